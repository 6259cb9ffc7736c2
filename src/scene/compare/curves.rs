//! The curves of two maps in one lane: the later one's as ever, the earlier one's thin, broken and with small
//! rings instead of faces.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::draw::Pen;
use super::super::{Colour, Dash, Group, Placed, Pos, Primitive, Rect, Role, Stroke, curve};
use crate::compare::Pair;
use crate::layout::{Content, Layout, PointLane};
use crate::model::{Document, Item, PersonaId, PointId, Series};
use crate::style::Style;

/// Draws the earlier map's series anew; `series` says who stands for whom.
pub(super) fn restyle(
    document: &Document,
    layout: &Layout,
    series: &[Pair<PersonaId>],
    style: &Style,
    groups: &mut [Placed],
) {
    let pen = Pen { document, layout, style, groups: Vec::new() };
    for row in &layout.rows {
        let Content::Points(lane) = &row.body.content else { continue };
        let of_lane = |placed: &&mut Placed| placed.group.parent == Some(Item::Lane(row.lane.id));
        for placed in groups.iter_mut().filter(of_lane) {
            let primitives = match (placed.group.role, placed.group.item) {
                (Role::Curve, _) => lines(&pen, lane, series, &placed.group.primitives),
                (Role::Point, Some(Item::Point(id))) => {
                    let Some(point) = lane.points.iter().find(|point| point.point.id == id) else { continue };
                    let Some(stroke) = earlier(&pen, &point.point.series, series) else { continue };
                    point_signs(&pen, lane, stroke, &placed.group.primitives)
                }
                _ => continue,
            };
            placed.group = Arc::new(Group { primitives, ..Group::clone(&placed.group) });
        }
        later_on_top(lane, series, groups);
    }
}

/// Puts the earlier map's points under the later one's.
fn later_on_top(lane: &PointLane, known: &[Pair<PersonaId>], groups: &mut [Placed]) {
    let ids: BTreeSet<PointId> = lane.points.iter().map(|point| point.point.id).collect();
    let is_earlier = |series: &Series| matches!(series, Series::Persona(id) if known.iter().any(|pair| pair.before == Some(*id)));
    let earlier: BTreeSet<PointId> = lane
        .points
        .iter()
        .filter(|point| is_earlier(&point.point.series))
        .map(|point| point.point.id)
        .collect();
    let point = |placed: &Placed| match placed.group.item {
        Some(Item::Point(id)) if ids.contains(&id) => Some(id),
        _ => None,
    };
    let Some(first) = groups.iter().position(|placed| point(placed).is_some()) else { return };
    let count = groups.iter().skip(first).take_while(|placed| point(placed).is_some()).count();
    if let Some(points) = groups.get_mut(first..first + count) {
        points.sort_by_key(|placed| point(placed).is_some_and(|id| !earlier.contains(&id)));
    }
}

/// How the line of an earlier series is drawn; `None`: it is a later one's.
fn earlier(pen: &Pen<'_>, series: &Series, known: &[Pair<PersonaId>]) -> Option<Stroke> {
    let Series::Persona(id) = series else { return None };
    let place = known.iter().position(|pair| pair.before == Some(*id))?;
    let colour = if known.len() > 1 { curve::stroke(pen, place).colour } else { pen.style.colours.secondary };
    Some(line(colour))
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

fn lines(
    pen: &Pen<'_>,
    lane: &PointLane,
    known: &[Pair<PersonaId>],
    primitives: &[Primitive],
) -> Vec<Primitive> {
    let mut drawn = lane.lines.iter().filter(|line| line.path.segments().next().is_some());
    let restyled = primitives.iter().map(|primitive| {
        let Primitive::Path { path, fill, stroke: Some(_) } = primitive else { return primitive.clone() };
        let Some(line) = drawn.next() else { return primitive.clone() };
        let later = || Stroke { dash: Dash::Solid, ..curve::stroke(pen, line.colour) };
        let stroke = Some(earlier(pen, &line.series, known).unwrap_or_else(later));
        Primitive::Path { path: path.clone(), fill: *fill, stroke }
    });
    restyled.collect()
}

fn point_signs(pen: &Pen<'_>, lane: &PointLane, stroke: Stroke, primitives: &[Primitive]) -> Vec<Primitive> {
    let bar = primitives.first().filter(|_| lane.bars).and_then(|primitive| match primitive {
        Primitive::Rect { rect, .. } => Some(*rect),
        _ => None,
    });
    let sign = match bar {
        Some(rect) => Primitive::Rect { rect, radius: 2.0, fill: None, stroke: Some(stroke) },
        None => ring(Pos::ZERO, stroke.colour, pen.style.colours.ground),
    };
    let words = primitives.iter().filter_map(|primitive| match primitive {
        Primitive::Text { at, shaped, turned, .. } => Some(Primitive::Text {
            at: *at,
            shaped: shaped.clone(),
            colour: pen.style.colours.secondary,
            turned: *turned,
        }),
        _ => None,
    });
    std::iter::once(sign).chain(words).collect()
}
