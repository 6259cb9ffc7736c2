//! The canvas inside the real program: dragging, typing, looking around. Without a window of the system.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, MouseWheelUnit, PointerButton, TouchPhase, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use support::window::{
    Window, app, at_once, button, cell_centre, centre, click, drag, grab, key, map, move_to, titles,
    type_text,
};
use waylane::model::{CardId, Item, LaneId, Language, StepId};
use waylane::words;

fn window() -> Window {
    support::window::window(Language::English, None)
}

/// Lane and step of a cell by their places.
fn cell(window: &Window, lane: usize, column: usize) -> (LaneId, StepId) {
    (map(window).lanes[lane].id, map(window).columns()[column])
}

fn card(window: &Window, title: &str) -> CardId {
    let cards = map(window).lanes.iter().flat_map(|lane| lane.cards());
    cards.into_iter().find(|(_, _, card)| card.title == title).unwrap().2.id
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

/// A card made by typing into an empty cell.
fn add_card(window: &mut Window, lane: usize, column: usize, title: &str) -> CardId {
    let pos = cell_centre(window, lane, column);
    click(window, pos);
    type_text(window, title);
    press(window, Key::Escape);
    card(window, title)
}

#[test]
fn letters_make_a_card_in_the_selected_cell_from_the_first_one_on() {
    let mut window = window();
    let pos = cell_centre(&window, 0, 1);
    click(&mut window, pos);
    let (lane, step) = cell(&window, 0, 1);
    assert_eq!(app(&window).editor().selection(), [Item::Cell(lane, step)]);
    type_text(&mut window, "Tìm hiểu sản phẩm");
    window.run();
    let typing = app(&window).editor().typing().unwrap();
    assert_eq!(typing.draft, "Tìm hiểu sản phẩm");
    press(&mut window, Key::Escape);
    assert!(app(&window).editor().typing().is_none());
    assert_eq!(titles(&window, 0, 1), ["Tìm hiểu sản phẩm"]);
}

#[test]
fn a_card_and_the_words_typed_on_it_are_one_step() {
    let mut window = window();
    let before = app(&window).editor().document().clone();
    let pos = cell_centre(&window, 0, 1);
    click(&mut window, pos);
    type_text(&mut window, "Slowly");
    // Longer than edits that follow each other are taken for one.
    window.run_steps(120);
    type_text(&mut window, " typed");
    press(&mut window, Key::Enter);
    assert_eq!(titles(&window, 0, 1), ["Slowly typed"]);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(*app(&window).editor().document(), before);
}

#[test]
fn an_input_method_that_rewrites_by_backspace_types_the_word() {
    let mut window = window();
    let pos = cell_centre(&window, 0, 0);
    click(&mut window, pos);
    let text = |words: &str| Event::Text(words.to_owned());
    at_once(&mut window, [text("d")]);
    at_once(&mut window, key(Key::Backspace).into_iter().chain([text("đ")]));
    at_once(&mut window, [text("a")]);
    let [down, up] = key(Key::Backspace);
    at_once(&mut window, [down, up, text("ă")]);
    at_once(&mut window, [text("n"), text("g")]);
    press(&mut window, Key::Enter);
    assert_eq!(titles(&window, 0, 0), ["đăng"]);

    // The whole burst in the pass that opens the field.
    let pos = cell_centre(&window, 0, 2);
    click(&mut window, pos);
    let [down, up] = key(Key::Backspace);
    at_once(&mut window, [text("d"), down, up, text("đ")]);
    type_text(&mut window, "i");
    press(&mut window, Key::Enter);
    assert_eq!(titles(&window, 0, 2), ["đi"]);
}

#[test]
fn an_input_method_that_composes_keeps_its_first_letter() {
    let mut window = window();
    let pos = cell_centre(&window, 0, 0);
    click(&mut window, pos);
    assert!(window.output().platform_output.ime.is_some(), "it is on before anything is typed");
    let preedit =
        |text: &str| Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None });
    for composed in ["t", "ti", "tiê", "tiên", "tiến", "tiếng"] {
        at_once(&mut window, [preedit(composed)]);
        let ime = window.output().platform_output.ime.unwrap();
        assert!(!ime.should_interrupt_composition, "it goes on after {composed}");
    }
    at_once(&mut window, [preedit(""), Event::Ime(ImeEvent::Commit("tiếng".to_owned()))]);
    at_once(&mut window, [Event::Text(" ".to_owned())]);
    at_once(&mut window, [preedit("V")]);
    at_once(&mut window, [Event::Ime(ImeEvent::Commit("Việt".to_owned()))]);
    press(&mut window, Key::Enter);
    assert_eq!(titles(&window, 0, 0), ["tiếng Việt"]);
}

#[test]
fn letters_on_a_selected_card_are_added_at_its_end() {
    let mut window = window();
    let id = add_card(&mut window, 0, 0, "Hỏi người thân");
    assert_eq!(app(&window).editor().selection(), [Item::Card(id)]);
    let [down, up] = key(Key::Backspace);
    at_once(&mut window, [down, up, Event::Text("!".to_owned())]);
    press(&mut window, Key::Escape);
    assert_eq!(titles(&window, 0, 0), ["Hỏi người thân!"]);
    press(&mut window, Key::Escape);
    assert!(app(&window).editor().selection().is_empty());
}

#[test]
fn shift_enter_is_a_line_and_tab_goes_to_the_next_column() {
    let mut window = window();
    add_card(&mut window, 0, 0, "a");
    type_text(&mut window, "b");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.run();
    type_text(&mut window, "c");
    press(&mut window, Key::Tab);
    assert_eq!(titles(&window, 0, 0), ["ab\nc"]);
    let (lane, step) = cell(&window, 0, 1);
    assert_eq!(app(&window).editor().selection(), [Item::Cell(lane, step)]);
    type_text(&mut window, "d");
    press(&mut window, Key::Enter);
    assert_eq!(titles(&window, 0, 1), ["d"]);
}

#[test]
fn a_click_elsewhere_keeps_what_was_typed() {
    let mut window = window();
    let pos = cell_centre(&window, 0, 0);
    click(&mut window, pos);
    type_text(&mut window, "kept");
    let pos = cell_centre(&window, 1, 2);
    click(&mut window, pos);
    assert_eq!(titles(&window, 0, 0), ["kept"]);
    let (lane, step) = cell(&window, 1, 2);
    assert_eq!(app(&window).editor().selection(), [Item::Cell(lane, step)]);
}

#[test]
fn a_card_dragged_to_another_cell_is_one_step() {
    let mut window = window();
    let id = add_card(&mut window, 0, 0, "moved");
    let before = app(&window).editor().document().clone();
    let (from, to) = (centre(&window, Item::Card(id)), cell_centre(&window, 1, 2));
    drag(&mut window, from, to);
    assert_eq!(titles(&window, 1, 2), ["moved"]);
    assert!(titles(&window, 0, 0).is_empty());
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(*app(&window).editor().document(), before);
}

#[test]
fn a_drag_shows_what_it_would_do_and_escape_puts_everything_back() {
    let mut window = window();
    let id = add_card(&mut window, 0, 0, "carried");
    let before = app(&window).editor().document().clone();
    let revision = app(&window).editor().revision();
    let (from, to) = (centre(&window, Item::Card(id)), cell_centre(&window, 3, 1));
    grab(&mut window, from, to);
    let shown = app(&window).canvas().rect_on_screen(Item::Card(id)).unwrap();
    assert!((shown.center().x - to.x).abs() < 2.0, "room is made where it would land");
    press(&mut window, Key::Escape);
    button(&mut window, to, PointerButton::Primary, false);
    window.run();
    assert_eq!(*app(&window).editor().document(), before);
    assert_eq!(app(&window).editor().revision(), revision);
    let rect = app(&window).canvas().rect_on_screen(Item::Card(id)).unwrap();
    assert!(rect.contains(from));
}

#[test]
fn a_drag_that_ends_where_it_began_changes_nothing() {
    let mut window = window();
    let id = add_card(&mut window, 0, 0, "stays");
    let revision = app(&window).editor().revision();
    let from = centre(&window, Item::Card(id));
    grab(&mut window, from, from + vec2(60.0, 200.0));
    move_to(&mut window, from + vec2(1.0, 1.0));
    button(&mut window, from + vec2(1.0, 1.0), PointerButton::Primary, false);
    window.run();
    assert_eq!(app(&window).editor().revision(), revision);
}

#[test]
fn what_has_not_changed_is_not_laid_out_again() {
    let mut window = window();
    let id = add_card(&mut window, 0, 0, "carried");
    let laid_out = |window: &Window| app(window).canvas().lanes_laid_out();
    let before = laid_out(&window);
    window.run();
    window.step();
    assert_eq!(laid_out(&window), before);

    let (from, to) = (centre(&window, Item::Card(id)), cell_centre(&window, 1, 1));
    grab(&mut window, from, to);
    assert!(laid_out(&window) - before <= 6, "only the lanes that cards leave and reach");
    let before = laid_out(&window);
    move_to(&mut window, to + vec2(3.0, 1.0));
    move_to(&mut window, to + vec2(-4.0, 2.0));
    assert_eq!(laid_out(&window), before, "the target is the same");
}

#[test]
fn nothing_is_painted_while_nothing_happens() {
    let mut window = window();
    add_card(&mut window, 0, 0, "quiet");
    assert_quiet(&mut window);
    // Close up, with the heads in their bands and a point selected.
    let lane = map(&window).lanes.iter().position(|lane| lane.kind.holds_points()).unwrap();
    let pos = cell_centre(&window, lane, 1);
    click(&mut window, pos);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    assert_quiet(&mut window);
    window.event(Event::Zoom(3.0));
    window.run();
    assert_quiet(&mut window);
}

fn assert_quiet(window: &mut Window) {
    // A zoom gesture is over after a while.
    window.run_steps(20);
    let delay = window.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(delay > std::time::Duration::from_mins(1), "{delay:?}: {:?}", window.ctx.repaint_causes());
}

#[test]
fn a_kind_dragged_out_of_the_palette_becomes_a_card() {
    let mut window = window();
    let from = window.get_by_role_and_label(Role::Button, "Risk").rect().center();
    let to = cell_centre(&window, 3, 1);
    drag(&mut window, from, to);
    assert_eq!(titles(&window, 3, 1), [""]);
    assert!(app(&window).editor().can_undo());
}

#[test]
fn a_rectangle_selects_what_it_touches() {
    let mut window = window();
    let a = add_card(&mut window, 0, 0, "a");
    let b = add_card(&mut window, 1, 0, "b");
    add_card(&mut window, 0, 2, "c");
    let (lane, step) = cell(&window, 0, 0);
    let corner = app(&window).canvas().rect_on_screen(Item::Cell(lane, step)).unwrap().left_top();
    let to = centre(&window, Item::Card(b));
    drag(&mut window, corner + vec2(2.0, 2.0), to);
    assert_eq!(app(&window).editor().selection(), [Item::Card(a), Item::Card(b)]);
}

#[test]
fn zooming_keeps_what_lies_under_the_pointer() {
    let mut window = window();
    let pos = cell_centre(&window, 1, 1);
    move_to(&mut window, pos);
    let canvas = |window: &Window| app(window).canvas().map_from_screen(pos);
    let (before, zoom) = (canvas(&window), app(&window).canvas().zoom());
    window.event(Event::Zoom(1.5));
    window.run();
    assert!((app(&window).canvas().zoom() / zoom - 1.5).abs() < 1e-3);
    assert!((canvas(&window) - before).hypot() < 0.5);
}

#[test]
fn heads_stay_in_view_and_can_be_clicked_there() {
    let mut window = window();
    let pos = cell_centre(&window, 1, 1);
    move_to(&mut window, pos);
    window.event(Event::Zoom(2.0));
    window.run();
    let scroll = |delta: Vec2| Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Unknown,
    };
    for _ in 0..4 {
        window.event(scroll(vec2(-60.0, -100.0)));
        window.run();
    }
    let stage = map(&window).stages().nth(1).unwrap().1.id;
    let head = app(&window).canvas().rect_on_screen(Item::Stage(stage)).unwrap();
    assert!(head.top() > 60.0 && head.top() < 200.0, "{head}");
    click(&mut window, head.right_center() - vec2(60.0, 0.0));
    assert_eq!(app(&window).editor().selection(), [Item::Stage(stage)]);
    // The corner between the bands is ground.
    let lane = map(&window).lanes[2].id;
    let band = app(&window).canvas().rect_on_screen(Item::Lane(lane)).unwrap();
    click(&mut window, egui::pos2(band.left() + 30.0, head.center().y));
    assert!(app(&window).editor().selection().is_empty());
}

#[test]
fn arrow_keys_walk_from_cell_to_cell() {
    let mut window = window();
    let pos = cell_centre(&window, 0, 0);
    click(&mut window, pos);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowDown);
    let (lane, step) = cell(&window, 1, 1);
    assert_eq!(app(&window).editor().selection(), [Item::Cell(lane, step)]);
}

#[test]
fn a_double_click_on_the_curve_sets_a_point() {
    let mut window = window();
    let lane = map(&window).lanes.iter().position(|lane| lane.kind.holds_points()).unwrap();
    let pos = cell_centre(&window, lane, 1);
    move_to(&mut window, pos);
    for _ in 0..2 {
        button(&mut window, pos, PointerButton::Primary, true);
        button(&mut window, pos, PointerButton::Primary, false);
    }
    window.run();
    assert_eq!(map(&window).lanes[lane].points().count(), 1);
}

#[test]
fn a_double_click_on_a_head_types_in_it() {
    let mut window = window();
    let id = map(&window).stages().next().unwrap().1.id;
    let pos = centre(&window, Item::Stage(id));
    move_to(&mut window, pos);
    for _ in 0..2 {
        button(&mut window, pos, PointerButton::Primary, true);
        button(&mut window, pos, PointerButton::Primary, false);
    }
    type_text(&mut window, "Aware");
    press(&mut window, Key::Enter);
    assert_eq!(map(&window).stage(id).unwrap().title, "Aware", "a short name is typed anew");
}

#[test]
fn a_card_dragged_to_the_parking_lot_lies_there() {
    let mut window = window();
    let id = add_card(&mut window, 0, 0, "parked");
    let from = centre(&window, Item::Card(id));
    let lot = waylane::app::panels::parking_lot(&window.ctx).unwrap();
    drag(&mut window, from, lot.center());
    assert!(titles(&window, 0, 0).is_empty());
    let parked: Vec<_> = map(&window).parking.iter().map(|card| card.id).collect();
    assert_eq!(parked, [id]);
}

#[test]
fn the_right_button_offers_what_can_be_done_with_a_card() {
    let mut window = window();
    let id = add_card(&mut window, 0, 0, "twice");
    press(&mut window, Key::Escape);
    let pos = centre(&window, Item::Card(id));
    move_to(&mut window, pos);
    button(&mut window, pos, PointerButton::Secondary, true);
    button(&mut window, pos, PointerButton::Secondary, false);
    window.run();
    assert_eq!(app(&window).editor().selection(), [Item::Card(id)]);
    let words = waylane::words::commands(Language::English).duplicate;
    // The inspector has a small button of the same name.
    let is_wide = |button: &egui_kittest::Node<'_>| button.rect().width() > 100.0;
    window.get_all_by_role_and_label(Role::Button, words).find(is_wide).unwrap().click();
    window.run();
    assert_eq!(titles(&window, 0, 0), ["twice", "twice"]);
}

/// Chooses an entry of the menu of the right button.
fn choose(window: &mut Window, pos: egui::Pos2, words: &str) {
    move_to(window, pos);
    button(window, pos, PointerButton::Secondary, true);
    button(window, pos, PointerButton::Secondary, false);
    window.run();
    let is_wide = |button: &egui_kittest::Node<'_>| button.rect().width() > 100.0;
    window.get_all_by_role_and_label(Role::Button, words).find(is_wide).unwrap().click();
    window.run();
}

/// The head of a lane, left of its caret.
fn lane_head(window: &Window, lane: usize) -> egui::Pos2 {
    let rect = app(window).canvas().rect_on_screen(Item::Lane(map(window).lanes[lane].id)).unwrap();
    rect.left_center() + vec2(12.0, 0.0)
}

#[test]
fn a_divider_is_named_above_its_lane_and_goes_without_words() {
    let mut window = window();
    let words = waylane::words::commands(Language::English).divider_above;
    for (typed, name) in [("What hurts", "What hurts"), ("", "")] {
        let head = lane_head(&window, 1);
        choose(&mut window, head, words);
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        press(&mut window, Key::Backspace);
        type_text(&mut window, typed);
        press(&mut window, Key::Enter);
        assert_eq!(map(&window).lanes[1].divider, name);
    }
}

#[test]
fn a_split_stage_takes_its_name_at_once_and_a_merge_puts_it_back() {
    let mut window = window();
    let commands = waylane::words::commands(Language::English);
    let (first, before) = {
        let stage = map(&window).stages().next().unwrap().1;
        (stage.id, stage.title.clone())
    };
    let count = map(&window).columns().len();
    let head = centre(&window, Item::Stage(first));
    choose(&mut window, head, commands.split);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    press(&mut window, Key::Backspace);
    type_text(&mut window, "Afterwards");
    press(&mut window, Key::Enter);
    assert_eq!(map(&window).columns().len(), count + 1);
    assert_eq!(map(&window).stages().nth(1).unwrap().1.title, "Afterwards");

    let head = centre(&window, Item::Stage(first));
    choose(&mut window, head, commands.merge_with_next);
    let merged = map(&window).stages().next().unwrap().1;
    assert_eq!(merged.title, format!("{before} / Afterwards"));
    assert_eq!(merged.steps.len(), 2);
}

#[test]
fn assistive_tools_find_the_cards() {
    let mut window = window();
    let id = add_card(&mut window, 0, 0, "findable");
    press(&mut window, Key::Escape);
    window.get_by_label_contains("findable").click();
    window.run();
    assert_eq!(app(&window).editor().selection(), [Item::Card(id)]);
}

#[test]
fn the_button_of_a_message_never_undoes_another_step() {
    let mut window = window();
    add_card(&mut window, 0, 0, "Kept");
    let gone = add_card(&mut window, 0, 1, "Gone");
    let undo_buttons = |window: &Window| {
        window.query_all_by_role_and_label(Role::Button, words::interface(Language::English).undo).count()
    };
    let without_message = undo_buttons(&window);
    let pos = centre(&window, Item::Card(gone));
    click(&mut window, pos);
    press(&mut window, Key::Delete);
    assert_eq!(undo_buttons(&window), without_message + 1);
    support::window::press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(undo_buttons(&window), without_message);
    assert_eq!(titles(&window, 0, 0), ["Kept"]);
    assert_eq!(titles(&window, 0, 1), ["Gone"]);
}

#[test]
fn a_press_beside_the_map_selects_nothing_there_however_late_it_is_read() {
    let mut window = window();
    add_card(&mut window, 0, 0, "Seen");
    press(&mut window, Key::Escape);
    let first = cell_centre(&window, 0, 0);
    let (beside, end) = (egui::pos2(4.0, first.y - 60.0), first + vec2(300.0, 60.0));
    move_to(&mut window, first);
    let modifiers = Modifiers::NONE;
    let button = PointerButton::Primary;
    let press = Event::PointerButton { pos: beside, button, pressed: true, modifiers };
    // All in one pass, as a slow machine reads them.
    let late = [Event::PointerMoved(beside), press, Event::PointerMoved(end)];
    window.input_mut().events.extend(late);
    window.step();
    move_to(&mut window, end + vec2(5.0, 5.0));
    window.event(Event::PointerButton { pos: end, button, pressed: false, modifiers });
    window.run();
    assert_eq!(app(&window).editor().selection(), []);
}
