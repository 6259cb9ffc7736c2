//! A part of a sheet in pixels at any size, for the window to show before it is written. What a picture of pixels
//! will hold is what comes of its own scale. Knows nothing of windows.

use super::raster::{Raster, Tile};
use super::{Cancelled, Progress, Sheet};
use crate::scene::Rect;

/// Rows that are drawn before it is asked again whether they are wanted.
const STRIP: u16 = 256;

/// Pixels of a part of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Red, green, blue and alpha of each, premultiplied, row by row.
    pub rgba: Vec<u8>,
}

/// Draws a part of a sheet, map units, as wide as `width` pixels and as high as its shape asks for. Nothing is
/// drawn beyond what a picture can be wide and high.
///
/// # Errors
/// When nobody wants it any more.
pub fn preview(sheet: &Sheet, area: Rect, width: u16, progress: &Progress) -> Result<Pixels, Cancelled> {
    let width = width.max(1);
    let scale = f64::from(width) / area.width().max(f64::MIN_POSITIVE);
    let height = whole((area.height() * scale).round());
    let row = usize::from(width) * 4;
    let mut rgba = vec![0; row * usize::from(height)];
    let mut raster = Raster::new(&sheet.scene, area.origin(), scale, sheet.transparent);
    let mut y = 0;
    for strip in rgba.chunks_mut(row * usize::from(STRIP)) {
        progress.reach(f64::from(y) / f64::from(height))?;
        let rows = u16::try_from(strip.len() / row).unwrap_or(STRIP);
        raster.draw(Tile { x: 0, y, width, height: rows }, strip);
        y += u32::from(rows);
    }
    progress.reach(1.0)?;
    Ok(Pixels { width, height, rgba })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn whole(pixels: f64) -> u16 {
    pixels.clamp(1.0, f64::from(u16::MAX)) as u16
}
