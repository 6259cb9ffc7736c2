//! What maps look like: every template and sample in both languages as a list of what is drawn, and a
//! small map in every theme as a picture and as SVG. `UPDATE_GOLDENS=1` writes what they look like now.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use waylane::export::Export;
use waylane::file::{RealDisk, write_atomic};
use waylane::layout::{self, layout};
use waylane::model::{CardKind, Document, Language, MapId, Mark, PainCategory, Shown, ThemeName};
use waylane::output::{Progress, Sheet, png, svg};
use waylane::scene::{self, Colour, Placed, Primitive, Scene};
use waylane::style::Style;
use waylane::templates;

use crate::map_text::{card_mut, document};

#[test]
fn templates_and_samples_are_drawn_as_they_were() {
    for template in templates::all().iter().chain(templates::samples()) {
        for (language, code) in [(Language::English, "en"), (Language::Vietnamese, "vi")] {
            let document = template.load(language).unwrap();
            let mut listing = String::new();
            for map in &document.maps {
                list(&draw(&document, map.id), &mut listing);
            }
            compare(&format!("{}.{code}.txt", template.name), &listing);
        }
    }
}

#[test]
fn a_small_map_looks_as_it_did_in_every_theme() {
    for (theme, name) in [
        (ThemeName::Light, "light"),
        (ThemeName::Dark, "dark"),
        (ThemeName::Print, "print"),
        (ThemeName::Greyscale, "greyscale"),
    ] {
        let mut document = small_map();
        document.theme = theme;
        let shown = Shown { without_title: true, without_legend: true, ..Shown::default() };
        let scene = draw_shown(&document, document.maps[0].id, &shown);
        let mut bytes = Vec::new();
        let sheet = Sheet::of(scene, 0.5);
        png::write(&sheet, &png::Options::default(), &Progress::default(), &mut bytes).unwrap();
        assert!(bytes.len() < 20_480, "{} bytes", bytes.len());

        compare_picture(&format!("small-{name}.png"), &bytes);
    }
}

/// Compares with the golden picture; what no eye can tell may differ.
pub(crate) fn compare_picture(name: &str, bytes: &[u8]) {
    let path = golden(name);
    if accepting() {
        accept(&path, bytes);
    }
    let decoded = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgba8();
    let (now, before) = (decoded(bytes), decoded(&fs::read(&path).unwrap()));
    assert_eq!(now.dimensions(), before.dimensions(), "{name}");
    let differs = |(a, b): (&u8, &u8)| a.abs_diff(*b) > 3;
    let differing = now.as_raw().iter().zip(before.as_raw()).filter(|pair| differs(*pair)).count();
    assert!(differing * 1000 < now.as_raw().len(), "{name}: {differing} values differ");
}

#[test]
fn a_small_map_is_the_same_svg_as_it_was() {
    let document = Arc::new(small_map());
    let map = document.maps[0].id;
    let mut sheets = Export::new(document, map, Shown::default()).sheets().unwrap();
    sheets[0].title = "Mua tivi".to_owned();
    let mut bytes = Vec::new();
    svg::write(&sheets[0], svg::Letters::Outlines, &Progress::default(), &mut bytes).unwrap();
    compare("small.svg", &String::from_utf8(bytes).unwrap());
}

/// A blueprint of two columns with a face, a curve, a mark, a dash and all that stands around.
fn small_map() -> Document {
    let mut small = document(
        "phases           | Trước khi mua           | Sau khi mua
         stages           | Tìm hiểu                | Sử dụng
         Hành động        | So sánh ba mẫu          | Xem phim
         Cảm xúc [curve]  | -1                      | 2
         Điểm đau         | Quá nhiều mẫu      | -
         Nhân viên [front]| Tư vấn *2               |",
    );
    small.language = Language::Vietnamese;
    let pain = card_mut(&mut small, "Quá nhiều mẫu");
    pain.kind = CardKind::PainPoint { category: Some(PainCategory::Productivity), severity: 2 };
    pain.marks = vec![Mark::MomentOfTruth];
    let map = std::sync::Arc::make_mut(&mut small.maps[0]);
    map.title = "Mua tivi".into();
    let stages = map.phases.iter_mut().flat_map(|phase| &mut phase.stages);
    stages.for_each(|stage| stage.facts.width = Some(150.0));
    small
}

fn draw(document: &Document, map: MapId) -> Scene {
    draw_shown(document, map, &Shown::default())
}

fn draw_shown(document: &Document, map: MapId, shown: &Shown) -> Scene {
    let style = Style::of(document.theme);
    let layout = layout(document, map, shown, &mut layout::Memo::default()).unwrap();
    scene::draw(document, &layout, &style, &mut scene::Memo::default())
}

/// A line for the page and one for each group: role, place and size in whole units, how many primitives
/// of which colours, name.
fn list(scene: &Scene, listing: &mut String) {
    let Scene { size, ground, groups } = scene;
    writeln!(listing, "Page {:.0}×{:.0} {}", size.width, size.height, name_of(*ground)).unwrap();
    for placed in groups {
        let Placed { group, .. } = placed;
        let bounds = placed.bounds();
        let [x, y, width, height] = [bounds.x0, bounds.y0, bounds.width(), bounds.height()];
        let count = group.primitives.len();
        write!(listing, "{:?} {x:.0},{y:.0} {width:.0}×{height:.0} {count}", group.role).unwrap();
        for colour in group.primitives.iter().flat_map(colours_of).collect::<BTreeSet<_>>() {
            write!(listing, " {colour}").unwrap();
        }
        let label = group.label.replace('\n', " / ");
        writeln!(listing, "{}{label}", if label.is_empty() { "" } else { " " }).unwrap();
    }
}

fn colours_of(primitive: &Primitive) -> Vec<String> {
    let colours = match primitive {
        Primitive::Rect { fill, stroke, .. } | Primitive::Path { fill, stroke, .. } => {
            vec![*fill, stroke.as_ref().map(|stroke| stroke.colour)]
        }
        Primitive::Text { colour, .. } => vec![Some(*colour)],
        Primitive::Image { .. } => Vec::new(),
    };
    colours.into_iter().flatten().map(name_of).collect()
}

fn name_of(colour: Colour) -> String {
    let [r, g, b] = colour.rgb;
    let alpha = if colour.alpha == 255 { String::new() } else { format!("/{}", colour.alpha) };
    format!("#{r:02X}{g:02X}{b:02X}{alpha}")
}

/// Compares with the golden text and names the first line that differs.
fn compare(name: &str, text: &str) {
    let path = golden(name);
    if accepting() {
        accept(&path, text.as_bytes());
    }
    let expected = fs::read_to_string(&path).unwrap();
    let differing = text.lines().zip(expected.lines()).find(|(now, before)| now != before);
    assert!(text == expected, "{name}: first difference: {differing:?}");
}

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/maps").join(name)
}

fn accept(path: &Path, bytes: &[u8]) {
    write_atomic(&RealDisk, path, bytes, |_| true).unwrap();
}

fn accepting() -> bool {
    std::env::var_os("UPDATE_GOLDENS").is_some()
}
