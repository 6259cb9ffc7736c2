//! A search through the words of the maps that is under way: what is looked for, what was found, and which of it
//! comes next. The editor keeps it; `seeking` goes from hit to hit. Knows nothing of the bar and of how hits are
//! shown. (Commands and shortcuts are found by `dialogs::wanted`.)

use crate::find::{Found, Hit, Query};
use crate::model::{Document, Item, MapId};

/// A search that is under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    map: MapId,
    query: Query,
    found: Found,
    /// Where it began: what was selected, or the last hit that was gone to.
    from: Option<Item>,
    /// The place among the hits that was gone to last. What stands there now may be another hit.
    at: usize,
}

/// Where to go from a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// To a hit of the map in front, by its place.
    Here(usize),
    /// To the first or last hit of another map.
    Map(MapId),
}

impl Sought {
    /// Begins to look through the document, from that thing of the map in front on.
    #[must_use]
    pub fn new(document: &Document, map: MapId, query: Query, from: Option<Item>) -> Self {
        let found = Found::new(document, map, &query, from);
        // Behind the last hit it begins again at the first.
        let at = if found.before < found.hits.len() { found.before } else { 0 };
        Self { map, query, found, from, at }
    }

    /// What is looked for.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// What was found.
    #[must_use]
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Where the search began.
    #[must_use]
    pub fn from(&self) -> Option<Item> {
        self.from
    }

    /// The hit to go to first.
    #[must_use]
    pub fn first(&self) -> Option<Hit> {
        self.found.hits.get(self.at).copied()
    }

    /// The place among the hits of what is selected alone.
    #[must_use]
    pub fn current(&self, selection: &[Item]) -> Option<usize> {
        let [item] = selection else { return None };
        let hit_at = |at: usize| self.found.hits.get(at).is_some_and(|hit| hit.item == *item);
        if hit_at(self.at) {
            return Some(self.at);
        }
        let has = self.found.has(*item);
        has.then(|| self.found.hits.iter().position(|hit| hit.item == *item)).flatten()
    }

    /// Where to go next, or back. Behind the last hit of a map come those of the next map.
    #[must_use]
    pub fn next(&self, selection: &[Item], forward: bool) -> Option<Next> {
        let hits = self.found.hits.len();
        let place = match (self.current(selection), forward) {
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
            // The hit that stood here is none any more, or something else is selected.
            (None, true) => Some(self.at),
            (None, false) => self.at.checked_sub(1),
        };
        if let Some(place) = place.filter(|place| *place < hits) {
            return Some(Next::Here(place));
        }
        let elsewhere = &self.found.elsewhere;
        let map = if forward { elsewhere.first() } else { elsewhere.last() };
        let around = if forward { 0 } else { hits.saturating_sub(1) };
        map.map(|(map, _)| Next::Map(*map)).or((hits > 0).then_some(Next::Here(around)))
    }

    /// Goes to the hit of that place; none: the last one.
    pub(super) fn go(&mut self, place: Option<usize>) -> Option<Hit> {
        let place = place.unwrap_or(self.found.hits.len().saturating_sub(1));
        let hit = self.found.hits.get(place).copied()?;
        (self.at, self.from) = (place, Some(hit.item));
        Some(hit)
    }

    /// Looks again, in a document that has changed or for another map in front.
    pub(super) fn look_again(&mut self, document: &Document, map: MapId) {
        self.found = Found::new(document, map, &self.query, self.from);
        if self.map != map {
            (self.map, self.at) = (map, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::templates;

    fn sought(query: &str) -> (Document, Sought) {
        let document = templates::load("service-blueprint", Language::English).unwrap();
        let sought = Sought::new(&document, document.maps[0].id, Query::new(query), None);
        (document, sought)
    }

    #[test]
    fn going_on_leads_around() {
        let (_, mut sought) = sought("a");
        let hits = sought.found().hits.clone();
        assert!(hits.len() > 2);
        let selected = |place: usize| [hits[place].item];
        assert_eq!(sought.next(&selected(0), true), Some(Next::Here(1)));
        assert_eq!(sought.next(&selected(hits.len() - 1), true), Some(Next::Here(0)));
        assert_eq!(sought.next(&selected(0), false), Some(Next::Here(hits.len() - 1)));
        sought.go(Some(2));
        assert_eq!(sought.next(&[], true), Some(Next::Here(2)), "after the hit itself is gone");
    }

    #[test]
    fn other_maps_come_behind_the_last_hit() {
        let (mut document, _) = sought("a");
        let copy = crate::model::Map { id: MapId::from_bits(77), ..(*document.maps[0]).clone() };
        document.maps.push(copy.into());
        let sought = Sought::new(&document, document.maps[0].id, Query::new("a"), None);
        let last = sought.found().hits.last().unwrap().item;
        assert_eq!(sought.next(&[last], true), Some(Next::Map(MapId::from_bits(77))));
        let first = sought.found().hits[0].item;
        assert_eq!(sought.next(&[first], false), Some(Next::Map(MapId::from_bits(77))));
    }

    #[test]
    fn nothing_found_leads_nowhere() {
        let (_, sought) = sought("no such words");
        assert_eq!(sought.next(&[], true), None);
        assert_eq!(sought.first(), None);
    }
}
