//! The cells in view: words, icons, and what clicks on them do.

use egui::accesskit::{Role, SortDirection};
use egui::{
    Align2, CornerRadius, Id, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};
use egui_extras::{Column as Width, TableBuilder};

use super::column::{Column, Row};
use super::{Cell, DOUBLE_CLICK, Pass, ROW, Table, grid_id, jump};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::fonts::font;
use crate::app::panels::{color32, focus_ring, one_line, window_style};
use crate::app::theme;
use crate::model::{Card, CardId, Item};
use crate::style::{kind_icon, mark_icon};
use crate::text::{Face, icons};
use crate::words;

/// Height of the heads, points.
const HEAD: f32 = 32.0;
/// Least width of the row's number with its icon, and what of it is not for digits, points.
const NUMBER: (f32, f32) = (52.0, 34.0);
/// Width of a digit of the number, points.
const DIGIT: f32 = 7.0;
/// Narrowest column, points.
const NARROWEST: f32 = 56.0;
/// Space before and after the words of a cell, points.
const SIDE: f32 = 8.0;
/// Height of the bar that moves the columns, points.
const BAR: f32 = 10.0;

/// Where the cell with the keyboard was drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawn {
    pub(super) cell: Cell,
    pub(super) id: Id,
    pub(super) rect: Rect,
    /// What of the table a field may cover.
    pub(super) clip: Rect,
}

/// A click on a row.
#[derive(Debug, Clone, Copy)]
enum Click {
    Once(CardId, Option<Column>),
    Twice(CardId),
    /// By the other button.
    Other(CardId, Option<Column>),
    Run(Command),
    Show(CardId),
}

/// What the pass of drawing says.
#[derive(Default)]
struct Told {
    click: Option<Click>,
    drawn: Option<Drawn>,
    widths: Vec<f32>,
    rows: usize,
}

impl Table {
    /// The heads and the rows in view, in all the space there is.
    pub(super) fn cells_ui(
        &mut self,
        ui: &mut Ui,
        pass: &Pass<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<Drawn> {
        let page = ui.available_rect_before_wrap();
        if self.rows.len() == 0 {
            let words = words::table(pass.around.language);
            let why = if self.rows.all == 0 { words.no_cards } else { words.none_match };
            let ink = pass.around.colours.text_secondary;
            let at = pos2(page.center().x, page.top() + 120.0);
            ui.painter().text(at, Align2::CENTER_CENTER, why, font(Face::Regular, theme::TEXT), ink);
        }
        let widths: Vec<f32> = pass.columns.iter().map(|column| self.width(*column)).collect();
        let whole = self.number_width() + widths.iter().sum::<f32>() + 12.0;
        let (page, foot) = page.split_top_bottom_at_y(page.bottom() - BAR);
        self.reveal(page, whole, &widths, pass);
        let left = self.view.left;
        let mut told = Told::default();
        // The columns begin where they are moved to, and the bar of the rows stays at the right edge.
        let moved = Rect::from_min_max(page.min - vec2(left, 0.0), page.max);
        let mut child = ui.new_child(UiBuilder::new().max_rect(moved).id_salt("cells"));
        child.set_clip_rect(page.intersect(ui.clip_rect()));
        child.spacing_mut().item_spacing = egui::Vec2::ZERO;
        self.rows_ui(&mut child, pass, &widths, page, &mut told);
        self.sideways_ui(ui, foot, whole, page);
        for (column, width) in pass.columns.iter().zip(told.widths.iter().skip(1)) {
            self.widths.insert(*column, *width);
        }
        ui.advance_cursor_after_rect(page);
        if let Some(click) = told.click {
            self.take_click(ui, pass, click, actions);
        }
        told.drawn
    }

    fn width(&self, column: Column) -> f32 {
        self.widths.get(&column).copied().unwrap_or_else(|| column.usual_width())
    }

    /// Moves what is in view as little as brings the wanted cell into it.
    fn reveal(&mut self, page: Rect, whole: f32, widths: &[f32], pass: &Pass<'_>) {
        self.view.left = self.view.left.min((whole - page.width()).max(0.0));
        let Some(cell) = self.view.reveal else { return };
        let before = pass.columns.iter().position(|column| *column == cell.column).unwrap_or_default();
        let left =
            widths.iter().take(before).sum::<f32>() + if before == 0 { 0.0 } else { self.number_width() };
        let right = self.number_width() + widths.iter().take(before + 1).sum::<f32>();
        let room = page.width() - 12.0;
        self.view.left = self.view.left.max(right - room).min(left).max(0.0);
    }

    fn rows_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, widths: &[f32], page: Rect, told: &mut Told) {
        let mut table = TableBuilder::new(ui)
            .id_salt(("cards", &pass.columns))
            .sense(Sense::CLICK | Sense::HOVER)
            .resizable(true)
            .striped(false)
            .auto_shrink(false)
            .animate_scrolling(false)
            .min_scrolled_height(0.0)
            .column(Width::exact(self.number_width()).resizable(false));
        for width in widths {
            table = table.column(Width::initial(*width).at_least(NARROWEST).clip(true));
        }
        if let Some(top) = self.top_for_reveal() {
            table = table.vertical_scroll_offset(top);
        }
        let table = table.header(HEAD, |mut head| {
            head.col(|_| {});
            for column in &pass.columns {
                head.col(|ui| self.head_ui(ui, pass, *column));
            }
        });
        let body_clip = Rect::from_min_max(page.min + vec2(0.0, HEAD), page.max);
        let cursor = self.cursor;
        let (rows, selected) = (&self.rows, &self.selected);
        let output = table.body(|body| {
            told.widths = body.widths().to_vec();
            body.rows(ROW, rows.len(), |mut line| {
                let place = line.index();
                told.rows += 1;
                let Some(row) = rows.get(place) else { return };
                let Some(card) = pass.source.card(row) else { return };
                let is_selected = selected.cards.contains(&row.card);
                line.set_selected(is_selected);
                let (_, response) = line.col(|ui| number_ui(ui, pass, place, card));
                let name = format!("{} {}", words::table(pass.around.language).row, place + 1);
                response.widget_info(|| WidgetInfo::selected(Role::RowHeader, true, is_selected, &name));
                told.click(&response, row.card, None, pass);
                for (number, column) in pass.columns.iter().enumerate() {
                    let values = pass.source.values(*column, row, card);
                    let cell = Cell { card: row.card, column: *column };
                    let has_cursor = cursor == Some(cell);
                    let (_, response) = line.col(|ui| {
                        cell_ui(ui, pass, (row, card), *column, &values);
                        if has_cursor {
                            ring(ui, pass);
                        }
                    });
                    told.click(&response, row.card, Some(*column), pass);
                    let said = words::in_one_line(&values.join(", "));
                    name_cell(&response, pass, *column, &said, is_selected, (place, number));
                    if has_cursor {
                        told.drawn =
                            Some(Drawn { cell, id: response.id, rect: response.rect, clip: body_clip });
                    }
                }
            });
        });
        self.view.top = output.state.clamped_offset().y;
        self.view.height = output.inner_rect.height();
        self.view.rows = told.rows;
        self.view.reveal = None;
    }

    /// How far the rows are to be scrolled for the wanted cell to be in view.
    fn top_for_reveal(&self) -> Option<f32> {
        let place = self.view.reveal.and_then(|cell| self.rows.place(cell.card))?;
        let top = place as f32 * ROW;
        if self.view.height <= 0.0 {
            return Some((top - 3.0 * ROW).max(0.0));
        }
        let wanted = self.view.top.max(top + ROW - self.view.height).min(top);
        ((wanted - self.view.top).abs() > 0.5).then_some(wanted)
    }

    /// The bar that moves the columns; the wheel moves them too.
    fn sideways_ui(&mut self, ui: &mut Ui, foot: Rect, whole: f32, page: Rect) {
        if whole <= page.width() {
            self.view.left = 0.0;
            return;
        }
        if ui.rect_contains_pointer(page) {
            let by = ui.input(|input| input.smooth_scroll_delta().x);
            self.view.left = (self.view.left - by).clamp(0.0, whole - page.width());
        }
        let mut child = ui.new_child(UiBuilder::new().max_rect(foot).id_salt("sideways"));
        let bar = ScrollArea::horizontal().auto_shrink(false).animated(false);
        let output = bar.horizontal_scroll_offset(self.view.left).show(&mut child, |ui| {
            ui.allocate_space(vec2(whole, 1.0));
        });
        self.view.left = output.state.clamped_offset().x;
    }

    /// Width of the rows' numbers, points.
    fn number_width(&self) -> f32 {
        let (least, around) = NUMBER;
        let digits = self.rows.all.max(1).ilog10() + 1;
        least.max(around + digits as f32 * DIGIT)
    }

    fn take_click(&mut self, ui: &Ui, pass: &Pass<'_>, click: Click, actions: &mut Vec<Action>) {
        let modifiers = ui.input(|input| input.modifiers);
        match click {
            Click::Twice(card) | Click::Show(card) => {
                self.clicked_again = None;
                jump(card, actions);
            }
            Click::Once(card, column) => {
                let column = column.or(self.cursor.map(|cell| cell.column)).unwrap_or(Column::Title);
                let cell = Cell { card, column };
                let again = self.cursor == Some(cell) && pass.editor.selection() == [Item::Card(card)];
                self.cursor = Some(cell);
                if modifiers.command {
                    self.anchor = Some(card);
                    actions.push(Action::ToggleSelect(Item::Card(card)));
                } else {
                    self.select_row(card, modifiers.shift, pass, actions);
                    if again && !modifiers.any() {
                        let now = ui.input(|input| input.time);
                        self.clicked_again = Some((cell, now + DOUBLE_CLICK));
                        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(DOUBLE_CLICK));
                    }
                }
            }
            Click::Other(card, column) => {
                if let Some(column) = column {
                    self.cursor = Some(Cell { card, column });
                }
                if !pass.editor.is_selected(Item::Card(card)) {
                    self.select_row(card, false, pass, actions);
                }
            }
            Click::Run(command) => actions.push(Action::Command(command)),
        }
    }
}

impl Told {
    fn click(&mut self, response: &Response, card: CardId, column: Option<Column>, pass: &Pass<'_>) {
        if response.double_clicked() {
            self.click = Some(Click::Twice(card));
        } else if response.clicked() {
            self.click = Some(Click::Once(card, column));
        } else if response.secondary_clicked() {
            self.click = Some(Click::Other(card, column));
        }
        response.context_menu(|ui| {
            let language = pass.around.language;
            if ui.button(words::table(language).show_on_map).clicked() {
                self.click = Some(Click::Show(card));
            }
            ui.separator();
            for command in
                [Command::EditText, Command::Copy, Command::Duplicate, Command::Park, Command::Delete]
            {
                let button = egui::Button::new(command.row().words(language));
                if ui.add_enabled(command.is_enabled(pass.editor), button).clicked() {
                    self.click = Some(Click::Run(command));
                }
            }
        });
    }
}

/// The number of the row and what the card is.
fn number_ui(ui: &mut Ui, pass: &Pass<'_>, place: usize, card: &Card) {
    let rect = ui.max_rect();
    let ink = pass.around.colours.text_secondary;
    let number = (place + 1).to_string();
    let at = pos2(rect.right() - 26.0, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, number, font(Face::Regular, 11.0), ink);
    let sign = color32(window_style(ui).card(&card.kind, pass.source.document).ink);
    let at = pos2(rect.right() - 12.0, rect.center().y);
    let icon = kind_icon(&card.kind, pass.source.document);
    ui.painter().text(at, Align2::CENTER_CENTER, icon, font(Face::Icons, 15.0), sign);
    underline(ui, pass);
}

fn cell_ui(ui: &mut Ui, pass: &Pass<'_>, (row, card): (&Row, &Card), column: Column, values: &[String]) {
    let rect = ui.max_rect();
    let colours = pass.around.colours;
    underline(ui, pass);
    if column == Column::Marks {
        let style = window_style(ui);
        for (place, mark) in card.marks.iter().enumerate() {
            let at = pos2(rect.left() + SIDE + 8.0 + place as f32 * 20.0, rect.center().y);
            let icon = mark_icon(*mark, pass.source.document);
            let ink = color32(style.colours.mark);
            ui.painter().text(at, Align2::CENTER_CENTER, icon, font(Face::IconsFill, 15.0), ink);
        }
        return;
    }
    if values.is_empty() {
        return;
    }
    let words = words::in_one_line(&values.join(", "));
    let is_parked = matches!(row.spot, super::column::Spot::Parked(_));
    let quiet = column != Column::Title && (is_parked && column == Column::Stage);
    let ink = if quiet { colours.text_secondary } else { colours.text };
    let face = if column == Column::Title { Face::Medium } else { Face::Regular };
    let galley = one_line(ui.painter(), &words, font(face, theme::TEXT), ink, rect.width() - 2.0 * SIDE);
    let at = pos2(rect.left() + SIDE, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

fn underline(ui: &Ui, pass: &Pass<'_>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, pass.around.colours.hairline));
}

fn ring(ui: &Ui, pass: &Pass<'_>) {
    let (rect, corners) = (ui.max_rect().shrink(0.5), CornerRadius::same(2));
    if pass.has_keys {
        focus_ring(ui, grid_id(), rect, corners);
    } else {
        let edge = Stroke::new(1.0, pass.around.colours.accent_edge);
        ui.painter().rect_stroke(rect, corners, edge, StrokeKind::Inside);
    }
}

fn name_cell(
    response: &Response,
    pass: &Pass<'_>,
    column: Column,
    said: &str,
    selected: bool,
    (place, number): (usize, usize),
) {
    response.widget_info(|| {
        let name = format!("{}: {said}", column.name(pass.around.language));
        WidgetInfo::labeled(Role::Cell, true, name)
    });
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_selected(selected);
        node.set_row_index(place);
        node.set_column_index(number);
    });
}

/// For assistive tools: which way a head sorts.
pub(super) fn direction(last_first: bool) -> (SortDirection, char) {
    if last_first {
        (SortDirection::Descending, icons::CARET_DOWN)
    } else {
        (SortDirection::Ascending, icons::CARET_UP)
    }
}
