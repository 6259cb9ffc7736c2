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
    fn cards_never_overlap_and_stay_in_their_rows_with_all_that_stands_on_them((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        prop_assert_eq!(card_faults(&layout), Vec::<String>::new());
    }

    #[test]
    fn everything_that_is_drawn_lies_on_the_page((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        prop_assert_eq!(page_faults(&document, &layout), Vec::<String>::new());
    }

    #[test]
    fn heads_hold_their_words_and_do_not_overlap((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        prop_assert_eq!(head_faults(&layout), Vec::<String>::new());
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

/// What is wrong with the places of cards and of what stands on them.
pub(crate) fn card_faults(layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    for (row, cards) in card_rows(layout) {
        for (at, card) in cards.iter().enumerate() {
            if !contains(layout.row_rect(row), on_page(card.rect, row)) {
                faults.push(format!("{:?} leaves its row", card.card.title));
            }
            let others = cards[at + 1..].iter().filter(|other| overlap(card.rect, other.rect));
            faults.extend(others.map(|other| format!("{:?}\nlies on {:?}", card.card, other.card)));
            faults.extend(faults_on(card));
        }
    }
    let rows: Vec<Rect> = layout.rows.iter().map(|row| layout.row_rect(row)).collect();
    let overlapping = rows.windows(2).filter(|pair| pair[0].y1 > pair[1].y0);
    faults.extend(overlapping.map(|pair| format!("rows overlap: {pair:?}")));
    faults
}

fn faults_on(card: &CardBox) -> Vec<String> {
    let mut faults = Vec::new();
    let (width, height) = card.parts.size;
    let parts = parts_of(card);
    for (at, (name, part)) in parts.iter().enumerate() {
        if !contains(Rect::new(0.0, 0.0, width, height), *part) {
            faults.push(format!("{name} {part:?} leaves {width} × {height}: {:?}", card.card));
        }
        let under = parts[at + 1..].iter().filter(|(_, rect)| overlap(*part, *rect));
        faults.extend(under.map(|(other, _)| format!("{name} lies on {other}: {:?}", card.card)));
    }
    faults
}

/// What is drawn beyond the page.
pub(crate) fn page_faults(document: &Document, layout: &Layout) -> Vec<String> {
    let scene = draw(document, layout);
    let beyond = scene.groups.iter().filter(|placed| !contains(scene.size.to_rect(), placed.bounds()));
    let said = beyond.map(|placed| {
        let (group, bounds) = (&placed.group, placed.bounds());
        format!("{:?} {:?} at {bounds:?}, the page is {:?}", group.role, group.label, scene.size)
    });
    said.collect()
}

/// What is wrong with the heads of columns and lanes.
pub(crate) fn head_faults(layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, head) in layout.heads.iter().enumerate() {
        let texts = head.texts.iter().chain(&head.facts).filter(|text| !text.shaped.plain().is_empty());
        let beyond = texts.filter(|text| !contains(head.rect, text_rect(text)));
        faults.extend(beyond.map(|text| format!("{:?} in {head:?}", text_rect(text))));
        let others = layout.heads[at + 1..].iter().filter(|other| overlap(head.rect, other.rect));
        faults.extend(others.map(|other| format!("{:?} on {:?}", head.label, other.label)));
        if head.rect.y1 > layout.grid.lanes_top {
            faults.push(format!("{:?} reaches into the lanes", head.label));
        }
    }
    for row in &layout.rows {
        let head = &row.body.head;
        let texts: Vec<Rect> = std::iter::once(&head.title).chain(&head.notes).map(text_rect).collect();
        let folded = matches!(row.body.content, Content::Folded(_));
        let right = if folded { layout.grid.right } else { layout.grid.columns_left };
        let room = Rect::new(layout.grid.lanes_left, 0.0, right, row.body.height);
        for (at, rect) in texts.iter().enumerate() {
            if !contains(room, *rect) || texts[at + 1..].iter().any(|other| overlap(*rect, *other)) {
                faults.push(format!("{rect:?} of {texts:?} in {room:?}: {:?}", row.lane.title));
            }
        }
    }
    faults
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
