//! What people call the lanes of a map, in English, Vietnamese and Chinese. Knows nothing of where the words
//! stand.

use super::outline::LaneIn;
use crate::find::Query;
use crate::model::{CardKind, LaneKind, Layer, Map, Presence};

/// Longest name of a lane, letters.
const LONGEST: usize = 48;

/// The names of lanes that are known, those of a map included.
#[derive(Debug, Clone)]
pub(super) struct LaneWords {
    known: Vec<Known>,
}

#[derive(Debug, Clone)]
struct Known {
    letters: usize,
    query: Query,
    kind: CardKind,
    layer: Layer,
}

/// Names without marks, which find them with any.
const NAMES: &[(Name, &str)] = &[
    (
        Name::Action,
        "action|actions|user action|user actions|customer action|customer actions|doing|does|activity|\
        activities|behaviour|behaviours|behavior|behaviors|hanh dong|hanh dong khach hang|hanh dong cua khach hang|\
        hanh vi|hanh vi khach hang|hoat dong|viec khach lam|行動|行动|行為",
    ),
    (
        Name::Touchpoint,
        "touchpoint|touchpoints|touch point|touch points|touch-points|channel|channels|diem cham|\
        diem tiep xuc|kenh|kenh tiep xuc|kenh tiep can|觸點|触点|接觸點|渠道",
    ),
    (Name::Thought, "thought|thoughts|thinking|thinks|insight|insights|mindset|suy nghi|tam ly|noi tam|想法"),
    (
        Name::Quote,
        "quote|quotes|customer quote|customer quotes|verbatim|verbatims|trich dan|loi khach hang|原話",
    ),
    (
        Name::Feeling,
        "emotion|emotions|feeling|feelings|feels|mood|sentiment|emotional journey|emotion curve|cam xuc|\
        cam nhan|tam trang|duong cam xuc|duong cong cam xuc|情緒|情绪|感受",
    ),
    (
        Name::Pain,
        "pain|pains|pain point|pain points|painpoint|painpoints|problem|problems|frustration|frustrations|\
        barrier|barriers|issues|noi dau|diem dau|van de|kho khan|rao can|tro ngai|痛點|痛点",
    ),
    (
        Name::Opportunity,
        "opportunity|opportunities|improvement|improvements|solution|solutions|co hoi|co hoi cai thien|\
        cai tien|cai thien|giai phap|機會|机会",
    ),
    (Name::Risk, "risk|risks|rui ro|風險"),
    (Name::Metric, "metric|metrics|kpi|kpis|measures|chi so|do luong"),
    (Name::Question, "question|questions|cau hoi|cau hoi phong van"),
    (Name::Evidence, "evidence|physical evidence|bang chung|bang chung huu hinh"),
    (
        Name::FrontStaff,
        "front-stage|frontstage|front stage|onstage|front-stage staff|tuyen truoc|nhan vien gap khach",
    ),
    (Name::FrontSystem, "front-stage technology|frontstage technology|cong nghe khach dung"),
    (Name::BackStaff, "back-stage|backstage|back stage|back-stage staff|hau truong|nhan vien hau truong"),
    (Name::System, "system|systems|he thong"),
    (Name::Policy, "policy|policies|chinh sach"),
    (Name::Process, "support process|support processes|quy trinh ho tro"),
    (
        Name::Note,
        "note|notes|ghi chu|need|needs|nhu cau|goal|goals|muc tieu|expectation|expectations|mong doi|ky vong|\
        customer goal|customer goals",
    ),
];

/// What a name means.
#[derive(Clone, Copy)]
enum Name {
    Action,
    Touchpoint,
    Thought,
    Quote,
    Feeling,
    Pain,
    Opportunity,
    Risk,
    Metric,
    Question,
    Evidence,
    FrontStaff,
    FrontSystem,
    BackStaff,
    System,
    Policy,
    Process,
    Note,
}

impl LaneWords {
    /// The names that people use, and those of the map's lanes.
    pub(super) fn with(map: &Map) -> Self {
        let mut known: Vec<Known> = map
            .lanes
            .iter()
            .filter(|lane| !lane.title.trim().is_empty())
            .filter_map(|lane| Some(Known::new(&lane.title.to_lowercase(), kind_in(&lane.kind)?, lane.layer)))
            .collect();
        for (name, names) in NAMES {
            let (kind, layer) = name.meaning();
            known.extend(names.split('|').map(|words| Known::new(words.trim(), kind.clone(), layer)));
        }
        Self { known }
    }

    /// The lane of that name, which may be two names in one ('Feelings & thoughts').
    pub(super) fn lane(&self, text: &str) -> Option<LaneIn> {
        let title = bare(text);
        if title.is_empty() || title.chars().count() > LONGEST {
            return None;
        }
        let (kind, layer) = self.meaning(title).or_else(|| self.meaning_of_two(title))?;
        Some(LaneIn { title: title.to_owned(), kind, layer, known: true })
    }

    /// The lane of that name, known or not.
    pub(super) fn lane_or_notes(&self, text: &str) -> LaneIn {
        self.lane(text).unwrap_or_else(|| LaneIn {
            title: bare(text).to_owned(),
            kind: CardKind::Note,
            layer: Layer::Customer,
            known: false,
        })
    }

    /// A lane and what is said of it in one line: `Touchpoint: Google search`.
    pub(super) fn lane_and_entry<'a>(&self, text: &'a str) -> Option<(LaneIn, &'a str)> {
        let (lane, entry) = text.split_once([':', '：'])?;
        let entry = entry.trim();
        if entry.is_empty() { None } else { Some((self.lane(lane)?, entry)) }
    }

    fn meaning(&self, title: &str) -> Option<(CardKind, Layer)> {
        let letters = title.chars().count();
        // A capital typed would find capitals alone, so the known names are small.
        let is = |known: &&Known| known.letters == letters && known.query.find(title) == Some(0..title.len());
        self.known.iter().find(is).map(|known| (known.kind.clone(), known.layer))
    }

    /// Feelings told together with something else are words.
    fn meaning_of_two(&self, title: &str) -> Option<(CardKind, Layer)> {
        let parts = title.replace(" và ", "&").replace(" and ", "&").replace(['/', '+', ','], "&");
        let mut meanings = Vec::new();
        for part in parts.split('&') {
            meanings.push(self.meaning(part.trim())?);
        }
        let is_words = |(kind, _): &&(CardKind, Layer)| !matches!(kind, CardKind::Emotion { .. });
        meanings.iter().find(is_words).or(meanings.first()).cloned()
    }
}

impl Known {
    fn new(words: &str, kind: CardKind, layer: Layer) -> Self {
        Self { letters: words.chars().count(), query: Query::new(words), kind, layer }
    }
}

impl Name {
    fn meaning(self) -> (CardKind, Layer) {
        match self {
            Self::Action => (CardKind::Action, Layer::Customer),
            Self::Touchpoint => {
                (CardKind::Touchpoint { channel: None, presence: Presence::Unsaid }, Layer::Customer)
            }
            Self::Thought => (CardKind::Thought, Layer::Customer),
            Self::Quote => (CardKind::Quote { speaker: String::new() }, Layer::Customer),
            Self::Feeling => (CardKind::Emotion { score: 0 }, Layer::Customer),
            Self::Pain => (CardKind::PainPoint { category: None, severity: 0 }, Layer::Customer),
            Self::Opportunity => (CardKind::Opportunity { impact: 0, effort: 0 }, Layer::Customer),
            Self::Risk => (CardKind::Risk, Layer::Customer),
            Self::Metric => (CardKind::Metric, Layer::Customer),
            Self::Question => (CardKind::Question, Layer::Customer),
            Self::Evidence => (CardKind::Evidence, Layer::Evidence),
            Self::FrontStaff => (CardKind::Staff, Layer::FrontStage),
            Self::FrontSystem => (CardKind::System, Layer::FrontStage),
            Self::BackStaff => (CardKind::Staff, Layer::BackStage),
            Self::System => (CardKind::System, Layer::Support),
            Self::Policy => (CardKind::Policy, Layer::Support),
            Self::Process => (CardKind::Process, Layer::Support),
            Self::Note => (CardKind::Note, Layer::Customer),
        }
    }
}

/// Whether two names are the same whatever their marks, case, and an English plural.
pub(super) fn are_same(a: &str, b: &str) -> bool {
    let singular = |name: &str| name.trim().trim_end_matches('s').to_lowercase();
    let (a, b) = (singular(a), singular(b));
    let finds = |a: &str, b: &str| Query::new(a).find(b) == Some(0..b.len());
    finds(&a, &b) || finds(&b, &a)
}

/// What lies in a lane of a map; figures and pictures are not told in words.
fn kind_in(kind: &LaneKind) -> Option<CardKind> {
    match kind {
        LaneKind::Cards(kind) => Some(kind.clone()),
        LaneKind::Curve(_) => Some(CardKind::Emotion { score: 0 }),
        LaneKind::Numbers(_) | LaneKind::Pictures => None,
    }
}

/// A name without colon, translation in brackets, and signs before it.
fn bare(text: &str) -> &str {
    let text = text.trim().trim_end_matches([':', '：']).trim_end();
    let text = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    match text.find(['(', '（']) {
        Some(at) if at > 0 => text.get(..at).unwrap_or(text).trim_end(),
        _ => text.trim_end(),
    }
}
