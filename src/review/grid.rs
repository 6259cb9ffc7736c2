//! A map as the rules ask about it: cards in reading order with all columns they cover, what every column
//! holds, and which cards arrows join. Made once for a review. Knows no rule.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Card, CardId, CardKind, Lane, LaneKind, Layer, LinkId, Map, Stage, StepId};

/// A card of the grid with its place.
#[derive(Debug, Clone)]
pub struct Placed<'a> {
    /// The card.
    pub card: &'a Card,
    /// Its lane.
    pub lane: &'a Lane,
    /// The stage of its cell.
    pub stage: &'a Stage,
    /// The columns it covers, counted from 0.
    pub columns: Range<usize>,
    /// The cell's column.
    pub step: StepId,
    /// Row of the lane and place in the stack, for reading order.
    order: (usize, usize),
}

/// What lies in a column, in whatever lane, spanning cards included.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says of one thing whether it is there")]
pub(super) struct Column {
    /// A card, or a cell that is empty on purpose.
    pub(super) filled: bool,
    /// Something that the customer does, or nothing on purpose.
    pub(super) action: bool,
    /// What the customer sees or holds, or nothing on purpose.
    pub(super) evidence: bool,
    /// A touchpoint, or none on purpose.
    pub(super) touchpoint: bool,
    /// A point of an emotion curve, or a gap in it.
    pub(super) emotion: bool,
    /// Opportunities, by their place in the list of cards.
    opportunities: Vec<usize>,
}

/// A map by columns.
#[derive(Debug)]
pub struct Grid<'a> {
    map: &'a Map,
    stages: Vec<(&'a Stage, Range<usize>)>,
    cards: Vec<Placed<'a>>,
    columns: Vec<Column>,
    by_id: HashMap<CardId, usize>,
    /// Cards at the other ends of a card's arrows.
    linked: HashMap<CardId, Vec<CardId>>,
    layers: Vec<Layer>,
}

impl<'a> Grid<'a> {
    /// The map by columns.
    #[must_use]
    pub fn new(map: &'a Map) -> Self {
        let (stages, places) = columns_of(map);
        let mut grid = Self {
            map,
            columns: vec![Column::default(); places.len()],
            cards: Vec::new(),
            by_id: HashMap::new(),
            linked: HashMap::new(),
            layers: layers_of(map),
            stages,
        };
        grid.place_cards(&places);
        for link in &map.links {
            grid.linked.entry(link.from).or_default().push(link.to);
            grid.linked.entry(link.to).or_default().push(link.from);
        }
        grid.fill_columns(&places);
        grid
    }

    /// The map itself.
    #[must_use]
    pub fn map(&self) -> &'a Map {
        self.map
    }

    /// All cards of the grid, column by column from the top.
    #[must_use]
    pub fn cards(&self) -> &[Placed<'a>] {
        &self.cards
    }

    /// The card of that id, unless it is parked.
    #[must_use]
    pub fn card(&self, id: CardId) -> Option<&Placed<'a>> {
        self.by_id.get(&id).and_then(|&at| self.cards.get(at))
    }

    /// The opportunities that answer a card: those that arrows lead to or from, then those in its columns.
    pub fn opportunities_of<'g>(&'g self, card: &Placed<'a>) -> impl Iterator<Item = &'g Placed<'a>> {
        let linked = self.linked.get(&card.card.id).into_iter().flatten();
        let linked = linked.filter_map(|&id| self.card(id)).filter(|other| is_opportunity(other.card));
        let columns = self.columns.get(card.columns.clone()).unwrap_or_default();
        let beside = columns.iter().flat_map(|column| &column.opportunities);
        linked.chain(beside.filter_map(|&at| self.cards.get(at)))
    }

    /// Whether nothing lies in the map.
    pub(super) fn is_blank(&self) -> bool {
        self.cards.is_empty() && self.map.lanes.iter().all(|lane| lane.points().next().is_none())
    }

    /// Cards of lanes that are drawn.
    pub(super) fn seen(&self) -> impl Iterator<Item = &Placed<'a>> {
        self.cards.iter().filter(|placed| !placed.lane.hidden)
    }

    /// Every stage with its columns.
    pub(super) fn stages(&self) -> &[(&'a Stage, Range<usize>)] {
        &self.stages
    }

    /// Whether any of the columns is so.
    pub(super) fn any(&self, columns: &Range<usize>, is_so: impl Fn(&Column) -> bool) -> bool {
        self.columns.get(columns.clone()).unwrap_or_default().iter().any(is_so)
    }

    /// Cards at the other ends of the card's arrows.
    pub(super) fn linked(&self, card: CardId) -> &[CardId] {
        self.linked.get(&card).map_or(&[], Vec::as_slice)
    }

    /// Whether the map uses the layer.
    pub(super) fn has_layer(&self, layer: Layer) -> bool {
        self.layers.contains(&layer)
    }

    /// How many of the blueprint's lines are drawn between two layers: one above every layer in use that
    /// has one, unless it is the top row.
    pub(super) fn lines_between(&self, one: Layer, other: Layer) -> usize {
        let (above, below) = (one.min(other), one.max(other));
        let between = self.layers.iter().filter(|&&layer| above < layer && layer <= below);
        between.filter(|layer| !matches!(layer, Layer::Evidence | Layer::Customer)).count()
    }

    /// The ends of every arrow whose cards both lie in the grid.
    pub(super) fn arrows(&self) -> impl Iterator<Item = (LinkId, &Placed<'a>, &Placed<'a>)> {
        self.map.links.iter().filter_map(|link| Some((link.id, self.card(link.from)?, self.card(link.to)?)))
    }

    fn place_cards(&mut self, places: &HashMap<StepId, (usize, &'a Stage)>) {
        let map = self.map;
        for (row, lane) in map.lanes.iter().enumerate() {
            for (step, place, card) in lane.cards() {
                let Some(&(column, stage)) = places.get(&step) else { continue };
                let end = (column + usize::from(card.span).max(1)).min(self.columns.len());
                self.cards.push(Placed {
                    card,
                    lane,
                    stage,
                    columns: column..end,
                    step,
                    order: (row, place),
                });
            }
        }
        self.cards.sort_by_key(|placed| (placed.columns.start, placed.order));
        self.by_id = self.cards.iter().enumerate().map(|(at, placed)| (placed.card.id, at)).collect();
    }

    fn fill_columns(&mut self, places: &HashMap<StepId, (usize, &'a Stage)>) {
        // Where nobody uses action cards, whatever lies in the customer's layer is what the customer does.
        let named = self.map.lanes.iter().any(|lane| lane.layer == Layer::Customer && lane_of_actions(lane));
        let named = named || self.cards.iter().any(is_customer_action);
        for (at, placed) in self.cards.iter().enumerate() {
            let (card, lane) = (placed.card, placed.lane);
            let action = if named {
                is_customer_action(placed) || (lane.layer == Layer::Customer && lane_of_actions(lane))
            } else {
                lane.layer == Layer::Customer
            };
            for column in self.columns.get_mut(placed.columns.clone()).unwrap_or_default() {
                column.filled = true;
                column.action |= action;
                column.evidence |= is_evidence(card) || lane.layer == Layer::Evidence;
                column.touchpoint |= is_touchpoint(card);
                if is_opportunity(card) {
                    column.opportunities.push(at);
                }
            }
        }
        for lane in &self.map.lanes {
            let curve = matches!(lane.kind, LaneKind::Curve(_));
            for (step, cell) in &lane.cells {
                let Some(column) = places.get(step).and_then(|(at, _)| self.columns.get_mut(*at)) else {
                    continue;
                };
                column.emotion |= curve && !cell.is_blank();
                if cell.empty_on_purpose {
                    column.filled = true;
                    column.action |= lane.layer == Layer::Customer && (lane_of_actions(lane) || !named);
                    column.evidence |= lane_of_evidence(lane);
                    column.touchpoint |= lane_of_touchpoints(lane);
                }
            }
        }
    }
}

/// The stages with their columns, and for every step its column and stage.
#[expect(clippy::type_complexity, reason = "two views of one list, used once")]
fn columns_of(map: &Map) -> (Vec<(&Stage, Range<usize>)>, HashMap<StepId, (usize, &Stage)>) {
    let mut stages = Vec::new();
    let mut places = HashMap::new();
    for (_, stage) in map.stages() {
        let first = places.len();
        for step in &stage.steps {
            places.insert(step.id, (places.len(), stage));
        }
        stages.push((stage, first..places.len()));
    }
    (stages, places)
}

/// The layers of the lanes that are drawn, each once, top to bottom.
fn layers_of(map: &Map) -> Vec<Layer> {
    let used = |layer: &Layer| map.lanes.iter().any(|lane| !lane.hidden && lane.layer == *layer);
    Layer::ALL.into_iter().filter(used).collect()
}

fn is_customer_action(placed: &Placed<'_>) -> bool {
    placed.lane.layer == Layer::Customer && placed.card.kind == CardKind::Action
}

pub(super) fn is_touchpoint(card: &Card) -> bool {
    matches!(card.kind, CardKind::Touchpoint { .. })
}

pub(super) fn is_opportunity(card: &Card) -> bool {
    matches!(card.kind, CardKind::Opportunity { .. })
}

fn is_evidence(card: &Card) -> bool {
    card.kind == CardKind::Evidence
}

fn lane_of_actions(lane: &Lane) -> bool {
    lane.kind == LaneKind::Cards(CardKind::Action)
}

/// Whether the lane is there to show physical evidence.
pub(super) fn lane_of_evidence(lane: &Lane) -> bool {
    lane.layer == Layer::Evidence || lane.kind == LaneKind::Cards(CardKind::Evidence)
}

/// Whether the lane is there for touchpoints.
pub(super) fn lane_of_touchpoints(lane: &Lane) -> bool {
    matches!(lane.kind, LaneKind::Cards(CardKind::Touchpoint { .. }))
}
