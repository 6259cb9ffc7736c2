//! The document's own channels, card kinds and marks: three lists side by side, each row with icon, colour, name
//! and place. What is changed here is changed on every card that refers to it.

use egui::{Align, Frame, Id, Layout, Margin, Popup, RichText, ScrollArea, TextEdit, Ui, vec2};

use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::own_lists::{OwnLists, cards_of_channel, cards_of_kind, cards_of_mark};
use crate::app::panels::{self, colour_picker, icon_picker, keep_escape, window_style};
use crate::app::{Around, theme};
use crate::model::{CardKind, Channel, Document, Mark, Rgb};
use crate::style::{CardColours, Style, channel_icon, kind_icon, mark_icon};
use crate::text::{Face, icons};
use crate::words;

/// Narrowest list, points; where three do not fit side by side they stand below one another.
const NARROWEST: f32 = 350.0;
/// Widest list, points.
const WIDEST: f32 = 480.0;

/// What the desk remembers while it is open.
#[derive(Default)]
pub(super) struct Own {
    /// The row that was just added: its name has the keyboard.
    added: Option<(List, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Channels,
    Kinds,
    Marks,
}

/// What is wanted of a list.
enum Wish {
    Add,
    Change(usize, Change),
}

/// What is wanted of a row.
enum Change {
    Rename(String),
    Icon(&'static str),
    Colour(Rgb),
    Up,
    Down,
    Delete,
}

/// A row as it is shown.
struct Row<'a> {
    id: Id,
    name: &'a str,
    /// The icon as drawn, and its name in the file.
    icon: (char, &'a str),
    colour: Option<Rgb>,
    look: Option<CardColours>,
    /// Cards that refer to it.
    cards: usize,
}

impl Own {
    /// The three lists.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        let chooses = Popup::is_any_open(ui.ctx());
        let document = editor.document();
        let style = window_style(ui);
        let mut wish = None;
        ScrollArea::vertical().id_salt("own lists").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(24, 14)).show(ui, |ui| {
                ui.label(theme::label(around.colours, words::desks(around.language).own_hint));
                ui.add_space(6.0);
                let fits = ui.available_width() >= NARROWEST * 3.0 + 48.0;
                let width = if fits { (ui.available_width() - 48.0) / 3.0 } else { ui.available_width() };
                let lists_ui = |ui: &mut Ui| {
                    ui.spacing_mut().item_spacing.x = 24.0;
                    for list in [List::Channels, List::Kinds, List::Marks] {
                        let size = vec2(width.min(WIDEST), 0.0);
                        let rows = rows(list, document, &style);
                        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                            ui.set_width(size.x);
                            if let Some(wanted) = self.list_ui(ui, list, &rows, around) {
                                wish = Some((list, wanted));
                            }
                        });
                    }
                };
                if fits {
                    ui.horizontal_top(lists_ui);
                } else {
                    ui.vertical(lists_ui);
                }
            });
        });
        if let Some((list, wish)) = wish {
            self.carry_out(document, list, wish, around, actions);
        }
        // Esc closed what was open; it shall not also leave the desk.
        if chooses {
            keep_escape(ui);
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, list: List, rows: &[Row<'_>], around: &Around<'_>) -> Option<Wish> {
        let w = words::desks(around.language);
        let (heading, empty, add) = match list {
            List::Channels => (w.own_channels, w.no_own_channels, w.add_channel),
            List::Kinds => (w.own_kinds, w.no_own_kinds, w.add_kind),
            List::Marks => (w.own_marks, w.no_own_marks, w.add_mark),
        };
        let mut wish = None;
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.label(RichText::new(heading).font(font(Face::SemiBold, 15.0)));
        if rows.is_empty() {
            ui.label(theme::label(around.colours, empty));
        }
        for (place, row) in rows.iter().enumerate() {
            let added = self.added == Some((list, place));
            let ends = (place == 0, place + 1 == rows.len());
            if let Some(change) = row_ui(ui, row, ends, added, around) {
                wish = Some(Wish::Change(place, change));
            }
            if added {
                self.added = None;
            }
        }
        ui.add_space(4.0);
        if ui.add(egui::Button::new((panels::icon(icons::PLUS, 15.0), add))).clicked() {
            wish = Some(Wish::Add);
        }
        ui.add_space(16.0);
        wish
    }

    fn carry_out(
        &mut self,
        document: &Document,
        list: List,
        wish: Wish,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        let mut lists = OwnLists::of(document);
        let new = words::desks(document.language);
        let mut gone = None;
        match (list, wish) {
            (List::Channels, Wish::Add) => {
                self.added = Some((list, lists.channels.len()));
                lists.add_channel(new.new_channel);
            }
            (List::Kinds, Wish::Add) => {
                self.added = Some((list, lists.kinds.len()));
                lists.add_kind(new.new_kind);
            }
            (List::Marks, Wish::Add) => {
                self.added = Some((list, lists.marks.len()));
                lists.add_mark(new.new_mark);
            }
            (List::Channels, Wish::Change(place, change)) => {
                gone =
                    change_in(&mut lists.channels, place, change, |own| (&mut own.name, &mut own.icon, None));
            }
            (List::Kinds, Wish::Change(place, change)) => {
                gone = change_in(&mut lists.kinds, place, change, |own| {
                    (&mut own.name, &mut own.icon, Some(&mut own.colour))
                });
            }
            (List::Marks, Wish::Change(place, change)) => {
                gone = change_in(&mut lists.marks, place, change, |own| {
                    (&mut own.name, &mut own.icon, Some(&mut own.colour))
                });
            }
        }
        actions.push(Action::Edit(lists.edit()));
        if let Some(name) = gone {
            actions.push(Action::UndoToast(words::phrases::deleted_titled(around.language, &name)));
        }
    }
}

/// Changes the entry at that place; the name of one that was deleted is returned.
fn change_in<T>(
    list: &mut Vec<T>,
    place: usize,
    change: Change,
    fields: impl Fn(&mut T) -> (&mut String, &mut String, Option<&mut Rgb>),
) -> Option<String> {
    let len = list.len();
    let (name, icon, colour) = fields(list.get_mut(place)?);
    match change {
        Change::Rename(new) => *name = new,
        Change::Icon(new) => new.clone_into(icon),
        Change::Colour(new) => {
            if let Some(colour) = colour {
                *colour = new;
            }
        }
        Change::Up if place > 0 => list.swap(place, place - 1),
        Change::Down if place + 1 < len => list.swap(place, place + 1),
        Change::Up | Change::Down => {}
        Change::Delete => {
            let name = std::mem::take(name);
            list.remove(place);
            return Some(name);
        }
    }
    None
}

fn rows<'a>(list: List, document: &'a Document, style: &Style) -> Vec<Row<'a>> {
    match list {
        List::Channels => {
            let rows = document.channels.iter().map(|own| Row {
                id: Id::unique(("own", own.id)),
                name: &own.name,
                icon: (channel_icon(Channel::Own(own.id), document), &own.icon),
                colour: None,
                look: Some(style.colours.touchpoint),
                cards: cards_of_channel(document, own.id),
            });
            rows.collect()
        }
        List::Kinds => {
            let rows = document.kinds.iter().map(|own| Row {
                id: Id::unique(("own", own.id)),
                name: &own.name,
                icon: (kind_icon(&CardKind::Own { kind: own.id }, document), &own.icon),
                colour: Some(own.colour),
                look: Some(style.card_of(own.colour.into())),
                cards: cards_of_kind(document, own.id),
            });
            rows.collect()
        }
        List::Marks => {
            let rows = document.marks.iter().map(|own| Row {
                id: Id::unique(("own", own.id)),
                name: &own.name,
                icon: (mark_icon(Mark::Own(own.id), document), &own.icon),
                colour: Some(own.colour),
                look: Some(CardColours { ink: style.mark_of(own.colour.into()), ..style.colours.plain }),
                cards: cards_of_mark(document, own.id),
            });
            rows.collect()
        }
    }
}

fn row_ui(
    ui: &mut Ui,
    row: &Row<'_>,
    (first, last): (bool, bool),
    added: bool,
    around: &Around<'_>,
) -> Option<Change> {
    let w = words::desks(around.language);
    let mut change = None;
    ui.push_id(row.id, |ui| {
        ui.horizontal(|ui| {
            let of = |what: &str| format!("{what}: {}", row.name);
            let inspector = words::inspector(around.language);
            if let Some(icon) = icon_picker(ui, around.language, &of(inspector.icon), row.icon, row.look) {
                change = Some(Change::Icon(icon));
            }
            if let Some(colour) = row.colour
                && let Some(new) = colour_picker(ui, &of(inspector.colour), colour)
            {
                change = Some(Change::Colour(new));
            }
            let count = words::desks::cards(around.language, row.cards);
            let width = ui.available_width() - 3.0 * 30.0 - 76.0;
            if let Some(name) = name_ui(ui, row, inspector.name, width, added) {
                change = Some(Change::Rename(name));
            }
            ui.add_sized(vec2(72.0, 20.0), egui::Label::new(theme::label(around.colours, count)).truncate());
            for (sign, what, enabled, wanted) in [
                (icons::ARROW_UP, w.move_up, !first, Change::Up),
                (icons::ARROW_DOWN, w.move_down, !last, Change::Down),
                (icons::TRASH, w.delete, true, Change::Delete),
            ] {
                let button = |ui: &mut Ui| panels::icon_button(ui, sign, &of(what)).clicked();
                if ui.add_enabled_ui(enabled, button).inner {
                    change = Some(wanted);
                }
            }
        });
    });
    change
}

/// The name as a field; it is the document's once the field is left.
fn name_ui(ui: &mut Ui, row: &Row<'_>, label: &str, width: f32, added: bool) -> Option<String> {
    let id = row.id.with("name");
    let mut draft = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| row.name.to_owned());
    let field =
        TextEdit::singleline(&mut draft).id(id).desired_width(width.max(90.0)).min_size(vec2(0.0, 30.0));
    let response =
        ui.add(field.align(egui::Align2::LEFT_CENTER)).accessible_name(format!("{label}: {}", row.name));
    if added {
        response.request_focus();
        let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let all = egui::text::CCursorRange::two(
            egui::text::CCursor::default(),
            egui::text::CCursor::new(egui::text::CharIndex(row.name.chars().count())),
        );
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), id);
    }
    let left = response.lost_focus();
    if left {
        keep_escape(ui);
    }
    ui.data_mut(|data| {
        if response.has_focus() {
            data.insert_temp(id, draft.clone());
        } else {
            data.remove_temp::<String>(id);
        }
    });
    let draft = draft.trim();
    (left && draft != row.name && !draft.is_empty()).then(|| draft.to_owned())
}
