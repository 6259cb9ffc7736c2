//! Keys on the canvas: walking from thing to thing, leaving, beginning to type, moving points. ↑ and ↓ give
//! selected points another value; ← and → walk on from them, and with Ctrl or Command all four do. Keys of
//! commands are read elsewhere.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use crate::app::action::{Action, Tool, ViewChange};
use crate::app::editor::Editor;
use crate::app::points;
use crate::layout::{Direction, Layout};
use crate::model::Item;

/// What the keys of this pass ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// To the neighbour in that direction.
    Walk(Direction),
    /// The same, and what was selected stays so.
    Extend(Direction),
    /// The selected points get a higher or a lower value, by a step of their scale or a fine one.
    Raise { up: bool, fine: bool },
    /// Types at the selection.
    Type,
    /// One thing less: the selection, then the tool.
    Leave,
}

/// Keeps Tab, arrows and Escape for the canvas. Without a selection Tab goes on to the next panel.
pub(super) fn hold(ui: &Ui, id: Id, editor: &Editor) {
    let selected = !editor.selection().is_empty();
    let filter = EventFilter { tab: selected, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// Takes the keys that the canvas answers to.
pub(super) fn wishes(ui: &Ui, editor: &Editor) -> Vec<Wish> {
    let selected = !editor.selection().is_empty();
    let points = points::only_points(editor);
    let mut wishes = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let raised = if points { raise(*key, *modifiers) } else { None };
            let wish = raised.or_else(|| wish(*key, *modifiers, selected));
            wishes.extend(wish);
            wish.is_none()
        });
    });
    wishes
}

fn raise(key: Key, modifiers: Modifiers) -> Option<Wish> {
    let up = key == Key::ArrowUp;
    let fine = modifiers.shift_only();
    ((up || key == Key::ArrowDown) && (fine || modifiers.is_none())).then_some(Wish::Raise { up, fine })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all other keys are for others")]
fn wish(key: Key, modifiers: Modifiers, selected: bool) -> Option<Wish> {
    let direction = match key {
        Key::ArrowLeft => Some(Direction::Left),
        Key::ArrowRight => Some(Direction::Right),
        Key::ArrowUp => Some(Direction::Up),
        Key::ArrowDown => Some(Direction::Down),
        _ => None,
    };
    match (key, direction) {
        (_, Some(direction)) if modifiers.is_none() || modifiers.command_only() => {
            Some(Wish::Walk(direction))
        }
        (_, Some(direction)) if modifiers.shift_only() => Some(Wish::Extend(direction)),
        (Key::Tab, _) if selected && modifiers.is_none() => Some(Wish::Walk(Direction::Right)),
        (Key::Tab, _) if selected && modifiers.shift_only() => Some(Wish::Walk(Direction::Left)),
        (Key::Enter, _) if selected && modifiers.is_none() => Some(Wish::Type),
        (Key::Escape, _) if modifiers.is_none() => Some(Wish::Leave),
        _ => None,
    }
}

/// Selects the neighbour of what was selected last and brings it into view.
pub(super) fn walk(
    layout: &Layout,
    editor: &Editor,
    direction: Direction,
    extend: bool,
    actions: &mut Vec<Action>,
) {
    let target = match editor.selection().last() {
        Some(&from) => layout.neighbour(from, direction),
        None => layout.first(),
    };
    let Some(target) = target else { return };
    let mut selection = if extend { editor.selection().to_vec() } else { Vec::new() };
    selection.retain(|item| *item != target && (!extend || is_content(*item)));
    selection.push(target);
    actions.push(Action::Select(selection));
    actions.push(Action::View(ViewChange::Reveal(target)));
}

/// Puts away the selection, or else the tool.
pub(super) fn leave(editor: &Editor, actions: &mut Vec<Action>) {
    if !editor.selection().is_empty() {
        actions.push(Action::Select(Vec::new()));
    } else if editor.tool() != Tool::Select {
        actions.push(Action::Tool(Tool::Select));
    }
}

fn is_content(item: Item) -> bool {
    matches!(item, Item::Card(_) | Item::Point(_) | Item::Cell(..))
}
