//! The command palette: every command, recent files, the maps of the document, and the languages and colours
//! that menus and settings offer, found by a few letters of their names. Does nothing itself: what was chosen
//! is its answer.

use std::ops::Range;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, Context, EventFilter, Frame, Id, Key, Margin, Modal, Modifiers, Rect, ScrollArea, Sense,
    Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::Answer;
use super::commands_list::{Entry, Offer};
use super::wanted::Wanted;
use crate::app::Around;
use crate::app::command::Command;
use crate::app::fonts::font;
use crate::app::panels::one_line;
use crate::app::theme;
use crate::text::{Face, icons};
use crate::words;

/// Width of the palette where the window is wide enough, points.
const WIDTH: f32 = 640.0;
/// Height of a row, points.
const ROW: f32 = 32.0;
/// Rows shown at most; the rest is scrolled to.
const MOST_ROWS: f32 = 13.0;
/// Rows that Page up and Page down go by.
const PAGE: isize = 12;
/// Space between the window's upper edge and the palette, points.
const TOP: f32 = 44.0;
/// Left edge of a row's words, points.
const INDENT: f32 = 36.0;

/// The palette.
#[derive(Debug)]
pub(in crate::app) struct CommandPalette {
    entries: Vec<Entry>,
    typed: String,
    wanted: Wanted,
    /// What was found, as places among the entries, the best first.
    found: Vec<usize>,
    /// The row that Enter takes, as a place in `found`.
    current: usize,
    /// The current row was moved by a key and is to be brought into view.
    moved: bool,
}

/// What a key does in the palette.
enum Step {
    By(isize),
    Take,
    Leave,
}

impl CommandPalette {
    /// All that is offered, with nothing typed.
    pub(in crate::app) fn new(offer: &Offer<'_>) -> Self {
        let mut palette = Self {
            entries: offer.entries(),
            typed: String::new(),
            wanted: Wanted::default(),
            found: Vec::new(),
            current: 0,
            moved: false,
        };
        palette.find();
        palette
    }

    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let room = ctx.content_rect();
        let id = Id::unique("command palette");
        let area =
            Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, TOP.min(room.height() * 0.06)));
        let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(8)).corner_radius(10);
        let modal = Modal::new(id).area(area).frame(frame).backdrop_color(Color32::TRANSPARENT);
        let shown = modal.show(ctx, |ui| {
            ui.set_width(WIDTH.min(room.width() - 48.0));
            let name = words::commands(around.language).command_palette.trim_end_matches('…');
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Dialog);
                node.set_label(name);
            });
            let step = self.field_ui(ui, around);
            let height = (room.height() - 120.0).min(ROW * MOST_ROWS);
            self.rows_ui(ui, around, height).or(step)
        });
        match shown.inner {
            Some(Step::Take) => self.take(),
            Some(Step::Leave) => Some(Answer::Leave),
            Some(Step::By(_)) | None => shown.should_close().then_some(Answer::Leave),
        }
    }

    /// What the current row does; nothing where it cannot be done now.
    fn take(&self) -> Option<Answer> {
        let entry = self.entries.get(*self.found.get(self.current)?)?;
        entry.enabled.then(|| Answer::Chose(Box::new(entry.chosen.clone())))
    }

    /// The field; keys that belong to the list are taken before it reads them.
    fn field_ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Option<Step> {
        let words = words::speed(around.language);
        let id = Id::unique("command palette field");
        let step = keys(ui);
        if let Some(Step::By(by)) = step {
            let last = self.found.len().saturating_sub(1);
            // One step leads around; a screen stops at the end.
            self.current = match self.current.checked_add_signed(by) {
                Some(next) if next <= last => next,
                Some(_) if by == 1 => 0,
                None if by == -1 => last,
                Some(_) => last,
                None => 0,
            };
            self.moved = true;
        }
        ui.memory_mut(|memory| memory.request_focus(id));
        let field = TextEdit::singleline(&mut self.typed)
            .id(id)
            .hint_text(words.palette_field)
            .desired_width(f32::INFINITY)
            .margin(Margin { left: 34, right: 8, top: 8, bottom: 8 });
        let field = ui.add(field).accessible_name(words.palette_field);
        let everything =
            EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, everything));
        let at = pos2(field.rect.left() + 18.0, field.rect.center().y);
        let ink = around.colours.text_secondary;
        let sign = icons::MAGNIFYING_GLASS;
        ui.painter().text(at, Align2::CENTER_CENTER, sign, font(Face::Icons, 16.0), ink);
        if field.changed() {
            // The field shows what was typed with the next pass only.
            ui.ctx().request_repaint();
            self.find();
        }
        if let Some(current) = self.found.get(self.current) {
            let row = row_id(*current);
            ui.ctx().accesskit_node_builder(id, |node| node.set_active_descendant(row.accesskit_id()));
        }
        step
    }

    fn find(&mut self) {
        self.wanted = Wanted::new(&self.typed);
        let mut found: Vec<(bool, u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(place, entry)| {
                let names = [entry.name.as_str(), entry.other_name.as_str()];
                let places = [entry.place.as_str(), entry.other_place.as_str()];
                Some((!entry.enabled, self.wanted.distance(&names, &places)?, place))
            })
            .collect();
        found.sort_unstable();
        self.found = found.into_iter().map(|(.., place)| place).collect();
        (self.current, self.moved) = (0, true);
    }

    fn rows_ui(&mut self, ui: &mut Ui, around: &Around<'_>, height: f32) -> Option<Step> {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(6.0);
        if self.found.is_empty() {
            let none = words::speed(around.language).palette_none;
            ui.label(theme::label(around.colours, none));
            return None;
        }
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        let mut taken = None;
        let mut area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        if std::mem::take(&mut self.moved) {
            area = area.vertical_scroll_offset(self.offset(ui, height));
        }
        let shown = area.show_rows(ui, ROW, self.found.len(), |ui, rows| {
            for row in rows {
                if self.row_ui(ui, around, row) {
                    taken = Some(Step::Take);
                }
            }
        });
        ui.data_mut(|data| data.insert_temp(offset_id(), shown.state.clamped_offset().y));
        taken
    }

    /// How far to scroll so that the current row is seen, as little as is needed.
    fn offset(&self, ui: &Ui, height: f32) -> f32 {
        let now: f32 = ui.data(|data| data.get_temp(offset_id())).unwrap_or_default();
        let top = self.current as f32 * ROW;
        if self.current == 0 { 0.0 } else { now.clamp((top + ROW - height).min(top), top) }
    }

    /// One row; `true`: it was clicked.
    fn row_ui(&mut self, ui: &mut Ui, around: &Around<'_>, row: usize) -> bool {
        let Some((place, entry)) =
            self.found.get(row).and_then(|&place| Some((place, self.entries.get(place)?)))
        else {
            return false;
        };
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let response = ui.interact(rect, row_id(place), Sense::click());
        let is_current = row == self.current;
        let said = entry.said();
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, entry.enabled, is_current, &said));
        let begins_rest = self.wanted.is_empty()
            && !entry.recent
            && row
                .checked_sub(1)
                .and_then(|above| self.found.get(above))
                .is_some_and(|&above| self.entries.get(above).is_some_and(|above| above.recent));
        let elided = paint_row(ui, around, rect, entry, &self.wanted, (is_current, response.hovered()));
        if begins_rest {
            ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, around.colours.hairline));
        }
        let clicked = response.clicked();
        let enabled = entry.enabled;
        if elided {
            response.on_hover_text(format!("{}\n{}", entry.name, entry.place));
        }
        if clicked {
            self.current = row;
        }
        clicked && enabled
    }
}

/// Takes the keys that move in the list, take a row or leave.
fn keys(ui: &Ui) -> Option<Step> {
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let step = if pressed(Key::ArrowDown) {
            Some(Step::By(1))
        } else if pressed(Key::ArrowUp) {
            Some(Step::By(-1))
        } else if pressed(Key::PageDown) {
            Some(Step::By(PAGE))
        } else if pressed(Key::PageUp) {
            Some(Step::By(-PAGE))
        } else if pressed(Key::Enter) {
            Some(Step::Take)
        } else if pressed(Key::Escape) {
            Some(Step::Leave)
        } else {
            None
        };
        // The keys that opened it close it again.
        let opening = Command::CommandPalette.row().keys;
        let again = opening.iter().any(|keys| input.consume_key(keys.modifiers, keys.key));
        step.or(again.then_some(Step::Leave))
    })
}

fn row_id(place: usize) -> Id {
    Id::unique(("command palette row", place))
}

fn offset_id() -> Id {
    Id::unique("command palette offset")
}

/// Icon, name, where it is found in the menus, keys; `true`: something had to be shortened.
fn paint_row(
    ui: &Ui,
    around: &Around<'_>,
    rect: Rect,
    entry: &Entry,
    wanted: &Wanted,
    (is_current, hovered): (bool, bool),
) -> bool {
    let colours = around.colours;
    if is_current && entry.enabled {
        ui.painter().rect_filled(rect, theme::RADIUS, colours.accent_soft);
    } else if is_current || hovered {
        ui.painter().rect_filled(rect, theme::RADIUS, colours.hover);
    }
    let (ink, quiet) = match (entry.enabled, is_current) {
        (false, _) => (colours.text_secondary, colours.text_secondary),
        (true, true) => (colours.text, colours.text),
        (true, false) => (colours.text, colours.text_secondary),
    };
    let painter = ui.painter();
    let middle = rect.center().y;
    if let Some(icon) = entry.icon {
        let at = pos2(rect.left() + INDENT / 2.0, middle);
        painter.text(at, Align2::CENTER_CENTER, icon, font(Face::Icons, 16.0), quiet);
    }
    let small = font(Face::Regular, theme::SMALL);
    let keys = one_line(painter, &entry.keys, small.clone(), quiet, rect.width() / 3.0);
    let mut right = rect.right() - 10.0 - keys.size().x;
    painter.galley(pos2(right, middle - keys.size().y / 2.0), keys, quiet);
    let room = right - rect.left() - INDENT - 16.0;
    let place = one_line(painter, &entry.place, small, quiet, room * 0.45);
    right -= place.size().x + if entry.keys.is_empty() { 0.0 } else { 16.0 };
    let name = name_job(entry, wanted, ink, quiet, right - rect.left() - INDENT - 12.0);
    let name = painter.layout_job(name);
    let elided = name.elided || place.elided;
    painter.galley(pos2(right, middle - place.size().y / 2.0), place, quiet);
    painter.galley(pos2(rect.left() + INDENT, middle - name.size().y / 2.0), name, ink);
    elided
}

/// The name with what was typed stressed, and the name in the other language where only that was meant.
fn name_job(entry: &Entry, wanted: &Wanted, ink: Color32, quiet: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width.max(0.0)), ..LayoutJob::default() };
    let (plain, strong) = (Face::Medium, Face::Bold);
    let is_elsewhere = !wanted.is_empty()
        && wanted.distance(&[&entry.name], &[&entry.place]).is_none()
        && entry.name != entry.other_name;
    append(&mut job, &entry.name, &wanted.hits(&entry.name), (plain, strong, theme::TEXT, ink));
    if is_elsewhere {
        let other = format!("   {}", entry.other_name);
        append(&mut job, &other, &wanted.hits(&other), (Face::Regular, strong, theme::SMALL, quiet));
    }
    job
}

fn append(
    job: &mut LayoutJob,
    text: &str,
    hits: &[Range<usize>],
    (plain, strong, size, ink): (Face, Face, f32, Color32),
) {
    let mut end = 0;
    for hit in hits {
        let before = text.get(end..hit.start).unwrap_or_default();
        job.append(before, 0.0, TextFormat::simple(font(plain, size), ink));
        let stressed = text.get(hit.clone()).unwrap_or_default();
        job.append(stressed, 0.0, TextFormat::simple(font(strong, size), ink));
        end = hit.end;
    }
    let rest = text.get(end..).unwrap_or_default();
    job.append(rest, 0.0, TextFormat::simple(font(plain, size), ink));
}
