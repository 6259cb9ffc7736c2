//! Decks: the package and its XML, the words of the native slides, and how LibreOffice shows both kinds.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test's own helpers may fail it, and say what they skip"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use image::RgbImage;
use image::imageops::{FilterType, resize};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use waylane::export::{Export, Page, Size};
use waylane::model::{Document, Language, Shown, StoredImage, ThemeName};
use waylane::output::{Progress, Sheet, png, pptx};
use waylane::scene::{Group, Picture, Placed, Pos, Primitive, Rect, Role, Scene};
use waylane::templates;
use waylane::text::Face;
use zip::ZipArchive;

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
        let mut on_slide: Vec<String> = slide.objects().into_iter().flat_map(|object| object.text).collect();
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
        assert!(mean <= 1.5 && far <= 0.005, "{name}: {mean} and {far}");
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

/// The first map of a document, on a page or at its own size.
fn sheets(document: Document, page: Option<Page>) -> Vec<Sheet> {
    let map = document.maps[0].id;
    let mut export = Export::new(Arc::new(document), map, Shown::default());
    export.choices.size = page.map_or(Size::Scale(1.0), Size::Page);
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

/// A deck, unpacked.
struct Package(ZipArchive<Cursor<Vec<u8>>>);

impl Package {
    fn of(bytes: &[u8]) -> Self {
        Self(ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap())
    }

    fn names(&self) -> Vec<String> {
        self.0.file_names().map(|name| name.unwrap().into_owned()).collect()
    }

    fn bytes(&mut self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.0.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    fn xml(&mut self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    fn document(&mut self, name: &str) -> Xml {
        Xml(self.xml(name))
    }

    fn slide(&mut self, number: usize) -> Xml {
        self.document(&format!("ppt/slides/slide{number}.xml"))
    }

    fn check_content_types(&mut self) {
        let types = self.document("[Content_Types].xml");
        let overridden: BTreeSet<String> = types.values("Override", "PartName").into_iter().collect();
        let extensions: BTreeSet<String> = types.values("Default", "Extension").into_iter().collect();
        for name in self.names().iter().filter(|name| *name != "[Content_Types].xml") {
            let extension = name.rsplit('.').next().unwrap();
            let is_plain = extension == "xml" && !overridden.contains(&format!("/{name}"));
            assert!(extensions.contains(extension) && !is_plain, "{name} has no content type");
        }
        for part in overridden {
            assert!(self.names().iter().any(|name| format!("/{name}") == part), "{part} is missing");
        }
    }

    fn check_relationships(&mut self) {
        let names: BTreeSet<String> = self.names().into_iter().collect();
        let mut reached = BTreeSet::from(["[Content_Types].xml".to_owned()]);
        for rels in names.iter().filter(|name| name.ends_with(".rels")) {
            reached.insert(rels.clone());
            let (folder, source) = rels.split_once("_rels/").unwrap();
            let document = self.document(rels);
            for target in document.values("Relationship", "Target") {
                let target = resolved(folder, &target);
                assert!(names.contains(&target), "{rels} leads to {target}, which is missing");
                reached.insert(target);
            }
            let ids: BTreeSet<String> = document.values("Relationship", "Id").into_iter().collect();
            let source = format!("{folder}{}", source.trim_end_matches(".rels"));
            if names.contains(&source) {
                let source = self.document(&source);
                for used in [source.attributes("r:id"), source.attributes("r:embed")].concat() {
                    assert!(ids.contains(&used), "{rels} has no {used}");
                }
            }
        }
        assert_eq!(reached, names, "every part is reached");
    }
}

/// `../media/image1.png` from `ppt/slides/`.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        if name == ".." {
            path.pop();
        } else {
            path.push(name);
        }
    }
    path.join("/")
}

/// A part of a package.
struct Xml(String);

/// A shape of a slide.
#[derive(Debug, Default, Clone)]
struct Object {
    /// Paragraphs joined by line ends; none: it holds no text.
    text: Option<String>,
    is_box: bool,
    is_title: bool,
    y: i64,
    height: i64,
}

impl Xml {
    fn elements(&self) -> Vec<BytesStart<'_>> {
        let mut reader = Reader::from_str(&self.0);
        let mut elements = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) | Event::Empty(element) => elements.push(element),
                Event::Eof => return elements,
                _ => {}
            }
        }
    }

    /// The values of an attribute of all elements of that name.
    fn values(&self, element: &str, attribute: &str) -> Vec<String> {
        let named = |start: &BytesStart<'_>| start.name().as_ref() == element.as_bytes();
        self.elements()
            .iter()
            .filter(|start| named(start))
            .filter_map(|start| value(start, attribute))
            .collect()
    }

    /// The values of an attribute of any element.
    fn attributes(&self, attribute: &str) -> Vec<String> {
        self.elements().iter().filter_map(|start| value(start, attribute)).collect()
    }

    fn title(&self) -> Option<Object> {
        self.objects().into_iter().find(|object| object.is_title)
    }

    /// The shapes, in their order.
    fn objects(&self) -> Vec<Object> {
        let mut reader = Reader::from_str(&self.0);
        let mut objects: Vec<Object> = Vec::new();
        let mut current: Option<Object> = None;
        let mut paragraphs = 0;
        loop {
            let event = reader.read_event().unwrap();
            let (Event::Start(start) | Event::Empty(start)) = &event else {
                match event {
                    Event::End(end) if end.name().as_ref() == b"p:sp" => objects.extend(current.take()),
                    Event::Eof => return objects,
                    _ => {}
                }
                continue;
            };
            let name = start.name().as_ref().to_vec();
            if name == b"p:sp" {
                (current, paragraphs) = (Some(Object::default()), 0);
            }
            let Some(object) = &mut current else { continue };
            let number = |name: &str| value(start, name).unwrap().parse().unwrap();
            match name.as_slice() {
                b"p:cNvSpPr" => object.is_box = value(start, "txBox").is_some(),
                b"p:ph" => object.is_title = value(start, "type").as_deref() == Some("title"),
                b"a:off" => object.y = number("y"),
                b"a:ext" if value(start, "cy").is_some() => object.height = number("cy"),
                b"a:p" => {
                    let text = object.text.get_or_insert_default();
                    text.push_str(if paragraphs > 0 { "\n" } else { "" });
                    paragraphs += 1;
                }
                b"a:t" => {
                    let text = reader.read_text(start.to_end().name()).unwrap();
                    let text = quick_xml::escape::unescape(std::str::from_utf8(&text).unwrap()).unwrap();
                    object.text.get_or_insert_default().push_str(&text);
                }
                _ => {}
            }
        }
    }
}

fn value(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).unwrap()?;
    let raw = std::str::from_utf8(&attribute.value).unwrap().to_owned();
    Some(quick_xml::escape::unescape(&raw).unwrap().into_owned())
}

/// What elements may hold, in this order, as the schemas of ECMA-376 (pml.xsd, dml-main.xsd) say; only what decks use.
const ORDER: [(&str, &[&str]); 34] = [
    ("p:presentation", &["p:sldMasterIdLst", "p:sldIdLst", "p:sldSz", "p:notesSz"]),
    ("p:sldMaster", &["p:cSld", "p:clrMap", "p:sldLayoutIdLst", "p:txStyles"]),
    ("p:sldLayout", &["p:cSld", "p:clrMapOvr"]),
    ("p:sld", &["p:cSld", "p:clrMapOvr"]),
    ("p:cSld", &["p:bg", "p:spTree"]),
    ("p:bg", &["p:bgPr", "p:bgRef"]),
    ("p:bgPr", &["a:solidFill", "a:effectLst"]),
    ("p:nvGrpSpPr", &["p:cNvPr", "p:cNvGrpSpPr", "p:nvPr"]),
    ("p:grpSpPr", &["a:xfrm"]),
    ("p:sp", &["p:nvSpPr", "p:spPr", "p:txBody"]),
    ("p:nvSpPr", &["p:cNvPr", "p:cNvSpPr", "p:nvPr"]),
    ("p:cxnSp", &["p:nvCxnSpPr", "p:spPr"]),
    ("p:nvCxnSpPr", &["p:cNvPr", "p:cNvCxnSpPr", "p:nvPr"]),
    ("p:pic", &["p:nvPicPr", "p:blipFill", "p:spPr"]),
    ("p:nvPicPr", &["p:cNvPr", "p:cNvPicPr", "p:nvPr"]),
    ("p:blipFill", &["a:blip", "a:srcRect", "a:stretch"]),
    ("p:spPr", &["a:xfrm", "a:custGeom", "a:prstGeom", "a:noFill", "a:solidFill", "a:ln"]),
    ("a:xfrm", &["a:off", "a:ext", "a:chOff", "a:chExt"]),
    ("a:custGeom", &["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst", "a:rect", "a:pathLst"]),
    ("a:prstGeom", &["a:avLst"]),
    ("a:ln", &["a:noFill", "a:solidFill", "a:prstDash", "a:custDash", "a:round", "a:headEnd", "a:tailEnd"]),
    ("a:solidFill", &["a:srgbClr", "a:schemeClr"]),
    ("a:srgbClr", &["a:alpha"]),
    ("p:txBody", &["a:bodyPr", "a:lstStyle", "a:p"]),
    ("a:bodyPr", &["a:noAutofit", "a:normAutofit"]),
    ("a:p", &["a:pPr", "a:r", "a:endParaRPr"]),
    ("a:r", &["a:rPr", "a:t"]),
    ("a:rPr", &["a:solidFill"]),
    ("a:endParaRPr", &["a:solidFill"]),
    ("a:pPr", &["a:lnSpc"]),
    ("a:defRPr", &["a:solidFill", "a:latin", "a:ea", "a:cs"]),
    ("a:fontScheme", &["a:majorFont", "a:minorFont"]),
    ("a:majorFont", &["a:latin", "a:ea", "a:cs", "a:font"]),
    ("a:themeElements", &["a:clrScheme", "a:fontScheme", "a:fmtScheme"]),
];

/// The XML is well-formed, and what stands in the table holds only what it may, in its order.
fn check_order(part: &str, xml: &str) {
    let table: BTreeMap<&str, &[&str]> = ORDER.into();
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{part}: {error}"));
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(start) | Event::Empty(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                assert!(
                    start.attributes().all(|attribute| attribute.is_ok()),
                    "{part}: attributes of {name}"
                );
                if let Some((parent, last)) = open.last_mut()
                    && let Some(children) = table.get(parent.as_str())
                {
                    let place = children.iter().position(|child| *child == name);
                    let place = place.unwrap_or_else(|| panic!("{part}: {name} in {parent}"));
                    assert!(place >= *last, "{part}: {name} too late in {parent}");
                    *last = place;
                }
                if !is_empty {
                    open.push((name, 0));
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{part} breaks off");
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

/// The first page of a PDF in so many pixels: LibreOffice rounds its size to hundredths of a millimetre.
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
