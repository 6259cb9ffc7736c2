//! Two maps of the document against each other: which, how, what it adds up to, and every difference with a jump
//! to its card. The picture of them is in [`picture`].

mod picture;

use std::sync::Arc;

use egui::{
    Button, Color32, ComboBox, Frame, Label, Margin, Panel, Rangef, Rect, RichText, ScrollArea, Ui,
    UiBuilder, Vec2, vec2,
};

use super::super::action::{Action, Desk, ViewChange};
use super::super::command::Command;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::{Around, panels, theme};
use crate::compare::{Compared, Look, compare, proposed};
use crate::model::{CardId, Document, Item, Language, MapId};
use crate::scene::compare::{Change, Figure, Sign, changes, heads, summary};
use crate::text::{Face, icons};
use crate::words;
use picture::Picture;

/// Width of the list of differences, points.
const LIST: f32 = 290.0;
/// Height of a card in the list, points.
const CARD_ROW: f32 = 46.0;
/// Height of a column or lane in the list, points.
const HEAD_ROW: f32 = 22.0;

/// What is compared, and how it is shown.
#[derive(Default)]
pub(super) struct Compare {
    /// The maps chosen by hand; none: those that [`proposed`] finds for the map in front.
    chosen: Option<(MapId, MapId)>,
    look: Look,
    only_differences: bool,
    picture: Picture,
    /// What the maps say of each other.
    kept: Option<Kept>,
}

/// A comparison in words, kept until document, maps or language are others.
struct Kept {
    document: Arc<Document>,
    maps: (MapId, MapId),
    language: Language,
    figures: Vec<Figure>,
    changes: Vec<Change>,
    heads: Vec<(Sign, String)>,
}

impl Compare {
    /// Which maps are compared now, and how; `None` while there are not two.
    pub(super) fn compared(&self, editor: &Editor) -> Option<Compared> {
        let has = |id: MapId| editor.document().map(id).is_some();
        let chosen = self.chosen.filter(|(before, after)| has(*before) && has(*after));
        let (before, after) = chosen.or_else(|| proposed(editor.document(), editor.map_id()))?;
        let (look, only_differences) = (self.look, self.only_differences);
        (before != after).then_some(Compared { before, after, look, only_differences })
    }

    /// Screen points per map unit.
    pub(super) fn zoom(&self) -> f32 {
        self.picture.zoom()
    }

    /// Changes how the picture is looked at; takes effect with the next pass.
    pub(super) fn change_view(&mut self, change: ViewChange) {
        self.picture.change_view(change);
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        let w = words::compare(around.language);
        if editor.document().maps.len() < 2 {
            one_map_ui(ui, around, actions);
            return;
        }
        let compared = self.compared(editor);
        strip(ui, |ui| self.choices_ui(ui, editor, around, compared));
        let Some(compared) = self.compared(editor) else {
            strip(ui, |ui| ui.label(w.same_map));
            return;
        };
        let Some(kept) = self.in_words(editor.document(), &compared, around.language) else { return };
        strip(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                for figure in &kept.figures {
                    figure_ui(ui, around, &figure.name, &figure.value);
                }
            });
        });
        Panel::right("differences").resizable(false).exact_size(LIST).show(ui, |ui| {
            let card = list_ui(ui, around, kept);
            actions.extend(card.into_iter().flat_map(|card| jump_to(editor.document(), &compared, card)));
        });
        let jump = self.picture.ui(ui, editor.document(), &compared, around);
        actions.extend(jump.into_iter().flat_map(|card| jump_to(editor.document(), &compared, card)));
    }

    /// Which maps, and how they are shown.
    fn choices_ui(&mut self, ui: &mut Ui, editor: &Editor, around: &Around<'_>, compared: Option<Compared>) {
        let w = words::compare(around.language);
        let maps = compared.map(|compared| (compared.before, compared.after)).or(self.chosen);
        let (mut before, mut after) = maps.unwrap_or((editor.map_id(), editor.map_id()));
        ui.horizontal_wrapped(|ui| {
            map_ui(ui, editor.document(), w.before, &mut before, around);
            let exchange = Button::new((theme::icon(icons::SHUFFLE, 16.0), w.exchange));
            if ui.add(exchange).accessible_name(w.exchange).clicked() {
                std::mem::swap(&mut before, &mut after);
            }
            map_ui(ui, editor.document(), w.after, &mut after, around);
        });
        ui.horizontal_wrapped(|ui| {
            for (look, words) in
                [(Look::Overlay, w.overlay), (Look::Stacked, w.stacked), (Look::Beside, w.beside)]
            {
                ui.selectable_value(&mut self.look, look, words);
            }
            ui.add_space(10.0);
            ui.checkbox(&mut self.only_differences, w.only_differences);
            ui.add_space(14.0);
            legend_ui(ui, around, self.look);
        });
        if maps != Some((before, after)) {
            self.chosen = Some((before, after));
        }
    }

    fn in_words(
        &mut self,
        document: &Arc<Document>,
        compared: &Compared,
        language: Language,
    ) -> Option<&Kept> {
        let maps = (compared.before, compared.after);
        let is_same = |kept: &Kept| {
            Arc::ptr_eq(&kept.document, document) && (kept.maps, kept.language) == (maps, language)
        };
        if !self.kept.as_ref().is_some_and(is_same) {
            let both = (document.map(maps.0)?, document.map(maps.1)?);
            let comparison = compare(document, both.0, both.1);
            self.kept = Some(Kept {
                document: document.clone(),
                maps,
                language,
                figures: summary(document, &comparison, language),
                changes: changes(&comparison, (both.0, both.1), language),
                heads: heads(&comparison, (both.0, both.1), language),
            });
        }
        self.kept.as_ref()
    }
}

/// A part of the desk over its full width.
fn strip<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) {
    ui.spacing_mut().item_spacing.y = 3.0;
    Frame::new().inner_margin(Margin::symmetric(16, 4)).show(ui, content);
    ui.separator();
}

fn one_map_ui(ui: &mut Ui, around: &Around<'_>, actions: &mut Vec<Action>) {
    let make = Command::MakeFutureState;
    ui.vertical_centered(|ui| {
        ui.add_space(80.0);
        ui.label(theme::label(around.colours, words::compare(around.language).one_map));
        ui.add_space(12.0);
        if theme::main_button(ui, around.colours, make.row().words(around.language)).clicked() {
            actions.push(Action::Command(make));
        }
    });
}

/// A choice of a map.
fn map_ui(ui: &mut Ui, document: &Document, name: &str, map: &mut MapId, around: &Around<'_>) {
    let title = |id: MapId| {
        let title = document.map(id).map_or("", |map| map.title.as_str());
        if title.is_empty() { words::map(around.language).untitled.to_owned() } else { title.to_owned() }
    };
    let label = ui.label(theme::label(around.colours, name));
    let list = ComboBox::from_id_salt(name).icon(theme::caret).width(210.0).truncate();
    let list = list.selected_text(title(*map)).show_ui(ui, |ui| {
        for known in &document.maps {
            ui.selectable_value(map, known.id, title(known.id));
        }
    });
    panels::close_list(ui, &list);
    list.response.labelled_by(label.id);
}

fn figure_ui(ui: &mut Ui, around: &Around<'_>, name: &str, value: &str) {
    ui.label(theme::label(around.colours, format!("{name}:")));
    ui.label(RichText::new(value).font(font(Face::SemiBold, 13.0)));
    ui.add_space(12.0);
}

/// What the signs and the two lines mean.
fn legend_ui(ui: &mut Ui, around: &Around<'_>, look: Look) {
    let w = words::compare(around.language);
    let signs = [
        (Sign::Added, w.added),
        (Sign::Removed, w.removed),
        (Sign::Changed, w.changed),
        (Sign::Moved, w.moved),
    ];
    for (sign, words) in signs {
        ui.label(theme::icon(sign.icon(), 14.0).color(ink(sign, around)));
        ui.label(theme::label(around.colours, words));
        ui.add_space(8.0);
    }
    if look == Look::Overlay {
        ui.label(theme::label(around.colours, format!("- - ○ - -  {}", w.before)));
        ui.add_space(8.0);
        ui.label(theme::label(around.colours, format!("———  {}", w.after)));
    }
}

/// Colour of a sign in the program's own theme.
fn ink(sign: Sign, around: &Around<'_>) -> Color32 {
    match sign {
        Sign::Added => around.colours.good,
        Sign::Removed => around.colours.error,
        Sign::Changed => around.colours.warning,
        Sign::Moved => around.colours.accent_text,
    }
}

/// Every difference; returns a card that was clicked. Only the rows in view are made.
fn list_ui(ui: &mut Ui, around: &Around<'_>, kept: &Kept) -> Option<CardId> {
    let w = words::compare(around.language);
    let (changes, heads) = (&kept.changes, &kept.heads);
    ui.add_space(6.0);
    let count = words::compare::differences(around.language, changes.len() + heads.len());
    ui.label(RichText::new(count).font(font(Face::SemiBold, 14.0)));
    if changes.is_empty() {
        ui.label(theme::label(around.colours, w.no_differences));
    }
    let mut clicked = None;
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, view| {
        let mut rows = Rows { corner: ui.max_rect().min.to_vec2(), view: view.y_range(), bottom: 0.0 };
        for change in changes {
            if rows.row(ui, CARD_ROW, |ui| change_ui(ui, around, change)) == Some(true) {
                clicked = Some(change.card);
            }
        }
        if !heads.is_empty() {
            let heading = RichText::new(w.columns_and_lanes).font(font(Face::SemiBold, 13.0));
            rows.row(ui, HEAD_ROW, |ui| ui.label(heading));
        }
        for (sign, words) in heads {
            rows.row(ui, HEAD_ROW, |ui| {
                ui.horizontal(|ui| {
                    ui.label(theme::icon(sign.icon(), 14.0).color(ink(*sign, around)));
                    ui.add(Label::new(words).truncate());
                });
            });
        }
        ui.set_height(rows.bottom);
    });
    clicked
}

/// The rows of a list, one below the other.
struct Rows {
    /// Where the list begins on the screen.
    corner: Vec2,
    /// What of the list is seen, points from its beginning.
    view: Rangef,
    /// Where the next row begins, likewise.
    bottom: f32,
}

impl Rows {
    /// The next row; `None`: it is not in view. One beyond either edge is made too, for the Tab key.
    fn row<R>(&mut self, ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        let top = self.bottom;
        self.bottom += height;
        if top > self.view.max + height || self.bottom < self.view.min - height {
            return None;
        }
        let place = Rect::from_min_size(vec2(0.0, top).to_pos2(), vec2(ui.available_width() - 10.0, height));
        let mut row = ui.new_child(UiBuilder::new().max_rect(place.translate(self.corner)));
        Some(content(&mut row))
    }
}

/// A card that differs; whether it was clicked.
fn change_ui(ui: &mut Ui, around: &Around<'_>, change: &Change) -> bool {
    let title = if change.title.is_empty() { "–" } else { &change.title };
    let title = words::in_one_line(title);
    let name = format!("{}: {title}", change.words);
    let sign = theme::icon(change.sign.icon(), 14.0).color(ink(change.sign, around));
    let said = theme::label(around.colours, &change.words);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = 18.0;
    let row = ui.horizontal(|ui| {
        ui.label(sign);
        ui.vertical(|ui| {
            let entry = ui.add(Button::new(&title).frame(false).truncate());
            let clicked = entry.on_hover_text(&title).accessible_name(name).clicked();
            ui.add(Label::new(said).truncate());
            clicked
        })
        .inner
    });
    row.inner
}

/// The way to a card: its map at the canvas, with the card selected and in view.
fn jump_to(document: &Document, compared: &Compared, card: CardId) -> Vec<Action> {
    let has = |id: &MapId| document.map(*id).is_some_and(|map| map.card(card).is_some());
    let Some(map) = [compared.after, compared.before].into_iter().find(has) else { return Vec::new() };
    let item = Item::Card(card);
    vec![
        Action::ShowMap(map),
        Action::Desk(Desk::Map),
        Action::Select(vec![item]),
        Action::View(ViewChange::Reveal(item)),
    ]
}
