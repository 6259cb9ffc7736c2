//! The real program without a window of the system: made, found and driven as a user would.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use waylane::app::settings::Settings;
use waylane::app::{App, Host, theme};
use waylane::model::{Item, Language, Map};

use super::raster::Raster;

pub(crate) type Window = Harness<'static, Option<App>>;

/// A folder that goes with the test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("waylane-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program with a new document; its file dialogs begin in the folder.
pub(crate) fn window(language: Language, folder: Option<&Path>) -> Window {
    window_of([1280.0, 800.0], 1.0 / 60.0, language, folder)
}

/// The same in another size, points, and with another time between two passes, seconds.
pub(crate) fn window_of(size: [f32; 2], step: f32, language: Language, folder: Option<&Path>) -> Window {
    let settings =
        Settings { language: Some(language), folder: folder.map(Path::to_owned), ..Settings::default() };
    window_with(size, step, settings)
}

/// The same with given settings.
pub(crate) fn window_with(size: [f32; 2], step: f32, settings: Settings) -> Window {
    let builder = Harness::builder()
        .with_size(size)
        .with_max_steps(90)
        .with_step_dt(step)
        .renderer(Raster::default())
        .with_context_setup(theme::install);
    let mut window = builder.build_ui_state(
        move |ui, app: &mut Option<App>| {
            let app = app
                .get_or_insert_with(|| App::with_settings(ui.ctx(), settings.clone(), None, Host::Headless));
            app.logic_pass(ui.ctx());
            app.show(ui);
        },
        None,
    );
    window.run();
    window
}

pub(crate) fn app(window: &Window) -> &App {
    window.state().as_ref().unwrap()
}

pub(crate) fn map(window: &Window) -> &Map {
    app(window).editor().map()
}

/// The middle of a thing of the map, on the screen.
pub(crate) fn centre(window: &Window, item: Item) -> Pos2 {
    app(window).canvas().rect_on_screen(item).unwrap().center()
}

/// The middle of a cell, by the places of its lane and column.
pub(crate) fn cell_centre(window: &Window, lane: usize, column: usize) -> Pos2 {
    let map = map(window);
    centre(window, Item::Cell(map.lanes[lane].id, map.columns()[column]))
}

/// Words of the cards of a cell, by the places of its lane and column.
pub(crate) fn titles(window: &Window, lane: usize, column: usize) -> Vec<String> {
    let map = map(window);
    let cell = map.lanes[lane].cells.get(&map.columns()[column]);
    cell.map_or_else(Vec::new, |cell| cell.cards.iter().map(|card| card.title.clone()).collect())
}

pub(crate) fn move_to(window: &mut Window, pos: Pos2) {
    window.event(Event::PointerMoved(pos));
    window.step();
}

pub(crate) fn button(window: &mut Window, pos: Pos2, button: PointerButton, pressed: bool) {
    window.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    window.step();
}

pub(crate) fn click(window: &mut Window, pos: Pos2) {
    move_to(window, pos);
    button(window, pos, PointerButton::Primary, true);
    button(window, pos, PointerButton::Primary, false);
    window.run();
}

/// Presses and moves there without letting go.
pub(crate) fn grab(window: &mut Window, from: Pos2, to: Pos2) {
    move_to(window, from);
    button(window, from, PointerButton::Primary, true);
    for part in [0.2, 0.6, 1.0] {
        move_to(window, from + (to - from) * part);
    }
}

pub(crate) fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    grab(window, from, to);
    button(window, to, PointerButton::Primary, false);
    window.run();
}

pub(crate) fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Pressing and releasing a key, as events.
pub(crate) fn key(key: Key) -> [Event; 2] {
    [true, false].map(|pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    })
}

/// What happens within one pass.
pub(crate) fn at_once(window: &mut Window, events: impl IntoIterator<Item = Event>) {
    // `Harness::event` would give each a pass of its own.
    window.input_mut().events.extend(events);
    window.step();
}

pub(crate) fn type_text(window: &mut Window, words: &str) {
    for letter in words.chars() {
        at_once(window, [Event::Text(letter.to_string())]);
    }
}

/// Files are read and written on other threads.
pub(crate) fn wait_until(window: &mut Window, done: impl Fn(&App) -> bool) {
    for _ in 0..500 {
        window.run();
        if done(app(window)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it never happened");
}
