//! The editor's window: commands, panels, dialogs and canvas around one [`editor::Editor`]. Whatever the
//! interface wants done is an [`action::Action`], carried out by [`App`] after each pass.
//!
//! [`App`] needs egui alone, so that tests can drive it; [`run`] puts it into a window of the system.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "egui's keys and events grow with every release, and most arms pick a few of many items"
)]

pub mod action;
mod announce;
mod areas;
mod bars;
mod blank;
pub mod canvas;
mod capture;
mod chosen;
mod clip;
mod clock;
pub mod command;
mod copies;
mod desks;
mod dialogs;
pub mod editor;
mod embed;
mod exporting;
mod files;
mod focus;
pub mod fonts;
mod in_place;
mod journal;
mod keys;
mod menu;
pub mod motion;
mod own_lists;
pub mod panels;
mod paste;
mod perform;
mod pictures;
mod points;
mod run_command;
mod seeking;
pub mod settings;
mod sides;
mod sought;
mod speed;
mod step_words;
pub mod theme;
mod toast;
mod turns;
mod window;
mod work;

use std::path::{Path, PathBuf};

use egui::{Context, ThemePreference, Ui, ViewportCommand};

use action::{Action, Desk};
use areas::{Area, Areas};
use bars::Bars;
use canvas::Canvas;
use command::Command;
use desks::Desks;
use dialogs::{Dialog, Then};
use editor::Editor;
use files::{Ask, Files, Stamp};
use journal::Journal;
use keys::Letters;
use settings::Settings;
use theme::Colours;
use toast::Toast;

use crate::edit::EditError;
use crate::model::{ClockTime, Language};
use crate::words;

pub use embed::{PictureFor, PictureSpot};
pub use window::{RunError, run};

/// What panels and canvas may know of the program besides the document.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Language of the interface.
    pub language: Language,
    /// Colours of the program.
    pub colours: &'a Colours,
    /// Screen points per map unit.
    pub zoom: f32,
    /// Where the last save stands.
    pub save: &'a SaveState,
    /// What the program remembers.
    pub settings: &'a Settings,
}

/// Where saving stands, for the status bar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Since it was opened or made, nothing was saved.
    #[default]
    Never,
    /// On its way to the disk.
    Saving,
    /// On disk since that time of the clock; later changes are told by `Editor::is_unsaved`.
    Saved(ClockTime),
    /// The last save failed.
    Failed,
}

/// What is around the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// A window of the system: file dialogs are the system's where it has them, and every document has a
    /// window and a process of its own.
    Desktop,
    /// A test: everything happens in the one window.
    Headless,
}

/// The program.
pub struct App {
    host: Host,
    settings: Settings,
    settings_path: Option<PathBuf>,
    editor: Editor,
    canvas: Canvas,
    desks: Desks,
    bars: Bars,
    /// Shown instead of the document until one is chosen.
    start: Option<panels::Start>,
    dialog: Option<Dialog>,
    /// Tools and panels are put away.
    only_map: bool,
    toast: Toast,
    announcements: announce::Announcements,
    focus: focus::Focus,
    system_motion: motion::SystemWish,
    files: Files,
    journal: Journal,
    /// A file to be asked for by the system's own dialog.
    asking: Option<Ask>,
    /// Keeps pictures and tables for other programs on the clipboard.
    clipboard: Option<arboard::Clipboard>,
    /// When the clipboard was asked for text that is to be shown before it is pasted.
    pasting_as: Option<f64>,
    save: SaveState,
    /// The file as this window knows it.
    stamp: Option<Stamp>,
    /// What follows when the save that is under way succeeds.
    after_save: Option<Then>,
    /// The window may close.
    closing: bool,
    /// The window was to close while a field had the keyboard, and will be asked again now that it has not.
    field_left: bool,
    title: String,
}

impl App {
    /// The program with a new document. Settings are read from and kept in `settings_path`; without one
    /// they are the defaults and nothing is kept.
    #[must_use]
    pub fn new(ctx: &Context, settings_path: Option<PathBuf>, host: Host) -> Self {
        let settings = settings_path.as_deref().map(Settings::load).unwrap_or_default();
        Self::with_settings(ctx, settings, settings_path, host)
    }

    /// The same with given settings.
    #[must_use]
    pub fn with_settings(
        ctx: &Context,
        settings: Settings,
        settings_path: Option<PathBuf>,
        host: Host,
    ) -> Self {
        theme::install(ctx);
        ctx.add_plugin(turns::Turns::default());
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let editor = Editor::new(blank::document(settings.language()), None);
        let journal = Journal::new(
            settings_path.as_deref().and_then(Path::parent).map(|folder| folder.join("unsaved")),
        );
        let app = Self {
            host,
            settings,
            settings_path,
            editor,
            canvas: Canvas::default(),
            desks: Desks::default(),
            bars: Bars::default(),
            start: None,
            dialog: None,
            only_map: false,
            toast: Toast::default(),
            announcements: announce::Announcements::default(),
            focus: focus::Focus::default(),
            system_motion: match host {
                Host::Desktop => motion::SystemWish::ask(ctx),
                Host::Headless => motion::SystemWish::default(),
            },
            files: Files::new(),
            journal,
            asking: None,
            clipboard: None,
            pasting_as: None,
            save: SaveState::Never,
            stamp: None,
            after_save: None,
            closing: false,
            field_left: false,
            title: String::new(),
        };
        app.dress(ctx);
        app
    }

    /// Shows the start screen until a document is chosen.
    pub fn show_start(&mut self) {
        self.start = Some(panels::Start::default());
    }

    /// The open document and the work on it.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The canvas.
    pub fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    /// What the program remembers.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What must happen even while the window is hidden: reports of files, and the answer to a close.
    pub fn logic_pass(&mut self, ctx: &Context) {
        if self.system_motion.has_come() {
            self.dress(ctx);
        }
        for report in self.files.reports() {
            self.take_report(ctx, report);
        }
        self.answer_close(ctx);
        self.keep_journal(ctx);
    }

    /// Shows the window's content and carries out what the user did.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let mut actions = Vec::new();
        self.focus.bring_into_view(&ctx);
        self.read_keys(&ctx, &mut actions);
        if actions.iter().any(work::needs_all) {
            self.leave_field(&ctx);
        }
        self.read_dropped_files(&ctx, &mut actions);

        let (save, name) = (self.save.clone(), self.document_name());
        let around = Around {
            language: self.settings.language(),
            colours: Colours::of(ctx.theme()),
            zoom: self.desks.zoom(self.editor.desk()).unwrap_or_else(|| self.canvas.zoom()),
            save: &save,
            settings: &self.settings,
        };
        let (editor, settings) = (&self.editor, &self.settings);
        let focus_menu = self.dialog.is_none() && menu::wants_focus(&ctx);
        let on = self.switched_on(&ctx);
        let bar = menu::Bar { editor, around: &around, settings, on: &on, starting: self.start.is_some() };
        let mut areas = Areas::of(ui);
        bar.menus_ui(ui, &name, focus_menu, &mut actions);
        areas.took(ui, Area::Menu);
        if let Some(start) = &mut self.start {
            actions.retain(is_for_start);
            start.ui(ui, &around, &settings.recent, &mut actions);
        } else {
            let at_map = editor.desk() == Desk::Map;
            if !self.only_map {
                bar.tools_ui(ui, &mut actions);
                areas.took(ui, Area::Tools);
                panels::bottom_ui(ui, editor, &around, &mut actions);
                areas.took(ui, Area::Bottom);
            }
            if self.has_left() && at_map {
                panels::left_ui(ui, editor, &around, &mut actions);
                areas.took(ui, Area::Left);
            }
            if self.has_inspector(&ctx) && editor.desk().has_side() {
                panels::right_ui(ui, editor, &around, &mut actions);
                areas.took(ui, Area::Right);
            }
            self.bars.ui(ui, editor, &around, &mut actions);
            areas.took(ui, Area::Bars);
            if at_map {
                self.canvas.ui(ui, editor, &around, &mut actions);
                if let Some(cell) = self.bars.target() {
                    self.canvas.mark(ui, cell);
                }
            } else {
                self.desks.ui(ui, editor, &around, &mut actions);
            }
        }
        if self.dialog.is_none() {
            let at_map = self.start.is_none() && self.editor.desk() == Desk::Map;
            areas.cycle(&ctx, at_map.then(canvas::keyboard_id));
        }
        self.toast.ui(&ctx, editor.revision(), &around, &mut actions);
        self.progress_ui(&ctx, &around);
        toast::drop_hint_ui(&ctx, &around);
        let answer = self.dialog.as_mut().and_then(|dialog| dialog.ui(&ctx, &around));

        let bare = self.editor.selection().is_empty();
        self.focus.ring_ui(&ctx, canvas::keyboard_id(), bare, around.colours);

        // What fields still had comes before what needs the document whole.
        let last: Vec<Action> = actions.extract_if(.., |action| work::needs_all(action)).collect();
        for action in actions.into_iter().chain(last) {
            self.apply(&ctx, action);
        }
        if let Some(answer) = answer {
            self.take_answer(&ctx, answer);
        }
        let language = self.language();
        self.announcements.ui(&ctx, &self.editor, language, self.toast.is_new());
        self.show_title(&ctx);
    }

    fn language(&self) -> Language {
        self.settings.language()
    }

    /// Carries out what the interface wants; what the rules forbid is said in a toast.
    fn apply(&mut self, ctx: &Context, action: Action) {
        let now = ctx.input(|input| input.time);
        if let Err(error) = self.carry_out_action(ctx, action, now) {
            log::info!("refused: {error}");
            self.toast.say(step_words::refusal(self.language(), &error).to_owned(), now);
        }
    }

    fn carry_out_action(&mut self, ctx: &Context, action: Action, now: f64) -> Result<(), EditError> {
        match action {
            Action::Edit(edit) => return self.editor.edit(&edit, now),
            Action::EditMap(edit) => return self.editor.edit_map(edit, now),
            Action::Type(place) => return self.editor.begin_typing(place, now),
            Action::TypeNew(place, made) => return self.editor.begin_typing_new(place, made, now),
            Action::TypeAt(item) => return self.type_at(item, now),
            Action::TypeAfter(item) => return self.type_after(item, now),
            Action::CommitText => return self.editor.commit_typing(),
            Action::Command(command) => return self.run_command(ctx, command, now),
            Action::Paste(text) => return self.paste(&text, now),
            Action::PastePicture(pixels) => self.paste_picture(ctx, pixels.0),
            Action::DropPictures(paths, spot) => self.files.read_pictures(ctx, paths, spot),
            Action::ShowMap(map) => {
                self.editor.commit_typing()?;
                self.editor.show_map(map);
            }
            Action::Select(items) => self.editor.select(items),
            Action::ToggleSelect(item) => self.editor.toggle_select(item),
            Action::Show(shown) => self.editor.show(shown),
            Action::Draft(text) => self.editor.draft(text),
            Action::DropText => self.editor.drop_typing(),
            Action::Seek(query) => self.seek(query),
            Action::Filter(filter) => self.editor.want(filter),
            Action::View(change) => self.change_view(change),
            Action::Tool(tool) => self.editor.take_tool(tool),
            Action::Desk(desk) => {
                self.editor.commit_typing()?;
                self.sit_at(ctx, desk);
            }
            Action::Side(side) => self.editor.show_side(side),
            Action::Left(left) => self.editor.show_left(left),
            Action::Jump(steps) => {
                self.editor.commit_typing()?;
                self.editor.jump(steps);
            }
            Action::Toast(text) => self.toast.say(text, now),
            Action::UndoToast(text) => self.toast.say_with_undo(text, self.editor.revision(), now),
            Action::CopyText(text) => ctx.copy_text(text),
            Action::OpenFile(path) => self.begin(ctx, Then::Open(path)),
            Action::NewFrom(template, language) => self.begin_from(ctx, template, language),
            Action::Forget(path) => {
                self.change_settings(ctx, |settings| settings.recent.retain(|recent| *recent != path));
            }
            Action::ChoosePicture(chosen_for) => self.choose_picture(chosen_for),
            Action::ForgetRecent => self.change_settings(ctx, |settings| settings.recent.clear()),
            Action::OpenUrl(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
        }
        Ok(())
    }

    fn read_keys(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        if self.dialog.is_some() {
            return;
        }
        let is_untouched = self.editor.typing().is_some_and(|typing| typing.draft == typing.before);
        let in_list = panels::outline_has_keys(ctx) || desks::table_has_keys(ctx);
        let letters = match () {
            () if ctx.text_edit_focused() && is_untouched => Letters::UntouchedField,
            () if ctx.text_edit_focused() => Letters::Field,
            () if in_list || perform::typing::takes_letters(&self.editor) => Letters::Words,
            () if !self.editor.selection().is_empty() => Letters::Nowhere,
            () => Letters::Commands,
        };
        let mut kept = panels::kept_keys(ctx);
        kept.extend(desks::kept_keys(ctx));
        let (commands, pasted) = ctx.input_mut(|input| keys::read(input, letters, &kept));
        actions.extend(commands.into_iter().map(Action::Command));
        if Command::Paste.is_enabled(&self.editor) {
            actions.extend(pasted);
        }
    }

    /// Changes what is remembered; it shows and is kept at once.
    fn change_settings(&mut self, ctx: &Context, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
        self.dress(ctx);
        self.keep_settings();
    }

    fn keep_settings(&self) {
        if let Some(path) = &self.settings_path {
            self.settings.save(path);
        }
    }

    /// For the next window; full screen and maximised windows have no size of their own.
    fn remember_size(&mut self, ctx: &Context) {
        let viewport = ctx.input(|input| input.viewport().clone());
        let free = !viewport.maximized.unwrap_or_default() && !viewport.fullscreen.unwrap_or_default();
        if let Some(rect) = viewport.inner_rect.filter(|_| free) {
            let size = rect.size() * ctx.zoom_factor();
            self.settings.window = Some((size.x, size.y));
        }
    }

    /// Colours and size of the interface as the settings say.
    fn dress(&self, ctx: &Context) {
        let theme: ThemePreference = self.settings.theme.preference();
        ctx.set_theme(theme);
        ctx.set_zoom_factor(f32::from(self.settings.scale) / 100.0);
        self.settings.motion.apply(ctx, &self.system_motion);
    }

    /// What the document is called in the menu bar: its file, else its title.
    fn document_name(&self) -> String {
        use unicode_normalization::UnicodeNormalization;
        let file = self.editor.path().and_then(Path::file_name);
        match file {
            // macOS keeps file names decomposed, which the fonts cannot show.
            Some(name) => name.to_string_lossy().nfc().collect(),
            None if !self.editor.document().title.is_empty() => self.editor.document().title.clone(),
            None => words::phrases::untitled(self.language(), 1),
        }
    }

    fn show_title(&mut self, ctx: &Context) {
        let dot = if self.editor.is_unsaved() { " •" } else { "" };
        let title = format!("{}{dot}", self.document_name());
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// Whether an action means something while no document is shown.
fn is_for_start(action: &Action) -> bool {
    if let Action::Command(command) = action {
        return command.needs_no_document();
    }
    matches!(action, Action::OpenFile(_) | Action::ForgetRecent | Action::Forget(_) | Action::OpenUrl(_))
}
