//! What is selected on the canvas as a picture and as a table: of heads all that stands under them, of anything
//! else the things themselves, cut out of the map where they stand.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Export;
use crate::model::{Document, Item, Lane, LaneId, Map, StageId, StageRange};
use crate::scene::{Placed, Rect, Scene};

impl Export {
    /// Only what is selected from now on; nothing selected is everything.
    pub fn select(&mut self, items: &[Item]) {
        let Some(map) = self.document.map(self.map) else { return };
        let is_range = |item: &Item| item.is_head() || matches!(item, Item::Layer(_));
        if items.iter().all(is_range) {
            let (stages, lanes) = (stages_under(map, items), lanes_beside(map, items));
            if let (Some(first), Some(last)) = (stages.first(), stages.last()) {
                self.shown.stages = Some(StageRange { first: *first, last: *last });
            }
            self.shown.without_lanes.extend(lanes);
            return;
        }
        self.only = with_contents(map, items);
    }

    /// The document with nothing in its grid and parking lot but what is selected, for tables.
    #[must_use]
    pub(super) fn selected_document(&self) -> Arc<Document> {
        if self.only.is_empty() {
            return Arc::clone(&self.document);
        }
        let mut document = Document::clone(&self.document);
        if let Some(map) = document.maps.iter_mut().find(|map| map.id == self.map) {
            keep_only(Arc::make_mut(map), &self.only);
        }
        Arc::new(document)
    }

    /// Leaves only what is selected in the scene, and says where that is; `None`: all is wanted.
    pub(super) fn cut_out(&self, scene: &mut Scene) -> Option<Rect> {
        if self.only.is_empty() {
            return None;
        }
        let map = self.document.map(self.map)?;
        let only: BTreeSet<Item> = self.only.iter().copied().chain(links_among(map, &self.only)).collect();
        let is_wanted = |placed: &Placed| placed.group.item.is_some_and(|item| only.contains(&item));
        scene.groups.retain(is_wanted);
        scene.groups.iter().map(Placed::bounds).reduce(|all, one| all.union(one))
    }
}

/// Cells by what lies in them.
#[expect(clippy::wildcard_enum_match_arm, reason = "cells alone have contents")]
fn with_contents(map: &Map, items: &[Item]) -> Vec<Item> {
    let contents = |item: &Item| match *item {
        Item::Cell(lane, step) => {
            let cell = map.lane(lane).and_then(|lane| lane.cells.get(&step));
            let cards = cell.iter().flat_map(|cell| &cell.cards).map(|card| Item::Card(card.id));
            let points = cell.iter().flat_map(|cell| &cell.points).map(|point| Item::Point(point.id));
            cards.chain(points).collect()
        }
        item => vec![item],
    };
    items.iter().flat_map(contents).collect()
}

/// The stages that the heads stand for, left to right; none, where no head of columns is among them.
fn stages_under(map: &Map, items: &[Item]) -> Vec<StageId> {
    let has = |item| items.contains(&item);
    let wanted = map.stages().filter(|(phase, stage)| {
        has(Item::Phase(phase.id))
            || has(Item::Stage(stage.id))
            || stage.steps.iter().any(|step| has(Item::Step(step.id)))
    });
    wanted.map(|(_, stage)| stage.id).collect()
}

/// The lanes that are neither selected nor in a selected layer; none, where no lane and no layer is selected.
fn lanes_beside(map: &Map, items: &[Item]) -> Vec<LaneId> {
    let has = |item| items.contains(&item);
    let is_wanted = |lane: &&Arc<Lane>| has(Item::Lane(lane.id)) || has(Item::Layer(lane.layer));
    if !map.lanes.iter().any(|lane| is_wanted(&lane)) {
        return Vec::new();
    }
    map.lanes.iter().filter(|lane| !is_wanted(lane)).map(|lane| lane.id).collect()
}

/// The arrows from one selected card to another.
fn links_among(map: &Map, items: &[Item]) -> impl Iterator<Item = Item> {
    let has = |card| items.contains(&Item::Card(card));
    map.links.iter().filter(move |link| has(link.from) && has(link.to)).map(|link| Item::Link(link.id))
}

/// Takes out of grid and parking lot what is not selected.
fn keep_only(map: &mut Map, items: &[Item]) {
    let only: BTreeSet<Item> = items.iter().copied().collect();
    for lane in &mut map.lanes {
        for cell in Arc::make_mut(lane).cells.values_mut() {
            cell.cards.retain(|card| only.contains(&Item::Card(card.id)));
            cell.points.retain(|point| only.contains(&Item::Point(point.id)));
        }
    }
    map.parking.retain(|card| only.contains(&Item::Card(card.id)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, Shown};
    use crate::templates;

    fn export() -> Export {
        let document = Arc::new(templates::load("retailer", Language::English).unwrap());
        let map = document.maps.first().unwrap().id;
        Export::new(document, map, Shown::default())
    }

    fn map(export: &Export) -> Map {
        Map::clone(export.document.map(export.map).unwrap())
    }

    #[test]
    fn a_selected_card_is_cut_out_alone() {
        let mut export = export();
        let map = map(&export);
        let (_, _, card) = map.lanes.iter().flat_map(|lane| lane.cards()).next().unwrap();
        let whole = export.sheets().unwrap().remove(0);
        export.select(&[Item::Card(card.id)]);
        let cut = export.sheets().unwrap().remove(0);
        assert!(cut.area.width() < whole.area.width() / 4.0, "{:?} of {:?}", cut.area, whole.area);
        let items: BTreeSet<_> = cut.scene.groups.iter().filter_map(|placed| placed.group.item).collect();
        assert_eq!(items, BTreeSet::from([Item::Card(card.id)]));
        let document = export.selected_document();
        let map = document.map(export.map).unwrap();
        assert_eq!(map.lanes.iter().flat_map(|lane| lane.cards()).count(), 1);
    }

    #[test]
    fn selected_heads_are_a_range_of_the_map() {
        let mut export = export();
        let map = map(&export);
        let stages: Vec<_> = map.stages().map(|(_, stage)| stage.id).collect();
        let (first, last, lane) =
            (*stages.first().unwrap(), *stages.get(1).unwrap(), map.lanes.first().unwrap());
        export.select(&[Item::Stage(last), Item::Lane(lane.id), Item::Stage(first)]);
        assert_eq!(export.shown.stages, Some(StageRange { first, last }));
        assert_eq!(export.shown.lanes(&map).iter().map(|lane| lane.id).collect::<Vec<_>>(), [lane.id]);
        assert!(export.only.is_empty());
    }
}
