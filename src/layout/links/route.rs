//! The way of one arrow: from the shapes it could have, the cheapest that keeps off everything. A shape is a
//! row of straight pieces that are level and upright in turn; length and bends cost, and so does what would
//! read wrongly.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;

use super::channels::{Channels, Ends, Place, Port, Side};
use super::label;
use super::obstacles::{Field, Track};
use crate::layout::Pos;
use crate::text::Shaped;

/// What a bend costs, in map units of way.
const BEND: f64 = 30.0;
/// What a line that just fits between two cards costs.
const SQUEEZED: f64 = 60.0;
/// What it costs that a way back to an earlier step looks like a way on.
const LIKE_FORWARD: f64 = 400.0;
/// What it costs that the label has no room.
const UNLABELLED: f64 = 500.0;
/// Shortest line that holds an arrow's head.
const SHORTEST: f64 = 11.0;
/// Shortest piece that ends at a card after a bend.
const STUB: f64 = 4.0;

/// A straight piece: level at a y, or upright at an x, and how far it may slide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Leg {
    pub(super) upright: bool,
    pub(super) track: Track,
}

/// A way from card to card. Legs are level and upright in turn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Route {
    pub(super) legs: Vec<Leg>,
    /// Where the first leg begins and the last one ends, along themselves.
    pub(super) ends: (f64, f64),
}

impl Route {
    /// Where a leg begins and ends along itself.
    pub(super) fn along(&self, leg: usize) -> (f64, f64) {
        let at = |leg: Option<&Leg>| leg.map(|leg| leg.track.at);
        let before = at(leg.checked_sub(1).and_then(|before| self.legs.get(before)));
        (before.unwrap_or(self.ends.0), at(self.legs.get(leg + 1)).unwrap_or(self.ends.1))
    }

    /// Moves all of it.
    pub(super) fn move_down(&mut self, by: f64) {
        if self.legs.first().is_some_and(|leg| leg.upright) {
            self.ends.0 += by;
        }
        if self.legs.last().is_some_and(|leg| leg.upright) {
            self.ends.1 += by;
        }
        for leg in self.legs.iter_mut().filter(|leg| !leg.upright) {
            let Track { at, low, high } = leg.track;
            leg.track = Track { at: at + by, low: low + by, high: high + by };
        }
    }

    /// The corners, the ends among them.
    pub(super) fn corners(&self) -> Vec<Pos> {
        let ats: Vec<(bool, f64)> = self.legs.iter().map(|leg| (leg.upright, leg.track.at)).collect();
        corners(&ats, self.ends)
    }
}

/// Corners of pieces (upright, place).
fn corners(legs: &[(bool, f64)], ends: (f64, f64)) -> Vec<Pos> {
    let point =
        |upright: bool, at: f64, along: f64| if upright { Pos::new(at, along) } else { Pos::new(along, at) };
    let mut corners = Vec::with_capacity(legs.len() + 1);
    if let Some((upright, at)) = legs.first() {
        corners.push(point(*upright, *at, ends.0));
    }
    for pair in legs.windows(2) {
        if let [(upright, at), (_, next)] = pair {
            corners.push(point(*upright, *at, *next));
        }
    }
    if let Some((upright, at)) = legs.last() {
        corners.push(point(*upright, *at, ends.1));
    }
    corners
}

/// A piece of a route before it is known what is in its way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wish {
    pub(super) upright: bool,
    pub(super) at: f64,
    pub(super) limits: (f64, f64),
}

/// A shape that a route could have.
#[derive(Debug, Clone, Copy)]
struct Shape {
    wishes: [Wish; 5],
    count: usize,
    ends: (f64, f64),
    cost: f64,
}

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Shape {}

impl PartialOrd for Shape {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Shape {
    /// The cheapest is the greatest, which a heap gives first.
    fn cmp(&self, other: &Self) -> Ordering {
        other.cost.total_cmp(&self.cost)
    }
}

/// The best way of a simple shape from card to card that has room for one of the shapes of its label.
/// `None`: none of them is free.
pub(super) fn route(
    from: &Place,
    to: &Place,
    label: &[Arc<Shaped>],
    field: &Field,
    channels: &Channels<'_>,
) -> Option<Route> {
    let mut shapes = BinaryHeap::from(shapes(from, to, field, channels));
    let mut best: Option<(f64, Route)> = None;
    while let Some(shape) = shapes.pop() {
        if best.as_ref().is_some_and(|(cost, _)| *cost <= shape.cost) {
            break;
        }
        if let Some(route) = fit(shape.wishes(), shape.ends, field) {
            // Between the rows of a straight arrow room for its label can be made.
            let can_part = route.legs.len() == 1 && shape.wishes().iter().all(|wish| wish.upright);
            let has_room =
                can_part && from.row.abs_diff(to.row) == 1 || label::has_room(&route.corners(), label, field);
            let unlabelled = if has_room { 0.0 } else { UNLABELLED };
            let cost = shape.cost + shape.detour(&route) + unlabelled;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, route));
            }
        }
    }
    best.map(|(_, route)| route)
}

impl Shape {
    fn new(wishes: &[Wish], ends: (f64, f64)) -> Self {
        let empty = Wish { upright: false, at: 0.0, limits: (0.0, 0.0) };
        let mut all = [empty; 5];
        for (place, wish) in all.iter_mut().zip(wishes) {
            *place = *wish;
        }
        let mut shape = Self { wishes: all, count: wishes.len(), ends, cost: 0.0 };
        shape.cost = shape.length() + BEND * (wishes.len() as f64 - 1.0);
        shape
    }

    fn wishes(&self) -> &[Wish] {
        self.wishes.get(..self.count).unwrap_or_default()
    }

    fn length(&self) -> f64 {
        let along = (0..self.count).map(|leg| along(self.wishes(), self.ends, leg));
        along.map(|(from, to)| (to - from).abs()).sum()
    }

    /// What the route costs beyond the shape.
    fn detour(&self, route: &Route) -> f64 {
        let along = route.corners();
        let length: f64 =
            along.windows(2).map(|pair| if let [a, b] = pair { (*b - *a).hypot() } else { 0.0 }).sum();
        let is_squeezed = |leg: &&Leg| !leg.upright && leg.track.high - leg.track.low < 4.0;
        (length - self.length()).max(0.0) + SQUEEZED * route.legs.iter().filter(is_squeezed).count() as f64
    }
}

/// Where a leg begins and ends along itself.
fn along(wishes: &[Wish], ends: (f64, f64), leg: usize) -> (f64, f64) {
    let before = leg.checked_sub(1).and_then(|before| wishes.get(before));
    let after = wishes.get(leg + 1);
    (before.map_or(ends.0, |wish| wish.at), after.map_or(ends.1, |wish| wish.at))
}

/// The pieces between the obstacles, each as near to its wish as it goes; `None`: they leave no room for it.
pub(super) fn fit(wishes: &[Wish], ends: (f64, f64), field: &Field) -> Option<Route> {
    let first = levels(wishes, ends, field)?;
    [true, false].into_iter().find_map(|slides| {
        let (mut legs, mut moved) = (first.clone(), wishes.to_vec());
        // A piece that makes way makes its neighbours longer, which may put them in the way of something.
        for _ in 0..3 {
            uprights(&mut legs, &moved, ends, field, slides)?;
            let is_settled = |leg: &Leg, wish: &Wish| (leg.track.at - wish.at).abs() < 1e-6;
            if legs.iter().zip(&moved).all(|(leg, wish)| is_settled(leg, wish)) {
                let route = Route { legs, ends };
                return keeps_its_turns(&route, wishes, ends).then_some(route);
            }
            moved.iter_mut().zip(&legs).for_each(|(wish, leg)| wish.at = leg.track.at);
            legs = levels(&moved, ends, field)?;
        }
        None
    })
}

/// The level pieces from bend to bend, the upright ones where they are wished.
fn levels(wishes: &[Wish], ends: (f64, f64), field: &Field) -> Option<Vec<Leg>> {
    let leg = |(at, wish): (usize, &Wish)| {
        let track = if wish.upright {
            Track::fixed(wish.at)
        } else {
            field.level(along(wishes, ends, at), wish.limits, wish.at)?
        };
        Some(Leg { upright: wish.upright, track })
    };
    wishes.iter().enumerate().map(leg).collect()
}

/// The upright pieces for every height that the level ones can slide to: whatever slides later within its
/// limits stays free. Without sliding all pieces stay where they are.
fn uprights(legs: &mut [Leg], wishes: &[Wish], ends: (f64, f64), field: &Field, slides: bool) -> Option<()> {
    if !slides {
        for leg in legs.iter_mut() {
            leg.track = Track::fixed(leg.track.at);
        }
    }
    for (at, wish) in wishes.iter().enumerate().filter(|(_, wish)| wish.upright) {
        let before = at.checked_sub(1).and_then(|before| legs.get(before));
        let a = before.map_or(Track::fixed(ends.0), |leg| leg.track);
        let b = legs.get(at + 1).map_or(Track::fixed(ends.1), |leg| leg.track);
        let track = field.upright((a.low.min(b.low), a.high.max(b.high)), wish.limits, wish.at)?;
        legs.get_mut(at)?.track = if slides { track } else { Track::fixed(track.at) };
    }
    Some(())
}

/// Whether no piece turned back on itself while it made way, and the ends have room for heads.
fn keeps_its_turns(route: &Route, wishes: &[Wish], ends: (f64, f64)) -> bool {
    let wished: Vec<(bool, f64)> = wishes.iter().map(|wish| (wish.upright, wish.at)).collect();
    let (before, after) = (corners(&wished, ends), route.corners());
    let last = before.len().saturating_sub(2);
    before.windows(2).zip(after.windows(2)).enumerate().all(|(at, pairs)| {
        let ([a, b], [c, d]) = pairs else { return true };
        let (wished, got) = (*b - *a, *d - *c);
        wished.dot(got) >= 0.0 && (at != 0 && at != last || got.hypot() >= STUB - 2.0)
    })
}

/// Every shape that could do, with what it would cost if nothing were in its way.
fn shapes(from: &Place, to: &Place, field: &Field, channels: &Channels<'_>) -> Vec<Shape> {
    let ends = Ends::new(from, to, channels);
    let mut all = Vec::with_capacity(64);
    let is_open = |port: &Port| !port.side.is_upright() || is_open(port, field);
    let outs: Vec<Port> = Side::ALL.map(|side| ends.leaving(side)).into_iter().filter(is_open).collect();
    let intos: Vec<Port> = Side::ALL.map(|side| ends.entering(side)).into_iter().filter(is_open).collect();
    for out in outs {
        for into in &intos {
            let (start, end) = (out.side, into.side);
            let first = all.len();
            match (start.is_upright(), end.is_upright()) {
                (true, true) => upright_both(&ends, &out, into, &mut all),
                (false, false) => level_both(&ends, &out, into, &mut all),
                (true, false) => upright_to_level(&ends, &out, into, &mut all),
                (false, true) => level_to_upright(&ends, &out, into, &mut all),
            }
            let like_forward = ends.backward && ends.same_row && (start == Side::Left || end == Side::Right);
            let extra = if like_forward { LIKE_FORWARD } else { unusual(start, end) };
            all.iter_mut().skip(first).for_each(|shape: &mut Shape| shape.cost += extra);
        }
    }
    all
}

/// What it costs to leave or enter at a side that arrows seldom use, since maps are read to the right.
fn unusual(start: Side, end: Side) -> f64 {
    let out = if start == Side::Left { 40.0 } else { 0.0 };
    let into = if end == Side::Right { 30.0 } else { 0.0 };
    out + into
}

/// Whether an arrow can leave or enter at top or bottom at all: within a stack there is no room.
fn is_open(port: &Port, field: &Field) -> bool {
    let out = if port.side == Side::Bottom { SHORTEST } else { -SHORTEST };
    field.upright((port.edge, port.edge + out), port.limits, port.at).is_some()
}

fn wish(port: &Port) -> Wish {
    Wish { upright: port.side.is_upright(), at: port.at, limits: port.limits }
}

/// Top or bottom to top or bottom: straight, or across in between.
fn upright_both(ends: &Ends<'_>, out: &Port, into: &Port, all: &mut Vec<Shape>) {
    if let Some((at, limits)) = ends.shared_x
        && out.side != into.side
        && out.leads_to(into.edge, SHORTEST)
    {
        all.push(Shape::new(&[Wish { upright: true, at, limits }], (out.edge, into.edge)));
    }
    for y in ends.crossings().filter(|y| out.leads_to(*y, STUB) && into.leads_to(*y, STUB + 3.0)) {
        let across = Wish { upright: false, at: y, limits: ends.heights };
        all.push(Shape::new(&[wish(out), across, wish(into)], (out.edge, into.edge)));
    }
}

/// Side to side: straight, along one gutter, or along two and across in between.
fn level_both(ends: &Ends<'_>, out: &Port, into: &Port, all: &mut Vec<Shape>) {
    let around = (out.edge, into.edge);
    if let Some((at, limits)) = ends.shared_y
        && out.side != into.side
        && out.leads_to(into.edge, SHORTEST)
    {
        all.push(Shape::new(&[Wish { upright: false, at, limits }], around));
    }
    let (near, far) = (out.gutter, into.gutter);
    let upright = |gutter: (f64, (f64, f64))| Wish { upright: true, at: gutter.0, limits: gutter.1 };
    for gutter in [near, far] {
        if out.leads_to(gutter.0, 0.0) && into.leads_to(gutter.0, 0.0) {
            all.push(Shape::new(&[wish(out), upright(gutter), wish(into)], around));
        }
    }
    if (near.0 - far.0).abs() < 6.0 {
        return;
    }
    for y in ends.crossings() {
        let across = Wish { upright: false, at: y, limits: ends.heights };
        all.push(Shape::new(&[wish(out), upright(near), across, upright(far), wish(into)], around));
    }
}

/// Top or bottom to a side.
fn upright_to_level(ends: &Ends<'_>, out: &Port, into: &Port, all: &mut Vec<Shape>) {
    let around = (out.edge, into.edge);
    if out.leads_to(into.at, STUB) && into.leads_to(out.at, STUB) {
        all.push(Shape::new(&[wish(out), wish(into)], around));
    }
    let gutter = Wish { upright: true, at: into.gutter.0, limits: into.gutter.1 };
    for y in ends.crossings().filter(|y| out.leads_to(*y, STUB)) {
        let across = Wish { upright: false, at: y, limits: ends.heights };
        all.push(Shape::new(&[wish(out), across, gutter, wish(into)], around));
    }
}

/// A side to top or bottom.
fn level_to_upright(ends: &Ends<'_>, out: &Port, into: &Port, all: &mut Vec<Shape>) {
    let around = (out.edge, into.edge);
    if out.leads_to(into.at, STUB) && into.leads_to(out.at, STUB) {
        all.push(Shape::new(&[wish(out), wish(into)], around));
    }
    let gutter = Wish { upright: true, at: out.gutter.0, limits: out.gutter.1 };
    for y in ends.crossings().filter(|y| into.leads_to(*y, STUB + 3.0)) {
        let across = Wish { upright: false, at: y, limits: ends.heights };
        all.push(Shape::new(&[wish(out), gutter, across, wish(into)], around));
    }
}
