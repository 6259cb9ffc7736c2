//! Cards and their kinds, each kind with its own data. Knows nothing of where a card lies.

use serde::{Deserialize, Serialize};

use super::document::Rgb;
use super::{CardId, ChannelId, ImageHash, KindId, MarkId, PersonaId, is_default};

/// What lies in a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Identity within the map.
    pub id: CardId,
    /// What it is, with the data of that kind.
    pub kind: CardKind,
    /// The words on the card.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// More words, shown in the inspector.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
    /// An address to open.
    #[serde(default, skip_serializing_if = "is_default")]
    pub link: String,
    /// Free words to find and filter by.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: String,
    /// Whose card it is; empty: everyone's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub personas: Vec<PersonaId>,
    /// Shown or hidden by this name ("web", "shop"); empty: always shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub variant: String,
    /// Word between this card and the next of the stack.
    #[serde(default, skip_serializing_if = "is_default")]
    pub joint: Joint,
    /// Small signs at the card's corner.
    #[serde(default, skip_serializing_if = "is_default")]
    pub marks: Vec<Mark>,
    /// How well the card's claim is known.
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: EvidenceLevel,
    /// Votes of a workshop.
    #[serde(default, skip_serializing_if = "is_default")]
    pub votes: u32,
    /// Fill instead of the kind's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub colour: Option<Rgb>,
    /// The card this one was copied from, in the map that this map grew out of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub origin: Option<CardId>,
    /// Columns it covers, at least 1, counted from its cell to the right.
    #[serde(default = "one_column", skip_serializing_if = "is_one_column")]
    pub span: u16,
}

/// What a card is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum CardKind {
    /// Where brand and customer meet.
    Touchpoint {
        /// Through what they meet.
        #[serde(default, skip_serializing_if = "is_default")]
        channel: Option<Channel>,
        /// Online or offline.
        #[serde(default, skip_serializing_if = "is_default")]
        presence: Presence,
    },
    /// What the customer does.
    Action,
    /// What the customer thinks.
    Thought,
    /// What somebody said.
    Quote {
        /// Who said it.
        #[serde(default, skip_serializing_if = "is_default")]
        speaker: String,
    },
    /// A card with a face, outside curve lanes.
    Emotion {
        /// −2 very negative to +2 very positive.
        #[serde(default, skip_serializing_if = "is_default")]
        score: i8,
    },
    /// A concrete problem.
    PainPoint {
        /// Of what nature.
        #[serde(default, skip_serializing_if = "is_default")]
        category: Option<PainCategory>,
        /// 1 mild to 3 grave; 0: not said.
        #[serde(default, skip_serializing_if = "is_default")]
        severity: u8,
    },
    /// What could be done better.
    Opportunity {
        /// 1 small to 3 great; 0: not said.
        #[serde(default, skip_serializing_if = "is_default")]
        impact: u8,
        /// 1 small to 3 great; 0: not said.
        #[serde(default, skip_serializing_if = "is_default")]
        effort: u8,
    },
    /// What could go wrong.
    Risk,
    /// A figure in words.
    Metric,
    /// What to ask customers next.
    Question,
    /// What the customer sees or holds.
    Evidence,
    /// People of the company or its partners.
    Staff,
    /// Technology.
    System,
    /// A rule.
    Policy,
    /// A process.
    Process,
    /// Anything.
    Note,
    /// A picture of the document.
    Picture {
        /// Which one; none: still to be chosen.
        #[serde(default, skip_serializing_if = "is_default")]
        image: Option<ImageHash>,
    },
    /// A kind of the document's own.
    Own {
        /// Which one.
        kind: KindId,
    },
}

/// Through what brand and customer meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say all there is to say")]
pub enum Channel {
    Advert,
    App,
    Chat,
    Delivery,
    Email,
    Event,
    Friends,
    Invoice,
    Payment,
    Phone,
    Post,
    Print,
    Review,
    Search,
    Social,
    Staff,
    Store,
    Text,
    Tv,
    Video,
    Website,
    /// A channel of the document's own.
    Own(ChannelId),
}

/// Where a touchpoint takes place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Presence {
    /// Nobody said.
    #[default]
    Unsaid,
    /// On a screen, over a network.
    Online,
    /// Face to face, by phone or on paper.
    Offline,
}

/// The nature of a pain point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PainCategory {
    /// Costs too much.
    Financial,
    /// Takes too much time or effort.
    Productivity,
    /// The way it is done is bad.
    Process,
    /// Help is missing when it is needed.
    Support,
}

/// A small sign at a card's corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Mark {
    /// Where the customer decides about the brand.
    MomentOfTruth,
    /// Where the service is likely to fail.
    FailPoint,
    /// Must not go wrong.
    Critical,
    /// Delights.
    Wow,
    /// Plain star.
    Star,
    /// A mark of the document's own.
    Own(MarkId),
}

/// How well the claim of a card is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EvidenceLevel {
    /// Nobody said.
    #[default]
    Unsaid,
    /// Somebody thinks so.
    Assumed,
    /// Some research speaks for it.
    Partly,
    /// Research shows it.
    Researched,
}

/// The word between a card and the next one of its stack.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Joint {
    /// None.
    #[default]
    None,
    /// One of them.
    Or,
    /// Both of them.
    And,
}

/// A channel of the document's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnChannel {
    /// Identity within the document.
    pub id: ChannelId,
    /// Its name.
    pub name: String,
    /// Name of a Phosphor icon; empty: a neutral one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub icon: String,
}

/// A card kind of the document's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnKind {
    /// Identity within the document.
    pub id: KindId,
    /// Its name.
    pub name: String,
    /// Colour of its icon; fill and border follow from it.
    pub colour: Rgb,
    /// Name of a Phosphor icon; empty: a neutral one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub icon: String,
}

/// A mark of the document's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnMark {
    /// Identity within the document.
    pub id: MarkId,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: Rgb,
    /// Name of a Phosphor icon; empty: a neutral one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub icon: String,
}

fn one_column() -> u16 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field by reference")]
fn is_one_column(span: &u16) -> bool {
    *span == 1
}

impl Card {
    /// A card of one column without anything but kind and words.
    #[must_use]
    pub fn new(id: CardId, kind: CardKind, title: impl Into<String>) -> Self {
        Self {
            id,
            kind,
            title: title.into(),
            note: String::new(),
            link: String::new(),
            tags: Vec::new(),
            owner: String::new(),
            personas: Vec::new(),
            variant: String::new(),
            joint: Joint::None,
            marks: Vec::new(),
            evidence: EvidenceLevel::Unsaid,
            votes: 0,
            colour: None,
            origin: None,
            span: 1,
        }
    }
}

impl Card {
    /// Whether the card is left out of sight with these personas and variants: all of its personas, or its
    /// variant.
    #[must_use]
    pub fn is_left_out_with(&self, personas: &[PersonaId], variants: &[String]) -> bool {
        let by_variant = !self.variant.is_empty() && variants.contains(&self.variant);
        let by_persona = !self.personas.is_empty() && self.personas.iter().all(|id| personas.contains(id));
        by_variant || by_persona
    }
}

impl CardKind {
    /// Every built-in kind with its data unsaid, in the order of the palette.
    pub const BUILT_IN: [Self; 17] = [
        Self::Action,
        Self::Touchpoint { channel: None, presence: Presence::Unsaid },
        Self::Thought,
        Self::Quote { speaker: String::new() },
        Self::Emotion { score: 0 },
        Self::PainPoint { category: None, severity: 0 },
        Self::Opportunity { impact: 0, effort: 0 },
        Self::Risk,
        Self::Metric,
        Self::Question,
        Self::Evidence,
        Self::Staff,
        Self::System,
        Self::Policy,
        Self::Process,
        Self::Note,
        Self::Picture { image: None },
    ];

    /// The ends of the scale of feelings.
    pub const SCORES: (i8, i8) = (-2, 2);
    /// The ends of the scales of severity, impact and effort; 0: not said.
    pub const LEVELS: (u8, u8) = (0, 3);

    /// Brings scores, severities and the like into their ranges.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most kinds have no scale")]
    pub fn clamp_scales(&mut self) {
        match self {
            Self::Emotion { score } => *score = (*score).clamp(Self::SCORES.0, Self::SCORES.1),
            Self::PainPoint { severity, .. } => *severity = (*severity).min(Self::LEVELS.1),
            Self::Opportunity { impact, effort } => {
                *impact = (*impact).min(Self::LEVELS.1);
                *effort = (*effort).min(Self::LEVELS.1);
            }
            _ => {}
        }
    }

    /// Whether both are the same kind, whatever their data.
    #[must_use]
    pub fn same_kind(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Own { kind: a }, Self::Own { kind: b }) => a == b,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl Channel {
    /// Every built-in channel.
    pub const BUILT_IN: [Self; 21] = [
        Self::Website,
        Self::App,
        Self::Search,
        Self::Social,
        Self::Advert,
        Self::Video,
        Self::Tv,
        Self::Print,
        Self::Review,
        Self::Friends,
        Self::Email,
        Self::Text,
        Self::Chat,
        Self::Phone,
        Self::Post,
        Self::Store,
        Self::Staff,
        Self::Event,
        Self::Payment,
        Self::Invoice,
        Self::Delivery,
    ];
}

impl Mark {
    /// Every built-in mark.
    pub const BUILT_IN: [Self; 5] =
        [Self::MomentOfTruth, Self::FailPoint, Self::Critical, Self::Wow, Self::Star];
}
