//! A small document that has some of everything, with ids that read easily.

use std::collections::BTreeMap;
use std::sync::Arc;

use waylane::model::{
    BarsOrLine, Block, BlockId, Card, CardId, CardKind, Cell, Channel, ChannelId, Curve, Document,
    DocumentId, ImageHash, Indicator, KindId, Lane, LaneId, LaneKind, Language, Layer, Link, LinkId, Map,
    MapId, Mark, MarkId, Numbers, OwnChannel, OwnKind, OwnMark, Persona, PersonaId, Phase, PhaseId, Point,
    PointId, Presence, Question, QuestionId, Rgb, Series, Shown, Stage, StageId, StageRange, Step, StepId,
    StoredImage, SurveyTarget, View, ViewId, Wave, WaveId,
};

pub(crate) const MAP: MapId = MapId::from_bits(1);

pub(crate) fn phase(n: u64) -> PhaseId {
    PhaseId::from_bits(n)
}

pub(crate) fn stage(n: u64) -> StageId {
    StageId::from_bits(n)
}

pub(crate) fn step(n: u64) -> StepId {
    StepId::from_bits(n)
}

pub(crate) fn lane(n: u64) -> LaneId {
    LaneId::from_bits(n)
}

pub(crate) fn card(n: u64) -> CardId {
    CardId::from_bits(n)
}

pub(crate) fn point(n: u64) -> PointId {
    PointId::from_bits(n)
}

pub(crate) fn action(n: u64) -> Card {
    Card::new(card(n), CardKind::Action, format!("action {n}"))
}

/// An action that covers columns.
pub(crate) fn wide(n: u64, span: u16) -> Card {
    Card { span, ..action(n) }
}

/// A lane of cards with stacks in steps.
pub(crate) fn lane_of(id: u64, cells: impl IntoIterator<Item = (u64, Vec<Card>)>) -> Lane {
    let mut new = Lane::new(lane(id), format!("lane {id}"), LaneKind::Cards(CardKind::Action));
    new.cells = cells.into_iter().map(|(at, cards)| (step(at), Cell { cards, ..Cell::default() })).collect();
    new
}

/// A map of one phase with a stage for every list of steps.
pub(crate) fn map_of(stages: &[&[u64]], lanes: impl IntoIterator<Item = Lane>) -> Document {
    let stages = stages.iter().zip(1..).map(|(steps, n)| Stage {
        id: stage(n),
        title: format!("stage {n}"),
        subtitle: String::new(),
        facts: waylane::model::Facts::default(),
        origin: None,
        steps: steps.iter().map(|n| Step::new(step(*n))).collect(),
    });
    let columns = Phase { id: phase(1), title: String::new(), stages: stages.collect() };
    let mut map = Map::new(MAP, "map", columns);
    map.lanes = lanes.into_iter().map(Arc::new).collect();
    Document::new(DocumentId::from_bits(1), Language::English, map)
}

/// The stack of a cell as numbers, with the columns that each card covers.
pub(crate) fn stack(document: &Document, in_lane: u64, at: u64) -> Vec<(u64, u16)> {
    let map = document.map(MAP).unwrap();
    let cell = map.lane(lane(in_lane)).unwrap().cells.get(&step(at));
    cell.map_or_else(Vec::new, |cell| cell.cards.iter().map(|card| (card.id.bits(), card.span)).collect())
}

/// Two maps, the second grown out of the first, with some of everything.
pub(crate) fn sample() -> Document {
    let first = first_map();
    let mut document = Document::new(DocumentId::from_bits(1), Language::Vietnamese, first);
    document.personas =
        (1..=2).map(|n| Arc::new(Persona::new(PersonaId::from_bits(n), format!("persona {n}")))).collect();
    document.channels =
        vec![OwnChannel { id: ChannelId::from_bits(1), name: "Zalo".into(), icon: String::new() }];
    document.kinds = vec![OwnKind {
        id: KindId::from_bits(1),
        name: "Idea".into(),
        colour: Rgb([1, 2, 3]),
        icon: String::new(),
    }];
    document.marks = vec![OwnMark {
        id: MarkId::from_bits(1),
        name: "Flag".into(),
        colour: Rgb([1, 2, 3]),
        icon: String::new(),
    }];
    let image = StoredImage { title: "dot".into(), bytes: vec![1, 2, 3] };
    document.images.insert(ImageHash::of(&image.bytes), Arc::new(image));
    let targets = [
        SurveyTarget::Map(MAP),
        SurveyTarget::Stage(stage(2)),
        SurveyTarget::Step(step(2)),
        SurveyTarget::Touchpoint(card(1)),
        SurveyTarget::Touchpoint(card(101)),
    ];
    document.surveys = targets.into_iter().zip(1..).map(|(target, n)| wave(n, target)).collect();
    document.questions = vec![Question {
        id: QuestionId::from_bits(1),
        words: "why?".into(),
        scale: None,
        target: Some(SurveyTarget::Stage(stage(3))),
    }];
    document.maps.push(Arc::new(second_map()));
    document
}

fn wave(n: u64, target: SurveyTarget) -> Wave {
    Wave {
        id: WaveId::from_bits(n),
        date: None,
        source: "shop".into(),
        indicator: Indicator::Csat,
        target,
        counts: BTreeMap::from([(1, 3), (5, 4)]),
        comments: Vec::new(),
    }
}

fn first_map() -> Map {
    let mut document = map_of(
        &[&[1], &[2, 3], &[4, 5]],
        [
            lane_of(1, [(1, vec![touchpoint(1), wide(2, 3)]), (2, vec![action(3)]), (4, vec![wide(4, 2)])]),
            curve(2),
            Lane {
                layer: Layer::BackStage,
                ..lane_of(3, [(2, vec![own(5)]), (5, vec![action(6), action(7)])])
            },
            figures(4),
        ],
    );
    let mut map = Map::clone(&document.maps.remove(0));
    let last = map.phases[0].stages.pop().unwrap();
    map.phases.push(Phase { id: phase(2), title: "after".into(), stages: vec![last] });
    map.personas = vec![PersonaId::from_bits(1)];
    map.parking = vec![action(8), wide(9, 2)];
    map.links = [(1, 1, 5), (2, 5, 6), (3, 3, 8)].map(|(n, from, to)| link(n, from, to)).to_vec();
    map.blocks_above = vec![block(1)];
    map.blocks_below = vec![block(2), block(3)];
    map.views = vec![View {
        id: ViewId::from_bits(1),
        title: "middle".into(),
        shown: Shown {
            stages: Some(StageRange { first: stage(1), last: stage(2) }),
            without_lanes: vec![lane(3)],
            folded_lanes: vec![lane(1)],
            without_personas: vec![PersonaId::from_bits(1)],
            ..Shown::default()
        },
    }];
    map
}

fn second_map() -> Map {
    let from = |new: Card, origin: u64| Card { origin: Some(card(origin)), ..new };
    let mut cards = lane_of(101, [(101, vec![from(action(101), 1), from(action(102), 3)])]);
    cards.cells.insert(step(102), Cell { empty_on_purpose: true, ..Cell::default() });
    let columns = Phase {
        id: phase(101),
        title: String::new(),
        stages: vec![Stage::new(stage(101), "a", step(101)), Stage::new(stage(102), "b", step(102))],
    };
    let mut map = Map::new(MapId::from_bits(2), "future", columns);
    map.origin = Some(MAP);
    map.lanes = vec![Arc::new(cards)];
    map.parking = vec![from(action(103), 8)];
    map
}

fn touchpoint(n: u64) -> Card {
    let channel = Some(Channel::Own(ChannelId::from_bits(1)));
    let mut new = Card::new(card(n), CardKind::Touchpoint { channel, presence: Presence::Online }, "site");
    new.personas = vec![PersonaId::from_bits(1), PersonaId::from_bits(2)];
    new
}

fn own(n: u64) -> Card {
    let mut new = Card::new(card(n), CardKind::Own { kind: KindId::from_bits(1) }, "own");
    new.marks = vec![Mark::Wow, Mark::Own(MarkId::from_bits(1))];
    new
}

fn curve(n: u64) -> Lane {
    let mut new = Lane::new(lane(n), "feelings", LaneKind::Curve(Curve::default()));
    let series = Series::Persona(PersonaId::from_bits(1));
    let points =
        vec![Point::new(point(1), 1.0), Point { series: series.clone(), ..Point::new(point(2), -1.0) }];
    new.cells.insert(step(1), Cell { points, ..Cell::default() });
    new.cells.insert(step(2), Cell { gaps: vec![series], ..Cell::default() });
    new
}

fn figures(n: u64) -> Lane {
    let scale = Numbers {
        min: 0.0,
        max: 60.0,
        high: String::new(),
        low: String::new(),
        unit: "min".into(),
        look: BarsOrLine::Bars,
    };
    let mut new = Lane::new(lane(n), "waiting", LaneKind::Numbers(scale));
    new.layer = Layer::Support;
    let points = vec![Point::new(point(3), 30.0)];
    new.cells.insert(step(3), Cell { points, ..Cell::default() });
    new.cells.insert(step(4), Cell { empty_on_purpose: true, ..Cell::default() });
    new
}

fn link(n: u64, from: u64, to: u64) -> Link {
    Link { id: LinkId::from_bits(n), from: card(from), to: card(to), label: String::new(), two_way: false }
}

fn block(n: u64) -> Block {
    Block { id: BlockId::from_bits(n), title: "sources".into(), text: "a study".into() }
}
