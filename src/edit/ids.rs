//! New things must bring new ids: an id stands once in a document. Knows nothing of where things go.

use std::fmt;

use super::EditError;
use crate::model::{
    BlockId, Card, CardId, Lane, LaneId, LinkId, Map, MapId, Phase, PhaseId, PointId, Stage, StageId, Step,
    StepId, ViewId,
};

/// The id of anything that belongs to one map.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AnyId {
    Map(MapId),
    Phase(PhaseId),
    Stage(StageId),
    Step(StepId),
    Lane(LaneId),
    Card(CardId),
    Point(PointId),
    Link(LinkId),
    Block(BlockId),
    View(ViewId),
}

/// Refuses ids that stand twice among the new ones or that one of the maps has.
pub(super) fn refuse_taken<'a>(
    maps: impl IntoIterator<Item = &'a Map>,
    mut new: Vec<AnyId>,
) -> Result<(), EditError> {
    new.sort_unstable();
    let twice = new.array_windows().find_map(|[a, b]| (a == b).then_some(*a));
    let taken = twice.or_else(|| {
        maps.into_iter().find_map(|map| ids_of_map(map).into_iter().find(|id| new.binary_search(id).is_ok()))
    });
    taken.map_or(Ok(()), |id| Err(EditError::Taken(id.to_string())))
}

/// Every id of a map, its own included.
pub(super) fn ids_of_map(map: &Map) -> Vec<AnyId> {
    let mut ids = vec![AnyId::Map(map.id)];
    ids.extend(map.phases.iter().flat_map(ids_of_phase));
    for lane in &map.lanes {
        ids.extend(ids_of_lane(lane));
    }
    ids.extend(ids_of_cards(&map.parking));
    ids.extend(map.links.iter().map(|link| AnyId::Link(link.id)));
    ids.extend(map.blocks_above.iter().chain(&map.blocks_below).map(|block| AnyId::Block(block.id)));
    ids.extend(map.views.iter().map(|view| AnyId::View(view.id)));
    ids
}

pub(super) fn ids_of_phase(phase: &Phase) -> Vec<AnyId> {
    let mut ids = vec![AnyId::Phase(phase.id)];
    ids.extend(phase.stages.iter().flat_map(ids_of_stage));
    ids
}

pub(super) fn ids_of_stage(stage: &Stage) -> Vec<AnyId> {
    let mut ids = vec![AnyId::Stage(stage.id)];
    ids.extend(stage.steps.iter().map(|step: &Step| AnyId::Step(step.id)));
    ids
}

pub(super) fn ids_of_lane(lane: &Lane) -> Vec<AnyId> {
    let mut ids = vec![AnyId::Lane(lane.id)];
    for cell in lane.cells.values() {
        ids.extend(ids_of_cards(&cell.cards));
        ids.extend(cell.points.iter().map(|point| AnyId::Point(point.id)));
    }
    ids
}

pub(super) fn ids_of_cards(cards: &[Card]) -> impl Iterator<Item = AnyId> {
    cards.iter().map(|card| AnyId::Card(card.id))
}

impl fmt::Display for AnyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Map(id) => id.fmt(f),
            Self::Phase(id) => id.fmt(f),
            Self::Stage(id) => id.fmt(f),
            Self::Step(id) => id.fmt(f),
            Self::Lane(id) => id.fmt(f),
            Self::Card(id) => id.fmt(f),
            Self::Point(id) => id.fmt(f),
            Self::Link(id) => id.fmt(f),
            Self::Block(id) => id.fmt(f),
            Self::View(id) => id.fmt(f),
        }
    }
}
