//! Every rule on a map that breaks it and on one that does not, and what becomes of findings.

use std::sync::Arc;

use super::*;
use crate::model::{
    Card, CardId, CardKind, Cell, Channel, Curve, DocumentId, Lane, LaneId, LaneKind, Layer, Link, LinkId,
    MapState, PainCategory, PersonaId, Phase, PhaseId, Point, PointId, Presence, Stage, StageId, StepId,
};

const MAP: MapId = MapId::from_bits(1);
const PAIN: CardKind = CardKind::PainPoint { category: None, severity: 0 };
const OPPORTUNITY: CardKind = CardKind::Opportunity { impact: 0, effort: 0 };
const TOUCHPOINT: CardKind = CardKind::Touchpoint { channel: None, presence: Presence::Unsaid };

/// A map of one persona and that many stages of one step each.
fn stages(n: u64) -> Map {
    let mut phase = Phase { id: PhaseId::from_bits(1), title: String::new(), stages: Vec::new() };
    for at in 1..=n {
        phase.stages.push(Stage::new(StageId::from_bits(at), format!("Stage {at}"), step(at)));
    }
    let mut map = Map::new(MAP, "Map", phase);
    map.personas.push(PersonaId::from_bits(1));
    map
}

const fn step(at: u64) -> StepId {
    StepId::from_bits(at)
}

const fn card_id(at: u64) -> CardId {
    CardId::from_bits(at)
}

/// A lane of that layer with cards `(column, id, kind)`, all with words of their own.
fn lane(map: &mut Map, layer: Layer, kind: CardKind, cards: &[(u64, u64, CardKind)]) {
    let id = LaneId::from_bits(map.lanes.len() as u64 + 1);
    let mut lane = Lane::new(id, format!("Lane {}", map.lanes.len() + 1), LaneKind::Cards(kind));
    lane.layer = layer;
    for (column, id, kind) in cards {
        let cell = lane.cells.entry(step(*column)).or_default();
        cell.cards.push(Card::new(card_id(*id), kind.clone(), format!("Card {id}")));
    }
    map.lanes.push(Arc::new(lane));
    map.lanes.sort_by_key(|lane| lane.layer);
}

fn link(map: &mut Map, from: u64, to: u64) {
    let id = LinkId::from_bits(map.links.len() as u64 + 1);
    map.links.push(Link { id, from: card_id(from), to: card_id(to), label: String::new(), two_way: false });
}

fn card_mut(map: &mut Map, id: u64) -> &mut Card {
    let lanes = map.lanes.iter_mut().map(Arc::make_mut);
    let mut cards = lanes.flat_map(|lane| lane.cells.values_mut()).flat_map(|cell| &mut cell.cards);
    cards.find(|card| card.id == card_id(id)).unwrap()
}

fn document(map: &Map) -> Document {
    Document::new(DocumentId::from_bits(1), Language::English, map.clone())
}

/// What the rule finds.
fn found(map: &Map, rule: Rule) -> Vec<Item> {
    let findings = review(&document(map), MAP);
    findings.into_iter().filter(|finding| finding.rule == rule).map(|finding| finding.items[0]).collect()
}

fn card(id: u64) -> Item {
    Item::Card(card_id(id))
}

#[test]
fn front_stage_needs_a_customer_action_in_its_columns() {
    let rule = Rule::FrontWithoutAction;
    let mut map = stages(3);
    lane(&mut map, Layer::Customer, CardKind::Action, &[(1, 1, CardKind::Action)]);
    lane(&mut map, Layer::Customer, CardKind::Thought, &[(2, 2, CardKind::Thought)]);
    lane(
        &mut map,
        Layer::FrontStage,
        CardKind::Staff,
        &[(1, 3, CardKind::Staff), (2, 4, CardKind::Staff), (3, 5, CardKind::Note)],
    );
    assert_eq!(found(&map, rule), [card(4)], "a thought is no action, and a note no front-stage work");

    card_mut(&mut map, 1).span = 2;
    assert_eq!(found(&map, rule), [], "an action that spans over it is above it");

    card_mut(&mut map, 1).span = 1;
    let actions = Arc::make_mut(&mut map.lanes[0]);
    actions.cells.insert(step(2), Cell { empty_on_purpose: true, ..Cell::default() });
    assert_eq!(found(&map, rule), [], "nothing on purpose is an answer");
}

#[test]
fn without_action_cards_all_of_the_customers_layer_is_what_the_customer_does() {
    let mut map = stages(2);
    lane(&mut map, Layer::Customer, CardKind::Note, &[(1, 1, CardKind::Note)]);
    lane(&mut map, Layer::FrontStage, CardKind::Staff, &[(1, 2, CardKind::Staff), (2, 3, CardKind::Staff)]);
    assert_eq!(found(&map, Rule::FrontWithoutAction), [card(3)]);
}

#[test]
fn arrows_cross_one_line_at_a_time() {
    let rule = Rule::ArrowJumpsLayer;
    let mut map = stages(1);
    lane(&mut map, Layer::Evidence, CardKind::Evidence, &[(1, 1, CardKind::Evidence)]);
    lane(&mut map, Layer::Customer, CardKind::Action, &[(1, 2, CardKind::Action)]);
    lane(&mut map, Layer::BackStage, CardKind::System, &[(1, 4, CardKind::System)]);
    link(&mut map, 1, 4);
    assert_eq!(found(&map, rule), [], "only the lines that are drawn count");

    lane(&mut map, Layer::FrontStage, CardKind::Staff, &[(1, 3, CardKind::Staff)]);
    let jump = [Item::Link(LinkId::from_bits(1))];
    assert_eq!(found(&map, rule), jump);

    map.links.clear();
    link(&mut map, 1, 3);
    link(&mut map, 4, 3);
    link(&mut map, 2, 3);
    assert_eq!(found(&map, rule), [], "there is no line between evidence and customer");

    link(&mut map, 4, 2);
    let sentence = review(&document(&map), MAP)[0].sentence(&map, Language::English);
    assert_eq!(sentence, "The arrow from “Card 4” to “Card 2” crosses two lines at once");
}

#[test]
fn touchpoints_need_evidence_only_where_the_map_shows_any() {
    let rule = Rule::TouchpointWithoutEvidence;
    let mut map = stages(2);
    lane(&mut map, Layer::Customer, TOUCHPOINT, &[(1, 1, TOUCHPOINT), (2, 2, TOUCHPOINT)]);
    assert_eq!(found(&map, rule), []);
    lane(&mut map, Layer::Evidence, CardKind::Evidence, &[(1, 3, CardKind::Evidence)]);
    assert_eq!(found(&map, rule), [card(2)]);
    link(&mut map, 3, 2);
    assert_eq!(found(&map, rule), [], "evidence at an arrow's end");
}

#[test]
fn a_pain_point_is_answered_in_its_columns_or_by_an_arrow() {
    let rule = Rule::PainWithoutOpportunity;
    let mut map = stages(3);
    lane(&mut map, Layer::Customer, PAIN, &[(1, 1, PAIN), (2, 2, PAIN)]);
    lane(&mut map, Layer::Customer, OPPORTUNITY, &[(1, 3, OPPORTUNITY), (3, 4, OPPORTUNITY)]);
    assert_eq!(found(&map, rule), [card(2)]);
    card_mut(&mut map, 2).span = 2;
    assert_eq!(found(&map, rule), [], "a pain point that spans over to its opportunity");
    card_mut(&mut map, 2).span = 1;
    link(&mut map, 2, 4);
    assert_eq!(found(&map, rule), [], "an arrow to it");

    let grid = Grid::new(&map);
    let first = grid.opportunities_of(grid.card(card_id(2)).unwrap()).next();
    assert_eq!(first.map(|placed| placed.card.id), Some(card_id(4)));
}

#[test]
fn stages_and_lanes_hold_something() {
    let mut map = stages(3);
    lane(&mut map, Layer::Customer, CardKind::Action, &[(1, 1, CardKind::Action)]);
    lane(&mut map, Layer::Customer, CardKind::Note, &[]);
    assert_eq!(
        found(&map, Rule::EmptyStage),
        [Item::Stage(StageId::from_bits(2)), Item::Stage(StageId::from_bits(3))]
    );
    assert_eq!(found(&map, Rule::EmptyLane), [Item::Lane(LaneId::from_bits(2))]);

    card_mut(&mut map, 1).span = 2;
    let notes = Arc::make_mut(&mut map.lanes[1]);
    notes.cells.insert(step(3), Cell { empty_on_purpose: true, ..Cell::default() });
    assert_eq!(found(&map, Rule::EmptyStage), [], "spanned over, and empty on purpose");
    assert_eq!(found(&map, Rule::EmptyLane), []);
}

#[test]
fn a_hidden_lane_is_not_reviewed_but_answers_for_others() {
    let mut map = stages(1);
    lane(&mut map, Layer::Customer, PAIN, &[(1, 1, PAIN)]);
    lane(&mut map, Layer::Customer, OPPORTUNITY, &[(1, 2, OPPORTUNITY)]);
    lane(&mut map, Layer::Customer, CardKind::Note, &[]);
    for lane in &mut map.lanes[1..] {
        Arc::make_mut(lane).hidden = true;
    }
    assert_eq!(review(&document(&map), MAP), []);
}

#[test]
fn the_curve_reaches_every_stage() {
    let rule = Rule::StageWithoutEmotion;
    let mut map = stages(2);
    lane(&mut map, Layer::Customer, CardKind::Action, &[(1, 1, CardKind::Action)]);
    let mut curve = Lane::new(LaneId::from_bits(9), "Feels", LaneKind::Curve(Curve::default()));
    map.lanes.push(Arc::new(curve.clone()));
    assert_eq!(found(&map, rule), [], "a curve without points is an empty lane, and nothing else");

    curve.cells.entry(step(1)).or_default().points.push(Point::new(PointId::from_bits(1), 1.0));
    map.lanes[1] = Arc::new(curve.clone());
    assert_eq!(found(&map, rule), [Item::Cell(curve.id, step(2))]);

    curve.cells.entry(step(2)).or_default().gaps.push(crate::model::Series::default());
    map.lanes[1] = Arc::new(curve);
    assert_eq!(found(&map, rule), [], "a gap is an answer");
}

#[test]
fn back_stage_work_is_linked_where_arrows_are_used() {
    let rule = Rule::BackStageUnlinked;
    let mut map = stages(2);
    lane(&mut map, Layer::Customer, CardKind::Action, &[(1, 1, CardKind::Action)]);
    lane(
        &mut map,
        Layer::BackStage,
        CardKind::System,
        &[(1, 2, CardKind::System), (2, 3, CardKind::System), (2, 4, PAIN)],
    );
    assert_eq!(found(&map, rule), []);
    link(&mut map, 1, 2);
    assert_eq!(found(&map, rule), [card(3)]);
}

#[test]
fn a_future_state_takes_grave_pain_away() {
    let rule = Rule::PainLeftInFuture;
    let grave = CardKind::PainPoint { category: None, severity: 3 };
    let mut now = stages(1);
    lane(&mut now, Layer::Customer, PAIN, &[(1, 1, grave.clone()), (1, 2, grave.clone())]);
    let mut future = now.clone();
    future.id = MapId::from_bits(2);
    future.state = MapState::Future;
    future.origin = Some(now.id);
    for id in [1, 2] {
        let copy = card_mut(&mut future, id);
        copy.origin = Some(card_id(id));
        copy.id = card_id(id + 10);
    }
    card_mut(&mut future, 12).kind = CardKind::PainPoint { category: None, severity: 1 };
    let mut document = document(&now);
    document.maps.push(Arc::new(future));
    let findings = review(&document, MapId::from_bits(2));
    let items: Vec<_> = findings.iter().filter(|it| it.rule == rule).map(|it| it.items[0]).collect();
    assert_eq!(items, [card(11)], "the other was eased");
    assert!(review(&document, MAP).iter().all(|it| it.rule != rule), "pain belongs in the current state");
}

#[test]
fn actions_meet_touchpoints_unless_they_happen_without_us() {
    let rule = Rule::ActionWithoutTouchpoint;
    let mut map = stages(2);
    let action = CardKind::Action;
    lane(&mut map, Layer::Customer, action.clone(), &[(1, 1, action.clone()), (2, 2, action)]);
    assert_eq!(found(&map, rule), []);
    lane(&mut map, Layer::Customer, TOUCHPOINT, &[(1, 3, TOUCHPOINT)]);
    assert_eq!(found(&map, rule), [card(2)]);
    map.phases[0].stages[1].facts.not_with_us = true;
    assert_eq!(found(&map, rule), []);
}

#[test]
fn what_others_of_a_kind_say_is_asked_of_all() {
    let mut map = stages(1);
    lane(&mut map, Layer::Customer, PAIN, &[(1, 1, PAIN), (1, 2, PAIN)]);
    lane(&mut map, Layer::Customer, TOUCHPOINT, &[(1, 3, TOUCHPOINT), (1, 4, TOUCHPOINT)]);
    let rules = [Rule::PainWithoutSeverity, Rule::PainWithoutCategory, Rule::TouchpointWithoutChannel];
    for rule in rules {
        assert_eq!(found(&map, rule), [], "{rule:?}");
    }
    card_mut(&mut map, 1).kind = CardKind::PainPoint { category: Some(PainCategory::Process), severity: 2 };
    card_mut(&mut map, 3).kind =
        CardKind::Touchpoint { channel: Some(Channel::App), presence: Presence::Unsaid };
    assert_eq!(rules.map(|rule| found(&map, rule)), [[card(2)], [card(2)], [card(4)]]);
}

#[test]
fn the_same_words_stand_once_in_a_cell() {
    let mut map = stages(2);
    let note = CardKind::Note;
    lane(
        &mut map,
        Layer::Customer,
        note.clone(),
        &[(1, 1, note.clone()), (1, 2, note.clone()), (2, 3, note)],
    );
    card_mut(&mut map, 1).title = "Calls back".into();
    card_mut(&mut map, 2).title = " calls  back".into();
    card_mut(&mut map, 3).title = "Calls back".into();
    assert_eq!(found(&map, Rule::SaidTwice), [card(2)]);
    card_mut(&mut map, 2).variant = "web".into();
    assert_eq!(found(&map, Rule::SaidTwice), []);
}

#[test]
fn a_map_is_about_somebody() {
    let mut map = stages(1);
    lane(&mut map, Layer::Customer, CardKind::Action, &[(1, 1, CardKind::Action)]);
    assert_eq!(found(&map, Rule::NoPersona), []);
    map.personas.clear();
    assert_eq!(found(&map, Rule::NoPersona), [Item::Title]);
}

#[test]
fn a_map_that_nobody_has_begun_breaks_no_rules() {
    let mut map = stages(3);
    lane(&mut map, Layer::Customer, CardKind::Action, &[]);
    lane(&mut map, Layer::FrontStage, CardKind::Staff, &[]);
    map.personas.clear();
    map.parking.push(Card::new(card_id(1), PAIN, "Parked"));
    assert_eq!(review(&document(&map), MAP), []);
}

#[test]
fn a_finding_goes_when_mended_and_stays_dismissed() {
    let mut map = stages(1);
    lane(&mut map, Layer::Customer, PAIN, &[(1, 1, PAIN)]);
    let finding = review(&document(&map), MAP).remove(0);
    assert_eq!(finding.key, format!("pain-without-opportunity/{}", card_id(1)));
    assert!(!finding.dismissed);
    assert_eq!(finding.place(&map, Language::English), "Stage 1 · Lane 1");

    map.dismissed.push(finding.key.clone());
    card_mut(&mut map, 1).title = "Other words".into();
    let again = review(&document(&map), MAP);
    assert!(again.iter().all(|finding| finding.dismissed), "{again:?}");
    assert_eq!(again.len(), 1);

    lane(&mut map, Layer::Customer, OPPORTUNITY, &[(1, 2, OPPORTUNITY)]);
    assert_eq!(review(&document(&map), MAP), []);
}

#[test]
fn every_rule_names_what_it_means_and_every_key_differs() {
    let mut slugs: Vec<_> = Rule::ALL.map(Rule::slug).to_vec();
    slugs.sort_unstable();
    slugs.dedup();
    assert_eq!(slugs.len(), Rule::ALL.len());
    assert!(Rule::ALL.is_sorted_by_key(|rule| rule.weight()));
    for language in Language::ALL {
        for rule in Rule::ALL {
            let sentence = rule.words(language).sentence_with(&["A".into(), "B".into()]);
            assert!(!sentence.contains("{}"), "{sentence}");
        }
    }
}

#[test]
fn a_finished_sample_is_all_but_clear_in_both_languages() {
    let expected = [(Rule::BackStageUnlinked, 2)];
    for language in Language::ALL {
        let document = crate::templates::load("tv-shop", language).unwrap();
        let findings = review(&document, document.maps[0].id);
        let counts = Rule::ALL.map(|rule| (rule, findings.iter().filter(|it| it.rule == rule).count()));
        let counts: Vec<_> = counts.into_iter().filter(|(_, n)| *n > 0).collect();
        assert_eq!(counts, expected, "{language:?}");
    }
}
