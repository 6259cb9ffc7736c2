//! Emotion curves and lanes of figures.

use super::draw::Pen;
use super::{BezPath, Dash, Pos, Primitive, Rect, Role, Stroke, face};
use crate::layout::{PointBox, PointLane, Row};
use crate::model::Item;
use crate::style::size;
use crate::words;

/// Guides, tints, lines, points, words.
pub(super) fn points(pen: &mut Pen<'_>, row: &Row, lane: &PointLane) {
    let origin = Pos::new(0.0, row.y);
    let parent = Some(Item::Lane(row.lane.id));
    guides(pen, origin, lane);
    let mut lines = Vec::new();
    for line in &lane.lines {
        lines.extend(line.tints.iter().map(|tint| {
            let mood = if tint.good { pen.style.colours.good } else { pen.style.colours.bad };
            Primitive::Path { path: tint.path.clone(), fill: Some(mood.tint), stroke: None }
        }));
        if !lane.bars && line.path.segments().next().is_some() {
            let stroke = Some(stroke(pen, line.colour));
            lines.push(Primitive::Path { path: line.path.clone(), fill: None, stroke });
        }
    }
    pen.group(origin, None, Role::Curve, row.lane.title.clone(), parent, lines);
    super::frame::dashes(pen, row, &lane.dashes);
    for point in &lane.points {
        let at = Pos::new(point.at.x, row.y + point.at.y);
        let mut primitives = sign(pen, lane, point);
        if let Some(text) = &point.words {
            let colour = if lane.faces { pen.style.colours.text } else { pen.style.colours.secondary };
            primitives.push(pen.text_in(text, point.at, colour));
        }
        let label = label(pen, row, point);
        pen.group(at, Some(Item::Point(point.point.id)), Role::Point, label, parent, primitives);
    }
}

fn guides(pen: &mut Pen<'_>, origin: Pos, lane: &PointLane) {
    let grid = &pen.layout.grid;
    let guide = |y: f64, stroke: Stroke| {
        let mut path = BezPath::new();
        path.move_to((grid.columns_left, y));
        path.line_to((grid.right, y));
        Primitive::Path { path, fill: None, stroke: Some(stroke) }
    };
    let hairline = pen.style.colours.hairline;
    let mut primitives: Vec<_> = lane
        .guides
        .iter()
        .filter(|y| (**y - lane.middle).abs() > 0.5)
        .map(|y| guide(*y, Stroke::dashed(1.0, hairline, Dash::Dashed(3.0, 4.0))))
        .collect();
    primitives.push(guide(lane.middle, Stroke::solid(1.2, hairline)));
    pen.ornament(origin, primitives);
}

/// Colour and pattern of a series.
pub(super) fn stroke(pen: &Pen<'_>, series: usize) -> Stroke {
    let patterns = [
        Dash::Solid,
        Dash::Dashed(9.0, 4.0),
        Dash::Dotted(5.0),
        Dash::Dashed(14.0, 5.0),
        Dash::Dashed(4.0, 4.0),
    ];
    let colours = pen.style.colours.curves;
    let colour = colours.get(series % colours.len()).copied().unwrap_or(pen.style.colours.text);
    let dash = patterns.get(series % patterns.len()).copied().unwrap_or(Dash::Solid);
    Stroke::dashed(2.4, colour, dash)
}

fn sign(pen: &Pen<'_>, lane: &PointLane, point: &PointBox) -> Vec<Primitive> {
    let colour = stroke(pen, point.colour).colour;
    if lane.faces {
        let mut face = face::face(Pos::ZERO, size::FACE, f64::from(point.point.value), pen.style);
        // Faces of further personas carry their line's colour.
        if point.colour > 0 {
            face.push(Primitive::Rect {
                rect: Rect::from_center_size(Pos::ZERO, (size::FACE * 2.0 + 5.0, size::FACE * 2.0 + 5.0)),
                radius: size::FACE + 2.5,
                fill: None,
                stroke: Some(Stroke::solid(1.6, colour)),
            });
        }
        return face;
    }
    if lane.bars {
        let bottom = (lane.ends.0 - point.at.y).max(1.0);
        return vec![Primitive::Rect {
            rect: Rect::new(-size::BAR / 2.0, 0.0, size::BAR / 2.0, bottom),
            radius: 2.0,
            fill: Some(colour),
            stroke: None,
        }];
    }
    vec![Primitive::Rect {
        rect: Rect::from_center_size(Pos::ZERO, (9.0, 9.0)),
        radius: 4.5,
        fill: Some(colour),
        stroke: Some(Stroke::solid(1.5, pen.style.colours.ground)),
    }]
}

/// `Feelings, step Purchase, +1.5. “Lovely picture!”`
fn label(pen: &Pen<'_>, row: &Row, point: &PointBox) -> String {
    let language = pen.document.language;
    let title =
        pen.document.map(pen.layout.map).and_then(|map| map.step(point.step)).map(|(stage, step)| {
            if step.title.is_empty() { stage.title.clone() } else { step.title.clone() }
        });
    let value = words::numbers::signed(language, f64::from(point.point.value), 1);
    let place = words::phrases::point_name(language, &title.unwrap_or_default(), &value);
    let said = if point.point.words.is_empty() { String::new() } else { format!(". {}", point.point.words) };
    format!("{}, {place}{said}", row.lane.title)
}
