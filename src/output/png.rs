//! PNG files of a sheet, drawn and compressed strip by strip on all cores. Knows nothing of where they are
//! written to, nor what the document is that rides inside.

mod colours;
mod deflate;

use std::io::{self, Write};

use ::png::chunk::{ChunkType, IDAT};
use ::png::text_metadata::{ITXtChunk, TEXtChunk};
use ::png::{
    BitDepth, ColorType, Encoder, EncodingError, PixelDimensions, SrgbRenderingIntent, Unit, Writer,
};
use flate2::CompressError;

use self::colours::{Kind, Stopped};
use self::deflate::{Checksum, Deflater, Piece};
use super::pixels::{Limits, PixelSize, SizeError};
use super::strips::{self, DrawingFailed};
use super::{Cancelled, POINTS_PER_METRE, Progress, Sheet};

pub use super::strips::Tiling;

/// Most pixels of one picture.
pub const MAX_PIXELS: f64 = 400e6;

/// Where four bytes count pixels, with room for what programs do with them.
const LIMITS: Limits = Limits { side: 1_000_000, pixels: MAX_PIXELS };

/// Share of the work that is done when the colours are known, where all had to be looked at.
const COLOURS_KNOWN: f64 = 0.4;

/// What is in a file besides the picture.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The document that the picture was made of, as other parts of the program wrap it.
    pub inside: Option<Inside<'a>>,
}

/// A chunk for this program alone.
#[derive(Debug, Clone, Copy)]
pub struct Inside<'a> {
    /// Its type.
    pub chunk: [u8; 4],
    /// What it holds.
    pub bytes: &'a [u8],
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// It would be empty or too large.
    #[error(transparent)]
    Size(#[from] SizeError),
    /// Somebody gave it up.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The place that the file is written to fails.
    #[error("the picture cannot be written: {0}")]
    Write(#[from] io::Error),
    /// The file cannot be put together.
    #[error("the picture cannot be encoded: {0}")]
    Encode(EncodingError),
    /// Drawing stopped before the end.
    #[error(transparent)]
    Drawing(#[from] DrawingFailed),
    /// Pixels cannot be compressed.
    #[error("the picture cannot be compressed: {0}")]
    Compress(#[from] CompressError),
}

/// Writes a sheet as a PNG file; returns the titles of embedded pictures that could not be read.
///
/// # Errors
/// Where the picture would be empty or too large, `out` fails or the work is given up.
pub fn write(
    sheet: &Sheet,
    options: &Options<'_>,
    progress: &Progress,
    out: impl Write,
) -> Result<Vec<String>, PngError> {
    let size = PixelSize::of(sheet, LIMITS)?;
    write_in_tiles(sheet, options, Tiling::of(size), progress, out)
}

/// The same as [`write()`], the picture drawn in parts of a chosen size, which makes no difference to
/// what is seen.
///
/// # Errors
/// As [`write()`].
pub fn write_in_tiles(
    sheet: &Sheet,
    options: &Options<'_>,
    tiling: Tiling,
    progress: &Progress,
    out: impl Write,
) -> Result<Vec<String>, PngError> {
    let size = PixelSize::of(sheet, LIMITS)?;
    let kind = Kind::of(sheet, size, tiling, &progress.part(0.0, COLOURS_KNOWN))?;
    let progress = if kind.is_wide() { progress.clone() } else { progress.part(COLOURS_KNOWN, 1.0) };
    let mut file = header(sheet, size, &kind, out)?;
    if let Some(Inside { chunk, bytes }) = options.inside {
        file.write_chunk(ChunkType(chunk), bytes)?;
    }
    let strips = tiling.strips(size);
    let worker = || compressor(&kind, size);
    let (written, unreadable) = strips::draw(sheet, size, tiling, &strips, worker, |pieces| {
        write_pieces(pieces, &progress, strips.len(), &mut file)
    })?;
    written?;
    file.finish()?;
    Ok(unreadable)
}

/// Makes pieces of the file's stream from the pixels of strips.
fn compressor(kind: &Kind, size: PixelSize) -> impl FnMut(&mut [u8]) -> Result<Piece, CompressError> {
    let mut deflater = Deflater::new();
    let mut bytes = Vec::new();
    move |pixels| {
        bytes.clear();
        bytes.reserve(pixels.len() / 4 * kind.bytes() + pixels.len() / size.width as usize);
        for row in pixels.chunks_exact(size.width as usize * 4) {
            bytes.push(NO_FILTER);
            kind.append(row, &mut bytes);
        }
        deflater.piece(&bytes)
    }
}

/// Flat colours and letters that come again are found better as they are than as differences.
const NO_FILTER: u8 = 0;

fn write_pieces<W: Write>(
    pieces: &mut dyn Iterator<Item = Result<Piece, CompressError>>,
    progress: &Progress,
    strips: usize,
    file: &mut Writer<W>,
) -> Result<(), PngError> {
    let mut checksum = Checksum::new();
    let mut written = 0;
    file.write_chunk(IDAT, &deflate::BEGIN)?;
    for piece in pieces {
        let piece = piece?;
        checksum.add(&piece);
        file.write_chunk(IDAT, &piece.blocks)?;
        written += 1;
        progress.reach(written as f64 / strips as f64)?;
    }
    if written < strips {
        return Err(DrawingFailed.into());
    }
    Ok(file.write_chunk(IDAT, &checksum.end())?)
}

/// Writes all that comes before the pixels.
fn header<W: Write>(sheet: &Sheet, size: PixelSize, kind: &Kind, out: W) -> Result<Writer<W>, PngError> {
    let mut encoder = Encoder::new(out, size.width, size.height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_color(match kind {
        Kind::Grey => ColorType::Grayscale,
        Kind::Palette(_) => ColorType::Indexed,
        Kind::Opaque => ColorType::Rgb,
        Kind::Transparent => ColorType::Rgba,
    });
    if let Kind::Palette(colours) = kind {
        encoder.set_palette(colours.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect::<Vec<u8>>());
        let through: Vec<u8> = colours.iter().map(|[.., alpha]| *alpha).take_while(|a| *a < 255).collect();
        if !through.is_empty() {
            encoder.set_trns(through);
        }
    }
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    encoder.set_pixel_dims(pixel_dimensions(sheet));
    let mut file = encoder.write_header()?;
    for (keyword, text) in
        [("Title", sheet.title.as_str()), ("Description", &sheet.description), ("Software", "Waylane")]
    {
        write_text(&mut file, keyword, text)?;
    }
    Ok(file)
}

/// The plain text chunk holds Latin-1 only.
fn write_text<W: Write>(file: &mut Writer<W>, keyword: &str, text: &str) -> Result<(), PngError> {
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    if text.is_empty() {
        return Ok(());
    }
    if text.chars().all(|c| u32::from(c) < 256) {
        file.write_text_chunk(&TEXtChunk::new(keyword, text))?;
    } else {
        file.write_text_chunk(&ITXtChunk::new(keyword, text))?;
    }
    Ok(())
}

/// Programs that place the picture show it at the size of the page; none where a sheet has no such size.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn pixel_dimensions(sheet: &Sheet) -> Option<PixelDimensions> {
    let exact = sheet.scale / sheet.points * POINTS_PER_METRE;
    let per_metre = exact.is_finite().then(|| exact.round().clamp(1.0, f64::from(i32::MAX)) as u32)?;
    Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter })
}

impl From<EncodingError> for PngError {
    fn from(error: EncodingError) -> Self {
        match error {
            EncodingError::IoError(error) => Self::Write(error),
            EncodingError::Format(_) | EncodingError::Parameter(_) | EncodingError::LimitsExceeded => {
                Self::Encode(error)
            }
        }
    }
}

impl From<Stopped> for PngError {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Failed(failed) => failed.into(),
            Stopped::Cancelled(cancelled) => cancelled.into(),
        }
    }
}
