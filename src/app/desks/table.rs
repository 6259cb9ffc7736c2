//! All cards of the map as a table.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// How the table is looked at.
#[derive(Debug, Default)]
pub(super) struct Table {}

impl Table {
    pub(super) fn ui(&mut self, _: &mut Ui, _: &Editor, _: &Around<'_>, _: &mut Vec<Action>) {}
}
