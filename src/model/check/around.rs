//! What stands around the grid of a map: arrows, text blocks, saved views.

use std::collections::HashSet;

use super::ids::renumber;
use super::text::clean_all;
use super::{Field, Known, Log, Problem, Remedy, Thing, What};
use crate::model::{BlockId, CardId, LaneId, LinkId, Map, StageId, View, ViewId};

/// Narrowest and widest page, width over height.
const PAGE_SHAPES: (f32, f32) = (0.1, 10.0);

pub(super) fn repair(map: &mut Map, known: &Known, log: &mut Log) {
    repair_links(map, log);
    renumber!(
        log,
        BlockId,
        map.blocks_above.iter().chain(&map.blocks_below),
        map.blocks_above.iter_mut().chain(&mut map.blocks_below),
        Thing::block
    );
    for block in map.blocks_above.iter_mut().chain(&mut map.blocks_below) {
        log.texts(clean_all([&mut block.title, &mut block.text]), || Thing::block(block));
    }
    renumber!(log, ViewId, map.views.iter(), map.views.iter_mut(), Thing::view);
    let stages: Vec<StageId> = map.stages().map(|(_, stage)| stage.id).collect();
    let lanes: HashSet<LaneId> = map.lanes.iter().map(|lane| lane.id).collect();
    for view in &mut map.views {
        repair_view(view, &stages, &lanes, known, log);
    }
}

fn repair_links(map: &mut Map, log: &mut Log) {
    let in_grid = map.lanes.iter().flat_map(|lane| lane.cards()).map(|(_, _, card)| card.id);
    let cards: HashSet<CardId> = in_grid.chain(map.parking.iter().map(|card| card.id)).collect();
    map.links.retain(|link| {
        if let Some(end) = [link.from, link.to].into_iter().find(|end| !cards.contains(end)) {
            log.missing(Thing::link(link), What::Card, &end, Remedy::Removed);
            return false;
        }
        if link.from == link.to {
            log.add(Problem::SelfLink(Thing::link(link)), Remedy::Removed);
            return false;
        }
        true
    });
    renumber!(log, LinkId, map.links.iter(), map.links.iter_mut(), Thing::link);
    for link in &mut map.links {
        log.texts(clean_all([&mut link.label]), || Thing::link(link));
    }
}

fn repair_view(view: &mut View, stages: &[StageId], lanes: &HashSet<LaneId>, known: &Known, log: &mut Log) {
    let (id, title) = (view.id, view.title.clone());
    let thing = || Thing::new(What::View, id, &title);
    let shown = &mut view.shown;
    log.texts(clean_all([&mut view.title].into_iter().chain(&mut shown.without_variants)), thing);
    if let Some(range) = &mut shown.stages {
        let place = |id| stages.iter().position(|&stage| stage == id);
        match (place(range.first), place(range.last)) {
            (Some(first), Some(last)) if first > last => {
                std::mem::swap(&mut range.first, &mut range.last);
                log.add(Problem::Backwards(thing()), Remedy::Sorted);
            }
            (Some(_), Some(_)) => {}
            (first, _) => {
                let missing = if first.is_none() { range.first } else { range.last };
                log.missing(thing(), What::Stage, &missing, Remedy::Cleared);
                shown.stages = None;
            }
        }
    }
    log.references(&mut shown.without_lanes, What::Lane, |id| lanes.contains(&id), thing);
    log.references(&mut shown.folded_lanes, What::Lane, |id| lanes.contains(&id), thing);
    log.references(&mut shown.without_personas, What::Persona, |id| known.personas.contains(&id), thing);
    if let Some(shape) = &mut shown.page_shape {
        log.number(shape, PAGE_SHAPES, 1.0, Field::PageShape, thing);
    }
}
