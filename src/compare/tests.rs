//! Small maps against each other: a map, its copies, and maps that merely say the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::model::{
    Card, CardId, CardKind, Cell, Curve, DocumentId, Lane, LaneKind, Language, Phase, PhaseId, Point,
    PointId, Series, Stage, Step,
};

const BEFORE: MapId = MapId::from_bits(1);
const AFTER: MapId = MapId::from_bits(2);

/// Ids of a map's parts are its number and the part's; so a copy's part is found by adding to it.
fn number(map: u64, part: u64) -> u64 {
    map * 1000 + part
}

fn card(map: u64, part: u64, title: &str) -> Card {
    Card::new(CardId::from_bits(number(map, part)), CardKind::Action, title)
}

fn pain(map: u64, part: u64, title: &str, severity: u8) -> Card {
    Card { kind: CardKind::PainPoint { category: None, severity }, ..card(map, part, title) }
}

/// A map of one stage with these steps and a lane of cards and one of feelings.
fn map(number_of_map: u64, steps: &[&str], cells: &[(u64, Vec<Card>)], feelings: &[(u64, f32)]) -> Map {
    let id = |part| StepId::from_bits(number(number_of_map, part));
    let mut stage = Stage::new(StageId::from_bits(number(number_of_map, 1)), "Buying", id(1));
    stage.steps = (1..)
        .zip(steps)
        .map(|(part, title)| Step { title: (*title).to_owned(), ..Step::new(id(part)) })
        .collect();
    let phase =
        Phase { id: PhaseId::from_bits(number(number_of_map, 1)), title: String::new(), stages: vec![stage] };
    let mut map = Map::new(MapId::from_bits(number_of_map), "map", phase);
    let lane = |part, title, kind| Lane::new(LaneId::from_bits(number(number_of_map, part)), title, kind);
    let mut cards = lane(1, "Does", LaneKind::Cards(CardKind::Action));
    cards.cells = cells
        .iter()
        .map(|(step, cards)| (id(*step), Cell { cards: cards.clone(), ..Cell::default() }))
        .collect();
    let mut curve = lane(2, "Feels", LaneKind::Curve(Curve::default()));
    curve.cells = feelings
        .iter()
        .map(|(step, value)| {
            let point = Point::new(PointId::from_bits(number(number_of_map, *step)), *value);
            (id(*step), Cell { points: vec![point], ..Cell::default() })
        })
        .collect();
    map.lanes = vec![Arc::new(cards), Arc::new(curve)];
    map
}

/// The same map with ids of its own, and origins.
fn grown(original: &Map, number_of_map: u64) -> Map {
    let mut map = original.clone();
    let from = original.id.bits() * 1000;
    let moved = |bits: u64| number_of_map * 1000 + bits - from;
    map.origin = Some(original.id);
    map.id = MapId::from_bits(number_of_map);
    for stage in map.phases.iter_mut().flat_map(|phase| &mut phase.stages) {
        stage.origin = Some(stage.id);
        stage.id = StageId::from_bits(moved(stage.id.bits()));
        for step in &mut stage.steps {
            step.origin = Some(step.id);
            step.id = StepId::from_bits(moved(step.id.bits()));
        }
    }
    for lane in map.lanes.iter_mut().map(Arc::make_mut) {
        lane.origin = Some(lane.id);
        lane.id = LaneId::from_bits(moved(lane.id.bits()));
        let cells = std::mem::take(&mut lane.cells);
        lane.cells =
            cells.into_iter().map(|(step, cell)| (StepId::from_bits(moved(step.bits())), cell)).collect();
        for cell in lane.cells.values_mut() {
            for card in &mut cell.cards {
                card.origin = Some(card.id);
                card.id = CardId::from_bits(moved(card.id.bits()));
            }
            for point in &mut cell.points {
                point.origin = Some(point.id);
                point.id = PointId::from_bits(moved(point.id.bits()));
            }
        }
    }
    map
}

fn document(maps: &[&Map]) -> Document {
    let mut document = Document::new(DocumentId::from_bits(1), Language::English, maps[0].clone());
    document.maps = maps.iter().map(|map| Arc::new((*map).clone())).collect();
    document
}

fn compared(before: &Map, after: &Map) -> Comparison {
    compare(&document(&[before, after]), before, after)
}

/// The cards of the first lane's cell.
fn stack(map: &mut Map, step: u64) -> &mut Vec<Card> {
    let step = StepId::from_bits(number(map.id.bits(), step));
    &mut Arc::make_mut(&mut map.lanes[0]).cells.entry(step).or_default().cards
}

fn today() -> Map {
    let cells =
        [(1, vec![card(1, 1, "Looks around"), pain(1, 2, "Too slow", 3)]), (2, vec![card(1, 3, "Pays")])];
    map(1, &["Search", "Pay", "Wait"], &cells, &[(1, -1.0), (2, 0.0), (3, -2.0)])
}

/// How a pair reads: `+` added, `-` removed, `~` changed, `>` moved.
fn signs(comparison: &Comparison) -> Vec<String> {
    let sign = |pair: &CardPair| {
        let mut sign = String::new();
        sign.push_str(if pair.is_added() { "+" } else { "" });
        sign.push_str(if pair.is_removed() { "-" } else { "" });
        sign.push_str(if pair.changed.is_empty() { "" } else { "~" });
        sign.push_str(if pair.moved { ">" } else { "" });
        let spot = pair.after.or(pair.before).unwrap();
        format!("{sign}{}", spot.card.bits())
    };
    comparison.cards.iter().map(sign).collect()
}

#[test]
fn a_copy_says_the_same() {
    let (before, after) = (today(), grown(&today(), 2));
    let comparison = compared(&before, &after);
    assert_eq!(signs(&comparison), ["2001", "2002", "2003"]);
    assert_eq!(comparison.counts, Counts::default());
    assert!(
        comparison.columns.iter().chain(&[]).all(Pair::is_both) && comparison.lanes.iter().all(Pair::is_both)
    );
    assert_eq!(comparison.before, comparison.after);
}

#[test]
fn added_removed_changed_and_moved_cards_are_told_apart() {
    let (before, mut after) = (today(), grown(&today(), 2));
    stack(&mut after, 1).remove(1);
    stack(&mut after, 1)[0].title = "Asks a friend".into();
    let mut paying = stack(&mut after, 2).remove(0);
    paying.note = "by card".into();
    stack(&mut after, 3).extend([paying, card(2, 9, "Gets a message")]);
    let comparison = compared(&before, &after);
    assert_eq!(signs(&comparison), ["~2001", "-1002", "~>2003", "+2009"]);
    assert_eq!(comparison.cards[2].changed, [Field::Note]);
    let Counts { added, removed, changed, moved, pain_points_removed, pain_points_added } = comparison.counts;
    assert_eq!((added, removed, changed, moved), (1, 1, 2, 1));
    assert_eq!((pain_points_removed, pain_points_added), (1, 0));
    assert_eq!((comparison.before.severity, comparison.after.severity), (3, 0));
}

#[test]
fn the_earlier_map_may_be_the_one_that_grew_out_of_the_other() {
    let (grown, original) = (grown(&today(), 2), today());
    assert_eq!(signs(&compared(&grown, &original)), ["1001", "1002", "1003"]);
}

#[test]
fn origins_are_followed_through_other_maps() {
    let first = today();
    let second = grown(&first, 2);
    let mut third = grown(&second, 3);
    stack(&mut third, 1)[0].title = "Says it otherwise".into();
    let sibling = grown(&first, 4);
    let document = document(&[&first, &second, &third, &sibling]);
    assert_eq!(signs(&compare(&document, &first, &third)), ["~3001", "3002", "3003"]);
    assert_eq!(signs(&compare(&document, &sibling, &third)), ["~3001", "3002", "3003"]);
}

#[test]
fn a_doubled_card_is_an_added_one() {
    let (before, mut after) = (today(), grown(&today(), 2));
    let double = Card { id: CardId::from_bits(2009), ..stack(&mut after, 2)[0].clone() };
    stack(&mut after, 3).push(double);
    assert_eq!(signs(&compared(&before, &after)), ["2001", "2002", "2003", "+2009"]);
}

#[test]
fn maps_without_origins_are_compared_by_their_words() {
    let before = today();
    let cells =
        [(1, vec![card(2, 1, " looks  AROUND")]), (2, vec![card(2, 2, "Pays"), card(2, 3, "Leaves")])];
    let after = map(2, &["Search", "Pay"], &cells, &[]);
    let comparison = compared(&before, &after);
    assert_eq!(signs(&comparison), ["~2001", "-1002", "2002", "+2003"]);
}

#[test]
fn other_steps_stand_where_they_were() {
    let before = map(1, &["Call", "Wait", "Pay", "Go"], &[], &[]);
    let after = map(2, &["Order online", "Pay", "Track", "Go"], &[], &[]);
    let comparison = compared(&before, &after);
    let bits = |id: Option<StepId>| id.map(StepId::bits);
    let columns: Vec<_> =
        comparison.columns.iter().map(|pair| (bits(pair.before), bits(pair.after))).collect();
    let expected = [
        (Some(1001), None),
        (Some(1002), None),
        (None, Some(2001)),
        (Some(1003), Some(2002)),
        (None, Some(2003)),
        (Some(1004), Some(2004)),
    ];
    assert_eq!(columns, expected);
    assert!(!comparison.columns_in_line(), "two of six columns belong together");
}

#[test]
fn lanes_of_other_words_belong_together_when_they_are_the_only_ones_of_their_kind() {
    let before = today();
    let mut after = map(2, &["Search"], &[], &[]);
    Arc::make_mut(&mut after.lanes[1]).title = "Emotions".into();
    assert!(compared(&before, &after).lanes.iter().all(Pair::is_both));
}

#[test]
fn averages_leave_out_who_takes_no_part() {
    let before = today();
    assert_eq!(Totals::of(&before).emotion, Some(-1.0));
    let mut after = grown(&before, 2);
    let curve = Arc::make_mut(&mut after.lanes[1]);
    let [first, second, third] = [1, 2, 3].map(|part| StepId::from_bits(number(2, part)));
    curve.cells.get_mut(&first).unwrap().points[0].value = 2.0;
    curve.cells.get_mut(&second).unwrap().gaps.push(Series::default());
    curve.cells.insert(third, Cell { empty_on_purpose: true, ..Cell::default() });
    assert_eq!(Totals::of(&after).emotion, Some(2.0));
    assert_eq!(Totals::of(&after).emotions, BTreeMap::from([(Series::default(), 2.0)]));
}

#[test]
fn spans_of_time_are_those_of_stages_or_else_of_their_steps() {
    let mut map = today();
    assert_eq!(Totals::of(&map).minutes, None);
    map.phases[0].stages[0].steps[0].facts.duration = Some(10);
    map.phases[0].stages[0].steps[2].facts.duration = Some(5);
    assert_eq!(Totals::of(&map).minutes, Some(15));
    map.phases[0].stages[0].facts.duration = Some(60);
    assert_eq!(Totals::of(&map).minutes, Some(60));
}

#[test]
fn the_merged_map_has_what_both_have_and_old_places_too() {
    let (before, mut after) = (today(), grown(&today(), 2));
    let paying = stack(&mut after, 2).remove(0);
    stack(&mut after, 3).push(paying);
    stack(&mut after, 1).remove(1);
    let document = document(&[&before, &after]);
    let comparison = compare(&document, &before, &after);
    let merged = merged(&document, &comparison, (&before, &after), Side::Both);
    assert_eq!(crate::model::check(&merged.document), [], "it can be laid out as any map");
    let map = merged.document.map(merged.map).unwrap();
    let cells = map.lanes[0].cells.values();
    let stacks: Vec<Vec<u64>> =
        cells.map(|cell| cell.cards.iter().map(|card| card.id.bits()).collect()).collect();
    assert_eq!(stacks, [vec![2001, 1002], vec![1003], vec![2003]]);
    let points = |map: &Map| map.lanes[1].points().map(|(_, point)| point.id.bits()).collect::<Vec<_>>();
    assert_eq!(points(map), [2001, 2002, 2003]);
    let under = super::merged(&document, &comparison, (&before, &after), Side::Under);
    let under = under.document.map(under.map).unwrap();
    assert_eq!(
        (points(under), under.columns()),
        (vec![1001, 1002, 1003], map.columns()),
        "in the same columns"
    );
}

#[test]
fn the_maps_proposed_are_the_one_in_front_and_what_it_grew_out_of() {
    let first = today();
    let second = grown(&first, 2);
    let other = map(3, &["Alone"], &[], &[]);
    let document = document(&[&first, &other, &second]);
    assert_eq!(proposed(&document, AFTER), Some((BEFORE, AFTER)));
    assert_eq!(proposed(&document, BEFORE), Some((BEFORE, AFTER)));
    assert_eq!(proposed(&document, other.id), Some((other.id, AFTER)), "its neighbour");
}
