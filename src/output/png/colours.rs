//! The narrowest kind of pixels that holds a picture exactly, and pixels of that kind.

use std::collections::BTreeSet;

use super::PixelSize;
use crate::output::raster::{self, unmultiplied};
use crate::output::strips::{self, DrawingFailed, Rows, Tiling};
use crate::output::{Cancelled, Progress, Sheet};

/// Most colours of a palette.
const MOST_COLOURS: usize = 256;

/// Pixels that are looked at first: in most pictures they have too many colours already.
const SAMPLE: u32 = 1 << 18;

/// A colour in the file: red, green, blue and alpha, not premultiplied.
type Colour = [u8; 4];

/// How pixels are kept in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A byte of brightness.
    Grey,
    /// A byte that counts into these; what can be seen through comes first.
    Palette(Vec<Colour>),
    /// Red, green and blue.
    Opaque,
    /// Red, green, blue and alpha.
    Transparent,
}

/// The colours found so far.
#[derive(Debug, Clone, Default)]
struct Colours {
    /// Not complete any more once there are too many.
    found: BTreeSet<Colour>,
    /// One of them is no opaque grey.
    coloured: bool,
}

/// Drawing failed or was given up.
pub(super) enum Stopped {
    Failed(DrawingFailed),
    Cancelled(Cancelled),
}

impl Kind {
    /// The narrowest kind for that picture. A sample decides in most cases; where it does not, the whole
    /// picture is drawn once for its colours alone, which keeps memory bounded.
    pub(super) fn of(
        sheet: &Sheet,
        size: PixelSize,
        tiling: Tiling,
        progress: &Progress,
    ) -> Result<Self, Stopped> {
        let wide = if sheet.transparent { Self::Transparent } else { Self::Opaque };
        let rows = u16::try_from((SAMPLE / size.width).clamp(1, 256)).unwrap_or(1);
        let middle = Rows { y: size.height / 2, height: rows.min(tiling.height) };
        let rest = u16::try_from(size.height - middle.y).unwrap_or(u16::MAX);
        let sample = [Rows { height: middle.height.min(rest), ..middle }];
        for strips in [sample.to_vec(), tiling.strips(size)] {
            let count = |all: &mut dyn Iterator<Item = Colours>| {
                let mut colours = Colours::default();
                for (part, done) in all.zip(0..) {
                    progress.reach(f64::from(done) / strips.len() as f64)?;
                    colours.add(part);
                    if colours.are_too_many() {
                        return Ok(None);
                    }
                }
                Ok(Some(colours))
            };
            let worker = || |pixels: &mut [u8]| Colours::of(pixels, sheet.transparent);
            let (found, _) =
                strips::draw(sheet, size, tiling, &strips, worker, count).map_err(Stopped::Failed)?;
            let Some(colours) = found.map_err(Stopped::Cancelled)? else { return Ok(wide) };
            if strips != sample || sample.iter().all(|rows| u32::from(rows.height) == size.height) {
                return Ok(colours.kind());
            }
        }
        Ok(wide)
    }

    /// Whether it holds any colours, so that a sample may have decided for it.
    pub(super) fn is_wide(&self) -> bool {
        matches!(self, Self::Opaque | Self::Transparent)
    }

    /// Bytes of a pixel.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Grey | Self::Palette(_) => 1,
            Self::Opaque => 3,
            Self::Transparent => 4,
        }
    }

    /// Appends a row of premultiplied pixels.
    pub(super) fn append(&self, row: &[u8], to: &mut Vec<u8>) {
        let (pixels, _) = row.as_chunks::<4>();
        match self {
            Self::Grey => to.extend(pixels.iter().map(|[grey, ..]| grey)),
            Self::Opaque => raster::append_rgb(pixels, to),
            Self::Transparent => raster::append_rgba(pixels, to),
            Self::Palette(colours) => {
                let transparent = colours.first().is_some_and(|[.., alpha]| *alpha < 255);
                let (mut last, mut index) = (None, 0);
                to.extend(pixels.iter().map(|pixel| {
                    if last != Some(*pixel) {
                        last = Some(*pixel);
                        index = place(colours, kept(*pixel, transparent));
                    }
                    index
                }));
            }
        }
    }
}

impl Colours {
    fn of(pixels: &[u8], transparent: bool) -> Self {
        let mut colours = Self::default();
        let mut last = None;
        for pixel in pixels.as_chunks::<4>().0 {
            if last == Some(pixel) {
                continue;
            }
            last = Some(pixel);
            colours.insert(kept(*pixel, transparent));
            if colours.are_too_many() {
                break;
            }
        }
        colours
    }

    fn insert(&mut self, colour: Colour) {
        let [r, g, b, alpha] = colour;
        self.coloured |= r != g || g != b || alpha != 255;
        self.found.insert(colour);
    }

    fn add(&mut self, other: Self) {
        self.coloured |= other.coloured;
        self.found.extend(other.found);
    }

    fn are_too_many(&self) -> bool {
        self.found.len() > MOST_COLOURS
    }

    fn kind(self) -> Kind {
        if !self.coloured {
            return Kind::Grey;
        }
        let mut palette: Vec<Colour> = self.found.into_iter().collect();
        palette.sort_by_key(|colour| in_palette(*colour));
        Kind::Palette(palette)
    }
}

/// Colours that are seen through come first, so that only they need an entry for it.
fn in_palette([r, g, b, alpha]: Colour) -> (u8, [u8; 3]) {
    (alpha, [r, g, b])
}

#[expect(clippy::cast_possible_truncation, reason = "a palette has 256 colours at most")]
fn place(palette: &[Colour], colour: Colour) -> u8 {
    palette.binary_search_by_key(&in_palette(colour), |colour| in_palette(*colour)).unwrap_or(0) as u8
}

/// The colour of a premultiplied pixel in the file. Where layers cover one another, rounding leaves the alpha of
/// an opaque picture a little below all.
fn kept([r, g, b, alpha]: [u8; 4], transparent: bool) -> Colour {
    if transparent { unmultiplied([r, g, b, alpha]) } else { [r, g, b, 255] }
}
