//! Input in portions. Fast typists and slow passes bring several keys at once: letters, Tab, letters, Enter.
//! What such a key leads to is only there after its pass, so each key that may change the place gets a pass of
//! its own, and what came after it waits for the next. Nothing is lost and nothing changes its order.
//! Knows nothing of what the keys do.

use egui::{Context, Event, Key, Plugin, RawInput, Ui};

/// Deals the input out to the passes.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// What came after the portion of this pass.
    waiting: Vec<Event>,
}

/// What an event means for the order of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Writes where the cursor is: letters, an input method, Backspace.
    Writes,
    /// Goes elsewhere or runs a command.
    Turns,
    /// A press of the pointer may go elsewhere too.
    Presses,
    /// Neither.
    Quiet,
}

impl Plugin for Turns {
    fn debug_name(&self) -> &'static str {
        "turns"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.waiting);
        events.append(&mut input.events);
        self.waiting = events.split_off(portion(&events));
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
            // A key release may follow at once, nothing else that does something.
            Sort::Turns => return place + 1 + quiet(events.get(place + 1..).unwrap_or_default()),
            Sort::Writes if pressed => return place,
            Sort::Writes => written = true,
            Sort::Presses if written => return place,
            Sort::Presses => pressed = true,
            Sort::Quiet => {}
        }
    }
    events.len()
}

/// How many events at the beginning do nothing by themselves.
fn quiet(events: &[Event]) -> usize {
    events.iter().take_while(|event| sort(event) == Sort::Quiet).count()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most events write nothing and go nowhere")]
fn sort(event: &Event) -> Sort {
    match event {
        Event::Text(_) | Event::Ime(_) => Sort::Writes,
        Event::Copy | Event::Cut | Event::Paste(_) | Event::PasteImage(_) => Sort::Turns,
        Event::PointerButton { pressed: true, .. } => Sort::Presses,
        Event::Key { key, pressed: true, modifiers, .. } => {
            let is_command = modifiers.ctrl || modifiers.command || modifiers.alt || modifiers.mac_cmd;
            let new_line = *key == Key::Enter && modifiers.shift_only();
            if is_command || (turns(*key) && !new_line) { Sort::Turns } else { Sort::Writes }
        }
        _ => Sort::Quiet,
    }
}

fn turns(key: Key) -> bool {
    let is_function = (Key::F1..=Key::F35).contains(&key);
    is_function
        || matches!(
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
    fn a_burst_that_rewrites_a_word_stays_together() {
        let burst = vec![press(Key::H), text("hie"), press(Key::Backspace), text("ê"), text("u")];
        assert_eq!(passes(burst.clone()), [burst]);
    }

    #[test]
    fn a_new_line_is_text_and_a_command_is_not() {
        let line = key(Key::Enter, Modifiers::SHIFT, true);
        assert_eq!(passes(vec![text("a"), line, text("b")]).len(), 1);
        let save = key(Key::S, Modifiers::COMMAND, true);
        assert_eq!(passes(vec![text("a"), save.clone(), key(Key::S, Modifiers::COMMAND, false)])[1][0], save);
    }

    #[test]
    fn what_is_typed_before_a_press_is_typed_before_it() {
        let button = |pressed| Event::PointerButton {
            pos: Pos2::ZERO,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let events = vec![text("a"), button(true), button(false), text("b")];
        assert_eq!(passes(events).iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 1]);
    }
}
