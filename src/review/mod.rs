//! The review: what in a map breaks the rules of the field or is still missing, each with the place to go to
//! and its reason. A finding is advice and never blocks anything. Parked cards are left out; cells that are
//! empty on purpose count as filled; hidden lanes answer for others, but are not reviewed themselves.
//! Knows nothing of how findings are shown.

mod blueprint;
mod details;
mod gaps;
mod grid;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::model::{Document, Item, Language, Map, MapId};
use crate::words::{self, review::RuleWords};

pub use grid::{Grid, Placed};

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: Rule,
    /// Where: the first is the place to jump to, all of them are what the sentence names.
    pub items: Vec<Item>,
    /// The same for the same rule and things as long as they exist: kept in [`Map::dismissed`] once somebody
    /// has waved the finding away.
    pub key: String,
    /// Whether somebody has.
    pub dismissed: bool,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The map contradicts itself or the logic of a blueprint.
    Breach,
    /// Something is missing that a finished map has.
    Gap,
    /// Something could be said more fully.
    Detail,
}

/// A rule of the field. Rules that ask for a concept (evidence, channels, arrows …) hold their peace until the
/// map has begun to use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Front-stage work happens in contact with the customer: above the line of interaction there is what the
    /// customer does (Shostack 1984; Bitner, Ostrom and Morgan 2008).
    FrontWithoutAction,
    /// An arrow that crosses two of the three lines leaves out the layer between, which then does its part
    /// unseen by the map (Bitner, Ostrom and Morgan 2008: each line is crossed where the neighbours interact).
    ArrowJumpsLayer,
    /// In a future state the pain that the map was made to take away is still there, word for word.
    PainLeftInFuture,
    /// Physical evidence is told for every moment of contact (Shostack 1984; Bitner, Ostrom and Morgan 2008).
    TouchpointWithoutEvidence,
    /// A map leads from what hurts to what could be done (NN/g, "Journey Mapping 101": opportunities).
    PainWithoutOpportunity,
    /// Every stage holds something, or it is no stage of this journey.
    EmptyStage,
    /// A lane that asks a question which nobody answered.
    EmptyLane,
    /// Mindsets and emotions run through all phases (NN/g, "Journey Mapping 101").
    StageWithoutEmotion,
    /// Back-stage work exists for what the customer meets; arrows say for what (Shostack 1984; Bitner, Ostrom
    /// and Morgan 2008).
    BackStageUnlinked,
    /// A map tells the story of one actor (NN/g, "Journey Mapping 101").
    NoPersona,
    /// What the customer does alone, in a column where everything else has a touchpoint lane to answer.
    ActionWithoutTouchpoint,
    /// A touchpoint is a channel at a moment; without one it cannot be followed across channels.
    TouchpointWithoutChannel,
    /// Without severity pain points cannot be put in order.
    PainWithoutSeverity,
    /// Without category they cannot be counted by cause.
    PainWithoutCategory,
    /// The same words twice in one cell.
    SaidTwice,
}

/// All findings of a map, by rule and then from left to right; none when the document has no such map.
#[must_use]
pub fn review(document: &Document, map: MapId) -> Vec<Finding> {
    let Some(map) = document.map(map) else { return Vec::new() };
    let grid = Grid::new(map);
    // A map that nobody has begun to fill breaks no rules.
    if grid.is_blank() {
        return Vec::new();
    }
    let dismissed: HashSet<&str> = map.dismissed.iter().map(String::as_str).collect();
    let findings = Rule::ALL.iter().flat_map(|&rule| {
        let broken = rule.broken(document, &grid);
        broken.into_iter().map(move |items| (rule, items))
    });
    findings.map(|(rule, items)| Finding::new(rule, items, &dismissed)).collect()
}

impl Rule {
    /// All rules, the weightiest first.
    pub const ALL: [Self; 15] = [
        Self::FrontWithoutAction,
        Self::ArrowJumpsLayer,
        Self::PainLeftInFuture,
        Self::TouchpointWithoutEvidence,
        Self::PainWithoutOpportunity,
        Self::EmptyStage,
        Self::EmptyLane,
        Self::StageWithoutEmotion,
        Self::BackStageUnlinked,
        Self::NoPersona,
        Self::ActionWithoutTouchpoint,
        Self::TouchpointWithoutChannel,
        Self::PainWithoutSeverity,
        Self::PainWithoutCategory,
        Self::SaidTwice,
    ];

    /// How much its findings matter.
    #[must_use]
    pub fn weight(self) -> Weight {
        match self {
            Self::FrontWithoutAction | Self::ArrowJumpsLayer | Self::PainLeftInFuture => Weight::Breach,
            Self::TouchpointWithoutEvidence
            | Self::PainWithoutOpportunity
            | Self::EmptyStage
            | Self::EmptyLane
            | Self::StageWithoutEmotion
            | Self::BackStageUnlinked
            | Self::NoPersona => Weight::Gap,
            Self::ActionWithoutTouchpoint
            | Self::TouchpointWithoutChannel
            | Self::PainWithoutSeverity
            | Self::PainWithoutCategory
            | Self::SaidTwice => Weight::Detail,
        }
    }

    /// Its name, sentence and reason.
    #[must_use]
    pub fn words(self, language: Language) -> &'static RuleWords {
        let words = match self {
            Self::FrontWithoutAction => words::review::front_without_action,
            Self::ArrowJumpsLayer => words::review::arrow_jumps_layer,
            Self::PainLeftInFuture => words::review::pain_left_in_future,
            Self::TouchpointWithoutEvidence => words::review::touchpoint_without_evidence,
            Self::PainWithoutOpportunity => words::review::pain_without_opportunity,
            Self::EmptyStage => words::review::empty_stage,
            Self::EmptyLane => words::review::empty_lane,
            Self::StageWithoutEmotion => words::review::stage_without_emotion,
            Self::BackStageUnlinked => words::review::back_stage_unlinked,
            Self::NoPersona => words::review::no_persona,
            Self::ActionWithoutTouchpoint => words::review::action_without_touchpoint,
            Self::TouchpointWithoutChannel => words::review::touchpoint_without_channel,
            Self::PainWithoutSeverity => words::review::pain_without_severity,
            Self::PainWithoutCategory => words::review::pain_without_category,
            Self::SaidTwice => words::review::said_twice,
        };
        words(language)
    }

    /// What its findings are called in [`Map::dismissed`]; never to be changed.
    fn slug(self) -> &'static str {
        match self {
            Self::FrontWithoutAction => "front-without-action",
            Self::ArrowJumpsLayer => "arrow-jumps-layer",
            Self::PainLeftInFuture => "pain-left-in-future",
            Self::TouchpointWithoutEvidence => "touchpoint-without-evidence",
            Self::PainWithoutOpportunity => "pain-without-opportunity",
            Self::EmptyStage => "empty-stage",
            Self::EmptyLane => "empty-lane",
            Self::StageWithoutEmotion => "stage-without-emotion",
            Self::BackStageUnlinked => "back-stage-unlinked",
            Self::NoPersona => "no-persona",
            Self::ActionWithoutTouchpoint => "action-without-touchpoint",
            Self::TouchpointWithoutChannel => "touchpoint-without-channel",
            Self::PainWithoutSeverity => "pain-without-severity",
            Self::PainWithoutCategory => "pain-without-category",
            Self::SaidTwice => "said-twice",
        }
    }

    /// Where it is broken: for each finding the things that it is about.
    fn broken(self, document: &Document, grid: &Grid<'_>) -> Vec<Vec<Item>> {
        match self {
            Self::FrontWithoutAction => blueprint::front_without_action(grid),
            Self::ArrowJumpsLayer => blueprint::arrow_jumps_layer(grid),
            Self::BackStageUnlinked => blueprint::back_stage_unlinked(grid),
            Self::TouchpointWithoutEvidence => blueprint::touchpoint_without_evidence(grid),
            Self::PainLeftInFuture => gaps::pain_left_in_future(document, grid),
            Self::PainWithoutOpportunity => gaps::pain_without_opportunity(grid),
            Self::EmptyStage => gaps::empty_stage(grid),
            Self::EmptyLane => gaps::empty_lane(grid),
            Self::StageWithoutEmotion => gaps::stage_without_emotion(grid),
            Self::NoPersona => gaps::no_persona(grid),
            Self::ActionWithoutTouchpoint => details::action_without_touchpoint(grid),
            Self::TouchpointWithoutChannel => details::touchpoint_without_channel(grid),
            Self::PainWithoutSeverity => details::pain_without_severity(grid),
            Self::PainWithoutCategory => details::pain_without_category(grid),
            Self::SaidTwice => details::said_twice(grid),
        }
    }
}

impl Finding {
    fn new(rule: Rule, items: Vec<Item>, dismissed: &HashSet<&str>) -> Self {
        let mut key = rule.slug().to_owned();
        for item in &items {
            if let Some(id) = id_of(*item) {
                key.push('/');
                key.push_str(&id);
            }
        }
        let dismissed = dismissed.contains(key.as_str());
        Self { rule, items, key, dismissed }
    }

    /// The finding in a sentence that names the thing: `“Wait for the van” has no opportunity`.
    #[must_use]
    pub fn sentence(&self, map: &Map, language: Language) -> String {
        let names: Vec<String> = self.items.iter().flat_map(|item| names_of(*item, map, language)).collect();
        self.rule.words(language).sentence_with(&names)
    }

    /// Where it is: `Purchase · Actions`; empty for the map as a whole.
    #[must_use]
    pub fn place(&self, map: &Map, language: Language) -> String {
        let item = self.items.first().copied().unwrap_or(Item::Title);
        let (step, lane) = match item {
            Item::Card(id) => match map.card_in_grid(id) {
                Some((lane, step, ..)) => (Some(step), Some(lane.id)),
                None => (None, None),
            },
            Item::Link(id) => {
                let from = map.links.iter().find(|link| link.id == id).map(|link| link.from);
                match from.and_then(|from| map.card_in_grid(from)) {
                    Some((lane, step, ..)) => (Some(step), Some(lane.id)),
                    None => (None, None),
                }
            }
            Item::Cell(lane, step) => (Some(step), Some(lane)),
            Item::Step(step) => (Some(step), None),
            Item::Title
            | Item::Persona(_)
            | Item::Phase(_)
            | Item::Stage(_)
            | Item::Layer(_)
            | Item::Lane(_)
            | Item::Point(_)
            | Item::Block(_)
            | Item::Legend => (None, None),
        };
        let stage = step.and_then(|step| map.step(step)).map(|(stage, _)| stage.title.as_str());
        let lane = lane.and_then(|lane| map.lane(lane)).map(|lane| lane.title.as_str());
        let parts: Vec<&str> = stage.into_iter().chain(lane).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { words::kinds::item(language, item).to_owned() } else { parts.join(" · ") }
    }
}

/// The written id of a thing.
fn id_of(item: Item) -> Option<String> {
    match item {
        Item::Title | Item::Legend | Item::Layer(_) => None,
        Item::Persona(id) => Some(id.to_string()),
        Item::Phase(id) => Some(id.to_string()),
        Item::Stage(id) => Some(id.to_string()),
        Item::Step(id) => Some(id.to_string()),
        Item::Lane(id) => Some(id.to_string()),
        Item::Cell(lane, step) => Some(format!("{lane}/{step}")),
        Item::Card(id) => Some(id.to_string()),
        Item::Point(id) => Some(id.to_string()),
        Item::Link(id) => Some(id.to_string()),
        Item::Block(id) => Some(id.to_string()),
    }
}

/// What a sentence calls a thing; an arrow gives the names of its two ends, a cell that of its stage.
fn names_of(item: Item, map: &Map, language: Language) -> Vec<String> {
    let card = |id| {
        let card = map.card(id)?;
        Some(words::review::name(language, words::kinds::card_kind(language, &card.kind), &card.title))
    };
    let stage = |title: &str| words::review::name(language, words::kinds::item(language, item), title);
    match item {
        Item::Card(id) => card(id).into_iter().collect(),
        Item::Link(id) => {
            let link = map.links.iter().find(|link| link.id == id);
            link.into_iter().flat_map(|link| [link.from, link.to]).filter_map(card).collect()
        }
        Item::Stage(id) => map.stage(id).map(|it| stage(&it.title)).into_iter().collect(),
        Item::Cell(_, step) => map.step(step).map(|(it, _)| stage(&it.title)).into_iter().collect(),
        Item::Lane(id) => map.lane(id).map(|it| stage(&it.title)).into_iter().collect(),
        Item::Title
        | Item::Persona(_)
        | Item::Phase(_)
        | Item::Step(_)
        | Item::Layer(_)
        | Item::Point(_)
        | Item::Block(_)
        | Item::Legend => Vec::new(),
    }
}
