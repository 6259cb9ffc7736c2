//! The list of pain points, sorted as wished. Severity and category are changed in their rows; a click selects
//! the card, a second one leads to it on the map.

use std::cmp::Reverse;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Button, Color32, CornerRadius, EventFilter, Galley, Id, Key, Modifiers, Rect, ScrollArea, Sense,
    Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::gathered::{Gathered, Pain};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::panels::{color32, focus_ring, icon_button, one_line, pills, window_style};
use crate::app::theme;
use crate::edit::MapEdit;
use crate::model::{CardKind, Item, Language, PainCategory};
use crate::style::pain_icon;
use crate::text::{Face, icons};
use crate::words;

/// Height of the heading, points.
const TITLE: f32 = super::matrix::TITLE;
/// Height of the line of choices, points.
const CHOICES: f32 = 32.0;
/// Height of a line of words, of the line of fields, and the space around both, points.
const LINE: f32 = 18.0;
const FIELDS: f32 = 26.0;
const PADDING: f32 = 8.0;
/// Width from which words stand in one line, and the answer beside the fields, points.
const WIDE: f32 = 560.0;
/// Size of one dot of severity with its surroundings, points.
const DOT: f32 = 20.0;
/// Width of the field of the category, points.
const CATEGORY: f32 = 120.0;
/// Space at both sides of a row's words and between rows, points.
const SIDE: f32 = 12.0;
const BETWEEN: f32 = 4.0;
/// Rows up to which each is as high as its words need; longer lists are of one height.
const MEASURED: usize = 500;

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// The grave ones first, then those with most votes.
    #[default]
    Severity,
    /// By category, then by severity.
    Category,
    /// As the journey goes.
    Stage,
}

struct List<'a> {
    editor: &'a Editor,
    around: &'a Around<'a>,
    actions: &'a mut Vec<Action>,
    wide: bool,
}

/// The list under its heading, in all the space there is.
pub(super) fn pains_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    gathered: &Gathered,
    order: &mut Order,
    actions: &mut Vec<Action>,
) {
    let whole = ui.available_rect_before_wrap();
    let pains = sorted(&gathered.pains, *order);
    heading_ui(ui, whole, around, &pains, actions);
    let words = words::priorities(around.language);
    let body = Rect::from_min_max(whole.min + vec2(0.0, TITLE), whole.max);
    if pains.is_empty() {
        let why = if gathered.has_pains { words.none_match } else { words.no_pains };
        nothing_ui(ui, body, icons::LIGHTNING, why);
        return;
    }
    let (choices, body) = body.split_top_bottom_at_y(body.top() + CHOICES);
    ui.scope_builder(UiBuilder::new().max_rect(choices), |ui| {
        ui.horizontal(|ui| order_ui(ui, around.language, order));
    });
    let mut list = List { editor, around, actions, wide: body.width() >= WIDE };
    let mut ui = ui.new_child(UiBuilder::new().max_rect(body));
    list.rows_ui(&mut ui, &pains);
}

/// A word where there is nothing to show.
pub(super) fn nothing_ui(ui: &Ui, rect: Rect, sign: char, words: &str) {
    let ink = ui.visuals().weak_text_color();
    let painter = ui.painter();
    painter.text(rect.center() - vec2(0.0, 22.0), Align2::CENTER_CENTER, sign, font(Face::Icons, 30.0), ink);
    let text = painter.layout(words.to_owned(), font(Face::Regular, theme::TEXT), ink, rect.width() - 20.0);
    painter.galley(rect.center() + vec2(-text.size().x / 2.0, 6.0), text, ink);
}

fn heading_ui(ui: &mut Ui, whole: Rect, around: &Around<'_>, pains: &[&Pain], actions: &mut Vec<Action>) {
    let (language, colours) = (around.language, around.colours);
    let kind = CardKind::PainPoint { category: None, severity: 0 };
    let name = words::kinds::card_kinds(language, &kind);
    let heading = if pains.is_empty() { name.to_owned() } else { format!("{name} · {}", pains.len()) };
    let at = whole.left_top() + vec2(0.0, TITLE / 2.0);
    ui.painter().text(at, Align2::LEFT_CENTER, heading, font(Face::SemiBold, 15.0), colours.text);
    if pains.is_empty() {
        return;
    }
    let at = Rect::from_min_size(pos2(whole.right() - 26.0, whole.top() + 4.0), Vec2::splat(26.0));
    let mut corner = ui.new_child(UiBuilder::new().max_rect(at).id_salt("copy"));
    let words = words::priorities(language);
    if icon_button(&mut corner, icons::COPY, words.copy).clicked() {
        actions.push(Action::CopyText(as_text(pains, language)));
        actions.push(Action::Toast(words.copied.to_owned()));
    }
}

fn order_ui(ui: &mut Ui, language: Language, order: &mut Order) {
    let inspector = words::inspector(language);
    let stage = words::interface(language).stage;
    ui.label(theme::label(theme::Colours::of(ui.theme()), words::priorities(language).sort_by));
    let options =
        [(Order::Severity, inspector.severity), (Order::Category, inspector.category), (Order::Stage, stage)];
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        pills(ui, "order of pain points", &options, order);
    });
}

fn sorted(pains: &[Pain], order: Order) -> Vec<&Pain> {
    let mut pains: Vec<&Pain> = pains.iter().collect();
    match order {
        Order::Severity => {
            pains.sort_by_key(|pain| (Reverse(pain.severity), Reverse(pain.votes), pain.place));
        }
        Order::Category => pains
            .sort_by_key(|pain| (pain.category.is_none(), pain.category, Reverse(pain.severity), pain.place)),
        Order::Stage => {}
    }
    pains
}

/// The list as a table for a spreadsheet: tabs between columns, a line for every pain point.
fn as_text(pains: &[&Pain], language: Language) -> String {
    let inspector = words::inspector(language);
    let name = |kind: &CardKind| words::kinds::card_kind(language, kind);
    let heads = [
        name(&CardKind::PainPoint { category: None, severity: 0 }),
        inspector.severity,
        inspector.category,
        words::interface(language).stage,
        name(&CardKind::Opportunity { impact: 0, effort: 0 }),
        inspector.votes,
    ];
    let mut text = heads.join("\t");
    for pain in pains {
        let category = pain.category.map_or("", |it| words::kinds::pain_category(language, it));
        let severity = if pain.severity == 0 { "" } else { words::kinds::severity(language, pain.severity) };
        let stage = words::in_one_line(&pain.stage);
        let votes = pain.votes.to_string();
        let row =
            [&pain.title, severity, category, &stage, pain.opportunity.as_deref().unwrap_or(""), &votes];
        text.push('\n');
        text.push_str(&row.join("\t"));
    }
    text
}

fn row_id(pain: &Pain) -> Id {
    Id::unique(("pain point", pain.card))
}

impl List<'_> {
    /// Lines of words on a row: two where they are needed and there is no room for one long one.
    fn lines(&self, ui: &Ui, pain: &Pain, width: f32) -> u8 {
        let fits = || words_galley(ui, self.title(pain), width, 2, Color32::PLACEHOLDER).rows.len() < 2;
        if self.wide || fits() { 1 } else { 2 }
    }

    fn title<'p>(&self, pain: &'p Pain) -> &'p str {
        if pain.title.is_empty() {
            words::priorities(self.around.language).without_words
        } else {
            &pain.title
        }
    }

    fn row_height(&self, lines: u8) -> f32 {
        let answer = if self.wide { 0.0 } else { LINE };
        2.0 * PADDING + f32::from(lines) * LINE + FIELDS + answer
    }

    /// The rows; only those in view are made.
    fn rows_ui(&mut self, ui: &mut Ui, pains: &[&Pain]) {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let width = ui.available_width() - 10.0;
        let measured = pains.len() <= MEASURED;
        let mut bottom = 0.0;
        let rows: Vec<(&Pain, u8, f32)> = pains
            .iter()
            .map(|pain| {
                let lines = if measured { self.lines(ui, pain, width - 2.0 * SIDE) } else { 2 };
                let top = bottom;
                bottom += self.row_height(lines) + BETWEEN;
                (*pain, lines, top)
            })
            .collect();
        let list = ScrollArea::vertical().id_salt("pain points").auto_shrink(false);
        list.show_viewport(ui, |ui, view| {
            ui.set_height(bottom);
            let corner = ui.max_rect().min;
            let focused = ui.memory(egui::Memory::focused);
            let rect_of = |(_, lines, top): &(&Pain, u8, f32)| {
                Rect::from_min_size(corner + vec2(0.0, *top), vec2(width, self.row_height(*lines)))
            };
            let rects: Vec<Rect> = rows.iter().map(rect_of).collect();
            for (at, ((pain, lines, top), rect)) in rows.iter().zip(&rects).enumerate() {
                if *top > view.max.y || top + rect.height() < view.min.y {
                    continue;
                }
                self.row_ui(ui, *rect, pain, *lines);
                if focused == Some(row_id(pain)) {
                    let beside = |by: Option<usize>| {
                        let by = by?;
                        Some((rows.get(by)?.0, *rects.get(by)?))
                    };
                    walk(ui, beside(at.checked_sub(1)), beside(at.checked_add(1)));
                }
            }
        });
    }

    fn row_ui(&mut self, ui: &mut Ui, rect: Rect, pain: &Pain, lines: u8) {
        let (language, colours) = (self.around.language, self.around.colours);
        let item = Item::Card(pain.card);
        let selected = self.editor.is_selected(item);
        let response = ui.interact(rect, row_id(pain), Sense::click());
        let title = self.title(pain);
        let said = format!("{title}. {}", words::kinds::severity(language, pain.severity));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &said));
        if response.double_clicked() {
            super::super::show_card(pain.card, self.actions);
        } else if response.clicked() {
            response.request_focus();
            self.actions.push(Action::Select(vec![item]));
        }
        let fill = match (selected, response.hovered()) {
            (true, _) => colours.accent_soft,
            (false, true) => colours.hover,
            (false, false) => colours.panel,
        };
        ui.painter().rect_filled(rect, theme::RADIUS, fill);
        focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));

        let inside = rect.shrink2(vec2(SIDE, PADDING));
        let words = words_galley(ui, title, inside.width(), usize::from(lines), colours.text);
        let whole = !words.elided;
        ui.painter().galley(inside.min, words, colours.text);
        let top = inside.top() + f32::from(lines) * LINE + 2.0;
        let fields = Rect::from_min_size(pos2(inside.left(), top), vec2(inside.width(), FIELDS));
        let mut over = ui.new_child(UiBuilder::new().max_rect(fields).id_salt(pain.card));
        over.horizontal_centered(|ui| self.fields_ui(ui, pain));
        if !self.wide {
            self.answer(ui, pos2(inside.left(), fields.bottom()), inside.width(), pain);
        }
        if !whole {
            response.on_hover_text(title);
        }
    }

    /// Severity, category, stage and votes, and in wide lists what answers it.
    fn fields_ui(&mut self, ui: &mut Ui, pain: &Pain) {
        ui.spacing_mut().item_spacing.x = 0.0;
        let before = (pain.severity, pain.category);
        let (mut severity, mut category) = before;
        self.dots_ui(ui, &mut severity);
        ui.add_space(8.0);
        self.category_ui(ui, &mut category);
        ui.add_space(10.0);
        if (severity, category) != before {
            self.change(pain, severity, category);
        }
        let mut about = words::in_one_line(&pain.stage);
        if pain.votes > 0 {
            about = format!("{about} · {}", words::review::votes(self.around.language, pain.votes));
        }
        let left = ui.available_width();
        let width = if self.wide { left * 0.38 } else { left };
        let ink = self.around.colours.text_secondary;
        let galley = one_line(ui.painter(), &about, font(Face::Regular, theme::SMALL), ink, width.max(0.0));
        let (rect, _) = ui.allocate_exact_size(vec2(width.max(0.0), LINE), Sense::hover());
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
        if self.wide {
            self.answer(ui, rect.right_top() + vec2(10.0, 0.0), left - width - 10.0, pain);
        }
    }

    /// Three dots, filled up to the severity; a second click on the last leaves it unsaid.
    fn dots_ui(&self, ui: &mut Ui, severity: &mut u8) {
        let language = self.around.language;
        let ink = color32(window_style(ui).colours.pain_point.ink);
        let before = *severity;
        let name = words::inspector(language).severity;
        for level in 1..=3_u8 {
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(DOT), Sense::click());
            let words = words::kinds::severity(language, level);
            let said = format!("{name}: {words}");
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, before == level, &said));
            if before >= level {
                ui.painter().circle_filled(rect.center(), 5.5, ink);
            } else {
                let line = Stroke::new(if response.hovered() { 2.0 } else { 1.2 }, ink);
                ui.painter().circle_stroke(rect.center(), 5.0, line);
            }
            focus_ring(ui, response.id, rect, CornerRadius::same(10));
            if response.clicked() {
                *severity = if before == level { 0 } else { level };
            }
            response.on_hover_text(said);
        }
    }

    /// The category as a button that opens the choice of all.
    fn category_ui(&self, ui: &mut Ui, category: &mut Option<PainCategory>) {
        let language = self.around.language;
        let none = words::inspector(language).category_none;
        let name = category.map_or(none, |it| words::kinds::pain_category(language, it));
        ui.spacing_mut().button_padding = vec2(8.0, 2.0);
        ui.spacing_mut().interact_size.y = 22.0;
        let sign = category.map_or(icons::CARET_DOWN, pain_icon);
        let button = Button::new((theme::icon(sign, 14.0), theme::label(self.around.colours, name)));
        let response = ui.add_sized(vec2(CATEGORY, 22.0), button.truncate());
        let said = format!("{}: {name}", words::inspector(language).category);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        egui::Popup::menu(&response).show(|ui| {
            let all = [
                PainCategory::Financial,
                PainCategory::Productivity,
                PainCategory::Process,
                PainCategory::Support,
            ];
            for option in all.map(Some).into_iter().chain([None]) {
                let words = option.map_or(none, |it| words::kinds::pain_category(language, it));
                if ui.selectable_label(*category == option, words).clicked() {
                    *category = option;
                    ui.close();
                }
            }
        });
    }

    /// The opportunity that answers it.
    fn answer(&self, ui: &Ui, at: egui::Pos2, width: f32, pain: &Pain) {
        let style = window_style(ui);
        let none = words::priorities(self.around.language).no_opportunity;
        let (words, ink) = match &pain.opportunity {
            Some(title) => (title.as_str(), color32(style.colours.opportunity.ink)),
            None => (none, self.around.colours.text_secondary),
        };
        let middle = at.y + LINE / 2.0;
        let sign = pos2(at.x + 7.0, middle);
        ui.painter().text(sign, Align2::CENTER_CENTER, icons::LIGHTBULB, font(Face::Icons, 14.0), ink);
        let galley =
            one_line(ui.painter(), words, font(Face::Regular, theme::SMALL), ink, (width - 20.0).max(0.0));
        ui.painter().galley(pos2(at.x + 20.0, middle - galley.size().y / 2.0), galley, ink);
    }

    fn change(&mut self, pain: &Pain, severity: u8, category: Option<PainCategory>) {
        let Some(card) = self.editor.map().card(pain.card) else { return };
        let mut card = card.clone();
        card.kind = CardKind::PainPoint { category, severity };
        self.actions.push(Action::EditMap(MapEdit::SetCard(Box::new(card))));
    }
}

/// Arrow keys lead from row to row.
fn walk(ui: &Ui, above: Option<(&Pain, Rect)>, below: Option<(&Pain, Rect)>) {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowDown) {
        below
    } else if pressed(Key::ArrowUp) {
        above
    } else {
        None
    };
    if let Some((pain, rect)) = next {
        ui.memory_mut(|memory| memory.request_focus(row_id(pain)));
        // At once: a row that is not in view in the next pass would lose the keyboard.
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
}

/// Words in so many lines at most.
fn words_galley(ui: &Ui, words: &str, width: f32, lines: usize, ink: Color32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(words.to_owned(), font(Face::Medium, theme::TEXT), ink, 0.0);
    job.wrap = TextWrapping { max_width: width, max_rows: lines, ..TextWrapping::default() };
    ui.painter().layout_job(job)
}
