//! How the view moves: by wheel and pinch, by the right button, by the small map, and by what commands ask for.
//! Dragging it with the other buttons is a gesture.

use egui::{
    CursorIcon, Event, InputState, Key, MouseWheelSource, MouseWheelUnit, PointerButton, Popup, Response,
};
use egui::{Ui, Vec2, vec2};

use super::bands::Bands;
use super::{Canvas, Pass};
use crate::app::action::{Tool, ViewChange};
use crate::app::settings::Wheel;
use crate::layout::{Layout, Rect as MapRect};
use crate::model::Item;

/// Largest scale of a fitted selection.
const LARGEST_FIT: f64 = 2.0;

impl Canvas {
    /// Moves the view as input and commands ask.
    pub(super) fn navigate(&mut self, ui: &Ui, pass: &Pass<'_>, response: &Response) {
        let Some(drawn) = self.picture.drawn() else { return };
        let page = drawn.layout.size;
        let is_new = self.map.replace(pass.editor.map_id()) != Some(pass.editor.map_id());
        self.camera.settle(page, is_new, pass.now);
        for change in std::mem::take(&mut self.changes) {
            let Some(drawn) = self.picture.drawn() else { return };
            let target = |item| rect_of(&drawn.layout, item);
            match change {
                ViewChange::ZoomIn => self.camera.step(true, pass.now),
                ViewChange::ZoomOut => self.camera.step(false, pass.now),
                ViewChange::ZoomTo(zoom) => {
                    self.camera.zoom_to(f64::from(zoom), self.camera.area.center(), pass.now);
                }
                ViewChange::FitAll => self.camera.fit(page.to_rect(), 1.0),
                ViewChange::FitSelection => {
                    let selected = pass.editor.selection().iter().filter_map(|item| target(*item));
                    if let Some(all) = selected.reduce(|all, one| all.union(one)) {
                        let all = all.inflate(40.0, 40.0);
                        self.camera.fit(all, LARGEST_FIT);
                        // Heads that stay in view lie over the map.
                        let inset = Bands::of(&drawn.layout, &self.camera).inset();
                        self.camera.fit_beside(all, LARGEST_FIT, inset);
                    }
                }
                ViewChange::Reveal(item) => {
                    let bands = Bands::of(&drawn.layout, &self.camera);
                    if let Some(rect) = target(item) {
                        let rect = beside_bands(rect, item, &bands, self.camera.window());
                        self.camera.reveal(rect, bands.inset());
                    }
                }
            }
        }
        // What lies over the map in its corners does not keep the wheel from it.
        // Nor is the map moved away under a menu.
        if ui.rect_contains_pointer(response.rect) && !Popup::is_any_open(ui.ctx()) {
            self.wheel(ui, pass);
        }
        if response.dragged_by(PointerButton::Secondary) {
            self.camera.pan(response.drag_delta());
        }
        self.camera.keep_in_reach(page);
    }

    fn wheel(&mut self, ui: &Ui, pass: &Pass<'_>) {
        let speed = ui.ctx().options(|options| options.input_options.scroll_zoom_speed);
        let turned = ui.input(|input| {
            if let Some(fingers) = on_trackpad(input) {
                self.fingers = fingers;
            }
            Turned::of(input, speed, pass.around.settings.mouse.wheel, self.fingers)
        });
        self.camera.pan(turned.moves);
        if (turned.zooms - 1.0).abs() > f32::EPSILON {
            let pointer = ui.input(|input| input.pointer.hover_pos());
            let anchor = pointer.unwrap_or(self.camera.area.center());
            self.camera.zoom_to(self.camera.view.zoom * f64::from(turned.zooms), anchor, pass.now);
        }
    }
}

/// What wheel and fingers ask for in a pass.
struct Turned {
    /// How far the map moves, points.
    moves: Vec2,
    /// By how much the scale is multiplied.
    zooms: f32,
}

impl Turned {
    fn of(input: &InputState, speed: f32, wheel: Wheel, fingers: bool) -> Self {
        let (scroll, zooms) = (input.smooth_scroll_delta(), input.zoom_delta());
        if wheel == Wheel::Moves || fingers {
            return Self { moves: scroll, zooms };
        }
        // egui makes zooming of the wheel with Ctrl; pinching comes as events of its own.
        let pinched = match input.multi_touch() {
            Some(touch) => touch.zoom_delta,
            None => input.events.iter().map(zoom_of).product(),
        };
        let with_ctrl = (zooms / pinched).max(f32::MIN_POSITIVE).ln() / speed;
        Self { moves: vec2(scroll.x, with_ctrl), zooms: pinched * (scroll.y * speed).exp() }
    }
}

fn zoom_of(event: &Event) -> f32 {
    if let Event::Zoom(by) = event { *by } else { 1.0 }
}

/// Whether the last turn of this pass came from fingers on a trackpad; `None`: nothing was turned. Only macOS says
/// so; elsewhere fingers are told by their fine steps, where the system has such.
fn on_trackpad(input: &InputState) -> Option<bool> {
    input.events.iter().rev().find_map(|event| {
        let Event::MouseWheel { unit, source, .. } = event else { return None };
        Some(match source {
            MouseWheelSource::Trackpad | MouseWheelSource::Momentum => true,
            MouseWheelSource::Wheel => false,
            MouseWheelSource::Unknown => *unit == MouseWheelUnit::Point,
        })
    })
}

/// Whether the main button moves the view.
pub(super) fn is_hand(ui: &Ui, pass: &Pass<'_>) -> bool {
    let space =
        pass.has_keys && pass.editor.typing().is_none() && ui.input(|input| input.key_down(Key::Space));
    space || pass.editor.tool() == Tool::Pan
}

/// The cursor while the view is moved or can be.
pub(super) fn cursor(ui: &Ui, pass: &Pass<'_>, response: &Response, is_panning: bool) -> Option<CursorIcon> {
    if is_panning || response.dragged_by(PointerButton::Secondary) {
        return Some(CursorIcon::Grabbing);
    }
    is_hand(ui, pass).then_some(CursorIcon::Grab)
}

/// What of a thing the view has to move for: a head that stands in a band is in view along one axis anyway.
fn beside_bands(rect: MapRect, item: Item, bands: &Bands, window: MapRect) -> MapRect {
    let middle = window.center();
    if item.is_column_head() && bands.columns.is_some() {
        return MapRect { y0: middle.y, y1: middle.y, ..rect };
    }
    if matches!(item, Item::Lane(_)) && bands.rows.is_some() {
        return MapRect { x0: middle.x, x1: middle.x, ..rect };
    }
    rect
}

/// What of a thing has to be in view: of a lane, its head and first cells; with a point, its column.
fn rect_of(layout: &Layout, item: Item) -> Option<MapRect> {
    let rect = layout.rect_of(item)?;
    Some(match item {
        Item::Lane(_) => MapRect { x1: rect.x1.min(layout.grid.columns_left + 40.0), ..rect },
        Item::Point(_) => match layout.column_at(rect.center().x) {
            Some(column) => {
                MapRect { x0: rect.x0.min(column.x), x1: rect.x1.max(column.x + column.width), ..rect }
            }
            None => rect,
        },
        Item::Title
        | Item::Persona(_)
        | Item::Phase(_)
        | Item::Stage(_)
        | Item::Step(_)
        | Item::Layer(_)
        | Item::Cell(..)
        | Item::Card(_)
        | Item::Link(_)
        | Item::Block(_)
        | Item::Legend => rect,
    })
}
