//! Edits of many things at once: cards, points and arrows that come together, and fields of many cards.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ids::AnyId;
use super::incoming::{Incoming, clamp_span};
use super::{Applied, Draft, EditError, Place, StepName, incoming};
use crate::model::{Card, CardId, Item, LaneId, Link, Point, StepId};

impl Draft<'_> {
    pub(super) fn add_contents(
        &mut self,
        cards: &[(Card, Place)],
        points: &[(LaneId, StepId, Point)],
        links: &[Link],
    ) -> Result<Applied, EditError> {
        let ids = cards.iter().map(|(card, _)| AnyId::Card(card.id));
        let ids = ids.chain(points.iter().map(|(.., point)| AnyId::Point(point.id)));
        self.refuse_taken(ids.chain(links.iter().map(|link| AnyId::Link(link.id))).collect())?;
        for (card, place) in cards {
            let mut card = card.clone();
            Incoming::into_map(self.rest, self.map).card(&mut card)?;
            self.put_cards(vec![card], *place)?;
        }
        for (lane, step, point) in points {
            self.put_point(*lane, *step, point)?;
        }
        for link in links {
            let link = incoming::link(link, self.map)?;
            self.map.links.push(link);
        }
        let items = cards.iter().map(|(card, _)| Item::Card(card.id));
        let items = items.chain(points.iter().map(|(.., point)| Item::Point(point.id)));
        Ok(Applied::new(StepName::AddCards(cards.len())).selecting(items))
    }

    pub(super) fn set_cards(&mut self, cards: &[Card]) -> Result<Applied, EditError> {
        let mut new: BTreeMap<CardId, Card> = BTreeMap::new();
        for card in cards {
            let mut card = card.clone();
            Incoming::into_map(self.rest, self.map).card(&mut card)?;
            new.insert(card.id, card);
        }
        let count = new.len();
        let columns: BTreeMap<StepId, usize> = self.map.columns().into_iter().rev().zip(1..).collect();
        for lane in &mut self.map.lanes {
            if !lane.cards().any(|(.., card)| new.contains_key(&card.id)) {
                continue;
            }
            for (step, cell) in &mut Arc::make_mut(lane).cells {
                for old in &mut cell.cards {
                    if let Some(mut card) = new.remove(&old.id) {
                        clamp_span(&mut card, columns.get(step).copied().unwrap_or(1));
                        *old = card;
                    }
                }
            }
        }
        for old in &mut self.map.parking {
            if let Some(card) = new.remove(&old.id) {
                *old = card;
            }
        }
        match new.keys().next() {
            Some(missing) => Err(EditError::NoItem(Item::Card(*missing))),
            None => Ok(Applied::new(StepName::ChangeCards(count))),
        }
    }
}
