//! The panels around the canvas: palette, inspector, map tabs and status. They read the editor and push
//! actions. Know nothing of the canvas but its zoom.

mod brand;
mod by_key;
pub(in crate::app) mod fields;
mod history;
mod icon_picker;
mod inspector;
mod outline;
mod palette;
mod parking;
mod payload;
mod portraits;
mod review;
mod shown;
mod start;
mod tabs;
mod thumbnails;
pub(in crate::app) mod widgets;

use egui::{Frame, Panel, Ui};

use super::Around;
use super::action::{Action, Left, Side};
use super::command::Command;
use super::editor::Editor;
use super::theme;
use crate::text::icons;
use crate::words;

pub(in crate::app) use by_key::close_list;
pub(in crate::app) use fields::keep_escape;
pub(in crate::app) use history::focus as focus_history;
pub(in crate::app) use icon_picker::{colour_picker, icon_picker};
pub(in crate::app) use outline::{focus as focus_outline, has_keys as outline_has_keys};
pub(in crate::app) use palette::window_style;
pub(in crate::app) use widgets::{
    color32, entry, focus_ring, icon, icon_button, icon_button_with_hint, icon_ui, one_line, pills,
    segmented, swatch,
};

pub use brand::window_icon;
pub(in crate::app) use inspector::{card_colours, lane_grounds, new_persona, persona_form_ui};
pub use payload::{PaletteItem, lane_kinds, new_card, new_lane, usual_layer};
pub(in crate::app) use portraits::Portraits;
pub(in crate::app) use shown::{ask_for_name, hidden as hidden_things, part_ui, views_list_ui};
pub use start::Start;

/// Space between a panel's edge and what it holds, points.
const MARGIN: i8 = 14;
/// Width of the palette, points.
const PALETTE: f32 = 180.0;
/// Usual and possible widths of the outline, points.
const OUTLINE: (f32, std::ops::RangeInclusive<f32>) = (280.0, 200.0..=520.0);
/// Usual and possible widths of the inspector, points.
const INSPECTOR: (f32, std::ops::RangeInclusive<f32>) = (268.0, 240.0..=440.0);
/// Narrowest canvas between both panels, points.
const CANVAS: f32 = 240.0;
/// Narrowest desk beside the inspector, points.
const DESK: f32 = 520.0;
/// Height of the bar of tabs, points.
const TABS: f32 = 36.0;

/// Whether palette and inspector fit side by side with a canvas between them that can be worked on; where they
/// do not, the inspector waits until the palette is put away.
pub fn both_fit(ctx: &egui::Context) -> bool {
    ctx.content_rect().width() >= PALETTE + INSPECTOR.1.start() + CANVAS
}

/// Whether there is room for the inspector beside a desk.
pub fn inspector_fits(ctx: &egui::Context) -> bool {
    ctx.content_rect().width() >= INSPECTOR.1.start() + DESK
}

/// The palette to drag from, with the parking lot at its foot; or the outline.
pub fn left_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let frame = Frame::new().fill(around.colours.panel);
    let panel = match editor.left() {
        Left::Palette => Panel::left("palette").exact_size(PALETTE).resizable(false),
        Left::Outline => {
            let (least, most) = OUTLINE.1.into_inner();
            let room = ui.ctx().content_rect().width() - INSPECTOR.0 - CANVAS;
            Panel::left("outline").default_size(OUTLINE.0).size_range(least..=room.clamp(least, most))
        }
    };
    panel.frame(frame).show(ui, |ui| {
        lefts_ui(ui, editor, around, actions);
        match editor.left() {
            Left::Palette => palette::palette_ui(ui, editor, around, actions),
            Left::Outline => outline::outline_ui(ui, editor, around, actions),
        }
    });
}

/// The tabs of the left panel.
fn lefts_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let margin = egui::Margin { left: MARGIN - 4, right: 0, top: 8, bottom: 4 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding.x = 7.0;
            for (left, command) in
                [(Left::Palette, Command::TogglePalette), (Left::Outline, Command::Outline)]
            {
                let row = command.row();
                let words = row.words(around.language);
                let tab = ui.selectable_label(editor.left() == left, words);
                if tab.on_hover_text(row.with_keys(words, ui.ctx())).clicked() {
                    actions.push(Action::Left(left));
                }
            }
        });
    });
}

/// The inspector of what is selected, and the other parts of the right panel.
pub fn right_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let frame = Frame::new().fill(around.colours.panel);
    let panel = Panel::right("inspector").default_size(INSPECTOR.0).size_range(INSPECTOR.1).frame(frame);
    panel.show(ui, |ui| {
        sides_ui(ui, editor, around, actions);
        match editor.side() {
            Side::Details => inspector::inspector_ui(ui, editor, around, actions),
            Side::Shown => shown::shown_ui(ui, editor, around, actions),
            Side::History => history::history_ui(ui, editor, around, actions),
            Side::Review => review::review_ui(ui, editor, around, actions),
        }
    });
}

/// The tabs of the right panel.
fn sides_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let words = words::desks(around.language);
    let review = words::review::tab(around.language, review::open_findings(ui, editor));
    let sides = [(Side::Details, words.details), (Side::Shown, words.shown), (Side::Review, &review)];
    Frame::new().inner_margin(egui::Margin { left: MARGIN, right: MARGIN, top: 8, bottom: 4 }).show(
        ui,
        |ui| {
            ui.horizontal(|ui| {
                // Three tabs, a number and an icon fit the usual width in both languages.
                ui.spacing_mut().item_spacing.x = 1.0;
                ui.spacing_mut().button_padding.x = 6.0;
                for (side, words) in sides {
                    if ui.selectable_label(editor.side() == side, words).clicked() {
                        actions.push(Action::Side(side));
                    }
                }
                let (open, name) =
                    (editor.side() == Side::History, words::speed(around.language).history_tab);
                let sign = theme::icon(icons::CLOCK_COUNTER_CLOCKWISE, 16.0);
                let hint = Command::History.row().with_keys(name, ui.ctx());
                let history = ui.selectable_label(open, sign).on_hover_text(hint).accessible_name(name);
                if history.clicked() {
                    actions.push(Action::Side(Side::History));
                }
            });
        },
    );
}

/// Keys that what has the keyboard in a panel answers to itself.
pub fn kept_keys(ctx: &egui::Context) -> Vec<egui::Key> {
    [review::kept_keys(ctx), outline::kept_keys(ctx)].concat()
}

/// Map tabs, save state and zoom.
pub fn bottom_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let frame = Frame::new().fill(around.colours.bar);
    Panel::bottom("tabs").exact_size(TABS).resizable(false).frame(frame).show(ui, |ui| {
        tabs::tabs_ui(ui, editor, around, actions);
    });
}

/// Where the parking lot lies on the screen, for cards that the canvas drags there; `None`: not in view.
pub fn parking_lot(ctx: &egui::Context) -> Option<egui::Rect> {
    ctx.data(|data| data.get_temp(parking_lot_id()))
}

/// Says in every pass in which the canvas carries cards that they may be dropped into the parking lot.
pub fn invite_to_parking(ctx: &egui::Context) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(parking_lot_id().with("invited"), pass));
}

/// Whether cards were carried over the canvas in the pass before this one.
fn is_invited_to_parking(ctx: &egui::Context) -> bool {
    let last: Option<u64> = ctx.data(|data| data.get_temp(parking_lot_id().with("invited")));
    last.is_some_and(|last| ctx.cumulative_pass_nr().saturating_sub(last) <= 1)
}

fn parking_lot_id() -> egui::Id {
    egui::Id::unique("parking lot")
}
