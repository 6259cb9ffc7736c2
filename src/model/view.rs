//! What of a map is visible, and such choices saved under a name.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Card, Lane, LaneId, Layer, Map, PersonaId, Phase, Point, Series, Stage, StageId, ViewId, is_default,
};

/// A choice of what is visible, saved under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// Identity within the map.
    pub id: ViewId,
    /// Its name.
    pub title: String,
    /// The choice.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shown: Shown,
}

/// What of a map is visible. The default shows everything that is not hidden in the map itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "choices that do not depend on each other")]
pub struct Shown {
    /// Only these stages; none: all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stages: Option<StageRange>,
    /// Lanes left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_lanes: Vec<LaneId>,
    /// Layers left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_layers: Vec<Layer>,
    /// Personas whose cards and curves are left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_personas: Vec<PersonaId>,
    /// Variants whose cards are left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_variants: Vec<String>,
    /// Lanes drawn as a strip, besides those folded in the map.
    #[serde(default, skip_serializing_if = "is_default")]
    pub folded_lanes: Vec<LaneId>,
    /// The title block is left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_title: bool,
    /// The legend is left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_legend: bool,
    /// The blocks of text above and below the grid are left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_blocks: bool,
    /// The heads of the columns are left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_heads: bool,
    /// The personas in the title block are left out; their cards and curves stay.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_faces: bool,
    /// Width over height of the page to lay out for; none: as wide as the columns.
    #[serde(default, skip_serializing_if = "is_default")]
    pub page_shape: Option<f32>,
}

/// Neighbouring stages, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageRange {
    /// The first stage shown.
    pub first: StageId,
    /// The last stage shown.
    pub last: StageId,
}

impl Shown {
    /// The visible stages with their phases, left to right. A range that names a stage that is gone shows all.
    #[must_use]
    pub fn stages<'a>(&self, map: &'a Map) -> Vec<(&'a Phase, &'a Stage)> {
        let stages: Vec<_> = map.stages().collect();
        let Some(range) = self.stages else { return stages };
        let place = |id| stages.iter().position(|(_, stage)| stage.id == id);
        match (place(range.first), place(range.last)) {
            (Some(first), Some(last)) => {
                stages.get(first.min(last)..=first.max(last)).unwrap_or(&stages).to_vec()
            }
            _ => stages,
        }
    }

    /// The visible lanes, folded ones among them, top to bottom.
    #[must_use]
    pub fn lanes<'a>(&self, map: &'a Map) -> Vec<&'a Arc<Lane>> {
        let visible = |lane: &&Arc<Lane>| {
            !lane.hidden
                && !self.without_lanes.contains(&lane.id)
                && !self.without_layers.contains(&lane.layer)
        };
        map.lanes.iter().filter(visible).collect()
    }

    /// Whether a card is visible where its lane and stage are.
    #[must_use]
    pub fn shows(&self, card: &Card) -> bool {
        !card.is_left_out_with(&self.without_personas, &self.without_variants)
    }

    /// Whether a point is visible where its lane and stage are.
    #[must_use]
    pub fn shows_point(&self, point: &Point) -> bool {
        !matches!(point.series, Series::Persona(id) if self.without_personas.contains(&id))
    }
}
