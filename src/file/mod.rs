//! The document's file: RON with a header, versions, limits, canonical bytes and a safe way to write them; and
//! the same inside a PNG.
//! Knows nothing of the window, nor in which language its errors are told.
//!
//! ```text
//! (
//!   format: "waylane",
//!   version: 1,
//!   document: (…),
//! )
//! ```

mod atomic;
mod disk;
mod error;
mod folder;
mod header;
mod inside;
mod numbers;
mod scan;
mod syntax;
mod versions;

use std::path::Path;

pub use atomic::{Cause, NewFile, SaveError, SaveStep, write_atomic, write_atomic_with};
pub use disk::{Disk, RealDisk};
pub use error::{At, Foreign, LoadError};
pub use folder::NewFolder;
pub use inside::{CHUNK, MAX_INSIDE, is_inside, to_chunk};
pub use syntax::Syntax;
pub use versions::VERSION;

use crate::model::{Document, Repaired, Thing, repair};

/// Value of the first field of every document file.
pub const FORMAT: &str = "waylane";

/// Most bytes of a file, pictures included.
pub const MAX_FILE: u64 = 512 * 1024 * 1024;

/// Most bytes of a file, without the pictures in it.
pub const MAX_WITHOUT_IMAGES: usize = 64 * 1024 * 1024;

/// Most entries that all lists of a file may have together.
pub const MAX_RECORDS: usize = 250_000;

/// A document as it came from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The document; `check` of it is empty.
    pub document: Document,
    /// What had to be repaired to make it so; to be told, never swallowed.
    pub repairs: Vec<Repaired>,
    /// It rode inside a picture, which a save must not overwrite.
    pub in_picture: bool,
}

/// A save that succeeded.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// Length of the file in bytes.
    pub length: usize,
    /// What had to be repaired in what was written; the document in memory is as it was.
    pub repairs: Vec<Repaired>,
}

/// Reads a document from a file's bytes: from those of its own file, or of a PNG that it rides inside.
///
/// # Errors
/// When the bytes are not a document that this program knows; nothing is half read.
pub fn from_bytes(bytes: &[u8]) -> Result<Loaded, LoadError> {
    if inside::is_png(bytes) {
        return Ok(Loaded { in_picture: true, ..from_text(&inside::bytes_in(bytes)?)? });
    }
    from_text(bytes)
}

fn from_text(bytes: &[u8]) -> Result<Loaded, LoadError> {
    let text = header::text_of(bytes)?;
    let version = header::version_of(&text)?;
    let scanned = scan::scan(&text)?;
    let document =
        versions::parse(version, &text).map_err(|error| syntax::explain(error, &text, &scanned))?;
    let (document, repairs) = repair(document);
    Ok(Loaded { document, repairs, in_picture: false })
}

/// The document's canonical file: the same document always gives the same bytes.
///
/// # Errors
/// When the document nests deeper than a file can, which the model rules out.
pub fn to_bytes(document: &Document) -> Result<Vec<u8>, SaveError> {
    versions::write(&numbers::rounded(document.clone()))
}

/// Reads a document from disk.
///
/// # Errors
/// When the file cannot be read, or as [`from_bytes`].
pub fn load(disk: &impl Disk, path: &Path) -> Result<Loaded, LoadError> {
    from_bytes(&disk.read(path, MAX_FILE)?)
}

/// Where a file speaks of a thing: the place of its id.
#[must_use]
pub fn place_of(bytes: &[u8], thing: &Thing) -> Option<At> {
    let text = header::text_of(bytes).ok()?;
    let offset = text.find(&format!("id: \"{}\"", thing.id))?;
    Some(At::of(&text, offset))
}

/// Writes a document to disk. Whatever goes wrong, the file that was there before stays whole.
///
/// A document that is not sound is repaired on its way to the file, since not saving would lose more.
///
/// # Errors
/// When the disk refuses, or what it gives back is not what was written.
pub fn save(disk: &impl Disk, path: &Path, document: &Document) -> Result<Saved, SaveError> {
    let (document, repairs) = repair(numbers::rounded(document.clone()));
    let bytes = versions::write(&document)?;
    write_atomic(disk, path, &bytes, |read| {
        from_bytes(read).is_ok_and(|loaded| loaded.repairs.is_empty() && loaded.document == document)
    })?;
    Ok(Saved { length: bytes.len(), repairs })
}
