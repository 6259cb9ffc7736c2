//! Finding and filtering over whole maps.

use std::sync::Arc;

use super::*;
use crate::model::{
    Block, BlockId, Card, CardId, CardKind, Curve, Document, DocumentId, EvidenceLevel, Item, Lane, LaneId,
    LaneKind, Language, Map, MapId, Persona, PersonaId, Phase, PhaseId, Point, PointId, Presence, Series,
    Stage, StageId, StepId,
};

/// Two maps. The first has two stages, a lane of cards and a curve, a block below and a parked card.
fn document() -> Document {
    let stages = vec![
        Stage::new(StageId::from_bits(1), "Tìm hiểu", StepId::from_bits(9)),
        Stage::new(StageId::from_bits(2), "Mua hàng", StepId::from_bits(3)),
    ];
    let mut map = map(1, "Hôm nay", stages);
    let mut lane = Lane::new(LaneId::from_bits(1), "Điểm chạm", LaneKind::Cards(CardKind::Action));
    let card = |bits, title: &str| Card::new(CardId::from_bits(bits), CardKind::Action, title);
    let mut first = card(1, "Hỏi bạn bè");
    first.tags = vec!["gấp".into(), "khách mới".into()];
    first.owner = "Lan".into();
    first.personas = vec![PersonaId::from_bits(1)];
    let mut second = card(2, "Trả tiền");
    second.note = "Khách hàng chờ lâu".into();
    second.evidence = EvidenceLevel::Assumed;
    second.kind = CardKind::Touchpoint { channel: None, presence: Presence::Online };
    // The second column has the smaller id.
    lane.cells.entry(StepId::from_bits(3)).or_default().cards.push(second);
    lane.cells.entry(StepId::from_bits(9)).or_default().cards.push(first);
    let mut curve = Lane::new(LaneId::from_bits(2), "Cảm xúc", LaneKind::Curve(Curve::default()));
    let words = "Khách vui".to_owned();
    let series = Series::Persona(PersonaId::from_bits(1));
    let point = Point { series, words, ..Point::new(PointId::from_bits(1), 1.0) };
    curve.cells.entry(StepId::from_bits(3)).or_default().points.push(point);
    map.lanes = vec![Arc::new(lane), Arc::new(curve)];
    map.blocks_below.push(Block {
        id: BlockId::from_bits(1),
        title: "Nguồn".into(),
        text: "Phỏng vấn khách".into(),
    });
    map.parking.push(card(3, "Quà cho khách"));
    let other = vec![Stage::new(StageId::from_bits(7), "Khách quay lại", StepId::from_bits(7))];
    let mut document = Document::new(DocumentId::from_bits(1), Language::Vietnamese, map);
    document.maps.push(Arc::new(super::tests::map(2, "Ngày mai", other)));
    document.personas.push(Arc::new(Persona::new(PersonaId::from_bits(1), "Minh")));
    document
}

fn map(bits: u64, title: &str, stages: Vec<Stage>) -> Map {
    let phase = Phase { id: PhaseId::from_bits(bits), title: String::new(), stages };
    Map::new(MapId::from_bits(bits), title, phase)
}

fn found(query: &str, from: Option<Item>) -> Found {
    Found::new(&document(), MapId::from_bits(1), &Query::new(query), from)
}

#[test]
fn everything_with_the_words_is_found_in_reading_order_and_counted_in_other_maps() {
    let found = found("khach", None);
    let hits: Vec<(Item, Field)> = found.hits.iter().map(|hit| (hit.item, hit.field)).collect();
    let card = |bits| Item::Card(CardId::from_bits(bits));
    assert_eq!(
        hits,
        [
            (card(1), Field::Tag),
            (card(2), Field::Note),
            (Item::Point(PointId::from_bits(1)), Field::Title),
            (Item::Block(BlockId::from_bits(1)), Field::Text),
            (card(3), Field::Title),
        ]
    );
    assert_eq!(found.elsewhere, [(MapId::from_bits(2), 1)]);
    assert!(found.has(card(3)) && !found.has(Item::Title));
}

#[test]
fn a_search_begins_at_what_was_selected() {
    assert_eq!(found("khach", Some(Item::Card(CardId::from_bits(2)))).before, 1);
    assert_eq!(found("khach", Some(Item::Lane(LaneId::from_bits(2)))).before, 2, "also where it is no hit");
    assert_eq!(found("khach", None).before, 0);
}

#[test]
fn nothing_is_found_without_a_query() {
    let found = found("  ", None);
    assert!(found.hits.is_empty() && found.elsewhere.is_empty());
}

fn wanted(filter: &Filter) -> Vec<&'static str> {
    let document = document();
    let matching = Matching::new(&document.maps[0], filter);
    assert_eq!(matching.of, 2);
    let things = [
        ("first", Item::Card(CardId::from_bits(1))),
        ("second", Item::Card(CardId::from_bits(2))),
        ("point", Item::Point(PointId::from_bits(1))),
    ];
    things.into_iter().filter(|(_, item)| !matching.is_unwanted(*item)).map(|(name, _)| name).collect()
}

#[test]
fn of_several_values_one_is_enough_and_every_field_has_to_be_met() {
    let base = Filter::default;
    assert!(base().is_empty());
    assert_eq!(wanted(&base()), ["first", "second", "point"]);
    let touchpoint = CardKind::Touchpoint { channel: None, presence: Presence::Unsaid };
    assert_eq!(wanted(&Filter { kinds: vec![touchpoint.clone()], ..base() }), ["second"]);
    assert_eq!(
        wanted(&Filter { kinds: vec![touchpoint.clone(), CardKind::Action], ..base() }),
        ["first", "second"]
    );
    let both = Filter { kinds: vec![touchpoint], owners: vec!["Lan".into()], ..base() };
    assert!(wanted(&both).is_empty() && !both.is_empty());
    assert_eq!(wanted(&Filter { tags: vec!["gấp".into()], ..base() }), ["first"]);
    assert_eq!(wanted(&Filter { tags: vec![String::new()], ..base() }), ["second"], "without tags");
    assert_eq!(wanted(&Filter { personas: vec![PersonaId::from_bits(1)], ..base() }), ["first", "point"]);
    assert_eq!(wanted(&Filter { evidence: vec![EvidenceLevel::Assumed], ..base() }), ["second"]);
    assert_eq!(wanted(&Filter { words: Query::new("khach"), ..base() }), ["first", "second", "point"]);
    assert_eq!(wanted(&Filter { words: Query::new("vui"), ..base() }), ["point"]);
}

#[test]
fn only_values_that_the_map_uses_are_offered() {
    let values = Values::of(&document().maps[0]);
    let kinds: Vec<_> =
        values.kinds.iter().map(|(kind, count)| (kind.same_kind(&CardKind::Action), *count)).collect();
    assert_eq!(kinds, [(true, 1), (false, 1)], "in the order of the palette");
    assert_eq!(values.owners, [(String::new(), 1), ("Lan".into(), 1)]);
    assert_eq!(values.tags.len(), 3, "one for the card without");
    assert_eq!(values.personas, [(PersonaId::from_bits(1), 1)]);
    assert!(values.marks.is_empty() && values.variants.is_empty(), "no card has one");
}
