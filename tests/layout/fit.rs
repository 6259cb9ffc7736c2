//! Maps laid out for a page: as large as they can be.

use std::sync::Arc;

use waylane::export::{Export, Page, Size, text_points};
use waylane::layout::Memo;
use waylane::model::{Document, Language, Shown, StageRange};
use waylane::output::{Progress, Sheet, png};
use waylane::templates;

use crate::picture::lay_out;

fn look(document: &Document, shown: &Shown, name: &str, page: Page) {
    let mut export = Export::new(Arc::new(document.clone()), document.maps[0].id, shown.clone());
    export.choices.size = Size::Page(page);
    let before = text_points(&export.sheet(&export.slides()[0]).unwrap());
    export.choices.fit = true;
    let sheet = export.sheet(&export.slides()[0]).unwrap();
    println!("{name}: {before:.1} -> {:.1} pt, {:?}", text_points(&sheet), sheet.area);
    if let Ok(folder) = std::env::var("WAYLANE_LOOK") {
        let mut bytes = Vec::new();
        let sheet = Sheet { scale: sheet.scale * 0.8, ..sheet };
        png::write(&sheet, &png::Options::default(), &Progress::default(), &mut bytes).unwrap();
        std::fs::write(format!("{folder}/{name}.png"), bytes).unwrap();
    }
}

#[test]
#[ignore = "a look"]
fn look_at_samples() {
    for name in ["retailer", "tv-shop", "utility", "airline", "clinic", "webshop"] {
        for (language, code) in [(Language::English, "en"), (Language::Vietnamese, "vi")] {
            let document = templates::load(name, language).unwrap();
            look(&document, &Shown::default(), &format!("{name}.{code}"), Page::SLIDE);
        }
    }
}

#[test]
#[ignore = "a look"]
fn look_at_two_stages() {
    let document = templates::load("retailer", Language::English).unwrap();
    let map = &document.maps[0];
    let stages: Vec<_> = map.stages().map(|(_, stage)| stage.id).collect();
    let range = StageRange { first: stages[0], last: stages[1] };
    let lanes: Vec<_> = map.lanes.iter().map(|lane| lane.id).collect();
    for (first, last) in [(0, 11), (0, 3), (0, 4), (1, 3), (2, 4), (4, 7), (4, 6), (7, 11), (7, 9), (8, 11)] {
        let without = lanes.iter().enumerate().filter(|(at, _)| *at < first || *at >= last);
        let shown = Shown {
            stages: Some(range),
            without_lanes: without.map(|(_, id)| *id).collect(),
            without_title: true,
            without_legend: true,
            without_blocks: true,
            ..Shown::default()
        };
        look(&document, &shown, &format!("two-{first}-{last}"), Page::SLIDE);
    }
    let _ = lay_out(&document, &Shown::default(), &mut Memo::default());
}
