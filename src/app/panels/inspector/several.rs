//! What can be changed of several things at once.

use egui::Ui;

use super::card::{card_colours, mark_look, mark_name};
use super::head_ui;
use super::kind::kind_ui;
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::{colours, label, line_when_left};
use crate::app::panels::palette::window_style;
use crate::app::panels::widgets::{chips, icon_toggle, segmented, swatches};
use crate::edit::{Edit, MapEdit, StepName};
use crate::model::{Card, EvidenceLevel, Item, Language, Mark, Rgb};
use crate::style::{Style, mark_icon};
use crate::text::{Face, icons};
use crate::words;

/// How many are selected, and the fields that cards have in common.
pub(super) fn several_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let items = editor.selection();
    let cards: Vec<&Card> = items
        .iter()
        .filter_map(|item| if let Item::Card(id) = item { editor.map().card(*id) } else { None })
        .collect();
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
    let new = cards_ui(ui, editor, around, &cards);
    let map = editor.map_id();
    let edits: Vec<Edit> = new
        .into_iter()
        .zip(&cards)
        .filter(|(new, old)| new != **old)
        .map(|(new, _)| Edit::Map(map, MapEdit::SetCard(Box::new(new))))
        .collect();
    if !edits.is_empty() {
        actions.push(Action::Edit(Edit::Several(StepName::ChangeCards(edits.len()), edits)));
    }
}

/// The cards as the fields say they should be.
fn cards_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, cards: &[&Card]) -> Vec<Card> {
    let (document, language) = (editor.document(), around.language);
    let inspector = words::inspector(language);
    let mut new: Vec<Card> = cards.iter().map(|card| (*card).clone()).collect();
    let kind = cards.first().map(|card| &card.kind);
    let kind = kind.filter(|kind| cards.iter().all(|card| card.kind.same_kind(kind)));
    if let Some(kind) = kind_ui(ui, document, language, inspector.kind, kind) {
        for card in new.iter_mut().filter(|card| !card.kind.same_kind(&kind)) {
            card.kind = kind.clone();
        }
    }
    marks_ui(ui, editor, around, &mut new);
    let owner = common(cards, |card| card.owner.clone());
    let hint = if owner.is_none() { inspector.several_values } else { "" };
    if let Some(owner) = line_when_left(ui, inspector.owner, hint, owner.as_deref().unwrap_or_default()) {
        for card in &mut new {
            card.owner.clone_from(&owner);
        }
    }
    let shared: Vec<String> = new.first().map_or_else(Vec::new, |first| {
        first.tags.iter().filter(|tag| cards.iter().all(|card| card.tags.contains(tag))).cloned().collect()
    });
    let mut tags = shared.clone();
    chips(ui, inspector.tags, inspector.tags_hint, words::interface(language).remove, &mut tags);
    for card in &mut new {
        card.tags.retain(|tag| tags.contains(tag) || !shared.contains(tag));
        for tag in &tags {
            if !card.tags.contains(tag) {
                card.tags.push(tag.clone());
            }
        }
    }
    evidence_ui(ui, language, cards, &mut new);
    personas_ui(ui, editor, language, cards, &mut new);
    let variant = common(cards, |card| card.variant.clone());
    let hint = if variant.is_none() { inspector.several_values } else { inspector.variant_hint };
    let variant = line_when_left(ui, inspector.variant, hint, variant.as_deref().unwrap_or_default());
    if let Some(variant) = variant {
        for card in &mut new {
            card.variant.clone_from(&variant);
        }
    }
    let few = card_colours(&Style::of(document.theme), document);
    let same = common(cards, |card| card.colour);
    let before: Option<Rgb> = same.flatten();
    let mut colour = before;
    let name = named(inspector.colour, same.is_some(), inspector);
    swatches(ui, &name, inspector.colour_of_kind, &few, &mut colour);
    if colour != before {
        for card in &mut new {
            card.colour = colour;
        }
    }
    new
}

/// The name of a field, with a word that the cards differ in it.
fn named(name: &str, same: bool, inspector: &words::Inspector) -> String {
    if same { name.to_owned() } else { format!("{name} · {}", inspector.several_values) }
}

fn evidence_ui(ui: &mut Ui, language: Language, cards: &[&Card], new: &mut [Card]) {
    let inspector = words::inspector(language);
    let same = common(cards, |card| card.evidence);
    let levels = [EvidenceLevel::Assumed, EvidenceLevel::Partly, EvidenceLevel::Researched]
        .map(|level| (Some(level), words::kinds::evidence_choice(language, level)));
    let mut level = same;
    let name = named(inspector.evidence_level, same.is_some(), inspector);
    segmented(ui, &name, &levels, &mut level, Some(Some(EvidenceLevel::Unsaid)));
    if let Some(level) = level.filter(|_| level != same) {
        for card in new {
            card.evidence = level;
        }
    }
}

/// A persona is checked when all cards are theirs, and half checked when some are.
fn personas_ui(ui: &mut Ui, editor: &Editor, language: Language, cards: &[&Card], new: &mut [Card]) {
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
        if !ui.add(check).changed() {
            continue;
        }
        for card in new.iter_mut() {
            card.personas.retain(|id| *id != persona.id);
            if all {
                card.personas.push(persona.id);
            }
        }
    }
}

/// A mark is on when all cards have it; switching it on gives it to all.
fn marks_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, cards: &mut [Card]) {
    let document = editor.document();
    label(ui, words::inspector(around.language).marks);
    let look = mark_look(&window_style(ui));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let own = document.marks.iter().map(|own| Mark::Own(own.id));
        for mark in Mark::BUILT_IN.into_iter().chain(own) {
            let on = cards.iter().all(|card| card.marks.contains(&mark));
            let face = if on { Face::IconsFill } else { Face::Icons };
            let name = mark_name(document, around.language, mark);
            if !icon_toggle(ui, (mark_icon(mark, document), face), name, on, Some(look)) {
                continue;
            }
            for card in cards.iter_mut() {
                card.marks.retain(|other| *other != mark);
                if !on {
                    card.marks.push(mark);
                }
            }
        }
    });
}

/// What all have in common; none: they differ.
fn common<T: PartialEq>(cards: &[&Card], field: impl Fn(&Card) -> T) -> Option<T> {
    let first = field(cards.first()?);
    cards.iter().all(|card| field(card) == first).then_some(first)
}
