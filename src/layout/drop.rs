//! Where a drop at a point lands: between which cards or lanes, and at which value of a curve.

use super::rows::{Content, Row};
use super::{CardBox, Layout, Pos, Rect, Vec2};
use crate::model::{CardId, LaneId, Layer, Point, StepId};

/// A place in the stack of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// The lane.
    pub lane: LaneId,
    /// The column.
    pub step: StepId,
    /// Place in the stack, counted without the carried cards.
    pub index: usize,
    /// The bar that shows it, on the page.
    pub bar: Rect,
}

/// A place on a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointSlot {
    /// The lane.
    pub lane: LaneId,
    /// The column.
    pub step: StepId,
    /// Where in the column, 0 to 1, in steps of 1/16 unless it is free.
    pub at: f32,
    /// On the lane's scale; emotions in steps of 1/4 unless it is free.
    pub value: f32,
}

/// A place between lanes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LaneSlot {
    /// The lane that will follow; none: at the end.
    pub before: Option<LaneId>,
    /// The layer of the band under the point.
    pub layer: Layer,
    /// The bar that shows it, on the page.
    pub bar: Rect,
}

impl Layout {
    /// Where cards dropped at the point land in a lane of cards. `None` outside the grid and in lanes of
    /// points or folded ones.
    #[must_use]
    pub fn card_slot(&self, pos: Pos, carried: &[CardId]) -> Option<Slot> {
        let row = self.row_under(pos)?;
        let Content::Cards(cards) = &row.body.content else { return None };
        let column = self.column_at(pos.x)?;
        let stack: Vec<_> = cards
            .cards
            .iter()
            .filter(|card| card.step == column.step && !carried.contains(&card.card.id))
            .collect();
        let measures = &self.setting.measures;
        let y = pos.y - row.y;
        let room = column.width - measures.cell_side * 2.0;
        // Beside cards that share a row, else between those above and those below.
        let shares = |card: &CardBox| card.rect.width() < room - 1.0;
        let is_before = |card: &CardBox| match card.rect {
            rect if shares(card) && (rect.y0..=rect.y1).contains(&y) => rect.center().x < pos.x,
            rect => rect.center().y < y,
        };
        let above = stack.iter().filter(|card| is_before(card)).count();
        let last = above.checked_sub(1).and_then(|last| stack.get(last));
        let next = stack.get(above);
        let gap = measures.card_gap / 2.0;
        let bar = match (last, next) {
            (Some(last), _) if shares(last) && y <= last.rect.y1 => upright(last.rect.x1 + gap, last.rect),
            (_, Some(next)) if shares(next) && y >= next.rect.y0 => upright(next.rect.x0 - gap, next.rect),
            _ => {
                let bar_y = match (last, next) {
                    (Some(upper), Some(lower)) => f64::midpoint(upper.rect.y1, lower.rect.y0),
                    (Some(upper), None) => upper.rect.y1 + gap,
                    (None, Some(lower)) => lower.rect.y0 - gap,
                    (None, None) => measures.cell_pad,
                };
                let left = column.x + measures.cell_side;
                Rect::new(left, bar_y - 1.5, left + room, bar_y + 1.5)
            }
        };
        // Hidden cards count in the index too: land behind the visible neighbour above.
        let carried_before = |index: usize| {
            let cell = row.lane.cells.get(&column.step);
            cell.map_or(0, |cell| {
                cell.cards.iter().take(index).filter(|card| carried.contains(&card.id)).count()
            })
        };
        let index = above
            .checked_sub(1)
            .and_then(|last| stack.get(last))
            .map_or(0, |upper| upper.index + 1 - carried_before(upper.index));
        Some(Slot { lane: row.lane.id, step: column.step, index, bar: bar + Vec2::new(0.0, row.y) })
    }

    /// The value and place under the point in a lane of points.
    #[must_use]
    pub fn point_slot(&self, pos: Pos) -> Option<PointSlot> {
        let row = self.row_under(pos)?;
        self.point_slot_in(row.lane.id, pos)
    }

    /// The value and place in that lane of points, the nearest ones where the point lies outside.
    #[must_use]
    pub fn point_slot_in(&self, lane: LaneId, pos: Pos) -> Option<PointSlot> {
        let fine = self.row(lane)?.lane.kind.steps().map_or(0.25, |(_, fine)| f64::from(fine));
        self.point_slot_by(lane, pos, fine, 1.0 / 16.0)
    }

    /// The same without regard to round places: in steps too small to be seen.
    #[must_use]
    pub fn free_point_slot_in(&self, lane: LaneId, pos: Pos) -> Option<PointSlot> {
        self.point_slot_by(lane, pos, 0.01, 1.0 / 256.0)
    }

    /// The place of a point, in steps of `fine` along the scale and of `part` along the column.
    fn point_slot_by(&self, lane: LaneId, pos: Pos, fine: f64, part: f64) -> Option<PointSlot> {
        let row = self.row(lane)?;
        let Content::Points(points) = &row.body.content else { return None };
        let column = self.column_at(pos.x)?;
        let (low, high) = points.scale;
        let (bottom, top) = points.ends;
        let share = ((bottom - (pos.y - row.y)) / (bottom - top)).clamp(0.0, 1.0);
        let value = ((low + (high - low) * share) / fine).round() * fine;
        let value = value.clamp(low, high);
        let at = ((pos.x - column.x) / column.width).clamp(0.0, 1.0);
        #[expect(clippy::cast_possible_truncation, reason = "small round numbers")]
        let (at, value) = (((at / part).round() * part) as f32, value as f32);
        Some(PointSlot { lane, step: column.step, at, value })
    }

    /// Where a point stands by its value and its place in the step, though it may be drawn a little beside.
    #[must_use]
    pub fn place_of_point(&self, lane: LaneId, step: StepId, point: &Point) -> Option<Pos> {
        let row = self.row(lane)?;
        let Content::Points(points) = &row.body.content else { return None };
        let column = self.column(step)?;
        let ((low, high), (bottom, top)) = (points.scale, points.ends);
        let share = (f64::from(point.value) - low) / (high - low);
        let x = column.x + f64::from(point.at) * column.width;
        Some(Pos::new(x, row.y + bottom - share.clamp(0.0, 1.0) * (bottom - top)))
    }

    /// Where a lane dropped at the point lands.
    #[must_use]
    pub fn lane_slot(&self, pos: Pos) -> Option<LaneSlot> {
        let under = self.row_at(pos.y)?;
        let after = pos.y > under.y + under.body.height / 2.0;
        let place = self.rows.iter().position(|row| row.lane.id == under.lane.id)? + usize::from(after);
        let next = self.rows.get(place);
        // Inside the band of the lane under the point, also where the next lane is of another layer.
        let y = if after { under.y + under.body.height } else { under.y };
        let bar = Rect::new(self.grid.lanes_left, y - 1.5, self.grid.right, y + 1.5);
        Some(LaneSlot { before: next.map(|row| row.lane.id), layer: under.lane.layer, bar })
    }

    fn row_under(&self, pos: Pos) -> Option<&Row> {
        let inside = pos.x >= self.grid.columns_left
            && pos.x <= self.grid.right
            && pos.y >= self.grid.lanes_top - self.setting.measures.head_gap
            && pos.y <= self.grid.bottom + self.setting.measures.cell_pad;
        inside.then(|| self.row_at(pos.y)).flatten()
    }
}

/// A bar beside a card.
fn upright(x: f64, card: Rect) -> Rect {
    Rect::new(x - 1.5, card.y0, x + 1.5, card.y1)
}
