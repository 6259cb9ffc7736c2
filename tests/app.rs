//! Stories through the real interface, without a window of the system and without a graphics card.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT, Queryable};
use support::window::{Folder, Window, app, press, wait_until, window};
use waylane::file::{self, RealDisk};
use waylane::model::Language;
use waylane::words;

fn begin_blank(window: &mut Window, language: Language) {
    window.get_by_label_contains(words::start(language).blank).click();
    window.run();
}

/// Opens a menu and chooses an entry by their words.
fn choose(window: &mut Window, menu: &str, entry: &str) {
    window.get_by_role_and_label(Role::Button, menu).click();
    window.run();
    window.get_by_role_and_label(Role::Button, entry).click();
    window.run();
}

fn has_dialog(window: &Window, title: &str) -> bool {
    window.query_by_role_and_label(Role::Dialog, title).is_some()
}

fn ask_to_close(window: &mut Window) -> Vec<ViewportCommand> {
    let root = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    root.events.push(ViewportEvent::Close);
    window.step();
    let output = window.output().viewport_output.get(&ViewportId::ROOT).unwrap();
    let commands = output.commands.clone();
    window.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
    window.run();
    commands
}

#[test]
fn insert_undo_save_and_open_again() {
    for language in Language::ALL {
        let folder = Folder::new(&format!("story-{language:?}"));
        let mut window = window(language, Some(&folder.0));
        let commands = words::commands(language);
        let interface = words::interface(language);
        let maps = |window: &Window| app(window).editor().document().maps.len();

        choose(&mut window, interface.menu_map, commands.duplicate_map);
        assert_eq!(maps(&window), 2);
        assert!(app(&window).editor().is_unsaved());
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(maps(&window), 1);
        assert!(!app(&window).editor().is_unsaved(), "back to where it began");
        press(&mut window, Modifiers::COMMAND, Key::Y);
        assert_eq!(maps(&window), 2);

        press(&mut window, Modifiers::COMMAND, Key::S);
        let paths = words::paths(language);
        let name = window.get_by_role_and_label(Role::TextInput, paths.name);
        name.focus();
        window.run();
        press(&mut window, Modifiers::COMMAND, Key::A);
        window.get_by_role_and_label(Role::TextInput, paths.name).type_text("Hành trình mua tivi");
        window.run();
        window.get_by_role_and_label(Role::Button, paths.save).click();
        wait_until(&mut window, |app| !app.editor().is_unsaved());

        let path = folder.0.join("Hành trình mua tivi.journey.ron");
        assert_eq!(app(&window).editor().path(), Some(path.as_path()));
        assert_eq!(app(&window).settings().recent, [path.as_path()]);
        let saved = app(&window).editor().document().clone();

        press(&mut window, Modifiers::COMMAND, Key::N);
        begin_blank(&mut window, language);
        assert!(app(&window).editor().is_untouched());
        press(&mut window, Modifiers::COMMAND, Key::O);
        window.get_by_label_contains("Hành trình mua tivi").click();
        window.run();
        window.get_by_role_and_label(Role::Button, paths.open).click();
        wait_until(&mut window, |app| app.editor().path().is_some());
        assert_eq!(app(&window).editor().document(), &saved);
    }
}

#[test]
fn closing_over_unsaved_work_asks_first() {
    let language = Language::English;
    let dialogs = words::dialogs(language);
    let mut window = window(language, None);
    assert!(!ask_to_close(&mut window).contains(&ViewportCommand::CancelClose), "nothing would be lost");

    choose(&mut window, words::interface(language).menu_map, words::commands(language).duplicate_map);
    assert!(ask_to_close(&mut window).contains(&ViewportCommand::CancelClose));
    window.get_by_label(dialogs.unsaved_explanation);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label(dialogs.unsaved_explanation).is_none());

    assert!(ask_to_close(&mut window).contains(&ViewportCommand::CancelClose), "asked every time");
    window.get_by_role_and_label(Role::Button, dialogs.dont_save).click();
    window.run();
    assert!(!ask_to_close(&mut window).contains(&ViewportCommand::CancelClose), "the answer counts");
}

#[test]
fn a_new_document_does_not_throw_unsaved_work_away() {
    let language = Language::Vietnamese;
    let mut window = window(language, None);
    choose(&mut window, words::interface(language).menu_map, words::commands(language).duplicate_map);
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_role_and_label(Role::Button, words::dialogs(language).cancel).click();
    window.run();
    assert_eq!(app(&window).editor().document().maps.len(), 2);
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_document_alone() {
    let folder = Folder::new("broken");
    let broken = folder.0.join("hỏng.journey.ron");
    file::write_atomic(&RealDisk, &broken, b"(format: \"waylane\", version: 1, document: (id:", |_| true)
        .unwrap();
    let language = Language::English;
    let mut window = window(language, Some(&folder.0));
    let before = app(&window).editor().document().clone();
    press(&mut window, Modifiers::COMMAND, Key::O);
    window.get_by_label_contains("hỏng").click();
    window.run();
    window.get_by_role_and_label(Role::Button, words::paths(language).open).click();
    for _ in 0..500 {
        window.run();
        if has_dialog(&window, words::dialogs(language).open_failed) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    window.get_by_label_contains("cut off");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!has_dialog(&window, words::dialogs(language).open_failed));
    assert_eq!(app(&window).editor().document(), &before);
}

#[test]
fn what_is_being_typed_is_saved_too() {
    let folder = Folder::new("typing");
    let language = Language::Vietnamese;
    let mut window = window(language, Some(&folder.0));
    choose(&mut window, words::interface(language).menu_insert, words::commands(language).insert_stage_after);
    assert!(app(&window).editor().typing().is_some(), "a new stage wants a name");
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("Tìm hiểu sản phẩm".into()));
    window.run();
    assert_eq!(app(&window).editor().typing().unwrap().draft, "Tìm hiểu sản phẩm");

    press(&mut window, Modifiers::COMMAND, Key::S);
    window.get_by_role_and_label(Role::Button, words::paths(language).save).click();
    wait_until(&mut window, |app| app.editor().path().is_some());
    let loaded = file::load(&RealDisk, app(&window).editor().path().unwrap()).unwrap();
    let stages = loaded.document.maps[0].stages().map(|(_, stage)| stage.title.clone());
    assert!(stages.into_iter().any(|title| title == "Tìm hiểu sản phẩm"));
    assert!(!app(&window).editor().is_unsaved());
}

#[test]
fn what_another_program_wrote_is_not_overwritten_unasked() {
    let folder = Folder::new("changed");
    let language = Language::English;
    let mut window = window(language, Some(&folder.0));
    press(&mut window, Modifiers::COMMAND, Key::S);
    window.get_by_role_and_label(Role::Button, words::paths(language).save).click();
    wait_until(&mut window, |app| app.editor().path().is_some());
    let path = app(&window).editor().path().unwrap().to_owned();

    let mut theirs = (**app(&window).editor().document()).clone();
    theirs.title = "Theirs".into();
    file::save(&RealDisk, &path, &theirs).unwrap();
    choose(&mut window, words::interface(language).menu_map, words::commands(language).duplicate_map);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(has_dialog(&window, words::dialogs(language).changed_on_disk));
    window.get_by_role_and_label(Role::Button, words::dialogs(language).load_theirs).click();
    wait_until(&mut window, |app| app.editor().document().title == "Theirs");
    assert_eq!(app(&window).editor().document().maps.len(), 1);
}

#[test]
fn menus_work_by_keyboard_alone() {
    let language = Language::Vietnamese;
    let mut window = window(language, None);
    press(&mut window, Modifiers::NONE, Key::F10);
    let save = words::commands(language).save;
    assert!(window.query_by_role_and_label(Role::Button, save).is_some(), "the first menu is open");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::Button, save).is_none());

    press(&mut window, Modifiers::NONE, Key::F10);
    let settings = words::commands(language).settings;
    for _ in 0..20 {
        if !window.get_by_role_and_label(Role::Button, settings).is_focused() {
            press(&mut window, Modifiers::NONE, Key::ArrowDown);
        }
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(has_dialog(&window, words::settings(language).title));
}

#[test]
fn the_language_of_the_interface_changes_at_once() {
    let mut window = window(Language::English, None);
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    window.get_by_role_and_label(Role::ComboBox, words::settings(Language::English).language).click();
    window.run();
    window.get_by_role_and_label(Role::Button, words::kinds::language_name(Language::Vietnamese)).click();
    window.run();
    assert!(has_dialog(&window, words::settings(Language::Vietnamese).title));
    assert_eq!(app(&window).settings().language, Some(Language::Vietnamese));
    assert!(!app(&window).editor().is_unsaved(), "the document is as it was");
}

#[test]
fn a_picture_is_exported_in_the_size_that_was_promised() {
    let folder = Folder::new("export");
    let language = Language::English;
    let mut window = window(language, Some(&folder.0));
    press(&mut window, Modifiers::COMMAND, Key::E);
    // It is laid out and measured on a thread of its own.
    for _ in 0..500 {
        window.run();
        if window.query_by_label_contains(words::export(language).pixels).is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let promised = window.get_by_label_contains(words::export(language).pixels);
    let promised = promised.accesskit_node().label().or(promised.accesskit_node().value()).unwrap();
    window.get_by_role_and_label(Role::Button, words::export(language).export).click();
    window.run();
    window.get_by_role_and_label(Role::Button, words::export(language).export).click();
    let exported = || std::fs::read_dir(&folder.0).unwrap().find_map(Result::ok);
    wait_until(&mut window, |_| {
        exported().is_some_and(|file| !file.file_name().to_string_lossy().starts_with('.'))
    });
    let path = exported().unwrap().path();
    assert_eq!(path.extension().unwrap(), "png");
    let (width, height) = image::image_dimensions(&path).unwrap();
    assert_eq!(words::export::pixel_size(language, width, height), promised);
}

#[test]
fn a_persona_gets_a_portrait_from_a_file_and_undo_takes_it_away() {
    let folder = Folder::new("portrait");
    std::fs::copy("assets/icon/waylane-256.png", folder.0.join("Chị Lan.png")).unwrap();
    std::fs::copy("Cargo.toml", folder.0.join("hỏng.png")).unwrap();
    let language = Language::Vietnamese;
    let mut window = window(language, Some(&folder.0));
    let inspector = words::inspector(language);
    window.get_by_role_and_label(Role::Button, words::commands(language).insert_persona).click();
    window.run();
    let choose = |window: &mut Window, file: &str| {
        window.get_by_role_and_label(Role::Button, inspector.choose_picture).click();
        window.run();
        window.get_by_label_contains(file).click();
        window.run();
        window.get_by_role_and_label(Role::Button, words::paths(language).open).click();
        window.run();
    };
    choose(&mut window, "hỏng");
    let refused = words::interface(language).not_a_picture;
    for _ in 0..500 {
        window.run();
        if window.query_by_label_contains(refused).is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    window.get_by_label_contains(refused);
    choose(&mut window, "Chị Lan");
    wait_until(&mut window, |app| app.editor().document().personas[0].portrait.is_some());
    let document = app(&window).editor().document().clone();
    let hash = document.personas[0].portrait.unwrap();
    assert_eq!(document.images[&hash].title, "Chị Lan");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(app(&window).editor().document().personas[0].portrait, None);
}
