//! The heads that stay in view: when the map is scrolled, the heads of columns stand in a band along the
//! top and those of lanes in a band along the left. Says where the bands are and what of the map they show.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::view::Camera;
use crate::layout::{Layout, Pos, Rect as MapRect};
use crate::model::Item;
use crate::output::screen::View;
use crate::style::size;

/// Space between the canvas' edge and the heads of a band, map units.
const PAD: f64 = 6.0;
/// A band that would take more than this part of the canvas is not drawn.
const LARGEST: f32 = 0.45;

/// Part of the canvas with a view of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Band {
    /// Where, points.
    pub(super) area: Rect,
    /// What lies at its top left.
    pub(super) view: View,
}

/// The bands of the canvas; none: the heads are where they belong.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Bands {
    /// Along the top: heads of phases, stages and steps.
    pub(super) columns: Option<Band>,
    /// Along the left: heads of lanes, strips of layers.
    pub(super) rows: Option<Band>,
}

impl Bands {
    pub(super) fn of(layout: &Layout, camera: &Camera) -> Self {
        let rows = rows(layout, camera);
        let columns = columns(layout, camera, rows.map_or(0.0, |width| width));
        let top = columns.map_or(camera.area.top(), |band| band.area.bottom());
        let rows = rows.and_then(|width| row_band(layout, camera, width, top));
        Self { columns, rows }
    }

    /// How much of the canvas they cover at the left and at the top, points.
    pub(super) fn inset(&self) -> Vec2 {
        vec2(
            self.rows.map_or(0.0, |band| band.area.width()),
            self.columns.map_or(0.0, |band| band.area.height()),
        )
    }

    /// The point of the map that is seen at a point of the screen.
    pub(super) fn map_from_screen(&self, camera: &Camera, pos: Pos2) -> Pos {
        let mut seen = camera.map_from_screen(pos);
        let inset = camera.area.min + self.inset();
        // Between the bands lies the corner of the grid.
        if let Some(band) = self.columns.filter(|_| pos.y < inset.y) {
            seen.y = band.view.map_from_screen(band.area, pos).y;
        }
        if let Some(band) = self.rows.filter(|band| pos.x < inset.x && band.area.bottom() > pos.y) {
            let is_beside = self.columns.is_some() || pos.y >= band.area.top();
            if is_beside {
                seen.x = band.view.map_from_screen(band.area, pos).x;
            }
        }
        seen
    }

    /// Where that is seen and what of the canvas it may cover, points.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most things are seen where they are")]
    pub(super) fn on_screen(&self, camera: &Camera, item: Item, rect: MapRect) -> (Rect, Rect) {
        let band = match item {
            Item::Phase(_) | Item::Stage(_) | Item::Step(_) => self.columns,
            Item::Layer(_) => self.rows,
            _ => None,
        };
        if let Some(band) = band {
            let corner = |x, y| band.view.screen_from_map(band.area, Pos::new(x, y));
            let rect = Rect::from_min_max(corner(rect.x0, rect.y0), corner(rect.x1, rect.y1));
            return (rect, band.area);
        }
        let mut clip = camera.area;
        let mut seen = camera.rect_on_screen(rect);
        match item {
            // A lane is seen from its head to its end.
            Item::Lane(_) => {
                if let Some(band) = self.rows {
                    seen.min.x = band.view.screen_from_map(band.area, rect.origin()).x;
                }
            }
            Item::Card(_) | Item::Point(_) | Item::Cell(..) | Item::Link(_) => {
                clip.min.x += self.inset().x;
            }
            _ => {}
        }
        clip.min.y += self.inset().y;
        (seen, clip)
    }
}

/// Width of the band of row heads while they are out of sight.
fn rows(layout: &Layout, camera: &Camera) -> Option<f32> {
    let left = layout.grid.left - PAD;
    let width = points((layout.grid.columns_left - left) * camera.view.zoom);
    let scrolled = camera.view.origin.x > left && camera.view.origin.x < layout.grid.right;
    (scrolled && !layout.rows.is_empty() && width < camera.area.width() * LARGEST).then_some(width)
}

fn row_band(layout: &Layout, camera: &Camera, width: f32, top: f32) -> Option<Band> {
    let first = camera.screen_from_map(Pos::new(0.0, layout.grid.top - PAD)).y;
    let last = camera.screen_from_map(Pos::new(0.0, layout.grid.bottom)).y;
    let area = Rect::from_min_max(
        pos2(camera.area.left(), first.max(top)),
        pos2(camera.area.left() + width, last.min(camera.area.bottom())),
    );
    let y = camera.map_from_screen(area.min).y;
    let origin = Pos::new(layout.grid.left - PAD, y);
    area.is_positive().then_some(Band { area, view: View { origin, zoom: camera.view.zoom } })
}

fn columns(layout: &Layout, camera: &Camera, left: f32) -> Option<Band> {
    let (top, bottom) = (layout.grid.top - PAD, layout.grid.lanes_top - size::HEAD_GAP);
    let zoom = camera.view.zoom;
    let height = points((bottom + PAD - top) * zoom);
    let scrolled = camera.view.origin.y > top && camera.view.origin.y < layout.grid.bottom;
    if !scrolled || layout.heads.is_empty() || height > camera.area.height() * LARGEST {
        return None;
    }
    let area = Rect::from_min_max(
        pos2(camera.area.left() + left, camera.area.top()),
        pos2(camera.area.right(), camera.area.top() + height),
    );
    let origin = Pos::new(camera.map_from_screen(area.min).x, top);
    area.is_positive().then_some(Band { area, view: View { origin, zoom } })
}

/// egui measures in single precision.
#[expect(clippy::cast_possible_truncation, reason = "points of a screen are far below 2^24")]
fn points(value: f64) -> f32 {
    value as f32
}
