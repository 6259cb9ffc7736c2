//! The picture back ends: a small scene with every primitive, as PNG and as SVG.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test's own helpers may fail it"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Write};
use std::path::PathBuf;
use std::sync::Arc;

use image::{DynamicImage, Rgb, RgbImage, RgbaImage};
use kurbo::Affine;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use waylane::model::{Language, StoredImage};
use waylane::output::svg::{self, Letters};
use waylane::output::{Progress, Sheet, SizeError, png};
use waylane::scene::{
    BezPath, Colour, Dash, Group, Picture, Placed, Pos, Primitive, Rect, Role, Scene, Size, Stroke,
};
use waylane::text::{self, Face, TextEngine, TextStyle};

const INK: Colour = Colour::hex(0x1f_2937);
const BLUE: Colour = Colour::hex(0x25_63eb);
const PALE: Colour = Colour::hex(0xdb_eafe);
const GREEN: Colour = Colour::hex(0x05_9669);
const AMBER: Colour = Colour::hex(0xf5_9e0b);

/// A page of 320 × 220 map units with every primitive.
fn sample() -> Scene {
    let groups = vec![
        group(Role::Card, "Tìm hiểu <sản phẩm>", Pos::new(16.0, 16.0), card()),
        group(Role::Curve, "Emotion", Pos::new(16.0, 120.0), lines()),
        group(Role::RowHead, "Hậu trường", Pos::new(296.0, 16.0), turned_head()),
        group(Role::Ornament, "", Pos::new(190.0, 20.0), shapes()),
        group(Role::Card, "Ảnh", Pos::new(230.0, 120.0), picture(stripes())),
    ];
    Scene { size: Size::new(320.0, 220.0), ground: Colour::hex(0xf8_fafc), groups }
}

fn group(role: Role, label: &str, at: Pos, primitives: Vec<Primitive>) -> Placed {
    let bounds = Rect::new(-16.0, -16.0, 304.0, 204.0);
    let group = Group { item: None, role, label: label.to_owned(), parent: None, bounds, primitives };
    Placed { at, group: Arc::new(group) }
}

fn card() -> Vec<Primitive> {
    let mut engine = TextEngine::new();
    let style = TextStyle::new(Face::Medium, 13.0, 18.0);
    let title = engine.shape("Tìm hiểu sản phẩm & so sánh giá ở ba nơi 🎉", Some(118.0), style);
    vec![
        Primitive::Rect {
            rect: Rect::new(0.0, 0.0, 160.0, 88.0),
            radius: 8.0,
            fill: Some(PALE),
            stroke: Some(Stroke::solid(1.5, BLUE)),
        },
        Primitive::Text {
            at: Pos::new(10.0, 11.0),
            shaped: Arc::new(text::icon(text::icons::HAND_TAP, 18.0, true)),
            colour: BLUE,
            turned: false,
        },
        Primitive::Text { at: Pos::new(34.0, 10.0), shaped: title, colour: INK, turned: false },
    ]
}

fn turned_head() -> Vec<Primitive> {
    let style = TextStyle::new(Face::SemiBold, 12.0, 18.0);
    let shaped = TextEngine::new().shape("Hậu trường", None, style);
    vec![Primitive::Text { at: Pos::new(0.0, 88.0), shaped, colour: GREEN, turned: true }]
}

fn lines() -> Vec<Primitive> {
    let mut curve = BezPath::new();
    curve.move_to((0.0, 40.0));
    curve.curve_to((40.0, 40.0), (60.0, 4.0), (100.0, 4.0));
    curve.curve_to((140.0, 4.0), (150.0, 36.0), (190.0, 28.0));
    let across = |y: f64| BezPath::from_vec(line(0.0, y, 190.0, y));
    let stroked = |path, stroke| Primitive::Path { path, fill: None, stroke: Some(stroke) };
    vec![
        stroked(curve, Stroke::solid(3.0, BLUE)),
        stroked(across(56.0), Stroke::dashed(2.0, INK, Dash::Dashed(8.0, 5.0))),
        stroked(across(68.0), Stroke::dashed(3.0, GREEN, Dash::Dotted(7.0))),
        stroked(across(80.0), Stroke::solid(1.0, INK)),
    ]
}

fn line(x0: f64, y0: f64, x1: f64, y1: f64) -> Vec<kurbo::PathEl> {
    vec![kurbo::PathEl::MoveTo(Pos::new(x0, y0)), kurbo::PathEl::LineTo(Pos::new(x1, y1))]
}

fn shapes() -> Vec<Primitive> {
    let mut chevron = BezPath::new();
    for (at, point) in [(4, 0), (44, 0), (58, 18), (44, 36), (4, 36), (18, 18)].into_iter().enumerate() {
        let point = Pos::new(f64::from(point.0), f64::from(point.1));
        if at == 0 { chevron.move_to(point) } else { chevron.line_to(point) }
    }
    chevron.close_path();
    vec![
        Primitive::Path { path: chevron, fill: Some(AMBER), stroke: None },
        Primitive::Rect {
            rect: Rect::new(60.0, 4.0, 90.0, 34.0),
            radius: 15.0,
            fill: None,
            stroke: Some(Stroke::dashed(2.0, GREEN, Dash::Dashed(5.0, 3.0))),
        },
        Primitive::Rect {
            rect: Rect::new(30.0, 20.0, 80.0, 70.0),
            radius: 0.0,
            fill: Some(BLUE.with_opacity(0.3)),
            stroke: None,
        },
    ]
}

fn picture(bytes: Vec<u8>) -> Vec<Primitive> {
    let stored = StoredImage { title: "Stripes".to_owned(), bytes };
    vec![Primitive::Image {
        rect: Rect::new(0.0, 0.0, 64.0, 84.0),
        radius: 10.0,
        picture: Picture(Arc::new(stored)),
    }]
}

/// A PNG of 200 × 100 pixels: red, a wide white middle with a dark line, green.
fn stripes() -> Vec<u8> {
    let image = RgbImage::from_fn(200, 100, |x, y| match (x, y) {
        (..60, _) => Rgb([220, 38, 38]),
        (140.., _) => Rgb([5, 150, 105]),
        (_, 45..55) => Rgb([31, 41, 55]),
        _ => Rgb([255, 255, 255]),
    });
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn png_of(sheet: &Sheet) -> Vec<u8> {
    let mut bytes = Vec::new();
    png::write(sheet, &png::Options::default(), &Progress::default(), &mut bytes).unwrap();
    bytes
}

fn svg_of(sheet: &Sheet, letters: Letters) -> String {
    let mut bytes = Vec::new();
    svg::write(sheet, letters, &Progress::default(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn sample_at(scale: f64) -> Sheet {
    Sheet::of(sample(), scale)
}

/// All of a scene at its natural size.
fn sheet(scene: Scene) -> Sheet {
    Sheet { language: Language::Vietnamese, ..Sheet::of(scene, 1.0) }
}

fn decode(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

/// The largest difference of a channel, and the share of pixels that differ at all.
fn difference(a: &RgbaImage, b: &RgbaImage) -> (u8, f64) {
    assert_eq!(a.dimensions(), b.dimensions());
    let by_pixel: Vec<u8> = a
        .pixels()
        .zip(b.pixels())
        .map(|(a, b)| a.0.iter().zip(b.0).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0))
        .collect();
    let differing = by_pixel.iter().filter(|difference| **difference > 0).count();
    (by_pixel.iter().copied().max().unwrap_or(0), differing as f64 / by_pixel.len() as f64)
}

#[test]
fn every_primitive_looks_as_it_did() {
    let bytes = png_of(&sample_at(1.0));
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/primitives.png");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&golden, &bytes).unwrap();
    }
    let expected = decode(&std::fs::read(&golden).expect("UPDATE_GOLDENS=1 writes it")).into_rgba8();
    let (largest, share) = difference(&decode(&bytes).into_rgba8(), &expected);
    assert!(largest <= 3 && share <= 0.01, "differs by up to {largest} in {share} of the pixels");
}

#[test]
fn an_area_is_cut_out_of_the_whole() {
    let whole = decode(&png_of(&sample_at(2.0)));
    let area = Rect::new(20.0, 10.0, 120.0, 90.0);
    let part = decode(&png_of(&Sheet { area, ..sample_at(2.0) }));
    let (largest, _) = difference(&part.into_rgba8(), &whole.crop_imm(40, 20, 200, 160).into_rgba8());
    assert!(largest <= 1, "{largest}");
}

#[test]
fn only_a_transparent_picture_has_alpha() {
    let opaque = decode(&png_of(&sample_at(1.0)));
    assert!(matches!(opaque, DynamicImage::ImageRgb8(_)));
    let transparent = decode(&png_of(&Sheet { transparent: true, ..sample_at(1.0) }));
    assert!(matches!(transparent, DynamicImage::ImageRgba8(_)));
    let pixel = |x, y| transparent.as_rgba8().unwrap().get_pixel(x, y).0;
    assert_eq!(pixel(2, 2), [0; 4], "the ground is left out");
    assert_eq!(pixel(100, 95), [0xdb, 0xea, 0xfe, 255], "a card is opaque");
    let [r, g, b, alpha] = pixel(225, 85);
    assert!(
        alpha.abs_diff(77) <= 1 && r.abs_diff(0x25) <= 3 && g.abs_diff(0x63) <= 3 && b.abs_diff(0xeb) <= 3
    );
}

#[test]
fn there_are_no_seams_between_parts() {
    for transparent in [false, true] {
        let sheet = Sheet { transparent, ..sample_at(2.5) };
        let drawn_in = |width, height| {
            let mut bytes = Vec::new();
            let tiling = png::Tiling { width, height };
            let (options, progress) = (png::Options::default(), Progress::default());
            png::write_in_tiles(&sheet, &options, tiling, &progress, &mut bytes).unwrap();
            decode(&bytes).into_rgba8()
        };
        let whole = drawn_in(4096, 4096);
        for (width, height) in [(4096, 64), (100, 4096), (333, 17)] {
            let (largest, share) = difference(&drawn_in(width, height), &whole);
            assert!(
                largest <= 4 && share < 0.01,
                "parts of {width} × {height} differ by up to {largest} in {share} of the pixels"
            );
        }
    }
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    assert_eq!(png_of(&sample_at(1.5)), png_of(&sample_at(1.5)));
    for letters in [Letters::Outlines, Letters::Text] {
        assert_eq!(svg_of(&sheet(sample()), letters), svg_of(&sheet(sample()), letters));
    }
}

#[test]
fn empty_and_huge_pictures_are_refused_with_their_numbers() {
    let refused = |sheet: &Sheet| {
        png::write(sheet, &png::Options::default(), &Progress::default(), io::sink()).unwrap_err()
    };
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let error = refused(&sample_at(scale));
        assert!(matches!(error, png::PngError::Size(SizeError::Empty { .. })), "{scale}: {error}");
    }
    let nowhere = refused(&Sheet { area: Rect::ZERO, ..sample_at(1.0) });
    assert!(matches!(nowhere, png::PngError::Size(SizeError::Empty { .. })));
    let huge = refused(&sample_at(312.5));
    let sentence = "100000 × 68750 pixels are 6875 megapixels, more than 400: choose a smaller size";
    assert_eq!(huge.to_string(), sentence);
}

#[test]
fn a_full_disk_is_an_error_not_a_hang() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::from(io::ErrorKind::StorageFull))
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let tiles = png::Tiling { width: 64, height: 4 };
    let (options, progress) = (png::Options::default(), Progress::default());
    assert!(png::write_in_tiles(&sample_at(1.0), &options, tiles, &progress, Full).is_err());
    assert!(svg::write(&sheet(sample()), Letters::Text, &Progress::default(), Full).is_err());
}

#[test]
fn pictures_that_cannot_be_decoded_are_named_and_left_out() {
    let mut scene = sample();
    scene.groups = vec![group(Role::Card, "Ảnh", Pos::new(16.0, 16.0), picture(b"no picture".to_vec()))];
    let (small, options) = (Sheet::of(scene.clone(), 1.0), png::Options::default());
    assert_eq!(png::write(&small, &options, &Progress::default(), io::sink()).unwrap(), ["Stripes"]);
    let unreadable = svg::write(&sheet(scene), Letters::Outlines, &Progress::default(), io::sink()).unwrap();
    assert_eq!(unreadable, ["Stripes"]);
}

#[test]
fn pictures_are_cropped_to_their_middle() {
    let image = decode(&png_of(&sample_at(2.0))).into_rgb8();
    let middle = image.get_pixel(2 * (230 + 32), 2 * (120 + 42)).0;
    assert!(middle.iter().zip([31, 41, 55]).all(|(a, b)| a.abs_diff(b) <= 4), "{middle:?}");
    assert_eq!(image.get_pixel(2 * 230, 2 * 120).0, [0xf8, 0xfa, 0xfc], "the corner is round");
    // The middle 64 of 84 × 2 columns that the picture is wide are shown: no green, hardly any red.
    let left = image.get_pixel(2 * (230 + 12), 2 * (120 + 20)).0;
    assert_eq!(left, [255, 255, 255]);
}

/// An element of an SVG file with its attributes, and the elements around it.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    inside: Vec<String>,
    /// From its own space to the page.
    to_page: Affine,
}

impl Element {
    fn of(start: &BytesStart<'_>, around: &[(String, Affine)]) -> Self {
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).unwrap().to_owned();
        let attributes: BTreeMap<String, String> = start
            .attributes()
            .map(|attribute| attribute.expect("a sound attribute"))
            .map(|attribute| (text(attribute.key.as_ref()), text(&attribute.value)))
            .collect();
        let outside = around.last().map_or(Affine::IDENTITY, |(_, to_page)| *to_page);
        let to_page = outside * attributes.get("transform").map_or(Affine::IDENTITY, |text| transform(text));
        let inside = around.iter().map(|(name, _)| name.clone()).collect();
        Self { name: text(start.name().as_ref()), attributes, inside, to_page }
    }

    fn number(&self, attribute: &str) -> f64 {
        self.attributes[attribute].parse().unwrap()
    }
}

/// A transform of translations, turns by 90° to the left and scales.
fn transform(text: &str) -> Affine {
    text.split_inclusive(')').fold(Affine::IDENTITY, |before, step| {
        let (name, numbers) = step.trim().trim_end_matches(')').split_once('(').unwrap();
        let numbers: Vec<f64> = numbers.split(' ').map(|number| number.parse().unwrap()).collect();
        before
            * match (name, numbers.as_slice()) {
                ("translate", &[x, y]) => Affine::translate((x, y)),
                ("rotate", [-90.0]) => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, 0.0]),
                ("scale", &[scale]) => Affine::scale(scale),
                other => panic!("{other:?}"),
            }
    })
}

/// All elements and the texts of a file, which must be well-formed XML.
fn parse(svg: &str) -> (Vec<Element>, Vec<String>) {
    let (mut elements, mut texts) = (Vec::new(), Vec::new());
    let mut open: Vec<(String, Affine)> = Vec::new();
    let mut reader = Reader::from_str(svg);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(start) => {
                let element = Element::of(&start, &open);
                open.push((element.name.clone(), element.to_page));
                elements.push(element);
            }
            Event::Empty(start) => elements.push(Element::of(&start, &open)),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => texts.push(text.decode().unwrap().into_owned()),
            Event::GeneralRef(reference) => texts.push(format!("&{};", reference.decode().unwrap())),
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    assert!(open.is_empty());
    (elements, texts)
}

#[test]
fn svg_is_sound_xml_of_the_right_size_with_names() {
    let mut scene = sample();
    scene.groups.push(group(Role::Block, "a\u{0}b\u{1b}c & \"d\"", Pos::ZERO, Vec::new()));
    let sheet = Sheet { title: "Mua <tivi>".to_owned(), description: "Ba nơi".to_owned(), ..sheet(scene) };
    let (elements, texts) = parse(&svg_of(&sheet, Letters::Outlines));
    let root = elements.first().unwrap();
    assert_eq!((&*root.attributes["width"], &*root.attributes["height"]), ("240pt", "165pt"));
    assert_eq!(root.attributes["viewBox"], "0 0 320 220");
    assert_eq!((&*root.attributes["lang"], &*root.attributes["xml:lang"]), ("vi", "vi"));
    for (attribute, name) in [("aria-labelledby", "title"), ("aria-describedby", "desc")] {
        let named = elements.iter().find(|e| e.attributes.get("id") == Some(&root.attributes[attribute]));
        assert!(named.is_some_and(|e| e.name == name && e.inside == ["svg"]), "{attribute}");
    }
    let text = texts.concat();
    for name in
        ["Mua &lt;tivi&gt;", "Ba nơi", "Tìm hiểu &lt;sản phẩm&gt;", "Hậu trường", "abc &amp; &quot;d&quot;"]
    {
        assert!(text.contains(name), "{name} in {text}");
    }
    let groups = elements.iter().filter(|e| e.inside == ["svg"] && e.name == "g");
    assert!(groups.clone().count() == 6);
    assert!(
        groups.clone().all(|g| g.attributes.contains_key("role") || g.attributes["aria-hidden"] == "true")
    );
}

#[test]
fn the_svg_reads_as_it_did() {
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/primitives.svg");
    let written = svg_of(&sheet(sample()), Letters::Outlines);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&golden, &written).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).expect("UPDATE_GOLDENS=1 writes it");
    let differing = written.lines().zip(expected.lines()).find(|(a, b)| a != b);
    assert!(written == expected, "first difference: {differing:?}");
}

#[test]
fn what_svg_uses_is_defined_once() {
    let (elements, _) = parse(&svg_of(&sheet(sample()), Letters::Outlines));
    let ids: Vec<&String> = elements.iter().filter_map(|element| element.attributes.get("id")).collect();
    let distinct: BTreeSet<&str> = ids.iter().map(|id| id.as_str()).collect();
    assert_eq!(ids.len(), distinct.len());
    let used: Vec<&str> = elements
        .iter()
        .filter(|element| element.name == "use")
        .map(|element| element.attributes["xlink:href"].strip_prefix('#').unwrap())
        .collect();
    assert!(used.iter().all(|id| distinct.contains(id)));
    assert!(used.len() > distinct.len(), "letters that occur again are not drawn again");
    assert!(!elements.iter().any(|element| element.name == "text" || element.name == "font"));
}

#[test]
fn glyphs_of_an_svg_stand_where_they_were_shaped() {
    let scene = sample();
    let mut shaped_at = Vec::new();
    for placed in &scene.groups {
        for primitive in &placed.group.primitives {
            let Primitive::Text { at, shaped, turned, .. } = primitive else { continue };
            let box_at = placed.at + at.to_vec2();
            let glyphs = shaped.lines.iter().flat_map(|line| &line.runs).flat_map(|run| &run.glyphs);
            shaped_at.extend(glyphs.map(|glyph| {
                let (x, y) = (f64::from(glyph.x), f64::from(glyph.y));
                if *turned {
                    Pos::new(box_at.x + y, box_at.y - x)
                } else {
                    Pos::new(box_at.x + x, box_at.y + y)
                }
            }));
        }
    }
    let (elements, _) = parse(&svg_of(&sheet(scene), Letters::Outlines));
    let is_glyph = |e: &&Element| e.attributes.get("xlink:href").is_some_and(|id| id.starts_with("#g"));
    let drawn_at: Vec<Pos> = elements
        .iter()
        .filter(is_glyph)
        .map(|e| {
            let number = |name| e.attributes.get(name).map_or(0.0, |_| e.number(name));
            e.to_page * Pos::new(number("x"), number("y"))
        })
        .collect();
    assert!(drawn_at.len() > 30 && drawn_at.len() < shaped_at.len(), "spaces are not drawn");
    for drawn in drawn_at {
        assert!(shaped_at.iter().any(|shaped| shaped.distance(drawn) < 0.02), "{drawn:?}");
    }
}

#[test]
fn an_svg_of_an_area_shows_the_area() {
    let part = Sheet { area: Rect::new(10.0, 20.0, 110.5, 80.0), ..sheet(sample()) };
    let (elements, _) = parse(&svg_of(&part, Letters::Outlines));
    assert_eq!(elements[0].attributes["viewBox"], "10 20 100.5 60");
}

#[test]
fn characters_that_need_more_than_a_font_are_drawn_and_still_said() {
    let style = TextStyle::new(Face::Medium, 13.0, 18.0);
    let shaped = TextEngine::new().shape("Vui 👨‍👩‍👧 日本 A-B a-b", None, style);
    let words = vec![Primitive::Text { at: Pos::new(0.0, 0.0), shaped, colour: INK, turned: false }];
    let scene = Scene { groups: vec![group(Role::Card, "Vui", Pos::ZERO, words)], ..sample() };
    let svg = svg_of(&sheet(scene), Letters::Text);
    let (elements, texts) = parse(&svg);
    let pieces: Vec<&Element> = elements.iter().filter(|e| e.name == "tspan").collect();
    let has = |name: &str, value: &str| {
        pieces.iter().filter(|e| e.attributes.get(name).is_some_and(|v| v == value)).count()
    };
    assert_eq!(has("fill", "none"), 1, "the family lies unseen below its outlines");
    assert_eq!(elements.iter().filter(|e| e.name == "use").count(), 1);
    assert_eq!(has("font-family", "sans-serif"), 1, "what no font of ours has is left to the viewer");
    assert_eq!(has("class", "waylane-medium-2"), 1, "the hyphen of capitals");
    assert!(svg.contains("@font-face{font-family:waylane-medium-2;"));
    let said = texts.concat();
    assert!(said.contains("Vui 👨‍👩‍👧 日本 A-B a-b"), "{said}");
}
