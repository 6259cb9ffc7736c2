//! What can be carried over the canvas, and what a press picks up. Knows nothing of where it goes.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Handle, Press};
use crate::app::action::Tool;
use crate::layout::Edge;
use crate::model::{
    Block, BlockId, Card, CardId, Item, Lane, LaneId, LinkId, Phase, PhaseId, PointId, Stage, StageId, Step,
    StepId,
};

/// What is carried.
#[derive(Debug, Clone, PartialEq)]
pub enum Load {
    /// Cards of the map or the parking lot, in reading order.
    Cards {
        /// All of them.
        cards: Vec<CardId>,
        /// The one under the pointer.
        grabbed: CardId,
    },
    /// A point of a curve or of figures.
    Point(PointId),
    /// The head of a phase.
    Phase(PhaseId),
    /// The head of a stage.
    Stage(StageId),
    /// The head of a step.
    Step(StepId),
    /// The head of a lane.
    Lane(LaneId),
    /// A block of text.
    Block(BlockId),
    /// The right edge of these neighbouring columns.
    ColumnEdge(Vec<StepId>),
    /// The right edge of a card.
    CardEdge(CardId),
    /// The middle line of a curve.
    Baseline(LaneId),
    /// The loose end of a new arrow from this card.
    Arrow(CardId),
    /// An end of an arrow: where it starts, or else where it points.
    ArrowEnd(LinkId, bool),
    /// A card out of the palette.
    NewCard(Box<Card>),
    /// A phase out of the palette.
    NewPhase(Phase),
    /// A stage out of the palette.
    NewStage(Stage),
    /// A step out of the palette.
    NewStep(Step),
    /// A lane out of the palette.
    NewLane(Arc<Lane>),
    /// A block of text out of the palette.
    NewBlock(Block),
}

impl Load {
    /// What a drag from that press carries; `None`: it draws a rectangle.
    pub(super) fn of(press: &Press) -> Option<Self> {
        if let (Tool::Link, Some(Item::Card(card))) = (press.tool, press.item) {
            return Some(Self::Arrow(card));
        }
        match press.handle {
            Some(Handle::New(card)) => return Some(Self::Arrow(card)),
            Some(Handle::Start(link)) => return Some(Self::ArrowEnd(link, true)),
            Some(Handle::Target(link)) => return Some(Self::ArrowEnd(link, false)),
            None => {}
        }
        match press.edge {
            Some(Edge::Column(step)) => return Some(Self::ColumnEdge(vec![step])),
            Some(Edge::Stage(stage)) => {
                let columns = press.held.layout.setting.columns.iter();
                let steps = columns.filter(|column| column.stage == stage).map(|column| column.step);
                return Some(Self::ColumnEdge(steps.collect()));
            }
            Some(Edge::Card(card)) => return Some(Self::CardEdge(card)),
            Some(Edge::Baseline(lane)) => return Some(Self::Baseline(lane)),
            None => {}
        }
        match press.item? {
            Item::Card(card) => Some(cards(press, card)),
            Item::Point(id) => Some(Self::Point(id)),
            Item::Phase(id) => Some(Self::Phase(id)),
            Item::Stage(id) => Some(Self::Stage(id)),
            Item::Step(id) => Some(Self::Step(id)),
            Item::Lane(id) => Some(Self::Lane(id)),
            Item::Block(id) => Some(Self::Block(id)),
            Item::Title
            | Item::Persona(_)
            | Item::Layer(_)
            | Item::Cell(..)
            | Item::Link(_)
            | Item::Legend => None,
        }
    }

    /// The cards of the map that are carried.
    #[must_use]
    pub fn cards(&self) -> &[CardId] {
        match self {
            Self::Cards { cards, .. } => cards,
            Self::Point(_)
            | Self::Phase(_)
            | Self::Stage(_)
            | Self::Step(_)
            | Self::Lane(_)
            | Self::Block(_)
            | Self::ColumnEdge(_)
            | Self::CardEdge(_)
            | Self::Baseline(_)
            | Self::Arrow(_)
            | Self::ArrowEnd(..)
            | Self::NewCard(_)
            | Self::NewPhase(_)
            | Self::NewStage(_)
            | Self::NewStep(_)
            | Self::NewLane(_)
            | Self::NewBlock(_) => &[],
        }
    }
}

/// The card alone, or every selected card with it.
fn cards(press: &Press, grabbed: CardId) -> Load {
    let chosen: HashSet<Item> = press.selection.iter().copied().collect();
    let with_selection = press.adds || chosen.contains(&Item::Card(grabbed));
    let goes = |card: CardId| card == grabbed || (with_selection && chosen.contains(&Item::Card(card)));
    let placed = press.held.layout.placed_cards_and_points().filter_map(|(item, _)| match item {
        Item::Card(card) if goes(card) => Some(card),
        _ => None,
    });
    Load::Cards { cards: placed.collect(), grabbed }
}
