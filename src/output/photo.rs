//! JPEG and WebP files of a sheet, for places that take no PNG. Knows nothing of where they are written to.

use std::cell::RefCell;
use std::io::{self, Write};

use image::codecs::jpeg::{JpegEncoder, PixelDensity, PixelDensityUnit};
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, GenericImageView, ImageError, Rgb};

use super::pixels::{Limits, PixelSize, SizeError};
use super::strips::{self, DrawingFailed, Tiling};
use super::{Cancelled, POINTS_PER_INCH, Progress, Sheet, raster};

/// Sixteen bits count its sides; some programs keep a few numbers for themselves.
const JPEG: Limits = Limits { side: 65_500, pixels: super::png::MAX_PIXELS };

/// Fourteen bits count its sides. Its encoder wants the whole picture and makes a copy of it, so that memory
/// is the narrower limit.
const WEBP: Limits = Limits { side: 16_383, pixels: 25e6 };

/// Share of the work on a WebP that is done when all is drawn.
const DRAWN: f64 = 0.7;

/// Why there is no JPEG or WebP.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// It would be empty or too large.
    #[error(transparent)]
    Size(#[from] SizeError),
    /// Somebody gave it up.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The place that the file is written to fails.
    #[error("the file cannot be written: {0}")]
    Write(#[from] io::Error),
    /// The file cannot be put together.
    #[error("the picture cannot be encoded: {0}")]
    Encode(ImageError),
    /// Drawing stopped before the end.
    #[error(transparent)]
    Drawing(#[from] DrawingFailed),
}

/// Writes a JPEG of that quality, 1 to 100; what is left out of a sheet that can be seen through is its page's
/// colour, since a JPEG cannot be. Returns the titles of embedded pictures that could not be read.
///
/// # Errors
/// Where the picture is too large, `out` fails or the work is given up.
pub fn write_jpeg(
    sheet: &Sheet,
    quality: u8,
    progress: &Progress,
    out: impl Write,
) -> Result<Vec<String>, PhotoError> {
    let opaque = Sheet { transparent: false, ..sheet.clone() };
    let size = PixelSize::of(sheet, JPEG)?;
    let tiling = Tiling::of(size);
    let strips = tiling.strips(size);
    // The encoder must not read from a strip while it is drawn anew: each is handed over as it is.
    let worker = || |pixels: &mut [u8]| pixels.to_vec();
    let (written, unreadable) = strips::draw(&opaque, size, tiling, &strips, worker, |drawn| {
        let view = View {
            size,
            rows: u32::from(tiling.height),
            at: RefCell::new(Place { strips: drawn, next: 0, pixels: vec![], stopped: None }),
            count: strips.len(),
            progress,
        };
        let mut encoder =
            JpegEncoder::new_with_quality(Stoppable { out, view: &view }, quality.clamp(1, 100));
        encoder.set_pixel_density(density(sheet));
        let encoded = encoder.encode_image(&view);
        match view.at.into_inner().stopped {
            Some(stopped) => Err(stopped),
            None => encoded.map_err(PhotoError::from),
        }
    })?;
    written?;
    progress.reach(1.0)?;
    Ok(unreadable)
}

/// Writes a WebP without loss; returns the titles of embedded pictures that could not be read.
///
/// # Errors
/// Where the picture is too large, `out` fails or the work is given up.
pub fn write_webp(sheet: &Sheet, progress: &Progress, out: impl Write) -> Result<Vec<String>, PhotoError> {
    let size = PixelSize::of(sheet, WEBP)?;
    let tiling = Tiling::of(size);
    let strips = tiling.strips(size);
    let (bytes, colour) =
        if sheet.transparent { (4, ExtendedColorType::Rgba8) } else { (3, ExtendedColorType::Rgb8) };
    let worker = || |pixels: &mut [u8]| packed(pixels, sheet.transparent);
    let (picture, unreadable) = strips::draw(sheet, size, tiling, &strips, worker, |drawn| {
        let mut picture = Vec::with_capacity(size.width as usize * size.height as usize * bytes);
        for (strip, done) in drawn.zip(1..) {
            picture.extend(strip);
            progress.reach(DRAWN * f64::from(done) / strips.len() as f64)?;
        }
        Ok::<_, Cancelled>(picture)
    })?;
    let picture = picture?;
    if picture.len() != size.width as usize * size.height as usize * bytes {
        return Err(DrawingFailed.into());
    }
    WebPEncoder::new_lossless(out).encode(&picture, size.width, size.height, colour)?;
    progress.reach(1.0)?;
    Ok(unreadable)
}

/// Pixels as the encoder wants them.
fn packed(pixels: &[u8], transparent: bool) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks::<4>();
    let mut bytes = Vec::new();
    if transparent {
        raster::append_rgba(pixels, &mut bytes);
    } else {
        raster::append_rgb(pixels, &mut bytes);
    }
    bytes
}

/// Programs that place the picture show it at the size of the page.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn density(sheet: &Sheet) -> PixelDensity {
    let exact = (sheet.scale / sheet.points * POINTS_PER_INCH).round();
    let dpi = if exact.is_finite() { exact.clamp(1.0, f64::from(u16::MAX)) as u16 } else { 1 };
    PixelDensity { density: (dpi, dpi), unit: PixelDensityUnit::Inches }
}

/// The picture as the encoder reads it, eight rows of pixels after the other: only the strip that it is at is
/// there.
struct View<'a> {
    size: PixelSize,
    /// Of each strip but the last.
    rows: u32,
    at: RefCell<Place<'a>>,
    /// Of all strips.
    count: usize,
    progress: &'a Progress,
}

/// How far the encoder has come.
struct Place<'a> {
    strips: &'a mut dyn Iterator<Item = Vec<u8>>,
    /// The strip that comes next.
    next: u32,
    /// Of the strip before it.
    pixels: Vec<u8>,
    /// Why nothing comes any more.
    stopped: Option<PhotoError>,
}

impl Place<'_> {
    /// Waits for the next strip.
    fn go_on(&mut self, count: usize, progress: &Progress) {
        match self.strips.next() {
            Some(strip) => self.pixels = strip,
            None => self.stopped = Some(DrawingFailed.into()),
        }
        self.next += 1;
        if let Err(cancelled) = progress.reach(f64::from(self.next) / count.max(1) as f64) {
            self.stopped = Some(cancelled.into());
        }
    }
}

impl GenericImageView for View<'_> {
    type Pixel = Rgb<u8>;

    fn dimensions(&self) -> (u32, u32) {
        (self.size.width, self.size.height)
    }

    fn get_pixel(&self, x: u32, y: u32) -> Rgb<u8> {
        let mut at = self.at.borrow_mut();
        let strip = y / self.rows;
        while at.stopped.is_none() && at.next <= strip {
            at.go_on(self.count, self.progress);
        }
        let row = (y % self.rows) as usize;
        let begin = (row * self.size.width as usize + x as usize) * 4;
        let colour = at.pixels.get(begin..).and_then(<[u8]>::first_chunk);
        colour.copied().unwrap_or([255; 3]).into()
    }
}

/// Where the encoder writes to: it cannot be stopped but by an error of that place.
struct Stoppable<'a, 'b, W> {
    out: W,
    view: &'a View<'b>,
}

impl<W: Write> Write for Stoppable<'_, '_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.view.at.borrow().stopped.is_some() {
            return Err(io::ErrorKind::Other.into());
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl From<ImageError> for PhotoError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::IoError(error) => Self::Write(error),
            ImageError::Decoding(_)
            | ImageError::Encoding(_)
            | ImageError::Parameter(_)
            | ImageError::Limits(_)
            | ImageError::Unsupported(_) => Self::Encode(error),
        }
    }
}
