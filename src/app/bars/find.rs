//! Finds words in the maps and writes others in their place. What is found is selected as one types; the
//! canvas outlines all of it.

mod replacing;

use egui::{Button, Context, Id, Key, Modifiers, Response, RichText, TextEdit, Ui};

use super::{bar_ui, field_width, is_left_by_escape, take_keyboard};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::colours;
use crate::app::panels::icon_button_with_hint;
use crate::app::sought::Sought;
use crate::app::theme;
use crate::find::{Field, Query};
use crate::model::{Item, Map, Shown, StepId};
use crate::text::icons;
use crate::words;

/// Width of a field, points.
const FIELD: f32 = 200.0;

/// Width that the second field and its buttons take, points.
const REPLACING: f32 = 460.0;

/// The bar.
#[derive(Debug, Default)]
pub(super) struct Find {
    open: bool,
    replaces: bool,
    text: String,
    with: String,
}

impl Find {
    /// Opens it, or gives it the keyboard.
    pub(super) fn open(&mut self, ctx: &Context, replaces: bool) {
        (self.open, self.replaces) = (true, replaces);
        take_keyboard(ctx, field_id(), &self.text);
    }

    /// What was looked for last.
    pub(super) fn query(&self) -> Query {
        Query::new(&self.text)
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        if !self.open {
            return;
        }
        let w = words::find(around.language);
        let closes = bar_ui(ui, "find", w.close, |ui| {
            let mut escaped = self.find_ui(ui, editor, around, actions);
            if self.replaces {
                escaped |= self.replace_ui(ui, editor, around, actions);
            }
            escaped
        });
        if closes {
            self.open = false;
            actions.push(Action::Seek(None));
        }
    }

    /// The field with what was found; `true`: left by Escape.
    fn find_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) -> bool {
        let w = words::find(around.language);
        let id = field_id();
        read_enter(ui, id, |forward| {
            let command = if forward { Command::FindNext } else { Command::FindPrevious };
            actions.push(Action::Command(command));
        });
        let before = self.query();
        let field = field_ui(ui, id, (w.hint, icons::MAGNIFYING_GLASS), &mut self.text);
        // The bar has just been opened, or there is another document.
        if editor.sought().is_none() {
            actions.push(Action::Seek(Some(before)));
            ui.request_repaint();
        }
        if field.changed() {
            actions.push(Action::Seek(Some(self.query())));
            ui.request_repaint();
        }
        let mut escaped = is_left_by_escape(ui, &field);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for command in [Command::FindPrevious, Command::FindNext] {
                let sign = if command == Command::FindNext { icons::CARET_DOWN } else { icons::CARET_UP };
                let row = command.row();
                let name = row.words(around.language);
                let button = icon_button_with_hint(ui, sign, name, &row.with_keys(name, ui.ctx()));
                if button.clicked() {
                    actions.push(Action::Command(command));
                    // Letters that are typed next belong to the search, not to what was found.
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                escaped |= is_left_by_escape(ui, &button);
            }
        });
        if let Some(sought) = editor.sought().filter(|sought| !sought.query().is_empty()) {
            result_ui(ui, editor, sought, around, actions);
        }
        if !self.replaces {
            let button = ui.add(Button::new(w.show_replace).frame_when_inactive(false));
            escaped |= is_left_by_escape(ui, &button);
            if button.clicked() {
                self.replaces = true;
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        escaped
    }

    /// The field for other words with its buttons; `true`: left by Escape.
    fn replace_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) -> bool {
        let w = words::find(around.language);
        if ui.available_size_before_wrap().x < REPLACING {
            ui.end_row();
        } else {
            ui.add_space(6.0);
        }
        let id = Id::unique("replace field");
        let (mut one, mut all) = (false, false);
        read_enter(ui, id, |forward| one = forward);
        let field = field_ui(ui, id, (w.with, icons::PENCIL_SIMPLE), &mut self.with);
        let mut escaped = is_left_by_escape(ui, &field);
        let can = editor.sought().is_some_and(|sought| !sought.found().hits.is_empty());
        for (pressed, words) in [(&mut one, w.this), (&mut all, w.all)] {
            let button = ui.add_enabled(can, Button::new(words)).on_hover_text(w.this_hint);
            if button.clicked() {
                *pressed = true;
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            escaped |= is_left_by_escape(ui, &button);
        }
        if let Some(sought) = editor.sought().filter(|_| can) {
            if all {
                self.replace_all(editor, sought, around, actions);
            } else if one {
                self.replace_one(editor, sought, around, actions);
            }
        }
        escaped
    }

    /// Replaces in the hit that is selected and goes on; where none is selected, goes to one first.
    fn replace_one(&self, editor: &Editor, sought: &Sought, around: &Around<'_>, actions: &mut Vec<Action>) {
        if let Some(at) = sought.current(editor.selection()) {
            let item = sought.found().hits.get(at).map(|hit| hit.item);
            let edit = replacing::edit(editor.document(), editor.map(), item, sought.query(), &self.with);
            actions.push(match edit {
                Some((edit, _)) => Action::Edit(edit),
                None => Action::Toast(words::find(around.language).nothing_to_replace.to_owned()),
            });
        }
        actions.push(Action::Command(Command::FindNext));
    }

    fn replace_all(&self, editor: &Editor, sought: &Sought, around: &Around<'_>, actions: &mut Vec<Action>) {
        let edit = replacing::edit(editor.document(), editor.map(), None, sought.query(), &self.with);
        let Some((edit, places)) = edit else {
            let why = words::find(around.language).nothing_to_replace;
            actions.push(Action::Toast(why.to_owned()));
            return;
        };
        actions.push(Action::Edit(edit));
        actions.push(Action::UndoToast(words::find::replaced(around.language, places)));
    }
}

/// `3 of 17`, where that is when it cannot be seen, and what the other maps have.
fn result_ui(ui: &mut Ui, editor: &Editor, sought: &Sought, around: &Around<'_>, actions: &mut Vec<Action>) {
    let (language, colours) = (around.language, around.colours);
    let found = sought.found();
    let current = sought.current(editor.selection());
    let elsewhere = found.count_elsewhere();
    let is_nothing = found.hits.is_empty() && elsewhere == 0;
    let count = match current {
        Some(at) => words::find::place(language, at + 1, found.hits.len()),
        None if is_nothing => words::find(language).nothing.to_owned(),
        None => words::find::count(language, found.hits.len()),
    };
    let ink = if is_nothing { colours.error } else { colours.text };
    let label = ui.label(RichText::new(count).color(ink));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    if let Some(hit) = current.and_then(|at| found.hits.get(at))
        && let Some(place) = unseen(editor, hit.item, hit.field, around)
    {
        ui.add(egui::Label::new(theme::label(colours, &place)).truncate()).on_hover_text(place);
    }
    if elsewhere > 0 {
        let words = words::find::elsewhere(language, elsewhere);
        let link = RichText::new(words).color(colours.accent_text);
        if ui.add(Button::new(link).frame_when_inactive(false)).clicked() {
            actions.extend(found.elsewhere.first().map(|(map, _)| Action::ShowMap(*map)));
            actions.push(Action::Seek(Some(sought.query().clone())));
        }
    }
}

/// Where the words stand when the map does not show them.
fn unseen(editor: &Editor, item: Item, field: Field, around: &Around<'_>) -> Option<String> {
    let (map, shown, language) = (editor.map(), editor.shown(), around.language);
    let w = words::find(language);
    let (lane, step) = match item {
        Item::Card(id) => match map.card_in_grid(id) {
            Some((lane, step, ..)) => (Some(lane), Some(step)),
            None => return Some(w.in_parking.to_owned()),
        },
        Item::Point(id) => map.point(id).map(|(lane, step, _)| (Some(lane), Some(step)))?,
        Item::Lane(id) => (map.lane(id), None),
        Item::Step(id) => (None, Some(id)),
        Item::Stage(id) => (None, map.stage(id)?.steps.first().map(|step| step.id)),
        _ => (None, None),
    };
    if let Some(lane) = lane {
        let name = if lane.title.is_empty() { words::new(language).lane } else { &lane.title };
        if !shown.lanes(map).iter().any(|other| other.id == lane.id) {
            return Some(words::find::in_hidden_lane(language, name));
        }
        if !matches!(item, Item::Lane(_)) && (lane.folded || shown.folded_lanes.contains(&lane.id)) {
            return Some(words::find::in_folded_lane(language, name));
        }
    }
    if step.is_some_and(|step| !has_column(map, &shown, step)) || is_left_out(map, item, &shown) {
        return Some(w.not_shown.to_owned());
    }
    match field {
        Field::Note => Some(w.in_note.to_owned()),
        Field::Link => Some(w.in_link.to_owned()),
        Field::Persona => Some(w.in_persona.to_owned()),
        _ => None,
    }
}

/// Whether the column lies in the stages that are shown.
fn has_column(map: &Map, shown: &Shown, step: StepId) -> bool {
    shown.stages(map).iter().any(|(_, stage)| stage.steps.iter().any(|other| other.id == step))
}

/// Whether the choice of what is visible leaves the thing out for another reason than its lane or column.
fn is_left_out(map: &Map, item: Item, shown: &Shown) -> bool {
    match item {
        Item::Card(id) => map.card(id).is_some_and(|card| !shown.shows(card)),
        Item::Point(id) => map.point(id).is_some_and(|(.., point)| !shown.shows_point(point)),
        Item::Title => shown.without_title,
        Item::Persona(id) => shown.without_title || shown.without_personas.contains(&id),
        Item::Block(_) => shown.without_blocks,
        _ => false,
    }
}

/// A field of the bar, with the sign that stands before it.
fn field_ui(ui: &mut Ui, id: Id, (name, sign): (&str, char), text: &mut String) -> Response {
    let sign = theme::icon(sign, 15.0).color(colours(ui).text_secondary);
    let field = TextEdit::singleline(text)
        .id(id)
        .hint_text(name.to_owned())
        .desired_width(field_width(ui, FIELD))
        .align(egui::Align2::LEFT_CENTER)
        .prefix(sign);
    ui.add(field).accessible_name(name)
}

fn field_id() -> Id {
    Id::unique("find field")
}

/// Takes Enter (`true`) and Shift+Enter (`false`) from the field, which keeps the keyboard.
fn read_enter(ui: &Ui, id: Id, mut then: impl FnMut(bool)) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    for (modifiers, forward) in [(Modifiers::SHIFT, false), (Modifiers::NONE, true)] {
        while ui.input_mut(|input| input.consume_key(modifiers, Key::Enter)) {
            then(forward);
        }
    }
}
