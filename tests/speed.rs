//! What makes the program quick to use: the command palette, the sheet of shortcuts, the list of steps and the
//! bar for quick notes, through the real interface.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::window::{Window, app, at_once, cell_centre, click, key, map, press, titles, type_text, window};
use waylane::app::action::{Desk, Side};
use waylane::app::command::Command;
use waylane::model::{Item, LaneKind, Language};
use waylane::words;

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// The row of the palette that Enter would take.
fn current_row(window: &Window) -> String {
    let rows = window.get_all_by_role(Role::ListBoxOption);
    let current = rows.into_iter().find(|row| row.accesskit_node().toggled() == Some(Toggled::True));
    current.and_then(|row| row.accesskit_node().label()).unwrap_or_default()
}

fn has_palette(window: &Window) -> bool {
    window.query_by_role(Role::ListBoxOption).is_some()
        || window.query_by_role_and_label(Role::TextInput, palette_field(window)).is_some()
}

fn palette_field(window: &Window) -> &'static str {
    words::speed(app(window).settings().language()).palette_field
}

fn typed(window: &mut Window, text: &str) {
    type_text(window, text);
    window.run();
}

#[test]
fn a_command_is_found_without_marks_and_in_the_other_language() {
    for (language, other) in
        [(Language::Vietnamese, Language::English), (Language::English, Language::Vietnamese)]
    {
        let mut window = window(language, None);
        let here = words::commands(language);
        press(&mut window, CTRL_SHIFT, Key::P);
        // 'Tách đôi' without marks and in the other order, or 'Split' in a Vietnamese window.
        let text = if other == Language::Vietnamese { "ban so sanh" } else { "compare map" };
        typed(&mut window, text);
        assert!(current_row(&window).starts_with(here.compare), "{}", current_row(&window));
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(app(&window).editor().desk(), Desk::Compare);
        assert!(!has_palette(&window));

        press(&mut window, Modifiers::COMMAND, Key::K);
        assert!(current_row(&window).starts_with(here.compare), "used last comes first");
        assert_eq!(app(&window).settings().recency(Command::Compare), Some(0));
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        assert!(!current_row(&window).starts_with(here.compare));
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(app(&window).editor().desk(), Desk::Map, "the command again leaves the desk");
    }
}

#[test]
fn what_cannot_be_done_now_is_dimmed_and_does_nothing() {
    let mut window = window(Language::English, None);
    press(&mut window, Modifiers::COMMAND, Key::K);
    typed(&mut window, "nhan ban");
    typed(&mut window, " sua");
    assert_eq!(current_row(&window), "Duplicate, Edit, Ctrl+D");
    let revision = app(&window).editor().revision();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(has_palette(&window), "nothing is selected to be duplicated");
    assert_eq!(app(&window).editor().revision(), revision);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!has_palette(&window));
}

#[test]
fn the_palette_offers_maps_and_languages_too() {
    let mut window = window(Language::English, None);
    press(&mut window, Modifiers::COMMAND, Key::K);
    typed(&mut window, "tieng");
    let row = current_row(&window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(row.starts_with("Tiếng Việt"), "{row}");

    press(&mut window, Modifiers::COMMAND, Key::K);
    typed(&mut window, "window language viet");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(app(&window).settings().language, Some(Language::Vietnamese));
    window.get_by_role_and_label(Role::Button, words::interface(Language::Vietnamese).menu_file);
}

#[test]
fn the_sheet_of_shortcuts_is_searched_in_either_language() {
    for language in Language::ALL {
        let mut window = window(language, None);
        press(&mut window, Modifiers::NONE, Key::F1);
        let keys = words::canvas_keys(language);
        assert!(window.query_by_label_contains(keys.new_line).is_some());
        typed(&mut window, "hoan tac");
        assert!(window.query_by_label_contains(&format!("{}: ", words::commands(language).undo)).is_some());
        assert!(window.query_by_label_contains(keys.new_line).is_none(), "all else is left out");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(window.query_by_role(Role::Dialog).is_none());
    }
}

#[test]
fn the_history_goes_back_and_forth_by_pointer_and_keys() {
    let language = Language::Vietnamese;
    let mut window = window(language, None);
    for _ in 0..3 {
        press(&mut window, CTRL_SHIFT, Key::P);
        typed(&mut window, words::commands(language).insert_map);
        press(&mut window, Modifiers::NONE, Key::Enter);
    }
    let maps = |window: &Window| app(window).editor().document().maps.len();
    assert_eq!(maps(&window), 4);
    let tab = words::speed(language).history_tab;
    window.get_by_label(tab).click();
    window.run();
    assert_eq!(app(&window).editor().side(), Side::History);
    window.get_by_role_and_label(Role::ListItem, words::speed(language).opened).click();
    window.run();
    assert_eq!(maps(&window), 1);
    let undone = format!("{}, {}", words::steps::steps(language).add_map, words::speed(language).undone);
    assert_eq!(window.get_all_by_role_and_label(Role::ListItem, &undone).count(), 3);

    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(maps(&window), 3);
    press(&mut window, Modifiers::NONE, Key::End);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(maps(&window), 4);
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(maps(&window), 1);
}

/// Places of the lanes of that kind, and whether one is there.
fn lane_of(window: &Window, is: impl Fn(&LaneKind) -> bool) -> Option<usize> {
    map(window).lanes.iter().position(|lane| is(&lane.kind))
}

fn cards_titled(window: &Window, title: &str) -> Vec<(String, usize)> {
    let map = map(window);
    let columns = map.columns();
    let found = map.lanes.iter().flat_map(|lane| {
        lane.cards().filter(|(.., card)| card.title == title).map(|(step, ..)| {
            let column = columns.iter().position(|&column| column == step).unwrap();
            (words::kinds::lane_kind(Language::English, &lane.kind).to_owned(), column)
        })
    });
    found.collect()
}

#[test]
fn quick_notes_land_where_they_say() {
    let language = Language::Vietnamese;
    let mut window = window(language, None);
    let stages: Vec<String> = map(&window).stages().map(|(_, stage)| stage.title.clone()).collect();
    assert_eq!(stages.len(), 4, "{stages:?}");
    press(&mut window, Modifiers::COMMAND, Key::J);
    for line in [
        "n @4: chờ quá lâu",
        "xếp hàng dài",
        "@2 h so sánh giá",
        "+1 nhân viên tận tình",
        "rủi ro @3: hết hàng",
    ] {
        typed(&mut window, line);
        press(&mut window, Modifiers::NONE, Key::Enter);
    }
    assert_eq!(cards_titled(&window, "chờ quá lâu").len(), 1);
    let (pain, column) = cards_titled(&window, "chờ quá lâu").remove(0);
    assert_eq!(column, 3);
    assert_eq!(cards_titled(&window, "xếp hàng dài"), [(pain, 3)], "beside the note before");
    assert_eq!(cards_titled(&window, "so sánh giá").first().map(|(_, column)| *column), Some(1));
    let curve = lane_of(&window, |kind| matches!(kind, LaneKind::Curve(_))).unwrap();
    let step = map(&window).columns()[1];
    let points: Vec<_> = map(&window).lanes[curve].points().collect();
    let found = points.iter().find(|(_, point)| point.words == "nhân viên tận tình");
    assert_eq!(found.map(|(at, point)| (*at, point.value)), Some((step, 1.0)));
    assert_eq!(cards_titled(&window, "hết hàng").first().map(|(_, column)| *column), Some(2));

    // The field is empty: undo is that of the notes, one step each.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(cards_titled(&window, "hết hàng").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(cards_titled(&window, "so sánh giá").is_empty());
    assert_eq!(cards_titled(&window, "xếp hàng dài").len(), 1);
}

#[test]
fn a_lane_that_is_missing_is_announced_and_made_in_the_same_step() {
    let language = Language::English;
    let mut window = window(language, None);
    let lanes = map(&window).lanes.len();
    press(&mut window, Modifiers::COMMAND, Key::J);
    typed(&mut window, "risk @2: out of stock");
    window.get_by_label_contains(&words::speed::lane_will_be_made(language, "Risks"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(map(&window).lanes.len(), lanes + 1);
    assert_eq!(cards_titled(&window, "out of stock").first().map(|(_, column)| *column), Some(1));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(map(&window).lanes.len(), lanes);
}

#[test]
fn an_unknown_stage_is_said_and_nothing_is_lost() {
    let language = Language::Vietnamese;
    let mut window = window(language, None);
    let before = app(&window).editor().revision();
    press(&mut window, Modifiers::COMMAND, Key::J);
    typed(&mut window, "@xyz chờ lâu");
    window.get_by_label_contains(&words::speed::no_such_stage(language, "xyz"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(app(&window).editor().revision(), before);
    let field = window.get_by_role_and_label(Role::TextInput, words::speed(language).quick_name);
    assert_eq!(field.value().as_deref(), Some("@xyz chờ lâu"));
}

#[test]
fn tab_writes_the_name_of_a_stage_and_escape_leaves() {
    let language = Language::Vietnamese;
    let mut window = window(language, None);
    let stage = map(&window).stages().nth(2).unwrap().1.title.clone();
    press(&mut window, Modifiers::COMMAND, Key::J);
    // Its name is 'Giai đoạn 3'.
    typed(&mut window, "@3");
    press(&mut window, Modifiers::NONE, Key::Tab);
    typed(&mut window, "hỏi bạn bè");
    let name = words::speed(language).quick_name;
    let value = window.get_by_role_and_label(Role::TextInput, name).value();
    assert_eq!(value, Some(format!("@{stage}: hỏi bạn bè")));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(cards_titled(&window, "hỏi bạn bè").first().map(|(_, column)| *column), Some(2));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::TextInput, name).is_none());
    assert_eq!(app(&window).editor().selection().len(), 1, "what was added stays selected");
}

#[test]
fn pasted_lines_are_added_each_after_the_selected_cell() {
    let mut window = window(Language::English, None);
    let lane = lane_of(&window, |kind| matches!(kind, LaneKind::Cards(_))).unwrap();
    let cell = cell_centre(&window, lane, 1);
    click(&mut window, cell);
    assert!(matches!(app(&window).editor().selection(), [Item::Cell(..)]));
    press(&mut window, Modifiers::COMMAND, Key::J);
    at_once(&mut window, [Event::Paste("- compares prices\n- asks friends\n\n@3: pays\n".to_owned())]);
    window.run();
    assert_eq!(titles(&window, lane, 1), ["compares prices", "asks friends"]);
    assert_eq!(titles(&window, lane, 2), ["pays"]);
}

#[test]
fn letters_that_come_with_enter_in_one_pass_stay_apart() {
    let mut window = window(Language::Vietnamese, None);
    press(&mut window, Modifiers::COMMAND, Key::J);
    let text = |text: &str| Event::Text(text.to_owned());
    let events = [text("mot")]
        .into_iter()
        // A Telex tool takes back and writes anew.
        .chain(key(Key::Backspace))
        .chain(key(Key::Backspace))
        .chain([text("ột")])
        .chain(key(Key::Enter))
        .chain([text("hai")])
        .chain(key(Key::Enter));
    at_once(&mut window, events);
    window.run();
    assert_eq!(cards_titled(&window, "một").len(), 1);
    assert_eq!(cards_titled(&window, "hai").len(), 1);
}
