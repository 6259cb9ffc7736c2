//! The export dialog through the real interface: a newcomer makes slides of two stages each with words that a room
//! can read, the choices are there again the next time, small words are warned of and made larger, and pictures and
//! tables go onto the clipboard.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "what is not there fails the test")]

mod support;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::window::{Folder, Window, app, click, map, press, type_text, wait_until, window, window_of};
use waylane::app::settings::Settings;
use waylane::export::{Format, Page, Size, Split};
use waylane::model::{Item, Language};
use waylane::words::export::Piece;
use waylane::{file, templates, words};

/// Where the choices end in a window of 1280 points, from its left.
const CHOICES: f32 = 370.0;

#[test]
fn a_newcomer_exports_slides_of_two_stages_that_a_room_can_read() {
    let language = Language::English;
    let folder = Folder::new("slides");
    let mut window = retailer(language, &folder);
    press(&mut window, Modifiers::COMMAND, Key::E);
    let words = words::export(language);
    choose(&mut window, words.format, words.format_pptx);
    choose(&mut window, words.split, words.split_stages);
    wait_for(&mut window, &words::export::pieces(language, Piece::Slide, 2));
    let remedy = wait_for_remedy(&mut window, 17.9);
    take_picture(&mut window, "slides");
    click(&mut window, remedy);
    let said = wait_for(&mut window, "card text 1");
    take_picture(&mut window, "slides-readable");
    let points: f64 = said.trim_start_matches("card text ").trim_end_matches("\u{a0}pt").parse().unwrap();
    assert!(points >= 17.9, "{said}");
    assert!(!is_warned(&window, language));
    finish_export(&mut window, language);
    let path = exported(&mut window, &folder.0, "pptx");
    assert!(slides_of(&path) > 2, "{} slides", slides_of(&path));
    let kept = &app(&window).settings().export;
    assert_eq!((kept.format, kept.size), (Format::Pptx, Size::Page(Page::SLIDE)));
    assert_eq!((kept.split, kept.smallest_text), (Split::Stages(2), Some(18.0)));

    // The next time all is as it was left.
    press(&mut window, Modifiers::COMMAND, Key::E);
    let list = window.get_by_role_and_label(Role::ComboBox, words.format);
    assert_eq!(list.accesskit_node().value().as_deref(), Some(words.format_pptx));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!has_dialog(&window), "Esc leaves");
}

#[test]
fn words_that_are_too_small_are_warned_of_and_made_larger() {
    let language = Language::English;
    let folder = Folder::new("small-words");
    let mut window = retailer(language, &folder);
    press(&mut window, Modifiers::COMMAND, Key::E);
    let words = words::export(language);
    choose(&mut window, words.preset, words.size_slide);
    wait_for(&mut window, "18\u{a0}pt");
    let remedy = wait_for(&mut window, "2 stages on each (");
    take_picture(&mut window, "small-words");
    let at = window.get_by_label(&remedy).rect().center();
    click(&mut window, at);
    wait_for(&mut window, &words::export::pieces(language, Piece::File, 2));
    take_picture(&mut window, "larger-words");
    // A page in the hand may have smaller words.
    choose(&mut window, words.preset, words.size_a0);
    wait_for(&mut window, "118.9");
    wait_until_gone(&mut window, language);
}

#[test]
fn choices_of_the_last_export_are_kept_in_the_settings_but_not_what_was_exported() {
    let language = Language::Vietnamese;
    let folder = Folder::new("kept-choices");
    let mut window = retailer(language, &folder);
    press(&mut window, Modifiers::COMMAND, Key::E);
    let words = words::export(language);
    choose(&mut window, words.format, words.format_svg);
    check(&mut window, words.with_legend);
    check(&mut window, words.transparent);
    check_lane(&mut window, language);
    finish_export(&mut window, language);
    let path = exported(&mut window, &folder.0, "svg");
    let svg = std::fs::read_to_string(path).unwrap();
    assert!(svg.starts_with("<svg") || svg.starts_with("<?xml"));

    let settings: Settings = ron::from_str(&ron::to_string(app(&window).settings()).unwrap()).unwrap();
    assert_eq!(settings.export.format, Format::Svg);
    assert!(!settings.export.legend && settings.export.transparent && settings.export.title);
    assert_eq!(settings.export_folder.as_deref(), Some(folder.0.as_path()));
    assert!(app(&window).editor().shown().without_lanes.is_empty(), "the canvas shows what it did");
    // A file of settings from before there was an export to remember.
    let old: Settings = ron::from_str("(scale: 120)").unwrap();
    assert_eq!(old.export, waylane::export::Choices::default());
}

#[test]
fn a_selected_card_is_copied_as_a_picture_and_as_a_table() {
    let language = Language::English;
    let folder = Folder::new("copies");
    let mut window = retailer(language, &folder);
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::C);
    let whole = copied_picture(&mut window);
    let card = map(&window).lanes.iter().flat_map(|lane| lane.cards()).next().unwrap().2.clone();
    let at = app(&window).canvas().rect_on_screen(Item::Card(card.id)).unwrap().center();
    click(&mut window, at);
    assert_eq!(app(&window).editor().selection(), [Item::Card(card.id)]);
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::C);
    let [width, height] = copied_picture(&mut window);
    assert!(width < whole[0] / 4 && height < whole[1] / 4, "{width} × {height} of {whole:?}");
    let said = words::export::picture_copied(language, to_u32(width), to_u32(height));
    assert!(window.query_by_label_contains(&said).is_some(), "{said}");

    let text = copied_table(&mut window, language);
    let rows: Vec<&str> = text.trim_end().lines().collect();
    assert_eq!(rows.len(), 2, "heads and the card: {rows:?}");
    assert!(rows[1].contains(&card.title));
    assert!(rows[0].contains('\t'));
}

#[test]
fn a_view_is_saved_from_the_menu_and_from_the_dialog() {
    let language = Language::English;
    let folder = Folder::new("views");
    let mut window = retailer(language, &folder);
    let shown = words::shown(language);
    window.get_by_role_and_label(Role::Button, words::interface(language).menu_view).click();
    window.run();
    window.get_by_role_and_label(Role::Button, words::commands(language).save_view).click();
    window.run();
    window.run();
    type_text(&mut window, "All of it");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(map(&window).views.iter().map(|view| view.title.as_str()).collect::<Vec<_>>(), ["All of it"]);

    press(&mut window, Modifiers::COMMAND, Key::E);
    check_lane(&mut window, language);
    open_list(&mut window, words::export(language).views_and_names);
    in_dialog(&window, shown.view_name).focus();
    window.run();
    type_text(&mut window, "Short");
    press(&mut window, Modifiers::NONE, Key::Enter);
    take_picture(&mut window, "views");
    let views = &map(&window).views;
    assert_eq!(views.len(), 2);
    assert_eq!(views[1].shown.without_lanes.len(), 1, "what the dialog shows, not the canvas");
    let earlier = format!("{}: Short", shown.earlier);
    click_in_dialog(&mut window, &earlier);
    assert_eq!(map(&window).views[0].title, "Short");
    assert!(has_dialog(&window), "the dialog stays");
}

#[test]
fn the_preview_shows_the_pixels_of_the_picture_and_the_dialog_fits_small_windows() {
    for (language, size) in [(Language::Vietnamese, [1024.0, 640.0]), (Language::English, [512.0, 320.0])] {
        let mut window = window_of(size, 1.0 / 60.0, language, None);
        press(&mut window, Modifiers::COMMAND, Key::E);
        let words = words::export(language);
        wait_for(&mut window, words.pixels);
        let preview = window.get_by_role_and_label(Role::Canvas, words.preview).rect();
        assert!(preview.width() > 150.0 && preview.height() > 90.0, "{preview:?} in {size:?}");
        // The canvas behind the dialog has a scale of its own, at another place.
        let is_below = |at: &egui::Pos2| (at.y - preview.bottom()).abs() < 40.0;
        let scale = |window: &Window| {
            let mut scales = window.query_all_by_label_contains("%").map(|scale| scale.rect().center());
            scales.find(is_below)
        };
        for _ in 0..900 {
            if scale(&window).is_some() {
                break;
            }
            window.run();
            std::thread::sleep(Duration::from_millis(20));
        }
        let at = scale(&window).unwrap();
        click(&mut window, at);
        let whole = if language == Language::Vietnamese { "100\u{a0}%" } else { "100%" };
        assert!(window.query_by_label(whole).is_some(), "pixel for pixel");
    }
}

/// The retailer's blueprint, opened from the folder.
fn retailer(language: Language, folder: &Folder) -> Window {
    let document = templates::load("retailer", language).unwrap();
    let path = folder.0.join("retailer.journey.ron");
    file::save(&file::RealDisk, &path, &document).unwrap();
    let mut window = window(language, Some(&folder.0));
    press(&mut window, Modifiers::COMMAND, Key::O);
    window.get_by_label_contains("retailer").click();
    window.run();
    window.get_by_role_and_label(Role::Button, words::paths(language).open).click();
    wait_until(&mut window, |app| app.editor().path().is_some());
    window
}

/// Chooses from a list of the dialog.
fn choose(window: &mut Window, list: &str, entry: &str) {
    // What has the keyboard is brought into view.
    window.get_by_role_and_label(Role::ComboBox, list).focus();
    for _ in 0..3 {
        window.run();
    }
    window.get_by_role_and_label(Role::ComboBox, list).click();
    window.run();
    window.get_by_role_and_label(Role::Button, entry).click();
    window.run();
}

fn check(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::CheckBox, name).focus();
    for _ in 0..3 {
        window.run();
    }
    window.get_by_role_and_label(Role::CheckBox, name).click();
    window.run();
}

fn open_list(window: &mut Window, name: &str) {
    click_in_dialog(window, name);
    for _ in 0..3 {
        window.run();
    }
}

/// The last thing of that name among the choices: panels behind the dialog may have such a thing, too, and a layer
/// the name of a lane.
fn in_dialog<'a>(window: &'a Window, name: &'a str) -> egui_kittest::Node<'a> {
    let mut all = window.get_all_by_label(name);
    all.rfind(|node| node.rect().center().x < CHOICES).unwrap()
}

/// What gets the keyboard is brought into view.
fn click_in_dialog(window: &mut Window, name: &str) {
    in_dialog(window, name).focus();
    for _ in 0..3 {
        window.run();
    }
    in_dialog(window, name).click();
    window.run();
}

/// Leaves out the first lane.
fn check_lane(window: &mut Window, language: Language) {
    let lane = map(window).lanes[0].title.replace('\n', " ");
    open_list(window, words::export(language).stages_and_lanes);
    click_in_dialog(window, &lane);
}

/// Waits until something that is worked out on another thread is said.
fn wait_for(window: &mut Window, said: &str) -> String {
    for _ in 0..900 {
        window.run();
        if let Some(node) = window.query_all_by_label_contains(said).next() {
            let node = node.accesskit_node();
            return node.label().or(node.value()).unwrap_or_default();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("“{said}” is never said");
}

/// Waits until there is a button that makes words of that size, points.
fn wait_for_remedy(window: &mut Window, least: f64) -> egui::Pos2 {
    for _ in 0..900 {
        window.run();
        for node in window.query_all_by_label_contains("→") {
            let label = node.accesskit_node().label().unwrap_or_default();
            let points = label.split("→ ").nth(1).and_then(|rest| rest.split('\u{a0}').next());
            if points.and_then(|points| points.parse::<f64>().ok()).is_some_and(|points| points >= least) {
                return node.rect().center();
            }
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("nothing makes words large enough");
}

fn wait_until_gone(window: &mut Window, language: Language) {
    for _ in 0..900 {
        window.run();
        if !is_warned(window, language) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("the warning stays");
}

/// Whether the dialog says that words are too small.
fn is_warned(window: &Window, language: Language) -> bool {
    let warning = words::export::small_text(language, 1.0, 18.0, true);
    let beginning: String = warning.split('1').next().unwrap().to_owned();
    window.query_all_by_label_contains(&beginning).next().is_some()
}

fn has_dialog(window: &Window) -> bool {
    // The list for a choice is one, too, while it closes.
    window.query_all_by_role(Role::Dialog).next().is_some()
}

/// By Enter, and on to the program's own dialog for the file.
fn finish_export(window: &mut Window, language: Language) {
    let words = words::export(language).export;
    window.get_by_role_and_label(Role::Button, words).click();
    window.run();
    window.get_by_role_and_label(Role::Button, words).click();
    window.run();
}

fn exported(window: &mut Window, folder: &Path, ending: &str) -> PathBuf {
    let found = || {
        let mut files = std::fs::read_dir(folder).unwrap().filter_map(Result::ok).map(|file| file.path());
        files.find(|path| path.extension().is_some_and(|found| found == ending))
    };
    wait_until(window, |_| found().is_some());
    found().unwrap()
}

/// How many slides a presentation has.
fn slides_of(path: &Path) -> usize {
    let mut bytes = Vec::new();
    std::fs::File::open(path).unwrap().read_to_end(&mut bytes).unwrap();
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    archive.file_names().filter_map(Result::ok).filter(|name| name.starts_with("ppt/slides/slide")).count()
}

/// The size of the picture that the window put onto the clipboard.
fn copied_picture(window: &mut Window) -> [usize; 2] {
    for _ in 0..900 {
        window.step();
        let commands = &window.output().platform_output.commands;
        let size = commands.iter().find_map(|command| {
            if let OutputCommand::CopyImage(image) = command { Some(image.size) } else { None }
        });
        if let Some(size) = size {
            window.run();
            return size;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("nothing is copied");
}

/// What the command of that name puts onto the clipboard.
fn copied_table(window: &mut Window, language: Language) -> String {
    window.get_by_role_and_label(Role::Button, words::interface(language).menu_edit).click();
    window.run();
    window.get_by_role_and_label(Role::Button, words::commands(language).copy_as_table).click();
    for _ in 0..5 {
        window.step();
        let commands = &window.output().platform_output.commands;
        let text = commands.iter().find_map(|command| {
            if let OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None }
        });
        if let Some(text) = text {
            return text;
        }
    }
    panic!("nothing is copied");
}

fn to_u32(pixels: usize) -> u32 {
    u32::try_from(pixels).unwrap()
}

/// Keeps a picture of the window where somebody wants to look at it.
fn take_picture(window: &mut Window, name: &str) {
    if let Ok(folder) = std::env::var("PICTURES") {
        window.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
    }
}
