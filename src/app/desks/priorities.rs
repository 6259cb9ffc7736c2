//! Opportunities in a matrix of impact and effort, pain points by severity; the same cards as on the map.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// What is sorted how.
#[derive(Default)]
pub(super) struct Priorities {}

impl Priorities {
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
