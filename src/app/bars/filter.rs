//! Dims what does not match.

use egui::{Panel, Ui};

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// The bar.
#[derive(Debug, Default)]
pub(super) struct FilterBar {
    open: bool,
}

impl FilterBar {
    /// Opens it, or gives it the keyboard.
    pub(super) fn open(&mut self) {
        self.open = true;
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, _: &Editor, _: &Around<'_>, _: &mut Vec<Action>) {
        if self.open {
            Panel::top("filter").show(ui, |_| {});
        }
    }
}
