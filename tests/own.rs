//! What users bring of their own: channels, card kinds and marks in their lists, and pictures that are dropped
//! or pasted.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, ColorImage, Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use support::window::{Folder, app, cell_centre, centre, click, map, move_to, type_text, wait_until, window};
use waylane::export::Export;
use waylane::model::{Card, CardKind, Item, Language, Shown};
use waylane::output::Progress;
use waylane::{file, words};

fn open_lists(window: &mut support::window::Window, language: Language) {
    window.get_by_role_and_label(Role::Button, words::interface(language).menu_map).click();
    window.run();
    window.get_by_role_and_label(Role::Button, words::commands(language).own_lists).click();
    window.run();
}

fn press(window: &mut support::window::Window, key: Key) {
    window.key_press(key);
    window.run();
}

#[test]
fn a_kind_of_ones_own_is_added_named_given_an_icon_and_taken_back() {
    for language in Language::ALL {
        let w = words::desks(language);
        let mut window = window(language, None);
        open_lists(&mut window, language);
        window.get_by_label(w.add_kind).click();
        window.run();
        type_text(&mut window, "Xe đưa đón");
        press(&mut window, Key::Enter);
        let document = app(&window).editor().document().clone();
        assert_eq!(document.kinds.len(), 1);
        assert_eq!(document.kinds[0].name, "Xe đưa đón");

        let icon = format!("{}: Xe đưa đón", words::inspector(language).icon);
        window.get_by_label(&icon).click();
        window.run();
        type_text(
            &mut window,
            match language {
                Language::English => "motorcycle",
                Language::Vietnamese => "xe máy",
            },
        );
        window.run();
        let found = match language {
            Language::English => "motorcycle",
            Language::Vietnamese => "xe máy",
        };
        window.get_by_role_and_label(Role::RadioButton, found).click();
        window.run();
        assert_eq!(app(&window).editor().document().kinds[0].icon, "motorcycle");

        // The palette offers it at once.
        window.get_by_label(words::desks(language).back_to_map).click();
        window.run();
        let before = all_cards(&window).len();
        let at = cell_centre_of_cards(&window);
        click(&mut window, at);
        window.get_by_role_and_label(Role::Button, "Xe đưa đón").click_accesskit();
        window.run();
        let cards = all_cards(&window);
        assert_eq!(cards.len(), before + 1);
        assert!(cards.iter().any(|card| card.kind == CardKind::Own { kind: document.kinds[0].id }));
        press(&mut window, Key::Escape);

        // Without the kind its cards are notes; undo brings both back.
        open_lists(&mut window, language);
        window.get_by_label(&format!("{}: Xe đưa đón", w.delete)).click();
        window.run();
        assert!(app(&window).editor().document().kinds.is_empty());
        assert!(all_cards(&window).iter().any(|card| card.kind == CardKind::Note));
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.run();
        assert_eq!(app(&window).editor().document().kinds.len(), 1);
    }
}

#[test]
fn pictures_dropped_on_a_cell_become_cards_there_and_one_dropped_on_a_picture_takes_its_place() {
    let folder = Folder::new("dropped-pictures");
    let [red, green] = [("red.png", [200, 30, 30]), ("green.png", [30, 160, 60])]
        .map(|(name, colour)| picture(&folder.0, name, 2000, colour));
    let mut window = window(Language::English, None);
    let lane = lane_of_cards(&window);
    let at = cell_centre(&window, lane, 0);
    drop_files(&mut window, at, &[red, green.clone()]);
    wait_until(&mut window, |app| app.editor().document().images.len() == 2);
    let cards = cards_of(&window, lane, 0);
    assert_eq!(cards.len(), 2);
    assert!(cards.iter().all(|card| matches!(card.kind, CardKind::Picture { image: Some(_) })));
    for image in app(&window).editor().document().images.values() {
        let pixels = image::load_from_memory(&image.bytes).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (1600, 800), "{} is scaled down", image.title);
    }

    let first = waylane::model::Item::Card(cards[0].id);
    let at = app(&window).canvas().rect_on_screen(first).unwrap().center();
    drop_files(&mut window, at, &[green]);
    let second = cards[1].kind.clone();
    wait_until(&mut window, |app| app.editor().map().card(cards[0].id).unwrap().kind == second);
    assert_eq!(cards_of(&window, lane, 0).len(), 2);

    // No picture: it is said, and nothing changes.
    let text = folder.0.join("notes.txt");
    file::write_atomic(&file::RealDisk, &text, b"no picture", |_| true).unwrap();
    drop_files(&mut window, at, &[text]);
    let refused = words::interface(Language::English).not_a_picture;
    for _ in 0..200 {
        window.run();
        if window.query_by_label(refused).is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("nothing was said");
}

#[test]
fn a_picture_with_a_document_inside_opens_as_that_document() {
    let folder = Folder::new("dropped-document");
    let document = waylane::templates::load("blank", Language::Vietnamese).unwrap();
    let mut export = Export::new(Arc::new(document.clone()), document.maps[0].id, Shown::default());
    export.choices.with_document = true;
    let path = folder.0.join("map.png");
    export.write(&path, &Progress::default()).unwrap();
    let before = std::fs::read(&path).unwrap();

    let mut window = window(Language::English, None);
    let at = cell_centre_of_cards(&window);
    drop_files(&mut window, at, std::slice::from_ref(&path));
    wait_until(&mut window, |app| app.editor().document().id == document.id);
    assert_eq!(**app(&window).editor().document(), document);
    assert!(app(&window).editor().path().is_none() && app(&window).editor().is_unsaved());
    window.run();
    let told = words::interface(Language::English).opened_from_picture;
    assert!(window.query_by_label(told).is_some());
    support::window::press(&mut window, Modifiers::COMMAND, Key::S);
    window.run();
    let save = words::paths(Language::English).save;
    assert!(window.query_by_role_and_label(Role::Button, save).is_some(), "a place is asked for");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn pictures_dropped_beside_the_map_are_refused_with_a_word() {
    let folder = Folder::new("dropped-elsewhere");
    let red = picture(&folder.0, "red.png", 40, [200, 30, 30]);
    let mut window = window(Language::English, None);
    let before = app(&window).editor().document().clone();
    let at = cell_centre_of_cards(&window);
    open_lists(&mut window, Language::English);
    drop_files(&mut window, at, &[red]);
    window.run();
    assert!(window.query_by_label(words::interface(Language::English).pictures_go_on_the_map).is_some());
    assert_eq!(*app(&window).editor().document(), before);
}

#[test]
fn a_pasted_picture_becomes_a_card_of_the_selected_cell() {
    let mut window = window(Language::Vietnamese, None);
    let lane = lane_of_cards(&window);
    let at = cell_centre(&window, lane, 0);
    click(&mut window, at);
    let pixels = ColorImage::filled([40, 20], Color32::from_rgb(20, 90, 200));
    window.event(Event::PasteImage(Arc::new(pixels)));
    wait_until(&mut window, |app| app.editor().document().images.len() == 1);
    let cards = cards_of(&window, lane, 0);
    assert!(matches!(cards[..], [Card { kind: CardKind::Picture { image: Some(_) }, .. }]), "{cards:?}");
}

fn all_cards(window: &support::window::Window) -> Vec<Card> {
    map(window).lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card.clone())).collect()
}

fn lane_of_cards(window: &support::window::Window) -> usize {
    map(window).lanes.iter().position(|lane| !lane.kind.holds_points()).unwrap()
}

fn cell_centre_of_cards(window: &support::window::Window) -> egui::Pos2 {
    cell_centre(window, lane_of_cards(window), 0)
}

fn cards_of(window: &support::window::Window, lane: usize, column: usize) -> Vec<Card> {
    let map = map(window);
    map.lanes[lane].cells.get(&map.columns()[column]).map_or_else(Vec::new, |cell| cell.cards.clone())
}

fn picture(folder: &Path, name: &str, side: u32, colour: [u8; 3]) -> PathBuf {
    let path = folder.join(name);
    image::RgbImage::from_pixel(side, side / 2, image::Rgb(colour)).save(&path).unwrap();
    path
}

/// Files let go of at that point.
fn drop_files(window: &mut support::window::Window, at: egui::Pos2, paths: &[PathBuf]) {
    move_to(window, at);
    window.input_mut().dropped_files = paths.iter().map(|path| Arc::new(File(path.clone())) as _).collect();
    window.step();
}

#[derive(Debug)]
struct File(PathBuf);

impl egui::DroppedFile for File {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_channel_made_for_a_card_is_one_step_with_it() {
    let language = Language::English;
    let mut window = window(language, None);
    support::window::press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_role_and_label(Role::Button, words::start(language).funnel).click();
    window.run();
    let touchpoint = map(&window)
        .lanes
        .iter()
        .flat_map(|lane| lane.cards())
        .find(|(_, _, card)| matches!(card.kind, CardKind::Touchpoint { .. }))
        .map(|(_, _, card)| card.id);
    let at = match touchpoint {
        Some(id) => centre(&window, Item::Card(id)),
        None => unreachable!("the template has touchpoints"),
    };
    click(&mut window, at);
    let before = app(&window).editor().document().clone();
    window.get_by_role_and_label(Role::ComboBox, words::inspector(language).channel).click();
    window.run();
    window.get_by_label(words::desks(language).channel_new).scroll_to_me();
    window.run();
    window.get_by_label(words::desks(language).channel_new).click();
    window.run();
    assert_eq!(app(&window).editor().document().channels.len(), 1);
    support::window::press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(*app(&window).editor().document(), before);
}
