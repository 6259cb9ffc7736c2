//! The parts of the menu that are more than commands: kinds, marks, colours, values. Each changes what is selected.

use std::collections::BTreeSet;

use egui::{Button, Ui};

use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::menu::{command_button, plain_button, submenu_ui};
use crate::app::panels::{card_colours, icon, lane_grounds, swatch};
use crate::app::perform::{cards_selected, change_cards, lanes};
use crate::app::points;
use crate::edit::{Edit, LaneSettings, MapEdit, StepName, TextPlace};
use crate::model::{
    Card, CardId, CardKind, Item, Joint, Lane, LaneId, LaneKind, Language, Link, Point, Rgb, StepId,
};
use crate::style::{Style, kind_icon, mark_icon};
use crate::text::icons;
use crate::words;

/// What a lane looks like: folded, in view, shown; its group, the divider above it.
pub(super) fn lane_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let Some(lane) = selected_lane(editor) else { return };
    let (commands, colours) = (words::commands(around.language), around.colours);
    let fold = if lane.folded { commands.unfold_lane } else { commands.fold_lane };
    let pin = if lane.pinned { commands.unpin_lane } else { commands.pin_lane };
    for (words, command) in
        [(fold, Command::FoldLane), (pin, Command::PinLane), (commands.hide_lane, Command::HideLane)]
    {
        if command_button(ui, command, words, command.is_enabled(editor), colours) {
            actions.push(Action::Command(command));
            ui.close();
        }
    }
    let group = lanes::group_of(editor.map(), lane.id);
    if !group.is_empty() {
        let open = !group.iter().all(|lane| lane.folded);
        let words = if open { commands.fold_group } else { commands.unfold_group };
        if plain_button(ui, None, words, colours) {
            actions.extend(lanes::fold_group(editor.map(), lane.id).map(Action::Edit));
            ui.close();
        }
    }
    if plain_button(ui, Some(icons::MINUS), commands.divider_above, colours) {
        actions.push(Action::Type(TextPlace::Divider(lane.id)));
        ui.close();
    }
}

/// Which way an arrow points.
pub(super) fn link_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let Some(Item::Link(id)) = editor.selection().last() else { return };
    let Some(link) = editor.map().links.iter().find(|link| link.id == *id) else { return };
    let words = words::inspector::inspector(around.language);
    if plain_button(ui, link.two_way.then_some(icons::CHECK), words.two_way, around.colours) {
        let two_way = !link.two_way;
        actions.push(Action::EditMap(MapEdit::SetLink(Link { two_way, ..link.clone() })));
        ui.close();
    }
    if plain_button(ui, Some(icons::REPEAT), words.turn_round, around.colours) {
        let turned = Link { from: link.to, to: link.from, ..link.clone() };
        actions.push(Action::EditMap(MapEdit::SetLink(turned)));
        ui.close();
    }
}

/// A colour for the selected cards, or the ground of the selected lane.
pub(super) fn colours_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let inspector = words::inspector::inspector(language);
    let lane = selected_lane(editor);
    let (few, none, now) = if let Some(lane) = lane {
        (lane_grounds(editor.document()), words::interface(language).none, Some(lane.colour))
    } else {
        let style = Style::of(editor.document().theme);
        let mut all = cards_selected(editor).map(|card| card.colour);
        let first = all.next().filter(|first| all.all(|other| other == *first));
        (card_colours(&style, editor.document()), inspector.colour_of_kind, first)
    };
    submenu_ui(ui, inspector.colour, |ui| {
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            ui.set_max_width(172.0);
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            for colour in std::iter::once(None).chain(few.into_iter().map(Some)) {
                let name = colour.map_or(none.to_owned(), |colour: Rgb| colour.to_string());
                if swatch(ui, colour, &name, now == Some(colour)) {
                    chosen = Some(colour);
                }
            }
        });
        let Some(colour) = chosen else { return };
        if let Some(lane) = lane {
            let settings = LaneSettings { colour, ..LaneSettings::of(lane) };
            actions.push(Action::EditMap(MapEdit::SetLane(lane.id, settings)));
        } else {
            actions.extend(change_cards(editor, |card| card.colour = colour).map(Action::Edit));
        }
        ui.close();
    });
}

/// Whether the selected points lie on curves of feelings.
pub(super) fn has_values(editor: &Editor) -> bool {
    feelings(editor).next().is_some()
}

/// The five feelings, for the selected points.
pub(super) fn values_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    submenu_ui(ui, words::inspector::inspector(language).value, |ui| {
        for score in (-2_i8..=2).rev() {
            let value = f32::from(score);
            let now = feelings(editor).all(|(_, _, point)| (point.value - value).abs() < 0.01);
            let sign = kind_icon(&CardKind::Emotion { score }, editor.document());
            let figure = words::numbers::signed(language, f64::from(score), 0);
            let name = format!("{figure}  {}", words::kinds::emotion(language, value));
            let button = Button::selectable(now, (icon(sign, 16.0), name.as_str()));
            if ui.add(button).accessible_name(&name).clicked() {
                let edits: Vec<Edit> = feelings(editor)
                    .map(|(lane, step, point)| {
                        let point = Point { value, ..point.clone() };
                        Edit::Map(editor.map_id(), MapEdit::SetPoint { lane, step, point })
                    })
                    .collect();
                actions.push(Action::Edit(Edit::Several(StepName::MovePoint, edits)));
                ui.close();
            }
        }
    });
}

fn feelings(editor: &Editor) -> impl Iterator<Item = (LaneId, StepId, &Point)> {
    editor.selection().iter().filter_map(|item| {
        let Item::Point(id) = item else { return None };
        let (lane, step, point) = editor.map().point(*id)?;
        matches!(lane.kind, LaneKind::Curve(_)).then_some((lane.id, step, point))
    })
}

/// A point in the middle of the scale of the selected cell; `None`: it holds cards.
pub(super) fn new_point(editor: &Editor) -> Option<MapEdit> {
    let Some(&Item::Cell(id, step)) = editor.selection().last() else { return None };
    let lane = editor.map().lane(id)?;
    let (low, high) = lane.kind.scale()?;
    let point = points::new_point(editor.map(), lane, step, f32::midpoint(low, high));
    Some(MapEdit::AddPoint { lane: id, step, point })
}

pub(super) fn new_point_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let words = words::mouse(around.language).add_point;
    if plain_button(ui, Some(icons::PLUS), words, around.colours) {
        actions.extend(new_point(editor).map(Action::EditMap));
        ui.close();
    }
}

/// The kinds that a card can become, those of the document among them.
pub(super) fn kinds_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let document = editor.document();
    submenu_ui(ui, words::inspector::inspector(language).kind, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for kind in document.all_kinds() {
            let now = cards_selected(editor).all(|card| card.kind.same_kind(&kind));
            let name = words::names::card_kind(document, language, &kind);
            let button = Button::selectable(now, (icon(kind_icon(&kind, document), 16.0), name));
            if ui.add(button).accessible_name(name).clicked() {
                let edit = change_cards(editor, |card| {
                    if !card.kind.same_kind(&kind) {
                        card.kind = kind.clone();
                    }
                });
                actions.extend(edit.map(Action::Edit));
            }
        }
    });
}

/// The marks of the selected cards, to set and to take off.
pub(super) fn marks_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let document = editor.document();
    submenu_ui(ui, words::inspector::inspector(language).marks, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for mark in document.all_marks() {
            let on = cards_selected(editor).all(|card| card.marks.contains(&mark));
            let name = words::names::mark(document, language, mark);
            let button = Button::selectable(on, (icon(mark_icon(mark, document), 16.0), name));
            if ui.add(button).accessible_name(name).clicked() {
                let edit = change_cards(editor, |card| {
                    card.marks.retain(|other| *other != mark);
                    if !on {
                        card.marks.push(mark);
                    }
                });
                actions.extend(edit.map(Action::Edit));
            }
        }
    });
}

/// Whether a selected card has another below it in its stack.
pub(super) fn has_joints(editor: &Editor) -> bool {
    followed(editor).next().is_some()
}

/// The selected cards that are not the last of their stack.
fn followed(editor: &Editor) -> impl Iterator<Item = &Card> {
    let cells = editor.map().lanes.iter().flat_map(|lane| lane.cells.values());
    let followed = cells.flat_map(|cell| cell.cards.iter().rev().skip(1));
    followed.filter(|card| editor.is_selected(Item::Card(card.id)))
}

/// The word between the card and the next of its stack.
pub(super) fn joints_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let inspector = words::inspector::inspector(language);
    submenu_ui(ui, inspector.joint, |ui| {
        for (joint, name) in [
            (Joint::None, inspector.joint_none),
            (Joint::Or, inspector.joint_or),
            (Joint::And, inspector.joint_and),
        ] {
            let now = cards_selected(editor).all(|card| card.joint == joint);
            if ui.add(Button::selectable(now, name)).clicked() {
                let followed: BTreeSet<CardId> = followed(editor).map(|card| card.id).collect();
                let edit = change_cards(editor, |card| {
                    if followed.contains(&card.id) {
                        card.joint = joint;
                    }
                });
                actions.extend(edit.map(Action::Edit));
            }
        }
    });
}

fn selected_lane(editor: &Editor) -> Option<&Lane> {
    let Some(Item::Lane(id)) = editor.selection().last() else { return None };
    editor.map().lane(*id).map(std::ops::Deref::deref)
}
