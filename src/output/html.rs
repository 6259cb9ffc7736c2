//! One HTML file of a sheet that pans, zooms, finds text and folds layers without a network. Knows nothing of where
//! it is written to.

use std::io::{self, Write};

use super::{Progress, Sheet};

/// Writes a page with the sheet; returns the titles of embedded pictures that could not be read and are left out.
///
/// # Errors
/// Where `out` fails or the work is given up ([`io::ErrorKind::Interrupted`]).
pub fn write(sheet: &Sheet, progress: &Progress, out: impl Write) -> io::Result<Vec<String>> {
    let _ = (sheet, out);
    progress.reach(0.0).map_err(|_| io::Error::from(io::ErrorKind::Interrupted))?;
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
