//! A frame of the whole program, panels included: the egui pass and the tessellation, without the graphics
//! card.
//!
//! Aims on two cores at 5,000 cards: pan at 100 % in 4 ms, a drag in 4 ms while its target is the same and in
//! 16 ms when it changes, zoom in 8 ms, pan with everything in view in 16 ms, all cards selected and moved in 50 ms.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "a bench may fail")]

#[path = "support/maps.rs"]
mod maps;

use divan::Bencher;
use egui::{
    Context, Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, Vec2, vec2,
};
use waylane::app::settings::Settings;
use waylane::app::{App, Host};
use waylane::file;
use waylane::model::{Document, Item};

const CARDS: [usize; 2] = [5_000, 50_000];
const WINDOW: Vec2 = Vec2::new(1440.0, 900.0);

fn main() {
    divan::main();
}

struct Program {
    context: Context,
    app: App,
    time: f64,
}

impl Program {
    /// The program with a map of that many cards at 100 %.
    fn with(cards: usize) -> Self {
        Self::of(&maps::sized(cards))
    }

    fn of(document: &Document) -> Self {
        let path = std::env::temp_dir().join(format!("waylane-bench-{}.journey.ron", std::process::id()));
        file::save(&file::RealDisk, &path, document).unwrap();
        let context = Context::default();
        let app = App::with_settings(&context, Settings::default(), None, Host::Headless);
        let mut program = Self { context, app, time: 0.0 };
        program.frame([]);
        program.app.open_here(&program.context, path.clone());
        while program.app.editor().path().is_none() {
            program.frame([]);
        }
        let _ = std::fs::remove_file(path);
        program.frame([Event::PointerMoved(middle())]);
        program.key(egui::Key::Num0, Modifiers::COMMAND);
        program.rest();
        program
    }

    /// The same with all of the map in view.
    fn fitted(cards: usize) -> Self {
        let mut program = Self::with(cards);
        program.key(egui::Key::Num1, Modifiers::SHIFT);
        program.rest();
        program
    }

    fn rest(&mut self) {
        for _ in 0..40 {
            self.frame([]);
        }
    }

    fn key(&mut self, key: egui::Key, modifiers: Modifiers) {
        let press = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
        self.frame([press(true), press(false)]);
    }

    fn wheel(&mut self, delta: Vec2, modifiers: Modifiers) {
        let phase = TouchPhase::Move;
        let source = egui::MouseWheelSource::Trackpad;
        self.frame([Event::MouseWheel { unit: MouseWheelUnit::Point, delta, modifiers, phase, source }]);
    }

    fn frame(&mut self, events: impl IntoIterator<Item = Event>) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
            max_texture_side: Some(4096),
            time: Some(self.time),
            events: events.into_iter().collect(),
            ..RawInput::default()
        };
        let Self { context, app, .. } = self;
        let mut output = context.run_ui(input, |ui| {
            app.logic_pass(ui.ctx());
            app.show(ui);
        });
        output.textures_delta.clear();
        divan::black_box(context.tessellate(output.shapes, output.pixels_per_point));
    }

    /// Presses on a card that is in view.
    fn grab(&mut self) -> Pos2 {
        let canvas = Rect::from_center_size(middle(), vec2(600.0, 400.0));
        let cards = self.app.editor().map().lanes.iter().flat_map(|lane| lane.cards());
        let places = cards.filter_map(|(_, _, card)| self.app.canvas().rect_on_screen(Item::Card(card.id)));
        let from = places.map(|rect| rect.center()).find(|pos| canvas.contains(*pos)).unwrap();
        let press = |pressed| Event::PointerButton {
            pos: from,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame([Event::PointerMoved(from)]);
        self.frame([press(true)]);
        from
    }
}

fn middle() -> Pos2 {
    (WINDOW / 2.0).to_pos2()
}

#[divan::bench(args = CARDS)]
fn pan_at_100_percent(bencher: Bencher<'_, '_>, cards: usize) {
    let mut program = Program::with(cards);
    let mut turn = 0.0_f32;
    bencher.bench_local(|| {
        turn += 0.05;
        program.wheel(vec2(-24.0 * turn.cos(), -12.0 * turn.sin()), Modifiers::NONE);
    });
}

#[divan::bench(args = CARDS)]
fn pan_with_all_in_view(bencher: Bencher<'_, '_>, cards: usize) {
    let mut program = Program::fitted(cards);
    let mut turn = 0.0_f32;
    bencher.bench_local(|| {
        turn += 0.3;
        program.wheel(vec2(30.0 * turn.cos(), 30.0 * turn.sin()), Modifiers::NONE);
    });
}

#[divan::bench(args = CARDS)]
fn zoom(bencher: Bencher<'_, '_>, cards: usize) {
    let mut program = Program::with(cards);
    let mut turn = 0.0_f32;
    bencher.bench_local(|| {
        turn += 0.05;
        program.wheel(vec2(0.0, 20.0 * turn.cos()), Modifiers::COMMAND);
    });
}

/// The pointer moves by a point, within the same target.
#[divan::bench(args = CARDS)]
fn drag_over_the_same_target(bencher: Bencher<'_, '_>, cards: usize) {
    let mut program = Program::with(cards);
    let from = program.grab();
    program.frame([Event::PointerMoved(from + vec2(30.0, 20.0))]);
    program.rest();
    let mut turn = 0_u8;
    bencher.bench_local(|| {
        turn = turn.wrapping_add(1);
        program.frame([Event::PointerMoved(from + vec2(30.0 + f32::from(turn % 3), 20.0))]);
    });
}

/// The pointer moves from cell to cell.
#[divan::bench(args = CARDS)]
fn drag_to_another_target(bencher: Bencher<'_, '_>, cards: usize) {
    let mut program = Program::with(cards);
    let from = program.grab();
    let mut turn = 0_u8;
    bencher.bench_local(|| {
        turn = turn.wrapping_add(1);
        let to = if turn.is_multiple_of(2) { vec2(-150.0, 60.0) } else { vec2(150.0, 100.0) };
        program.frame([Event::PointerMoved(from + to)]);
    });
}

/// Ctrl+A and Alt+→ or, every other time, Alt+←: the frame that carries it out and the one that shows it.
#[divan::bench(args = CARDS, sample_count = 10, sample_size = 2)]
fn select_all_and_move(bencher: Bencher<'_, '_>, cards: usize) {
    let mut program = Program::of(&maps::with_free_column(maps::sized(cards)));
    let mut right = false;
    bencher.bench_local(|| {
        right = !right;
        program.key(egui::Key::A, Modifiers::COMMAND);
        program.key(if right { egui::Key::ArrowRight } else { egui::Key::ArrowLeft }, Modifiers::ALT);
        program.frame([]);
    });
}

/// A frame in which nothing happens while all cards are selected.
#[divan::bench(args = CARDS)]
fn rest_with_all_selected(bencher: Bencher<'_, '_>, cards: usize) {
    let mut program = Program::fitted(cards);
    program.key(egui::Key::A, Modifiers::COMMAND);
    program.rest();
    bencher.bench_local(|| program.frame([]));
}
