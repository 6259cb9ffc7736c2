//! PPTX files of sheets, one slide each: pictures, or shapes that PowerPoint can edit. Knows nothing of where they
//! are written to.

use std::io::{self, Seek, Write};

use super::{Cancelled, Progress, Sheet};

/// How a deck is made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Shapes that can be edited instead of a picture.
    pub shapes: bool,
}

/// Why there is no deck.
#[derive(Debug, thiserror::Error)]
pub enum PptxError {
    /// Somebody gave it up.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The place that the file is written to fails.
    #[error("the file cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes a slide for each sheet, all of the first one's size; returns the titles of embedded pictures that could not
/// be read and are left out.
///
/// # Errors
/// Where `out` fails or the work is given up.
pub fn write(
    sheets: &[Sheet],
    options: &Options,
    progress: &Progress,
    out: impl Write + Seek,
) -> Result<Vec<String>, PptxError> {
    let _ = (sheets, options, out);
    progress.reach(0.0)?;
    Err(PptxError::Write(io::Error::from(io::ErrorKind::Unsupported)))
}
