//! What egui does for the pointer alone: menus of the right mouse button that open by key too, and lists that a
//! key closes. Knows nothing of what is in them.

use egui::{InnerResponse, Key, Modifiers, Popup, Response, SetOpenCommand, Ui};

use crate::app::areas::first_in;

/// The menu of a widget. The key for menus, or Shift+F10, opens it below what has the keyboard.
pub(super) fn context_menu(response: &Response, content: impl FnOnce(&mut Ui)) {
    let asked = response.has_focus()
        && response.ctx.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Menu) || input.consume_key(Modifiers::SHIFT, Key::F10)
        });
    let by_key = Popup::menu(response)
        .id(response.id.with("menu by key"))
        .open_memory(asked.then_some(SetOpenCommand::Bool(true)));
    if asked || by_key.is_open() {
        let shown = by_key.show(content);
        // Arrows and Enter are for the menu, as soon as it has entries.
        if let Some(menu) = shown.map(|shown| shown.response).filter(|_| response.has_focus())
            && let Some(first) = first_in(&menu.ctx, menu.layer_id, menu.rect)
        {
            menu.ctx.memory_mut(|memory| memory.request_focus(first));
        }
    } else {
        response.context_menu(content);
    }
}

/// Closes an unfolded list when a key has chosen from it or left it, and gives its button the keyboard again.
pub(in crate::app) fn close_list<R>(ui: &Ui, list: &InnerResponse<Option<R>>) {
    let button = &list.response;
    if list.inner.is_none() || button.has_focus() {
        return;
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let in_list = ui.memory(|memory| memory.focused().is_some());
    if pressed(Key::Escape) || (in_list && (pressed(Key::Enter) || pressed(Key::Space))) {
        Popup::close_all(ui.ctx());
        button.request_focus();
    }
}
