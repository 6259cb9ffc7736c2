//! Lanes of points: gaps, averages, what surveys measured, several series, and words that cover nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::ParamCurve as _;
use proptest::prelude::*;
use waylane::layout::{Content, Layout, Memo, PointLane, Pos, Rect, TextAt};
use waylane::model::{
    BarsOrLine, Curve, Document, Indicator, LaneKind, Numbers, Persona, PersonaId, Point, PointId, Series,
    Shown, StageId, StepId, SurveyTarget, Wave, WaveId,
};

use crate::map_text::{card, document, lane_id, lane_mut};
use crate::picture::lay_out;
use crate::random_maps::maps;

fn persona(n: u64) -> Series {
    Series::Persona(PersonaId::from_bits(n))
}

/// The document with that many personas on its map, and an empty curve `Feels` of so many columns.
fn feelings(columns: usize, personas: u64) -> Document {
    let heads = "| stage ".repeat(columns);
    let cells = "| ".repeat(columns);
    let mut new = document(&format!("stages {heads}\nFeels [curve] {cells}\nTouches {cells}"));
    new.personas = (1..=personas)
        .map(|n| Arc::new(Persona::new(PersonaId::from_bits(n), format!("persona {n}"))))
        .collect();
    Arc::make_mut(&mut new.maps[0]).personas = (1..=personas).map(PersonaId::from_bits).collect();
    new
}

fn put(document: &mut Document, column: u64, series: Series, value: f32, words: &str) {
    let lane = lane_id(document, "Feels");
    let id = PointId::from_bits(1000 + lane_mut(document, lane).points().count() as u64);
    let cell = lane_mut(document, lane).cells.entry(StepId::from_bits(column)).or_default();
    cell.points.push(Point { series, words: words.into(), ..Point::new(id, value) });
}

fn curve(document: &mut Document) -> &mut Curve {
    let lane = lane_id(document, "Feels");
    let LaneKind::Curve(curve) = &mut lane_mut(document, lane).kind else { unreachable!("it is a curve") };
    curve
}

fn laid_out(document: &Document) -> Layout {
    lay_out(document, &Shown::default(), &mut Memo::default())
}

fn feels<'a>(document: &Document, layout: &'a Layout) -> &'a PointLane {
    let content = &layout.row(lane_id(document, "Feels")).unwrap().body.content;
    let Content::Points(points) = content else { unreachable!("a curve holds points") };
    points
}

#[test]
fn a_gap_breaks_the_line_of_its_persona_and_no_other() {
    let mut map = feelings(3, 2);
    for column in [1, 2, 3] {
        put(&mut map, column, persona(1), 1.0, "");
    }
    put(&mut map, 1, persona(2), -1.0, "");
    put(&mut map, 3, persona(2), -2.0, "");
    let pieces = |map: &Document| -> Vec<usize> {
        let layout = laid_out(map);
        let is_start = |element: &kurbo::PathEl| matches!(element, kurbo::PathEl::MoveTo(_));
        feels(map, &layout).lines.iter().map(|line| line.path.iter().filter(is_start).count()).collect()
    };
    assert_eq!(pieces(&map), [1, 1]);
    let lane = lane_id(&map, "Feels");
    lane_mut(&mut map, lane).cells.get_mut(&StepId::from_bits(2)).unwrap().gaps = vec![persona(2)];
    assert_eq!(pieces(&map), [1, 2]);
}

#[test]
fn the_average_of_a_stage_stands_at_its_height_and_leaves_out_who_takes_no_part() {
    let mut map = document(
        "stages        | Before | <  | After
         Feels [curve] | -1     | 2  | -",
    );
    assert!(feels(&map, &laid_out(&map)).averages.is_empty());
    curve(&mut map).averages = true;
    let layout = laid_out(&map);
    let lane = feels(&map, &layout);
    let [average] = &lane.averages[..] else { unreachable!("one stage has points") };
    assert_eq!((average.stage, average.value), (StageId::from_bits(1), 0.5));
    let middle = f64::midpoint(lane.ends.0, lane.ends.1);
    assert!((average.from.y - (middle - (lane.ends.0 - lane.ends.1) / 8.0)).abs() < 1e-9);
    assert_eq!(average.words.shaped.plain(), "Ø\u{a0}+0.5");
}

fn wave(n: u64, indicator: Indicator, target: SurveyTarget, counts: &[(u8, u32)]) -> Wave {
    Wave {
        id: WaveId::from_bits(n),
        date: None,
        source: String::new(),
        indicator,
        target,
        counts: counts.iter().copied().collect::<BTreeMap<_, _>>(),
        comments: Vec::new(),
    }
}

#[test]
fn what_surveys_measured_stands_at_the_stages_and_columns_they_asked_about() {
    let mut map = document(
        "stages        | Before | <   | After | <
         Feels [curve] | -1     | 1   | 0     | 1
         Touches       |        |     | shop  |",
    );
    assert_eq!(feels(&map, &laid_out(&map)).measured, None);
    let shop = card(&map, "shop");
    map.surveys = vec![
        wave(1, Indicator::Csat, SurveyTarget::Stage(StageId::from_bits(1)), &[(4, 50)]),
        wave(2, Indicator::Nps, SurveyTarget::Touchpoint(shop), &[(0, 5)]),
        // The whole stage, of which one column is known better.
        wave(3, Indicator::Ces, SurveyTarget::Stage(StageId::from_bits(2)), &[(7, 90)]),
        wave(4, Indicator::Ces, SurveyTarget::Map(map.maps[0].id), &[(7, 90)]),
    ];
    let layout = laid_out(&map);
    let lane = feels(&map, &layout);
    let points = &lane.measured.as_ref().unwrap().points;
    let columns = &layout.setting.columns;
    let quarter = (lane.ends.0 - lane.ends.1) / 4.0;
    let expected = [
        Pos::new(columns[1].x, lane.ends.1 + quarter),
        Pos::new(columns[2].x + columns[2].width / 2.0, lane.ends.0),
    ];
    assert_eq!(points.len(), 2);
    for (point, expected) in points.iter().zip(expected) {
        assert!(point.at.distance(expected) < 1e-6, "{:?} is not at {expected:?}", point.at);
    }
    assert_eq!(points.iter().map(|point| point.small).collect::<Vec<_>>(), [false, true]);
    assert!(points[1].words.contains("NPS −100") && points[1].words.contains("n = 5"), "{}", points[1].words);
    assert_eq!(layout.measured_at(points[1].at + (0.0, layout.rows[0].y)), Some(&points[1]));
    curve(&mut map).without_measured = true;
    assert_eq!(feels(&map, &laid_out(&map)).measured, None);
}

#[test]
fn a_persona_keeps_its_colour_when_others_are_hidden() {
    let mut map = feelings(2, 3);
    for n in [1, 2, 3] {
        put(&mut map, 1, persona(n), 1.0 - n as f32, "");
    }
    let colours = |shown: &Shown| -> Vec<usize> {
        let layout = lay_out(&map, shown, &mut Memo::default());
        feels(&map, &layout).lines.iter().map(|line| line.colour).collect()
    };
    assert_eq!(colours(&Shown::default()), [0, 1, 2]);
    let without = vec![PersonaId::from_bits(1)];
    assert_eq!(colours(&Shown { without_personas: without, ..Shown::default() }), [1, 2]);
}

#[test]
fn people_who_feel_the_same_do_not_hide_one_another() {
    let mut map = feelings(2, 5);
    for n in 1..=5 {
        put(&mut map, 1, persona(n), 1.0, "");
    }
    let layout = laid_out(&map);
    let points = &feels(&map, &layout).points;
    for (at, point) in points.iter().enumerate() {
        assert!(points[at + 1..].iter().all(|other| !overlap(point.rect, other.rect)), "{point:?}");
    }
    let column = layout.setting.columns[0];
    assert!(points.iter().all(|point| point.rect.x0 >= column.x && point.rect.x1 <= column.x + column.width));
}

#[test]
fn bars_stand_on_nought() {
    let mut map = feelings(2, 0);
    let lane = lane_id(&map, "Feels");
    let numbers = Numbers {
        min: -20.0,
        max: 60.0,
        high: String::new(),
        low: String::new(),
        unit: String::new(),
        look: BarsOrLine::Bars,
    };
    lane_mut(&mut map, lane).kind = LaneKind::Numbers(numbers);
    put(&mut map, 1, Series::default(), 60.0, "");
    put(&mut map, 2, Series::default(), -20.0, "");
    let layout = laid_out(&map);
    let lane = feels(&map, &layout);
    assert!((lane.middle - (lane.ends.0 - (lane.ends.0 - lane.ends.1) / 4.0)).abs() < 1e-9);
    let [up, down] = &lane.points[..] else { unreachable!("two bars") };
    assert_eq!((up.rect.y0, up.rect.y1), (lane.ends.1, lane.middle));
    assert!((down.rect.y1 - lane.ends.0).abs() < 1e-9 && down.rect.y0 >= lane.middle - 2.0);
    // The figure of each stands beyond its end.
    assert!(
        up.words.as_ref().unwrap().at.y < up.rect.y0 && down.words.as_ref().unwrap().at.y >= down.rect.y1
    );
}

#[test]
fn words_of_five_personas_find_places_of_their_own() {
    let mut map = feelings(4, 5);
    let said = ["Lại phải kể từ đầu, mỗi người hỏi một kiểu", "Nghiêng nghiêng ngả ngả", "Hay!"];
    for column in 1..=4 {
        for n in 1..=5 {
            let value = ((column * n) % 5) as f32 - 2.0;
            put(&mut map, column, persona(n), value, said[(column + n) as usize % 3]);
        }
    }
    curve(&mut map).averages = true;
    let layout = laid_out(&map);
    let lane = feels(&map, &layout);
    assert_eq!(lane.points.iter().filter(|point| point.words.is_some()).count(), 20);
    assert_eq!(covered(lane), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_beside_points_cover_no_face_no_line_and_no_words((document, shown) in maps()) {
        let layout = lay_out(&document, &shown, &mut Memo::default());
        for row in &layout.rows {
            if let Content::Points(lane) = &row.body.content {
                prop_assert_eq!(covered(lane), Vec::<String>::new());
            }
        }
    }
}

/// What words lie on, told in words.
fn covered(lane: &PointLane) -> Vec<String> {
    let averages = lane.averages.iter().map(|average| &average.words);
    let texts: Vec<&TextAt> =
        lane.points.iter().filter_map(|point| point.words.as_ref()).chain(averages).collect();
    let lines: Vec<Pos> = lane
        .lines
        .iter()
        .map(|line| &line.path)
        .filter(|_| !lane.bars)
        .chain(lane.measured.iter().map(|measured| &measured.path))
        .flat_map(kurbo::BezPath::segments)
        .flat_map(|segment| (0..=20).map(move |step| segment.eval(f64::from(step) / 20.0)))
        .collect();
    let mut covered = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let (words, rect) = (text.shaped.plain(), rect_of(text));
        if texts[at + 1..].iter().any(|other| overlap(rect, rect_of(other))) {
            covered.push(format!("{words}: other words"));
        }
        if lane.points.iter().any(|point| overlap(rect, point.rect)) {
            covered.push(format!("{words}: a point"));
        }
        if lines.iter().any(|pos| rect.contains(*pos)) {
            covered.push(format!("{words}: a line"));
        }
    }
    covered
}

fn rect_of(text: &TextAt) -> Rect {
    let (width, height) = (f64::from(text.shaped.width), f64::from(text.shaped.height));
    Rect::from_origin_size(text.at, (width, height))
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

#[test]
fn words_of_the_upper_end_stand_at_its_height_under_a_long_title_too() {
    let mut map = document("stages | Before\nFeels [curve] | 1");
    let lane = lane_id(&map, "Feels");
    for title in ["Feels", "What customers feel while they wait for somebody"] {
        lane_mut(&mut map, lane).title = title.to_owned();
        let layout = laid_out(&map);
        let body = &layout.row(lane).unwrap().body;
        let Content::Points(points) = &body.content else { unreachable!("a curve holds points") };
        let [upper, lower] = &body.head.notes[..] else { unreachable!("a scale has two ends") };
        let middle = |text: &TextAt| text.at.y + f64::from(text.shaped.height) / 2.0;
        assert!((middle(upper) - points.ends.1).abs() < 0.01, "{title}");
        assert!((middle(lower) - points.ends.0).abs() < 0.01, "{title}");
    }
}
