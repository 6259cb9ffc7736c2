//! Emotion curves and lanes of figures.

use super::draw::Pen;
use super::{BezPath, Colour, Dash, Pos, Primitive, Rect, Role, Stroke, face};
use crate::layout::{MeasuredLine, PointBox, PointLane, Row};
use crate::model::{Item, LaneKind, Series};
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
    averages(pen, row, lane);
    if let Some(line) = &lane.measured {
        measured(pen, row, line);
    }
    for point in &lane.points {
        let at = Pos::new(point.at.x, row.y + point.at.y);
        let mut primitives: Vec<Primitive> =
            point.leader.iter().map(|ends| leader(pen, point, *ends)).collect();
        primitives.extend(sign(pen, lane, point));
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

/// Short lines at the averages of stages, with their figures.
fn averages(pen: &mut Pen<'_>, row: &Row, lane: &PointLane) {
    for average in &lane.averages {
        let colour = series_colour(pen, average.colour);
        let mut path = BezPath::new();
        path.move_to(average.from);
        path.line_to(average.to);
        let line = Primitive::Path { path, fill: None, stroke: Some(Stroke::solid(1.6, colour)) };
        let ink = pen.style.curve_ink(super::frame::ground_of(row, pen.style), colour);
        let words = pen.text_in(&average.words, Pos::ZERO, ink);
        let language = pen.document.language;
        let stage = pen.document.map(pen.layout.map).and_then(|map| map.stage(average.stage));
        let label = words::phrases::average_of(
            language,
            stage.map_or("", |stage| &stage.title),
            &words::numbers::signed(language, average.value, 1),
        );
        let parent = Some(Item::Lane(row.lane.id));
        pen.group(Pos::new(0.0, row.y), None, Role::Ornament, label, parent, vec![line, words]);
    }
}

/// The line of what surveys measured, with squares that stand on a corner; hollow ones for few answers.
fn measured(pen: &mut Pen<'_>, row: &Row, line: &MeasuredLine) {
    let parent = Some(Item::Lane(row.lane.id));
    let origin = Pos::new(0.0, row.y);
    if line.path.segments().next().is_some() {
        let path =
            Primitive::Path { path: line.path.clone(), fill: None, stroke: Some(measured_stroke(pen)) };
        pen.group(origin, None, Role::Curve, String::new(), parent, vec![path]);
    }
    for point in &line.points {
        let at = Pos::new(point.at.x, row.y + point.at.y);
        let mark = measured_mark(pen, Pos::ZERO, point.small);
        let label = format!("{}: {}", words::map(pen.document.language).measured, point.words);
        pen.group(at, None, Role::Curve, label, parent, vec![mark]);
    }
}

/// Colour and pattern of what was measured.
pub(super) fn measured_stroke(pen: &Pen<'_>) -> Stroke {
    Stroke::dashed(1.5, pen.style.colours.secondary, Dash::Dotted(4.0))
}

/// The mark of what was measured.
pub(super) fn measured_mark(pen: &Pen<'_>, centre: Pos, small: bool) -> Primitive {
    let colours = &pen.style.colours;
    let fill = if small { colours.ground } else { colours.secondary };
    let path = diamond(centre, size::MARKER / 2.0 + 0.5);
    Primitive::Path { path, fill: Some(fill), stroke: Some(Stroke::solid(1.4, colours.secondary)) }
}

fn diamond(centre: Pos, radius: f64) -> BezPath {
    polygon(centre, &[(0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0)])
}

fn polygon(centre: Pos, corners: &[(f64, f64)]) -> BezPath {
    let mut path = BezPath::new();
    for (place, (x, y)) in corners.iter().enumerate() {
        let corner = Pos::new(centre.x + x, centre.y + y);
        if place == 0 { path.move_to(corner) } else { path.line_to(corner) }
    }
    path.close_path();
    path
}

/// Colour and pattern of a series: the patterns differ by far, for prints without colour.
pub(super) fn stroke(pen: &Pen<'_>, series: usize) -> Stroke {
    let patterns = [
        Dash::Solid,
        Dash::Dashed(10.0, 5.0),
        Dash::Dotted(5.0),
        Dash::Dashed(20.0, 6.0),
        Dash::Dashed(4.0, 3.0),
    ];
    let dash = patterns.get(series % patterns.len()).copied().unwrap_or(Dash::Solid);
    Stroke::dashed(2.4, series_colour(pen, series), dash)
}

/// The colour of a series.
pub(super) fn series_colour(pen: &Pen<'_>, series: usize) -> Colour {
    let colours = pen.style.colours.curves;
    colours.get(series % colours.len()).copied().unwrap_or(pen.style.colours.text)
}

/// The thin line to words that found no place near their point.
fn leader(pen: &Pen<'_>, point: &PointBox, (from, to): (Pos, Pos)) -> Primitive {
    let mut path = BezPath::new();
    let origin = point.at.to_vec2();
    path.move_to(from - origin);
    path.line_to(to - origin);
    Primitive::Path { path, fill: None, stroke: Some(Stroke::solid(0.9, series_colour(pen, point.colour))) }
}

fn sign(pen: &Pen<'_>, lane: &PointLane, point: &PointBox) -> Vec<Primitive> {
    let colour = series_colour(pen, point.colour);
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
        return vec![Primitive::Rect {
            rect: point.rect - point.at.to_vec2(),
            radius: 2.0,
            fill: Some(colour),
            stroke: None,
        }];
    }
    vec![mark(pen, point.colour, Pos::ZERO)]
}

/// The mark of a point of figures; each series has a shape of its own.
fn mark(pen: &Pen<'_>, series: usize, centre: Pos) -> Primitive {
    let (fill, stroke) =
        (Some(series_colour(pen, series)), Some(Stroke::solid(1.5, pen.style.colours.ground)));
    let radius = size::MARKER / 2.0;
    let path = match series {
        1 => polygon(
            centre,
            &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(x, y)| (x * 4.2, y * 4.2)),
        ),
        2 => diamond(centre, radius + 1.2),
        3 => polygon(centre, &[(0.0, -5.6), (5.4, 4.0), (-5.4, 4.0)]),
        4 => polygon(centre, &[(0.0, 5.6), (5.4, -4.0), (-5.4, -4.0)]),
        _ => {
            let rect = Rect::from_center_size(centre, (size::MARKER, size::MARKER));
            return Primitive::Rect { rect, radius, fill, stroke };
        }
    };
    Primitive::Path { path, fill, stroke }
}

/// `Feelings, Linh, Point in Purchase: +1.5. “Lovely picture!”`
fn label(pen: &Pen<'_>, row: &Row, point: &PointBox) -> String {
    let language = pen.document.language;
    let title =
        pen.document.map(pen.layout.map).and_then(|map| map.step(point.step)).map(|(stage, step)| {
            if step.title.is_empty() { stage.title.clone() } else { step.title.clone() }
        });
    let value = f64::from(point.point.value);
    let value = match &row.lane.kind {
        LaneKind::Numbers(numbers) => {
            let figure = words::numbers::short(language, value);
            words::numbers::with_unit(language, &figure, &numbers.unit)
        }
        LaneKind::Curve(_) | LaneKind::Cards(_) | LaneKind::Pictures => {
            words::numbers::signed(language, value, 1)
        }
    };
    let place = words::phrases::point_name(language, &title.unwrap_or_default(), &value);
    let said = if point.point.words.is_empty() { String::new() } else { format!(". {}", point.point.words) };
    let whose = match &point.point.series {
        Series::Persona(id) => pen.document.persona(*id).map_or("", |persona| &persona.name),
        Series::Named(name) => name,
    };
    let whose = if whose.is_empty() { String::new() } else { format!(", {whose}") };
    format!("{}{whose}, {place}{said}", row.lane.title)
}
