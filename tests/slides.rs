//! Sets of pictures: what is on each, how large, what they are called, and that there is never half a set.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use waylane::export::{Choices, Export, ExportError, Format, Page, Size, Split, text_points};
use waylane::file::{RealDisk, SaveError, write_atomic};
use waylane::model::{CardId, Document, Item, Language, Shown, ThemeName, View, ViewId};
use waylane::output::{Progress, Sheet};
use waylane::scene::{Primitive, Role, Scene};
use waylane::style::Style;

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("waylane-slides-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn export(name: &str, language: Language, choices: Choices) -> Export {
    let document = waylane::templates::load(name, language).unwrap();
    let map = document.maps[0].id;
    Export { choices, ..Export::new(Arc::new(document), map, Shown::default()) }
}

/// 16:9 slides.
fn slides(split: Split) -> Choices {
    Choices { size: Size::Page(Page::SLIDE), split, ..Choices::default() }
}

fn cards_of(scene: &Scene) -> Vec<CardId> {
    let cards = scene.groups.iter().filter(|placed| placed.group.role == Role::Card);
    cards
        .filter_map(|placed| match placed.group.item {
            Some(Item::Card(id)) => Some(id),
            _ => None,
        })
        .collect()
}

fn all_cards(document: &Document) -> BTreeSet<CardId> {
    document.maps[0].lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card.id)).collect()
}

fn texts_of(scene: &Scene) -> Vec<String> {
    let primitives = scene.groups.iter().flat_map(|placed| &placed.group.primitives);
    let words = |primitive: &Primitive| {
        if let Primitive::Text { shaped, .. } = primitive { Some(shaped.plain()) } else { None }
    };
    primitives.filter_map(words).collect()
}

fn heads_of(scene: &Scene, role: Role) -> usize {
    scene.groups.iter().filter(|placed| placed.group.role == role).count()
}

#[test]
fn every_card_is_on_one_slide_under_its_heads_and_beside_its_lane_name() {
    for language in Language::ALL {
        for split in [Split::Stages(1), Split::Stages(2), Split::Phases] {
            let export = export("retailer", language, slides(split));
            let sheets = export.sheets().unwrap();
            assert!(sheets.len() > 1);
            let cards: Vec<CardId> = sheets.iter().flat_map(|sheet| cards_of(&sheet.scene)).collect();
            assert_eq!(cards.len(), all_cards(&export.document).len(), "none twice");
            assert_eq!(cards.into_iter().collect::<BTreeSet<_>>(), all_cards(&export.document));
            let lanes = export.document.maps[0].lanes.len();
            for sheet in &sheets {
                assert!(heads_of(&sheet.scene, Role::ColumnHead) >= 2, "{}", sheet.title);
                assert_eq!(heads_of(&sheet.scene, Role::RowHead), lanes, "{}", sheet.title);
            }
        }
    }
}

#[test]
fn all_slides_of_a_set_have_one_size_and_one_scale() {
    for size in [Size::Page(Page::SLIDE), Size::Scale(1.5), Size::Width(1200), Size::Height(900)] {
        let choices = Choices { size, ..slides(Split::Stages(1)) };
        let sheets = export("tv-shop", Language::English, choices).sheets().unwrap();
        let first = &sheets[0];
        for sheet in &sheets {
            assert!((sheet.points - first.points).abs() < 1e-9 && (sheet.scale - first.scale).abs() < 1e-9);
            let (width, height) = sheet.size_in_pixels();
            match size {
                Size::Page(_) => assert_eq!((width, height), (1920.0, 1080.0)),
                Size::Width(pixels) => assert!((width - f64::from(pixels)).abs() < 1.0),
                Size::Height(pixels) => assert!((height - f64::from(pixels)).abs() < 1.0),
                Size::Scale(_) | Size::Dpi(_) => {}
            }
            let page = sheet.scene.size.to_rect();
            assert!(
                sheet.area.contains(page.origin()) && sheet.area.x1 >= page.x1 && sheet.area.y1 >= page.y1
            );
        }
    }
}

#[test]
fn lanes_go_on_to_further_slides_until_text_is_as_large_as_asked() {
    for language in Language::ALL {
        let choices = Choices { smallest_text: Some(11.5), ..slides(Split::Stages(1)) };
        let export = export("retailer", language, choices);
        let sheets = export.sheets().unwrap();
        assert!(sheets.len() > export.document.maps[0].stages().count());
        let cards: Vec<CardId> = sheets.iter().flat_map(|sheet| cards_of(&sheet.scene)).collect();
        assert_eq!(cards.len(), all_cards(&export.document).len());
        for sheet in &sheets {
            assert!(text_points(sheet) >= 11.4, "{}: {}", sheet.title, text_points(sheet));
            assert!(heads_of(&sheet.scene, Role::ColumnHead) >= 2, "heads are repeated");
        }
    }
}

#[test]
fn two_stages_of_the_blueprint_fit_slides_with_text_for_a_room() {
    for language in Language::ALL {
        let choices = Choices { fit: true, smallest_text: Some(18.0), ..slides(Split::Stages(2)) };
        let export = export("retailer", language, choices);
        let sheets = export.sheets().unwrap();
        let cards: Vec<CardId> = sheets.iter().flat_map(|sheet| cards_of(&sheet.scene)).collect();
        assert_eq!(cards.len(), all_cards(&export.document).len());
        assert!(sheets.len() <= 10, "{language:?}: {} slides", sheets.len());
        for sheet in &sheets {
            assert!(text_points(sheet) >= 17.95, "{}: {}", sheet.title, text_points(sheet));
        }
    }
}

#[test]
fn text_that_no_slide_can_have_ends_with_every_card_on_a_slide() {
    let choices = Choices { smallest_text: Some(180.0), ..slides(Split::Phases) };
    let export = export("tv-shop", Language::Vietnamese, choices);
    let sheets = export.sheets().unwrap();
    let cards: BTreeSet<CardId> = sheets.iter().flat_map(|sheet| cards_of(&sheet.scene)).collect();
    assert_eq!(cards, all_cards(&export.document));
    assert!(sheets.iter().all(|sheet| heads_of(&sheet.scene, Role::RowHead) > 0));
}

#[test]
fn the_overview_shows_everything_and_names_every_slide_in_every_theme() {
    for theme in ThemeName::ALL {
        let choices = Choices {
            overview: true,
            smallest_text: Some(11.0),
            theme: Some(theme),
            ..slides(Split::Stages(2))
        };
        let export = export("retailer", Language::English, choices);
        let sheets = export.sheets().unwrap();
        let (overview, parts) = sheets.split_first().unwrap();
        assert_eq!(overview.title, "Overview");
        assert_eq!(cards_of(&overview.scene).len(), all_cards(&export.document).len());
        let texts = texts_of(&overview.scene);
        for (place, part) in parts.iter().enumerate() {
            let number = (place + 2).to_string();
            let named = format!("{number}  {}", part.title);
            assert!(texts.iter().any(|text| *text == number || *text == named), "{named} in {theme:?}");
            assert!(!part.scene.groups.iter().any(|placed| placed.group.role == Role::Title));
        }
        let colours = Style::of(theme).colours;
        let label = Style::of(theme).ink_on(colours.accent);
        assert!(label.contrast(colours.accent) >= 4.5, "{theme:?}");
        for placed in &overview.scene.groups {
            let page = overview.scene.size.to_rect().inflate(1.0, 1.0);
            assert_eq!(page.union(placed.bounds()), page, "{:?}", placed.group.label);
        }
    }
}

#[test]
fn a_card_over_several_stages_is_on_every_slide_that_it_reaches() {
    let mut document = waylane::templates::load("retailer", Language::English).unwrap();
    let map = Arc::make_mut(&mut document.maps[0]);
    let columns = map.columns();
    let last_of_first = map.stages().next().unwrap().1.steps.last().unwrap().id;
    let left = columns.len() - columns.iter().position(|step| *step == last_of_first).unwrap();
    let lane =
        Arc::make_mut(map.lanes.iter_mut().find(|lane| lane.cells[&last_of_first].cards.len() == 1).unwrap());
    let card = &mut lane.cells.get_mut(&last_of_first).unwrap().cards[0];
    card.span = u16::try_from(left).unwrap();
    let (wide, map) = (card.id, map.id);
    let export = Export {
        choices: slides(Split::Stages(1)),
        ..Export::new(Arc::new(document), map, Shown::default())
    };
    for sheet in export.sheets().unwrap() {
        let drawn =
            sheet.scene.groups.iter().find(|placed| placed.group.item == Some(Item::Card(wide))).unwrap();
        assert!(sheet.scene.size.to_rect().contains(drawn.bounds().center()), "{}", sheet.title);
        assert_eq!(cards_of(&sheet.scene).iter().filter(|card| **card == wide).count(), 1);
    }
}

#[test]
fn arrows_whose_other_end_is_on_another_slide_are_left_out() {
    let export = export("retailer", Language::English, slides(Split::Stages(1)));
    let map = &export.document.maps[0];
    let mut drawn = 0;
    for sheet in export.sheets().unwrap() {
        let cards = cards_of(&sheet.scene);
        for placed in &sheet.scene.groups {
            let Some(Item::Link(id)) = placed.group.item else { continue };
            let link = map.links.iter().find(|link| link.id == id).unwrap();
            assert!(cards.contains(&link.from) && cards.contains(&link.to));
            drawn += 1;
        }
    }
    assert!(drawn > 0);
}

#[test]
fn every_saved_view_becomes_a_slide_as_it_was_saved() {
    let mut document = waylane::templates::load("tv-shop", Language::English).unwrap();
    let map = Arc::make_mut(&mut document.maps[0]);
    let lane = map.lanes[0].id;
    let view = |title: &str, shown: Shown| View { id: ViewId::fresh(), title: title.into(), shown };
    map.views = vec![
        view("Board", Shown { without_legend: true, ..Shown::default() }),
        view("Team", Shown { without_lanes: vec![lane], without_title: true, ..Shown::default() }),
    ];
    let (lanes, map) = (map.lanes.len(), map.id);
    let choices = slides(Split::Views);
    let export = Export { choices, ..Export::new(Arc::new(document), map, Shown::default()) };
    let sheets = export.sheets().unwrap();
    let titles: Vec<&str> = sheets.iter().map(|sheet| sheet.title.as_str()).collect();
    assert_eq!(titles, ["Board", "Team"]);
    assert_eq!(heads_of(&sheets[0].scene, Role::Legend), 0);
    assert!(heads_of(&sheets[0].scene, Role::Title) > 0 && heads_of(&sheets[1].scene, Role::Title) == 0);
    assert_eq!(heads_of(&sheets[1].scene, Role::RowHead), lanes - 1);
}

#[test]
fn a_set_is_a_folder_of_numbered_files_and_replaces_only_an_earlier_one() {
    let folder = Folder::new("folder");
    let choices =
        Choices { size: Size::Width(300), format: Format::Svg, overview: true, ..slides(Split::Stages(2)) };
    let export = export("retailer", Language::Vietnamese, choices);
    let path = folder.0.join("Bộ ảnh");
    let progress = Progress::default();
    let written = export.write(&path, &progress).unwrap();
    let names = folder.names("Bộ ảnh");
    assert_eq!(names[0], "01 Tổng quan.svg");
    assert_eq!(written.files, names.iter().map(|name| path.join(name)).collect::<Vec<_>>());
    assert!(names.len() == 3 && names[1].starts_with("02 ") && names[1].contains(" – "), "{names:?}");

    export.write(&path, &Progress::default()).unwrap();
    assert_eq!(folder.names("Bộ ảnh"), names, "an earlier set is replaced");

    let other = Export { choices: Choices { overview: false, ..export.choices.clone() }, ..export.clone() };
    assert!(other.write(&path, &Progress::default()).is_err(), "another set is not thrown away by the way");
    assert_eq!(folder.names("Bộ ảnh"), names);
    other.write_over(&path, &Progress::default()).unwrap();
    assert_eq!(folder.names("Bộ ảnh").len(), 2);
    export.write_over(&path, &Progress::default()).unwrap();

    fs::remove_file(path.join(&names[2])).unwrap();
    write_atomic(&RealDisk, &path.join("notes.txt"), b"mine", |_| true).unwrap();
    let refused = export.write_over(&path, &Progress::default()).unwrap_err();
    assert!(
        matches!(&refused, ExportError::Write(SaveError::FolderHoldsOther(name)) if name == "notes.txt"),
        "{refused}"
    );
    assert_eq!(folder.names("Bộ ảnh").len(), 3, "nothing was added or taken away");
    assert_eq!(folder.names("."), ["Bộ ảnh"], "nothing is left beside it");
}

#[test]
fn a_set_that_is_given_up_leaves_nothing_behind() {
    let folder = Folder::new("cancelled");
    let choices = Choices { size: Size::Width(200), ..slides(Split::Stages(1)) };
    let export = export("retailer", Language::English, choices);
    let progress = Progress::default();
    progress.cancel();
    assert!(matches!(export.write(&folder.0.join("set"), &progress), Err(ExportError::Cancelled(_))));
    assert!(folder.names(".").is_empty());
}

#[test]
fn progress_runs_once_from_nothing_to_all_over_a_whole_set() {
    let whole = Progress::default();
    let (first, second) = (whole.part(0.0, 0.5), whole.part(0.5, 1.0));
    first.reach(1.0).unwrap();
    assert!((whole.share() - 0.5).abs() < 1e-3);
    second.part(0.0, 0.5).reach(0.5).unwrap();
    assert!((whole.share() - 0.625).abs() < 1e-3);
    whole.cancel();
    assert!(second.reach(0.9).is_err());
}

#[test]
fn heads_and_lane_names_stand_at_the_same_place_on_every_slide() {
    let sheets = export("retailer", Language::English, slides(Split::Stages(1))).sheets().unwrap();
    let first_lane = |sheet: &Sheet| {
        let head = sheet.scene.groups.iter().find(|placed| placed.group.role == Role::RowHead).unwrap();
        head.bounds().x0 - sheet.area.x0
    };
    let place = first_lane(&sheets[0]);
    assert!(sheets.iter().all(|sheet| (first_lane(sheet) - place).abs() < 1.0));
}
