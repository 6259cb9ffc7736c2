//! What holds for the layout and the scene of every map.

use proptest::prelude::*;
use waylane::layout::{CardBox, Content, Layout, Memo, PointLane, Pos, Rect, Row, TextAt};
use waylane::model::{Document, Item, Shown};
use waylane::scene::{self, Scene};
use waylane::style::{Style, size};

use crate::picture::lay_out;
use crate::random_maps::maps;

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cards_never_overlap_and_stay_in_their_rows((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        for (row, cards) in card_rows(&layout) {
            for (at, card) in cards.iter().enumerate() {
                let rect = on_page(card.rect, row);
                prop_assert!(contains(layout.row_rect(row), rect), "{:?} leaves its row", card.card.title);
                for other in &cards[at + 1..] {
                    prop_assert!(!overlap(card.rect, other.rect), "{:?}\n{:?}", card.card, other.card);
                }
            }
        }
        let rows: Vec<Rect> = layout.rows.iter().map(|row| layout.row_rect(row)).collect();
        prop_assert!(rows.windows(2).all(|pair| pair[0].y1 <= pair[1].y0), "rows overlap");
    }

    #[test]
    fn words_icons_and_marks_stay_on_their_card_and_off_one_another((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        for (_, cards) in card_rows(&layout) {
            for card in cards {
                let (width, height) = card.parts.size;
                let parts = parts_of(card);
                for (at, (name, part)) in parts.iter().enumerate() {
                    let inside = contains(Rect::new(0.0, 0.0, width, height), *part);
                    prop_assert!(inside, "{name} {part:?} leaves {width} × {height}: {:?}", card.card);
                    for (other, rect) in &parts[at + 1..] {
                        prop_assert!(!overlap(*part, *rect), "{name} lies on {other}: {:?}", card.card);
                    }
                }
            }
        }
    }

    #[test]
    fn everything_that_is_drawn_lies_on_the_page((document, shown) in maps()) {
        let scene = draw(&document, &lay_out(&document, &shown, &mut Memo::default()));
        for placed in &scene.groups {
            let bounds = placed.bounds();
            prop_assert!(
                contains(scene.size.to_rect(), bounds),
                "{:?} {:?} at {bounds:?}, the page is {:?}", placed.group.role, placed.group.label, scene.size
            );
        }
    }

    #[test]
    fn heads_hold_their_words_and_do_not_overlap((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        for (at, head) in layout.heads.iter().enumerate() {
            for text in head.texts.iter().filter(|text| !text.shaped.plain().is_empty()) {
                prop_assert!(contains(head.rect, text_rect(text)), "{:?} in {:?}", text_rect(text), head);
            }
            for other in &layout.heads[at + 1..] {
                prop_assert!(!overlap(head.rect, other.rect), "{:?} on {:?}", head.label, other.label);
            }
            prop_assert!(head.rect.y1 <= layout.grid.lanes_top);
        }
        for row in &layout.rows {
            let head = &row.body.head;
            let texts: Vec<Rect> = std::iter::once(&head.title).chain(&head.notes).map(text_rect).collect();
            for (at, rect) in texts.iter().enumerate() {
                let folded = matches!(row.body.content, Content::Folded(_));
                let right = if folded { layout.grid.right } else { layout.grid.columns_left };
                let room = Rect::new(layout.grid.lanes_left, 0.0, right, row.body.height);
                prop_assert!(contains(room, *rect), "{rect:?} in {room:?}: {:?}", row.lane.title);
                prop_assert!(texts[at + 1..].iter().all(|other| !overlap(*rect, *other)), "{texts:?}");
            }
        }
    }

    #[test]
    fn words_beside_points_stay_in_their_lane((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        for (row, points) in point_rows(&layout) {
            for text in points.points.iter().filter_map(|point| point.words.as_ref()) {
                let room = Rect::new(layout.grid.columns_left, 0.0, layout.grid.right, row.body.height);
                prop_assert!(contains(room, text_rect(text)), "{:?} in {room:?}", text_rect(text));
            }
        }
    }

    #[test]
    fn title_and_legend_keep_their_words_apart((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        let title = layout.title.iter().flat_map(|title| {
            let figures = title.figures.iter().flat_map(|figure| &figure.texts);
            std::iter::once(&title.title).chain(&title.texts).chain(figures)
        });
        let legend = layout.legend.iter().flat_map(|legend| legend.entries.iter().map(|entry| &entry.text));
        let texts: Vec<Rect> = title.chain(legend).map(text_rect).collect();
        for (at, rect) in texts.iter().enumerate() {
            prop_assert!(texts[at + 1..].iter().all(|other| !overlap(*rect, *other)), "{texts:?}");
        }
    }

    #[test]
    fn the_middle_of_a_thing_hits_it((mut document, shown) in maps()) {
        // Arrows may lie on heads and cells.
        std::sync::Arc::make_mut(&mut document.maps[0]).links.clear();
        let layout = lay_out(&document, &shown, &mut Memo::default());
        let blocks = layout.blocks.iter().map(|block| Item::Block(block.block));
        let heads = layout.heads.iter().map(|head| head.item).chain(blocks).chain(layout.legend.iter().map(|_| Item::Legend));
        let cards = card_rows(&layout).flat_map(|(_, cards)| cards.iter().map(|card| Item::Card(card.card.id)));
        for item in heads.chain(cards) {
            let rect = layout.rect_of(item).unwrap();
            prop_assert_eq!(layout.hit(rect.center()), Some(item));
            prop_assert_eq!(layout.hit(Pos::new(rect.x0 + 1.0, rect.y0 + 1.0)), Some(item));
        }
        for row in &layout.rows {
            let head = Pos::new(layout.grid.lanes_left + 2.0, row.y + row.body.height / 2.0);
            prop_assert_eq!(layout.hit(head), Some(Item::Lane(row.lane.id)));
            for column in &layout.setting.columns {
                let corner = layout.cell_rect(row.lane.id, column.step).unwrap().origin() + (1.0, 1.0);
                let cell = Item::Cell(row.lane.id, column.step);
                if !matches!(row.body.content, Content::Points(_)) {
                    prop_assert_eq!(layout.hit(corner), Some(cell));
                }
            }
        }
    }

    #[test]
    fn what_is_dropped_on_the_middle_of_a_cell_lands_in_it((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        for row in &layout.rows {
            for column in &layout.setting.columns {
                let middle = layout.cell_rect(row.lane.id, column.step).unwrap().center();
                match &row.body.content {
                    Content::Cards(_) => {
                        let slot = layout.card_slot(middle, &[]).unwrap();
                        prop_assert_eq!((slot.lane, slot.step), (row.lane.id, column.step));
                        let held = row.lane.cells.get(&column.step).map_or(0, |cell| cell.cards.len());
                        prop_assert!(slot.index <= held);
                    }
                    Content::Points(points) => {
                        let slot = layout.point_slot(middle).unwrap();
                        prop_assert_eq!((slot.lane, slot.step), (row.lane.id, column.step));
                        let (low, high) = points.scale;
                        prop_assert!((low..=high).contains(&f64::from(slot.value)));
                    }
                    Content::Folded(_) => prop_assert_eq!(layout.card_slot(middle, &[]), None),
                }
            }
        }
    }

    #[test]
    fn arrow_keys_never_leave_the_map((document, shown) in maps()) {
        use waylane::layout::Direction::{Down, Left, Right, Up};
        let layout = lay_out(&document, &shown, &mut Memo::default());
        let mut known: Vec<Item> = layout.corner(false).into_iter().collect();
        let mut next = 0;
        while let Some(item) = known.get(next).copied() {
            next += 1;
            prop_assert!(layout.rect_of(item).is_some(), "{item:?} is not there");
            for direction in [Left, Right, Up, Down] {
                let neighbour = layout.neighbour(item, direction);
                known.extend(neighbour.filter(|neighbour| !known.contains(neighbour)));
            }
        }
        // Every card can be reached from where the keyboard enters.
        for (_, cards) in card_rows(&layout) {
            for card in cards {
                prop_assert!(known.contains(&Item::Card(card.card.id)), "no key leads to {:?}", card.card.title);
            }
        }
    }

    #[test]
    fn what_is_remembered_changes_nothing((first, shown) in maps(), (second, also_shown) in maps()) {
        let mut memo = Memo::default();
        let mut scene_memo = scene::Memo::default();
        for (document, shown) in [(&first, &shown), (&second, &also_shown), (&first, &shown)] {
            let style = Style::of(document.theme);
            let layout = lay_out(document, shown, &mut memo);
            let scene = scene::draw(document, &layout, &style, &mut scene_memo);
            let anew = draw(document, &lay_out(document, shown, &mut Memo::default()));
            assert_same(&scene, &anew);
        }
    }
}

/// Compares group by group: the whole of a scene is too long to read.
fn assert_same(a: &Scene, b: &Scene) {
    assert_eq!(a.size, b.size);
    assert_eq!(a.groups.len(), b.groups.len());
    for (a, b) in a.groups.iter().zip(&b.groups) {
        assert_eq!(a.at, b.at, "{:?}", a.group.label);
        assert_eq!(a.group, b.group);
    }
}

fn draw(document: &Document, layout: &Layout) -> Scene {
    scene::draw(document, layout, &Style::of(document.theme), &mut scene::Memo::default())
}

fn card_rows(layout: &Layout) -> impl Iterator<Item = (&Row, &[CardBox])> {
    layout.rows.iter().filter_map(|row| match &row.body.content {
        Content::Cards(cards) => Some((row, &cards.cards[..])),
        Content::Folded(_) | Content::Points(_) => None,
    })
}

fn point_rows(layout: &Layout) -> impl Iterator<Item = (&Row, &PointLane)> {
    layout.rows.iter().filter_map(|row| match &row.body.content {
        Content::Points(points) => Some((row, points)),
        Content::Folded(_) | Content::Cards(_) => None,
    })
}

/// What stands on a card, words line by line, from its top left.
fn parts_of(card: &CardBox) -> Vec<(String, Rect)> {
    let parts = &card.parts;
    let square = |at| Rect::from_origin_size(at, (size::ICON, size::ICON));
    let mut all: Vec<_> = parts.icon.map(|at| ("icon".to_owned(), square(at))).into_iter().collect();
    all.extend(parts.picture.map(|picture| ("picture".to_owned(), picture)));
    all.extend(parts.signs.iter().map(|(at, sign)| (format!("{sign:?}"), square(*at))));
    all.extend(parts.facts.iter().map(|fact| (format!("{:?}", fact.kind), fact.rect)));
    let details = parts.details.iter().filter_map(|detail| detail.text.as_ref());
    for text in std::iter::once(&parts.title).chain(details) {
        all.extend(line_rects(text).map(|(words, rect)| (words.to_owned(), rect)));
    }
    for (dots, _) in parts.details.iter().filter_map(|detail| detail.dots) {
        all.extend(dots.map(|centre| ("dot".to_owned(), Rect::from_center_size(centre, (6.8, 6.8)))));
    }
    all
}

/// The lines of a text that are to be seen.
fn line_rects(text: &TextAt) -> impl Iterator<Item = (&str, Rect)> {
    let height = text.shaped.style.line_height;
    text.shaped.lines.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty()).map(
        move |(at, line)| {
            let origin = text.at + (f64::from(line.x), f64::from(height * at as f32));
            (line.text.as_str(), Rect::from_origin_size(origin, (f64::from(line.width), f64::from(height))))
        },
    )
}

/// The box of all its lines, as wide as the widest.
fn text_rect(text: &TextAt) -> Rect {
    let lines = line_rects(text).map(|(_, rect)| rect);
    lines.reduce(|all, line| all.union(line)).unwrap_or(Rect::from_origin_size(text.at, (0.0, 0.0)))
}

fn on_page(rect: Rect, row: &Row) -> Rect {
    rect + waylane::layout::Vec2::new(0.0, row.y)
}

fn overlap(a: Rect, b: Rect) -> bool {
    let both = a.intersect(b);
    both.width() > 0.1 && both.height() > 0.1
}

/// Within a tenth of a unit, which nobody sees.
fn contains(outer: Rect, inner: Rect) -> bool {
    let outer = outer.inflate(0.1, 0.1);
    outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1
}

#[test]
fn arrow_keys_lead_back_where_cells_are_alike() {
    use waylane::layout::Direction::{Down, Left, Right, Up};
    let document = crate::map_text::document(
        "stages | Need   | Search | Use
         Does   | a1; a2 | b1; b2 | c1; c2
         Feels  | d1; d2 | e1; e2 | f1; f2",
    );
    let layout = lay_out(&document, &Shown::default(), &mut Memo::default());
    let mut pairs = 0;
    for (item, _) in layout.placed_cards_and_points() {
        for (there, back) in [(Left, Right), (Right, Left), (Up, Down), (Down, Up)] {
            let neighbour = layout.neighbour(item, there);
            // Heads lead into the first card of a stack.
            let is_content = |item: &Item| matches!(item, Item::Card(_) | Item::Point(_));
            if let Some(neighbour) = neighbour.filter(is_content) {
                assert_eq!(layout.neighbour(neighbour, back), Some(item), "{item:?} {there:?}");
                pairs += 1;
            }
        }
    }
    // 4 rows of 3 cards: 8 pairs sideways and 9 up and down, both ways.
    assert_eq!(pairs, 34);
}
