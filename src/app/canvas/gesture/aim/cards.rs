//! Where carried cards go: into a stack, each to a place of its own, onto a curve, or into the parking lot.

use super::super::Held;
use super::{Aim, points};
use crate::edit::{Edit, MapEdit, Place};
use crate::layout::{Content, Pos, Slot};
use crate::model::{Card, CardId, LaneId, StepId};

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

/// Cards to where the pointer is. Those of other cells than the grabbed one keep their places around it;
/// where that would leave the grid all go into one stack.
pub(super) fn drop(held: &Held, cards: &[CardId], grabbed: CardId, pos: Pos) -> Aim {
    let Some(slot) = held.layout.card_slot(pos, cards) else {
        if let Some(forbidden) = points::refused_cards(held, cards, pos) {
            return Aim { tells_why_not: true, ..Aim::at(held, Some(forbidden)) };
        }
        let edit = points::drop_cards(held, cards, pos);
        let edit = edit.map(|(name, edits)| Edit::Several(name, in_map(held, edits)));
        return Aim { edit, ..Aim::default() };
    };
    let edit = arranged(held, cards, grabbed, &slot)
        .unwrap_or_else(|| MapEdit::MoveCards { cards: cards.to_vec(), to: place(&slot, slot.index) });
    Aim::at(held, Some(edit)).with_bar(slot.bar)
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

/// Every card as far to the right and down as the grabbed one goes. `None`: one lies in the parking lot,
/// or would come to where no card can lie.
fn arranged(held: &Held, cards: &[CardId], grabbed: CardId, slot: &Slot) -> Option<MapEdit> {
    let columns = held.map.columns();
    let column = |step: StepId| columns.iter().position(|id| *id == step);
    let row = |lane: LaneId| held.layout.rows.iter().position(|row| row.lane.id == lane);
    let (from_lane, from_step, ..) = held.map.card_in_grid(grabbed)?;
    let right = column(slot.step)?.checked_signed_diff(column(from_step)?)?;
    let down = row(slot.lane)?.checked_signed_diff(row(from_lane.id)?)?;

    let mut places = Vec::new();
    let mut index = slot.index;
    for card in cards {
        let (lane, step, ..) = held.map.card_in_grid(*card)?;
        if lane.id == from_lane.id && step == from_step {
            places.push((*card, place(slot, index)));
            index += 1;
        } else if right != 0 || down != 0 {
            let step = *columns.get(column(step)?.checked_add_signed(right)?)?;
            let row = held.layout.rows.get(row(lane.id)?.checked_add_signed(down)?)?;
            if !matches!(row.body.content, Content::Cards(_)) {
                return None;
            }
            places.push((*card, Place::Cell { lane: row.lane.id, step, index: usize::MAX }));
        }
    }
    let one_stack = index - slot.index == places.len();
    Some(if one_stack {
        let cards = places.into_iter().map(|(card, _)| card).collect();
        MapEdit::MoveCards { cards, to: place(slot, slot.index) }
    } else {
        MapEdit::PlaceCards(places)
    })
}
