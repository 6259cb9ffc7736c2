//! The review: what breaks the rules of the field, by rule, each finding with a jump to its place and a way to
//! wave it away. Quiet by design: nothing is painted on the map, nothing is red. Knows no rule.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Align2, Context, CornerRadius, EventFilter, Galley, Id, Key, Modifiers, Rect, Response, ScrollArea,
    Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::MARGIN;
use super::fields::colours;
use super::widgets::{divider, focus_ring, icon_button};
use crate::app::Around;
use crate::app::action::{Action, Desk, ViewChange};
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::theme::{self, Colours};
use crate::edit::{Edit, MapEdit, StepName};
use crate::model::{Document, Language, MapId};
use crate::review::{Finding, Rule, Weight, review};
use crate::text::{Face, icons};
use crate::words;

/// Findings of a rule shown at first, and how many more at a click.
const SHOWN: usize = 30;
/// Left edge of a row's words, points.
const INDENT: f32 = 26.0;
/// Width of the button at a row's right, points.
const BUTTON: f32 = 28.0;
/// Space above and below a row's words, points.
const PADDING: f32 = 6.0;

/// The findings of one state of the document, and what of them is unfolded.
#[derive(Debug, Clone, Default)]
struct View {
    /// Kept so that no other document can come to lie at the same address.
    of: Option<(Arc<Document>, MapId)>,
    findings: Arc<Vec<Finding>>,
    /// The finding that shows its reason, by its key.
    current: Option<String>,
    folded: BTreeSet<Rule>,
    /// How many of a rule's findings are shown beyond the first.
    more: BTreeMap<Rule, usize>,
    dismissed_shown: bool,
    /// Sentence and place of the findings that had a row, by key: finding names in a big map takes time.
    texts: BTreeMap<String, (String, String)>,
    language: Option<Language>,
}

/// The rows as they are drawn, and what the user does with them.
struct Rows<'a> {
    editor: &'a Editor,
    language: Language,
    view: View,
    /// Keys of the findings that have a row, in reading order.
    order: Vec<String>,
    /// To be brought into view on the map.
    jump: Option<Finding>,
    /// To be dismissed, or brought back.
    turn: Vec<Finding>,
}

/// The findings of the map in front.
pub(super) fn review_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let mut view = take_view(ui, editor);
    let language = around.language;
    if view.language.replace(language) != Some(language) {
        view.texts.clear();
    }
    let mut rows = Rows { editor, language, view, order: Vec::new(), jump: None, turn: Vec::new() };
    ui.spacing_mut().scroll.floating_allocated_width = 0.0;
    ScrollArea::vertical().id_salt("review").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            rows.all_ui(ui);
        });
    });
    rows.walk(ui);
    if let Some(finding) = &rows.jump {
        jump(editor, finding, actions);
    }
    if let [first, ..] = rows.turn.as_slice() {
        actions.push(turn(editor, &rows.turn));
        let leaving = first.key.clone();
        rows.step_on(ui, &leaving);
    }
    let current = rows.view.current.as_deref().map(row_id);
    ui.data_mut(|data| {
        data.insert_temp(current_id(), current);
        data.insert_temp(view_id(), rows.view);
    });
}

/// How many findings nobody has dismissed.
pub(super) fn open_findings(ui: &Ui, editor: &Editor) -> usize {
    let view = take_view(ui, editor);
    let open = view.findings.iter().filter(|finding| !finding.dismissed).count();
    ui.data_mut(|data| data.insert_temp(view_id(), view));
    open
}

/// Delete waves away the finding that has the keyboard, and leaves alone what is selected in the map.
pub(super) fn kept_keys(ctx: &Context) -> &'static [Key] {
    let current = ctx.data(|data| data.get_temp::<Option<Id>>(current_id())).flatten();
    let focused = ctx.memory(egui::Memory::focused);
    if current.is_some() && focused == current { &[Key::Delete, Key::Backspace] } else { &[] }
}

/// What is shown, with the findings of the document as it is now; to be put back after use.
fn take_view(ui: &Ui, editor: &Editor) -> View {
    let mut view = ui.data_mut(|data| data.remove_temp::<View>(view_id())).unwrap_or_default();
    let (document, map) = (editor.document(), editor.map_id());
    let is_fresh = view.of.as_ref().is_some_and(|(of, of_map)| Arc::ptr_eq(of, document) && *of_map == map);
    if !is_fresh {
        view.findings = Arc::new(review(document, map));
        view.of = Some((Arc::clone(document), map));
        view.texts.clear();
    }
    view
}

fn view_id() -> Id {
    Id::unique("review")
}

/// Where the row of the finding that shows its reason is remembered.
fn current_id() -> Id {
    view_id().with("current")
}

fn row_id(key: &str) -> Id {
    Id::unique(("finding", key))
}

impl Rows<'_> {
    fn all_ui(&mut self, ui: &mut Ui) {
        let findings = Arc::clone(&self.view.findings);
        let (dismissed, open): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.dismissed);
        let review = words::review(self.language);
        if open.is_empty() {
            self.all_clear_ui(ui);
        } else {
            ui.label(theme::strong(words::review::findings(self.language, open.len())));
            ui.label(theme::label(colours(ui), review.about));
        }
        for (weight, heading) in
            [(Weight::Breach, review.breach), (Weight::Gap, review.gap), (Weight::Detail, review.detail)]
        {
            if open.iter().any(|finding| finding.rule.weight() == weight) {
                divider(ui);
                ui.label(theme::label(colours(ui), heading));
            }
            for rule in Rule::ALL.into_iter().filter(|rule| rule.weight() == weight) {
                let of_rule: Vec<_> = open.iter().copied().filter(|finding| finding.rule == rule).collect();
                if !of_rule.is_empty() {
                    self.rule_ui(ui, rule, &of_rule);
                }
            }
        }
        if !dismissed.is_empty() {
            self.dismissed_ui(ui, &dismissed);
        }
    }

    fn all_clear_ui(&self, ui: &mut Ui) {
        let words = words::review(self.language);
        let blank = self.editor.map().lanes.iter().all(|lane| lane.cells.is_empty());
        let (sign, title, why) = if blank {
            (icons::LIST_BULLETS, words.nothing_yet, words.nothing_yet_why)
        } else {
            (icons::CHECK_CIRCLE, words.all_clear, words.all_clear_why)
        };
        ui.add_space(36.0);
        ui.vertical_centered(|ui| {
            let ink = if blank { colours(ui).text_secondary } else { colours(ui).good };
            super::widgets::icon_ui(ui, sign, 34.0, ink);
            ui.add_space(6.0);
            ui.label(theme::strong(title));
            ui.label(theme::label(colours(ui), why));
        });
        ui.add_space(24.0);
    }

    /// A rule's heading, which folds its findings, and they.
    fn rule_ui(&mut self, ui: &mut Ui, rule: Rule, findings: &[&Finding]) {
        let folded = self.view.folded.contains(&rule);
        let name = rule.words(self.language).name;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let width = ui.available_width() - BUTTON;
            let head = fold_ui(ui, width, name, Some(findings.len()), !folded);
            if head.clicked() && !self.view.folded.remove(&rule) {
                self.view.folded.insert(rule);
            }
            let words = words::review(self.language).dismiss_all;
            if icon_button(ui, icons::EYE_SLASH, &format!("{words}: {name}")).clicked() {
                self.turn.extend(findings.iter().map(|finding| (*finding).clone()));
            }
        });
        if folded {
            return;
        }
        let shown = SHOWN + self.view.more.get(&rule).copied().unwrap_or_default();
        for finding in findings.iter().take(shown) {
            self.finding_ui(ui, finding);
        }
        let rest = findings.len().saturating_sub(shown);
        if rest > 0 && ui.link(words::review::show_more(self.language, rest)).clicked() {
            *self.view.more.entry(rule).or_default() += SHOWN * 4;
        }
        ui.add_space(4.0);
    }

    fn dismissed_ui(&mut self, ui: &mut Ui, dismissed: &[&Finding]) {
        divider(ui);
        let name = words::review::dismissed(self.language, dismissed.len());
        let width = ui.available_width();
        if fold_ui(ui, width, &name, None, self.view.dismissed_shown).clicked() {
            self.view.dismissed_shown = !self.view.dismissed_shown;
        }
        if self.view.dismissed_shown {
            for finding in dismissed.iter().take(SHOWN * 10) {
                self.finding_ui(ui, finding);
            }
        }
    }

    fn texts_of(&mut self, finding: &Finding) -> (String, String) {
        let (map, language) = (self.editor.map(), self.language);
        let texts = self.view.texts.entry(finding.key.clone());
        texts.or_insert_with(|| (finding.sentence(map, language), finding.place(map, language))).clone()
    }

    /// One finding: its sentence and place, and when it is the current one its reason.
    fn finding_ui(&mut self, ui: &mut Ui, finding: &Finding) {
        let colours = colours(ui);
        let is_current = self.view.current.as_deref() == Some(finding.key.as_str());
        let (sentence, place) = self.texts_of(finding);
        let why = is_current.then(|| finding.rule.words(self.language).why);
        let width = ui.available_width();
        let ink = if finding.dismissed { colours.text_secondary } else { colours.text };
        let lines = Lines::new(ui, colours, (&sentence, ink), &place, why, width - INDENT - BUTTON);
        let (_, rect) = ui.allocate_space(vec2(width, lines.height()));
        self.order.push(finding.key.clone());

        let response = ui.interact(rect, row_id(&finding.key), Sense::click());
        let said = format!("{sentence}. {place}");
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, &said));
        if response.has_focus() {
            self.view.current = Some(finding.key.clone());
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let delete = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if delete(Key::Delete) || delete(Key::Backspace) {
                self.turn.push(finding.clone());
            }
        }
        if response.clicked() {
            response.request_focus();
            self.view.current = Some(finding.key.clone());
            self.jump = Some(finding.clone());
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if ui.is_rect_visible(rect) {
            paint_row(ui, rect, &response, is_current, rule_icon(finding.rule));
            lines.paint(ui, pos2(rect.left() + INDENT, rect.top() + PADDING), (ink, colours.text_secondary));
        }
        if self.turn_ui(ui, rect, &sentence, finding.dismissed, is_current || response.hovered()) {
            self.turn.push(finding.clone());
        }
    }

    /// The button that waves a finding away or brings it back; `true`: clicked.
    fn turn_ui(&self, ui: &mut Ui, row: Rect, sentence: &str, dismissed: bool, near: bool) -> bool {
        let words = words::review(self.language);
        let (sign, verb) =
            if dismissed { (icons::ARROW_U_UP_LEFT, words.bring_back) } else { (icons::X, words.dismiss) };
        let at = Rect::from_min_size(pos2(row.right() - BUTTON + 1.0, row.top() + 2.0), vec2(26.0, 26.0));
        let name = format!("{verb}: {sentence}");
        // Lies over the row and takes no space of its own.
        let mut over = ui.new_child(egui::UiBuilder::new().max_rect(at).id_salt(sentence));
        if !near {
            over.set_opacity(0.45);
        }
        icon_button(&mut over, sign, &name).clicked()
    }

    /// Arrow keys lead from row to row.
    fn walk(&self, ui: &Ui) {
        let Some(focused) = ui.memory(egui::Memory::focused) else { return };
        let Some(at) = self.order.iter().position(|key| row_id(key) == focused) else { return };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let next = if pressed(Key::ArrowDown) {
            self.order.get(at + 1)
        } else if pressed(Key::ArrowUp) {
            at.checked_sub(1).and_then(|at| self.order.get(at))
        } else {
            None
        };
        if let Some(key) = next {
            ui.memory_mut(|memory| memory.request_focus(row_id(key)));
        }
    }

    /// The keyboard goes on to the row after one that is about to leave its place.
    fn step_on(&mut self, ui: &Ui, leaving: &str) {
        let at = self.order.iter().position(|key| key == leaving);
        let near = |at: usize| self.order.get(at + 1).or_else(|| self.order.get(at.checked_sub(1)?));
        let had_focus = ui.memory(|memory| memory.has_focus(row_id(leaving)));
        self.view.current = at.and_then(near).cloned();
        if let Some(key) = self.view.current.as_ref().filter(|_| had_focus) {
            ui.memory_mut(|memory| memory.request_focus(row_id(key)));
        }
    }
}

/// The words of a row, broken into lines.
struct Lines {
    sentence: Arc<Galley>,
    place: Arc<Galley>,
    why: Option<Arc<Galley>>,
}

impl Lines {
    fn new(
        ui: &Ui,
        colours: &Colours,
        (sentence, ink): (&str, egui::Color32),
        place: &str,
        why: Option<&str>,
        width: f32,
    ) -> Self {
        let width = width.max(40.0);
        let text = |words: &str, size, ink, width| {
            ui.painter().layout(words.to_owned(), font(Face::Regular, size), ink, width)
        };
        Self {
            sentence: text(sentence, theme::TEXT, ink, width),
            place: text(place, theme::SMALL, colours.text_secondary, width),
            // Below the button the reason has the full width.
            why: why.map(|why| text(why, theme::SMALL, colours.text, width + BUTTON - PADDING)),
        }
    }

    fn height(&self) -> f32 {
        let why = self.why.as_ref().map_or(0.0, |why| why.size().y + PADDING);
        self.sentence.size().y + 1.0 + self.place.size().y + why + 2.0 * PADDING
    }

    fn paint(self, ui: &Ui, at: egui::Pos2, (ink, quiet): (egui::Color32, egui::Color32)) {
        let place = at + vec2(0.0, self.sentence.size().y + 1.0);
        let why = place + vec2(0.0, self.place.size().y + PADDING);
        ui.painter().galley(at, self.sentence, ink);
        ui.painter().galley(place, self.place, quiet);
        if let Some(words) = self.why {
            ui.painter().galley(why, words, ink);
        }
    }
}

fn paint_row(ui: &Ui, rect: Rect, response: &Response, is_current: bool, sign: char) {
    let colours = colours(ui);
    let corners = CornerRadius::same(theme::RADIUS);
    if is_current {
        ui.painter().rect_filled(rect, corners, colours.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corners, colours.hover);
    }
    let at = pos2(rect.left() + INDENT / 2.0, rect.top() + PADDING + 8.0);
    let ink = if is_current { colours.accent_text } else { colours.text_secondary };
    ui.painter().text(at, Align2::CENTER_CENTER, sign, font(Face::Icons, 15.0), ink);
    focus_ring(ui, response.id, rect, corners);
}

/// A heading that folds what is below it, with a number.
fn fold_ui(ui: &mut Ui, width: f32, name: &str, count: Option<usize>, open: bool) -> Response {
    let colours = colours(ui);
    let count = count.map(|count| count.to_string()).unwrap_or_default();
    let count = ui.painter().layout_no_wrap(count, font(Face::Medium, theme::SMALL), colours.text_secondary);
    let words = width - INDENT - count.size().x - 8.0;
    let words = ui.painter().layout(name.to_owned(), font(Face::SemiBold, theme::TEXT), colours.text, words);
    let size = vec2(width, words.size().y + 2.0 * PADDING);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, name);
        info.selected = Some(open);
        info
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, colours.hover);
    }
    let sign = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    let middle = rect.top() + PADDING + 8.0;
    let caret = pos2(rect.left() + INDENT / 2.0, middle);
    ui.painter().text(caret, Align2::CENTER_CENTER, sign, font(Face::Icons, 13.0), colours.text_secondary);
    let beside = rect.left() + INDENT + words.size().x + 8.0;
    ui.painter().galley(pos2(rect.left() + INDENT, rect.top() + PADDING), words, colours.text);
    let count_at = pos2(beside, middle - count.size().y / 2.0);
    ui.painter().galley(count_at, count, colours.text_secondary);
    focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
    response
}

/// Selects what the finding is about and brings it into view, on the map wherever the user is.
fn jump(editor: &Editor, finding: &Finding, actions: &mut Vec<Action>) {
    if editor.desk() != Desk::Map {
        actions.push(Action::Desk(Desk::Map));
    }
    actions.push(Action::Select(finding.items.clone()));
    actions.extend(finding.items.first().map(|item| Action::View(ViewChange::Reveal(*item))));
}

/// Dismisses the findings, or brings them back.
fn turn(editor: &Editor, findings: &[Finding]) -> Action {
    let keys = || findings.iter().map(|finding| &finding.key);
    let mut dismissed = editor.map().dismissed.clone();
    let name = if findings.iter().all(|finding| finding.dismissed) {
        dismissed.retain(|key| !keys().any(|gone| gone == key));
        StepName::RestoreFindings
    } else {
        dismissed.extend(keys().cloned());
        StepName::DismissFindings
    };
    let edit = Edit::Map(editor.map_id(), MapEdit::SetDismissed(dismissed));
    Action::Edit(Edit::Several(name, vec![edit]))
}

/// What stands before a finding of the rule.
fn rule_icon(rule: Rule) -> char {
    match rule {
        Rule::FrontWithoutAction => icons::USER,
        Rule::ArrowJumpsLayer => icons::FLOW_ARROW,
        Rule::PainLeftInFuture | Rule::PainWithoutSeverity | Rule::PainWithoutCategory => icons::LIGHTNING,
        Rule::TouchpointWithoutEvidence => icons::RECEIPT,
        Rule::PainWithoutOpportunity => icons::LIGHTBULB,
        Rule::EmptyStage => icons::COLUMNS,
        Rule::EmptyLane => icons::ROWS,
        Rule::StageWithoutEmotion => icons::SMILEY_MEH,
        Rule::BackStageUnlinked => icons::GEAR_SIX,
        Rule::NoPersona => icons::USER_FOCUS,
        Rule::ActionWithoutTouchpoint => icons::HAND_TAP,
        Rule::TouchpointWithoutChannel => icons::STOREFRONT,
        Rule::SaidTwice => icons::COPY,
    }
}
