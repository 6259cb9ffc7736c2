//! The table of cards through the real interface: sorted, filtered, changed in place, with the selection of the
//! canvas.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::window::{
    Folder, Window, app, at_once, button, key, map, move_to, press, type_text, wait_until, window,
};
use waylane::app::action::Desk;
use waylane::model::{Card, CardId, CardKind, Document, Item, Language};
use waylane::{file, templates, words};

/// The program with that document.
fn open(language: Language, document: &Document) -> Window {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let folder = Folder::new(&format!("table-{}", NUMBER.fetch_add(1, Ordering::Relaxed)));
    open_in(&folder, language, document)
}

/// The same with a folder that stays, to save to.
fn open_in(folder: &Folder, language: Language, document: &Document) -> Window {
    let path = folder.0.join("map.journey.ron");
    file::save(&file::RealDisk, &path, document).unwrap();
    let mut window = window(language, None);
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().unwrap().open_here(&ctx, path);
    wait_until(&mut window, |app| app.editor().path().is_some());
    window
}

fn sample(language: Language) -> Window {
    open(language, &templates::load("tv-shop", language).unwrap())
}

/// The program with a sample, at the table.
fn table(language: Language) -> Window {
    let mut window = sample(language);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert_eq!(app(&window).editor().desk(), Desk::Table);
    window.run();
    window
}

/// The words of the first cells of a column, top to bottom.
fn column(window: &Window, name: &str) -> Vec<String> {
    let prefix = format!("{name}: ");
    let mut cells: Vec<(f32, String)> = window
        .get_all_by_role(Role::Cell)
        .filter_map(|node| {
            let label = node.accesskit_node().label()?;
            Some((node.rect().top(), label.strip_prefix(&prefix)?.to_owned()))
        })
        .collect();
    cells.sort_by(|a, b| a.0.total_cmp(&b.0));
    cells.into_iter().map(|(_, words)| words).collect()
}

fn cell(window: &Window, label: &str) -> egui::Pos2 {
    window.get_by_role_and_label(Role::Cell, label).rect().center()
}

fn click(window: &mut Window, pos: egui::Pos2, modifiers: Modifiers) {
    move_to(window, pos);
    at_once(window, [Event::ModifiersChanged(modifiers)]);
    for pressed in [true, false] {
        let event = Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
        at_once(window, [event]);
    }
    at_once(window, [Event::ModifiersChanged(Modifiers::NONE)]);
    window.run();
    // A pause, or the next click would be the end of a double click.
    window.run_steps(40);
}

fn card<'a>(window: &'a Window, title: &str) -> &'a Card {
    let map = map(window);
    let cards = map.lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card));
    cards.chain(&map.parking).find(|card| card.title == title).expect(title)
}

fn item(window: &Window, title: &str) -> Item {
    Item::Card(card(window, title).id)
}

fn cards_of(window: &Window) -> usize {
    map(window).lanes.iter().map(|lane| lane.cards().count()).sum::<usize>() + map(window).parking.len()
}

#[test]
fn heads_sort_forth_back_and_as_on_the_map() {
    let mut window = table(Language::English);
    let on_map = column(&window, "Title");
    assert_eq!(on_map[0], "TV advert, shop sign");
    let head =
        |window: &Window| window.get_by_role_and_label(Role::ColumnHeader, "Title").rect().left_center();
    let at = head(&window) + egui::vec2(20.0, 0.0);
    click(&mut window, at, Modifiers::NONE);
    let forth = column(&window, "Title");
    let mut sorted = forth.clone();
    sorted.sort_by_key(|title| title.to_lowercase());
    assert_eq!(forth, sorted);
    click(&mut window, at, Modifiers::NONE);
    let back = column(&window, "Title");
    assert!(back[0].to_lowercase() > back[5].to_lowercase(), "{back:?}");
    click(&mut window, at, Modifiers::NONE);
    assert_eq!(column(&window, "Title"), on_map);
}

#[test]
fn the_field_above_filters_without_tone_marks() {
    let mut window = table(Language::Vietnamese);
    let hint = words::table(Language::Vietnamese).filter_hint;
    window.get_by_role_and_label(Role::TextInput, hint).focus();
    window.run();
    type_text(&mut window, "giao hang");
    window.run();
    let name = words::inspector(Language::Vietnamese).title;
    let titles = column(&window, name);
    assert!(!titles.is_empty() && titles.len() < 12, "{titles:?}");
    assert!(titles.iter().any(|title| title.to_lowercase().contains("giao hàng")), "{titles:?}");
    window.get_by_label(words::table(Language::Vietnamese).clear_filters).click();
    window.run();
    assert!(column(&window, name).len() > titles.len());
}

#[test]
fn values_of_a_head_filter_its_column() {
    let mut window = table(Language::English);
    window.get_by_label("Filter by: Kind").click();
    window.run();
    let is_pain = |card: &Card| matches!(card.kind, CardKind::PainPoint { .. });
    let pains =
        map(&window).lanes.iter().flat_map(|lane| lane.cards()).filter(|(.., card)| is_pain(card)).count();
    window.get_by_label(&format!("Pain point · {pains}")).click();
    window.run();
    let kinds = column(&window, "Kind");
    assert_eq!(kinds, vec!["Pain point"; pains]);
}

#[test]
fn enter_and_letters_type_into_the_cell_and_one_undo_takes_it_back() {
    let mut window = table(Language::English);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(app(&window).editor().selection(), [item(&window, "TV advert, shop sign")]);
    // A letter, the backspaces of an input method that rewrites it, and what it becomes.
    at_once(&mut window, [Event::Text("!".to_owned())]);
    type_text(&mut window, " dd");
    let backspace = || key(Key::Backspace);
    at_once(&mut window, backspace().into_iter().chain(backspace()).chain([Event::Text("đ".to_owned())]));
    at_once(&mut window, key(Key::Enter));
    window.run();
    let id = card(&window, "TV advert, shop sign! đ").id;
    assert_eq!(
        app(&window).editor().selection(),
        [item(&window, "Price comparison page")],
        "the row below is next"
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(card(&window, "TV advert, shop sign").id, id);

    press(&mut window, Modifiers::NONE, Key::F2);
    type_text(&mut window, "zzz");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(app(&window).editor().desk(), Desk::Table, "Esc drops what was typed, no more");
    assert!(
        map(&window)
            .lanes
            .iter()
            .flat_map(|lane| lane.cards())
            .all(|(_, _, card)| !card.title.contains("zzz"))
    );
}

#[test]
fn composed_letters_begin_typing_without_loss() {
    let mut window = table(Language::Vietnamese);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let Some(Item::Card(id)) = app(&window).editor().selection().first().copied() else { panic!() };
    let before = map(&window).card(id).unwrap().title.clone();
    let preedit = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    at_once(&mut window, [preedit("ơ")]);
    at_once(&mut window, [preedit("ớ")]);
    at_once(&mut window, [Event::Ime(ImeEvent::Commit("ớ".into()))]);
    at_once(&mut window, key(Key::Tab));
    window.run();
    assert_eq!(map(&window).card(id).unwrap().title, format!("{before}ớ"));
}

#[test]
fn other_cells_are_typed_into_and_chosen_from() {
    let mut window = table(Language::English);
    let at = cell(&window, "Title: TV advert, shop sign");
    click(&mut window, at, Modifiers::NONE);
    for _ in 0..5 {
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    // Owner; then tags.
    type_text(&mut window, "An");
    press(&mut window, Modifiers::NONE, Key::Tab);
    type_text(&mut window, "web, shop");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let advert = card(&window, "TV advert, shop sign");
    assert_eq!(
        (advert.owner.as_str(), advert.tags.as_slice()),
        ("An", &["web".to_owned(), "shop".to_owned()][..])
    );

    // Two columns back from Tags in the second row is evidence: the list opens at what is said.
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_role_and_label(Role::MenuItemRadio, "Partly").click();
    window.run();
    assert_eq!(card(&window, "Price comparison page").evidence, waylane::model::EvidenceLevel::Partly);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(card(&window, "Price comparison page").evidence, waylane::model::EvidenceLevel::Unsaid);
    assert_eq!(card(&window, "TV advert, shop sign").owner, "An", "each edit is a step of its own");
}

#[test]
fn saving_takes_what_is_being_typed_with_it_and_closing_asks_about_it() {
    let folder = Folder::new("table-draft");
    let document = templates::load("tv-shop", Language::English).unwrap();
    let mut window = open_in(&folder, Language::English, &document);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    let at = cell(&window, "Title: TV advert, shop sign");
    click(&mut window, at, Modifiers::NONE);
    for _ in 0..5 {
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    type_text(&mut window, "An");
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_until(&mut window, |app| !app.editor().is_unsaved());
    let path = app(&window).editor().path().unwrap().to_owned();
    let saved = file::load(&file::RealDisk, &path).unwrap().document;
    let cards = saved.maps.iter().flat_map(|map| &map.lanes).flat_map(|lane| lane.cards());
    assert!(cards.into_iter().any(|(.., card)| card.owner == "An"));

    type_text(&mut window, "h");
    let root = window.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    root.events.push(egui::ViewportEvent::Close);
    window.step();
    window.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default().events.clear();
    window.run();
    let save = words::dialogs(Language::English).save;
    assert!(window.query_by_role_and_label(Role::Button, save).is_some(), "it asks before it is lost");
    assert_eq!(card(&window, "TV advert, shop sign").owner, "Anh");
}

#[test]
fn another_stage_or_lane_moves_the_card() {
    let mut window = table(Language::English);
    let at = cell(&window, "Title: TV advert, shop sign");
    click(&mut window, at, Modifiers::NONE);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_role_and_label(Role::MenuItemRadio, "Purchase").click();
    window.run();
    let id = card(&window, "TV advert, shop sign").id;
    let (_, step, ..) = map(&window).card_in_grid(id).unwrap();
    assert_eq!(map(&window).step(step).unwrap().0.title, "Purchase");
}

#[test]
fn rows_are_selected_in_ranges_and_the_canvas_has_the_same_selection() {
    let mut window = table(Language::English);
    let (first, third) =
        (cell(&window, "Title: TV advert, shop sign"), cell(&window, "Title: Quotation, voucher"));
    click(&mut window, first, Modifiers::NONE);
    click(&mut window, third, Modifiers::SHIFT);
    assert_eq!(app(&window).editor().selection().len(), 3);
    let second = cell(&window, "Title: Price comparison page");
    click(&mut window, second, Modifiers::COMMAND);
    let expected = [item(&window, "TV advert, shop sign"), item(&window, "Quotation, voucher")];
    assert_eq!(app(&window).editor().selection(), expected);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(app(&window).editor().desk(), Desk::Map);
    assert_eq!(app(&window).editor().selection(), expected);

    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    press(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(app(&window).editor().selection().len(), cards_of(&window));
}

#[test]
fn delete_takes_the_selected_rows_and_undo_brings_them_back() {
    let mut window = table(Language::English);
    let all = cards_of(&window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(cards_of(&window), all - 2);
    assert_eq!(column(&window, "Title")[0], "Quotation, voucher");
    window.get_by_label(words::interface::interface(Language::English).undo).click();
    window.run();
    assert_eq!(cards_of(&window), all);
}

#[test]
fn what_is_selected_besides_cards_is_not_deleted_behind_the_table() {
    let mut window = sample(Language::English);
    let stage = map(&window).stages().next().unwrap().1.id;
    let at = support::window::centre(&window, Item::Stage(stage));
    support::window::click(&mut window, at);
    assert_eq!(app(&window).editor().selection(), [Item::Stage(stage)]);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(map(&window).stage(stage).is_some());
}

#[test]
fn a_double_click_leads_to_the_card_on_the_map() {
    let mut window = table(Language::English);
    let at = cell(&window, "Title: Old TV breaks, asks relatives");
    move_to(&mut window, at);
    for pressed in [true, false, true, false] {
        button(&mut window, at, PointerButton::Primary, pressed);
    }
    window.run();
    assert_eq!(app(&window).editor().desk(), Desk::Map);
    let item = item(&window, "Old TV breaks, asks relatives");
    assert_eq!(app(&window).editor().selection(), [item]);
    assert!(app(&window).canvas().rect_on_screen(item).is_some());
}

#[test]
fn a_second_slow_click_types_in_place() {
    let mut window = table(Language::English);
    let at = cell(&window, "Title: Quotation, voucher");
    click(&mut window, at, Modifiers::NONE);
    click(&mut window, at, Modifiers::NONE);
    type_text(&mut window, "s");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(card(&window, "Quotation, vouchers").title, "Quotation, vouchers");
}

#[test]
fn only_rows_in_view_have_cells() {
    let mut document = templates::load("funnel", Language::English).unwrap();
    let map = Arc::make_mut(&mut document.maps[0]);
    map.parking.clear();
    map.parking.extend((0..5_000).map(|n| Card::new(CardId::fresh(), CardKind::Note, format!("Card {n}"))));
    let mut window = open(Language::English, &document);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    let count = window.get_all_by_role(Role::Cell).count();
    assert!(count > 80 && count < 500, "{count}");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::COMMAND, Key::End);
    window.run();
    assert!(column(&window, "Title").contains(&"Card 4999".to_owned()));
}

/// The program with a sample, and the outline open with the keyboard on its first line.
fn outline(language: Language) -> Window {
    let mut window = sample(language);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    let mut items = window.get_all_by_role(Role::TreeItem);
    assert!(items.any(|item| item.is_focused()), "the outline has the keyboard when it is opened");
    drop(items);
    window
}

/// Names of the lines in view, top to bottom.
fn lines(window: &Window) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = window
        .get_all_by_role(Role::TreeItem)
        .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
        .collect();
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    lines.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn the_outline_is_walked_folded_and_selected_from_by_keys() {
    let mut window = outline(Language::English);
    let begin = ["Stages and steps", "Phase: Before the purchase", "Stage: Awareness"];
    assert_eq!(lines(&window)[..3], begin);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(lines(&window)[2], "Phase: Purchase", "the phase is folded");
    let phase = window.get_by_role_and_label(Role::TreeItem, "Phase: Before the purchase");
    assert_eq!(phase.accesskit_node().data().is_expanded(), Some(false));
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(lines(&window)[2], "Stage: Awareness");
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let stage = map(&window).stages().next().unwrap().1.id;
    assert_eq!(app(&window).editor().selection(), [Item::Stage(stage)]);
    assert_eq!(app(&window).editor().desk(), Desk::Map);
}

#[test]
fn letters_and_f2_rename_in_the_outline_and_backspace_destroys_nothing() {
    let mut window = outline(Language::English);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Backspace);
    at_once(&mut window, [Event::Text("!".to_owned())]);
    at_once(&mut window, key(Key::Enter));
    window.run();
    assert_eq!(map(&window).stages().next().unwrap().1.title, "Awareness!");
    press(&mut window, Modifiers::NONE, Key::F2);
    type_text(&mut window, "?");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(map(&window).stages().next().unwrap().1.title, "Awareness!", "Esc drops");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(map(&window).stages().next().unwrap().1.title, "Awareness");

    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(map(&window).stages().next().unwrap().1.title, "Consideration");
    window.get_by_label(words::interface::interface(Language::English).undo).click();
    window.run();
    assert_eq!(map(&window).stages().next().unwrap().1.title, "Awareness");
}

#[test]
fn what_is_still_in_a_field_is_saved_as_well() {
    let mut window = outline(Language::English);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    type_text(&mut window, "!");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(map(&window).stages().next().unwrap().1.title, "Awareness!");
    assert!(app(&window).editor().is_unsaved());
}

#[test]
fn what_the_canvas_selects_is_unfolded_in_the_outline() {
    let mut window = outline(Language::English);
    let parked = map(&window).parking[0].id;
    let first = app(&window).editor().map().lanes[1].cards().next().unwrap().2.id;
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    for _ in 0..2 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    assert!(map(&window).card(parked).is_some());
    let at = support::window::centre(&window, Item::Card(first));
    support::window::click(&mut window, at);
    let title = map(&window).card(first).unwrap().title.clone();
    let name = format!("Action: {title}");
    let node = window.get_by_role_and_label(Role::TreeItem, &name);
    assert_eq!(node.accesskit_node().data().level(), Some(3));
    assert_eq!(node.accesskit_node().is_selected(), Some(true));
}

#[test]
fn the_outline_finds_without_tone_marks() {
    let mut window = outline(Language::Vietnamese);
    let all = lines(&window).len();
    let name = words::table(Language::Vietnamese).find_in_outline;
    window.get_by_role_and_label(Role::TextInput, name).focus();
    window.run();
    type_text(&mut window, "giao hang");
    window.run();
    let found = lines(&window);
    assert!(
        found.len() < all && found.iter().any(|line| line.to_lowercase().contains("giao hàng")),
        "{found:?}"
    );
    window.get_by_label(words::commands(Language::Vietnamese).toggle_palette).click();
    window.run();
    assert!(window.query_by_role(Role::Tree).is_none());
}
