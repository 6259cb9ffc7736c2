//! What goes along with what is deleted, and what stays.

use std::sync::Arc;

use waylane::edit::{Cards, Edit, EditError, MapEdit, StepName, apply};
use waylane::model::{
    Cell, Curve, Document, Item, Lane, LaneKind, MapId, PersonaId, Point, Series, StageRange, SurveyTarget,
};

use crate::after;
use crate::documents::{MAP, card, lane, map_of, phase, point, sample, stage, step};

fn delete(items: &[Item]) -> Edit {
    Edit::Map(MAP, MapEdit::Delete(items.to_vec()))
}

fn targets(document: &Document) -> Vec<SurveyTarget> {
    document.surveys.iter().map(|wave| wave.target).collect()
}

#[test]
fn cards_take_their_arrows() {
    let document = after(&sample(), &delete(&[Item::Card(card(5))])).unwrap();
    let left: Vec<u64> = document.maps[0].links.iter().map(|link| link.id.bits()).collect();
    assert_eq!(left, [3]);
}

#[test]
fn a_lane_takes_its_cards_their_arrows_and_its_place_in_views() {
    let document = after(&sample(), &delete(&[Item::Lane(lane(3))])).unwrap();
    let map = &document.maps[0];
    assert_eq!(map.links.len(), 1);
    assert!(map.card(card(6)).is_none());
    assert!(map.views[0].shown.without_lanes.is_empty());
}

#[test]
fn a_column_takes_its_cells_and_an_emptied_stage_and_phase_go() {
    let document = after(&sample(), &delete(&[Item::Step(step(4)), Item::Step(step(5))])).unwrap();
    let map = &document.maps[0];
    assert!(map.stage(stage(3)).is_none());
    assert!(!map.has(Item::Phase(phase(2))));
    assert!(map.card(card(4)).is_none());
    assert!(map.lanes.iter().all(|lane| !lane.cells.contains_key(&step(4))));
}

#[test]
fn the_step_of_the_undo_list_names_what_went() {
    let name = |items: &[Item]| apply(&mut sample(), &delete(items)).unwrap().name;
    let cards = |words: &[&str]| Cards {
        count: words.len(),
        first: words.iter().map(|&words| words.into()).collect(),
    };
    let gone = cards(&["action 3", "own"]);
    assert_eq!(name(&[Item::Stage(stage(2))]), StepName::DeleteStage("stage 2".into(), gone));
    let gone = cards(&["action 4", "action 6", "action 7"]);
    assert_eq!(name(&[Item::Phase(phase(2))]), StepName::DeletePhase("after".into(), gone));
    assert_eq!(name(&[Item::Lane(lane(4))]), StepName::DeleteLane("waiting".into(), cards(&[])));
    assert_eq!(name(&[Item::Card(card(1)), Item::Card(card(8))]), StepName::DeleteCards(2));
    assert_eq!(
        name(&[Item::Card(card(1)), Item::Step(step(2))]),
        StepName::DeleteItems(
            2,
            waylane::edit::Cards { count: 2, first: vec!["action 3".into(), "own".into()] }
        )
    );
}

#[test]
fn a_mixture_may_name_a_thing_and_what_holds_it() {
    let items = [Item::Phase(phase(2)), Item::Stage(stage(3)), Item::Card(card(4)), Item::Title];
    assert!(after(&sample(), &delete(&items)).is_ok());
}

#[test]
fn the_last_column_and_the_last_map_stay() {
    let document = map_of(&[&[1, 2], &[3]], []);
    assert_eq!(after(&document, &delete(&[Item::Phase(phase(1))])), Err(EditError::LastOne));
    let all = [Item::Step(step(1)), Item::Step(step(2)), Item::Stage(stage(2))];
    assert_eq!(after(&document, &delete(&all)), Err(EditError::LastOne));
    assert_eq!(after(&document, &Edit::DeleteMap(MAP)), Err(EditError::LastOne));
}

#[test]
fn answers_are_about_what_held_the_thing_that_went() {
    let [map, whole, at_step] =
        [SurveyTarget::Map(MAP), SurveyTarget::Stage(stage(2)), SurveyTarget::Step(step(2))];
    let [site, elsewhere] = [SurveyTarget::Touchpoint(card(1)), SurveyTarget::Touchpoint(card(101))];
    assert_eq!(targets(&sample()), [map, whole, at_step, site, elsewhere]);
    for (item, expected) in [
        (Item::Card(card(1)), [map, whole, at_step, SurveyTarget::Step(step(1)), elsewhere]),
        (Item::Step(step(1)), [map, whole, at_step, map, elsewhere]),
        (Item::Step(step(2)), [map, whole, whole, site, elsewhere]),
        (Item::Stage(stage(2)), [map, map, map, site, elsewhere]),
        (Item::Lane(lane(1)), [map, whole, at_step, SurveyTarget::Step(step(1)), elsewhere]),
    ] {
        assert_eq!(targets(&after(&sample(), &delete(&[item])).unwrap()), expected, "{item:?}");
    }
}

#[test]
fn views_shrink_with_their_stages() {
    let range = |items: &[Item]| after(&sample(), &delete(items)).unwrap().maps[0].views[0].shown.stages;
    let only = |n| Some(StageRange { first: stage(n), last: stage(n) });
    assert_eq!(range(&[Item::Stage(stage(1))]), only(2));
    assert_eq!(range(&[Item::Step(step(2)), Item::Step(step(3))]), only(1));
    assert_eq!(range(&[Item::Phase(phase(1))]), None);
}

#[test]
fn copies_forget_the_cards_they_came_from() {
    let document = after(&sample(), &delete(&[Item::Card(card(1)), Item::Card(card(8))])).unwrap();
    let copy = &document.maps[1];
    assert_eq!(copy.card(card(101)).unwrap().origin, None);
    assert_eq!(copy.card(card(102)).unwrap().origin, Some(card(3)));
    assert_eq!(copy.card(card(103)).unwrap().origin, None);
}

#[test]
fn a_deleted_map_takes_its_answers_and_is_forgotten_as_origin() {
    let document = after(&sample(), &Edit::DeleteMap(MAP)).unwrap();
    assert_eq!(targets(&document), [SurveyTarget::Touchpoint(card(101))]);
    assert_eq!(document.questions[0].target, None);
    assert_eq!(document.maps[0].origin, None);
    assert_eq!(document.maps[0].card(card(102)).unwrap().origin, None);
    assert!(after(&sample(), &Edit::DeleteMap(MapId::from_bits(2))).is_ok());
}

#[test]
fn a_deleted_persona_is_forgotten_everywhere() {
    let document = after(&sample(), &Edit::DeletePersona(PersonaId::from_bits(1))).unwrap();
    let map = &document.maps[0];
    assert!(map.personas.is_empty());
    assert_eq!(map.card(card(1)).unwrap().personas, [PersonaId::from_bits(2)]);
    assert!(map.point(point(2)).is_none());
    assert!(map.point(point(1)).is_some());
    assert!(map.views[0].shown.without_personas.is_empty());
    let series = map.lanes.iter().flat_map(|lane| lane.cells.values()).flat_map(|cell| &cell.gaps);
    assert!(series.into_iter().all(|series| *series == Series::default()));
}

#[test]
fn points_forget_the_point_that_went_with_its_persona() {
    let mut document = sample();
    let mut feelings = Lane::new(lane(102), "feelings", LaneKind::Curve(Curve::default()));
    let kept = Point { origin: Some(point(2)), ..Point::new(point(101), 1.0) };
    feelings.cells.insert(step(101), Cell { points: vec![kept], ..Cell::default() });
    Arc::make_mut(&mut document.maps[1]).lanes.push(Arc::new(feelings));
    let document = after(&document, &Edit::DeletePersona(PersonaId::from_bits(1))).unwrap();
    assert_eq!(document.maps[1].point(point(101)).unwrap().2.origin, None);
}

#[test]
fn own_kinds_that_go_leave_notes() {
    let set = Edit::SetOwn { channels: vec![], kinds: vec![], marks: vec![] };
    let document = after(&sample(), &set).unwrap();
    let card = document.maps[0].card(card(5)).unwrap();
    assert_eq!(card.kind, waylane::model::CardKind::Note);
    assert_eq!(card.marks, [waylane::model::Mark::Wow]);
}
