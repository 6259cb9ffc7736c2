//! Arrows: routed at right angles from edge to edge through the gutters and channels of the grid, over
//! nothing that is to be read.

mod channels;
mod kept;
mod label;
mod nudge;
mod obstacles;
mod room;
mod route;
mod search;

use std::collections::HashMap;
use std::sync::Arc;

use super::memo::{Memo, Setting};
use super::rows::{Content, Divider, Row};
use super::{Pos, Rect, Vec2};
use crate::model::{CardId, Link, Map};
use crate::text::Shaped;
use crate::words;
use channels::{Channels, Place};
pub(super) use kept::Routes;
use label::{Labels, Lines};
use obstacles::Field;
pub(super) use room::Lowered;
use room::Wanting;
use route::Route;

/// An arrow at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkPath {
    /// The arrow.
    pub link: Link,
    /// Corners from the start's edge to the target's edge.
    pub corners: Vec<Pos>,
    /// Place and words of the label.
    pub label: Option<(Rect, Arc<Shaped>)>,
    /// What it says, in one string.
    pub name: String,
}

/// Space between a label's edge and its words.
pub(crate) const LABEL_PAD: Vec2 = Vec2::new(label::SIDE, label::ABOVE);

impl LinkPath {
    /// Whether the other one looks the same, at whatever place.
    #[must_use]
    pub fn is_alike(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.corners.first(), other.corners.first()) else { return false };
        let alike = |p: &Pos, q: &Pos| *p - *a == *q - *b;
        let label = match (&self.label, &other.label) {
            (Some((p, words)), Some((q, others))) => {
                *p - a.to_vec2() == *q - b.to_vec2() && (Arc::ptr_eq(words, others) || words == others)
            }
            (None, None) => true,
            _ => false,
        };
        label
            && self.link == other.link
            && self.name == other.name
            && self.corners.len() == other.corners.len()
            && self.corners.iter().zip(&other.corners).all(|(p, q)| alike(p, q))
    }
}

/// The arrows whose cards are both visible, each with its way, before lanes make room for them.
pub(super) struct Ways<'a> {
    ways: Vec<Way<'a>>,
    /// How much lower the rows have to stand.
    pub(super) lowered: Lowered,
}

struct Way<'a> {
    link: &'a Link,
    from: Place,
    to: Place,
    name: String,
    /// The words in the widths that they can have.
    shapes: Vec<Arc<Shaped>>,
    route: Route,
}

/// Finds the ways of the arrows through the rows.
pub(super) fn ways<'a>(
    map: &'a Map,
    setting: &Setting,
    rows: &[Row],
    dividers: &[Divider],
    memo: &mut Memo,
) -> Ways<'a> {
    let mut ways: Vec<Way<'_>> = Vec::new();
    if !map.links.is_empty() {
        let places = places(map, setting, rows);
        let field = Field::new(setting, rows, dividers);
        let channels = Channels::new(setting, rows);
        for link in &map.links {
            let place = |id| places.get(id).and_then(Option::as_ref);
            let (Some((from, a)), Some((to, b))) = (place(&link.from), place(&link.to)) else { continue };
            let shapes = label::shapes(link, &mut memo.text);
            let find = || {
                route::route(from, to, &shapes, &field, &channels)
                    .or_else(|| search::search(from, to, &field, &channels))
            };
            if let Some(route) = memo.routes.route(link, (from, to), rows, find) {
                let name = words::phrases::link_name(setting.language, a, b);
                ways.push(Way { link, from: *from, to: *to, name, shapes, route });
            }
        }
    }
    let height = |way: &Way<'_>| {
        way.shapes.first().map_or(0.0, |shaped| f64::from(shaped.height) + label::ABOVE * 2.0)
    };
    let wanting: Vec<Wanting<'_>> = ways
        .iter()
        .map(|way| Wanting { route: &way.route, from: &way.from, to: &way.to, label: height(way) })
        .collect();
    let lowered = Lowered::new(&wanting, rows, dividers, setting.measures.cell_pad);
    Ways { ways, lowered }
}

/// The arrows among the rows, which have made room: side by side, with their labels.
pub(super) fn links(ways: Ways<'_>, setting: &Setting, rows: &[Row], dividers: &[Divider]) -> Vec<LinkPath> {
    let Ways { mut ways, lowered } = ways;
    let mut routes: Vec<Route> = Vec::with_capacity(ways.len());
    for way in &mut ways {
        lowered.lower(&mut way.route, &way.from, &way.to);
        routes.push(way.route.clone());
    }
    nudge::nudge(&mut routes);
    let paths: Vec<Vec<Pos>> = routes.iter().map(|route| tidied(route.corners())).collect();
    let labels = labels(&ways, &paths, setting, rows, dividers);
    let all = ways.into_iter().zip(paths).zip(labels);
    all.map(|((way, corners), label)| LinkPath { link: way.link.clone(), corners, label, name: way.name })
        .collect()
}

fn labels(
    ways: &[Way<'_>],
    paths: &[Vec<Pos>],
    setting: &Setting,
    rows: &[Row],
    dividers: &[Divider],
) -> Vec<Option<label::Label>> {
    if ways.iter().all(|way| way.shapes.is_empty()) {
        return vec![None; ways.len()];
    }
    let field = Field::new(setting, rows, dividers);
    let (top, bottom) = Channels::new(setting, rows).heights;
    let page =
        Rect::new(setting.lanes_left, top - 4.0, setting.right + setting.measures.margin - 4.0, bottom + 4.0);
    let mut labels = Labels { field: &field, paths, lines: Lines::of(paths), page, placed: Vec::new() };
    ways.iter().enumerate().map(|(at, way)| labels.place(at, &way.shapes)).collect()
}

/// Where the cards of arrows are, and their titles; `None`: not to be seen.
fn places<'a>(map: &Map, setting: &Setting, rows: &'a [Row]) -> HashMap<CardId, Option<(Place, &'a str)>> {
    let mut places: HashMap<CardId, Option<(Place, &str)>> =
        map.links.iter().flat_map(|link| [(link.from, None), (link.to, None)]).collect();
    let column_at = |x: f64| setting.columns.partition_point(|column| column.x + column.width <= x);
    for (number, row) in rows.iter().enumerate() {
        let Content::Cards(cards) = &row.body.content else { continue };
        for card in &cards.cards {
            if let Some(place) = places.get_mut(&card.card.id) {
                let rect = card.rect + Vec2::new(0.0, row.y);
                let columns = (column_at(rect.x0), column_at(rect.x1));
                *place = Some((Place { rect, row: number, columns }, &card.card.title));
            }
        }
    }
    places
}

/// Without corners that are none.
fn tidied(mut corners: Vec<Pos>) -> Vec<Pos> {
    corners.dedup_by(|b, a| (*b - *a).hypot() < 0.05);
    let mut at = 1;
    while let (Some(before), Some(corner), Some(after)) =
        (corners.get(at - 1), corners.get(at), corners.get(at + 1))
    {
        let straight = (*corner - *before).cross(*after - *corner).abs() < 0.01;
        if straight && (*corner - *before).dot(*after - *corner) > 0.0 {
            corners.remove(at);
        } else {
            at += 1;
        }
    }
    corners
}
