//! The screen back end: what it paints, and that it makes anew only what it has to.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "a test's own helpers may fail it")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of small pictures")]

mod scenes;
#[path = "../support/mod.rs"]
mod support;

use std::sync::Arc;

use egui::{Color32, Rect, Vec2, pos2};
use egui_kittest::Harness;
use image::RgbaImage;
use kurbo::Point;
use scenes::{at, card, cards, group, sample, sampler};
use support::raster::Raster;
use waylane::model::{Language, StoredImage};
use waylane::output::screen::{Screen, View, Work, font_definitions};
use waylane::output::{Progress, Sheet, png};
use waylane::scene::{Colour, Picture, Primitive, Scene, Size};
use waylane::text::{Face, FontData, FontRef, Shaped, SystemFont, TextEngine, TextStyle};

/// What a test shows, and how.
struct Show {
    screen: Screen,
    scene: Scene,
    view: View,
    rest: bool,
}

fn harness(scene: Scene, size: Vec2, zoom: f64, density: f32) -> Harness<'static, Show> {
    let view = View { origin: Point::ZERO, zoom };
    let show = Show { screen: Screen::default(), scene, view, rest: true };
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(density)
        .with_theme(egui::Theme::Light)
        .with_render_cursor(false)
        .with_context_setup(|ctx| ctx.set_fonts(font_definitions()))
        .renderer(Raster::default())
        .build_ui_state(
            |ui, show: &mut Show| {
                let clip = ui.max_rect();
                let canvas = Rect::from_min_max(pos2(0.0, 0.0), ui.ctx().content_rect().max).union(clip);
                ui.painter().rect_filled(canvas, 0.0, Color32::from_gray(225));
                show.screen.paint(
                    &ui.painter().with_clip_rect(canvas),
                    &show.scene,
                    show.view,
                    canvas,
                    show.rest,
                );
            },
            show,
        )
}

fn shown(scene: Scene, size: Vec2, zoom: f64, density: f32) -> RgbaImage {
    let mut harness = harness(scene, size, zoom, density);
    harness.run();
    harness.render().unwrap()
}

/// Writes the picture where a person can look at it, if the variable names a folder.
fn save(picture: &RgbaImage, name: &str) {
    if let Some(folder) = std::env::var_os("WAYLANE_PICTURES") {
        picture.save(std::path::Path::new(&folder).join(name)).unwrap();
    }
}

fn work(harness: &Harness<'_, Show>) -> Work {
    harness.state().screen.work()
}

/// Paints one frame and says what it made anew.
fn step(harness: &mut Harness<'_, Show>) -> Work {
    harness.step();
    work(harness)
}

fn pixel(picture: &RgbaImage, x: u32, y: u32) -> [u8; 3] {
    image::Pixel::to_rgb(picture.get_pixel(x, y)).0
}

/// Largest difference of two pixels in any channel.
fn apart(one: [u8; 3], other: [u8; 3]) -> u8 {
    one.into_iter().zip(other).map(|(a, b)| a.abs_diff(b)).max().unwrap()
}

#[test]
fn every_primitive_is_painted_at_every_zoom() {
    for (zoom, density) in [(0.25, 1.0), (0.37, 1.0), (0.8, 1.0), (1.0, 1.0), (1.0, 1.5), (2.5, 1.0)] {
        let size = Vec2::new(620.0, 410.0) * zoom as f32;
        let picture = shown(sampler(), size, zoom, density);
        save(&picture, &format!("sampler-{zoom}-{density}.png"));
        let scale = zoom * f64::from(density);
        let at = |x: f64, y: f64| pixel(&picture, (x * scale) as u32, (y * scale) as u32);
        let near = |colour: [u8; 3], x: f64, y: f64| {
            let found = at(x, y);
            assert!(apart(found, colour) <= 12, "{found:?}, not {colour:?}, at {x}, {y} and zoom {zoom}");
        };
        near([0xFD, 0xFD, 0xFC], 610.0, 15.0); // page
        near([0x26, 0x32, 0x4A], 60.0, 76.0); // head
        near([0xFD, 0xFD, 0xFC], 24.0, 76.0); // notch of the head
        near([0xFF, 0xF6, 0xD8], 230.0, 120.0); // card
        near([0xC9, 0x8A, 0x00], 288.0, 90.0); // ring
        near([0xFD, 0xFD, 0xFC], 310.0, 90.0); // hole of the ring
        near([0xE3, 0xC5, 0x80], 380.0, 92.0); // middle of the star, half clear
        near([0xDC, 0xEA, 0xE3], 100.0, 250.0); // tint over the line
        near([0xDC, 0xEA, 0xE3], 230.0, 275.0); // tint under the line
        near([0xDD, 0xF1, 0xE6], 150.0, 220.0); // face on the curve
        near([0x2F, 0x78, 0xB7], 29.0, 310.0); // strip
        if scale >= 1.0 {
            near([0x2F, 0x78, 0xB7], 330.0, 163.0); // picture
            near([0xFF, 0xF6, 0xD8], 336.5, 163.0); // picture, next check
        }
    }
}

#[test]
fn edges_of_areas_that_touch_in_a_point_are_straight() {
    let picture = shown(sampler(), Vec2::new(620.0, 410.0), 1.0, 1.0);
    let rows: Vec<[u8; 3]> = (70..190).step_by(5).map(|x| pixel(&picture, x, 262)).collect();
    assert!(rows.iter().all(|colour| apart(*colour, rows[0]) <= 2), "{rows:?}");
}

#[test]
fn the_window_shows_what_a_png_of_the_same_map_shows() {
    let scene = sample("tv-shop", Language::Vietnamese);
    let size = Vec2::new(scene.size.width as f32, scene.size.height as f32);
    let window = shown(scene.clone(), size, 1.0, 1.0);
    let mut file = Vec::new();
    let sheet = Sheet::of(scene, 1.0);
    png::write(&sheet, &png::Options::default(), &Progress::default(), &mut file).unwrap();
    let export = image::load_from_memory(&file).unwrap().into_rgba8();
    save(&window, "parity-window.png");
    save(&export, "parity-export.png");
    assert_eq!(window.dimensions(), export.dimensions());

    let differences =
        window.enumerate_pixels().map(|(x, y, _)| apart(pixel(&window, x, y), pixel(&export, x, y)));
    let (mut sum, mut far) = (0, 0);
    differences.for_each(|difference| {
        sum += u64::from(difference);
        far += u64::from(difference > 96);
    });
    let pixels = u64::from(window.width()) * u64::from(window.height());
    assert!(sum < pixels * 3, "a mean difference of {}", sum as f64 / pixels as f64);
    assert!(far * 100 < pixels, "{far} of {pixels} pixels are another colour");
}

#[test]
fn an_unchanged_view_makes_nothing_anew() {
    let mut harness = harness(cards(4, 20), Vec2::new(800.0, 600.0), 1.0, 1.0);
    harness.run();
    assert_eq!(step(&mut harness), Work::default());
    assert!(!harness.state().screen.wants_rest());
}

#[test]
fn panning_makes_only_what_comes_into_view() {
    let mut harness = harness(cards(4, 100), Vec2::new(800.0, 400.0), 1.0, 1.0);
    let first = step(&mut harness);
    assert_eq!(first, Work::default(), "the first frame has been painted by the builder");
    harness.state_mut().view.origin.y += 100.0;
    assert_eq!(step(&mut harness), Work::default(), "the sheet reaches farther than the window");
    harness.state_mut().view.origin.y += 200.0;
    let seen = step(&mut harness);
    assert!((4..=60).contains(&seen.meshed), "{seen:?}");
    harness.state_mut().view.origin.y -= 300.0;
    assert_eq!(step(&mut harness), Work::default(), "what was seen is kept");
}

#[test]
fn panning_moves_the_picture_by_whole_pixels() {
    let mut harness = harness(sampler(), Vec2::new(400.0, 300.0), 1.0, 1.0);
    harness.run();
    let before = harness.render().unwrap();
    harness.state_mut().view.origin = Point::new(30.3, 19.8);
    harness.run();
    let after = harness.render().unwrap();
    for (x, y) in [(60, 30), (100, 80), (90, 100), (150, 135), (200, 220)] {
        assert_eq!(pixel(&after, x, y), pixel(&before, x + 30, y + 20), "at {x}, {y}");
    }
}

#[test]
fn a_group_that_moved_is_not_made_anew() {
    let mut harness = harness(cards(3, 10), Vec2::new(800.0, 600.0), 1.0, 1.0);
    harness.run();
    let before = harness.render().unwrap();
    for placed in &mut harness.state_mut().scene.groups {
        placed.at.y += 7.0;
    }
    assert_eq!(step(&mut harness), Work::default());
    let after = harness.render().unwrap();
    assert_eq!(pixel(&after, 10, 17), pixel(&before, 10, 10));
    assert_ne!(after, before);
}

#[test]
fn an_edited_group_alone_is_made_anew() {
    let mut harness = harness(cards(3, 10), Vec2::new(800.0, 600.0), 1.0, 1.0);
    harness.run();
    let mut engine = TextEngine::new();
    let edited = card(&mut engine, "Gọi tổng đài", (0xE4_F1_FB, 0xAA_CF_EB, 0x0B_54_85));
    harness.state_mut().scene.groups[4].group = Arc::new(group(edited));
    assert_eq!(step(&mut harness).meshed, 1);
}

#[test]
fn a_zoom_gesture_shows_scaled_groups_and_then_rests() {
    let mut harness = harness(cards(4, 20), Vec2::new(800.0, 400.0), 1.0, 1.0);
    harness.run();
    harness.state_mut().rest = false;
    harness.state_mut().view.zoom = 1.07;
    assert_eq!(step(&mut harness), Work::default(), "the sheet is scaled");
    assert!(harness.state().screen.wants_rest());
    harness.state_mut().rest = true;
    assert!(step(&mut harness).meshed > 10);
    assert!(!harness.state().screen.wants_rest());
    assert_eq!(step(&mut harness), Work::default());
}

#[test]
fn a_zoom_frame_of_a_large_map_does_a_bounded_amount_of_work() {
    let mut harness = harness(cards(25, 100), Vec2::new(600.0, 400.0), 1.0, 1.0);
    harness.run();
    harness.state_mut().rest = false;
    for _ in 0..14 {
        harness.state_mut().view.zoom *= 0.8;
        let work = step(&mut harness);
        assert!(work.meshed <= 400 && work.galleys <= 110, "{work:?}");
    }
    let hurried = harness.render().unwrap();
    save(&hurried, "hurried.png");
    harness.state_mut().rest = true;
    harness.run();
    assert!(!harness.state().screen.wants_rest());
    save(&harness.render().unwrap(), "rested.png");
}

#[test]
fn small_text_is_bars_and_costs_no_galleys() {
    let mut harness = harness(cards(4, 20), Vec2::new(400.0, 300.0), 0.25, 1.0);
    let picture = harness.render().unwrap();
    save(&picture, "bars.png");
    let text = pixel(&picture, 13, 4);
    assert!(apart(text, [0xFF, 0xF6, 0xD8]) > 40, "{text:?}");
    harness.state_mut().view.zoom = 0.2;
    let work = step(&mut harness);
    assert!(work.meshed > 0 && work.galleys == 0, "{work:?}");
}

#[test]
fn text_stays_right_after_the_font_atlas_started_over() {
    let mut harness = harness(sampler(), Vec2::new(620.0, 410.0), 1.0, 1.0);
    harness.run();
    let before = harness.render().unwrap();
    harness.ctx.set_fonts(font_definitions());
    harness.run();
    assert_eq!(harness.render().unwrap(), before);
}

#[test]
fn text_stays_right_when_something_painted_later_makes_the_font_atlas_grow() {
    let small = Vec2::new(620.0, 410.0);
    let expected = shown(sampler(), small, 1.0, 1.0);
    let show = Show {
        screen: Screen::default(),
        scene: sampler(),
        view: View { origin: Point::ZERO, zoom: 1.0 },
        rest: true,
    };
    let mut harness = Harness::builder()
        .with_size(small)
        .with_theme(egui::Theme::Light)
        .with_render_cursor(false)
        .with_context_setup(|ctx| ctx.set_fonts(font_definitions()))
        .renderer(Raster::default())
        .build_ui_state(
            |ui, show: &mut Show| {
                let canvas = ui.ctx().content_rect();
                show.screen.paint(ui.painter(), &show.scene, show.view, canvas, show.rest);
                let frame = ui.ctx().cumulative_frame_nr() as f32;
                let font = egui::FontId::proportional(100.0 + frame);
                ui.painter().text(pos2(-900.0, -900.0), egui::Align2::LEFT_TOP, "ABCDEF", font, Color32::RED);
            },
            show,
        );
    for _ in 0..6 {
        harness.step();
        let picture = harness.render().unwrap();
        assert_eq!(pixel(&picture, 100, 32), pixel(&expected, 100, 32));
        let differ = picture.pixels().zip(expected.pixels()).filter(|(one, other)| one != other).count();
        assert!(differ < 620 * 4, "{differ} pixels differ");
    }
}

#[test]
fn text_in_a_font_of_the_system_appears_as_soon_as_egui_has_the_font() {
    let data = FontData::new(parley::fontique::Blob::new(Arc::new(Face::Italic.bytes())), 0);
    let font = Arc::new(SystemFont { family: "Elsewhere".to_owned(), data });
    let mut shaped =
        Shaped::clone(&TextEngine::new().shape("abc", None, TextStyle::new(Face::Bold, 20.0, 28.0)));
    shaped.lines[0].runs[0].font = FontRef::System(font);
    let text = Primitive::Text {
        at: Point::new(10.0, 10.0),
        shaped: Arc::new(shaped),
        colour: Colour::hex(0),
        turned: false,
    };
    let groups = vec![at(0.0, 0.0, vec![text])];
    let scene = Scene { size: Size::new(100.0, 50.0), ground: Colour::hex(0xFF_FF_FF), groups };
    let mut harness = harness(scene, Vec2::new(100.0, 50.0), 1.0, 1.0);
    harness.run();
    assert!(!harness.state().screen.wants_rest());
    let picture = harness.render().unwrap();
    assert!(picture.pixels().any(|pixel| pixel.0[0] < 40), "glyphs are black, bars are grey");
}

#[test]
fn memory_for_meshes_is_bounded_while_all_of_a_large_map_is_seen() {
    let mut harness = harness(cards(25, 200), Vec2::new(1200.0, 800.0), 1.0, 1.0);
    for row in 0..12 {
        harness.state_mut().view.origin.y = f64::from(row) * 700.0;
        harness.step();
    }
    assert!(harness.state().screen.kept_bytes() < 48 << 20);
}

#[test]
fn a_canvas_that_is_not_at_the_corner_maps_points_there_and_back() {
    let view = View { origin: Point::new(-120.0, 40.0), zoom: 1.7 };
    let canvas = Rect::from_min_size(pos2(220.0, 64.0), Vec2::new(640.0, 480.0));
    let point = Point::new(33.0, 77.0);
    let there = view.screen_from_map(canvas, point);
    assert!(canvas.contains(there));
    assert!((view.map_from_screen(canvas, there) - point).hypot() < 1e-3);
}

#[test]
fn a_damaged_picture_is_left_out() {
    let broken = Picture(Arc::new(StoredImage { title: String::new(), bytes: b"no picture".to_vec() }));
    let rect = kurbo::Rect::new(0.0, 0.0, 50.0, 50.0);
    let groups = vec![at(10.0, 10.0, vec![Primitive::Image { rect, radius: 0.0, picture: broken }])];
    let scene = Scene { size: Size::new(100.0, 100.0), ground: Colour::hex(0xFF_FF_FF), groups };
    let picture = shown(scene, Vec2::new(100.0, 100.0), 1.0, 1.0);
    assert_eq!(pixel(&picture, 30, 30), [255, 255, 255]);
}
