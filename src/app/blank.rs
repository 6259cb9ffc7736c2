//! A document to begin with while no template is chosen: three stages and the usual lanes.

use std::sync::Arc;

use crate::model::{
    CardKind, Curve, Document, DocumentId, Lane, LaneId, LaneKind, Language, Map, MapId, Phase, PhaseId,
    Presence, Stage, StageId, StepId,
};
use crate::words;

/// A map of three stages and the usual lanes.
pub(super) fn map(title: &str, language: Language) -> Map {
    let words = words::new(language);
    let stage = || Stage::new(StageId::fresh(), words.stage, StepId::fresh());
    let phase = Phase { id: PhaseId::fresh(), title: String::new(), stages: vec![stage(), stage(), stage()] };
    let kinds = [
        CardKind::Action,
        CardKind::Touchpoint { channel: None, presence: Presence::default() },
        CardKind::PainPoint { category: None, severity: 0 },
        CardKind::Opportunity { impact: 0, effort: 0 },
    ];
    let mut lanes: Vec<Arc<Lane>> = kinds
        .into_iter()
        .map(|kind| {
            let title = words::kinds::card_kinds(language, &kind);
            Arc::new(Lane::new(LaneId::fresh(), title, LaneKind::Cards(kind)))
        })
        .collect();
    let curve = Lane::new(LaneId::fresh(), words.emotions, LaneKind::Curve(Curve::default()));
    lanes.insert(2, Arc::new(curve));
    Map { lanes, ..Map::new(MapId::fresh(), title, phase) }
}

/// A document of one such map.
pub(super) fn document(language: Language) -> Document {
    Document::new(DocumentId::fresh(), language, map(words::new(language).map, language))
}
