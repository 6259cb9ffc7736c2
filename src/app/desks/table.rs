//! All cards of the map as a table: sorted and filtered as wished, changed in place, with the selection of the
//! canvas. Enter, F2, typing or a second click on a cell that has the keyboard change it; a double click leads to
//! the card on the map. Rows are gathered once for a state of the document (`rows`), and only those in view are
//! drawn.

mod cells;
mod change;
mod column;
mod heads;
mod keys;
mod menus;
mod rows;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use egui::{Align2, Button, Context, Id, Key, Popup, Rect, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::show_card;
use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::in_place::{self, End};
use crate::app::panels::keep_escape;
use crate::app::theme;
use crate::edit::TextPlace;
use crate::model::{CardId, Document, Item, MapId};
use crate::text::icons;
use crate::words;
use column::{Change, Column, Source};
use keys::Wish;
use rows::{Choice, Rows};

/// Height of a row and of the heads, points.
const ROW: f32 = 28.0;
/// Width of the table below which its buttons are signs alone, points.
const NARROW: f32 = 560.0;
/// How far from its edge the ring around the grid runs, points.
const RING: f32 = 5.0;
/// Seconds after a click in which a second one is a double click.
const DOUBLE_CLICK: f64 = 0.32;

/// How the table is looked at.
#[derive(Default)]
pub(super) struct Table {
    choice: Choice,
    /// Columns that are shown beside the title; none: the usual.
    shown: Option<BTreeSet<Column>>,
    widths: HashMap<Column, f32>,
    rows: Rows,
    selected: Selected,
    /// The cell that keys are for.
    cursor: Option<Cell>,
    /// Where a range of rows begins.
    anchor: Option<CardId>,
    typing: Option<Typing>,
    /// A cell that was clicked again, and when it is to be changed unless that was half a double click.
    clicked_again: Option<(Cell, f64)>,
    /// The cell whose values are to choose from.
    choosing: Option<Cell>,
    view: View,
    /// The values of a column with the cards that have each, for the list that is open.
    counted: Option<Counted>,
    /// The pass in which the table was shown last, and the map.
    last: (u64, Option<MapId>),
}

/// A cell of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell {
    card: CardId,
    column: Column,
}

/// Words that are typed in a cell.
struct Typing {
    cell: Cell,
    draft: String,
    /// The pass in which it began.
    since: u64,
}

/// What of the table is in view, points.
#[derive(Debug, Clone, Copy, Default)]
struct View {
    top: f32,
    height: f32,
    left: f32,
    /// Rows that were drawn.
    rows: usize,
    /// To be brought into view with this pass.
    reveal: Option<Cell>,
}

/// The values of a column in one state of the document.
struct Counted {
    of: (Arc<Document>, MapId, Column),
    values: BTreeMap<String, usize>,
}

/// The selected cards, to be asked for one by one.
#[derive(Default)]
struct Selected {
    items: Vec<Item>,
    cards: HashSet<CardId>,
}

/// What a pass works with.
struct Pass<'a> {
    editor: &'a Editor,
    around: &'a Around<'a>,
    source: Source<'a>,
    has_keys: bool,
    /// Heads and rows on the screen, with room for a ring around them.
    grid: Rect,
    /// Columns in view, left to right.
    columns: Vec<Column>,
}

/// What has the keyboard while the table has it; also the id of the field in a cell.
pub(super) fn grid_id() -> Id {
    Id::unique("table of cards")
}

/// Whether the table has the keyboard: letters are typed into its cells then.
pub(in crate::app) fn has_keys(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.has_focus(grid_id()))
}

/// Keys that the table answers to itself: Ctrl+A selects its rows, F2 changes the cell.
pub(super) fn kept_keys(ctx: &Context) -> &'static [Key] {
    if has_keys(ctx) { &[Key::A, Key::F2] } else { &[] }
}

impl Table {
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        let chooses = Popup::is_any_open(ui.ctx());
        let source = Source::new(editor.document(), editor.map(), around.language);
        let columns = self.columns();
        let mut pass = Pass { editor, around, source, has_keys: false, grid: Rect::NOTHING, columns };
        self.follow(ui, &pass);
        ui.spacing_mut().item_spacing.y = 0.0;
        self.bar_ui(ui, &pass, actions);
        Self::take_keyboard(ui, &mut pass);
        self.follow_typing(ui, &pass);
        if pass.has_keys && self.typing.is_none() {
            self.read_keys(ui, &pass, actions);
        }
        pass.grid = ui.available_rect_before_wrap().shrink(RING);
        let cell = self.cells_ui(ui, &pass, actions);
        self.text_ui(ui, &pass, cell, actions);
        self.choices_ui(ui, &pass, cell, actions);
        if chooses {
            keep_escape(ui);
        }
    }

    /// Title first, then what was chosen.
    fn columns(&self) -> Vec<Column> {
        let is_shown = |column: &Column| match &self.shown {
            Some(shown) => *column == Column::Title || shown.contains(column),
            None => Column::USUAL.contains(column),
        };
        Column::ALL.into_iter().filter(is_shown).collect()
    }

    /// Rows, selection and cursor as the document has them now.
    fn follow(&mut self, ui: &Ui, pass: &Pass<'_>) {
        let now = ui.cumulative_pass_nr();
        let map = Some(pass.editor.map_id());
        let (last, last_map) = std::mem::replace(&mut self.last, (now, map));
        let opened = last + 2 < now || last_map != map;
        if opened {
            self.rows.forget();
            self.typing = None;
            self.selected = Selected::default();
        }
        if last_map != map {
            self.choice.values.clear();
        }
        let before = self.cursor.and_then(|cell| self.rows.place(cell.card));
        let new = self.rows.follow(pass.editor.document(), &pass.source, &self.choice);
        if self.selected.follow(pass.editor.selection()) || opened {
            let last = pass.editor.selection().iter().rev();
            let card = last.filter_map(card_of).find(|card| self.rows.place(*card).is_some());
            let stays = self.cursor.is_some_and(|cell| self.selected.cards.contains(&cell.card));
            if let Some(card) = card.filter(|_| !stays || opened) {
                self.put_cursor(card);
                self.anchor = Some(card);
            }
        }
        // Where the card of the cursor went, the one in its place takes over.
        if let Some(cell) = self.cursor.filter(|cell| new && self.rows.place(cell.card).is_none()) {
            let near = before.map(|place| place.min(self.rows.len().saturating_sub(1)));
            let row = near.and_then(|place| self.rows.get(place));
            self.cursor = row.map(|row| Cell { card: row.card, ..cell });
        }
        if self.cursor.is_some_and(|cell| !pass.columns.contains(&cell.column)) {
            self.cursor = self.cursor.map(|cell| Cell { column: Column::Title, ..cell });
        }
    }

    fn put_cursor(&mut self, card: CardId) {
        let column = self.cursor.map_or(Column::Title, |cell| cell.column);
        let cell = Cell { card, column };
        self.cursor = Some(cell);
        self.view.reveal = Some(cell);
    }

    /// The field to filter by, how many rows there are, and the choice of columns.
    fn bar_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let language = pass.around.language;
        let words = words::table(language);
        egui::Frame::new().inner_margin(egui::Margin { top: 0, bottom: 6, ..16.into() }).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 28.0;
                ui.spacing_mut().button_padding.y = 4.0;
                let is_narrow = ui.available_width() < NARROW;
                let field = TextEdit::singleline(&mut self.choice.text)
                    .hint_text(words.filter_hint)
                    .desired_width(220.0)
                    .align(Align2::LEFT_CENTER)
                    .min_size(vec2(0.0, 28.0));
                let field = ui.add(field).accessible_name(words.filter_hint);
                if field.lost_focus() {
                    keep_escape(ui);
                }
                if self.choice.filters() && ui.button(words.clear_filters).clicked() {
                    self.choice.text.clear();
                    self.choice.values.clear();
                }
                self.columns_ui(ui, pass);
                let card = self.cursor.filter(|cell| self.rows.place(cell.card).is_some());
                let sign = theme::icon(icons::MAP_TRIFOLD, 16.0);
                let show = if is_narrow { Button::new(sign) } else { Button::new((sign, words.show_on_map)) };
                let show = ui.add_enabled(card.is_some(), show).on_hover_text(words.show_on_map);
                show.widget_info(|| {
                    WidgetInfo::labeled(egui::accesskit::Role::Button, card.is_some(), words.show_on_map)
                });
                if let Some(cell) = card.filter(|_| show.clicked()) {
                    show_card(cell.card, actions);
                }
                let mut count = words::table::shown_cards(language, self.rows.len(), self.rows.all);
                if !self.selected.cards.is_empty() {
                    let selected = words::table::selected(language, self.selected.cards.len());
                    count = format!("{count} · {selected}");
                }
                ui.label(theme::label(pass.around.colours, count));
            });
        });
    }

    /// The table has the keyboard whenever nothing else has it.
    fn take_keyboard(ui: &Ui, pass: &mut Pass<'_>) {
        let is_covered =
            Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
        if !is_covered && ui.memory(|memory| memory.focused().is_none()) {
            ui.memory_mut(|memory| memory.request_focus(grid_id()));
        }
        pass.has_keys = !is_covered && ui.memory(|memory| memory.has_focus(grid_id()));
    }

    /// A title is typed in the editor as well, so that it counts as unsaved and is kept by whatever closes it.
    fn follow_typing(&mut self, ui: &Ui, pass: &Pass<'_>) {
        let typed = pass.editor.typing();
        let place = typed.map(|typing| typing.place);
        if let Some(typing) = &self.typing {
            let is_there = place == Some(TextPlace::Card(typing.cell.card));
            let is_new = ui.cumulative_pass_nr() <= typing.since + 1;
            if typing.cell.column == Column::Title && !is_there && !is_new {
                self.stop(ui);
            }
        } else if let Some(typed) = typed
            && let TextPlace::Card(card) = typed.place
            && self.rows.place(card).is_some()
        {
            // Begun by a command.
            let cell = Cell { card, column: Column::Title };
            in_place::forget(ui.ctx(), grid_id());
            ui.memory_mut(|memory| memory.request_focus(grid_id()));
            self.typing = Some(Typing { cell, draft: typed.draft.clone(), since: ui.cumulative_pass_nr() });
            self.cursor = Some(cell);
            self.view.reveal = Some(cell);
        }
    }

    fn stop(&mut self, ui: &Ui) {
        self.typing = None;
        in_place::forget(ui.ctx(), grid_id());
    }

    fn read_keys(&mut self, ui: &Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        if let Some((cell, at)) = self.clicked_again {
            let now = ui.input(|input| input.time);
            if self.cursor != Some(cell) {
                self.clicked_again = None;
            } else if now >= at {
                self.clicked_again = None;
                self.change(ui, pass, actions);
                return;
            } else {
                ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(at - now));
            }
        }
        let is_text = self.cursor.is_some_and(|cell| cell.column.change() == Change::Text);
        if is_text && in_place::begins(ui) {
            self.change(ui, pass, actions);
            return;
        }
        for wish in keys::wishes(ui) {
            self.clicked_again = None;
            self.carry_out(ui, pass, wish, actions);
        }
    }

    fn carry_out(&mut self, ui: &Ui, pass: &Pass<'_>, wish: Wish, actions: &mut Vec<Action>) {
        let page = isize::try_from(self.view.rows).unwrap_or(isize::MAX).saturating_sub(3).max(1);
        match wish {
            Wish::Walk { rows: 0, columns, .. } => self.walk_sideways(pass, columns),
            Wish::Walk { rows, extend, .. } => self.walk(rows, extend, pass, actions),
            Wish::Page { down, extend } => self.walk(if down { page } else { -page }, extend, pass, actions),
            Wish::End { last, extend } => {
                let far = isize::try_from(self.rows.len()).unwrap_or(isize::MAX);
                self.walk(if last { far } else { -far }, extend, pass, actions);
            }
            Wish::Side { last } => self.walk_sideways(pass, if last { 99 } else { -99 }),
            Wish::Next(on) => self.next(pass, on, actions),
            Wish::Change => self.change(ui, pass, actions),
            Wish::All => {
                let cards = self.rows.iter().map(|row| Item::Card(row.card));
                actions.push(Action::Select(cards.collect()));
            }
            Wish::None => actions.push(Action::Select(Vec::new())),
        }
    }

    fn walk(&mut self, by: isize, extend: bool, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let here = self.cursor.and_then(|cell| self.rows.place(cell.card));
        let last = self.rows.len().saturating_sub(1);
        let to = here.map_or(0, |here| here.saturating_add_signed(by).min(last));
        let Some(card) = self.rows.get(to).map(|row| row.card) else { return };
        self.put_cursor(card);
        self.select_row(card, extend, pass, actions);
    }

    /// The row alone, or with all from the anchor on.
    fn select_row(&mut self, card: CardId, extend: bool, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let anchor = self.anchor.filter(|_| extend).and_then(|anchor| self.rows.place(anchor));
        let cards = if let (Some(from), Some(to)) = (anchor, self.rows.place(card)) {
            self.rows.between(from, to)
        } else {
            self.anchor = Some(card);
            vec![card]
        };
        let items: Vec<Item> = cards.into_iter().map(Item::Card).collect();
        if items != pass.editor.selection() {
            actions.push(Action::Select(items));
        }
    }

    fn walk_sideways(&mut self, pass: &Pass<'_>, by: isize) {
        let Some(cell) = self.cursor else { return };
        let here = pass.columns.iter().position(|column| *column == cell.column).unwrap_or_default();
        let to = here.saturating_add_signed(by).min(pass.columns.len().saturating_sub(1));
        if let Some(&column) = pass.columns.get(to) {
            self.cursor = Some(Cell { column, ..cell });
            self.view.reveal = self.cursor;
        }
    }

    /// The cell after that one, or before; past the end of a row the next row.
    fn next(&mut self, pass: &Pass<'_>, on: bool, actions: &mut Vec<Action>) {
        let end = if on { pass.columns.last() } else { pass.columns.first() };
        let begin = if on { pass.columns.first() } else { pass.columns.last() };
        let by = if on { 1 } else { -1 };
        match (self.cursor, begin) {
            (Some(cell), Some(&column)) if Some(&cell.column) == end => {
                let here = self.rows.place(cell.card);
                if here.and_then(|here| self.rows.get(here.checked_add_signed(by)?)).is_some() {
                    self.cursor = Some(Cell { column, ..cell });
                    self.walk(by, false, pass, actions);
                }
            }
            (Some(_), _) => self.walk_sideways(pass, by),
            (None, _) => self.walk(1, false, pass, actions),
        }
    }

    /// Opens the field or the list of the cell that has the keyboard.
    fn change(&mut self, ui: &Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let Some(cell) = self.cursor else { return };
        let row = self.rows.place(cell.card).and_then(|place| self.rows.get(place));
        let Some(card) = row.and_then(|row| pass.source.card(row)) else { return };
        if !change::can_change(&pass.source, cell.column, card) {
            return;
        }
        self.view.reveal = Some(cell);
        match cell.column.change() {
            Change::Text => {
                in_place::forget(ui.ctx(), grid_id());
                let draft = change::draft(cell.column, card);
                self.typing = Some(Typing { cell, draft, since: ui.cumulative_pass_nr() });
                if cell.column == Column::Title {
                    actions.push(Action::Select(vec![Item::Card(cell.card)]));
                    actions.push(Action::Type(TextPlace::Card(cell.card)));
                }
            }
            Change::Choice | Change::Several => {
                self.choosing = Some(cell);
                Popup::open_id(ui.ctx(), menus::choices_id());
            }
            Change::Nothing => {}
        }
    }

    /// The field over the cell that is typed in; what has the keyboard otherwise.
    fn text_ui(
        &mut self,
        ui: &mut Ui,
        pass: &Pass<'_>,
        cell: Option<cells::Drawn>,
        actions: &mut Vec<Action>,
    ) {
        let Some(typing) = &mut self.typing else {
            self.keyboard_ui(ui, pass, cell);
            return;
        };
        let has_keys = ui.memory(|memory| memory.has_focus(grid_id()));
        let end = if has_keys { in_place::end(ui) } else { None };
        let drawn = cell.filter(|drawn| drawn.cell == typing.cell);
        if let Some(drawn) = drawn {
            let name = typing.cell.column.name(pass.around.language);
            let field = (drawn.rect, drawn.clip);
            let changed =
                in_place::field_ui(ui, grid_id(), field, name, pass.around.colours, &mut typing.draft);
            if changed {
                ui.ctx().request_repaint();
            }
            if changed && typing.cell.column == Column::Title {
                actions.push(Action::Draft(typing.draft.clone()));
            }
        }
        let has_keys = ui.memory(|memory| memory.has_focus(grid_id()));
        match end {
            None if has_keys && drawn.is_some() && !actions.iter().any(is_command) => {}
            Some(End::Dropped) => self.drop_typing(ui, actions),
            _ => self.commit(ui, pass, actions),
        }
        match end {
            Some(End::Down) => self.walk(1, false, pass, actions),
            Some(End::Right) => self.next(pass, true, actions),
            Some(End::Left) => self.next(pass, false, actions),
            Some(End::Dropped) | None => {}
        }
        if end.is_some() {
            ui.ctx().request_repaint();
        }
    }

    fn drop_typing(&mut self, ui: &Ui, actions: &mut Vec<Action>) {
        if self.typing.as_ref().is_some_and(|typing| typing.cell.column == Column::Title) {
            actions.push(Action::DropText);
        }
        self.stop(ui);
    }

    fn commit(&mut self, ui: &Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let Some(Typing { cell, draft, .. }) = self.typing.take() else { return };
        self.stop(ui);
        if cell.column == Column::Title {
            actions.push(Action::CommitText);
            return;
        }
        let row = self.rows.place(cell.card).and_then(|place| self.rows.get(place));
        let card = row.and_then(|row| pass.source.card(row));
        let edit = card.and_then(|card| change::typed(&pass.source, cell.column, card, &draft));
        // A command that ends typing, such as saving, is for the card as it was typed.
        let place = actions.iter().position(is_command).unwrap_or(actions.len());
        actions.splice(place..place, edit.map(Action::Edit));
    }

    /// Whether words are typed that the editor does not know of yet: it has those of titles alone.
    pub(super) fn has_draft(&self, editor: &Editor) -> bool {
        let Some(Typing { cell, draft, .. }) = &self.typing else { return false };
        let card = editor.map().card(cell.card);
        cell.column != Column::Title && card.is_some_and(|card| *draft != change::draft(cell.column, card))
    }

    /// What has the keyboard while nothing is typed.
    fn keyboard_ui(&self, ui: &Ui, pass: &Pass<'_>, cell: Option<cells::Drawn>) {
        let response = ui.interact(pass.grid, grid_id(), Sense::focusable_noninteractive());
        let name = words::table(pass.around.language).grid;
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Grid, true, name));
        ui.ctx().accesskit_node_builder(grid_id(), |node| {
            node.set_row_count(self.rows.len());
            node.set_column_count(pass.columns.len());
            if let Some(drawn) = cell {
                node.set_active_descendant(drawn.id.accesskit_id());
            }
        });
        if !pass.has_keys {
            return;
        }
        in_place::hold_keys(ui, grid_id());
        if let Some(drawn) = cell.filter(|drawn| drawn.cell.column.change() == Change::Text) {
            in_place::invite_letters(ui, drawn.rect);
        }
    }
}

impl Selected {
    /// As the editor has it; `true`: it is another one.
    fn follow(&mut self, items: &[Item]) -> bool {
        if self.items == items {
            return false;
        }
        items.clone_into(&mut self.items);
        self.cards = items.iter().filter_map(card_of).collect();
        true
    }
}

fn is_command(action: &Action) -> bool {
    matches!(action, Action::Command(_))
}

fn card_of(item: &Item) -> Option<CardId> {
    if let Item::Card(card) = item { Some(*card) } else { None }
}

/// Back to the map, where the card is brought into view.
fn jump(card: CardId, actions: &mut Vec<Action>) {
    actions.push(Action::CommitText);
    show_card(card, actions);
}
