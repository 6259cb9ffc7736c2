//! Points of curves set by keys, and survey figures typed in by hand, inside the real program.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use support::window::{Window, app, at_once, cell_centre, click, map, move_to, press, type_text, window};
use waylane::model::{Indicator, Item, Language, Point, SurveyTarget};
use waylane::words;

/// The place of the curve among the lanes.
fn curve(window: &Window) -> usize {
    map(window).lanes.iter().position(|lane| lane.kind.holds_points()).unwrap()
}

fn points(window: &Window) -> Vec<Point> {
    map(window).lanes[curve(window)].points().map(|(_, point)| point.clone()).collect()
}

fn values(window: &Window) -> Vec<f32> {
    points(window).iter().map(|point| point.value).collect()
}

/// Selects a cell of the curve.
fn select(window: &mut Window, column: usize) {
    let pos = cell_centre(window, curve(window), column);
    click(window, pos);
}

#[test]
fn figures_typed_on_an_empty_cell_make_a_point_and_go_on_setting_it() {
    let mut window = window(Language::English, None);
    select(&mut window, 1);
    type_text(&mut window, "-2");
    window.run();
    let [point] = &points(&window)[..] else { panic!("one point") };
    assert_eq!((point.value, point.words.as_str()), (-2.0, ""));
    assert_eq!(app(&window).editor().selection(), [Item::Point(point.id)]);
    assert!(app(&window).editor().typing().is_none());
    for (typed, value) in [("+1", 1.0), ("0", 0.0), ("2", 2.0), ("1.5", 1.5), ("−1", -1.0)] {
        // A pause, or the signs would belong to the figure before.
        window.run_steps(120);
        type_text(&mut window, typed);
        window.run();
        assert_eq!(values(&window), [value], "{typed}");
    }
    assert_eq!(points(&window).len(), 1);
}

#[test]
fn a_point_and_the_figure_and_words_it_is_given_at_once_are_one_step() {
    let mut window = window(Language::English, None);
    select(&mut window, 1);
    type_text(&mut window, "-2");
    type_text(&mut window, "Oh no");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let [point] = &points(&window)[..] else { panic!("one point") };
    assert_eq!((point.value, point.words.as_str()), (-2.0, "Oh no"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(points(&window).is_empty());
}

#[test]
fn a_figure_committed_by_an_input_method_counts_and_letters_begin_words() {
    let mut window = window(Language::Vietnamese, None);
    select(&mut window, 0);
    at_once(&mut window, [Event::Ime(ImeEvent::Commit("2".to_owned()))]);
    window.run();
    assert_eq!(values(&window), [2.0]);
    type_text(&mut window, "Vui");
    // VNI writes tones with digits: they are part of the words.
    type_text(&mut window, "1");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let point = &points(&window)[0];
    assert_eq!((point.value, point.words.as_str()), (2.0, "Vui1"));
}

#[test]
fn arrows_raise_and_lower_a_point_and_walk_along() {
    let mut window = window(Language::English, None);
    for column in [0, 1] {
        select(&mut window, column);
        type_text(&mut window, "0");
        window.run();
    }
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(values(&window), [0.0, 1.25]);
    for _ in 0..5 {
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
    }
    assert_eq!(values(&window), [0.0, 2.0]);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(app(&window).editor().selection(), [Item::Point(points(&window)[0].id)]);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(values(&window), [-1.0, 2.0]);
}

#[test]
fn survey_figures_are_typed_in_and_can_be_undone() {
    let mut window = window(Language::English, None);
    let figures = words::figures::figures(Language::English);
    open_desk(&mut window, Language::English);
    click_on(&mut window, figures.add);
    click_on(&mut window, words::kinds::indicator(Indicator::Nps));
    for (score, count) in [("10", "70"), ("8", "10"), ("3", "20")] {
        window.get_by_role_and_label(Role::TextInput, score).focus();
        window.run();
        window.get_by_role_and_label(Role::TextInput, score).type_text(count);
        window.run();
    }
    let waves = |window: &Window| app(window).editor().document().surveys.clone();
    let [wave] = &waves(&window)[..] else { panic!("one wave") };
    assert_eq!(wave.counts, [(3, 20), (8, 10), (10, 70)].into_iter().collect());
    assert_eq!((wave.indicator, wave.target), (Indicator::Nps, SurveyTarget::Map(map(&window).id)));
    assert!(window.query_by_label("NPS +50").is_some());
    click_on(&mut window, figures.duplicate);
    assert_eq!(waves(&window).len(), 2);
    click_on(&mut window, figures.delete);
    click_on(&mut window, figures.delete);
    assert!(waves(&window).is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(waves(&window).len(), 1);
}

#[test]
fn what_was_measured_tells_what_it_rests_on_under_the_pointer() {
    let mut window = window(Language::Vietnamese, None);
    let figures = words::figures::figures(Language::Vietnamese);
    open_desk(&mut window, Language::Vietnamese);
    click_on(&mut window, figures.add);
    click_on(&mut window, figures.stage);
    window.get_by_role_and_label(Role::TextInput, "3").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "3").type_text("40");
    window.run();
    click_on(&mut window, words::desks(Language::Vietnamese).back_to_map);
    // All answers are the middle of their scale, which is that of the cell where the names of its ends fit
    // beside the lane's title, so the mark stands there.
    let pos = cell_centre(&window, curve(&window), 0);
    move_to(&mut window, pos);
    window.run_steps(60);
    assert!(window.query_all_by_label_contains("n = 40").next().is_some());
}

#[test]
#[ignore = "pictures for people"]
fn pictures() {
    let folder = std::env::var("PICTURES").unwrap();
    for (language, look, name) in
        [(Language::Vietnamese, egui::Theme::Light, "vi"), (Language::English, egui::Theme::Dark, "en")]
    {
        let mut window = window(language, None);
        window.ctx.set_theme(look);
        window.run();
        for column in 0..3 {
            select(&mut window, column);
            type_text(&mut window, ["1", "-2", "2"][column]);
            window.run();
        }
        window.render().unwrap().save(format!("{folder}/point-{name}.png")).unwrap();
        select(&mut window, 3);
        window.render().unwrap().save(format!("{folder}/cell-{name}.png")).unwrap();
        open_desk(&mut window, language);
        window.render().unwrap().save(format!("{folder}/figures-none-{name}.png")).unwrap();
        let figures = words::figures::figures(language);
        click_on(&mut window, figures.add);
        click_on(&mut window, figures.stage);
        click_on(&mut window, figures.add_comment);
        for (score, count) in [("5", "70"), ("4", "10"), ("2", "2x")] {
            window.get_by_role_and_label(Role::TextInput, score).focus();
            window.run();
            window.get_by_role_and_label(Role::TextInput, score).type_text(count);
            window.run();
        }
        window.render().unwrap().save(format!("{folder}/figures-{name}.png")).unwrap();
    }
}

fn open_desk(window: &mut Window, language: Language) {
    click_on(window, words::interface(language).menu_map);
    click_on(window, words::commands(language).figures);
}

fn click_on(window: &mut Window, name: &str) {
    window.get_all_by_label(name).next().unwrap().click();
    window.run();
}
