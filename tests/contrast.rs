//! All text of every map can be read: on what lies beneath it, it has a contrast of 4.5 : 1 or better in
//! every theme, and icons 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11). What is measured is what is drawn.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use kurbo::{Point, Rect, Shape as _, Vec2};
use waylane::compare::{Compared, Look};
use waylane::layout::{self, layout};
use waylane::model::{
    Card, CardKind, Document, KindId, LaneKind, Language, Map, MarkId, OwnKind, OwnMark, Persona, PersonaId,
    Rgb, Shown, ThemeName,
};
use waylane::scene::{self, Colour, Primitive, Scene};
use waylane::style::{OWN_COLOURS, Style};
use waylane::templates;
use waylane::text::Face;

/// Colours that users could choose and that are hard to write on.
const HARSH: [u32; 10] = [
    0xFF_FF_00, 0x00_00_00, 0xFF_FF_FF, 0x00_FF_FF, 0xFF_00_FF, 0x00_00_FF, 0xFF_00_00, 0x00_FF_00,
    0x80_80_80, 0x76_76_76,
];

#[test]
fn templates_and_samples_can_be_read_in_every_theme() {
    for template in templates::all().iter().chain(templates::samples()) {
        check_maps(template.name, &template.load(Language::English).unwrap());
    }
}

#[test]
fn a_map_with_everything_can_be_read_in_every_theme() {
    check_maps("everything", &support::everything::everything());
}

#[test]
fn maps_in_colours_that_users_chose_can_be_read_in_every_theme() {
    let mut document = templates::load("tv-shop", Language::English).unwrap();
    let mut colours = HARSH.iter().map(|hex| rgb(*hex)).chain(OWN_COLOURS).cycle();
    document.kinds = (1..=12)
        .map(|n| OwnKind {
            id: KindId::from_bits(n),
            name: "Kind".into(),
            colour: colours.next().unwrap(),
            icon: String::new(),
        })
        .collect();
    document.marks = (1..=12)
        .map(|n| OwnMark {
            id: MarkId::from_bits(n),
            name: "Mark".into(),
            colour: colours.next().unwrap(),
            icon: String::new(),
        })
        .collect();
    let personas: Vec<Arc<Persona>> =
        (1..=5).map(|n| Arc::new(Persona::new(PersonaId::from_bits(n), "Linh"))).collect();
    let mut n = 0;
    for map in &mut document.maps {
        Arc::make_mut(map).personas = personas.iter().map(|persona| persona.id).collect();
        for lane in &mut Arc::make_mut(map).lanes {
            let lane = Arc::make_mut(lane);
            lane.colour = colours.next();
            for card in lane.cells.values_mut().flat_map(|cell| &mut cell.cards) {
                n += 1;
                colour(card, n, colours.next());
                card.personas = vec![personas[n % personas.len()].id];
            }
        }
    }
    document.personas = personas;
    check_maps("own colours", &document);
}

/// Every third card keeps its kind and is filled, the others are of an own kind or have an own mark.
fn colour(card: &mut Card, n: usize, own: Option<Rgb>) {
    let id = 1 + (n / 3) as u64 % 12;
    match n % 3 {
        0 => card.colour = own,
        1 => card.kind = CardKind::Own { kind: KindId::from_bits(id) },
        _ => card.marks = vec![waylane::model::Mark::Own(MarkId::from_bits(id))],
    }
    card.owner = "Owner".into();
    card.tags = vec!["Tag".into()];
}

#[test]
fn compared_maps_can_be_read_in_every_theme() {
    let mut found = Vec::new();
    for name in ["tv-shop", "clinic", "channels"] {
        let mut document = templates::load(name, Language::English).unwrap();
        let later = changed(&document.maps[0]);
        let (before, after) = (document.maps[0].id, later.id);
        document.maps.push(Arc::new(later));
        for theme in ThemeName::ALL {
            document.theme = theme;
            for look in [Look::Overlay, Look::Beside] {
                let compared = Compared { before, after, look, only_differences: false };
                let memo = &mut layout::Memo::default();
                let scene = scene::compare::compared(&document, &compared, &Shown::default(), memo).unwrap();
                found.extend(unreadable(&format!("{name} compared {look:?} {theme:?}"), &scene));
            }
        }
    }
    assert!(found.is_empty(), "{}", listed(&found));
}

/// A copy with cards removed, reworded and moved.
fn changed(map: &Map) -> Map {
    let mut later = map.clone();
    later.id = waylane::model::MapId::fresh();
    for lane in later.lanes.iter_mut().filter(|lane| matches!(lane.kind, LaneKind::Cards(_))) {
        let cells = Arc::make_mut(lane).cells.values_mut();
        for (n, cell) in cells.enumerate() {
            match n % 3 {
                0 => drop(cell.cards.pop()),
                1 => cell.cards.iter_mut().for_each(|card| card.title.push_str(" again")),
                _ => cell.cards.reverse(),
            }
        }
    }
    later
}

fn rgb(hex: u32) -> Rgb {
    Rgb(Colour::hex(hex).rgb)
}

/// Draws every map of the document in every theme and checks it.
fn check_maps(name: &str, document: &Document) {
    let mut document = document.clone();
    for lane in document.maps.iter_mut().flat_map(|map| &mut Arc::make_mut(map).lanes) {
        if let LaneKind::Curve(curve) = &mut Arc::make_mut(lane).kind {
            curve.averages = true;
        }
    }
    let memo = &mut layout::Memo::default();
    let mut found = Vec::new();
    for map in document.maps.clone() {
        let layout = layout(&document, map.id, &Shown::default(), memo).unwrap();
        for theme in ThemeName::ALL {
            document.theme = theme;
            let style = Style::of(theme);
            let scene = scene::draw(&document, &layout, &style, &mut scene::Memo::default());
            found.extend(unreadable(&format!("{name} “{}” {theme:?}", map.title), &scene));
        }
    }
    assert!(found.is_empty(), "{}", listed(&found));
}

/// A primitive on the page.
struct Painted<'a> {
    by: Vec2,
    bounds: Rect,
    primitive: &'a Primitive,
}

/// What cannot be read on a scene.
fn unreadable(name: &str, scene: &Scene) -> Vec<String> {
    let painted: Vec<Painted<'_>> = scene
        .groups
        .iter()
        .flat_map(|placed| {
            let by = placed.at.to_vec2();
            placed.group.primitives.iter().map(move |primitive| (by, primitive))
        })
        .map(|(by, primitive)| Painted { by, bounds: bounds(primitive) + by, primitive })
        .collect();
    let mut unreadable = BTreeSet::new();
    let mut texts = 0;
    for (place, one) in painted.iter().enumerate() {
        let Primitive::Text { shaped, colour, .. } = one.primitive else { continue };
        texts += 1;
        let is_icon = matches!(shaped.style.face, Face::Icons | Face::IconsFill);
        let least = if is_icon { 3.0 } else { 4.5 };
        let near: Vec<(bool, &Painted<'_>)> = painted
            .iter()
            .enumerate()
            .filter(|(at, other)| *at != place && other.bounds.overlaps(one.bounds))
            .map(|(at, other)| (at > place, other))
            .collect();
        for point in points_of(one) {
            let (ink, ground) = seen(scene.ground, *colour, &near, point);
            if ink.contrast(ground) < least {
                let contrast = (ink.contrast(ground) * 100.0).round() / 100.0;
                unreadable.insert(format!("“{}” {ink:x?} on {ground:x?}: {contrast}", shaped.plain()));
            }
        }
    }
    assert!(texts > 0, "{name} has no text");
    unreadable.into_iter().map(|line| format!("{name}: {line}")).collect()
}

fn listed(found: &[String]) -> String {
    format!("{} cannot be read, for example\n{}", found.len(), found[..found.len().min(60)].join("\n"))
}

/// Ink and ground at a point of a text, with all that lies below and above it.
fn seen(page: Colour, ink: Colour, near: &[(bool, &Painted<'_>)], point: Point) -> (Colour, Colour) {
    let fills = |above: bool| {
        let layer = near.iter().filter(move |(is_above, _)| *is_above == above);
        layer.filter_map(move |(_, painted)| fill_at(painted, point))
    };
    let ground = fills(false).fold(page, over);
    let inked = over(ground, ink);
    (fills(true).fold(inked, over), fills(true).fold(ground, over))
}

/// The colour that fills the shape, where the point lies in it.
fn fill_at(painted: &Painted<'_>, point: Point) -> Option<Colour> {
    let point = point - painted.by;
    match painted.primitive {
        Primitive::Rect { rect, fill, .. } => fill.filter(|_| rect.contains(point)),
        Primitive::Path { path, fill, .. } => fill.filter(|_| path.contains(point)),
        Primitive::Text { .. } | Primitive::Image { .. } => None,
    }
}

/// One colour painted over an opaque one.
fn over(ground: Colour, paint: Colour) -> Colour {
    let opaque = Colour { alpha: 255, ..paint };
    ground.mix(opaque, f32::from(paint.alpha) / 255.0)
}

fn bounds(primitive: &Primitive) -> Rect {
    match primitive {
        Primitive::Rect { rect, .. } | Primitive::Image { rect, .. } => *rect,
        Primitive::Path { path, .. } => path.bounding_box(),
        Primitive::Text { at, shaped, turned, .. } => {
            let right = shaped.lines.iter().map(|line| line.x + line.width).fold(shaped.width, f32::max);
            let (width, height) = (f64::from(right), f64::from(shaped.height));
            let size = if *turned { (height, width) } else { (width, height) };
            let top = if *turned { at.y - width } else { at.y };
            Rect::from_origin_size((at.x, top), size)
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few")]
/// Points on the page where the text has ink: along the middle of its small letters.
fn points_of(painted: &Painted<'_>) -> Vec<Point> {
    let Primitive::Text { at, shaped, turned, .. } = painted.primitive else { return Vec::new() };
    let mut points = Vec::new();
    for line in &shaped.lines {
        let along = (line.width / 12.0).ceil().max(2.0) as usize;
        for n in 0..along {
            let x = f64::from(line.x) + f64::from(line.width) * (n as f64 + 0.5) / along as f64;
            let y = f64::from(line.baseline) - f64::from(shaped.style.size) * 0.27;
            let by = if *turned { Vec2::new(y, -x) } else { Vec2::new(x, y) };
            points.push(*at + by + painted.by);
        }
    }
    points
}
