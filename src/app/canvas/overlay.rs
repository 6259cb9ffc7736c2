//! What lies over the map and is never exported: selection, hover, marquee, where a drop lands, handles,
//! and the cursor that says what a press would do.

use egui::epaint::Shadow;
use egui::{Align2, Color32, CursorIcon, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use super::bands::Bands;
use super::view::Camera;
use crate::app::fonts;
use crate::app::theme::{self, Colours};
use crate::layout::{Layout, Pos, Rect as MapRect};
use crate::model::Item;
use crate::style::size;
use crate::text::{Face, icons};

/// Paints over the map.
pub(super) struct Overlay<'a> {
    pub(super) painter: &'a Painter,
    pub(super) camera: &'a Camera,
    pub(super) bands: &'a Bands,
    pub(super) layout: &'a Layout,
    pub(super) colours: &'a Colours,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most things are outlined alike")]
impl Overlay<'_> {
    /// A quiet outline around what lies under the pointer.
    pub(super) fn hover(&self, item: Item) {
        match item {
            Item::Cell(..) => {
                self.outline(item, Stroke::new(1.0, self.colours.accent.gamma_multiply(0.35)), -2.0, None);
            }
            Item::Legend => {}
            Item::Link(id) => self.link(id, Stroke::new(4.0, self.colours.accent.gamma_multiply(0.3))),
            _ => self.outline(item, Stroke::new(1.5, self.colours.accent.gamma_multiply(0.6)), 1.0, None),
        }
    }

    /// The outline of a selected thing. The one that was selected last has a ring while the canvas has the
    /// keyboard.
    pub(super) fn selected(&self, item: Item, has_keys: bool) {
        if let Item::Link(id) = item {
            self.link(id, Stroke::new(3.0, self.colours.accent.gamma_multiply(0.75)));
        } else if let Some(rect) = self.layout.rect_of(item) {
            self.selected_at(item, rect, has_keys);
        }
    }

    /// The same for a thing, no arrow, that lies there on the page.
    pub(super) fn selected_at(&self, item: Item, rect: MapRect, has_keys: bool) {
        let accent = self.colours.accent;
        if matches!(item, Item::Cell(..)) {
            let fill = Some(accent.gamma_multiply(0.05));
            self.outline_at(item, rect, Stroke::new(1.5, accent), -2.0, fill);
        } else {
            self.outline_at(item, rect, Stroke::new(2.0, accent), 1.5, None);
        }
        if has_keys {
            self.outline_at(item, rect, Stroke::new(1.0, accent.gamma_multiply(0.35)), 4.5, None);
        }
    }

    fn outline(&self, item: Item, stroke: Stroke, gap: f32, fill: Option<Color32>) {
        if let Some(rect) = self.layout.rect_of(item) {
            self.outline_at(item, rect, stroke, gap, fill);
        }
    }

    fn outline_at(&self, item: Item, rect: MapRect, stroke: Stroke, gap: f32, fill: Option<Color32>) {
        let (rect, clip) = self.bands.on_screen(self.camera, item, rect);
        let rect = rect.expand(gap);
        if !clip.intersects(rect) {
            return;
        }
        let painter = self.painter.with_clip_rect(clip.expand(1.0).intersect(self.camera.area));
        let radius = match item {
            Item::Point(_) | Item::Persona(_) => rect.width() / 2.0,
            _ => self.points(size::CARD_RADIUS) + gap.max(0.0),
        };
        painter.rect(rect, radius, fill.unwrap_or_default(), stroke, StrokeKind::Middle);
    }

    fn link(&self, id: crate::model::LinkId, stroke: Stroke) {
        let Some(path) = self.layout.links.iter().find(|path| path.link.id == id) else { return };
        let points: Vec<Pos2> =
            path.corners.iter().map(|corner| self.camera.screen_from_map(*corner)).collect();
        // The words on the arrow stay to be read.
        let label = path.label.as_ref().map_or(Rect::NOTHING, |(rect, _)| self.camera.rect_on_screen(*rect));
        for pair in points.windows(2) {
            let [a, b] = *pair else { continue };
            let piece = Rect::from_two_pos(a, b);
            if !label.expand(1.0).intersects(piece) {
                self.content().line_segment([a, b], stroke);
                continue;
            }
            let (start, end) = (piece.min, piece.max);
            let before = if piece.width() > piece.height() {
                pos2(label.left(), start.y)
            } else {
                pos2(start.x, label.top())
            };
            let after = if piece.width() > piece.height() {
                pos2(label.right(), end.y)
            } else {
                pos2(end.x, label.bottom())
            };
            self.content().line_segment([start, before.max(start)], stroke);
            self.content().line_segment([after.min(end), end], stroke);
        }
    }

    /// The rectangle that is being drawn around things.
    pub(super) fn marquee(&self, rect: MapRect) {
        let rect = self.camera.rect_on_screen(rect);
        let accent = self.colours.accent;
        let stroke = Stroke::new(1.0, accent);
        self.painter.rect(rect, 2.0, accent.gamma_multiply(0.08), stroke, StrokeKind::Middle);
    }

    /// The bar that shows where something lands.
    pub(super) fn drop_bar(&self, bar: MapRect) {
        let rect = self.camera.rect_on_screen(bar);
        // Three points thick at any scale.
        let rect = if rect.width() > rect.height() {
            Rect::from_center_size(rect.center(), vec2(rect.width(), 3.0))
        } else {
            Rect::from_center_size(rect.center(), vec2(3.0, rect.height()))
        };
        self.painter.rect_filled(rect, 1.5, self.colours.accent);
    }

    /// The place that was made for what is carried.
    pub(super) fn room(&self, item: Item) {
        if let Some(rect) = self.layout.rect_of(item) {
            self.room_at(item, rect);
        }
    }

    /// The same for a thing that lies there on the page.
    pub(super) fn room_at(&self, item: Item, rect: MapRect) {
        let (rect, clip) = self.bands.on_screen(self.camera, item, rect);
        if !clip.intersects(rect) {
            return;
        }
        let accent = self.colours.accent;
        let radius = self.points(size::CARD_RADIUS);
        let painter = self.painter.with_clip_rect(clip);
        painter.rect_filled(rect, radius, accent.gamma_multiply(0.10));
        let top = Rect::from_min_size(rect.min - vec2(0.0, 1.5), vec2(rect.width(), 3.0));
        painter.rect_filled(top, 1.5, accent);
    }

    /// A soft shadow under what hangs from the pointer.
    pub(super) fn shadow(&self, rect: MapRect) {
        let rect = self.camera.rect_on_screen(rect);
        let radius = self.points(size::CARD_RADIUS);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few points")]
        let corner = radius.min(30.0) as u8;
        let shadow = Shadow { offset: [0, 5], blur: 16, spread: 0, color: self.colours.shadow };
        self.painter.add(shadow.as_shape(rect, corner));
    }

    /// What is carried, in words, beside the pointer.
    pub(super) fn tag(&self, pointer: Pos2, words: &str) {
        let font = fonts::font(Face::SemiBold, theme::TEXT);
        let galley = self.painter.layout_no_wrap(words.to_owned(), font, self.colours.text);
        let rect = Rect::from_min_size(pointer + vec2(14.0, 10.0), galley.size() + vec2(20.0, 12.0));
        let shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: self.colours.shadow };
        self.painter.add(shadow.as_shape(rect, theme::RADIUS));
        let edge = Stroke::new(1.0, self.colours.accent_edge);
        self.painter.rect(rect, theme::RADIUS, self.colours.surface, edge, StrokeKind::Inside);
        self.painter.galley(rect.min + vec2(10.0, 6.0), galley, self.colours.text);
    }

    /// A grip at the right edge, for the width of a column or the columns that a card covers.
    pub(super) fn grip(&self, item: Item) {
        let Some(rect) = self.layout.rect_of(item) else { return };
        let (rect, clip) = self.bands.on_screen(self.camera, item, rect);
        let height = (rect.height() * 0.5).clamp(8.0, 26.0);
        let grip = Rect::from_center_size(pos2(rect.right(), rect.center().y), vec2(5.0, height));
        let painter = self.painter.with_clip_rect(clip);
        let stroke = Stroke::new(1.0, self.colours.surface);
        painter.rect(grip, 2.5, self.colours.accent, stroke, StrokeKind::Outside);
    }

    /// The dots at a card's edges that arrows are drawn from; the one under the pointer is filled.
    pub(super) fn dots(&self, places: &[crate::layout::Pos], pointer: crate::layout::Pos) {
        let pointer = self.camera.screen_from_map(pointer);
        for place in places {
            let centre = self.camera.screen_from_map(*place);
            self.dot(centre, centre.distance(pointer) <= 4.9);
        }
    }

    /// The two ends of an arrow, to be dragged.
    pub(super) fn link_ends(&self, id: crate::model::LinkId) {
        let path = self.layout.links.iter().find(|path| path.link.id == id);
        for end in
            path.into_iter().flat_map(|path| path.corners.first().into_iter().chain(path.corners.last()))
        {
            self.dot(self.camera.screen_from_map(*end), true);
        }
    }

    fn dot(&self, centre: Pos2, filled: bool) {
        let (radius, fill) = if filled { (4.5, self.colours.accent) } else { (3.5, self.colours.surface) };
        self.content().circle(centre, radius, fill, Stroke::new(1.5, self.colours.accent));
    }

    /// The card that an arrow would join.
    pub(super) fn joined(&self, card: Item) {
        let accent = self.colours.accent;
        self.outline(card, Stroke::new(2.0, accent), 2.0, Some(accent.gamma_multiply(0.08)));
    }

    /// A grip at the left end of a curve's middle line, for its height.
    pub(super) fn baseline(&self, lane: crate::model::LaneId) {
        let Some(grip) = self.layout.baseline_grip(lane) else { return };
        let half = size::GRIP / 2.0;
        let area = MapRect::new(grip.x - half, grip.y - half, grip.x + half, grip.y + half);
        // It belongs to the head of its lane, which stays in view.
        let (rect, clip) = self.bands.on_screen(self.camera, Item::Lane(lane), area);
        let width = self.points(size::GRIP).max(8.0);
        let middle = pos2(rect.left() + self.points(half), rect.center().y);
        let rect = Rect::from_center_size(middle, vec2(width, 5.0));
        let painter = self.painter.with_clip_rect(clip.intersect(self.camera.area));
        let stroke = Stroke::new(1.0, self.colours.surface);
        painter.rect(rect, 2.5, self.colours.accent, stroke, StrokeKind::Outside);
    }

    /// The caret that folds or unfolds, where the pointer is near it.
    pub(super) fn caret(&self, place: MapRect, folded: bool) {
        let (mut seen, _) = self.bands.on_screen(self.camera, Item::Legend, place);
        if let Some(band) = self.bands.rows {
            let x = |x| band.view.screen_from_map(band.area, Pos::new(x, 0.0)).x;
            (seen.min.x, seen.max.x) = (x(place.x0), x(place.x1));
        }
        let side = seen.width().clamp(14.0, 22.0);
        let rect = Rect::from_center_size(seen.center(), vec2(side, side));
        let edge = Stroke::new(1.0, self.colours.hairline);
        self.painter.rect(rect, theme::RADIUS, self.colours.surface, edge, StrokeKind::Inside);
        let sign = if folded { icons::CARET_DOWN } else { icons::CARET_UP };
        let font = fonts::font(Face::Icons, side * 0.65);
        self.painter.text(rect.center(), Align2::CENTER_CENTER, sign, font, self.colours.text);
    }

    /// An arrow on its way.
    pub(super) fn draft_link(&self, from: Pos, to: Pos) {
        let [from, to] = [from, to].map(|pos| self.camera.screen_from_map(pos));
        let stroke = Stroke::new(2.0, self.colours.accent);
        let painter = self.content();
        painter.line_segment([from, to], stroke);
        let back = (from - to).normalized() * 9.0;
        let side = back.rot90() * 0.6;
        painter.line(vec![to + back + side, to, to + back - side], stroke);
    }

    /// The part of the canvas that bands leave free.
    fn content(&self) -> Painter {
        let inset = self.bands.inset();
        let area = Rect::from_min_max(self.camera.area.min + inset, self.camera.area.max);
        self.painter.with_clip_rect(area)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a few points")]
    fn points(&self, units: f64) -> f32 {
        (units * self.camera.view.zoom) as f32
    }
}

/// What the pointer would do to a thing, as a cursor.
pub(super) fn cursor_over(item: Option<Item>) -> CursorIcon {
    match item {
        Some(
            Item::Card(_) | Item::Lane(_) | Item::Phase(_) | Item::Stage(_) | Item::Step(_) | Item::Block(_),
        ) => CursorIcon::Grab,
        Some(Item::Point(_)) => CursorIcon::ResizeVertical,
        Some(Item::Link(_) | Item::Title | Item::Persona(_)) => CursorIcon::PointingHand,
        Some(Item::Cell(..) | Item::Layer(_) | Item::Legend) | None => CursorIcon::Default,
    }
}
