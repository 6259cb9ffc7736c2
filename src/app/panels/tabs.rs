//! The bar at the bottom: the maps of the document as tabs, the save state, and the zoom.

use egui::accesskit::Role;
use egui::{
    Align, CornerRadius, Layout, Rect, Response, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::by_key::context_menu;
use super::fields::{colours, keep_escape};
use super::widgets::{focus_ring, icon_button, icon_button_with_hint, one_line};
use crate::app::action::{Action, ViewChange};
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::menu::{command_button, plain_button};
use crate::app::{Around, SaveState, bars, theme};
use crate::edit::{Edit, MapEdit, TextPlace};
use crate::model::{Map, MapId};
use crate::text::{Face, icons};
use crate::words;

/// Smallest and largest zoom that the slider reaches.
const ZOOM: std::ops::RangeInclusive<f32> = 0.1..=4.0;
/// Widest title of a tab, points.
const WIDEST: f32 = 220.0;
/// Width of everything right of the tabs, of the zoom's slider in it, and of the words of the save state, points.
const RIGHT: (f32, f32, f32) = (470.0, 104.0, 170.0);
/// Width of the bar below which there is no slider, and below which the save state is a sign alone, points.
const NARROW: (f32, f32) = (860.0, 640.0);
/// Width of the chip that says that something is hidden, points.
const CHIP: f32 = 260.0;
/// Width of the chip that says that cards are dimmed, points.
const FILTER_CHIP: f32 = 150.0;

/// Tabs at the left, save state and zoom at the right.
pub(super) fn tabs_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let bar = ui.available_rect_before_wrap();
    let something_hidden = super::shown::has_chip(editor);
    let chips = [(something_hidden, CHIP), (bars::filter_has_chip(editor), FILTER_CHIP)];
    let chips: f32 = chips.iter().filter(|(shown, _)| *shown).map(|(_, width)| width).sum();
    let (slider, words) = (bar.width() >= NARROW.0, bar.width() >= NARROW.1);
    let missing = if slider { 0.0 } else { RIGHT.1 } + if words { 0.0 } else { RIGHT.2 };
    let right_width = RIGHT.0 - missing + chips;
    let (left, right) = bar.split_left_right_at_x((bar.right() - right_width).max(bar.left() + 120.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(left), |ui| {
        ScrollArea::horizontal().id_salt("tabs").auto_shrink(false).show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| maps_ui(ui, editor, around, actions));
        });
    });
    let area = egui::UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(area, |ui| {
        ui.add_space(14.0);
        zoom_ui(ui, around, slider, actions);
        ui.add_space(18.0);
        save_ui(ui, editor, around, words);
        ui.add_space(18.0);
        super::shown::chip_ui(ui, editor, around.language, actions);
        bars::filter_chip_ui(ui, editor, around.language, actions);
    });
    ui.advance_cursor_after_rect(bar);
}

fn maps_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 0.0;
    ui.add_space(12.0);
    let mut tabs: Vec<(MapId, Rect)> = Vec::new();
    let mut dragged = None;
    for map in &editor.document().maps {
        let response = match ui.data(|data| data.get_temp::<Renaming>(renaming_id())) {
            Some(renaming) if renaming.map == Some(map.id) => rename_ui(ui, renaming, around, map, actions),
            _ => tab_ui(ui, editor, around, map, actions),
        };
        if response.dragged() || response.drag_stopped() {
            dragged = Some((map.id, response.clone()));
        }
        tabs.push((map.id, response.rect));
    }
    if let Some((map, response)) = dragged {
        reorder(ui, map, &response, &tabs, actions);
    }
    ui.add_space(6.0);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        if icon_button(ui, icons::PLUS, words::interface(around.language).add_map).clicked() {
            actions.push(Action::Command(Command::InsertMap));
        }
    });
}

fn tab_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    map: &Map,
    actions: &mut Vec<Action>,
) -> Response {
    let colours = colours(ui);
    let shown = map.id == editor.map_id();
    let title = title_of(map, around);
    let face = if shown { Face::SemiBold } else { Face::Medium };
    let ink = if shown { colours.accent_text } else { colours.text };
    // A longer title ends in an ellipsis; it is said in full under the pointer.
    let galley = one_line(ui.painter(), title, font(face, theme::TEXT), ink, WIDEST);
    let size = vec2(galley.size().x + 48.0, ui.available_height());
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, ui.make_persistent_id(map.id), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, shown, title));
    let foot = CornerRadius { sw: 8, se: 8, ..CornerRadius::ZERO };
    if shown {
        ui.painter().rect_filled(rect.with_max_y(rect.bottom() - 4.0), foot, colours.surface);
    } else if response.hovered() {
        ui.painter().rect_filled(rect.with_max_y(rect.bottom() - 4.0), foot, colours.hover);
    }
    let at = rect.center() - galley.size() / 2.0 - vec2(0.0, 2.0);
    let cut = galley.elided;
    ui.painter().galley(at, galley, ink);
    focus_ring(ui, response.id, rect.with_max_y(rect.bottom() - 4.0), foot);
    if response.clicked() && !shown {
        actions.push(Action::ShowMap(map.id));
    }
    if response.double_clicked() || (response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::F2))) {
        begin_renaming(ui, map);
    }
    context_menu(&response, |ui| menu_ui(ui, editor, around, map, actions));
    if cut { response.on_hover_text(title) } else { response }
}

fn title_of<'a>(map: &'a Map, around: &Around<'_>) -> &'a str {
    if map.title.is_empty() { words::map(around.language).untitled } else { &map.title }
}

fn menu_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, map: &Map, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let words_of = |command: Command| command.row().words(around.language);
    if plain_button(ui, Some(icons::PENCIL_SIMPLE), words_of(Command::RenameMap), around.colours) {
        begin_renaming(ui, map);
        ui.close();
    }
    let groups: [&[Command]; 3] = [
        &[Command::DuplicateMap, Command::MakeFutureState, Command::InsertMap],
        &[Command::PreviousMap, Command::NextMap],
        &[Command::DeleteMap],
    ];
    for group in groups {
        let mut usable = group.iter().filter(|command| command.is_enabled(editor)).peekable();
        if usable.peek().is_some() {
            ui.add(egui::Separator::default().spacing(9.0));
        }
        for &command in usable {
            // Among the maps the name of the thing alone would not say what is done.
            let words = match command {
                Command::InsertMap => words::interface(around.language).add_map,
                _ => words_of(command),
            };
            if command_button(ui, command, words, true, around.colours) {
                // Commands speak of the map in front.
                actions.push(Action::ShowMap(map.id));
                actions.push(Action::Command(command));
                ui.close();
            }
        }
    }
}

/// A tab whose title is typed.
#[derive(Debug, Clone, Default)]
struct Renaming {
    map: Option<MapId>,
    text: String,
    begins: bool,
}

fn renaming_id() -> egui::Id {
    egui::Id::unique("renaming a tab")
}

fn begin_renaming(ui: &Ui, map: &Map) {
    let renaming = Renaming { map: Some(map.id), text: map.title.clone(), begins: true };
    ui.data_mut(|data| data.insert_temp(renaming_id(), renaming));
}

fn rename_ui(
    ui: &mut Ui,
    mut renaming: Renaming,
    around: &Around<'_>,
    map: &Map,
    actions: &mut Vec<Action>,
) -> Response {
    let begins = std::mem::take(&mut renaming.begins);
    let field = TextEdit::singleline(&mut renaming.text)
        .id(ui.make_persistent_id((map.id, "title")))
        .desired_width(180.0)
        .cursor_at_end(true)
        .margin(egui::Margin::symmetric(8, 3));
    let response = ui.add(field).accessible_name(words::inspector(around.language).title);
    if begins {
        response.request_focus();
    }
    if !begins && response.lost_focus() {
        ui.data_mut(|data| data.remove_temp::<Renaming>(renaming_id()));
        let dropped = ui.input(|i| i.key_pressed(egui::Key::Escape));
        keep_escape(ui);
        if renaming.text != map.title && !dropped {
            let edit = MapEdit::SetText(TextPlace::Map, renaming.text);
            actions.push(Action::Edit(Edit::Map(map.id, edit)));
        }
    } else {
        ui.data_mut(|data| data.insert_temp(renaming_id(), renaming));
    }
    response
}

/// While a tab is dragged a bar shows where it lands; letting go moves it there.
fn reorder(ui: &Ui, map: MapId, response: &Response, tabs: &[(MapId, Rect)], actions: &mut Vec<Action>) {
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let Some(from) = tabs.iter().position(|(id, _)| *id == map) else { return };
    let gap = tabs.iter().filter(|(_, rect)| rect.center().x < pointer.x).count();
    let index = if gap > from { gap - 1 } else { gap };
    let x = match tabs.get(gap) {
        Some((_, rect)) => rect.left(),
        None => tabs.last().map_or(response.rect.left(), |(_, rect)| rect.right()),
    };
    if index != from {
        let bar = Rect::from_center_size(pos2(x, response.rect.center().y - 2.0), vec2(3.0, 22.0));
        ui.painter().rect_filled(bar, 1, colours(ui).accent);
        if response.drag_stopped() {
            actions.push(Action::Edit(Edit::MoveMap { map, index }));
        }
    }
}

fn zoom_ui(ui: &mut Ui, around: &Around<'_>, slider: bool, actions: &mut Vec<Action>) {
    let said = |ui: &Ui, command: Command| {
        let row = command.row();
        row.with_keys(row.words(around.language), ui.ctx())
    };
    let button = |ui: &mut Ui, sign: char, command: Command| {
        let name = command.row().words(around.language);
        let hint = said(ui, command);
        icon_button_with_hint(ui, sign, name, &hint).clicked()
    };
    ui.spacing_mut().item_spacing.x = 4.0;
    if button(ui, icons::FRAME_CORNERS, Command::FitAll) {
        actions.push(Action::View(ViewChange::FitAll));
    }
    let percent = words::numbers::percent(around.language, f64::from(around.zoom * 100.0));
    let actual = egui::Button::new(percent).frame_when_inactive(false).min_size(vec2(58.0, 26.0));
    let actual_hint = said(ui, Command::ZoomActual);
    if ui.add(actual).on_hover_text(actual_hint).clicked() {
        actions.push(Action::View(ViewChange::ZoomTo(1.0)));
    }
    if button(ui, icons::PLUS, Command::ZoomIn) {
        actions.push(Action::View(ViewChange::ZoomIn));
    }
    if slider {
        let mut zoom = around.zoom;
        ui.spacing_mut().slider_width = 96.0;
        ui.spacing_mut().interact_size.y = 18.0;
        let slider = egui::Slider::new(&mut zoom, ZOOM).logarithmic(true).show_value(false);
        let response = ui.add(slider).accessible_name(words::accessible(around.language).zoom_slider);
        if response.changed() {
            actions.push(Action::View(ViewChange::ZoomTo(zoom)));
        }
    }
    if button(ui, icons::MINUS, Command::ZoomOut) {
        actions.push(Action::View(ViewChange::ZoomOut));
    }
}

fn save_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, in_words: bool) {
    let (colours, interface) = (colours(ui), words::interface(around.language));
    let (sign, ink, text) = match around.save {
        SaveState::Saving => (icons::FLOPPY_DISK, colours.text_secondary, interface.saving.to_owned()),
        SaveState::Failed => (icons::WARNING_CIRCLE, colours.error, interface.save_failed.to_owned()),
        _ if editor.is_unsaved() => (icons::PENCIL_SIMPLE, colours.warning, interface.unsaved.to_owned()),
        SaveState::Saved(time) => {
            (icons::CHECK_CIRCLE, colours.good, words::phrases::saved_at(around.language, *time))
        }
        SaveState::Never if editor.path().is_some() => return,
        SaveState::Never => (icons::FILE, colours.text_secondary, interface.never_saved.to_owned()),
    };
    ui.spacing_mut().item_spacing.x = 5.0;
    if in_words {
        ui.label(theme::label(colours, text.as_str()));
    }
    let (place, response) = ui.allocate_exact_size(egui::Vec2::splat(16.0), Sense::hover());
    if !in_words {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text.as_str()));
        response.on_hover_text(text.as_str());
    }
    ui.painter().text(place.center(), egui::Align2::CENTER_CENTER, sign, font(Face::Icons, 16.0), ink);
}
