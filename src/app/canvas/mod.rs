//! The canvas: shows the map in front and turns the pointer's work into actions.

pub mod gesture;

use super::Around;
use super::action::{Action, ViewChange};
use super::editor::Editor;

/// What the canvas remembers between passes.
#[derive(Debug, Default)]
pub struct Canvas {}

impl Canvas {
    /// Shows the map in front in all the space there is.
    pub fn ui(&mut self, ui: &mut egui::Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
        let _ = (ui, editor, around, actions);
    }

    /// Changes the view; takes effect with the next pass.
    pub fn change_view(&mut self, change: ViewChange) {
        let _ = change;
    }

    /// Screen points per map unit.
    pub fn zoom(&self) -> f32 {
        1.0
    }
}
