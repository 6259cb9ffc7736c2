//! The sheet of shortcuts: the keys of every command, read from the table of commands, and what the canvas
//! answers to itself, to be searched. Knows no key of a command.

use egui::{
    Align2, Context, FontId, Id, Key, KeyboardShortcut, Modifiers, Rect, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use super::wanted::Wanted;
use super::{Answer, buttons_ui, is_chosen, modal};
use crate::app::Around;
use crate::app::command::{Command, Entry, MENUS};
use crate::app::fonts::font;
use crate::app::panels::one_line;
use crate::app::{menu, theme};
use crate::model::Language;
use crate::text::Face;
use crate::words::{self, CanvasKeys};

/// Width of the sheet with two columns, and with one, points.
const WIDTHS: [f32; 2] = [960.0, 520.0];
/// Narrowest window in which two columns stand side by side, points.
const TWO_COLUMNS: f32 = 860.0;
/// Space between the columns, points.
const GAP: f32 = 40.0;
/// Height of a row and of a heading, points.
const ROW: f32 = 25.0;
const HEADING: f32 = 36.0;
/// What the rest of the dialog takes of the window's height, points.
const AROUND: f32 = 220.0;

/// The sheet.
#[derive(Debug)]
pub(in crate::app) struct ShortcutSheet {
    groups: Vec<Group>,
    typed: String,
    /// The field was shown before.
    begun: bool,
}

#[derive(Debug)]
struct Group {
    title: &'static str,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: &'static str,
    other_name: &'static str,
    keys: String,
}

impl ShortcutSheet {
    /// All keys as this system writes them.
    pub(in crate::app) fn new(ctx: &Context, language: Language) -> Self {
        let writer = Writer { ctx, language };
        let mut groups = vec![writer.typing(), writer.moving()];
        groups.extend(MENUS.iter().zip(menu::titles(language)).map(|(entries, title)| {
            let commands = entries.iter().filter_map(|entry| match entry {
                Entry::Run(command) => Some(*command),
                _ => None,
            });
            Group { title, rows: commands.filter_map(|command| writer.command(command)).collect() }
        }));
        groups.extend([writer.tools(), writer.points(), writer.mouse()]);
        Self { groups, typed: String::new(), begun: false }
    }

    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let title = words::dialogs(around.language).shortcuts_title;
        let [two, one] = WIDTHS;
        let width = if ctx.content_rect().width() >= TWO_COLUMNS { two } else { one };
        let shown = modal(ctx, around, "shortcuts", title, width, |ui| {
            let by = scrolled(ui);
            self.field_ui(ui, around);
            let height = (ctx.content_rect().height() - AROUND).max(ROW * 3.0);
            // Whatever is found, the dialog stays as large as it is.
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false).show(
                ui,
                |ui| {
                    ui.scroll_with_delta(vec2(0.0, by));
                    self.groups_ui(ui, around, width > one);
                },
            );
            buttons_ui(ui, |ui| {
                let close = theme::main_button(ui, around.colours, words::interface(around.language).close);
                is_chosen(ui, &close)
            })
        });
        (shown.inner || shown.should_close()).then_some(Answer::Leave)
    }

    fn field_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let name = words::speed(around.language).sheet_field;
        let field = TextEdit::singleline(&mut self.typed)
            .id(Id::unique("shortcuts field"))
            .hint_text(name)
            .desired_width(f32::INFINITY);
        let field = ui.add(field).accessible_name(name);
        if !std::mem::replace(&mut self.begun, true) {
            field.request_focus();
        }
    }

    fn groups_ui(&self, ui: &mut Ui, around: &Around<'_>, two_columns: bool) {
        let wanted = Wanted::new(&self.typed);
        let found: Vec<(&str, Vec<&Row>)> = self
            .groups
            .iter()
            .map(|group| (group.title, group.found(&wanted)))
            .filter(|(_, rows)| !rows.is_empty())
            .collect();
        if found.is_empty() {
            ui.label(theme::label(around.colours, words::speed(around.language).sheet_none));
            return;
        }
        let height = |rows: &Vec<&Row>| HEADING + ROW * rows.len() as f32;
        let total: f32 = found.iter().map(|(_, rows)| height(rows)).sum();
        let columns = if two_columns { 2.0 } else { 1.0 };
        let width = (ui.available_width() - GAP * (columns - 1.0)) / columns;
        let start = ui.cursor().min;
        let (mut at, mut tallest) = (start, 0.0_f32);
        for (title, rows) in &found {
            // A group belongs to the column in which its larger part would stand.
            let is_beyond = at.y - start.y + height(rows) / 2.0 > total / columns;
            if two_columns && at.x <= start.x && is_beyond && at.y > start.y {
                at = pos2(start.x + width + GAP, start.y);
            }
            let rect = Rect::from_min_size(at, vec2(width, HEADING));
            heading_ui(ui, rect, title);
            at.y += HEADING;
            for row in rows {
                row_ui(ui, around, Rect::from_min_size(at, vec2(width, ROW)), row);
                at.y += ROW;
            }
            tallest = tallest.max(at.y - start.y);
        }
        ui.allocate_space(vec2(ui.available_width(), tallest));
    }
}

impl Group {
    /// Its rows that are meant; all where its title is.
    fn found(&self, wanted: &Wanted) -> Vec<&Row> {
        let is_meant =
            |row: &&Row| wanted.distance(&[row.name, row.other_name, &row.keys], &[self.title]).is_some();
        self.rows.iter().filter(is_meant).collect()
    }
}

/// How far the keys of this pass scroll, points: the field leaves these to the list.
fn scrolled(ui: &Ui) -> f32 {
    ui.input_mut(|input| {
        let mut by = |key, far: f32| if input.consume_key(Modifiers::NONE, key) { far } else { 0.0 };
        by(Key::ArrowDown, -2.0 * ROW)
            + by(Key::ArrowUp, 2.0 * ROW)
            + by(Key::PageDown, -10.0 * ROW)
            + by(Key::PageUp, 10.0 * ROW)
    })
}

fn heading_ui(ui: &mut Ui, rect: Rect, title: &str) {
    let at = pos2(rect.left(), rect.bottom() - 6.0);
    let font = font(Face::SemiBold, theme::TEXT);
    ui.painter().text(at, Align2::LEFT_BOTTOM, title, font, ui.visuals().text_color());
    let heading = ui.interact(rect, Id::unique(("shortcuts group", title)), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Heading, true, title));
}

fn row_ui(ui: &mut Ui, around: &Around<'_>, rect: Rect, row: &Row) {
    let response = ui.interact(rect, Id::unique(("shortcut", row.name, &row.keys)), Sense::hover());
    let said = format!("{}: {}", row.name, row.keys);
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, true, &said));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let (ink, quiet) = (around.colours.text, around.colours.text_secondary);
    let medium = |size| -> FontId { font(Face::Medium, size) };
    let painter = ui.painter();
    let keys = one_line(painter, &row.keys, medium(theme::SMALL), quiet, rect.width() * 0.55);
    let room = rect.width() - keys.size().x - 14.0;
    let name = one_line(painter, row.name, medium(theme::TEXT), ink, room);
    let is_short = name.elided || keys.elided;
    painter.galley(pos2(rect.right() - keys.size().x, rect.center().y - keys.size().y / 2.0), keys, quiet);
    painter.galley(pos2(rect.left(), rect.center().y - name.size().y / 2.0), name, ink);
    if is_short {
        response.on_hover_text(said);
    }
}

/// Writes keys down as this system calls them.
struct Writer<'a> {
    ctx: &'a Context,
    language: Language,
}

impl Writer<'_> {
    fn command(&self, command: Command) -> Option<Row> {
        let row = command.row();
        let mut keys: Vec<String> = row.keys.iter().map(|keys| keys.text(self.ctx)).collect();
        // The canvas reads it as a letter while nothing takes letters.
        keys.extend((command == Command::Shortcuts).then(|| "?".to_owned()));
        let (name, other_name) = (row.words(self.language), row.words(self.language.other()));
        (!keys.is_empty()).then(|| Row { name, other_name, keys: keys.join("   ") })
    }

    fn row(&self, name: fn(&CanvasKeys) -> &'static str, keys: &[String]) -> Row {
        let [here, there] = [self.language, self.language.other()].map(|l| name(words::canvas_keys(l)));
        Row { name: here, other_name: there, keys: keys.join("   ") }
    }

    /// A key or gesture with modifiers, `Ctrl+Enter`.
    fn held(&self, modifiers: Modifiers, key: &str) -> String {
        // egui writes names of its own keys only; what stands before one stands before all.
        let sample = self.ctx.format_shortcut(&KeyboardShortcut::new(modifiers, Key::A));
        format!("{}{key}", sample.trim_end_matches('A'))
    }

    fn typing(&self) -> Group {
        let key = |key: &str| key.to_owned();
        let rows = vec![
            self.row(|w| w.type_letters, &[key("A … Z")]),
            self.row(|w| w.edit_or_next, &[key("Enter")]),
            self.row(|w| w.next_column, &[key("Tab")]),
            self.row(|w| w.previous_column, &[self.held(Modifiers::SHIFT, "Tab")]),
            self.row(|w| w.lane_below, &[self.held(Modifiers::COMMAND, "Enter")]),
            self.row(|w| w.new_line, &[self.held(Modifiers::SHIFT, "Enter")]),
            self.row(|w| w.leave, &[key("Esc")]),
        ];
        Group { title: words::canvas_keys(self.language).typing, rows }
    }

    fn moving(&self) -> Group {
        let arrows = "← → ↑ ↓";
        let rows = vec![
            self.row(|w| w.walk, &[arrows.to_owned()]),
            self.row(|w| w.extend, &[self.held(Modifiers::SHIFT, arrows)]),
            self.row(|w| w.row_ends, &["Home".to_owned(), "End".to_owned()]),
            self.row(|w| w.corners, &["Home", "End"].map(|key| self.held(Modifiers::COMMAND, key))),
            self.row(|w| w.screens, &["PageUp".to_owned(), "PageDown".to_owned()]),
            self.row(|w| w.menu_there, &["Menu".to_owned(), self.held(Modifiers::SHIFT, "F10")]),
            self.row(|w| w.menu_bar, &["F10".to_owned()]),
            self.row(|w| w.areas, &["F6".to_owned(), self.held(Modifiers::SHIFT, "F6")]),
        ];
        Group { title: words::canvas_keys(self.language).moving, rows }
    }

    /// Commands that stand in no menu.
    fn tools(&self) -> Group {
        let commands = Command::ALL.iter().filter(|command| command.tool().is_some());
        let rows = commands.filter_map(|command| self.command(*command)).collect();
        Group { title: words::speed(self.language).tools, rows }
    }

    fn points(&self) -> Group {
        let rows = vec![
            self.row(|w| w.raise_point, &["↑".to_owned(), "↓".to_owned()]),
            self.row(|w| w.raise_point_finely, &["↑", "↓"].map(|key| self.held(Modifiers::SHIFT, key))),
            self.row(|w| w.set_point, &["−2 … +2".to_owned()]),
            self.row(
                |w| w.walk_from_point,
                &["←".to_owned(), "→".to_owned(), self.held(Modifiers::COMMAND, "↑ ↓")],
            ),
        ];
        Group { title: words::canvas_keys(self.language).points, rows }
    }

    fn mouse(&self) -> Group {
        let w = words::canvas_keys(self.language);
        let own = |word: &str| word.to_owned();
        let rows = vec![
            self.row(|w| w.add_to_selection, &[self.held(Modifiers::SHIFT, w.click)]),
            self.row(|w| w.marquee, &[own(w.drag)]),
            self.row(|w| w.drag_copy, &[self.held(Modifiers::ALT, w.drag)]),
            self.row(|w| w.put_back, &[own("Esc")]),
            self.row(
                |w| w.pan,
                &[own(w.wheel), format!("{}+{}", w.space, w.drag), format!("{}+{}", w.middle, w.drag)],
            ),
            self.row(|w| w.zoom, &[self.held(Modifiers::COMMAND, w.wheel), own(w.pinch)]),
            self.row(|w| w.sideways, &[self.held(Modifiers::SHIFT, w.wheel)]),
            self.row(|w| w.type_there, &[own(w.double_click)]),
            self.row(|w| w.what_can_be_done, &[own(w.right_click)]),
        ];
        Group { title: w.mouse, rows }
    }
}
