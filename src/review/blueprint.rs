//! Rules of the layers of a service blueprint. They are silent on maps of one layer.

use super::grid::{Grid, is_touchpoint, lane_of_evidence};
use crate::model::{Card, CardKind, Item, Layer};

/// Front-stage work with nothing that the customer does in any of its columns.
pub(super) fn front_without_action(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    if !grid.has_layer(Layer::Customer) {
        return Vec::new();
    }
    let front = grid.seen().filter(|placed| placed.lane.layer == Layer::FrontStage && is_work(placed.card));
    let alone = front.filter(|placed| !grid.any(&placed.columns, |column| column.action));
    alone.map(|placed| vec![Item::Card(placed.card.id)]).collect()
}

/// Arrows that cross two lines or more.
pub(super) fn arrow_jumps_layer(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    grid.arrows()
        .filter(|(_, from, to)| !from.lane.hidden && !to.lane.hidden)
        .filter(|(_, from, to)| grid.lines_between(from.lane.layer, to.lane.layer) >= 2)
        .map(|(link, ..)| vec![Item::Link(link)])
        .collect()
}

/// Touchpoints with no evidence in any of their columns nor at an arrow's end, in a map that shows evidence.
pub(super) fn touchpoint_without_evidence(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    if !grid.map().lanes.iter().any(|lane| lane_of_evidence(lane)) {
        return Vec::new();
    }
    let shown = |id: &_| grid.card(*id).is_some_and(|other| other.card.kind == CardKind::Evidence);
    grid.seen()
        .filter(|placed| is_touchpoint(placed.card) && placed.lane.layer != Layer::Evidence)
        .filter(|placed| !grid.any(&placed.columns, |column| column.evidence))
        .filter(|placed| !grid.linked(placed.card.id).iter().any(shown))
        .map(|placed| vec![Item::Card(placed.card.id)])
        .collect()
}

/// Back-stage work without an arrow, where other back-stage work has some.
pub(super) fn back_stage_unlinked(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    let work = || grid.seen().filter(|placed| placed.lane.layer == Layer::BackStage && is_work(placed.card));
    let is_linked = |card: &Card| !grid.linked(card.id).is_empty();
    if !work().any(|placed| is_linked(placed.card)) {
        return Vec::new();
    }
    let alone = work().filter(|placed| !is_linked(placed.card));
    alone.map(|placed| vec![Item::Card(placed.card.id)]).collect()
}

/// Whether the card tells of something that is done, not of what somebody thinks of it.
fn is_work(card: &Card) -> bool {
    match card.kind {
        CardKind::Touchpoint { .. }
        | CardKind::Action
        | CardKind::Staff
        | CardKind::System
        | CardKind::Process
        | CardKind::Own { .. } => true,
        CardKind::Thought
        | CardKind::Quote { .. }
        | CardKind::Emotion { .. }
        | CardKind::PainPoint { .. }
        | CardKind::Opportunity { .. }
        | CardKind::Risk
        | CardKind::Metric
        | CardKind::Question
        | CardKind::Evidence
        | CardKind::Policy
        | CardKind::Note
        | CardKind::Picture { .. } => false,
    }
}
