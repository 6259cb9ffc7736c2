//! From key presses to commands. Knows nothing of what the commands do.

use egui::{Event, InputState, Key};

use super::action::{Action, Pixels};
use super::command::{Command, Keys};

/// What letters mean in this pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// They go into a field, which answers to most keys itself.
    Field,
    /// The same on the map where nothing was typed yet, so that there is nothing in it to undo.
    UntouchedField,
    /// They begin words where something is selected on the map; keys that type are no commands.
    Words,
    /// Nowhere: much is selected, or something without words. Letters and digits alone are no commands, so that
    /// the same key is not one thing with a card selected and another with two.
    Nowhere,
    /// Nothing is selected: a key that types may be a command.
    Commands,
}

/// The commands of the keys pressed since the last pass, which nothing else gets to see then, and text that
/// was pasted. Not to be called while a dialog is open.
///
/// `kept`: keys that the widget with the keyboard answers to itself.
#[expect(clippy::wildcard_enum_match_arm, reason = "few events are commands")]
pub(super) fn read(input: &mut InputState, letters: Letters, kept: &[Key]) -> (Vec<Command>, Option<Action>) {
    let mut pasted = None;
    let mut commands = Vec::new();
    // The character of a key that was a command, such as the ! of Shift+1, is not typed as well.
    let mut spoken_for = false;
    let in_field = matches!(letters, Letters::Field | Letters::UntouchedField);
    input.events.retain(|event| {
        match event {
            Event::Key { .. } if in_field && types(event) => {}
            Event::Key { .. } if in_field => {
                let command = command_of(event).filter(|command| {
                    let undoes = matches!(command, Command::Undo | Command::Redo);
                    command.works_while_typing() || (undoes && letters == Letters::UntouchedField)
                });
                commands.extend(command);
                return command.is_none();
            }
            Event::Key { key, .. } if kept.contains(key) => {}
            _ if in_field => {}
            Event::Copy => commands.push(Command::Copy),
            Event::Cut => commands.push(Command::Cut),
            Event::Paste(text) => pasted = Some(Action::Paste(text.clone())),
            Event::PasteImage(image) => pasted = Some(Action::PastePicture(Pixels(image.clone()))),
            Event::Text(_) if spoken_for => {
                spoken_for = false;
                return false;
            }
            // Where this sign is on the keyboard differs from layout to layout.
            Event::Text(text) if text == "?" && letters == Letters::Commands => {
                commands.push(Command::Shortcuts);
                return false;
            }
            Event::Key { .. } if letters == Letters::Words && types(event) => {}
            Event::Key { modifiers, .. }
                if letters == Letters::Nowhere && modifiers.is_none() && types(event) => {}
            Event::Key { .. } => {
                let command = command_of(event);
                commands.extend(command);
                spoken_for = command.is_some() && types(event);
                return command.is_none();
            }
            _ => {}
        }
        true
    });
    (commands, pasted)
}

/// Whether the key types a character.
fn types(event: &Event) -> bool {
    let Event::Key { key, modifiers, .. } = event else { return false };
    // Names of keys that type are their characters; those of the others are words.
    let is_sign = key.symbol_or_name().chars().count() == 1;
    is_sign && !modifiers.command && !modifiers.ctrl && !modifiers.alt
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

    /// The commands, and what is left to be typed.
    fn read(letters: Letters, events: Vec<Event>) -> (Vec<Command>, Vec<Event>) {
        let ctx = egui::Context::default();
        let mut result = Default::default();
        let input = RawInput { events, ..RawInput::default() };
        let output = ctx.run_pass(input, |ctx| {
            result = ctx.input_mut(|input| {
                let commands = super::read(input, letters, &[]).0;
                (commands, input.events.clone())
            });
        });
        output.drop_without_applying_deltas();
        result
    }

    fn press(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.into())
    }

    fn shift_1() -> Event {
        Event::Key {
            key: Key::Exclamationmark,
            physical_key: Some(Key::Num1),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        }
    }

    #[test]
    fn a_letter_in_a_field_is_no_command() {
        // The quick-add bar opens by N, and works while something is typed by its other keys.
        let events = vec![press(Key::N, Modifiers::NONE), text("n")];
        for letters in [Letters::Field, Letters::UntouchedField] {
            assert_eq!(read(letters, events.clone()), (Vec::new(), events.clone()));
            assert_eq!(read(letters, vec![press(Key::J, Modifiers::COMMAND)]).0, [Command::QuickAdd]);
        }
    }

    #[test]
    fn redo_is_ctrl_y_and_ctrl_shift_z() {
        let commands = |key, modifiers| read(Letters::Words, vec![press(key, modifiers)]).0;
        assert_eq!(commands(Key::Y, Modifiers::COMMAND), [Command::Redo]);
        assert_eq!(commands(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT), [Command::Redo]);
        assert_eq!(commands(Key::Z, Modifiers::COMMAND), [Command::Undo]);
    }

    #[test]
    fn backspace_alone_is_never_a_command() {
        // Vietnamese input methods send it to rewrite what was typed.
        for letters in [Letters::Words, Letters::Commands] {
            assert_eq!(read(letters, vec![press(Key::Backspace, Modifiers::NONE)]).0, []);
            assert_eq!(read(letters, vec![press(Key::Delete, Modifiers::NONE)]).0, [Command::Delete]);
        }
    }

    #[test]
    fn fit_is_found_by_the_place_of_the_digit_and_its_sign_is_not_typed() {
        let (commands, left) = read(Letters::Commands, vec![shift_1(), text("!"), text("a")]);
        assert_eq!(commands, [Command::FitAll]);
        assert_eq!(left, [text("a")]);
    }

    #[test]
    fn a_key_that_types_is_no_command_while_something_is_selected() {
        let (commands, left) = read(Letters::Words, vec![shift_1(), text("!"), text("?")]);
        assert_eq!(commands, []);
        assert_eq!(left, [shift_1(), text("!"), text("?")]);
        assert_eq!(read(Letters::Commands, vec![text("?")]).0, [Command::Shortcuts]);
        // With much selected too, but what is selected can still be fitted into the window.
        let tool = press(Key::A, Modifiers::NONE);
        assert_eq!(read(Letters::Nowhere, vec![tool, shift_1()]).0, [Command::FitAll]);
    }
}
