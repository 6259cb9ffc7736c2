//! What stays in view: when the map is scrolled, the heads of columns stand in a band along the top, those of
//! lanes in a band along the left, and pinned lanes one under the other below the heads of the columns. Says
//! where the bands are and what of the map they show.

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
/// Pinned lanes end above this part of the canvas; further ones scroll away.
const MOST_PINNED: f32 = 0.7;

/// Part of the canvas with a view of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Band {
    /// Where, points.
    pub(super) area: Rect,
    /// What lies at its top left.
    pub(super) view: View,
}

/// Pinned lanes that would be out of sight, moved under the heads of the columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pins {
    /// Their cells, and their heads where these are in view; looks at the stack of all pinned lanes.
    pub(super) content: Band,
    /// Their heads, beside the cells that are scrolled away.
    pub(super) heads: Option<Band>,
    /// The lanes that are moved, top to bottom.
    rows: Vec<PinnedRow>,
}

/// A pinned lane: where it is on the page, and where in the stack of all pinned lanes. Map units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PinnedRow {
    /// Top on the page.
    pub(super) y: f64,
    /// Height of the row.
    pub(super) height: f64,
    /// Top in the stack.
    pub(super) stacked: f64,
}

/// The bands of the canvas; none: the heads are where they belong.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Bands {
    /// Along the top: heads of phases, stages and steps.
    pub(super) columns: Option<Band>,
    /// Along the left: heads of lanes, strips of layers.
    pub(super) rows: Option<Band>,
    /// Below the heads of columns: pinned lanes.
    pub(super) pins: Option<Pins>,
}

/// The pinned lanes of a layout in a stack of their own.
pub(super) fn stack_of_pinned(layout: &Layout) -> Vec<PinnedRow> {
    let mut stacked = 0.0;
    let pinned = layout.rows.iter().filter(|row| row.lane.pinned);
    let stack = pinned.map(|row| {
        let height = row.body.height;
        let place = PinnedRow { y: row.y, height, stacked };
        stacked += height + size::LANE_GAP;
        place
    });
    stack.collect()
}

impl Bands {
    pub(super) fn of(layout: &Layout, camera: &Camera) -> Self {
        let width = rows(layout, camera);
        let columns = columns(layout, camera, width.unwrap_or_default());
        let top = columns.map_or(camera.area.top(), |band| band.area.bottom());
        let pins = pins(layout, camera, width, top);
        let top = pins.as_ref().map_or(top, |pins| pins.content.area.bottom());
        let rows = width.and_then(|width| row_band(layout, camera, width, top));
        Self { columns, rows, pins }
    }

    /// How much of the canvas they cover at the left and at the top, points.
    pub(super) fn inset(&self) -> Vec2 {
        vec2(
            self.rows.map_or(0.0, |band| band.area.width()),
            self.columns.map_or(0.0, |band| band.area.height())
                + self.pins.as_ref().map_or(0.0, |pins| pins.content.area.height()),
        )
    }

    /// The point of the map that is seen at a point of the screen.
    pub(super) fn map_from_screen(&self, camera: &Camera, pos: Pos2) -> Pos {
        let mut seen = camera.map_from_screen(pos);
        let left = camera.area.left() + self.inset().x;
        // Between the bands lies the corner of the grid.
        if let Some(band) = self.columns.filter(|band| pos.y < band.area.bottom()) {
            seen.y = band.view.map_from_screen(band.area, pos).y;
        }
        let pins = self.pins.as_ref().filter(|pins| pins.content.area.y_range().contains(pos.y));
        if let Some(pins) = pins {
            seen.y = pins.on_page(pins.content.view.map_from_screen(pins.content.area, pos).y);
        }
        if let Some(band) = self.rows.filter(|band| pos.x < left && band.area.bottom() > pos.y) {
            let is_beside = self.columns.is_some() || pins.is_some() || pos.y >= band.area.top();
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
            let mut clip = band.area;
            if !matches!(item, Item::Layer(_)) {
                // The corner above the lanes' heads does not move along.
                clip.min.x = clip.min.x.max(camera.area.min.x + self.inset().x);
            }
            return (rect, clip);
        }
        let mut clip = camera.area;
        let mut seen = camera.rect_on_screen(rect);
        match item {
            // A lane is seen from its head to its end.
            Item::Lane(_) => {
                // The divider above it does not move along.
                if let Some(band) = self.rows.filter(|band| seen.min.x < band.area.right()) {
                    seen.min.x = band.view.screen_from_map(band.area, rect.origin()).x;
                }
            }
            Item::Card(_) | Item::Point(_) | Item::Cell(..) | Item::Link(_) => {
                clip.min.x += self.inset().x;
            }
            _ => {}
        }
        if let Some(pins) = self.pins.as_ref()
            && let Some(y) = pins.in_stack(rect.center().y)
        {
            let band = pins.content;
            let down = y - rect.center().y;
            let y = |y: f64| band.view.screen_from_map(band.area, Pos::new(0.0, y + down)).y;
            (seen.min.y, seen.max.y) = (y(rect.y0), y(rect.y1));
            clip = clip.intersect(Rect::everything_below(band.area.top()));
            clip.max.y = clip.max.y.min(band.area.bottom());
            return (seen, clip);
        }
        clip.min.y += self.inset().y;
        (seen, clip)
    }
}

impl Pins {
    /// Where a height of the page is in the stack; none: no lane that is moved lies there.
    fn in_stack(&self, y: f64) -> Option<f64> {
        let row = self.rows.iter().find(|row| (row.y..row.y + row.height).contains(&y))?;
        Some(y - row.y + row.stacked)
    }

    /// Which height of the page is shown at one of the stack.
    fn on_page(&self, stacked: f64) -> f64 {
        let row = self.rows.iter().rev().find(|row| row.stacked <= stacked).or(self.rows.first());
        row.map_or(stacked, |row| row.y + (stacked - row.stacked).clamp(0.0, row.height))
    }
}

/// The pinned lanes whose own place is above where the stack ends so far. `width`: of the band of row heads.
fn pins(layout: &Layout, camera: &Camera, width: Option<f32>, top: f32) -> Option<Pins> {
    let zoom = camera.view.zoom;
    if camera.view.origin.y >= layout.grid.bottom {
        return None;
    }
    let lowest = camera.area.top() + camera.area.height() * MOST_PINNED;
    let bottom = |row: &PinnedRow| top + points((row.stacked + row.height + size::LANE_GAP) * zoom);
    let is_out = |row: &PinnedRow| {
        let own = camera.screen_from_map(Pos::new(0.0, row.y)).y;
        own < top + points(row.stacked * zoom) && bottom(row) < lowest
    };
    let rows: Vec<PinnedRow> = stack_of_pinned(layout).into_iter().take_while(is_out).collect();
    let height = bottom(rows.last()?) - top;
    let area = |left: f32, right: f32| Rect::from_min_size(pos2(left, top), vec2(right - left, height));
    let split = camera.area.left() + width.unwrap_or_default();
    let (left, right) = (area(camera.area.left(), split), area(split, camera.area.right()));
    let view = |x| View { origin: Pos::new(x, 0.0), zoom };
    let content = Band { area: right, view: view(camera.map_from_screen(right.min).x) };
    let heads = width.map(|_| Band { area: left, view: view(layout.grid.left - PAD) });
    right.is_positive().then_some(Pins { content, heads, rows })
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::layout::{Memo, layout};
    use crate::model::{Language, Shown};
    use crate::templates;

    /// The service blueprint with two pinned lanes, seen at 100 % from there on.
    fn seen_from(x: f64, y: f64) -> (Layout, Camera) {
        let mut document = templates::load("service-blueprint", Language::English).unwrap();
        let map = Arc::make_mut(&mut document.maps[0]);
        for place in [1, 4] {
            Arc::make_mut(&mut map.lanes[place]).pinned = true;
        }
        let layout = layout(&document, document.maps[0].id, &Shown::default(), &mut Memo::default()).unwrap();
        let mut camera = Camera::default();
        camera.area = Rect::from_min_size(pos2(200.0, 80.0), vec2(900.0, 700.0));
        camera.view.origin = Pos::new(x, y);
        (layout, camera)
    }

    #[test]
    fn pinned_lanes_stand_under_the_heads_once_they_would_be_out_of_sight() {
        let (layout, camera) = seen_from(0.0, 0.0);
        assert_eq!(Bands::of(&layout, &camera).pins, None);
        let moved = |from| {
            let (layout, camera) = seen_from(0.0, from);
            Bands::of(&layout, &camera).pins.map_or(0, |pins| pins.rows.len())
        };
        assert_eq!(moved(layout.rows[1].y), 1);
        assert_eq!(moved(layout.rows[4].y), 2);
        assert_eq!(moved(layout.grid.bottom + 1.0), 0, "below the grid nothing stays");
    }

    #[test]
    fn what_is_seen_of_a_pinned_lane_is_what_the_pointer_meets() {
        for x in [0.0, 300.0] {
            let (layout, _) = seen_from(0.0, 0.0);
            let (layout, camera) = seen_from(x, layout.rows[5].y);
            let bands = Bands::of(&layout, &camera);
            let items = layout.placed_cards_and_points();
            for (item, rect) in items.chain(layout.rows.iter().map(|row| {
                let head = MapRect { x1: layout.grid.columns_left - 2.0, ..layout.row_rect(row) };
                (Item::Lane(row.lane.id), head)
            })) {
                let (seen, clip) = bands.on_screen(&camera, item, rect);
                let centre = if matches!(item, Item::Lane(_)) {
                    seen.left_center() + vec2(9.0, 0.0)
                } else {
                    seen.center()
                };
                if clip.shrink(1.0).contains(centre) {
                    assert_eq!(layout.hit(bands.map_from_screen(&camera, centre)), Some(item), "from {x}");
                }
            }
            assert_eq!(bands.pins.unwrap().rows.len(), 2);
        }
    }
}
