//! The fields of an arrow.

use egui::Ui;

use super::{fields, head_ui};
use crate::app::Around;
use crate::app::action::{Action, ViewChange};
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::{colours, label};
use crate::app::panels::widgets::{entry, icon};
use crate::edit::MapEdit;
use crate::model::{CardId, Item, LinkId};
use crate::style::kind_icon;
use crate::text::icons;
use crate::words;

/// Every field of the arrow.
pub(super) fn link_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: LinkId,
) {
    let Some(link) = editor.map().links.iter().find(|link| link.id == id) else { return };
    let inspector = words::inspector(around.language);
    let name = words::kinds::item(around.language, Item::Link(id));
    let sign = (icons::FLOW_ARROW, colours(ui).accent_text);
    head_ui(ui, around, actions, sign, name, &[Command::Delete]);
    let mut new = link.clone();
    fields::words(ui, inspector.label, &mut new.label);
    end_ui(ui, editor, around, actions, inspector.from, link.from);
    end_ui(ui, editor, around, actions, inspector.to, link.to);
    ui.add_space(6.0);
    ui.checkbox(&mut new.two_way, inspector.two_way);
    ui.add_space(6.0);
    if ui.button((icon(icons::REPEAT, 15.0), inspector.turn_round)).clicked() {
        std::mem::swap(&mut new.from, &mut new.to);
    }
    if new != *link {
        actions.push(Action::EditMap(MapEdit::SetLink(new)));
    }
}

/// One of the two cards; a click goes there.
fn end_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    name: &str,
    id: CardId,
) {
    label(ui, name);
    let Some(card) = editor.map().card(id) else { return };
    let kind = words::names::card_kind(editor.document(), around.language, &card.kind);
    let title = if card.title.is_empty() { kind } else { &card.title };
    let button = egui::Button::new(entry(Some(kind_icon(&card.kind, editor.document())), title))
        .truncate()
        .min_size(egui::vec2(ui.available_width(), 30.0));
    if ui.add(button).on_hover_text(title).clicked() {
        actions.push(Action::Select(vec![Item::Card(id)]));
        actions.push(Action::View(ViewChange::Reveal(Item::Card(id))));
    }
}
