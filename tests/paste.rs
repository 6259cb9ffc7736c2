//! Pasting through the real interface: few lines at once, anything else after a preview.
#![cfg(feature = "window")]

mod support;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use support::window::{Window, app, at_once, cell_centre, click, map, press, titles, type_text, window};
use waylane::model::{Item, Language};
use waylane::words::{self, paste::Made};

fn paste(window: &mut Window, text: &str) {
    at_once(window, [Event::Paste(text.into())]);
    window.run();
}

fn select_cell(window: &mut Window, lane: usize, column: usize) {
    let at = cell_centre(window, lane, column);
    click(window, at);
}

fn stages(window: &Window) -> Vec<String> {
    map(window).stages().map(|(_, stage)| stage.title.clone()).collect()
}

fn is_asked(window: &Window, language: Language) -> bool {
    window.query_by_role_and_label(Role::Dialog, words::paste(language).title).is_some()
}

const OUTLINE: &str =
    "# Buy a coffee\n## Home\n- no milk left (-2)\n- “out again”\n## Café\n### Pain points\n- waits";

#[test]
fn few_lines_become_cards_at_once_and_the_toast_takes_them_back() {
    let language = Language::Vietnamese;
    let mut window = window(language, None);
    select_cell(&mut window, 3, 1);
    let before = app(&window).editor().document().clone();
    paste(&mut window, "Chờ lâu\n\nĐắt\nKhông ai trả lời");
    assert!(!is_asked(&window, language));
    assert_eq!(titles(&window, 3, 1), ["Chờ lâu", "Đắt", "Không ai trả lời"]);
    let cards = app(&window).editor().selection().len();
    assert_eq!(cards, 3, "what was pasted is selected");
    let said = words::paste::pasted(language, &words::paste::of(language, Made::Cards, 3));
    assert!(window.query_by_label(&said).is_some(), "{said}");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(*app(&window).editor().document(), before);
}

#[test]
fn without_a_cell_lines_are_parked_and_the_toast_says_so() {
    let language = Language::English;
    let mut window = window(language, None);
    press(&mut window, Modifiers::NONE, Key::Escape);
    paste(&mut window, "one\ntwo");
    assert_eq!(map(&window).parking.len(), 2);
    let said = words::phrases::parked_cards(language, 2);
    assert!(window.query_by_label(&said).is_some());
}

#[test]
fn an_outline_is_shown_before_enter_makes_it_and_one_undo_takes_it_back() {
    let language = Language::English;
    let mut window = window(language, None);
    let before = app(&window).editor().document().clone();
    paste(&mut window, OUTLINE);
    assert!(is_asked(&window, language));
    assert_eq!(*app(&window).editor().document(), before, "nothing happens before it is wanted");
    for said in [
        "2 stages, 3 lanes, 3 cards, 1 feeling",
        "Home",
        "Café",
        "waits",
        "No lane named → Actions",
        "Pain points",
        "no milk left (−2)",
        "“out again”",
    ] {
        assert!(window.query_by_label(said).is_some(), "{said}");
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!is_asked(&window, language));
    assert_eq!(stages(&window), ["Home", "Café"]);
    assert_eq!(titles(&window, 0, 0), ["no milk left", "out again"]);
    assert_eq!(titles(&window, 3, 1), ["waits"]);
    assert!(
        app(&window).editor().selection().iter().all(|item| matches!(item, Item::Card(_) | Item::Point(_)))
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(*app(&window).editor().document(), before);
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let language = Language::English;
    let mut window = window(language, None);
    let before = app(&window).editor().document().clone();
    paste(&mut window, OUTLINE);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!is_asked(&window, language));
    assert_eq!(*app(&window).editor().document(), before);
}

#[test]
fn another_reading_can_be_chosen() {
    let language = Language::English;
    let mut window = window(language, None);
    select_cell(&mut window, 0, 0);
    paste(&mut window, OUTLINE);
    window.get_by_role_and_label(Role::RadioButton, words::paste(language).as_one_card).click();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(titles(&window, 0, 0), [OUTLINE]);
    assert_eq!(stages(&window).len(), 4);
}

#[test]
fn stages_of_the_same_names_are_offered_to_be_filled() {
    let language = Language::English;
    let mut window = window(language, None);
    paste(&mut window, OUTLINE);
    press(&mut window, Modifiers::NONE, Key::Enter);
    paste(&mut window, "home\n- bread\nGarden\n- sun");
    let words = words::paste(language);
    assert!(window.query_by_role_and_label(Role::RadioButton, words.into_same).is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(stages(&window), ["Home", "Café", "Garden"]);
    assert!(titles(&window, 0, 0).contains(&"bread".to_owned()));
}

#[test]
fn cells_of_a_spreadsheet_land_from_the_selected_cell_on() {
    let language = Language::Vietnamese;
    let mut window = window(language, None);
    select_cell(&mut window, 0, 1);
    paste(&mut window, "Tìm\tSo sánh\nWeb\t\"Cửa hàng\nBạn bè\"\n");
    assert!(is_asked(&window, language));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(titles(&window, 0, 2), ["So sánh"]);
    assert_eq!(titles(&window, 1, 2), ["Cửa hàng", "Bạn bè"]);
}

#[test]
fn paste_as_shows_even_one_line() {
    let language = Language::English;
    let mut window = window(language, None);
    select_cell(&mut window, 0, 0);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    paste(&mut window, "one line");
    assert!(is_asked(&window, language));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(titles(&window, 0, 0), ["one line"]);
    paste(&mut window, "two");
    assert!(!is_asked(&window, language), "only when it was asked for");
}

#[test]
fn text_pasted_into_a_card_that_is_typed_stays_text() {
    let language = Language::Vietnamese;
    let mut window = window(language, None);
    select_cell(&mut window, 0, 0);
    type_text(&mut window, "a");
    paste(&mut window, " b\n- c");
    assert!(!is_asked(&window, language));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(titles(&window, 0, 0), ["a b\n- c"]);
}

#[test]
fn blank_text_and_endless_text_are_refused_with_a_word() {
    let language = Language::English;
    let mut window = window(language, None);
    paste(&mut window, " \n");
    assert!(window.query_by_label(words::interface(language).nothing_to_paste).is_some());
    paste(&mut window, &"x".repeat(waylane::input::LONGEST + 1));
    assert!(window.query_by_label(words::paste(language).too_long).is_some());
}
