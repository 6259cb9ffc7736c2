//! What someone expects here who knows Excalidraw: the keys and gestures of its help sheet that make sense on a map,
//! as far as no other test is about them. Without a window of the system.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use support::window::{
    Window, app, at_once, button, cell_centre, centre, click, map, move_to, press, titles, type_text,
};
use waylane::app::action::Tool;
use waylane::app::command::Command;
use waylane::model::{Item, Language};
use waylane::words;

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn window() -> Window {
    support::window::window(Language::English, None)
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

fn card(window: &Window, title: &str) -> Item {
    let cards = map(window).lanes.iter().flat_map(|lane| lane.cards());
    Item::Card(cards.into_iter().find(|(_, _, card)| card.title == title).unwrap().2.id)
}

fn zoom(window: &Window) -> f32 {
    app(window).canvas().zoom()
}

/// Whether a widget of that role and name is there.
fn shows(window: &Window, role: Role, name: &str) -> bool {
    window.query_all_by_role(role).any(|node| node.accesskit_node().label().as_deref() == Some(name))
}

#[test]
fn digits_and_letters_take_up_tools_while_nothing_is_selected() {
    let mut window = window();
    for (key, tool) in [
        (Key::Num5, Tool::Link),
        (Key::Num1, Tool::Select),
        (Key::A, Tool::Link),
        (Key::V, Tool::Select),
        (Key::H, Tool::Pan),
    ] {
        press(&mut window, Modifiers::NONE, key);
        assert_eq!(app(&window).editor().tool(), tool, "{key:?}");
    }
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(app(&window).editor().tool(), Tool::Select, "Esc puts the tool away");
}

#[test]
fn n_takes_quick_notes() {
    let mut window = window();
    press(&mut window, Modifiers::NONE, Key::N);
    window.run();
    type_text(&mut window, "Asks a friend");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(matches!(card(&window, "Asks a friend"), Item::Card(_)));
}

#[test]
fn the_scale_goes_to_the_actual_size_to_all_and_to_what_is_selected() {
    let mut window = window();
    add(&mut window, 0, 0, &["One"]);
    let at = centre(&window, card(&window, "One"));
    click(&mut window, at);
    press(&mut window, Modifiers::COMMAND, Key::Num0);
    assert!((zoom(&window) - 1.0).abs() < 1e-4);
    press(&mut window, Modifiers::COMMAND, Key::Minus);
    assert!((zoom(&window) - 0.75).abs() < 1e-4);
    press(&mut window, Modifiers::COMMAND, Key::Plus);
    assert!((zoom(&window) - 1.0).abs() < 1e-4);

    press(&mut window, Modifiers::COMMAND, Key::Num2);
    let canvas = window.get_by_role_and_label(Role::Canvas, "Map").rect();
    let seen = app(&window).canvas().rect_on_screen(card(&window, "One")).unwrap();
    assert!(zoom(&window) > 1.5 && canvas.contains_rect(seen), "{seen:?}");
    click(&mut window, seen.center());
    assert_eq!(app(&window).editor().selection(), [card(&window, "One")], "no head lies over it");
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    let all = app(&window).canvas().rect_on_screen(Item::Title).unwrap();
    assert!(canvas.contains_rect(all) && zoom(&window) <= 1.0);
}

#[test]
fn space_and_the_wheels_button_drag_the_map() {
    let mut window = window();
    let at = cell_centre(&window, 1, 1);
    move_to(&mut window, at);
    window.event(Event::Zoom(2.0));
    window.run();
    let cell = Item::Cell(map(&window).lanes[1].id, map(&window).columns()[1]);
    let held = |window: &mut Window, pressed: bool| {
        let modifiers = Modifiers::NONE;
        let key = Key::Space;
        at_once(window, [Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers }]);
    };
    for (with_space, pointer) in [(true, PointerButton::Primary), (false, PointerButton::Middle)] {
        let from: Pos2 = centre(&window, cell);
        move_to(&mut window, from);
        if with_space {
            held(&mut window, true);
        }
        button(&mut window, from, pointer, true);
        move_to(&mut window, from + vec2(-20.0, -10.0));
        move_to(&mut window, from + vec2(-40.0, -20.0));
        button(&mut window, from + vec2(-40.0, -20.0), pointer, false);
        if with_space {
            held(&mut window, false);
        }
        window.run();
        let by = centre(&window, cell) - from;
        assert!((by - vec2(-40.0, -20.0)).length() < 2.0, "{pointer:?} {by:?}");
        assert_eq!(app(&window).editor().selection(), []);
    }
}

#[test]
fn brackets_change_the_place_in_the_stack_and_one_undo_takes_it_back() {
    let mut window = window();
    add(&mut window, 0, 0, &["One", "Two", "Three"]);
    let at = centre(&window, card(&window, "Two"));
    click(&mut window, at);
    press(&mut window, Modifiers::COMMAND, Key::CloseBracket);
    assert_eq!(titles(&window, 0, 0), ["Two", "One", "Three"]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::OpenBracket);
    assert_eq!(titles(&window, 0, 0), ["One", "Three", "Two"]);
    press(&mut window, CTRL_SHIFT, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&window, 0, 0), ["One", "Two", "Three"]);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(titles(&window, 0, 0), ["One", "Three", "Two"]);
}

#[test]
fn commands_are_found_by_all_their_keys() {
    let name = words::commands(Language::English).command_palette.trim_end_matches('…');
    for (modifiers, key) in
        [(Modifiers::COMMAND, Key::K), (Modifiers::COMMAND, Key::Slash), (CTRL_SHIFT, Key::P)]
    {
        let mut window = window();
        press(&mut window, modifiers, key);
        window.run();
        assert!(shows(&window, Role::Dialog, name), "{key:?}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!shows(&window, Role::Dialog, name));
    }
}

#[test]
fn the_settings_open_by_ctrl_comma_also_while_a_card_is_typed() {
    let mut window = window();
    let title = words::settings(Language::English).title;
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    assert!(shows(&window, Role::Dialog, title));
    press(&mut window, Modifiers::NONE, Key::Escape);
    let pos = cell_centre(&window, 0, 0);
    click(&mut window, pos);
    type_text(&mut window, "Half a ");
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    assert!(shows(&window, Role::Dialog, title));
    assert_eq!(titles(&window, 0, 0).len(), 1, "what was typed is kept");
}

#[test]
fn alt_shift_d_changes_between_light_and_dark() {
    let mut window = window();
    let dark = |window: &Window| window.ctx.theme() == egui::Theme::Dark;
    let before = dark(&window);
    press(&mut window, Modifiers { shift: true, ..Modifiers::ALT }, Key::D);
    assert_ne!(dark(&window), before);
    press(&mut window, Modifiers { shift: true, ..Modifiers::ALT }, Key::D);
    assert_eq!(dark(&window), before);
}

#[test]
fn alt_z_leaves_only_the_map_and_brings_back_what_was_there() {
    let mut window = window();
    let interface = words::interface(Language::English);
    let palette = |window: &Window| shows(window, Role::Heading, interface.palette_structure);
    let export = |window: &Window| {
        let words = Command::ExportPicture.row().words(Language::English);
        shows(window, Role::Button, words)
    };
    let width = |window: &Window| window.get_by_role_and_label(Role::Canvas, "Map").rect().width();
    assert!(palette(&window) && export(&window));
    let narrow = width(&window);
    press(&mut window, Modifiers::ALT, Key::Z);
    assert!(!palette(&window) && !export(&window));
    assert!(width(&window) > narrow + 300.0);
    assert!(window.query_by_label_contains("Alt+Z").is_some(), "it is said how to come back");
    press(&mut window, Modifiers::ALT, Key::Z);
    assert!(palette(&window) && export(&window));

    press(&mut window, Modifiers::NONE, Key::F7);
    press(&mut window, Modifiers::ALT, Key::Z);
    press(&mut window, Modifiers::ALT, Key::Z);
    assert!(!palette(&window), "what was hidden before stays so");
    press(&mut window, Modifiers::ALT, Key::Z);
    press(&mut window, Modifiers::NONE, Key::F7);
    assert!(palette(&window) && export(&window), "asking for a panel brings them back too");
}

#[test]
fn what_is_switched_on_has_a_tick_in_its_menu() {
    let mut window = window();
    let (commands, interface) = (words::commands(Language::English), words::interface(Language::English));
    let ticked = |window: &mut Window, entry: &str| {
        window.get_by_role_and_label(Role::Button, interface.menu_view).click();
        window.run();
        let on = window
            .get_all_by_role(Role::Button)
            .find(|node| node.accesskit_node().label().as_deref() == Some(entry))
            .map(|node| node.accesskit_node().toggled());
        press(window, Modifiers::NONE, Key::Escape);
        on.unwrap() == Some(Toggled::True)
    };
    for (entry, command, at_first) in [
        (commands.toggle_palette, Command::TogglePalette, true),
        (commands.toggle_inspector, Command::ToggleInspector, true),
        (commands.minimap, Command::Minimap, false),
        (commands.outline, Command::Outline, false),
        (commands.only_map, Command::OnlyMap, false),
    ] {
        assert_eq!(ticked(&mut window, entry), at_first, "{entry}");
        let keys = command.row().keys[0];
        press(&mut window, keys.modifiers, keys.key);
        assert_eq!(ticked(&mut window, entry), !at_first, "{entry}");
        press(&mut window, keys.modifiers, keys.key);
        assert_eq!(ticked(&mut window, entry), at_first, "{entry}");
    }
    press(&mut window, CTRL_SHIFT, Key::F);
    assert!(ticked(&mut window, commands.filter));
}

#[test]
fn ctrl_and_page_keys_go_from_map_to_map() {
    let mut window = window();
    let first = app(&window).editor().map_id();
    window.get_by_role_and_label(Role::Button, words::interface(Language::English).add_map).click();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Escape);
    let second = app(&window).editor().map_id();
    assert_ne!(second, first);
    press(&mut window, Modifiers::COMMAND, Key::PageUp);
    assert_eq!(app(&window).editor().map_id(), first);
    press(&mut window, Modifiers::COMMAND, Key::PageDown);
    assert_eq!(app(&window).editor().map_id(), second);
}

#[test]
fn a_menu_opens_by_key_at_what_is_selected() {
    let mut window = window();
    add(&mut window, 0, 0, &["One"]);
    let at = centre(&window, card(&window, "One"));
    click(&mut window, at);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    let entry = window.get_by_role_and_label(Role::Button, Command::Cut.row().words(Language::English));
    assert!(entry.rect().center().distance(at) < 300.0, "near the card");
    entry.click();
    window.run();
    assert_eq!(titles(&window, 0, 0), Vec::<String>::new());
}
