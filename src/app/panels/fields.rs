//! Text fields with a label above. While a field has the keyboard it keeps a draft of its own, so that what
//! the document makes of the text (NFC, a time written in full) does not fight the cursor; when the document
//! changes for another reason, undo for example, the draft follows it. Know nothing of what is edited.

use egui::{Id, Key, KeyboardShortcut, Modifiers, Response, Stroke, TextEdit, Ui};

use crate::app::theme::{self, Colours};

/// Space above every label but the first of a group, points.
const ABOVE: f32 = 6.0;

/// The label above a field; name the field after it with `labelled_by`.
pub(in crate::app) fn label(ui: &mut Ui, text: &str) -> Response {
    let colours = colours(ui);
    ui.add_space(ABOVE);
    ui.label(theme::label(colours, text))
}

/// The colours of the window.
pub(in crate::app) fn colours(ui: &Ui) -> &'static Colours {
    Colours::of(ui.theme())
}

/// Draws boxes to tick with edges, which menus leave out.
pub(in crate::app) fn edge_boxes(ui: &mut Ui) {
    let stroke = Stroke::new(1.0, colours(ui).text_secondary);
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke = stroke;
    widgets.hovered.bg_stroke = stroke;
}

/// A field of one line.
pub(in crate::app) fn line(ui: &mut Ui, name: &str, hint: &str, value: &mut String) {
    if let Some(text) = typed(ui, &Field { name, hint, rows: 1, words: false }, value) {
        *value = text;
    }
}

/// A field of one line that reports its text when it is left, for changes that should not follow each key.
pub(in crate::app) fn line_when_left(ui: &mut Ui, name: &str, hint: &str, value: &str) -> Option<String> {
    let (response, draft) = edit(ui, &Field { name, hint, rows: 1, words: false }, value);
    let left = is_left(ui, &response);
    draft.keep(ui, response.id, response.has_focus());
    (left && draft.text != value).then_some(draft.text)
}

/// Whether what was typed is to be taken now. A press elsewhere may take the field away in the same pass.
fn is_left(ui: &Ui, response: &Response) -> bool {
    let pressed_elsewhere = ui.input(|input| input.pointer.any_pressed()) && !response.contains_pointer();
    response.lost_focus()
        || (response.changed() && !response.has_focus())
        || (response.has_focus() && pressed_elsewhere)
}

/// A field for the words on a card or head: Enter is done, Shift+Enter begins a new line.
pub(super) fn words(ui: &mut Ui, name: &str, value: &mut String) {
    if let Some(text) = typed(ui, &Field { name, hint: "", rows: 1, words: true }, value) {
        *value = text;
    }
}

/// A field for running text of several lines.
pub(in crate::app) fn text(ui: &mut Ui, name: &str, hint: &str, value: &mut String) {
    if let Some(text) = typed(ui, &Field { name, hint, rows: 2, words: false }, value) {
        *value = text;
    }
}

/// A field of one line whose text must make sense. `Some`: it changed and does. What does not is kept, not
/// applied, and the reason stands below it.
pub(in crate::app) fn parsed<T>(
    ui: &mut Ui,
    name: &str,
    hint: &str,
    value: &str,
    parse: impl Fn(&str) -> Result<T, &'static str>,
) -> Option<T> {
    let (response, mut draft) = edit(ui, &Field { name, hint, rows: 1, words: false }, value);
    let read = parse(draft.text.trim());
    let changed = response.changed();
    draft.ours = changed && read.is_ok();
    draft.keep(ui, response.id, response.has_focus() || read.is_err());
    or_reason(ui, &response, read).filter(|_| changed)
}

/// The same, applied only when the field is left: for what must not follow each key.
pub(in crate::app) fn parsed_when_left<T>(
    ui: &mut Ui,
    name: &str,
    hint: &str,
    value: &str,
    parse: impl Fn(&str) -> Result<T, &'static str>,
) -> Option<T> {
    let (response, draft) = edit(ui, &Field { name, hint, rows: 1, words: false }, value);
    let read = parse(draft.text.trim());
    let taken = is_left(ui, &response) && draft.text != value;
    draft.keep(ui, response.id, response.has_focus() || read.is_err());
    or_reason(ui, &response, read).filter(|_| taken)
}

/// What was read; else the reason stands below the field.
fn or_reason<T>(ui: &mut Ui, field: &Response, read: Result<T, &'static str>) -> Option<T> {
    let reason = match read {
        Ok(value) => return Some(value),
        Err(reason) => reason,
    };
    let error = ui.label(theme::label(colours(ui), reason).color(colours(ui).error));
    ui.ctx().accesskit_node_builder(field.id, |node| {
        node.set_invalid(egui::accesskit::Invalid::True);
        node.push_described_by(error.id.accesskit_id());
    });
    None
}

struct Field<'a> {
    name: &'a str,
    hint: &'a str,
    rows: usize,
    /// More lines than one are possible, but Enter ends.
    words: bool,
}

/// The text, when it was changed in this pass.
fn typed(ui: &mut Ui, field: &Field<'_>, value: &str) -> Option<String> {
    let (response, mut draft) = edit(ui, field, value);
    draft.ours = response.changed();
    draft.keep(ui, response.id, response.has_focus());
    response.changed().then_some(draft.text)
}

fn edit(ui: &mut Ui, field: &Field<'_>, value: &str) -> (Response, Draft) {
    let name = label(ui, field.name);
    let id = ui.make_persistent_id((field.name, "field"));
    let mut draft = Draft::of(ui, id, value);
    let widget = if field.rows > 1 || field.words {
        TextEdit::multiline(&mut draft.text).desired_rows(field.rows)
    } else {
        TextEdit::singleline(&mut draft.text)
    };
    let widget = if field.words {
        widget.return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
    } else {
        widget
    };
    let widget = widget.id(id).hint_text(field.hint).desired_width(f32::INFINITY);
    let response = ui.add(widget).labelled_by(name.id);
    if field.words && response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter) && !i.modifiers.shift) {
        response.surrender_focus();
    }
    if response.lost_focus() {
        keep_escape(ui);
    }
    (response, draft)
}

/// The key Esc has left a field or closed a list: it shall not also clear the selection.
pub(in crate::app) fn keep_escape(ui: &Ui) {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
}

/// What stands in a field.
#[derive(Debug, Clone, Default)]
struct Draft {
    text: String,
    /// What the document said in the last pass.
    value: String,
    /// The last pass sent the text to the document, which may have tidied it.
    ours: bool,
    pass: u64,
}

impl Draft {
    fn of(ui: &Ui, id: Id, value: &str) -> Self {
        let pass = ui.cumulative_pass_nr();
        let kept = ui.data(|data| data.get_temp::<Self>(id)).filter(|kept| kept.pass + 1 >= pass);
        match kept {
            Some(kept) if kept.ours || kept.value == value => Self { value: value.to_owned(), pass, ..kept },
            _ => Self { text: value.to_owned(), value: value.to_owned(), ours: false, pass },
        }
    }

    /// Remembers the draft for the next pass, or forgets it.
    fn keep(&self, ui: &Ui, id: Id, keep: bool) {
        ui.data_mut(|data| {
            if keep {
                data.insert_temp(id, self.clone());
            } else {
                data.remove_temp::<Self>(id);
            }
        });
    }
}
