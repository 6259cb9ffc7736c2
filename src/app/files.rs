//! Work with files beside the window: opening, saving, exporting and the system's file dialogs each run on
//! a thread of their own with a snapshot of the document, and report back through one channel.
//! Knows nothing of what the reports lead to.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

use super::clip::elsewhere::{self, CopiedPicture, CopiedTable, CopyError, Table};
use super::embed::{self, Embedded, PictureFor, PictureSpot, Refusal};
use crate::export::{Export, ExportError, Written};
use crate::file::{self, LoadError, Loaded, RealDisk, SaveError, Saved};
use crate::model::{Document, Language, StoredImage};
use crate::output::Progress;
use crate::words;

/// What a document's file name ends in.
pub(super) const EXTENSION: &str = "journey.ron";

/// What the names of files that can be opened end in: documents, and pictures with a document inside.
const OPENED_ENDINGS: [&str; 2] = ["ron", "png"];

/// What the names of pictures that can be embedded end in.
pub(super) const PICTURE_ENDINGS: [&str; 4] = ["png", "jpg", "jpeg", "webp"];

/// A dialog that is left faster than anybody can was never seen: the system has none.
const TOO_FAST: Duration = Duration::from_millis(700);

/// What is going on beside the window.
pub(super) struct Files {
    reports: (Sender<Report>, Receiver<Report>),
    threads: Vec<JoinHandle<()>>,
    /// The export or copy that is under way.
    under_way: Option<UnderWay>,
}

/// Something that may take a while, and can be given up.
pub(super) struct UnderWay {
    /// What it is called; empty: a picture for the clipboard.
    pub(super) name: String,
    pub(super) progress: Progress,
    pub(super) since: Instant,
}

/// Something that has ended.
pub(super) enum Report {
    /// A document was read, or not.
    Opened(PathBuf, Box<Result<Loaded, LoadError>>, Option<Stamp>),
    /// That state of the document was written, or not.
    Saved(PathBuf, Arc<Document>, Result<Saved, SaveError>, Option<Stamp>),
    /// Unsaved work was kept, or not.
    Kept(Result<Saved, SaveError>),
    /// A picture was written, or not.
    Exported(PathBuf, Result<Written, ExportError>),
    /// A picture was made for the clipboard, or not.
    PictureCopied(Result<CopiedPicture, CopyError>),
    /// A table was put onto the clipboard, or not.
    TableCopied(Result<CopiedTable, CopyError>),
    /// A picture was read, or not.
    Picture(PictureFor, Result<Arc<StoredImage>, Refusal>),
    /// Pictures that were dropped or pasted were read, or not.
    Pictures(PictureSpot, Embedded),
    /// A file was chosen.
    Chosen(Ask, PathBuf),
    /// The dialog was left without a choice.
    Left,
    /// The system has no file dialog.
    NoDialog(Ask),
}

/// A file that is to be chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ask {
    /// What for.
    pub(super) purpose: Purpose,
    /// Where to begin.
    pub(super) folder: Option<PathBuf>,
    /// Name to begin with; empty when opening.
    pub(super) name: String,
}

/// What a file is chosen for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Purpose {
    /// To be opened.
    Open,
    /// To save the document in.
    Save,
    /// To export a picture to.
    Export(Box<Export>),
    /// A picture to embed.
    Picture(PictureFor),
}

/// What tells whether another program has written a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Files {
    /// With nothing going on.
    pub(super) fn new() -> Self {
        Self { reports: channel(), threads: Vec::new(), under_way: None }
    }

    /// What has ended since the last call.
    pub(super) fn reports(&mut self) -> Vec<Report> {
        self.threads.retain(|thread| !thread.is_finished());
        let reports: Vec<Report> = self.reports.1.try_iter().collect();
        let ends = |report: &Report| matches!(report, Report::Exported(..) | Report::PictureCopied(_));
        if reports.iter().any(ends) {
            self.under_way = None;
        }
        reports
    }

    /// Reads a document.
    pub(super) fn open(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.run(ctx, "waylane-open", move || {
            let stamp = Stamp::of(&path);
            let loaded = Box::new(file::load(&RealDisk, &path));
            Report::Opened(path, loaded, stamp)
        });
    }

    /// Writes a document.
    pub(super) fn save(&mut self, ctx: &egui::Context, path: PathBuf, document: Arc<Document>) {
        self.run(ctx, "waylane-save", move || {
            let saved = file::save(&RealDisk, &path, &document);
            let stamp = Stamp::of(&path);
            Report::Saved(path, document, saved, stamp)
        });
    }

    /// Keeps unsaved work.
    pub(super) fn keep(&mut self, ctx: &egui::Context, path: PathBuf, document: Arc<Document>) {
        self.run(ctx, "waylane-journal", move || Report::Kept(file::save(&RealDisk, &path, &document)));
    }

    /// Waits for what is being written.
    pub(super) fn finish(&mut self) {
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                log::error!("work on a file ended in a panic");
            }
        }
    }

    /// Reads a picture.
    pub(super) fn read_picture(&mut self, ctx: &egui::Context, path: PathBuf, chosen_for: PictureFor) {
        self.run(ctx, "waylane-picture", move || Report::Picture(chosen_for, embed::read(&path, chosen_for)));
    }

    /// Reads pictures that were dropped.
    pub(super) fn read_pictures(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>, spot: PictureSpot) {
        self.run(ctx, "waylane-pictures", move || Report::Pictures(spot, embed::read_several(&paths, spot)));
    }

    /// Makes a picture of pixels from the clipboard.
    pub(super) fn embed_pixels(
        &mut self,
        ctx: &egui::Context,
        pixels: Arc<egui::ColorImage>,
        title: &'static str,
        spot: PictureSpot,
    ) {
        self.run(ctx, "waylane-pixels", move || Report::Pictures(spot, embed::of_pixels(&pixels, title)));
    }

    /// Makes and writes a file, or a folder of them.
    pub(super) fn export(&mut self, ctx: &egui::Context, path: PathBuf, export: Box<Export>) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let progress = self.begin(ctx, name);
        self.run(ctx, "waylane-export", move || {
            let written = export.write(&path, &progress);
            Report::Exported(path, written)
        });
    }

    /// Makes a picture for the clipboard, and puts it there unless the window will (`by_window`).
    pub(super) fn copy_picture(
        &mut self,
        ctx: &egui::Context,
        export: Box<Export>,
        slide: usize,
        by_window: bool,
    ) {
        let progress = self.begin(ctx, String::new());
        self.run(ctx, "waylane-copy", move || {
            Report::PictureCopied(elsewhere::copy_picture(&export, slide, by_window, &progress))
        });
    }

    /// Puts a table onto the clipboard of the system.
    pub(super) fn copy_table(&mut self, ctx: &egui::Context, table: Table) {
        self.run(ctx, "waylane-copy", move || Report::TableCopied(elsewhere::copy_table(table)));
    }

    /// What may take a while and is not done yet.
    pub(super) fn under_way(&self) -> Option<&UnderWay> {
        self.under_way.as_ref()
    }

    fn begin(&mut self, ctx: &egui::Context, name: String) -> Progress {
        ctx.request_repaint();
        let progress = Progress::default();
        self.under_way = Some(UnderWay { name, progress: progress.clone(), since: Instant::now() });
        progress
    }

    /// Opens the system's file dialog. Must be called on the main thread.
    pub(super) fn ask(&mut self, ctx: &egui::Context, frame: &eframe::Frame, ask: Ask, language: Language) {
        let dialog = system_dialog(&ask, language).set_parent(frame);
        let asked = Instant::now();
        let answer = move |ask: Ask, chosen: Option<rfd::FileHandle>| match chosen {
            Some(file) => Report::Chosen(ask, file.path().to_owned()),
            None if cfg!(target_os = "linux") && asked.elapsed() < TOO_FAST => Report::NoDialog(ask),
            None => Report::Left,
        };
        // The future must be made here, on the main thread; only waiting for it may happen elsewhere.
        if ask.purpose.is_to_read() {
            let chosen = dialog.pick_file();
            self.run(ctx, "waylane-dialog", move || answer(ask, pollster::block_on(chosen)));
        } else {
            let chosen = dialog.save_file();
            self.run(ctx, "waylane-dialog", move || answer(ask, pollster::block_on(chosen)));
        }
    }

    fn run(&mut self, ctx: &egui::Context, name: &str, work: impl FnOnce() -> Report + Send + 'static) {
        let (sender, ctx) = (self.reports.0.clone(), ctx.clone());
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // Nobody listens any more once the window is gone.
            let _ = sender.send(work());
            ctx.request_repaint();
        });
        match thread {
            // A dialog may stay open for ever; only what writes is waited for at the end.
            Ok(thread) if name != "waylane-dialog" => self.threads.push(thread),
            Ok(_) => {}
            Err(error) => log::error!("no thread for {name}: {error}"),
        }
    }
}

impl Drop for Files {
    /// Lets a save or an export that has begun come to its end.
    fn drop(&mut self) {
        self.finish();
    }
}

impl Stamp {
    /// The stamp of a file; none when there is none.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(path).ok()?;
        Some(Self { length: metadata.len(), modified: metadata.modified().ok() })
    }
}

impl Purpose {
    /// Whether the file must be there already.
    pub(super) fn is_to_read(&self) -> bool {
        matches!(self, Self::Open | Self::Picture(_))
    }

    /// What the names of files to choose from end in.
    pub(super) fn endings(&self) -> Vec<&'static str> {
        match self {
            Self::Open => OPENED_ENDINGS.to_vec(),
            Self::Save => vec!["ron"],
            Self::Export(export) => vec![export.choices.format.extension()],
            Self::Picture(_) => PICTURE_ENDINGS.to_vec(),
        }
    }
}

impl Ask {
    /// The file that is meant by a chosen path: with the usual ending where the name has none. The second
    /// value says that this is another file than the dialog asked about.
    pub(super) fn file(&self, path: PathBuf) -> (PathBuf, bool) {
        let ending = match &self.purpose {
            Purpose::Open | Purpose::Picture(_) => return (path, false),
            Purpose::Save => EXTENSION,
            // A folder is named as it is.
            Purpose::Export(export) if export.makes_folder() => return (path, false),
            Purpose::Export(export) => export.choices.format.extension(),
        };
        let last = ending.rsplit('.').next().unwrap_or(ending);
        if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(last)) {
            return (path, false);
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".");
        name.push(ending);
        (path.with_file_name(name), true)
    }
}

fn system_dialog(ask: &Ask, language: Language) -> rfd::AsyncFileDialog {
    let words = words::paths(language);
    let dialog = rfd::AsyncFileDialog::new();
    let mut dialog = match &ask.purpose {
        Purpose::Open => {
            dialog.set_title(words.open_title).add_filter(words.documents_filter, &OPENED_ENDINGS)
        }
        Purpose::Save => dialog.set_title(words.save_title).add_filter(words.documents_filter, &["ron"]),
        Purpose::Export(export) if export.makes_folder() => dialog.set_title(words.export_title),
        Purpose::Export(export) => dialog
            .set_title(words.export_title)
            .add_filter(words.pictures_filter, &[export.choices.format.extension()]),
        Purpose::Picture(_) => {
            dialog.set_title(words.picture_title).add_filter(words.pictures_filter, &PICTURE_ENDINGS)
        }
    };
    if let Some(folder) = &ask.folder {
        dialog = dialog.set_directory(folder);
    }
    if !ask.name.is_empty() {
        dialog = dialog.set_file_name(&ask.name);
    }
    dialog
}

#[cfg(test)]
mod tests {
    use super::*;

    fn save_as(path: &str) -> (PathBuf, bool) {
        let ask = Ask { purpose: Purpose::Save, folder: None, name: String::new() };
        ask.file(PathBuf::from(path))
    }

    #[test]
    fn a_name_without_ending_gets_the_usual_one() {
        assert_eq!(save_as("/maps/Mua tivi"), (PathBuf::from("/maps/Mua tivi.journey.ron"), true));
        assert_eq!(save_as("/maps/v1.2"), (PathBuf::from("/maps/v1.2.journey.ron"), true));
        assert_eq!(save_as("/maps/a.journey.ron"), (PathBuf::from("/maps/a.journey.ron"), false));
        assert_eq!(save_as("/maps/a.RON"), (PathBuf::from("/maps/a.RON"), false));
    }
}
