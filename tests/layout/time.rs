//! Times of stages and steps: in heads, in the title block, and on the axis of a day.

use std::sync::Arc;

use waylane::layout::{Layout, Memo, Sign, TextAt};
use waylane::model::{Document, Facts, Item, Map, MapState, Shown, StageId, StageRange};

use crate::map_text::document;
use crate::picture::lay_out;

/// Four stages: one at seven with two steps, one not with us, one that repeats, one of which nothing is said.
fn day(state: MapState) -> Document {
    let mut document = document(
        "stages | Morning | <    | Work | Evening | Night
         steps  | Wake    | Go   |      |         |
         Does   | a       | b    | c    | d       | e",
    );
    let map = Arc::make_mut(&mut document.maps[0]);
    map.state = state;
    let stages = &mut map.phases[0].stages;
    let morning = &mut stages[0];
    morning.facts.clock = "07:00".parse().ok();
    morning.steps[0].facts.duration = Some(45);
    morning.steps[1].facts.duration = Some(30);
    stages[1].facts = Facts { duration: Some(8 * 60), not_with_us: true, ..Facts::default() };
    stages[2].facts =
        Facts { duration: Some(90), repeats: true, owner: "Lan".to_owned(), ..Facts::default() };
    document
}

fn said(texts: &[TextAt]) -> Vec<String> {
    texts.iter().map(|text| text.shaped.plain().replace('\u{a0}', " ")).collect()
}

fn facts_of(layout: &Layout, head: &str) -> Vec<String> {
    said(&layout.heads.iter().find(|candidate| candidate.label == head).unwrap().facts)
}

fn shown(document: &Document) -> Layout {
    lay_out(document, &Shown::default(), &mut Memo::default())
}

#[test]
fn a_day_has_an_axis_with_starts_that_follow_and_a_sum() {
    let layout = shown(&day(MapState::DayInTheLife));
    let axis = layout.axis.as_ref().unwrap();
    let said = said(&axis.texts);
    for words in ["07:00", "07:45", "08:15", "16:15", "17:45", "45 min", "30 min", "8 h", "1 h 30 min"] {
        assert!(said.iter().any(|text| text == words), "{words} is not in {said:?}");
    }
    assert!(said.contains(&"Total 10 h 45 min · 8 h not with us".to_owned()), "{said:?}");

    let columns = &layout.setting.columns;
    assert_eq!(axis.stretches.len(), columns.len());
    for (stretch, column) in axis.stretches.iter().zip(columns) {
        assert!(
            (stretch.rect.x0 - column.x).abs() < 0.01 && (stretch.rect.width() - column.width).abs() < 0.01
        );
    }
    let without: Vec<bool> = axis.stretches.iter().map(|stretch| stretch.not_with_us).collect();
    assert_eq!(without, [false, false, true, false, false]);
    assert!(layout.grid.lanes_top >= axis.rect.y1 && axis.rect.y0 >= layout.heads[0].rect.y1);
    assert!(layout.legend.unwrap().entries.iter().any(|entry| entry.sign == Sign::NotWithUs));
}

#[test]
fn a_click_on_the_axis_finds_whose_time_it_is() {
    let document = day(MapState::DayInTheLife);
    let layout = shown(&document);
    let axis = layout.axis.as_ref().unwrap();
    let map: &Map = &document.maps[0];
    let stages = &map.phases[0].stages;
    let hit = |at: usize| layout.hit(axis.stretches[at].rect.center());
    assert_eq!(hit(1), Some(Item::Step(stages[0].steps[1].id)));
    assert_eq!(hit(2), Some(Item::Stage(stages[1].id)));
}

#[test]
fn other_maps_say_times_in_their_heads_and_the_sum_in_the_title_block() {
    let layout = shown(&day(MapState::Current));
    assert!(layout.axis.is_none());
    assert!(facts_of(&layout, "Morning").contains(&"07:00 · 1 h 15 min".to_owned()), "the sum of its steps");
    assert!(facts_of(&layout, "Wake").contains(&"45 min".to_owned()));
    let evening = facts_of(&layout, "Evening");
    for words in ["1 h 30 min", "Lan", "Repeats"] {
        assert!(evening.iter().any(|text| text == words), "{words} is not in {evening:?}");
    }
    let title = said(&layout.title.as_ref().unwrap().texts);
    assert!(title.contains(&"10 h 45 min · 8 h not with us".to_owned()), "{title:?}");
    // On the axis they need not be said twice.
    let day = shown(&day(MapState::DayInTheLife));
    assert!(!facts_of(&day, "Evening").iter().any(|text| text.contains("min")));
}

#[test]
fn facts_stay_inside_their_heads() {
    let mut document = day(MapState::Current);
    let map = Arc::make_mut(&mut document.maps[0]);
    for stage in &mut map.phases[0].stages {
        stage.facts.width = Some(96.0);
        stage.facts.any_order = true;
        stage.facts.owner = "Bộ phận chăm sóc khách hàng".into();
    }
    for head in &shown(&document).heads {
        for text in &head.facts {
            assert!(text.at.x >= head.rect.x0 && text.at.y >= head.rect.y0);
            assert!(
                text.at.x + f64::from(text.shaped.width) <= head.rect.x1 + 0.5,
                "{}",
                text.shaped.plain()
            );
            assert!(text.at.y + f64::from(text.shaped.height) <= head.rect.y1 + 0.5);
        }
    }
}

#[test]
fn the_sum_is_that_of_the_visible_stages() {
    let document = day(MapState::DayInTheLife);
    let [first, last] = [2, 3].map(StageId::from_bits);
    let choice = Shown { stages: Some(StageRange { first, last }), ..Shown::default() };
    let layout = lay_out(&document, &choice, &mut Memo::default());
    let said = said(&layout.axis.unwrap().texts);
    assert!(said.contains(&"Total 9 h 30 min · 8 h not with us".to_owned()), "{said:?}");
    assert!(said.contains(&"08:15".to_owned()), "starts still follow from what is not visible: {said:?}");
}

#[test]
fn a_day_without_times_has_no_axis() {
    let mut document = document("Does | a | b");
    Arc::make_mut(&mut document.maps[0]).state = MapState::DayInTheLife;
    assert!(shown(&document).axis.is_none());
}
