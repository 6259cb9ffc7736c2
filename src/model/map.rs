//! A map: columns, rows, arrows, and what stands around the grid. Knows nothing of other maps but their ids.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    BlockId, Card, CardId, Date, Item, Lane, LaneId, LinkId, MapId, PersonaId, Phase, Point, PointId, Stage,
    StageId, Step, StepId, Target, View, is_default,
};

/// One tab of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// Identity within the document.
    pub id: MapId,
    /// Words of the tab and of the title block.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// Which state of the journey it shows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: MapState,
    /// What happens, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scenario: String,
    /// What the customer wants to reach.
    #[serde(default, skip_serializing_if = "is_default")]
    pub goal: String,
    /// Day that the map speaks of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// Whom it is about, in the order of curves and legend; at most five are drawn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub personas: Vec<PersonaId>,
    /// The title block also tells what its personas do, need and want.
    #[serde(default, skip_serializing_if = "is_default")]
    pub persona_details: bool,
    /// The map this one grew out of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub origin: Option<MapId>,
    /// Text above the grid.
    #[serde(default, skip_serializing_if = "is_default")]
    pub blocks_above: Vec<Block>,
    /// Text below the grid.
    #[serde(default, skip_serializing_if = "is_default")]
    pub blocks_below: Vec<Block>,
    /// What indicators should reach.
    #[serde(default, skip_serializing_if = "is_default")]
    pub targets: Vec<Target>,
    /// Saved choices of what is visible.
    #[serde(default, skip_serializing_if = "is_default")]
    pub views: Vec<View>,
    /// Review findings that somebody waved away, by the finding's own key.
    #[serde(default, skip_serializing_if = "is_default")]
    pub dismissed: Vec<String>,
    /// The columns; never empty.
    pub phases: Vec<Phase>,
    /// The rows, sorted by layer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lanes: Vec<Arc<Lane>>,
    /// Arrows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub links: Vec<Link>,
    /// Cards kept beside the map.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parking: Vec<Card>,
}

/// Which state of the journey a map shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MapState {
    /// As it is today.
    #[default]
    Current,
    /// A whole day, whether or not it touches the company.
    DayInTheLife,
    /// As it should be.
    Future,
}

/// Text above or below the grid: principles, a summary, sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Identity within the map.
    pub id: BlockId,
    /// Its heading.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// Its words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
}

/// An arrow between two cards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Identity within the map.
    pub id: LinkId,
    /// Where it starts.
    pub from: CardId,
    /// Where it points.
    pub to: CardId,
    /// Words on it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
    /// Points both ways.
    #[serde(default, skip_serializing_if = "is_default")]
    pub two_way: bool,
}

impl Map {
    /// An empty map of one phase, one stage and one step.
    #[must_use]
    pub fn new(id: MapId, title: impl Into<String>, phase: Phase) -> Self {
        Self {
            id,
            title: title.into(),
            state: MapState::Current,
            scenario: String::new(),
            goal: String::new(),
            date: None,
            personas: Vec::new(),
            persona_details: false,
            origin: None,
            blocks_above: Vec::new(),
            blocks_below: Vec::new(),
            targets: Vec::new(),
            views: Vec::new(),
            dismissed: Vec::new(),
            phases: vec![phase],
            lanes: Vec::new(),
            links: Vec::new(),
            parking: Vec::new(),
        }
    }

    /// Every stage with its phase, left to right.
    pub fn stages(&self) -> impl Iterator<Item = (&Phase, &Stage)> {
        self.phases.iter().flat_map(|phase| phase.stages.iter().map(move |stage| (phase, stage)))
    }

    /// Every step with its stage, left to right: the columns.
    pub fn steps(&self) -> impl Iterator<Item = (&Stage, &Step)> {
        self.stages().flat_map(|(_, stage)| stage.steps.iter().map(move |step| (stage, step)))
    }

    /// Ids of the columns, left to right.
    #[must_use]
    pub fn columns(&self) -> Vec<StepId> {
        self.steps().map(|(_, step)| step.id).collect()
    }

    /// The stage of that id.
    #[must_use]
    pub fn stage(&self, id: StageId) -> Option<&Stage> {
        self.stages().map(|(_, stage)| stage).find(|stage| stage.id == id)
    }

    /// The step of that id and its stage.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<(&Stage, &Step)> {
        self.steps().find(|(_, step)| step.id == id)
    }

    /// The lane of that id.
    #[must_use]
    pub fn lane(&self, id: LaneId) -> Option<&Arc<Lane>> {
        self.lanes.iter().find(|lane| lane.id == id)
    }

    /// The card of that id with the lane and step it lies in; `None` also when it is parked.
    #[must_use]
    pub fn card_in_grid(&self, id: CardId) -> Option<(&Arc<Lane>, StepId, usize, &Card)> {
        self.lanes.iter().find_map(|lane| {
            lane.cards()
                .find(|(_, _, card)| card.id == id)
                .map(|(step, index, card)| (lane, step, index, card))
        })
    }

    /// The card of that id, in the grid or parked.
    #[must_use]
    pub fn card(&self, id: CardId) -> Option<&Card> {
        self.card_in_grid(id)
            .map(|(_, _, _, card)| card)
            .or_else(|| self.parking.iter().find(|card| card.id == id))
    }

    /// The point of that id with the lane and step it lies in.
    #[must_use]
    pub fn point(&self, id: PointId) -> Option<(&Arc<Lane>, StepId, &Point)> {
        self.lanes.iter().find_map(|lane| {
            lane.points().find(|(_, point)| point.id == id).map(|(step, point)| (lane, step, point))
        })
    }

    /// Every card and point, parked cards too.
    pub fn contents(&self) -> impl Iterator<Item = Item> {
        let cards = self.lanes.iter().flat_map(|lane| lane.cards().map(|(.., card)| Item::Card(card.id)));
        let points = self.lanes.iter().flat_map(|lane| lane.points().map(|(_, point)| Item::Point(point.id)));
        cards.chain(points).chain(self.parking.iter().map(|card| Item::Card(card.id)))
    }

    /// Where the lane stands among the rows.
    #[must_use]
    pub fn lane_index(&self, id: LaneId) -> Option<usize> {
        self.lanes.iter().position(|lane| lane.id == id)
    }

    /// Whether the map still has what the address names.
    #[must_use]
    pub fn has(&self, item: Item) -> bool {
        match item {
            Item::Title | Item::Legend | Item::Layer(_) => true,
            Item::Persona(id) => self.personas.contains(&id),
            Item::Phase(id) => self.phases.iter().any(|phase| phase.id == id),
            Item::Stage(id) => self.stage(id).is_some(),
            Item::Step(id) => self.step(id).is_some(),
            Item::Lane(id) => self.lane(id).is_some(),
            Item::Cell(lane, step) => self.lane(lane).is_some() && self.step(step).is_some(),
            Item::Card(id) => self.card(id).is_some(),
            Item::Point(id) => self.point(id).is_some(),
            Item::Link(id) => self.links.iter().any(|link| link.id == id),
            Item::Block(id) => self.blocks_above.iter().chain(&self.blocks_below).any(|block| block.id == id),
        }
    }
}
