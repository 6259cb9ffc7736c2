//! Edits of the points of curves and figures, and of cells that take no part.

use std::sync::Arc;

use super::ids::AnyId;
use super::incoming::{Incoming, settle};
use super::{Applied, Draft, EditError, MergeKey, StepName};
use crate::model::{Item, LaneId, Point, Series, StepId};

impl Draft<'_> {
    pub(super) fn add_point(
        &mut self,
        lane: LaneId,
        step: StepId,
        point: &Point,
    ) -> Result<Applied, EditError> {
        self.refuse_taken(vec![AnyId::Point(point.id)])?;
        self.put_point(lane, step, point)?;
        let key = MergeKey::Point(self.map.id, point.id);
        Ok(Applied::new(StepName::AddPoint).selecting([Item::Point(point.id)]).merging(key))
    }

    pub(super) fn set_point(
        &mut self,
        lane: LaneId,
        step: StepId,
        point: &Point,
    ) -> Result<Applied, EditError> {
        let (old_lane, old_step, old) =
            self.map.point(point.id).ok_or(EditError::NoItem(Item::Point(point.id)))?;
        let moved = (old_lane.id, old_step) != (lane, step)
            || old.value.total_cmp(&point.value).is_ne()
            || old.at.total_cmp(&point.at).is_ne();
        let old_lane = old_lane.id;
        self.take_point(old_lane, old_step, point)?;
        self.put_point(lane, step, point)?;
        let name = if moved { StepName::MovePoint } else { StepName::ChangePoint };
        Ok(Applied::new(name)
            .selecting([Item::Point(point.id)])
            .merging(MergeKey::Point(self.map.id, point.id)))
    }

    pub(super) fn set_empty_on_purpose(
        &mut self,
        lane: LaneId,
        step: StepId,
        empty: bool,
    ) -> Result<Applied, EditError> {
        self.need(Item::Step(step))?;
        let lane = self.lane_mut(lane)?;
        let holds_points = lane.kind.holds_points();
        let cell = lane.cells.entry(step).or_default();
        if empty && !(cell.cards.is_empty() && cell.points.is_empty()) {
            return Err(EditError::NotEmpty);
        }
        cell.empty_on_purpose = empty;
        settle(cell, holds_points);
        lane.cells.retain(|_, cell| !cell.is_blank());
        Ok(Applied::new(StepName::SetEmptyOnPurpose))
    }

    pub(super) fn set_gap(
        &mut self,
        lane: LaneId,
        step: StepId,
        series: &Series,
        gap: bool,
    ) -> Result<Applied, EditError> {
        self.need(Item::Step(step))?;
        let mut series = series.clone();
        Incoming::into_map(self.rest, self.map).series(&mut series)?;
        let lane = self.lane_mut(lane)?;
        if !lane.kind.holds_points() {
            return Err(EditError::WrongLane(lane.id));
        }
        let cell = lane.cells.entry(step).or_default();
        if gap && cell.points.iter().any(|point| point.series == series) {
            return Err(EditError::NotEmpty);
        }
        cell.gaps.retain(|other| *other != series);
        if gap {
            cell.gaps.push(series);
        }
        settle(cell, true);
        lane.cells.retain(|_, cell| !cell.is_blank());
        Ok(Applied::new(StepName::SetEmptyOnPurpose))
    }

    fn take_point(&mut self, lane: LaneId, step: StepId, point: &Point) -> Result<(), EditError> {
        let lane = self.lane_mut(lane)?;
        if let Some(cell) = lane.cells.get_mut(&step) {
            cell.points.retain(|old| old.id != point.id);
        }
        lane.cells.retain(|_, cell| !cell.is_blank());
        Ok(())
    }

    pub(super) fn put_point(&mut self, lane: LaneId, step: StepId, point: &Point) -> Result<(), EditError> {
        self.need(Item::Step(step))?;
        let place = self.map.lane_index(lane).ok_or(EditError::NoItem(Item::Lane(lane)))?;
        let incoming = Incoming::into_map(self.rest, self.map);
        let Some(lane) = self.map.lanes.get_mut(place) else { return Ok(()) };
        let scale = lane.kind.scale().ok_or(EditError::WrongLane(lane.id))?;
        let mut point = point.clone();
        incoming.point(&mut point, scale)?;
        let cell = Arc::make_mut(lane).cells.entry(step).or_default();
        cell.points.push(point);
        settle(cell, true);
        Ok(())
    }
}
