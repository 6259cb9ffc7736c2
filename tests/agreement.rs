//! One map, one picture: what PNG, SVG (drawn by resvg) and PDF (drawn by pdftoppm) show of each sample in both
//! languages is the same, and the text that a file holds is the text of the map. The pictures stay in the folder
//! for temporary files of the target folder, to be looked at.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's own helpers may fail it")]

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
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agreement");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{}.{ending}", self.name));
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

#[test]
fn svg_of_outlines_looks_like_the_png() {
    let tolerance = Tolerance { mean: 1.3, almost_all: 60, square: 11.0 };
    compare(&tolerance, |sample| Some(drawn_by_resvg(sample, SvgText::Outlines)));
}

#[test]
fn svg_of_text_looks_like_the_png() {
    let tolerance = Tolerance { mean: 1.3, almost_all: 60, square: 11.0 };
    compare(&tolerance, |sample| Some(drawn_by_resvg(sample, SvgText::Text)));
}

#[test]
fn pdf_looks_like_the_png() {
    if !has_tool("pdftoppm") {
        return;
    }
    let tolerance = Tolerance { mean: 1.2, almost_all: 90, square: 6.0 };
    compare(&tolerance, drawn_by_pdftoppm);
}

#[test]
fn text_of_an_svg_is_the_text_of_the_map() {
    for sample in samples() {
        let (texts, titles) = texts_of(&sample.svg(SvgText::Text));
        let drawn: Vec<String> = texts_on(&sample.scene());
        assert_eq!(texts, drawn, "{}", sample.name);
        let outlined = texts_of(&sample.svg(SvgText::Outlines));
        assert_eq!((outlined.0, &outlined.1), (Vec::new(), &titles), "{}", sample.name);
        for words in words_of(&sample.export) {
            let is_read = |all: &[String]| all.iter().any(|text| text.contains(&words));
            assert!(is_read(&texts), "\"{words}\" cannot be read in {}", sample.name);
            assert!(is_read(&titles), "\"{words}\" is not said by {}", sample.name);
        }
    }
}

/// Fails with all that differs, and leaves the pictures.
fn compare(tolerance: &Tolerance, draw: impl Fn(&Sample) -> Option<RgbImage>) {
    let mut wrong = Vec::new();
    for sample in samples() {
        let Some(other) = draw(&sample) else { return };
        let png = sample.png();
        assert!(
            png.height().abs_diff(other.height()) <= 1 && png.width() == other.width(),
            "{}: {:?} and {:?}",
            sample.name,
            png.dimensions(),
            other.dimensions()
        );
        let found = Difference::between(&png, &other);
        println!("{}: {found:?}", sample.name);
        let is_close = found.mean <= tolerance.mean
            && found.almost_all <= tolerance.almost_all
            && found.square <= tolerance.square;
        if !is_close {
            wrong.push(format!("{}: {found:?}", sample.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
fn drawn_by_resvg(sample: &Sample, text: SvgText) -> RgbImage {
    let svg = sample.svg(text);
    let mut options = usvg::Options::default();
    let fonts = options.fontdb_mut();
    for font in svg.split("src:url(data:font/ttf;base64,").skip(1) {
        fonts.load_font_data(STANDARD.decode(font.split(')').next().unwrap()).unwrap());
    }
    let tree = usvg::Tree::from_str(&svg, &options).unwrap();
    let scale = WIDTH as f32 / tree.size().width();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture's height")]
    let height = (tree.size().height() * scale).round() as u32;
    let mut pixels = resvg::tiny_skia::Pixmap::new(WIDTH, height).unwrap();
    let transform = resvg::tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    let ending = if text == SvgText::Text { "text.png" } else { "outlines.png" };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agreement");
    pixels.save_png(folder.join(format!("{}.{ending}", sample.name))).unwrap();
    RgbImage::from_fn(WIDTH, height, |x, y| {
        let pixel = pixels.pixel(x, y).unwrap();
        image::Rgb([pixel.red(), pixel.green(), pixel.blue()])
    })
}

/// None: there is no PDF yet.
fn drawn_by_pdftoppm(sample: &Sample) -> Option<RgbImage> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agreement");
    fs::create_dir_all(&folder).unwrap();
    let pdf = folder.join(format!("{}.pdf", sample.name));
    let choices = Choices { format: Format::Pdf, ..Choices::default() };
    let export = Export { choices, ..sample.export.clone() };
    if let Err(error) = export.write(&pdf, &Progress::default()) {
        println!("skipped: {error}");
        return None;
    }
    let root = folder.join(format!("{}.pdf", sample.name));
    let width = WIDTH.to_string();
    let arguments = ["-png", "-singlefile", "-scale-to-x", &width, "-scale-to-y", "-1"];
    let status = Command::new("pdftoppm").args(arguments).arg(&pdf).arg(&root).status().unwrap();
    assert!(status.success());
    Some(image::open(folder.join(format!("{}.pdf.png", sample.name))).unwrap().into_rgb8())
}

/// Whether a program can be run; where all tools must be there, it must.
fn has_tool(name: &str) -> bool {
    let is_there = Command::new(name).arg("-v").output().is_ok();
    assert!(is_there || std::env::var_os("WAYLANE_CI").is_none(), "{name} is missing");
    if !is_there {
        println!("skipped: {name} is missing");
    }
    is_there
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
