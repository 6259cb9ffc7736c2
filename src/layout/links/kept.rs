//! Routes that are found again: while what lies around an arrow stays, so does its way.

use std::collections::HashMap;
use std::sync::Arc;

use super::channels::Place;
use super::route::Route;
use crate::layout::rows::{LaneBody, Row};
use crate::model::{Link, LinkId};

/// Rows above and below the two cards that can matter to a route: nothing looks farther for room.
const AROUND: usize = 2;

/// The routes of the last layout.
#[derive(Default)]
pub(in crate::layout) struct Routes {
    kept: HashMap<LinkId, Kept>,
    /// How many were worked out rather than found.
    pub(in crate::layout) worked_out: usize,
}

struct Kept {
    link: Link,
    around: Around,
    route: Route,
}

/// A row's body, with its place from the first row that matters.
type Near = (Arc<LaneBody>, f64);

/// What a route depends on.
#[derive(Clone)]
struct Around {
    /// Bodies of the rows near it, with their places from the first of them.
    bodies: Vec<Near>,
    /// Place of that one on the page.
    y: f64,
    /// Whether the grid ends with the first and with the last of them.
    ends: (bool, bool),
    /// Which of them hold the cards.
    rows: (usize, usize),
}

impl Routes {
    /// The route: the one of the last layout while nothing near it has changed, moved to where it is now.
    pub(super) fn route(
        &mut self,
        link: &Link,
        (from, to): (&Place, &Place),
        rows: &[Row],
        make: impl FnOnce() -> Option<Route>,
    ) -> Option<Route> {
        let around = Around::new(from, to, rows)?;
        if let Some(kept) = self.kept.get_mut(&link.id)
            && (kept.link.from, kept.link.to) == (link.from, link.to)
            && kept.link.label == link.label
            && kept.around.is_same(&around)
        {
            let mut route = kept.route.clone();
            let down = around.y - kept.around.y;
            if down != 0.0 {
                route.move_down(down);
            }
            return Some(route);
        }
        self.worked_out += 1;
        let route = make()?;
        // A way that was searched for may lead farther than anything looks for changes.
        if around.holds(&route) {
            self.kept.insert(link.id, Kept { link: link.clone(), around, route: route.clone() });
        } else {
            self.kept.remove(&link.id);
        }
        Some(route)
    }
}

impl Around {
    fn new(from: &Place, to: &Place, rows: &[Row]) -> Option<Self> {
        let first = from.row.min(to.row).saturating_sub(AROUND);
        let last = (from.row.max(to.row) + AROUND).min(rows.len().saturating_sub(1));
        let near = rows.get(first..=last)?;
        let y = near.first()?.y;
        Some(Self {
            bodies: near.iter().map(|row| (Arc::clone(&row.body), row.y - y)).collect(),
            y,
            ends: (first == 0, last + 1 == rows.len()),
            rows: (from.row - first, to.row - first),
        })
    }

    /// Whether the route stays between the first of the rows and the last.
    fn holds(&self, route: &Route) -> bool {
        let bottom = self.bodies.last().map_or(self.y, |(body, y)| self.y + y + body.height);
        let (above, below) = (self.ends.0, self.ends.1);
        route
            .corners()
            .iter()
            .all(|corner| (above || corner.y >= self.y - 0.5) && (below || corner.y <= bottom + 0.5))
    }

    /// Places are sums of many heights, which differ in their last digits.
    fn is_same(&self, other: &Self) -> bool {
        let alike = |(a, b): (&Near, &Near)| Arc::ptr_eq(&a.0, &b.0) && (a.1 - b.1).abs() < 1e-6;
        self.ends == other.ends
            && self.rows == other.rows
            && self.bodies.len() == other.bodies.len()
            && self.bodies.iter().zip(&other.bodies).all(alike)
    }
}
