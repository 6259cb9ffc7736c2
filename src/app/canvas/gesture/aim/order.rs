//! Where carried heads, lanes and blocks go in the order of their like. Things that are not visible keep
//! their places; what lands after a visible neighbour stands right behind it.

use std::sync::Arc;

use super::super::Held;
use super::Aim;
use crate::edit::{Edit, MapEdit};
use crate::layout::{Column, Pos, Rect};
use crate::model::{BlockId, Lane, LaneId, Map, PhaseId, StageId, StepId};
use crate::style::size;

/// A drop this far beside the grid still counts, map units.
const BESIDE: f64 = 60.0;

/// A phase between phases.
pub(super) fn phase(
    held: &Held,
    pos: Pos,
    dragged: Option<PhaseId>,
    edit: impl FnOnce(usize) -> MapEdit,
) -> Aim {
    if !is_near_grid(held, pos) {
        return Aim::default();
    }
    let all: Vec<PhaseId> = held.map.phases.iter().map(|phase| phase.id).collect();
    let groups = groups(&held.layout.setting.columns, |column| Some(column.phase));
    let (index, x) = index_between(&all, &groups, dragged, pos.x);
    Aim::at(held, Some(edit(index))).with_bar(upright(held, x))
}

/// A stage between the stages of the phase under the pointer.
pub(super) fn stage(
    held: &Held,
    pos: Pos,
    dragged: Option<StageId>,
    edit: impl FnOnce(PhaseId, usize) -> MapEdit,
) -> Aim {
    let Some(under) = column_under(held, pos) else { return Aim::default() };
    let Some(phase) = held.map.phases.iter().find(|phase| phase.id == under.phase) else {
        return Aim::default();
    };
    let all: Vec<StageId> = phase.stages.iter().map(|stage| stage.id).collect();
    let of_phase = |column: &Column| (column.phase == phase.id).then_some(column.stage);
    let groups = groups(&held.layout.setting.columns, of_phase);
    let (index, x) = index_between(&all, &groups, dragged, pos.x);
    Aim::at(held, Some(edit(phase.id, index))).with_bar(upright(held, x))
}

/// A step between the steps of the stage under the pointer.
pub(super) fn step(
    held: &Held,
    pos: Pos,
    dragged: Option<StepId>,
    edit: impl FnOnce(StageId, usize) -> MapEdit,
) -> Aim {
    let Some(under) = column_under(held, pos) else { return Aim::default() };
    let Some(stage) = held.map.stage(under.stage) else { return Aim::default() };
    let all: Vec<StepId> = stage.steps.iter().map(|step| step.id).collect();
    let of_stage = |column: &Column| (column.stage == stage.id).then_some(column.step);
    let groups = groups(&held.layout.setting.columns, of_stage);
    let (index, x) = index_between(&all, &groups, dragged, pos.x);
    Aim::at(held, Some(edit(stage.id, index))).with_bar(upright(held, x))
}

/// A lane between lanes, into the layer of the band under the pointer.
pub(super) fn lane(held: &Held, pos: Pos, dragged: LaneId) -> Aim {
    let Some(slot) = held.layout.lane_slot(pos).filter(|_| is_near_grid(held, pos)) else {
        return Aim::default();
    };
    let index = lane_index(held, Some(dragged), pos.y);
    let edit = MapEdit::MoveLane { lane: dragged, index, layer: slot.layer };
    Aim::at(held, Some(edit)).with_bar(slot.bar)
}

/// A new lane, in the layer that it came with.
pub(super) fn new_lane(held: &Held, pos: Pos, lane: &Arc<Lane>) -> Aim {
    if !is_near_grid(held, pos) {
        return Aim::default();
    }
    let index = lane_index(held, None, pos.y);
    let aim = Aim::at(held, Some(MapEdit::AddLane { index, lane: Arc::clone(lane) }));
    match held.layout.lane_slot(pos).filter(|slot| slot.layer == lane.layer) {
        Some(slot) => aim.with_bar(slot.bar),
        None => aim,
    }
}

/// A block of text above or below the grid, among those there in reading order.
pub(super) fn block(
    held: &Held,
    pos: Pos,
    dragged: Option<BlockId>,
    edit: impl FnOnce(bool, usize) -> MapEdit,
) -> Aim {
    let page = Rect::from_origin_size((0.0, 0.0), held.layout.size).inflate(BESIDE, BESIDE);
    if !page.contains(pos) {
        return Aim::default();
    }
    let above = pos.y < f64::midpoint(held.layout.grid.top, held.layout.grid.bottom);
    let blocks = if above { &held.map.blocks_above } else { &held.map.blocks_below };
    let all: Vec<BlockId> = blocks.iter().map(|block| block.id).collect();
    let visible = held.layout.blocks.iter().filter(|block| all.contains(&block.block)).map(|block| {
        let rect = block.rect;
        let before = rect.y1 < pos.y || (rect.y0 <= pos.y && rect.center().x < pos.x);
        (block.block, before)
    });
    let index = index_behind(&all, visible, dragged);
    Aim { edit: Some(Edit::Map(held.map.id, edit(above, index))), ..Aim::default() }
}

fn lane_index(held: &Held, dragged: Option<LaneId>, y: f64) -> usize {
    let map: &Map = &held.map;
    let all: Vec<LaneId> = map.lanes.iter().map(|lane| lane.id).collect();
    let middles = held.layout.rows.iter().map(|row| (row.lane.id, row.y + row.body.height / 2.0));
    index_behind(&all, middles.map(|(id, middle)| (id, middle < y)), dragged)
}

/// Neighbouring columns that belong together, with their left and right edges.
fn groups<T: PartialEq>(columns: &[Column], of: impl Fn(&Column) -> Option<T>) -> Vec<(T, f64, f64)> {
    let mut groups: Vec<(T, f64, f64)> = Vec::new();
    for column in columns {
        let Some(id) = of(column) else { continue };
        let right = column.x + column.width;
        match groups.last_mut().filter(|group| group.0 == id) {
            Some(group) => group.2 = right,
            None => groups.push((id, column.x, right)),
        }
    }
    groups
}

/// The index at an x among things side by side, counted without the dragged one, and where its bar is.
fn index_between<T: Copy + PartialEq>(
    all: &[T],
    visible: &[(T, f64, f64)],
    dragged: Option<T>,
    x: f64,
) -> (usize, f64) {
    let is_before = |left: f64, right: f64| f64::midpoint(left, right) < x;
    let index =
        index_behind(all, visible.iter().map(|(id, left, right)| (*id, is_before(*left, *right))), dragged);
    let behind = visible.iter().rev().find(|(_, left, right)| is_before(*left, *right));
    let bar = behind.map(|(_, _, right)| *right).or_else(|| visible.first().map(|(_, left, _)| *left));
    (index, bar.unwrap_or(x))
}

/// The index right behind the last visible thing that lies before the pointer, counted without the dragged
/// one; before the first visible thing where none does.
fn index_behind<T: Copy + PartialEq>(
    all: &[T],
    visible: impl Iterator<Item = (T, bool)>,
    dragged: Option<T>,
) -> usize {
    let others: Vec<(T, bool)> = visible.filter(|(id, _)| Some(*id) != dragged).collect();
    let place = |id: T| all.iter().filter(|other| Some(**other) != dragged).position(|other| *other == id);
    match others.iter().rev().find(|(_, before)| *before) {
        Some((id, _)) => place(*id).map_or(0, |place| place + 1),
        None => others.first().and_then(|(id, _)| place(*id)).unwrap_or(0),
    }
}

fn column_under(held: &Held, pos: Pos) -> Option<&Column> {
    held.layout.column_at(pos.x).filter(|_| is_near_grid(held, pos))
}

fn is_near_grid(held: &Held, pos: Pos) -> bool {
    let grid = held.layout.grid;
    let bottom = grid.bottom.max(grid.lanes_top + size::COLUMN);
    Rect::new(grid.left, grid.top, grid.right, bottom).inflate(BESIDE, BESIDE).contains(pos)
}

fn upright(held: &Held, x: f64) -> Rect {
    Rect::new(x - 1.5, held.layout.grid.top, x + 1.5, held.layout.grid.bottom)
}
