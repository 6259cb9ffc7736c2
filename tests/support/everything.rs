//! A sound document in which every field of every record is set and every variant stands once. Struct
//! literals without `..`: a new field does not compile until it has a value here.

use std::collections::BTreeMap;
use std::sync::Arc;

use waylane::model::*;

/// The document of `tests/fixtures/version-1.journey.ron`.
pub(crate) fn everything() -> Document {
    let bytes = b"\x89PNG not really".to_vec();
    let image = ImageHash::of(&bytes);
    Document {
        id: DocumentId::from_bits(1),
        title: "Everything \"quoted\" and \\ slashed".into(),
        language: Language::Vietnamese,
        theme: ThemeName::Print,
        personas: vec![Arc::new(persona(image)), Arc::new(Persona::new(PersonaId::from_bits(2), "Bình"))],
        channels: vec![OwnChannel { id: ChannelId::from_bits(1), name: "Zalo".into(), icon: "chat".into() }],
        kinds: vec![OwnKind {
            id: KindId::from_bits(1),
            name: "Idea".into(),
            colour: Rgb([0x1F, 0x66, 0xA3]),
            icon: "lightbulb".into(),
        }],
        marks: vec![OwnMark {
            id: MarkId::from_bits(1),
            name: "Legal".into(),
            colour: Rgb([0xA3, 0x1F, 0x1F]),
            icon: "scales".into(),
        }],
        surveys: waves(),
        questions: questions(),
        maps: vec![Arc::new(map(image)), Arc::new(other_map())],
        images: BTreeMap::from([(image, Arc::new(StoredImage { title: "A shop".into(), bytes }))]),
    }
}

fn persona(portrait: ImageHash) -> Persona {
    Persona {
        id: PersonaId::from_bits(1),
        name: "Chị Lan".into(),
        portrait: Some(portrait),
        demographics: "34, Hà Nội\nHai con".into(),
        behaviours: "Mua hàng buổi tối".into(),
        needs: "Giao nhanh".into(),
        goals: "Tiết kiệm thời gian".into(),
        quote: "Tôi không thích chờ".into(),
    }
}

fn waves() -> Vec<Wave> {
    let wave = |bits, indicator, target, score| Wave {
        id: WaveId::from_bits(bits),
        date: Date::new(2026, 11, 22),
        source: "E-mail".into(),
        indicator,
        target,
        counts: BTreeMap::from([(1, 3), (score, 40)]),
        comments: vec![Comment { words: "Tốt".into(), score: Some(score) }],
    };
    vec![
        wave(1, Indicator::Nps, SurveyTarget::Map(MapId::from_bits(1)), 10),
        wave(2, Indicator::Csat, SurveyTarget::Stage(StageId::from_bits(1)), 5),
        wave(3, Indicator::Ces, SurveyTarget::Step(StepId::from_bits(2)), 7),
        wave(4, Indicator::Csat, SurveyTarget::Touchpoint(CardId::from_bits(1)), 4),
    ]
}

fn questions() -> Vec<Question> {
    vec![Question {
        id: QuestionId::from_bits(1),
        words: "Điều gì làm chị phải chờ?".into(),
        scale: Some(Indicator::Ces),
        target: Some(SurveyTarget::Stage(StageId::from_bits(1))),
    }]
}

fn other_map() -> Map {
    let stage = Stage::new(StageId::from_bits(1), "Later", StepId::from_bits(1));
    let phase = Phase { id: PhaseId::from_bits(1), title: String::new(), stages: vec![stage] };
    let mut map = Map::new(MapId::from_bits(2), "Future", phase);
    map.state = MapState::Future;
    map.origin = Some(MapId::from_bits(1));
    map
}

fn map(image: ImageHash) -> Map {
    Map {
        id: MapId::from_bits(1),
        title: "Mua hàng trực tuyến".into(),
        state: MapState::DayInTheLife,
        scenario: "Đặt hàng trên điện thoại".into(),
        goal: "Nhận hàng hôm nay".into(),
        date: Date::new(2026, 11, 20),
        personas: vec![PersonaId::from_bits(1), PersonaId::from_bits(2)],
        persona_details: true,
        origin: Some(MapId::from_bits(9)),
        blocks_above: vec![Block {
            id: BlockId::from_bits(1),
            title: "Principles".into(),
            text: "First line\n\n  - second \"line\"\n".into(),
        }],
        blocks_below: vec![Block {
            id: BlockId::from_bits(2),
            title: "Sources".into(),
            text: "Interviews".into(),
        }],
        targets: vec![Target { indicator: Indicator::Csat, value: 4.3 }],
        views: vec![view()],
        dismissed: vec!["stage-without-touchpoint:g-0000000001".into()],
        phases: phases(),
        lanes: lanes(image).into_iter().map(Arc::new).collect(),
        links: vec![
            Link {
                id: LinkId::from_bits(1),
                from: CardId::from_bits(1),
                to: CardId::from_bits(2),
                label: "sau đó".into(),
                two_way: true,
            },
            Link {
                id: LinkId::from_bits(2),
                from: CardId::from_bits(3),
                to: CardId::from_bits(1),
                label: String::new(),
                two_way: false,
            },
        ],
        parking: vec![Card::new(CardId::from_bits(99), CardKind::Note, "Later?")],
    }
}

fn view() -> View {
    View {
        id: ViewId::from_bits(1),
        title: "For the board".into(),
        shown: Shown {
            stages: Some(StageRange { first: StageId::from_bits(1), last: StageId::from_bits(2) }),
            without_lanes: vec![LaneId::from_bits(2)],
            without_layers: vec![Layer::Support, Layer::FrontStage],
            without_personas: vec![PersonaId::from_bits(2)],
            without_variants: vec!["shop".into()],
            folded_lanes: vec![LaneId::from_bits(3)],
            without_title: true,
            without_legend: true,
            without_blocks: true,
            without_heads: true,
            without_faces: true,
            page_shape: Some(1.778),
        },
    }
}

fn phases() -> Vec<Phase> {
    let facts = Facts {
        clock: ClockTime::new(7, 30),
        duration: Some(45),
        owner: "Marketing".into(),
        not_with_us: true,
        repeats: true,
        any_order: true,
        width: Some(212.5),
    };
    let step = |bits, title: &str| Step {
        id: StepId::from_bits(bits),
        title: title.into(),
        subtitle: "chi tiết".into(),
        facts: facts.clone(),
        origin: (bits == 2).then(|| StepId::from_bits(8)),
    };
    let first = Stage {
        id: StageId::from_bits(1),
        title: "Nhận biết".into(),
        subtitle: "Awareness".into(),
        facts: facts.clone(),
        origin: Some(StageId::from_bits(8)),
        steps: vec![step(1, "Thấy quảng cáo"), step(2, "Tìm kiếm")],
    };
    let second = Stage::new(StageId::from_bits(2), "Mua", StepId::from_bits(3));
    vec![
        Phase { id: PhaseId::from_bits(1), title: "Trước".into(), stages: vec![first] },
        Phase { id: PhaseId::from_bits(2), title: "Trong".into(), stages: vec![second] },
    ]
}

fn lanes(image: ImageHash) -> Vec<Lane> {
    let pictures = Lane {
        layer: Layer::Evidence,
        cells: BTreeMap::from([(
            StepId::from_bits(1),
            cell(vec![Card::new(CardId::from_bits(80), CardKind::Picture { image: Some(image) }, "")]),
        )]),
        ..Lane::new(LaneId::from_bits(1), "Pictures", LaneKind::Pictures)
    };
    let actions = Lane {
        id: LaneId::from_bits(2),
        title: "Hành động".into(),
        kind: LaneKind::Cards(CardKind::Action),
        layer: Layer::Customer,
        group: "doing".into(),
        divider: "Customer".into(),
        colour: Some(Rgb([0xF1, 0xF3, 0xF5])),
        folded: true,
        hidden: true,
        pinned: true,
        origin: Some(LaneId::from_bits(8)),
        cells: BTreeMap::from([
            (StepId::from_bits(1), cell(vec![full_card()])),
            (StepId::from_bits(2), cell(every_kind(image))),
            (StepId::from_bits(3), Cell { empty_on_purpose: true, ..Cell::default() }),
        ]),
    };
    let touchpoints = Lane {
        layer: Layer::FrontStage,
        cells: BTreeMap::from([(StepId::from_bits(1), cell(every_channel()))]),
        ..Lane::new(LaneId::from_bits(5), "", LaneKind::Cards(CardKind::BUILT_IN[1].clone()))
    };
    vec![pictures, actions, curve(), numbers(), touchpoints]
}

fn curve() -> Lane {
    let curve = Curve {
        baseline: 0.25,
        high: "Vui".into(),
        low: "Buồn".into(),
        averages: true,
        without_measured: true,
    };
    let points = vec![
        Point {
            id: PointId::from_bits(1),
            value: -1.5,
            series: Series::Persona(PersonaId::from_bits(1)),
            at: 0.25,
            words: "Chờ lâu".into(),
            origin: Some(PointId::from_bits(7)),
        },
        Point { series: Series::Named("nhóm".into()), ..Point::new(PointId::from_bits(2), 2.0) },
    ];
    let gaps = vec![Series::Persona(PersonaId::from_bits(2)), Series::Named(String::new())];
    let cell = Cell { empty_on_purpose: false, cards: Vec::new(), points, gaps };
    Lane {
        cells: BTreeMap::from([(StepId::from_bits(1), cell)]),
        ..Lane::new(LaneId::from_bits(3), "Cảm xúc", LaneKind::Curve(curve))
    }
}

fn numbers() -> Lane {
    let numbers = Numbers {
        min: -10.0,
        max: 120.5,
        high: "lâu".into(),
        low: "nhanh".into(),
        unit: "min".into(),
        look: BarsOrLine::Bars,
    };
    let points = vec![Point::new(PointId::from_bits(3), 12.35)];
    Lane {
        layer: Layer::Customer,
        cells: BTreeMap::from([(StepId::from_bits(3), Cell { points, ..Cell::default() })]),
        ..Lane::new(LaneId::from_bits(4), "Waiting", LaneKind::Numbers(numbers))
    }
}

fn cell(cards: Vec<Card>) -> Cell {
    Cell { cards, ..Cell::default() }
}

fn full_card() -> Card {
    Card {
        id: CardId::from_bits(1),
        kind: CardKind::Touchpoint { channel: Some(Channel::Website), presence: Presence::Online },
        title: "Trang chủ\nđiện thoại".into(),
        note: "He said \"slow\" and \\ it's true # \"#".into(),
        link: "https://example.com/?a=1&b=2".into(),
        tags: vec!["web".into(), "mới".into()],
        owner: "An".into(),
        personas: vec![PersonaId::from_bits(1)],
        variant: "web".into(),
        joint: Joint::Or,
        marks: Mark::BUILT_IN.into_iter().chain([Mark::Own(MarkId::from_bits(1))]).collect(),
        evidence: EvidenceLevel::Partly,
        votes: 12,
        colour: Some(Rgb([255, 236, 153])),
        origin: Some(CardId::from_bits(55)),
        span: 2,
    }
}

/// Cards from id 2 on, one of every kind with its data said.
fn every_kind(image: ImageHash) -> Vec<Card> {
    let said = [
        CardKind::Quote { speaker: "Lan".into() },
        CardKind::Emotion { score: -2 },
        CardKind::PainPoint { category: Some(PainCategory::Financial), severity: 3 },
        CardKind::PainPoint { category: Some(PainCategory::Productivity), severity: 2 },
        CardKind::PainPoint { category: Some(PainCategory::Process), severity: 1 },
        CardKind::PainPoint { category: Some(PainCategory::Support), severity: 0 },
        CardKind::Opportunity { impact: 3, effort: 1 },
        CardKind::Picture { image: Some(image) },
        CardKind::Own { kind: KindId::from_bits(1) },
    ];
    CardKind::BUILT_IN
        .into_iter()
        .chain(said)
        .zip(2..)
        .map(|(kind, bits)| Card {
            joint: Joint::And,
            evidence: if bits % 2 == 0 { EvidenceLevel::Assumed } else { EvidenceLevel::Researched },
            ..Card::new(CardId::from_bits(bits), kind, format!("card {bits}"))
        })
        .collect()
}

/// Cards from id 40 on, a touchpoint of every channel.
fn every_channel() -> Vec<Card> {
    Channel::BUILT_IN
        .into_iter()
        .chain([Channel::Own(ChannelId::from_bits(1))])
        .zip(40..)
        .map(|(channel, bits)| {
            let kind = CardKind::Touchpoint { channel: Some(channel), presence: Presence::Offline };
            Card::new(CardId::from_bits(bits), kind, "")
        })
        .collect()
}
