//! The steps that can be undone and done again.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

pub(super) fn history_ui(_: &mut Ui, _: &Editor, _: &Around<'_>, _: &mut Vec<Action>) {}
