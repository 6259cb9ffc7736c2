//! From the scene's shapes, colours and pens to those of the PDF library. Knows nothing of pages and tags.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use kurbo::{Affine, BezPath, Cap, PathEl, Rect, RoundedRect, Shape as _};

use crate::output::{fitting_radius, pen};
use crate::scene::{self, Colour};

/// How far a rounded corner may be off, map units.
const TOLERANCE: f64 = 0.01;

/// The path; none: there is nothing of it to be seen.
pub(super) fn path(path: &BezPath) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let xy = |at: kurbo::Point| (single(at.x), single(at.y));
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => builder.move_to(single(to.x), single(to.y)),
            PathEl::LineTo(to) => builder.line_to(single(to.x), single(to.y)),
            PathEl::QuadTo(control, to) => {
                let ((x1, y1), (x, y)) = (xy(control), xy(to));
                builder.quad_to(x1, y1, x, y);
            }
            PathEl::CurveTo(first, second, to) => {
                let ((x1, y1), (x2, y2), (x, y)) = (xy(first), xy(second), xy(to));
                builder.cubic_to(x1, y1, x2, y2, x, y);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}

/// The outline of a rectangle.
pub(super) fn rect(rect: Rect, radius: f64) -> Option<Path> {
    let radius = fitting_radius(rect, radius);
    if radius <= 0.0 {
        return path(&rect.to_path(TOLERANCE));
    }
    path(&RoundedRect::from_rect(rect, radius).to_path(TOLERANCE))
}

/// The inside of a shape or a letter.
pub(super) fn fill(colour: Colour) -> Fill {
    Fill { paint: rgb(colour).into(), opacity: opacity(colour), rule: FillRule::NonZero }
}

/// The edge of a shape, with the same pen as in every picture.
pub(super) fn stroke(stroke: &scene::Stroke) -> Stroke {
    let pen = pen(stroke);
    let dashes: Vec<f32> = pen.dash_pattern.iter().map(|length| single(*length)).collect();
    Stroke {
        paint: rgb(stroke.colour).into(),
        width: single(pen.width),
        line_cap: match pen.start_cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round | Cap::Square => LineCap::Round,
        },
        line_join: LineJoin::Round,
        opacity: opacity(stroke.colour),
        dash: (!dashes.is_empty()).then_some(StrokeDash { array: dashes, offset: single(pen.dash_offset) }),
        ..Stroke::default()
    }
}

pub(super) fn transform(affine: Affine) -> Transform {
    let [scale_x, skew_y, skew_x, scale_y, x, y] = affine.as_coeffs().map(single);
    Transform::from_row(scale_x, skew_y, skew_x, scale_y, x, y)
}

/// PDF libraries count in single precision: a thousandth of a point on the largest page.
#[expect(clippy::cast_possible_truncation, reason = "precise enough for a page")]
pub(super) fn single(value: f64) -> f32 {
    value as f32
}

fn rgb(colour: Colour) -> rgb::Color {
    let [red, green, blue] = colour.rgb;
    rgb::Color::new(red, green, blue)
}

fn opacity(colour: Colour) -> NormalizedF32 {
    NormalizedF32::new(f32::from(colour.alpha) / 255.0).unwrap_or(NormalizedF32::ONE)
}
