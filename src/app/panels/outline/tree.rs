//! The lines of the outline: what of the map is unfolded, top to bottom. Made once for a state of the document,
//! of the folds and of what is looked for. Knows nothing of how a line is drawn.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::find::Query;
use crate::model::{Card, CardId, Document, Item, Lane, LaneId, Map, MapId, StageId, StepId};

/// More cards than this in a map, and its lanes are folded at first.
const MANY: usize = 400;

/// A part of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Journey,
    Lanes,
    Blocks,
    Parking,
}

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Node {
    Part(Part),
    Thing(Item),
    /// What a lane holds in a stage.
    Under(LaneId, StageId),
}

/// Where the card of a line lies, so that it is found at once.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot {
    None,
    /// In the lane of that index.
    Cell(usize, StepId, usize),
    Parked(usize),
}

/// A line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) node: Node,
    pub(super) spot: Spot,
    /// Depth, from 0.
    pub(super) level: usize,
    /// Whether what is below it is shown; none: there is nothing.
    pub(super) open: Option<bool>,
    /// Its place among its siblings, from 0, and how many they are.
    pub(super) place: usize,
    pub(super) of: usize,
}

/// The lines of one state.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    pub(super) lines: Vec<Line>,
    places: HashMap<Node, usize>,
    of: Option<(Arc<Document>, MapId, HashSet<Node>, String)>,
}

impl Tree {
    /// Brings the lines up to date. `turned`: nodes that are not folded or unfolded as they are at first.
    pub(super) fn follow(
        &mut self,
        document: &Arc<Document>,
        map: &Map,
        turned: &HashSet<Node>,
        wanted: &str,
    ) {
        let is_fresh = self.of.as_ref().is_some_and(|(of, of_map, of_turned, of_wanted)| {
            Arc::ptr_eq(of, document) && *of_map == map.id && of_turned == turned && of_wanted == wanted
        });
        if is_fresh {
            return;
        }
        let query = Query::new(wanted);
        let mut maker = Maker { map, turned, query: &query, lines: Vec::new(), is_many: is_many(map) };
        maker.everything();
        self.lines = maker.lines;
        self.places = self.lines.iter().enumerate().map(|(place, line)| (line.node, place)).collect();
        self.of = Some((Arc::clone(document), map.id, turned.clone(), wanted.to_owned()));
    }

    pub(super) fn place(&self, node: Node) -> Option<usize> {
        self.places.get(&node).copied()
    }

    pub(super) fn get(&self, place: usize) -> Option<&Line> {
        self.lines.get(place)
    }

    /// The line that the one at that place is below.
    pub(super) fn parent(&self, place: usize) -> Option<&Line> {
        let level = self.get(place)?.level.checked_sub(1)?;
        self.lines.get(..place)?.iter().rev().find(|line| line.level == level)
    }
}

fn is_many(map: &Map) -> bool {
    map.lanes.iter().map(|lane| lane.cards().count()).sum::<usize>() > MANY
}

/// Whether the node is unfolded while nobody has turned it.
fn opens(node: Node, is_many: bool) -> bool {
    !(is_many && matches!(node, Node::Thing(Item::Lane(_))))
}

/// The nodes above a thing, and whether each is to be turned for the thing to be seen.
pub(super) fn nodes_above(map: &Map, item: Item) -> Vec<(Node, bool)> {
    let under = |lane: LaneId, step: StepId| {
        let stage = map.step(step).map(|(stage, _)| Node::Under(lane, stage.id));
        [Some(Node::Part(Part::Lanes)), Some(Node::Thing(Item::Lane(lane))), stage]
    };
    let stage_of = |step: StepId| map.step(step).map(|(stage, _)| Node::Thing(Item::Stage(stage.id)));
    let phase_of = |stage: StageId| {
        let phase = map.stages().find(|(_, other)| other.id == stage).map(|(phase, _)| phase.id);
        phase.map(|id| Node::Thing(Item::Phase(id)))
    };
    let journey = Some(Node::Part(Part::Journey));
    let nodes = match item {
        Item::Phase(_) => [journey, None, None],
        Item::Stage(id) => [journey, phase_of(id), None],
        Item::Step(id) => {
            let stage = map.step(id).map(|(stage, _)| stage.id);
            [journey, stage.and_then(phase_of), stage_of(id)]
        }
        Item::Lane(_) => [Some(Node::Part(Part::Lanes)), None, None],
        Item::Card(id) => match map.card_in_grid(id) {
            Some((lane, step, ..)) => under(lane.id, step),
            None => [Some(Node::Part(Part::Parking)), None, None],
        },
        Item::Point(id) => map.point(id).map_or([None; 3], |(lane, step, _)| under(lane.id, step)),
        Item::Block(_) => [Some(Node::Part(Part::Blocks)), None, None],
        Item::Title | Item::Persona(_) | Item::Layer(_) | Item::Cell(..) | Item::Link(_) | Item::Legend => {
            [None; 3]
        }
    };
    let many = is_many(map);
    nodes.into_iter().flatten().map(|node| (node, !opens(node, many))).collect()
}

/// Makes the lines, part by part.
struct Maker<'a> {
    map: &'a Map,
    turned: &'a HashSet<Node>,
    query: &'a Query,
    lines: Vec<Line>,
    is_many: bool,
}

/// What is below a node.
struct Child<'a> {
    node: Node,
    spot: Spot,
    words: &'a str,
    below: Vec<Self>,
}

impl<'a> Child<'a> {
    fn new(node: Node, words: &'a str, below: Vec<Self>) -> Self {
        Self { node, spot: Spot::None, words, below }
    }

    fn card(card: &'a Card, spot: Spot) -> Self {
        Self { spot, ..Self::new(Node::Thing(Item::Card(card.id)), &card.title, Vec::new()) }
    }
}

impl<'a> Maker<'a> {
    fn everything(&mut self) {
        let map = self.map;
        let lanes = map.lanes.iter().enumerate();
        let blocks = map.blocks_above.iter().chain(&map.blocks_below).map(|block| {
            let words = if block.title.is_empty() { &block.text } else { &block.title };
            Child::new(Node::Thing(Item::Block(block.id)), words, Vec::new())
        });
        let parked =
            map.parking.iter().enumerate().map(|(place, card)| Child::card(card, Spot::Parked(place)));
        let parts = [
            (Part::Journey, journey(map)),
            (Part::Lanes, lanes.map(|(place, lane)| self.lane(place, lane)).collect()),
            (Part::Blocks, blocks.collect()),
            (Part::Parking, parked.collect()),
        ];
        let parts = parts.into_iter().filter(|(_, below)| !below.is_empty());
        let parts: Vec<_> = parts.map(|(part, below)| Child::new(Node::Part(part), "", below)).collect();
        self.add(parts, 0);
    }

    /// What a lane holds, stage by stage; nothing is gathered of a folded lane.
    fn lane(&self, place: usize, lane: &'a Lane) -> Child<'a> {
        let node = Node::Thing(Item::Lane(lane.id));
        let mut below = Vec::new();
        if self.is_open(node) {
            for (_, stage) in self.map.stages() {
                let steps = stage.steps.iter().filter_map(|step| Some((step.id, lane.cells.get(&step.id)?)));
                let things: Vec<Child<'a>> = steps
                    .flat_map(|(step, cell)| {
                        let cards = cell.cards.iter().enumerate();
                        let cards =
                            cards.map(move |(index, card)| Child::card(card, Spot::Cell(place, step, index)));
                        let points = cell.points.iter();
                        cards.chain(points.map(|point| {
                            Child::new(Node::Thing(Item::Point(point.id)), &point.words, Vec::new())
                        }))
                    })
                    .collect();
                if !things.is_empty() {
                    below.push(Child::new(Node::Under(lane.id, stage.id), &stage.title, things));
                }
            }
        } else if lane.cells.values().any(|cell| !cell.cards.is_empty() || !cell.points.is_empty()) {
            // Never shown: says that there is something to unfold.
            below.push(Child::new(Node::Part(Part::Lanes), "", Vec::new()));
        }
        Child::new(node, &lane.title, below)
    }

    fn is_open(&self, node: Node) -> bool {
        !self.query.is_empty() || opens(node, self.is_many) != self.turned.contains(&node)
    }

    /// Whether the node or something below it is looked for; everything is while nothing is typed.
    fn is_wanted(&self, child: &Child<'_>) -> bool {
        self.query.is_empty()
            || self.query.is_in(child.words) && !matches!(child.node, Node::Under(..))
            || child.below.iter().any(|child| self.is_wanted(child))
    }

    fn add(&mut self, children: Vec<Child<'a>>, level: usize) {
        let children: Vec<_> = children.into_iter().filter(|child| self.is_wanted(child)).collect();
        let of = children.len();
        for (place, child) in children.into_iter().enumerate() {
            let open = (!child.below.is_empty()).then(|| self.is_open(child.node));
            self.lines.push(Line { node: child.node, spot: child.spot, level, open, place, of });
            if open == Some(true) {
                self.add(child.below, level + 1);
            }
        }
    }
}

/// Phases with their stages and steps. A level that draws no heads has no lines either.
fn journey(map: &Map) -> Vec<Child<'_>> {
    let has_steps = map.steps().any(|(_, step)| !step.title.is_empty());
    let phases = map.phases.iter().map(|phase| {
        let stages = phase.stages.iter().map(|stage| {
            let steps = stage.steps.iter().filter(|_| has_steps || stage.steps.len() > 1);
            let steps =
                steps.map(|step| Child::new(Node::Thing(Item::Step(step.id)), &step.title, Vec::new()));
            Child::new(Node::Thing(Item::Stage(stage.id)), &stage.title, steps.collect())
        });
        Child::new(Node::Thing(Item::Phase(phase.id)), &phase.title, stages.collect())
    });
    let phases: Vec<_> = phases.collect();
    if map.phases.iter().any(|phase| !phase.title.is_empty()) {
        return phases;
    }
    phases.into_iter().flat_map(|phase| phase.below).collect()
}

/// The card of a line.
pub(super) fn card_of<'a>(map: &'a Map, line: &Line) -> Option<&'a Card> {
    let id: CardId = if let Node::Thing(Item::Card(id)) = line.node { id } else { return None };
    let card = match line.spot {
        Spot::Cell(lane, step, index) => map.lanes.get(lane)?.cells.get(&step)?.cards.get(index),
        Spot::Parked(place) => map.parking.get(place),
        Spot::None => None,
    };
    card.filter(|card| card.id == id)
}
