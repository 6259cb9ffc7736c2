//! Cards that cover columns while columns come, go and move.

use waylane::edit::{Edit, MapEdit, Place, apply};
use waylane::model::{Document, Item, Stage, Step};

use crate::documents::{MAP, action, card, lane, lane_of, map_of, phase, stack, stage, step, wide};

/// Stages of the steps 1 | 2 3 | 4 | 5, card 1 from step 2 over three columns.
fn spanning() -> Document {
    map_of(&[&[1], &[2, 3], &[4], &[5]], [lane_of(1, [(2, vec![wide(1, 3)]), (3, vec![action(2)])])])
}

fn done(document: &Document, edit: MapEdit) -> Document {
    let mut changed = document.clone();
    apply(&mut changed, &Edit::Map(MAP, edit)).unwrap();
    changed
}

fn with_step(in_stage: u64, index: usize) -> MapEdit {
    MapEdit::AddStep { stage: stage(in_stage), index, step: Step::new(step(9)) }
}

#[test]
fn a_column_inserted_inside_widens() {
    assert_eq!(stack(&done(&spanning(), with_step(2, 1)), 1, 2), [(1, 4)]);
    assert_eq!(stack(&done(&spanning(), with_step(3, 0)), 1, 2), [(1, 4)]);
    let new = MapEdit::AddStage { phase: phase(1), index: 2, stage: Stage::new(stage(9), "", step(9)) };
    assert_eq!(stack(&done(&spanning(), new), 1, 2), [(1, 4)]);
}

#[test]
fn a_column_inserted_at_an_edge_does_not() {
    assert_eq!(stack(&done(&spanning(), with_step(2, 0)), 1, 2), [(1, 3)]);
    assert_eq!(stack(&done(&spanning(), with_step(3, 1)), 1, 2), [(1, 3)]);
}

#[test]
fn a_covered_column_that_goes_narrows() {
    let without = |items: &[Item]| done(&spanning(), MapEdit::Delete(items.to_vec()));
    assert_eq!(stack(&without(&[Item::Step(step(3))]), 1, 2), [(1, 2)]);
    assert_eq!(stack(&without(&[Item::Step(step(3)), Item::Stage(stage(3))]), 1, 2), [(1, 1)]);
}

#[test]
fn a_card_whose_first_column_goes_starts_in_the_next() {
    let without = done(&spanning(), MapEdit::Delete(vec![Item::Step(step(2))]));
    assert_eq!(stack(&without, 1, 3), [(1, 2), (2, 1)]);
    let without = done(&spanning(), MapEdit::Delete(vec![Item::Stage(stage(2))]));
    assert_eq!(stack(&without, 1, 4), [(1, 1)]);
}

#[test]
fn a_card_whose_columns_all_go_goes() {
    let without = done(&spanning(), MapEdit::Delete(vec![Item::Stage(stage(2)), Item::Step(step(4))]));
    assert!(without.map(MAP).unwrap().card(card(1)).is_none());
}

#[test]
fn moved_columns_leave_and_enter_spans() {
    let moved = |id, index| done(&spanning(), MapEdit::MoveStage { stage: stage(id), to: phase(1), index });
    // Stage 3 (step 4) was covered and leaves; stage 4 (step 5) comes between.
    assert_eq!(stack(&moved(3, 0), 1, 2), [(1, 2)]);
    assert_eq!(stack(&moved(4, 2), 1, 2), [(1, 4)]);
    // The stage that the card starts in takes along what it covers of that stage.
    assert_eq!(stack(&moved(2, 3), 1, 2), [(1, 2)]);
}

#[test]
fn spans_end_at_the_last_column() {
    let placed = |at| {
        let to = Place::Cell { lane: lane(1), step: step(at), index: 0 };
        done(&spanning(), MapEdit::MoveCards { cards: vec![card(1)], to })
    };
    assert_eq!(stack(&placed(4), 1, 4), [(1, 2)]);
    assert_eq!(stack(&placed(5), 1, 5), [(1, 1)]);
    let set = done(&spanning(), MapEdit::SetCard(Box::new(wide(1, 99))));
    assert_eq!(stack(&set, 1, 2), [(1, 4)]);
}
