//! Splitting a thing in two, the reverse of [`super::merge`]. Both parts keep what is true of the whole; words
//! that a merge had joined come apart again, other words stand on both parts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ids::AnyId;
use super::incoming::{quantised, settle};
use super::lanes::insert_in_band;
use super::merge::JOINT;
use super::{Applied, Draft, EditError, StepName};
use crate::model::{
    Card, CardId, CardKind, Cell, Facts, Item, Lane, LaneId, LaneKind, Phase, PhaseId, Series, Stage,
    StageId, Step, StepId,
};

/// What is split, where, and the id of the part that is new: the right or the lower one.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the lines above the variants explain their fields")]
pub enum Split {
    /// The phase ends before that stage, which is not its first.
    Phase { phase: PhaseId, before: StageId, new: PhaseId },
    /// The stage ends before that step, which is not its first. A stage of one step has this split too, and
    /// `before` is the id of the step's new part.
    Stage { stage: StageId, before: StepId, new: StageId },
    /// The step becomes two columns. Points of its right half go to the right; of the cards those named,
    /// and without any the lower half of each stack. Cards that cover further columns cover one more.
    Step { step: StepId, new: StepId, cards: Vec<CardId> },
    /// A lane below takes the cards named; without any those of another kind than the lane's own, and
    /// where there are none the lower half of each stack. Of a lane of points it takes all series but
    /// the first.
    Lane { lane: LaneId, new: LaneId, cards: Vec<CardId> },
}

impl Draft<'_> {
    pub(super) fn split(&mut self, split: &Split) -> Result<Applied, EditError> {
        match split {
            Split::Phase { phase, before, new } => self.split_phase(*phase, *before, *new),
            Split::Stage { stage, before, new } => self.split_stage(*stage, *before, *new),
            Split::Step { step, new, cards } => self.split_step(*step, *new, cards),
            Split::Lane { lane, new, cards } => self.split_lane(*lane, *new, cards),
        }
    }

    fn split_phase(&mut self, id: PhaseId, before: StageId, new: PhaseId) -> Result<Applied, EditError> {
        self.refuse_taken(vec![AnyId::Phase(new)])?;
        let phase = self.phase_mut(id)?;
        let place = phase.stages.iter().position(|stage| stage.id == before);
        let place = place.filter(|place| *place > 0).ok_or(EditError::NothingToSplit)?;
        let name = StepName::SplitPhase(phase.title.clone());
        let stages = phase.stages.split_off(place);
        let right = Phase { id: new, title: come_apart(&mut phase.title), stages };
        let index = self.map.phases.iter().position(|phase| phase.id == id);
        self.map.phases.insert(index.map_or(0, |index| index + 1), right);
        Ok(Applied::new(name).selecting([Item::Phase(new)]))
    }

    fn split_stage(&mut self, id: StageId, before: StepId, new: StageId) -> Result<Applied, EditError> {
        self.refuse_taken(vec![AnyId::Stage(new)])?;
        if let [only] = self.stage_mut(id)?.steps.as_slice()
            && only.id != before
        {
            let only = only.id;
            self.split_step(only, before, &[])?;
        }
        let stage = self.stage_mut(id)?;
        let place = stage.steps.iter().position(|step| step.id == before);
        let place = place.filter(|place| *place > 0).ok_or(EditError::NothingToSplit)?;
        let name = StepName::SplitStage(stage.title.clone());
        let right = Stage {
            id: new,
            steps: stage.steps.split_off(place),
            title: come_apart(&mut stage.title),
            subtitle: come_apart(&mut stage.subtitle),
            facts: halve(&mut stage.facts),
            origin: stage.origin,
        };
        for phase in &mut self.map.phases {
            if let Some(index) = phase.stages.iter().position(|stage| stage.id == id) {
                phase.stages.insert(index + 1, right);
                break;
            }
        }
        for range in self.map.views.iter_mut().filter_map(|view| view.shown.stages.as_mut()) {
            range.last = if range.last == id { new } else { range.last };
        }
        Ok(Applied::new(name).selecting([Item::Stage(new)]))
    }

    fn split_step(&mut self, id: StepId, new: StepId, cards: &[CardId]) -> Result<Applied, EditError> {
        self.refuse_taken(vec![AnyId::Step(new)])?;
        let columns: BTreeMap<StepId, usize> = self.map.columns().into_iter().zip(0..).collect();
        let seam = columns.get(&id).copied().ok_or(EditError::NoItem(Item::Step(id)))?;
        for lane in &mut self.map.lanes {
            let spans = lane.cards().any(|(_, _, card)| card.span > 1);
            if spans || lane.cells.contains_key(&id) {
                split_cells(Arc::make_mut(lane), &columns, seam, (id, new), cards)?;
            }
        }
        let step = self.step_mut(id)?;
        let name = StepName::SplitStep(step.title.clone());
        let right = Step {
            id: new,
            title: come_apart(&mut step.title),
            subtitle: come_apart(&mut step.subtitle),
            facts: halve(&mut step.facts),
            origin: step.origin,
        };
        for stage in self.map.phases.iter_mut().flat_map(|phase| &mut phase.stages) {
            if let Some(index) = stage.steps.iter().position(|step| step.id == id) {
                stage.steps.insert(index + 1, right);
                break;
            }
        }
        Ok(Applied::new(name).selecting([Item::Step(new)]))
    }

    fn split_lane(&mut self, id: LaneId, new: LaneId, cards: &[CardId]) -> Result<Applied, EditError> {
        self.refuse_taken(vec![AnyId::Lane(new)])?;
        let columns = self.map.columns();
        let lane = self.lane_mut(id)?;
        let name = StepName::SplitLane(lane.title.clone());
        let mut lower = Lane { id: new, divider: String::new(), cells: BTreeMap::new(), ..lane.clone() };
        if lane.kind.holds_points() {
            split_points(lane, &mut lower, &columns)?;
        } else {
            split_stacks(lane, &mut lower, cards)?;
        }
        lower.title = come_apart(&mut lane.title);
        for view in &mut self.map.views {
            for lanes in [&mut view.shown.without_lanes, &mut view.shown.folded_lanes] {
                let both = lanes.contains(&id).then_some(new);
                lanes.extend(both);
            }
        }
        let index = self.map.lane_index(id).map_or(0, |index| index + 1);
        insert_in_band(self.map, index, Arc::new(lower));
        Ok(Applied::new(name).selecting([Item::Lane(new)]))
    }
}

/// Gives the right column its part of the cells. `seam`: the step's place among the columns.
fn split_cells(
    lane: &mut Lane,
    columns: &BTreeMap<StepId, usize>,
    seam: usize,
    (left, right): (StepId, StepId),
    named: &[CardId],
) -> Result<(), EditError> {
    let holds_points = lane.kind.holds_points();
    let mut there = Cell::default();
    if let Some(here) = lane.cells.get_mut(&left) {
        let lower = here.cards.len().div_ceil(2);
        let mut place = 0..;
        let goes = |id| if named.is_empty() { place.next() >= Some(lower) } else { named.contains(&id) };
        there.cards = extract(&mut here.cards, goes);
        there.points = here.points.extract_if(.., |point| point.at >= 0.5).collect();
        for point in &mut here.points {
            point.at = quantised(point.at * 2.0)?;
        }
        for point in &mut there.points {
            point.at = quantised(point.at * 2.0 - 1.0)?;
        }
        there.empty_on_purpose = here.empty_on_purpose;
        there.gaps.clone_from(&here.gaps);
        settle(here, holds_points);
        settle(&mut there, holds_points);
    }
    for (step, cell) in &mut lane.cells {
        let Some(first) = columns.get(step).copied().filter(|first| *first <= seam) else { continue };
        for card in &mut cell.cards {
            // A card of that step alone stays one column wide.
            let ends = first + usize::from(card.span);
            if ends > seam + usize::from(first == seam) {
                card.span = card.span.saturating_add(1);
            }
        }
    }
    lane.cells.insert(right, there);
    lane.cells.retain(|_, cell| !cell.is_blank());
    Ok(())
}

fn split_points(lane: &mut Lane, lower: &mut Lane, columns: &[StepId]) -> Result<(), EditError> {
    let in_order = columns.iter().filter_map(|step| lane.cells.get(step)).flat_map(|cell| &cell.points);
    let first: Series =
        in_order.map(|point| &point.series).next().cloned().ok_or(EditError::NothingToSplit)?;
    if lane.points().all(|(_, point)| point.series == first) {
        return Err(EditError::NothingToSplit);
    }
    for (step, cell) in &mut lane.cells {
        let points = cell.points.extract_if(.., |point| point.series != first).collect();
        let gaps = cell.gaps.extract_if(.., |gap| *gap != first).collect();
        let below = Cell { empty_on_purpose: cell.empty_on_purpose, points, gaps, ..Cell::default() };
        lower.cells.insert(*step, below);
    }
    lane.cells.retain(|_, cell| !cell.is_blank());
    lower.cells.retain(|_, cell| !cell.is_blank());
    Ok(())
}

fn split_stacks(lane: &mut Lane, lower: &mut Lane, named: &[CardId]) -> Result<(), EditError> {
    let going = going_down(lane, named);
    if going.is_empty() {
        return Err(EditError::NothingToSplit);
    }
    if let Some(kind) = one_other_kind(lane, &going) {
        lower.kind = LaneKind::Cards(kind);
    }
    for (step, cell) in &mut lane.cells {
        let cards = extract(&mut cell.cards, |id| going.contains(&id));
        let below = Cell { empty_on_purpose: cell.empty_on_purpose, cards, ..Cell::default() };
        lower.cells.insert(*step, below);
    }
    lane.cells.retain(|_, cell| !cell.is_blank());
    lower.cells.retain(|_, cell| !cell.is_blank());
    Ok(())
}

/// The kind of the cards that go, where it is one and not the lane's own.
fn one_other_kind(lane: &Lane, going: &BTreeSet<CardId>) -> Option<CardKind> {
    let LaneKind::Cards(own) = &lane.kind else { return None };
    let mut kinds = lane.cards().filter(|(.., card)| going.contains(&card.id)).map(|(.., card)| &card.kind);
    let kind = kinds.next().filter(|kind| !kind.same_kind(own))?;
    kinds.all(|other| other.same_kind(kind)).then(|| kind.clone())
}

/// Which cards of a lane of cards the lower one takes, see [`Split::Lane`]; empty: it cannot be split.
#[must_use]
pub fn going_down(lane: &Lane, named: &[CardId]) -> BTreeSet<CardId> {
    let all = || lane.cards().map(|(_, _, card)| card);
    let chosen: BTreeSet<CardId> = all().map(|card| card.id).filter(|id| named.contains(id)).collect();
    if !chosen.is_empty() {
        return chosen;
    }
    let is_own = |kind| match &lane.kind {
        LaneKind::Cards(own) => own.same_kind(kind),
        LaneKind::Pictures | LaneKind::Curve(_) | LaneKind::Numbers(_) => true,
    };
    let others: BTreeSet<CardId> = all().filter(|card| !is_own(&card.kind)).map(|card| card.id).collect();
    if !others.is_empty() && others.len() < all().count() {
        return others;
    }
    let stacks = lane.cells.values().map(|cell| &cell.cards);
    stacks.flat_map(|cards| cards.iter().skip(cards.len().div_ceil(2))).map(|card| card.id).collect()
}

fn extract(cards: &mut Vec<Card>, mut goes: impl FnMut(CardId) -> bool) -> Vec<Card> {
    cards.extract_if(.., |card| goes(card.id)).collect()
}

/// The words of the right part: what a merge joined comes apart, other words stay on both.
fn come_apart(words: &mut String) -> String {
    match words.split_once(JOINT).map(|(left, right)| (left.to_owned(), right.to_owned())) {
        Some((left, right)) => {
            *words = left;
            right
        }
        None => words.clone(),
    }
}

/// The facts of the right part: half of the time; when it begins is not known.
fn halve(facts: &mut Facts) -> Facts {
    let right = facts.duration.map(|minutes| minutes / 2);
    facts.duration = facts.duration.zip(right).map(|(whole, right)| whole - right);
    let owner = come_apart(&mut facts.owner);
    Facts { clock: None, duration: right, owner, ..facts.clone() }
}
