//! The address of a thing in a map, for selection, hit tests and edits.

use super::{BlockId, CardId, LaneId, Layer, LinkId, PersonaId, PhaseId, PointId, StageId, StepId};

/// Anything in a map that can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The map's own title block.
    Title,
    /// A persona in the title block.
    Persona(PersonaId),
    /// The head of a phase.
    Phase(PhaseId),
    /// The head of a stage.
    Stage(StageId),
    /// The head of a step.
    Step(StepId),
    /// The strip of a layer.
    Layer(Layer),
    /// The head of a lane.
    Lane(LaneId),
    /// A cell, also an empty one.
    Cell(LaneId, StepId),
    /// A card.
    Card(CardId),
    /// A point of a curve or of figures.
    Point(PointId),
    /// An arrow.
    Link(LinkId),
    /// A block of text above or below the grid.
    Block(BlockId),
    /// The legend.
    Legend,
}

impl Item {
    /// Whether it is the head of columns: a phase, a stage or a step.
    #[must_use]
    pub fn is_column_head(self) -> bool {
        matches!(self, Self::Phase(_) | Self::Stage(_) | Self::Step(_))
    }

    /// Whether it is a head: of columns, or of a lane.
    #[must_use]
    pub fn is_head(self) -> bool {
        self.is_column_head() || matches!(self, Self::Lane(_))
    }
}
