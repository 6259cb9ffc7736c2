//! Where cards, points and lanes end up, and what comes in cleaned or is refused.

use std::sync::Arc;

use waylane::edit::{Edit, EditError, MapEdit, Place, StepName, TextPlace, apply};
use waylane::model::{CardKind, Document, Item, Lane, LaneKind, Layer, Point, Series};

use crate::after;
use crate::documents::{MAP, action, card, lane, lane_of, map_of, point, sample, stack, step, wide};

fn cell(in_lane: u64, at: u64, index: usize) -> Place {
    Place::Cell { lane: lane(in_lane), step: step(at), index }
}

fn move_cards(cards: &[u64], to: Place) -> Edit {
    Edit::Map(MAP, MapEdit::MoveCards { cards: cards.iter().map(|n| card(*n)).collect(), to })
}

fn stacks() -> Document {
    map_of(
        &[&[1, 2, 3]],
        [lane_of(1, [(1, vec![action(1), action(2), action(3), action(4)]), (2, vec![action(5)])])],
    )
}

#[test]
fn moved_cards_keep_the_order_given_and_count_without_themselves() {
    for (cards, to, first, second) in [
        (&[1][..], cell(1, 1, 1), &[2, 1, 3, 4][..], &[5][..]),
        (&[1], cell(1, 1, 99), &[2, 3, 4, 1], &[5]),
        (&[4, 1], cell(1, 1, 1), &[2, 4, 1, 3], &[5]),
        (&[3, 2], cell(1, 2, 0), &[1, 4], &[3, 2, 5]),
        (&[3, 3], cell(1, 2, 1), &[1, 2, 4], &[5, 3]),
    ] {
        let moved = after(&stacks(), &move_cards(cards, to)).unwrap();
        let ids = |at| stack(&moved, 1, at).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!((ids(1), ids(2)), (first.to_vec(), second.to_vec()), "{cards:?} to {to:?}");
    }
}

#[test]
fn cards_placed_each_on_its_own_keep_their_arrangement() {
    let places = vec![(card(1), cell(1, 2, 0)), (card(2), cell(1, 2, 1)), (card(5), cell(1, 3, 0))];
    let document = after(&stacks(), &Edit::Map(MAP, MapEdit::PlaceCards(places))).unwrap();
    assert_eq!(stack(&document, 1, 2), [(1, 1), (2, 1)]);
    assert_eq!(stack(&document, 1, 3), [(5, 1)]);
}

#[test]
fn moving_to_the_same_place_changes_nothing() {
    let mut document = sample();
    let before = document.clone();
    let applied = apply(&mut document, &move_cards(&[2], cell(1, 1, 1))).unwrap();
    assert!(!applied.changed);
    assert!(Arc::ptr_eq(&before.maps[0], &document.maps[0]));
}

#[test]
fn only_touched_lanes_are_copied() {
    let before = sample();
    let moved = after(&before, &move_cards(&[3], cell(3, 1, 0))).unwrap();
    let same: Vec<bool> =
        before.maps[0].lanes.iter().zip(&moved.maps[0].lanes).map(|(a, b)| Arc::ptr_eq(a, b)).collect();
    assert_eq!(same, [false, true, false, true]);
    assert!(Arc::ptr_eq(&before.maps[1], &moved.maps[1]));
}

#[test]
fn cards_do_not_go_among_points_nor_points_among_cards() {
    assert_eq!(after(&sample(), &move_cards(&[1], cell(2, 1, 0))), Err(EditError::WrongLane(lane(2))));
    let add = MapEdit::AddPoint { lane: lane(1), step: step(1), point: Point::new(point(9), 0.0) };
    assert_eq!(after(&sample(), &Edit::Map(MAP, add)), Err(EditError::WrongLane(lane(1))));
}

#[test]
fn parked_cards_keep_their_arrows() {
    let mut document = sample();
    let applied = apply(&mut document, &move_cards(&[5], Place::Parking { index: 0 })).unwrap();
    assert_eq!(applied.name, StepName::ParkCards(1));
    assert_eq!(applied.select, [Item::Card(card(5))]);
    assert_eq!(document.maps[0].links.len(), 3);
    assert_eq!(document.maps[0].parking[0].id, card(5));
}

#[test]
fn content_clears_empty_on_purpose_and_blank_cells_go() {
    let set = |empty| Edit::Map(MAP, MapEdit::SetEmptyOnPurpose { lane: lane(1), step: step(3), empty });
    let empty = after(&stacks(), &set(true)).unwrap();
    assert!(empty.maps[0].lanes[0].cells[&step(3)].empty_on_purpose);
    assert_eq!(after(&empty, &set(false)), Ok(stacks()));
    let filled = after(&empty, &move_cards(&[5], cell(1, 3, 0))).unwrap();
    assert!(!filled.maps[0].lanes[0].cells[&step(3)].empty_on_purpose);
    assert!(!filled.maps[0].lanes[0].cells.contains_key(&step(2)));
    assert_eq!(after(&filled, &set(true)), Err(EditError::NotEmpty));
}

#[test]
fn points_are_brought_onto_the_scale_and_sorted() {
    let add = |id, value, at| {
        let new = Point { at, ..Point::new(point(id), value) };
        Edit::Map(MAP, MapEdit::AddPoint { lane: lane(2), step: step(3), point: new })
    };
    let document = after(&sample(), &add(11, 7.0, 0.9)).unwrap();
    let document = after(&document, &add(12, 0.3, -1.0)).unwrap();
    let points: Vec<(u64, f32, f32)> = document.maps[0].lanes[1].cells[&step(3)]
        .points
        .iter()
        .map(|point| (point.id.bits(), point.value, point.at))
        .collect();
    assert_eq!(points, [(12, 19.0 / 64.0, 0.0), (11, 2.0, 58.0 / 64.0)]);
    assert_eq!(after(&document, &add(13, f32::NAN, 0.5)), Err(EditError::OutOfRange));
}

#[test]
fn a_point_ends_the_gap_of_its_series() {
    let document = sample();
    let Some(Series::Persona(persona)) = document.maps[0].lanes[1].cells[&step(2)].gaps.first().cloned()
    else {
        panic!("the sample has a gap in step 2")
    };
    let new = Point { series: Series::Persona(persona), ..Point::new(point(9), 1.0) };
    let add = MapEdit::AddPoint { lane: lane(2), step: step(2), point: new };
    let filled = after(&document, &Edit::Map(MAP, add)).unwrap();
    assert!(filled.maps[0].lanes[1].cells[&step(2)].gaps.is_empty());
}

#[test]
fn lanes_land_in_the_band_of_their_layer() {
    for (layer, index, place) in [
        (Layer::Evidence, 9, 0),
        (Layer::Customer, 0, 0),
        (Layer::Customer, 9, 2),
        (Layer::FrontStage, 0, 2),
        (Layer::BackStage, 0, 2),
        (Layer::BackStage, 9, 3),
        (Layer::Support, 9, 4),
    ] {
        let new = Lane { layer, ..Lane::new(lane(9), "new", LaneKind::Pictures) };
        let added =
            after(&sample(), &Edit::Map(MAP, MapEdit::AddLane { index, lane: Arc::new(new) })).unwrap();
        assert_eq!(added.maps[0].lane_index(lane(9)), Some(place), "{layer:?} at {index}");
    }
    let moved = MapEdit::MoveLane { lane: lane(3), index: 0, layer: Layer::Customer };
    let moved = after(&sample(), &Edit::Map(MAP, moved)).unwrap();
    assert_eq!(moved.maps[0].lane_index(lane(3)), Some(0));
    assert_eq!(moved.maps[0].lanes[0].layer, Layer::Customer);
}

#[test]
fn texts_come_in_clean() {
    let set = |text: &str| Edit::Map(MAP, MapEdit::SetText(TextPlace::Card(card(1)), text.into()));
    let typed = after(&sample(), &set("vie\u{323}\u{302}t\r\nnam\u{0}")).unwrap();
    assert_eq!(typed.maps[0].card(card(1)).unwrap().title, "việt\nnam");
    assert_eq!(after(&sample(), &set(&"x".repeat(70_000))), Err(EditError::TooLong));
}

#[test]
fn pasted_cards_forget_what_the_document_lacks() {
    let mut pasted = wide(50, 1);
    pasted.kind = CardKind::Own { kind: waylane::model::KindId::from_bits(77) };
    pasted.personas = vec![waylane::model::PersonaId::from_bits(77)];
    pasted.origin = Some(card(77));
    let add = MapEdit::AddCards { to: cell(1, 3, 0), cards: vec![pasted] };
    let document = after(&sample(), &Edit::Map(MAP, add)).unwrap();
    let (_, _, _, new) = document.maps[0].card_in_grid(card(50)).unwrap();
    assert_eq!((&new.kind, new.personas.len(), new.origin), (&CardKind::Note, 0, None));
}

#[test]
fn ids_are_taken_once_in_the_whole_document() {
    for id in [1, 8, 101, 103] {
        let add = MapEdit::AddCards { to: Place::Parking { index: 0 }, cards: vec![action(id)] };
        assert_eq!(after(&sample(), &Edit::Map(MAP, add)), Err(EditError::Taken(card(id).to_string())));
    }
    let twice = MapEdit::AddCards { to: Place::Parking { index: 0 }, cards: vec![action(50), action(50)] };
    assert!(after(&sample(), &Edit::Map(MAP, twice)).is_err());
}

#[test]
fn several_edits_are_all_or_nothing() {
    let good = move_cards(&[1], cell(3, 1, 0));
    let bad = move_cards(&[77], cell(3, 1, 0));
    let mut document = sample();
    assert!(apply(&mut document, &Edit::Several(StepName::Paste(1), vec![good.clone(), bad])).is_err());
    assert_eq!(document, sample());
    let other = move_cards(&[1, 3], cell(3, 2, 0));
    let applied = apply(&mut document, &Edit::Several(StepName::Paste(1), vec![good, other])).unwrap();
    assert_eq!(applied.name, StepName::Paste(1));
    assert_eq!(applied.select, [Item::Card(card(1)), Item::Card(card(3))]);
}
