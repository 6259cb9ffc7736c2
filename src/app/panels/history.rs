//! The steps that can be undone and done again, oldest first, with the state of now between them. A click or
//! Enter goes there. One list has the keyboard; rows out of sight are not made.

use egui::accesskit::Role;
use egui::{
    Align2, Context, CornerRadius, EventFilter, Frame, Id, Key, Margin, Modifiers, Rect, ScrollArea, Sense,
    Ui, WidgetInfo, pos2, vec2,
};

use super::MARGIN;
use super::fields::colours;
use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::panels::{focus_ring, one_line};
use crate::app::{step_words, theme};
use crate::text::{Face, icons};
use crate::words;

/// Height of a row, points.
const ROW: f32 = 28.0;
/// Left edge of a row's words, points.
const INDENT: f32 = 28.0;
/// Rows that Page up and Page down go by.
const PAGE: usize = 10;

/// What the list remembers between passes.
#[derive(Debug, Clone, Default)]
struct View {
    /// The revision that was shown last: after another one the row of now is brought into view.
    revision: u64,
    /// The row under the keyboard, as a number of steps that are done there.
    cursor: usize,
    /// How far the list is scrolled, points.
    offset: f32,
    /// A row was clicked: the list takes the keyboard with the next pass, when the click is over.
    takes_keys: bool,
}

/// The list.
pub(super) fn history_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let (past, future) = editor.steps();
    let (now, last) = (past.len(), past.len() + future.len());
    let id = list_id();
    let mut view: View = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let changed = view.revision != editor.revision();
    if changed {
        (view.revision, view.cursor) = (editor.revision(), now);
    }
    if std::mem::take(&mut view.takes_keys) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let moved = read_keys(ui, id, &mut view, (now, last), actions);

    let frame = Frame::new().inner_margin(Margin { left: MARGIN - 6, right: 4, top: 6, bottom: 8 });
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        let whole = ui.available_rect_before_wrap();
        let list = ui.interact(whole, id, Sense::focusable_noninteractive());
        let name = words::commands(around.language).history;
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
        let mut area = ScrollArea::vertical().id_salt("history").auto_shrink(false);
        if changed || moved {
            let top = view.cursor as f32 * ROW;
            let room = (top + ROW - whole.height()).min(top);
            area = area.vertical_scroll_offset(view.offset.clamp(room.max(0.0), top));
        }
        let has_keys = ui.memory(|memory| memory.has_focus(id));
        let shown = area.show_rows(ui, ROW, last + 1, |ui, rows| {
            let (past, future) = editor.steps();
            let steps = past.chain(future).map(Some);
            let steps = std::iter::once(None).chain(steps);
            for (step, name) in rows.clone().zip(steps.skip(rows.start)) {
                let name = match name {
                    Some(name) => step_words::step(around.language, name),
                    None => words::speed(around.language).opened.to_owned(),
                };
                let row = Row { step, now, name, under_keys: has_keys && step == view.cursor };
                if row.ui(ui, around) {
                    actions.push(Action::Jump(step));
                    (view.cursor, view.takes_keys) = (step, true);
                    ui.ctx().request_repaint();
                }
            }
        });
        view.offset = shown.state.clamped_offset().y;
    });
    ui.data_mut(|data| data.insert_temp(id, view));
}

/// Gives the list the keyboard.
pub(in crate::app) fn focus(ctx: &Context) {
    ctx.memory_mut(|memory| memory.request_focus(list_id()));
}

fn list_id() -> Id {
    Id::unique("history")
}

/// Arrow keys lead through the list and Enter goes there; `true`: to another row.
fn read_keys(
    ui: &Ui,
    id: Id,
    view: &mut View,
    (now, last): (usize, usize),
    actions: &mut Vec<Action>,
) -> bool {
    if !ui.memory(|memory| memory.has_focus(id)) {
        view.cursor = now;
        return false;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let before = view.cursor;
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowUp) {
            view.cursor = view.cursor.saturating_sub(1);
        }
        if pressed(Key::ArrowDown) {
            view.cursor += 1;
        }
        if pressed(Key::PageUp) {
            view.cursor = view.cursor.saturating_sub(PAGE);
        }
        if pressed(Key::PageDown) {
            view.cursor += PAGE;
        }
        if pressed(Key::Home) {
            view.cursor = 0;
        }
        if pressed(Key::End) {
            view.cursor = last;
        }
        view.cursor = view.cursor.min(last);
        if pressed(Key::Enter) || pressed(Key::Space) {
            actions.push(Action::Jump(view.cursor));
        }
    });
    view.cursor != before
}

/// One line of the list.
struct Row {
    /// How many steps are done there.
    step: usize,
    /// How many are done now.
    now: usize,
    name: String,
    under_keys: bool,
}

impl Row {
    /// Shows it; `true`: clicked.
    fn ui(&self, ui: &mut Ui, around: &Around<'_>) -> bool {
        let words = words::speed(around.language);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let response = ui.interact(rect, Id::unique(("history step", self.step)), Sense::CLICK);
        let is_now = self.step == self.now;
        let said = match self.step.cmp(&self.now) {
            std::cmp::Ordering::Less => self.name.clone(),
            std::cmp::Ordering::Equal => format!("{}, {}", self.name, words.now),
            std::cmp::Ordering::Greater => format!("{}, {}", self.name, words.undone),
        };
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_now, &said));
        let elided = self.paint(ui, rect, response.hovered());
        let clicked = response.clicked();
        if elided {
            response.on_hover_text(&self.name);
        }
        clicked
    }

    /// Paints it; `true`: the name had to be shortened.
    fn paint(&self, ui: &Ui, rect: Rect, hovered: bool) -> bool {
        let colours = colours(ui);
        let (is_now, is_undone) = (self.step == self.now, self.step > self.now);
        let painter = ui.painter();
        let corners = CornerRadius::same(theme::RADIUS);
        if is_now {
            painter.rect_filled(rect, corners, colours.accent_soft);
        } else if hovered {
            painter.rect_filled(rect, corners, colours.hover);
        }
        if self.under_keys {
            focus_ring(ui, list_id(), rect, corners);
        }
        let ink = match (is_now, is_undone) {
            (true, _) => colours.accent_text,
            (_, true) => colours.text_secondary,
            _ => colours.text,
        };
        let face = if is_now { Face::SemiBold } else { Face::Regular };
        let sign = match (self.step, is_now, is_undone) {
            (_, true, _) => icons::CARET_RIGHT,
            (_, _, true) => icons::ARROW_U_UP_RIGHT,
            (0, ..) => icons::FILE,
            _ => icons::CHECK,
        };
        let at = pos2(rect.left() + INDENT / 2.0, rect.center().y);
        let sign_ink = if is_now { ink } else { colours.text_secondary };
        painter.text(at, Align2::CENTER_CENTER, sign, font(Face::Icons, 13.0), sign_ink);
        let name = one_line(painter, &self.name, font(face, theme::TEXT), ink, rect.width() - INDENT - 10.0);
        let elided = name.elided;
        painter.galley(pos2(rect.left() + INDENT, rect.center().y - name.size().y / 2.0), name, ink);
        elided
    }
}
