//! The map as a tree of words: phases, stages and steps, then lanes with their cards.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;

pub(super) fn outline_ui(_: &mut Ui, _: &Editor, _: &Around<'_>, _: &mut Vec<Action>) {}
