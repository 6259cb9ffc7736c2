//! The document's own channels, card kinds and marks.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// Which list is open.
#[derive(Default)]
pub(super) struct Own {}

impl Own {
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
