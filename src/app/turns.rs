//! Input in portions. Fast typists and slow passes bring several keys at once: letters, Tab, letters, Enter.
//! What such a key leads to is only there after its pass, so each key that may change the place gets a pass of
//! its own, and what came after it waits for the next, or for the one after that where the keyboard goes to
//! another widget. Nothing is lost and nothing changes its order. Knows nothing of what the keys do.

use egui::{Context, Event, Id, Key, Modifiers, Plugin, RawInput, Ui};

/// So many passes at most wait for the keyboard to come to rest: a widget asks for it in one, has it in the
/// next, and keeps Tab and arrows for itself from the third on.
const MOST_HELD: u8 = 3;

/// Deals the input out to the passes.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// What came after the portion of this pass.
    waiting: Vec<Event>,
    /// What had the keyboard at the beginning of the last pass.
    focus: Option<Id>,
    /// The last portion ran a command, which may open something that wants the keyboard.
    commanded: bool,
    /// For how many passes input has been held back.
    held: u8,
}

/// What an event means for the order of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Writes where the cursor is: letters, an input method, Backspace.
    Writes,
    /// Goes elsewhere or runs a command.
    Turns,
    /// A press of the pointer may go elsewhere too; a release may drop something there.
    Presses,
    /// Shift, Ctrl, Alt or Command: what a press or a release means, those say that are held at it.
    Holds,
    /// Neither.
    Quiet,
}

impl Plugin for Turns {
    fn debug_name(&self) -> &'static str {
        "turns"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.waiting);
        events.append(&mut input.events);
        let focus = ctx.memory(egui::Memory::focused);
        let moved = std::mem::replace(&mut self.focus, focus) != focus;
        let unrest = moved || std::mem::take(&mut self.commanded);
        if unrest && self.held < MOST_HELD && quiet(&events) < events.len() {
            self.held += 1;
            self.waiting = events;
            return;
        }
        self.held = 0;
        self.waiting = events.split_off(portion(&events));
        self.commanded = events.iter().any(is_command);
        input.events = events;
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

/// How many of the events one pass may see.
fn portion(events: &[Event]) -> usize {
    let (mut written, mut pressed) = (false, false);
    for (place, event) in events.iter().enumerate() {
        match sort(event) {
            Sort::Turns if written || pressed => return place,
            Sort::Turns => return place + 1 + tail(event, events.get(place + 1..).unwrap_or_default()),
            Sort::Writes if pressed => return place,
            Sort::Writes => written = true,
            Sort::Presses if written => return place,
            Sort::Presses => pressed = true,
            Sort::Holds if pressed => return place,
            Sort::Holds | Sort::Quiet => {}
        }
    }
    events.len()
}

/// How many events belong to a key press: its repetitions while it is held, so that a slow pass does not go on
/// walking after it is let go, and its release.
fn tail(press: &Event, events: &[Event]) -> usize {
    let repeats = events.iter().take_while(|event| *event == press).count();
    repeats + quiet(events.get(repeats..).unwrap_or_default())
}

/// How many events at the beginning do nothing by themselves.
fn quiet(events: &[Event]) -> usize {
    events.iter().take_while(|event| matches!(sort(event), Sort::Quiet | Sort::Holds)).count()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most events write nothing and go nowhere")]
fn sort(event: &Event) -> Sort {
    match event {
        Event::Text(_) | Event::Ime(_) => Sort::Writes,
        Event::Copy | Event::Cut | Event::Paste(_) | Event::PasteImage(_) => Sort::Turns,
        Event::PointerButton { .. } => Sort::Presses,
        Event::ModifiersChanged(_) => Sort::Holds,
        Event::Key { key, pressed: true, modifiers, .. } => {
            let new_line = *key == Key::Enter && modifiers.shift_only();
            let is_turn = commands(*key, *modifiers) || (turns(*key) && !new_line);
            if is_turn { Sort::Turns } else { Sort::Writes }
        }
        _ => Sort::Quiet,
    }
}

fn is_command(event: &Event) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. } if commands(*key, *modifiers))
}

fn commands(key: Key, modifiers: Modifiers) -> bool {
    let is_function = (Key::F1..=Key::F35).contains(&key);
    is_function || modifiers.ctrl || modifiers.command || modifiers.alt || modifiers.mac_cmd
}

fn turns(key: Key) -> bool {
    matches!(
        key,
        Key::Enter
            | Key::Tab
            | Key::Escape
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::Delete
            | Key::Insert
            | Key::Menu
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Modifiers, PointerButton, Pos2};

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn key(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    fn press(button: Key) -> Event {
        key(button, Modifiers::NONE, true)
    }

    /// What each pass sees.
    fn passes(events: Vec<Event>) -> Vec<Vec<Event>> {
        let ctx = Context::default();
        let (mut turns, mut new, mut passes) = (Turns::default(), events, Vec::new());
        loop {
            let mut input = RawInput { events: std::mem::take(&mut new), ..RawInput::default() };
            turns.input_hook(&ctx, &mut input);
            passes.push(input.events);
            if turns.waiting.is_empty() {
                return passes;
            }
        }
    }

    #[test]
    fn a_key_that_changes_the_place_has_a_pass_of_its_own() {
        let events = vec![text("a"), press(Key::Tab), text("b"), press(Key::Enter), text("c")];
        let alone = events.iter().map(|event| vec![event.clone()]).collect::<Vec<_>>();
        assert_eq!(passes(events), alone);
    }

    #[test]
    fn a_key_that_is_held_down_is_one_turn() {
        let held = vec![press(Key::ArrowDown); 5];
        assert_eq!(passes(held.clone()), [held]);
        let release = key(Key::ArrowDown, Modifiers::NONE, false);
        let pressed_twice = vec![press(Key::ArrowDown), release, press(Key::ArrowDown)];
        assert_eq!(passes(pressed_twice).len(), 2);
    }

    #[test]
    fn what_follows_a_command_waits_until_it_may_have_opened_something() {
        let find = key(Key::F, Modifiers::COMMAND, true);
        assert_eq!(passes(vec![find.clone(), text("a")]), [vec![find], vec![], vec![text("a")]]);
    }

    #[test]
    fn a_burst_that_rewrites_a_word_stays_together() {
        let burst = vec![press(Key::H), text("hie"), press(Key::Backspace), text("ê"), text("u")];
        assert_eq!(passes(burst.clone()), [burst]);
    }

    #[test]
    fn a_new_line_is_text_and_a_command_is_not() {
        let line = key(Key::Enter, Modifiers::SHIFT, true);
        assert_eq!(passes(vec![text("a"), line, text("b")]).len(), 1);
        let save = key(Key::S, Modifiers::COMMAND, true);
        let released = key(Key::S, Modifiers::COMMAND, false);
        assert_eq!(passes(vec![text("a"), save.clone(), released])[1][0], save);
    }

    #[test]
    fn what_is_typed_or_held_before_a_press_is_so_at_it() {
        let button = |pressed| Event::PointerButton {
            pos: Pos2::ZERO,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let lengths = |events| passes(events).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(lengths(vec![text("a"), button(true), button(false), text("b")]), [1, 2, 1]);
        let shift = |modifiers| Event::ModifiersChanged(modifiers);
        let (held, free) = (shift(Modifiers::SHIFT), shift(Modifiers::NONE));
        // A click with Shift is one, however soon Shift is let go.
        assert_eq!(lengths(vec![held, button(true), button(false), free]), [3, 1]);
    }
}
