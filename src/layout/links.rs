//! Arrows: routed at right angles from edge to edge, in the gutters between cards where they can.

use std::sync::Arc;

use super::cards::CardBox;
use super::memo::{Memo, Setting};
use super::rows::{Content, Divider, Row};
use super::{Pos, Rect, TextAt};
use crate::model::{Link, Map};
use crate::style::{size, type_face};
use crate::text::Shaped;

/// An arrow at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkPath {
    /// The arrow.
    pub link: Link,
    /// Corners from the start's edge to the target's edge.
    pub corners: Vec<Pos>,
    /// Place and words of the label.
    pub label: Option<(Rect, Arc<Shaped>)>,
}

/// A card's box on the page, with its row.
struct Placed {
    rect: Rect,
    row: usize,
}

/// The arrows whose cards are both visible.
pub(super) fn links(
    map: &Map,
    setting: &Setting,
    rows: &[Row],
    dividers: &[Divider],
    memo: &mut Memo,
) -> Vec<LinkPath> {
    let mut paths: Vec<LinkPath> = Vec::new();
    if map.links.is_empty() {
        return paths;
    }
    let names = dividers.iter().map(|divider| text_rect(&divider.name));
    let everything: Vec<Rect> = boxes(rows).map(|(_, _, rect)| rect).chain(names).collect();
    for link in &map.links {
        let place = |id| {
            boxes(rows).find(|(_, card, _)| card.card.id == id).map(|(row, _, rect)| Placed { rect, row })
        };
        let (Some(from), Some(to)) = (place(link.from), place(link.to)) else { continue };
        let corners = route(&from, &to, setting, rows, &everything, &paths);
        let label = label(link, &corners, setting, memo);
        paths.push(LinkPath { link: link.clone(), corners, label });
    }
    paths
}

fn text_rect(text: &TextAt) -> Rect {
    let size = (f64::from(text.shaped.width), f64::from(text.shaped.height));
    Rect::from_origin_size(text.at, size).inflate(4.0, 0.0)
}

fn boxes(rows: &[Row]) -> impl Iterator<Item = (usize, &CardBox, Rect)> {
    rows.iter().enumerate().flat_map(|(at, row)| {
        let cards = match &row.body.content {
            Content::Cards(cards) => cards.cards.as_slice(),
            Content::Folded(_) | Content::Points(_) => &[],
        };
        cards.iter().map(move |card| (at, card, card.rect + kurbo::Vec2::new(0.0, row.y)))
    })
}

fn route(
    from: &Placed,
    to: &Placed,
    setting: &Setting,
    rows: &[Row],
    everything: &[Rect],
    before: &[LinkPath],
) -> Vec<Pos> {
    straight_down(from, to, everything, before)
        .or_else(|| straight_across(from, to, everything))
        .unwrap_or_else(|| around(from, to, setting, rows))
}

/// One vertical line where the cards overlap sideways and nothing lies between.
fn straight_down(from: &Placed, to: &Placed, everything: &[Rect], before: &[LinkPath]) -> Option<Vec<Pos>> {
    let (left, right) = (from.rect.x0.max(to.rect.x0) + 14.0, from.rect.x1.min(to.rect.x1) - 14.0);
    if left > right {
        return None;
    }
    let down = to.rect.y0 >= from.rect.y1;
    let (start, end) = if down { (from.rect.y1, to.rect.y0) } else { (from.rect.y0, to.rect.y1) };
    [0.8, 0.6, 0.4, 0.9, 0.2].into_iter().map(|share| left + (right - left) * share).find_map(|x| {
        let lane = Rect::new(x - 3.0, start.min(end) + 1.0, x + 3.0, start.max(end) - 1.0);
        let free =
            everything.iter().all(|card| card.intersect(lane).area() <= 0.0) && !is_taken(lane, before);
        free.then(|| vec![Pos::new(x, start), Pos::new(x, end)])
    })
}

fn is_taken(lane: Rect, before: &[LinkPath]) -> bool {
    before.iter().flat_map(|path| path.corners.windows(2)).any(|pair| match pair {
        [a, b] if (a.x - b.x).abs() < 0.5 => {
            lane.intersect(Rect::from_points(*a, *b).inflate(4.0, 0.0)).area() > 0.0
        }
        _ => false,
    })
}

/// One horizontal line between neighbours of a row.
fn straight_across(from: &Placed, to: &Placed, everything: &[Rect]) -> Option<Vec<Pos>> {
    let (top, bottom) = (from.rect.y0.max(to.rect.y0) + 6.0, from.rect.y1.min(to.rect.y1) - 6.0);
    if top > bottom {
        return None;
    }
    let y = f64::midpoint(top, bottom);
    let right = to.rect.x0 >= from.rect.x1;
    let (start, end) = if right { (from.rect.x1, to.rect.x0) } else { (from.rect.x0, to.rect.x1) };
    let lane = Rect::new(start.min(end) + 1.0, y - 3.0, start.max(end) - 1.0, y + 3.0);
    everything
        .iter()
        .all(|card| card.intersect(lane).area() <= 0.0)
        .then(|| vec![Pos::new(start, y), Pos::new(end, y)])
}

/// Out sideways into the gutter, along it to a gap between lanes, across to the target's gutter, in.
fn around(from: &Placed, to: &Placed, setting: &Setting, rows: &[Row]) -> Vec<Pos> {
    let rightwards = to.rect.center().x >= from.rect.center().x;
    let (start_x, out) =
        if rightwards { (from.rect.x1, size::CELL_SIDE) } else { (from.rect.x0, -size::CELL_SIDE) };
    let first_gutter = start_x + out;
    let same_side = (first_gutter - to.rect.x0).abs() < size::CELL_SIDE * 2.5;
    let start = Pos::new(start_x, from.rect.center().y);
    let into_left = rightwards || first_gutter < to.rect.x0;
    let (end_x, into) =
        if into_left { (to.rect.x0, -size::CELL_SIDE) } else { (to.rect.x1, size::CELL_SIDE) };
    let second_gutter = (end_x + into).clamp(setting.columns_left, setting.right.max(setting.columns_left));
    let end = Pos::new(end_x, to.rect.center().y);
    if same_side && into_left || (first_gutter - second_gutter).abs() < 1.0 {
        return vec![start, Pos::new(second_gutter, start.y), Pos::new(second_gutter, end.y), end];
    }
    let crossing = gap_near(from, to, rows);
    vec![
        start,
        Pos::new(first_gutter, start.y),
        Pos::new(first_gutter, crossing),
        Pos::new(second_gutter, crossing),
        Pos::new(second_gutter, end.y),
        end,
    ]
}

/// A height free of cards beside the target's row, on the side of the start.
fn gap_near(from: &Placed, to: &Placed, rows: &[Row]) -> f64 {
    let row = rows.get(to.row);
    let (top, bottom) = row.map_or((to.rect.y0, to.rect.y1), |row| (row.y, row.y + row.body.height));
    if from.row < to.row { top + 2.0 } else { bottom - 2.0 }
}

/// The label in the middle of the longest piece, inside the grid.
fn label(link: &Link, corners: &[Pos], setting: &Setting, memo: &mut Memo) -> Option<(Rect, Arc<Shaped>)> {
    if link.label.is_empty() {
        return None;
    }
    let shaped = memo.text.shape(&link.label, Some(140.0), type_face::SMALL);
    let longest = corners
        .windows(2)
        .filter_map(|pair| if let [a, b] = pair { Some((*a, *b)) } else { None })
        .max_by(|(a, b), (c, d)| (*b - *a).hypot().total_cmp(&(*d - *c).hypot()))?;
    let middle = longest.0.midpoint(longest.1);
    let (width, height) = (f64::from(shaped.width) + 8.0, f64::from(shaped.height) + 2.0);
    let x = (middle.x - width / 2.0).min(setting.right - width).max(size::MARGIN);
    let y = (middle.y - height / 2.0).max(size::MARGIN);
    Some((Rect::from_origin_size((x, y), (width, height)), shaped))
}
