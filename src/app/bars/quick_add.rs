//! Takes one line per note, with a short prefix for kind and stage, and shows where it will land before Enter
//! puts it there. Several lines that are pasted are added one after the other. How a line is read, `line` says;
//! where it lands, `landing`.

mod landing;
mod line;

use std::collections::VecDeque;
use std::fmt::Write as _;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Button, Context, Event, EventFilter, Frame, Id, Key, Label, Margin, Modifiers, Panel, RichText, TextEdit,
    Ui, vec2,
};

use super::take_keyboard;
use crate::app::Around;
use crate::app::action::{Action, Desk, ViewChange};
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::panels::{icon_button, icon_ui};
use crate::app::theme;
use crate::model::{CardKind, Item, Language};
use crate::style::kind_icon;
use crate::text::{Face, icons};
use crate::words;
use landing::{Before, Landing, What};
use line::{Line, Names, Said};

/// Stages offered while one is being named.
const MOST_OFFERED: usize = 8;
/// Kinds whose codes stand in the empty field; the others are told on hovering.
const MOST_CODES: usize = 5;

/// The bar.
#[derive(Debug, Default)]
pub(super) struct QuickAdd {
    open: bool,
    typed: String,
    /// Pasted lines that come after the one in the field.
    waiting: VecDeque<String>,
    before: Before,
    /// The cell that the note in the field lands in.
    target: Option<Item>,
}

/// What the keys of a pass ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Add,
    Complete,
    Leave,
}

impl QuickAdd {
    /// Opens it, or gives it the keyboard.
    pub(super) fn open(&mut self, ctx: &Context) {
        self.open = true;
        take_keyboard(ctx, field_id(), &self.typed);
    }

    /// The cell that the note in the field will land in.
    pub(super) fn target(&self) -> Option<Item> {
        self.target.filter(|_| self.open)
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        if !self.open || editor.desk() != Desk::Map {
            return;
        }
        let id = field_id();
        let names = landing::names(editor, around.language);
        let mut wish = self.read_keys(ui, id, editor, actions);
        if self.typed.is_empty()
            && let Some(line) = self.waiting.pop_front()
        {
            self.typed = line;
            wish = Some(Wish::Add);
        }
        let frame = Frame::new().fill(around.colours.surface).inner_margin(Margin::symmetric(10, 6));
        Panel::top("quick add").resizable(false).frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            if self.field_ui(ui, id, around, &names) {
                wish = Some(Wish::Leave);
            }
            // Until Enter is carried out the line is as it was typed.
            if wish == Some(Wish::Add) {
                self.add(ui.ctx(), id, editor, &names, actions);
            }
            if let Some(name) = self.foresee(ui, editor, around, &names, actions) {
                self.complete(ui.ctx(), id, &names, Some(&name));
            } else if wish == Some(Wish::Complete) {
                self.complete(ui.ctx(), id, &names, None);
            }
        });
        if wish == Some(Wish::Leave) {
            (self.open, self.target) = (false, None);
            self.waiting.clear();
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    /// Takes the keys that are not for the field, and lines that are pasted.
    fn read_keys(&mut self, ui: &Ui, id: Id, editor: &Editor, actions: &mut Vec<Action>) -> Option<Wish> {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        ui.input_mut(|input| {
            if self.typed.is_empty() {
                let both = Modifiers::COMMAND | Modifiers::SHIFT;
                let redo = input.consume_key(both, Key::Z) || input.consume_key(Modifiers::COMMAND, Key::Y);
                if redo {
                    actions.push(Action::Command(Command::Redo));
                } else if editor.can_undo() && input.consume_key(Modifiers::COMMAND, Key::Z) {
                    actions.push(Action::Command(Command::Undo));
                }
            }
            if input.consume_key(Modifiers::NONE, Key::Escape) {
                return Some(Wish::Leave);
            }
            if input.consume_key(Modifiers::NONE, Key::Tab) {
                return Some(Wish::Complete);
            }
            if self.take_lines(&mut input.events) {
                return Some(Wish::Add);
            }
            input.consume_key(Modifiers::NONE, Key::Enter).then_some(Wish::Add)
        })
    }

    /// Takes text of several lines that is pasted; `true`: the first of them is complete.
    fn take_lines(&mut self, events: &mut Vec<Event>) -> bool {
        let several = |event: &Event| matches!(event, Event::Paste(text) if text.trim().contains('\n'));
        let Some(Event::Paste(text)) = events.iter().position(several).map(|place| events.remove(place))
        else {
            return false;
        };
        let mut lines = text.lines().map(without_bullet).filter(|line| !line.is_empty());
        self.typed.push_str(lines.next().unwrap_or_default());
        self.waiting.extend(lines.map(str::to_owned));
        true
    }

    /// The field and the button that closes the bar; `true`: it was clicked.
    fn field_ui(&mut self, ui: &mut Ui, id: Id, around: &Around<'_>, names: &Names) -> bool {
        let words = words::speed(around.language);
        ui.horizontal(|ui| {
            icon_ui(ui, icons::LIGHTNING, 16.0, around.colours.accent_text);
            let field = TextEdit::singleline(&mut self.typed)
                .id(id)
                .hint_text(short_codes(names, around.language))
                .desired_width(ui.available_width() - 2.0 * 34.0);
            if ui.add(field).accessible_name(words.quick_name).changed() {
                // What follows was made from the text before.
                ui.ctx().request_repaint();
            }
            // The field would let Tab and Escape go.
            let everything =
                EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, everything));
            let help = icon_button(ui, icons::INFO, words.quick_help);
            help.on_hover_ui(|ui| {
                ui.set_max_width(320.0);
                ui.label(all_codes(names, around.language));
            });
            icon_button(ui, icons::X, words.quick_close).clicked()
        })
        .inner
    }

    /// Puts the note where it lands and empties the field. Kind and stage without words only choose the place.
    fn add(&mut self, ctx: &Context, id: Id, editor: &Editor, names: &Names, actions: &mut Vec<Action>) {
        let line = Line::read(&self.typed, names);
        let Some(landing) = Landing::of(&line, editor, self.before) else { return };
        let item = if line.words.is_empty() {
            let Some(cell) = landing.cell().filter(|_| !self.typed.trim().is_empty()) else { return };
            cell
        } else {
            let (edit, item) = landing.edit(line.words, editor.map());
            actions.push(Action::Edit(edit));
            item
        };
        actions.extend([Action::Select(vec![item]), Action::View(ViewChange::Reveal(item))]);
        self.before = Some((landing.lane.id, landing.step));
        self.typed.clear();
        // What the field could undo belongs to a note that is on the map now.
        ctx.data_mut(|data| data.remove::<TextEditState>(id));
        ctx.request_repaint();
    }

    /// Says where the note lands, or offers stages while one is named; the one that was clicked.
    fn foresee(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        names: &Names,
        actions: &mut Vec<Action>,
    ) -> Option<String> {
        let line = Line::read(&self.typed, names);
        let landing = Landing::of(&line, editor, self.before);
        let target = landing.as_ref().and_then(Landing::cell);
        if target != self.target && !self.typed.is_empty() {
            actions.extend(target.map(|cell| Action::View(ViewChange::Reveal(cell))));
        }
        self.target = target;
        let row = |ui: &mut Ui| {
            ui.set_height(22.0);
            ui.spacing_mut().item_spacing.x = 6.0;
            match (&landing, line.column) {
                (Some(landing), _) => landing_ui(ui, landing, editor, around, names),
                (None, Some(Said::Unknown(said))) => {
                    let mut words = words::speed::no_such_stage(around.language, said);
                    if !self.waiting.is_empty() {
                        let wait = words::speed::lines_wait(around.language, self.waiting.len());
                        let _ = write!(words, " · {wait}");
                    }
                    say(ui, &words, around.colours.error);
                }
                (None, _) => say(ui, words::speed(around.language).quick_no_column, around.colours.error),
            }
            let typed = line.naming.clone().and_then(|range| self.typed.get(range.start + 1..))?;
            offered_ui(ui, around, names, typed)
        };
        ui.horizontal(row).inner
    }

    /// Writes the name of a stage in full: that one, else the likeliest.
    fn complete(&mut self, ctx: &Context, id: Id, names: &Names, chosen: Option<&str>) {
        let Some(range) = Line::read(&self.typed, names).naming else { return };
        let typed = self.typed.get(range.start + 1..).unwrap_or_default();
        let Some(name) = chosen
            .map(str::to_owned)
            .or_else(|| names.matching(typed, false).first().map(|column| column.address()))
        else {
            return;
        };
        self.typed.truncate(range.start);
        let _ = write!(self.typed, "@{name}: ");
        let end = CCursor::new(self.typed.chars().count());
        let mut state = TextEditState::load(ctx, id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ctx, id);
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
}

fn field_id() -> Id {
    Id::unique("quick add field")
}

/// The line without the sign that lists put before their items.
fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    ["- ", "– ", "* ", "• "].into_iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line).trim()
}

/// Where the note lands, with the icon of what it becomes.
fn landing_ui(ui: &mut Ui, landing: &Landing, editor: &Editor, around: &Around<'_>, names: &Names) {
    let kind = match &landing.what {
        What::Card(kind) => kind.clone(),
        What::Point(value) if *value > 0.0 => CardKind::Emotion { score: 1 },
        What::Point(value) if *value < 0.0 => CardKind::Emotion { score: -1 },
        What::Point(_) => CardKind::Emotion { score: 0 },
    };
    icon_ui(ui, kind_icon(&kind, editor.document()), 16.0, around.colours.accent_text);
    let mut words = landing.words(editor, names, around.language);
    if landing.is_new_lane {
        let _ = write!(words, ". {}", words::speed::lane_will_be_made(around.language, &landing.lane.title));
    }
    say(ui, &words, around.colours.text);
}

/// Words that assistive tools read out whenever they change.
fn say(ui: &mut Ui, words: &str, ink: egui::Color32) {
    let text = RichText::new(words).font(font(Face::Medium, theme::SMALL)).color(ink);
    let said = ui.add(Label::new(text).truncate());
    ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// Stages that begin like that, to be clicked; the first is what Tab takes.
fn offered_ui(ui: &mut Ui, around: &Around<'_>, names: &Names, typed: &str) -> Option<String> {
    let mut chosen = None;
    for (place, column) in names.matching(typed, false).into_iter().take(MOST_OFFERED).enumerate() {
        let words = column.words(around.language);
        let text = RichText::new(&words).font(font(Face::Medium, theme::SMALL));
        let button = Button::new(text).selected(place == 0).small().truncate();
        if ui.available_width() < 60.0 {
            break;
        }
        ui.spacing_mut().button_padding = vec2(8.0, 2.0);
        if ui.add(button).accessible_name(&words).clicked() {
            chosen = Some(column.address());
        }
    }
    chosen
}

/// The codes of the likeliest kinds, and the signs, for the empty field.
fn short_codes(names: &Names, language: Language) -> String {
    let codes = codes(names).take(MOST_CODES).map(|(code, name)| format!("{code}: {name}"));
    let words = words::speed(language);
    let signs = [format!("@4: {}", words.stage_sign), format!("+1 −2: {}", words.feeling_sign)];
    codes.chain(signs).collect::<Vec<_>>().join("   ")
}

/// The codes of all kinds, one a line.
fn all_codes(names: &Names, language: Language) -> String {
    let words = words::speed(language);
    let kind = |kind| words::kinds::card_kind(language, &kind);
    let mut lines: Vec<String> = codes(names).map(|(code, name)| format!("{code}:  {name}")).collect();
    lines.extend([
        format!("!  {}", kind(CardKind::PainPoint { category: None, severity: 0 })),
        format!("?  {}", kind(CardKind::Question)),
        format!("\"  {}", kind(CardKind::Quote { speaker: String::new() })),
        format!("+1  −2  {}", words.feeling_sign),
        format!("@4  @…:  {}", words.stage_sign),
        format!("{} · {}", words.quick_enter, words.quick_tab),
    ]);
    lines.join("\n")
}

/// Every kind with the shortest beginning of its name that means it.
fn codes(names: &Names) -> impl Iterator<Item = (String, &str)> {
    names.kinds.iter().filter_map(|(kind, own)| {
        let name = own.first()?;
        let ends = name.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let code = ends.filter_map(|end| name.get(..end)).find(|code| names.kind(code) == Some(kind))?;
        Some((code.to_lowercase(), name.as_str()))
    })
}
