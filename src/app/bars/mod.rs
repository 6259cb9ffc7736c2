//! Bars between the tools and the canvas, opened by a command and left with Escape: finding and replacing,
//! the filter, quick notes. Know nothing of the canvas.

mod filter;
mod find;
mod quick_add;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Context, Frame, Id, Key, Layout, Margin, Panel, Response, Stroke, Ui, vec2};

use super::Around;
use super::action::{Action, Bar};
use super::editor::Editor;
use super::panels::fields::colours;
use super::panels::{icon_button, keep_escape};
use crate::find::Query;
use crate::model::Item;
use crate::text::icons;

pub(super) use filter::{chip_ui as filter_chip_ui, has_chip as filter_has_chip};

/// Space that the button at the end of a bar takes, points.
const CLOSE: f32 = 34.0;
/// Space beside a field in a narrow bar, and the least width of a field, points.
const BESIDE: f32 = 130.0;
const LEAST: f32 = 60.0;

/// The bars with what stands in them.
#[derive(Default)]
pub(super) struct Bars {
    find: find::Find,
    filter: filter::FilterBar,
    quick_add: quick_add::QuickAdd,
}

impl Bars {
    /// Opens a bar, or gives the keyboard to the open one.
    pub(super) fn open(&mut self, ctx: &Context, bar: Bar) {
        match bar {
            Bar::Find => self.find.open(ctx, false),
            Bar::Replace => self.find.open(ctx, true),
            Bar::Filter => self.filter.open(ctx),
            Bar::QuickAdd => self.quick_add.open(ctx),
        }
    }

    /// Whether the filter is open.
    pub(super) fn shows_filter(&self) -> bool {
        self.filter.is_open()
    }

    /// What was looked for last.
    pub(super) fn query(&self) -> Query {
        self.find.query()
    }

    /// The cell that a note which is being typed will land in.
    pub(super) fn target(&self) -> Option<Item> {
        self.quick_add.target()
    }

    /// The open bars.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        self.find.ui(ui, editor, around, actions);
        self.filter.ui(ui, editor, around, actions);
        self.quick_add.ui(ui, editor, around, actions);
    }
}

/// A bar with a button at its end that closes it; what does not fit one line goes on in the next. `content` says
/// whether one of its widgets was left by Escape. `true`: the bar is to close.
fn bar_ui(ui: &mut Ui, name: &str, close: &str, content: impl FnOnce(&mut Ui) -> bool) -> bool {
    let colours = colours(ui);
    let frame =
        Frame::new().fill(colours.surface).inner_margin(Margin { left: 12, right: 8, top: 5, bottom: 5 });
    let panel = Panel::top(name.to_owned()).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 28.0;
        ui.spacing_mut().button_padding = vec2(10.0, 4.0);
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            let width = ui.available_width() - CLOSE;
            let escaped = ui.scope(|ui| {
                ui.set_width(width);
                ui.horizontal_wrapped(content).inner
            });
            let button = icon_button(ui, icons::X, close);
            escaped.inner || button.clicked() || is_left_by_escape(ui, &button)
        })
        .inner
    });
    let rect = panel.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.hairline));
    panel.inner
}

/// Width of a field of a bar, points: the usual one, or what a narrow bar leaves beside the buttons that belong to
/// it.
fn field_width(ui: &Ui, usual: f32) -> f32 {
    usual.min(ui.max_rect().width() - BESIDE).max(LEAST)
}

/// Gives the field the keyboard, with all its words selected, so that letters that come in the next pass are its
/// own already.
fn take_keyboard(ctx: &Context, field: Id, words: &str) {
    let mut state = TextEditState::load(ctx, field).unwrap_or_default();
    let all = CCursorRange::two(CCursor::default(), CCursor::new(words.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, field);
    ctx.memory_mut(|memory| memory.request_focus(field));
}

/// Whether Escape took the keyboard from the widget; it does nothing else then.
fn is_left_by_escape(ui: &Ui, widget: &Response) -> bool {
    let is_left = widget.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if is_left {
        keep_escape(ui);
    }
    is_left
}
