//! How many pixels a picture has, and how many it may have at most.

use super::Sheet;

/// Size of a picture, pixels; both at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PixelSize {
    /// Columns.
    pub(super) width: u32,
    /// Rows.
    pub(super) height: u32,
}

/// What a file format, or our memory, can hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Most pixels of the longer side.
    pub(super) side: u32,
    /// Most pixels in all.
    pub(super) pixels: f64,
}

/// Why a sheet does not become a picture of pixels.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum SizeError {
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
    /// Too many pixels.
    #[error(
        "{width:.0} × {height:.0} pixels are {:.0} megapixels, more than {most:.0}: choose a smaller size",
        .width * .height / 1e6
    )]
    TooLarge {
        /// Pixels.
        width: f64,
        /// Pixels.
        height: f64,
        /// Megapixels.
        most: f64,
    },
    /// The format has no room for such a side.
    #[error(
        "{width:.0} × {height:.0} pixels: this format holds {most} on a side: choose a smaller size, or PNG"
    )]
    TooLong {
        /// Pixels.
        width: f64,
        /// Pixels.
        height: f64,
        /// Pixels.
        most: u32,
    },
}

impl PixelSize {
    /// The size of the picture that a sheet becomes.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the limits")]
    pub(super) fn of(sheet: &Sheet, limits: Limits) -> Result<Self, SizeError> {
        let Sheet { area, scale, .. } = *sheet;
        let is_size = |size: f64| size.is_finite() && size > 0.0;
        if ![area.width(), area.height(), scale].into_iter().all(is_size) || !area.is_finite() {
            return Err(SizeError::Empty { width: area.width(), height: area.height(), scale });
        }
        let (width, height) = sheet.size_in_pixels();
        if width.max(height) > f64::from(limits.side) {
            return Err(SizeError::TooLong { width, height, most: limits.side });
        }
        if width * height > limits.pixels {
            return Err(SizeError::TooLarge { width, height, most: limits.pixels / 1e6 });
        }
        Ok(Self { width: width as u32, height: height as u32 })
    }
}
