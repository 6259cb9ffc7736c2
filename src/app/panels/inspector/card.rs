//! The fields of one card.

use egui::Ui;

use super::kind::{data_ui, kind_ui};
use super::survey::figures_ui;
use super::{fields, head_ui, place_ui};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::label;
use crate::app::panels::palette::window_style;
use crate::app::panels::widgets::{
    chips, color32, group, icon_button, icon_toggle, segmented, stepper, swatches,
};
use crate::edit::{Edit, MapEdit, StepName};
use crate::model::{
    Card, CardId, CardKind, Document, EvidenceLevel, Joint, Language, Mark, PersonaId, Rgb, SurveyTarget,
};
use crate::style::{CardColours, Style, kind_icon, mark_icon};
use crate::text::{Face, icons};
use crate::words;

/// Every field of the card.
pub(super) fn card_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: CardId,
) {
    let Some(card) = editor.map().card(id) else { return };
    let (document, language) = (editor.document(), around.language);
    let ink = color32(window_style(ui).card(&card.kind, document).ink);
    let name = words::names::card_kind(document, language, &card.kind);
    let buttons = [Command::Park, Command::Duplicate, Command::Delete];
    let buttons = if editor.map().card_in_grid(id).is_some() { &buttons[..] } else { &buttons[1..] };
    head_ui(ui, around, actions, (kind_icon(&card.kind, document), ink), name, buttons);
    place_ui(ui, &place_of(editor, language, id));

    let mut new = card.clone();
    main_ui(ui, editor, around, &mut new, actions);
    figures_ui(ui, editor, language, SurveyTarget::Touchpoint(id));
    group(ui, words::inspector(language).details);
    details_ui(ui, document, language, &mut new, actions);
    group(ui, words::inspector(language).look_heading);
    look_ui(ui, editor, language, &mut new);
    if new == *card {
        return;
    }
    let set = Edit::Map(editor.map_id(), MapEdit::SetCard(Box::new(new)));
    // A channel that was made for the card is one step with it.
    let made = actions.pop_if(|action| matches!(action, Action::Edit(Edit::SetOwn { .. })));
    actions.push(Action::Edit(match made {
        Some(Action::Edit(made)) => Edit::Several(StepName::ChangeCard, vec![made, set]),
        _ => set,
    }));
}

fn main_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, card: &mut Card, actions: &mut Vec<Action>) {
    let (document, language) = (editor.document(), around.language);
    let inspector = words::inspector(language);
    fields::words(ui, inspector.title, &mut card.title);
    fields::text(ui, inspector.note, "", &mut card.note);
    if let Some(kind) = kind_ui(ui, document, language, inspector.kind, Some(&card.kind)) {
        card.kind = kind;
    }
    data_ui(ui, editor, around, card.id, &mut card.kind, actions);
    marks_ui(ui, document, language, &mut card.marks);
    fields::line(ui, inspector.owner, "", &mut card.owner);
    chips(ui, inspector.tags, inspector.tags_hint, words::interface(language).remove, &mut card.tags);
    let levels = [EvidenceLevel::Assumed, EvidenceLevel::Partly, EvidenceLevel::Researched]
        .map(|level| (level, words::kinds::evidence_choice(language, level)));
    segmented(ui, inspector.evidence_level, &levels, &mut card.evidence, Some(EvidenceLevel::Unsaid));
}

/// The marks of a card as buttons to switch on and off.
pub(super) fn marks_ui(ui: &mut Ui, document: &Document, language: Language, marks: &mut Vec<Mark>) {
    label(ui, words::inspector(language).marks);
    let look = mark_look(&window_style(ui));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for mark in document.all_marks() {
            let on = marks.contains(&mark);
            let face = if on { Face::IconsFill } else { Face::Icons };
            let name = words::names::mark(document, language, mark);
            if icon_toggle(ui, (mark_icon(mark, document), face), name, on, Some(look)) {
                if on {
                    marks.retain(|other| *other != mark);
                } else {
                    marks.push(mark);
                }
            }
        }
    });
}

/// The colours of a mark that is set.
pub(super) fn mark_look(style: &Style) -> CardColours {
    CardColours { ink: style.colours.mark, ..style.colours.action }
}

fn details_ui(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    card: &mut Card,
    actions: &mut Vec<Action>,
) {
    let inspector = words::inspector(language);
    personas_ui(ui, document, language, &mut card.personas);
    ui.scope(|ui| {
        fields::line(ui, inspector.link, inspector.link_hint, &mut card.link);
        if !card.link.is_empty() {
            let open = words::commands(language).open_link;
            if icon_button(ui, icons::ARROW_SQUARE_OUT, open).clicked() {
                actions.push(Action::OpenUrl(card.link.clone()));
            }
        }
    });
    fields::line(ui, inspector.variant, inspector.variant_hint, &mut card.variant);
    let joints = [
        (Joint::None, inspector.joint_none),
        (Joint::Or, inspector.joint_or),
        (Joint::And, inspector.joint_and),
    ];
    segmented(ui, inspector.joint, &joints, &mut card.joint, None);
    if let Some(votes) = stepper(ui, inspector.votes, card.votes, 0..=999) {
        card.votes = votes;
    }
}

/// Whose card it is, out of the personas of the document.
fn personas_ui(ui: &mut Ui, document: &Document, language: Language, personas: &mut Vec<PersonaId>) {
    if document.personas.is_empty() {
        return;
    }
    let inspector = words::inspector(language);
    label(ui, inspector.personas);
    let mut everyone = personas.is_empty();
    if ui.checkbox(&mut everyone, inspector.personas_everyone).clicked() {
        personas.clear();
    }
    for persona in &document.personas {
        let mut theirs = personas.contains(&persona.id);
        let name = if persona.name.is_empty() { words::new(language).persona } else { &persona.name };
        if ui.checkbox(&mut theirs, name).changed() {
            if theirs {
                personas.push(persona.id);
            } else {
                personas.retain(|id| *id != persona.id);
            }
        }
    }
}

fn look_ui(ui: &mut Ui, editor: &Editor, language: Language, card: &mut Card) {
    let inspector = words::inspector(language);
    if let Some((_, step, ..)) = editor.map().card_in_grid(card.id) {
        let columns = editor.map().columns();
        let left = columns.iter().position(|column| *column == step).unwrap_or(0);
        let most = u32::try_from(columns.len() - left).unwrap_or(1).max(u32::from(card.span));
        if let Some(span) = stepper(ui, inspector.span, u32::from(card.span), 1..=most) {
            card.span = u16::try_from(span).unwrap_or(card.span);
        }
    }
    let few = card_colours(&Style::of(editor.document().theme), editor.document());
    swatches(ui, inspector.colour, inspector.colour_of_kind, &few, &mut card.colour);
}

/// The fills of the built-in kinds, each once: they suit each other and the theme.
pub(in crate::app) fn card_colours(style: &Style, document: &Document) -> Vec<Rgb> {
    let mut fills = Vec::new();
    for kind in CardKind::BUILT_IN {
        let fill = Rgb(style.card(&kind, document).fill.rgb);
        if !fills.contains(&fill) {
            fills.push(fill);
        }
    }
    fills
}

/// `Stage Purchase · card 2 of 2`.
fn place_of(editor: &Editor, language: Language, id: CardId) -> String {
    let map = editor.map();
    let Some((lane, step, index, _)) = map.card_in_grid(id) else {
        return words::inspector::card_parked(language).to_owned();
    };
    let stage = map.step(step).map_or("", |(stage, _)| stage.title.as_str());
    let of = lane.cells.get(&step).map_or(1, |cell| cell.cards.len());
    words::inspector::card_place(language, stage, index + 1, of)
}
