//! The list of values that a cell can have, to choose from by pointer or keys.

use egui::accesskit::Role;
use egui::{Button, Id, Popup, PopupCloseBehavior, PopupKind, ScrollArea, Ui, WidgetInfo};

use super::cells::Drawn;
use super::column::Change;
use super::{Pass, Table, change};
use crate::app::action::Action;
use crate::app::panels::entry;
use crate::model::CardId;

/// The id of the open list.
pub(super) fn choices_id() -> Id {
    Id::unique("values of a cell")
}

impl Table {
    /// The open list under its cell.
    pub(super) fn choices_ui(
        &mut self,
        ui: &Ui,
        pass: &Pass<'_>,
        drawn: Option<Drawn>,
        actions: &mut Vec<Action>,
    ) {
        let Some(cell) = self.choosing else { return };
        let drawn = drawn.filter(|drawn| drawn.cell == cell);
        let row = self.rows.place(cell.card).and_then(|place| self.rows.get(place));
        let card = row.and_then(|row| Some((row, pass.source.card(row)?)));
        let (Some(drawn), Some((row, card)), true) = (drawn, card, Popup::is_id_open(ui.ctx(), choices_id()))
        else {
            self.choosing = None;
            Popup::close_id(ui.ctx(), choices_id());
            return;
        };
        let choices = change::choices(&pass.source, cell.column, row, card);
        let several = cell.column.change() == Change::Several;
        let opens = choices_id().with("opens");
        let now = ui.cumulative_pass_nr();
        let last = ui.data_mut(|data| {
            let last = data.get_temp::<(CardId, u64)>(opens);
            data.insert_temp(opens, (cell.card, now));
            last
        });
        let is_new = last.is_none_or(|(card, pass)| card != cell.card || pass + 1 < now);
        Popup::new(choices_id(), ui.ctx().clone(), drawn.rect, ui.layer_id())
            .kind(PopupKind::Menu)
            .open_memory(None)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name(cell.column.name(pass.around.language))
            .show(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.spacing_mut().interact_size.y = 26.0;
                ui.set_min_width(drawn.rect.width().max(160.0));
                ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                    let first = choices.iter().position(|choice| choice.chosen).unwrap_or_default();
                    for (place, choice) in choices.into_iter().enumerate() {
                        let button = Button::selectable(choice.chosen, entry(choice.icon, &choice.words));
                        let response = ui.add(button);
                        let role = if several { Role::MenuItemCheckBox } else { Role::MenuItemRadio };
                        response
                            .widget_info(|| WidgetInfo::selected(role, true, choice.chosen, &choice.words));
                        if is_new && place == first {
                            response.request_focus();
                            response.scroll_to_me(Some(egui::Align::Center));
                        }
                        if response.clicked() {
                            if several || !choice.chosen {
                                actions.push(Action::Edit(choice.edit));
                            }
                            if !several {
                                ui.close();
                            }
                        }
                    }
                });
            });
    }
}
