//! Room between lanes: where more arrows run than a channel holds, or a label has no place, the lanes below
//! move down. Knows how much is wanted; the rows are moved elsewhere.

use super::channels::Place;
use super::route::{Leg, Route};
use crate::layout::rows::{Divider, Row};

/// Distance of two tracks, and from the cards beside them, map units.
const TRACK: f64 = 7.0;
/// Space above and below a label on an upright arrow: for its head and a piece of its line.
const AROUND_LABEL: f64 = 20.0;

/// An arrow as far as the rows are concerned.
pub(super) struct Wanting<'a> {
    pub(super) route: &'a Route,
    pub(super) from: &'a Place,
    pub(super) to: &'a Place,
    /// Height of its label in one piece; zero: it has none.
    pub(super) label: f64,
}

/// How much lower than without arrows each row stands, and in the end the bottom of all.
pub(in crate::layout) struct Lowered {
    /// By row, and one more.
    by: Vec<f64>,
    /// Tops and bottoms of the rows before.
    rows: Vec<(f64, f64)>,
    /// Space between a lane's edge and its cards.
    pad: f64,
}

impl Lowered {
    pub(super) fn new(arrows: &[Wanting<'_>], rows: &[Row], dividers: &[Divider], pad: f64) -> Self {
        let rows: Vec<(f64, f64)> = rows.iter().map(|row| (row.y, row.y + row.body.height)).collect();
        let mut sum = 0.0;
        let mut by = vec![0.0];
        for (number, pair) in rows.windows(2).enumerate() {
            let [above, below] = pair else { continue };
            // A channel with a line and its name in it is wide enough.
            if !dividers.iter().any(|line| line.from.y > above.1 && line.from.y < below.0) {
                sum += wanted(arrows, number + 1, (above.1, below.0), pad).max(0.0).ceil();
            }
            by.push(sum);
        }
        by.push(sum);
        Self { by, rows, pad }
    }

    /// Whether nothing moves.
    pub(in crate::layout) fn is_nothing(&self) -> bool {
        self.by.last().is_none_or(|sum| *sum <= 0.0)
    }

    /// How much lower that row stands; after the last one, the bottom.
    pub(in crate::layout) fn of_row(&self, row: usize) -> f64 {
        self.by.get(row).or(self.by.last()).copied().unwrap_or(0.0)
    }

    /// How much lower a line stands that runs between two rows.
    pub(in crate::layout) fn of_line(&self, y: f64) -> f64 {
        self.of_row(self.rows.partition_point(|(top, _)| *top <= y))
    }

    /// Moves a route with its cards; what runs between rows that part gets the room between them.
    pub(super) fn lower(&self, route: &mut Route, from: &Place, to: &Place) {
        if route.legs.first().is_some_and(|leg| leg.upright) {
            route.ends.0 += self.of_row(from.row);
        }
        if route.legs.last().is_some_and(|leg| leg.upright) {
            route.ends.1 += self.of_row(to.row);
        }
        for leg in route.legs.iter_mut().filter(|leg| !leg.upright) {
            let track = &mut leg.track;
            let (low, high) = (self.upper(track.low), self.lower_edge(track.high));
            let middle = f64::midpoint(self.upper(track.at), self.lower_edge(track.at));
            track.low += low;
            track.high += high;
            track.at = (track.at + middle).clamp(track.low.min(track.high), track.high.max(track.low));
        }
    }

    /// By how much what lies at or above that height moves with the row above it.
    fn upper(&self, y: f64) -> f64 {
        let row = self.rows.partition_point(|(top, _)| *top - self.pad <= y);
        let inside = self.rows.get(row.wrapping_sub(1)).is_some_and(|(top, _)| y < top + self.pad);
        // In the channel above the row it still belongs to the row before.
        self.of_row(row.saturating_sub(if inside { 2 } else { 1 }))
    }

    /// By how much what lies at or below that height moves with the row below it.
    fn lower_edge(&self, y: f64) -> f64 {
        self.of_row(self.rows.partition_point(|(_, bottom)| *bottom - self.pad <= y))
    }
}

/// How much a channel lacks.
fn wanted(arrows: &[Wanting<'_>], row: usize, (top, bottom): (f64, f64), pad: f64) -> f64 {
    let has = bottom - top + pad * 2.0;
    let mut ends: Vec<(f64, i32)> = Vec::new();
    let mut label = 0.0_f64;
    let mut straight = 0.0_f64;
    for arrow in arrows {
        let pieces = level_pieces(arrow.route);
        let within = pieces.filter(|(y, _)| *y > top - pad && *y < bottom + pad);
        for (_, (from, to)) in within {
            ends.extend([(from, 1), (to, -1)]);
            if to - from > 60.0 {
                label = label.max(arrow.label);
            }
        }
        let rows = (arrow.from.row.min(arrow.to.row), arrow.from.row.max(arrow.to.row));
        let is_straight = matches!(*arrow.route.legs.as_slice(), [Leg { upright: true, .. }]);
        if arrow.label > 0.0 && is_straight && rows == (row - 1, row) {
            let length = (arrow.route.ends.1 - arrow.route.ends.0).abs();
            straight = straight.max(arrow.label + AROUND_LABEL - length);
        }
    }
    // Ends before beginnings: what follows on one height shares a track.
    ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let beside = ends.iter().scan(0, |open, (_, change)| {
        *open += change;
        Some(*open)
    });
    let tracks = f64::from(beside.max().unwrap_or(0));
    let words = if tracks > 1.0 { (label - TRACK).max(0.0) } else { 0.0 };
    let lanes = if tracks > 0.0 { TRACK * (tracks - 1.0) + TRACK * 1.4 + words - has } else { 0.0 };
    lanes.max(straight)
}

/// Heights of the level pieces of a route, and from where to where they run.
fn level_pieces(route: &Route) -> impl Iterator<Item = (f64, (f64, f64))> {
    route.legs.iter().enumerate().filter(|(_, leg)| !leg.upright).map(|(at, leg)| {
        let (from, to) = route.along(at);
        (leg.track.at, (from.min(to), from.max(to)))
    })
}
