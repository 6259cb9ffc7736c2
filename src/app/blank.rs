//! What a new document begins with: the blank template, and a single empty column should that be broken.

use crate::model::{Document, DocumentId, Language, Map, MapId, Phase, PhaseId, Stage, StageId, StepId};
use crate::{templates, words};

/// A new document.
pub(super) fn document(language: Language) -> Document {
    templates::load("blank", language).unwrap_or_else(|error| {
        log::error!("blank template: {error}");
        Document::new(DocumentId::fresh(), language, column(language))
    })
}

/// A new map of a document that exists already.
pub(super) fn map(language: Language) -> Map {
    let title = words::new(language).map.to_owned();
    match document(language).maps.first() {
        Some(map) => Map { origin: None, ..super::copies::map(map, title) },
        None => Map { title, ..column(language) },
    }
}

/// A map of one column without lanes.
pub(super) fn column(language: Language) -> Map {
    let words = words::new(language);
    let stage = Stage::new(StageId::fresh(), words.stage, StepId::fresh());
    let phase = Phase { id: PhaseId::fresh(), title: String::new(), stages: vec![stage] };
    Map::new(MapId::fresh(), words.map, phase)
}
