//! The parking lot at the foot of the palette, or over most of it: cards that have no place yet. They are
//! dragged out of it, into it and into another order, several at once where they are selected, typed by double
//! click, and lie in the document like any card.

use egui::accesskit::Role;
use egui::{
    Align2, DragAndDrop, Galley, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, TextEdit, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

use super::by_key::context_menu;
use super::fields::{colours, keep_escape};
use super::palette::{heading, window_style};
use super::payload::{self, PaletteItem};
use super::widgets::{color32, focus_ring};
use super::{MARGIN, parking_lot_id};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::menu::{command_button, plain_button};
use crate::app::theme;
use crate::edit::{MapEdit, Place, TextPlace};
use crate::model::{Card, CardId, CardKind, Document, Item};
use crate::style::kind_icon;
use crate::text::{Face, icons};
use crate::words;

/// Heading and edges, points.
const HEAD: f32 = 46.0;
/// Space between two cards, points.
const GAP: f32 = 4.0;
/// Height of the hint of an empty lot, points.
const EMPTY: f32 = 52.0;

/// Share of the palette that the lot takes at most, as it is and made larger.
const SHARES: [f32; 2] = [0.34, 0.85];

/// Height that the lot takes of a palette of that size: what its cards need, at most a third; made larger,
/// most of it.
pub(super) fn height(ui: &Ui, editor: &Editor, palette: Vec2) -> f32 {
    let [usual, large] = SHARES;
    if is_large(ui) {
        return palette.y * large;
    }
    let width = palette.x - 2.0 * f32::from(MARGIN);
    let cards = &editor.map().parking;
    let needed: f32 = cards.iter().map(|card| card_size(ui, card, width).1 + GAP).sum();
    let needed = if cards.is_empty() { EMPTY } else { needed };
    (HEAD + needed + f32::from(MARGIN)).min(palette.y * usual)
}

fn large_id() -> egui::Id {
    egui::Id::unique("large parking lot")
}

fn is_large(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(large_id())).unwrap_or_default()
}

/// The lot in all the space there is.
pub(super) fn parking_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let lot = ui.available_rect_before_wrap();
    ui.data_mut(|data| data.insert_temp(parking_lot_id(), lot));
    ui.painter().hline(lot.x_range(), lot.top(), Stroke::new(1.0, colours(ui).hairline));
    let margin = egui::Margin { top: 10, ..MARGIN.into() };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = GAP;
        head_ui(ui, editor, around, actions);
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        let mut places = Vec::new();
        let sought = newly_selected(ui, editor);
        let list = ScrollArea::vertical().id_salt("parking").auto_shrink(false).min_scrolled_height(0.0);
        list.show(ui, |ui| {
            if editor.map().parking.is_empty() {
                empty_ui(ui, around);
            }
            for card in &editor.map().parking {
                let top = ui.cursor().top();
                card_ui(ui, editor, around, card, actions);
                let place = Rect::from_x_y_ranges(lot.x_range(), top..=ui.cursor().top() - GAP);
                if sought == Some(card.id) {
                    ui.scroll_to_rect(place, None);
                }
                places.push((card.id, place));
            }
        });
        drop_ui(ui, lot, &places, actions);
    });
}

/// The card that has come to be the only selected one since the last pass: it is brought into view, whoever
/// selected it.
fn newly_selected(ui: &Ui, editor: &Editor) -> Option<CardId> {
    let selected = if let [Item::Card(card)] = editor.selection() { Some(*card) } else { None };
    let id = egui::Id::unique("selected in the parking lot");
    let before =
        ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<Option<CardId>>(id), selected));
    selected.filter(|_| selected != before)
}

fn head_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let interface = words::interface(around.language);
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        heading(ui, interface.palette_parking);
        let count = editor.map().parking.len();
        if count > 0 {
            badge(ui, count, around);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            if super::widgets::icon_button(ui, icons::PLUS, interface.add_to_parking).clicked() {
                let card = payload::new_card(&CardKind::Note);
                let id = card.id;
                let to = Place::Parking { index: usize::MAX };
                actions.push(Action::EditMap(MapEdit::AddCards { to, cards: vec![card] }));
                ui.data_mut(|data| {
                    data.insert_temp(typing_id(), Typing { card: id, text: String::new(), new: true })
                });
            }
        });
    });
}

/// How many cards there are; a click makes the lot larger or smaller.
fn badge(ui: &mut Ui, count: usize, around: &Around<'_>) {
    let (colours, large, interface) = (colours(ui), is_large(ui), words::interface(around.language));
    let (sign, words) = if large {
        (icons::CARET_DOWN, interface.smaller_parking)
    } else {
        (icons::CARET_UP, interface.larger_parking)
    };
    let ink = colours.text_secondary;
    let galley = ui.painter().layout_no_wrap(count.to_string(), font(Face::SemiBold, 11.0), ink);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 26.0, 18.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words} ({count})")));
    let fill = if response.hovered() { colours.hover } else { colours.pressed };
    ui.painter().rect_filled(rect, 9, fill);
    let at = pos2(rect.left() + 7.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    let caret = pos2(rect.right() - 10.0, rect.center().y);
    ui.painter().text(caret, Align2::CENTER_CENTER, sign, font(Face::Icons, 11.0), ink);
    focus_ring(ui, response.id, rect, 9.into());
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(large_id(), !large));
    }
    response.on_hover_text(words);
}

fn empty_ui(ui: &mut Ui, around: &Around<'_>) {
    let colours = colours(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), EMPTY - GAP), Sense::hover());
    dashed(ui, rect, colours.edge);
    let hint = words::hints(around.language).empty_parking;
    let text = font(Face::Regular, 11.5);
    let galley = ui.painter().layout(hint.to_owned(), text, colours.text_secondary, rect.width() - 16.0);
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(pos2(rect.left() + 8.0, at.y), galley, colours.text_secondary);
}

fn dashed(ui: &Ui, rect: Rect, ink: egui::Color32) {
    let outline =
        egui::epaint::RectShape::stroke(rect, theme::RADIUS, Stroke::new(1.0, ink), StrokeKind::Inside);
    let mut points = Vec::new();
    let r = f32::from(theme::RADIUS);
    let rect = outline.rect.shrink(0.5);
    let corners = [
        (pos2(rect.right() - r, rect.top() + r), -90.0_f32),
        (pos2(rect.right() - r, rect.bottom() - r), 0.0),
        (pos2(rect.left() + r, rect.bottom() - r), 90.0),
        (pos2(rect.left() + r, rect.top() + r), 180.0),
    ];
    for (centre, from) in corners {
        for part in 0..=4 {
            let angle = (from + 22.5 * part as f32).to_radians();
            points.push(centre + r * vec2(angle.cos(), angle.sin()));
        }
    }
    points.extend(points.first().copied());
    ui.painter().extend(Shape::dashed_line(&points, Stroke::new(1.0, ink), 4.0, 3.0));
}

/// A parked card as it is typed.
#[derive(Debug, Clone)]
struct Typing {
    card: CardId,
    text: String,
    /// Typing begins with this pass.
    new: bool,
}

impl Default for Typing {
    fn default() -> Self {
        Self { card: CardId::from_bits(0), text: String::new(), new: false }
    }
}

fn typing_id() -> egui::Id {
    egui::Id::unique("typing in the parking lot")
}

fn card_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, card: &Card, actions: &mut Vec<Action>) {
    if let Some(typing) = ui.data(|data| data.get_temp::<Typing>(typing_id()))
        && typing.card == card.id
    {
        typing_ui(ui, typing, card, around, actions);
        return;
    }
    let (words, height) = card_size(ui, card, ui.available_width());
    let size = vec2(ui.available_width(), height);
    let id = ui.make_persistent_id(card.id);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let kind = words::names::card_kind(editor.document(), around.language, &card.kind);
    let name = words::phrases::card_name(kind, &card.title);
    let selected = editor.is_selected(Item::Card(card.id));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    response.dnd_set_drag_payload(PaletteItem::Parked(dragged(editor, card.id)));
    if response.clicked() {
        let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        let item = Item::Card(card.id);
        actions.push(if adds { Action::ToggleSelect(item) } else { Action::Select(vec![item]) });
    }
    if response.double_clicked() || (response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::F2))) {
        let typing = Typing { card: card.id, text: card.title.clone(), new: true };
        ui.data_mut(|data| data.insert_temp(typing_id(), typing));
    }
    paint_card(ui, rect, (card, editor.document()), words, selected || response.hovered());
    focus_ring(ui, response.id, rect, theme::RADIUS.into());
    if response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Delete)) && !selected {
        actions.push(Action::EditMap(MapEdit::Delete(vec![Item::Card(card.id)])));
    }
    context_menu(&response, |ui| menu_ui(ui, editor, around, card, actions));
}

/// What can be done with a parked card, and with every other that is selected with it.
fn menu_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, card: &Card, actions: &mut Vec<Action>) {
    let colours = around.colours;
    let cards = dragged(editor, card.id);
    ui.spacing_mut().item_spacing.y = 1.0;
    let words_of = |command: Command| command.row().words(around.language);
    if cards.len() == 1 && command_button(ui, Command::EditText, words_of(Command::EditText), true, colours) {
        let typing = Typing { card: card.id, text: card.title.clone(), new: true };
        ui.data_mut(|data| data.insert_temp(typing_id(), typing));
        ui.close();
    }
    if plain_button(ui, Some(icons::PLUS), words::mouse(around.language).add_to_map, colours) {
        actions.extend(payload::insert(&PaletteItem::Parked(cards.clone()), editor));
        ui.close();
    }
    let items: Vec<Item> = cards.into_iter().map(Item::Card).collect();
    ui.add(egui::Separator::default().spacing(9.0));
    for command in [Command::Cut, Command::Copy, Command::Duplicate, Command::SelectSameKind] {
        if command_button(ui, command, words_of(command), true, colours) {
            actions.push(Action::Select(items.clone()));
            actions.push(Action::Command(command));
            ui.close();
        }
    }
    ui.add(egui::Separator::default().spacing(9.0));
    if command_button(ui, Command::Delete, words_of(Command::Delete), true, colours) {
        actions.push(Action::EditMap(MapEdit::Delete(items)));
        ui.close();
    }
}

/// The words of a card, broken to the width, and the height of the card.
fn card_size(ui: &Ui, card: &Card, width: f32) -> (Arc<Galley>, f32) {
    let ink = color32(window_style(ui).colours.text);
    let text = font(Face::Medium, 12.5);
    let galley = ui.painter().layout(card.title.clone(), text, ink, width - 42.0);
    let height = (galley.size().y + 12.0).max(30.0);
    (galley, height)
}

fn paint_card(ui: &Ui, rect: Rect, (card, document): (&Card, &Document), words: Arc<Galley>, strong: bool) {
    let style = window_style(ui);
    let note = style.colours.note;
    ui.painter().rect_filled(rect, theme::RADIUS, color32(note.fill));
    dashed(ui, rect, color32(if strong { note.ink } else { note.border }));
    let sign = pos2(rect.left() + 17.0, rect.top() + 15.0);
    let ink = color32(note.ink);
    ui.painter().text(
        sign,
        Align2::CENTER_CENTER,
        kind_icon(&card.kind, document),
        font(Face::Icons, 16.0),
        ink,
    );
    let at = pos2(rect.left() + 32.0, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, ink);
}

fn typing_ui(ui: &mut Ui, mut typing: Typing, card: &Card, around: &Around<'_>, actions: &mut Vec<Action>) {
    let id = ui.make_persistent_id((card.id, "typing"));
    let begins = std::mem::take(&mut typing.new);
    let field = TextEdit::multiline(&mut typing.text)
        .id(id)
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .cursor_at_end(true)
        .return_key(egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, egui::Key::Enter))
        .font(font(Face::Medium, 12.5));
    let response = ui.add(field).accessible_name(words::inspector(around.language).title);
    if begins {
        response.request_focus();
        response.scroll_to_me(None);
    }
    let done = ui.input(|i| i.key_pressed(egui::Key::Enter) && !i.modifiers.shift);
    if !begins && (response.lost_focus() || (response.has_focus() && done)) {
        ui.data_mut(|data| data.remove_temp::<Typing>(typing_id()));
        keep_escape(ui);
        if typing.text != card.title {
            actions.push(Action::EditMap(MapEdit::SetText(TextPlace::Card(card.id), typing.text)));
        }
        return;
    }
    ui.data_mut(|data| data.insert_temp(typing_id(), typing));
}

/// The card, and with it every other parked card that is selected where it is so itself.
fn dragged(editor: &Editor, id: CardId) -> Vec<CardId> {
    if !editor.is_selected(Item::Card(id)) {
        return vec![id];
    }
    let parked = editor.map().parking.iter().map(|card| card.id);
    let others = parked.filter(|other| *other != id && editor.is_selected(Item::Card(*other)));
    std::iter::once(id).chain(others).collect()
}

/// Takes what is dragged out of the palette and dropped here: a kind becomes a new card, parked cards go to
/// where the pointer is. Cards from the canvas are the canvas's business, they are only shown the way.
fn drop_ui(ui: &Ui, lot: Rect, places: &[(CardId, Rect)], actions: &mut Vec<Action>) {
    let over = ui.pointer_latest_pos().filter(|at| lot.contains(*at));
    let item = DragAndDrop::payload::<PaletteItem>(ui.ctx()).filter(|item| goes_here(item));
    let invited = super::is_invited_to_parking(ui.ctx());
    if item.is_none() && !invited {
        return;
    }
    let accent = colours(ui).accent;
    let ink = if over.is_some() { accent } else { accent.gamma_multiply(0.4) };
    ui.painter().rect_stroke(lot.shrink(5.0), theme::RADIUS, Stroke::new(2.0, ink), StrokeKind::Inside);
    let (Some(at), Some(item)) = (over, item) else { return };
    let carried: &[CardId] = if let PaletteItem::Parked(cards) = &*item { cards } else { &[] };
    let above = places.iter().take_while(|(_, rect)| rect.center().y < at.y);
    let index = above.clone().filter(|(id, _)| !carried.contains(id)).count();
    let line =
        above.last().map(|(_, rect)| rect.bottom()).or_else(|| places.first().map(|(_, rect)| rect.top()));
    if let Some(y) = line {
        ui.painter().hline(lot.shrink(10.0).x_range(), y + GAP / 2.0, Stroke::new(3.0, accent));
    }
    if !ui.input(|i| i.pointer.any_released()) {
        return;
    }
    DragAndDrop::clear_payload(ui.ctx());
    let to = Place::Parking { index };
    let edit = match &*item {
        PaletteItem::Card(kind) => MapEdit::AddCards { to, cards: vec![payload::new_card(kind)] },
        PaletteItem::Parked(cards) => MapEdit::MoveCards { cards: in_order(cards, places), to },
        _ => return,
    };
    actions.push(Action::EditMap(edit));
}

fn goes_here(item: &PaletteItem) -> bool {
    matches!(item, PaletteItem::Card(_) | PaletteItem::Parked(_))
}

/// Carried cards in the order of the lot.
fn in_order(cards: &[CardId], places: &[(CardId, Rect)]) -> Vec<CardId> {
    places.iter().map(|(id, _)| *id).filter(|id| cards.contains(id)).collect()
}
