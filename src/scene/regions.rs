//! Parts of a map marked on a picture of the whole: a frame around each, with its number and name. Knows nothing
//! of what the parts are for.

use std::sync::Arc;

use super::draw::bounds;
use super::{Group, Placed, Pos, Primitive, Rect, Role, Scene, Stroke, Vec2};
use crate::layout::Layout;
use crate::model::{Map, Shown};
use crate::style::{Style, size};
use crate::text::{Face, Shaped, TextEngine, TextStyle};

/// A part of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// By which it is called.
    pub number: usize,
    /// What it shows, in a few words.
    pub title: String,
    /// Its stages and lanes; what else it leaves out does not matter.
    pub shown: Shown,
}

/// How many lines of a label's text would fill the page, across and down: whoever sees the page as small as a
/// slide can still read them.
const LINES: (f64, f64) = (76.0, 40.0);

/// Draws the regions over a scene of the layout. Names stand in a band above the heads, for which everything
/// below makes room; a region that does not begin there has its number in its corner.
pub fn mark(
    scene: &mut Scene,
    layout: &Layout,
    map: &Map,
    regions: &[Region],
    style: &Style,
    text: &mut TextEngine,
) {
    let em = (scene.size.width / LINES.0).max(scene.size.height / LINES.1).max(16.0);
    let marker = Marker { style, em };
    let placed: Vec<(&Region, Rect)> =
        regions.iter().filter_map(|region| Some((region, area(region, layout, map)?))).collect();
    let labels: Vec<Arc<Shaped>> = placed
        .iter()
        .map(|(region, area)| {
            let (words, room) = if begins_at_top(*area, layout) {
                (format!("{}  {}", region.number, region.title), area.width() - em * 1.6)
            } else {
                (region.number.to_string(), area.width())
            };
            text.shape(&words, Some(narrow(room.max(em))), marker.type_face())
        })
        .collect();
    let of_band = labels.iter().zip(&placed).filter(|(_, (_, area))| begins_at_top(*area, layout));
    let band = of_band.map(|(label, _)| f64::from(label.height) + em * 0.5).fold(0.0, f64::max);
    make_room(scene, layout.grid.top, band);

    for ((_, area), label) in placed.iter().zip(labels) {
        let primitives = if begins_at_top(*area, layout) {
            marker.under_name(Rect::new(area.x0, area.y0, area.x1, area.y1 + band), band, label)
        } else {
            marker.with_number(*area + Vec2::new(0.0, band), label)
        };
        let Some(bounds) = bounds(&primitives) else { continue };
        let group = Group {
            item: None,
            role: Role::Ornament,
            label: String::new(),
            parent: None,
            bounds,
            primitives,
        };
        scene.groups.push(Placed { at: Pos::ZERO, group: Arc::new(group) });
    }
}

/// How labels and frames look.
struct Marker<'a> {
    style: &'a Style,
    /// Size of the labels, map units.
    em: f64,
}

impl Marker<'_> {
    fn type_face(&self) -> TextStyle {
        let em = narrow(self.em);
        TextStyle::new(Face::SemiBold, em, em * 1.35)
    }

    /// A frame whose upper part is a band with the name.
    fn under_name(&self, area: Rect, band: f64, label: Arc<Shaped>) -> Vec<Primitive> {
        let frame = self.inner(area);
        let plate = Rect::new(frame.x0, frame.y0, frame.x1, frame.y0 + band - size::HEAD_GAP);
        let at = Pos::new(plate.x0 + self.em * 0.5, plate.center().y - f64::from(label.height) / 2.0);
        vec![self.frame(frame), self.plate(plate), self.words(at, label)]
    }

    /// A frame with a badge in its upper left corner.
    fn with_number(&self, area: Rect, label: Arc<Shaped>) -> Vec<Primitive> {
        let frame = self.inner(area);
        let (width, height) = (f64::from(label.width), f64::from(label.height));
        let plate = Rect::from_origin_size(frame.origin(), (width + self.em * 0.9, height));
        let at = Pos::new(plate.x0 + self.em * 0.45, plate.y0);
        vec![self.frame(frame), self.plate(plate), self.words(at, label)]
    }

    /// Neighbours' frames do not touch.
    fn inner(&self, area: Rect) -> Rect {
        area.inset(-self.thickness() * 0.75)
    }

    fn thickness(&self) -> f64 {
        (self.em * 0.13).max(2.0)
    }

    fn frame(&self, rect: Rect) -> Primitive {
        let stroke = Some(Stroke::solid(self.thickness(), self.style.colours.accent));
        Primitive::Rect { rect, radius: self.em * 0.25, fill: None, stroke }
    }

    fn plate(&self, rect: Rect) -> Primitive {
        let fill = Some(self.style.colours.accent);
        Primitive::Rect { rect, radius: self.em * 0.25, fill, stroke: None }
    }

    fn words(&self, at: Pos, shaped: Arc<Shaped>) -> Primitive {
        let colour = self.style.ink_on(self.style.colours.accent);
        Primitive::Text { at, shaped, colour, turned: false }
    }
}

/// Where the region lies: its columns, with their heads where its first lane is the first of all, and its lanes.
fn area(region: &Region, layout: &Layout, map: &Map) -> Option<Rect> {
    let stages = region.shown.stages(map);
    let is_in = |stage| stages.iter().any(|(_, other)| other.id == stage);
    let mut columns = layout.setting.columns.iter().filter(|column| is_in(column.stage));
    let first = columns.next()?;
    let right = columns.next_back().unwrap_or(first);
    let lanes = region.shown.lanes(map);
    let mut rows = layout.rows.iter().filter(|row| lanes.iter().any(|lane| lane.id == row.lane.id));
    let top = rows.next();
    let bottom = rows.next_back().or(top).map_or(layout.grid.bottom, |row| row.y + row.body.height);
    let is_first = top.is_none_or(|top| layout.rows.first().is_some_and(|row| row.lane.id == top.lane.id));
    let top = top.filter(|_| !is_first).map_or(layout.grid.top, |row| row.y);
    Some(Rect::new(first.x, top, right.x + right.width, bottom))
}

fn begins_at_top(area: Rect, layout: &Layout) -> bool {
    area.y0 <= layout.grid.top
}

/// Everything from `top` down moves by `height`.
fn make_room(scene: &mut Scene, top: f64, height: f64) {
    for placed in scene.groups.iter_mut().filter(|placed| placed.at.y >= top - 0.5) {
        placed.at.y += height;
    }
    scene.size.height += height;
}

#[expect(clippy::cast_possible_truncation, reason = "measures are far below what f32 holds")]
fn narrow(width: f64) -> f32 {
    width as f32
}
