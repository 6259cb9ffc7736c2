//! Arrows.

use super::draw::Pen;
use super::{BezPath, Pos, Primitive, Role, Stroke, Vec2};
use crate::layout::LinkPath;
use crate::model::Item;
use crate::style::size;
use crate::words;

const CORNER: f64 = 6.0;
const HEAD: f64 = 6.0;

/// All arrows.
pub(super) fn links(pen: &mut Pen<'_>) {
    for path in &pen.layout.links {
        let Some(start) = path.corners.first().copied() else { continue };
        let label = label(pen, path);
        let mut primitives = arrow(pen, path, start);
        if let Some((rect, shaped)) = &path.label {
            let rect = *rect - start.to_vec2();
            primitives.push(Primitive::Rect {
                rect,
                radius: 3.0,
                fill: Some(pen.style.colours.ground),
                stroke: None,
            });
            primitives.push(Primitive::Text {
                at: rect.origin() + Vec2::new(4.0, 1.0),
                shaped: shaped.clone(),
                colour: pen.style.colours.secondary,
                turned: false,
            });
        }
        pen.group(start, Some(Item::Link(path.link.id)), Role::Link, label, None, primitives);
    }
}

fn arrow(pen: &Pen<'_>, path: &LinkPath, origin: Pos) -> Vec<Primitive> {
    let stroke = Some(Stroke::solid(size::ARROW, pen.style.colours.arrow));
    let corners: Vec<Pos> = path.corners.iter().map(|pos| *pos - origin.to_vec2()).collect();
    let mut primitives = vec![Primitive::Path { path: rounded(&corners), fill: None, stroke }];
    let mut head = |tip: Option<&Pos>, behind: Option<&Pos>| {
        if let (Some(tip), Some(behind)) = (tip, behind) {
            primitives.push(Primitive::Path { path: open_head(*tip, *behind), fill: None, stroke });
        }
    };
    head(corners.last(), corners.len().checked_sub(2).and_then(|at| corners.get(at)));
    if path.link.two_way {
        head(corners.first(), corners.get(1));
    }
    primitives
}

/// The line with its corners rounded.
fn rounded(corners: &[Pos]) -> BezPath {
    let mut path = BezPath::new();
    let Some(first) = corners.first() else { return path };
    path.move_to(*first);
    for triple in corners.windows(3) {
        let [before, corner, after] = triple else { continue };
        let (back, on) = (*before - *corner, *after - *corner);
        let radius = CORNER.min(back.hypot() / 2.0).min(on.hypot() / 2.0);
        if radius > 0.1 {
            path.line_to(*corner + back.normalize() * radius);
            path.quad_to(*corner, *corner + on.normalize() * radius);
        }
    }
    if let Some(last) = corners.last() {
        path.line_to(*last);
    }
    path
}

fn open_head(tip: Pos, behind: Pos) -> BezPath {
    let back = (behind - tip).normalize() * HEAD;
    let side = Vec2::new(-back.y, back.x) * 0.75;
    let mut path = BezPath::new();
    path.move_to(tip + back + side);
    path.line_to(tip);
    path.line_to(tip + back - side);
    path
}

fn label(pen: &Pen<'_>, path: &LinkPath) -> String {
    let title = |id| {
        let card = pen.document.map(pen.layout.map).and_then(|map| map.card(id));
        card.map(|card| card.title.clone()).unwrap_or_default()
    };
    words::phrases::link_name(pen.document.language, &title(path.link.from), &title(path.link.to))
}
