//! Keys without Ctrl or Command: while nothing is selected they take up tools and open things, as drawing programs
//! have it. They are found by their place on the keyboard, whatever is typed there, and none changes the document:
//! an input method for Vietnamese may send any of them.

use egui::{Event, Key, Ui};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;

/// The keys and what they run.
pub(in crate::app) const KEYS: [(Key, Command); 6] = [
    (Key::V, Command::SelectTool),
    (Key::Num1, Command::SelectTool),
    (Key::H, Command::PanTool),
    (Key::A, Command::LinkTool),
    (Key::Num5, Command::LinkTool),
    (Key::N, Command::QuickAdd),
];

/// Runs the keys of this pass.
pub(super) fn read(ui: &Ui, editor: &Editor, actions: &mut Vec<Action>) {
    if !editor.selection().is_empty() || editor.typing().is_some() {
        return;
    }
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, physical_key, pressed: true, repeat: false, modifiers } = event else {
                return true;
            };
            let place = physical_key.unwrap_or(*key);
            let found = KEYS.iter().find(|(key, _)| *key == place && modifiers.is_none());
            actions.extend(found.map(|(_, command)| Action::Command(*command)));
            found.is_none()
        });
    });
}
