//! Rules about what a finished map has in every stage and lane.

use std::sync::Arc;

use super::grid::{Grid, Placed};
use crate::model::{Card, CardKind, Cell, Document, Item, Lane, LaneKind, MapState};

/// Pain points that no opportunity answers: none in their columns, none at an arrow's end.
pub(super) fn pain_without_opportunity(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    let pains = grid.seen().filter(|placed| is_pain(placed.card));
    let open = pains.filter(|pain| grid.opportunities_of(pain).next().is_none());
    open.map(|pain| vec![Item::Card(pain.card.id)]).collect()
}

/// Grave pain points of a future state that are as they were in the map it grew out of.
pub(super) fn pain_left_in_future(document: &Document, grid: &Grid<'_>) -> Vec<Vec<Item>> {
    let map = grid.map();
    let Some(before) = map.origin.and_then(|origin| document.map(origin)) else { return Vec::new() };
    if map.state != MapState::Future {
        return Vec::new();
    }
    let is_grave = |card: &Card| matches!(card.kind, CardKind::PainPoint { severity: 3, .. });
    let before = Grid::new(before);
    let is_untouched = |placed: &&Placed<'_>| {
        let origin = placed.card.origin.and_then(|origin| before.card(origin));
        origin.is_some_and(|origin| {
            origin.card.kind == placed.card.kind
                && origin.card.title == placed.card.title
                && origin.card.note == placed.card.note
        })
    };
    let left = grid.seen().filter(|placed| is_grave(placed.card)).filter(is_untouched);
    left.map(|placed| vec![Item::Card(placed.card.id)]).collect()
}

/// Stages whose columns hold no card.
pub(super) fn empty_stage(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    let stages = grid.stages().iter();
    let empty = stages.filter(|(_, columns)| !grid.any(columns, |column| column.filled));
    empty.map(|(stage, _)| vec![Item::Stage(stage.id)]).collect()
}

/// Lanes that hold nothing.
pub(super) fn empty_lane(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    let lanes = grid.map().lanes.iter().filter(|lane| !lane.hidden);
    let empty = lanes.filter(|lane| lane.cells.values().all(Cell::is_blank));
    empty.map(|lane| vec![Item::Lane(lane.id)]).collect()
}

/// Stages without a point, where the map has an emotion curve.
pub(super) fn stage_without_emotion(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    let is_curve = |lane: &&Arc<Lane>| {
        matches!(lane.kind, LaneKind::Curve(_)) && !lane.hidden && lane.points().next().is_some()
    };
    let Some(curve) = grid.map().lanes.iter().find(is_curve) else { return Vec::new() };
    let stages = grid.stages().iter();
    let without = stages.filter(|(_, columns)| !grid.any(columns, |column| column.emotion));
    let cells = without.filter_map(|(stage, _)| Some(Item::Cell(curve.id, stage.steps.first()?.id)));
    cells.map(|cell| vec![cell]).collect()
}

/// A map that says nothing of whom it is about.
pub(super) fn no_persona(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    if grid.map().personas.is_empty() { vec![vec![Item::Title]] } else { Vec::new() }
}

fn is_pain(card: &Card) -> bool {
    matches!(card.kind, CardKind::PainPoint { .. })
}
