//! Scenes to paint.

use std::sync::Arc;

use image::RgbaImage;
use kurbo::{Affine, BezPath, Point, Shape as _};
use waylane::layout::{self, layout};
use waylane::model::{Item, Language, Shown, StoredImage};
use waylane::scene::{self, Colour, Dash, Group, Picture, Placed, Primitive, Role, Scene, Size, Stroke};
use waylane::style::Style;
use waylane::templates;
use waylane::text::{Face, TextEngine, TextStyle};

const CARD: TextStyle = TextStyle::new(Face::Medium, 13.0, 18.0);
const TITLE: TextStyle = TextStyle::new(Face::Bold, 27.0, 38.0);
const INK: Colour = Colour::hex(0x1F_24_30);
const DARK: Colour = Colour::hex(0x26_32_4A);

/// A built-in map as the canvas and the exports get it.
pub(crate) fn sample(name: &str, language: Language) -> Scene {
    let document = templates::load(name, language).unwrap();
    let map = document.maps[0].id;
    let style = Style::of(document.theme);
    let layout = layout(&document, map, &Shown::default(), &mut layout::Memo::default()).unwrap();
    scene::draw(&document, &layout, &style, &mut scene::Memo::default())
}

pub(crate) fn group(primitives: Vec<Primitive>) -> Group {
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

pub(crate) fn at(x: f64, y: f64, primitives: Vec<Primitive>) -> Placed {
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

pub(crate) fn card(engine: &mut TextEngine, words: &str, colours: (u32, u32, u32)) -> Vec<Primitive> {
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
pub(crate) fn sampler() -> Scene {
    let mut engine = TextEngine::new();
    let groups =
        heads_and_cards(&mut engine).into_iter().chain(shapes()).chain([block(&mut engine)]).collect();
    Scene { size: Size::new(620.0, 410.0), ground: Colour::hex(0xFD_FD_FC), groups }
}

fn heads_and_cards(engine: &mut TextEngine) -> Vec<Placed> {
    let chevron = "M0 0 H236 L250 16 L236 32 H0 L14 16 Z";
    let title = TextStyle { tracking: -0.3, ..TITLE };
    let semi_bold = |size| TextStyle::new(Face::SemiBold, size, size * 1.4);
    let white = |x: f64, y: f64, shaped, turned| Primitive::Text {
        at: Point::new(x, y),
        shaped,
        colour: Colour::hex(0xFF_FF_FF),
        turned,
    };
    let stage = white(70.0, 5.0, engine.shape("Nhận thức", None, semi_bold(16.0)), false);
    let strip = white(1.0, 90.0, engine.shape("Khách hàng", None, semi_bold(11.5)), true);
    let yellow = (0xFF_F6_D8, 0xEB_D7_96, 0x6E_56_00);
    let red = (0xFD_E8_E2, 0xF1_B9_A8, 0xA3_35_17);
    let pain = "Thông số khó hiểu, mỗi nơi nói một kiểu 🙂 → ★";
    vec![
        at(20.0, 12.0, vec![text(engine, 0.0, 0.0, "Hành trình mua tivi tại siêu thị", None, title)]),
        at(20.0, 60.0, vec![path(chevron, Some(DARK), None), stage]),
        at(20.0, 104.0, card(engine, "Tivi cũ hỏng, hỏi người thân", yellow)),
        at(20.0, 142.0, card(engine, pain, red)),
        at(20.0, 204.0, vec![rect([0.0, 0.0, 18.0, 110.0], 4.0, 0x2F_78_B7, None), strip]),
    ]
}

fn shapes() -> [Placed; 4] {
    let good = Colour::hex(0x0A_6B_43).with_opacity(0.13);
    let amber = Colour::hex(0xC9_8A_00);
    let curve = "M0 40 C40 40 60 0 100 0 C140 0 160 70 200 70 C240 70 260 20 300 20";
    let tint = format!("{curve} L300 40 L0 40 Z");
    let arrow = "M0 30 H340 C350 30 360 34 360 44 V60 M354 54 L360 60 L366 54";
    let ring = kurbo::Circle::new((30.0, 30.0), 28.0).to_path(0.01).into_iter();
    let hole = kurbo::Circle::new((30.0, 30.0), 16.0).to_path(0.01).reverse_subpaths();
    let star = Affine::translate((70.0, 0.0)) * star();
    let dashed = |width, dash| Some(Stroke::dashed(width, DARK, dash));
    let image = |left: f64, right: f64, radius| Primitive::Image {
        rect: kurbo::Rect::new(left, 0.0, right, 60.0),
        radius,
        picture: picture(),
    };
    let thick = Some(Stroke::solid(4.0, DARK));
    let stars = vec![
        Primitive::Path { path: ring.chain(hole).collect(), fill: Some(amber), stroke: None },
        Primitive::Path { path: star, fill: Some(amber.with_opacity(0.5)), stroke: thick },
    ];
    let moods = vec![
        path(&tint, Some(good), None),
        path(curve, None, Some(Stroke::solid(2.0, DARK))),
        rect([88.0, -12.0, 112.0, 12.0], 12.0, 0xDD_F1_E6, Some((1.5, 0x0A_6B_43))),
        rect([188.0, 58.0, 212.0, 82.0], 12.0, 0xFB_DD_D4, Some((1.5, 0xA3_35_17))),
    ];
    let lines = vec![
        path("M0 0 H360", None, dashed(1.0, Dash::Dashed(8.0, 4.0))),
        path("M0 10 H360", None, dashed(1.6, Dash::Dashed(4.0, 3.0))),
        path("M0 20 H360", None, dashed(1.6, Dash::Dotted(5.0))),
        path(arrow, None, Some(Stroke::solid(1.7, DARK))),
    ];
    let images = vec![image(0.0, 100.0, 8.0), image(110.0, 170.0, 30.0)];
    [at(50.0, 220.0, moods), at(20.0, 330.0, lines), at(280.0, 60.0, stars), at(280.0, 130.0, images)]
}

fn block(engine: &mut TextEngine) -> Placed {
    let centred = engine.shape("Trước mua hàng\nỔẲẪ Ặ Ỵ", Some(200.0), CARD.centred());
    let place = Primitive::Rect {
        rect: kurbo::Rect::new(0.0, 60.0, 200.0, 100.0),
        radius: 6.0,
        fill: None,
        stroke: Some(Stroke::dashed(1.0, Colour::hex(0x6E_56_00), Dash::Dashed(4.0, 3.0))),
    };
    let words = Primitive::Text { at: Point::new(0.0, 6.0), shaped: centred, colour: INK, turned: false };
    at(390.0, 220.0, vec![rect([0.0, 0.0, 200.0, 48.0], 0.0, 0xE3_E7_EE, None), words, place])
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
pub(crate) fn cards(columns: usize, rows: usize) -> Scene {
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
