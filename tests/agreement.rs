//! One map, one picture: what PNG, SVG (drawn by resvg) and PDF (drawn by pdftoppm) show of each sample in both
//! languages is the same, and the text that a file holds is the text of the map. The pictures stay in the folder
//! for temporary files of the target folder, to be looked at.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's own helpers may fail it")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::RgbImage;
use quick_xml::Reader;
use quick_xml::events::Event;
use resvg::usvg;
use waylane::export::{Choices, Export, Format, Size, SvgText};
use waylane::model::{Document, Language, Shown, ThemeName};
use waylane::output::Progress;
use waylane::scene::{Primitive, Scene};
use waylane::templates;
use waylane::text::Face;

mod support;

use support::has_tool;

/// Pixels across the pictures that are compared.
const WIDTH: u32 = 1200;

/// Side of the squares that must have the same colour on the whole, pixels: a small icon.
const SQUARE: u32 = 16;

/// How far two pictures of the same map may be apart, in levels of a channel (0 to 255). Rasterisers differ in how
/// they blend the edges of shapes and letters, so that single pixels may be far apart, areas may not.
struct Tolerance {
    /// Of all values.
    mean: f64,
    /// Of all values but a thousandth.
    almost_all: u8,
    /// Of the mean colour of any square of [`SQUARE`] pixels: what is missing or moved shows here.
    square: f64,
}

struct Sample {
    /// File name without ending.
    name: String,
    export: Export,
}

/// Every sample in both languages, and one in the other themes.
fn samples() -> Vec<Sample> {
    let sample = |name: String, document: Document| {
        let map = document.maps[0].id;
        Sample { name, export: Export::new(Arc::new(document), map, Shown::default()) }
    };
    let mut samples = Vec::new();
    for template in templates::samples() {
        for (language, code) in [(Language::English, "en"), (Language::Vietnamese, "vi")] {
            samples.push(sample(format!("{}.{code}", template.name), template.load(language).unwrap()));
        }
    }
    for theme in [ThemeName::Dark, ThemeName::Greyscale] {
        let document = templates::load("retailer", Language::Vietnamese).unwrap();
        samples.push(sample(format!("retailer.{theme:?}"), Document { theme, ..document }));
    }
    samples
}

impl Sample {
    fn file(&self, choices: Choices, ending: &str) -> PathBuf {
        let path = folder().join(format!("{}.{ending}", self.name));
        let export = Export { choices, ..self.export.clone() };
        let written = export.write(&path, &Progress::default()).unwrap();
        assert!(written.unreadable.is_empty());
        path
    }

    /// What our own rasteriser draws.
    fn png(&self) -> RgbImage {
        let choices = Choices { size: Size::Width(WIDTH), ..Choices::default() };
        image::open(self.file(choices, "png")).unwrap().into_rgb8()
    }

    fn svg(&self, svg_text: SvgText) -> String {
        let choices = Choices { format: Format::Svg, svg_text, ..Choices::default() };
        let ending = if svg_text == SvgText::Text { "text.svg" } else { "outlines.svg" };
        fs::read_to_string(self.file(choices, ending)).unwrap()
    }

    fn scene(&self) -> Scene {
        self.export.scene().unwrap()
    }
}

/// Resvg blends as our own rasteriser does, to within a few levels.
const BY_RESVG: Tolerance = Tolerance { mean: 1.4, almost_all: 60, square: 11.0 };

/// Poppler moves thin lines and letters to whole pixels or quarters of them.
const BY_POPPLER: Tolerance = Tolerance { mean: 3.8, almost_all: 170, square: 13.0 };

#[test]
fn every_format_shows_the_same_picture() {
    let has_poppler = has_tool("pdftoppm");
    let mut wrong = String::new();
    for sample in samples() {
        let png = sample.png();
        let mut check = |format: &str, tolerance: &Tolerance, other: &RgbImage| {
            let sizes = (png.dimensions(), other.dimensions());
            let is_alike = sizes.0.0 == sizes.1.0 && sizes.0.1.abs_diff(sizes.1.1) <= 1;
            assert!(is_alike, "{} as {format}: {sizes:?}", sample.name);
            let found = Difference::between(&png, other);
            if !found.is_within(tolerance) {
                writeln!(wrong, "{} as {format}: {found:?}", sample.name).unwrap();
            }
        };
        for (format, text) in [("outlines", SvgText::Outlines), ("text", SvgText::Text)] {
            check(format, &BY_RESVG, &drawn_by_resvg(&sample, format, &sample.svg(text)));
        }
        if has_poppler {
            check("PDF", &BY_POPPLER, &drawn_by_pdftoppm(&sample));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_missing_word_is_too_much_of_a_difference() {
    let samples = samples();
    let svg = samples[0].svg(SvgText::Text);
    let (before, after) = svg.split_once(">Membership").unwrap();
    let start = before.rfind("<text").unwrap();
    let end = after.find("</text>").unwrap() + "</text>".len();
    let without = format!("{}{}", &before[..start], &after[end..]);
    let whole = drawn_by_resvg(&samples[0], "whole", &svg);
    let found = Difference::between(&whole, &drawn_by_resvg(&samples[0], "missing", &without));
    assert!(!found.is_within(&BY_RESVG) && !found.is_within(&BY_POPPLER), "{found:?}");
}

#[test]
fn text_of_svg_and_html_is_the_text_of_the_map() {
    for sample in samples() {
        let (texts, titles) = texts_of(&sample.svg(SvgText::Text));
        let drawn: Vec<String> = texts_on(&sample.scene());
        assert_eq!(texts, drawn, "{}", sample.name);
        let html = sample.file(Choices { format: Format::Html, ..Choices::default() }, "html");
        let html = fs::read_to_string(html).unwrap();
        let element = &html[html.find("<svg").unwrap()..html.find("</main>").unwrap()];
        assert_eq!(texts_of(element), (texts.clone(), titles.clone()), "{}", sample.name);
        let outlined = texts_of(&sample.svg(SvgText::Outlines));
        assert_eq!((outlined.0, &outlined.1), (Vec::new(), &titles), "{}", sample.name);
        for words in words_of(&sample.export) {
            let is_read = |all: &[String]| all.iter().any(|text| text.contains(&words));
            assert!(is_read(&texts), "\"{words}\" cannot be read in {}", sample.name);
            assert!(is_read(&titles), "\"{words}\" is not said by {}", sample.name);
        }
    }
}

#[derive(Debug)]
struct Difference {
    mean: f64,
    almost_all: u8,
    /// The greatest difference of the means of a square, and the square's top left.
    square: f64,
    #[expect(dead_code, reason = "printed where a test fails")]
    at: (u32, u32),
}

impl Difference {
    fn is_within(&self, tolerance: &Tolerance) -> bool {
        self.mean <= tolerance.mean
            && self.almost_all <= tolerance.almost_all
            && self.square <= tolerance.square
    }

    fn between(one: &RgbImage, other: &RgbImage) -> Self {
        // The last row may be covered in part.
        let height = one.height().min(other.height()) - 1;
        let mut counts = [0_u64; 256];
        let across = one.width().div_ceil(SQUARE);
        let mut sums = vec![[0_i64; 4]; (across * height.div_ceil(SQUARE)) as usize];
        for (x, y) in (0..height).flat_map(|y| (0..one.width()).map(move |x| (x, y))) {
            let square = &mut sums[(y / SQUARE * across + x / SQUARE) as usize];
            square[3] += 1;
            let pair = one.get_pixel(x, y).0.into_iter().zip(other.get_pixel(x, y).0);
            for (channel, (a, b)) in pair.enumerate() {
                counts[usize::from(a.abs_diff(b))] += 1;
                square[channel] += i64::from(a) - i64::from(b);
            }
        }
        let total: u64 = counts.iter().sum();
        let sum: u64 = counts.iter().zip(0..).map(|(count, level)| count * level).sum();
        let mut beyond = total / 1000;
        let mut almost_all = 255;
        while counts[usize::from(almost_all)] <= beyond {
            beyond -= counts[usize::from(almost_all)];
            almost_all -= 1;
        }
        let (place, square) = sums
            .iter()
            .map(|[r, g, b, count]| r.abs().max(g.abs()).max(b.abs()) as f64 / *count as f64)
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .unwrap();
        let place = u32::try_from(place).unwrap();
        let at = (place % across * SQUARE, place / across * SQUARE);
        Self { mean: sum as f64 / total as f64, almost_all, square, at }
    }
}

/// With the fonts of the file and no other, but the viewer's own for what they lack.
fn drawn_by_resvg(sample: &Sample, name: &str, svg: &str) -> RgbImage {
    let mut options = usvg::Options::default();
    let fonts = options.fontdb_mut();
    for font in svg.split("src:url(data:font/ttf;base64,").skip(1) {
        fonts.load_font_data(STANDARD.decode(font.split(')').next().unwrap()).unwrap());
    }
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let scale = WIDTH as f32 / tree.size().width();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture's height")]
    let height = (tree.size().height() * scale).round() as u32;
    let mut pixels = resvg::tiny_skia::Pixmap::new(WIDTH, height).unwrap();
    let transform = resvg::tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.save_png(folder().join(format!("{}.{name}.png", sample.name))).unwrap();
    RgbImage::from_fn(WIDTH, height, |x, y| {
        let pixel = pixels.pixel(x, y).unwrap();
        image::Rgb([pixel.red(), pixel.green(), pixel.blue()])
    })
}

fn drawn_by_pdftoppm(sample: &Sample) -> RgbImage {
    let pdf = sample.file(Choices { format: Format::Pdf, ..Choices::default() }, "pdf");
    let width = WIDTH.to_string();
    let arguments = ["-png", "-singlefile", "-scale-to-x", &width, "-scale-to-y", "-1"];
    // It adds the ending by itself.
    let status = Command::new("pdftoppm").args(arguments).args([&pdf, &pdf]).status().unwrap();
    assert!(status.success());
    image::open(pdf.with_extension("pdf.png")).unwrap().into_rgb8()
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agreement");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Texts of a scene but icons, in its order.
fn texts_on(scene: &Scene) -> Vec<String> {
    let mut texts = Vec::new();
    for primitive in scene.groups.iter().flat_map(|placed| &placed.group.primitives) {
        let Primitive::Text { shaped, .. } = primitive else { continue };
        if !matches!(shaped.style.face, Face::Icons | Face::IconsFill) {
            texts.push(in_one_line(&shaped.plain()));
        }
    }
    texts
}

/// Content of the `text` elements and of the titles of groups.
fn texts_of(svg: &str) -> (Vec<String>, Vec<String>) {
    let (mut texts, mut titles) = (Vec::new(), Vec::new());
    let (mut reader, mut open) = (Reader::from_str(svg), Vec::new());
    let mut read = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return (texts, titles),
            Event::Start(start) => {
                open.push(String::from_utf8(start.name().as_ref().to_vec()).unwrap());
                if matches!(open.last().unwrap().as_str(), "text" | "title") {
                    read.clear();
                }
            }
            Event::End(_) => match (open.pop().as_deref(), open.last().map(String::as_str)) {
                (Some("text"), _) => texts.push(in_one_line(&read)),
                (Some("title"), Some("g")) => titles.push(in_one_line(&read)),
                _ => {}
            },
            Event::Text(text) => read.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) => read.push_str(match &*name.decode().unwrap() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                other => panic!("{other}"),
            }),
            Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

/// What people wrote into the map and see on it.
fn words_of(export: &Export) -> Vec<String> {
    let map = export.document.map(export.map).unwrap();
    let stages = map.phases.iter().flat_map(|phase| &phase.stages);
    let steps = stages.clone().flat_map(|stage| &stage.steps);
    let cells = map.lanes.iter().flat_map(|lane| lane.cells.values());
    let cards = cells.flat_map(|cell| &cell.cards);
    let words = std::iter::once(&map.title)
        .chain(stages.map(|stage| &stage.title))
        .chain(steps.map(|step| &step.title))
        .chain(map.lanes.iter().map(|lane| &lane.title))
        .chain(cards.map(|card| &card.title));
    words.map(|words| in_one_line(words)).filter(|words| !words.is_empty()).collect()
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
