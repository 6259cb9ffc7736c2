//! The menu of the right mouse button: what can be done with what lies under the pointer.

use egui::{Button, RichText, Ui};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::perform::lanes;
use crate::edit::{Edit, MapEdit, StepName, TextPlace};
use crate::model::{Card, CardKind, Item, Lane, Language, Presence};
use crate::words;

/// What can be done with a thing, and what can be inserted beside it.
struct Parts {
    does: &'static [Command],
    moves: &'static [Command],
    inserts: &'static [Command],
    removes: &'static [Command],
}

fn parts(item: Option<Item>) -> Parts {
    use Command as C;
    let nothing = Parts { does: &[], moves: &[], inserts: &[], removes: &[] };
    match item {
        Some(Item::Card(_)) => Parts {
            does: &[C::EditText, C::Cut, C::Copy, C::Paste, C::Duplicate],
            moves: &[C::MoveLeft, C::MoveRight, C::MoveUp, C::MoveDown, C::WidenCard, C::NarrowCard],
            inserts: &[C::InsertCard],
            removes: &[C::Park, C::SelectSameKind, C::Delete],
        },
        Some(Item::Point(_) | Item::Link(_) | Item::Block(_)) => {
            Parts { does: &[C::EditText], removes: &[C::Delete], ..nothing }
        }
        Some(Item::Phase(_)) => Parts {
            does: &[C::EditText],
            moves: &[C::MoveLeft, C::MoveRight],
            inserts: &[C::InsertPhase, C::InsertStageAfter],
            removes: &[C::MergeWithNext, C::Split, C::Delete],
        },
        Some(Item::Stage(_)) => Parts {
            does: &[C::EditText],
            moves: &[C::MoveLeft, C::MoveRight],
            inserts: &[C::InsertStageBefore, C::InsertStageAfter, C::InsertStepAfter],
            removes: &[C::MergeWithNext, C::Split, C::Delete],
        },
        Some(Item::Step(_)) => Parts {
            does: &[C::EditText],
            moves: &[C::MoveLeft, C::MoveRight],
            inserts: &[C::InsertStepBefore, C::InsertStepAfter],
            removes: &[C::MergeWithNext, C::Split, C::Delete],
        },
        Some(Item::Lane(_)) => Parts {
            does: &[C::EditText],
            moves: &[C::MoveUp, C::MoveDown],
            inserts: &[C::InsertLaneAbove, C::InsertLaneBelow],
            removes: &[C::MergeWithNext, C::Split, C::Delete],
        },
        Some(Item::Cell(..)) => Parts {
            does: &[C::Paste, C::TakesNoPart],
            inserts: &[
                C::InsertCard,
                C::InsertStageBefore,
                C::InsertStageAfter,
                C::InsertStepBefore,
                C::InsertStepAfter,
                C::InsertLaneAbove,
                C::InsertLaneBelow,
            ],
            ..nothing
        },
        Some(Item::Title) => {
            Parts { does: &[C::EditText], inserts: &[C::InsertBlockAbove, C::InsertBlockBelow], ..nothing }
        }
        Some(Item::Persona(_) | Item::Layer(_) | Item::Legend) | None => Parts {
            does: &[C::Paste, C::SelectAll, C::FitAll, C::ZoomActual],
            inserts: &[C::InsertStageAfter, C::InsertLaneBelow, C::InsertBlockAbove, C::InsertBlockBelow],
            ..nothing
        },
    }
}

/// The menu for what is selected.
pub(super) fn menu_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let item = editor.selection().last().copied();
    let parts = parts(item);
    commands_ui(ui, parts.does, editor, language, actions);
    match item {
        Some(Item::Card(_)) => kinds_ui(ui, editor, language, actions),
        Some(Item::Lane(id)) => {
            if let Some(lane) = editor.map().lane(id) {
                lane_ui(ui, editor, lane, language, actions);
            }
        }
        _ => {}
    }
    if !parts.inserts.is_empty() {
        ui.menu_button(words::interface(language).menu_insert, |ui| {
            commands_ui(ui, parts.inserts, editor, language, actions);
        });
    }
    for part in [parts.moves, parts.removes] {
        if !part.is_empty() {
            ui.separator();
        }
        commands_ui(ui, part, editor, language, actions);
    }
}

fn commands_ui(
    ui: &mut Ui,
    commands: &[Command],
    editor: &Editor,
    language: Language,
    actions: &mut Vec<Action>,
) {
    for &command in commands {
        let row = command.row();
        let words = row.words(language);
        let keys = row.keys.first().map(|keys| keys.text(ui.ctx())).unwrap_or_default();
        let button = Button::new(words).shortcut_text(RichText::new(keys).small());
        if ui.add_enabled(command.is_enabled(editor), button).accessible_name(words).clicked() {
            actions.push(Action::Command(command));
            ui.close();
        }
    }
}

/// What a lane looks like: its place in view, its group, the divider above it.
fn lane_ui(ui: &mut Ui, editor: &Editor, lane: &Lane, language: Language, actions: &mut Vec<Action>) {
    let commands = words::commands(language);
    let fold = if lane.folded { commands.unfold_lane } else { commands.fold_lane };
    let pin = if lane.pinned { commands.unpin_lane } else { commands.pin_lane };
    for (words, command) in
        [(fold, Command::FoldLane), (pin, Command::PinLane), (commands.hide_lane, Command::HideLane)]
    {
        if ui.button(words).clicked() {
            actions.push(Action::Command(command));
        }
    }
    let group = lanes::group_of(editor.map(), lane.id);
    if !group.is_empty() {
        let open = !group.iter().all(|lane| lane.folded);
        let words = if open { commands.fold_group } else { commands.unfold_group };
        if ui.button(words).clicked() {
            actions.extend(lanes::fold_group(editor.map(), lane.id).map(Action::Edit));
        }
    }
    if ui.button(commands.divider_above).clicked() {
        actions.push(Action::Type(TextPlace::Divider(lane.id)));
    }
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
    let changes = edits.len();
    (!edits.is_empty()).then_some(Edit::Several(StepName::ChangeCards(changes), edits))
}

fn selected_cards(editor: &Editor) -> impl Iterator<Item = &Card> {
    let cards = |item: &Item| if let Item::Card(id) = item { editor.map().card(*id) } else { None };
    editor.selection().iter().filter_map(cards)
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
