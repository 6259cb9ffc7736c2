//! The map and the window for people who use assistive tools or the keyboard alone, driven through the tree that
//! such tools read.
#![cfg(feature = "window")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what is not there fails the test"
)]
#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method by its name is not general enough in its lifetimes"
)]

mod support;

use std::collections::HashSet;
use std::sync::Arc;

use egui::accesskit::{Live, Role};
use egui::{Color32, Key, Modifiers, Rect, Shape, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::window::{self, Folder, Window, app, map, press};
use waylane::app::theme::Colours;
use waylane::file::{RealDisk, write_atomic};
use waylane::model::{CardKind, Item, Lane, LaneKind, Language};
use waylane::{templates, words};

/// A sample, opened in a window of that language.
fn open(language: Language, sample: &str) -> (Window, Folder) {
    let folder = Folder::new(&format!("access-{sample}-{language:?}-{:?}", std::thread::current().id()));
    let path = folder.0.join(format!("{sample}.journey.ron"));
    let bytes = templates::samples().iter().find(|one| one.name == sample).unwrap().bytes(language);
    write_atomic(&RealDisk, &path, bytes, |_| true).unwrap();
    let mut window = window::window(language, Some(&folder.0));
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().unwrap().open_here(&ctx, path);
    window::wait_until(&mut window, |app| app.editor().path().is_some());
    (window, folder)
}

/// The first card of the lane that holds touchpoints, and which of how many it is in its cell.
fn touchpoint(window: &Window) -> (Item, String, String, usize) {
    let map = map(window);
    let is_touchpoints =
        |lane: &&Arc<Lane>| matches!(lane.kind, LaneKind::Cards(CardKind::Touchpoint { .. }));
    let lane = map.lanes.iter().find(is_touchpoints).unwrap();
    let (step, _, card) = lane.cards().next().unwrap();
    let (stage, _) = map.step(step).unwrap();
    let all = lane.cells[&step].cards.len();
    (Item::Card(card.id), card.title.clone(), stage.title.clone(), all)
}

#[test]
fn a_card_is_named_with_its_place_in_both_languages() {
    let (mut window, _folder) = open(Language::English, "tv-shop");
    let (item, title, stage, all) = touchpoint(&window);
    let name = format!("Touchpoint, {title}, stage {stage}, card 1 of {all}");
    let node = window.get_by_label(&name);
    assert_eq!(node.accesskit_node().role(), Role::ListItem);
    node.click_accesskit();
    window.run();
    assert_eq!(app(&window).editor().selection(), [item]);
    assert_eq!(window.get_by_label(&name).accesskit_node().is_selected(), Some(true));

    let (window, _folder) = open(Language::Vietnamese, "tv-shop");
    let (_, title, stage, all) = touchpoint(&window);
    window.get_by_label(&format!("Điểm chạm, {title}, giai đoạn {stage}, thẻ 1/{all}"));
}

#[test]
fn cards_lie_in_the_list_of_their_lane_in_reading_order() {
    let (window, _folder) = open(Language::English, "tv-shop");
    let lanes: Vec<_> = window
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::List)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Lane ")))
        .collect();
    assert!(lanes.len() >= 3, "{}", lanes.len());
    for lane in &lanes {
        let cards = lane.children_recursive().filter(|node| node.accesskit_node().role() == Role::ListItem);
        let lefts: Vec<f32> = cards.map(|card| card.rect().left().round()).collect();
        assert!(lefts.is_sorted(), "column by column: {lefts:?}");
    }
    let tops: Vec<f32> = lanes.iter().map(|lane| lane.children().next().unwrap().rect().top()).collect();
    assert!(tops.is_sorted(), "lane by lane: {tops:?}");
}

#[test]
fn heads_say_which_of_how_many_they_are() {
    let (window, _folder) = open(Language::English, "tv-shop");
    let stages: Vec<String> = map(&window).stages().map(|(_, stage)| stage.title.clone()).collect();
    let phase = &map(&window).phases[0].title;
    let name = format!("Stage {}, 1 of {}, phase {phase}", stages[0], stages.len());
    assert_eq!(window.get_by_label(&name).accesskit_node().role(), Role::ColumnHeader);
}

#[test]
fn a_point_is_raised_and_lowered_by_assistive_tools() {
    let (mut window, _folder) = open(Language::English, "tv-shop");
    let point = |window: &Window| {
        let lane = map(window).lanes.iter().find(|lane| matches!(lane.kind, LaneKind::Curve(_))).unwrap();
        let columns = map(window).columns();
        let point = columns.iter().find_map(|step| lane.cells.get(step)?.points.first()).unwrap();
        (point.id, point.value)
    };
    let (id, before) = point(&window);
    // What is out of sight is told of while it is selected.
    select(&mut window, Item::Point(id));
    let slider = |window: &Window, up: bool| {
        let node = window.get_by(|node| node.role() == Role::Slider && node.is_selected() == Some(true));
        let label = node.accesskit_node().label().unwrap_or_default();
        assert!(label.contains(", stage ") && label.contains("point 1 of"), "{label}");
        if up { node.increment_accesskit() } else { node.decrement_accesskit() }
    };
    let up = before < 1.0;
    slider(&window, up);
    window.run();
    let moved = point(&window).1 - before;
    assert!((moved - if up { 1.0 } else { -1.0 }).abs() < 0.01, "{moved}");
    slider(&window, !up);
    window.run();
    assert!((point(&window).1 - before).abs() < 0.01);
}

/// Selects something of the map by its node, after walking there with the keyboard.
fn select(window: &mut Window, item: Item) {
    for _ in 0..60 {
        if app(window).editor().selection() == [item] {
            return;
        }
        press(window, Modifiers::COMMAND, Key::ArrowDown);
    }
    panic!("the arrow keys do not lead to {item:?}");
}

#[test]
fn a_selected_empty_cell_is_told() {
    let mut window = window::window(Language::English, None);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let [Item::Cell(..)] = app(&window).editor().selection() else { panic!("a new map begins with a cell") };
    let node = window.get_by_label_contains("Empty cell, ");
    assert_eq!(node.accesskit_node().is_selected(), Some(true));
}

#[test]
fn passes_that_change_nothing_make_no_names() {
    let (mut window, _folder) = open(Language::English, "airline");
    window.run();
    let made = app(&window).canvas().names_made();
    assert!(made > 20, "{made}");
    for _ in 0..5 {
        window.step();
    }
    assert_eq!(app(&window).canvas().names_made(), made, "idle");
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let walked = app(&window).canvas().names_made();
    assert!(walked - made < 20, "walking names what comes into view alone: {}", walked - made);
}

#[test]
fn what_an_edit_and_an_undo_did_is_read_out() {
    let mut window = window::window(Language::English, None);
    let said = |window: &Window| {
        let node = window.get_by(|node| node.role() == Role::Status);
        assert_eq!(node.accesskit_node().live(), Live::Polite);
        node.accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(said(&window), "");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    window::type_text(&mut window, "Call");
    press(&mut window, Modifiers::NONE, Key::Escape);
    let done = said(&window);
    assert!(!done.is_empty(), "an edit is read out");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&window), format!("Undone: {done}"));
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(said(&window), format!("Done again: {done}"));
}

#[test]
fn f6_leads_through_the_areas_of_the_window_and_back() {
    let (mut window, _folder) = open(Language::English, "tv-shop");
    let canvas = |window: &Window| window.get_by(|node| node.role() == Role::Canvas).is_focused();
    assert!(canvas(&window), "the canvas has the keyboard first");
    let mut stops = Vec::new();
    for _ in 0..6 {
        press(&mut window, Modifiers::NONE, Key::F6);
        let name = window.get_by(|node| node.is_focused()).accesskit_node().label();
        assert!(name.is_some_and(|name| !name.is_empty()), "what has the keyboard is named");
        stops.push(focused(&window).1.center());
    }
    assert!(canvas(&window), "six areas, and back on the canvas");
    let [right, bottom, menu, tools, left, middle] = stops[..] else { unreachable!() };
    assert!(right.x > middle.x && left.x < middle.x, "{stops:?}");
    assert!(menu.y < tools.y && tools.y < middle.y && middle.y < bottom.y, "{stops:?}");
    press(&mut window, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window).1.center(), left);
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run();
    assert!(canvas(&window), "Esc leads back to the canvas");
}

/// What has the keyboard: id and place.
fn focused(window: &Window) -> (egui::Id, Rect) {
    let id = window.ctx.memory(egui::Memory::focused).expect("something has the keyboard");
    (id, window.ctx.read_response(id).unwrap().rect)
}

#[test]
fn whatever_has_the_keyboard_is_in_view_with_a_ring() {
    let (mut window, _folder) = open(Language::English, "tv-shop");
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    for theme in [Theme::Light, Theme::Dark] {
        window.ctx.set_theme(theme);
        window.run();
        // From the menus on, Tab leads everywhere.
        while focused(&window).1.center().y > 34.0 {
            press(&mut window, Modifiers::NONE, Key::F6);
        }
        assert!(rings_on_the_way(&mut window, theme) > 60);
    }
}

#[test]
fn dialogs_and_desks_show_what_has_the_keyboard() {
    let language = Language::English;
    let words = words::commands(language);
    let interface = words::interface(language);
    let places = [
        (interface.menu_file, words.settings),
        (interface.menu_file, words.export_picture),
        (interface.menu_help, words.about),
        (interface.menu_view, words.priorities),
        (interface.menu_map, words.personas),
        (interface.menu_map, words.own_lists),
    ];
    for (menu, entry) in places {
        let (mut window, _folder) = open(language, "tv-shop");
        window.get_by_role_and_label(Role::Button, menu).click();
        window.run();
        // The toolbar may have a button of that name, too; the menu is made after it.
        window.get_all_by_role_and_label(Role::Button, entry).last().unwrap().click();
        window.run();
        press(&mut window, Modifiers::NONE, Key::Tab);
        let theme = window.ctx.theme();
        assert!(rings_on_the_way(&mut window, theme) >= 2, "{entry}");
    }
}

#[test]
fn dialogs_are_as_high_as_what_is_in_them_and_can_be_walked_in_low_windows() {
    let dialogs = [
        ("settings", Modifiers::COMMAND, Key::Comma),
        ("export", Modifiers::COMMAND, Key::E),
        ("path", Modifiers::COMMAND | Modifiers::SHIFT, Key::S),
        ("question", Modifiers::COMMAND, Key::N),
    ];
    for (language, size) in [(Language::English, [1280.0, 800.0]), (Language::Vietnamese, [512.0, 320.0])] {
        for (name, modifiers, key) in dialogs {
            let mut window = window::window_of(size, 1.0 / 60.0, language, None);
            press(&mut window, Modifiers::NONE, Key::ArrowDown);
            window::type_text(&mut window, "Call");
            press(&mut window, Modifiers::NONE, Key::Escape);
            press(&mut window, modifiers, key);
            let dialog = window.ctx.memory(|memory| memory.area_rect(egui::Id::unique(name))).unwrap();
            assert!(window.ctx.content_rect().contains_rect(dialog), "{name} {dialog:?} in {size:?}");
            // The picture that is exported takes all the room there is.
            assert!(dialog.height() < 560.0 || name == "export", "{name} has room for nothing: {dialog:?}");
            press(&mut window, Modifiers::NONE, Key::Tab);
            let theme = window.ctx.theme();
            assert!(rings_on_the_way(&mut window, theme) >= 2, "{name} in {size:?}");
        }
    }
}

#[test]
fn a_list_closes_when_a_key_has_chosen_from_it_and_its_button_has_the_keyboard_again() {
    let mut window = window::window(Language::English, None);
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    press(&mut window, Modifiers::NONE, Key::Tab);
    let button = focused(&window).0;
    press(&mut window, Modifiers::NONE, Key::Space);
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    assert_ne!(focused(&window).0, button, "arrows lead into the list");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(app(&window).settings().language, Some(Language::Vietnamese));
    assert!(!egui::Popup::is_any_open(&window.ctx), "the list is closed");
    assert_eq!(focused(&window).0, button);
    press(&mut window, Modifiers::NONE, Key::Space);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!egui::Popup::is_any_open(&window.ctx), "Esc closes the list");
    assert_eq!(focused(&window).0, button, "and the dialog stays");
}

#[test]
fn a_parked_card_gets_into_the_selected_cell_by_keys() {
    let (mut window, _folder) = open(Language::English, "tv-shop");
    let parked = map(&window).parking[0].clone();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::F6);
    let is_parked = |window: &Window| {
        let node = window.query_by(|node| node.is_focused());
        node.and_then(|node| node.accesskit_node().label())
            .is_some_and(|label| label.ends_with(&parked.title))
    };
    for _ in 0..80 {
        if is_parked(&window) {
            break;
        }
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    assert!(is_parked(&window), "Tab leads to parked cards");
    press(&mut window, Modifiers::SHIFT, Key::F10);
    let add = words::mouse(Language::English).add_to_map;
    for _ in 0..5 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        if window.get_by_role_and_label(Role::Button, add).is_focused() {
            break;
        }
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(map(&window).parking.iter().all(|card| card.id != parked.id));
    assert!(map(&window).card(parked.id).is_some());
    assert!(!egui::Popup::is_any_open(&window.ctx));
}

#[test]
fn the_menu_of_what_is_selected_opens_and_is_walked_by_keys() {
    let mut window = window::window(Language::English, None);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    window::type_text(&mut window, "Call");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    let delete = words::commands(Language::English).delete;
    let is_there = |window: &Window| {
        let node = window.query_by(|node| node.is_focused());
        node.and_then(|node| node.accesskit_node().label()).is_some_and(|label| label.starts_with(delete))
    };
    for _ in 0..30 {
        if is_there(&window) {
            break;
        }
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    assert!(is_there(&window), "arrows lead through the menu");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(
        map(&window).lanes.iter().all(|lane| lane.cards().next().is_none()),
        "and Enter runs the command"
    );
    assert!(!egui::Popup::is_any_open(&window.ctx));
    assert!(canvas_has_keyboard(&window));
}

fn canvas_has_keyboard(window: &Window) -> bool {
    focused(window).0 == egui::Id::unique("canvas")
}

#[test]
fn tab_begins_at_the_desk_that_has_opened() {
    let (mut window, _folder) = open(Language::English, "tv-shop");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window::type_text(&mut window, words::commands(Language::English).personas);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Tab);
    let back = words::desks(Language::English).back_to_map;
    assert!(window.get_by_role_and_label(Role::Button, back).is_focused());
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    assert!(window.get_by(|node| node.role() == Role::Canvas).is_focused(), "and back to the map");
}

/// Presses Tab until it comes round, and holds every stop to its ring. How many stops there were.
fn rings_on_the_way(window: &mut Window, theme: Theme) -> usize {
    let mut seen = HashSet::new();
    loop {
        let (id, rect) = focused(window);
        if id == egui::Id::unique("canvas") || !seen.insert(id) {
            return seen.len();
        }
        let name = window.query_by(|node| node.is_focused()).and_then(|node| node.accesskit_node().label());
        assert!(name.as_ref().is_some_and(|name| !name.is_empty()), "{rect:?} has no name");
        assert!(window.ctx.content_rect().contains_rect(rect), "{name:?} is out of sight: {rect:?}");
        if !window.ctx.text_edit_focused() {
            assert!(has_ring(window, rect, theme), "{name:?} at {rect:?} has no ring in {theme:?}");
        }
        window.key_press(Key::Tab);
        // What got the keyboard is scrolled to in the pass after.
        window.run_steps(5);
        assert!(seen.len() < 400, "Tab never comes round");
    }
}

/// Whether a line of two points and a contrast of 3 : 1 runs along the edges of that rectangle.
#[expect(clippy::wildcard_enum_match_arm, reason = "rings are rectangles")]
fn has_ring(window: &Window, rect: Rect, theme: Theme) -> bool {
    let colours = Colours::of(theme);
    let grounds = [colours.surface, colours.panel, colours.bar];
    let runs_along =
        |ring: Rect| ring.expand(6.0).contains_rect(rect) && rect.expand(6.0).contains_rect(ring);
    window.output().shapes.iter().any(|clipped| match &clipped.shape {
        Shape::Rect(shape) => {
            let stands_out = grounds.iter().all(|ground| contrast(shape.stroke.color, *ground) >= 3.0);
            shape.stroke.width >= 2.0 && stands_out && runs_along(shape.rect)
        }
        _ => false,
    })
}

fn contrast(a: Color32, b: Color32) -> f32 {
    let colour = |c: Color32| waylane::style::Colour { rgb: [c.r(), c.g(), c.b()], alpha: 255 };
    colour(a).contrast(colour(b))
}
