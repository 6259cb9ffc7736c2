//! What [`App`] does about exports: the dialog with the choices of last time, the file, pictures and tables for the
//! clipboard, and the bar that tells how far a long one has come.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::{Align2, Area, Context, Frame, Id, Order, ProgressBar, RichText, Stroke, vec2};

use super::clip::elsewhere::{self, CopiedPicture, CopiedTable, CopyError, Target};
use super::dialogs::{Dialog, ExportDialog, Question};
use super::files::{Ask, Purpose, UnderWay};
use super::{App, Around, Host, step_words};
use crate::edit::MapEdit;
use crate::export::{Choices, Export, ExportError, Format, Size, Written};
use crate::model::View;
use crate::problems;
use crate::words;

/// How long something may take before its progress is shown.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the bar moves on.
const STEP: Duration = Duration::from_millis(80);
/// Space around things on the clipboard, map units.
const MARGIN: f64 = 16.0;

impl App {
    pub(super) fn open_export(&mut self) {
        let mut export = self.export_of_screen();
        export.choices = self.settings.export.clone();
        let dialog = ExportDialog::new(export, self.selection_on_map());
        self.dialog = Some(Dialog::Export(Box::new(dialog)));
    }

    /// Asks where the file goes.
    pub(super) fn ask_for_export(&mut self, ctx: &Context, export: Box<Export>) {
        self.remember_choices(ctx, &export);
        let name = if export.makes_folder() {
            self.proposed_name()
        } else {
            format!("{}.{}", self.proposed_name(), export.choices.format.extension())
        };
        let beside = self.editor.path().and_then(Path::parent).map(Path::to_owned);
        let last = self.settings.export_folder.clone().filter(|folder| folder.is_dir());
        let folder = last.or(beside).or_else(|| self.settings.folder.clone());
        self.ask(Ask { purpose: Purpose::Export(export), folder, name });
    }

    pub(super) fn export_to(&mut self, ctx: &Context, path: PathBuf, export: Box<Export>) {
        if let Some(folder) = path.parent() {
            let folder = folder.to_owned();
            self.change_settings(ctx, |settings| settings.export_folder = Some(folder));
        }
        self.files.export(ctx, path, export);
    }

    pub(super) fn take_exported(
        &mut self,
        ctx: &Context,
        path: &Path,
        written: Result<Written, ExportError>,
    ) {
        let language = self.language();
        let now = ctx.input(|input| input.time);
        let written = match written {
            Ok(written) => written,
            Err(ExportError::Cancelled(_)) => {
                self.toast.say(words::export(language).cancelled.to_owned(), now);
                return;
            }
            Err(error) => {
                let title = words::export(language).failed.to_owned();
                let message =
                    Question::message(language, title, vec![problems::export_error(language, &error)]);
                self.dialog = Some(Dialog::Question(message));
                return;
            }
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = written.files.iter().filter_map(|file| Some(file.metadata().ok()?.len())).sum();
        let said = words::export::exported(language, &name, written.files.len(), bytes);
        let left_out = written.unreadable.iter().map(|title| problems::picture_left_out(language, title));
        let said: Vec<_> = std::iter::once(said).chain(left_out).collect();
        self.toast.say(said.join(". "), now);
    }

    /// What is selected, or the map, as a picture on the clipboard.
    pub(super) fn copy_as_picture(&mut self, ctx: &Context) {
        let mut export = self.export_of_screen();
        export.select(&self.selection_on_map());
        export.choices = Choices { size: Size::Scale(elsewhere::SCALE), ..Choices::default() };
        if !export.only.is_empty() {
            export.choices.margin = MARGIN;
        }
        self.files.copy_picture(ctx, Box::new(export), 0, self.host == Host::Headless);
    }

    /// The picture that the dialog shows, on the clipboard.
    pub(super) fn copy_export(&mut self, ctx: &Context, export: Box<Export>, slide: usize) {
        self.remember_choices(ctx, &export);
        self.files.copy_picture(ctx, export, slide, self.host == Host::Headless);
    }

    /// What is selected, or the map, as a table on the clipboard.
    pub(super) fn copy_as_table(&mut self, ctx: &Context) {
        let mut export = self.export_of_screen();
        export.select(&self.selection_on_map());
        self.copy_table_of(ctx, &export);
    }

    pub(super) fn copy_table_of(&mut self, ctx: &Context, export: &Export) {
        let mut export = export.clone();
        export.choices.format = Format::Tsv;
        let table = match elsewhere::Table::of(&export) {
            Ok(table) => table,
            Err(error) => {
                log::error!("no table: {error}");
                return;
            }
        };
        if self.host == Host::Headless {
            ctx.copy_text(table.text.clone());
            self.take_copied_table(ctx, Ok(CopiedTable { rows: table.rows, clipboard: None }));
        } else {
            self.files.copy_table(ctx, table);
        }
    }

    pub(super) fn take_copied_picture(&mut self, ctx: &Context, copied: Result<CopiedPicture, CopyError>) {
        let language = self.language();
        let now = ctx.input(|input| input.time);
        match copied {
            Ok(CopiedPicture { width, height, target }) => {
                match target {
                    Target::System(clipboard) => self.clipboard = Some(clipboard),
                    Target::Window(image) => ctx.copy_image(image),
                }
                self.toast.say(words::export::picture_copied(language, width, height), now);
            }
            Err(CopyError::Export(ExportError::Cancelled(_))) => {
                self.toast.say(words::export(language).cancelled.to_owned(), now);
            }
            Err(error) => self.say_copy_failed(&error),
        }
    }

    pub(super) fn take_copied_table(&mut self, ctx: &Context, copied: Result<CopiedTable, CopyError>) {
        let now = ctx.input(|input| input.time);
        match copied {
            Ok(CopiedTable { rows, clipboard }) => {
                self.clipboard = clipboard.or(self.clipboard.take());
                self.toast.say(words::export::table_copied(self.language(), rows), now);
            }
            Err(error) => self.say_copy_failed(&error),
        }
    }

    /// Takes over saved views that were changed beside an export; the export goes on with them.
    pub(super) fn keep_views(&mut self, ctx: &Context, views: Vec<View>) {
        let now = ctx.input(|input| input.time);
        if let Err(error) = self.editor.edit_map(MapEdit::SetViews(views), now) {
            self.toast.say(step_words::refusal(self.language(), &error).to_owned(), now);
        }
        if let Some(Dialog::Export(dialog)) = &mut self.dialog {
            dialog.take_document(Arc::clone(self.editor.document()));
        }
    }

    /// How far a long export has come, with a way to give it up.
    pub(super) fn progress_ui(&self, ctx: &Context, around: &Around<'_>) {
        let Some(UnderWay { name, progress, since }) = self.files.under_way() else { return };
        if let Some(rest) = PATIENCE.checked_sub(since.elapsed()) {
            ctx.request_repaint_after(rest);
            return;
        }
        ctx.request_repaint_after(STEP);
        let words = words::export(around.language);
        let said =
            if name.is_empty() { words.copying.to_owned() } else { format!("{} {name}", words.exporting) };
        let area = Area::new(Id::unique("progress"))
            .order(Order::Middle)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -56.0));
        area.show(ctx, |ui| {
            let frame = Frame::popup(ui.style())
                .fill(around.colours.surface)
                .stroke(Stroke::new(1.0, around.colours.edge))
                .inner_margin(egui::Margin::symmetric(16, 8));
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(RichText::new(&said).color(around.colours.text));
                    // What lies behind the bar has to be seen from the start.
                    ui.visuals_mut().extreme_bg_color = around.colours.pressed;
                    #[expect(clippy::cast_possible_truncation, reason = "a share of one")]
                    let bar =
                        ProgressBar::new(progress.share() as f32).desired_width(160.0).desired_height(8.0);
                    let bar = ui.add(bar.fill(around.colours.accent));
                    ctx.accesskit_node_builder(bar.id, |node| node.set_label(said.as_str()));
                    if ui.button(words::interface(around.language).cancel).clicked() {
                        progress.cancel();
                    }
                });
            });
        });
    }

    /// What is selected where it can be seen: at other desks nothing is.
    fn selection_on_map(&self) -> Vec<crate::model::Item> {
        if self.desks.compared(&self.editor).is_some() {
            return Vec::new();
        }
        self.editor.selection().to_vec()
    }

    fn export_of_screen(&self) -> Export {
        let (document, map) = (Arc::clone(self.editor.document()), self.editor.map_id());
        let compared = self.desks.compared(&self.editor);
        Export { compared, ..Export::new(document, map, self.editor.shown()) }
    }

    fn remember_choices(&mut self, ctx: &Context, export: &Export) {
        let choices = export.choices.clone();
        self.change_settings(ctx, |settings| settings.export = choices);
    }

    /// A way out is named: a file can be inserted anywhere.
    fn say_copy_failed(&mut self, error: &CopyError) {
        let language = self.language();
        let words = words::export(language);
        let reason = match error {
            CopyError::Export(error) => problems::export_error(language, error),
            CopyError::Clipboard(error) => error.to_string(),
        };
        let lines = vec![reason, words.copy_failed_hint.to_owned()];
        let message = Question::message(language, words.copy_failed.to_owned(), lines);
        self.dialog = Some(Dialog::Question(message));
    }
}
