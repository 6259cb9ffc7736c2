//! Arrows: routed at right angles from edge to edge through the gutters and channels of the grid, over
//! nothing that is to be read.

mod channels;
mod label;
mod nudge;
mod obstacles;
mod route;
mod search;

use std::collections::HashMap;
use std::sync::Arc;

use super::memo::{Memo, Setting};
use super::rows::{Content, Divider, Row};
use super::{Pos, Rect, Vec2};
use crate::model::{CardId, Link, Map};
use crate::style::size;
use crate::text::Shaped;
use crate::words;
use channels::{Channels, Place};
use label::Labels;
use obstacles::Field;

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

/// The arrows whose cards are both visible.
pub(super) fn links(
    map: &Map,
    setting: &Setting,
    rows: &[Row],
    dividers: &[Divider],
    memo: &mut Memo,
) -> Vec<LinkPath> {
    if map.links.is_empty() {
        return Vec::new();
    }
    let places = places(map, setting, rows);
    let field = Field::new(setting, rows, dividers);
    let channels = Channels::new(setting, rows);
    let mut shown = Vec::new();
    let mut routes = Vec::new();
    for link in &map.links {
        let place = |id| places.get(id).and_then(Option::as_ref);
        let (Some((from, a)), Some((to, b))) = (place(&link.from), place(&link.to)) else { continue };
        let shapes = label::shapes(link, &mut memo.text);
        if let Some(route) = route::route(from, to, &shapes, &field, &channels) {
            shown.push((link, shapes, words::phrases::link_name(setting.language, a, b)));
            routes.push(route);
        }
    }
    nudge::nudge(&mut routes);
    let paths: Vec<Vec<Pos>> = routes.iter().map(|route| tidied(route.corners())).collect();
    let (top, bottom) = channels.heights;
    let page = Rect::new(setting.lanes_left, top - 4.0, setting.right + size::MARGIN - 4.0, bottom + 4.0);
    let mut labels = Labels { field: &field, paths: &paths, page, placed: Vec::new() };
    let labels: Vec<_> =
        shown.iter().enumerate().map(|(at, (_, shapes, _))| labels.place(at, shapes)).collect();
    let all = shown.into_iter().zip(paths).zip(labels);
    all.map(|(((link, _, name), corners), label)| LinkPath { link: link.clone(), corners, label, name })
        .collect()
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
