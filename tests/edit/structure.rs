//! Merging and splitting, and that no change of the structure loses or doubles what the map holds.

use std::sync::Arc;

use proptest::prelude::*;
use waylane::edit::{Edit, EditError, MapEdit, Split, apply, next_to_merge};
use waylane::model::{
    CardKind, Cell, Curve, Document, Item, Lane, LaneKind, Language, Layer, Map, Point, Series, SurveyTarget,
};
use waylane::templates;

use crate::documents::{
    MAP, action, card, lane, lane_of, map_of, phase, point, sample, stack, stage, step, wide,
};
use crate::random::{Seed, edit_of, seeds, variant};

fn done(document: &Document, edit: MapEdit) -> Document {
    let mut changed = document.clone();
    apply(&mut changed, &Edit::Map(MAP, edit)).unwrap();
    changed
}

fn refused(document: &Document, edit: MapEdit) -> EditError {
    apply(&mut document.clone(), &Edit::Map(MAP, edit)).unwrap_err()
}

fn map(document: &Document) -> &Map {
    document.map(MAP).unwrap()
}

fn cell(document: &Document, in_lane: u64, at: u64) -> Cell {
    map(document).lane(lane(in_lane)).unwrap().cells.get(&step(at)).cloned().unwrap_or_default()
}

/// Steps 1 2 | 3; cards 1 in step 1, 2 in step 2, 3 from step 1 over all, 4 from step 2 over two.
fn columns() -> Document {
    let lanes = [lane_of(1, [(1, vec![action(1), wide(3, 3)]), (2, vec![action(2), wide(4, 2)])])];
    let mut document = map_of(&[&[1, 2], &[3]], lanes);
    let map = Arc::make_mut(&mut document.maps[0]);
    for (step, title) in map.phases[0].stages[0].steps.iter_mut().zip(["ask", "pay"]) {
        title.clone_into(&mut step.title);
        step.facts.duration = Some(10);
    }
    document
}

fn split_step(cards: Vec<u64>) -> MapEdit {
    let cards = cards.into_iter().map(card).collect();
    MapEdit::Split(Split::Step { step: step(1), new: step(9), cards })
}

#[test]
fn steps_that_merge_stack_their_cards_and_narrow_what_covered_both() {
    let merged = done(&columns(), MapEdit::Merge(Item::Step(step(1))));
    assert_eq!(stack(&merged, 1, 1), [(1, 1), (3, 2), (2, 1), (4, 2)]);
    let (_, one) = map(&merged).step(step(1)).unwrap();
    assert_eq!((one.title.as_str(), one.facts.duration), ("ask / pay", Some(20)));
    assert!(map(&merged).step(step(2)).is_none());
}

#[test]
fn a_step_split_after_a_merge_is_what_it_was() {
    let merged = done(&columns(), MapEdit::Merge(Item::Step(step(1))));
    let split = MapEdit::Split(Split::Step { step: step(1), new: step(2), cards: vec![card(2), card(4)] });
    assert_eq!(done(&merged, split), columns());
}

#[test]
fn a_step_splits_its_stacks_in_the_middle_unless_cards_are_named() {
    let split = done(&columns(), split_step(vec![]));
    assert_eq!((stack(&split, 1, 1), stack(&split, 1, 9)), (vec![(1, 1)], vec![(3, 3)]));
    let split = done(&columns(), split_step(vec![1]));
    assert_eq!((stack(&split, 1, 1), stack(&split, 1, 9)), (vec![(3, 4)], vec![(1, 1)]));
}

/// A curve over two steps of one stage.
fn curve(cells: [Cell; 2]) -> Document {
    let mut lane = Lane::new(lane(1), "feelings", LaneKind::Curve(Curve::default()));
    lane.cells = [step(1), step(2)].into_iter().zip(cells).filter(|(_, cell)| !cell.is_blank()).collect();
    map_of(&[&[1, 2]], [lane])
}

fn points(at: &[(u64, f32)]) -> Cell {
    let points = at.iter().map(|&(n, at)| Point { at, ..Point::new(point(n), 1.0) }).collect();
    Cell { points, ..Cell::default() }
}

fn places(cell: &Cell) -> Vec<(u64, f32)> {
    cell.points.iter().map(|point| (point.id.bits(), point.at)).collect()
}

#[test]
fn points_move_into_the_halves_of_a_merged_step_and_out_again() {
    let before = curve([points(&[(1, 0.25), (2, 1.0)]), points(&[(3, 0.5)])]);
    let merged = done(&before, MapEdit::Merge(Item::Step(step(1))));
    assert_eq!(places(&cell(&merged, 1, 1)), [(1, 0.125), (2, 0.5), (3, 0.75)]);
    let split = done(&merged, split_step(vec![]));
    assert_eq!(places(&cell(&split, 1, 1)), [(1, 0.25)]);
    assert_eq!(places(&cell(&split, 1, 9)), [(2, 0.0), (3, 0.5)]);
}

#[test]
fn gaps_stay_where_both_have_them_and_a_dash_yields_to_what_is_said() {
    let gap = || Cell { gaps: vec![Series::default()], ..Cell::default() };
    let dash = || Cell { empty_on_purpose: true, ..Cell::default() };
    let merged = |cells| cell(&done(&curve(cells), MapEdit::Merge(Item::Step(step(1)))), 1, 1);
    assert_eq!(merged([gap(), gap()]), gap());
    assert_eq!(merged([gap(), Cell::default()]), Cell::default());
    assert_eq!(merged([gap(), dash()]), gap());
    assert_eq!(merged([dash(), Cell::default()]), dash());
    assert_eq!(places(&merged([dash(), points(&[(1, 0.5)])])), [(1, 0.75)]);
}

#[test]
fn stages_merge_and_split_with_their_steps_and_views() {
    let merged = done(&sample(), MapEdit::Merge(Item::Stage(stage(1))));
    let one = map(&merged).stage(stage(1)).unwrap();
    assert_eq!(one.title, "stage 1 / stage 2");
    assert_eq!(one.steps.len(), 3);
    let shown = map(&merged).views[0].shown.stages.unwrap();
    assert_eq!((shown.first, shown.last), (stage(1), stage(1)));

    let again = MapEdit::Split(Split::Stage { stage: stage(1), before: step(2), new: stage(2) });
    let split = done(&merged, again);
    assert_eq!(map(&split), map(&sample()));
}

#[test]
fn a_stage_of_one_step_splits_its_step_too() {
    let split = Split::Stage { stage: stage(1), before: step(9), new: stage(9) };
    let document = done(&sample(), MapEdit::Split(split));
    let steps = |n| map(&document).stage(stage(n)).unwrap().steps.iter().map(|s| s.id).collect::<Vec<_>>();
    assert_eq!((steps(1), steps(9)), (vec![step(1)], vec![step(9)]));
    assert_eq!(stack(&document, 1, 9), [(2, 3)]);
}

#[test]
fn a_stage_does_not_split_before_its_first_step_nor_merge_over_the_end_of_its_phase() {
    let split = MapEdit::Split(Split::Stage { stage: stage(2), before: step(2), new: stage(9) });
    assert_eq!(refused(&sample(), split), EditError::NothingToSplit);
    assert_eq!(refused(&sample(), MapEdit::Merge(Item::Stage(stage(2)))), EditError::NothingToMerge);
}

#[test]
fn phases_merge_and_split_with_their_stages() {
    let merged = done(&sample(), MapEdit::Merge(Item::Phase(phase(1))));
    assert_eq!(map(&merged).phases.len(), 1);
    assert_eq!(map(&merged).phases[0].title, "after");
    let split = Split::Phase { phase: phase(1), before: stage(3), new: phase(2) };
    let split = done(&merged, MapEdit::Split(split));
    assert_eq!(map(&split).columns(), map(&sample()).columns());
    assert_eq!(map(&split).phases[1].stages[0].id, stage(3));
}

#[test]
fn answers_go_to_what_things_became() {
    let merged = done(&sample(), MapEdit::Merge(Item::Stage(stage(1))));
    assert_eq!(merged.surveys[1].target, SurveyTarget::Stage(stage(1)));
}

#[test]
fn lanes_of_cards_merge_cell_by_cell_and_split_by_kind() {
    let mut lower = lane_of(2, [(1, vec![action(2)]), (2, vec![action(3)])]);
    for cell in lower.cells.values_mut() {
        cell.cards.iter_mut().for_each(|card| card.kind = CardKind::Thought);
    }
    lower.kind = LaneKind::Cards(CardKind::Thought);
    let before = map_of(&[&[1, 2]], [lane_of(1, [(1, vec![action(1)])]), lower]);
    let merged = done(&before, MapEdit::Merge(Item::Lane(lane(1))));
    assert_eq!(stack(&merged, 1, 1), [(1, 1), (2, 1)]);
    assert_eq!(stack(&merged, 1, 2), [(3, 1)]);

    let split = MapEdit::Split(Split::Lane { lane: lane(1), new: lane(2), cards: Vec::new() });
    assert_eq!(done(&merged, split), before);
}

#[test]
fn a_lane_merges_with_the_next_that_is_seen_and_holds_the_same_sort() {
    let mut document = map_of(&[&[1]], [lane_of(1, []), lane_of(2, []), lane_of(3, [])]);
    let next = |document: &Document| next_to_merge(map(document), Item::Lane(lane(1)));
    assert_eq!(next(&document), Some(Item::Lane(lane(2))));
    let change = |document: &mut Document, n: usize, change: &dyn Fn(&mut Lane)| {
        change(Arc::make_mut(&mut Arc::make_mut(&mut document.maps[0]).lanes[n]));
    };
    change(&mut document, 1, &|lane| lane.hidden = true);
    assert_eq!(next(&document), Some(Item::Lane(lane(3))));
    change(&mut document, 2, &|lane| lane.layer = Layer::Support);
    assert_eq!(next(&document), None);
    change(&mut document, 1, &|lane| (lane.hidden, lane.kind) = (false, LaneKind::Curve(Curve::default())));
    assert_eq!(next(&document), None);
}

#[test]
fn a_lane_of_points_gives_all_series_but_the_first_to_the_lower_one() {
    let split = |n| MapEdit::Split(Split::Lane { lane: lane(n), new: lane(9), cards: Vec::new() });
    let document = done(&sample(), split(2));
    let of = |n| map(&document).lane(lane(n)).unwrap().points().map(|(_, p)| p.id.bits()).collect::<Vec<_>>();
    assert_eq!((of(2), of(9)), (vec![1], vec![2]));
    assert_eq!(cell(&document, 9, 2).gaps.len(), 1);
    assert_eq!(refused(&sample(), split(4)), EditError::NothingToSplit);
}

#[test]
fn a_split_lane_stays_left_out_of_views() {
    let split = Split::Lane { lane: lane(3), new: lane(9), cards: vec![card(5)] };
    let document = done(&sample(), MapEdit::Split(split));
    assert_eq!(map(&document).views[0].shown.without_lanes, [lane(3), lane(9)]);
    assert_eq!(stack(&document, 9, 2), [(5, 1)]);
}

/// Everything that a change of the structure must keep, sorted; arrows with the cards that they join.
fn held(document: &Document) -> Vec<String> {
    let of_map = |map: &Map| {
        let in_lanes = map.lanes.iter().flat_map(|lane| lane.cards().map(|(.., card)| card));
        let cards = in_lanes.chain(&map.parking).map(|card| format!("{} {}", card.id, card.title));
        let points = map.lanes.iter().flat_map(|lane| lane.points());
        let points = points.map(|(_, point)| format!("{} {}", point.id, point.words));
        let links = map.links.iter().map(|link| format!("{} {} {}", link.id, link.from, link.to));
        cards.chain(points).chain(links).collect::<Vec<_>>()
    };
    let mut held: Vec<String> = document.maps.iter().flat_map(|map| of_map(map)).collect();
    held.sort_unstable();
    held
}

/// New columns, moving, folding, hiding, merging, splitting: nothing that adds or deletes contents.
const KEEPING: [u8; 14] = [19, 20, 21, 22, 23, 24, 27, 29, 30, 34, 35, 44, 44, 45];

fn keep_all(first: &Document, seeds: &[Seed]) -> Result<(), TestCaseError> {
    let mut document = first.clone();
    for seed in seeds {
        let kind = KEEPING[usize::from(seed.kind) % KEEPING.len()];
        let edit = edit_of(&document, &Seed { kind, ..seed.clone() });
        prop_assert_eq!(variant(&edit), usize::from(kind));
        let before = held(&document);
        if apply(&mut document, &edit).is_ok() {
            prop_assert_eq!(held(&document), before, "{:?}", edit);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changes_of_the_structure_keep_every_card_arrow_and_point(seeds in seeds(40)) {
        keep_all(&sample(), &seeds)?;
    }

    #[test]
    fn changes_of_the_structure_keep_all_of_a_template(
        template in proptest::sample::select(templates::all()),
        seeds in seeds(20),
    ) {
        keep_all(&template.load(Language::English).unwrap(), &seeds)?;
    }
}

#[test]
fn stages_that_merge_keep_the_time_that_one_says_and_the_other_leaves_to_its_steps() {
    let mut document = columns();
    let map_ = Arc::make_mut(&mut document.maps[0]);
    // 1 2 | 3: the first stage leaves its 20 minutes to its steps, the second says 30.
    map_.phases[0].stages[1].facts.duration = Some(30);
    let first = map_.phases[0].stages[0].id;
    let merged = done(&document, MapEdit::Merge(Item::Stage(first)));
    assert_eq!(map(&merged).stage(first).unwrap().facts.duration, Some(50));
}
