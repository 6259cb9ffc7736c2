//! The palette: everything that can be put into a map, to drag or to click, and below it the parking lot.
//! Knows nothing of where things land on the canvas.

use egui::accesskit::Role;
use egui::{
    Align2, Color32, DragAndDrop, LayerId, Order, Painter, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::by_key::context_menu;
use super::fields::colours;
use super::payload::{self, PaletteItem};
use super::widgets::{color32, focus_ring, one_line, size_that_fits};
use super::{MARGIN, parking};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::menu::{command_button, plain_button};
use crate::app::theme;
use crate::edit::{MapEdit, Place};
use crate::model::{CardKind, Document, LaneKind, Language, Layer, ThemeName};
use crate::style::{CardColours, Style, kind_icon};
use crate::text::{Face, icons};
use crate::words;

/// Height of an item, points.
const ITEM: f32 = 30.0;
/// Space between two items, points.
const GAP: f32 = 4.0;

/// The palette with the parking lot at its foot.
pub(super) fn palette_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let whole = ui.available_rect_before_wrap();
    let lot = parking::height(ui, editor, whole.size());
    let (top, foot) = whole.split_top_bottom_at_y(whole.bottom() - lot);
    ui.scope_builder(egui::UiBuilder::new().max_rect(top), |ui| {
        // The bar floats over the margin, so that items and parked cards are of one width.
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        ScrollArea::vertical().id_salt("palette").auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| groups_ui(ui, editor, around, actions));
        });
    });
    ui.scope_builder(egui::UiBuilder::new().max_rect(foot), |ui| {
        parking::parking_ui(ui, editor, around, actions);
    });
    ui.advance_cursor_after_rect(whole);
    ghost(ui, editor, around, whole);
}

fn groups_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = GAP;
    let interface = words::interface(around.language);
    let mut palette = Palette { editor, around, style: window_style(ui), actions };
    heading(ui, interface.palette_structure);
    palette.item_ui(ui, &PaletteItem::Phase);
    palette.item_ui(ui, &PaletteItem::Stage);
    palette.item_ui(ui, &PaletteItem::Step);
    palette.lanes_ui(ui);
    palette.item_ui(ui, &PaletteItem::Block);
    ui.add_space(10.0);
    heading(ui, interface.palette_journey);
    let (back_stage, journey): (Vec<_>, Vec<_>) = CardKind::BUILT_IN.into_iter().partition(is_back_stage);
    let own = editor.document().kinds.iter().map(|own| CardKind::Own { kind: own.id });
    for kind in journey.into_iter().chain(own) {
        palette.item_ui(ui, &PaletteItem::Card(kind));
    }
    ui.add_space(10.0);
    heading(ui, interface.palette_back_stage);
    for kind in back_stage {
        palette.item_ui(ui, &PaletteItem::Card(kind));
    }
}

/// The quiet heading of a group.
pub(super) fn heading(ui: &mut Ui, words: &str) -> Response {
    let text = theme::label(colours(ui), words.to_uppercase())
        .font(font(Face::SemiBold, 11.5))
        .extra_letter_spacing(0.5);
    let response = ui.label(text);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    ui.add_space(1.0);
    response
}

fn is_back_stage(kind: &CardKind) -> bool {
    payload::usual_layer(kind) != Layer::Customer
}

/// Cards in the colours of the window, whatever the map's theme: the palette is part of the window.
pub(in crate::app) fn window_style(ui: &Ui) -> Style {
    Style::of(if colours(ui).dark { ThemeName::Dark } else { ThemeName::Light })
}

struct Palette<'a> {
    editor: &'a Editor,
    around: &'a Around<'a>,
    style: Style,
    actions: &'a mut Vec<Action>,
}

impl Palette<'_> {
    /// One item: drag it, click it, or focus it and press Enter.
    fn item_ui(&mut self, ui: &mut Ui, item: &PaletteItem) {
        let look = Look::of(item, self.editor.document(), self.around.language, &self.style);
        self.look_ui(ui, item, &look);
    }

    fn look_ui(&mut self, ui: &mut Ui, item: &PaletteItem, look: &Look) {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), ITEM), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &look.words));
        response.dnd_set_drag_payload(item.clone());
        look.paint(ui.painter(), rect, colours(ui), response.hovered() || response.dragged());
        focus_ring(ui, response.id, rect, theme::RADIUS.into());
        if response.clicked() {
            self.actions.extend(payload::insert(item, self.editor));
        }
        if response.dragged() {
            ui.set_cursor_icon(egui::CursorIcon::Grabbing);
        }
        context_menu(&response, |ui| self.menu_ui(ui, item));
        response.on_hover_text(hint(item, self.around.language));
    }

    /// What can be done with an item without dragging it.
    fn menu_ui(&mut self, ui: &mut Ui, item: &PaletteItem) {
        let (editor, around) = (self.editor, self.around);
        ui.spacing_mut().item_spacing.y = 1.0;
        let (mouse, interface) = (words::mouse(around.language), words::interface(around.language));
        let insert = payload::insert(item, editor);
        if !insert.is_empty() && plain_button(ui, Some(icons::PLUS), mouse.add_to_map, around.colours) {
            self.actions.extend(insert);
            ui.close();
        }
        let PaletteItem::Card(kind) = item else { return };
        if plain_button(ui, Some(icons::TRAY), interface.add_to_parking, around.colours) {
            let to = Place::Parking { index: usize::MAX };
            let cards = vec![payload::new_card(kind)];
            self.actions.push(Action::EditMap(MapEdit::AddCards { to, cards }));
            ui.close();
        }
        ui.add(egui::Separator::default().spacing(9.0));
        let own = Command::OwnLists;
        if command_button(ui, own, own.row().words(around.language), true, around.colours) {
            self.actions.push(Action::Command(own));
            ui.close();
        }
    }

    /// The lane item, with a list of all kinds of lanes to unfold.
    fn lanes_ui(&mut self, ui: &mut Ui) {
        let id = ui.make_persistent_id("lanes");
        let mut open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
        let plain = PaletteItem::Lane(LaneKind::Cards(CardKind::Action), Layer::Customer);
        let interface = words::interface(self.around.language);
        self.look_ui(ui, &plain, &Look::structure(icons::ROWS, interface.lane));
        let item = ui.min_rect();
        let caret = Rect::from_min_max(
            pos2(item.right() - 44.0, ui.cursor().top() - GAP - ITEM),
            pos2(item.right() - 22.0, ui.cursor().top() - GAP),
        );
        let response = ui.interact(caret, id.with("unfold"), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, interface.lane));
        if response.clicked() {
            open = !open;
            ui.data_mut(|data| data.insert_temp(id, open));
        }
        let colours = colours(ui);
        let sign = if open { icons::CARET_UP } else { icons::CARET_DOWN };
        let ink = if response.hovered() { colours.text } else { colours.text_secondary };
        ui.painter().text(caret.center(), Align2::CENTER_CENTER, sign, font(Face::Icons, 13.0), ink);
        focus_ring(ui, response.id, caret.shrink2(vec2(0.0, 4.0)), theme::RADIUS.into());
        if open {
            egui::Frame::new().inner_margin(egui::Margin { left: 8, ..egui::Margin::ZERO }).show(ui, |ui| {
                for (kind, layer) in payload::lane_kinds() {
                    self.item_ui(ui, &PaletteItem::Lane(kind, layer));
                }
            });
        }
    }
}

/// What an item looks like.
pub(super) struct Look {
    icon: char,
    /// Its name.
    pub(super) words: String,
    /// None: structure, in the window's own colours.
    card: Option<CardColours>,
    ink: Option<Color32>,
}

impl Look {
    pub(super) fn of(item: &PaletteItem, document: &Document, language: Language, style: &Style) -> Self {
        let interface = words::interface(language);
        let structure = Self::structure;
        match item {
            PaletteItem::Phase => structure(icons::SQUARES_FOUR, interface.phase),
            PaletteItem::Stage => structure(icons::COLUMNS, interface.stage),
            PaletteItem::Step => structure(icons::STEPS, interface.step),
            PaletteItem::Lane(kind, _) => {
                structure(lane_icon(kind, document), words::kinds::lane_kind(language, kind))
            }
            PaletteItem::Block => structure(icons::TEXT_T, interface.text_block),
            PaletteItem::Card(kind) => Self::of_card(
                kind,
                words::names::card_kind(document, language, kind).to_owned(),
                document,
                style,
            ),
            PaletteItem::Parked(cards) => {
                let first = cards.first();
                let card = first.and_then(|id| document.maps.iter().find_map(|map| map.card(*id)));
                let kind = card.map_or(CardKind::Note, |card| card.kind.clone());
                let words = match cards.len() {
                    0 | 1 => card.map(|card| card.title.clone()).unwrap_or_default(),
                    several => words::phrases::cards(language, several),
                };
                Self::of_card(&kind, words, document, style)
            }
        }
    }

    fn structure(icon: char, words: &str) -> Self {
        Self { icon, words: words.to_owned(), card: None, ink: None }
    }

    fn of_card(kind: &CardKind, words: String, document: &Document, style: &Style) -> Self {
        let card = style.card(kind, document);
        Self {
            icon: kind_icon(kind, document),
            words,
            card: Some(card),
            ink: Some(color32(style.colours.text)),
        }
    }

    pub(super) fn paint(&self, painter: &Painter, rect: Rect, colours: &theme::Colours, strong: bool) {
        let (fill, edge, sign) =
            self.card.map_or((colours.surface, colours.hairline, colours.text), |card| {
                (color32(card.fill), color32(card.border), color32(card.ink))
            });
        let edge = if strong { sign.gamma_multiply(0.75) } else { edge };
        painter.rect(rect, theme::RADIUS, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let middle = rect.center().y;
        painter.text(
            pos2(rect.left() + 20.0, middle),
            Align2::CENTER_CENTER,
            self.icon,
            font(Face::Icons, 17.0),
            sign,
        );
        let ink = self.ink.unwrap_or(colours.text);
        let width = rect.width() - 55.0;
        let size = size_that_fits(painter, [self.words.as_str()].into_iter(), width);
        let words = one_line(painter, &self.words, font(Face::Medium, size), ink, width);
        painter.galley(pos2(rect.left() + 35.0, middle - words.size().y / 2.0), words, ink);
        let dots = if strong { colours.text_secondary } else { colours.text_secondary.gamma_multiply(0.45) };
        painter.text(
            pos2(rect.right() - 12.0, middle),
            Align2::CENTER_CENTER,
            icons::DOTS_SIX_VERTICAL,
            font(Face::Icons, 14.0),
            dots,
        );
    }
}

/// Icon of a lane by what it holds.
pub(super) fn lane_icon(kind: &LaneKind, document: &Document) -> char {
    match kind {
        LaneKind::Cards(kind) => kind_icon(kind, document),
        LaneKind::Curve(_) => icons::SMILEY,
        LaneKind::Numbers(_) => icons::CHART_BAR,
        LaneKind::Pictures => icons::IMAGE,
    }
}

fn hint(item: &PaletteItem, language: Language) -> String {
    let how = words::hints(language).palette;
    match item {
        PaletteItem::Card(kind) => format!("{}\n{how}", words::kinds::card_kind_hint(language, kind)),
        _ => how.to_owned(),
    }
}

/// What is dragged follows the pointer while it is still over the palette; beyond, the canvas shows it.
fn ghost(ui: &Ui, editor: &Editor, around: &Around<'_>, palette: Rect) {
    let Some(item) = DragAndDrop::payload::<PaletteItem>(ui.ctx()) else { return };
    let Some(pointer) = ui.pointer_latest_pos().filter(|at| palette.contains(*at)) else { return };
    let look = Look::of(&item, editor.document(), around.language, &window_style(ui));
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, egui::Id::unique("palette ghost")));
    let rect = Rect::from_center_size(pointer, vec2(palette.width() - 28.0, ITEM));
    let colours = colours(ui);
    let shadow = egui::Shadow { offset: [0, 4], blur: 14, spread: 0, color: colours.shadow };
    painter.add(shadow.as_shape(rect, theme::RADIUS));
    look.paint(&painter, rect, colours, true);
}
