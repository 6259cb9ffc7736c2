//! Rules about single cards that could say more. They hold their peace until the map says such things at all.

use std::collections::HashMap;

use super::grid::{Grid, Placed, is_touchpoint, lane_of_touchpoints};
use crate::model::{CardId, CardKind, Item, LaneId, Layer, MapState, PersonaId, StepId};

/// Actions of the customer in columns without touchpoint, in a map that has a lane for them. What happens
/// without the company needs none, and a day in the life is mostly that.
pub(super) fn action_without_touchpoint(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    let has_lane = grid.map().lanes.iter().any(|lane| lane_of_touchpoints(lane));
    let used = grid.cards().iter().any(|placed| is_touchpoint(placed.card));
    if !has_lane || !used || grid.map().state == MapState::DayInTheLife {
        return Vec::new();
    }
    grid.seen()
        .filter(|placed| placed.lane.layer == Layer::Customer && placed.card.kind == CardKind::Action)
        .filter(|placed| !is_without_us(placed))
        .filter(|placed| !grid.any(&placed.columns, |column| column.touchpoint))
        .map(|placed| vec![Item::Card(placed.card.id)])
        .collect()
}

/// Touchpoints without channel, where others name theirs.
pub(super) fn touchpoint_without_channel(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    unsaid(
        grid,
        |kind| {
            if let CardKind::Touchpoint { channel, .. } = kind { Some(channel.is_some()) } else { None }
        },
    )
}

/// Pain points without severity, where others have one.
pub(super) fn pain_without_severity(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    unsaid(
        grid,
        |kind| {
            if let CardKind::PainPoint { severity, .. } = kind { Some(*severity > 0) } else { None }
        },
    )
}

/// Pain points without category, where others have one.
pub(super) fn pain_without_category(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    unsaid(grid, |kind| {
        if let CardKind::PainPoint { category, .. } = kind { Some(category.is_some()) } else { None }
    })
}

/// Cards that leave unsaid what others of their kind say. `said`: `None` for cards of other kinds.
fn unsaid(grid: &Grid<'_>, said: impl Fn(&CardKind) -> Option<bool>) -> Vec<Vec<Item>> {
    if !grid.cards().iter().any(|placed| said(&placed.card.kind) == Some(true)) {
        return Vec::new();
    }
    let silent = grid.seen().filter(|placed| said(&placed.card.kind) == Some(false));
    silent.map(|placed| vec![Item::Card(placed.card.id)]).collect()
}

/// Cards of one cell with the same words for the same people and variant, in pairs: the first and every later
/// one.
pub(super) fn said_twice(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    type Said<'a> = (LaneId, StepId, String, &'a str, &'a [PersonaId]);
    let mut first: HashMap<Said<'_>, CardId> = HashMap::new();
    let mut twice = Vec::new();
    for placed in grid.seen().filter(|placed| !placed.card.title.trim().is_empty()) {
        let card = placed.card;
        let words = card.title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let said = (placed.lane.id, placed.step, words, card.variant.as_str(), card.personas.as_slice());
        match first.get(&said) {
            Some(&other) => twice.push(vec![Item::Card(card.id), Item::Card(other)]),
            None => {
                first.insert(said, card.id);
            }
        }
    }
    twice
}

/// Whether stage or step of the card lie outside the service.
fn is_without_us(placed: &Placed<'_>) -> bool {
    let mut steps = placed.stage.steps.iter();
    placed.stage.facts.not_with_us || steps.any(|step| step.id == placed.step && step.facts.not_with_us)
}
