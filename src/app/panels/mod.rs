//! The panels around the canvas: palette, inspector, map tabs and status. They read the editor and push
//! actions. Know nothing of the canvas but its zoom.

use super::Around;
use super::action::Action;
use super::editor::Editor;

/// The palette to drag from, with the parking lot at its foot.
pub(super) fn left_ui(ui: &mut egui::Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let _ = (ui, editor, around, actions);
}

/// The inspector of what is selected.
pub(super) fn right_ui(ui: &mut egui::Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let _ = (ui, editor, around, actions);
}

/// Map tabs, save state and zoom.
pub(super) fn bottom_ui(ui: &mut egui::Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let _ = (ui, editor, around, actions);
}
