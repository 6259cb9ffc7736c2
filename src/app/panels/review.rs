//! The review: what breaks the rules of the field, each finding with a jump to its place.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// The findings of the map in front.
pub(super) fn review_ui(_ui: &mut Ui, _editor: &Editor, _around: &Around<'_>, _actions: &mut Vec<Action>) {}
