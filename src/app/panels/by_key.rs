//! What egui does for the pointer alone: menus of the right mouse button that open by key too, and lists that a
//! key closes. Knows nothing of what is in them.

use egui::{InnerResponse, Key, Modifiers, Popup, Response, SetOpenCommand, Ui};

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
        if let Some(shown) = shown.filter(|_| response.has_focus()) {
            enter_menu(&shown.response);
        }
    } else {
        response.context_menu(content);
    }
}

/// Gives the keyboard to the first entry of a menu that was opened by key, as soon as it has any.
pub(in crate::app) fn enter_menu(menu: &Response) {
    let first = menu.ctx.viewport(|viewport| {
        let mut widgets = viewport.this_pass.widgets.get_layer(menu.layer_id);
        widgets.find(|widget| widget.enabled && widget.sense.is_focusable()).map(|widget| widget.id)
    });
    if let Some(id) = first {
        menu.ctx.memory_mut(|memory| memory.request_focus(id));
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
