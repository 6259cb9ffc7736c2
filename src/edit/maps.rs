//! Edits of the tabs: a map as a whole.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::forget::forget_unknown;
use super::ids::{AnyId, ids_of_map, refuse_taken};
use super::incoming::{self, Incoming, keep_first};
use super::text::tidy_all;
use super::{Applied, EditError, StepName, insert_at};
use crate::model::{Document, Map, MapId, SurveyTarget};

pub(super) fn add(document: &mut Document, index: usize, map: &Map) -> Result<Applied, EditError> {
    refuse_taken(document.maps.iter().map(AsRef::as_ref), ids_of_map(map))?;
    let mut new = map.clone();
    tidy_map(&mut new, document)?;
    insert_at(&mut document.maps, index, Arc::new(new));
    Ok(Applied::new(StepName::AddMap))
}

pub(super) fn move_to(document: &mut Document, id: MapId, index: usize) -> Result<Applied, EditError> {
    let map = take(document, id)?;
    insert_at(&mut document.maps, index, map);
    Ok(Applied::new(StepName::MoveMap))
}

/// Answers about anything in the map go with it; questions stay, about nothing in particular.
pub(super) fn delete(document: &mut Document, id: MapId) -> Result<Applied, EditError> {
    let map = take(document, id)?;
    if document.maps.is_empty() {
        return Err(EditError::LastOne);
    }
    let ids: BTreeSet<AnyId> = ids_of_map(&map).into_iter().collect();
    let is_gone = |target: &SurveyTarget| {
        ids.contains(&match *target {
            SurveyTarget::Map(id) => AnyId::Map(id),
            SurveyTarget::Stage(id) => AnyId::Stage(id),
            SurveyTarget::Step(id) => AnyId::Step(id),
            SurveyTarget::Touchpoint(id) => AnyId::Card(id),
        })
    };
    document.surveys.retain(|wave| !is_gone(&wave.target));
    for question in &mut document.questions {
        question.target = question.target.filter(|target| !is_gone(target));
    }
    if document.maps.iter().any(|other| other.origin == Some(id)) {
        forget_unknown(document)?;
    }
    Ok(Applied::new(StepName::DeleteMap(map.title.clone())))
}

fn take(document: &mut Document, id: MapId) -> Result<Arc<Map>, EditError> {
    let place = document.maps.iter().position(|map| map.id == id).ok_or(EditError::NoMap(id))?;
    Ok(document.maps.remove(place))
}

fn tidy_map(map: &mut Map, document: &Document) -> Result<(), EditError> {
    tidy_all([&mut map.title, &mut map.scenario, &mut map.goal].into_iter().chain(&mut map.dismissed))?;
    if map.phases.is_empty() {
        return Err(EditError::NoColumn);
    }
    map.phases.iter_mut().try_for_each(incoming::phase)?;
    map.blocks_above.iter_mut().chain(&mut map.blocks_below).try_for_each(incoming::block)?;
    incoming::targets(&map.targets)?;

    map.origin = map.origin.filter(|id| document.map(*id).is_some());
    map.personas.retain(|id| document.persona(*id).is_some());
    keep_first(&mut map.personas);

    let incoming = Incoming::into_map(document, map);
    let columns = map.columns();
    incoming.column_origins(&mut map.phases);
    for lane in map.lanes.iter_mut().map(Arc::make_mut) {
        incoming.lane_origin(lane);
        incoming.lane(lane, &columns)?;
    }
    map.lanes.sort_by_key(|lane| lane.layer);
    map.parking.iter_mut().try_for_each(|card| incoming.card(card))?;
    map.links = map.links.iter().map(|link| incoming::link(link, map)).collect::<Result<_, _>>()?;
    let mut views = std::mem::take(&mut map.views);
    views.iter_mut().try_for_each(|view| incoming.view(view, map))?;
    map.views = views;
    Ok(())
}
