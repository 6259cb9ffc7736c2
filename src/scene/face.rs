//! Faces of emotions and the figure of a persona without portrait, drawn as shapes: the same on every
//! system, at every size.

use super::{BezPath, Colour, Pos, Primitive, Rect, Stroke};
use crate::style::Style;

/// A face of that feeling, −2 to +2, around the point.
pub(super) fn face(centre: Pos, radius: f64, value: f64, style: &Style) -> Vec<Primitive> {
    #[expect(clippy::cast_possible_truncation, reason = "a value between −2 and +2")]
    let colours = style.mood(value as f32).card;
    let line = radius * 0.13;
    let circle = Primitive::Rect {
        rect: Rect::from_center_size(centre, (radius * 2.0, radius * 2.0)),
        radius,
        fill: Some(colours.fill),
        stroke: Some(Stroke::solid(line, colours.ink)),
    };
    let eye = |side: f64| Primitive::Rect {
        rect: Rect::from_center_size(
            Pos::new(centre.x + side * radius * 0.36, centre.y - radius * 0.22),
            (radius * 0.24, radius * 0.24),
        ),
        radius: radius * 0.12,
        fill: Some(colours.ink),
        stroke: None,
    };
    let mouth = Primitive::Path {
        path: mouth(centre, radius, value),
        fill: None,
        stroke: Some(Stroke::solid(line, colours.ink)),
    };
    vec![circle, eye(-1.0), eye(1.0), mouth]
}

/// Curved up for good, down for bad, the more the stronger; straight in the middle.
fn mouth(centre: Pos, radius: f64, value: f64) -> BezPath {
    let bend = (value / 2.0).clamp(-1.0, 1.0) * radius * 0.42;
    let half = radius * 0.45;
    let corner = centre.y + radius * 0.34 - bend * 0.4;
    let mut path = BezPath::new();
    path.move_to((centre.x - half, corner));
    path.quad_to((centre.x, corner + bend * 1.6), (centre.x + half, corner));
    path
}

/// Head and shoulders of that colour in a circle.
pub(super) fn figure(rect: Rect, line: Colour, style: &Style) -> Vec<Primitive> {
    let (centre, radius) = (rect.center(), rect.width() / 2.0 - 1.0);
    let circle = Primitive::Rect {
        rect: Rect::from_center_size(centre, (radius * 2.0, radius * 2.0)),
        radius,
        fill: Some(style.colours.ground.mix(line, 0.12)),
        stroke: None,
    };
    let head = Primitive::Rect {
        rect: Rect::from_center_size(
            Pos::new(centre.x, centre.y - radius * 0.24),
            (radius * 0.68, radius * 0.68),
        ),
        radius: radius * 0.34,
        fill: Some(line),
        stroke: None,
    };
    vec![circle, shoulders(centre, radius, line), head, super::frame::ring(rect, line)]
}

/// The part of the circle that the shoulders fill.
fn shoulders(centre: Pos, radius: f64, colour: Colour) -> Primitive {
    let half = radius * 0.62;
    let top = centre.y + radius * 0.22;
    let bottom = centre.y + (radius * radius - half * half).sqrt();
    let mut path = BezPath::new();
    path.move_to((centre.x - half, bottom));
    path.curve_to((centre.x - half, top + radius * 0.1), (centre.x - half * 0.5, top), (centre.x, top));
    path.curve_to(
        (centre.x + half * 0.5, top),
        (centre.x + half, top + radius * 0.1),
        (centre.x + half, bottom),
    );
    path.quad_to((centre.x, centre.y + radius * 1.2), (centre.x - half, bottom));
    path.close_path();
    Primitive::Path { path, fill: Some(colour), stroke: None }
}
