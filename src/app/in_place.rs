//! Typing in place: how a letter opens a field over words, for the canvas, the table and the outline alike, and
//! the field itself for the two lists (that of the canvas is `canvas::inline_text`). Knows nothing of what becomes
//! of the words.
//!
//! The field has the id that has the keyboard anyway while the canvas or the list has it. So the event that opens
//! it, the first letter or the first sign of an input method, is read by it in the same pass, and no change of
//! focus interrupts a composition that has just begun.

use egui::output::IMEOutput;
use egui::text_edit::TextEditState;
use egui::{
    Align2, Context, CornerRadius, Event, EventFilter, Frame, IMEPurpose, Id, ImeEvent, Key,
    KeyboardShortcut, Margin, Modifiers, Rect, Stroke, TextEdit, Ui, UiBuilder, vec2,
};

use super::fonts::font;
use super::theme::{self, Colours};
use crate::text::Face;

/// How typing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// What was typed is to stay, and the keyboard goes on: down, right or left.
    Down,
    Right,
    Left,
    /// What was typed is to be forgotten.
    Dropped,
}

/// Whether a letter is typed in this pass, or an input method begins.
pub(super) fn has_letters(ui: &Ui) -> bool {
    ui.input(|input| input.events.iter().any(is_typed))
}

/// Whether a letter or an input method begins typing in this pass. Backspaces before it were meant for
/// letters of another place and are taken away.
pub(super) fn begins(ui: &Ui) -> bool {
    let Some(first) = ui.input(|input| input.events.iter().position(is_typed)) else { return false };
    ui.input_mut(|input| {
        let mut place = 0;
        input.events.retain(|event| {
            let is_backspace = matches!(event, Event::Key { key: Key::Backspace, pressed: true, .. });
            place += 1;
            place > first || !is_backspace
        });
    });
    true
}

/// Keeps input methods on while letters would begin to type there.
pub(super) fn invite_letters(ui: &Ui, near: Rect) {
    let cursor_rect = Rect::from_min_size(near.left_top(), vec2(1.0, near.height()));
    ui.output_mut(|output| {
        output.ime = Some(IMEOutput {
            purpose: IMEPurpose::Normal,
            rect: near,
            cursor_rect,
            should_interrupt_composition: false,
        });
    });
}

/// Forgets cursor and undo list of a field that closed.
pub(super) fn forget(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.remove::<TextEditState>(id));
}

/// Takes the key that ends typing before the field reads it.
pub(super) fn end(ui: &Ui) -> Option<End> {
    let mut end = None;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let this = match key {
                Key::Enter if modifiers.is_none() => Some(End::Down),
                Key::Escape if modifiers.is_none() => Some(End::Dropped),
                Key::Tab if modifiers.is_none() => Some(End::Right),
                Key::Tab if modifiers.shift_only() => Some(End::Left),
                _ => None,
            };
            end = end.or(this);
            this.is_none()
        });
    });
    end
}

/// The field over `rect`, higher where the words need it, within `clip`; `true`: its text changed.
pub(super) fn field_ui(
    ui: &mut Ui,
    id: Id,
    (rect, clip): (Rect, Rect),
    name: &str,
    colours: &Colours,
    draft: &mut String,
) -> bool {
    let frame = Frame::new()
        .fill(colours.surface)
        .stroke(Stroke::new(2.0, colours.accent))
        .corner_radius(CornerRadius::same(3))
        .inner_margin(Margin::symmetric(6, 4));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("in place"));
    child.set_clip_rect(clip);
    let field = TextEdit::multiline(draft)
        .id(id)
        .frame(frame)
        .font(font(Face::Medium, theme::TEXT))
        .desired_width(rect.width())
        .desired_rows(1)
        .min_size(vec2(0.0, rect.height()))
        .align(Align2::LEFT_CENTER)
        .cursor_at_end(true)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    let response = child.add(field).accessible_name(name);
    hold_keys(ui, id);
    response.changed()
}

/// Keeps Tab, arrows and Escape for what has that id.
pub(super) fn hold_keys(ui: &Ui, id: Id) {
    let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, all));
}

/// A letter, or the first sign of an input method.
fn is_typed(event: &Event) -> bool {
    let (Event::Text(text) | Event::Ime(ImeEvent::Commit(text) | ImeEvent::Preedit { text, .. })) = event
    else {
        return false;
    };
    text.chars().any(|letter| !letter.is_whitespace() && !letter.is_control())
}
