//! The panels around the canvas: what their fields and items do to a document, and that everything can be
//! reached by keyboard and by name, in both languages and both looks of the window.
#![cfg(feature = "window")]

mod support;

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Frame, Panel, Theme, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use support::raster::Raster;
use waylane::app::action::Action;
use waylane::app::editor::Editor;
use waylane::app::{Around, SaveState, panels, theme};
use waylane::edit::{MapEdit, Place};
use waylane::model::{
    Block, BlockId, Card, CardId, CardKind, EvidenceLevel, Item, LaneKind, Language, Link, LinkId,
};
use waylane::{templates, words};

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
        let around = Around { language: self.language, colours, zoom: 0.78, save: &save };
        let bar = Frame::new().fill(colours.bar);
        Panel::bottom("tabs").exact_size(36.0).frame(bar).resizable(false).show(ui, |ui| {
            panels::bottom_ui(ui, &self.editor, &around, &mut actions);
        });
        let panel = Frame::new().fill(colours.panel);
        Panel::left("palette").exact_size(180.0).frame(panel).resizable(false).show(ui, |ui| {
            panels::left_ui(ui, &self.editor, &around, &mut actions);
        });
        Panel::right("inspector").exact_size(268.0).frame(panel).resizable(false).show(ui, |ui| {
            panels::right_ui(ui, &self.editor, &around, &mut actions);
        });
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
        .renderer(Raster::default())
        .with_context_setup(move |ctx| {
            ctx.set_fonts(waylane::output::screen::font_definitions());
            theme::install(ctx);
            ctx.set_theme(look);
        })
        .build_ui_state(|ui, window: &mut Window| window.ui(ui), window)
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
        ("lane-numbers", vec![Item::Lane(lane(|kind| matches!(kind, LaneKind::Numbers(_))).id)]),
        ("cell", vec![Item::Cell(cards.id, step.id)]),
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
        let recent = recent.clone();
        let mut start = panels::Start::default();
        let mut harness = Harness::builder()
            .with_size(size)
            .with_theme(look)
            .with_max_steps(12)
            .renderer(Raster::default())
            .with_context_setup(move |ctx| {
                ctx.set_fonts(waylane::output::screen::font_definitions());
                theme::install(ctx);
                ctx.set_theme(look);
            })
            .build_ui(move |ui| {
                let colours = theme::Colours::of(ui.theme());
                let around = Around { language, colours, zoom: 1.0, save: &SaveState::Never };
                let frame = Frame::new().fill(colours.panel);
                egui::CentralPanel::no_frame().frame(frame).show(ui, |ui| {
                    start.ui(ui, &around, &recent, &mut Vec::new());
                });
            });
        for _ in 0..60 {
            harness.run();
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        harness.render().unwrap().save(format!("{folder}/start-{name}.png")).unwrap();
    }
}
