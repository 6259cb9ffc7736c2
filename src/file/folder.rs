//! The one way in which this program writes a folder of files that belong together: beside the place where it is
//! to be, and then put there in one step. Whatever fails, there is never half a set.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{failed, temporary_in};
use super::{Disk as _, RealDisk, SaveError, SaveStep};

/// A folder in the making. What is not put in its place goes when this is dropped.
#[derive(Debug)]
pub struct NewFolder {
    made: PathBuf,
    target: PathBuf,
}

impl NewFolder {
    /// Begins a folder of files of these names, which is to be `target`. A folder that is there is replaced only
    /// if it holds nothing else than such files; with `any_set` also if it holds any set of numbered files.
    ///
    /// # Errors
    /// When `target` is something else, or the system refuses.
    pub fn begin(target: &Path, names: &[String], any_set: bool) -> Result<Self, SaveError> {
        let target = RealDisk.resolve(target).map_err(failed(SaveStep::Find))?;
        if target.exists() && !target.is_dir() {
            return Err(SaveError::NotAFolder);
        }
        let extension = names.first().and_then(|name| Path::new(name).extension());
        let is_earlier = |name: &str| {
            names.iter().any(|own| own == name)
                || any_set && is_numbered(name) && Path::new(name).extension() == extension
        };
        if let Some(other) = other_file(&target, is_earlier).map_err(failed(SaveStep::Find))? {
            return Err(SaveError::FolderHoldsOther(other));
        }
        let made = temporary_in(target.parent().unwrap_or(Path::new("")));
        fs::create_dir(&made).map_err(failed(SaveStep::Write))?;
        Ok(Self { made, target })
    }

    /// Where its files are to be written.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.made
    }

    /// Puts it in its place; the answer is where it is.
    ///
    /// # Errors
    /// When the system refuses; a folder that was there is then as it was.
    pub fn put_in_place(self) -> Result<PathBuf, SaveError> {
        let earlier = temporary_in(self.target.parent().unwrap_or(Path::new("")));
        let was_there = self.target.exists();
        if was_there {
            RealDisk.rename(&self.target, &earlier).map_err(failed(SaveStep::Replace))?;
        }
        if let Err(error) = RealDisk.rename(&self.made, &self.target) {
            if was_there && let Err(stuck) = RealDisk.rename(&earlier, &self.target) {
                log::error!("the earlier folder is now {}: {stuck}", earlier.display());
            }
            return Err(failed(SaveStep::Replace)(error));
        }
        // The folder is in place; whether that also holds after a power cut is up to the system.
        let around = self.target.parent().unwrap_or(Path::new(""));
        if let Err(error) = RealDisk.sync_folder(around) {
            log::debug!("{} cannot be synced: {error}", around.display());
        }
        if was_there && let Err(stray) = fs::remove_dir_all(&earlier) {
            log::warn!("{} is left behind: {stray}", earlier.display());
        }
        Ok(self.target.clone())
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        if let Err(stray) = fs::remove_dir_all(&self.made)
            && stray.kind() != io::ErrorKind::NotFound
        {
            log::warn!("{} is left behind: {stray}", self.made.display());
        }
    }
}

/// `01 Overview.png`, and not `2024.png`.
fn is_numbered(name: &str) -> bool {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    (2..=3).contains(&digits) && name.get(digits..).is_some_and(|rest| rest.starts_with([' ', '.']))
}

/// What the folder holds besides files of an earlier set; a folder that is not there holds nothing.
fn other_file(folder: &Path, is_of_set: impl Fn(&str) -> bool) -> io::Result<Option<String>> {
    if !folder.exists() {
        return Ok(None);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // What desktops put into folders by themselves is nobody's work.
        let is_of_desktop = matches!(name.as_str(), ".DS_Store" | "Thumbs.db" | "desktop.ini");
        let is_earlier = is_of_set(&name) && entry.file_type()?.is_file();
        if !is_of_desktop && !is_earlier {
            return Ok(Some(name));
        }
    }
    Ok(None)
}
