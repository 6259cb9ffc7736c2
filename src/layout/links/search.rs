//! The way of an arrow where no simple shape has room, as between wide cards that bar the gutters: the
//! shortest way through the streets of the grid (Dijkstra), with a price on bends.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::channels::{Channels, Ends, Place, Side};
use super::obstacles::Field;
use super::route::{Route, Wish, fit};

/// What a bend costs, in map units of way.
const BEND: u64 = 30;
/// How far above and below the two cards the way may run, map units.
const FAR: f64 = 400.0;

/// A crossing of a gutter with a height, and whether it was come to along the gutter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Node {
    gutter: usize,
    height: usize,
    upright: bool,
}

/// The shortest way from a side of one card to a side of the other.
pub(super) fn search(from: &Place, to: &Place, field: &Field, channels: &Channels<'_>) -> Option<Route> {
    let ends = Ends::new(from, to, channels);
    let sides = [Side::Right, Side::Left];
    let [a, b] = [from, to].map(|place| place.rect.center().y);
    let heights = heights(a, b, &ends, field, channels);
    let height = |y: f64| heights.iter().position(|height| (height - y).abs() < 1e-9);
    let (start, target) = (height(a)?, height(b)?);
    let gutter =
        |place: &Place, side: Side| if side == Side::Left { place.columns.0 } else { place.columns.1 + 1 };
    let starts = sides.map(|side| Node { gutter: gutter(from, side), height: start, upright: false });
    let targets = sides.map(|side| (gutter(to, side), target));
    let path = Streets { field, channels, heights: &heights }.shortest(&starts, &targets)?;

    let side_at =
        |place: &Place, node: &Node| if node.gutter == place.columns.0 { Side::Left } else { Side::Right };
    let (out, into) = (ends.leaving(side_at(from, path.first()?)), ends.entering(side_at(to, path.last()?)));
    let mut wishes = vec![Wish { upright: false, at: a, limits: out.limits }];
    for pair in path.windows(2) {
        let [before, after] = pair else { continue };
        let turned = wishes.last().is_some_and(|wish| wish.upright != after.upright);
        if turned && after.upright {
            let (at, limits) = channels.gutter(before.gutter);
            wishes.push(Wish { upright: true, at, limits });
        } else if turned {
            let at = *heights.get(before.height)?;
            wishes.push(Wish { upright: false, at, limits: ends.heights });
        }
    }
    if wishes.len() > 1 {
        wishes.pop_if(|last| !last.upright);
    }
    wishes.push(Wish { upright: false, at: b, limits: into.limits });
    fit(&wishes, (out.edge, into.edge), field)
}

/// Every height at which a way may cross a column.
fn heights(a: f64, b: f64, ends: &Ends<'_>, field: &Field, channels: &Channels<'_>) -> Vec<f64> {
    let range = (a.min(b) - FAR, a.max(b) + FAR);
    let columns = 0..channels.setting.columns.len();
    let mut heights: Vec<f64> = columns
        .flat_map(|column| field.gaps(column, range))
        .chain(ends.crossings())
        .filter(|y| (y - a).abs() > 1.0 && (y - b).abs() > 1.0)
        .chain([a, b])
        .collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|b, a| *b - *a < 1e-9);
    heights
}

/// The gutters and heights as a net.
struct Streets<'a> {
    field: &'a Field,
    channels: &'a Channels<'a>,
    heights: &'a [f64],
}

impl Streets<'_> {
    fn shortest(&self, starts: &[Node], targets: &[(usize, usize)]) -> Option<Vec<Node>> {
        let mut reached: HashMap<Node, (u64, Option<Node>)> = HashMap::new();
        let mut open = BinaryHeap::new();
        for start in starts {
            reached.insert(*start, (0, None));
            open.push(Reverse((0, *start)));
        }
        while let Some(Reverse((cost, node))) = open.pop() {
            if reached.get(&node).is_some_and(|(least, _)| *least < cost) {
                continue;
            }
            if targets.contains(&(node.gutter, node.height)) {
                return Some(way_to(node, &reached));
            }
            for (next, length) in self.neighbours(node) {
                let bend = if next.upright == node.upright { 0 } else { BEND };
                let total = cost + length + bend;
                if reached.get(&next).is_none_or(|(least, _)| total < *least) {
                    reached.insert(next, (total, Some(node)));
                    open.push(Reverse((total, next)));
                }
            }
        }
        None
    }

    fn neighbours(&self, node: Node) -> impl Iterator<Item = (Node, u64)> {
        let Node { gutter, height, .. } = node;
        let up = height.checked_sub(1).map(|height| Node { gutter, height, upright: true });
        let down = Node { gutter, height: height + 1, upright: true };
        let left = gutter.checked_sub(1).map(|gutter| Node { gutter, height, upright: false });
        let right = Node { gutter: gutter + 1, height, upright: false };
        [up, Some(down), left, Some(right)]
            .into_iter()
            .flatten()
            .filter_map(move |next| self.length(node, next).map(|length| (next, length)))
    }

    /// Length of the street between two crossings; `None`: it is barred.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on a page")]
    fn length(&self, from: Node, to: Node) -> Option<u64> {
        if to.gutter > self.channels.setting.columns.len() {
            return None;
        }
        let ys = (*self.heights.get(from.height)?, *self.heights.get(to.height)?);
        let xs = (self.channels.gutter(from.gutter).0, self.channels.gutter(to.gutter).0);
        if to.upright {
            self.field.upright(ys, (xs.0, xs.0), xs.0)?;
        } else {
            self.field.level(xs, (ys.0, ys.0), ys.0)?;
        }
        Some(((ys.1 - ys.0).abs() + (xs.1 - xs.0).abs()).round() as u64)
    }
}

fn way_to(node: Node, reached: &HashMap<Node, (u64, Option<Node>)>) -> Vec<Node> {
    let mut way: Vec<Node> =
        std::iter::successors(Some(node), |node| reached.get(node).and_then(|(_, before)| *before)).collect();
    way.reverse();
    way
}
