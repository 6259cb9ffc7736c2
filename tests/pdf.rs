//! PDF files, read with the tools that people's readers are made of (poppler): what they say, in which order, how
//! they are tagged, how posters are cut, and that they look as the PNG does.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test's own helpers may fail it")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use image::{DynamicImage, ImageFormat, RgbImage};
use waylane::export::{Choices, Export, Page, Paper, Size};
use waylane::model::{Document, Item, Language, Shown, StoredImage, ThemeName};
use waylane::output::pdf::{self, Options};
use waylane::output::{Progress, Sheet, png};
use waylane::scene::{Colour, Group, Picture, Placed, Pos, Primitive, Rect, Role, Scene};
use waylane::templates::{self, Template};
use waylane::text::{Face, TextEngine, TextStyle};

/// Largest mean difference of a channel between a page and the PNG, of 255: edges are smoothed differently.
const MEAN_DIFFERENCE: f64 = 3.5;

fn every() -> impl Iterator<Item = (&'static Template, Language)> {
    let built_in = templates::all().iter().chain(templates::samples());
    built_in.flat_map(|template| Language::ALL.map(|language| (template, language)))
}

fn sheet(document: Document, choices: Choices) -> Sheet {
    let map = document.maps[0].id;
    let export = Export { choices, ..Export::new(Arc::new(document), map, Shown::default()) };
    export.sheets().unwrap().remove(0)
}

fn sample(name: &str, language: Language) -> Sheet {
    sheet(templates::load(name, language).unwrap(), Choices::default())
}

fn write(sheets: &[Sheet], options: &Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    let unreadable = pdf::write(sheets, options, &Progress::default(), &mut bytes).unwrap();
    assert_eq!(unreadable, Vec::<String>::new());
    bytes
}

/// The file, in the folder for what tests leave behind.
fn kept(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// What a tool writes to standard output; none: it is missing, which only a developer's machine may lack.
fn run(tool: &str, arguments: &[&str]) -> Option<Vec<u8>> {
    match Command::new(tool).args(arguments).output() {
        Ok(output) => {
            assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
            Some(output.stdout)
        }
        Err(error) => {
            assert!(std::env::var_os("WAYLANE_CI").is_none(), "{tool} cannot be run: {error}");
            eprintln!("skipped: {tool} cannot be run: {error}");
            None
        }
    }
}

fn said(tool: &str, arguments: &[&str], path: &Path) -> Option<String> {
    let mut arguments = arguments.to_vec();
    arguments.push(path.to_str().unwrap());
    if tool == "pdftotext" {
        arguments.push("-");
    }
    run(tool, &arguments).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// Words in the order of the scene, icons left out.
fn words_of(scene: &Scene) -> Vec<String> {
    let primitives = scene.groups.iter().flat_map(|placed| &placed.group.primitives);
    primitives
        .filter_map(|primitive| match primitive {
            Primitive::Text { shaped, .. } => Some(shaped),
            Primitive::Rect { .. } | Primitive::Path { .. } | Primitive::Image { .. } => None,
        })
        .filter(|shaped| !matches!(shaped.style.face, Face::Icons | Face::IconsFill))
        .flat_map(|shaped| shaped.lines.iter().flat_map(|line| words(&line.text)))
        .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_text_of_every_map_is_in_its_pdf_in_the_scenes_order() {
    for (template, language) in every() {
        let sheet = sheet(template.load(language).unwrap(), Choices::default());
        let name = format!("{}.{language:?}.pdf", template.name);
        let path = kept(&name, &write(std::slice::from_ref(&sheet), &Options::default()));
        let Some(text) = said("pdftotext", &["-raw"], &path) else { return };
        let (expected, read) = (words_of(&sheet.scene), words(&text));
        let differs = expected.iter().zip(&read).position(|(one, other)| one != other);
        let around = |words: &[String]| {
            let at = differs.unwrap_or(words.len().saturating_sub(3));
            words.iter().skip(at.saturating_sub(3)).take(8).cloned().collect::<Vec<_>>().join(" ")
        };
        assert!(expected == read, "{name}: expected …{}…, read …{}…", around(&expected), around(&read));
    }
}

#[test]
fn fonts_are_embedded_and_cut_to_what_is_used() {
    let path = kept("fonts.pdf", &write(&[sample("retailer", Language::Vietnamese)], &Options::default()));
    let Some(fonts) = said("pdffonts", &[], &path) else { return };
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(fonts.len() >= 4, "{fonts:?}");
    for font in fonts {
        assert!(font.contains("+Inter"), "a subset has a tag before its name: {font}");
        assert!(words(font).join(" ").contains("yes yes yes"), "embedded, subset, readable: {font}");
    }
}

#[test]
fn a_screen_reader_meets_title_lanes_and_cards_in_order() {
    for language in Language::ALL {
        let sheet = sample("tv-shop", language);
        let path = kept("tagged.pdf", &write(std::slice::from_ref(&sheet), &Options::default()));
        let Some(info) = said("pdfinfo", &[], &path) else { return };
        assert!(info.lines().any(|line| words(line) == ["Tagged:", "yes"]), "{info}");
        assert!(info.contains(&sheet.title) && info.contains("Waylane"), "{info}");
        let metadata = said("pdfinfo", &["-meta"], &path).unwrap();
        assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "PDF/UA-1: {metadata}");
        let structure = said("pdfinfo", &["-struct-text"], &path).unwrap();
        let count = |tag: &str| structure.lines().filter(|line| line.trim_start().starts_with(tag)).count();
        let role = |role| sheet.scene.groups.iter().filter(move |placed| placed.group.role == role);
        assert_eq!(count("H1"), 1);
        assert_eq!(count("H2"), role(Role::RowHead).count());
        assert_eq!(count("LI"), role(Role::Card).chain(role(Role::ColumnHead)).count());
        let mut rest = structure.as_str();
        for card in role(Role::Card) {
            let title = words(&first_words(&card.group));
            let found = title.first().and_then(|word| rest.find(word.as_str()));
            assert!(found.is_some(), "{title:?} is not read, or too early");
            rest = rest.split_at(found.unwrap()).1;
        }
        let alternatives = texts_of(&std::fs::read(&path).unwrap(), b"/Alt");
        for named in role(Role::Point).chain(role(Role::Link)) {
            let label = &named.group.label;
            assert!(alternatives.iter().any(|said| said.starts_with(label.as_str())), "{label}");
        }
    }
}

fn first_words(group: &Group) -> String {
    let texts = group.primitives.iter().filter_map(|primitive| match primitive {
        Primitive::Text { shaped, .. } => Some(shaped),
        Primitive::Rect { .. } | Primitive::Path { .. } | Primitive::Image { .. } => None,
    });
    let mut texts = texts.filter(|shaped| !matches!(shaped.style.face, Face::Icons | Face::IconsFill));
    texts.next().map(|shaped| shaped.plain()).unwrap_or_default()
}

/// Every text of that key in the file: plain where ASCII is enough, else UTF-16 in hexadecimal.
fn texts_of(file: &[u8], key: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = file;
    while let Some(at) = rest.windows(key.len()).position(|window| window == key) {
        rest = &rest[at + key.len()..];
        let end = |close: u8| rest.iter().position(|byte| *byte == close).unwrap();
        found.push(match rest[0] {
            b'<' => {
                let digits = std::str::from_utf8(&rest[5..end(b'>')]).unwrap();
                let units = (0..digits.len()).step_by(4).map(|at| &digits[at..at + 4]);
                let units: Vec<u16> = units.map(|unit| u16::from_str_radix(unit, 16).unwrap()).collect();
                String::from_utf16(&units).unwrap()
            }
            _ => String::from_utf8_lossy(&rest[1..end(b')')]).into_owned(),
        });
    }
    found
}

#[test]
fn bookmarks_lead_to_stages() {
    let sheet = sample("retailer", Language::English);
    let stages: Vec<String> = sheet
        .scene
        .groups
        .iter()
        .filter(|placed| matches!(placed.group.item, Some(Item::Stage(_) | Item::Phase(_))))
        .map(|placed| first_words(&placed.group))
        .collect();
    assert!(!stages.is_empty());
    let one = write(std::slice::from_ref(&sheet), &Options::default());
    let two = write(&[sheet.clone(), sheet.clone()], &Options::default());
    let named = |file: &[u8], name: &str| {
        let entry = format!("/Title({name})/");
        file.windows(entry.len()).filter(|window| *window == entry.as_bytes()).count()
    };
    for stage in &stages {
        assert!(named(&one, stage) >= 1, "{stage}");
        assert_eq!(named(&two, stage), 2 * named(&one, stage), "{stage}");
    }
    assert_eq!(named(&one, &sheet.title), 1, "as the title of the file");
    assert_eq!(named(&two, &sheet.title), 3, "and as a bookmark of each page");
}

/// A map on a sheet of A0, cut into A4.
fn poster() -> Sheet {
    let choices = Choices { size: Size::Page(Page::of(Paper::A0, 150.0)), ..Choices::default() };
    sheet(templates::load("retailer", Language::Vietnamese).unwrap(), choices)
}

#[test]
fn a_poster_is_cut_into_pages_that_can_be_put_together() {
    let sheet = poster();
    let a4 = Page::of(Paper::A4, 72.0);
    let bytes = write(std::slice::from_ref(&sheet), &Options { tile: Some((a4.width, a4.height)) });
    let path = kept("poster.pdf", &bytes);
    let Some(info) = said("pdfinfo", &["-f", "1", "-l", "99"], &path) else { return };
    // The map is 1189 × 630 mm on it, windows are 277 × 190 mm and overlap by 10 mm: 5 × 4; upright it were 7 × 3.
    let sizes: Vec<&str> =
        info.lines().filter(|line| line.contains("size:") && line.contains("A4")).collect();
    assert_eq!(sizes.len(), 20, "{info}");
    let text = said("pdftotext", &["-raw"], &path).unwrap();
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert_eq!(pages.len(), 20);
    for (page, name) in pages.iter().zip(names()) {
        assert!(words(page).contains(&name), "{name} is not on its page: {page}");
    }
    let structure = said("pdfinfo", &["-struct-text"], &path).unwrap();
    let read = structure.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'));
    let read = count(read.flat_map(words));
    let in_full = count(texts_of(&bytes, b"/ActualText").iter().flat_map(|text| words(text)));
    let of = |counts: &BTreeMap<String, usize>, word: &String| counts.get(word).copied().unwrap_or(0);
    let differs: Vec<_> = count(words_of(&without_words_on_arrows(&sheet.scene)))
        .into_iter()
        .filter(|(word, times)| of(&read, word) > *times || of(&read, word) + of(&in_full, word) < *times)
        .collect();
    assert!(differs.is_empty(), "read more or less often: {differs:?}");
}

/// Words on arrows are part of the arrows' names.
fn without_words_on_arrows(scene: &Scene) -> Scene {
    let mut scene = scene.clone();
    scene.groups.retain(|placed| !matches!(placed.group.item, Some(Item::Link(_))));
    scene
}

fn names() -> impl Iterator<Item = String> {
    "ABCDEFGH".chars().flat_map(|row| (1..=5).map(move |column| format!("{row}{column}")))
}

fn count(words: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    words.into_iter().fold(BTreeMap::new(), |mut counts, word| {
        *counts.entry(word).or_default() += 1;
        counts
    })
}

#[test]
fn pages_look_as_the_png_does() {
    for (name, theme) in
        [("retailer", ThemeName::Light), ("airline", ThemeName::Dark), ("clinic", ThemeName::Print)]
    {
        let document = Document { theme, ..templates::load(name, Language::Vietnamese).unwrap() };
        let sheet = sheet(document, Choices { size: Size::Scale(1.0), ..Choices::default() });
        let path =
            kept(&format!("{name}.look.pdf"), &write(std::slice::from_ref(&sheet), &Options::default()));
        let Some(page) = drawn(&path) else { return };
        let mean = mean_difference(&page, &png_of(&sheet));
        assert!(mean < MEAN_DIFFERENCE, "{name}: {mean}");
    }
}

/// The first page, a map unit as a pixel.
fn drawn(path: &Path) -> Option<RgbImage> {
    let bytes = run("pdftoppm", &["-r", "96", "-singlefile", "-png", path.to_str().unwrap()])?;
    Some(image::load_from_memory(&bytes).unwrap().into_rgb8())
}

fn png_of(sheet: &Sheet) -> RgbImage {
    let mut bytes = Vec::new();
    let sheet = Sheet { scale: 1.0, ..sheet.clone() };
    png::write(&sheet, &png::Options::default(), &Progress::default(), &mut bytes).unwrap();
    image::load_from_memory(&bytes).unwrap().into_rgb8()
}

/// Of all channels, where both pictures are.
fn mean_difference(one: &RgbImage, other: &RgbImage) -> f64 {
    assert!(one.width().abs_diff(other.width()) <= 1 && one.height().abs_diff(other.height()) <= 1);
    let (width, height) = (one.width().min(other.width()), one.height().min(other.height()));
    let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let sum: u64 = pixels
        .map(|(x, y)| {
            let pair = one.get_pixel(x, y).0.into_iter().zip(other.get_pixel(x, y).0);
            pair.map(|(one, other)| u64::from(one.abs_diff(other))).sum::<u64>()
        })
        .sum();
    sum as f64 / (f64::from(width) * f64::from(height) * 3.0)
}

/// A page with one picture of four colours, twice as wide as it is high, in a square.
fn with_picture(bytes: Vec<u8>) -> Sheet {
    let picture = Picture(Arc::new(StoredImage { title: "Ảnh".to_owned(), bytes }));
    let rect = Rect::new(0.0, 0.0, 80.0, 80.0);
    with_card(Primitive::Image { rect, radius: 12.0, picture })
}

/// A small page with one card that is only this.
fn with_card(primitive: Primitive) -> Sheet {
    let group = Group {
        item: None,
        role: Role::Card,
        label: "Ảnh".to_owned(),
        parent: None,
        bounds: primitive.bounds(),
        primitives: vec![primitive],
    };
    let groups = vec![Placed { at: Pos::new(10.0, 10.0), group: Arc::new(group) }];
    let ground = Colour::hex(0xff_ffff);
    let scene = Scene { size: waylane::scene::Size::new(100.0, 100.0), ground, groups };
    Sheet {
        area: scene.size.to_rect(),
        scene,
        scale: 1.0,
        points: 0.75,
        transparent: false,
        title: String::new(),
        description: String::new(),
        language: Language::English,
        name: String::new(),
    }
}

#[test]
fn letters_that_share_glyphs_or_need_several_come_out_as_they_were_written() {
    // Signs of several characters, ligatures, arrows that Inter makes of two characters, marks of their own.
    for text in
        ["Vui 🎉 👩‍🚀", "fi ffl -> =>", "1/2 3x4", "Ổ ộ ữ Đặng", "nghie\u{323}\u{302}m", "70\u{a0}% −1,5"]
    {
        let style = TextStyle::new(Face::Medium, 13.0, 18.0);
        let shaped = TextEngine::new().shape(text, None, style);
        let colour = Colour::hex(0);
        let sheet = with_card(Primitive::Text { at: Pos::ZERO, shaped, colour, turned: false });
        let path = kept("letters.pdf", &write(&[sheet], &Options::default()));
        let Some(read) = said("pdftotext", &["-raw"], &path) else { return };
        assert_eq!(words(&read), words(text));
    }
}

fn four_colours(format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(160, 80, |x, y| match (x < 80, y < 40) {
        (true, true) => image::Rgb([220, 40, 40]),
        (false, true) => image::Rgb([40, 180, 60]),
        (true, false) => image::Rgb([40, 60, 220]),
        (false, false) => image::Rgb([240, 200, 40]),
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG that says how a camera was held.
fn held(orientation: u8) -> Vec<u8> {
    let exif = [
        &[0xFF, 0xE1, 0, 34][..],
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0",
        &[orientation, 0, 0, 0, 0, 0, 0],
    ]
    .concat();
    let jpeg = four_colours(ImageFormat::Jpeg);
    [&jpeg[..2], &exif, &jpeg[2..]].concat()
}

#[test]
fn pictures_are_cropped_rounded_and_upright_and_jpeg_stays_jpeg() {
    let pictures = [four_colours(ImageFormat::Png), four_colours(ImageFormat::WebP)].into_iter();
    for (number, picture) in pictures.chain((1..=8).map(held)).enumerate() {
        let is_jpeg = picture.starts_with(&[0xFF, 0xD8]);
        let sheet = with_picture(picture.clone());
        let bytes = write(std::slice::from_ref(&sheet), &Options::default());
        assert_eq!(bytes.windows(picture.len()).any(|window| window == picture), is_jpeg, "picture {number}");
        let Some(page) = drawn(&kept(&format!("picture-{number}.pdf"), &bytes)) else { return };
        let mean = mean_difference(&page, &png_of(&sheet));
        assert!(mean < MEAN_DIFFERENCE, "picture {number}: {mean}");
    }
}

#[test]
fn damaged_pictures_are_left_out_and_named() {
    let mut damaged = four_colours(ImageFormat::Png);
    damaged.truncate(100);
    let mut bytes = Vec::new();
    let sheet = with_picture(damaged);
    let unreadable = pdf::write(&[sheet], &Options::default(), &Progress::default(), &mut bytes).unwrap();
    assert_eq!(unreadable, ["Ảnh"]);
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn words_of_a_script_without_fonts_make_a_file_all_the_same() {
    let style = TextStyle::new(Face::Medium, 13.0, 18.0);
    let shaped = TextEngine::new().shape("旅 Journey", None, style);
    let sheet = with_card(Primitive::Text { at: Pos::ZERO, shaped, colour: Colour::hex(0), turned: false });
    let path = kept("script.pdf", &write(&[sheet], &Options::default()));
    let Some(read) = said("pdftotext", &["-raw"], &path) else { return };
    assert!(read.contains("Journey"), "{read}");
}

#[test]
fn what_is_given_up_writes_nothing() {
    let progress = Progress::default();
    progress.cancel();
    let mut bytes = Vec::new();
    let error = pdf::write(&[poster()], &Options::default(), &progress, &mut bytes).unwrap_err();
    assert!(matches!(error, pdf::PdfError::Cancelled(_)));
    assert!(bytes.is_empty());
}
