//! What edits are made of besides the records of the model: places, and what a map or a lane says of itself.

use crate::model::{
    BlockId, CardId, Date, LaneId, LaneKind, Layer, LinkId, Map, MapState, PhaseId, PointId, Rgb, StageId,
    StepId,
};

/// Where cards go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Into the stack of a cell.
    Cell {
        /// A lane of cards.
        lane: LaneId,
        /// The column.
        step: StepId,
        /// Place in the stack; beyond its end: last.
        index: usize,
    },
    /// Into the parking lot.
    Parking {
        /// Place in the list; beyond its end: last.
        index: usize,
    },
}

/// Words that can be typed in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextPlace {
    /// Title of the map.
    Map,
    /// Head of a phase.
    Phase(PhaseId),
    /// Head of a stage.
    Stage(StageId),
    /// Second line of a stage's head.
    StageSubtitle(StageId),
    /// Head of a step.
    Step(StepId),
    /// Second line of a step's head.
    StepSubtitle(StepId),
    /// Head of a lane.
    Lane(LaneId),
    /// Words of a card.
    Card(CardId),
    /// Words beside a point.
    Point(PointId),
    /// Words on an arrow.
    Link(LinkId),
    /// Heading of a block.
    BlockTitle(BlockId),
    /// Words of a block.
    BlockText(BlockId),
}

/// What the title block says besides the title.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brief {
    /// Which state of the journey the map shows.
    pub state: MapState,
    /// What happens, in a sentence.
    pub scenario: String,
    /// What the customer wants to reach.
    pub goal: String,
    /// Day that the map speaks of.
    pub date: Option<Date>,
    /// Tells what the personas do, need and want.
    pub persona_details: bool,
}

impl Brief {
    /// As it stands in the map.
    #[must_use]
    pub fn of(map: &Map) -> Self {
        Self {
            state: map.state,
            scenario: map.scenario.clone(),
            goal: map.goal.clone(),
            date: map.date,
            persona_details: map.persona_details,
        }
    }
}

/// What a lane says of itself besides its words and cells.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneSettings {
    /// What it holds; cannot change between cards and points while cells hold something.
    pub kind: LaneKind,
    /// The band it belongs to.
    pub layer: Layer,
    /// Lanes shown and folded together.
    pub group: String,
    /// Name of a divider above.
    pub divider: String,
    /// Ground colour.
    pub colour: Option<Rgb>,
    /// Collapsed to a strip.
    pub folded: bool,
    /// Not drawn.
    pub hidden: bool,
    /// Stays in view under the heads.
    pub pinned: bool,
}
