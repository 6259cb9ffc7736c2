//! Edits of lanes. Lanes stay sorted by layer whatever index is asked for.

use std::sync::Arc;

use super::ids::ids_of_lane;
use super::incoming::{Incoming, quantised, settle};
use super::text::tidy;
use super::{Applied, Draft, EditError, LaneSettings, MergeKey, StepName};
use crate::model::{Item, Lane, LaneId, Layer, Map};

impl LaneSettings {
    /// What the lane says of itself now.
    #[must_use]
    pub fn of(lane: &Lane) -> Self {
        Self {
            kind: lane.kind.clone(),
            layer: lane.layer,
            group: lane.group.clone(),
            divider: lane.divider.clone(),
            colour: lane.colour,
            folded: lane.folded,
            hidden: lane.hidden,
            pinned: lane.pinned,
        }
    }
}

impl Draft<'_> {
    pub(super) fn add_lane(&mut self, index: usize, lane: &Lane) -> Result<Applied, EditError> {
        self.refuse_taken(ids_of_lane(lane))?;
        let mut new = lane.clone();
        Incoming::into_map(self.rest, self.map).lane(&mut new, &self.map.columns())?;
        insert_in_band(self.map, index, Arc::new(new));
        Ok(Applied::new(StepName::AddLane).selecting([Item::Lane(lane.id)]))
    }

    pub(super) fn move_lane(&mut self, id: LaneId, index: usize, layer: Layer) -> Result<Applied, EditError> {
        let from = self.map.lane_index(id).ok_or(EditError::NoItem(Item::Lane(id)))?;
        let mut lane = self.map.lanes.remove(from);
        if lane.layer != layer {
            Arc::make_mut(&mut lane).layer = layer;
        }
        insert_in_band(self.map, index, lane);
        Ok(Applied::new(StepName::MoveLane).selecting([Item::Lane(id)]))
    }

    pub(super) fn set_lane(&mut self, id: LaneId, settings: &LaneSettings) -> Result<Applied, EditError> {
        let from = self.map.lane_index(id).ok_or(EditError::NoItem(Item::Lane(id)))?;
        let mut kind = settings.kind.clone();
        Incoming::into_map(self.rest, self.map).lane_kind(&mut kind)?;
        let mut place = self.map.lanes.remove(from);
        let lane = Arc::make_mut(&mut place);
        if lane.kind.holds_points() != kind.holds_points()
            && lane.cells.values().any(|cell| !cell.cards.is_empty() || !cell.points.is_empty())
        {
            return Err(EditError::NotEmpty);
        }
        lane.kind = kind;
        lane.layer = settings.layer;
        lane.group = tidy(&settings.group)?;
        lane.divider = tidy(&settings.divider)?;
        lane.colour = settings.colour;
        lane.folded = settings.folded;
        lane.hidden = settings.hidden;
        lane.pinned = settings.pinned;
        rescale(lane)?;
        insert_in_band(self.map, from, place);
        Ok(Applied::new(StepName::ChangeLane).merging(MergeKey::Lane(self.map.id, id)))
    }
}

/// Inserts a lane into the band of its layer, as near to the index as that allows.
pub(super) fn insert_in_band(map: &mut Map, index: usize, lane: Arc<Lane>) {
    let first = map.lanes.partition_point(|other| other.layer < lane.layer);
    let end = map.lanes.partition_point(|other| other.layer <= lane.layer);
    map.lanes.insert(index.clamp(first, end), lane);
}

/// Brings the points of a lane into the scale that it has now.
fn rescale(lane: &mut Lane) -> Result<(), EditError> {
    let scale = lane.kind.scale();
    for cell in lane.cells.values_mut() {
        if let Some((low, high)) = scale {
            for point in &mut cell.points {
                point.value = quantised(point.value)?.clamp(low, high);
            }
        }
        settle(cell, scale.is_some());
    }
    lane.cells.retain(|_, cell| !cell.is_blank());
    Ok(())
}
