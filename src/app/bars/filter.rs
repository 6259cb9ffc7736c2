//! Chooses which cards are wanted, among the values that the map uses; the canvas dims the others. Nothing of it
//! changes the document or what is exported.

use std::sync::Arc;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Context, Id, Popup, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui};

use super::{bar_ui, field_width, is_left_by_escape, take_keyboard};
use crate::app::Around;
use crate::app::action::{Action, Desk};
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::{colours, edge_boxes};
use crate::app::panels::{icon, keep_escape};
use crate::app::theme;
use crate::find::{Filter, Query, Values};
use crate::model::{CardKind, Document, Language, Map};
use crate::text::icons;
use crate::words;

/// Width of the field, points.
const FIELD: f32 = 150.0;
/// Longest value that stands on a button, characters.
const LONGEST: usize = 18;
/// Height of a list of values beyond which it scrolls, points.
const TALLEST: f32 = 380.0;

/// The bar.
#[derive(Debug, Default)]
pub(super) struct FilterBar {
    open: bool,
    words: String,
    /// The values of that map.
    values: Option<(Arc<Map>, Values)>,
}

/// A value that can be chosen: what it is called, and how many cards have it.
struct Choice<T> {
    value: T,
    name: String,
    count: usize,
}

impl FilterBar {
    /// Opens it, or gives it the keyboard.
    pub(super) fn open(&mut self, ctx: &Context) {
        self.open = true;
        take_keyboard(ctx, field_id(), &self.words);
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
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
        let (language, before) = (around.language, editor.filter());
        let w = words::filter(language);
        let values = self.values_of(editor.map());
        let mut filter = before.clone();
        let lists = Popup::is_any_open(ui.ctx());
        let closes = bar_ui(ui, "filter", w.close, |ui| {
            let mut escaped = self.words_ui(ui, w.words, &mut filter);
            escaped |= lists_ui(ui, editor.document(), language, &values, &mut filter);
            if let Some(matching) = editor.matching() {
                ui.label(words::find::cards(language, matching.cards, matching.of));
                let clear = ui.add(Button::new(w.clear).frame_when_inactive(false));
                escaped |= is_left_by_escape(ui, &clear);
                if clear.clicked() {
                    filter = Filter::default();
                    self.words.clear();
                }
            }
            escaped
        });
        if lists {
            // The key has closed a list and shall do nothing else.
            keep_escape(ui);
        }
        self.open = lists || !closes;
        self.values = Some((Arc::clone(editor.map()), values));
        if filter != *before {
            actions.push(Action::Filter(filter));
            ui.request_repaint();
        }
    }

    /// The field for words; `true`: left by Escape.
    fn words_ui(&mut self, ui: &mut Ui, name: &str, filter: &mut Filter) -> bool {
        let id = field_id();
        let focused = ui.memory(|memory| memory.has_focus(id));
        if !focused && Query::new(&self.words) != filter.words {
            filter.words.text().clone_into(&mut self.words);
        }
        let sign = theme::icon(icons::FUNNEL, 15.0).color(colours(ui).text_secondary);
        let field = TextEdit::singleline(&mut self.words)
            .id(id)
            .hint_text(name)
            .desired_width(field_width(ui, FIELD))
            .align(egui::Align2::LEFT_CENTER)
            .prefix(sign);
        let field = ui.add(field).accessible_name(name);
        if field.changed() {
            filter.words = Query::new(&self.words);
        }
        is_left_by_escape(ui, &field)
    }

    /// What can be chosen; looked up again only when the map has changed.
    fn values_of(&mut self, map: &Arc<Map>) -> Values {
        match self.values.take() {
            Some((of, values)) if Arc::ptr_eq(&of, map) => values,
            _ => Values::of(map),
        }
    }
}

fn field_id() -> Id {
    Id::unique("filter words")
}

/// A list for each field that cards of the map differ in; `true`: one was left by Escape.
fn lists_ui(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    values: &Values,
    filter: &mut Filter,
) -> bool {
    let w = words::filter(language);
    let named = |none: &'static str| {
        move |name: &String| if name.is_empty() { none.to_owned() } else { name.clone() }
    };
    let kind = |kind: &CardKind| words::names::card_kind(document, language, kind).to_owned();
    let persona = |id: &_| {
        let name = document.persona(*id).map_or("", |persona| &persona.name);
        if name.is_empty() { words::new(language).persona.to_owned() } else { name.to_owned() }
    };
    let mark = |mark: &_| words::names::mark(document, language, *mark).to_owned();
    let level = |level: &_| words::kinds::evidence_level(language, *level).to_owned();
    let lists = [
        list_ui(ui, w.kind, &values.kinds, &mut filter.kinds, CardKind::same_kind, kind),
        list_ui(ui, w.tag, &values.tags, &mut filter.tags, PartialEq::eq, named(w.no_tag)),
        list_ui(ui, w.owner, &values.owners, &mut filter.owners, PartialEq::eq, named(w.no_owner)),
        list_ui(ui, w.persona, &values.personas, &mut filter.personas, PartialEq::eq, persona),
        list_ui(ui, w.evidence, &values.evidence, &mut filter.evidence, PartialEq::eq, level),
        list_ui(ui, w.mark, &values.marks, &mut filter.marks, PartialEq::eq, mark),
        list_ui(ui, w.variant, &values.variants, &mut filter.variants, PartialEq::eq, named(w.no_variant)),
    ];
    lists.into_iter().any(|escaped| escaped)
}

/// A button that opens a list of values to tick; `true`: left by Escape. Nothing where there is no value.
fn list_ui<T: Clone>(
    ui: &mut Ui,
    name: &str,
    used: &[(T, usize)],
    chosen: &mut Vec<T>,
    same: impl Fn(&T, &T) -> bool,
    name_of: impl Fn(&T) -> String,
) -> bool {
    let unused = chosen.iter().filter(|value| !used.iter().any(|(other, _)| same(value, other)));
    let all = used.iter().cloned().chain(unused.map(|value| (value.clone(), 0)));
    let choices: Vec<Choice<T>> =
        all.map(|(value, count)| Choice { name: name_of(&value), value, count }).collect();
    if choices.is_empty() {
        return false;
    }
    let words = match chosen.as_slice() {
        [] => name.to_owned(),
        [one] => format!("{name}: {}", words::shortened(&name_of(one), LONGEST)),
        several => format!("{name}: {}", several.len()),
    };
    let colours = colours(ui);
    let mut button = Button::new((RichText::new(words), icon(icons::CARET_DOWN, 12.0)));
    if !chosen.is_empty() {
        button = button.fill(colours.accent_soft);
    }
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (button, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_min_width(200.0);
        ScrollArea::vertical().max_height(TALLEST).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            edge_boxes(ui);
            for choice in &choices {
                choice_ui(ui, choice, chosen, &same);
            }
        });
    });
    is_left_by_escape(ui, &button)
}

fn choice_ui<T: Clone>(ui: &mut Ui, choice: &Choice<T>, chosen: &mut Vec<T>, same: impl Fn(&T, &T) -> bool) {
    let mut on = chosen.iter().any(|value| same(value, &choice.value));
    ui.horizontal(|ui| {
        if ui.checkbox(&mut on, &choice.name).changed() {
            chosen.retain(|value| !same(value, &choice.value));
            if on {
                chosen.push(choice.value.clone());
            }
        }
        ui.label(theme::label(colours(ui), choice.count.to_string()));
    });
}

/// Whether the chip is to be seen: a filter is at work on what the window shows.
pub(in crate::app) fn has_chip(editor: &Editor) -> bool {
    editor.matching().is_some() && matches!(editor.desk(), Desk::Map | Desk::Table)
}

/// The chip that says why cards are dimmed, and opens the bar.
pub(in crate::app) fn chip_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let Some(matching) = editor.matching().filter(|_| has_chip(editor)) else { return };
    let words = words::find::cards(language, matching.cards, matching.of);
    let chip =
        Button::new((icon(icons::FUNNEL, 14.0), words)).corner_radius(12).fill(colours(ui).accent_soft);
    if ui.add(chip).on_hover_text(words::filter(language).on).clicked() {
        actions.push(Action::Command(Command::Filter));
    }
}
