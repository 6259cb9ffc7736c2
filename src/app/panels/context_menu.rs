//! The menu of the right mouse button for the keyboard too: the key for menus, or Shift+F10, opens it below what
//! has the keyboard. Knows nothing of what is in it.

use egui::{Key, Modifiers, Popup, Response, SetOpenCommand, Ui};

/// The menu of a widget.
pub(in crate::app) fn context_menu(response: &Response, content: impl FnOnce(&mut Ui)) {
    let asked = response.has_focus()
        && response.ctx.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Menu) || input.consume_key(Modifiers::SHIFT, Key::F10)
        });
    let by_key = Popup::menu(response)
        .id(response.id.with("menu by key"))
        .open_memory(asked.then_some(SetOpenCommand::Bool(true)));
    if asked || by_key.is_open() {
        by_key.show(content);
    } else {
        response.context_menu(content);
    }
}
