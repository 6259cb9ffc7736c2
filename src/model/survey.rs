//! Survey waves, targets per indicator and interview questions. Holds counts and chosen comments only,
//! never names or raw rows; the formulas are in `figures`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CardId, Date, MapId, QuestionId, StageId, StepId, WaveId, is_default};

/// The answers to one question about one thing at one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wave {
    /// Identity within the document.
    pub id: WaveId,
    /// When the answers were given.
    #[serde(default, skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// Where they come from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// What was asked.
    pub indicator: Indicator,
    /// What it was asked about.
    pub target: SurveyTarget,
    /// Answers per score.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "no_double_scores")]
    pub counts: BTreeMap<u8, u32>,
    /// Comments chosen for the map.
    #[serde(default, skip_serializing_if = "is_default")]
    pub comments: Vec<Comment>,
}

/// A question with its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Indicator {
    /// Net Promoter Score, 0 to 10.
    Nps,
    /// Customer satisfaction, 1 to 5.
    Csat,
    /// Customer Effort Score 2.0, 1 to 7.
    Ces,
}

/// What answers are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum SurveyTarget {
    /// The whole journey.
    Map(MapId),
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A touchpoint.
    Touchpoint(CardId),
}

/// A comment chosen for the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// The words, without the name of who wrote them.
    pub words: String,
    /// The score that was given with it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub score: Option<u8>,
}

/// What an indicator should reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Of what.
    pub indicator: Indicator,
    /// The figure to reach, in the unit that the indicator is shown in.
    pub value: f32,
}

/// What to ask customers next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Identity within the document.
    pub id: QuestionId,
    /// The words.
    pub words: String,
    /// Asked on a scale; none: open.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scale: Option<Indicator>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub target: Option<SurveyTarget>,
}

/// Serde lets the last of two equal keys win; a file that has two is wrong and is told so.
fn no_double_scores<'de, D>(deserializer: D) -> Result<BTreeMap<u8, u32>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    super::unique_keys(deserializer, "a number of answers")
}

impl Indicator {
    /// Every indicator.
    pub const ALL: [Self; 3] = [Self::Nps, Self::Csat, Self::Ces];

    /// Lowest and highest score that can be given.
    #[must_use]
    pub fn scale(self) -> (u8, u8) {
        match self {
            Self::Nps => (0, 10),
            Self::Csat => (1, 5),
            Self::Ces => (1, 7),
        }
    }
}
