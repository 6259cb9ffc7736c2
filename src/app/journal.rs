//! Unsaved work, kept in the user's folder while it is unsaved, so that it survives the end of the program
//! by a crash or a power cut. Every window keeps one file and holds a lock beside it; a file whose lock is
//! free was left behind. Knows nothing of how that is offered.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::editor::Editor;
use crate::model::{Document, DocumentId};

/// Changes are kept at most that often, and so at most that much is lost.
const PAUSE: Duration = Duration::from_secs(2);

/// What this window keeps.
#[derive(Debug)]
pub(super) struct Journal {
    /// Where; none: nowhere.
    folder: Option<PathBuf>,
    kept: Option<Kept>,
    /// Revision of the document that is kept or on its way.
    revision: Option<u64>,
    begun: Instant,
    writing: bool,
}

/// A file of ours.
#[derive(Debug)]
struct Kept {
    path: PathBuf,
    /// Locked as long as it is open.
    _lock: File,
}

impl Journal {
    /// With nothing kept yet.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, kept: None, revision: None, begun: Instant::now(), writing: false }
    }

    /// Where the document is to be written now, if it is time; otherwise, when to look again.
    pub(super) fn next(&mut self, editor: &Editor) -> Next {
        if self.writing || self.folder.is_none() {
            return Next::Nothing;
        }
        if !editor.is_unsaved() {
            self.clear();
            return Next::Nothing;
        }
        if self.revision == Some(editor.revision()) {
            return Next::Nothing;
        }
        if let Some(wait) = PAUSE.checked_sub(self.begun.elapsed()) {
            return Next::Wait(wait);
        }
        let Some(path) = self.file_for(editor.document().id) else { return Next::Nothing };
        self.revision = Some(editor.revision());
        self.begun = Instant::now();
        self.writing = true;
        Next::Write(path, Arc::clone(editor.document()))
    }

    /// What was to be written is written.
    pub(super) fn written(&mut self) {
        self.writing = false;
    }

    /// Another document is in the window; what was kept of the last one goes with the next look.
    pub(super) fn begin_again(&mut self) {
        self.revision = None;
    }

    /// Keeps nothing any more.
    pub(super) fn clear(&mut self) {
        self.revision = None;
        if let Some(kept) = self.kept.take() {
            remove(&kept.path);
        }
    }

    /// Work that another run of the program left behind, the newest first.
    pub(super) fn left_behind(&self) -> Vec<PathBuf> {
        let Some(found) = self.folder.as_ref().and_then(|folder| fs::read_dir(folder).ok()) else {
            return Vec::new();
        };
        let mut files: Vec<PathBuf> = found
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "ron") && lock(path).is_some())
            .collect();
        let age = |path: &PathBuf| fs::metadata(path).and_then(|data| data.modified()).ok();
        files.sort_by_key(|path| std::cmp::Reverse(age(path)));
        files
    }

    /// Takes over a file that was left behind: it is ours now.
    pub(super) fn adopt(&mut self, path: PathBuf) {
        self.clear();
        self.kept = lock(&path).map(|lock| Kept { path, _lock: lock });
    }

    /// Throws away a file that was left behind.
    pub(super) fn discard(path: &Path) {
        remove(path);
    }

    fn file_for(&mut self, document: DocumentId) -> Option<PathBuf> {
        if let Some(kept) = &self.kept {
            return Some(kept.path.clone());
        }
        let folder = self.folder.as_ref()?;
        if let Err(error) = fs::create_dir_all(folder) {
            log::warn!("unsaved work cannot be kept in {}: {error}", folder.display());
            return None;
        }
        let path = folder.join(format!("{document}-{}.ron", std::process::id()));
        self.kept = lock(&path).map(|lock| Kept { path: path.clone(), _lock: lock });
        self.kept.is_some().then_some(path)
    }
}

/// What is to be done about keeping.
#[derive(Debug)]
pub(super) enum Next {
    /// Nothing.
    Nothing,
    /// Nothing for so long.
    Wait(Duration),
    /// Write this there.
    Write(PathBuf, Arc<Document>),
}

fn lock_path(path: &Path) -> PathBuf {
    path.with_extension("lock")
}

/// The lock of a file; none while somebody else has it.
fn lock(path: &Path) -> Option<File> {
    let file = File::create(lock_path(path)).ok()?;
    file.try_lock().is_ok().then_some(file)
}

fn remove(path: &Path) {
    for path in [path.to_owned(), lock_path(path)] {
        if let Err(error) = fs::remove_file(&path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            log::warn!("{} cannot be removed: {error}", path.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::file::{self, RealDisk};
    use crate::model::Language;

    fn unsaved_editor() -> Editor {
        let mut editor = Editor::new(super::super::blank::document(Language::English), None);
        editor.edit(&Edit::SetDocumentTitle("Dở dang".into()), 0.0).unwrap();
        editor
    }

    fn keep(journal: &mut Journal, editor: &Editor) -> PathBuf {
        journal.begun = Instant::now().checked_sub(PAUSE).unwrap();
        let Next::Write(path, document) = journal.next(editor) else { panic!("it was time to write") };
        file::save(&RealDisk, &path, &document).unwrap();
        journal.written();
        path
    }

    #[test]
    fn work_left_behind_is_found_by_others_only_once_its_owner_is_gone() {
        let folder = std::env::temp_dir().join(format!("waylane-journal-{}", std::process::id()));
        let mut owner = Journal::new(Some(folder.clone()));
        let mut editor = unsaved_editor();
        let path = keep(&mut owner, &editor);
        assert!(matches!(owner.next(&editor), Next::Nothing), "kept already");

        let mut next = Journal::new(Some(folder.clone()));
        assert_eq!(next.left_behind(), Vec::<PathBuf>::new(), "its owner is alive");
        drop(owner);
        assert_eq!(next.left_behind(), *std::slice::from_ref(&path));
        let kept = file::load(&RealDisk, &path).unwrap().document;
        assert_eq!(&kept, &**editor.document());

        next.adopt(path.clone());
        assert_eq!(Journal::new(Some(folder.clone())).left_behind(), Vec::<PathBuf>::new());
        editor.undo();
        assert!(matches!(next.next(&editor), Next::Nothing));
        assert!(!path.exists(), "saved work needs no second copy");
        fs::remove_dir_all(folder).unwrap();
    }
}
