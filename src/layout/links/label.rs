//! Where the words of arrows stand: on their line, over nothing that is to be read.

use std::sync::Arc;

use super::obstacles::Field;
use crate::layout::{Pos, Rect};
use crate::model::Link;
use crate::style::type_face;
use crate::text::{Shaped, TextEngine};

/// Widths at which the words are tried, map units.
const WIDTHS: [f32; 4] = [170.0, 120.0, 84.0, 60.0];
/// Space left and right of the words.
pub(super) const SIDE: f64 = 4.0;
/// Space above and below the words.
pub(super) const ABOVE: f64 = 1.0;
/// Places on a piece that are tried, as shares of its length.
const SHARES: [f64; 7] = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9];
/// What it costs to cover another arrow's line, in map units of a piece's length.
const COVERS: f64 = 400.0;

/// A label at its place.
pub(super) type Label = (Rect, Arc<Shaped>);

/// Finds places for labels, one after the other.
pub(super) struct Labels<'a> {
    pub(super) field: &'a Field,
    /// The corners of all arrows.
    pub(super) paths: &'a [Vec<Pos>],
    /// What may be written on.
    pub(super) page: Rect,
    pub(super) placed: Vec<Rect>,
}

impl Labels<'_> {
    /// The place of the label of that path.
    pub(super) fn place(&mut self, link: &Link, path: usize, text: &mut TextEngine) -> Option<Label> {
        if link.label.is_empty() {
            return None;
        }
        let corners = self.paths.get(path)?;
        let mut shapes: Vec<Arc<Shaped>> = Vec::new();
        for width in WIDTHS {
            let shaped = text.shape(&link.label, Some(width), type_face::SMALL);
            if shapes.last().is_none_or(|last| last.lines.len() < shaped.lines.len()) {
                shapes.push(shaped);
            }
        }
        let free = shapes.iter().find_map(|shaped| self.free_place(path, corners, shaped));
        let (rect, shaped) = free.or_else(|| self.least_bad(corners, shapes.first()?))?;
        self.placed.push(rect);
        Some((rect, shaped))
    }

    /// The best free place on the path.
    fn free_place(&self, path: usize, corners: &[Pos], shaped: &Arc<Shaped>) -> Option<Label> {
        let size = size(shaped);
        let mut best: Option<(f64, Rect)> = None;
        for (rank, middle, length) in spots(corners, size) {
            let rect = Rect::from_center_size(middle, size);
            let value = length - rank as f64;
            if best.is_some_and(|(most, _)| most >= value) || !self.is_free(rect) {
                continue;
            }
            let value = value - COVERS * self.covered(rect, path) as f64;
            if best.is_none_or(|(most, _)| most < value) {
                best = Some((value, rect));
            }
        }
        best.map(|(_, rect)| (rect, Arc::clone(shaped)))
    }

    fn is_free(&self, rect: Rect) -> bool {
        let on_page = self.page.union(rect) == self.page;
        on_page && self.field.is_free(rect) && self.placed.iter().all(|other| !overlap(*other, rect))
    }

    /// How many other arrows run under the rectangle.
    fn covered(&self, rect: Rect, path: usize) -> usize {
        let others = self.paths.iter().enumerate().filter(|(other, _)| *other != path);
        others
            .filter(|(_, corners)| {
                corners.windows(2).any(|pair| match pair {
                    [a, b] => overlap(Rect::from_points(*a, *b).inflate(1.0, 1.0), rect),
                    _ => false,
                })
            })
            .count()
    }

    /// Where there is no room at all: on the longest piece, inside the page.
    fn least_bad(&self, corners: &[Pos], shaped: &Arc<Shaped>) -> Option<Label> {
        let size = size(shaped);
        let (_, middle, _) = spots(corners, size).max_by(|a, b| a.2.total_cmp(&b.2))?;
        let page = self.page;
        let x = (middle.x - size.0 / 2.0).min(page.x1 - size.0).max(page.x0);
        let y = (middle.y - size.1 / 2.0).min(page.y1 - size.1).max(page.y0);
        Some((Rect::from_origin_size((x, y), size), Arc::clone(shaped)))
    }
}

/// Width and height of the plate.
fn size(shaped: &Shaped) -> (f64, f64) {
    let right = shaped.lines.iter().map(|line| line.x + line.width).fold(shaped.width, f32::max);
    (f64::from(right) + SIDE * 2.0, f64::from(shaped.height) + ABOVE * 2.0)
}

/// Places on a path with their rank and the length of their piece, which leaves room for heads.
fn spots(corners: &[Pos], size: (f64, f64)) -> impl Iterator<Item = (usize, Pos, f64)> {
    corners.windows(2).filter_map(|pair| if let [a, b] = pair { Some((*a, *b)) } else { None }).flat_map(
        move |(a, b)| {
            let length = (b - a).hypot();
            // On a level piece the plate takes more of the line.
            let taken = if (b.y - a.y).abs() < 0.1 { size.0 } else { size.1 };
            let shown = if length > taken + 16.0 { length } else { length - 300.0 };
            SHARES.iter().enumerate().map(move |(rank, share)| (rank, a.lerp(b, *share), shown))
        },
    )
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}
