//! The curves of two maps in one lane: under the later map's, which are drawn as ever, the earlier map's, thin,
//! broken and with small rings instead of faces.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::ParamCurve as _;

use super::super::draw::{Pen, bounds};
use super::super::{Colour, Dash, Group, Placed, Pos, Primitive, Rect, Role, Stroke, curve, frame};
use crate::layout::{Content, Layout, PointBox, PointLane, Row};
use crate::model::{Document, Item, LaneId};
use crate::style::Style;
use crate::words;

/// Radius of a point of an earlier series, map units.
const RING: f64 = 4.5;

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

/// Where the curves of a layout run, y from the upper ends of their scales: what words keep off.
pub(super) fn places(layout: &Layout) -> BTreeMap<LaneId, Vec<Pos>> {
    let lanes = layout.rows.iter().filter_map(|row| Some((row.lane.id, lane_of(row)?)));
    let places = |lane: &PointLane| {
        let segments = lane.lines.iter().flat_map(|line| line.path.segments());
        let along = segments.flat_map(|segment| (0..=60).map(move |at| segment.eval(f64::from(at) / 60.0)));
        let rings = lane
            .points
            .iter()
            .flat_map(|point| [(-RING, 0.0), (0.0, -RING), (0.0, RING), (RING, 0.0)].map(|by| point.at + by));
        along.chain(rings).map(|at: Pos| Pos::new(at.x, at.y - lane.ends.1)).collect()
    };
    lanes.filter(|(_, lane)| !lane.bars).map(|(id, lane)| (id, places(lane))).collect()
}

/// Puts the bars of both side by side: the earlier one to the left, the later one to the right.
pub(super) fn pair_bars(above: &mut Layout, below: &mut Layout) {
    for row in &mut above.rows {
        let other = below.rows.iter_mut().find(|other| other.lane.id == row.lane.id);
        let (Some(later), Some(earlier)) = (bars_of(row), other.and_then(bars_of)) else { continue };
        let alone = later.lines.len().max(earlier.lines.len()) < 2;
        later.points.iter_mut().for_each(|point| move_aside(point, 1.0, alone));
        earlier.points.iter_mut().for_each(|point| move_aside(point, -1.0, alone));
    }
}

fn bars_of(row: &mut Row) -> Option<&mut PointLane> {
    match &mut Arc::make_mut(&mut row.body).content {
        Content::Points(lane) if lane.bars => Some(lane),
        Content::Points(_) | Content::Cards(_) | Content::Folded(_) => None,
    }
}

/// To the left (−1) or right (1). Beside bars of other series there is half the room, and none for the figures
/// of the earlier ones.
fn move_aside(point: &mut PointBox, side: f64, alone: bool) {
    let width = if alone { point.rect.width() } else { point.rect.width() / 2.0 };
    let between = point.at.x;
    point.at.x += side * (width / 2.0 + 1.0);
    (point.rect.x0, point.rect.x1) = (point.at.x - width / 2.0, point.at.x + width / 2.0);
    if !alone && side < 0.0 {
        point.words = None;
    }
    if let Some(words) = &mut point.words {
        let wide = f64::from(words.shaped.width);
        words.at.x = match (alone, side < 0.0) {
            (true, true) => (between - 2.0 - wide).min(point.at.x - wide / 2.0),
            (true, false) => (between + 2.0).max(point.at.x - wide / 2.0),
            (false, _) => words.at.x + point.at.x - between,
        };
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
        let words = point.words.iter().filter(|_| earlier.bars);
        let words = words.map(|words| pen.text_in(words, point.at, pen.style.colours.secondary));
        let primitives = std::iter::once(sign).chain(words).collect();
        groups.extend(group(Pos::new(point.at.x, y + point.at.y), Role::Point, label.clone(), primitives));
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
        rect: Rect::from_center_size(centre, (RING * 2.0, RING * 2.0)),
        radius: RING,
        fill: Some(ground),
        stroke: Some(Stroke::solid(1.6, colour)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Compared, Look};
    use crate::model::{Language, Shown};
    use crate::{layout, templates};

    #[test]
    fn words_of_the_later_map_cover_nothing_of_the_earlier_one() {
        for language in Language::ALL {
            let document = templates::load("clinic", language).unwrap();
            let (before, after) = (document.maps[0].id, document.maps[1].id);
            let compared = Compared { before, after, look: Look::Overlay, only_differences: false };
            let mut memo = layout::Memo::default();
            let shown = Shown::default();
            let scene = super::super::compared(&document, &compared, &shown, &mut memo).unwrap();
            let points = || scene.groups.iter().filter(|placed| placed.group.role == Role::Point);
            let signs = points().filter(|placed| placed.group.item.is_none()).flat_map(|placed| {
                placed.group.primitives.iter().filter_map(|primitive| match primitive {
                    Primitive::Rect { rect, .. } => Some(*rect + placed.at.to_vec2()),
                    Primitive::Path { .. } | Primitive::Text { .. } | Primitive::Image { .. } => None,
                })
            });
            let signs: Vec<Rect> = signs.collect();
            let mut words = 0;
            for placed in points().filter(|placed| placed.group.item.is_some()) {
                for primitive in &placed.group.primitives {
                    let Primitive::Text { at, shaped, .. } = primitive else { continue };
                    let size = (f64::from(shaped.width), f64::from(shaped.height));
                    let rect = Rect::from_origin_size(placed.at + at.to_vec2(), size);
                    let covered = signs.iter().any(|sign| sign.intersect(rect).area() > 1.0);
                    assert!(!covered, "{language:?}: {}", placed.group.label);
                    words += 1;
                }
            }
            assert!(words > 8 && signs.len() > 12, "{words} words, {} signs", signs.len());
        }
    }
}
