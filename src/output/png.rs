//! PNG files of a scene, drawn and compressed strip by strip at the same time. Knows nothing of
//! where they are written to.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

use ::png::{
    BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, SrgbRenderingIntent, Unit, Writer,
};

use super::UNITS_PER_INCH;
use super::raster::{Raster, Tile};
use crate::scene::{Rect, Scene};

/// Most pixels of one picture.
pub const MAX_PIXELS: f64 = 400e6;

/// What is drawn, and how large.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// How large.
    pub resolution: Resolution,
    /// Whether the page's colour is left out, so that what lies below the picture shows.
    pub transparent: bool,
    /// The part of the page, map units; none: all of it.
    pub area: Option<Rect>,
    /// Written into the file as its title unless empty.
    pub title: String,
}

/// How large a picture becomes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resolution {
    /// Pixels in a map unit.
    Scale(f64),
    /// Width of the whole picture, pixels.
    Width(u32),
    /// Pixels in an inch, of which a map unit is the 96th part.
    Dpi(f64),
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PngInfo {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Titles of embedded pictures that could not be decoded and are left out.
    pub unreadable: Vec<String>,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// Nothing of the page would be seen.
    #[error("there is nothing to draw: {width} × {height} map units at {scale} pixels each")]
    Empty {
        /// Of the area, map units.
        width: f64,
        /// Of the area, map units.
        height: f64,
        /// Pixels in a map unit.
        scale: f64,
    },
    /// More than [`MAX_PIXELS`].
    #[error(
        "{width:.0} × {height:.0} pixels are {:.0} megapixels, more than {:.0}: choose a smaller size",
        .width * .height / 1e6,
        MAX_PIXELS / 1e6
    )]
    TooLarge {
        /// Pixels.
        width: f64,
        /// Pixels.
        height: f64,
    },
    /// The place that the file is written to fails.
    #[error("the picture cannot be written: {0}")]
    Write(#[from] io::Error),
    /// The file cannot be put together.
    #[error("the picture cannot be encoded: {0}")]
    Encode(#[from] ::png::EncodingError),
    /// Drawing stopped before the end.
    #[error("drawing the picture failed")]
    Drawing,
}

impl Default for Options {
    fn default() -> Self {
        Self { resolution: Resolution::Scale(1.0), transparent: false, area: None, title: String::new() }
    }
}

/// Writes a scene as a PNG file.
///
/// # Errors
/// Where the picture would be empty or too large, or `out` fails.
pub fn write(scene: &Scene, options: &Options, out: impl Write) -> Result<PngInfo, PngError> {
    let frame = Frame::new(scene, options)?;
    write_in_tiles(scene, options, Tiling::of(&frame), out)
}

/// The picture's place on the page and its size.
#[derive(Debug, Clone, Copy)]
struct Frame {
    area: Rect,
    scale: f64,
    width: u32,
    height: u32,
}

/// Largest part of a picture that is drawn at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tiling {
    /// Pixels, at least 1.
    pub width: u16,
    /// Pixels, at least 1.
    pub height: u16,
}

impl Frame {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and MAX_PIXELS")]
    fn new(scene: &Scene, options: &Options) -> Result<Self, PngError> {
        let area = options.area.unwrap_or_else(|| scene.size.to_rect());
        let scale = match options.resolution {
            Resolution::Scale(scale) => scale,
            Resolution::Width(pixels) => f64::from(pixels) / area.width(),
            Resolution::Dpi(dpi) => dpi / UNITS_PER_INCH,
        };
        let is_size = |size: f64| size.is_finite() && size > 0.0;
        if ![area.width(), area.height(), scale].into_iter().all(is_size) || !area.is_finite() {
            return Err(PngError::Empty { width: area.width(), height: area.height(), scale });
        }
        let width = (area.width() * scale).round().max(1.0);
        let height = (area.height() * scale).round().max(1.0);
        if width * height > MAX_PIXELS {
            return Err(PngError::TooLarge { width, height });
        }
        Ok(Self { area, scale, width: width as u32, height: height as u32 })
    }
}

impl Tiling {
    /// Pixels of a strip: a few megabytes stay in the caches and are still worth a hand-over.
    const STRIP: u32 = 1 << 20;

    fn of(frame: &Frame) -> Self {
        let rows = (Self::STRIP / frame.width).clamp(16, 1024);
        Self { width: 16_384, height: u16::try_from(rows).unwrap_or(1024) }
    }
}

/// The same as [`write()`], the picture drawn in parts of a chosen size, which makes no difference to
/// what is seen: strips are drawn on a thread of their own while this one compresses those before.
///
/// # Errors
/// As [`write()`].
pub fn write_in_tiles(
    scene: &Scene,
    options: &Options,
    tiling: Tiling,
    out: impl Write,
) -> Result<PngInfo, PngError> {
    let frame = Frame::new(scene, options)?;
    let mut file = header(&frame, options, out)?;
    let mut rows = file.stream_writer_with_size(64 * 1024)?;
    let (send, drawn) = sync_channel(1);
    let (give_back, used) = channel();
    let unreadable = thread::scope(|scope| {
        let draw = move || draw_strips(scene, options, frame, tiling, &send, &used);
        let drawing = thread::Builder::new().name("waylane-draw".to_owned()).spawn_scoped(scope, draw)?;
        let mut written = Ok(());
        while let Ok(strip) = drawn.recv() {
            written = rows.write_all(&strip);
            if written.is_err() {
                break;
            }
            // The drawing thread does not wait for it any more after its last strip.
            let _: Result<(), _> = give_back.send(strip);
        }
        drop(drawn);
        let unreadable = drawing.join().map_err(|_| PngError::Drawing)?;
        written?;
        Ok::<_, PngError>(unreadable)
    })?;
    rows.finish()?;
    file.finish()?;
    Ok(PngInfo { width: frame.width, height: frame.height, unreadable })
}

/// Draws one strip after another, as long as somebody takes them. Returns the titles of pictures
/// that could not be decoded.
fn draw_strips(
    scene: &Scene,
    options: &Options,
    frame: Frame,
    tiling: Tiling,
    send: &SyncSender<Vec<u8>>,
    used: &Receiver<Vec<u8>>,
) -> Vec<String> {
    let mut raster = Raster::new(scene, frame.area.origin(), frame.scale, options.transparent);
    let mut pixels = Vec::new();
    for (y, height) in parts(frame.height, tiling.height) {
        let mut strip = used.try_recv().unwrap_or_default();
        strip.resize(frame.width as usize * usize::from(height) * channels(options), 0);
        for (x, width) in parts(frame.width, tiling.width) {
            let tile = Tile { x, y, width, height };
            pixels.resize(usize::from(width) * usize::from(height) * 4, 0);
            raster.draw(tile, &mut pixels);
            copy_tile(&pixels, tile, options, frame.width, &mut strip);
        }
        if send.send(strip).is_err() {
            break;
        }
    }
    raster.into_unreadable()
}

/// Parts of a length that are no longer than `most`: where each begins and how long it is.
fn parts(length: u32, most: u16) -> impl Iterator<Item = (u32, u16)> {
    (0..length).step_by(usize::from(most.max(1))).map(move |at| {
        let rest = u16::try_from(length - at).unwrap_or(u16::MAX);
        (at, rest.min(most.max(1)))
    })
}

/// Bytes of a pixel in the file.
fn channels(options: &Options) -> usize {
    if options.transparent { 4 } else { 3 }
}

/// Copies premultiplied pixels to their place in rows of the file's own kind of pixels.
fn copy_tile(pixels: &[u8], tile: Tile, options: &Options, width: u32, strip: &mut [u8]) {
    let size = channels(options);
    let (row_bytes, left) = (width as usize * size, tile.x as usize * size);
    let rows = strip.chunks_exact_mut(row_bytes).zip(pixels.chunks_exact(usize::from(tile.width) * 4));
    for (to, from) in rows {
        let Some(to) = to.get_mut(left..left + usize::from(tile.width) * size) else { return };
        let (from, _) = from.as_chunks::<4>();
        if options.transparent {
            let (to, _) = to.as_chunks_mut::<4>();
            to.iter_mut().zip(from).for_each(|(to, from)| *to = unmultiplied(*from));
        } else {
            let (to, _) = to.as_chunks_mut::<3>();
            to.iter_mut().zip(from).for_each(|(to, [r, g, b, _])| *to = [*r, *g, *b]);
        }
    }
}

fn unmultiplied([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    if a == 0 {
        return [0; 4];
    }
    let alpha = u16::from(a);
    let divided = |channel: u8| ((u16::from(channel) * 255 + alpha / 2) / alpha).min(255) as u8;
    [divided(r), divided(g), divided(b), a]
}

/// Writes all that comes before the pixels.
fn header<W: Write>(frame: &Frame, options: &Options, out: W) -> Result<Writer<W>, PngError> {
    let mut encoder = Encoder::new(out, frame.width, frame.height);
    encoder.set_color(if options.transparent { ColorType::Rgba } else { ColorType::Rgb });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Adaptive);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    encoder.set_pixel_dims(Some(pixel_dimensions(frame.scale)));
    let title: String = options.title.chars().filter(|c| !c.is_control()).collect();
    if !title.is_empty() {
        add_title(&mut encoder, title)?;
    }
    Ok(encoder.write_header()?)
}

/// The plain text chunk holds Latin-1 only.
fn add_title<W: Write>(encoder: &mut Encoder<'_, W>, title: String) -> Result<(), PngError> {
    let keyword = "Title".to_owned();
    if title.chars().all(|c| u32::from(c) < 256) {
        encoder.add_text_chunk(keyword, title)?;
    } else {
        encoder.add_itxt_chunk(keyword, title)?;
    }
    Ok(())
}

/// Programs that place the picture show it at the size of the map.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn pixel_dimensions(scale: f64) -> PixelDimensions {
    const METRES_PER_INCH: f64 = 0.0254;
    let per_metre = (scale * UNITS_PER_INCH / METRES_PER_INCH).round().clamp(1.0, f64::from(i32::MAX)) as u32;
    PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }
}
