//! What is selected: things of a map in the order they were selected, each once. Knows nothing of what is
//! done with them.

use std::collections::HashSet;

use crate::model::{Item, Map};

/// Of more things than these a list of what the map holds is made before they are looked up.
const FEW: usize = 8;

/// The selected things.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    items: Vec<Item>,
    all: HashSet<Item>,
}

impl Chosen {
    /// These things, those left out that the map does not have.
    pub(super) fn of(items: Vec<Item>, map: &Map) -> Self {
        let mut chosen = Self { items, all: HashSet::new() };
        chosen.items.retain(|item| chosen.all.insert(*item));
        chosen.keep_what_is_in(map);
        chosen
    }

    /// In the order they were selected.
    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    pub(super) fn contains(&self, item: Item) -> bool {
        self.all.contains(&item)
    }

    /// In, or out again.
    pub(super) fn toggle(&mut self, item: Item, map: &Map) {
        if self.all.remove(&item) {
            self.items.retain(|other| *other != item);
        } else if map.has(item) {
            self.all.insert(item);
            self.items.push(item);
        }
    }

    /// Forgets what the map no longer has.
    pub(super) fn keep_what_is_in(&mut self, map: &Map) {
        if self.items.len() > FEW {
            let contents = contents(map);
            self.items.retain(|item| match item {
                Item::Card(_) | Item::Point(_) => contents.contains(item),
                _ => map.has(*item),
            });
        } else {
            self.items.retain(|item| map.has(*item));
        }
        if self.items.len() < self.all.len() {
            self.all = self.items.iter().copied().collect();
        }
    }
}

/// Every card and point of the map.
fn contents(map: &Map) -> HashSet<Item> {
    let cards = map.lanes.iter().flat_map(|lane| lane.cards().map(|(.., card)| Item::Card(card.id)));
    let points = map.lanes.iter().flat_map(|lane| lane.points().map(|(_, point)| Item::Point(point.id)));
    cards.chain(points).chain(map.parking.iter().map(|card| Item::Card(card.id))).collect()
}
