//! Large documents for measuring: the common journeys of `bench/*.json`, and maps made from a seed. The same
//! input always gives the same document, ids included.

use std::sync::Arc;

use serde::Deserialize;
use waylane::model::{
    Card, CardId, CardKind, Curve, Document, DocumentId, Lane, LaneId, LaneKind, Language, Layer, Map, MapId,
    Phase, PhaseId, Point, PointId, Stage, StageId, StepId,
};

/// A journey as the common work for speed comparisons describes it.
#[derive(Deserialize)]
pub(crate) struct Journey {
    title: String,
    stages: Vec<Named>,
    lanes: Vec<Named>,
    cards: Vec<JourneyCard>,
    emotion: Vec<Mood>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct JourneyCard {
    stage: usize,
    lane: usize,
    order: u32,
    title: String,
}

#[derive(Deserialize)]
struct Mood {
    stage: usize,
    value: f32,
}

impl Journey {
    /// The journey as a document: a stage is a column, and the emotion is a curve below the lanes of cards.
    pub(crate) fn into_document(mut self) -> Document {
        self.cards.sort_by_key(|card| (card.lane, card.stage, card.order));
        let stages: Vec<Stage> = self
            .stages
            .into_iter()
            .zip(1..)
            .map(|(stage, bits)| Stage::new(StageId::from_bits(bits), stage.name, StepId::from_bits(bits)))
            .collect();
        let mut lanes: Vec<Lane> =
            self.lanes.into_iter().zip(1..).map(|(lane, bits)| lane_named(lane.name, bits)).collect();
        for (card, bits) in self.cards.into_iter().zip(1..) {
            let lane = &mut lanes[card.lane];
            let LaneKind::Cards(kind) = lane.kind.clone() else { continue };
            let cell = lane.cells.entry(stages[card.stage].steps[0].id).or_default();
            cell.cards.push(Card::new(CardId::from_bits(bits), kind, card.title));
        }
        let curve = LaneKind::Curve(Curve::default());
        let mut curve = Lane::new(LaneId::from_bits(lanes.len() as u64 + 1), "Cảm xúc", curve);
        for (mood, bits) in self.emotion.into_iter().zip(1..) {
            let cell = curve.cells.entry(stages[mood.stage].steps[0].id).or_default();
            cell.points.push(Point::new(PointId::from_bits(bits), mood.value));
        }
        lanes.push(curve);
        document(self.title, stages, lanes)
    }
}

/// The common journey of that many cards, or a seeded map where there is none.
pub(crate) fn sized(cards: usize) -> Document {
    let path = format!("{}/../shared/bench/journey-{cards}.json", env!("CARGO_MANIFEST_DIR"));
    let journey =
        std::fs::read_to_string(path).ok().and_then(|text| serde_json::from_str::<Journey>(&text).ok());
    journey.map_or_else(|| seeded(cards), Journey::into_document)
}

/// The document with an empty stage at the end of its first map, for what moves all cards.
#[allow(dead_code, reason = "not every bench moves all cards")]
pub(crate) fn with_free_column(mut document: Document) -> Document {
    let free = Stage::new(StageId::from_bits(900_001), "free", StepId::from_bits(900_001));
    let map = Arc::make_mut(&mut document.maps[0]);
    if let Some(phase) = map.phases.last_mut() {
        phase.stages.push(free);
    }
    document
}

/// A map of that many cards, twenty to a lane and stage at most, with titles of three to eight words.
pub(crate) fn seeded(cards: usize) -> Document {
    let columns = (cards / 100).clamp(4, 100);
    let names =
        ["Hành động", "Suy nghĩ", "Điểm chạm", "Vấn đề", "Cơ hội", "Nhân sự", "Hậu trường", "Hệ thống"];
    let stages: Vec<Stage> = (1..=columns as u64)
        .map(|n| Stage::new(StageId::from_bits(n), format!("Stage {n}"), StepId::from_bits(n)))
        .collect();
    let mut lanes: Vec<Lane> =
        names.into_iter().zip(1..).map(|(name, bits)| lane_named(name.into(), bits)).collect();
    let mut random = Random(20_240_619);
    for n in 0..cards {
        let stage = &stages[n % columns];
        let index = (n / columns) % lanes.len();
        let lane = &mut lanes[index];
        let LaneKind::Cards(kind) = lane.kind.clone() else { continue };
        let card = Card::new(CardId::from_bits(n as u64 + 1), kind, random.title());
        lane.cells.entry(stage.steps[0].id).or_default().cards.push(card);
    }
    document(format!("{cards} cards"), stages, lanes)
}

fn document(title: String, stages: Vec<Stage>, mut lanes: Vec<Lane>) -> Document {
    lanes.sort_by_key(|lane| lane.layer);
    let phase = Phase { id: PhaseId::from_bits(1), title: String::new(), stages };
    let mut map = Map::new(MapId::from_bits(1), title, phase);
    map.lanes = lanes.into_iter().map(Arc::new).collect();
    Document::new(DocumentId::from_bits(1), Language::Vietnamese, map)
}

/// A lane of the kind that its name says, else of actions.
fn lane_named(name: String, bits: u64) -> Lane {
    let kind = |place: usize| CardKind::BUILT_IN[place].clone();
    let (kind, layer) = match name.as_str() {
        "Suy nghĩ" => (CardKind::Thought, Layer::Customer),
        "Điểm chạm" => (kind(1), Layer::Customer),
        "Vấn đề" => (kind(5), Layer::Customer),
        "Cơ hội" => (kind(6), Layer::Customer),
        "Chỉ số" => (CardKind::Metric, Layer::Customer),
        "Ghi chú" => (CardKind::Note, Layer::Customer),
        "Nhân sự" => (CardKind::Staff, Layer::FrontStage),
        "Hậu trường" => (CardKind::Process, Layer::BackStage),
        "Hệ thống" => (CardKind::System, Layer::Support),
        _ => (CardKind::Action, Layer::Customer),
    };
    Lane { layer, ..Lane::new(LaneId::from_bits(bits), name, LaneKind::Cards(kind)) }
}

/// `SplitMix64`: the same numbers on every computer.
struct Random(u64);

impl Random {
    const WORDS: [&str; 24] = [
        "khách", "hàng", "tìm", "hiểu", "sản", "phẩm", "điện", "thoại", "giao", "chậm", "thanh", "toán",
        "hỗ", "trợ", "order", "refund", "ticket", "compare", "delivery", "checkout", "review", "support",
        "invoice", "store",
    ];

    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % end as u64).unwrap_or(0)
    }

    fn title(&mut self) -> String {
        let words: Vec<&str> =
            (0..3 + self.below(6)).map(|_| Self::WORDS[self.below(Self::WORDS.len())]).collect();
        words.join(" ")
    }
}
