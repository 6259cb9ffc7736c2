//! How the view moves: by wheel and pinch, and by what commands ask for. Dragging it is a gesture.

use egui::{CursorIcon, Key, Response, Ui};

use super::bands::Bands;
use super::{Canvas, Pass};
use crate::app::action::{Tool, ViewChange};
use crate::layout::{Layout, Rect as MapRect};
use crate::model::Item;

/// Largest scale of a fitted selection.
const LARGEST_FIT: f64 = 2.0;

impl Canvas {
    /// Moves the view as input and commands ask.
    pub(super) fn navigate(&mut self, ui: &Ui, pass: &Pass<'_>, response: &Response) {
        let Some(drawn) = self.picture.drawn() else { return };
        let page = drawn.layout.size;
        if self.map.replace(pass.editor.map_id()) != Some(pass.editor.map_id()) {
            self.camera.open(page);
        }
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
                        self.camera.fit(all.inflate(40.0, 40.0), LARGEST_FIT);
                    }
                }
                ViewChange::Reveal(item) => {
                    let inset = Bands::of(&drawn.layout, &self.camera).inset();
                    if let Some(rect) = target(item) {
                        self.camera.reveal(rect, inset);
                    }
                }
            }
        }
        if response.contains_pointer() {
            self.wheel(ui, pass);
        }
        self.camera.keep_in_reach(page);
    }

    fn wheel(&mut self, ui: &Ui, pass: &Pass<'_>) {
        let (zoom, scroll, pointer) =
            ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()));
        if (zoom - 1.0).abs() > f32::EPSILON {
            let anchor = pointer.unwrap_or(self.camera.area.center());
            self.camera.zoom_to(self.camera.view.zoom * f64::from(zoom), anchor, pass.now);
        } else {
            self.camera.pan(scroll);
        }
    }
}

/// Whether the main button moves the view.
pub(super) fn is_hand(ui: &Ui, pass: &Pass<'_>) -> bool {
    let space =
        pass.has_keys && pass.editor.typing().is_none() && ui.input(|input| input.key_down(Key::Space));
    space || pass.editor.tool() == Tool::Pan
}

/// The cursor while the view is moved or can be.
pub(super) fn cursor(ui: &Ui, pass: &Pass<'_>, is_panning: bool) -> Option<CursorIcon> {
    if is_panning {
        return Some(CursorIcon::Grabbing);
    }
    is_hand(ui, pass).then_some(CursorIcon::Grab)
}

/// What of a thing has to be in view: of a lane, its head and first cells.
fn rect_of(layout: &Layout, item: Item) -> Option<MapRect> {
    let rect = layout.rect_of(item)?;
    let is_wide = matches!(item, Item::Lane(_));
    Some(if is_wide { MapRect { x1: rect.x1.min(layout.grid.columns_left + 40.0), ..rect } } else { rect })
}
