//! The small layer between us and the file system, so that tests can make each of its steps fail.

use std::fs::{self, File, Permissions};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// What saving and loading need of a file system. Implemented by [`RealDisk`] and by a faulty one in tests.
pub trait Disk {
    /// An open file.
    type File: Read + Write + Seek;

    /// Opens a file for reading.
    ///
    /// # Errors
    /// Of the system.
    fn open(&self, path: &Path) -> io::Result<Self::File>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// Of the system; `FileTooLarge` beyond `limit` bytes, `IsADirectory` for what is no regular file.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// The file itself, through any symbolic links; the file need not exist, its folder must.
    ///
    /// # Errors
    /// Of the system.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// The permissions of a file; `None` if there is no file.
    ///
    /// # Errors
    /// Of the system.
    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>>;

    /// Makes a file that must not exist yet, for writing.
    ///
    /// # Errors
    /// Of the system; an empty file may be left behind.
    fn create(&self, path: &Path, permissions: Option<&Permissions>) -> io::Result<Self::File>;

    /// Closes a file, and returns when its bytes have reached the disk.
    ///
    /// # Errors
    /// Of the system.
    fn sync(&self, file: Self::File) -> io::Result<()>;

    /// Puts a file in the place of another, in one step.
    ///
    /// # Errors
    /// Of the system.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Returns when the names in a folder have reached the disk.
    ///
    /// # Errors
    /// Of the system; many file systems cannot do this.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Deletes a file.
    ///
    /// # Errors
    /// Of the system.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The computer's own file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

/// While a virus scanner or a sync client holds a file, Windows answers with these: access denied, sharing
/// violation.
const HELD_ON_WINDOWS: [i32; 2] = [5, 32];

/// About two seconds in all.
const RETRY_AFTER: [u64; 8] = [10, 20, 40, 80, 160, 320, 640, 730];

impl Disk for RealDisk {
    type File = File;

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        // Asked before opening, which would wait for ever at a pipe.
        let found = fs::metadata(path)?;
        if !found.is_file() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let mut bytes = Vec::new();
        if found.len() <= limit {
            File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
        }
        if found.len() > limit || bytes.len() as u64 > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        match fs::canonicalize(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            found => return found,
        }
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Ok(fs::canonicalize(folder.unwrap_or(Path::new(".")))?.join(name))
    }

    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>> {
        match fs::metadata(path) {
            Ok(found) => Ok(Some(found.permissions())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        File::open(path)
    }

    fn create(&self, path: &Path, permissions: Option<&Permissions>) -> io::Result<File> {
        let file = File::create_new(path)?;
        if let Some(permissions) = permissions
            && cfg!(unix)
        {
            file.set_permissions(permissions.clone())?;
        }
        Ok(file)
    }

    fn sync(&self, file: File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        for pause in RETRY_AFTER {
            match fs::rename(from, to) {
                Err(error) if cfg!(windows) && is_held(&error) => thread::sleep(Duration::from_millis(pause)),
                done => return done,
            }
        }
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

fn is_held(error: &io::Error) -> bool {
    error.raw_os_error().is_some_and(|code| HELD_ON_WINDOWS.contains(&code))
}
