//! Keeps what an edit left equal in one place in memory: history, layout and picture caches tell by the
//! `Arc` whether something changed. Knows nothing of the edits.

use std::sync::Arc;

use crate::model::{Document, Map};

/// Puts the `Arc`s of `before` back where maps and lanes of `after` are equal; says whether the documents
/// differ at all.
pub(super) fn share_equal(before: &Document, after: &mut Document) -> bool {
    for map in &mut after.maps {
        if let Some(old) = before.map(map.id)
            && !Arc::ptr_eq(old, map)
        {
            share_lanes(old, Arc::make_mut(map));
            if same_lanes(old, map) && without_lanes(old) == without_lanes(map) {
                *map = Arc::clone(old);
            }
        }
    }
    let same_maps = before.maps.len() == after.maps.len()
        && before.maps.iter().zip(&after.maps).all(|(old, new)| Arc::ptr_eq(old, new));
    !same_maps || without_maps(before) != without_maps(after)
}

fn share_lanes(before: &Map, after: &mut Map) {
    for (index, lane) in after.lanes.iter_mut().enumerate() {
        let same_place = before.lanes.get(index).filter(|old| old.id == lane.id);
        if let Some(old) = same_place.or_else(|| before.lane(lane.id))
            && !Arc::ptr_eq(old, lane)
            && old == lane
        {
            *lane = Arc::clone(old);
        }
    }
}

fn same_lanes(a: &Map, b: &Map) -> bool {
    a.lanes.len() == b.lanes.len() && a.lanes.iter().zip(&b.lanes).all(|(a, b)| Arc::ptr_eq(a, b))
}

fn without_lanes(map: &Map) -> Map {
    Map { lanes: Vec::new(), ..map.clone() }
}

fn without_maps(document: &Document) -> Document {
    Document { maps: Vec::new(), ..document.clone() }
}
