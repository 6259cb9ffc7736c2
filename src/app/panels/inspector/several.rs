//! What can be changed of several things at once. Where they differ a field says so, and what is done in it is
//! done to all of them in one step.

use std::collections::BTreeMap;

use egui::Ui;

use super::card::{card_colours, mark_look};
use super::head_ui;
use super::kind::kind_ui;
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::{colours, label, line_when_left};
use crate::app::panels::palette::window_style;
use crate::app::panels::widgets::{chips, icon_toggle_of, segmented, swatches_of};
use crate::app::perform;
use crate::app::theme;
use crate::model::{Card, CardKind, EvidenceLevel, Language, Mark, PersonaId, Rgb};
use crate::style::{Style, mark_icon};
use crate::text::{Face, icons};
use crate::words;

/// Most tags of some of the cards that are offered to all of them.
const MOST_TAGS: usize = 12;

/// What is done to all of the cards.
#[derive(Debug, Clone, PartialEq)]
enum Change {
    Kind(CardKind),
    Mark(Mark, bool),
    Owner(String),
    Tag(String, bool),
    Evidence(EvidenceLevel),
    Persona(PersonaId, bool),
    Variant(String),
    Colour(Option<Rgb>),
}

/// How many are selected, and the fields that cards have in common.
pub(super) fn several_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let items = editor.selection();
    let cards: Vec<&Card> = perform::cards_selected(editor).collect();
    let only_cards = cards.len() == items.len();
    let name = if only_cards {
        words::inspector::cards_selected(around.language, cards.len())
    } else {
        words::inspector::items_selected(around.language, items.len())
    };
    let sign = (icons::SQUARES_FOUR, colours(ui).accent_text);
    let buttons = [Command::Park, Command::Duplicate, Command::Delete];
    head_ui(ui, around, actions, sign, &name, if only_cards { &buttons[..] } else { &buttons[2..] });
    if cards.is_empty() {
        return;
    }
    let mut changes = Vec::new();
    cards_ui(ui, editor, around, &cards, &mut changes);
    if changes.is_empty() {
        return;
    }
    let edit = perform::change_cards(editor, |card| changes.iter().for_each(|change| change.make(card)));
    actions.extend(edit.map(Action::Edit));
}

impl Change {
    fn make(&self, card: &mut Card) {
        match self {
            // A card that is of the kind already keeps what it says of it.
            Self::Kind(kind) if card.kind.same_kind(kind) => {}
            Self::Kind(kind) => card.kind = kind.clone(),
            Self::Mark(mark, on) => set(&mut card.marks, mark, *on),
            Self::Owner(owner) => card.owner.clone_from(owner),
            Self::Tag(tag, on) => set(&mut card.tags, tag, *on),
            Self::Evidence(level) => card.evidence = *level,
            Self::Persona(id, on) => set(&mut card.personas, id, *on),
            Self::Variant(variant) => card.variant.clone_from(variant),
            Self::Colour(colour) => card.colour = *colour,
        }
    }
}

fn set<T: PartialEq + Clone>(list: &mut Vec<T>, value: &T, on: bool) {
    if !on {
        list.retain(|other| other != value);
    } else if !list.contains(value) {
        list.push(value.clone());
    }
}

fn cards_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, cards: &[&Card], changes: &mut Vec<Change>) {
    let (document, language) = (editor.document(), around.language);
    let inspector = words::inspector(language);
    let kind = cards.first().map(|card| &card.kind);
    let kind = kind.filter(|kind| cards.iter().all(|card| card.kind.same_kind(kind)));
    changes.extend(kind_ui(ui, document, language, inspector.kind, kind).map(Change::Kind));
    marks_ui(ui, editor, around, cards, changes);
    let owner = common(cards, |card| &card.owner);
    let hint = if owner.is_none() { inspector.several_values } else { "" };
    let owner = line_when_left(ui, inspector.owner, hint, owner.map_or("", String::as_str));
    changes.extend(owner.map(Change::Owner));
    tags_ui(ui, language, cards, changes);
    evidence_ui(ui, language, cards, changes);
    personas_ui(ui, editor, language, cards, changes);
    let variant = common(cards, |card| &card.variant);
    let hint = if variant.is_none() { inspector.several_values } else { inspector.variant_hint };
    let variant = line_when_left(ui, inspector.variant, hint, variant.map_or("", String::as_str));
    changes.extend(variant.map(Change::Variant));
    let few = card_colours(&Style::of(document.theme), document);
    let same = common(cards, |card| card.colour);
    let name = named(inspector.colour, same.is_some(), inspector);
    changes.extend(swatches_of(ui, &name, inspector.colour_of_kind, &few, same).map(Change::Colour));
}

/// The name of a field, with a word that the cards differ in it.
fn named(name: &str, same: bool, inspector: &words::Inspector) -> String {
    if same { name.to_owned() } else { format!("{name} · {}", inspector.several_values) }
}

/// Tags that all have as chips; those of some below, to be given to all.
fn tags_ui(ui: &mut Ui, language: Language, cards: &[&Card], changes: &mut Vec<Change>) {
    let inspector = words::inspector(language);
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for tag in cards.iter().flat_map(|card| &card.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let (all, some): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(_, count)| *count == cards.len());
    let before: Vec<String> = all.into_iter().map(|(tag, _)| tag.clone()).collect();
    let mut tags = before.clone();
    chips(ui, inspector.tags, inspector.tags_hint, words::interface(language).remove, &mut tags);
    let gone = before.iter().filter(|tag| !tags.contains(tag)).map(|tag| Change::Tag(tag.clone(), false));
    changes.extend(gone);
    let new = tags.iter().filter(|tag| !before.contains(tag)).map(|tag| Change::Tag(tag.clone(), true));
    changes.extend(new);
    if some.is_empty() {
        return;
    }
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        ui.label(theme::label(colours(ui), inspector.tags_of_some));
        for (tag, count) in some.into_iter().take(MOST_TAGS) {
            let hint = words::inspector::give_to_all(language, tag, count, cards.len());
            let button = egui::Button::new(theme::label(colours(ui), format!("+ {tag}")));
            if ui.add(button).on_hover_text(&hint).clicked() {
                changes.push(Change::Tag(tag.clone(), true));
            }
        }
    });
}

fn evidence_ui(ui: &mut Ui, language: Language, cards: &[&Card], changes: &mut Vec<Change>) {
    let inspector = words::inspector(language);
    let same = common(cards, |card| card.evidence);
    let levels = [EvidenceLevel::Assumed, EvidenceLevel::Partly, EvidenceLevel::Researched]
        .map(|level| (Some(level), words::kinds::evidence_choice(language, level)));
    let mut level = same;
    let name = named(inspector.evidence_level, same.is_some(), inspector);
    segmented(ui, &name, &levels, &mut level, Some(Some(EvidenceLevel::Unsaid)));
    changes.extend(level.filter(|_| level != same).map(Change::Evidence));
}

/// A persona is checked when all cards are theirs, and half checked when some are.
fn personas_ui(ui: &mut Ui, editor: &Editor, language: Language, cards: &[&Card], changes: &mut Vec<Change>) {
    let document = editor.document();
    if document.personas.is_empty() {
        return;
    }
    label(ui, words::inspector(language).personas);
    for persona in &document.personas {
        let theirs = cards.iter().filter(|card| card.personas.contains(&persona.id)).count();
        let mut all = theirs == cards.len();
        let name = if persona.name.is_empty() { words::new(language).persona } else { &persona.name };
        let check = egui::Checkbox::new(&mut all, name).indeterminate(theirs > 0 && theirs < cards.len());
        if ui.add(check).changed() {
            changes.push(Change::Persona(persona.id, all));
        }
    }
}

/// A mark is on when all cards have it and half on when some have; switching it on gives it to all.
fn marks_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, cards: &[&Card], changes: &mut Vec<Change>) {
    let document = editor.document();
    label(ui, words::inspector(around.language).marks);
    let look = mark_look(&window_style(ui));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for mark in document.all_marks() {
            let marked = cards.iter().filter(|card| card.marks.contains(&mark)).count();
            let on = if marked > 0 && marked < cards.len() { None } else { Some(marked > 0) };
            let face = if on == Some(true) { Face::IconsFill } else { Face::Icons };
            let name = words::names::mark(document, around.language, mark);
            if icon_toggle_of(ui, (mark_icon(mark, document), face), name, on, Some(look)) {
                changes.push(Change::Mark(mark, on != Some(true)));
            }
        }
    });
}

/// What all have in common; none: they differ.
fn common<'a, T: PartialEq>(cards: &[&'a Card], field: impl Fn(&'a Card) -> T) -> Option<T> {
    let first = field(cards.first()?);
    cards.iter().all(|card| field(card) == first).then_some(first)
}
