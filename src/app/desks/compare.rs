//! Two maps of the document against each other: side by side, or as one overlay.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// What is compared, and how it is shown.
#[derive(Default)]
pub(super) struct Compare {}

impl Compare {
    pub(super) fn compared(&self, _editor: &Editor) -> Option<crate::compare::Compared> {
        let Self {} = self;
        None
    }

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
