//! What commands do to the document: each makes the edit from the selection. Knows nothing of menus.

mod aside;
pub(super) mod block;
mod blueprint;
mod insert;
pub(super) mod lanes;
pub(super) mod select;
mod structure;
pub(super) mod style;
pub(super) mod typing;

use std::sync::Arc;

use super::clip;
use super::command::Command;
use super::copies;
use super::editor::Editor;
use crate::edit::{Edit, MapEdit, Place, StepName, TextPlace, cards_in};
use crate::model::{Card, CardId, Item, LaneId, Language, Map, PhaseId, StepId};
use crate::words;
use aside::{Towards, step_aside};

/// The edit that the command makes of the selection; none where there is nothing to do.
#[expect(clippy::wildcard_enum_match_arm, reason = "all others are no edits")]
pub(super) fn edit(command: Command, editor: &Editor) -> Option<Edit> {
    let here = |edit: MapEdit| Edit::Map(editor.map_id(), edit);
    match command {
        Command::Delete => {
            let items: Vec<Item> =
                editor.selection().iter().copied().filter(|&item| can_be_deleted(item)).collect();
            (!items.is_empty()).then(|| here(MapEdit::Delete(items)))
        }
        Command::Park => {
            let cards = selected_cards(editor);
            let to = Place::Parking { index: usize::MAX };
            (!cards.is_empty()).then(|| here(MapEdit::MoveCards { cards, to }))
        }
        Command::Duplicate => duplicate(editor),
        Command::PasteStyle => style::paste(editor),
        Command::TakesNoPart => takes_no_part(editor),
        Command::MoveLeft => step_aside(editor, Towards::Left).map(here),
        Command::MoveRight => step_aside(editor, Towards::Right).map(here),
        Command::MoveUp => step_aside(editor, Towards::Up).map(here),
        Command::MoveDown => step_aside(editor, Towards::Down).map(here),
        Command::WidenCard => structure::span(editor, 1),
        Command::NarrowCard => structure::span(editor, -1),
        Command::MergeWithNext => structure::merge(editor).map(here),
        Command::Split => structure::split(editor).map(here),
        Command::FoldLane => lanes::fold(editor),
        Command::PinLane => lanes::pin(editor),
        Command::HideLane => lanes::hide(editor),
        Command::ShowHiddenLanes => lanes::show(editor),
        Command::AddBlueprintLayers => blueprint::add(editor),
        Command::RemoveBlueprintLayers => blueprint::remove(editor),
        Command::InsertPhase => insert::phase(editor).map(here),
        Command::InsertStageBefore => insert::stage(editor, 0).map(here),
        Command::InsertStageAfter => insert::stage(editor, 1).map(here),
        Command::InsertStepBefore => insert::step(editor, 0).map(here),
        Command::InsertStepAfter => insert::step(editor, 1).map(here),
        Command::InsertLaneAbove => Some(here(insert::lane(editor, 0))),
        Command::InsertLaneBelow => Some(here(insert::lane(editor, 1))),
        Command::InsertCard => insert::card(editor).map(here),
        Command::InsertBlockAbove => Some(here(insert::block(editor, true))),
        Command::InsertBlockBelow => Some(here(insert::block(editor, false))),
        Command::InsertMap => {
            let document = editor.document();
            let map = Arc::new(super::blank::map(document.language));
            Some(Edit::AddMap { index: document.maps.len(), map })
        }
        Command::DuplicateMap => {
            let document = editor.document();
            let title = words::phrases::copy_of(document.language, &editor.map().title);
            let index = document.maps.iter().position(|map| map.id == editor.map_id())? + 1;
            Some(Edit::AddMap { index, map: Arc::new(copies::map(editor.map(), title)) })
        }
        Command::MakeFutureState => copies::future_state(editor),
        Command::DeleteMap => Some(Edit::DeleteMap(editor.map_id())),
        _ => None,
    }
}

/// What to say about a command that takes something away, before it is carried out.
#[expect(clippy::wildcard_enum_match_arm, reason = "all others take nothing away")]
pub(super) fn report(command: Command, editor: &Editor, language: Language) -> Option<String> {
    let cards = selected_cards(editor).len();
    let items = editor.selection().iter().filter(|&&item| can_be_deleted(item)).count();
    match command {
        Command::Delete if items == 1 && cards == 0 => deleted_one(editor, language),
        Command::RemoveBlueprintLayers => {
            let cards = blueprint::cards_to_park(editor.map());
            (cards > 0).then(|| words::phrases::parked_cards(language, cards))
        }
        Command::Delete if cards == items => Some(words::phrases::deleted_cards(language, cards)),
        Command::Delete => Some(words::phrases::deleted_items(language, items)),
        Command::DeleteMap => Some(words::phrases::deleted_titled(language, &editor.map().title)),
        Command::MakeFutureState => {
            let title = words::phrases::future_of(editor.document().language, &editor.map().title);
            Some(words::phrases::future_made(language, &title))
        }
        Command::Park => Some(words::phrases::parked_cards(language, cards)),
        _ => None,
    }
}

/// The cell that what was selected last lies in, if the command takes that away: selected then, so that the
/// keyboard goes on where it was.
pub(super) fn cell_that_stays(command: Command, editor: &Editor) -> Option<Item> {
    let takes_away = matches!(command, Command::Delete | Command::Park);
    let (lane, step) = spot(editor);
    takes_away.then_some(Item::Cell(lane?, step?))
}

/// What the one selected thing takes with it.
fn deleted_one(editor: &Editor, language: Language) -> Option<String> {
    let map = editor.map();
    let item = editor.selection().iter().copied().find(|&item| can_be_deleted(item))?;
    let title = text_of(&[item]).and_then(|place| super::editor::text_at(map, place)).unwrap_or_default();
    Some(match item {
        Item::Phase(_) | Item::Stage(_) | Item::Step(_) | Item::Lane(_) => {
            let cards = cards_in(map, item);
            words::phrases::deleted_with(language, item, title, cards.count, &cards.first)
        }
        _ => words::phrases::deleted_items(language, 1),
    })
}

/// Whether what the command inserts wants words right away.
pub(super) fn is_typed_into(command: Command) -> bool {
    matches!(
        command,
        Command::InsertPhase
            | Command::InsertStageBefore
            | Command::InsertStageAfter
            | Command::InsertStepBefore
            | Command::InsertStepAfter
            | Command::InsertLaneAbove
            | Command::InsertLaneBelow
            | Command::InsertCard
            | Command::InsertBlockAbove
            | Command::InsertBlockBelow
            | Command::Split
    )
}

/// Whether an item goes when it is selected and deleted.
pub(super) fn can_be_deleted(item: Item) -> bool {
    match item {
        Item::Phase(_)
        | Item::Stage(_)
        | Item::Step(_)
        | Item::Lane(_)
        | Item::Card(_)
        | Item::Point(_)
        | Item::Link(_)
        | Item::Block(_) => true,
        Item::Title | Item::Persona(_) | Item::Layer(_) | Item::Cell(..) | Item::Legend => false,
    }
}

/// The words that typing into the selection changes.
pub(super) fn text_of(selection: &[Item]) -> Option<TextPlace> {
    let [item] = selection else { return None };
    match *item {
        Item::Title => Some(TextPlace::Map),
        Item::Phase(id) => Some(TextPlace::Phase(id)),
        Item::Stage(id) => Some(TextPlace::Stage(id)),
        Item::Step(id) => Some(TextPlace::Step(id)),
        Item::Lane(id) => Some(TextPlace::Lane(id)),
        Item::Card(id) => Some(TextPlace::Card(id)),
        Item::Point(id) => Some(TextPlace::Point(id)),
        Item::Link(id) => Some(TextPlace::Link(id)),
        Item::Block(id) => Some(TextPlace::BlockText(id)),
        Item::Persona(_) | Item::Layer(_) | Item::Cell(..) | Item::Legend => None,
    }
}

/// Selected cards, in the order of selection.
pub(super) fn selected_cards(editor: &Editor) -> Vec<CardId> {
    editor
        .selection()
        .iter()
        .filter_map(|item| if let Item::Card(id) = item { Some(*id) } else { None })
        .collect()
}

/// The selected cards, lane by lane, parked ones last.
pub(super) fn cards_selected(editor: &Editor) -> impl Iterator<Item = &Card> {
    let map = editor.map();
    let cards = map.lanes.iter().flat_map(|lane| lane.cards().map(|(.., card)| card)).chain(&map.parking);
    cards.filter(|card| editor.is_selected(Item::Card(card.id)))
}

/// Changes the selected cards in one step; none where all come out as they were.
pub(super) fn change_cards(editor: &Editor, change: impl Fn(&mut Card)) -> Option<Edit> {
    let changed = cards_selected(editor).filter_map(|card| {
        let mut new = card.clone();
        change(&mut new);
        (new != *card).then_some(new)
    });
    let changed: Vec<Card> = changed.collect();
    let name = StepName::ChangeCards(changed.len());
    let edit = |cards| Edit::Several(name, vec![Edit::Map(editor.map_id(), MapEdit::SetCards(cards))]);
    (!changed.is_empty()).then(|| edit(changed))
}

/// Where a new card goes: under the selected card, into the selected cell, or into the first cell of the
/// selected lane or column that holds cards.
pub(super) fn card_place(editor: &Editor) -> Option<Place> {
    let map = editor.map();
    if let Some(Item::Card(id)) = editor.selection().last()
        && let Some((lane, step, index, _)) = map.card_in_grid(*id)
    {
        return Some(Place::Cell { lane: lane.id, step, index: index + 1 });
    }
    let (lane, step) = spot(editor);
    let lane = match lane {
        Some(id) => map.lane(id)?,
        None if step.is_some() => map.lanes.iter().find(|lane| !lane.kind.holds_points())?,
        None => return None,
    };
    let step = step.or_else(|| map.columns().first().copied())?;
    (!lane.kind.holds_points()).then_some(Place::Cell { lane: lane.id, step, index: usize::MAX })
}

/// Every selected card again, or else the selected stages, steps or lanes with all they hold.
fn duplicate(editor: &Editor) -> Option<Edit> {
    block::duplicate(editor).or_else(|| clip::duplicate(editor))
}

/// The columns of a head; none of other things.
fn steps_of(map: &Map, item: Item) -> Vec<StepId> {
    let stages = map.stages().filter(|(phase, stage)| match item {
        Item::Phase(id) => phase.id == id,
        Item::Stage(id) => stage.id == id,
        Item::Step(id) => stage.steps.iter().any(|step| step.id == id),
        _ => false,
    });
    let steps = stages.flat_map(|(_, stage)| &stage.steps).map(|step| step.id);
    steps.filter(|step| !matches!(item, Item::Step(id) if id != *step)).collect()
}

/// Lane and column of what was selected last.
pub(super) fn spot(editor: &Editor) -> (Option<LaneId>, Option<StepId>) {
    let map = editor.map();
    match editor.selection().last() {
        Some(&Item::Card(id)) => {
            map.card_in_grid(id).map_or((None, None), |(lane, step, ..)| (Some(lane.id), Some(step)))
        }
        Some(&Item::Point(id)) => {
            map.point(id).map_or((None, None), |(lane, step, _)| (Some(lane.id), Some(step)))
        }
        Some(&Item::Cell(lane, step)) => (Some(lane), Some(step)),
        Some(&Item::Lane(lane)) => (Some(lane), None),
        Some(&Item::Step(step)) => (None, Some(step)),
        Some(&Item::Stage(id)) => {
            (None, map.stage(id).and_then(|stage| stage.steps.last()).map(|step| step.id))
        }
        Some(&Item::Phase(id)) => (None, last_step_of_phase(map, id)),
        _ => (None, None),
    }
}

fn last_step_of_phase(map: &Map, id: PhaseId) -> Option<StepId> {
    let phase = map.phases.iter().find(|phase| phase.id == id)?;
    Some(phase.stages.last()?.steps.last()?.id)
}

/// Sets 'takes no part' in the selected cells, or clears it where all of them have it.
fn takes_no_part(editor: &Editor) -> Option<Edit> {
    let map = editor.map();
    let is_set = |lane: LaneId, step: StepId| {
        map.lane(lane).and_then(|lane| lane.cells.get(&step)).is_some_and(|cell| cell.empty_on_purpose)
    };
    let cells: Vec<(LaneId, StepId)> = editor
        .selection()
        .iter()
        .filter_map(|item| if let Item::Cell(lane, step) = item { Some((*lane, *step)) } else { None })
        .collect();
    let empty = !cells.iter().all(|&(lane, step)| is_set(lane, step));
    let edits: Vec<Edit> = cells
        .into_iter()
        .map(|(lane, step)| Edit::Map(map.id, MapEdit::SetEmptyOnPurpose { lane, step, empty }))
        .collect();
    (!edits.is_empty()).then_some(Edit::Several(StepName::SetEmptyOnPurpose, edits))
}
