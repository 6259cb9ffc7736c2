//! Survey figures, typed in by hand: waves of answers about stages, steps and touchpoints.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// Which wave is open.
#[derive(Default)]
pub(super) struct Figures {}

impl Figures {
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
