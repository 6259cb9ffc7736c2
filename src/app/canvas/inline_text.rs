//! Typing in place on the canvas: a text field over the words of a card or head, set as they are. How it opens,
//! [`in_place`] says; what leads to it, `typing`. Knows nothing of what becomes of the words.

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::text_edit::TextEditState;
use egui::{
    Align, Context, CornerRadius, Event, FontId, Frame, Id, Key, KeyboardShortcut, Margin, Modifiers, Rect,
    Stroke, TextBuffer, TextEdit, Ui, UiBuilder, pos2, vec2,
};

use super::spot::Spot;
use super::view::Camera;
use crate::app::editor::Editor;
use crate::app::fonts;
use crate::app::in_place;
use crate::app::perform::typing::{self, Beginning};
use crate::app::theme::{self, Colours};
use crate::text;

/// Smaller letters than this, in points, are typed in a box of their own.
const SMALLEST: f32 = 8.5;
/// Width of that box, points.
const BOX_WIDTH: f32 = 240.0;

/// How typing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Escape: the thing stays selected.
    Leave,
    /// Enter: the next card follows below.
    Enter,
    /// Ctrl or Command and Enter: the lane below follows.
    Below,
    /// Tab: the next column follows.
    Next,
    /// Shift+Tab: the column before.
    Back,
}

/// Typing that a letter or an input method begins in this pass.
pub(super) fn begun_by_letter(ui: &Ui, editor: &Editor) -> Option<Beginning> {
    let beginning = if in_place::has_letters(ui) { typing::at_selection(editor)? } else { return None };
    in_place::begins(ui).then_some(beginning)
}

/// Selects all words of a field that opens, so that the first letter takes their place.
pub(super) fn select_all(ctx: &Context, id: Id, words: &str) {
    let mut state = TextEditState::default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(words.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, id);
}

/// Takes the keys that end typing before the field reads them.
pub(super) fn end_of_typing(ui: &Ui) -> Option<End> {
    let mut end = None;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let this = end_by(*key, *modifiers);
            end = this.or(end);
            this.is_none()
        });
    });
    end
}

fn end_by(key: Key, modifiers: Modifiers) -> Option<End> {
    match key {
        Key::Escape if modifiers.is_none() => Some(End::Leave),
        Key::Enter if modifiers.is_none() => Some(End::Enter),
        Key::Enter if modifiers.command_only() => Some(End::Below),
        Key::Tab if modifiers.is_none() => Some(End::Next),
        Key::Tab if modifiers.shift_only() => Some(End::Back),
        _ => None,
    }
}

/// The field.
pub(super) struct Field<'a> {
    /// Its id, which has the keyboard.
    pub(super) id: Id,
    /// Where the words stand.
    pub(super) spot: &'a Spot,
    /// How the map is seen.
    pub(super) camera: &'a Camera,
    /// What of the canvas it may cover.
    pub(super) clip: Rect,
    /// Where the words are on the screen: the spot, or where a band shows it.
    pub(super) rect: Rect,
    /// Colours of the program.
    pub(super) colours: &'a Colours,
    /// For assistive tools.
    pub(super) name: &'a str,
}

impl Field<'_> {
    /// Shows the field; true when its text changed.
    pub(super) fn ui(&self, ui: &mut Ui, draft: &mut String) -> bool {
        #[expect(clippy::cast_possible_truncation, reason = "a scale between 0.1 and 4")]
        let zoom = self.camera.view.zoom as f32;
        let is_readable = self.spot.style.size * zoom >= SMALLEST;
        if is_readable { self.over_words(ui, draft, zoom) } else { self.box_beside(ui, draft) }
    }

    fn over_words(&self, ui: &mut Ui, draft: &mut String, zoom: f32) -> bool {
        let style = self.spot.style;
        let ink = self.spot.ink.map_or(self.colours.text, super::paint::color32);
        let format = TextFormat {
            line_height: Some(style.line_height * zoom),
            extra_letter_spacing: style.tracking * zoom,
            valign: Align::Center,
            ..TextFormat::simple(FontId::new(style.size * zoom, fonts::family(style.face)), ink)
        };
        let drawn = self.spot.drawn.as_ref().and_then(|words| words.lines.first());
        let lower = drawn.map_or(0.0, |line| baseline(ui, &format) - line.baseline * zoom);
        // A little wider than measured, or else rounding breaks lines that fit.
        let size = vec2(self.rect.width() + 2.0, style.line_height * zoom);
        let rect = Rect::from_min_size(self.rect.min - vec2(0.0, lower), size);
        self.edit(ui, draft, rect, &format, Frame::NONE)
    }

    /// Where letters would be too small to read.
    fn box_beside(&self, ui: &mut Ui, draft: &mut String) -> bool {
        let width = BOX_WIDTH.max(self.rect.width()).min(self.clip.width() - 24.0);
        let left = self
            .rect
            .left()
            .clamp(self.clip.left() + 12.0, (self.clip.right() - width - 12.0).max(self.clip.left() + 12.0));
        let top = self
            .rect
            .top()
            .clamp(self.clip.top() + 12.0, (self.clip.bottom() - 48.0).max(self.clip.top() + 12.0));
        let rect = Rect::from_min_size(pos2(left, top), vec2(width, 20.0));
        let font = fonts::font(text::Face::Medium, theme::TEXT);
        let format = TextFormat { line_height: Some(19.0), ..TextFormat::simple(font, self.colours.text) };
        let frame = Frame::new()
            .fill(self.colours.surface)
            .stroke(Stroke::new(2.0, self.colours.accent))
            .corner_radius(CornerRadius::same(theme::RADIUS))
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin::symmetric(8, 6));
        self.edit(ui, draft, rect, &format, frame)
    }

    fn edit(&self, ui: &mut Ui, draft: &mut String, rect: Rect, format: &TextFormat, frame: Frame) -> bool {
        let align = match self.spot.style.align {
            text::Align::Left => Align::LEFT,
            text::Align::Centre => Align::Center,
            text::Align::Right => Align::RIGHT,
        };
        let mut layouter = |ui: &Ui, text: &dyn TextBuffer, wrap_width: f32| {
            let mut job = LayoutJob::single_section(text.as_str().to_owned(), format.clone());
            job.wrap.max_width = wrap_width;
            job.halign = align;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        child.set_clip_rect(self.clip);
        let output = TextEdit::multiline(draft)
            .id(self.id)
            .frame(frame)
            .desired_width(rect.width())
            .desired_rows(1)
            .align(egui::Align2([align, Align::TOP]))
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
            .layouter(&mut layouter)
            .show(&mut child);
        let response = output.response.response.accessible_name(self.name);
        in_place::hold_keys(ui, self.id);
        response.changed()
    }
}

/// How far below the top of its line egui sets letters, points.
fn baseline(ui: &Ui, format: &TextFormat) -> f32 {
    let job = LayoutJob::single_section("x".to_owned(), format.clone());
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let letter = galley.rows.first().and_then(|row| row.glyphs.first());
    letter.map_or(0.0, |letter| letter.pos.y)
}
