//! Where the words of arrows stand: on their line, over nothing that is to be read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::obstacles::Field;
use crate::layout::{Pos, Rect, Vec2};
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

/// How far beside its line a label may stand, as shares of its own height.
const ASIDE: [f64; 5] = [0.0, -0.25, 0.25, -0.5, 0.5];
/// Half of the square at an arrow's ends that is kept free for its head.
const HEAD: f64 = 9.0;

/// A label at its place.
pub(super) type Label = (Rect, Arc<Shaped>);

/// Finds places for labels, one after the other.
pub(super) struct Labels<'a> {
    pub(super) field: &'a Field,
    /// The corners of all arrows.
    pub(super) paths: &'a [Vec<Pos>],
    pub(super) lines: Lines,
    /// What may be written on.
    pub(super) page: Rect,
    pub(super) placed: Vec<Rect>,
}

/// The words of an arrow in the widths that they could have, the widest first.
pub(super) fn shapes(link: &Link, text: &mut TextEngine) -> Vec<Arc<Shaped>> {
    let mut shapes: Vec<Arc<Shaped>> = Vec::new();
    if link.label.is_empty() {
        return shapes;
    }
    for width in WIDTHS {
        let shaped = text.shape(&link.label, Some(width), type_face::SMALL);
        if shapes.last().is_none_or(|last| last.lines.len() < shaped.lines.len()) {
            shapes.push(shaped);
        }
    }
    shapes
}

/// Whether one of the shapes has room somewhere on the path.
pub(super) fn has_room(corners: &[Pos], shapes: &[Arc<Shaped>], field: &Field) -> bool {
    shapes.is_empty()
        || shapes.iter().any(|shaped| {
            spots(corners, size(shaped))
                .any(|spot| field.covered(spot.rect) <= 0.0 && keeps_ends(corners, spot.rect))
        })
}

/// The lines of all arrows in bands: level ones by their height, upright ones by their place, so that few
/// have to be looked at to know what runs under a label.
#[derive(Default)]
pub(super) struct Lines {
    level: BTreeMap<i64, Vec<(usize, Rect)>>,
    upright: BTreeMap<i64, Vec<(usize, Rect)>>,
}

/// Width of a band, map units.
const BAND: f64 = 64.0;

impl Lines {
    pub(super) fn of(paths: &[Vec<Pos>]) -> Self {
        let mut lines = Self::default();
        for (path, corners) in paths.iter().enumerate() {
            for pair in corners.windows(2) {
                let [a, b] = pair else { continue };
                let rect = Rect::from_points(*a, *b).inflate(1.0, 1.0);
                let is_level = rect.width() >= rect.height();
                let (bands, span) = if is_level {
                    (&mut lines.level, bands(rect.y0, rect.y1))
                } else {
                    (&mut lines.upright, bands(rect.x0, rect.x1))
                };
                for band in span {
                    bands.entry(band).or_default().push((path, rect));
                }
            }
        }
        lines
    }

    /// The arrows that run under the rectangle.
    fn under(&self, rect: Rect) -> BTreeSet<usize> {
        let level = bands(rect.y0, rect.y1).filter_map(|band| self.level.get(&band));
        let upright = bands(rect.x0, rect.x1).filter_map(|band| self.upright.get(&band));
        let near = level.chain(upright).flatten();
        near.filter(|(_, line)| overlap(*line, rect)).map(|(path, _)| *path).collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places on a page")]
fn bands(from: f64, to: f64) -> std::ops::RangeInclusive<i64> {
    (from / BAND).floor() as i64..=(to / BAND).floor() as i64
}

impl Labels<'_> {
    /// The place of the label of that path.
    pub(super) fn place(&mut self, path: usize, shapes: &[Arc<Shaped>]) -> Option<Label> {
        let corners = self.paths.get(path)?;
        let free = shapes.iter().find_map(|shaped| self.free_place(path, corners, shaped));
        let (rect, shaped) = free.or_else(|| self.least_bad(corners, shapes))?;
        self.placed.push(rect);
        Some((rect, shaped))
    }

    /// The best free place on the path.
    fn free_place(&self, path: usize, corners: &[Pos], shaped: &Arc<Shaped>) -> Option<Label> {
        let mut best: Option<(f64, Rect)> = None;
        for spot in spots(corners, size(shaped)) {
            if best.is_some_and(|(most, _)| most >= spot.value) || !self.is_free(corners, spot.rect) {
                continue;
            }
            let value = spot.value - COVERS * self.lines_under(spot.rect, path) as f64;
            if best.is_none_or(|(most, _)| most < value) {
                best = Some((value, spot.rect));
            }
        }
        best.map(|(_, rect)| (rect, Arc::clone(shaped)))
    }

    fn is_free(&self, corners: &[Pos], rect: Rect) -> bool {
        let on_page = self.page.union(rect) == self.page;
        let apart = || self.placed.iter().all(|other| !overlap(*other, rect));
        on_page && keeps_ends(corners, rect) && self.field.covered(rect) <= 0.0 && apart()
    }

    /// How many other arrows run under the rectangle.
    fn lines_under(&self, rect: Rect, path: usize) -> usize {
        self.lines.under(rect).into_iter().filter(|other| *other != path).count()
    }

    /// Where there is no room at all: where it covers least.
    fn least_bad(&self, corners: &[Pos], shapes: &[Arc<Shaped>]) -> Option<Label> {
        let all = shapes
            .iter()
            .flat_map(|shaped| spots(corners, size(shaped)).map(move |spot| (spot.rect, shaped)));
        let placed = all.map(|(rect, shaped)| {
            let x = rect.x0.min(self.page.x1 - rect.width()).max(self.page.x0);
            let y = rect.y0.min(self.page.y1 - rect.height()).max(self.page.y0);
            let rect = Rect::from_origin_size((x, y), rect.size());
            let others: f64 = self.placed.iter().map(|other| other.intersect(rect).area()).sum();
            (self.field.covered(rect) + others, rect, shaped)
        });
        let (_, rect, shaped) = placed.min_by(|a, b| a.0.total_cmp(&b.0))?;
        Some((rect, Arc::clone(shaped)))
    }
}

/// Width and height of the plate.
fn size(shaped: &Shaped) -> (f64, f64) {
    let right = shaped.lines.iter().map(|line| line.x + line.width).fold(shaped.width, f32::max);
    (f64::from(right) + SIDE * 2.0, f64::from(shaped.height) + ABOVE * 2.0)
}

/// A place on a path.
struct Spot {
    rect: Rect,
    /// The more the better: the length of its piece, less what speaks against it.
    value: f64,
}

/// Places on a path.
fn spots(corners: &[Pos], size: (f64, f64)) -> impl Iterator<Item = Spot> {
    corners.windows(2).filter_map(|pair| if let [a, b] = pair { Some((*a, *b)) } else { None }).flat_map(
        move |(a, b)| {
            let length = (b - a).hypot();
            let level = (b.y - a.y).abs() < 0.1;
            // A plate that hides its whole line says nothing about it.
            let shown =
                if length > if level { size.0 } else { size.1 } + 16.0 { length } else { length - 300.0 };
            ASIDE.iter().enumerate().flat_map(move |(off, aside)| {
                let aside =
                    if level { Vec2::new(0.0, aside * size.1) } else { Vec2::new(aside * size.0, 0.0) };
                SHARES.iter().enumerate().map(move |(rank, share)| Spot {
                    rect: Rect::from_center_size(a.lerp(b, *share) + aside, size),
                    value: shown - rank as f64 - off as f64 * 40.0,
                })
            })
        },
    )
}

/// Whether the heads of the arrow stay to be seen.
fn keeps_ends(corners: &[Pos], rect: Rect) -> bool {
    let ends = corners.first().into_iter().chain(corners.last());
    ends.into_iter().all(|end| !overlap(Rect::from_center_size(*end, (HEAD * 2.0, HEAD * 2.0)), rect))
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}
