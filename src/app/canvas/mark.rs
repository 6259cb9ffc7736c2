//! A thing of the map that something outside the canvas points at, such as the cell that a quick note lands in.

use egui::Ui;

use super::Canvas;
use super::bands::Bands;
use super::overlay::Overlay;
use crate::app::theme::Colours;
use crate::model::Item;

impl Canvas {
    /// Outlines the thing over the map as it was painted in this pass.
    pub(in crate::app) fn mark(&self, ui: &Ui, item: Item, colours: &Colours) {
        let Some(drawn) = self.picture.drawn() else { return };
        let bands = Bands::of(&drawn.layout, &self.camera);
        let painter = ui.painter_at(self.camera.area);
        let overlay = Overlay {
            painter: &painter,
            camera: &self.camera,
            bands: &bands,
            layout: &drawn.layout,
            colours,
        };
        overlay.selected(item, true);
    }
}
