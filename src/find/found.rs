//! Where a query stands in the maps of a document.

use std::collections::HashSet;

use super::{Field, Query, texts};
use crate::model::{Document, Item, MapId};

/// A thing in whose words a query stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The thing.
    pub item: Item,
    /// The first of its texts that has the query.
    pub field: Field,
}

/// What was found in one map, and how much in the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// In reading order, each thing once.
    pub hits: Vec<Hit>,
    /// How many of them come before the thing that the search began at; 0 where there was none.
    pub before: usize,
    /// The other maps in which something was found, in the order of the tabs from this one on and around,
    /// with how many things.
    pub elsewhere: Vec<(MapId, usize)>,
    items: HashSet<Item>,
}

impl Found {
    /// Looks through all maps of the document. `from`: a thing of `map`, where the search begins.
    #[must_use]
    pub fn new(document: &Document, map: MapId, query: &Query, from: Option<Item>) -> Self {
        let (hits, before) = in_map(document, map, query, from);
        let place = document.maps.iter().position(|other| other.id == map).unwrap_or_default();
        let (before_it, from_it) = document.maps.split_at(place);
        let others = from_it.iter().chain(before_it).filter(|other| other.id != map);
        let elsewhere = others
            .map(|other| (other.id, in_map(document, other.id, query, None).0.len()))
            .filter(|(_, hits)| *hits > 0)
            .collect();
        Self { items: hits.iter().map(|hit| hit.item).collect(), hits, before, elsewhere }
    }

    /// Whether the thing is among what was found in the map.
    #[must_use]
    pub fn has(&self, item: Item) -> bool {
        self.items.contains(&item)
    }

    /// How many things were found in the other maps.
    #[must_use]
    pub fn count_elsewhere(&self) -> usize {
        self.elsewhere.iter().map(|(_, hits)| hits).sum()
    }
}

/// What is found in one map, in reading order, and how much of it before the thing `from`.
fn in_map(document: &Document, map: MapId, query: &Query, from: Option<Item>) -> (Vec<Hit>, usize) {
    let mut hits: Vec<Hit> = Vec::new();
    let mut before = None;
    let Some(map) = document.map(map).filter(|_| !query.is_empty()) else { return (hits, 0) };
    texts::texts(document, map, &mut |item, field, text| {
        if from == Some(item) && before.is_none() {
            before = Some(hits.len());
        }
        if hits.last().is_none_or(|last| last.item != item) && query.is_in(text) {
            hits.push(Hit { item, field });
        }
    });
    (hits, before.unwrap_or_default())
}
