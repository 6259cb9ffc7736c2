//! The one way in which this program writes files: beside the old file, checked, and then put in its place
//! in one step. Whatever fails, either the old file or the new one is there, whole.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::Disk;

/// Why a file could not be written; the file that was there before is untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The document cannot be put into text.
    #[error("the document cannot be written ({0}): please report this")]
    NotWritable(String),
    /// The file is marked as read-only.
    #[error("the file is read-only: save under another name")]
    ReadOnly,
    /// The system refused.
    #[error("{step} failed ({reason}): {}; the file as it was is untouched", cause.remedy())]
    Disk {
        /// What was being done.
        step: SaveStep,
        /// What stands in the way.
        cause: Cause,
        /// The system's own words.
        reason: String,
    },
    /// The disk gives back something else than what was written.
    #[error(
        "what was read back is not what was written: the disk may be failing, save to another place; the file \
         as it was is untouched"
    )]
    Differs,
    /// A file is where a folder is to be.
    #[error("a file has the name that the folder is to have: choose another name")]
    NotAFolder,
    /// The folder holds something that would not be replaced.
    #[error("the folder is there already and holds something else ({0}): choose another name, or empty it")]
    FolderHoldsOther(String),
}

/// What was being done when a save failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SaveStep {
    /// Finding the folder and the file to replace.
    Find,
    /// Writing the new file beside the old one.
    Write,
    /// Reading the new file back.
    ReadBack,
    /// Putting the new file in the place of the old one.
    Replace,
}

/// What stands in the way of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The disk, or our share of it, is full.
    Full,
    /// The folder does not exist.
    NoFolder,
    /// The system does not let us write there.
    Forbidden,
    /// Anything else.
    Other,
}

/// Writes a file in the place of `path`, symbolic links followed. `verify` gets what the disk gives back
/// and says whether it is good, besides being equal to `bytes`.
///
/// # Errors
/// When any step fails; the old file is then as it was, and no other file is left behind.
pub fn write_atomic(
    disk: &impl Disk,
    path: &Path,
    bytes: &[u8],
    verify: impl FnOnce(&[u8]) -> bool,
) -> Result<(), SaveError> {
    let target = disk.resolve(path).map_err(failed(SaveStep::Find))?;
    let permissions = disk.permissions(&target).map_err(failed(SaveStep::Find))?;
    if permissions.as_ref().is_some_and(std::fs::Permissions::readonly) {
        return Err(SaveError::ReadOnly);
    }
    let folder = target.parent().unwrap_or(Path::new(""));
    let temporary = temporary_in(folder);
    let written = disk.write_new(&temporary, bytes, permissions.as_ref()).map_err(failed(SaveStep::Write));
    let replaced = written.and_then(|()| {
        let read = disk.read(&temporary, bytes.len() as u64).map_err(failed(SaveStep::ReadBack))?;
        if read != bytes || !verify(&read) {
            return Err(SaveError::Differs);
        }
        disk.rename(&temporary, &target).map_err(failed(SaveStep::Replace))
    });
    if let Err(error) = replaced {
        if let Err(stray) = disk.remove(&temporary)
            && stray.kind() != io::ErrorKind::NotFound
        {
            log::warn!("{} is left behind: {stray}", temporary.display());
        }
        return Err(error);
    }
    // The file is in place; whether the system can also promise so after a power cut is up to it.
    if let Err(error) = disk.sync_folder(folder) {
        log::debug!("{} cannot be synced: {error}", folder.display());
    }
    Ok(())
}

/// A name that nobody else uses, short whatever the name of the file, and hidden on Unix.
pub(super) fn temporary_in(folder: &Path) -> PathBuf {
    folder.join(format!(".waylane-{}.tmp", crate::model::DocumentId::fresh()))
}

pub(super) fn failed(step: SaveStep) -> impl Fn(io::Error) -> SaveError {
    move |error| SaveError::Disk { step, cause: Cause::of(&error), reason: error.to_string() }
}

impl Cause {
    #[expect(clippy::wildcard_enum_match_arm, reason = "systems have errors without end")]
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Forbidden,
            _ => Self::Other,
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Self::Full => "make room on the disk",
            Self::NoFolder => "choose a folder that exists",
            Self::Forbidden => "choose a folder that you may write to",
            Self::Other => "try again, or save to another place",
        }
    }
}

impl fmt::Display for SaveStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Find => "looking for the place of the file",
            Self::Write => "writing",
            Self::ReadBack => "reading back what was written",
            Self::Replace => "putting the new file in its place",
        })
    }
}
