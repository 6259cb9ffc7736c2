//! Bars between the tools and the canvas, opened by a command and left with Escape: finding and replacing,
//! the filter, quick notes. Know nothing of the canvas.

mod filter;
mod find;
mod quick_add;

use egui::Ui;

use super::Around;
use super::action::{Action, Bar};
use super::editor::Editor;
use crate::model::Item;

/// The bars with what stands in them.
#[derive(Default)]
pub(super) struct Bars {
    find: find::Find,
    filter: filter::FilterBar,
    quick_add: quick_add::QuickAdd,
}

impl Bars {
    /// Opens a bar, or gives the keyboard to the open one.
    pub(super) fn open(&mut self, bar: Bar) {
        match bar {
            Bar::Find => self.find.open(false),
            Bar::Replace => self.find.open(true),
            Bar::Filter => self.filter.open(),
            Bar::QuickAdd => self.quick_add.open(),
        }
    }

    /// The cell that a note which is being typed will land in.
    pub(super) fn target(&self) -> Option<Item> {
        self.quick_add.target()
    }

    /// The open bars.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        self.find.ui(ui, editor, around, actions);
        self.filter.ui(ui, editor, around, actions);
        self.quick_add.ui(ui, editor, around, actions);
    }
}
