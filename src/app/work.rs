//! What [`App`] does about files: opening, saving, exporting, and never losing unsaved work on the way.

use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::action::Action;
use super::command::Command;
use super::dialogs::{Answer, Dialog, PathDialog, Question, Then};
use super::editor::Editor;
use super::embed::PictureFor;
use super::files::{Ask, EXTENSION, Purpose, Report, Stamp};
use super::journal::{Journal, Next};
use super::{App, Host, SaveState, blank, clock, step_words};
use crate::file::{self, Loaded, RealDisk};
use crate::model::Language;
use crate::problems;
use crate::templates;
use crate::words;

/// Whether an action is for the document with all that is typed anywhere.
pub(super) fn needs_all(action: &Action) -> bool {
    use Command::{CopyAsPicture, CopyAsTable, ExportPicture, New, Open, Quit, Save, SaveAs};
    matches!(
        action,
        Action::Command(New | Open | Save | SaveAs | ExportPicture | CopyAsPicture | CopyAsTable | Quit)
    )
}

impl App {
    /// A window that may not close yet stays, and asks.
    pub(super) fn answer_close(&mut self, ctx: &Context) {
        let requested = ctx.input(|input| input.viewport().close_requested());
        if self.closing || !(requested || self.field_left) {
            return;
        }
        if !requested {
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        if !self.is_unsaved() {
            if !self.field_left && self.leave_field(ctx) {
                self.field_left = true;
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                ctx.request_repaint();
            }
            return;
        }
        self.field_left = false;
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(ViewportCommand::Focus);
        ctx.request_repaint();
        if self.after_save.is_none() {
            self.ask_about_unsaved(Then::Quit);
        }
    }

    /// Takes the keyboard from a field of a panel, whose words become the document's in this pass. The field on
    /// the canvas is committed by every command anyway.
    pub(super) fn leave_field(&self, ctx: &Context) -> bool {
        let leaves = ctx.text_edit_focused() && self.editor.typing().is_none();
        if leaves {
            ctx.memory_mut(|memory| memory.focused().map(|id| memory.surrender_focus(id)));
        }
        leaves
    }

    /// Another document: in a window of its own, unless this one is untouched.
    pub(super) fn begin(&mut self, ctx: &Context, then: Then) {
        if self.host == Host::Desktop && !self.editor.is_untouched() && start_process(&then) {
            return;
        }
        if self.is_unsaved() {
            self.ask_about_unsaved(then);
        } else {
            self.carry_out(ctx, then);
        }
    }

    /// Saves into the document's file, or asks for one.
    pub(super) fn save(&mut self, ctx: &Context) {
        let Some(path) = self.editor.path().map(Path::to_owned) else {
            self.ask_for_place();
            return;
        };
        let on_disk = Stamp::of(&path);
        if on_disk.is_some() && on_disk != self.stamp {
            self.ask_about_change();
            return;
        }
        self.save_to(ctx, path);
    }

    pub(super) fn ask_for_document(&mut self) {
        let folder = self.settings.folder.clone();
        self.ask(Ask { purpose: Purpose::Open, folder, name: String::new() });
    }

    pub(super) fn choose_picture(&mut self, chosen_for: PictureFor) {
        let folder = self.settings.folder.clone();
        self.ask(Ask { purpose: Purpose::Picture(chosen_for), folder, name: String::new() });
    }

    pub(super) fn ask_for_place(&mut self) {
        let folder = self.editor.path().and_then(Path::parent).map(Path::to_owned);
        let folder = folder.or_else(|| self.settings.folder.clone());
        let name = match self.editor.path().and_then(Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None => format!("{}.{EXTENSION}", self.proposed_name()),
        };
        self.ask(Ask { purpose: Purpose::Save, folder, name });
    }

    pub(super) fn take_report(&mut self, ctx: &Context, report: Report) {
        let language = self.language();
        match report {
            Report::Opened(path, loaded, stamp) => match *loaded {
                Ok(loaded) => self.show_document(ctx, path, loaded, stamp),
                Err(error) => {
                    if self.editor.is_untouched() {
                        self.show_start();
                    }
                    let question =
                        Question::open_failed(language, &path, problems::load_error(language, &error));
                    self.dialog = Some(Dialog::Question(question));
                }
            },
            Report::Saved(path, document, Ok(_), stamp) => {
                self.editor.saved_as(path.clone(), document);
                self.stamp = stamp;
                self.save = SaveState::Saved(clock::now());
                self.change_settings(ctx, |settings| settings.remember(&path));
                match self.after_save.take() {
                    // Whoever went on working meanwhile is asked again.
                    Some(then) if self.editor.is_unsaved() => self.ask_about_unsaved(then),
                    Some(then) => self.carry_out(ctx, then),
                    None => {}
                }
            }
            Report::Saved(_, _, Err(error), _) => {
                self.save = SaveState::Failed;
                self.dialog = Some(Dialog::Question(Question::save_failed(
                    language,
                    problems::save_error(language, &error),
                )));
            }
            Report::Exported(path, written) => self.take_exported(ctx, &path, written),
            Report::PictureCopied(copied) => self.take_copied_picture(ctx, copied),
            Report::TableCopied(copied) => self.take_copied_table(ctx, copied),
            Report::Kept(kept) => {
                self.journal.written();
                if let Err(error) = kept {
                    log::warn!("unsaved work is not kept: {error}");
                }
            }
            Report::Picture(chosen_for, image) => self.take_picture(ctx, chosen_for, image),
            Report::Pictures(spot, embedded) => self.take_pictures(ctx, spot, embedded),
            Report::Chosen(ask, path) => self.take_path(ctx, ask, path),
            Report::Left => self.after_save = None,
            Report::NoDialog(ask) => self.dialog = Some(Dialog::Path(PathDialog::new(ask))),
        }
    }

    pub(super) fn take_answer(&mut self, ctx: &Context, answer: Answer) {
        if let Answer::Settings(settings) = answer {
            self.change_settings(ctx, |kept| *kept = *settings);
            return;
        }
        if let Answer::Views(views) = answer {
            self.keep_views(ctx, views);
            return;
        }
        self.dialog = None;
        match answer {
            Answer::Leave => self.after_save = None,
            Answer::SaveFirst(then) => {
                self.after_save = Some(then);
                self.commit_typing();
                self.save(ctx);
            }
            Answer::Without(then) => self.carry_out(ctx, then),
            Answer::Chosen(ask, path) => self.take_path(ctx, ask, path),
            Answer::Replace(ask, path) => self.use_path(ctx, ask.purpose, path),
            Answer::Overwrite => {
                if let Some(path) = self.editor.path().map(Path::to_owned) {
                    self.save_to(ctx, path);
                }
            }
            Answer::Reload => {
                self.after_save = None;
                if let Some(path) = self.editor.path().map(Path::to_owned) {
                    self.files.open(ctx, path);
                }
            }
            Answer::SaveElsewhere => self.ask_for_place(),
            Answer::Paste(edit, report) => {
                let now = ctx.input(|input| input.time);
                if let Err(error) = self.take_pasted(&edit, report, now) {
                    self.toast.say(step_words::refusal(self.language(), &error).to_owned(), now);
                }
            }
            Answer::Export(export) => self.ask_for_export(ctx, export),
            Answer::CopyPicture(export, slide) => self.copy_export(ctx, export, slide),
            Answer::CopyTable(export) => self.copy_table_of(ctx, &export),
            Answer::Restore(path) => self.restore(path),
            Answer::Discard(path) => Journal::discard(&path),
            Answer::Chose(chosen) => self.take_chosen(ctx, *chosen),
            Answer::Settings(_) | Answer::Views(_) => {}
        }
    }

    /// Keeps unsaved work in case the program ends too early.
    pub(super) fn keep_journal(&mut self, ctx: &Context) {
        match self.journal.next(&self.editor) {
            Next::Nothing => {}
            Next::Wait(time) => ctx.request_repaint_after(time),
            Next::Write(path, document) => self.files.keep(ctx, path, document),
        }
    }

    /// Offers work that an earlier run left behind.
    pub(super) fn offer_journal(&mut self) {
        if let Some(path) = self.journal.left_behind().first() {
            self.dialog = Some(Dialog::Question(Question::restore(self.language(), path)));
        }
    }

    /// The window is gone, and nothing unsaved is in it that was not given up.
    pub(super) fn end(&mut self) {
        self.keep_settings();
        self.files.finish();
        if self.closing || !self.is_unsaved() {
            self.journal.clear();
        }
    }

    /// Opens a file dialog of the system; only a window of the system can.
    pub(super) fn ask_system(&mut self, ctx: &Context, frame: &eframe::Frame) {
        if let Some(ask) = self.asking.take() {
            let language = self.language();
            self.files.ask(ctx, frame, ask, language);
        }
    }

    /// Opens a document in this window, whatever is in it.
    pub fn open_here(&mut self, ctx: &Context, path: PathBuf) {
        self.start = None;
        self.files.open(ctx, path);
    }

    pub(super) fn ask(&mut self, ask: Ask) {
        match self.host {
            Host::Desktop => self.asking = Some(ask),
            Host::Headless => self.dialog = Some(Dialog::Path(PathDialog::new(ask))),
        }
    }

    fn ask_about_unsaved(&mut self, then: Then) {
        let question = Question::unsaved(self.language(), &self.document_name(), then);
        self.dialog = Some(Dialog::Question(question));
    }

    fn ask_about_change(&mut self) {
        self.dialog = Some(Dialog::Question(Question::changed(self.language())));
    }

    /// A path from a file dialog, which has asked about writing over exactly that file.
    fn take_path(&mut self, ctx: &Context, ask: Ask, path: PathBuf) {
        let (path, is_another) = ask.file(path);
        if is_another && path.exists() {
            let question = Question::replace(self.language(), ask, path);
            self.dialog = Some(Dialog::Question(question));
            return;
        }
        self.use_path(ctx, ask.purpose, path);
    }

    fn use_path(&mut self, ctx: &Context, purpose: Purpose, path: PathBuf) {
        match purpose {
            Purpose::Open => self.begin(ctx, Then::Open(path)),
            Purpose::Save => self.save_to(ctx, path),
            Purpose::Export(export) => self.export_to(ctx, path, export),
            Purpose::Picture(chosen_for) => self.files.read_picture(ctx, path, chosen_for),
        }
    }

    fn save_to(&mut self, ctx: &Context, path: PathBuf) {
        self.commit_typing();
        self.save = SaveState::Saving;
        let document = Arc::clone(self.editor.document());
        self.files.save(ctx, path, document);
    }

    fn carry_out(&mut self, ctx: &Context, then: Then) {
        match then {
            Then::Quit => {
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Then::New => {
                self.take_up(Editor::new(blank::document(self.language()), None), None);
                self.show_start();
            }
            Then::Open(path) => self.files.open(ctx, path),
        }
    }

    fn show_document(&mut self, ctx: &Context, path: PathBuf, loaded: Loaded, stamp: Option<Stamp>) {
        self.change_settings(ctx, |settings| settings.remember(&path));
        if loaded.in_picture {
            // Saving must not put a document in the place of the picture: it asks for a file beside it.
            self.take_up(Editor::new(loaded.document, None), None);
            self.editor.mark_unsaved();
            let words = words::interface(self.language());
            self.toast.say(words.opened_from_picture.to_owned(), ctx.input(|input| input.time));
        } else {
            self.take_up(Editor::new(loaded.document, Some(path)), stamp);
        }
        if loaded.repairs.is_empty() {
            return;
        }
        self.editor.mark_unsaved();
        let language = self.language();
        let words = words::dialogs(language);
        let mut lines =
            vec![words::phrases::repaired(language, loaded.repairs.len()), words.repaired_hint.to_owned()];
        lines.extend(
            loaded.repairs.iter().map(|repair| format!("• {}", problems::repaired(language, repair))),
        );
        let message = Question::message(language, words.repaired_title.to_owned(), lines);
        self.dialog = Some(Dialog::Question(message));
    }

    /// A new document from a template in place of the untouched one.
    pub(super) fn begin_from(&mut self, ctx: &Context, template: &str, language: Language) {
        // The next key is for the map, though the template that was chosen by key is not gone yet.
        ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        match templates::load(template, language) {
            Ok(document) => self.take_up(Editor::new(document, None), None),
            Err(error) => log::error!("template: {error}"),
        }
    }

    /// Takes up work that was left behind, as a document without a file: its own is left as it was.
    fn restore(&mut self, path: PathBuf) {
        match file::load(&RealDisk, &path) {
            Ok(loaded) => {
                self.take_up(Editor::new(loaded.document, None), None);
                self.editor.mark_unsaved();
                self.journal.adopt(path);
            }
            Err(error) => {
                let reason = problems::load_error(self.language(), &error);
                let question = Question::open_failed(self.language(), &path, reason);
                self.dialog = Some(Dialog::Question(question));
            }
        }
    }

    /// Puts another document into the window.
    fn take_up(&mut self, editor: Editor, stamp: Option<Stamp>) {
        self.start = None;
        self.journal.begin_again();
        self.editor = editor;
        self.stamp = stamp;
        self.save = SaveState::Never;
        self.toast.clear();
        self.canvas = super::Canvas::default();
    }

    /// Whether something would be lost with the window.
    fn is_unsaved(&self) -> bool {
        self.editor.is_unsaved() || self.desks.has_draft(&self.editor)
    }

    fn commit_typing(&mut self) {
        if let Err(error) = self.editor.commit_typing() {
            log::info!("what was typed is refused: {error}");
        }
    }

    /// A file name without ending, from what the document is called.
    pub(super) fn proposed_name(&self) -> String {
        let map = &self.editor.map().title;
        let title = if map.is_empty() { self.document_name() } else { map.clone() };
        let name: String = title
            .chars()
            .map(|c| if c.is_control() || "<>:\"/\\|?*".contains(c) { '-' } else { c })
            .collect();
        name.trim_matches([' ', '.']).chars().take(80).collect()
    }
}

/// Starts this program again for another document; whether that worked.
fn start_process(then: &Then) -> bool {
    let Ok(program) = std::env::current_exe() else { return false };
    let mut process = Process::new(program);
    if let Then::Open(path) = then {
        process.arg(path);
    }
    match process.spawn() {
        Ok(_) => true,
        Err(error) => {
            log::warn!("another window cannot be opened: {error}");
            false
        }
    }
}
