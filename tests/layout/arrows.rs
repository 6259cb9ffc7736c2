//! Arrows: nothing they run over can be read, whatever the map.

use std::sync::Arc;

use proptest::prelude::*;
use waylane::layout::{Content, Layout, LinkPath, Memo, Rect, TextAt, Vec2, layout};
use waylane::model::{CardId, Document, Item, Language, Link, LinkId, Shown};
use waylane::templates;

use crate::map_text::{card, document};
use crate::picture::lay_out;
use crate::random_maps::maps_with_arrows;

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arrows_run_from_edge_to_edge_over_nothing((document, shown) in maps_with_arrows()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        prop_assert_eq!(faults(&layout), Vec::<String>::new());
    }
}

#[test]
fn arrows_never_cross_card_text_in_any_template_or_sample() {
    for template in templates::all().iter().chain(templates::samples()) {
        for language in [Language::English, Language::Vietnamese] {
            let document = template.load(language).unwrap();
            for map in &document.maps {
                let layout = layout(&document, map.id, &Shown::default(), &mut Memo::default()).unwrap();
                assert_eq!(faults(&layout), Vec::<String>::new(), "{} {language:?}", template.name);
                for path in &layout.links {
                    if let Some((plate, _)) = &path.label {
                        let covered = texts(&layout).find(|text| overlap(*text, *plate));
                        assert_eq!(covered, None, "{} {:?}", template.name, path.link.label);
                    }
                }
            }
        }
    }
}

/// What is wrong with the arrows of a layout.
pub(crate) fn faults(layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    for path in &layout.links {
        let name = format!("{:?} {:?}", path.link.id, path.corners);
        let rect = |id: CardId| layout.rect_of(Item::Card(id)).unwrap();
        let (from, to) = (rect(path.link.from), rect(path.link.to));
        if !on_edge(from, path.corners[0]) || !on_edge(to, *path.corners.last().unwrap()) {
            faults.push(format!("not from edge to edge: {name}, {from:?} {to:?}"));
        }
        for piece in pieces(path) {
            if piece.width() > 0.01 && piece.height() > 0.01 {
                faults.push(format!("askew: {name}"));
            }
            for (item, card) in
                layout.placed_cards_and_points().filter(|(item, _)| matches!(item, Item::Card(_)))
            {
                if crosses(card, piece) {
                    faults.push(format!("runs over {item:?} {card:?}: {name}"));
                }
            }
            faults.extend(
                texts(layout)
                    .filter(|text| crosses(*text, piece))
                    .map(|text| format!("over {text:?}: {name}")),
            );
        }
    }
    faults
}

fn pieces(path: &LinkPath) -> impl Iterator<Item = Rect> {
    path.corners.windows(2).map(|pair| Rect::from_points(pair[0], pair[1]))
}

/// Everything to be read in the grid, on the page.
fn texts(layout: &Layout) -> impl Iterator<Item = Rect> {
    let rows = layout.rows.iter().flat_map(|row| {
        let mut texts: Vec<&TextAt> = vec![&row.body.head.title];
        texts.extend(&row.body.head.notes);
        let mut parts = Vec::new();
        match &row.body.content {
            Content::Folded(count) => texts.push(count),
            Content::Points(points) => {
                texts.extend(points.points.iter().filter_map(|point| point.words.as_ref()));
            }
            Content::Cards(cards) => {
                texts.extend(cards.joints.iter().map(|joint| &joint.text));
                for card in &cards.cards {
                    let at = card.rect.origin().to_vec2();
                    parts.push(text_rect(&card.parts.title) + at);
                    parts.extend(
                        card.parts
                            .details
                            .iter()
                            .filter_map(|detail| Some(text_rect(detail.text.as_ref()?) + at)),
                    );
                }
            }
        }
        let down = Vec2::new(0.0, row.y);
        texts.into_iter().map(text_rect).chain(parts).map(move |rect| rect + down).collect::<Vec<_>>()
    });
    rows.chain(layout.dividers.iter().map(|divider| text_rect(&divider.name)))
}

/// The widest line by all lines.
fn text_rect(text: &TextAt) -> Rect {
    let lines = text.shaped.lines.iter().filter(|line| !line.text.trim().is_empty());
    let right = lines.map(|line| line.x + line.width).fold(0.0, f32::max);
    let height = if right > 0.0 { text.shaped.height } else { 0.0 };
    Rect::from_origin_size(text.at, (f64::from(right), f64::from(height)))
}

fn on_edge(rect: Rect, pos: waylane::layout::Pos) -> bool {
    let beside = (pos.x - rect.x0).abs() < 0.01 || (pos.x - rect.x1).abs() < 0.01;
    let above = (pos.y - rect.y0).abs() < 0.01 || (pos.y - rect.y1).abs() < 0.01;
    beside && (rect.y0..=rect.y1).contains(&pos.y) || above && (rect.x0..=rect.x1).contains(&pos.x)
}

/// Whether the piece has a part inside; touching the edge is none.
fn crosses(rect: Rect, piece: Rect) -> bool {
    const EDGE: f64 = 0.05;
    rect.x0 + EDGE < piece.x1
        && piece.x0 < rect.x1 - EDGE
        && rect.y0 + EDGE < piece.y1
        && piece.y0 < rect.y1 - EDGE
}

fn overlap(a: Rect, b: Rect) -> bool {
    let both = a.intersect(b);
    both.width() > 0.1 && both.height() > 0.1
}

/// Arrows between cards of those words.
pub(crate) fn linked(text: &str, links: &[(&str, &str)]) -> Document {
    let mut document = document(text);
    let links = links.iter().zip(1..).map(|((from, to), bits)| Link {
        id: LinkId::from_bits(bits),
        from: card(&document, from),
        to: card(&document, to),
        label: String::new(),
        two_way: false,
    });
    let links: Vec<Link> = links.collect();
    Arc::make_mut(&mut document.maps[0]).links = links;
    document
}

fn arrow(document: &Document) -> LinkPath {
    lay_out(document, &Shown::default(), &mut Memo::default()).links[0].clone()
}

#[test]
fn an_arrow_to_the_card_below_or_beside_is_one_straight_line() {
    let map = "stages | A   | B
               Does   | ask | find
               Staff [front] | greet | show";
    for (from, to) in [("ask", "find"), ("ask", "greet"), ("show", "find")] {
        assert_eq!(arrow(&linked(map, &[(from, to)])).corners.len(), 2, "{from} to {to}");
    }
}

#[test]
fn a_way_back_to_an_earlier_step_is_a_loop() {
    let map = "stages | A   | B    | C
               Does   | ask | find | use
               Staff [front] | greet | show | help";
    for (from, to) in [("use", "ask"), ("find", "ask"), ("help", "greet")] {
        let document = linked(map, &[(from, to)]);
        let path = arrow(&document);
        assert!(path.corners.len() >= 4, "{from} to {to}: {:?}", path.corners);
        let layout = lay_out(&document, &Shown::default(), &mut Memo::default());
        let target = layout.rect_of(Item::Card(path.link.to)).unwrap();
        assert!((path.corners.last().unwrap().x - target.x1).abs() > 1.0, "comes in from the right");
    }
}

#[test]
fn arrows_do_not_run_on_one_another() {
    let map = "stages | A | B | C | D
               Does   | a | b | c | d
               Staff [front] | e | f | g | h
               System [back] | i | j | k | l";
    let document = linked(
        map,
        &[
            ("a", "d"),
            ("a", "h"),
            ("e", "d"),
            ("b", "l"),
            ("a", "l"),
            ("d", "a"),
            ("h", "a"),
            ("l", "e"),
            ("a", "i"),
            ("i", "a"),
        ],
    );
    let layout = lay_out(&document, &Shown::default(), &mut Memo::default());
    for (at, path) in layout.links.iter().enumerate() {
        for other in &layout.links[at + 1..] {
            for (a, b) in pieces(path).flat_map(|a| pieces(other).map(move |b| (a, b))) {
                // Lines may cross, but not run within a unit of each other for longer than a corner.
                let shared = a.inflate(0.5, 0.5).intersect(b.inflate(0.5, 0.5));
                let length = shared.width().max(shared.height());
                let beside = (a.width() < 0.01) == (b.width() < 0.01) && shared.area() > 0.0;
                assert!(!beside || length < 6.0, "{:?}\n{:?}", path.corners, other.corners);
            }
        }
    }
}

#[test]
fn arrows_to_cards_that_are_not_to_be_seen_are_left_out() {
    let map = "stages | A   | B
               Does [folded] | ask | find
               Staff [front] | greet | show";
    let document = linked(map, &[("ask", "greet"), ("greet", "show")]);
    let layout = lay_out(&document, &Shown::default(), &mut Memo::default());
    assert_eq!(layout.links.len(), 1);
}
