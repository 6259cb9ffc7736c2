//! What of the map is visible: personas, variants, layers, lanes, and what stands around the grid.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

/// The choices of what is visible.
pub(super) fn shown_ui(_ui: &mut Ui, _editor: &Editor, _around: &Around<'_>, _actions: &mut Vec<Action>) {}
