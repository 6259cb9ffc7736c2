//! Two maps of the document against each other: which, how, what it adds up to, and every difference with a jump
//! to its card. The picture of them is in [`picture`].

mod picture;

use std::sync::Arc;

use egui::{Button, Color32, ComboBox, Frame, Margin, Panel, RichText, ScrollArea, Ui};

use super::super::action::{Action, Desk, ViewChange};
use super::super::command::Command;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::{Around, theme};
use crate::compare::{Compared, Comparison, Look, compare, proposed};
use crate::model::{CardId, Document, Item, MapId};
use crate::scene::compare::{Change, Sign, changes, heads, summary};
use crate::text::{Face, icons};
use crate::words;
use picture::Picture;

/// Width of the list of differences, points.
const LIST: f32 = 290.0;

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

/// A comparison, kept until document or maps are others.
struct Kept {
    document: Arc<Document>,
    maps: (MapId, MapId),
    comparison: Comparison,
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
        let Some(comparison) = self.comparison(editor.document(), &compared).cloned() else { return };
        let figures = summary(editor.document(), &comparison, around.language);
        strip(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                for figure in figures {
                    figure_ui(ui, around, &figure.name, &figure.value);
                }
            });
        });
        Panel::right("differences").resizable(false).exact_size(LIST).show(ui, |ui| {
            list_ui(ui, editor, around, &compared, &comparison, actions);
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

    fn comparison(&mut self, document: &Arc<Document>, compared: &Compared) -> Option<&Comparison> {
        let maps = (compared.before, compared.after);
        let is_kept =
            self.kept.as_ref().is_some_and(|kept| Arc::ptr_eq(&kept.document, document) && kept.maps == maps);
        if !is_kept {
            let (before, after) = (document.map(maps.0)?, document.map(maps.1)?);
            let comparison = compare(document, before, after);
            self.kept = Some(Kept { document: document.clone(), maps, comparison });
        }
        self.kept.as_ref().map(|kept| &kept.comparison)
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

/// Every difference; a click on a card leads to it.
fn list_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    compared: &Compared,
    comparison: &Comparison,
    actions: &mut Vec<Action>,
) {
    let document = editor.document();
    let (Some(before), Some(after)) = (document.map(compared.before), document.map(compared.after)) else {
        return;
    };
    let w = words::compare(around.language);
    let changes = changes(comparison, (before, after), around.language);
    let heads = heads(comparison, (before, after), around.language);
    ui.add_space(6.0);
    let count = words::compare::differences(around.language, changes.len() + heads.len());
    ui.label(RichText::new(count).font(font(Face::SemiBold, 14.0)));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if changes.is_empty() {
            ui.label(theme::label(around.colours, w.no_differences));
        }
        for change in &changes {
            if change_ui(ui, around, change) {
                actions.extend(jump_to(document, compared, change.card));
            }
        }
        if !heads.is_empty() {
            ui.add_space(10.0);
            ui.label(RichText::new(w.columns_and_lanes).font(font(Face::SemiBold, 13.0)));
        }
        for (sign, words) in &heads {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::icon(sign.icon(), 14.0).color(ink(*sign, around)));
                ui.label(words);
            });
        }
    });
}

/// A card that differs; whether it was clicked.
fn change_ui(ui: &mut Ui, around: &Around<'_>, change: &Change) -> bool {
    let title = if change.title.is_empty() { "–" } else { &change.title };
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = format!("{}: {title}", change.words);
    let sign = theme::icon(change.sign.icon(), 14.0).color(ink(change.sign, around));
    let said = theme::label(around.colours, &change.words);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = 18.0;
    let row = ui.horizontal(|ui| {
        ui.label(sign);
        ui.vertical(|ui| {
            let entry = Button::new(title).frame(false).wrap();
            let clicked = ui.add(entry).accessible_name(name).clicked();
            ui.add(egui::Label::new(said).wrap());
            clicked
        })
        .inner
    });
    ui.add_space(9.0);
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
