//! Draws a sheet strip by strip on all cores, in bounded memory whatever the size. Knows nothing of file formats.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::Sheet;
use super::pixels::PixelSize;
use super::raster::{Raster, Tile};

/// Most threads that draw; each holds a strip, what it makes of it and the embedded pictures near it.
const MOST_THREADS: usize = 4;

/// Most pixels of a strip: a few megabytes stay in the caches and are still worth a hand-over.
const STRIP: u32 = 1 << 20;

/// Most columns that are drawn at once.
const TILE_WIDTH: u16 = 16_384;

/// Fewest strips of a picture that has rows enough: as many cores can share the work.
const STRIPS: u32 = 8;

/// Largest part of a picture that is drawn at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tiling {
    /// Pixels, at least 1.
    pub width: u16,
    /// Pixels, at least 1.
    pub height: u16,
}

/// Some rows of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rows {
    /// The first row.
    pub(super) y: u32,
    /// How many.
    pub(super) height: u16,
}

/// Drawing stopped before the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("drawing the picture failed")]
pub struct DrawingFailed;

impl Tiling {
    /// The usual parts of a picture of that size: the same on every computer, so that files are too. Strips
    /// have a whole number of the blocks of a JPEG, but for the last.
    pub(super) fn of(size: PixelSize) -> Self {
        let rows = (STRIP / size.width).min(size.height.div_ceil(STRIPS)).clamp(8, 1024) / 8 * 8;
        Self { width: TILE_WIDTH, height: u16::try_from(rows).unwrap_or(1024) }
    }

    /// The strips of a picture, from the top.
    pub(super) fn strips(self, size: PixelSize) -> Vec<Rows> {
        parts(size.height, self.height).map(|(y, height)| Rows { y, height }).collect()
    }
}

/// Draws strips on several threads at the same time. Each thread makes something of its strips' pixels with a
/// worker of its own: red, green, blue and alpha for each pixel, premultiplied, in rows of the picture's width.
/// `take` gets what was made on this thread, in the order of the strips, and may leave before the end.
///
/// Returns the titles of embedded pictures that could not be read besides.
pub(super) fn draw<T: Send, W: FnMut(&mut [u8]) -> T, R>(
    sheet: &Sheet,
    size: PixelSize,
    tiling: Tiling,
    strips: &[Rows],
    worker: impl Fn() -> W + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = T>) -> R,
) -> Result<(R, Vec<String>), DrawingFailed> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(MOST_THREADS).min(strips.len()).max(1);
    thread::scope(|scope| {
        let mut drawn: Vec<Receiver<T>> = Vec::with_capacity(threads);
        let mut drawing = Vec::with_capacity(threads);
        for first in 0..threads {
            let (send, receive) = sync_channel(1);
            let own = strips.iter().skip(first).step_by(threads);
            let worker = &worker;
            let draw = move || draw_some(sheet, size, tiling, own, worker(), &send);
            let thread = thread::Builder::new().name("waylane-draw".to_owned());
            drawing.push(thread.spawn_scoped(scope, draw).map_err(|_| DrawingFailed)?);
            drawn.push(receive);
        }
        let in_order = drawn.iter().cycle().take(strips.len());
        let result = take(&mut in_order.map_while(|thread| thread.recv().ok()));
        drop(drawn);
        let mut unreadable = Vec::new();
        for thread in drawing {
            for title in thread.join().map_err(|_| DrawingFailed)? {
                if !unreadable.contains(&title) {
                    unreadable.push(title);
                }
            }
        }
        Ok((result, unreadable))
    })
}

/// Draws one strip after another, as long as somebody takes what is made of them.
fn draw_some<'a, T>(
    sheet: &Sheet,
    size: PixelSize,
    tiling: Tiling,
    strips: impl Iterator<Item = &'a Rows>,
    mut worker: impl FnMut(&mut [u8]) -> T,
    send: &SyncSender<T>,
) -> Vec<String> {
    let mut raster = Raster::new(&sheet.scene, sheet.area.origin(), sheet.scale, sheet.transparent);
    let (mut strip, mut tile) = (Vec::new(), Vec::new());
    for rows in strips {
        strip.resize(size.width as usize * usize::from(rows.height) * 4, 0);
        for (x, width) in parts(size.width, tiling.width) {
            let place = Tile { x, y: rows.y, width, height: rows.height };
            if u32::from(width) == size.width {
                raster.draw(place, &mut strip);
            } else {
                tile.resize(usize::from(width) * usize::from(rows.height) * 4, 0);
                raster.draw(place, &mut tile);
                copy_tile(&tile, place, size, &mut strip);
            }
        }
        if send.send(worker(&mut strip)).is_err() {
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

fn copy_tile(tile: &[u8], place: Tile, size: PixelSize, strip: &mut [u8]) {
    let (left, width) = (place.x as usize * 4, usize::from(place.width) * 4);
    let rows = strip.chunks_exact_mut(size.width as usize * 4).zip(tile.chunks_exact(width));
    for (to, from) in rows {
        if let Some(to) = to.get_mut(left..left + width) {
            to.copy_from_slice(from);
        }
    }
}
