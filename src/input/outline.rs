//! An outline: stages with their steps, cards in lanes, feelings. What every structured text becomes before
//! it becomes an edit. Knows nothing of the text it came from nor of a map.

use std::collections::BTreeSet;

use super::lane_words::are_same;
use crate::model::{CardKind, Layer};

/// Stages with cards in lanes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// What it calls itself; empty: nothing.
    pub title: String,
    /// Lanes that it names, in order of their first card.
    pub lanes: Vec<LaneIn>,
    /// Names of the people it tells apart.
    pub personas: Vec<String>,
    /// Its stages, left to right.
    pub stages: Vec<StageIn>,
    /// Cards of no stage.
    pub loose: Vec<CardIn>,
    /// Blocks that are no part of a map, such as diagrams, and are left out.
    pub left_out: usize,
}

/// A stage.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StageIn {
    /// Words of its head, without a number.
    pub title: String,
    /// The second line of its head.
    pub subtitle: String,
    /// Its columns; never empty.
    pub steps: Vec<StepIn>,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StepIn {
    /// Words of its head; empty: none.
    pub title: String,
    /// What lies in it, in the order of the text.
    pub cards: Vec<CardIn>,
}

/// A card, or a point of the emotion curve.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardIn {
    /// Which of the outline's lanes; `None`: nobody said.
    pub lane: Option<usize>,
    /// Words of the card.
    pub title: String,
    /// Somebody said it; the words are without quotation marks.
    pub quote: bool,
    /// It belongs to the card before it.
    pub child: bool,
    /// Which of the outline's personas; `None`: everyone's.
    pub persona: Option<usize>,
    /// How it feels, −2 to +2, one after the other.
    pub feelings: Vec<i8>,
}

/// A lane as the text names it.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneIn {
    /// Its words.
    pub title: String,
    /// The kind of its cards.
    pub kind: CardKind,
    /// Where it belongs.
    pub layer: Layer,
    /// The words are known, so that a lane of the same kind will do.
    pub known: bool,
}

/// How much an outline makes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Stages.
    pub stages: usize,
    /// Lanes that something lies in, that of the feelings included.
    pub lanes: usize,
    /// Cards; entries that become points alone are not counted.
    pub cards: usize,
    /// Feelings.
    pub feelings: usize,
    /// People told apart.
    pub personas: usize,
}

impl LaneIn {
    /// Whether it holds feelings.
    #[must_use]
    pub fn is_feelings(&self) -> bool {
        matches!(self.kind, CardKind::Emotion { .. })
    }
}

impl Outline {
    /// Every card, those of no stage first.
    pub fn cards(&self) -> impl Iterator<Item = &CardIn> {
        let steps = self.stages.iter().flat_map(|stage| &stage.steps);
        self.loose.iter().chain(steps.flat_map(|step| &step.cards))
    }

    /// Whether the card is nothing but points of the emotion curve.
    #[must_use]
    pub fn is_point(&self, card: &CardIn) -> bool {
        let lane = card.lane.and_then(|lane| self.lanes.get(lane));
        !card.feelings.is_empty() && (card.title.is_empty() || lane.is_some_and(LaneIn::is_feelings))
    }

    /// How much it makes.
    #[must_use]
    pub fn sizes(&self) -> Sizes {
        let mut lanes: BTreeSet<Option<usize>> =
            self.cards().filter(|card| !card.title.is_empty()).map(|card| card.lane).collect();
        lanes.extend(self.cards().filter(|card| card.lane.is_some()).map(|card| card.lane));
        let marked = self.cards().any(|card| !card.feelings.is_empty());
        let curve = marked && !self.lanes.iter().any(LaneIn::is_feelings);
        Sizes {
            stages: self.stages.len(),
            lanes: lanes.len() + usize::from(curve),
            cards: self.cards().filter(|card| !self.is_point(card)).count(),
            feelings: self.cards().map(|card| card.feelings.len()).sum(),
            personas: self.personas.len(),
        }
    }

    /// The place of the lane among the outline's lanes; one that is not there yet comes last.
    pub(super) fn lane(&mut self, lane: LaneIn) -> usize {
        let same = |other: &LaneIn| are_same(&other.title, &lane.title);
        self.lanes.iter().position(same).unwrap_or_else(|| {
            self.lanes.push(lane);
            self.lanes.len() - 1
        })
    }

    /// The place of the persona among the outline's personas; one that is not there yet comes last.
    pub(super) fn persona(&mut self, name: &str) -> usize {
        self.personas.iter().position(|other| other == name).unwrap_or_else(|| {
            self.personas.push(name.to_owned());
            self.personas.len() - 1
        })
    }

    /// Keeps the first cards.
    pub(super) fn limit(&mut self, most: usize) {
        let mut left = most;
        let steps = self.stages.iter_mut().flat_map(|stage| &mut stage.steps).map(|step| &mut step.cards);
        for cards in std::iter::once(&mut self.loose).chain(steps) {
            cards.truncate(left);
            left -= cards.len();
        }
        self.stages.truncate(most);
        self.lanes.truncate(most);
    }
}
