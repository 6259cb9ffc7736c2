//! The panels around the canvas: what their fields and items do to a document, and that everything can be
//! reached by keyboard and by name, in both languages and both looks of the window.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a story is about few of many actions and roles")]

mod support;

use std::path::PathBuf;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Theme, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::raster::Raster;
use waylane::app::action::Action;
use waylane::app::editor::Editor;
use waylane::app::settings::Settings;
use waylane::app::{Around, SaveState, panels, theme};
use waylane::edit::{LaneSettings, MapEdit, Place};
use waylane::model::{
    Block, BlockId, Card, CardId, CardKind, EvidenceLevel, Item, LaneKind, Language, Link, LinkId, Point,
    PointId,
};
use waylane::{templates, words};

/// A window high enough to show everything at once.
const BIG: Vec2 = Vec2::new(1440.0, 2200.0);
const PALETTE: f32 = 180.0;
const INSPECTOR: f32 = 268.0;
const TABS: f32 = 36.0;

/// A window of nothing but panels.
struct Window {
    editor: Editor,
    language: Language,
    /// Actions other than changes of document and selection.
    others: Vec<Action>,
    clock: f64,
}

impl Window {
    fn of(template: &str, language: Language) -> Self {
        let document = templates::load(template, language).unwrap();
        Self { editor: Editor::new(document, None), language, others: Vec::new(), clock: 0.0 }
    }

    fn again(&self) -> Self {
        let document = (**self.editor.document()).clone();
        Self { editor: Editor::new(document, None), language: self.language, others: Vec::new(), clock: 0.0 }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let mut actions = Vec::new();
        let colours = theme::Colours::of(ui.theme());
        let save = SaveState::Never;
        let around = Around {
            language: self.language,
            colours,
            zoom: 0.78,
            save: &save,
            settings: &Settings::default(),
        };
        panels::bottom_ui(ui, &self.editor, &around, &mut actions);
        panels::left_ui(ui, &self.editor, &around, &mut actions);
        panels::right_ui(ui, &self.editor, &around, &mut actions);
        egui::CentralPanel::default().show(ui, |_| {});
        for action in actions {
            self.apply(action);
        }
    }

    fn apply(&mut self, action: Action) {
        // Far apart, so that every change is a step of its own.
        self.clock += 10.0;
        match action {
            Action::Edit(edit) => self.editor.edit(&edit, self.clock).unwrap(),
            Action::EditMap(edit) => self.editor.edit_map(edit, self.clock).unwrap(),
            Action::Select(items) => self.editor.select(items),
            Action::ShowMap(map) => self.editor.show_map(map),
            other => self.others.push(other),
        }
    }
}

fn harness(window: Window, look: Theme, size: Vec2) -> Harness<'static, Window> {
    Harness::builder()
        .with_size(size)
        .with_theme(look)
        .with_max_steps(12)
        .with_step_dt(0.05)
        .renderer(Raster::default())
        .with_context_setup(move |ctx| {
            theme::install(ctx);
            ctx.set_theme(look);
        })
        .build_ui_state(|ui, window: &mut Window| window.ui(ui), window)
}

/// Everything of a role in the inspector that can be named, in reading order.
fn names_of(harness: &Harness<'_, Window>, roles: &[Role]) -> Vec<(Role, String)> {
    harness
        .root()
        .children_recursive()
        .filter(|node| roles.contains(&node.accesskit_node().role()))
        .filter(|node| node.rect().left() >= BIG.x - INSPECTOR && node.rect().top() < BIG.y - TABS)
        .map(|node| (node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default()))
        .collect()
}

fn get<'h>(harness: &'h Harness<'_, Window>, role: Role, name: &'h str) -> egui_kittest::Node<'h> {
    let all = harness.get_all_by_role_and_label(role, name);
    all.into_iter().find(|node| node.rect().left() >= BIG.x - INSPECTOR).unwrap()
}

/// Text that makes sense in a field.
fn sense(name: &str, language: Language) -> &'static str {
    let inspector = words::inspector(language);
    let numbers = [inspector.value, inspector.baseline, inspector.min];
    match name {
        name if name == inspector.clock => "7:45",
        name if name == inspector.date => "2026-11-23",
        name if name == inspector.duration => "45",
        name if name == inspector.width => "300",
        name if name == inspector.max && language == Language::English => "20",
        name if numbers.contains(&name) => "-1.5",
        _ => "Tiếng Việt ở đây",
    }
}

#[test]
fn every_field_changes_the_document_and_can_be_undone() {
    let language = Language::English;
    let all = everything(language);
    for (what, items) in one_of_each(&all) {
        let mut harness = harness(all.again(), Theme::Light, BIG);
        harness.state_mut().editor.select(items.clone());
        harness.run();
        let roles = [
            Role::TextInput,
            Role::MultilineTextInput,
            Role::CheckBox,
            Role::RadioButton,
            Role::ComboBox,
            Role::Slider,
        ];
        let fields = names_of(&harness, &roles);
        assert!(!fields.is_empty(), "{what} has no fields");
        for (role, name) in fields {
            let before = harness.state().editor.document().clone();
            let chosen = get(&harness, role, &name).accesskit_node().toggled() == Some(Toggled::True);
            operate(&mut harness, role, &name, language);
            let after = harness.state().editor.document().clone();
            // What is chosen already may stay so.
            assert!(*after != *before || chosen, "{what}: {role:?} “{name}” changes nothing");
            while *harness.state().editor.document() != before && harness.state().editor.can_undo() {
                harness.state_mut().editor.undo();
            }
            assert_eq!(*harness.state().editor.document(), before, "{what}: {role:?} “{name}”");
            harness.state_mut().editor.select(items.clone());
            harness.run();
        }
    }
}

/// Uses a field as its role says.
fn operate(harness: &mut Harness<'_, Window>, role: Role, name: &str, language: Language) {
    let field = get(harness, role, name);
    match role {
        Role::TextInput | Role::MultilineTextInput if name == words::inspector(language).tags => {
            field.focus();
            harness.run();
            get(harness, role, name).type_text("mới");
            harness.key_press(Key::Enter);
        }
        Role::TextInput | Role::MultilineTextInput => {
            field.set_text_value_accesskit(sense(name, language));
        }
        Role::Slider => field.increment_accesskit(),
        Role::ComboBox => {
            field.click_accesskit();
            harness.run();
            let chosen = get(harness, role, name).value().unwrap_or_default();
            let options = harness.root().children_recursive();
            let menu = options
                .filter(|node| node.accesskit_node().role() == Role::Button && node.rect().left() > 900.0);
            let other = menu.filter(|node| {
                let label = node.accesskit_node().label().unwrap_or_default();
                node.accesskit_node().toggled().is_some() && !label.contains(&chosen)
            });
            other.last().expect("something else to choose").click_accesskit();
        }
        _ => field.click_accesskit(),
    }
    harness.run();
}

#[test]
fn everything_has_a_name_and_every_letter_a_glyph() {
    for language in Language::ALL {
        let all = everything(language);
        for look in [Theme::Light, Theme::Dark] {
            let mut harness = harness(all.again(), look, BIG);
            for (what, items) in one_of_each(&all) {
                harness.state_mut().editor.select(items);
                // kittest fails here where a name or a glyph is missing.
                harness.run();
                let roles = [Role::TextInput, Role::MultilineTextInput, Role::CheckBox];
                let fits = !names_of(&harness, &roles).is_empty();
                assert!(fits, "{what}: something is wider than the inspector");
            }
        }
    }
}

#[test]
fn every_palette_item_can_be_inserted_by_keyboard() {
    for language in Language::ALL {
        let interface = words::interface(language);
        let mut harness = harness(everything(language), Theme::Light, BIG);
        harness.run();
        harness.get_by_role_and_label(Role::DisclosureTriangle, interface.lane).focus();
        harness.key_press(Key::Enter);
        harness.run();
        let mut names: Vec<&str> =
            vec![interface.phase, interface.stage, interface.step, interface.lane, interface.text_block];
        names.extend(CardKind::BUILT_IN.iter().map(|kind| words::kinds::card_kind(language, kind)));
        let lanes = panels::lane_kinds();
        names.extend(lanes.iter().map(|(kind, _)| words::kinds::lane_kind(language, kind)));
        for name in names {
            let found = harness.get_all_by_role_and_label(Role::Button, name).count();
            for index in 0..found {
                let revision = harness.state().editor.revision();
                let others = harness.state().others.len();
                let node = harness.get_all_by_role_and_label(Role::Button, name).nth(index).unwrap();
                if node.rect().left() > PALETTE {
                    continue;
                }
                node.focus();
                harness.key_press(Key::Enter);
                harness.run();
                let state = harness.state();
                let did = state.editor.revision() != revision || state.others.len() > others;
                assert!(did, "{language:?}: “{name}” inserts nothing");
            }
        }
    }
}

#[test]
fn a_card_goes_into_the_selected_cell_and_then_into_the_lane_of_its_kind() {
    let language = Language::English;
    let mut harness = harness(Window::of("funnel", language), Theme::Light, BIG);
    let map = harness.state().editor.map().clone();
    let of = |kind: fn(&CardKind) -> bool| {
        let is = |lane: &&std::sync::Arc<waylane::model::Lane>| matches!(&lane.kind, LaneKind::Cards(of) if kind(of));
        map.lanes.iter().find(is).unwrap().id
    };
    let (actions, pains) =
        (of(|kind| *kind == CardKind::Action), of(|kind| matches!(kind, CardKind::PainPoint { .. })));
    let step = map.columns()[2];
    harness.state_mut().editor.select(vec![Item::Cell(actions, step)]);
    harness.run();
    let insert = |harness: &mut Harness<'_, Window>, kind: &CardKind| {
        harness.get_by_role_and_label(Role::Button, words::kinds::card_kind(language, kind)).click();
        harness.run();
        let Some(Item::Card(id)) = harness.state().editor.selection().first().copied() else {
            panic!("a card")
        };
        let (lane, step, ..) = harness.state().editor.map().card_in_grid(id).unwrap();
        (lane.id, step)
    };
    assert_eq!(insert(&mut harness, &CardKind::Note), (actions, step));
    assert_eq!(insert(&mut harness, &CardKind::PainPoint { category: None, severity: 0 }), (pains, step));
}

#[test]
fn what_is_typed_keeps_its_cursor_while_the_document_composes_it() {
    let mut harness = harness(Window::of("funnel", Language::Vietnamese), Theme::Light, BIG);
    harness.run();
    let title = words::inspector(Language::Vietnamese).title;
    let before = harness.state().editor.map().title.clone();
    get(&harness, Role::MultilineTextInput, title).click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    // Decomposed, as the Windows layout types it, with a letter after it.
    for text in ["Vie", "\u{302}", "\u{323}", "t"] {
        harness.event(egui::Event::Text(text.to_owned()));
        harness.run();
    }
    assert_eq!(harness.state().editor.map().title, "Việt");
    harness.event(egui::Event::Text("!".to_owned()));
    harness.run();
    assert_eq!(harness.state().editor.map().title, "Việt!");
    while harness.state().editor.can_undo() {
        harness.state_mut().editor.undo();
    }
    harness.run();
    let shown = get(&harness, Role::MultilineTextInput, title).value();
    assert_eq!(shown.as_deref(), Some(before.as_str()), "the field follows undo while it has the keyboard");
}

#[test]
fn values_stay_while_the_end_of_a_scale_is_typed() {
    let inspector = words::inspector(Language::English);
    let mut window = everything(Language::English);
    let numbers = |kind: &LaneKind| matches!(kind, LaneKind::Numbers(_));
    let lane = window.editor.map().lanes.iter().find(|lane| numbers(&lane.kind)).unwrap().clone();
    let mut settings = LaneSettings::of(&lane);
    if let LaneKind::Numbers(numbers) = &mut settings.kind {
        numbers.max = 1000.0;
    }
    let step = window.editor.map().columns()[0];
    let point = Point::new(PointId::fresh(), 900.0);
    window.apply(Action::EditMap(MapEdit::SetLane(lane.id, settings)));
    window.apply(Action::EditMap(MapEdit::AddPoint { lane: lane.id, step, point }));
    window.apply(Action::Select(vec![Item::Lane(lane.id)]));
    let mut harness = harness(window, Theme::Light, BIG);
    harness.run();
    let values_and_max = |harness: &Harness<'_, Window>| {
        let lane = harness.state().editor.map().lane(lane.id).unwrap();
        let LaneKind::Numbers(numbers) = &lane.kind else { panic!("{:?}", lane.kind) };
        (lane.points().map(|(_, point)| point.value).collect::<Vec<_>>(), numbers.max)
    };
    get(&harness, Role::TextInput, inspector.max).click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    for digit in ["3", "0", "0", "0"] {
        harness.event(egui::Event::Text(digit.to_owned()));
        harness.run();
        assert_eq!(values_and_max(&harness), (vec![900.0], 1000.0));
    }
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(values_and_max(&harness), (vec![900.0], 3000.0));
}

#[test]
fn what_makes_no_sense_is_not_applied_and_says_why() {
    for language in Language::ALL {
        let inspector = words::inspector(language);
        let mut harness = harness(Window::of("funnel", language), Theme::Light, BIG);
        harness.run();
        get(&harness, Role::TextInput, inspector.date).click();
        harness.run();
        get(&harness, Role::TextInput, inspector.date).type_text("31.02.2026");
        harness.run();
        assert_eq!(harness.state().editor.map().date, None);
        assert!(harness.query_by_label(inspector.wrong_date).is_some(), "the reason stands below the field");
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run();
        get(&harness, Role::TextInput, inspector.date).type_text("2026-02-28");
        harness.run();
        assert_eq!(harness.state().editor.map().date, waylane::model::Date::new(2026, 2, 28));
        assert!(harness.query_by_label(inspector.wrong_date).is_none());
    }
}

#[test]
fn cards_are_parked_by_dragging_and_typed_by_double_click() {
    let language = Language::Vietnamese;
    let mut harness = harness(Window::of("funnel", language), Theme::Light, egui::vec2(1440.0, 900.0));
    harness.run();
    let thought = words::kinds::card_kind(language, &CardKind::Thought);
    let from = harness.get_by_role_and_label(Role::Button, thought).rect().center();
    let lot = panels::parking_lot(&harness.ctx).unwrap();
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(lot.center());
    harness.run_steps(2);
    harness.drop_at(lot.center());
    harness.run();
    let parking = |harness: &Harness<'_, Window>| harness.state().editor.map().parking.clone();
    assert_eq!(parking(&harness).len(), 1);
    assert_eq!(parking(&harness)[0].kind, CardKind::Thought);

    let card = harness.get_all_by_role_and_label(Role::Button, thought).last().unwrap().rect().center();
    for _ in 0..2 {
        harness.drag_at(card);
        harness.drop_at(card);
    }
    harness.run();
    harness.event(egui::Event::Text("Có nên mua không?".to_owned()));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(parking(&harness)[0].title, "Có nên mua không?");
}

#[test]
fn tabs_show_rename_and_reorder_maps() {
    let language = Language::English;
    let mut window = Window::of("funnel", language);
    let phase = window.editor.map().phases[0].clone();
    let phase = waylane::model::Phase {
        id: waylane::model::PhaseId::fresh(),
        stages: vec![waylane::model::Stage::new(
            waylane::model::StageId::fresh(),
            "",
            waylane::model::StepId::fresh(),
        )],
        ..phase
    };
    let future = waylane::model::Map::new(waylane::model::MapId::fresh(), "Future", phase);
    let (first, second) = (window.editor.map_id(), future.id);
    window.apply(Action::Edit(waylane::edit::Edit::AddMap { index: 1, map: future.into() }));
    let mut harness = harness(window, Theme::Light, egui::vec2(1440.0, 900.0));
    harness.run();
    let title = harness.state().editor.document().maps[0].title.clone();
    harness.get_by_role_and_label(Role::Tab, &title).click();
    harness.run();
    assert_eq!(harness.state().editor.map_id(), first);
    // A pause, or the next two clicks would be the end of a triple click.
    harness.run_steps(10);

    let tab = harness.get_by_role_and_label(Role::Tab, "Future").rect().center();
    for _ in 0..2 {
        harness.drag_at(tab);
        harness.drop_at(tab);
    }
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("Ngày mai".to_owned()));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().editor.document().map(second).unwrap().title, "Ngày mai");

    let (from, to) = (
        harness.get_by_role_and_label(Role::Tab, "Ngày mai").rect().center(),
        harness.get_by_role_and_label(Role::Tab, &title).rect().left_center(),
    );
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.drop_at(to);
    harness.run();
    let order: Vec<_> = harness.state().editor.document().maps.iter().map(|map| map.id).collect();
    assert_eq!(order, [second, first]);
}

/// A window of nothing but the start screen.
fn start(language: Language, look: Theme, size: Vec2, recent: Vec<PathBuf>) -> Harness<'static, Vec<Action>> {
    let mut start = panels::Start::default();
    Harness::builder()
        .with_size(size)
        .with_theme(look)
        .with_max_steps(12)
        .renderer(Raster::default())
        .with_context_setup(move |ctx| {
            theme::install(ctx);
            ctx.set_theme(look);
        })
        .build_ui_state(
            move |ui, actions: &mut Vec<Action>| {
                let colours = theme::Colours::of(ui.theme());
                let settings = Settings::default();
                let around =
                    Around { language, colours, zoom: 1.0, save: &SaveState::Never, settings: &settings };
                start.ui(ui, &around, &recent, actions);
            },
            Vec::new(),
        )
}

#[test]
fn the_start_screen_offers_templates_in_both_languages_and_files_that_are_there() {
    for language in Language::ALL {
        let start_words = words::start(language);
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let gone = PathBuf::from("/nowhere/Mua tivi.journey.ron");
        let recent = vec![here.clone(), gone.clone()];
        let mut harness = start(language, Theme::Light, egui::vec2(1024.0, 640.0), recent);
        harness.run();
        harness.get_by_role_and_label(Role::Button, start_words.funnel).focus();
        harness.key_press(Key::Enter);
        harness.run();
        let other = Language::ALL.into_iter().find(|other| *other != language).unwrap();
        harness.get_by_label(words::kinds::language_name(other)).click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, start_words.service_blueprint).click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Cargo.toml").click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Mua tivi").click();
        harness.run();
        harness.get_by_label(&format!("{}: Mua tivi", words::interface(language).remove)).click();
        harness.run();
        let expected = [
            Action::NewFrom("funnel", language),
            Action::NewFrom("service-blueprint", other),
            Action::OpenFile(here),
            Action::Forget(gone),
        ];
        assert_eq!(*harness.state(), expected);
    }
}

#[test]
#[ignore = "pictures for people"]
fn pictures() {
    let folder = std::env::var("PICTURES").unwrap();
    for (language, look, name) in
        [(Language::Vietnamese, Theme::Light, "vi"), (Language::English, Theme::Dark, "en")]
    {
        let all = everything(language);
        for (what, item) in one_of_each(&all) {
            let mut window = all.again();
            window.editor.select(item);
            let mut harness = harness(window, look, egui::vec2(720.0, 1100.0));
            harness.run();
            harness.get_by_role_and_label(Role::DisclosureTriangle, words::interface(language).lane).click();
            harness.run();
            harness.render().unwrap().save(format!("{folder}/{what}-{name}.png")).unwrap();
        }
    }
}

/// A window with the service blueprint, and what it does not have.
fn everything(language: Language) -> Window {
    let mut window = Window::of("funnel", language);
    let map = window.editor.map_id();
    let parked = ["Hỏi lại bộ phận kho?", "Quà tặng kèm cho khách hàng thân thiết lâu năm", "Đổi trả 7 ngày"]
        .map(|title| Card::new(CardId::fresh(), CardKind::Note, title));
    let to = Place::Parking { index: 0 };
    window.apply(Action::EditMap(MapEdit::AddCards { to, cards: parked.to_vec() }));
    let block = Block { id: BlockId::fresh(), title: "Nguồn".to_owned(), text: "Phỏng vấn".to_owned() };
    window.apply(Action::EditMap(MapEdit::AddBlock { above: false, index: 0, block }));
    let numbers = panels::lane_kinds().into_iter().find(|(kind, _)| matches!(kind, LaneKind::Numbers(_)));
    let (kind, layer) = numbers.unwrap();
    let lane = std::sync::Arc::new(panels::new_lane(&kind, layer, language));
    window.apply(Action::EditMap(MapEdit::AddLane { index: 99, lane }));
    let cards: Vec<CardId> =
        window.editor.map().lanes.iter().flat_map(|lane| lane.cards()).map(|(_, _, card)| card.id).collect();
    let link =
        Link { id: LinkId::fresh(), from: cards[0], to: cards[3], label: String::new(), two_way: false };
    window.apply(Action::EditMap(MapEdit::AddLink(link)));
    let mut card = window.editor.map().card(cards[0]).unwrap().clone();
    card.tags = vec!["giao hàng".to_owned(), "ưu tiên".to_owned(), "quý bốn năm nay".to_owned()];
    card.evidence = EvidenceLevel::Partly;
    window.apply(Action::EditMap(MapEdit::SetCard(Box::new(card))));
    assert_eq!(window.editor.map_id(), map);
    window
}

/// A selection of every sort that the inspector knows.
fn one_of_each(window: &Window) -> Vec<(&'static str, Vec<Item>)> {
    let map = window.editor.map();
    let lane = |is: fn(&LaneKind) -> bool| map.lanes.iter().find(|lane| is(&lane.kind)).unwrap();
    let card = |is: fn(&CardKind) -> bool| {
        let mut cards = map.lanes.iter().flat_map(|lane| lane.cards());
        Item::Card(cards.find(|(_, _, card)| is(&card.kind)).unwrap().2.id)
    };
    let curve = lane(|kind| matches!(kind, LaneKind::Curve(_)));
    let (stage, step) = map.steps().next().unwrap();
    let cards = lane(|kind| matches!(kind, LaneKind::Cards(_)));
    let numbers = lane(|kind| matches!(kind, LaneKind::Numbers(_)));
    let empty = Item::Cell(numbers.id, step.id);
    vec![
        ("map", vec![]),
        ("action", vec![card(|kind| *kind == CardKind::Action)]),
        ("touchpoint", vec![card(|kind| matches!(kind, CardKind::Touchpoint { .. }))]),
        ("pain", vec![card(|kind| matches!(kind, CardKind::PainPoint { .. }))]),
        ("opportunity", vec![card(|kind| matches!(kind, CardKind::Opportunity { .. }))]),
        ("parked", vec![Item::Card(map.parking[1].id)]),
        ("phase", vec![Item::Phase(map.phases[0].id)]),
        ("stage", vec![Item::Stage(stage.id)]),
        ("step", vec![Item::Step(step.id)]),
        ("lane-cards", vec![Item::Lane(cards.id)]),
        ("lane-curve", vec![Item::Lane(curve.id)]),
        ("lane-numbers", vec![Item::Lane(numbers.id)]),
        ("cell", vec![empty]),
        ("point", vec![Item::Point(curve.points().next().unwrap().1.id)]),
        ("link", vec![Item::Link(map.links[0].id)]),
        ("block", vec![Item::Block(map.blocks_below[0].id)]),
        ("persona", vec![Item::Persona(map.personas[0])]),
        ("several", map.parking.iter().map(|card| Item::Card(card.id)).collect()),
    ]
}

#[test]
#[ignore = "pictures for people"]
fn pictures_of_the_start() {
    let folder = std::env::var("PICTURES").unwrap();
    let recent: Vec<PathBuf> =
        vec!["Cargo.toml".into(), "/data/khách hàng/quý bốn/mua-tivi.journey.ron".into()];
    for (language, look, size, name) in [
        (Language::Vietnamese, Theme::Light, egui::vec2(1440.0, 900.0), "vi-1440"),
        (Language::English, Theme::Dark, egui::vec2(1024.0, 640.0), "en-1024"),
        (Language::English, Theme::Light, egui::vec2(1920.0, 1080.0), "en-1920"),
    ] {
        let mut harness = start(language, look, size, recent.clone());
        for _ in 0..60 {
            harness.run();
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        harness.render().unwrap().save(format!("{folder}/start-{name}.png")).unwrap();
    }
}
