//! What grew out of what, through all maps of a document. Knows nothing of words and places.

use std::collections::BTreeMap;

use crate::model::{Card, Document, Lane, Stage, Step};
use crate::model::{CardId, LaneId, StageId, StepId};

/// Longest chain of maps that is followed; a damaged file may have a circle.
const LONGEST: usize = 64;

/// The origins of everything in a document.
#[derive(Default)]
pub(super) struct Origins {
    stages: BTreeMap<StageId, StageId>,
    steps: BTreeMap<StepId, StepId>,
    lanes: BTreeMap<LaneId, LaneId>,
    cards: BTreeMap<CardId, CardId>,
}

impl Origins {
    pub(super) fn of(document: &Document) -> Self {
        let mut origins = Self::default();
        for map in &document.maps {
            for (_, stage) in map.stages() {
                origins.stages.extend(stage.origin.map(|origin| (stage.id, origin)));
                let steps = stage.steps.iter();
                origins.steps.extend(steps.filter_map(|step| Some((step.id, step.origin?))));
            }
            for lane in &map.lanes {
                origins.lanes.extend(lane.origin.map(|origin| (lane.id, origin)));
                let cards = lane.cards().map(|(.., card)| card);
                origins.cards.extend(cards.filter_map(|card| Some((card.id, card.origin?))));
            }
        }
        origins
    }

    /// The first of the chain that the stage grew out of; itself when it is an original.
    pub(super) fn stage(&self, stage: &Stage) -> StageId {
        first(&self.stages, stage.id)
    }

    /// The same of a step.
    pub(super) fn step(&self, step: &Step) -> StepId {
        first(&self.steps, step.id)
    }

    /// The same of a lane.
    pub(super) fn lane(&self, lane: &Lane) -> LaneId {
        first(&self.lanes, lane.id)
    }

    /// The same of a card.
    pub(super) fn card(&self, card: &Card) -> CardId {
        first(&self.cards, card.id)
    }
}

fn first<Id: Copy + Ord>(origins: &BTreeMap<Id, Id>, id: Id) -> Id {
    (0..LONGEST).try_fold(id, |at, _| origins.get(&at).copied().ok_or(at)).unwrap_or_else(|first| first)
}
