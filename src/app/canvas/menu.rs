//! The menu of the right mouse button: what can be done with what lies under the pointer.

use egui::{Button, RichText, Ui};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::{icon, own_name};
use crate::app::perform::lanes;
use crate::edit::{Edit, LaneSettings, MapEdit, StepName};
use crate::model::{Card, CardKind, Item, Joint, Lane, Language, Link, Mark};
use crate::style::{kind_icon, mark_icon};
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
        Some(Item::Block(_)) => Parts {
            does: &[C::EditText],
            moves: &[C::MoveLeft, C::MoveRight, C::MoveUp, C::MoveDown],
            inserts: &[C::InsertBlockAbove, C::InsertBlockBelow],
            removes: &[C::Delete],
        },
        Some(Item::Point(_) | Item::Link(_)) => {
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
        Some(Item::Card(_)) => {
            kinds_ui(ui, editor, language, actions);
            marks_ui(ui, editor, language, actions);
            joints_ui(ui, editor, language, actions);
        }
        Some(Item::Lane(id)) => {
            if let Some(lane) = editor.map().lane(id) {
                lane_ui(ui, editor, lane, language, actions);
            }
        }
        Some(Item::Link(id)) => {
            if let Some(link) = editor.map().links.iter().find(|link| link.id == id) {
                link_ui(ui, link, language, actions);
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
    ui.menu_button(commands.divider_above, |ui| divider_ui(ui, lane, actions));
}

/// Which way an arrow points.
fn link_ui(ui: &mut Ui, link: &Link, language: Language, actions: &mut Vec<Action>) {
    let words = words::inspector::inspector(language);
    let mut two_way = link.two_way;
    if ui.checkbox(&mut two_way, words.two_way).changed() {
        actions.push(Action::EditMap(MapEdit::SetLink(Link { two_way, ..link.clone() })));
        ui.close();
    }
    if ui.button(words.turn_round).clicked() {
        let turned = Link { from: link.to, to: link.from, ..link.clone() };
        actions.push(Action::EditMap(MapEdit::SetLink(turned)));
    }
}

/// Names the divider above a lane; without words there is none.
fn divider_ui(ui: &mut Ui, lane: &Lane, actions: &mut Vec<Action>) {
    let mut words = lane.divider.clone();
    let response = ui.add(egui::TextEdit::singleline(&mut words).desired_width(200.0));
    if words != lane.divider {
        let settings = LaneSettings { divider: words, ..LaneSettings::of(lane) };
        actions.push(Action::EditMap(MapEdit::SetLane(lane.id, settings)));
    }
    // The field has the keyboard from the pass on in which the menu opens.
    let (id, pass) = (response.id.with("shown in"), ui.ctx().cumulative_pass_nr());
    let last = ui.data(|data| data.get_temp::<u64>(id));
    ui.data_mut(|data| data.insert_temp(id, pass));
    if last.is_none_or(|last| last + 1 < pass) {
        response.request_focus();
    } else if response.lost_focus() {
        ui.close();
    }
}

/// The kinds that a card can become, those of the document among them.
fn kinds_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let document = editor.document();
    ui.menu_button(words::inspector::inspector(language).kind, |ui| {
        let own = document.kinds.iter().map(|own| CardKind::Own { kind: own.id });
        for kind in CardKind::BUILT_IN.into_iter().chain(own) {
            let now = selected_cards(editor).all(|card| card.kind.same_kind(&kind));
            let name = own_name(&kind, document, language);
            let button = Button::selectable(now, (icon(kind_icon(&kind, document), 16.0), name.as_str()));
            if ui.add(button).accessible_name(&name).clicked() {
                actions.extend(change_cards(editor, |card| {
                    if !card.kind.same_kind(&kind) {
                        card.kind = kind.clone();
                    }
                }));
            }
        }
    });
}

/// The marks of the selected cards, to set and to take off.
fn marks_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let document = editor.document();
    ui.menu_button(words::inspector::inspector(language).marks, |ui| {
        let own = document.marks.iter().map(|own| Mark::Own(own.id));
        for mark in Mark::BUILT_IN.into_iter().chain(own) {
            let on = selected_cards(editor).all(|card| card.marks.contains(&mark));
            let own = document.marks.iter().find(|own| mark == Mark::Own(own.id));
            let name = own.map_or_else(|| words::kinds::mark(language, mark), |own| &own.name);
            let button = Button::selectable(on, (icon(mark_icon(mark, document), 16.0), name));
            if ui.add(button).accessible_name(name).clicked() {
                actions.extend(change_cards(editor, |card| {
                    card.marks.retain(|other| *other != mark);
                    if !on {
                        card.marks.push(mark);
                    }
                }));
            }
        }
    });
}

/// The word between the card and the next of its stack.
fn joints_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let has_next = |card: &Card| {
        let map = editor.map();
        map.card_in_grid(card.id).is_some_and(|(lane, step, index, _)| {
            lane.cells.get(&step).is_some_and(|cell| index + 1 < cell.cards.len())
        })
    };
    if !selected_cards(editor).any(has_next) {
        return;
    }
    let inspector = words::inspector::inspector(language);
    ui.menu_button(inspector.joint, |ui| {
        for (joint, name) in [
            (Joint::None, inspector.joint_none),
            (Joint::Or, inspector.joint_or),
            (Joint::And, inspector.joint_and),
        ] {
            let now = selected_cards(editor).all(|card| card.joint == joint);
            if ui.add(Button::selectable(now, name)).clicked() {
                actions.extend(change_cards(editor, |card| {
                    if has_next(card) {
                        card.joint = joint;
                    }
                }));
            }
        }
    });
}

/// Changes the selected cards; those that come out equal stay as they are.
fn change_cards(editor: &Editor, change: impl Fn(&mut Card)) -> Option<Action> {
    let edits: Vec<Edit> = selected_cards(editor)
        .filter_map(|old| {
            let mut card = old.clone();
            change(&mut card);
            let edit = MapEdit::SetCard(Box::new(card.clone()));
            (card != *old).then(|| Edit::Map(editor.map_id(), edit))
        })
        .collect();
    let name = StepName::ChangeCards(edits.len());
    (!edits.is_empty()).then_some(Action::Edit(Edit::Several(name, edits)))
}

fn selected_cards(editor: &Editor) -> impl Iterator<Item = &Card> {
    let cards = |item: &Item| if let Item::Card(id) = item { editor.map().card(*id) } else { None };
    editor.selection().iter().filter_map(cards)
}
