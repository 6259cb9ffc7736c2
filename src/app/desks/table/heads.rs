//! The heads of the columns: a click sorts, the funnel offers the values to filter by. And the list of columns.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Align2, Button, CornerRadius, Popup, PopupCloseBehavior, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use super::cells::direction;
use super::column::{Column, Source};
use super::{Counted, Pass, ROW, Table};
use crate::app::fonts::font;
use crate::app::panels::fields::edge_boxes;
use crate::app::panels::{focus_ring, one_line};
use crate::app::theme;
use crate::text::{Face, icons};
use crate::words;

/// Most values in a list.
const MOST_VALUES: usize = 300;
/// Least width of a list, points.
const LIST: f32 = 180.0;
/// Height above and below the list of columns at least, points.
const ABOVE: f32 = 240.0;

impl Table {
    /// The head of a column.
    pub(super) fn head_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, column: Column) {
        let (rect, colours) = (ui.max_rect(), pass.around.colours);
        let name = column.name(pass.around.language);
        let id = ui.make_persistent_id(("head", column));
        // The right edge is for changing the width.
        let response = ui.interact(rect.with_max_x(rect.right() - 5.0), id, Sense::click());
        let sorted =
            self.choice.sort.filter(|(sorted, _)| *sorted == column).map(|(_, last_first)| last_first);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, name));
        ui.ctx().accesskit_node_builder(id, |node| {
            if let Some(last_first) = sorted {
                node.set_sort_direction(direction(last_first).0);
            }
        });
        if response.clicked() {
            self.choice.turn(column);
        }
        let fill = if response.hovered() { colours.hover } else { colours.bar };
        ui.painter().rect_filled(rect, 0, fill);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.edge));
        let room = rect.width() - 16.0 - if sorted.is_some() { 16.0 } else { 0.0 } - 22.0;
        let words =
            one_line(ui.painter(), name, font(Face::SemiBold, theme::SMALL), colours.text, room.max(10.0));
        let right = rect.left() + 8.0 + words.size().x;
        ui.painter().galley(
            pos2(rect.left() + 8.0, rect.center().y - words.size().y / 2.0),
            words,
            colours.text,
        );
        if let Some(last_first) = sorted {
            let at = pos2(right + 10.0, rect.center().y);
            let sign = direction(last_first).1;
            ui.painter().text(at, Align2::CENTER_CENTER, sign, font(Face::Icons, 12.0), colours.accent_text);
        }
        focus_ring(ui, id, rect, CornerRadius::same(2));
        if column.has_values() {
            self.funnel_ui(ui, pass, column, response.hovered());
        }
        response.on_hover_text(name);
    }

    /// The button that opens the values of a column.
    fn funnel_ui(&mut self, ui: &Ui, pass: &Pass<'_>, column: Column, near: bool) {
        let (whole, colours, language) = (ui.max_rect(), pass.around.colours, pass.around.language);
        let rect = Rect::from_center_size(pos2(whole.right() - 17.0, whole.center().y), vec2(20.0, 22.0));
        let response = ui.interact(rect, ui.make_persistent_id(("funnel", column)), Sense::click());
        let name = words::table::filter_by(language, column.name(language));
        let filters = self.choice.values.contains_key(&column);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, filters, &name));
        let (face, ink) = if filters {
            (Face::IconsFill, colours.accent_text)
        } else if near || response.hovered() {
            (Face::Icons, colours.text)
        } else {
            (Face::Icons, colours.text_secondary)
        };
        if response.hovered() {
            ui.painter().rect_filled(rect, theme::RADIUS, colours.pressed);
        }
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::FUNNEL, font(face, 13.0), ink);
        focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
        let close = PopupCloseBehavior::CloseOnClickOutside;
        Popup::menu(&response).close_behavior(close).show(|ui| self.values_ui(ui, pass, column));
        response.on_hover_text(name);
    }

    /// The values of a column to choose from; none chosen: all.
    fn values_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, column: Column) {
        let words = words::table(pass.around.language);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 26.0;
        let wanted = self.choice.values.get(&column).cloned().unwrap_or_default();
        let all = Button::selectable(wanted.is_empty(), words.all_values);
        if ui.add(all).clicked() {
            self.choice.values.remove(&column);
        }
        ui.set_min_width(LIST);
        edge_boxes(ui);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (value, count) in self.counted(pass, column) {
                let mut chosen = wanted.contains(&value);
                let shown = if value.is_empty() { words.blank } else { &value };
                if ui.checkbox(&mut chosen, format!("{shown} · {count}")).changed() {
                    self.want(column, value, chosen);
                }
            }
        });
    }

    /// The values of a column, counted once for a state of the document.
    fn counted(&mut self, pass: &Pass<'_>, column: Column) -> Vec<(String, usize)> {
        let (document, map) = (pass.editor.document(), pass.editor.map_id());
        let is_fresh = self.counted.as_ref().is_some_and(|counted| {
            let (of, of_map, of_column) = &counted.of;
            Arc::ptr_eq(of, document) && *of_map == map && *of_column == column
        });
        if !is_fresh {
            let of = (Arc::clone(document), map, column);
            self.counted = Some(Counted { of, values: counted(&pass.source, column) });
        }
        let values = self.counted.iter().flat_map(|counted| &counted.values).take(MOST_VALUES);
        values.map(|(value, count)| (value.clone(), *count)).collect()
    }

    fn want(&mut self, column: Column, value: String, wanted: bool) {
        let values: &mut BTreeSet<String> = self.choice.values.entry(column).or_default();
        if wanted {
            values.insert(value);
        } else {
            values.remove(&value);
        }
        if values.is_empty() {
            self.choice.values.remove(&column);
        }
    }

    /// Which columns are shown.
    pub(super) fn columns_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let words = words::table(pass.around.language).columns;
        let button = ui.add(Button::new((theme::icon(icons::COLUMNS, 16.0), words)));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
        Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().interact_size.y = 26.0;
            ui.set_min_width(LIST);
            edge_boxes(ui);
            let height = (ui.ctx().content_rect().height() - ABOVE).max(ROW * 3.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| self.column_boxes_ui(ui, pass));
        });
    }

    fn column_boxes_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        for column in Column::ALL.into_iter().filter(|column| *column != Column::Title) {
            let mut shown = pass.columns.contains(&column);
            if ui.checkbox(&mut shown, column.name(pass.around.language)).changed() {
                let now = self.shown.get_or_insert_with(|| Column::USUAL.into());
                if shown {
                    now.insert(column)
                } else {
                    now.remove(&column)
                };
            }
        }
    }
}

/// The values of a column with the number of cards that have each; an empty one is an empty cell.
fn counted(source: &Source<'_>, column: Column) -> BTreeMap<String, usize> {
    let mut values = BTreeMap::new();
    for row in source.rows() {
        let Some(card) = source.card(&row) else { continue };
        let of_card = source.values(column, &row, card);
        if of_card.is_empty() {
            *values.entry(String::new()).or_default() += 1;
        }
        for value in of_card {
            *values.entry(value).or_default() += 1;
        }
    }
    values
}
