//! What of the map the canvas shows: where it looks, how close, and how both change. Knows nothing of what
//! the map holds but the size of its page.

use std::time::Duration;

use egui::{Pos2, Rect, Vec2, vec2};

use crate::layout::{Pos, Rect as MapRect, Size};
use crate::output::screen::View;

/// Smallest and largest scale, screen points per map unit.
pub(in crate::app) const ZOOM: (f64, f64) = (0.1, 4.0);
/// The scales that 'closer' and 'away' stop at.
const STOPS: [f64; 11] = [0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0];
/// Space left around what is fitted, points.
const FIT_MARGIN: f64 = 16.0;
/// The smallest scale that a map is opened at: words can still be read.
const OPENING_ZOOM: f64 = 0.7;
/// How long a window may take to find its size after it has opened, seconds.
const SETTLING: f64 = 2.0;
/// How much of the page always stays on the canvas, points.
const REACHABLE: f64 = 96.0;
/// Space kept around what is brought into view, points.
const REVEAL_MARGIN: f64 = 20.0;
/// A zoom gesture is over this long after its last change.
pub(in crate::app) const REST: Duration = Duration::from_millis(120);
/// Width of the zone at the canvas' edges that scrolls while something is dragged, points.
const EDGE: f32 = 40.0;
/// Speed of that scrolling at the very edge, points per second.
const EDGE_SPEED: f32 = 900.0;

/// Where the canvas is on the screen and where it looks at the map.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Camera {
    /// The canvas, points.
    pub(in crate::app) area: Rect,
    /// Where it looks.
    pub(in crate::app) view: View,
    /// When the scale changed last, seconds.
    zoomed_at: f64,
    /// Where it looked, and at what size of the canvas, when the map was opened at that time, seconds.
    opened: Option<(View, Vec2, f64)>,
}

impl Default for Camera {
    fn default() -> Self {
        let view = View { origin: Pos::ZERO, zoom: 1.0 };
        Self { area: Rect::ZERO, view, zoomed_at: f64::NEG_INFINITY, opened: None }
    }
}

impl Camera {
    pub(in crate::app) fn map_from_screen(&self, pos: Pos2) -> Pos {
        self.view.map_from_screen(self.area, pos)
    }

    pub(in crate::app) fn screen_from_map(&self, pos: Pos) -> Pos2 {
        self.view.screen_from_map(self.area, pos)
    }

    pub(in crate::app) fn rect_on_screen(&self, rect: MapRect) -> Rect {
        Rect::from_min_max(
            self.screen_from_map(rect.origin()),
            self.screen_from_map(Pos::new(rect.x1, rect.y1)),
        )
    }

    /// What of the map lies on the canvas.
    pub(in crate::app) fn window(&self) -> MapRect {
        MapRect::from_points(self.view.origin, self.map_from_screen(self.area.max))
    }

    /// Whether no zoom gesture runs.
    pub(in crate::app) fn rests(&self, now: f64) -> bool {
        now - self.zoomed_at >= REST.as_secs_f64()
    }

    /// Moves the map with the pointer.
    pub(in crate::app) fn pan(&mut self, by: Vec2) {
        self.view.origin -= kurbo::Vec2::new(f64::from(by.x), f64::from(by.y)) / self.view.zoom;
    }

    /// Changes the scale; what lies under `anchor` stays there.
    pub(in crate::app) fn zoom_to(&mut self, zoom: f64, anchor: Pos2, now: f64) {
        let zoom = zoom.clamp(ZOOM.0, ZOOM.1);
        if (zoom - self.view.zoom).abs() < 1e-9 {
            return;
        }
        let fixed = self.map_from_screen(anchor);
        self.view.zoom = zoom;
        self.view.origin += fixed - self.map_from_screen(anchor);
        self.zoomed_at = now;
    }

    /// To the next round scale, closer or away, around the middle.
    pub(in crate::app) fn step(&mut self, closer: bool, now: f64) {
        let zoom = self.view.zoom;
        let next = if closer {
            STOPS.into_iter().find(|stop| *stop > zoom * 1.01)
        } else {
            STOPS.into_iter().rev().find(|stop| *stop < zoom * 0.99)
        };
        if let Some(next) = next {
            self.zoom_to(next, self.area.center(), now);
        }
    }

    /// Looks at that point of the map, in the middle.
    pub(in crate::app) fn look_at(&mut self, pos: Pos) {
        let (width, height) = self.size();
        self.view.origin = pos - kurbo::Vec2::new(width, height) / (2.0 * self.view.zoom);
    }

    /// Shows the rectangle as large as it goes, at most at that scale, in the middle.
    pub(in crate::app) fn fit(&mut self, rect: MapRect, largest: f64) {
        self.fit_beside(rect, largest, Vec2::ZERO);
    }

    /// The same in the middle of what is left where so much of the canvas is covered at its left and top, points.
    pub(in crate::app) fn fit_beside(&mut self, rect: MapRect, largest: f64, inset: Vec2) {
        let (width, height) = self.size();
        let inset = kurbo::Vec2::new(f64::from(inset.x), f64::from(inset.y));
        let room = kurbo::Vec2::new(width, height) - inset;
        let most = |room: f64, length: f64| (room - FIT_MARGIN * 2.0).max(1.0) / length.max(1.0);
        let zoom = most(room.x, rect.width()).min(most(room.y, rect.height()));
        self.view.zoom = zoom.min(largest).clamp(ZOOM.0, ZOOM.1);
        self.view.origin = rect.center() - (inset + room / 2.0) / self.view.zoom;
    }

    /// Shows the whole page; where that would be too small to read, its beginning.
    fn open(&mut self, page: Size) {
        self.fit(page.to_rect(), 1.0);
        if self.view.zoom < OPENING_ZOOM {
            self.view.zoom = OPENING_ZOOM;
            let (width, height) = self.size();
            let spare = |room: f64, page: f64| (page - room / OPENING_ZOOM).min(0.0) / 2.0;
            self.view.origin = Pos::new(spare(width, page.width), spare(height, page.height));
        }
    }

    /// A map that has just come to the front: opened, and opened again while the window still finds its size and
    /// nobody has moved the view.
    pub(in crate::app) fn settle(&mut self, page: Size, is_new: bool, now: f64) {
        let untouched = self.opened.is_some_and(|(view, size, at)| {
            view == self.view && size != self.area.size() && now - at < SETTLING
        });
        if is_new || untouched {
            let at = self.opened.filter(|_| !is_new).map_or(now, |(_, _, at)| at);
            self.open(page);
            self.keep_in_reach(page);
            self.opened = Some((self.view, self.area.size(), at));
        }
    }

    /// Moves as little as is needed to bring the rectangle into view, whose upper left corner matters most.
    /// `inset`: what of the canvas is covered at the left and at the top, points.
    pub(in crate::app) fn reveal(&mut self, rect: MapRect, inset: Vec2) {
        let (width, height) = self.size();
        let zoom = self.view.zoom;
        let shift = |from: f64, to: f64, start: f64, length: f64, inset: f32| {
            let before = (f64::from(inset) + REVEAL_MARGIN) / zoom;
            let after = length / zoom - REVEAL_MARGIN / zoom;
            if from < start + before || to - from > after - before {
                from - before - start
            } else {
                (to - after - start).max(0.0)
            }
        };
        let origin = self.view.origin;
        if from_outside(rect, self.window(), inset, zoom) {
            self.view.origin += kurbo::Vec2::new(
                shift(rect.x0, rect.x1, origin.x, width, inset.x),
                shift(rect.y0, rect.y1, origin.y, height, inset.y),
            );
        }
    }

    /// Keeps a part of the page on the canvas, and all of it where it fits.
    pub(in crate::app) fn keep_in_reach(&mut self, page: Size) {
        let (width, height) = self.size();
        let zoom = self.view.zoom;
        let keep = |origin: f64, page: f64, room: f64| {
            let room = room / zoom;
            if page <= room {
                return origin.clamp(page - room, 0.0);
            }
            let part = (REACHABLE / zoom).min(room / 2.0);
            origin.clamp(part - room, page - part)
        };
        let origin = &mut self.view.origin;
        *origin = Pos::new(keep(origin.x, page.width, width), keep(origin.y, page.height, height));
    }

    fn size(&self) -> (f64, f64) {
        (f64::from(self.area.width()), f64::from(self.area.height()))
    }
}

/// Whether part of the rectangle is out of sight.
fn from_outside(rect: MapRect, window: MapRect, inset: Vec2, zoom: f64) -> bool {
    rect.x0 < window.x0 + f64::from(inset.x) / zoom
        || rect.y0 < window.y0 + f64::from(inset.y) / zoom
        || rect.x1 > window.x1
        || rect.y1 > window.y1
}

/// How far the map moves in that time (seconds) while something is held near the canvas' edge.
pub(in crate::app) fn edge_scroll(area: Rect, pointer: Pos2, seconds: f32) -> Vec2 {
    let speed = |pos: f32, start: f32, end: f32| {
        let zone = EDGE.min((end - start) / 4.0).max(1.0);
        let (before, after) = (start + zone - pos, pos - (end - zone));
        if before > 0.0 {
            (before / zone).min(1.0)
        } else if after > 0.0 {
            -(after / zone).min(1.0)
        } else {
            0.0
        }
    };
    vec2(speed(pointer.x, area.left(), area.right()), speed(pointer.y, area.top(), area.bottom()))
        * EDGE_SPEED
        * seconds.min(0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn camera() -> Camera {
        let area = Rect::from_min_max(pos2(200.0, 80.0), pos2(1000.0, 680.0));
        Camera { area, ..Camera::default() }
    }

    #[test]
    fn zooming_keeps_what_lies_under_the_pointer() {
        let mut camera = camera();
        let pointer = pos2(640.0, 300.0);
        let before = camera.map_from_screen(pointer);
        for zoom in [1.7, 4.0, 0.1, 0.9] {
            camera.zoom_to(zoom, pointer, 1.0);
            let after = camera.map_from_screen(pointer);
            assert!((after - before).hypot() < 1e-6, "{before} became {after} at {zoom}");
        }
    }

    #[test]
    fn zoom_stays_between_ten_and_four_hundred_percent() {
        let mut camera = camera();
        camera.zoom_to(99.0, camera.area.center(), 0.0);
        assert!((camera.view.zoom - 4.0).abs() < 1e-9);
        camera.zoom_to(0.0, camera.area.center(), 0.0);
        assert!((camera.view.zoom - 0.1).abs() < 1e-9);
    }

    #[test]
    fn closer_and_away_stop_at_round_scales() {
        let mut camera = camera();
        camera.view.zoom = 0.62;
        camera.step(true, 0.0);
        assert!((camera.view.zoom - 0.75).abs() < 1e-9);
        camera.step(false, 0.0);
        assert!((camera.view.zoom - 0.5).abs() < 1e-9);
        for closer in [true, false] {
            (0..20).for_each(|_| camera.step(closer, 0.0));
            let end = if closer { ZOOM.1 } else { ZOOM.0 };
            assert!((camera.view.zoom - end).abs() < 1e-9, "{}", camera.view.zoom);
        }
    }

    #[test]
    fn the_page_cannot_be_lost() {
        let mut camera = camera();
        let page = Size::new(1500.0, 900.0);
        for by in [vec2(9e5, 9e5), vec2(-9e6, -9e6)] {
            camera.pan(by);
            camera.keep_in_reach(page);
            let seen = camera.window().intersect(page.to_rect());
            assert!(seen.width() >= REACHABLE - 1e-6 && seen.height() >= REACHABLE - 1e-6, "{seen}");
        }
    }

    #[test]
    fn what_is_in_sight_is_not_moved_when_it_is_revealed() {
        let mut camera = camera();
        let before = camera.view;
        camera.reveal(MapRect::new(100.0, 100.0, 300.0, 140.0), vec2(50.0, 50.0));
        assert_eq!(camera.view, before);
        camera.reveal(MapRect::new(1900.0, 100.0, 2100.0, 140.0), vec2(50.0, 50.0));
        assert!(camera.window().contains(Pos::new(2099.0, 139.0)));
        assert!((camera.view.origin.y - before.origin.y).abs() < 1e-6);
    }

    #[test]
    fn fitting_shows_all_of_the_page() {
        let mut camera = camera();
        let page = MapRect::new(0.0, 0.0, 3000.0, 500.0);
        camera.fit(page, 1.0);
        assert!(camera.window().contains_rect(page));
    }

    #[test]
    fn only_the_edges_scroll() {
        let area = camera().area;
        assert_eq!(edge_scroll(area, area.center(), 0.016), Vec2::ZERO);
        let at_left = edge_scroll(area, pos2(area.left() + 2.0, area.center().y), 0.016);
        assert!(at_left.x > 0.0 && at_left.y == 0.0);
    }
}
