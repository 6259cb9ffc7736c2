//! The program's own file dialog, for systems without one: folders and files of one folder, and a name.
//! It only looks; nothing is opened or written here.

use std::path::{Path, PathBuf};

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Context, Key, Label, RichText, ScrollArea, TextEdit, Ui};
use unicode_normalization::UnicodeNormalization;

use super::{Answer, buttons_ui, modal};
use crate::app::files::{self, Ask, Purpose};
use crate::app::{Around, theme};
use crate::text::icons;
use crate::words;

/// Least and greatest height of the list of files, points.
const LEAST: f32 = 72.0;
const MOST: f32 = 280.0;
/// What the rest of the dialog takes of the window's height, points.
const AROUND: f32 = 300.0;

/// The file dialog.
#[derive(Debug)]
pub(in crate::app) struct PathDialog {
    ask: Ask,
    folder: PathBuf,
    name: String,
    /// What is in the folder; none: it cannot be read.
    entries: Option<Vec<FolderEntry>>,
    /// A file that exists and would be written over.
    replace: Option<PathBuf>,
    bad_name: bool,
    begun: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct FolderEntry {
    is_file: bool,
    /// As it is shown: NFC, while the file system may decompose.
    name: String,
    path: PathBuf,
}

impl PathDialog {
    /// Begins in the folder and with the name that were asked for.
    pub(in crate::app) fn new(ask: Ask) -> Self {
        let folder = ask.folder.clone().filter(|folder| folder.is_dir()).unwrap_or_else(home);
        let name = ask.name.clone();
        let mut dialog =
            Self { ask, folder, name, entries: None, replace: None, bad_name: false, begun: false };
        dialog.look();
        dialog
    }

    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let words = words::paths(around.language);
        let title = match self.ask.purpose {
            Purpose::Open => words.open_title,
            Purpose::Save => words.save_title,
            Purpose::Export(_) => words.export_title,
            Purpose::Picture(_) => words.picture_title,
        };
        let shown = modal(ctx, around, "path", title, 520.0, |ui| {
            self.folder_ui(ui, around);
            let opened = self.entries_ui(ui, around);
            let entered = self.name_ui(ui, around);
            opened.or_else(|| self.buttons_ui(ui, around, entered))
        });
        let left = shown.should_close();
        shown.inner.or_else(|| left.then_some(Answer::Leave))
    }

    fn folder_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let words = words::paths(around.language);
        ui.horizontal(|ui| {
            let up = ui.button(theme::icon(icons::ARROW_UP, 16.0)).on_hover_text(words.parent_folder);
            if up.accessible_name(words.parent_folder).clicked()
                && let Some(parent) = self.folder.parent()
            {
                self.enter(parent.to_owned());
            }
            let to_home = ui.button(theme::icon(icons::HOUSE, 16.0)).on_hover_text(words.home);
            if to_home.accessible_name(words.home).clicked() {
                self.enter(home());
            }
            let folder: String = self.folder.to_string_lossy().nfc().collect();
            ui.add(Label::new(RichText::new(folder).color(around.colours.text_secondary)).truncate());
        });
    }

    /// The folder's content; a file that was double-clicked is the answer.
    fn entries_ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Option<Answer> {
        let words = words::paths(around.language);
        let (mut enter, mut choose, mut done) = (None, None, false);
        let frame = egui::Frame::new()
            .fill(around.colours.panel)
            .stroke(egui::Stroke::new(1.0, around.colours.hairline))
            .corner_radius(theme::RADIUS)
            .inner_margin(4);
        frame.show(ui, |ui| {
            let height = (ui.ctx().content_rect().height() - AROUND).clamp(LEAST, MOST);
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false).show(
                ui,
                |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let Some(entries) = &self.entries else {
                        ui.label(RichText::new(words.unreadable_folder).color(around.colours.error));
                        return;
                    };
                    if entries.is_empty() {
                        ui.label(theme::label(around.colours, words.empty_folder));
                    }
                    for entry in entries {
                        let icon = if entry.is_file { icons::FILE_TEXT } else { icons::FOLDER };
                        let row = egui::Button::selectable(
                            entry.is_file && entry.name == self.name,
                            (theme::icon(icon, 16.0), entry.name.as_str()),
                        );
                        let row = ui.add(row.min_size(egui::vec2(ui.available_width(), 28.0)));
                        if row.clicked() {
                            if entry.is_file {
                                choose = Some(entry.name.clone());
                            } else {
                                enter = Some(entry.path.clone());
                            }
                        }
                        done |= entry.is_file && row.double_clicked();
                    }
                },
            );
        });
        if let Some(folder) = enter {
            self.enter(folder);
        }
        if let Some(name) = choose {
            self.name = name;
            self.replace = None;
        }
        if done { self.decide() } else { None }
    }

    /// The name; whether Enter was pressed in it.
    fn name_ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> bool {
        let words = words::paths(around.language);
        let label = ui.label(theme::label(around.colours, words.name));
        let field = TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY);
        let field = ui.add(field).labelled_by(label.id);
        if !std::mem::replace(&mut self.begun, true) {
            field.request_focus();
            select_stem(ui, field.id, &self.name);
        }
        if field.changed() {
            self.replace = None;
            self.bad_name = false;
        }
        if let Some(path) = &self.replace {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let question = words::phrases::replace_file(around.language, &name);
            ui.label(RichText::new(question).color(around.colours.warning));
        }
        if self.bad_name {
            let said = if self.ask.purpose.is_to_read() { words.no_such_file } else { words.bad_name };
            ui.label(RichText::new(said).color(around.colours.error));
        }
        field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    }

    fn buttons_ui(&mut self, ui: &mut Ui, around: &Around<'_>, entered: bool) -> Option<Answer> {
        let words = words::paths(around.language);
        let go = match self.ask.purpose {
            _ if self.replace.is_some() => words.replace,
            Purpose::Open | Purpose::Picture(_) => words.open,
            Purpose::Save => words.save,
            Purpose::Export(_) => words::export(around.language).export,
        };
        let (go, cancel) = buttons_ui(ui, |ui| {
            let go = theme::main_button(ui, around.colours, go);
            if entered && self.replace.is_none() {
                go.request_focus();
            }
            (go.clicked(), ui.button(words::interface(around.language).cancel).clicked())
        });
        if cancel {
            return Some(Answer::Leave);
        }
        match self.replace.take() {
            Some(path) if go => Some(Answer::Replace(self.ask.clone(), path)),
            Some(path) => {
                self.replace = Some(path);
                None
            }
            None if go || entered => self.decide(),
            None => None,
        }
    }

    /// The file that is named, unless that is a folder, does not exist, or would be written over.
    fn decide(&mut self) -> Option<Answer> {
        let typed = expand(self.name.trim(), &self.folder);
        if typed.is_dir() {
            self.enter(typed);
            self.name.clear();
            return None;
        }
        if !is_possible(&typed) {
            self.bad_name = true;
            return None;
        }
        let known = self.entries.iter().flatten().find(|entry| entry.is_file && entry.name == self.name);
        let typed = known.map_or(typed, |entry| entry.path.clone());
        let (path, _) = self.ask.file(typed);
        if self.ask.purpose.is_to_read() {
            self.bad_name = !path.is_file();
            return path.is_file().then(|| Answer::Chosen(self.ask.clone(), path));
        }
        if path.exists() {
            self.replace = Some(path);
            return None;
        }
        Some(Answer::Replace(self.ask.clone(), path))
    }

    fn enter(&mut self, folder: PathBuf) {
        self.folder = folder;
        self.replace = None;
        self.look();
    }

    fn look(&mut self) {
        let endings = self.ask.purpose.endings();
        let Ok(found) = std::fs::read_dir(&self.folder) else {
            self.entries = None;
            return;
        };
        let mut entries: Vec<FolderEntry> = found
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let path = entry.path();
                let name: String = entry.file_name().to_string_lossy().nfc().collect();
                let is_file = !path.is_dir();
                let is_one =
                    |ending: &&str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
                let ours = endings.iter().any(is_one);
                ((!is_file || ours) && !name.starts_with('.')).then_some(FolderEntry { is_file, name, path })
            })
            .collect();
        entries.sort_by_cached_key(|entry| (entry.is_file, entry.name.to_lowercase()));
        self.entries = Some(entries);
    }
}

/// Selects the name without its ending, so that another takes its place.
fn select_stem(ui: &Ui, field: egui::Id, name: &str) {
    let stem = name.strip_suffix(files::EXTENSION).unwrap_or(name).trim_end_matches('.');
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(stem.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), field);
}

/// A typed name as a path: `~`, absolute, or in the folder.
fn expand(typed: &str, folder: &Path) -> PathBuf {
    match typed.strip_prefix("~/") {
        Some(rest) => home().join(rest),
        None if typed == "~" => home(),
        None => folder.join(typed),
    }
}

/// Whether a file can have that name, on this system and on those that it may be copied to.
fn is_possible(path: &Path) -> bool {
    let Some(name) = path.file_name() else { return false };
    let name = name.to_string_lossy();
    !name.trim_matches(['.', ' ']).is_empty()
        && name.len() <= 240
        && !name.chars().any(|c| c.is_control() || "<>:\"|?*".contains(c))
        && path.parent().is_some_and(Path::is_dir)
}

fn home() -> PathBuf {
    etcetera::home_dir().unwrap_or_else(|_| PathBuf::from("."))
}
