//! A frame of the canvas: the egui pass and the tessellation, without the graphics card.
//!
//! Aims on two cores: with 5,000 cards a pan at 100 % in 4 ms, with all of them in view in 16 ms, a frame of
//! a zoom gesture in 8 ms; with 50,000 cards 20 frames a second.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "a bench may fail")]

#[path = "support/maps.rs"]
mod maps;

use divan::Bencher;
use egui::{Context, Pos2, RawInput, Rect, Vec2};
use waylane::layout::{self, layout};
use waylane::model::Shown;
use waylane::output::screen::{Screen, View, font_definitions};
use waylane::scene::{self, Pos as Point, Scene};
use waylane::style::Style;

const WINDOW: Vec2 = Vec2::new(1400.0, 900.0);

fn main() {
    divan::main();
}

fn cards(count: usize) -> Scene {
    let document = maps::sized(count);
    let style = Style::of(document.theme);
    let map = document.maps[0].id;
    let layout = layout(&document, map, &Shown::default(), &mut layout::Memo::default()).unwrap();
    scene::draw(&document, &layout, &style, &mut scene::Memo::default())
}

/// A window with nothing but the canvas.
struct Canvas {
    context: Context,
    screen: Screen,
    scene: Scene,
    view: View,
}

impl Canvas {
    fn new(count: usize) -> Self {
        let context = Context::default();
        context.set_fonts(font_definitions());
        let view = View { origin: Point::ZERO, zoom: 1.0 };
        Self { context, screen: Screen::default(), scene: cards(count), view }
    }

    /// Zoomed so that all of the map is in view.
    fn fit(mut self) -> Self {
        let size = self.scene.size;
        self.view.zoom = (f64::from(WINDOW.x) / size.width).min(f64::from(WINDOW.y) / size.height);
        self
    }

    fn settled(mut self) -> Self {
        for _ in 0..12 {
            self.frame(true);
        }
        self
    }

    fn frame(&mut self, rest: bool) {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
            max_texture_side: Some(4096),
            ..RawInput::default()
        };
        let Self { context, screen, scene, view } = self;
        let mut output = context.run_ui(input, |ui| {
            let clip = ui.ctx().content_rect();
            screen.paint(ui.painter(), scene, *view, clip, rest);
        });
        output.textures_delta.clear();
        divan::black_box(context.tessellate(output.shapes, output.pixels_per_point));
    }
}

#[divan::bench(args = [5_000, 50_000])]
fn pan_at_100_percent(bencher: Bencher<'_, '_>, count: usize) {
    let mut canvas = Canvas::new(count).settled();
    let far = canvas.scene.size.width - f64::from(WINDOW.x);
    bencher.bench_local(|| {
        canvas.view.origin.x = (canvas.view.origin.x + 24.0) % far;
        canvas.view.origin.y = (canvas.view.origin.y + 5.0) % 2000.0;
        canvas.frame(true);
    });
}

#[divan::bench(args = [5_000, 50_000])]
fn pan_with_all_in_view(bencher: Bencher<'_, '_>, count: usize) {
    let mut canvas = Canvas::new(count).fit().settled();
    let mut turn = 0.0_f64;
    bencher.bench_local(|| {
        turn += 0.1;
        canvas.view.origin = Point::new(turn.sin() * 3000.0, turn.cos() * 500.0);
        canvas.frame(true);
    });
}

#[divan::bench(args = [5_000, 50_000])]
fn a_frame_of_a_zoom_gesture(bencher: Bencher<'_, '_>, count: usize) {
    let mut canvas = Canvas::new(count).settled();
    let least = Canvas::new(count).fit().view.zoom;
    let mut turn = 0.0_f64;
    bencher.bench_local(|| {
        turn += 0.04;
        canvas.view.zoom = least.powf((1.0 - turn.cos()) / 2.0);
        canvas.frame(false);
    });
}

#[divan::bench(args = [5_000, 50_000], sample_count = 5, sample_size = 1)]
fn the_first_frame_with_all_in_view(bencher: Bencher<'_, '_>, count: usize) {
    bencher.with_inputs(|| Canvas::new(count).fit()).bench_local_refs(|canvas| canvas.frame(true));
}

/// A card is dragged: its group and those below it in the cell stand elsewhere in every frame.
#[divan::bench(args = [5_000])]
fn a_frame_of_a_drag(bencher: Bencher<'_, '_>, count: usize) {
    let mut canvas = Canvas::new(count).settled();
    bencher.bench_local(|| {
        canvas.scene.groups.iter_mut().take(100).for_each(|placed| placed.at.y += 1.0);
        canvas.frame(true);
    });
}
