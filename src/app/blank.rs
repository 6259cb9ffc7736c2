//! A document to begin with while no template is chosen.

use crate::model::{Document, DocumentId, Language, Map, MapId, Phase, PhaseId, Stage, StageId, StepId};

/// A map of one column without lanes.
pub(super) fn map(title: &str) -> Map {
    let stage = Stage::new(StageId::fresh(), "", StepId::fresh());
    Map::new(MapId::fresh(), title, Phase { id: PhaseId::fresh(), title: String::new(), stages: vec![stage] })
}

/// A document of one such map.
pub(super) fn document(language: Language) -> Document {
    Document::new(DocumentId::fresh(), language, map(""))
}
