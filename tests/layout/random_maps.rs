//! Random maps: every kind of card and lane, long and foreign words, narrow columns, wide spans.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use waylane::model::{
    BarsOrLine, Block, BlockId, Card, CardId, CardKind, Cell, Channel, Curve, Document, DocumentId,
    EvidenceLevel, Facts, Indicator, Joint, KindId, Lane, LaneId, LaneKind, Language, Layer, Link, LinkId,
    Map, MapId, Mark, Numbers, OwnKind, PainCategory, Persona, PersonaId, Phase, PhaseId, Point, PointId,
    Presence, Rgb, Series, Shown, Stage, StageId, StageRange, Step, StepId, SurveyTarget, Wave, WaveId,
};

const PERSONAS: u64 = 3;
const OWN: KindId = KindId::from_bits(1);

/// A document with one map, and a choice of what is visible.
pub(crate) fn maps() -> impl Strategy<Value = (Document, Shown)> {
    maps_with(0..4)
}

/// The same with many arrows.
pub(crate) fn maps_with_arrows() -> impl Strategy<Value = (Document, Shown)> {
    maps_with(1..16)
}

fn maps_with(arrows: std::ops::Range<usize>) -> impl Strategy<Value = (Document, Shown)> {
    let links = vec((any::<u8>(), any::<u8>(), words(), any::<bool>()), arrows);
    let around = (title_words(), words(), vec((words(), words()), 0..3), vec(0..PERSONAS, 0..4), 0..4_u8);
    (columns(), vec(lane(), 1..6), links, around, any::<bool>(), shown_seed()).prop_map(
        |(phases, lanes, links, around, vietnamese, shown)| {
            let language = if vietnamese { Language::Vietnamese } else { Language::English };
            let document = assemble(phases, lanes, &links, around, language);
            let shown = shown.choose(&document.maps[0]);
            (document, shown)
        },
    )
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        4 => "[a-z]{2,8}( [a-z]{2,9}){0,3}",
        2 => Just("Tìm hiểu sản phẩm ở ba siêu thị gần nhà".to_owned()),
        1 => Just("Ổ Ẫ Ỵ 🎉 第一次".to_owned()),
        1 => Just("Donaudampfschifffahrtsgesellschaftskapitänsmütze".to_owned()),
        1 => Just("first line\nsecond line\n\nfourth".to_owned()),
        1 => "[a-z]{3,9}( [a-zđờ]{2,9}){20,40}",
    ]
}

fn title_words() -> impl Strategy<Value = String> {
    prop_oneof![Just("Mua tivi".to_owned()), words()]
}

fn columns() -> impl Strategy<Value = Vec<Phase>> {
    let facts =
        (option::weighted(0.3, 90.0..400.0_f32), option::weighted(0.2, 0..5000_u32), any::<[bool; 3]>());
    let facts = facts.prop_map(|(width, duration, [not_with_us, repeats, any_order])| Facts {
        width,
        duration,
        not_with_us,
        repeats,
        any_order,
        ..Facts::default()
    });
    let step = (words(), words(), facts.clone());
    let stage = (words(), words(), facts, vec(step, 1..3));
    vec((words(), vec(stage, 1..3)), 1..3).prop_map(|phases| {
        let (mut phase_ids, mut stage_ids, mut step_ids) = (1.., 1.., 1..);
        let next = |ids: &mut std::ops::RangeFrom<u64>| ids.next().unwrap();
        phases
            .into_iter()
            .map(|(title, stages)| Phase {
                id: PhaseId::from_bits(next(&mut phase_ids)),
                title,
                stages: stages
                    .into_iter()
                    .map(|(title, subtitle, facts, steps)| Stage {
                        id: StageId::from_bits(next(&mut stage_ids)),
                        title,
                        subtitle,
                        facts,
                        origin: None,
                        steps: steps
                            .into_iter()
                            .map(|(title, subtitle, facts)| Step {
                                id: StepId::from_bits(next(&mut step_ids)),
                                title,
                                subtitle,
                                facts,
                                origin: None,
                            })
                            .collect(),
                    })
                    .collect(),
            })
            .collect()
    })
}

fn kind() -> impl Strategy<Value = CardKind> {
    let level = 0..4_u8;
    prop_oneof![
        Just(CardKind::Action),
        Just(CardKind::Thought),
        Just(CardKind::Note),
        Just(CardKind::Touchpoint { channel: Some(Channel::Store), presence: Presence::Offline }),
        words().prop_map(|speaker| CardKind::Quote { speaker }),
        (-2..=2_i8).prop_map(|score| CardKind::Emotion { score }),
        level.clone().prop_map(|severity| CardKind::PainPoint {
            category: Some(PainCategory::Productivity),
            severity
        }),
        (level.clone(), level).prop_map(|(impact, effort)| CardKind::Opportunity { impact, effort }),
        Just(CardKind::Picture { image: None }),
        Just(CardKind::Own { kind: OWN }),
    ]
}

/// A card without an id.
fn card() -> impl Strategy<Value = Card> {
    let marks = prop_oneof![3 => Just(0..0_usize), 1 => (0..5_usize).prop_map(|last| 0..last + 1)];
    let more = (prop_oneof![4 => Just(1_u16), 1 => 2..9_u16], marks, option::weighted(0.2, 0..PERSONAS));
    (kind(), words(), more, any::<bool>(), option::weighted(0.2, any::<bool>())).prop_map(
        |(kind, title, (span, marks, persona), web, joint)| {
            let mut card = Card::new(CardId::from_bits(0), kind, title);
            card.span = span;
            card.marks = Mark::BUILT_IN[marks].to_vec();
            card.personas = persona.map(PersonaId::from_bits).into_iter().collect();
            card.variant = if web { "web".to_owned() } else { String::new() };
            card.joint = joint.map_or(Joint::None, |or| if or { Joint::Or } else { Joint::And });
            card.evidence = if web { EvidenceLevel::Assumed } else { EvidenceLevel::Unsaid };
            card
        },
    )
}

fn point() -> impl Strategy<Value = Point> {
    (-2.0..=2.0_f32, 0.0..=1.0_f32, words(), option::of(0..PERSONAS)).prop_map(
        |(value, at, words, persona)| Point {
            id: PointId::from_bits(0),
            value,
            series: persona.map_or_else(Series::default, |id| Series::Persona(PersonaId::from_bits(id))),
            at,
            words,
            origin: None,
        },
    )
}

/// A lane without an id, with the cells of up to eight columns.
fn lane() -> impl Strategy<Value = (Lane, Vec<Cell>)> {
    let figures = (any::<bool>(), words(), words()).prop_map(|(bars, high, low)| {
        let look = if bars { BarsOrLine::Bars } else { BarsOrLine::Line };
        LaneKind::Numbers(Numbers { min: -2.0, max: 2.0, high, low, unit: "min".to_owned(), look })
    });
    let curve = (words(), words())
        .prop_map(|(high, low)| LaneKind::Curve(Curve { high, low, averages: true, ..Curve::default() }));
    let kind = prop_oneof![4 => kind().prop_map(LaneKind::Cards), 1 => curve, 1 => figures];
    let head = (words(), kind, 0..5_usize, option::weighted(0.2, words()), 0..10_u8);
    let cells = vec((vec(card(), 0..4), vec(point(), 0..3), 0..8_u8), 8);
    (head, cells).prop_map(|((title, kind, layer, divider, state), cells)| {
        let points = kind.holds_points();
        let mut lane = Lane::new(LaneId::from_bits(0), title, kind);
        lane.layer = Layer::ALL[layer];
        lane.divider = divider.unwrap_or_default();
        (lane.folded, lane.hidden) = (state == 0, state == 1);
        let cells = cells.into_iter().map(|(cards, held, state)| match state {
            0 => Cell { empty_on_purpose: true, ..Cell::default() },
            _ if points => Cell { points: held, ..Cell::default() },
            _ => Cell { cards, ..Cell::default() },
        });
        (lane, cells.collect())
    })
}

type Around = (String, String, Vec<(String, String)>, Vec<u64>, u8);

fn assemble(
    phases: Vec<Phase>,
    lanes: Vec<(Lane, Vec<Cell>)>,
    links: &[(u8, u8, String, bool)],
    (title, scenario, blocks, personas, waves): Around,
    language: Language,
) -> Document {
    let mut map = Map::new(
        MapId::from_bits(1),
        title,
        Phase { id: PhaseId::from_bits(0), title: String::new(), stages: Vec::new() },
    );
    map.phases = phases;
    map.scenario = scenario;
    map.personas = personas.into_iter().map(PersonaId::from_bits).collect();
    map.personas.dedup();
    let steps = map.columns();
    let (mut cards, mut points) = (0, 0);
    for (at, (mut lane, cells)) in lanes.into_iter().enumerate() {
        lane.id = LaneId::from_bits(at as u64 + 1);
        for (step, mut cell) in steps.iter().zip(cells) {
            cell.cards.iter_mut().for_each(|card| (card.id, cards) = (CardId::from_bits(cards), cards + 1));
            cell.points
                .iter_mut()
                .for_each(|point| (point.id, points) = (PointId::from_bits(points), points + 1));
            lane.cells.insert(*step, cell);
        }
        map.lanes.push(Arc::new(lane));
    }
    map.lanes.sort_by_key(|lane| lane.layer);
    let some_card = |number: &u8| CardId::from_bits(u64::from(*number) % cards.max(1));
    let links = links.iter().enumerate().map(|(at, (from, to, label, two_way))| Link {
        id: LinkId::from_bits(at as u64),
        from: some_card(from),
        to: some_card(to),
        label: label.clone(),
        two_way: *two_way,
    });
    map.links = links.filter(|link| link.from != link.to).collect();
    let blocks: Vec<Block> = blocks
        .into_iter()
        .enumerate()
        .map(|(at, (title, text))| Block { id: BlockId::from_bits(at as u64), title, text })
        .collect();
    (map.blocks_above, map.blocks_below) =
        (blocks.iter().skip(1).cloned().collect(), blocks.into_iter().take(1).collect());

    let mut document = Document::new(DocumentId::from_bits(1), language, map);
    document.personas =
        (0..PERSONAS).map(|id| Arc::new(Persona::new(PersonaId::from_bits(id), "Chị Lan"))).collect();
    document.kinds = vec![OwnKind {
        id: OWN,
        name: "Legal".to_owned(),
        colour: Rgb([0x1F, 0x66, 0xA3]),
        icon: String::new(),
    }];
    document.surveys = (0..u64::from(waves)).map(wave).collect();
    document
}

fn wave(number: u64) -> Wave {
    let indicator = [Indicator::Nps, Indicator::Csat, Indicator::Ces][number as usize % 3];
    Wave {
        id: WaveId::from_bits(number),
        date: None,
        source: String::new(),
        indicator,
        target: SurveyTarget::Map(MapId::from_bits(1)),
        counts: BTreeMap::from([(1, 30), (5, 200)]),
        comments: Vec::new(),
    }
}

/// Numbers that become a choice of what is visible.
#[derive(Debug, Clone)]
struct ShownSeed {
    stages: Option<(u8, u8)>,
    flags: [bool; 8],
    /// Which of the shapes a page has; none: no page.
    page: Option<usize>,
}

/// Width over height of slides, of sheets of paper, and of pages that are hardly ones.
const SHAPES: [f32; 6] = [16.0 / 9.0, 4.0 / 3.0, 297.0 / 210.0, 210.0 / 297.0, 0.25, 8.0];

fn shown_seed() -> impl Strategy<Value = ShownSeed> {
    let flag = || proptest::bool::weighted(0.15);
    let flags = [flag(), flag(), flag(), flag(), flag(), flag(), flag(), flag()];
    let stages = option::weighted(0.2, any::<(u8, u8)>());
    let page = option::weighted(0.3, 0..SHAPES.len());
    (stages, flags, page).prop_map(|(stages, flags, page)| ShownSeed { stages, flags, page })
}

impl ShownSeed {
    fn choose(&self, map: &Map) -> Shown {
        let stages: Vec<StageId> = map.stages().map(|(_, stage)| stage.id).collect();
        let stage = |number: u8| stages[usize::from(number) % stages.len()];
        let [web, persona, title, legend, blocks, fold, heads, faces] = self.flags;
        Shown {
            stages: self.stages.map(|(a, b)| StageRange { first: stage(a), last: stage(b) }),
            without_variants: web.then(|| "web".to_owned()).into_iter().collect(),
            without_personas: persona.then_some(PersonaId::from_bits(0)).into_iter().collect(),
            folded_lanes: map.lanes.first().filter(|_| fold).map(|lane| lane.id).into_iter().collect(),
            without_title: title,
            without_legend: legend,
            without_blocks: blocks,
            without_heads: heads,
            without_faces: faces,
            page_shape: self.page.map(|page| SHAPES[page]),
            ..Shown::default()
        }
    }
}
