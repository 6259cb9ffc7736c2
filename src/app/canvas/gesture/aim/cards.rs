//! Where carried cards go: into a stack, each to a place of its own, onto a curve, or into the parking lot.

use std::collections::{HashMap, HashSet};

use super::super::Held;
use super::{Aim, points};
use crate::app::perform::block::{self, Grid};
use crate::edit::{Edit, MapEdit, Place};
use crate::layout::{Pos, Slot};
use crate::model::{Card, CardId};

/// Into the parking lot, last.
pub(super) fn park(held: &Held, cards: &[CardId]) -> Aim {
    let to = Place::Parking { index: usize::MAX };
    Aim::at(held, Some(MapEdit::MoveCards { cards: cards.to_vec(), to }))
}

/// A new card into the parking lot, last.
pub(super) fn park_new(held: &Held, card: &Card) -> Aim {
    let to = Place::Parking { index: usize::MAX };
    Aim::at(held, Some(MapEdit::AddCards { to, cards: vec![card.clone()] }))
}

/// Cards to where the pointer is. Those of other cells than the grabbed one keep their places around it; cards
/// that come out of the parking lot go into one stack.
pub(super) fn drop(held: &Held, cards: &[CardId], grabbed: CardId, pos: Pos) -> Aim {
    let Some(slot) = held.layout.card_slot(pos, cards) else {
        if let Some(forbidden) = points::refused_cards(held, cards, pos) {
            return Aim { tells_why_not: true, ..Aim::at(held, Some(forbidden)) };
        }
        let edit = points::drop_cards(held, cards, pos);
        let edit = edit.map(|(name, edits)| Edit::Several(name, in_map(held, edits)));
        return Aim { edit, ..Aim::default() };
    };
    let is_parked = |id: &CardId| held.map.parking.iter().any(|card| card.id == *id);
    let edit = if cards.iter().any(is_parked) {
        Some(MapEdit::MoveCards { cards: cards.to_vec(), to: place(&slot, slot.index) })
    } else {
        arranged(held, cards, grabbed, &slot)
    };
    Aim::at(held, edit).with_bar(slot.bar)
}

/// A new card to where the pointer is.
pub(super) fn drop_new(held: &Held, card: &Card, pos: Pos) -> Aim {
    match held.layout.card_slot(pos, &[]) {
        Some(slot) => {
            let to = place(&slot, slot.index);
            Aim::at(held, Some(MapEdit::AddCards { to, cards: vec![card.clone()] })).with_bar(slot.bar)
        }
        None => Aim::at(held, points::drop_new(held, card, pos)),
    }
}

fn place(slot: &Slot, index: usize) -> Place {
    Place::Cell { lane: slot.lane, step: slot.step, index }
}

fn in_map(held: &Held, edits: Vec<MapEdit>) -> Vec<Edit> {
    edits.into_iter().map(|edit| Edit::Map(held.map.id, edit)).collect()
}

/// Every card as far to the right and down as the grabbed one goes, but no farther than all of them stay in
/// the grid: the arrangement is kept. Within one cell the others stay where they are. `None`: one lies in the
/// parking lot.
fn arranged(held: &Held, cards: &[CardId], grabbed: CardId, slot: &Slot) -> Option<MapEdit> {
    let places = places(held, cards, grabbed, slot, false)?;
    let of_slot =
        |to: Place| matches!(to, Place::Cell { lane, step, .. } if (lane, step) == (slot.lane, slot.step));
    let one_stack = places.iter().all(|(_, to)| of_slot(*to));
    let places: Vec<(CardId, Place)> = places.into_iter().map(|(card, to)| (card.id, to)).collect();
    Some(if one_stack {
        let cards = places.into_iter().map(|(card, _)| card).collect();
        MapEdit::MoveCards { cards, to: place(slot, slot.index) }
    } else {
        MapEdit::PlaceCards(places)
    })
}

/// Where each of the cards goes when the grabbed one goes into the slot.
fn places<'a>(
    held: &'a Held,
    cards: &[CardId],
    grabbed: CardId,
    slot: &Slot,
    copies: bool,
) -> Option<Vec<(&'a Card, Place)>> {
    let carried: HashSet<CardId> = cards.iter().copied().collect();
    let lanes = held.layout.rows.iter().map(|row| row.lane.id);
    let lanes = lanes.filter_map(|id| held.map.lane(id).map(AsRef::as_ref));
    let grid = Grid::new(lanes, held.layout.setting.columns.iter().map(|column| column.step));
    let spots = grid.spots(|card| carried.contains(&card));
    if spots.len() < carried.len() {
        return None;
    }
    let from = *spots.iter().find(|spot| spot.card.id == grabbed)?;
    let (row, column) = (grid.row(slot.lane)?, grid.column(slot.step)?);
    let wanted = (column.checked_signed_diff(from.column)?, row.checked_signed_diff(from.row)?);
    let by = grid.shift_within(&spots, wanted);
    let (mut index, stays) = (slot.index, by == (0, 0) && !copies);
    let mut places = Vec::new();
    for spot in &spots {
        let goes_along = spot.shares_cell_with(&from);
        if stays && (!goes_along || wanted != by) {
            continue;
        }
        let (row, column) = spot.shifted(by)?;
        let in_slot = goes_along && wanted == by;
        places.push((spot.card, grid.place(row, column, if in_slot { index } else { usize::MAX })?));
        index += usize::from(in_slot);
    }
    (!places.is_empty()).then_some(places)
}

/// Copies of the cards to where the pointer is, arranged as the cards are; the cards stay.
pub(super) fn drop_copies(held: &Held, cards: &[CardId], grabbed: CardId, pos: Pos) -> Aim {
    let Some(slot) = held.layout.card_slot(pos, &[]) else { return Aim::default() };
    let stacked = || {
        let cards = cards.iter().filter_map(|id| held.map.card(*id)).zip(slot.index..);
        cards.map(|(card, index)| (card, place(&slot, index))).collect()
    };
    let places = places(held, cards, grabbed, &slot, true).unwrap_or_else(stacked);
    Aim { edit: Some(copies_at(held, cards, places)), ..Aim::default() }.with_bar(slot.bar)
}

/// Copies of the cards into the parking lot, last.
pub(super) fn park_copies(held: &Held, cards: &[CardId]) -> Aim {
    let to = Place::Parking { index: usize::MAX };
    let places = cards.iter().filter_map(|id| Some((held.map.card(*id)?, to))).collect();
    Aim { edit: Some(copies_at(held, cards, places)), ..Aim::default() }
}

/// The ids follow the order in which the cards are carried, so that each copy hangs from its card's place.
fn copies_at(held: &Held, cards: &[CardId], mut places: Vec<(&Card, Place)>) -> Edit {
    let order: HashMap<CardId, usize> = cards.iter().copied().zip(0..).collect();
    places.sort_by_key(|(card, _)| order.get(&card.id).copied());
    block::copies(&held.map, &places, |place| held.bits(place))
}
