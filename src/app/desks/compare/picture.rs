//! The drawing of two maps, panned and zoomed like the canvas. It is drawn anew only when what it shows has
//! changed. Knows nothing of the choices around it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{CursorIcon, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, vec2};

use crate::app::Around;
use crate::app::action::ViewChange;
use crate::app::canvas::view::{Camera, REST};
use crate::compare::Compared;
use crate::layout;
use crate::model::{CardId, Document, Item, Shown};
use crate::output::screen::Screen;
use crate::scene::{self, Scene};
use crate::words;

/// How far an arrow key moves the picture, points.
const KEY_STEP: f32 = 60.0;

/// What is seen, and where it is looked at.
#[derive(Default)]
pub(super) struct Picture {
    camera: Camera,
    memo: layout::Memo,
    screen: Screen,
    drawn: Option<Drawn>,
    /// Changes of the view that wait for the next pass.
    changes: Vec<ViewChange>,
}

struct Drawn {
    document: Arc<Document>,
    compared: Compared,
    scene: Scene,
}

impl Picture {
    pub(super) fn change_view(&mut self, change: ViewChange) {
        self.changes.push(change);
    }

    /// Screen points per map unit.
    #[expect(clippy::cast_possible_truncation, reason = "a scale between 0.1 and 4")]
    pub(super) fn zoom(&self) -> f32 {
        self.camera.view.zoom as f32
    }

    /// Shows the comparison in all the space there is; returns a card that was clicked.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        document: &Arc<Document>,
        compared: &Compared,
        around: &Around<'_>,
    ) -> Option<CardId> {
        let response = ui.allocate_rect(ui.available_rect_before_wrap(), Sense::click_and_drag());
        if !response.rect.is_positive() {
            return None;
        }
        response.widget_info(|| {
            egui::WidgetInfo::labeled(Role::Canvas, true, words::compare(around.language).drawing)
        });
        self.camera.area = response.rect;
        self.draw(document, compared);
        let now = ui.input(|input| input.time);
        self.navigate(ui, &response, now);
        self.paint(ui, around, now);
        let hovered = response.hover_pos().and_then(|pos| self.card_at(pos));
        if hovered.is_some() && !response.dragged() {
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        hovered.filter(|_| response.clicked())
    }

    fn draw(&mut self, document: &Arc<Document>, compared: &Compared) {
        let is_drawn = |drawn: &Drawn| Arc::ptr_eq(&drawn.document, document) && drawn.compared == *compared;
        if self.drawn.as_ref().is_some_and(is_drawn) {
            return;
        }
        // Title and legend stand beside the picture.
        let shown = Shown { without_title: true, without_legend: true, ..Shown::default() };
        let another = self.drawn.as_ref().is_none_or(|drawn| {
            Compared { only_differences: compared.only_differences, ..drawn.compared } != *compared
        });
        self.drawn = scene::compare::compared(document, compared, &shown, &mut self.memo)
            .map(|scene| Drawn { document: document.clone(), compared: *compared, scene });
        if another {
            self.changes.push(ViewChange::FitAll);
        }
    }

    fn navigate(&mut self, ui: &Ui, response: &Response, now: f64) {
        let Some(page) = self.drawn.as_ref().map(|drawn| drawn.scene.size) else { return };
        let middle = self.camera.area.center();
        for change in std::mem::take(&mut self.changes) {
            match change {
                ViewChange::ZoomIn => self.camera.step(true, now),
                ViewChange::ZoomOut => self.camera.step(false, now),
                ViewChange::ZoomTo(zoom) => self.camera.zoom_to(f64::from(zoom), middle, now),
                ViewChange::FitAll | ViewChange::FitSelection => self.camera.fit(page.to_rect(), 1.0),
                ViewChange::Reveal(_) => {}
            }
        }
        if response.dragged() {
            self.camera.pan(response.drag_delta());
            ui.set_cursor_icon(CursorIcon::Grabbing);
        }
        if response.contains_pointer() {
            self.wheel(ui, now);
        }
        if ui.memory(|memory| memory.focused().is_none() || memory.has_focus(response.id)) {
            self.keys(ui, now);
        }
        self.camera.keep_in_reach(page);
    }

    fn wheel(&mut self, ui: &Ui, now: f64) {
        let (zoom, scroll, pointer) =
            ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()));
        if (zoom - 1.0).abs() > f32::EPSILON {
            let anchor = pointer.unwrap_or(self.camera.area.center());
            self.camera.zoom_to(self.camera.view.zoom * f64::from(zoom), anchor, now);
        } else {
            self.camera.pan(scroll);
        }
    }

    fn keys(&mut self, ui: &Ui, now: f64) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let ways = [
            (Key::ArrowLeft, vec2(KEY_STEP, 0.0)),
            (Key::ArrowRight, vec2(-KEY_STEP, 0.0)),
            (Key::ArrowUp, vec2(0.0, KEY_STEP)),
            (Key::ArrowDown, vec2(0.0, -KEY_STEP)),
        ];
        let by = ways.into_iter().filter(|(key, _)| pressed(*key)).map(|(_, by)| by);
        self.camera.pan(by.fold(Vec2::ZERO, |all, one| all + one));
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.camera.step(true, now);
        }
        if pressed(Key::Minus) {
            self.camera.step(false, now);
        }
    }

    fn paint(&mut self, ui: &Ui, around: &Around<'_>, now: f64) {
        let Some(drawn) = &self.drawn else { return };
        let painter = ui.painter_at(self.camera.area);
        painter.rect_filled(self.camera.area, 0.0, around.colours.canvas);
        let page: Rect = self.camera.rect_on_screen(drawn.scene.size.to_rect());
        painter.rect_stroke(page, 0.0, Stroke::new(1.0, around.colours.hairline), StrokeKind::Outside);
        let rest = self.camera.rests(now);
        self.screen.paint(&painter, &drawn.scene, self.camera.view, self.camera.area, rest);
        if self.screen.wants_rest() && !rest {
            ui.ctx().request_repaint_after(REST);
        }
    }

    fn card_at(&self, pos: egui::Pos2) -> Option<CardId> {
        let at = self.camera.map_from_screen(pos);
        let groups = &self.drawn.as_ref()?.scene.groups;
        groups.iter().rev().find_map(|placed| match placed.group.item {
            Some(Item::Card(card)) if placed.bounds().contains(at) => Some(card),
            _ => None,
        })
    }
}
