//! Rules about single cards that could say more. They hold their peace until the map says such things at all.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::grid::{Grid, Placed, is_touchpoint, lane_of_touchpoints};
use crate::model::{CardId, CardKind, Item, Layer, MapState, PersonaId};

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

/// Cards of one cell with the same words for the same people and variant, in pairs: every later one and the
/// first.
pub(super) fn said_twice(grid: &Grid<'_>) -> Vec<Vec<Item>> {
    // Cards come cell by cell.
    let cells = grid.cards().chunk_by(|a, b| a.step == b.step && a.lane.id == b.lane.id);
    cells.filter(|cell| cell.len() > 1).flat_map(twice_in_cell).collect()
}

fn twice_in_cell(cell: &[Placed<'_>]) -> Vec<Vec<Item>> {
    let mut first: HashMap<(String, &str, &[PersonaId]), CardId> = HashMap::new();
    let mut twice = Vec::new();
    for Placed { card, lane, .. } in cell {
        if lane.hidden || card.title.trim().is_empty() {
            continue;
        }
        let words = card.title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match first.entry((words, &card.variant, &card.personas)) {
            Entry::Occupied(other) => twice.push(vec![Item::Card(card.id), Item::Card(*other.get())]),
            Entry::Vacant(free) => {
                free.insert(card.id);
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
