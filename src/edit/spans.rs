//! What a change of the columns means for what lies in them: cards that span columns, cells of columns
//! that are gone, and saved views that begin or end at a stage.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Draft;
use super::forget::Gone;
use super::incoming::insert_card;
use crate::model::{Card, Lane, Map, StageId, StageRange, StepId, SurveyTarget};

/// The columns before a change, left to right.
pub(super) struct Columns {
    steps: Vec<StepId>,
    stages: Vec<StageId>,
}

impl Columns {
    pub(super) fn of(map: &Map) -> Self {
        Self { steps: map.columns(), stages: map.stages().map(|(_, stage)| stage.id).collect() }
    }
}

impl Draft<'_> {
    /// Brings the cells and views in line with the columns that the map has now. `moved` are those that
    /// another index was given to; none when columns came or went.
    pub(super) fn settle_columns(&mut self, before: &Columns, moved: &BTreeSet<StepId>) {
        let after: BTreeMap<StepId, usize> = self.map.columns().into_iter().zip(0..).collect();
        for lane in &mut self.map.lanes {
            let spans = lane.cards().any(|(_, _, card)| card.span > 1);
            if spans || lane.cells.keys().any(|step| !after.contains_key(step)) {
                settle_lane(Arc::make_mut(lane), &before.steps, &after, moved, &mut self.gone);
            }
        }
        self.settle_views(&before.stages);
    }

    fn settle_views(&mut self, before: &[StageId]) {
        let after: BTreeMap<StageId, usize> = self.map.stages().map(|(_, stage)| stage.id).zip(0..).collect();
        for view in &mut self.map.views {
            view.shown.stages = view.shown.stages.and_then(|range| {
                let place = |id| before.iter().position(|stage| *stage == id);
                let shown = before.get(place(range.first)?..=place(range.last)?)?;
                let mut left = shown.iter().filter(|id| after.contains_key(id));
                let first = *left.next()?;
                let last = left.next_back().copied().unwrap_or(first);
                let in_order = after.get(&first) <= after.get(&last);
                let (first, last) = if in_order { (first, last) } else { (last, first) };
                Some(StageRange { first, last })
            });
        }
    }
}

fn settle_lane(
    lane: &mut Lane,
    before: &[StepId],
    after: &BTreeMap<StepId, usize>,
    moved: &BTreeSet<StepId>,
    gone: &mut Gone,
) {
    let mut arrivals: Vec<(StepId, Card)> = Vec::new();
    for (place, step) in before.iter().enumerate() {
        let Some(cell) = lane.cells.get_mut(step) else { continue };
        let stays = after.contains_key(step);
        let mut leaving = Vec::new();
        for card in &mut cell.cards {
            let covered = before.iter().skip(place).take(usize::from(card.span));
            match settled(covered.copied(), after, moved) {
                Some((start, span)) => {
                    card.span = span;
                    leaving.extend((start != *step).then(|| (start, card.clone())));
                }
                None => gone.card(card.id, SurveyTarget::Step(*step)),
            }
        }
        if !stays {
            cell.points.iter().for_each(|point| gone.point(point.id));
            lane.cells.remove(step);
        }
        arrivals.append(&mut leaving);
    }
    // Taken from the back, so that cards keep their order at the top of the stack they come to.
    for (step, card) in arrivals.into_iter().rev() {
        insert_card(lane, step, 0, card);
    }
}

/// Where a card that covered these columns starts and how many it covers now; none: all are gone.
///
/// It starts in the first that is left and ends with the last that stayed beside it: columns that came
/// in between are covered too, and those that were moved away from its start no longer are.
fn settled(
    covered: impl Iterator<Item = StepId>,
    after: &BTreeMap<StepId, usize>,
    moved: &BTreeSet<StepId>,
) -> Option<(StepId, u16)> {
    let mut left = covered.filter_map(|step| after.get(&step).map(|place| (step, *place)));
    let (start, from) = left.next()?;
    let beside = left.filter(|(step, _)| moved.contains(step) == moved.contains(&start));
    let to = beside.map(|(_, place)| place).last().unwrap_or(from);
    let span = u16::try_from(to.saturating_sub(from)).unwrap_or(u16::MAX - 1) + 1;
    Some((start, span))
}
