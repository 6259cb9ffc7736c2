//! What stands in the margins of a poster's pages, so that it can be put together: the page's name and its place,
//! lines to cut along and ticks to glue at. Knows nothing of what is seen on the page.

use std::sync::Arc;

use kurbo::{BezPath, Line, Rect, Shape as _};

use super::pages::{MARGIN, MILLIMETRE, OVERLAP, Page, Tile};
use crate::scene::{Colour, Dash, Pos, Primitive, Stroke};
use crate::text::{Face, TextEngine, TextStyle};

/// Of the printer, not of the map.
const INK: Colour = Colour { rgb: [80; 3], alpha: 255 };

/// Distance of marks from the map and from the page's edge, points.
const GAP: f64 = 1.5 * MILLIMETRE;

/// Largest width and height of the plan of all pages, points.
const PLAN: (f64, f64) = (30.0 * MILLIMETRE, MARGIN - 2.0 * GAP);

/// Everything in the margins of the page, points from its top left. The left and upper edge are cut and laid on
/// the dashed ticks of the neighbour.
pub(super) fn marks(page: &Page, tile: Tile) -> Vec<Primitive> {
    let window = page.window;
    let cut = Stroke::solid(0.5, INK);
    let glue = Stroke::dashed(0.5, INK, Dash::Dashed(2.0, 1.5));
    let mut marks = Vec::new();
    for x in [window.x0, window.x1] {
        upright_ticks(window, x, cut, &mut marks);
    }
    for y in [window.y0, window.y1] {
        level_ticks(window, y, cut, &mut marks);
    }
    if tile.column + 1 < tile.columns {
        upright_ticks(window, window.x1 - OVERLAP, glue, &mut marks);
    }
    if tile.row + 1 < tile.rows {
        level_ticks(window, window.y1 - OVERLAP, glue, &mut marks);
    }
    name(window, tile, &mut marks);
    marks
}

/// Ticks above and below the map.
fn upright_ticks(window: Rect, x: f64, stroke: Stroke, marks: &mut Vec<Primitive>) {
    marks.push(line((x, window.y0 - MARGIN + GAP), (x, window.y0 - GAP), stroke));
    marks.push(line((x, window.y1 + GAP), (x, window.y1 + MARGIN - GAP), stroke));
}

/// Ticks left and right of the map.
fn level_ticks(window: Rect, y: f64, stroke: Stroke, marks: &mut Vec<Primitive>) {
    marks.push(line((window.x0 - MARGIN + GAP, y), (window.x0 - GAP, y), stroke));
    marks.push(line((window.x1 + GAP, y), (window.x1 + MARGIN - GAP, y), stroke));
}

fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Primitive {
    let path: BezPath = Line::new(from, to).to_path(0.1);
    Primitive::Path { path, fill: None, stroke: Some(stroke) }
}

/// The page's name and a plan of all pages with this one filled, in the upper margin.
fn name(window: Rect, tile: Tile, marks: &mut Vec<Primitive>) {
    let style = TextStyle::new(Face::SemiBold, 11.0, 15.0);
    let shaped: Arc<_> = TextEngine::new().shape(&tile.name(), None, style);
    let left = window.x0 + GAP;
    let middle = window.y0 - MARGIN / 2.0;
    let at = Pos::new(left, middle - f64::from(shaped.height) / 2.0);
    let right = left + f64::from(shaped.width);
    marks.push(Primitive::Text { at, shaped, colour: INK, turned: false });
    plan(tile, Pos::new(right + 2.0 * GAP, window.y0 - MARGIN + GAP), marks);
}

#[expect(clippy::cast_precision_loss, reason = "few pages")]
fn plan(tile: Tile, corner: Pos, marks: &mut Vec<Primitive>) {
    let (columns, rows) = (tile.columns as f64, tile.rows as f64);
    let (width, height) = ((PLAN.0 / columns).min(PLAN.1 / rows * 1.4), PLAN.1 / rows);
    let all = Rect::from_origin_size(corner, (width * columns, height * rows));
    let stroke = Stroke::solid(0.4, INK);
    let shape = |rect, fill, stroke| Primitive::Rect { rect, radius: 0.0, fill, stroke };
    let own = (corner.x + width * tile.column as f64, corner.y + height * tile.row as f64);
    marks.push(shape(Rect::from_origin_size(own, (width, height)), Some(INK), None));
    marks.push(shape(all, None, Some(stroke)));
    for column in 1..tile.columns {
        let x = corner.x + width * column as f64;
        marks.push(line((x, all.y0), (x, all.y1), stroke));
    }
    for row in 1..tile.rows {
        let y = corner.y + height * row as f64;
        marks.push(line((all.x0, y), (all.x1, y), stroke));
    }
}
