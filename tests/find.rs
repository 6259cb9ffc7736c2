//! Finding, replacing and filtering through the real interface.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use support::window::{Folder, Window, app, centre, click, map, press, type_text, wait_until, window};
use waylane::app::command::Command;
use waylane::model::{
    Card, CardId, CardKind, Document, DocumentId, Item, Lane, LaneId, LaneKind, Language, Map, MapId, Phase,
    PhaseId, Presence, Stage, StageId, StepId,
};
use waylane::{file, words};

const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn card(bits: u64) -> Item {
    Item::Card(CardId::from_bits(bits))
}

fn map_of(bits: u64, cards: Vec<Card>) -> Map {
    let stage = Stage::new(StageId::from_bits(bits), "Mua", StepId::from_bits(bits));
    let phase = Phase { id: PhaseId::from_bits(bits), title: String::new(), stages: vec![stage] };
    let mut map = Map::new(MapId::from_bits(bits), format!("M{bits}"), phase);
    let mut lane = Lane::new(LaneId::from_bits(bits), "Làn", LaneKind::Cards(CardKind::Action));
    lane.cells.entry(StepId::from_bits(bits)).or_default().cards = cards;
    map.lanes.push(Arc::new(lane));
    map
}

/// Two maps: in the first two cards with the words on them and one with them in its note and owner, in the
/// second a card more.
fn document() -> Document {
    let new = |bits, title: &str| Card::new(CardId::from_bits(bits), CardKind::Action, title);
    let touchpoint = CardKind::Touchpoint { channel: None, presence: Presence::Online };
    let first = Card { owner: "Lan".into(), ..new(1, "Các Điểm chạm") };
    let second = Card { kind: touchpoint, ..new(2, "điểm chạm, Điểm Chạm") };
    let third =
        Card { note: "nhắc ĐIỂM CHẠM".into(), owner: "Tổ điểm chạm".into(), ..new(3, "Chờ") };
    let today = map_of(1, vec![first, second, third]);
    let mut document = Document::new(DocumentId::from_bits(1), Language::Vietnamese, today);
    document.maps.push(Arc::new(map_of(2, vec![new(4, "Diem cham")])));
    document
}

fn opened(language: Language, name: &str) -> Window {
    let folder = Folder::new(name);
    let path = folder.0.join("find.journey.ron");
    file::write_atomic(&file::RealDisk, &path, &file::to_bytes(&document()).unwrap(), |_| true).unwrap();
    let mut window = window(language, None);
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().unwrap().open_here(&ctx, path);
    wait_until(&mut window, |app| app.editor().path().is_some());
    window.run();
    window
}

/// Opens the bar by its keys and types into it.
fn find(window: &mut Window, text: &str) {
    press(window, Modifiers::COMMAND, Key::F);
    type_text(window, text);
    window.run();
}

fn selection(window: &Window) -> &[Item] {
    app(window).editor().selection()
}

fn says(window: &Window, words: &str) -> bool {
    window.query_by_label(words).is_some()
}

fn press_button(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

fn title(window: &Window, bits: u64) -> String {
    map(window).card(CardId::from_bits(bits)).unwrap().title.clone()
}

#[test]
fn typing_finds_without_marks_and_enter_goes_on_into_the_other_map() {
    for language in Language::ALL {
        let mut window = opened(language, &format!("find-{language:?}"));
        find(&mut window, "diem cham");
        assert_eq!(selection(&window), [card(1)]);
        assert!(says(&window, &words::find::place(language, 1, 3)));
        assert!(says(&window, &words::find::elsewhere(language, 1)));

        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(selection(&window), [card(2)], "Enter goes on");
        press(&mut window, Modifiers::SHIFT, Key::Enter);
        assert_eq!(selection(&window), [card(1)], "Shift+Enter goes back");
        press(&mut window, Modifiers::NONE, Key::F3);
        press(&mut window, Modifiers::NONE, Key::F3);
        assert_eq!(selection(&window), [card(3)]);
        assert!(says(&window, words::find(language).in_note), "it says where words are that the map hides");
        press_button(&mut window, Command::FindNext.row().words(language));
        assert_eq!((map(&window).id, selection(&window)), (MapId::from_bits(2), &[card(4)][..]));
        assert!(says(&window, &words::find::place(language, 1, 1)));

        type_text(&mut window, "!");
        window.run();
        assert!(says(&window, words::find(language).nothing));
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(selection(&window), [card(4)], "what was found stays selected");
        assert!(!says(&window, words::find(language).nothing), "the bar is closed");
        assert!(app(&window).editor().sought().is_none());
    }
}

#[test]
fn marks_and_capitals_that_are_typed_count_and_the_search_begins_at_the_selection() {
    let mut window = opened(Language::English, "find-marks");
    let second = centre(&window, card(2));
    click(&mut window, second);
    find(&mut window, "điểm");
    assert_eq!(selection(&window), [card(2)]);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "ĐIỂM");
    window.run();
    assert_eq!(selection(&window), [card(3)], "the words before were selected and are written over");
    assert!(says(&window, &words::find::place(Language::English, 1, 1)));
}

#[test]
fn a_card_that_is_being_typed_is_committed_first() {
    let mut window = opened(Language::English, "find-typing");
    let third = centre(&window, card(3));
    click(&mut window, third);
    press(&mut window, Modifiers::NONE, Key::F2);
    type_text(&mut window, " zebra");
    find(&mut window, "ZEBRA");
    assert!(says(&window, words::find(Language::English).nothing));
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "zebra");
    window.run();
    assert_eq!(selection(&window), [card(3)]);
    assert_eq!(title(&window, 3), "Chờ zebra");
}

#[test]
fn one_is_replaced_then_all_and_each_is_one_step() {
    let language = Language::English;
    let mut window = opened(language, "replace");
    press(&mut window, Modifiers::COMMAND, Key::H);
    type_text(&mut window, "diem cham");
    window.run();
    window.get_by_role_and_label(Role::TextInput, words::find(language).with).focus();
    window.run();
    type_text(&mut window, "Touch");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(title(&window, 1), "Các Touch");
    assert_eq!(title(&window, 2), "điểm chạm, Điểm Chạm", "only this one");
    assert_eq!(selection(&window), [card(2)], "and on to the next");

    press_button(&mut window, words::find(language).all);
    assert_eq!(title(&window, 2), "Touch, Touch");
    let third = map(&window).card(CardId::from_bits(3)).unwrap().clone();
    assert_eq!((third.note.as_str(), third.owner.as_str()), ("nhắc Touch", "Tổ điểm chạm"));
    assert!(says(&window, &words::find::replaced(language, 3)));
    let other = &app(&window).editor().document().maps[1];
    assert_eq!(other.card(CardId::from_bits(4)).unwrap().title, "Diem cham", "other maps stay");

    press_button(&mut window, words::interface(language).undo);
    assert_eq!(title(&window, 2), "điểm chạm, Điểm Chạm");
    assert_eq!(title(&window, 1), "Các Touch", "one step at a time");
}

#[test]
fn a_filter_dims_counts_outlives_its_bar_and_is_cleared() {
    for language in Language::ALL {
        let mut window = opened(language, &format!("filter-{language:?}"));
        let w = words::filter(language);
        press(&mut window, COMMAND_SHIFT, Key::F);
        assert!(!says(&window, w.tag), "no card has a tag");
        press_button(&mut window, w.kind);
        let kind = words::kinds::card_kind(language, &CardKind::Action);
        let box_of_kind = window.get_by_role_and_label(Role::CheckBox, kind);
        box_of_kind.click();
        window.run();
        let matching = app(&window).editor().matching().unwrap();
        assert!(matching.is_unwanted(card(2)) && !matching.is_unwanted(card(1)));
        let count = words::find::cards(language, 2, 3);
        assert!(window.query_all_by_label(&count).count() > 0);

        press(&mut window, Modifiers::NONE, Key::Escape);
        window.get_by_role_and_label(Role::TextInput, w.words).focus();
        window.run();
        type_text(&mut window, "diem");
        window.run();
        assert_eq!(app(&window).editor().matching().unwrap().cards, 2, "the note and the title");
        type_text(&mut window, " cham lan");
        window.run();
        assert_eq!(app(&window).editor().matching().unwrap().cards, 0);

        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!says(&window, w.clear), "Escape closes the bar");
        press_button(&mut window, &words::find::cards(language, 0, 3));
        press_button(&mut window, w.clear);
        assert!(app(&window).editor().matching().is_none() && app(&window).editor().filter().is_empty());
    }
}

#[test]
fn the_veil_dims_on_the_canvas_alone() {
    let mut window = opened(Language::English, "veil");
    let before = window.render().unwrap();
    press(&mut window, COMMAND_SHIFT, Key::F);
    type_text(&mut window, "cho");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Escape);
    let unwanted = centre(&window, card(1)).round();
    let after = window.render().unwrap();
    // The words of a dimmed card are far lighter than before.
    let darkest = |picture: &image::RgbaImage| {
        let near =
            (-60..60).flat_map(|x| (-12..12).map(move |y| (unwanted.x as i32 + x, unwanted.y as i32 + y)));
        near.map(|(x, y)| picture.get_pixel(x as u32, y as u32).0[1]).min().unwrap()
    };
    assert!(darkest(&before) < 90, "{}", darkest(&before));
    assert!(darkest(&after) > 150, "{}", darkest(&after));
}
