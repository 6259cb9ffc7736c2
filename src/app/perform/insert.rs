//! New things at the selection, with words in the language of the document.

use std::sync::Arc;

use super::{card_place, spot};
use crate::app::editor::Editor;
use crate::edit::{MapEdit, Place};
use crate::model::{
    Block, BlockId, Card, CardId, CardKind, Lane, LaneId, LaneKind, Phase, PhaseId, Stage, StageId, Step,
    StepId,
};
use crate::words;

/// The column that columns are inserted at: the selected one, else the last of the map.
fn column(editor: &Editor) -> Option<StepId> {
    spot(editor).1.or_else(|| editor.map().columns().last().copied())
}

pub(super) fn phase(editor: &Editor) -> Option<MapEdit> {
    let words = words::new(editor.document().language);
    let step = column(editor)?;
    let place = editor
        .map()
        .phases
        .iter()
        .position(|phase| phase.stages.iter().flat_map(|stage| &stage.steps).any(|s| s.id == step))?;
    let stage = Stage::new(StageId::fresh(), words.stage, StepId::fresh());
    let phase = Phase { id: PhaseId::fresh(), title: words.phase.to_owned(), stages: vec![stage] };
    Some(MapEdit::AddPhase { index: place + 1, phase })
}

/// `after`: 0 before the selected stage, 1 after it.
pub(super) fn stage(editor: &Editor, after: usize) -> Option<MapEdit> {
    let (map, step) = (editor.map(), column(editor)?);
    let (stage, _) = map.step(step)?;
    let phase = map.phases.iter().find(|phase| phase.stages.iter().any(|s| s.id == stage.id))?;
    let index = phase.stages.iter().position(|s| s.id == stage.id)? + after;
    let title = words::new(editor.document().language).stage;
    let stage = Stage::new(StageId::fresh(), title, StepId::fresh());
    Some(MapEdit::AddStage { phase: phase.id, index, stage })
}

pub(super) fn step(editor: &Editor, after: usize) -> Option<MapEdit> {
    let step = column(editor)?;
    let (stage, _) = editor.map().step(step)?;
    let index = stage.steps.iter().position(|s| s.id == step)? + after;
    let title = words::new(editor.document().language).step.to_owned();
    let new = Step { title, ..Step::new(StepId::fresh()) };
    Some(MapEdit::AddStep { stage: stage.id, index, step: new })
}

/// A lane like the selected one, else like the last.
pub(super) fn lane(editor: &Editor, after: usize) -> MapEdit {
    let map = editor.map();
    let place = spot(editor).0.and_then(|id| map.lane_index(id)).or(map.lanes.len().checked_sub(1));
    let like = place.and_then(|place| map.lanes.get(place));
    let kind = like
        .map(|lane| lane.kind.clone())
        .filter(|kind| matches!(kind, LaneKind::Cards(_)))
        .unwrap_or(LaneKind::Cards(CardKind::Action));
    let mut lane = Lane::new(LaneId::fresh(), words::new(editor.document().language).lane, kind);
    lane.layer = like.map(|lane| lane.layer).unwrap_or_default();
    MapEdit::AddLane { index: place.map_or(0, |place| place + after), lane: Arc::new(lane) }
}

pub(super) fn card(editor: &Editor) -> Option<MapEdit> {
    card_at(editor, card_place(editor)?)
}

/// A card of the kind that the lane is for.
pub(super) fn card_at(editor: &Editor, to: Place) -> Option<MapEdit> {
    let kind = match to {
        Place::Cell { lane, .. } => match &editor.map().lane(lane)?.kind {
            LaneKind::Cards(kind) => kind.clone(),
            LaneKind::Pictures => CardKind::Picture { image: None },
            LaneKind::Curve(_) | LaneKind::Numbers(_) => return None,
        },
        Place::Parking { .. } => CardKind::Note,
    };
    Some(MapEdit::AddCards { to, cards: vec![Card::new(CardId::fresh(), kind, "")] })
}

pub(super) fn block(editor: &Editor, above: bool) -> MapEdit {
    let title = words::new(editor.document().language).block.to_owned();
    let block = Block { id: BlockId::fresh(), title, text: String::new() };
    MapEdit::AddBlock { above, index: usize::MAX, block }
}
