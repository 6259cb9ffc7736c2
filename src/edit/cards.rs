//! Edits of cards: coming, going from place to place, and their fields.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ids::ids_of_cards;
use super::incoming::{Incoming, clamp_span, insert_card};
use super::{Applied, Draft, EditError, MergeKey, Place, StepName, TextPlace, insert_at};
use crate::model::{Card, CardId, Item};

impl Draft<'_> {
    pub(super) fn add_cards(&mut self, to: Place, cards: &[Card]) -> Result<Applied, EditError> {
        self.refuse_taken(ids_of_cards(cards).collect())?;
        let mut new = cards.to_vec();
        let incoming = Incoming::into_map(self.rest, self.map);
        new.iter_mut().try_for_each(|card| incoming.card(card))?;
        self.put_cards(new, to)?;
        let applied =
            Applied::new(StepName::AddCards(cards.len())).selecting(items(cards.iter().map(|card| card.id)));
        // The words typed on a new card at once belong to its step.
        Ok(match cards {
            [card] if card.title.is_empty() => {
                applied.merging(MergeKey::Text(self.map.id, TextPlace::Card(card.id)))
            }
            _ => applied,
        })
    }

    pub(super) fn move_cards(&mut self, cards: &[CardId], to: Place) -> Result<Applied, EditError> {
        let taken = self.take_cards(cards)?;
        let count = taken.len();
        self.put_cards(taken, to)?;
        let name = match to {
            Place::Cell { .. } => StepName::MoveCards(count),
            Place::Parking { .. } => StepName::ParkCards(count),
        };
        Ok(Applied::new(name).selecting(items(cards.iter().copied())))
    }

    pub(super) fn place_cards(&mut self, places: &[(CardId, Place)]) -> Result<Applied, EditError> {
        let ids: Vec<CardId> = places.iter().map(|(id, _)| *id).collect();
        let mut taken: BTreeMap<CardId, Card> =
            self.take_cards(&ids)?.into_iter().map(|card| (card.id, card)).collect();
        for (id, place) in places {
            if let Some(card) = taken.remove(id) {
                self.put_cards(vec![card], *place)?;
            }
        }
        let parked = places.iter().all(|(_, place)| matches!(place, Place::Parking { .. }));
        let name = if parked { StepName::ParkCards(ids.len()) } else { StepName::MoveCards(ids.len()) };
        Ok(Applied::new(name).selecting(items(ids)))
    }

    pub(super) fn set_card(&mut self, card: &Card) -> Result<Applied, EditError> {
        let mut new = card.clone();
        Incoming::into_map(self.rest, self.map).card(&mut new)?;
        if let Some((_, step, ..)) = self.map.card_in_grid(card.id) {
            clamp_span(&mut new, self.columns_from(step)?);
        }
        *self.card_mut(card.id)? = new;
        Ok(Applied::new(StepName::ChangeCard).merging(MergeKey::Card(self.map.id, card.id)))
    }

    /// Takes the cards out of wherever they are, in the given order; one named twice comes once.
    fn take_cards(&mut self, ids: &[CardId]) -> Result<Vec<Card>, EditError> {
        let wanted: BTreeSet<CardId> = ids.iter().copied().collect();
        let is_wanted = |card: &Card| wanted.contains(&card.id);
        let mut found = BTreeMap::new();
        let mut keep = |cards: &mut Vec<Card>| {
            found.extend(cards.extract_if(.., |card| is_wanted(card)).map(|card| (card.id, card)));
        };
        keep(&mut self.map.parking);
        for lane in &mut self.map.lanes {
            if lane.cards().any(|(_, _, card)| is_wanted(card)) {
                let lane = Arc::make_mut(lane);
                lane.cells.values_mut().for_each(|cell| keep(&mut cell.cards));
                lane.cells.retain(|_, cell| !cell.is_blank());
            }
        }
        if let Some(missing) = wanted.iter().find(|id| !found.contains_key(id)) {
            return Err(EditError::NoItem(Item::Card(*missing)));
        }
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// Puts cards that are nowhere yet into a place.
    pub(super) fn put_cards(&mut self, cards: Vec<Card>, to: Place) -> Result<(), EditError> {
        match to {
            Place::Parking { index } => {
                for (offset, card) in cards.into_iter().enumerate() {
                    insert_at(&mut self.map.parking, index.saturating_add(offset), card);
                }
            }
            Place::Cell { lane, step, index } => {
                let columns = self.columns_from(step)?;
                let lane = self.lane_mut(lane)?;
                if lane.kind.holds_points() {
                    return Err(EditError::WrongLane(lane.id));
                }
                for (offset, mut card) in cards.into_iter().enumerate() {
                    clamp_span(&mut card, columns);
                    insert_card(lane, step, index.saturating_add(offset), card);
                }
            }
        }
        Ok(())
    }
}

fn items(cards: impl IntoIterator<Item = CardId>) -> Vec<Item> {
    cards.into_iter().map(Item::Card).collect()
}
