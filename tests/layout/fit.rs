//! Maps laid out for a page: as large as they can be, with nothing cut and nothing in the way of anything else.

use std::sync::Arc;

use waylane::edit::{Edit, MapEdit, apply};
use waylane::export::{Export, Page, Paper, Size, Split, text_points};
use waylane::layout::{Content, Layout, Memo, layout};
use waylane::model::{Language, Shown, StageRange};
use waylane::scene::Placed;
use waylane::templates;

use crate::arrows::faults;
use crate::picture::lay_out;
use crate::properties::{card_faults, head_faults, page_faults};

/// Slides and sheets of paper.
fn pages() -> [(&'static str, Page); 4] {
    let a4 = Page::of(Paper::A4, 150.0);
    [("16:9", Page::SLIDE), ("4:3", Page::SLIDE_4_3), ("A4", a4), ("A4 upright", a4.turned())]
}

fn on(page: Page) -> Shown {
    Shown { page_shape: Some(page.shape() as f32), ..Shown::default() }
}

fn scale(layout: &Layout, page: Page) -> f64 {
    (page.width / layout.size.width).min(page.height / layout.size.height)
}

#[test]
fn every_template_and_sample_is_larger_on_every_page_and_whole() {
    let mut memo = Memo::default();
    let templates = templates::all().iter().map(|template| (template, false));
    for (template, is_sample) in templates.chain(templates::samples().iter().map(|sample| (sample, true))) {
        for language in [Language::English, Language::Vietnamese] {
            let document = template.load(language).unwrap();
            for map in &document.maps {
                let usual = layout(&document, map.id, &Shown::default(), &mut memo).unwrap();
                let few = if is_sample { 4 } else { 1 };
                for (name, page) in pages().into_iter().take(few) {
                    let fitted = layout(&document, map.id, &on(page), &mut memo).unwrap();
                    let what = format!("{} {language:?} on {name}", template.name);
                    assert!(scale(&fitted, page) > scale(&usual, page), "{what} is no larger");
                    let faults = [
                        faults(&fitted),
                        card_faults(&fitted),
                        head_faults(&fitted),
                        page_faults(&document, &fitted),
                    ];
                    assert_eq!(faults.concat(), Vec::<String>::new(), "{what}");
                    assert_eq!(words_of(&fitted), words_of(&usual), "{what}");
                }
            }
        }
    }
}

/// All words in cells and heads, in their order.
fn words_of(layout: &Layout) -> Vec<String> {
    let heads = layout.heads.iter().flat_map(|head| head.texts.iter().map(|text| text.shaped.plain()));
    let mut words: Vec<String> = heads.collect();
    for row in &layout.rows {
        words.push(row.body.head.title.shaped.plain());
        match &row.body.content {
            Content::Cards(cards) => {
                words.extend(cards.cards.iter().map(|card| card.parts.title.shaped.text.clone()));
            }
            Content::Points(points) => {
                let beside = points.points.iter().filter_map(|point| point.words.as_ref());
                words.extend(beside.map(|words| words.shaped.text.clone()));
            }
            Content::Folded(_) => {}
        }
    }
    words
}

#[test]
fn no_word_of_a_sample_is_broken_in_its_narrow_columns() {
    for template in templates::samples() {
        for language in [Language::English, Language::Vietnamese] {
            let document = template.load(language).unwrap();
            let layout = lay_out(&document, &on(Page::SLIDE), &mut Memo::default());
            for row in &layout.rows {
                let Content::Cards(cards) = &row.body.content else { continue };
                for card in &cards.cards {
                    let lines = &card.parts.title.shaped.lines;
                    let broken = lines.windows(2).find(|pair| {
                        pair[0].text.ends_with(char::is_alphanumeric)
                            && pair[1].text.starts_with(char::is_alphanumeric)
                    });
                    assert!(broken.is_none(), "{} {language:?}: {:?}", template.name, card.card.title);
                }
            }
        }
    }
}

#[test]
fn cards_of_a_wide_cell_stand_side_by_side_and_are_reached_and_dropped_there() {
    use waylane::layout::Direction::{Down, Left, Right, Up};
    let document = crate::map_text::document(
        "stages | Need
         Does   | one; two; three; four; five; six; seven",
    );
    // A strip is too low for a stack.
    let shown =
        Shown { without_title: true, without_legend: true, page_shape: Some(5.0), ..Shown::default() };
    let layout = lay_out(&document, &shown, &mut Memo::default());
    let Content::Cards(cards) = &layout.rows[0].body.content else { panic!("cards") };
    let rects: Vec<_> = cards.cards.iter().map(|card| card.rect).collect();
    let first_row = rects.iter().filter(|rect| (rect.y0 - rects[0].y0).abs() < 0.1).count();
    assert!(first_row > 1, "{rects:?}");
    assert!(rects[..first_row].windows(2).all(|pair| pair[0].x1 < pair[1].x0), "left to right");

    let items: Vec<_> = layout.placed_cards_and_points().map(|(item, _)| item).collect();
    assert_eq!(layout.neighbour(items[0], Right), Some(items[1]));
    assert_eq!(layout.neighbour(items[1], Left), Some(items[0]));
    if first_row < items.len() {
        assert_eq!(layout.neighbour(items[0], Down), Some(items[first_row]));
        assert_eq!(layout.neighbour(items[first_row], Up), Some(items[0]));
    }
    let between = (rects[0].x1 + 1.0, rects[0].center().y + layout.rows[0].y);
    let slot = layout.card_slot(between.into(), &[]).unwrap();
    assert_eq!(slot.index, 1);
    assert!(slot.bar.height() > slot.bar.width(), "the bar stands between the two");
    let end = (rects[0].x0 + 1.0, layout.grid.bottom);
    let below = layout.card_slot(end.into(), &[]).unwrap().index;
    assert!(below >= items.len() - (items.len() - 1) % first_row - 1, "{below}");
}

#[test]
fn an_edit_costs_its_lane_in_each_width_that_is_tried_and_the_screen_shows_what_is_exported() {
    let mut document = templates::load("retailer", Language::English).unwrap();
    let mut memo = Memo::default();
    lay_out(&document, &on(Page::SLIDE), &mut memo);
    let first = memo.lanes_measured();
    let lane = document.maps[0].lanes.iter().find(|lane| lane.cards().count() > 1).unwrap();
    let mut card = lane.cards().next().unwrap().2.clone();
    card.title = "Some more words on this card".to_owned();
    let map = document.maps[0].id;
    apply(&mut document, &Edit::Map(map, MapEdit::SetCard(Box::new(card)))).unwrap();
    let seen = lay_out(&document, &on(Page::SLIDE), &mut memo);
    let lanes = document.maps[0].lanes.len();
    assert!(
        (memo.lanes_measured() - first) * lanes <= first * 2,
        "{} of {first}",
        memo.lanes_measured() - first
    );

    let anew = lay_out(&document, &on(Page::SLIDE), &mut Memo::default());
    assert_eq!(seen.size, anew.size);
    assert!(seen.rows.iter().zip(&anew.rows).all(|(a, b)| (a.y - b.y).abs() < 1e-6 && a.body == b.body));
}

#[test]
fn two_stages_of_the_retailer_are_readable_in_a_room_three_lanes_at_a_time() {
    let document = templates::load("retailer", Language::English).unwrap();
    let map = &document.maps[0];
    let stages: Vec<_> = map.stages().map(|(_, stage)| stage.id).collect();
    for shown_lanes in [0..3, 4..7, 8..11] {
        let others = map.lanes.iter().enumerate().filter(|(at, _)| !shown_lanes.contains(at));
        let mut export = Export::new(
            Arc::new(document.clone()),
            map.id,
            Shown {
                stages: Some(StageRange { first: stages[0], last: stages[1] }),
                without_lanes: others.map(|(_, lane)| lane.id).collect(),
                without_title: true,
                without_legend: true,
                without_blocks: true,
                ..Shown::default()
            },
        );
        export.choices.size = Size::Page(Page::SLIDE);
        export.choices.fit = true;
        let points = export.text_points().unwrap();
        assert!(points.fitted > 17.95 && points.usual < 10.0, "{shown_lanes:?}: {points:?}");
        let sheet = export.sheet(&export.slides()[0]).unwrap();
        assert!((text_points(&sheet) - points.now()).abs() < 1e-9, "told and drawn are the same");
        assert_eq!(sheet.size_in_pixels(), (1920.0, 1080.0));
    }
}

#[test]
fn pages_of_one_set_show_their_heads_at_the_same_place_and_fill_their_width() {
    let document = templates::load("retailer", Language::English).unwrap();
    let mut export = Export::new(Arc::new(document.clone()), document.maps[0].id, Shown::default());
    export.choices.size = Size::Page(Page::SLIDE);
    export.choices.fit = true;
    export.choices.split = Split::Stages(2);
    export.choices.smallest_text = Some(18.0);
    let slides = export.slides();
    assert!(slides.len() > 2);
    let sheets: Vec<_> = slides.iter().map(|slide| export.sheet(slide).unwrap()).collect();
    for sheet in &sheets {
        assert!(text_points(sheet) > 17.95, "{}", text_points(sheet));
        assert!(
            sheet.scene.size.width > sheet.area.width() * 0.95,
            "{:?} in {:?}",
            sheet.scene.size,
            sheet.area
        );
    }
    assert!(export.text_points().unwrap().now() > 17.95);
}

#[test]
fn margins_are_around_what_is_drawn_and_cut_nothing() {
    let document = templates::load("tv-shop", Language::Vietnamese).unwrap();
    let mut export = Export::new(Arc::new(document.clone()), document.maps[0].id, Shown::default());
    for fit in [false, true] {
        for title in [false, true] {
            export.choices.fit = fit;
            (export.choices.title, export.choices.legend, export.choices.blocks) = (title, title, title);
            export.choices.size = Size::Page(Page::SLIDE);
            for margin in [0.0, 28.0, 60.0] {
                export.choices.margin = margin;
                let sheet = export.sheet(&export.slides()[0]).unwrap();
                let drawn = sheet.scene.groups.iter().map(Placed::bounds).reduce(|a, b| a.union(b)).unwrap();
                let room = sheet.area.inflate(0.01, 0.01);
                assert_eq!(room.union(drawn), room, "{margin} {fit} {title}: {drawn:?} in {:?}", sheet.area);
                let told = export.text_points().unwrap().now();
                assert!((text_points(&sheet) - told).abs() < 1e-9, "{margin} {fit} {title}");
            }
        }
    }
}

#[test]
fn heads_and_faces_are_left_out() {
    let document = templates::load("clinic", Language::English).unwrap();
    let all = lay_out(&document, &Shown::default(), &mut Memo::default());
    let bare = Shown { without_heads: true, without_faces: true, ..Shown::default() };
    let bare = lay_out(&document, &bare, &mut Memo::default());
    assert!(bare.heads.is_empty() && !all.heads.is_empty());
    let faces = |layout: &Layout| layout.title.as_ref().unwrap().personas.len();
    assert_eq!((faces(&all), faces(&bare)), (1, 0));
    assert_eq!(bare.rows.len(), all.rows.len());
    assert!(bare.size.height < all.size.height);
}
