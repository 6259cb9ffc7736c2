//! From a template to a picture on a slide through the real interface, by pointer and keys, in both
//! languages: drag a stage, a touchpoint, an emotion and a pain point onto the map, type Vietnamese in the
//! three ways it arrives, move a card between lanes, undo, save, open again, export.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, Pos2};
use egui_kittest::kittest::Queryable as _;
use support::window::{
    Folder, Window, app, at_once, cell_centre, centre, drag, key, map, press, titles, type_text, wait_until,
    window,
};
use waylane::export::{Export, Size};
use waylane::model::{CardKind, Document, Item, LaneKind, Language, Presence, Shown};
use waylane::output::Progress;
use waylane::{file, words};

#[test]
fn from_a_template_to_a_picture_in_english() {
    tell(Language::English);
}

#[test]
fn from_a_template_to_a_picture_in_vietnamese() {
    tell(Language::Vietnamese);
}

fn tell(language: Language) {
    let folder = Folder::new(&format!("whole-story-{language:?}"));
    let mut window = window(language, Some(&folder.0));
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_role_and_label(Role::Button, words::start(language).funnel).click();
    window.run();
    assert_eq!(map(&window).columns().len(), 6, "six stages of one step each");

    drag_a_stage(&mut window, language);
    drag_a_touchpoint(&mut window, language);
    type_in_three_ways(&mut window, language);
    drag_an_emotion(&mut window, language);
    drag_a_pain_point(&mut window, language);
    move_between_lanes_and_undo(&mut window);
    let saved = save_and_open_again(&mut window, language, &folder.0);
    export(&mut window, language, &folder.0, &saved);
}

/// The middle of an item of the palette.
fn in_palette(window: &Window, name: &str) -> Pos2 {
    let items: Vec<_> = window.get_all_by_label(name).collect();
    // The palette is the leftmost thing of that name.
    items.iter().map(|item| item.rect().center()).min_by(|a, b| a.x.total_cmp(&b.x)).unwrap()
}

fn kind_name(language: Language, kind: &CardKind) -> &'static str {
    words::kinds::card_kind(language, kind)
}

fn lane_of(window: &Window, holds: impl Fn(&LaneKind) -> bool) -> usize {
    map(window).lanes.iter().position(|lane| holds(&lane.kind)).unwrap()
}

fn cards_lane(window: &Window, kind: &CardKind) -> usize {
    lane_of(window, |lane| matches!(lane, LaneKind::Cards(new) if new.same_kind(kind)))
}

const TOUCHPOINT: CardKind = CardKind::Touchpoint { channel: None, presence: Presence::Unsaid };
const PAIN_POINT: CardKind = CardKind::PainPoint { category: None, severity: 0 };
const EMOTION: CardKind = CardKind::Emotion { score: 0 };

fn drag_a_stage(window: &mut Window, language: Language) {
    let from = in_palette(window, words::interface(language).stage);
    let second = map(window).stages().nth(1).unwrap().1.id;
    let to = centre(window, Item::Stage(second));
    drag(window, from, to);
    press(window, Modifiers::NONE, Key::Escape);
    assert_eq!(map(window).columns().len(), 7);
    press(window, Modifiers::SHIFT, Key::Num1);
}

fn drag_a_touchpoint(window: &mut Window, language: Language) {
    let lane = cards_lane(window, &TOUCHPOINT);
    let before = titles(window, lane, 3).len();
    let from = in_palette(window, kind_name(language, &TOUCHPOINT));
    let to = cell_centre(window, lane, 3);
    drag(window, from, to);
    assert_eq!(titles(window, lane, 3).len(), before + 1);
    assert!(matches!(app(window).editor().selection(), [Item::Card(_)]), "ready to be typed on");
}

/// On the card just dropped: plain letters, a hook that rewrites by Backspace, a composing input method.
fn type_in_three_ways(window: &mut Window, _language: Language) {
    let lane = cards_lane(window, &TOUCHPOINT);
    type_text(window, "Tìm ");
    let text = |words: &str| Event::Text(words.to_owned());
    at_once(window, [text("hie")]);
    let [down, up] = key(Key::Backspace);
    at_once(window, [down, up, text("ê")]);
    let [down, up] = key(Key::Backspace);
    at_once(window, [down, up, text("ể"), text("u"), text(" ")]);
    let preedit =
        |text: &str| Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None });
    for composed in ["s", "sa", "sả", "sản"] {
        at_once(window, [preedit(composed)]);
    }
    at_once(window, [preedit(""), Event::Ime(ImeEvent::Commit("sản phẩm".to_owned()))]);
    press(window, Modifiers::NONE, Key::Escape);
    assert!(
        titles(window, lane, 3).contains(&"Tìm hiểu sản phẩm".to_owned()),
        "{:?}",
        titles(window, lane, 3)
    );
}

fn drag_an_emotion(window: &mut Window, language: Language) {
    let lane = lane_of(window, |kind| matches!(kind, LaneKind::Curve(_)));
    let points = |window: &Window| map(window).lanes[lane].points().count();
    let before = points(window);
    let from = in_palette(window, kind_name(language, &EMOTION));
    let to = cell_centre(window, lane, 1);
    drag(window, from, to);
    assert_eq!(points(window), before + 1);
    let Some(Item::Point(id)) = app(window).editor().selection().first().copied() else {
        unreachable!("the new point is selected")
    };
    let at = centre(window, Item::Point(id));
    drag(window, at, at - egui::vec2(0.0, 20.0));
    assert!(map(window).point(id).unwrap().2.value > 0.0, "dragged towards the good");
}

fn drag_a_pain_point(window: &mut Window, language: Language) {
    let lane = cards_lane(window, &PAIN_POINT);
    let before = titles(window, lane, 1).len();
    let from = in_palette(window, kind_name(language, &PAIN_POINT));
    let to = cell_centre(window, lane, 1);
    drag(window, from, to);
    assert_eq!(titles(window, lane, 1).len(), before + 1);
    type_text(window, "Chờ quá lâu");
    press(window, Modifiers::NONE, Key::Enter);
    assert!(titles(window, lane, 1).contains(&"Chờ quá lâu".to_owned()));
}

fn move_between_lanes_and_undo(window: &mut Window) {
    let (touchpoints, actions) = (cards_lane(window, &TOUCHPOINT), cards_lane(window, &CardKind::Action));
    let card = map(window).lanes[touchpoints]
        .cards()
        .find(|(_, _, card)| card.title == "Tìm hiểu sản phẩm")
        .map(|(_, _, card)| card.id)
        .unwrap();
    let before = app(window).editor().document().clone();
    let (from, to) = (centre(window, Item::Card(card)), cell_centre(window, actions, 4));
    drag(window, from, to);
    assert!(titles(window, actions, 4).contains(&"Tìm hiểu sản phẩm".to_owned()));
    press(window, Modifiers::COMMAND, Key::Z);
    assert_eq!(*app(window).editor().document(), before, "a drag is one step");
    press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(titles(window, actions, 4).contains(&"Tìm hiểu sản phẩm".to_owned()));
}

fn save_and_open_again(window: &mut Window, language: Language, folder: &Path) -> Arc<Document> {
    press(window, Modifiers::COMMAND, Key::S);
    let paths = words::paths(language);
    window.get_by_role_and_label(Role::TextInput, paths.name).focus();
    window.run();
    press(window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, paths.name).type_text("Câu chuyện");
    window.run();
    window.get_by_role_and_label(Role::Button, paths.save).click();
    wait_until(window, |app| !app.editor().is_unsaved());
    let saved = app(window).editor().document().clone();
    let path = folder.join("Câu chuyện.journey.ron");
    assert_eq!(file::load(&file::RealDisk, &path).unwrap().document, *saved);

    press(window, Modifiers::COMMAND, Key::N);
    window.get_by_role_and_label(Role::Button, words::start(language).blank).click();
    window.run();
    assert!(app(window).editor().path().is_none());
    press(window, Modifiers::COMMAND, Key::O);
    window.get_by_label_contains("Câu chuyện").click();
    window.run();
    window.get_by_role_and_label(Role::Button, paths.open).click();
    wait_until(window, |app| app.editor().path().is_some());
    assert_eq!(*app(window).editor().document(), saved);
    saved
}

fn export(window: &mut Window, language: Language, folder: &Path, document: &Arc<Document>) {
    press(window, Modifiers::COMMAND, Key::E);
    press(window, Modifiers::NONE, Key::Enter);
    // The dialog for the name has a button of the same words.
    window.get_by_role_and_label(Role::Button, words::export(language).export).click();
    window.run();
    let picture = || {
        let mut files = std::fs::read_dir(folder).unwrap().filter_map(Result::ok).map(|file| file.path());
        files.find(|path| path.extension().is_some_and(|ending| ending == "png"))
    };
    wait_until(window, |_| picture().is_some());
    let exported = image::open(picture().unwrap()).unwrap().to_rgb8();

    // What the command line makes of the same file at that width.
    let twin = folder.join("twin.PNG");
    let mut export = Export::new(document.clone(), document.maps[0].id, Shown::default());
    export.choices.size = Size::Width(exported.width());
    export.write(&twin, &Progress::default()).unwrap();
    assert_eq!(image::open(&twin).unwrap().to_rgb8().dimensions(), exported.dimensions());
    let differing =
        image::open(&twin).unwrap().to_rgb8().pixels().zip(exported.pixels()).filter(|(a, b)| a != b).count();
    assert_eq!(differing, 0, "window and command line make the same picture");
}
