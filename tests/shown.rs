//! Personas and what is shown: the page of personas, the choice of what is visible, and that canvas and export
//! obey it.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "what is not there fails the test")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a story is about few of many actions")]

mod support;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Theme, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::raster::Raster;
use support::window::{Window, app, at_once, map, press, type_text, window};
use waylane::app::action::{Action, Desk, Side};
use waylane::app::command::Command;
use waylane::app::editor::Editor;
use waylane::app::settings::Settings;
use waylane::app::{Around, SaveState, panels, theme};
use waylane::export::Export;
use waylane::layout::{self, Content, Layout};
use waylane::model::{
    Card, CardId, CardKind, Cell, Document, Item, LaneKind, Language, Point, PointId, Series, Shown,
};
use waylane::{templates, words};

fn press_button(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

/// Opens the page of personas by its menu entry.
fn open_personas(window: &mut Window, language: Language) {
    press_button(window, words::interface(language).menu_map);
    press_button(window, words::commands(language).personas);
}

fn names(window: &Window) -> Vec<String> {
    let document = app(window).editor().document();
    let name = |id| document.persona(id).map(|persona| persona.name.clone()).unwrap();
    map(window).personas.iter().copied().map(name).collect()
}

#[test]
fn personas_are_made_ordered_copied_and_deleted_on_their_page() {
    for language in Language::ALL {
        let mut window = window(language, None);
        let (w, fields) = (words::personas(language), words::inspector(language));
        open_personas(&mut window, language);
        for name in ["Lan", "Minh"] {
            press_button(&mut window, w.add);
            window.get_by_role_and_label(Role::MultilineTextInput, fields.name).focus();
            window.run();
            press(&mut window, Modifiers::COMMAND, Key::A);
            type_text(&mut window, name);
            window.run();
        }
        assert_eq!(names(&window), ["Lan", "Minh"]);

        press_button(&mut window, &format!("{}: Minh", w.earlier));
        assert_eq!(names(&window), ["Minh", "Lan"]);

        press_button(&mut window, w.duplicate);
        assert_eq!(names(&window).len(), 3);
        assert!(names(&window)[1].contains("Minh"), "the copy stands behind its original");

        press_button(&mut window, words::commands(language).delete);
        assert_eq!(names(&window), ["Minh", "Lan"]);
        press_button(&mut window, words::commands(language).undo);
        assert_eq!(names(&window).len(), 3, "undo brings the persona back");

        window.get_by_role_and_label(Role::ListItem, "Lan").click();
        window.run();
        window.get_by_role_and_label(Role::CheckBox, w.about).click();
        window.run();
        assert!(!names(&window).contains(&"Lan".to_owned()));
        assert!(app(&window).editor().document().personas.iter().any(|persona| persona.name == "Lan"));

        press_button(&mut window, words::desks(language).back_to_map);
        let shown = map(&window).personas.iter();
        for id in shown {
            assert!(app(&window).canvas().rect_on_screen(Item::Persona(*id)).is_some());
        }
    }
}

/// The right panel and the bar of tabs over a document.
struct Panels {
    editor: Editor,
    commands: Vec<Command>,
    clock: f64,
}

impl Panels {
    fn ui(&mut self, ui: &mut egui::Ui) {
        let mut actions = Vec::new();
        let around = Around {
            language: Language::English,
            colours: theme::Colours::of(ui.theme()),
            zoom: 1.0,
            save: &SaveState::Never,
            settings: &Settings::default(),
        };
        panels::bottom_ui(ui, &self.editor, &around, &mut actions);
        panels::right_ui(ui, &self.editor, &around, &mut actions);
        for action in actions {
            self.clock += 10.0;
            match action {
                Action::Edit(edit) => self.editor.edit(&edit, self.clock).unwrap(),
                Action::EditMap(edit) => self.editor.edit_map(edit, self.clock).unwrap(),
                Action::Show(shown) => self.editor.show(shown),
                Action::Command(command) => self.commands.push(command),
                other => panic!("{other:?}"),
            }
        }
    }
}

/// Two personas, each with a card and a point of its own, and two cards of variants.
fn document() -> Document {
    let mut document = templates::load("day-in-the-life", Language::English).unwrap();
    let second = waylane::model::Persona::new(waylane::model::PersonaId::from_bits(7), "Tom");
    let id = second.id;
    document.personas.push(Arc::new(second));
    let map = Arc::make_mut(&mut document.maps[0]);
    map.personas.push(id);
    let [first, _] = map.personas[..] else { panic!("two personas") };
    let column = map.columns()[0];
    let lanes: Vec<_> = map.lanes.iter_mut().map(Arc::make_mut).collect();
    let (mut cards_lanes, mut curves): (Vec<_>, Vec<_>) =
        lanes.into_iter().partition(|lane| !matches!(lane.kind, LaneKind::Curve(_)));
    let cell: &mut Cell = cards_lanes[0].cells.entry(column).or_default();
    for (at, (words, persona, variant)) in
        [("hers", Some(first), ""), ("his", Some(id), ""), ("clicks", None, "web"), ("walks", None, "shop")]
            .into_iter()
            .enumerate()
    {
        let mut card = Card::new(CardId::from_bits(1000 + at as u64), CardKind::Action, words);
        card.personas = persona.into_iter().collect();
        variant.clone_into(&mut card.variant);
        cell.cards.push(card);
    }
    let point = Point {
        id: PointId::from_bits(1000),
        value: 1.0,
        series: Series::Persona(id),
        at: 0.5,
        words: String::new(),
        origin: None,
    };
    curves[0].cells.entry(column).or_default().points.push(point);
    document
}

fn panels() -> Harness<'static, Panels> {
    let mut editor = Editor::new(document(), None);
    editor.show_side(Side::Shown);
    Harness::builder()
        .with_size(Vec2::new(1200.0, 1600.0))
        .with_max_steps(12)
        .with_step_dt(0.05)
        .renderer(Raster::default())
        .with_context_setup(|ctx| {
            theme::install(ctx);
            ctx.set_theme(Theme::Light);
        })
        .build_ui_state(
            |ui, panels: &mut Panels| panels.ui(ui),
            Panels { editor, commands: Vec::new(), clock: 0.0 },
        )
}

fn laid_out(panels: &Panels) -> Layout {
    let editor = &panels.editor;
    layout::layout(editor.document(), editor.map_id(), &editor.shown(), &mut layout::Memo::default()).unwrap()
}

/// Words of the visible cards.
fn cards(layout: &Layout) -> Vec<String> {
    let lanes = layout.rows.iter().filter_map(|row| match &row.body.content {
        Content::Cards(cards) => Some(&cards.cards),
        Content::Points(_) | Content::Folded(_) => None,
    });
    lanes.flatten().map(|card| card.card.title.clone()).collect()
}

fn lines(layout: &Layout) -> usize {
    let lanes = layout.rows.iter().map(|row| match &row.body.content {
        Content::Points(points) => points.lines.len(),
        Content::Cards(_) | Content::Folded(_) => 0,
    });
    lanes.sum()
}

fn tick(harness: &mut Harness<'_, Panels>, name: &str) {
    harness.get_by_role_and_label(Role::CheckBox, name).click();
    harness.run();
}

fn click(harness: &mut Harness<'_, Panels>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

#[test]
fn a_hidden_persona_takes_its_cards_and_its_curve_along_in_the_export_too() {
    let mut harness = panels();
    harness.run();
    let before = laid_out(harness.state());
    assert!(harness.query_by_label(&words::shown::hidden(Language::English, 1)).is_none());
    tick(&mut harness, "Tom");
    let after = laid_out(harness.state());
    assert_eq!(lines(&after) + 1, lines(&before));
    assert!(!cards(&after).contains(&"his".to_owned()) && cards(&after).contains(&"hers".to_owned()));
    assert_eq!(after.title.unwrap().personas.len(), 1);
    assert!(
        harness.query_by_label(&words::shown::hidden(Language::English, 1)).is_some(),
        "the chip says so"
    );

    let editor = &harness.state().editor;
    let export = Export::new(Arc::clone(editor.document()), editor.map_id(), editor.shown());
    let scene = export.scene().unwrap();
    let drawn: Vec<_> = scene.groups.iter().filter_map(|placed| placed.group.item).collect();
    assert!(!drawn.contains(&Item::Card(CardId::from_bits(1001))));
    assert!(!drawn.contains(&Item::Point(PointId::from_bits(1000))));
    assert!(drawn.contains(&Item::Card(CardId::from_bits(1000))));
}

#[test]
fn variants_lanes_stages_and_the_title_are_hidden_and_shown_again_together() {
    let mut harness = panels();
    harness.run();
    let w = words::shown(Language::English);
    tick(&mut harness, "web");
    tick(&mut harness, w.title_block);
    click(&mut harness, &format!("{}: Thoughts", w.hide));
    click(&mut harness, &format!("{}: Pain points", w.fold));
    let after = laid_out(harness.state());
    let words_of = cards(&after);
    assert!(!words_of.contains(&"clicks".to_owned()) && words_of.contains(&"walks".to_owned()));
    assert!(after.title.is_none());
    assert!(!after.rows.iter().any(|row| row.lane.title == "Thoughts"));
    let pains = after.rows.iter().find(|row| row.lane.title == "Pain points").unwrap();
    assert!(matches!(pains.body.content, Content::Folded(_)));
    assert!(harness.query_by_label(&words::shown::hidden(Language::English, 3)).is_some());

    let everything: Vec<_> = harness.get_all_by_role_and_label(Role::Button, w.everything).collect();
    everything.first().unwrap().click();
    harness.run();
    assert_eq!(harness.state().editor.shown(), Shown::default());
    assert_eq!(harness.state().commands, [Command::ShowHiddenLanes]);
}

#[test]
fn a_lane_hidden_in_the_map_is_listed_and_shown_by_its_eye() {
    let mut harness = panels();
    let lane = harness.state().editor.map().lanes[0].clone();
    let mut settings = waylane::edit::LaneSettings {
        kind: lane.kind.clone(),
        layer: lane.layer,
        group: lane.group.clone(),
        divider: lane.divider.clone(),
        colour: lane.colour,
        folded: lane.folded,
        hidden: true,
        pinned: lane.pinned,
    };
    let hide = waylane::edit::MapEdit::SetLane(lane.id, settings.clone());
    harness.state_mut().editor.edit_map(hide, 0.0).unwrap();
    harness.run();
    let show = words::shown(Language::English).show;
    click(&mut harness, &format!("{show}: {}", lane.title));
    settings.hidden = false;
    assert!(!harness.state().editor.map().lanes[0].hidden);
    assert_eq!(harness.state().editor.shown(), Shown::default());
}

#[test]
fn a_choice_is_kept_under_a_name_chosen_again_renamed_and_deleted() {
    let mut harness = panels();
    harness.run();
    let w = words::shown(Language::English);
    tick(&mut harness, "Tom");
    let chosen = harness.state().editor.shown();
    harness.get_by_role_and_label(Role::TextInput, w.view_name).focus();
    harness.run();
    harness.event(egui::Event::Text("Board".to_owned()));
    harness.run();
    click(&mut harness, w.keep_view);
    let views = |harness: &Harness<'_, Panels>| harness.state().editor.map().views.clone();
    assert_eq!((views(&harness)[0].title.as_str(), &views(&harness)[0].shown), ("Board", &chosen));

    tick(&mut harness, "Tom");
    assert_eq!(harness.state().editor.shown(), Shown::default());
    click(&mut harness, "Board");
    assert_eq!(harness.state().editor.shown(), chosen);

    click(&mut harness, &format!("{}: Board", w.rename));
    harness.event(egui::Event::Text(" 2".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(views(&harness)[0].title, "Board 2");
    click(&mut harness, &format!("{}: Board 2", w.delete));
    assert!(views(&harness).is_empty());
    harness.state_mut().editor.undo();
    assert_eq!(views(&harness).len(), 1);
}

#[test]
fn a_range_of_stages_is_chosen_from_two_lists() {
    let mut harness = panels();
    harness.run();
    let w = words::shown(Language::English);
    let list = |harness: &Harness<'_, Panels>, name: &str| {
        let all = harness.get_all_by_role_and_label(Role::ComboBox, name);
        all.into_iter().next().map(|node| node.accesskit_node().id()).is_some()
    };
    assert!(list(&harness, w.first) && list(&harness, w.last));
    harness.get_by_role_and_label(Role::ComboBox, w.first).click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Evening").click();
    harness.run();
    let titles: Vec<String> = laid_out(harness.state()).heads.iter().map(|head| head.label.clone()).collect();
    assert_eq!(titles, ["Evening", "Night"]);
    assert!(harness.query_by_label(&words::shown::hidden(Language::English, 5)).is_some());
}

#[test]
fn what_is_selected_on_the_map_is_safe_behind_a_desk() {
    let language = Language::English;
    let mut window = window(language, None);
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_role_and_label(Role::Button, words::start(language).funnel).click();
    window.run();
    press(&mut window, Modifiers::COMMAND, Key::A);
    let before = app(&window).editor().document().clone();
    let (interface, commands) = (words::interface(language), words::commands(language));
    for (menu, entry) in [(interface.menu_map, commands.own_lists), (interface.menu_view, commands.compare)] {
        window.get_by_role_and_label(Role::Button, menu).click();
        window.run();
        window.get_by_role_and_label(Role::Button, entry).click();
        window.run();
        assert_ne!(app(&window).editor().desk(), Desk::Map);
        press(&mut window, Modifiers::NONE, Key::Delete);
        at_once(&mut window, [Event::Paste("a card".into())]);
        window.run();
        assert_eq!(*app(&window).editor().document(), before, "{entry}");
    }
    // The panel of the review stands beside the map.
    window.get_by_role_and_label(Role::Button, interface.menu_view).click();
    window.run();
    window.get_by_role_and_label(Role::Button, commands.review).click();
    window.run();
    assert_eq!(app(&window).editor().desk(), Desk::Map);
}
