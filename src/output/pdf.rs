//! PDF files of sheets: vectors, text that can be selected, tags and bookmarks. Knows nothing of where they are
//! written to.

use std::io::{self, Write};

use super::{Cancelled, Progress, Sheet};

/// How a PDF is made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Each sheet is cut into pages of this size, points; none: one page each, of the sheet's own size.
    pub tile: Option<(f64, f64)>,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// Somebody gave it up.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The place that the file is written to fails.
    #[error("the file cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes a page for each sheet; returns the titles of embedded pictures that could not be read and are left out.
///
/// # Errors
/// Where `out` fails or the work is given up.
pub fn write(
    sheets: &[Sheet],
    options: &Options,
    progress: &Progress,
    out: impl Write,
) -> Result<Vec<String>, PdfError> {
    let _ = (sheets, options, out);
    progress.reach(0.0)?;
    Err(PdfError::Write(io::Error::from(io::ErrorKind::Unsupported)))
}
