//! A future state and its comparison with today, through the real interface and in both languages: make it,
//! change it, read what differs, jump to a card, export the picture.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use support::window::{
    Folder, Window, app, cell_centre, centre, click, drag, map, press, type_text, wait_until, window,
};
use waylane::app::action::Desk;
use waylane::compare::{Compared, Look};
use waylane::export::Export;
use waylane::model::{CardId, CardKind, Item, LaneKind, Language, Map, MapState, Shown};
use waylane::{file, templates, words};

#[test]
fn a_future_state_is_compared_in_english() {
    tell(Language::English, ["4 → 3 (1 removed, 0 added)", "1 added, 1 removed, 0 changed, 1 moved"]);
}

#[test]
fn a_future_state_is_compared_in_vietnamese() {
    tell(Language::Vietnamese, ["4 → 3 (đã bỏ 1, đã thêm 0)", "thêm 1, bỏ 1, sửa 0, chuyển 1"]);
}

fn tell(language: Language, [pain_points, cards]: [&str; 2]) {
    let folder = Folder::new(&format!("compare-{language:?}"));
    let mut window = window(language, Some(&folder.0));
    open_sample(&mut window, language, &folder);
    let today = map(&window).clone();
    make_future_state(&mut window, language, &today);
    let moved = change(&mut window, language);
    let future = map(&window).clone();

    choose(&mut window, words::interface(language).menu_view, words::commands(language).compare);
    assert_eq!(app(&window).editor().desk(), Desk::Compare);
    take_picture(&mut window, &format!("overlay-{language:?}"));
    for said in [pain_points, cards] {
        assert!(window.query_by_label(said).is_some(), "{said}");
    }
    let feeling = words::compare::before_and_after(
        &words::numbers::signed(language, 0.0, 1),
        &words::numbers::signed(language, 0.3, 1),
    );
    assert!(window.query_by_label(&feeling).is_some(), "{feeling}");
    export(
        &mut window,
        language,
        &folder,
        Compared { before: today.id, after: future.id, look: Look::Overlay, only_differences: false },
    );
    take_picture(&mut window, &format!("overlay-{language:?}"));
    for look in [words::compare(language).stacked, words::compare(language).beside] {
        window.get_by_label(look).click();
        window.run();
        take_picture(&mut window, &format!("{look}-{language:?}"));
    }

    let title = today.card(moved).unwrap().title.clone();
    let from = words::compare::moved_from(language, &stage(&today, 0));
    window.get_by_label(&format!("{from}: {title}")).click();
    window.run();
    assert_eq!(app(&window).editor().desk(), Desk::Map);
    assert_eq!(map(&window).id, future.id);
    let [Item::Card(selected)] = *app(&window).editor().selection() else {
        unreachable!("a card is selected")
    };
    assert_eq!(future.card(selected).unwrap().origin, Some(moved));
}

#[test]
fn one_map_alone_offers_a_future_state() {
    let language = Language::English;
    let mut window = window(language, None);
    choose(&mut window, words::interface(language).menu_view, words::commands(language).compare);
    window.get_by_role_and_label(Role::Button, words::commands(language).make_future_state).click();
    window.run();
    assert!(window.query_by_label(words::compare(language).no_differences).is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(app(&window).editor().desk(), Desk::Map);
}

fn open_sample(window: &mut Window, language: Language, folder: &Folder) {
    let path = folder.0.join("tv.journey.ron");
    let sample = templates::load("tv-shop", language).unwrap();
    file::write_atomic(&file::RealDisk, &path, &file::to_bytes(&sample).unwrap(), |_| true).unwrap();
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().unwrap().open_here(&ctx, path);
    wait_until(window, |app| app.editor().path().is_some());
}

/// Opens a menu and chooses an entry by their words.
fn choose(window: &mut Window, menu: &str, entry: &str) {
    window.get_by_role_and_label(Role::Button, menu).click();
    window.run();
    window.get_by_role_and_label(Role::Button, entry).click();
    window.run();
}

fn make_future_state(window: &mut Window, language: Language, today: &Map) {
    choose(window, words::interface(language).menu_map, words::commands(language).make_future_state);
    let title = words::phrases::future_of(language, &today.title);
    assert_eq!((&map(window).title, map(window).state), (&title, MapState::Future));
    let said = words::phrases::future_made(language, &title);
    assert!(window.query_by_label(&said).is_some(), "a message says what happened");
    press(window, Modifiers::COMMAND, Key::Z);
    assert_eq!((map(window).id, app(window).editor().document().maps.len()), (today.id, 1), "one step");
    press(window, Modifiers::COMMAND, Key::Y);
    assert_eq!(app(window).editor().document().maps.len(), 2);
    let future = app(window).editor().document().maps[1].title.clone();
    window.get_by_label(&future).click();
    window.run();
    assert_eq!(map(window).title, title);
}

/// Takes a pain point away, moves an action to the next stage, adds another, raises a feeling; returns which
/// card of today was moved.
fn change(window: &mut Window, language: Language) -> CardId {
    let pain = card_of(window, |kind| matches!(kind, CardKind::PainPoint { .. }), 1);
    click(window, centre(window, Item::Card(pain)));
    press(window, Modifiers::NONE, Key::Delete);

    let lane = lane_of(window, |kind| matches!(kind, LaneKind::Cards(CardKind::Action)));
    let action = card_of(window, |kind| *kind == CardKind::Action, 0);
    let origin = map(window).card(action).unwrap().origin.unwrap();
    let to = cell_centre(window, lane, 1);
    drag(window, centre(window, Item::Card(action)), to);
    assert!(map(window).card_in_grid(action).unwrap().1 == map(window).columns()[1], "it was moved");

    let point = {
        let curve = lane_of(window, |kind| matches!(kind, LaneKind::Curve(_)));
        let column = map(window).columns()[1];
        map(window).lanes[curve].cells[&column].points[0].id
    };
    let at = centre(window, Item::Point(point));
    drag(window, at, at - vec2(0.0, 45.0));

    let evidence = card_of(window, |kind| *kind == CardKind::Evidence, 0);
    click(window, centre(window, Item::Card(evidence)));
    choose(window, words::interface(language).menu_insert, words::commands(language).insert_card);
    type_text(window, "Trang so sánh");
    press(window, Modifiers::NONE, Key::Enter);
    press(window, Modifiers::NONE, Key::Escape);
    origin
}

fn lane_of(window: &Window, wanted: impl Fn(&LaneKind) -> bool) -> usize {
    map(window).lanes.iter().position(|lane| wanted(&lane.kind)).unwrap()
}

/// The first card of the kind in a column.
fn card_of(window: &Window, wanted: impl Fn(&CardKind) -> bool, column: usize) -> CardId {
    let map = map(window);
    let step = map.columns()[column];
    let mut cells = map.lanes.iter().filter_map(|lane| lane.cells.get(&step));
    cells.find_map(|cell| cell.cards.iter().find(|card| wanted(&card.kind))).unwrap().id
}

fn stage(map: &Map, column: usize) -> String {
    map.steps().nth(column).unwrap().0.title.clone()
}

/// The picture is that of the comparison, with title, summary and legend.
fn export(window: &mut Window, language: Language, folder: &Folder, compared: Compared) {
    press(window, Modifiers::COMMAND, Key::E);
    press(window, Modifiers::NONE, Key::Enter);
    window.get_by_role_and_label(Role::Button, words::export(language).export).click();
    window.run();
    let picture = || {
        let mut files = std::fs::read_dir(&folder.0).unwrap().filter_map(Result::ok).map(|file| file.path());
        files.find(|path| path.extension().is_some_and(|ending| ending == "png"))
    };
    wait_until(window, |_| picture().is_some());
    let exported = image::image_dimensions(picture().unwrap()).unwrap();
    let document = app(window).editor().document().clone();
    let export =
        Export { compared: Some(compared), ..Export::new(document, compared.after, Shown::default()) };
    let page = export.scene().unwrap().size * 2.0;
    assert_eq!((f64::from(exported.0), f64::from(exported.1)), (page.width, page.height));
}

/// Keeps a picture of the window where somebody wants to look at it.
fn take_picture(window: &mut Window, name: &str) {
    if let Ok(folder) = std::env::var("PICTURES") {
        window.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
    }
}
