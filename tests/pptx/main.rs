//! Decks: the package and its XML, the words of the native slides, and how `LibreOffice` shows both kinds.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test's own helpers may fail it, and say what they skip"
)]

#[path = "../support/mod.rs"]
mod support;

mod package;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use crate::package::{Package, Xml, check_order};
use image::RgbImage;
use image::imageops::{FilterType, resize};
use waylane::export::{Export, Page, Size};
use waylane::model::{Document, Language, Shown, StoredImage, ThemeName};
use waylane::output::{Progress, Sheet, png, pptx};
use waylane::scene::{Group, Picture, Placed, Pos, Primitive, Rect, Role, Scene};
use waylane::templates;
use waylane::text::Face;

const SHAPES: pptx::Options = pptx::Options { shapes: true };
const PICTURES: pptx::Options = pptx::Options { shapes: false };

#[test]
fn a_package_is_whole_and_its_elements_stand_in_the_order_of_the_schema() {
    let documents = samples().map(|document| (document, SHAPES)).chain([
        (support::everything::everything(), SHAPES),
        (sample("tv-shop", Language::Vietnamese), PICTURES),
    ]);
    for (document, options) in documents {
        let sheets = sheets(document, None);
        {
            let mut package = Package::of(&deck(&sheets, &options));
            package.check_content_types();
            package.check_relationships();
            for name in package.names() {
                if name.ends_with("xml") || name.ends_with("rels") {
                    check_order(&name, &package.xml(&name));
                }
            }
            let ids = package.slide(1).values("p:cNvPr", "id");
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "numbers of objects are unique");
        }
    }
}

#[test]
fn the_words_of_native_slides_are_those_of_the_map() {
    for document in samples() {
        let titles: Vec<String> = cards(&document).collect();
        let tag = if document.language == Language::English { "en-US" } else { "vi-VN" };
        let sheets = sheets(document, None);
        let slide = Package::of(&deck(&sheets, &SHAPES)).slide(1);

        let mut on_map: Vec<String> = texts(&sheets[0].scene).collect();
        let mut on_slide: Vec<String> =
            slide.objects().into_iter().filter_map(|object| object.text).collect();
        on_map.sort();
        on_slide.sort();
        assert_eq!(on_slide, on_map, "{}", sheets[0].title);

        let mut in_shapes = Counted::default();
        slide
            .objects()
            .into_iter()
            .filter(|object| !object.is_box)
            .for_each(|object| in_shapes.add(object.text));
        for title in titles {
            assert!(in_shapes.take(&title), "no card holds its own words: {title}");
        }
        assert!(slide.values("a:rPr", "lang").iter().all(|lang| lang == tag));
    }
}

#[test]
fn first_lines_leave_room_for_the_icon() {
    let sheets = sheets(sample("retailer", Language::English), Some(Page::SLIDE));
    let primitives = sheets[0].scene.groups.iter().flat_map(|placed| &placed.group.primitives);
    let is_indented = |primitive: &&Primitive| match primitive {
        Primitive::Text { shaped, .. } => shaped.indent > 0.0,
        Primitive::Rect { .. } | Primitive::Path { .. } | Primitive::Image { .. } => false,
    };
    let indented = primitives.filter(is_indented).count();
    assert!(indented > 0, "cards that are laid out for a page have their words under the icon");
    let indents = Package::of(&deck(&sheets, &SHAPES)).slide(1).values("a:pPr", "indent");
    assert_eq!(indents.iter().filter(|indent| *indent != "0").count(), indented);
}

#[test]
fn every_slide_has_a_title_and_a_description_for_those_who_cannot_see_it() {
    let mut sheets = sheets(sample("retailer", Language::Vietnamese), None);
    let shapes = Package::of(&deck(&sheets, &SHAPES)).slide(1);
    let drawn = shapes.title().unwrap();
    assert_eq!(drawn.text.as_ref(), Some(&sheets[0].title));
    assert!(drawn.y > 0, "the title that is drawn is the title of the slide");
    let described: BTreeSet<String> = shapes.values("p:cNvPr", "descr").into_iter().collect();
    for placed in sheets[0].scene.groups.iter().filter(|placed| !placed.group.label.is_empty()) {
        assert!(described.contains(&placed.group.label), "not described: {}", placed.group.label);
    }

    let pictures = Package::of(&deck(&sheets, &PICTURES)).slide(1);
    assert_eq!(pictures.title().unwrap().text.as_ref(), Some(&sheets[0].title));
    assert_eq!(
        pictures.values("p:cNvPr", "descr"),
        [format!("{}. {}", sheets[0].title, sheets[0].description)]
    );

    sheets[0].title = "Chỉ giai đoạn mua".to_owned();
    sheets[0].description = String::new();
    for options in [SHAPES, PICTURES] {
        let slide = Package::of(&deck(&sheets, &options)).slide(1);
        let title = slide.title().unwrap();
        assert_eq!(title.text.as_ref(), Some(&sheets[0].title));
        assert!(title.y + title.height <= 0, "what is not drawn covers nothing");
        assert!(slide.values("p:cNvPr", "descr").iter().all(|descr| !descr.is_empty()));
    }
}

#[test]
fn slides_are_as_large_as_the_page_within_what_powerpoint_takes() {
    let document = sample("retailer", Language::English);
    let size = |sheets: &[Sheet]| {
        let xml = Package::of(&deck(sheets, &SHAPES)).document("ppt/presentation.xml");
        (xml.values("p:sldSz", "cx")[0].clone(), xml.values("p:sldSz", "cy")[0].clone())
    };
    let size_of = |cx: u32, cy: u32| (cx.to_string(), cy.to_string());
    let mut sheets = sheets(document, Some(Page::SLIDE));
    assert_eq!(size(&sheets), size_of(12_192_000, 6_858_000));

    sheets[0].points *= 10.0;
    assert_eq!(size(&sheets), size_of(51_206_400, 28_803_600));
    sheets[0].points /= 1000.0;
    assert_eq!(size(&sheets), size_of(914_400, 914_400));
}

#[test]
fn sheets_of_one_deck_keep_one_scale() {
    let mut sheets = sheets(sample("retailer", Language::English), None);
    let half = Sheet { area: Rect { x1: sheets[0].area.center().x, ..sheets[0].area }, ..sheets[0].clone() };
    sheets.insert(0, half);
    let mut package = Package::of(&deck(&sheets, &SHAPES));
    let widths = |slide: &Xml| -> Vec<String> { slide.values("a:ext", "cx") };
    let (half, whole) = (widths(&package.slide(1)), widths(&package.slide(2)));
    assert!(half.len() < whole.len(), "what lies outside is left out");
    // Edges are rounded to whole units from another origin.
    let known: BTreeSet<i64> = whole.iter().map(|width| width.parse().unwrap()).collect();
    for width in half {
        let width: i64 = width.parse().unwrap();
        assert!(known.range(width - 2..=width + 2).next().is_some(), "{width} is on no other slide");
    }
}

#[test]
fn the_same_sheets_give_the_same_bytes() {
    let sheets = sheets(sample("tv-shop", Language::English), None);
    for options in [SHAPES, PICTURES] {
        assert!(deck(&sheets, &options) == deck(&sheets, &options));
    }
}

#[test]
fn a_deck_that_is_given_up_is_an_error() {
    let sheets = sheets(sample("tv-shop", Language::English), None);
    let progress = Progress::default();
    progress.cancel();
    for options in [SHAPES, PICTURES] {
        let written = pptx::write(&sheets, &options, &progress, Cursor::new(Vec::new()));
        assert!(matches!(written, Err(pptx::PptxError::Cancelled(_))), "{written:?}");
    }
}

#[test]
fn pictures_are_cropped_and_unreadable_ones_told() {
    let wide = RgbImage::from_fn(200, 100, |x, _| image::Rgb([u8::try_from(x).unwrap(), 0, 0]));
    let encoded = |format| {
        let mut bytes = Cursor::new(Vec::new());
        wide.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    let picture = |title: &str, bytes| Primitive::Image {
        rect: Rect::new(0.0, 0.0, 50.0, 50.0),
        radius: 25.0,
        picture: Picture(Arc::new(StoredImage { title: title.to_owned(), bytes })),
    };
    let primitives = vec![
        picture("PNG", encoded(image::ImageFormat::Png)),
        picture("JPEG", encoded(image::ImageFormat::Jpeg)),
        picture("WebP", encoded(image::ImageFormat::WebP)),
        picture("Broken", b"\x89PNG not really".to_vec()),
        picture("Broken", b"neither".to_vec()),
    ];
    let mut sheets = sheets(sample("tv-shop", Language::English), None);
    sheets[0].scene.groups = vec![Placed {
        at: Pos::new(100.0, 100.0),
        group: Arc::new(Group {
            item: None,
            role: Role::Card,
            label: "Pictures".to_owned(),
            parent: None,
            bounds: Rect::new(0.0, 0.0, 50.0, 50.0),
            primitives,
        }),
    }];
    let mut bytes = Cursor::new(Vec::new());
    let unreadable = pptx::write(&sheets, &SHAPES, &Progress::default(), &mut bytes).unwrap();
    assert_eq!(unreadable, ["Broken"]);

    let mut package = Package::of(&bytes.into_inner());
    let media = package.names().into_iter().filter(|name| name.starts_with("ppt/media/"));
    assert_eq!(
        media.collect::<Vec<_>>(),
        ["image1.png", "image2.jpeg", "image3.png"].map(|n| format!("ppt/media/{n}"))
    );
    let made = image::load_from_memory(&package.bytes("ppt/media/image3.png")).unwrap();
    assert_eq!(made.to_rgb8(), wide, "what PowerPoint cannot read is kept without loss");
    let slide = package.slide(1);
    assert_eq!(slide.values("a:srcRect", "l"), ["25000"; 3]);
    assert_eq!(slide.values("a:srcRect", "t"), ["0"; 3]);
    assert_eq!(slide.values("p:cNvPr", "descr"), ["Pictures", "PNG", "JPEG", "WebP"]);
}

/// Pictures come through without a change. Drawn, they may lie a pixel off, and shapes have another font: parts of
/// 12 × 12 pixels are compared.
#[test]
fn libreoffice_shows_what_the_picture_shows() {
    if !all_there(&["soffice", "pdftoppm", "pdfimages"]) {
        return;
    }
    let folder = std::env::temp_dir().join(format!("waylane-decks-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let cases = [
        ("retailer", Language::English, ThemeName::Light),
        ("utility", Language::Vietnamese, ThemeName::Dark),
    ];
    let decks: Vec<(String, Sheet, pptx::Options)> = cases
        .into_iter()
        .flat_map(|(name, language, theme)| {
            let document = Document { theme, ..sample(name, language) };
            let sheet = sheets(document, Some(Page::SLIDE)).remove(0);
            [("shapes", SHAPES), ("pictures", PICTURES)]
                .map(|(kind, options)| (format!("{name}-{kind}"), sheet.clone(), options))
        })
        .collect();
    for (name, sheet, options) in &decks {
        std::fs::write(folder.join(format!("{name}.pptx")), deck(std::slice::from_ref(sheet), options))
            .unwrap();
    }
    let files: Vec<PathBuf> = decks.iter().map(|(name, ..)| folder.join(format!("{name}.pptx"))).collect();
    convert(&folder, &files);
    for (name, sheet, options) in &decks {
        let expected = picture(sheet);
        let pdf = folder.join(format!("{name}.pdf"));
        if !options.shapes {
            assert!(only_picture(&pdf) == expected, "{name}: the picture is not the sheet's");
        }
        let (mean, far) = difference(&coarse(&page(&pdf, expected.dimensions())), &coarse(&expected));
        println!("{name}: mean difference {mean:.2} of 255, {:.3} % of parts by more than 32", far * 100.0);
        let (most, most_far) = if options.shapes { (3.0, 0.01) } else { (1.5, 0.005) };
        assert!(mean <= most && far <= most_far, "{name}: {mean} and {far}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

fn samples() -> impl Iterator<Item = Document> {
    templates::samples().iter().flat_map(|sample| {
        [Language::English, Language::Vietnamese].map(|language| sample.load(language).unwrap())
    })
}

fn sample(name: &str, language: Language) -> Document {
    templates::load(name, language).unwrap()
}

/// The first map of a document, laid out for a page or at its own size.
fn sheets(document: Document, page: Option<Page>) -> Vec<Sheet> {
    let map = document.maps[0].id;
    let mut export = Export::new(Arc::new(document), map, Shown::default());
    export.choices.size = page.map_or(Size::Scale(1.0), Size::Page);
    export.choices.fit = page.is_some();
    export.sheets().unwrap()
}

fn deck(sheets: &[Sheet], options: &pptx::Options) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    pptx::write(sheets, options, &Progress::default(), &mut bytes).unwrap();
    bytes.into_inner()
}

/// The words of the cards of the first map.
fn cards(document: &Document) -> impl Iterator<Item = String> + '_ {
    document.maps[0].lanes.iter().flat_map(|lane| lane.cards()).map(|(_, _, card)| card.title.clone())
}

/// The words of a scene, text by text.
fn texts(scene: &Scene) -> impl Iterator<Item = String> + '_ {
    scene.groups.iter().flat_map(|placed| &placed.group.primitives).filter_map(|primitive| match primitive {
        Primitive::Text { shaped, .. } if !matches!(shaped.style.face, Face::Icons | Face::IconsFill) => {
            Some(shaped.text.clone())
        }
        Primitive::Text { .. }
        | Primitive::Rect { .. }
        | Primitive::Path { .. }
        | Primitive::Image { .. } => None,
    })
}

/// Texts with how often they stand.
#[derive(Default)]
struct Counted(BTreeMap<String, usize>);

impl Counted {
    fn add(&mut self, text: Option<String>) {
        *self.0.entry(text.unwrap_or_default()).or_default() += 1;
    }

    /// Takes one away, if there is one.
    fn take(&mut self, text: &str) -> bool {
        self.0.get_mut(text).is_some_and(|count| {
            let is_there = *count > 0;
            *count = count.saturating_sub(1);
            is_there
        })
    }
}

/// Whether the tools are there; a test is skipped without them, but not in the checks before a merge.
fn all_there(tools: &[&str]) -> bool {
    let missing: Vec<&&str> =
        tools.iter().filter(|tool| Command::new(**tool).arg("--help").output().is_err()).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(std::env::var_os("WAYLANE_CI").is_none(), "missing: {missing:?}");
    println!("skipped for want of {missing:?}");
    false
}

/// Pictures as they are: by default they would be compressed with loss.
const PDF: &str = concat!(
    r#"pdf:impress_pdf_Export:{"UseLosslessCompression":{"type":"boolean","value":"true"},"#,
    r#""ReduceImageResolution":{"type":"boolean","value":"false"}}"#
);

/// Turns decks into PDF files beside them.
fn convert(folder: &Path, decks: &[PathBuf]) {
    let installation = folder.join("office").display().to_string();
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{installation}"))
        .args(["--headless", "--convert-to", PDF, "--outdir"])
        .arg(folder)
        .args(decks)
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
}

/// The first page of a PDF in so many pixels: `LibreOffice` rounds its size to hundredths of a millimetre.
fn page(path: &Path, (width, height): (u32, u32)) -> RgbImage {
    let size = ["-scale-to-x", &width.to_string(), "-scale-to-y", &height.to_string()];
    let done = Command::new("pdftoppm").args(size).args(["-png", "-singlefile"]).arg(path).output().unwrap();
    assert!(done.status.success(), "{done:?}");
    image::load_from_memory(&done.stdout).unwrap().to_rgb8()
}

/// The picture in a PDF that has no other.
fn only_picture(pdf: &Path) -> RgbImage {
    let root = pdf.with_extension("");
    let done = Command::new("pdfimages").arg("-png").arg(pdf).arg(&root).output().unwrap();
    assert!(done.status.success(), "{done:?}");
    let numbered = |number: u8| PathBuf::from(format!("{}-{number:03}.png", root.display()));
    assert!(!numbered(1).exists());
    image::open(numbered(0)).unwrap().to_rgb8()
}

/// The sheet as a picture.
fn picture(sheet: &Sheet) -> RgbImage {
    let mut bytes = Vec::new();
    png::write(sheet, &png::Options::default(), &Progress::default(), &mut bytes).unwrap();
    image::load_from_memory(&bytes).unwrap().to_rgb8()
}

/// The picture in parts of 12 × 12 pixels.
fn coarse(picture: &RgbImage) -> RgbImage {
    resize(picture, picture.width() / 12, picture.height() / 12, FilterType::Triangle)
}

/// The mean difference of a channel, and the share of pixels that are off by more than 32.
fn difference(a: &RgbImage, b: &RgbImage) -> (f64, f64) {
    let (mut sum, mut far) = (0.0, 0);
    for (a, b) in a.pixels().zip(b.pixels()) {
        let by = a.0.iter().zip(b.0).map(|(a, b)| a.abs_diff(b));
        sum += by.clone().map(f64::from).sum::<f64>() / 3.0;
        far += u32::from(by.max().unwrap_or(0) > 32);
    }
    let count = f64::from(a.width() * a.height());
    (sum / count, f64::from(far) / count)
}
