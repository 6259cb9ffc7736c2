//! The columns of a map: phases hold stages, stages hold steps, and a step is one column.
//! Knows nothing of what lies in the cells.

use serde::{Deserialize, Serialize};

use super::{ClockTime, PhaseId, StageId, StepId, is_default};

/// A group of stages, for example before, during and after the purchase.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Identity within the map.
    pub id: PhaseId,
    /// Words of the head; while every phase's are empty the level draws no head.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// In reading order; never empty.
    pub stages: Vec<Stage>,
}

/// A part of the journey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Identity within the map.
    pub id: StageId,
    /// Words of the head.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// A second, quieter line of the head.
    #[serde(default, skip_serializing_if = "is_default")]
    pub subtitle: String,
    /// Time, owner and the like.
    #[serde(default, skip_serializing_if = "is_default")]
    pub facts: Facts,
    /// The stage this one was copied from, in the map that this map grew out of; it may be gone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub origin: Option<StageId>,
    /// In reading order; never empty.
    pub steps: Vec<Step>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Identity within the map; cells are keyed by it.
    pub id: StepId,
    /// Words of the head; while every step's are empty the level draws no head.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// A second, quieter line of the head.
    #[serde(default, skip_serializing_if = "is_default")]
    pub subtitle: String,
    /// Time, owner and the like.
    #[serde(default, skip_serializing_if = "is_default")]
    pub facts: Facts,
    /// The step this one was copied from, in the map that this map grew out of; it may be gone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub origin: Option<StepId>,
}

/// What a stage or a step may say of itself besides its words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// When it begins.
    #[serde(default, skip_serializing_if = "is_default")]
    pub clock: Option<ClockTime>,
    /// How long it takes, in minutes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub duration: Option<u32>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: String,
    /// Happens without the company.
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_with_us: bool,
    /// Happens again and again.
    #[serde(default, skip_serializing_if = "is_default")]
    pub repeats: bool,
    /// Its parts may come in any order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub any_order: bool,
    /// Column width in map units. A stage's is that of its steps which have none of their own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub width: Option<f32>,
}

impl Step {
    /// A step without words.
    #[must_use]
    pub fn new(id: StepId) -> Self {
        Self { id, title: String::new(), subtitle: String::new(), facts: Facts::default(), origin: None }
    }
}

impl Stage {
    /// A stage of the given words with one step.
    #[must_use]
    pub fn new(id: StageId, title: impl Into<String>, step: StepId) -> Self {
        Self {
            id,
            title: title.into(),
            subtitle: String::new(),
            facts: Facts::default(),
            origin: None,
            steps: vec![Step::new(step)],
        }
    }
}
