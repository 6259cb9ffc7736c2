//! The review panel and the desk of priorities in the real program, without a window of the system.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use support::window::{Folder, Window, app, button, click, drag, map, move_to, press, wait_until, window};
use waylane::app::action::{Desk, Side};
use waylane::model::{Card, CardKind, Item, Language};
use waylane::review::review;
use waylane::{file, templates, words};

/// The program with a sample opened from a file.
fn open(language: Language, sample: &str, folder: &Folder) -> Window {
    let path = folder.0.join(format!("{sample}.ron"));
    let document = templates::load(sample, language).unwrap();
    file::save(&file::RealDisk, &path, &document).unwrap();
    let mut window = window(language, Some(&folder.0));
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().unwrap().open_here(&ctx, path);
    wait_until(&mut window, |app| app.editor().path().is_some());
    window
}

fn choose(window: &mut Window, menu: &str, entry: &str) {
    window.get_by_role_and_label(Role::Button, menu).click();
    window.run();
    window.get_by_role_and_label(Role::Button, entry).click();
    window.run();
}

fn priorities(language: Language, sample: &str, folder: &Folder) -> Window {
    let mut window = open(language, sample, folder);
    choose(&mut window, words::interface(language).menu_view, words::commands(language).priorities);
    window
}

/// The first card whose kind is so.
fn first(window: &Window, is_so: impl Fn(&CardKind) -> bool) -> Card {
    let cards = map(window).lanes.iter().flat_map(|lane| lane.cards());
    cards.into_iter().find(|(.., card)| is_so(&card.kind)).unwrap().2.clone()
}

fn kind_now(window: &Window, card: &Card) -> CardKind {
    map(window).card(card.id).unwrap().kind.clone()
}

fn is_rated(kind: &CardKind, by: (u8, u8)) -> bool {
    matches!(kind, CardKind::Opportunity { impact, effort } if (*impact, *effort) == by)
}

#[test]
fn a_chip_dragged_to_another_cell_is_rated_anew_and_undone() {
    let folder = Folder::new("drag-chip");
    for language in Language::ALL {
        let mut window = priorities(language, "clinic", &folder);
        let card = first(&window, |kind| is_rated(kind, (3, 1)));
        let name = |rated: (u8, u8)| words::review::rated(language, &card.title, rated.0, rated.1);
        let chip = window.get_by_role_and_label(Role::Button, &name((3, 1))).rect().center();
        let named = words::priorities(language).think_twice;
        let cell = words::review::rated(language, named, 1, 3);
        let cell = window.get_by_role_and_label(Role::Group, &cell).rect().center();
        drag(&mut window, chip, cell);
        assert!(is_rated(&kind_now(&window, &card), (1, 3)));
        let now = window.get_by_role_and_label(Role::Button, &name((1, 3))).rect().center();
        assert!(now.distance(cell) < 120.0, "the chip lies where it was dropped");
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(kind_now(&window, &card), card.kind);
        window.get_by_role_and_label(Role::Button, &name((3, 1)));
    }
}

#[test]
fn arrow_keys_move_a_chip_and_it_keeps_the_keyboard() {
    let folder = Folder::new("chip-keys");
    let language = Language::English;
    let mut window = priorities(language, "clinic", &folder);
    let card = first(&window, |kind| is_rated(kind, (3, 1)));
    let name = words::review::rated(language, &card.title, 3, 1);
    window.get_by_role_and_label(Role::Button, &name).click();
    window.run();
    assert_eq!(app(&window).editor().selection(), [Item::Card(card.id)]);
    for (key, rated) in [
        (Key::ArrowRight, (3, 2)),
        (Key::ArrowDown, (2, 2)),
        (Key::ArrowLeft, (2, 1)),
        (Key::ArrowLeft, (2, 1)),
        (Key::ArrowUp, (3, 1)),
        (Key::ArrowUp, (3, 1)),
    ] {
        press(&mut window, Modifiers::NONE, key);
        assert!(is_rated(&kind_now(&window, &card), rated), "{key:?}");
    }
}

#[test]
fn an_opportunity_that_is_not_rated_waits_in_the_tray() {
    let folder = Folder::new("tray");
    let language = Language::English;
    // Nothing is rated in this sample.
    let mut window = priorities(language, "tv-shop", &folder);
    let card = first(&window, |kind| is_rated(kind, (0, 0)));
    let name = words::review::rated(language, &card.title, 0, 0);
    let chip = window.get_by_role_and_label(Role::Button, &name).rect().center();
    let cell = words::review::rated(language, words::priorities(language).quick_wins, 3, 1);
    let cell = window.get_by_role_and_label(Role::Group, &cell).rect().center();
    drag(&mut window, chip, cell);
    assert!(is_rated(&kind_now(&window, &card), (3, 1)));
    drag(&mut window, cell - vec2(0.0, 20.0), chip);
    assert!(is_rated(&kind_now(&window, &card), (0, 0)), "and back");
}

/// Titles of the rows of the pain list, from the top.
fn pains_from_the_top(window: &Window, language: Language) -> Vec<String> {
    let cards = map(window).lanes.iter().flat_map(|lane| lane.cards()).map(|(.., card)| card);
    let rows = cards.into_iter().filter_map(|card| {
        let CardKind::PainPoint { severity, .. } = card.kind else { return None };
        let name = format!("{}. {}", card.title, words::kinds::severity(language, severity));
        let row = window.query_by_role_and_label(Role::Button, &name)?;
        Some((row.rect().top(), card.title.clone()))
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, title)| title).collect()
}

#[test]
fn pain_points_are_sorted_by_severity_and_rated_in_their_rows() {
    let folder = Folder::new("pain-list");
    let language = Language::English;
    let mut window = priorities(language, "clinic", &folder);
    let severity = |window: &Window, title: &str| {
        let card = first_titled(window, title);
        let CardKind::PainPoint { severity, .. } = card.kind else { unreachable!() };
        severity
    };
    let titles = pains_from_the_top(&window, language);
    assert!(titles.len() > 3);
    assert!(titles.is_sorted_by_key(|title| std::cmp::Reverse(severity(&window, title))));

    let grave = titles[0].clone();
    let mild = format!("{}: {}", words::inspector(language).severity, words::kinds::severity(language, 1));
    let top = window.get_all_by_role_and_label(Role::RadioButton, &mild);
    let dot = top.into_iter().map(|node| node.rect()).min_by(|a, b| a.top().total_cmp(&b.top())).unwrap();
    click(&mut window, dot.center());
    assert_eq!(severity(&window, &grave), 1);
    assert_ne!(pains_from_the_top(&window, language)[0], grave, "it went down the list");

    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(pains_from_the_top(&window, language)[0], grave);
}

fn first_titled(window: &Window, title: &str) -> Card {
    let mut cards = map(window).lanes.iter().flat_map(|lane| lane.cards());
    cards.find(|(.., card)| card.title == title).unwrap().2.clone()
}

#[test]
fn the_pain_list_is_copied_as_a_table() {
    let folder = Folder::new("pain-copy");
    let language = Language::English;
    let mut window = priorities(language, "clinic", &folder);
    window.get_by_label(words::priorities(language).copy).click();
    window.step();
    let commands = &window.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| {
        if let egui::OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None }
    });
    let copied = copied.unwrap();
    let rows: Vec<Vec<&str>> = copied.lines().map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() > 3 && rows.iter().all(|row| row.len() == 6), "{copied}");
    assert_eq!(rows[0][0], "Pain point");
    assert_eq!(rows[1][1], "Grave");
}

#[test]
fn a_double_click_leads_to_the_card_on_the_map() {
    let folder = Folder::new("to-map");
    let language = Language::English;
    let mut window = priorities(language, "clinic", &folder);
    let card = first(&window, |kind| is_rated(kind, (3, 1)));
    let name = words::review::rated(language, &card.title, 3, 1);
    let chip = window.get_by_role_and_label(Role::Button, &name).rect().center();
    // The click in the menu shall not make it a triple one.
    window.run_steps(30);
    move_to(&mut window, chip);
    for pressed in [true, false, true, false] {
        button(&mut window, chip, PointerButton::Primary, pressed);
    }
    window.run();
    assert_eq!(app(&window).editor().desk(), Desk::Map);
    assert_eq!(app(&window).editor().selection(), [Item::Card(card.id)]);
    let there = app(&window).canvas().rect_on_screen(Item::Card(card.id)).unwrap();
    assert!(window.ctx.content_rect().contains_rect(there));
}

#[test]
fn findings_lead_to_their_place_and_can_be_dismissed_and_brought_back() {
    let folder = Folder::new("findings");
    for language in Language::ALL {
        let mut window = open(language, "tv-shop", &folder);
        choose(&mut window, words::interface(language).menu_view, words::commands(language).review);
        assert_eq!(app(&window).editor().side(), Side::Review);
        let findings = review(app(&window).editor().document(), map(&window).id);
        let [one, other] = findings.as_slice() else { unreachable!() };
        let row = |window: &Window, finding: &waylane::review::Finding| {
            let (map, cards) = (map(window), map(window).lanes.iter().map(|lane| lane.cards().count()));
            let name = format!("{}. {}", finding.sentence(map, language), finding.place(map, language));
            let rect = window.query_by_role_and_label(Role::Button, &name).map(|row| row.rect().center());
            (rect, cards.sum::<usize>())
        };
        let (at, cards) = row(&window, one);
        click(&mut window, at.unwrap());
        assert_eq!(app(&window).editor().selection(), one.items);
        assert!(window.query_by_label_contains(&words::review::tab(language, 2)).is_some());

        press(&mut window, Modifiers::NONE, Key::Delete);
        assert_eq!(map(&window).dismissed, std::slice::from_ref(&one.key));
        assert_eq!(row(&window, one), (None, cards), "the row is gone, the card is not");
        assert!(window.query_by_label_contains(&words::review::tab(language, 1)).is_some());

        press(&mut window, Modifiers::NONE, Key::Delete);
        assert_eq!(map(&window).dismissed, [one.key.clone(), other.key.clone()], "the next had the keyboard");
        window.get_by_label(words::review(language).all_clear);

        window.get_by_label(&words::review::dismissed(language, 2)).click();
        window.run();
        let back =
            format!("{}: {}", words::review(language).bring_back, one.sentence(map(&window), language));
        window.get_by_label(&back).click();
        window.run();
        assert_eq!(map(&window).dismissed, std::slice::from_ref(&other.key));

        press(&mut window, Modifiers::COMMAND, Key::Z);
        press(&mut window, Modifiers::COMMAND, Key::Z);
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(map(&window).dismissed, Vec::<String>::new());
    }
}

#[test]
#[ignore = "pictures for people"]
fn pictures() {
    let folder = std::env::var("PICTURES").unwrap();
    let place = Folder::new("review-pictures");
    let looks = [(Language::English, Theme::Light, "en"), (Language::Vietnamese, Theme::Dark, "vi")];
    for (language, look, name) in looks {
        for sample in ["clinic", "airline"] {
            let mut window = open(language, sample, &place);
            window.ctx.set_theme(look);
            for size in [vec2(1024.0, 640.0), vec2(1920.0, 1080.0)] {
                window.set_size(size);
                choose(
                    &mut window,
                    words::interface(language).menu_view,
                    words::commands(language).priorities,
                );
                let picture = window.render().unwrap();
                picture.save(format!("{folder}/{sample}-{name}-{}.png", size.x)).unwrap();
                press(&mut window, Modifiers::NONE, Key::Escape);
            }
        }
    }
}
