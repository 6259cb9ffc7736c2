//! From key presses to commands. Knows nothing of what the commands do.

use egui::{Event, InputState, Key};

use super::action::{Action, Pixels};
use super::command::{Command, Keys};

/// Seconds after a letter in which Backspace is taken for the work of a Vietnamese input method, which
/// rewrites what was typed even while nothing is being typed into.
const LETTER_SECONDS: f64 = 0.15;

/// When a letter came last.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    letter: Option<f64>,
}

impl Keyboard {
    /// The commands of the keys pressed since the last pass, which nothing else gets to see then, and text
    /// that was pasted. While a field has the keyboard, only what does not concern its text. Not to be called
    /// while a dialog is open.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few events are commands")]
    ///
    /// `kept`: keys that the widget with the keyboard answers to itself.
    pub(super) fn read(
        &mut self,
        input: &mut InputState,
        typing: bool,
        kept: &[Key],
    ) -> (Vec<Command>, Option<Action>) {
        let mut pasted = None;
        let mut commands = Vec::new();
        let now = input.time;
        let letter = &mut self.letter;
        // The character of a key that was a command, such as the ! of Shift+1, is not typed as well.
        let mut spoken_for = false;
        let follows_text = input.events.iter().any(|event| matches!(event, Event::Text(_)));
        input.events.retain(|event| {
            match event {
                Event::Key { .. } if typing => {
                    let command = command_of(event).filter(|command| command.works_while_typing());
                    commands.extend(command);
                    return command.is_none();
                }
                Event::Key { key, .. } if kept.contains(key) => {}
                _ if typing => {}
                Event::Copy => commands.push(Command::Copy),
                Event::Cut => commands.push(Command::Cut),
                Event::Paste(text) => pasted = Some(Action::Paste(text.clone())),
                Event::PasteImage(image) => pasted = Some(Action::PastePicture(Pixels(image.clone()))),
                Event::Text(_) if spoken_for => {
                    spoken_for = false;
                    return false;
                }
                Event::Text(text) if text.chars().any(char::is_alphabetic) => *letter = Some(now),
                Event::Key { key: Key::Backspace, pressed: true, .. }
                    if follows_text || letter.is_some_and(|then| now - then < LETTER_SECONDS) => {}
                Event::Key { modifiers, .. } => {
                    let command = command_of(event);
                    commands.extend(command);
                    spoken_for = command.is_some() && !modifiers.command && !modifiers.alt;
                    return command.is_none();
                }
                _ => {}
            }
            true
        });
        (commands, pasted)
    }
}

fn command_of(event: &Event) -> Option<Command> {
    Command::ALL
        .iter()
        .copied()
        // Cut, copy and paste come as events of their own, never as keys.
        .filter(|command| !matches!(command, Command::Cut | Command::Copy | Command::Paste))
        .find(|command| command.row().keys.iter().any(|keys| keys.are(event)))
}

impl Keys {
    fn are(self, event: &Event) -> bool {
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return false };
        let pressed = if self.by_place { physical_key.unwrap_or(*key) } else { *key };
        pressed == self.key && modifiers.matches_exact(self.modifiers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Modifiers, RawInput};

    fn read(keyboard: &mut Keyboard, time: f64, events: Vec<Event>) -> Vec<Command> {
        let ctx = egui::Context::default();
        let mut commands = Vec::new();
        let input = RawInput { time: Some(time), events, ..RawInput::default() };
        let output = ctx.run_pass(input, |ctx| {
            commands = ctx.input_mut(|input| keyboard.read(input, false, &[])).0;
        });
        output.drop_without_applying_deltas();
        commands
    }

    fn press(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    #[test]
    fn redo_is_ctrl_y_and_ctrl_shift_z() {
        let keyboard = &mut Keyboard::default();
        let events = vec![press(Key::Y, Modifiers::COMMAND)];
        assert_eq!(read(keyboard, 1.0, events), [Command::Redo]);
        let events = vec![press(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT)];
        assert_eq!(read(keyboard, 2.0, events), [Command::Redo]);
        assert_eq!(read(keyboard, 3.0, vec![press(Key::Z, Modifiers::COMMAND)]), [Command::Undo]);
    }

    #[test]
    fn backspace_deletes_but_not_on_behalf_of_an_input_method() {
        let keyboard = &mut Keyboard::default();
        let backspace = || press(Key::Backspace, Modifiers::NONE);
        assert_eq!(read(keyboard, 1.0, vec![backspace()]), [Command::Delete]);
        assert_eq!(read(keyboard, 2.0, vec![Event::Text("d".into())]), []);
        assert_eq!(read(keyboard, 2.1, vec![backspace(), Event::Text("đ".into())]), []);
        assert_eq!(read(keyboard, 2.2, vec![backspace()]), []);
        assert_eq!(read(keyboard, 3.0, vec![backspace()]), [Command::Delete]);
    }

    #[test]
    fn fit_is_found_by_the_place_of_the_digit() {
        let event = Event::Key {
            key: Key::Exclamationmark,
            physical_key: Some(Key::Num1),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        };
        assert_eq!(read(&mut Keyboard::default(), 1.0, vec![event]), [Command::FitAll]);
    }

    #[test]
    fn the_character_of_a_command_is_not_typed() {
        let keyboard = &mut Keyboard::default();
        let ctx = egui::Context::default();
        let shift_1 = Event::Key {
            key: Key::Exclamationmark,
            physical_key: Some(Key::Num1),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        };
        let text = |text: &str| Event::Text(text.into());
        let input = RawInput { events: vec![shift_1, text("!"), text("a")], ..RawInput::default() };
        let output = ctx.run_pass(input, |ctx| {
            let commands = ctx.input_mut(|input| keyboard.read(input, false, &[])).0;
            assert_eq!(commands, [Command::FitAll]);
            ctx.input(|input| assert_eq!(input.events, [text("a")]));
        });
        output.drop_without_applying_deltas();
    }
}
