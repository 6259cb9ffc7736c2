//! The panels around the canvas: palette, inspector, map tabs and status. They read the editor and push
//! actions. Know nothing of the canvas but its zoom.

mod brand;
mod fields;
mod inspector;
mod palette;
mod parking;
mod payload;
mod start;
mod tabs;
mod thumbnails;
mod widgets;

use egui::Ui;

use super::Around;
use super::action::Action;
use super::editor::Editor;

pub use brand::window_icon;
pub use payload::{PaletteItem, lane_kinds, new_card, new_lane, usual_layer};
pub use start::Start;

/// Space between a panel's edge and what it holds, points.
const MARGIN: i8 = 14;

/// The palette to drag from, with the parking lot at its foot. The panel has no margins.
pub fn left_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    palette::palette_ui(ui, editor, around, actions);
}

/// The inspector of what is selected. The panel has no margins.
pub fn right_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    inspector::inspector_ui(ui, editor, around, actions);
}

/// Map tabs, save state and zoom. The panel has no margins.
pub fn bottom_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    tabs::tabs_ui(ui, editor, around, actions);
}

/// Where the parking lot lies on the screen, for cards that the canvas drags there; `None`: not in view.
pub fn parking_lot(ctx: &egui::Context) -> Option<egui::Rect> {
    ctx.data(|data| data.get_temp(parking_lot_id()))
}

fn parking_lot_id() -> egui::Id {
    egui::Id::unique("parking lot")
}
