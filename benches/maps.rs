//! The way of a map without the window: open, save, lay out, draw, one step of a drag, export.
//!
//! Measures the journeys of `../shared/bench` where that folder stands beside the repository, else seeded
//! maps of the same size. Aims on two cores: 5,000 cards from file to first layout in 250 ms; the PNG of 500
//! cards, 6,000 pixels wide, in 0.25 s.
//!
//! A whole process from file to file, in seconds and peak memory (aim: 300 MB), with a build for release:
//!
//! ```text
//! cargo test --release --no-default-features --test bench_files -- --ignored
//! for width in 50:3120 500:6000 5000:28240; do
//!   file=target/bench/journey-${width%:*}
//!   /usr/bin/time -f "%e s  %M KB" target/release/waylane export $file.journey.ron --width ${width#*:} --out $file.png
//! done
//! ```
//!
//! The first line writes the journeys as documents.
#![expect(clippy::unwrap_used, reason = "a bench may fail")]

#[path = "support/arrows.rs"]
mod arrows;
#[path = "support/maps.rs"]
mod maps;

use divan::Bencher;
use waylane::edit::{Edit, MapEdit, Place, apply};
use waylane::export::{Export, Format, Size};
use waylane::file;
use waylane::find::{Filter, Found, Matching, Query};
use waylane::layout::{self, Layout, layout};
use waylane::model::{CardId, Document, Map, Shown};
use waylane::output::{Progress, Sheet, png};
use waylane::scene::{self, Scene};
use waylane::style::Style;

const CARDS: [usize; 4] = [50, 500, 5_000, 50_000];

fn main() {
    divan::main();
}

fn laid_out(document: &Document, memo: &mut layout::Memo) -> Layout {
    layout(document, document.maps[0].id, &Shown::default(), memo).unwrap()
}

fn drawn(document: &Document) -> Scene {
    let layout = laid_out(document, &mut layout::Memo::default());
    scene::draw(document, &layout, &Style::of(document.theme), &mut scene::Memo::default())
}

#[divan::bench(args = CARDS, sample_count = 10, sample_size = 1)]
fn open_from_file_to_first_layout(bencher: Bencher<'_, '_>, cards: usize) {
    let bytes = file::to_bytes(&maps::sized(cards)).unwrap();
    bencher.bench(|| {
        let document = file::from_bytes(&bytes).unwrap().document;
        laid_out(&document, &mut layout::Memo::default())
    });
}

#[divan::bench(args = CARDS, sample_count = 10, sample_size = 1)]
fn read(bencher: Bencher<'_, '_>, cards: usize) {
    let bytes = file::to_bytes(&maps::sized(cards)).unwrap();
    bencher.bench(|| file::from_bytes(&bytes).unwrap());
}

#[divan::bench(args = CARDS, sample_count = 10, sample_size = 1)]
fn save(bencher: Bencher<'_, '_>, cards: usize) {
    let document = maps::sized(cards);
    let path = std::env::temp_dir().join(format!("waylane-bench-{}.journey.ron", std::process::id()));
    bencher.bench(|| file::save(&file::RealDisk, &path, &document).unwrap());
    let _ = std::fs::remove_file(path);
}

#[divan::bench(args = CARDS, sample_count = 10, sample_size = 1)]
fn full_layout(bencher: Bencher<'_, '_>, cards: usize) {
    let document = maps::sized(cards);
    bencher.bench(|| laid_out(&document, &mut layout::Memo::default()));
}

#[divan::bench(args = CARDS, sample_count = 10, sample_size = 1)]
fn full_scene(bencher: Bencher<'_, '_>, cards: usize) {
    let document = maps::sized(cards);
    let layout = laid_out(&document, &mut layout::Memo::default());
    let style = Style::of(document.theme);
    bencher.bench(|| scene::draw(&document, &layout, &style, &mut scene::Memo::default()));
}

/// What one more letter in the find bar costs. Aim: 30 ms among 50,000 cards.
#[divan::bench(args = CARDS)]
fn find(bencher: Bencher<'_, '_>, cards: usize) {
    let document = maps::sized(cards);
    bencher.bench(|| Found::new(&document, document.maps[0].id, &Query::new("khach hang"), None));
}

/// The same for a letter that is nearly everywhere.
#[divan::bench(args = CARDS)]
fn find_one_letter(bencher: Bencher<'_, '_>, cards: usize) {
    let document = maps::sized(cards);
    bencher.bench(|| Found::new(&document, document.maps[0].id, &Query::new("a"), None));
}

/// What one more letter in the filter bar costs.
#[divan::bench(args = CARDS)]
fn filter(bencher: Bencher<'_, '_>, cards: usize) {
    let document = maps::sized(cards);
    let filter = Filter { words: Query::new("khach hang"), ..Filter::default() };
    bencher.bench(|| Matching::new(&document.maps[0], &filter));
}

/// The first card goes to another cell and back: edit, layout and scene as the canvas does them.
#[divan::bench(args = CARDS)]
fn a_drag_whose_target_changes(bencher: Bencher<'_, '_>, cards: usize) {
    drag(bencher, &maps::sized(cards));
}

/// The same with 500 arrows on 5,000 cards. Aim: 16 ms.
#[divan::bench]
fn a_drag_among_500_arrows(bencher: Bencher<'_, '_>) {
    drag(bencher, &arrows::with_arrows(maps::sized(5_000), 500));
}

/// The arrows alone: a layout in which nothing else has changed. Aim: 5 ms.
#[divan::bench]
fn five_hundred_arrows_on_5000_cards(bencher: Bencher<'_, '_>) {
    let document = arrows::with_arrows(maps::sized(5_000), 500);
    let mut memo = layout::Memo::default();
    laid_out(&document, &mut memo);
    bencher.bench_local(|| laid_out(&document, &mut memo));
}

fn drag(bencher: Bencher<'_, '_>, document: &Document) {
    let map = &document.maps[0];
    let card = map.lanes.iter().flat_map(|lane| lane.cards()).next().unwrap().2.id;
    let (style, columns) = (Style::of(document.theme), map.columns());
    let (mut memo, mut drawing) = (layout::Memo::default(), scene::Memo::default());
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let to = Place::Cell { lane: map.lanes[1].id, step: columns[turn % columns.len()], index: 0 };
        let mut preview = document.clone();
        apply(&mut preview, &Edit::Map(map.id, MapEdit::MoveCards { cards: vec![card], to })).unwrap();
        let layout = laid_out(&preview, &mut memo);
        scene::draw(&preview, &layout, &style, &mut drawing)
    });
}

/// Cards and the width of their picture, pixels: those that other editors were timed with.
const PICTURES: [(usize, u32); 3] = [(50, 3_120), (500, 6_000), (5_000, 28_240)];

/// Aims on two cores: 0.05 s, 0.25 s and 2.2 s.
#[divan::bench(args = PICTURES, sample_count = 5, sample_size = 1)]
fn png_of_cards_and_width(bencher: Bencher<'_, '_>, (cards, width): (usize, u32)) {
    let sheet = wide(drawn(&maps::sized(cards)), width);
    bencher.bench(|| png_of(&sheet));
}

/// The floor of the same: its pixels are only copied and encoded as the PNG is, on the same cores.
#[divan::bench(args = PICTURES, sample_count = 5, sample_size = 1)]
fn fill_and_encode_the_same_pixels(bencher: Bencher<'_, '_>, (cards, width): (usize, u32)) {
    let bytes = png_of(&wide(drawn(&maps::sized(cards)), width));
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let strips: Vec<&[u8]> = pixels.chunks(3 << 20).collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    bencher.bench(|| {
        std::thread::scope(|scope| {
            for first in 0..cores {
                let own = strips.iter().skip(first).step_by(cores);
                scope.spawn(move || own.map(|strip| encoded(strip)).sum::<usize>());
            }
        });
    });
}

/// Bytes of pixels that were copied and compressed.
fn encoded(pixels: &[u8]) -> usize {
    let filled = pixels.to_vec();
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(1));
    std::io::Write::write_all(&mut deflated, &filled).unwrap();
    deflated.finish().unwrap().len()
}

/// Every other format that shows the map, at the size of its PNG where it has pixels.
#[divan::bench(args = PICTURES, consts = FORMATS, sample_count = 3, sample_size = 1)]
fn other_formats<const FORMAT: usize>(bencher: Bencher<'_, '_>, (cards, width): (usize, u32)) {
    let document = std::sync::Arc::new(maps::sized(cards));
    let mut export = Export::new(document.clone(), document.maps[0].id, Shown::default());
    export.choices.format = Format::ALL[FORMAT];
    export.choices.size = Size::Width(width);
    let make = || export.write_to(&mut Vec::new(), &Progress::default());
    // JPEG and WebP have no room for the largest.
    if make().is_ok() {
        bencher.bench(make);
    }
}

/// Their places in `Format::ALL`: PPTX, PDF, SVG, HTML, JPEG, WebP.
const FORMATS: [usize; 6] = [1, 2, 3, 4, 5, 6];

fn wide(scene: Scene, width: u32) -> Sheet {
    let scale = f64::from(width) / scene.size.width;
    Sheet::of(scene, scale)
}

fn png_of(sheet: &Sheet) -> Vec<u8> {
    let mut bytes = Vec::new();
    png::write(sheet, &png::Options::default(), &Progress::default(), &mut bytes).unwrap();
    bytes
}

/// All cards go a column to the right, where one is free, and back: edit, layout and scene as the canvas does
/// them. Aim for 5,000 cards, with the selection before: 50 ms.
#[divan::bench(args = CARDS, sample_count = 10, sample_size = 1)]
fn all_cards_move(bencher: Bencher<'_, '_>, cards: usize) {
    let mut document = maps::with_free_column(maps::sized(cards));
    let style = Style::of(document.theme);
    let (mut memo, mut drawing) = (layout::Memo::default(), scene::Memo::default());
    let layout = laid_out(&document, &mut memo);
    drop(scene::draw(&document, &layout, &style, &mut drawing));
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let map = &document.maps[0];
        let edit = Edit::Map(map.id, MapEdit::PlaceCards(beside(map, turn % 2 == 1)));
        apply(&mut document, &edit).unwrap();
        let layout = laid_out(&document, &mut memo);
        scene::draw(&document, &layout, &style, &mut drawing)
    });
}

/// Every card with its place one column to the right, or to the left.
fn beside(map: &Map, right: bool) -> Vec<(CardId, Place)> {
    let mut columns = map.columns();
    if !right {
        columns.reverse();
    }
    let mut places = Vec::new();
    for lane in &map.lanes {
        for pair in columns.windows(2) {
            let cards = lane.cells.get(&pair[0]).into_iter().flat_map(|cell| &cell.cards).zip(0..);
            let place = |index| Place::Cell { lane: lane.id, step: pair[1], index };
            places.extend(cards.map(|(card, index)| (card.id, place(index))));
        }
    }
    places
}
