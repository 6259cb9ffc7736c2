//! Two maps of a document against each other: which columns, lanes and cards belong together, what was added,
//! removed, changed and moved, and what that adds up to. Knows nothing of words, drawing and windows.
//!
//! Parts belong together when one grew out of the other, or both out of the same; else when they have the same
//! words in the same place. Cards kept beside a map take no part.

mod cards;
mod grid;
mod merge;
mod origins;
mod pairing;
mod totals;

pub use cards::{CardPair, Field, Spot};
pub use merge::{Merged, Side, merged, whole};
pub use totals::{Counts, Totals};

use crate::model::{Document, LaneId, Map, MapId, StageId, StepId};

use origins::Origins;

/// What two maps say of each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The columns of both in one order: that of the later map, with the earlier one's where they were.
    pub columns: Vec<Pair<StepId>>,
    /// The stages of both, likewise.
    pub stages: Vec<Pair<StageId>>,
    /// The lanes of both, likewise, sorted by layer.
    pub lanes: Vec<Pair<LaneId>>,
    /// The cards of both, column by column, top to bottom.
    pub cards: Vec<CardPair>,
    /// How many cards differ, and how.
    pub counts: Counts,
    /// What the earlier map adds up to.
    pub before: Totals,
    /// What the later map adds up to.
    pub after: Totals,
}

/// A part of the earlier map, of the later one, or what belongs together of both; never neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<T> {
    /// In the earlier map.
    pub before: Option<T>,
    /// In the later map.
    pub after: Option<T>,
}

/// Which maps are compared, and how they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// The earlier map.
    pub before: MapId,
    /// The later map.
    pub after: MapId,
    /// How they are shown.
    pub look: Look,
    /// What is the same in both is faded.
    pub only_differences: bool,
}

/// How two maps are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// As one map.
    #[default]
    Overlay,
    /// The earlier above the later.
    Stacked,
    /// The earlier left of the later.
    Beside,
}

/// Compares two maps of the document.
#[must_use]
pub fn compare(document: &Document, before: &Map, after: &Map) -> Comparison {
    let origins = Origins::of(document);
    let columns = grid::columns(&origins, before, after);
    let stages = grid::stages(&origins, before, after);
    let lanes = grid::lanes(&origins, before, after);
    let cards = cards::cards(&origins, (before, after), &columns, &lanes);
    let counts = Counts::of(before, after, &cards);
    Comparison { counts, before: Totals::of(before), after: Totals::of(after), columns, stages, lanes, cards }
}

/// The two maps that the map in front is best compared with: with what it grew out of, else with what grew out
/// of it, else with its neighbour. The earlier one first; `None` while the document has one map.
#[must_use]
pub fn proposed(document: &Document, front: MapId) -> Option<(MapId, MapId)> {
    let map = document.map(front)?;
    let origin = map.origin.filter(|id| document.map(*id).is_some());
    if let Some(origin) = origin.filter(|id| *id != front) {
        return Some((origin, front));
    }
    if let Some(grown) = document.maps.iter().rev().find(|other| other.origin == Some(front)) {
        return Some((front, grown.id));
    }
    let place = document.maps.iter().position(|other| other.id == front)?;
    match (document.maps.get(place + 1), place.checked_sub(1).and_then(|place| document.maps.get(place))) {
        (Some(next), _) => Some((front, next.id)),
        (None, Some(previous)) => Some((previous.id, front)),
        (None, None) => None,
    }
}

impl Comparison {
    /// Whether the columns are alike enough to stand in line above each other: half of them belong together.
    #[must_use]
    pub fn columns_in_line(&self) -> bool {
        self.columns.iter().filter(|pair| pair.is_both()).count() * 2 >= self.columns.len()
    }
}

impl<T> Pair<T> {
    /// Whether both maps have it.
    #[must_use]
    pub fn is_both(&self) -> bool {
        self.before.is_some() && self.after.is_some()
    }
}

#[cfg(test)]
mod tests;
