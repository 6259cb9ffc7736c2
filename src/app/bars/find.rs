//! Finds words in the map and writes others in their place.

use egui::{Panel, Ui};

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// The bar.
#[derive(Debug, Default)]
pub(super) struct Find {
    open: bool,
    replaces: bool,
}

impl Find {
    /// Opens it, or gives it the keyboard.
    pub(super) fn open(&mut self, replaces: bool) {
        (self.open, self.replaces) = (true, replaces);
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, _: &Editor, _: &Around<'_>, _: &mut Vec<Action>) {
        if self.open {
            Panel::top("find").show(ui, |_| {});
        }
    }
}
