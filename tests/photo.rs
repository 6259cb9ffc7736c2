//! JPEG and WebP files: they show what the PNG shows, say their size, and can be given up.
#![expect(clippy::unwrap_used, reason = "a test's own helpers may fail it")]

use std::io::{self, Write};

use image::RgbImage;
use waylane::layout::{self, layout};
use waylane::model::{Language, Shown};
use waylane::output::photo::{PhotoError, write_jpeg, write_webp};
use waylane::output::{Progress, Sheet, SizeError, png};
use waylane::scene::{self, Rect};
use waylane::style::Style;
use waylane::{export::ExportError, problems, templates};

/// A map of several strips.
fn sheet() -> Sheet {
    let document = templates::load("tv-shop", Language::Vietnamese).unwrap();
    let mut memo = layout::Memo::default();
    let laid_out = layout(&document, document.maps[0].id, &Shown::default(), &mut memo).unwrap();
    let style = Style::of(document.theme);
    Sheet::of(scene::draw(&document, &laid_out, &style, &mut scene::Memo::default()), 0.7)
}

fn jpeg(sheet: &Sheet, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    assert_eq!(write_jpeg(sheet, quality, &Progress::default(), &mut bytes).unwrap(), [""; 0]);
    bytes
}

fn webp(sheet: &Sheet) -> Vec<u8> {
    let mut bytes = Vec::new();
    assert_eq!(write_webp(sheet, &Progress::default(), &mut bytes).unwrap(), [""; 0]);
    bytes
}

fn png(sheet: &Sheet) -> Vec<u8> {
    let mut bytes = Vec::new();
    png::write(sheet, &png::Options::default(), &Progress::default(), &mut bytes).unwrap();
    bytes
}

fn rgb(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().into_rgb8()
}

#[test]
fn a_webp_is_the_png_pixel_by_pixel() {
    assert_eq!(rgb(&webp(&sheet())), rgb(&png(&sheet())));
    let clear = Sheet { transparent: true, ..sheet() };
    let rgba = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgba8();
    assert_eq!(rgba(&webp(&clear)), rgba(&png(&clear)));
    assert_eq!(rgba(&webp(&clear)).get_pixel(1, 1).0, [0; 4]);
}

#[test]
fn a_jpeg_looks_like_the_png_and_better_where_it_is_larger() {
    let expected = rgb(&png(&sheet()));
    let mean = |bytes: &[u8]| {
        let found = rgb(bytes);
        assert_eq!(found.dimensions(), expected.dimensions());
        let sum: u64 =
            found.as_raw().iter().zip(expected.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        sum as f64 / expected.as_raw().len() as f64
    };
    let (good, poor) = (jpeg(&sheet(), 95), jpeg(&sheet(), 30));
    assert!(mean(&good) < 1.5, "{}", mean(&good));
    assert!(mean(&good) < mean(&poor) && good.len() > poor.len());
}

#[test]
fn a_jpeg_has_the_pages_colour_where_others_are_clear_and_a_size_on_paper() {
    let clear = Sheet { transparent: true, ..sheet() };
    let bytes = jpeg(&clear, 90);
    assert_eq!(bytes, jpeg(&sheet(), 90));
    // JFIF: dots in an inch, 96 × 0.7.
    assert_eq!(bytes[13..18], [1, 0, 67, 0, 67]);
}

#[test]
fn sides_beyond_the_format_are_told_plainly() {
    let wide = Sheet { area: Rect::new(0.0, 0.0, 70_000.0, 10.0), scale: 1.0, ..sheet() };
    let error = write_jpeg(&wide, 90, &Progress::default(), io::sink()).unwrap_err();
    assert!(matches!(error, PhotoError::Size(SizeError::TooLong { most: 65_500, .. })), "{error}");
    let wide = Sheet { area: Rect::new(0.0, 0.0, 17_000.0, 10.0), scale: 1.0, ..sheet() };
    let error = write_webp(&wide, &Progress::default(), io::sink()).unwrap_err();
    let told = problems::export_error(Language::English, &ExportError::Photo(error));
    assert_eq!(told, "17000 × 10 pixels: this format holds 16383 on a side: choose a smaller size, or PNG");
    let large = Sheet { area: Rect::new(0.0, 0.0, 6_000.0, 6_000.0), scale: 1.0, ..sheet() };
    let error = write_webp(&large, &Progress::default(), io::sink()).unwrap_err();
    let told = problems::export_error(Language::Vietnamese, &ExportError::Photo(error));
    assert!(told.contains("36 megapixel, quá mức 25"), "{told}");
}

#[test]
fn work_that_is_given_up_or_cannot_be_written_ends() {
    /// Refuses, or gives the work up, at the first bytes.
    struct Place(Option<Progress>);
    impl Write for Place {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let Some(progress) = &self.0 else { return Err(io::ErrorKind::StorageFull.into()) };
            progress.cancel();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let progress = Progress::default();
    let given_up = write_jpeg(&sheet(), 90, &progress, Place(Some(progress.clone())));
    assert!(matches!(given_up, Err(PhotoError::Cancelled(_))), "{given_up:?}");
    let given_up = write_webp(&sheet(), &progress, io::sink());
    assert!(matches!(given_up, Err(PhotoError::Cancelled(_))), "{given_up:?}");
    for refused in [
        write_jpeg(&sheet(), 90, &Progress::default(), Place(None)),
        write_webp(&sheet(), &Progress::default(), Place(None)),
    ] {
        assert!(matches!(refused, Err(PhotoError::Write(_))), "{refused:?}");
    }
}

#[test]
fn progress_comes_to_its_end() {
    let (jpeg, webp) = (Progress::default(), Progress::default());
    write_jpeg(&sheet(), 90, &jpeg, io::sink()).unwrap();
    write_webp(&sheet(), &webp, io::sink()).unwrap();
    assert!(jpeg.share() > 0.999 && webp.share() > 0.999);
}
