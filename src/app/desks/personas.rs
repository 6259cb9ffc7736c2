//! The people of the document: a library to read, add to and edit.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// Which persona is open.
#[derive(Default)]
pub(super) struct Personas {}

impl Personas {
    pub(super) fn ui(
        &mut self,
        _ui: &mut Ui,
        _editor: &Editor,
        _around: &Around<'_>,
        _actions: &mut Vec<Action>,
    ) {
        let Self {} = self;
    }
}
