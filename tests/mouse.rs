//! Mouse and trackpad on the canvas: wheel, menus of the right button, the small map, buttons that appear under the
//! pointer, cursors. Without a window of the system.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::Role;
use egui::{
    CursorIcon, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase,
    Vec2, pos2, vec2,
};
use egui_kittest::kittest::{NodeT, Queryable};
use support::window::{
    Window, app, at_once, button, cell_centre, centre, click, grab, map, move_to, titles, type_text,
};
use waylane::app::action::Tool;
use waylane::app::settings::{Mouse, Settings, Wheel};
use waylane::model::{Item, LaneKind, Language};
use waylane::words;

fn window() -> Window {
    support::window::window(Language::English, None)
}

fn window_with(mouse: Mouse) -> Window {
    let settings = Settings { language: Some(Language::English), mouse, ..Settings::default() };
    support::window::window_with([1280.0, 800.0], 1.0 / 60.0, settings)
}

fn wheel(window: &mut Window, delta: Vec2, modifiers: Modifiers, source: MouseWheelSource) {
    let (unit, phase) = (MouseWheelUnit::Line, TouchPhase::Move);
    window.event(Event::MouseWheel { unit, delta, phase, source, modifiers });
    window.run_steps(40);
}

/// A point of the screen in the middle of the canvas, and what of the map lies there.
fn middle(window: &Window) -> Pos2 {
    cell_centre(window, 1, 1)
}

fn right_click(window: &mut Window, pos: Pos2) {
    move_to(window, pos);
    button(window, pos, PointerButton::Secondary, true);
    button(window, pos, PointerButton::Secondary, false);
    window.run();
}

/// What the open menus offer.
fn entries(window: &Window) -> Vec<String> {
    let menus = window.get_all_by_role(Role::Button);
    menus.filter_map(|node| node.accesskit_node().label()).collect()
}

fn add_card(window: &mut Window, lane: usize, column: usize, title: &str) -> Item {
    let pos = cell_centre(window, lane, column);
    click(window, pos);
    type_text(window, title);
    window.key_press(Key::Escape);
    window.run();
    let cards = map(window).lanes.iter().flat_map(|lane| lane.cards());
    Item::Card(cards.into_iter().find(|(_, _, card)| card.title == title).unwrap().2.id)
}

fn zoom(window: &Window) -> f32 {
    app(window).canvas().zoom()
}

#[test]
fn the_wheel_moves_the_map_and_with_ctrl_it_zooms_at_the_pointer() {
    let mut window = window();
    let at = middle(&window);
    move_to(&mut window, at);
    // Closer, so that there is something to be moved to.
    wheel(&mut window, vec2(0.0, 5.0), Modifiers::COMMAND, MouseWheelSource::Wheel);
    let under = app(&window).canvas().map_from_screen(at);
    wheel(&mut window, vec2(0.0, 1.0), Modifiers::COMMAND, MouseWheelSource::Wheel);
    let close = zoom(&window);
    assert!(close > 1.5, "{close}");
    let still = app(&window).canvas().map_from_screen(at);
    assert!((still - under).hypot() < 0.5, "what lies under the pointer stays there");

    wheel(&mut window, vec2(0.0, -1.0), Modifiers::NONE, MouseWheelSource::Wheel);
    let down = app(&window).canvas().map_from_screen(at) - under;
    assert!(down.y > 5.0 && down.x.abs() < 0.01, "{down:?}");
    wheel(&mut window, vec2(0.0, -1.0), Modifiers::SHIFT, MouseWheelSource::Wheel);
    let aside = app(&window).canvas().map_from_screen(at) - under - down;
    assert!(aside.x > 5.0 && aside.y.abs() < 0.01, "{aside:?}");
    assert!((zoom(&window) - close).abs() < 1e-6);
}

#[test]
fn where_the_wheel_zooms_it_moves_the_map_with_ctrl_and_fingers_still_move_it() {
    let mut window = window_with(Mouse { wheel: Wheel::Zooms, ..Mouse::default() });
    let at = middle(&window);
    move_to(&mut window, at);
    let first = zoom(&window);
    wheel(&mut window, vec2(0.0, 4.0), Modifiers::NONE, MouseWheelSource::Wheel);
    let close = zoom(&window);
    assert!(close > first * 1.5);
    let under = app(&window).canvas().map_from_screen(at);
    wheel(&mut window, vec2(0.0, -1.0), Modifiers::COMMAND, MouseWheelSource::Wheel);
    let down = app(&window).canvas().map_from_screen(at) - under;
    assert!(down.y > 5.0 && down.x.abs() < 0.01, "{down:?}");
    wheel(&mut window, vec2(0.0, -1.0), Modifiers::NONE, MouseWheelSource::Trackpad);
    assert!((app(&window).canvas().map_from_screen(at) - under - down).y > 5.0);
    assert!((zoom(&window) - close).abs() < 1e-5, "neither zooms");

    window.event(Event::Zoom(0.5));
    window.run();
    assert!((zoom(&window) - close / 2.0).abs() < 0.01, "pinching zooms");
}

#[test]
fn the_right_button_moves_the_map_where_it_is_dragged_and_selects_nothing() {
    let mut window = window();
    let card = add_card(&mut window, 0, 1, "Ask");
    let cell = Item::Cell(map(&window).lanes[2].id, map(&window).columns()[0]);
    let from = cell_centre(&window, 1, 1);
    move_to(&mut window, from);
    wheel(&mut window, vec2(0.0, 4.0), Modifiers::COMMAND, MouseWheelSource::Wheel);
    let before = centre(&window, cell);
    button(&mut window, from, PointerButton::Secondary, true);
    for part in [0.3, 0.6, 1.0] {
        move_to(&mut window, from + vec2(-60.0, -40.0) * part);
    }
    button(&mut window, from + vec2(-60.0, -40.0), PointerButton::Secondary, false);
    window.run();
    let moved = centre(&window, cell) - before;
    assert!((moved - vec2(-60.0, -40.0)).length() < 8.0, "{moved:?}");
    assert_eq!(app(&window).editor().selection(), [card]);
    assert!(window.query_by_label(words::interface(Language::English).menu_insert).is_some());
    assert!(window.query_by_label("Paste").is_none(), "no menu");
}

#[test]
fn everything_has_a_menu_with_something_in_it() {
    let mut window = window();
    let first = add_card(&mut window, 0, 0, "One");
    add_card(&mut window, 0, 1, "Two");
    let curve = map(&window).lanes.iter().position(|lane| matches!(lane.kind, LaneKind::Curve(_))).unwrap();
    // Clicks that follow too soon would be a third and a fourth.
    window.run_steps(60);
    let pos = cell_centre(&window, curve, 0);
    move_to(&mut window, pos);
    for _ in 0..2 {
        button(&mut window, pos, PointerButton::Primary, true);
        button(&mut window, pos, PointerButton::Primary, false);
    }
    window.run();
    let map_now = map(&window).clone();
    let point = map_now.lanes[curve].points().next().unwrap().1.id;
    let stage = &map_now.phases[0].stages[0];
    let head = Item::Lane(map_now.lanes[0].id);
    let expected = [
        (first, "Duplicate"),
        (Item::Point(point), "Value"),
        (Item::Cell(map_now.lanes[1].id, map_now.columns()[2]), "Add a card"),
        (Item::Cell(map_now.lanes[curve].id, map_now.columns()[2]), "Add a point"),
        (Item::Stage(stage.id), "Insert"),
        (head, "Fold lane"),
        (Item::Title, "Personas"),
    ];
    for (item, entry) in expected {
        let mut at = centre(&window, item);
        if item == head {
            at.x = app(&window).canvas().rect_on_screen(item).unwrap().left() + 30.0;
        }
        right_click(&mut window, at);
        assert_eq!(app(&window).editor().selection(), [item], "{entry}");
        let offered = entries(&window);
        assert!(offered.iter().any(|offered| offered == entry), "{item:?}: {offered:?}");
        window.key_press(Key::Escape);
        window.run();
    }
    // Beside everything: the map as a whole, and nothing stays selected.
    let beside = app(&window).canvas().rect_on_screen(Item::Title).unwrap().left_top() - vec2(8.0, 8.0);
    right_click(&mut window, beside);
    assert_eq!(app(&window).editor().selection(), []);
    assert!(window.query_by_label("Select all").is_some());
}

#[test]
fn a_menu_is_about_all_that_is_selected_where_it_opens_on_one_of_them() {
    let mut window = window();
    let first = add_card(&mut window, 0, 0, "One");
    let second = add_card(&mut window, 0, 1, "Two");
    let third = add_card(&mut window, 0, 2, "Three");
    let at = centre(&window, first);
    click(&mut window, at);
    let at = centre(&window, second);
    window.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        let (pos, button, modifiers) = (at, PointerButton::Primary, Modifiers::SHIFT);
        window.event_modifiers(Event::PointerButton { pos, button, pressed, modifiers }, modifiers);
        window.step();
    }
    window.run();
    assert_eq!(app(&window).editor().selection(), [first, second]);
    right_click(&mut window, at);
    assert_eq!(app(&window).editor().selection(), [first, second]);
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(app(&window).editor().selection(), [first, second], "Esc only closes the menu");
    window.key_press(Key::Delete);
    window.run();
    assert_eq!(titles(&window, 0, 0), Vec::<String>::new());
    assert_eq!(titles(&window, 0, 1), Vec::<String>::new());
    assert_eq!(titles(&window, 0, 2), ["Three"]);
    let at = centre(&window, third);
    right_click(&mut window, at);
    assert_eq!(app(&window).editor().selection(), [third]);
}

#[test]
fn a_press_on_the_small_map_looks_there() {
    let mut window = window();
    let at = middle(&window);
    move_to(&mut window, at);
    wheel(&mut window, vec2(0.0, 5.0), Modifiers::COMMAND, MouseWheelSource::Wheel);
    assert_eq!(app(&window).canvas().minimap_on_screen(), None, "it is off at first");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    window.run();
    let page = app(&window).canvas().minimap_on_screen().unwrap();
    let corner = page.right_bottom() - vec2(3.0, 3.0);
    click(&mut window, corner);
    let lanes = &map(&window).lanes;
    let last = Item::Cell(lanes[lanes.len() - 1].id, *map(&window).columns().last().unwrap());
    let seen = app(&window).canvas().rect_on_screen(last).unwrap();
    let canvas = window.get_by_role_and_label(Role::Canvas, "Map").rect();
    assert!(canvas.contains(seen.center()), "{seen:?} in {canvas:?}");
    assert_eq!(app(&window).editor().selection(), [], "the map under it is not clicked");

    let offers = |window: &Window| entries(window).iter().any(|entry| entry == "Actual size");
    right_click(&mut window, corner);
    assert!(offers(&window), "it has a menu");
    window.key_press(Key::Escape);
    window.run();

    // Where the whole map is in view there is nothing to show.
    window.key_press_modifiers(Modifiers::SHIFT, Key::Num1);
    window.run();
    assert_eq!(app(&window).canvas().minimap_on_screen(), None);
    assert!(app(&window).settings().minimap_shown);
}

#[test]
fn buttons_near_the_pointer_add_a_stage_a_lane_and_a_card() {
    let mut window = window();
    let canvas = |window: &Window, item| app(window).canvas().rect_on_screen(item).unwrap();
    let stage = Item::Stage(map(&window).phases[0].stages[0].id);
    let corner = canvas(&window, stage).right_top();
    move_to(&mut window, corner);
    window.run();
    window.get_by_label("Add a stage here").click();
    window.run();
    assert!(app(&window).editor().typing().is_some(), "its name is typed at once");
    window.key_press(Key::Enter);
    window.run();
    let stages: Vec<_> = map(&window).phases.iter().flat_map(|phase| &phase.stages).collect();
    assert_eq!(stages.len(), 5);

    let lanes = map(&window).lanes.len();
    let head = canvas(&window, Item::Lane(map(&window).lanes[0].id));
    move_to(&mut window, head.left_bottom() + vec2(6.0, -6.0));
    window.run();
    click(&mut window, head.left_bottom() + vec2(0.0, 1.0));
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(map(&window).lanes.len(), lanes + 1);

    let cell = canvas(&window, Item::Cell(map(&window).lanes[0].id, map(&window).columns()[2]));
    move_to(&mut window, cell.right_bottom() - vec2(20.0, 20.0));
    window.run();
    window.get_by_label("Add a card").click();
    window.run();
    type_text(&mut window, "Ask a friend");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(titles(&window, 0, 2), ["Ask a friend"]);
}

#[test]
fn the_cursor_says_what_a_press_would_do() {
    let mut window = window();
    let card = add_card(&mut window, 0, 0, "One");
    let cursor = |window: &mut Window, pos: Pos2| {
        move_to(window, pos);
        window.run();
        window.output().platform_output.cursor_icon
    };
    let rect = app(&window).canvas().rect_on_screen(card).unwrap();
    assert_eq!(cursor(&mut window, rect.center()), CursorIcon::Grab);
    let edge = pos2(rect.right() - 1.5, rect.center().y - 8.0);
    assert_eq!(cursor(&mut window, edge), CursorIcon::ResizeHorizontal);
    assert_eq!(cursor(&mut window, rect.center_bottom()), CursorIcon::Crosshair);
    let stage = Item::Stage(map(&window).phases[0].stages[1].id);
    let head = app(&window).canvas().rect_on_screen(stage).unwrap();
    assert_eq!(cursor(&mut window, head.right_center()), CursorIcon::ResizeHorizontal);
    let empty = cell_centre(&window, 1, 2);
    assert_eq!(cursor(&mut window, empty), CursorIcon::Default);

    grab(&mut window, rect.center(), empty);
    assert_eq!(window.output().platform_output.cursor_icon, CursorIcon::Grabbing);
    window.key_press(Key::Escape);
    button(&mut window, empty, PointerButton::Primary, false);
    window.run();
    window.key_press(Key::Escape);
    window.run();
    window.key_press(Key::H);
    window.run();
    assert_eq!(cursor(&mut window, empty), CursorIcon::Grab);
}

#[test]
fn letters_take_up_tools_only_while_nothing_is_selected() {
    let mut window = window();
    for (key, tool) in [(Key::H, Tool::Pan), (Key::A, Tool::Link), (Key::V, Tool::Select)] {
        window.key_press(key);
        window.run();
        assert_eq!(app(&window).editor().tool(), tool);
    }
    let pos = cell_centre(&window, 0, 0);
    click(&mut window, pos);
    let press = [true, false].map(|pressed| Event::Key {
        key: Key::H,
        physical_key: Some(Key::H),
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    let [down, up] = press;
    at_once(&mut window, [down, Event::Text("h".to_owned()), up]);
    window.run();
    assert_eq!(app(&window).editor().tool(), Tool::Select);
    assert_eq!(app(&window).editor().typing().unwrap().draft, "h");
}

#[test]
fn points_snap_to_quarters_unless_that_is_switched_off_and_ctrl_turns_it_round() {
    for (snaps, ctrl) in [(true, false), (false, false), (true, true), (false, true)] {
        let mut window = window_with(Mouse { snaps, ..Mouse::default() });
        let curve =
            map(&window).lanes.iter().position(|lane| matches!(lane.kind, LaneKind::Curve(_))).unwrap();
        let pos = cell_centre(&window, curve, 0);
        move_to(&mut window, pos);
        for _ in 0..2 {
            button(&mut window, pos, PointerButton::Primary, true);
            button(&mut window, pos, PointerButton::Primary, false);
        }
        window.run();
        let value = |window: &Window| map(window).lanes[curve].points().next().unwrap().1.value;
        let id = map(&window).lanes[curve].points().next().unwrap().1.id;
        let from = centre(&window, Item::Point(id));
        let to = from + vec2(0.0, -10.0);
        grab(&mut window, from, to);
        if ctrl {
            window.event(Event::ModifiersChanged(Modifiers::COMMAND));
            move_to(&mut window, to + vec2(0.0, -0.5));
            move_to(&mut window, to);
        }
        button(&mut window, to, PointerButton::Primary, false);
        window.run();
        let quarters = value(&window) * 4.0;
        let is_round = (quarters - quarters.round()).abs() < 1e-3;
        assert_eq!(is_round, snaps != ctrl, "{snaps} {ctrl}: {}", value(&window));
        assert!(value(&window) > 0.0);
    }
}

#[test]
fn a_card_held_at_the_edge_moves_the_map_unless_that_is_switched_off() {
    for autoscroll in [true, false] {
        let mut window = window_with(Mouse { autoscroll, ..Mouse::default() });
        let card = add_card(&mut window, 0, 1, "One");
        let at = centre(&window, card);
        move_to(&mut window, at);
        wheel(&mut window, vec2(0.0, 5.0), Modifiers::COMMAND, MouseWheelSource::Wheel);
        let canvas = window.get_by_role_and_label(Role::Canvas, "Map").rect();
        let edge = pos2(canvas.right() - 3.0, canvas.center().y);
        let still = canvas.center();
        let before = app(&window).canvas().map_from_screen(still);
        let from = centre(&window, card);
        grab(&mut window, from, edge);
        window.run_steps(20);
        let moved = app(&window).canvas().map_from_screen(still) - before;
        assert_eq!(moved.x > 20.0, autoscroll, "{moved:?}");
        window.key_press(Key::Escape);
        button(&mut window, edge, PointerButton::Primary, false);
    }
}

#[test]
fn the_wheel_moves_no_map_under_an_open_menu() {
    let mut window = window();
    let at = middle(&window);
    move_to(&mut window, at);
    wheel(&mut window, vec2(0.0, 5.0), Modifiers::COMMAND, MouseWheelSource::Wheel);
    right_click(&mut window, at);
    let beside = at - vec2(40.0, 40.0);
    move_to(&mut window, beside);
    let before = app(&window).canvas().map_from_screen(at);
    wheel(&mut window, vec2(0.0, -1.0), Modifiers::NONE, MouseWheelSource::Wheel);
    wheel(&mut window, vec2(0.0, -1.0), Modifiers::COMMAND, MouseWheelSource::Wheel);
    assert_eq!(app(&window).canvas().map_from_screen(at), before);
    window.key_press(Key::Escape);
    window.run();
    wheel(&mut window, vec2(0.0, -1.0), Modifiers::NONE, MouseWheelSource::Wheel);
    assert_ne!(app(&window).canvas().map_from_screen(at), before);
}
