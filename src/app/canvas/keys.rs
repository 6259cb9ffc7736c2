//! Which keys the canvas answers to while nothing is typed, and what they ask for: walking from thing to thing,
//! leaving, beginning to type, moving points. ↑ and ↓ give selected points another value; ← and → walk on from
//! them, and with Ctrl or Command all four do. Keys of commands are read in `app::keys`.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use crate::app::action::{Action, Tool, ViewChange};
use crate::app::editor::Editor;
use crate::app::points;
use crate::layout::{Direction, Layout};
use crate::model::Item;

/// What the keys of this pass ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Selects what lies there.
    Walk(Way),
    /// The same, and what was selected stays so.
    Extend(Way),
    /// The selected points get a higher or a lower value, by a step of their scale or a fine one.
    Raise { up: bool, fine: bool },
    /// Types at the selection.
    Type,
    /// Types in the lane below; under a head, on a new one after it.
    TypeBelow,
    /// The menu of what is selected.
    Menu,
    /// One thing less: the selection, then the tool.
    Leave,
}

/// A way to walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the neighbour.
    To(Direction),
    /// To the first or last column of the row.
    End { last: bool },
    /// To the first or last cell of the map.
    Corner { last: bool },
    /// As far as the canvas is high.
    Screen { down: bool },
}

/// Keeps Tab, arrows and Escape for the canvas. Without a selection Tab goes on to the next panel.
pub(super) fn hold(ui: &Ui, id: Id, selected: bool) {
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

fn wish(key: Key, modifiers: Modifiers, selected: bool) -> Option<Wish> {
    let way = way(key, modifiers.command_only());
    match (key, way) {
        (_, Some(way)) if modifiers.is_none() || modifiers.command_only() => Some(Wish::Walk(way)),
        (_, Some(way)) if modifiers.shift_only() => Some(Wish::Extend(way)),
        (Key::Tab, _) if selected && modifiers.is_none() => Some(Wish::Walk(Way::To(Direction::Right))),
        (Key::Tab, _) if selected && modifiers.shift_only() => Some(Wish::Walk(Way::To(Direction::Left))),
        (Key::Enter, _) if selected && modifiers.is_none() => Some(Wish::Type),
        (Key::Enter, _) if selected && modifiers.command_only() => Some(Wish::TypeBelow),
        (Key::Menu, _) if modifiers.is_none() => Some(Wish::Menu),
        (Key::F10, _) if modifiers.shift_only() => Some(Wish::Menu),
        (Key::Escape, _) if modifiers.is_none() => Some(Wish::Leave),
        _ => None,
    }
}

/// Where a key walks; `far`: with Ctrl or Command, which turns pages to other maps.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other keys are for others")]
fn way(key: Key, far: bool) -> Option<Way> {
    match key {
        Key::ArrowLeft => Some(Way::To(Direction::Left)),
        Key::ArrowRight => Some(Way::To(Direction::Right)),
        Key::ArrowUp => Some(Way::To(Direction::Up)),
        Key::ArrowDown => Some(Way::To(Direction::Down)),
        Key::Home if far => Some(Way::Corner { last: false }),
        Key::End if far => Some(Way::Corner { last: true }),
        Key::Home => Some(Way::End { last: false }),
        Key::End => Some(Way::End { last: true }),
        Key::PageUp if !far => Some(Way::Screen { down: false }),
        Key::PageDown if !far => Some(Way::Screen { down: true }),
        _ => None,
    }
}

/// Selects what lies that way from what was selected last, and brings it into view. `screen`: how much of the
/// map is seen at once, map units.
pub(super) fn walk(
    layout: &Layout,
    editor: &Editor,
    way: Way,
    screen: f64,
    extend: bool,
    actions: &mut Vec<Action>,
) {
    let target = match (editor.selection().last(), way) {
        (_, Way::Corner { last }) => layout.corner(last),
        (None, _) => layout.corner(false),
        (Some(&from), Way::To(direction)) => layout.neighbour(from, direction),
        (Some(&from), Way::End { last }) => layout.end_of_row(from, last),
        (Some(&from), Way::Screen { down }) => layout.beyond(from, if down { screen } else { -screen }),
    };
    let Some(target) = target else { return };
    let mut selection = if extend { editor.selection().to_vec() } else { Vec::new() };
    // Back the way that one came takes the last one out again.
    if extend && selection.iter().rev().nth(1) == Some(&target) {
        selection.pop();
    }
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
