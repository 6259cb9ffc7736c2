//! Arrows.

use std::sync::Arc;

use super::draw::{Drawn, Memo, Pen, bounds};
use super::{BezPath, Group, Placed, Pos, Primitive, Role, Stroke, Vec2};
use crate::layout::{LABEL_PAD, LinkPath};
use crate::model::Item;
use crate::style::size;

const CORNER: f64 = 6.0;
const HEAD: f64 = 6.0;
const SMALLEST_HEAD: f64 = 4.5;

/// All arrows, then the words on them, which no arrow may cross.
pub(super) fn links(pen: &mut Pen<'_>, memo: &mut Memo) {
    let mut words = Vec::new();
    for path in &pen.layout.links {
        let Some(at) = path.corners.first().copied() else { continue };
        let (line, label) = memo.link(path, || draw(pen, path, at));
        pen.groups.push(Placed { at, group: line });
        words.extend(label.map(|group| Placed { at, group }));
    }
    pen.groups.extend(words);
}

/// Line and heads, and the plate with the words.
fn draw(pen: &Pen<'_>, path: &LinkPath, start: Pos) -> Drawn {
    let item = Some(Item::Link(path.link.id));
    let group = |role, label, primitives: Vec<Primitive>| {
        let bounds = bounds(&primitives).unwrap_or_default();
        Arc::new(Group { item, role, label, parent: None, bounds, primitives })
    };
    let line = group(Role::Link, path.name.clone(), arrow(pen, path, start));
    let label = path.label.as_ref().map(|(rect, shaped)| {
        let rect = *rect - start.to_vec2();
        let fill = Some(pen.style.colours.ground);
        let plate = Primitive::Rect { rect, radius: 3.0, fill, stroke: None };
        let words = Primitive::Text {
            at: rect.origin() + LABEL_PAD,
            shaped: shaped.clone(),
            colour: pen.style.colours.secondary,
            turned: false,
        };
        group(Role::Ornament, String::new(), vec![plate, words])
    });
    (line, label)
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
    let back = (behind - tip).normalize() * ((behind - tip).hypot() * 0.55).clamp(SMALLEST_HEAD, HEAD);
    let side = Vec2::new(-back.y, back.x) * 0.75;
    let mut path = BezPath::new();
    path.move_to(tip + back + side);
    path.line_to(tip);
    path.line_to(tip + back - side);
    path
}
