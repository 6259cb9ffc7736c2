//! Where the preview looks at a page, and how close. Knows nothing of what is on the page.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::scene::{Pos, Rect as MapRect};

/// Space around a page that is seen whole, points.
const EDGE: f32 = 12.0;
/// How much closer one step is.
const STEP: f64 = 1.5;
/// How much smaller than whole a page may be.
const FARTHEST: f64 = 0.5;

/// Where the preview looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Camera {
    /// Where the preview is on the screen, points.
    pub(super) area: Rect,
    /// The page, map units.
    pub(super) page: MapRect,
    /// Screen points in a map unit at which the page shows no more: some points for a pixel of its own.
    pub(super) closest: f64,
    /// In the middle, map units, and screen points in a map unit; none: the whole page.
    look: Option<(Pos, f64)>,
}

impl Default for Camera {
    fn default() -> Self {
        Self { area: Rect::ZERO, page: MapRect::ZERO, closest: 1.0, look: None }
    }
}

impl Camera {
    /// Screen points in a map unit.
    pub(super) fn zoom(&self) -> f64 {
        self.look.map_or_else(|| self.whole(), |(_, zoom)| zoom)
    }

    /// Whether the whole page is seen, as large as it goes.
    pub(super) fn is_whole(&self) -> bool {
        self.look.is_none()
    }

    /// Shows the whole page.
    pub(super) fn show_all(&mut self) {
        self.look = None;
    }

    /// Moves the page with the pointer.
    pub(super) fn pan(&mut self, by: Vec2) {
        if by == Vec2::ZERO {
            return;
        }
        let zoom = self.zoom();
        let middle = self.middle() - kurbo::Vec2::new(f64::from(by.x), f64::from(by.y)) / zoom;
        self.look_at(middle, zoom);
    }

    /// Changes the scale; what lies under `anchor` stays there.
    pub(super) fn zoom_to(&mut self, zoom: f64, anchor: Pos2) {
        let zoom = zoom.clamp(self.whole() * FARTHEST, self.closest.max(self.whole()));
        let fixed = self.page_from_screen(anchor);
        let away = anchor - self.area.center();
        let middle = fixed - kurbo::Vec2::new(f64::from(away.x), f64::from(away.y)) / zoom;
        self.look_at(middle, zoom);
    }

    /// One step closer or away, around the middle.
    pub(super) fn step(&mut self, closer: bool) {
        let zoom = if closer { self.zoom() * STEP } else { self.zoom() / STEP };
        if !closer && zoom <= self.whole() {
            self.show_all();
        } else {
            self.zoom_to(zoom, self.area.center());
        }
    }

    pub(super) fn rect_on_screen(&self, rect: MapRect) -> Rect {
        let corner = |x: f64, y: f64| self.screen_from_page(Pos::new(x, y));
        Rect::from_min_max(corner(rect.x0, rect.y0), corner(rect.x1, rect.y1))
    }

    /// What of the page is seen, map units; none: nothing.
    pub(super) fn seen(&self) -> Option<MapRect> {
        let (a, b) = (self.page_from_screen(self.area.min), self.page_from_screen(self.area.max));
        let seen = MapRect::from_points(a, b).intersect(self.page);
        (seen.width() > 0.0 && seen.height() > 0.0).then_some(seen)
    }

    fn look_at(&mut self, middle: Pos, zoom: f64) {
        // The middle of the screen always lies on the page.
        let x = middle.x.clamp(self.page.x0, self.page.x1.max(self.page.x0));
        let y = middle.y.clamp(self.page.y0, self.page.y1.max(self.page.y0));
        self.look = Some((Pos::new(x, y), zoom));
    }

    fn middle(&self) -> Pos {
        self.look.map_or_else(|| self.page.center(), |(middle, _)| middle)
    }

    /// The scale at which the page is seen whole.
    fn whole(&self) -> f64 {
        let room = (self.area.size() - Vec2::splat(2.0 * EDGE)).max(vec2(1.0, 1.0));
        let across = f64::from(room.x) / self.page.width().max(1.0);
        across.min(f64::from(room.y) / self.page.height().max(1.0))
    }

    fn page_from_screen(&self, pos: Pos2) -> Pos {
        let away = pos - self.area.center();
        self.middle() + kurbo::Vec2::new(f64::from(away.x), f64::from(away.y)) / self.zoom()
    }

    #[expect(clippy::cast_possible_truncation, reason = "points of a screen")]
    fn screen_from_page(&self, pos: Pos) -> Pos2 {
        let away = (pos - self.middle()) * self.zoom();
        let middle = self.area.center();
        pos2(middle.x + away.x as f32, middle.y + away.y as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera() -> Camera {
        let area = Rect::from_min_size(pos2(100.0, 50.0), vec2(424.0, 224.0));
        Camera { area, page: MapRect::new(0.0, 0.0, 800.0, 200.0), closest: 16.0, look: None }
    }

    #[test]
    fn the_whole_page_stands_in_the_middle() {
        let page = camera().rect_on_screen(camera().page);
        assert_eq!(page, Rect::from_center_size(camera().area.center(), vec2(400.0, 100.0)));
    }

    #[test]
    fn what_is_under_the_pointer_stays_there_while_zooming() {
        let mut camera = camera();
        let anchor = pos2(200.0, 170.0);
        let before = camera.page_from_screen(anchor);
        camera.zoom_to(4.0, anchor);
        let after = camera.page_from_screen(anchor);
        assert!((before - after).hypot() < 1e-6, "{before:?} {after:?}");
        camera.zoom_to(1000.0, anchor);
        assert!((camera.zoom() - 16.0).abs() < f64::from(f32::EPSILON), "{}", camera.zoom());
    }
}
