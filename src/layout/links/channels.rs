//! Where arrows can run and where they leave and enter cards: the gutters between columns, the channels
//! between lanes, the sides of cards. Knows nothing of what stands in the way.

use crate::layout::memo::Setting;
use crate::layout::rows::Row;
use crate::layout::{Pos, Rect};

/// Arrows keep that far from a card's corners, at its sides and at top and bottom.
const CORNERS: (f64, f64) = (7.0, 14.0);
/// Least space between a gutter's edge and a line in it.
const CLEAR: f64 = 2.5;
/// An arrow that turns into a card from a gutter runs that far from the gutter's middle, to have room for
/// its head.
const ROOM_FOR_HEAD: f64 = 2.0;
/// How far lines run beyond the grid's left and right edge.
const BEYOND: (f64, f64) = (14.0, 20.0);

/// A card's box on the page with its place in the grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) rect: Rect,
    pub(super) row: usize,
    /// First and last column that it covers.
    pub(super) columns: (usize, usize),
}

/// A side of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Bottom,
    Top,
    Left,
}

impl Side {
    pub(super) const ALL: [Self; 4] = [Self::Right, Self::Bottom, Self::Top, Self::Left];

    /// Whether an arrow meets the side upright.
    pub(super) fn is_upright(self) -> bool {
        matches!(self, Self::Bottom | Self::Top)
    }
}

/// A place for a line, and the limits that it keeps.
pub(super) type Lane = (f64, (f64, f64));

/// A side of a card that an arrow leaves or enters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Port {
    pub(super) side: Side,
    /// The coordinate of the side.
    pub(super) edge: f64,
    /// Where along the side, and within which limits.
    pub(super) at: f64,
    pub(super) limits: (f64, f64),
    /// The gutter that a left or right side looks at.
    pub(super) gutter: Lane,
}

impl Port {
    /// Whether a coordinate lies outside the card on this side, at least that far from its edge.
    pub(super) fn leads_to(&self, to: f64, least: f64) -> bool {
        match self.side {
            Side::Right | Side::Bottom => to >= self.edge + least,
            Side::Left | Side::Top => to <= self.edge - least,
        }
    }
}

/// The gutters and channels of a grid.
pub(super) struct Channels<'a> {
    pub(super) setting: &'a Setting,
    /// Middles of the channels above each row and below the last.
    rows: Vec<f64>,
    /// Least and greatest y of any line.
    pub(super) heights: (f64, f64),
}

impl<'a> Channels<'a> {
    pub(super) fn new(setting: &'a Setting, rows: &[Row]) -> Self {
        let bottom = |row: &Row| row.y + row.body.height;
        let (top, end) = (rows.first().map_or(0.0, |row| row.y), rows.last().map_or(0.0, bottom));
        let between = rows.windows(2).filter_map(|pair| match pair {
            [above, below] => Some(f64::midpoint(bottom(above), below.y)),
            _ => None,
        });
        let all = std::iter::once(top - 1.5).chain(between).chain([end + 1.5]).collect();
        Self { setting, rows: all, heights: (top - 3.0, end + 4.0) }
    }

    /// The gutter left of that column, the last one right of all.
    pub(super) fn gutter(&self, number: usize) -> Lane {
        let columns = &self.setting.columns;
        let at = columns.get(number).map_or(self.setting.right, |column| column.x);
        let reach = self.setting.measures.cell_side - CLEAR;
        let left = if number == 0 { BEYOND.0 } else { reach };
        let right = if number >= columns.len() { BEYOND.1 } else { reach };
        (at, (at - left, at + right))
    }

    /// Middles of the channels beside these rows.
    fn beside(&self, row: usize) -> impl Iterator<Item = f64> {
        self.rows.get(row..=row + 1).unwrap_or_default().iter().copied()
    }
}

/// Start and target of an arrow as they stand to each other.
pub(super) struct Ends<'a> {
    from: &'a Place,
    to: &'a Place,
    channels: &'a Channels<'a>,
    /// Least and greatest y of any line.
    pub(super) heights: (f64, f64),
    /// The target belongs to an earlier step.
    pub(super) backward: bool,
    pub(super) same_row: bool,
    /// Where an upright line meets both cards.
    pub(super) shared_x: Option<Lane>,
    /// Where a level line meets both cards.
    pub(super) shared_y: Option<Lane>,
    crossings: Vec<f64>,
}

impl<'a> Ends<'a> {
    pub(super) fn new(from: &'a Place, to: &'a Place, channels: &'a Channels<'a>) -> Self {
        let (a, b) = (from.rect, to.rect);
        let (left, right) = (a.x0.max(b.x0) + CORNERS.1, a.x1.min(b.x1) - CORNERS.1);
        let (top, bottom) = (a.y0.max(b.y0) + CORNERS.0, a.y1.min(b.y1) - CORNERS.0);
        // The middle between two lanes' cards.
        let measures = &channels.setting.measures;
        let away = measures.cell_pad + measures.lane_gap / 2.0;
        let beside = [a.y1 + away, a.y0 - away, b.y0 - away, b.y1 + away];
        let (least, greatest) = channels.heights;
        let mut crossings: Vec<f64> = beside
            .into_iter()
            .chain(channels.beside(from.row))
            .chain(channels.beside(to.row))
            .map(|y| y.clamp(least, greatest))
            .collect();
        crossings.sort_by(f64::total_cmp);
        crossings.dedup_by(|b, a| *b - *a < 2.0);
        Self {
            from,
            to,
            channels,
            heights: channels.heights,
            backward: b.x1 <= a.x0 + 1.0,
            same_row: from.row == to.row,
            shared_x: (left <= right).then_some((left + (right - left) * 0.85, (left, right))),
            shared_y: (top <= bottom).then_some((f64::midpoint(top, bottom), (top, bottom))),
            crossings,
        }
    }

    /// Heights at which an arrow may run across.
    pub(super) fn crossings(&self) -> impl Iterator<Item = f64> {
        self.crossings.iter().copied()
    }

    /// The start's port.
    pub(super) fn leaving(&self, side: Side) -> Port {
        port(self.from, side, self.to.rect.center(), self.channels, 0.0)
    }

    /// The target's port.
    pub(super) fn entering(&self, side: Side) -> Port {
        port(self.to, side, self.from.rect.center(), self.channels, ROOM_FOR_HEAD)
    }
}

fn port(place: &Place, side: Side, towards: Pos, channels: &Channels<'_>, aside: f64) -> Port {
    let rect = place.rect;
    let (edge, (from, to), corner) = match side {
        Side::Right => (rect.x1, (rect.y0, rect.y1), CORNERS.0),
        Side::Left => (rect.x0, (rect.y0, rect.y1), CORNERS.0),
        Side::Bottom => (rect.y1, (rect.x0, rect.x1), CORNERS.1),
        Side::Top => (rect.y0, (rect.x0, rect.x1), CORNERS.1),
    };
    let limits = (from + corner, (to - corner).max(from + corner));
    let at = match side {
        Side::Left | Side::Right => f64::midpoint(from, to),
        Side::Top | Side::Bottom if towards.x < rect.x0 => from + (to - from) * 0.2,
        Side::Top | Side::Bottom => from + (to - from) * 0.8,
    };
    let (number, aside) = match side {
        Side::Right => (place.columns.1 + 1, aside),
        Side::Left | Side::Top | Side::Bottom => (place.columns.0, -aside),
    };
    let (middle, reach) = channels.gutter(number);
    Port { side, edge, at: at.clamp(limits.0, limits.1), limits, gutter: (middle + aside, reach) }
}
