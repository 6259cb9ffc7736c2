//! A button that shows an icon and opens a grid of all icons to choose from, with a field to search them by
//! name in either language; and its neighbour that does the same with colours.

use egui::accesskit::Role;
use egui::{
    Align2, CornerRadius, Grid, Popup, PopupCloseBehavior, Response, ScrollArea, Sense, Stroke, StrokeKind,
    TextEdit, Ui, Vec2, WidgetInfo, vec2,
};

use super::fields::{colours, keep_escape};
use super::widgets::{ROW, color32, focus_ring, swatch};
use crate::app::fonts::font;
use crate::app::theme;
use crate::model::{Language, Rgb};
use crate::style::{CardColours, OWN_COLOURS};
use crate::text::Face;
use crate::text::named_icons::{self, NamedIcon};
use crate::words;

/// Icons in a row of the grid.
const IN_ROW: usize = 9;

/// The icon as a button. `Some`: the name of another one was chosen.
pub(in crate::app) fn icon_picker(
    ui: &mut Ui,
    language: Language,
    name: &str,
    (sign, chosen): (char, &str),
    look: Option<CardColours>,
) -> Option<&'static str> {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let colours = colours(ui);
    let (fill, edge, ink) = look.map_or((colours.surface, colours.edge, colours.text), |look| {
        (color32(look.fill), color32(look.border), color32(look.ink))
    });
    let edge = if response.hovered() { colours.accent } else { edge };
    ui.painter().rect(rect, theme::RADIUS, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, sign, font(Face::Icons, 18.0), ink);
    focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
    let shown = Popup::from_toggle_button_response(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| grid_ui(ui, language, chosen, &response));
    response.on_hover_text(name);
    let picked = shown.and_then(|shown| shown.inner);
    if picked.is_some() {
        Popup::close_all(ui.ctx());
    }
    picked
}

fn grid_ui(ui: &mut Ui, language: Language, chosen: &str, button: &Response) -> Option<&'static str> {
    let words = words::desks(language);
    let id = button.id.with("search");
    let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    if button.clicked() {
        typed.clear();
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let field = TextEdit::singleline(&mut typed).id(id).hint_text(words.search_icons).desired_width(300.0);
    let field = ui.add(field).accessible_name(words.search_icons);
    if field.lost_focus() {
        keep_escape(ui);
    }
    let found: Vec<&NamedIcon> = named_icons::ALL.iter().filter(|icon| icon.is_meant_by(&typed)).collect();
    ui.data_mut(|data| data.insert_temp(id, typed));
    if found.is_empty() {
        ui.label(theme::label(colours(ui), words.no_icon));
        return None;
    }
    let mut picked = None;
    ScrollArea::vertical().id_salt(id).max_height(260.0).show(ui, |ui| {
        Grid::new(id.with("grid")).spacing(vec2(2.0, 2.0)).min_col_width(32.0).show(ui, |ui| {
            for (place, icon) in found.iter().enumerate() {
                if icon_ui(ui, language, icon, icon.name == chosen) {
                    picked = Some(icon.name);
                }
                if place % IN_ROW == IN_ROW - 1 {
                    ui.end_row();
                }
            }
        });
    });
    picked
}

fn icon_ui(ui: &mut Ui, language: Language, icon: &NamedIcon, chosen: bool) -> bool {
    let name = match language {
        Language::English => icon.name.replace('-', " "),
        Language::Vietnamese => icon.vietnamese.to_owned(),
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(32.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
    let colours = colours(ui);
    if chosen {
        ui.painter().rect_filled(rect, theme::RADIUS, colours.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, colours.hover);
    }
    let ink = if chosen { colours.accent_text } else { colours.text };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon.code, font(Face::Icons, 20.0), ink);
    focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
    let clicked = response.clicked();
    response.on_hover_text(name);
    clicked
}

/// The colour as a button. `Some`: another one was chosen.
pub(in crate::app) fn colour_picker(ui: &mut Ui, name: &str, colour: Rgb) -> Option<Rgb> {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ColorWell, true, name));
    let id = response.id.with("mixed");
    // While a colour is mixed it changes with every move; the document hears of the last one.
    let mixed = ui.data(|data| data.get_temp::<Option<Rgb>>(id).flatten());
    let shown = mixed.unwrap_or(colour);
    let edge = Stroke::new(1.0, colours(ui).edge);
    ui.painter().rect(rect.shrink(2.0), 5, color32(shown.into()), edge, StrokeKind::Outside);
    focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
    let popup = Popup::from_toggle_button_response(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let mut picked = None;
            ui.horizontal_wrapped(|ui| {
                ui.set_max_width(230.0);
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for few in OWN_COLOURS {
                    if swatch(ui, Some(few), &few.to_string(), few == shown) {
                        picked = Some(few);
                    }
                }
            });
            let mut free = color32(shown.into());
            let opaque = egui::color_picker::Alpha::Opaque;
            if egui::color_picker::color_picker_color32(ui, &mut free, opaque) {
                let rgb = Rgb([free.r(), free.g(), free.b()]);
                ui.data_mut(|data| data.insert_temp(id, Some(rgb)));
            }
            picked
        });
    response.on_hover_text(name);
    let mixed = ui
        .data(|data| data.get_temp::<Option<Rgb>>(id).flatten())
        .filter(|_| !ui.input(|input| input.pointer.any_down()));
    if mixed.is_some() {
        ui.data_mut(|data| data.remove_temp::<Option<Rgb>>(id));
    }
    popup.and_then(|popup| popup.inner).or(mixed).filter(|new| *new != colour)
}
