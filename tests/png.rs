//! PNG files: how pixels are kept, what is said about them, progress and cancelling.
#![expect(clippy::unwrap_used, reason = "a test's own helpers may fail it")]

use std::io::{self, Cursor, Write};
use std::sync::Arc;

use image::DynamicImage;
use png::{BitDepth, ColorType, Decoder, Reader};
use waylane::export::Export;
use waylane::model::{Language, Shown, ThemeName};
use waylane::output::png::{Inside, Options, PngError, write};
use waylane::output::{Progress, Sheet};
use waylane::scene::{Colour, Group, Placed, Pos, Primitive, Rect, Role, Scene, Size};
use waylane::templates;

const RED: Colour = Colour::hex(0xdc_2626);

/// A page of 200 × 120 map units with a shape of each colour, side by side.
fn page(colours: &[Colour]) -> Sheet {
    let width = 200.0 / colours.len().max(1) as f64;
    let rects = colours.iter().enumerate().map(|(at, colour)| {
        let rect = Rect::from_origin_size((at as f64 * width, 20.0), (width, 80.0));
        Primitive::Rect { rect, radius: 0.0, fill: Some(*colour), stroke: None }
    });
    let bounds = Rect::new(0.0, 0.0, 200.0, 120.0);
    let group = Group {
        item: None,
        role: Role::Card,
        label: String::new(),
        parent: None,
        bounds,
        primitives: rects.collect(),
    };
    let groups = vec![Placed { at: Pos::ZERO, group: Arc::new(group) }];
    let scene = Scene { size: Size::new(200.0, 120.0), ground: Colour::hex(0xf8_fafc), groups };
    Sheet::of(scene, 2.0)
}

fn made(sheet: &Sheet) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(sheet, &Options::default(), &Progress::default(), &mut bytes).unwrap();
    bytes
}

fn read(bytes: &[u8]) -> Reader<Cursor<&[u8]>> {
    Decoder::new(Cursor::new(bytes)).read_info().unwrap()
}

fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

fn many_colours() -> Vec<Colour> {
    (0..400).map(|n| Colour::hex(n * 8191)).collect()
}

#[test]
fn few_colours_become_a_palette_and_many_do_not() {
    let few = made(&page(&[RED, Colour::hex(0x05_9669)]));
    assert_eq!(read(&few).info().color_type, ColorType::Indexed);
    let pixels = decoded(&few).into_rgba8();
    assert_eq!(pixels.get_pixel(10, 100).0, [0xdc, 0x26, 0x26, 255]);
    assert_eq!(pixels.get_pixel(399, 100).0, [0x05, 0x96, 0x69, 255]);
    assert_eq!(pixels.get_pixel(0, 0).0, [0xf8, 0xfa, 0xfc, 255]);
    assert_eq!(read(&made(&page(&many_colours()))).info().color_type, ColorType::Rgb);
}

#[test]
fn colours_outside_the_middle_count_as_well() {
    let mut sheet = page(&many_colours());
    // Only the ground is in the middle of this picture, and what has all the colours below it.
    sheet.area = Rect::new(0.0, -2000.0, 200.0, 120.0);
    let bytes = made(&sheet);
    assert_eq!(read(&bytes).info().color_type, ColorType::Rgb);
    let part = decoded(&bytes).crop_imm(0, 4000, 400, 240).into_rgb8();
    assert_eq!(part, decoded(&made(&page(&many_colours()))).into_rgb8());
}

#[test]
fn grey_pictures_are_grey() {
    let mut sheet = page(&[Colour::hex(0), Colour::hex(0x80_8080)]);
    sheet.scene.ground = Colour::hex(0xff_ffff);
    let bytes = made(&sheet);
    let info = read(&bytes).info().clone();
    assert_eq!((info.color_type, info.bit_depth), (ColorType::Grayscale, BitDepth::Eight));
    let pixels = decoded(&bytes).into_luma8();
    assert_eq!([(0, 0), (10, 100), (399, 100)].map(|(x, y)| pixels.get_pixel(x, y).0[0]), [255, 0, 0x80]);
}

#[test]
fn a_map_in_shades_of_grey_takes_a_byte_a_pixel() {
    let document = templates::load("retailer", Language::Vietnamese).unwrap();
    let mut export = Export::new(Arc::new(document.clone()), document.maps[0].id, Shown::default());
    export.choices.theme = Some(ThemeName::Greyscale);
    let sheet = Sheet { scale: 0.6, ..export.sheets().unwrap().remove(0) };
    let bytes = made(&sheet);
    assert_eq!(read(&bytes).info().color_type, ColorType::Grayscale);
    export.choices.theme = None;
    let coloured = Sheet { scale: 0.6, ..export.sheets().unwrap().remove(0) };
    let coloured = made(&coloured);
    assert_eq!(read(&coloured).info().color_type, ColorType::Rgb);
    assert!(bytes.len() < coloured.len(), "{} and {}", bytes.len(), coloured.len());
}

#[test]
fn a_palette_keeps_what_can_be_seen_through() {
    let sheet = Sheet { transparent: true, ..page(&[RED, RED.with_opacity(0.5)]) };
    let bytes = made(&sheet);
    assert_eq!(read(&bytes).info().color_type, ColorType::Indexed);
    assert_eq!(read(&bytes).info().trns.as_deref().map(<[u8]>::len), Some(2));
    let pixels = decoded(&bytes).into_rgba8();
    assert_eq!(pixels.get_pixel(0, 0).0, [0; 4]);
    assert_eq!(pixels.get_pixel(10, 100).0, [0xdc, 0x26, 0x26, 255]);
    let [r, _, _, alpha] = pixels.get_pixel(399, 100).0;
    assert!(alpha.abs_diff(128) <= 1 && r.abs_diff(0xdc) <= 2, "{r} {alpha}");
    let many = Sheet { transparent: true, ..page(&many_colours()) };
    assert_eq!(read(&made(&many)).info().color_type, ColorType::Rgba);
}

#[test]
fn the_file_says_what_it_shows_and_how_large_it_is_on_paper() {
    for (title, description, plain) in
        [("Journey", "Café, 2 stages", true), ("Chặng đường", "Mua ti vi ở cửa hàng", false), ("", "", true)]
    {
        let mut sheet = Sheet { points: 0.5, ..page(&[RED]) };
        (sheet.title, sheet.description) = (title.to_owned(), description.to_owned());
        let bytes = made(&sheet);
        let info = read(&bytes).info().clone();
        // Two pixels in half a point: 288 in an inch.
        let dimensions = info.pixel_dims.unwrap();
        assert_eq!((dimensions.xppu, dimensions.yppu, dimensions.unit), (11339, 11339, png::Unit::Meter));
        assert!(info.srgb.is_some());
        let latin = info.uncompressed_latin1_text.iter().map(|c| (c.keyword.clone(), c.text.clone()));
        let unicode = info.utf8_text.iter().map(|c| (c.keyword.clone(), c.get_text().unwrap()));
        assert_eq!(unicode.clone().count(), if plain { 0 } else { 2 });
        let mut found: Vec<(String, String)> = latin.chain(unicode).collect();
        found.sort();
        let expected: Vec<(String, String)> =
            [("Description", description), ("Software", "Waylane"), ("Title", title)]
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(keyword, text)| (keyword.to_owned(), text.to_owned()))
                .collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn other_programs_pass_over_what_rides_inside() {
    let mut bytes = Vec::new();
    let inside = Some(Inside { chunk: *b"wlTS", bytes: b"a document" });
    write(&page(&[RED]), &Options { inside }, &Progress::default(), &mut bytes).unwrap();
    assert!(bytes.windows(14).any(|part| part == b"wlTSa document"));
    assert_eq!(decoded(&bytes), decoded(&made(&page(&[RED]))));
}

#[test]
fn progress_comes_to_its_end() {
    let progress = Progress::default();
    write(&page(&many_colours()), &Options::default(), &progress, io::sink()).unwrap();
    assert!((progress.share() - 1.0).abs() < f64::EPSILON);
}

#[test]
fn a_picture_that_is_given_up_ends_in_the_middle() {
    /// Gives the work up when the first pixels come.
    struct Impatient(Progress, usize);
    impl Write for Impatient {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.cancel();
            self.1 += bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let sheet = Sheet { scale: 20.0, ..page(&many_colours()) };
    let whole = made(&sheet).len();
    let progress = Progress::default();
    let mut out = Impatient(progress.clone(), 0);
    let error = write(&sheet, &Options::default(), &progress, &mut out).unwrap_err();
    assert!(matches!(error, PngError::Cancelled(_)), "{error}");
    assert!(out.1 < whole / 2, "{} of {whole} bytes", out.1);
}
