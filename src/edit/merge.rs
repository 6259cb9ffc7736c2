//! Merging a thing with its next neighbour. Nothing is lost: what the neighbour held comes behind what the
//! thing holds itself, and words that differ are joined.
//!
//! - **Steps** become one column: the left one's cards stand above, points move into the halves of the
//!   step, and cards that covered both columns cover one less. 'Takes no part' stays where neither cell says
//!   anything, a series' gap where both cells have it. Durations are added.
//! - **Stages** and **phases** go on with the columns of the neighbour.
//! - **Lanes** are laid together cell by cell, the upper one's cards first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::incoming::{quantised, settle};
use super::{Applied, Draft, EditError, StepName};
use crate::model::{
    Cell, Facts, Item, Lane, LaneId, LaneKind, Map, PhaseId, Series, Stage, StageId, Step, StepId,
    SurveyTarget,
};

/// Between the words of two things that became one.
pub(super) const JOINT: &str = " / ";

/// What a phase, stage, step or lane would merge with: the next of its phase or stage, the next lane of the
/// same layer that is not hidden. `None` for the last, for a lane that holds other things, and for all else.
#[must_use]
pub fn next_to_merge(map: &Map, item: Item) -> Option<Item> {
    match item {
        Item::Phase(id) => after(&map.phases, |phase| phase.id == id).map(|next| Item::Phase(next.id)),
        Item::Stage(id) => map
            .phases
            .iter()
            .find_map(|phase| after(&phase.stages, |stage| stage.id == id))
            .map(|next| Item::Stage(next.id)),
        Item::Step(id) => {
            let (stage, _) = map.step(id)?;
            after(&stage.steps, |step| step.id == id).map(|next| Item::Step(next.id))
        }
        Item::Lane(id) => {
            let lane = map.lane(id)?;
            let below = map.lanes.iter().skip(map.lane_index(id)? + 1);
            let next = below.into_iter().find(|other| !other.hidden)?;
            (next.layer == lane.layer && hold_alike(&lane.kind, &next.kind)).then_some(Item::Lane(next.id))
        }
        Item::Title
        | Item::Persona(_)
        | Item::Layer(_)
        | Item::Cell(..)
        | Item::Card(_)
        | Item::Point(_)
        | Item::Link(_)
        | Item::Block(_)
        | Item::Legend => None,
    }
}

/// Whether what lies in one lane can lie in the other: cards beside cards, points on the same scale.
fn hold_alike(a: &LaneKind, b: &LaneKind) -> bool {
    match (a, b) {
        (LaneKind::Numbers(a), LaneKind::Numbers(b)) => {
            a.unit == b.unit && a.min.total_cmp(&b.min).is_eq() && a.max.total_cmp(&b.max).is_eq()
        }
        (LaneKind::Curve(_), LaneKind::Curve(_)) => true,
        _ => !a.holds_points() && !b.holds_points(),
    }
}

fn after<T>(list: &[T], is_first: impl Fn(&T) -> bool) -> Option<&T> {
    list.get(list.iter().position(is_first)? + 1)
}

impl Draft<'_> {
    pub(super) fn merge(&mut self, item: Item) -> Result<Applied, EditError> {
        self.need(item)?;
        let next = next_to_merge(self.map, item).ok_or(EditError::NothingToMerge)?;
        let name = match (item, next) {
            (Item::Phase(left), Item::Phase(right)) => self.merge_phases(left, right)?,
            (Item::Stage(left), Item::Stage(right)) => self.merge_stages(left, right)?,
            (Item::Step(left), Item::Step(right)) => self.merge_steps(left, right)?,
            (Item::Lane(upper), Item::Lane(lower)) => self.merge_lanes(upper, lower)?,
            _ => return Err(EditError::NothingToMerge),
        };
        Ok(Applied::new(name).selecting([item]))
    }

    fn merge_phases(&mut self, left: PhaseId, right: PhaseId) -> Result<StepName, EditError> {
        let place = self.map.phases.iter().position(|phase| phase.id == right);
        let gone = self.map.phases.remove(place.ok_or(EditError::NoItem(Item::Phase(right)))?);
        let phase = self.phase_mut(left)?;
        let name = StepName::MergePhases(phase.title.clone(), gone.title.clone());
        join(&mut phase.title, &gone.title);
        phase.stages.extend(gone.stages);
        Ok(name)
    }

    fn merge_stages(&mut self, left: StageId, right: StageId) -> Result<StepName, EditError> {
        let mut stages = self.map.phases.iter_mut().flat_map(|phase| &mut phase.stages);
        let (steps, gone) = stages
            .find(|stage| stage.id == right)
            .map(|stage| (std::mem::take(&mut stage.steps), stage.clone()))
            .ok_or(EditError::NoItem(Item::Stage(right)))?;
        let time = |stage: &Stage| stage.facts.duration.or_else(|| time_of(&stage.steps));
        let times = (self.map.stage(left).and_then(time), gone.facts.duration.or_else(|| time_of(&steps)));
        let Stage { title, subtitle, facts, origin, .. } = gone;
        let stage = self.stage_mut(left)?;
        stage.origin = stage.origin.or(origin);
        // Where one of them says its time and the other leaves it to its steps, both are told.
        let says_time = stage.facts.duration.is_some() || facts.duration.is_some();
        let name = StepName::MergeStages(stage.title.clone(), title.clone());
        let width = facts.width;
        join(&mut stage.title, &title);
        join(&mut stage.subtitle, &subtitle);
        join_facts(&mut stage.facts, &facts);
        if says_time {
            stage.facts.duration = added(times.0, times.1);
        }
        // Columns keep the width that the stage gave them.
        stage.steps.extend(steps.into_iter().map(|mut step| {
            step.facts.width = step.facts.width.or(width);
            step
        }));
        for range in self.map.views.iter_mut().filter_map(|view| view.shown.stages.as_mut()) {
            for end in [&mut range.first, &mut range.last] {
                *end = if *end == right { left } else { *end };
            }
        }
        self.map.phases.iter_mut().for_each(|phase| phase.stages.retain(|stage| stage.id != right));
        self.gone.target(SurveyTarget::Stage(right), SurveyTarget::Stage(left));
        Ok(name)
    }

    fn merge_steps(&mut self, left: StepId, right: StepId) -> Result<StepName, EditError> {
        let columns: BTreeMap<StepId, usize> = self.map.columns().into_iter().zip(0..).collect();
        let seam = columns.get(&left).copied().ok_or(EditError::NoItem(Item::Step(left)))?;
        for lane in &mut self.map.lanes {
            let spans = lane.cards().any(|(_, _, card)| card.span > 1);
            if spans || lane.cells.contains_key(&left) || lane.cells.contains_key(&right) {
                merge_cells(Arc::make_mut(lane), &columns, seam, (left, right))?;
            }
        }
        let mut stages = self.map.phases.iter_mut().flat_map(|phase| &mut phase.stages);
        let gone = stages
            .find_map(|stage| stage.steps.extract_if(.., |step| step.id == right).next())
            .ok_or(EditError::NoItem(Item::Step(right)))?;
        let Step { title, subtitle, facts, origin, .. } = gone;
        let step = self.step_mut(left)?;
        step.origin = step.origin.or(origin);
        let name = StepName::MergeSteps(step.title.clone(), title.clone());
        join(&mut step.title, &title);
        join(&mut step.subtitle, &subtitle);
        join_facts(&mut step.facts, &facts);
        self.gone.target(SurveyTarget::Step(right), SurveyTarget::Step(left));
        Ok(name)
    }

    fn merge_lanes(&mut self, upper: LaneId, lower: LaneId) -> Result<StepName, EditError> {
        let place = self.map.lane_index(lower).ok_or(EditError::NoItem(Item::Lane(lower)))?;
        let gone = self.map.lanes.remove(place);
        let lane = self.lane_mut(upper)?;
        let name = StepName::MergeLanes(lane.title.clone(), gone.title.clone());
        join(&mut lane.title, &gone.title);
        join(&mut lane.divider, &gone.divider);
        lane.colour = lane.colour.or(gone.colour);
        lane.origin = lane.origin.or(gone.origin);
        lane.folded &= gone.folded;
        lane.pinned |= gone.pinned;
        let holds_points = lane.kind.holds_points();
        let mut below = gone.cells.clone();
        let steps: BTreeSet<StepId> = lane.cells.keys().chain(below.keys()).copied().collect();
        for step in steps {
            let [here, there] = [&mut lane.cells, &mut below].map(|cells| cells.remove(&step));
            let (here, there) = (here.unwrap_or_default(), there.unwrap_or_default());
            // The series of the two lanes are different ones.
            let gaps = here.gaps.iter().chain(&there.gaps).cloned().collect();
            let cell = together(here, there, gaps, holds_points);
            lane.cells.insert(step, cell);
        }
        lane.cells.retain(|_, cell| !cell.is_blank());
        for view in &mut self.map.views {
            view.shown.without_lanes.retain(|id| *id != lower);
            view.shown.folded_lanes.retain(|id| *id != lower);
        }
        Ok(name)
    }
}

/// Lays the cells of the right step to those of the left and draws in the cards that covered both.
/// `seam`: the left step's place among the columns as they were.
fn merge_cells(
    lane: &mut Lane,
    columns: &BTreeMap<StepId, usize>,
    seam: usize,
    (left, right): (StepId, StepId),
) -> Result<(), EditError> {
    for (step, cell) in &mut lane.cells {
        let Some(first) = columns.get(step).copied().filter(|first| *first <= seam) else { continue };
        for card in &mut cell.cards {
            if first + usize::from(card.span) > seam + 1 {
                card.span -= 1;
            }
        }
    }
    let [mut here, mut there] = [left, right].map(|step| lane.cells.remove(&step).unwrap_or_default());
    for point in &mut here.points {
        point.at = quantised(point.at / 2.0)?;
    }
    for point in &mut there.points {
        point.at = quantised(f32::midpoint(point.at, 1.0))?;
    }
    // 'Takes no part' is a gap of every series.
    let gaps = match (here.empty_on_purpose, there.empty_on_purpose) {
        (true, _) => there.gaps.clone(),
        (false, true) => here.gaps.clone(),
        (false, false) => here.gaps.iter().filter(|gap| there.gaps.contains(gap)).cloned().collect(),
    };
    let cell = together(here, there, gaps, lane.kind.holds_points());
    if !cell.is_blank() {
        lane.cells.insert(left, cell);
    }
    Ok(())
}

/// One cell of two, with these gaps.
fn together(first: Cell, second: Cell, gaps: Vec<Series>, holds_points: bool) -> Cell {
    let empty_on_purpose = (first.empty_on_purpose || second.empty_on_purpose) && gaps.is_empty();
    let mut cell = Cell { empty_on_purpose, cards: first.cards, points: first.points, gaps };
    cell.cards.extend(second.cards);
    cell.points.extend(second.points);
    settle(&mut cell, holds_points);
    cell
}

/// Joins words that differ; those of one side alone stay as they are.
fn join(words: &mut String, more: &str) {
    if words.is_empty() {
        more.clone_into(words);
    } else if !more.is_empty() && more != words {
        *words = format!("{words}{JOINT}{more}");
    }
}

/// What is true of both, the earlier beginning, the time that both take.
fn join_facts(facts: &mut Facts, more: &Facts) {
    facts.clock = facts.clock.or(more.clock);
    facts.duration = added(facts.duration, more.duration);
    join(&mut facts.owner, &more.owner);
    facts.not_with_us &= more.not_with_us;
    facts.repeats |= more.repeats;
    facts.any_order &= more.any_order;
    facts.width = facts.width.or(more.width);
}

/// Two lengths of time, minutes.
fn added(first: Option<u32>, second: Option<u32>) -> Option<u32> {
    match (first, second) {
        (Some(first), Some(second)) => Some(first.saturating_add(second)),
        (first, second) => first.or(second),
    }
}

/// The time that steps take together; none where none of them says it.
fn time_of(steps: &[Step]) -> Option<u32> {
    steps.iter().filter_map(|step| step.facts.duration).reduce(u32::saturating_add)
}
