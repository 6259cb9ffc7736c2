//! Many things at once inside the real program: selecting, dragging, copying, the clipboard of two windows,
//! the inspector of several. Without a window of the system.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use support::window::{
    Window, app, at_once, button, cell_centre, centre, click, grab, key, map, press, titles, type_text,
};
use waylane::model::{Card, Item, Language, Mark};
use waylane::words;

fn window() -> Window {
    support::window::window(Language::English, None)
}

fn cards(window: &Window) -> Vec<Card> {
    map(window).lanes.iter().flat_map(|lane| lane.cards()).map(|(.., card)| card.clone()).collect()
}

fn card(window: &Window, title: &str) -> Item {
    Item::Card(cards(window).into_iter().find(|card| card.title == title).unwrap().id)
}

/// Cards made by typing, one under the other in a cell.
fn add(window: &mut Window, lane: usize, column: usize, titles: &[&str]) {
    let pos = cell_centre(window, lane, column);
    click(window, pos);
    for title in titles {
        press(window, Modifiers::NONE, Key::Insert);
        type_text(window, title);
        press(window, Modifiers::NONE, Key::Escape);
    }
    press(window, Modifiers::NONE, Key::Escape);
}

/// Holds these down until the next call.
fn hold(window: &mut Window, modifiers: Modifiers) {
    window.event(Event::ModifiersChanged(modifiers));
    window.step();
}

fn click_with(window: &mut Window, modifiers: Modifiers, pos: Pos2) {
    hold(window, modifiers);
    click(window, pos);
    hold(window, Modifiers::NONE);
}

fn select(window: &mut Window, titles: &[&str]) {
    for title in titles {
        let pos = centre(window, card(window, title));
        let adds = if *title == titles[0] { Modifiers::NONE } else { Modifiers::SHIFT };
        click_with(window, adds, pos);
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all but cards are named by what they are")]
fn selected(window: &Window) -> Vec<String> {
    let map = map(window);
    let title = |item: &Item| match item {
        Item::Card(id) => map.card(*id).unwrap().title.clone(),
        other => format!("{other:?}"),
    };
    app(window).editor().selection().iter().map(title).collect()
}

/// What the last pass put onto the clipboard.
fn copied(window: &Window) -> String {
    let commands = &window.output().platform_output.commands;
    let text = commands.iter().find_map(|command| {
        if let egui::OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None }
    });
    text.unwrap()
}

/// Lanes 0 and 1 take cards: a and b on top of each other, c beside them, d below.
fn few() -> Window {
    let mut window = window();
    add(&mut window, 0, 0, &["a", "b"]);
    add(&mut window, 0, 1, &["c"]);
    add(&mut window, 1, 0, &["d"]);
    window
}

#[test]
fn select_all_takes_the_cell_then_the_lane_then_the_map() {
    let mut window = few();
    select(&mut window, &["a"]);
    for all in [&["a", "b"][..], &["a", "b", "c"], &["a", "b", "c", "d"], &["a", "b", "c", "d"]] {
        press(&mut window, Modifiers::COMMAND, Key::A);
        assert_eq!(selected(&window), all);
    }
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    assert_eq!(selected(&window), [""; 0]);
    press(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&window).len(), 4, "with nothing selected the map");
}

#[test]
fn shift_and_ctrl_clicks_take_in_and_out() {
    let mut window = few();
    select(&mut window, &["a", "d"]);
    assert_eq!(selected(&window), ["a", "d"]);
    let pos = centre(&window, card(&window, "c"));
    click_with(&mut window, Modifiers::COMMAND, pos);
    assert_eq!(selected(&window), ["a", "d", "c"]);
    let pos = centre(&window, card(&window, "d"));
    click_with(&mut window, Modifiers::SHIFT, pos);
    assert_eq!(selected(&window), ["a", "c"]);
}

#[test]
fn a_marquee_begins_in_an_empty_cell_and_shift_keeps_what_was_selected() {
    let mut window = few();
    select(&mut window, &["d"]);
    let (from, to) = (cell_centre(&window, 0, 2), centre(&window, card(&window, "c")));
    hold(&mut window, Modifiers::SHIFT);
    grab(&mut window, from, to);
    assert_eq!(selected(&window), ["d", "c"]);
    let [down, up] = key(Key::Escape);
    at_once(&mut window, [down, up]);
    assert_eq!(selected(&window), ["d"], "Esc brings back what was selected");
}

#[test]
fn dragged_cards_keep_their_arrangement() {
    let mut window = few();
    select(&mut window, &["a", "c", "d"]);
    let (from, to) = (centre(&window, card(&window, "a")), cell_centre(&window, 0, 2));
    grab(&mut window, from, to);
    button(&mut window, to, egui::PointerButton::Primary, false);
    window.run();
    assert_eq!((titles(&window, 0, 0), titles(&window, 0, 2)), (vec!["b".into()], vec!["a".into()]));
    assert_eq!((titles(&window, 0, 3), titles(&window, 1, 2)), (vec!["c".into()], vec!["d".into()]));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&window, 0, 0), ["a", "b"], "one step");
}

#[test]
fn alt_makes_a_drag_a_copy_also_when_it_is_pressed_on_the_way() {
    let mut window = few();
    select(&mut window, &["a", "c"]);
    let (from, to) = (centre(&window, card(&window, "a")), cell_centre(&window, 1, 2));
    grab(&mut window, from, to);
    hold(&mut window, Modifiers::ALT);
    window.step();
    assert_eq!(window.output().platform_output.cursor_icon, egui::CursorIcon::Copy);
    button(&mut window, to, egui::PointerButton::Primary, false);
    hold(&mut window, Modifiers::NONE);
    window.run();
    assert_eq!(
        (titles(&window, 0, 0), titles(&window, 0, 1)),
        (vec!["a".into(), "b".into()], vec!["c".into()])
    );
    assert_eq!((titles(&window, 1, 2), titles(&window, 1, 3)), (vec!["a".into()], vec!["c".into()]));
    assert_eq!(selected(&window), ["a", "c"]);
    assert_ne!(app(&window).editor().selection()[0], card(&window, "a"), "the copies are selected");

    // Without Alt at the end it is a move.
    let (from, to) = (centre(&window, card(&window, "d")), cell_centre(&window, 1, 1));
    hold(&mut window, Modifiers::ALT);
    grab(&mut window, from, to);
    hold(&mut window, Modifiers::NONE);
    window.step();
    button(&mut window, to, egui::PointerButton::Primary, false);
    window.run();
    assert_eq!((titles(&window, 1, 0).len(), titles(&window, 1, 1)), (0, vec!["d".into()]));
}

#[test]
fn duplicates_lie_below_what_was_selected_of_their_stack_and_are_selected() {
    let mut window = few();
    select(&mut window, &["a", "c"]);
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert_eq!(titles(&window, 0, 0), ["a", "a", "b"]);
    assert_eq!(titles(&window, 0, 1), ["c", "c"]);
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert_eq!(titles(&window, 0, 0), ["a", "a", "a", "b"]);
}

#[test]
fn alt_and_arrows_move_a_block_and_stop_at_the_edge() {
    let mut window = few();
    select(&mut window, &["a", "c", "d"]);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(titles(&window, 0, 1), ["c"], "no room at the left");
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert_eq!((titles(&window, 0, 1), titles(&window, 0, 2)), (vec!["a".into()], vec!["c".into()]));
    assert_eq!(titles(&window, 1, 1), ["d"]);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(titles(&window, 1, 1), ["a"], "down by a lane, all of them");
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!((titles(&window, 0, 1), titles(&window, 1, 1)), (vec!["a".into()], vec!["d".into()]));
    select(&mut window, &["b"]);
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(titles(&window, 0, 1), ["b", "a"]);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(titles(&window, 0, 1), ["a", "b"], "within the stack first");
}

#[test]
fn cards_go_from_one_window_into_another_and_what_was_cut_comes_back() {
    let mut source = few();
    select(&mut source, &["a", "c", "d"]);
    at_once(&mut source, [Event::Copy]);
    let text = copied(&source);

    let mut target = support::window::window(Language::Vietnamese, None);
    let pos = cell_centre(&target, 0, 1);
    click(&mut target, pos);
    at_once(&mut target, [Event::Paste(text)]);
    target.run();
    assert_eq!((titles(&target, 0, 1), titles(&target, 0, 2)), (vec!["a".into()], vec!["c".into()]));
    assert_eq!(titles(&target, 1, 1), ["d"]);
    assert_eq!(selected(&target).len(), 3);

    at_once(&mut target, [Event::Cut]);
    let text = copied(&target);
    target.run();
    assert_eq!(cards(&target).len(), 0);
    press(&mut target, Modifiers::NONE, Key::Escape);
    at_once(&mut target, [Event::Paste(text)]);
    target.run();
    assert_eq!((titles(&target, 0, 1), titles(&target, 1, 1)), (vec!["a".into()], vec!["d".into()]));
}

#[test]
fn the_style_of_a_card_goes_onto_many_in_one_step() {
    let mut window = few();
    select(&mut window, &["a"]);
    let star = words::kinds::mark(Language::English, Mark::Star);
    window.get_by_label(star).click();
    window.run();
    press(&mut window, Modifiers::COMMAND | Modifiers::ALT, Key::C);
    select(&mut window, &["b", "d"]);
    let before = cards(&window).into_iter().find(|card| card.title == "d").unwrap().kind;
    press(&mut window, Modifiers::COMMAND | Modifiers::ALT, Key::V);
    let styled = |window: &Window| {
        let like_a: Vec<Card> = cards(window).into_iter().filter(|card| !card.marks.is_empty()).collect();
        like_a.into_iter().map(|card| card.title).collect::<Vec<_>>()
    };
    assert_eq!(styled(&window).len(), 3);
    let kind = |window: &Window, title: &str| {
        cards(window).into_iter().find(|card| card.title == title).unwrap().kind
    };
    assert!(kind(&window, "d").same_kind(&kind(&window, "a")));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(styled(&window), ["a"]);
    assert_eq!(kind(&window, "d"), before);
    // It survives until another is copied.
    select(&mut window, &["c"]);
    press(&mut window, Modifiers::COMMAND | Modifiers::ALT, Key::V);
    assert_eq!(styled(&window).len(), 2);
}

#[test]
fn the_inspector_changes_all_at_once_and_says_where_they_differ() {
    let mut window = few();
    let field = words::inspector(Language::English).owner;
    let owner = |window: &mut Window, name: &str| {
        window.get_by_role_and_label(egui::accesskit::Role::TextInput, field).focus();
        window.run();
        type_text(window, name);
        press(window, Modifiers::NONE, Key::Enter);
    };
    select(&mut window, &["a"]);
    owner(&mut window, "Lan");
    select(&mut window, &["a", "b", "c"]);
    let owners = |window: &Window| {
        let mut owners: Vec<_> = cards(window).into_iter().map(|card| (card.title, card.owner)).collect();
        owners.sort();
        owners.into_iter().map(|(_, owner)| owner).collect::<Vec<_>>()
    };
    let steps = app(&window).editor().steps().0.len();
    owner(&mut window, "Minh");
    assert_eq!(owners(&window), ["Minh", "Minh", "Minh", ""]);
    assert_eq!(app(&window).editor().steps().0.len(), steps + 1);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(owners(&window), ["Lan", "", "", ""]);

    // A mark that some have is half on; switching it on gives it to all.
    select(&mut window, &["a"]);
    let star = words::kinds::mark(Language::English, Mark::Star);
    window.get_by_label(star).click();
    window.run();
    select(&mut window, &["a", "b"]);
    let mixed = window.get_by_label(star).accesskit_node().toggled();
    assert_eq!(mixed, Some(egui::accesskit::Toggled::Mixed));
    window.get_by_label(star).click();
    window.run();
    let marked = |window: &Window| cards(window).into_iter().filter(|card| !card.marks.is_empty()).count();
    assert_eq!(marked(&window), 2);
    window.get_by_label(star).click();
    window.run();
    assert_eq!(marked(&window), 0);
}

#[test]
fn all_of_a_stage_and_of_a_persona() {
    let mut window = few();
    select(&mut window, &["d"]);
    let commands = words::commands(Language::English);
    window.get_by_label(words::interface(Language::English).menu_edit).click();
    window.run();
    window.get_by_label(commands.select_same_stage).click();
    window.run();
    let mut all = selected(&window);
    all.sort();
    assert_eq!(all, ["a", "b", "d"]);
}

#[test]
fn cards_go_through_the_grid_by_alt_and_arrows_though_empty_cells_are_selected_with_them() {
    let mut window = window();
    add(&mut window, 0, 0, &["First"]);
    add(&mut window, 0, 1, &["Second"]);
    select(&mut window, &["First"]);
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(titles(&window, 0, 1), ["First"]);
    assert_eq!(titles(&window, 0, 2), ["Second"]);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(titles(&window, 1, 1), ["First"]);
    assert_eq!(titles(&window, 1, 2), ["Second"]);
}

#[test]
fn after_deleting_the_keyboard_goes_on_in_the_cell() {
    let mut window = window();
    add(&mut window, 1, 1, &["Gone"]);
    select(&mut window, &["Gone"]);
    press(&mut window, Modifiers::NONE, Key::Delete);
    type_text(&mut window, "In its place");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(titles(&window, 1, 1), ["In its place"]);
}

#[test]
fn the_menu_of_what_is_selected_works_by_keys() {
    let mut window = window();
    add(&mut window, 1, 1, &["Twice"]);
    select(&mut window, &["Twice"]);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    let duplicate = words::commands(Language::English).duplicate;
    for _ in 0..10 {
        if !window.get_by_role_and_label(Role::Button, duplicate).is_focused() {
            press(&mut window, Modifiers::NONE, Key::ArrowDown);
        }
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(titles(&window, 1, 1), ["Twice", "Twice"]);
}
