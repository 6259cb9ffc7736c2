//! Deleting things of a map in any mixture, with what cannot be without them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Applied, Cards, Draft, EditError, StepName};
use crate::model::{CardId, Cell, Item, LaneId, Map, PointId, StepId, SurveyTarget};

/// How many of the cards that go an undo step names.
const FIRST: usize = 3;

/// What an edit names, with columns as steps.
#[derive(Default)]
struct Named {
    steps: BTreeSet<StepId>,
    lanes: BTreeSet<LaneId>,
    cells: BTreeSet<(LaneId, StepId)>,
    cards: BTreeSet<CardId>,
    points: BTreeSet<PointId>,
    /// Arrows, blocks, personas.
    others: BTreeSet<Item>,
}

impl Draft<'_> {
    /// Title block, legend and layers are part of every map: naming them beside others is no error.
    #[expect(clippy::wildcard_enum_match_arm, reason = "contents alone come in thousands")]
    pub(super) fn delete(&mut self, items: &[Item]) -> Result<Applied, EditError> {
        // One look through the map and not one for each of thousands of cards.
        let contents: BTreeSet<Item> = self.map.contents().collect();
        for item in items {
            match item {
                Item::Card(_) | Item::Point(_) if contents.contains(item) => {}
                _ => self.need(*item)?,
            }
        }
        let items: BTreeSet<Item> = items.iter().copied().filter(|item| can_go(*item)).collect();
        let named = Named::of(self.map, &items);
        if named.steps.len() == self.map.steps().count() {
            return Err(EditError::LastOne);
        }
        let name = self.name_of_deleting(&items);
        self.delete_contents(&named);
        self.delete_lanes(&named.lanes);
        if !named.steps.is_empty() {
            self.delete_steps(&named.steps);
        }
        self.delete_around(&named.others);
        Ok(Applied::new(name))
    }

    fn delete_contents(&mut self, named: &Named) {
        let map = SurveyTarget::Map(self.map.id);
        for card in self.map.parking.extract_if(.., |card| named.cards.contains(&card.id)) {
            self.gone.card(card.id, map);
        }
        for lane in &mut self.map.lanes {
            let id = lane.id;
            let is_named = |step: StepId, cell: &Cell| {
                named.cells.contains(&(id, step))
                    || cell.cards.iter().any(|card| named.cards.contains(&card.id))
                    || cell.points.iter().any(|point| named.points.contains(&point.id))
            };
            if !lane.cells.iter().any(|(step, cell)| is_named(*step, cell)) {
                continue;
            }
            let lane = Arc::make_mut(lane);
            for (step, cell) in &mut lane.cells {
                let whole = named.cells.contains(&(id, *step));
                for card in cell.cards.extract_if(.., |card| whole || named.cards.contains(&card.id)) {
                    self.gone.card(card.id, SurveyTarget::Step(*step));
                }
                for point in cell.points.extract_if(.., |point| whole || named.points.contains(&point.id)) {
                    self.gone.point(point.id);
                }
                if whole {
                    *cell = Cell::default();
                }
            }
            lane.cells.retain(|_, cell| !cell.is_blank());
        }
    }

    fn delete_lanes(&mut self, lanes: &BTreeSet<LaneId>) {
        for lane in self.map.lanes.extract_if(.., |lane| lanes.contains(&lane.id)) {
            lane.cards().for_each(|(step, _, card)| self.gone.card(card.id, SurveyTarget::Step(step)));
            lane.points().for_each(|(_, point)| self.gone.point(point.id));
        }
        for view in &mut self.map.views {
            view.shown.without_lanes.retain(|id| !lanes.contains(id));
            view.shown.folded_lanes.retain(|id| !lanes.contains(id));
        }
    }

    fn delete_around(&mut self, others: &BTreeSet<Item>) {
        let gone = &self.gone;
        self.map.links.retain(|link| {
            !others.contains(&Item::Link(link.id)) && !gone.has_card(link.from) && !gone.has_card(link.to)
        });
        self.map.blocks_above.retain(|block| !others.contains(&Item::Block(block.id)));
        self.map.blocks_below.retain(|block| !others.contains(&Item::Block(block.id)));
        self.map.personas.retain(|id| !others.contains(&Item::Persona(*id)));
    }

    fn name_of_deleting(&self, items: &BTreeSet<Item>) -> StepName {
        if items.iter().all(|item| matches!(item, Item::Card(_))) {
            return StepName::DeleteCards(items.len());
        }
        let mut items_left = items.iter();
        let (Some(only), None) = (items_left.next(), items_left.next()) else {
            return StepName::DeleteItems(items.len(), cards_of(self.map, &Named::of(self.map, items)));
        };
        let cards = || cards_in(self.map, *only);
        let name = match *only {
            Item::Phase(id) => {
                let phase = self.map.phases.iter().find(|phase| phase.id == id);
                phase.map(|phase| StepName::DeletePhase(phase.title.clone(), cards()))
            }
            Item::Stage(id) => {
                self.map.stage(id).map(|stage| StepName::DeleteStage(stage.title.clone(), cards()))
            }
            Item::Step(id) => {
                self.map.step(id).map(|(_, step)| StepName::DeleteStep(step.title.clone(), cards()))
            }
            Item::Lane(id) => self.map.lane(id).map(|lane| StepName::DeleteLane(lane.title.clone(), cards())),
            Item::Title | Item::Layer(_) | Item::Legend | Item::Persona(_) | Item::Cell(..) => None,
            Item::Card(_) | Item::Point(_) | Item::Link(_) | Item::Block(_) => None,
        };
        name.unwrap_or_else(|| StepName::DeleteItems(1, Cards::default()))
    }
}

impl Named {
    fn of(map: &Map, items: &BTreeSet<Item>) -> Self {
        let mut named = Self::default();
        for item in items {
            match *item {
                Item::Lane(id) => _ = named.lanes.insert(id),
                Item::Cell(lane, step) => _ = named.cells.insert((lane, step)),
                Item::Card(id) => _ = named.cards.insert(id),
                Item::Point(id) => _ = named.points.insert(id),
                Item::Link(_) | Item::Block(_) | Item::Persona(_) => _ = named.others.insert(*item),
                Item::Phase(_) | Item::Stage(_) | Item::Step(_) => {}
                Item::Title | Item::Layer(_) | Item::Legend => {}
            }
        }
        for (phase, stage) in map.stages() {
            let whole = items.contains(&Item::Phase(phase.id)) || items.contains(&Item::Stage(stage.id));
            let steps = stage.steps.iter().map(|step| step.id);
            named.steps.extend(steps.filter(|id| whole || items.contains(&Item::Step(*id))));
        }
        named
    }
}

/// The cards that go with a phase, stage, step or lane when it is deleted.
#[must_use]
pub fn cards_in(map: &Map, item: Item) -> Cards {
    cards_of(map, &Named::of(map, &BTreeSet::from([item])))
}

/// The cards that go with columns or lanes: those that cover a column which stays stay too.
fn cards_of(map: &Map, named: &Named) -> Cards {
    let columns = map.columns();
    let mut gone = Cards::default();
    for lane in &map.lanes {
        let whole = named.lanes.contains(&lane.id);
        for (place, step) in columns.iter().enumerate() {
            let Some(cell) = lane.cells.get(step) else { continue };
            for card in &cell.cards {
                let mut covered = columns.iter().skip(place).take(usize::from(card.span));
                if whole || covered.all(|step| named.steps.contains(step)) {
                    gone.count += 1;
                    if gone.first.len() < FIRST && !card.title.is_empty() {
                        gone.first.push(card.title.clone());
                    }
                }
            }
        }
    }
    gone
}

fn can_go(item: Item) -> bool {
    !matches!(item, Item::Title | Item::Layer(_) | Item::Legend)
}
