//! The matrix of impact and effort: nine cells of chips, and a tray of those not rated yet. A chip is dragged,
//! or moved with the arrow keys while it has the keyboard.

use std::ops::Range;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, CornerRadius, DragAndDrop, EventFilter, Id, Key, LayerId, Modifiers, Painter, Rect, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, epaint, pos2, vec2,
};

use super::gathered::{Gathered, Idea};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::panels::{color32, focus_ring, window_style};
use crate::app::theme;
use crate::edit::{Edit, MapEdit, StepName};
use crate::model::{CardId, CardKind, Item};
use crate::text::{Face, icons};
use crate::words;

/// Height of a chip: two lines of words, points.
const CHIP: f32 = 38.0;
/// Smallest width of a chip that stands beside another, points.
const NARROWEST: f32 = 150.0;
/// Space between chips and around them, points.
const GAP: f32 = 6.0;
/// Height of a cell's heading, points.
const HEAD: f32 = 18.0;
/// Width of the scale at the left and height of the one at the foot, points.
const SCALE: f32 = 22.0;
/// Height of the part's heading, points.
pub(super) const TITLE: f32 = 34.0;
/// Most of the height that the tray takes.
const TRAY: f32 = 0.3;

/// A chip on its way.
struct Carried(CardId);

/// What the matrix is drawn with.
struct Matrix<'a> {
    editor: &'a Editor,
    around: &'a Around<'a>,
    gathered: &'a Gathered,
    actions: &'a mut Vec<Action>,
}

/// The matrix over the tray, in all the space there is.
pub(super) fn matrix_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    gathered: &Gathered,
    actions: &mut Vec<Action>,
) {
    let mut matrix = Matrix { editor, around, gathered, actions };
    let whole = ui.available_rect_before_wrap();
    let words = words::priorities(around.language);
    ui.painter().text(
        whole.left_top() + vec2(0.0, TITLE / 2.0),
        Align2::LEFT_CENTER,
        words.matrix,
        font(Face::SemiBold, 15.0),
        around.colours.text,
    );
    let whole = Rect::from_min_max(whole.min + vec2(0.0, TITLE), whole.max);
    if !gathered.has_ideas {
        super::pains::nothing_ui(ui, whole, icons::LIGHTBULB, words.no_opportunities);
        return;
    }
    let tray = matrix.tray_height(whole);
    let (grid, tray) = whole.split_top_bottom_at_y(whole.bottom() - tray);
    matrix.scales(ui.painter(), grid);
    let cells = cells_in(grid);
    for impact in 1..=3_u8 {
        for effort in 1..=3_u8 {
            matrix.cell_ui(ui, cell_of(cells, impact, effort), impact, effort);
        }
    }
    matrix.tray_ui(ui, tray);
    matrix.carried_ui(ui);
}

/// The nine cells beside and above their scales.
fn cells_in(grid: Rect) -> Rect {
    Rect::from_min_max(grid.min + vec2(SCALE, 0.0), grid.max - vec2(0.0, SCALE + GAP))
}

/// The rectangle of a cell, impact upwards and effort to the right.
fn cell_of(cells: Rect, impact: u8, effort: u8) -> Rect {
    let size = cells.size() / 3.0;
    let at = vec2(f32::from(effort - 1) * size.x, f32::from(3 - impact) * size.y);
    Rect::from_min_size(cells.min + at, size).shrink(2.0)
}

impl Matrix<'_> {
    /// What the tray needs, bounded; a line of words when it is empty.
    fn tray_height(&self, whole: Rect) -> f32 {
        let n = self.gathered.unrated.len();
        let columns = columns_in(whole.width() - 2.0 * GAP);
        let chips = n.div_ceil(columns).max(1) as f32 * (CHIP + GAP);
        let chips = if n == 0 { 0.0 } else { chips };
        (HEAD + GAP * 2.0 + chips).min(whole.height() * TRAY)
    }

    /// Names and levels of the two scales.
    fn scales(&self, painter: &Painter, grid: Rect) {
        let (language, colours) = (self.around.language, self.around.colours);
        let inspector = words::inspector(language);
        let cells = cells_in(grid);
        let (small, ink) = (font(Face::Regular, theme::SMALL), colours.text_secondary);
        for level in 1..=3_u8 {
            let words = |name| format!("{name}: {}", words::kinds::extent(language, level).to_lowercase());
            let beside = pos2(grid.left() + SCALE / 2.0 - 2.0, cell_of(cells, level, 1).center().y);
            upright(painter, beside, &words(inspector.impact), small.clone(), ink);
            let below = pos2(cell_of(cells, 1, level).center().x, cells.bottom() + 3.0);
            painter.text(below, Align2::CENTER_TOP, words(inspector.effort), small.clone(), ink);
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, rect: Rect, impact: u8, effort: u8) {
        let (colours, words) = (self.around.colours, words::priorities(self.around.language));
        let name = match (impact, effort) {
            (3, 1) => words.quick_wins,
            (3, 3) => words.big_bets,
            (1, 1) => words.fill_ins,
            (1, 3) => words.think_twice,
            _ => "",
        };
        ui.painter().rect_filled(rect, theme::RADIUS, colours.panel);
        if (impact, effort) == (3, 1) {
            let fill = color32(window_style(ui).colours.opportunity.fill).gamma_multiply(0.6);
            ui.painter().rect_filled(rect, theme::RADIUS, fill);
        }
        let edge = Stroke::new(1.0, colours.hairline);
        ui.painter().rect_stroke(rect, theme::RADIUS, edge, StrokeKind::Inside);
        let ideas = self.gathered.ideas(impact, effort);
        let said = words::review::rated(self.around.language, name, impact, effort);
        let ground = ui.interact(rect, Id::unique(("cell", impact, effort)), Sense::hover());
        ground.widget_info(|| WidgetInfo::labeled(Role::Group, true, &said));
        self.head(ui, rect, name, ideas.len());
        self.chips_ui(ui, rect, ideas, (impact, effort));
        self.drop_ui(ui, rect, (impact, effort));
    }

    fn tray_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let (colours, words) = (self.around.colours, words::priorities(self.around.language));
        ui.painter().rect_filled(rect, theme::RADIUS, colours.bar);
        let ideas = &self.gathered.unrated;
        let heading = if ideas.is_empty() {
            words.all_rated.to_owned()
        } else {
            format!("{} · {}", words.unrated, words.unrated_hint)
        };
        self.head(ui, rect, &heading, ideas.len());
        self.chips_ui(ui, rect, ideas, (0, 0));
        self.drop_ui(ui, rect, (0, 0));
    }

    fn head(&self, ui: &Ui, rect: Rect, name: &str, count: usize) {
        let ink = self.around.colours.text_secondary;
        let text = font(Face::Medium, theme::SMALL);
        let at = rect.min + vec2(GAP + 2.0, GAP - 1.0);
        ui.painter().text(at, Align2::LEFT_TOP, name, text.clone(), ink);
        if count > 0 {
            let at = pos2(rect.right() - GAP - 2.0, at.y);
            ui.painter().text(at, Align2::RIGHT_TOP, count.to_string(), text, ink);
        }
    }

    /// The chips of a cell; only those in view are made.
    fn chips_ui(&mut self, ui: &mut Ui, cell: Rect, ideas: &[Idea], place: (u8, u8)) {
        let inside = Rect::from_min_max(cell.min + vec2(GAP, HEAD + GAP), cell.max - Vec2::splat(GAP));
        let columns = columns_in(inside.width());
        let width = (inside.width() + GAP) / columns as f32 - GAP;
        let mut ui = ui.new_child(UiBuilder::new().max_rect(inside).id_salt(place));
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        let rows = ideas.len().div_ceil(columns);
        let list = ScrollArea::vertical().auto_shrink(false).min_scrolled_height(0.0);
        list.show_rows(&mut ui, CHIP, rows, |ui, shown: Range<usize>| {
            for row in shown {
                ui.horizontal(|ui| {
                    for idea in ideas.iter().skip(row * columns).take(columns) {
                        let (_, rect) = ui.allocate_space(vec2(width, CHIP));
                        self.chip_ui(ui, rect, idea);
                    }
                });
            }
        });
    }

    fn chip_ui(&mut self, ui: &mut Ui, rect: Rect, idea: &Idea) {
        let item = Item::Card(idea.card);
        let selected = self.editor.is_selected(item);
        // The same wherever the chip goes, so that it keeps the keyboard on its way.
        let response = ui.interact(rect, Id::unique(("opportunity", idea.card)), Sense::click_and_drag());
        let title = self.title_of(idea).to_owned();
        let said = words::review::rated(self.around.language, &title, idea.impact, idea.effort);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &said));
        response.dnd_set_drag_payload(Carried(idea.card));
        let dragged = response.dragged();
        if response.double_clicked() {
            super::super::show_card(idea.card, self.actions);
        } else if response.clicked() {
            response.request_focus();
            self.actions.push(Action::Select(vec![item]));
        }
        if response.has_focus() {
            let filter =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            if let Some((impact, effort)) = moved_by_keys(ui, idea) {
                self.rate(vec![idea.card], impact, effort);
                response.scroll_to_me(None);
            }
        }
        if dragged {
            ui.set_opacity(0.35);
        }
        let lively = selected || response.hovered();
        let whole = paint_chip(ui, ui.painter(), rect, idea, &title, lively);
        ui.set_opacity(1.0);
        focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
        if !whole && !dragged {
            response.on_hover_text(title);
        }
    }

    fn title_of<'i>(&self, idea: &'i Idea) -> &'i str {
        if idea.title.is_empty() {
            words::priorities(self.around.language).without_words
        } else {
            &idea.title
        }
    }

    /// Takes a chip that is dropped here.
    fn drop_ui(&mut self, ui: &Ui, rect: Rect, (impact, effort): (u8, u8)) {
        let over = ui.pointer_latest_pos().is_some_and(|at| rect.contains(at));
        if !over || !DragAndDrop::has_payload_of_type::<Carried>(ui.ctx()) {
            return;
        }
        let ring = Stroke::new(2.0, self.around.colours.accent);
        ui.painter().rect_stroke(rect, theme::RADIUS, ring, StrokeKind::Inside);
        if ui.input(|input| input.pointer.any_released())
            && let Some(carried) = DragAndDrop::take_payload::<Carried>(ui.ctx())
        {
            let cards = self.carried(carried.0);
            self.rate(cards, impact, effort);
        }
    }

    /// The chip under the pointer, and what is selected with it.
    fn carried(&self, card: CardId) -> Vec<CardId> {
        let mut cards = vec![card];
        if self.editor.is_selected(Item::Card(card)) {
            for item in self.editor.selection() {
                match item {
                    Item::Card(other) if *other != card => cards.push(*other),
                    _ => {}
                }
            }
        }
        cards
    }

    /// Sets impact and effort of opportunities; a cell more is one undo step.
    fn rate(&mut self, cards: Vec<CardId>, impact: u8, effort: u8) {
        let map = self.editor.map();
        let new = cards.into_iter().filter_map(|id| map.card(id)).filter_map(|card| match card.kind {
            CardKind::Opportunity { impact: i, effort: e } if (i, e) != (impact, effort) => {
                let mut card = card.clone();
                card.kind = CardKind::Opportunity { impact, effort };
                Some(MapEdit::SetCard(Box::new(card)))
            }
            _ => None,
        });
        let edits: Vec<Edit> = new.map(|edit| Edit::Map(map.id, edit)).collect();
        match edits.len() {
            0 => {}
            1 => self.actions.extend(edits.into_iter().map(Action::Edit)),
            n => self.actions.push(Action::Edit(Edit::Several(StepName::ChangeCards(n), edits))),
        }
    }

    /// The chip under the pointer while it is dragged.
    fn carried_ui(&self, ui: &Ui) {
        let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else { return };
        let Some(at) = ui.pointer_latest_pos() else { return };
        let Some(idea) = self.idea(carried.0) else { return };
        let layer = LayerId::new(egui::Order::Tooltip, Id::unique("carried opportunity"));
        let painter = ui.ctx().layer_painter(layer);
        let rect = Rect::from_center_size(at, vec2(NARROWEST, CHIP));
        let shadow =
            epaint::Shadow { offset: [0, 4], blur: 14, spread: 0, color: self.around.colours.shadow };
        painter.add(shadow.as_shape(rect, theme::RADIUS));
        paint_chip(ui, &painter, rect, idea, self.title_of(idea), true);
    }

    fn idea(&self, card: CardId) -> Option<&Idea> {
        let levels = || 1..=3_u8;
        let cells = levels().flat_map(|impact| levels().map(move |effort| (impact, effort)));
        let rated = cells.flat_map(|(impact, effort)| self.gathered.ideas(impact, effort));
        rated.chain(&self.gathered.unrated).find(|idea| idea.card == card)
    }
}

/// How many chips stand side by side.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
fn columns_in(width: f32) -> usize {
    ((width + GAP) / (NARROWEST + GAP)).floor().max(1.0) as usize
}

/// Impact and effort after the arrow keys of this pass; what was not rated begins in the middle.
fn moved_by_keys(ui: &Ui, idea: &Idea) -> Option<(u8, u8)> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let step = |value: u8, less: bool, more: bool| match value {
        0 => 2,
        _ => (value + u8::from(more) - u8::from(less)).clamp(1, 3),
    };
    let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
    let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
    (up || down || left || right).then(|| (step(idea.impact, down, up), step(idea.effort, left, right)))
}

/// A chip with its words in two lines; `false`: they did not fit.
fn paint_chip(ui: &Ui, painter: &Painter, rect: Rect, idea: &Idea, title: &str, lively: bool) -> bool {
    let style = window_style(ui);
    let look = style.colours.opportunity;
    let edge =
        Stroke::new(if lively { 2.0 } else { 1.0 }, color32(if lively { look.ink } else { look.border }));
    painter.rect(rect, theme::RADIUS, color32(look.fill), edge, StrokeKind::Inside);
    let ink = color32(style.colours.text);
    let votes = (idea.votes > 0).then(|| {
        let text = font(Face::SemiBold, 11.0);
        painter.layout_no_wrap(format!("+{}", idea.votes), text, color32(look.ink))
    });
    let beside = votes.as_ref().map_or(0.0, |votes| votes.size().x + 6.0);
    let mut job = LayoutJob::simple(title.to_owned(), font(Face::Medium, theme::SMALL), ink, 0.0);
    job.wrap = TextWrapping {
        max_width: (rect.width() - 16.0 - beside).max(20.0),
        max_rows: 2,
        ..TextWrapping::default()
    };
    let words = painter.layout_job(job);
    let whole = !words.elided;
    let at = pos2(rect.left() + 8.0, rect.center().y - words.size().y / 2.0);
    painter.galley(at, words, ink);
    if let Some(votes) = votes {
        let at = pos2(rect.right() - 7.0 - votes.size().x, rect.center().y - votes.size().y / 2.0);
        painter.galley(at, votes, ink);
    }
    whole
}

/// Words that run upwards around a point.
fn upright(painter: &Painter, at: egui::Pos2, words: &str, font: egui::FontId, ink: egui::Color32) {
    let galley = painter.layout_no_wrap(words.to_owned(), font, ink);
    let size = galley.size();
    let corner = pos2(at.x - size.y / 2.0, at.y + size.x / 2.0);
    let shape = epaint::TextShape::new(corner, galley, ink).with_angle(-std::f32::consts::FRAC_PI_2);
    painter.add(shape);
}
