//! The curves of two maps in one lane: under the later map's, which are drawn as ever, the earlier map's, thin,
//! broken and with small rings instead of faces.

use std::sync::Arc;

use super::super::draw::{Pen, bounds};
use super::super::{Colour, Dash, Group, Placed, Pos, Primitive, Rect, Role, Stroke, curve, frame};
use crate::layout::{Content, Layout, PointLane, Row};
use crate::model::{Document, Item};
use crate::style::Style;
use crate::words;

/// Puts the curves of the layout below under those of the layout above; both have the same columns.
pub(super) fn put_under(
    document: &Document,
    (above, below): (&Layout, &Layout),
    style: &Style,
    groups: &mut Vec<Placed>,
) {
    let pen = Pen { document, layout: above, style, groups: Vec::new() };
    for row in &above.rows {
        let below = below.rows.iter().find(|other| other.lane.id == row.lane.id).and_then(lane_of);
        let (Some(lane), Some(earlier)) = (lane_of(row), below) else { continue };
        // Either lane may be the higher one, where words need room.
        let y = row.y + lane.ends.1 - earlier.ends.1;
        let drawn = draw(&pen, row, (lane, earlier), y);
        let place = place_in(row, groups);
        groups.splice(place..place, drawn);
    }
}

fn lane_of(row: &Row) -> Option<&PointLane> {
    match &row.body.content {
        Content::Points(lane) => Some(lane),
        Content::Cards(_) | Content::Folded(_) => None,
    }
}

/// Under the lane's points, over everything else of it.
fn place_in(row: &Row, groups: &[Placed]) -> usize {
    let lane = Some(Item::Lane(row.lane.id));
    let is_point = |placed: &Placed| placed.group.role == Role::Point && placed.group.parent == lane;
    let of_lane = |placed: &Placed| placed.group.parent == lane || placed.group.item == lane;
    let first_point = groups.iter().position(is_point);
    first_point.or_else(|| groups.iter().rposition(of_lane).map(|last| last + 1)).unwrap_or(groups.len())
}

fn draw(pen: &Pen<'_>, row: &Row, (lane, earlier): (&PointLane, &PointLane), y: f64) -> Vec<Placed> {
    let colour_of = |series: usize| {
        let alone = lane.lines.len().max(earlier.lines.len()) < 2;
        if alone { pen.style.colours.secondary } else { curve::stroke(pen, series).colour }
    };
    let before = words::compare(pen.document.language).before;
    let label = format!("{}: {before}", row.lane.title);
    let lines = earlier.lines.iter().filter(|_| !earlier.bars).map(|drawn| Primitive::Path {
        path: drawn.path.clone(),
        fill: None,
        stroke: Some(line(colour_of(drawn.colour))),
    });
    let mut groups: Vec<Placed> =
        group(Pos::new(0.0, y), Role::Curve, label.clone(), lines.collect()).into_iter().collect();
    for point in &earlier.points {
        let colour = colour_of(point.colour);
        let sign = if earlier.bars {
            Primitive::Rect {
                rect: point.rect - point.at.to_vec2(),
                radius: 2.0,
                fill: None,
                stroke: Some(line(colour)),
            }
        } else {
            ring(Pos::ZERO, colour, pen.style.colours.ground)
        };
        groups.extend(group(Pos::new(point.at.x, y + point.at.y), Role::Point, label.clone(), vec![sign]));
    }
    groups.extend(group(Pos::new(0.0, row.y), Role::Ornament, String::new(), clearings(pen, row, lane)));
    groups
}

/// Ground behind the words of the later points, which the earlier lines would strike through.
fn clearings(pen: &Pen<'_>, row: &Row, lane: &PointLane) -> Vec<Primitive> {
    let ground = frame::ground_of(row, pen.style);
    let words = lane.points.iter().filter_map(|point| point.words.as_ref());
    words
        .map(|text| Primitive::Rect {
            rect: Rect::from_origin_size(
                text.at,
                (f64::from(text.shaped.width), f64::from(text.shaped.height)),
            ),
            radius: 2.0,
            fill: Some(ground),
            stroke: None,
        })
        .collect()
}

fn group(at: Pos, role: Role, label: String, primitives: Vec<Primitive>) -> Option<Placed> {
    let bounds = bounds(&primitives)?;
    let group = Group { item: None, role, label, parent: None, bounds, primitives };
    Some(Placed { at, group: Arc::new(group) })
}

/// The line of an earlier series.
pub(super) fn line(colour: Colour) -> Stroke {
    Stroke::dashed(1.6, colour, Dash::Dashed(6.0, 4.0))
}

/// A point of an earlier series.
pub(super) fn ring(centre: Pos, colour: Colour, ground: Colour) -> Primitive {
    Primitive::Rect {
        rect: Rect::from_center_size(centre, (9.0, 9.0)),
        radius: 4.5,
        fill: Some(ground),
        stroke: Some(Stroke::solid(1.6, colour)),
    }
}
