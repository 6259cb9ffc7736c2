//! The screen back end: what it paints, and that it makes anew only what it has to.
#![cfg(feature = "window")]

mod support;

use std::sync::Arc;

use egui::{Color32, Rect, Vec2, pos2};
use egui_kittest::Harness;
use image::RgbaImage;
use kurbo::{Affine, BezPath, Point, Shape as _};
use support::raster::Raster;
use waylane::layout::{self, layout};
use waylane::model::{Item, Language, Shown, StoredImage};
use waylane::output::png;
use waylane::output::screen::{Screen, View, Work, font_definitions};
use waylane::scene::{self, Colour, Dash, Group, Picture, Placed, Primitive, Role, Scene, Size, Stroke};
use waylane::style::Style;
use waylane::templates;
use waylane::text::{Face, TextEngine, TextStyle};

const CARD: TextStyle = TextStyle::new(Face::Medium, 13.0, 18.0);
const TITLE: TextStyle = TextStyle::new(Face::Bold, 27.0, 38.0);
const INK: Colour = Colour::hex(0x1F_24_30);

/// What a test shows, and how.
struct Show {
    screen: Screen,
    scene: Scene,
    view: View,
    rest: bool,
}

fn group(primitives: Vec<Primitive>) -> Group {
    let mut bounds: Option<kurbo::Rect> = None;
    for primitive in &primitives {
        let own = match primitive {
            Primitive::Rect { rect, .. } | Primitive::Image { rect, .. } => rect.inflate(1.0, 1.0),
            Primitive::Path { path, .. } => path.bounding_box().inflate(8.0, 8.0),
            Primitive::Text { at, shaped, turned, .. } => {
                let (width, height) = (f64::from(shaped.width), f64::from(shaped.height));
                if *turned {
                    kurbo::Rect::new(at.x, at.y - width, at.x + height, at.y)
                } else {
                    kurbo::Rect::new(at.x, at.y, at.x + width, at.y + height)
                }
            }
        };
        bounds = Some(bounds.map_or(own, |all| all.union(own)));
    }
    Group {
        item: None::<Item>,
        role: Role::Ornament,
        label: String::new(),
        parent: None,
        bounds: bounds.unwrap_or_default(),
        primitives,
    }
}

fn at(x: f64, y: f64, primitives: Vec<Primitive>) -> Placed {
    Placed { at: Point::new(x, y), group: Arc::new(group(primitives)) }
}

fn rect(rect: [f64; 4], radius: f64, fill: u32, edge: Option<(f64, u32)>) -> Primitive {
    Primitive::Rect {
        rect: kurbo::Rect::new(rect[0], rect[1], rect[2], rect[3]),
        radius,
        fill: Some(Colour::hex(fill)),
        stroke: edge.map(|(width, colour)| Stroke::solid(width, Colour::hex(colour))),
    }
}

fn text(
    engine: &mut TextEngine,
    x: f64,
    y: f64,
    words: &str,
    width: Option<f32>,
    style: TextStyle,
) -> Primitive {
    let shaped = engine.shape(words, width, style);
    Primitive::Text { at: Point::new(x, y), shaped, colour: INK, turned: false }
}

fn card(engine: &mut TextEngine, words: &str, colours: (u32, u32, u32)) -> Vec<Primitive> {
    let label = text(engine, 30.0, 6.0, words, Some(180.0), CARD);
    let Primitive::Text { shaped, .. } = &label else { unreachable!() };
    let height = f64::from(shaped.height) + 12.0;
    let icon = Arc::new(waylane::text::icon(waylane::text::icons::CPU, 17.0, false));
    vec![
        rect([0.0, 0.0, 220.0, height], 6.0, colours.0, Some((1.0, colours.1))),
        Primitive::Text {
            at: Point::new(8.0, 7.0),
            shaped: icon,
            colour: Colour::hex(colours.2),
            turned: false,
        },
        label,
    ]
}

fn path(svg: &str, fill: Option<Colour>, stroke: Option<Stroke>) -> Primitive {
    Primitive::Path { path: BezPath::from_svg(svg).unwrap(), fill, stroke }
}

fn picture() -> Picture {
    let pixels = RgbaImage::from_fn(300, 200, |x, y| {
        image::Rgba(if (x / 20 + y / 20) % 2 == 0 { [47, 120, 183, 255] } else { [255, 246, 216, 255] })
    });
    let mut bytes = Vec::new();
    pixels.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    Picture(Arc::new(StoredImage { title: "Checks".to_owned(), bytes }))
}

/// One of each thing that a map draws.
fn sampler() -> Scene {
    let mut engine = TextEngine::new();
    let dark = Colour::hex(0x26_32_4A);
    let chevron = "M0 0 H236 L250 16 L236 32 H0 L14 16 Z";
    let good = Colour::hex(0x0A_6B_43).with_opacity(0.13);
    let curve = "M0 40 C40 40 60 0 100 0 C140 0 160 70 200 70 C240 70 260 20 300 20";
    let tint = format!("{curve} L300 40 L0 40 Z");
    let ring = kurbo::Circle::new((30.0, 30.0), 28.0).to_path(0.01).into_iter();
    let hole = kurbo::Circle::new((30.0, 30.0), 16.0).to_path(0.01).reverse_subpaths();
    let ring: BezPath = ring.chain(hole).collect();
    let upright = engine.shape("Khách hàng", None, TextStyle::new(Face::SemiBold, 11.5, 16.0));
    let centred = engine.shape("Trước mua hàng\nỔẲẪ Ặ Ỵ", Some(200.0), CARD.centred());
    let title = TextStyle { tracking: -0.3, ..TITLE };
    let groups = vec![
        at(20.0, 12.0, vec![text(&mut engine, 0.0, 0.0, "Hành trình mua tivi tại siêu thị", None, title)]),
        at(
            20.0,
            60.0,
            vec![
                path(chevron, Some(dark), None),
                Primitive::Text {
                    at: Point::new(70.0, 5.0),
                    shaped: engine.shape("Nhận thức", None, TextStyle::new(Face::SemiBold, 16.0, 22.0)),
                    colour: Colour::hex(0xFF_FF_FF),
                    turned: false,
                },
            ],
        ),
        at(
            20.0,
            104.0,
            card(&mut engine, "Tivi cũ hỏng, hỏi người thân", (0xFF_F6_D8, 0xEB_D7_96, 0x6E_56_00)),
        ),
        at(
            20.0,
            142.0,
            card(
                &mut engine,
                "Thông số khó hiểu, mỗi nơi nói một kiểu 🙂 → ★",
                (0xFD_E8_E2, 0xF1_B9_A8, 0xA3_35_17),
            ),
        ),
        at(
            20.0,
            204.0,
            vec![
                rect([0.0, 0.0, 18.0, 110.0], 4.0, 0x2F_78_B7, None),
                Primitive::Text {
                    at: Point::new(1.0, 90.0),
                    shaped: upright,
                    colour: Colour::hex(0xFF_FF_FF),
                    turned: true,
                },
            ],
        ),
        at(
            50.0,
            220.0,
            vec![
                path(&tint, Some(good), None),
                path(curve, None, Some(Stroke::solid(2.0, dark))),
                rect([88.0, -12.0, 112.0, 12.0], 12.0, 0xDD_F1_E6, Some((1.5, 0x0A_6B_43))),
                rect([188.0, 58.0, 212.0, 82.0], 12.0, 0xFB_DD_D4, Some((1.5, 0xA3_35_17))),
            ],
        ),
        at(
            20.0,
            330.0,
            vec![
                path("M0 0 H360", None, Some(Stroke::dashed(1.0, dark, Dash::Dashed(8.0, 4.0)))),
                path("M0 10 H360", None, Some(Stroke::dashed(1.6, dark, Dash::Dashed(4.0, 3.0)))),
                path("M0 20 H360", None, Some(Stroke::dashed(1.6, dark, Dash::Dotted(5.0)))),
                path(
                    "M0 30 H340 C350 30 360 34 360 44 V60 M354 54 L360 60 L366 54",
                    None,
                    Some(Stroke::solid(1.7, dark)),
                ),
            ],
        ),
        at(
            280.0,
            60.0,
            vec![
                Primitive::Path { path: ring.clone(), fill: Some(Colour::hex(0xC9_8A_00)), stroke: None },
                Primitive::Path {
                    path: Affine::translate((70.0, 0.0)) * star(),
                    fill: Some(Colour::hex(0xC9_8A_00).with_opacity(0.5)),
                    stroke: Some(Stroke::solid(4.0, dark)),
                },
            ],
        ),
        at(
            280.0,
            130.0,
            vec![
                Primitive::Image {
                    rect: kurbo::Rect::new(0.0, 0.0, 100.0, 60.0),
                    radius: 8.0,
                    picture: picture(),
                },
                Primitive::Image {
                    rect: kurbo::Rect::new(110.0, 0.0, 170.0, 60.0),
                    radius: 30.0,
                    picture: picture(),
                },
            ],
        ),
        at(
            390.0,
            220.0,
            vec![
                rect([0.0, 0.0, 200.0, 48.0], 0.0, 0xE3_E7_EE, None),
                Primitive::Text { at: Point::new(0.0, 6.0), shaped: centred, colour: INK, turned: false },
                Primitive::Rect {
                    rect: kurbo::Rect::new(0.0, 60.0, 200.0, 100.0),
                    radius: 6.0,
                    fill: None,
                    stroke: Some(Stroke::dashed(1.0, Colour::hex(0x6E_56_00), Dash::Dashed(4.0, 3.0))),
                },
            ],
        ),
    ];
    Scene { size: Size::new(620.0, 410.0), ground: Colour::hex(0xFD_FD_FC), groups }
}

/// A five-pointed star that crosses itself: the non-zero rule fills its middle.
fn star() -> BezPath {
    let corner = |turn: f64| {
        let angle = (turn * 0.8 - 0.5) * std::f64::consts::PI;
        Point::new(30.0 + 28.0 * angle.cos(), 30.0 + 28.0 * angle.sin())
    };
    let mut path = BezPath::new();
    path.move_to(corner(0.0));
    (1..5).for_each(|turn| path.line_to(corner(f64::from(turn))));
    path.close_path();
    path
}

/// A grid of cards, some of them alike in everything but their place.
fn cards(columns: usize, rows: usize) -> Scene {
    let mut engine = TextEngine::new();
    let yellow = (0xFF_F6_D8, 0xEB_D7_96, 0x6E_56_00);
    let groups = (0..columns * rows)
        .map(|index| {
            let words = format!("Bước {index}: hỏi trả góp");
            let (x, y) = ((index % columns) as f64 * 240.0, (index / columns) as f64 * 40.0);
            at(x, y, card(&mut engine, &words, yellow))
        })
        .collect();
    let size = Size::new(columns as f64 * 240.0, rows as f64 * 40.0);
    Scene { size, ground: Colour::hex(0xFD_FD_FC), groups }
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
    let [r, g, b, _] = picture.get_pixel(x, y).0;
    [r, g, b]
}

/// Largest difference of two pixels in any channel.
fn apart(one: [u8; 3], other: [u8; 3]) -> u8 {
    one.into_iter().zip(other).map(|(a, b)| a.abs_diff(b)).max().unwrap()
}

#[test]
fn every_primitive_is_painted_at_every_zoom() {
    for (zoom, density) in [(0.25, 1.0), (0.5, 1.0), (1.0, 1.0), (1.0, 2.0), (2.5, 1.0)] {
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

/// A built-in map as the canvas and the exports get it.
fn sample(name: &str, language: Language) -> Scene {
    let document = templates::load(name, language).unwrap();
    let map = document.maps[0].id;
    let style = Style::of(document.theme);
    let layout = layout(&document, map, &Shown::default(), &style, &mut layout::Memo::default()).unwrap();
    scene::draw(&document, &layout, &style, &mut scene::Memo::default())
}

#[test]
fn the_window_shows_what_a_png_of_the_same_map_shows() {
    let scene = sample("tv-shop", Language::Vietnamese);
    for zoom in [1.0, 2.0] {
        let size = Vec2::new(scene.size.width as f32, scene.size.height as f32) * zoom as f32;
        let window = shown(scene.clone(), size, zoom, 1.0);
        let mut file = Vec::new();
        let options = png::Options { resolution: png::Resolution::Scale(zoom), ..png::Options::default() };
        png::write(&scene, &options, &mut file).unwrap();
        let export = image::load_from_memory(&file).unwrap().into_rgba8();
        save(&window, &format!("parity-window-{zoom}.png"));
        save(&export, &format!("parity-export-{zoom}.png"));
        let width = window.width().min(export.width());
        let height = window.height().min(export.height());
        let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let differences = all.map(|(x, y)| u64::from(apart(pixel(&window, x, y), pixel(&export, x, y))));
        let (mut sum, mut far) = (0, 0);
        differences.for_each(|difference| {
            sum += difference;
            far += u64::from(difference > 96);
        });
        let pixels = u64::from(width) * u64::from(height);
        println!("{zoom}: mean {} far {}", sum as f64 / pixels as f64, far as f64 / pixels as f64);
        assert!(sum < pixels * 4, "zoom {zoom}: a mean difference of {}", sum as f64 / pixels as f64);
        assert!(far * 50 < pixels, "zoom {zoom}: {far} of {pixels} pixels are another colour");
    }
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
