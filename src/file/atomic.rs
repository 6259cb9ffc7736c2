//! The one way in which this program writes files: beside the old file, checked, and then put in its place
//! in one step. Whatever fails, either the old file or the new one is there, whole.

use std::fmt;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::Disk;

/// Why a file could not be written; the file that was there before is untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The document cannot be put into text.
    #[error("the document cannot be written ({0}): please report this")]
    NotWritable(String),
    /// Documents ride inside pictures up to a limit.
    #[error(
        "the document has more than {} MB, too many to ride inside a picture: export without it",
        limit / (1024 * 1024)
    )]
    TooBigInside {
        /// Most bytes allowed.
        limit: u64,
    },
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
    /// The name is too long, or the system allows none like it.
    BadName,
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
    let write = |out: &mut NewFile<_>| out.write_all(bytes).map_err(failed(SaveStep::Write));
    replace(disk, path, write, |file, _| {
        let mut read = Vec::with_capacity(bytes.len());
        file.take(bytes.len() as u64 + 1).read_to_end(&mut read)?;
        Ok(read == bytes && verify(&read))
    })
}

/// The same for a file that is too large to be held in memory: `write` makes it piece by piece. Where it gives
/// up, nothing has happened; where the disk refuses, it is told why, whatever `write` makes of it.
///
/// # Errors
/// Of `write`, and as [`write_atomic`].
pub fn write_atomic_with<D: Disk, T, E: From<SaveError>>(
    disk: &D,
    path: &Path,
    write: impl FnOnce(&mut NewFile<D::File>) -> Result<T, E>,
) -> Result<T, E> {
    replace(disk, path, write, |file, written| Tally::of(file).map(|read| read.is_like(&written)))
}

/// The one order of steps. `check` compares what the disk gives back with what was written.
fn replace<D: Disk, T, E: From<SaveError>>(
    disk: &D,
    path: &Path,
    write: impl FnOnce(&mut NewFile<D::File>) -> Result<T, E>,
    check: impl FnOnce(D::File, Tally) -> io::Result<bool>,
) -> Result<T, E> {
    let target = disk.resolve(path).map_err(failed(SaveStep::Find))?;
    let permissions = disk.permissions(&target).map_err(failed(SaveStep::Find))?;
    if permissions.as_ref().is_some_and(std::fs::Permissions::readonly) {
        return Err(SaveError::ReadOnly.into());
    }
    let folder = target.parent().unwrap_or(Path::new(""));
    let temporary = temporary_in(folder);
    let replaced = write_new(disk, &temporary, permissions.as_ref(), write).and_then(|(made, written)| {
        let file = disk.open(&temporary).map_err(failed(SaveStep::ReadBack))?;
        if !check(file, written).map_err(failed(SaveStep::ReadBack))? {
            return Err(SaveError::Differs.into());
        }
        disk.rename(&temporary, &target).map_err(failed(SaveStep::Replace))?;
        Ok(made)
    });
    if replaced.is_err() {
        if let Err(stray) = disk.remove(&temporary)
            && stray.kind() != io::ErrorKind::NotFound
        {
            log::warn!("{} is left behind: {stray}", temporary.display());
        }
        return replaced;
    }
    // The file is in place; whether the system can also promise so after a power cut is up to it.
    if let Err(error) = disk.sync_folder(folder) {
        log::debug!("{} cannot be synced: {error}", folder.display());
    }
    replaced
}

/// Writes the temporary, and returns when its bytes have reached the disk.
fn write_new<D: Disk, T, E: From<SaveError>>(
    disk: &D,
    temporary: &Path,
    permissions: Option<&std::fs::Permissions>,
    write: impl FnOnce(&mut NewFile<D::File>) -> Result<T, E>,
) -> Result<(T, Tally), E> {
    let file = disk.create(temporary, permissions).map_err(failed(SaveStep::Write))?;
    let mut file = NewFile { file: BufWriter::new(file), written: Tally::default(), fault: None };
    let made = write(&mut file);
    let flushed = file.flush();
    if let Some(fault) = file.fault.take().or(made.is_ok().then_some(flushed).and_then(Result::err)) {
        return Err(failed(SaveStep::Write)(fault).into());
    }
    let made = made?;
    let written = file.written;
    let (file, _) = file.file.into_parts();
    disk.sync(file).map_err(failed(SaveStep::Write))?;
    Ok((made, written))
}

/// A file that is being written.
#[derive(Debug)]
pub struct NewFile<F: Write> {
    file: BufWriter<F>,
    written: Tally,
    /// The first error of the disk.
    fault: Option<io::Error>,
}

/// What is compared of a large file: its length and, where it was written from its beginning to its end, the
/// checksum of its bytes.
#[derive(Debug, Default)]
struct Tally {
    length: u64,
    position: u64,
    checksum: flate2::Crc,
    /// Places were written to more than once: their checksum is unknown.
    scattered: bool,
}

impl Tally {
    fn of(mut file: impl Read) -> io::Result<Self> {
        let (mut tally, mut buffer) = (Self::default(), vec![0; 1 << 18]);
        loop {
            match file.read(&mut buffer) {
                Ok(0) => return Ok(tally),
                Ok(length) => tally.add(buffer.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn add(&mut self, bytes: &[u8]) {
        self.scattered |= self.position != self.length;
        self.checksum.update(bytes);
        self.position += bytes.len() as u64;
        self.length = self.length.max(self.position);
    }

    fn is_like(&self, written: &Self) -> bool {
        let same = written.scattered || self.checksum.sum() == written.checksum.sum();
        self.length == written.length && same
    }
}

impl<F: Write> NewFile<F> {
    /// Keeps the first error, since what comes of it on its way up may hide it.
    fn noted<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &done
            && self.fault.is_none()
            && error.kind() != io::ErrorKind::Interrupted
        {
            let fault =
                error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error);
            self.fault = Some(fault);
        }
        done
    }
}

impl<F: Write> Write for NewFile<F> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.file.write(bytes);
        let length = self.noted(done)?;
        self.written.add(bytes.get(..length).unwrap_or_default());
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.file.flush();
        self.noted(done)
    }
}

impl<F: Write + Seek> Seek for NewFile<F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let done = self.file.seek(to);
        let position = self.noted(done)?;
        self.written.position = position;
        Ok(position)
    }
}

/// A name that nobody else uses, short whatever the name of the file, and hidden on Unix.
pub(super) fn temporary_in(folder: &Path) -> PathBuf {
    folder.join(format!(".waylane-{}.tmp", crate::model::DocumentId::fresh()))
}

pub(super) fn failed(step: SaveStep) -> impl Fn(io::Error) -> SaveError {
    move |error| SaveError::Disk { step, cause: Cause::of(&error), reason: reason(&error) }
}

/// The system's words without its number, which says nothing to most people.
fn reason(error: &io::Error) -> String {
    let said = error.to_string();
    said.split_once(" (os error").map_or(said.as_str(), |(words, _)| words).to_owned()
}

impl Cause {
    #[expect(clippy::wildcard_enum_match_arm, reason = "systems have errors without end")]
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Forbidden,
            io::ErrorKind::InvalidFilename => Self::BadName,
            _ => Self::Other,
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Self::Full => "make room on the disk",
            Self::NoFolder => "choose a folder that exists",
            Self::Forbidden => "choose a folder that you may write to",
            Self::BadName => "choose another, shorter name",
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
