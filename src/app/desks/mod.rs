//! The desks: full pages in the middle of the window, in the place of the canvas. Each reads the editor, keeps
//! only what it needs to be drawn, and pushes actions. Escape leads back to the map. Know nothing of the canvas.

mod compare;
mod figures;
mod own;
mod personas;
mod priorities;
mod table;

use egui::{CentralPanel, Frame, Key, Modifiers, Rect, RichText, ScrollArea, Ui, UiBuilder, Vec2, vec2};

pub(super) use table::has_keys as table_has_keys;

use super::Around;
use super::action::{Action, Desk, ViewChange};
use super::command::Command;
use super::editor::Editor;
use super::fonts::font;
use super::theme;
use crate::compare::Compared;
use crate::model::{CardId, Item};
use crate::text::{Face, icons};
use crate::words;

/// The desks with what they remember while the window is open.
#[derive(Default)]
pub(super) struct Desks {
    compare: compare::Compare,
    priorities: priorities::Priorities,
    personas: personas::Personas,
    own: own::Own,
    figures: figures::Figures,
    table: table::Table,
}

impl Desks {
    /// The comparison that is on show.
    pub(super) fn compared(&self, editor: &Editor) -> Option<Compared> {
        (editor.desk() == Desk::Compare).then(|| self.compare.compared(editor)).flatten()
    }

    /// Whether words are typed on the open desk that the editor does not know of yet.
    pub(super) fn has_draft(&self, editor: &Editor) -> bool {
        editor.desk() == Desk::Table && self.table.has_draft(editor)
    }

    /// Screen points per map unit of the open desk's picture; none: it has no picture.
    pub(super) fn zoom(&self, desk: Desk) -> Option<f32> {
        (desk == Desk::Compare).then(|| self.compare.zoom())
    }

    /// Changes how the picture of the open desk is looked at.
    pub(super) fn change_view(&mut self, change: ViewChange) {
        self.compare.change_view(change);
    }

    /// The open desk under its heading.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        let frame = Frame::new().fill(around.colours.surface);
        CentralPanel::default().frame(frame).show(ui, |ui| {
            heading_ui(ui, editor.desk(), around, actions);
            let room = ui.available_rect_before_wrap();
            let size = room.size().max(least(editor.desk()));
            if size == room.size() {
                return self.desk_ui(ui, editor, around, actions);
            }
            // In a small window, or with a large interface, the desk is larger than its place.
            ScrollArea::both().id_salt(editor.desk()).auto_shrink(false).show(ui, |ui| {
                let page = UiBuilder::new().max_rect(Rect::from_min_size(ui.cursor().min, size));
                ui.scope_builder(page, |ui| {
                    ui.set_min_size(size);
                    self.desk_ui(ui, editor, around, actions);
                });
            });
        });
        // A dialog in front has the key first, even where it has just taken the keyboard from a field.
        let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        let typing = ui.ctx().text_edit_focused();
        if !is_covered && !typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            actions.push(Action::Desk(Desk::Map));
        }
    }

    fn desk_ui(&mut self, ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
        match editor.desk() {
            Desk::Map => {}
            Desk::Compare => self.compare.ui(ui, editor, around, actions),
            Desk::Priorities => self.priorities.ui(ui, editor, around, actions),
            Desk::Personas => self.personas.ui(ui, editor, around, actions),
            Desk::OwnLists => self.own.ui(ui, editor, around, actions),
            Desk::Table => self.table.ui(ui, editor, around, actions),
            Desk::Figures => self.figures.ui(ui, editor, around, actions),
        }
    }
}

/// The smallest that a desk can be worked on, points.
fn least(desk: Desk) -> Vec2 {
    match desk {
        Desk::Priorities => vec2(760.0, 560.0),
        Desk::Personas => vec2(640.0, 240.0),
        Desk::Compare => vec2(480.0, 280.0),
        Desk::Map | Desk::OwnLists | Desk::Table | Desk::Figures => Vec2::ZERO,
    }
}

/// Keys that what has the keyboard on a desk answers to itself.
pub(super) fn kept_keys(ctx: &egui::Context) -> &'static [Key] {
    table::kept_keys(ctx)
}

/// Selects the card on the map and brings it into view there.
fn show_card(card: CardId, actions: &mut Vec<Action>) {
    actions.push(Action::Desk(Desk::Map));
    actions.push(Action::Select(vec![Item::Card(card)]));
    actions.push(Action::View(ViewChange::Reveal(Item::Card(card))));
}

/// What the desk is called, and the way back.
fn heading_ui(ui: &mut Ui, desk: Desk, around: &Around<'_>, actions: &mut Vec<Action>) {
    let command = Command::ALL.iter().find(|command| command.desk() == Some(desk));
    let title = command.map_or("", |command| command.row().words(around.language));
    Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let back = words::desks(around.language).back_to_map;
            let button = egui::Button::new((theme::icon(icons::ARROW_LEFT, 16.0), back));
            if ui.add(button).accessible_name(back).clicked() {
                actions.push(Action::Desk(Desk::Map));
            }
            ui.add_space(8.0);
            ui.label(RichText::new(title).font(font(Face::SemiBold, 17.0)));
        });
    });
    ui.separator();
}
