//! The menu of the right mouse button: what can be done with what lies under the pointer.

use egui::{Button, Ui};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::edit::{Edit, LaneSettings, MapEdit, StepName};
use crate::model::{Card, CardKind, Item, Lane, Language, Presence};
use crate::words;

/// A part of the menu; parts are divided by lines.
type Part = &'static [Command];

/// The commands for what is selected.
fn parts(item: Option<Item>) -> &'static [Part] {
    use Command as C;
    match item {
        Some(Item::Card(_)) => &[
            &[C::EditText, C::Cut, C::Copy, C::Paste, C::Duplicate],
            &[C::MoveLeft, C::MoveRight, C::MoveUp, C::MoveDown],
            &[C::Park, C::SelectSameKind, C::Delete],
        ],
        Some(Item::Point(_) | Item::Link(_) | Item::Block(_)) => &[&[C::EditText], &[C::Delete]],
        Some(Item::Phase(_)) => &[&[C::EditText], &[C::InsertPhase, C::MoveLeft, C::MoveRight], &[C::Delete]],
        Some(Item::Stage(_)) => &[
            &[C::EditText],
            &[C::InsertStageBefore, C::InsertStageAfter, C::InsertStepAfter],
            &[C::MoveLeft, C::MoveRight],
            &[C::Delete],
        ],
        Some(Item::Step(_)) => &[
            &[C::EditText],
            &[C::InsertStepBefore, C::InsertStepAfter],
            &[C::MoveLeft, C::MoveRight],
            &[C::Delete],
        ],
        Some(Item::Lane(_)) => {
            &[&[C::EditText], &[C::InsertLaneAbove, C::InsertLaneBelow, C::MoveUp, C::MoveDown], &[C::Delete]]
        }
        Some(Item::Cell(..)) => &[
            &[C::InsertCard, C::Paste, C::TakesNoPart],
            &[C::InsertStageBefore, C::InsertStageAfter, C::InsertStepBefore, C::InsertStepAfter],
            &[C::InsertLaneAbove, C::InsertLaneBelow],
        ],
        Some(Item::Title) => &[&[C::EditText], &[C::InsertBlockAbove, C::InsertBlockBelow]],
        Some(Item::Persona(_) | Item::Layer(_) | Item::Legend) | None => &[
            &[C::Paste, C::SelectAll],
            &[C::InsertStageAfter, C::InsertLaneBelow, C::InsertBlockAbove, C::InsertBlockBelow],
            &[C::FitAll, C::ZoomActual],
        ],
    }
}

/// The menu for what is selected.
pub(super) fn menu_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let item = editor.selection().last().copied();
    for (place, part) in parts(item).iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        for &command in *part {
            command_ui(ui, command, editor, language, actions);
        }
        if place == 0 {
            match item {
                Some(Item::Card(_)) => kinds_ui(ui, editor, language, actions),
                Some(Item::Lane(id)) => {
                    if let Some(lane) = editor.map().lane(id) {
                        fold_ui(ui, lane, language, actions);
                    }
                }
                _ => {}
            }
        }
    }
}

fn command_ui(ui: &mut Ui, command: Command, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let row = command.row();
    if ui.add_enabled(command.is_enabled(editor), Button::new(row.words(language))).clicked() {
        actions.push(Action::Command(command));
    }
}

fn fold_ui(ui: &mut Ui, lane: &Lane, language: Language, actions: &mut Vec<Action>) {
    let commands = words::commands(language);
    let words = if lane.folded { commands.unfold_lane } else { commands.fold_lane };
    if ui.button(words).clicked() {
        actions.push(Action::EditMap(fold(lane, !lane.folded)));
    }
}

/// Folds or unfolds a lane.
pub(super) fn fold(lane: &Lane, folded: bool) -> MapEdit {
    let settings = LaneSettings {
        kind: lane.kind.clone(),
        layer: lane.layer,
        group: lane.group.clone(),
        divider: lane.divider.clone(),
        colour: lane.colour,
        folded,
        hidden: lane.hidden,
        pinned: lane.pinned,
    };
    MapEdit::SetLane(lane.id, settings)
}

/// The kinds that a card can become.
fn kinds_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    ui.menu_button(words::inspector::inspector(language).kind, |ui| {
        for kind in plain_kinds() {
            if ui.button(words::kinds::card_kind(language, &kind)).clicked() {
                actions.extend(change_kind(editor, &kind).map(Action::Edit));
            }
        }
    });
}

/// All selected cards become of that kind; those that are already stay as they are.
fn change_kind(editor: &Editor, kind: &CardKind) -> Option<Edit> {
    let same = |card: &Card| std::mem::discriminant(&card.kind) == std::mem::discriminant(kind);
    let edits: Vec<Edit> = selected_cards(editor)
        .filter(|card| !same(card))
        .map(|card| {
            let card = Card { kind: kind.clone(), ..card.clone() };
            Edit::Map(editor.map_id(), MapEdit::SetCard(Box::new(card)))
        })
        .collect();
    (!edits.is_empty()).then(|| Edit::Several(StepName::ChangeCards(edits.len()), edits))
}

fn selected_cards(editor: &Editor) -> impl Iterator<Item = &Card> {
    editor.selection().iter().filter_map(|item| match item {
        Item::Card(id) => editor.map().card(*id),
        _ => None,
    })
}

fn plain_kinds() -> [CardKind; 16] {
    [
        CardKind::Action,
        CardKind::Touchpoint { channel: None, presence: Presence::Unsaid },
        CardKind::Thought,
        CardKind::Quote { speaker: String::new() },
        CardKind::Emotion { score: 0 },
        CardKind::PainPoint { category: None, severity: 0 },
        CardKind::Opportunity { impact: 0, effort: 0 },
        CardKind::Risk,
        CardKind::Metric,
        CardKind::Question,
        CardKind::Evidence,
        CardKind::Staff,
        CardKind::System,
        CardKind::Policy,
        CardKind::Process,
        CardKind::Note,
    ]
}
