//! The columns and lanes that the rows of a table of cards speak of.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Builder, Columns, Lanes, Read, is_called, is_point, layer, numbers};
use crate::data::row::Row;
use crate::model::{
    CardKind, Curve, Lane, LaneId, LaneKind, Layer, Numbers, Phase, PhaseId, Stage, StageId, Step, StepId,
};
use crate::words::kinds;

/// Most steps without cards in a row that numbers of columns may ask for.
const MOST_GAP: usize = 100;

/// What a column of the map is called: its number in the table, phase, stage and step.
type ColumnKey<'a> = (usize, &'a str, &'a str, &'a str);
/// What a lane is called: layer, title, whether it holds points, and its number in the table, or else which it is
/// of those that are called so in one step.
type LaneKey<'a> = (Layer, &'a str, bool, usize);

impl Builder {
    /// Makes phases, stages and steps. Numbers that no row has are steps without cards.
    pub(super) fn columns(&mut self, rows: &[Read]) -> Columns {
        let mut keys: Vec<ColumnKey<'_>> = Vec::new();
        let mut of_rows: Vec<(usize, ColumnKey<'_>)> = Vec::new();
        let mut last = 1;
        for read in rows.iter().filter(|read| !self.is_parked(&read.row)) {
            let row = &read.row;
            let name = (row.phase.as_str(), row.stage.as_str(), row.step.as_str());
            let alike = |key: &&ColumnKey<'_>| (key.1, key.2, key.3) == name;
            let number = row.column.trim().parse().ok();
            let number =
                number.or_else(|| keys.iter().find(alike).map(|key| key.0)).unwrap_or(keys.len() + 1);
            let key = (number, name.0, name.1, name.2);
            if !keys.contains(&key) {
                keys.push(key);
            }
            of_rows.push((read.number, key));
            let span = row.span.trim().parse().ok().filter(|span| (1..MOST_GAP).contains(span)).unwrap_or(1);
            last = last.max(number + span - 1);
        }
        keys.sort_by_key(|key| key.0);
        let mut steps: Vec<(ColumnKey<'_>, StepId)> = Vec::new();
        let mut next = 1;
        for key in keys {
            let before = steps.last().map_or(("", ""), |(before, _)| (before.1, before.2));
            let stage = if before == (key.1, key.2) { before.1 } else { "" };
            for number in next..key.0.min(next + MOST_GAP) {
                self.add_step((number, before.0, stage, ""));
            }
            steps.push((key, self.add_step(key)));
            next = key.0 + 1;
        }
        let (phase, stage) = steps.last().map_or(("", ""), |(before, _)| (before.1, before.2));
        for number in next..=last {
            self.add_step((number, phase, stage, ""));
        }
        let find = |key: &ColumnKey<'_>| steps.iter().find(|(other, _)| other == key).map(|(_, step)| *step);
        of_rows.iter().filter_map(|(row, key)| Some((*row, find(key)?))).collect()
    }

    /// The next column: in the last phase and stage where they are called so, else in new ones.
    fn add_step(&mut self, (_, phase, stage, step): ColumnKey<'_>) -> StepId {
        let step = Step { title: step.to_owned(), ..Step::new(StepId::fresh()) };
        let id = step.id;
        let in_phase = self.map.phases.last().is_some_and(|last| last.title == phase);
        if !in_phase {
            self.map.phases.push(Phase { id: PhaseId::fresh(), title: phase.to_owned(), stages: Vec::new() });
        }
        let Some(last) = self.map.phases.last_mut() else { return id };
        match last.stages.last_mut().filter(|last| last.title == stage) {
            Some(stage) => stage.steps.push(step),
            None => last.stages.push(Stage { steps: vec![step], ..Stage::new(StageId::fresh(), stage, id) }),
        }
        id
    }

    /// Makes the lanes, in an order in which every step has its cards as the table has them.
    pub(super) fn lanes(&mut self, rows: &[Read]) -> Lanes {
        let mut order: Vec<LaneKey<'_>> = Vec::new();
        let mut of_rows: Vec<(usize, LaneKey<'_>)> = Vec::new();
        let mut after: BTreeMap<LaneKey<'_>, Vec<LaneKey<'_>>> = BTreeMap::new();
        let mut in_step: Vec<LaneKey<'_>> = Vec::new();
        let mut step = None;
        let is_numbered = rows
            .iter()
            .filter(|read| !self.is_parked(&read.row))
            .all(|read| read.row.row.trim().parse::<usize>().is_ok());
        for read in rows.iter().filter(|read| !self.is_parked(&read.row)) {
            let row = &read.row;
            let here = (&row.column, &row.phase, &row.stage, &row.step);
            if step != Some(here) {
                (step, in_step) = (Some(here), Vec::new());
            }
            let layer = layer(&row.layer).unwrap_or_default();
            let name = (layer, row.lane.as_str(), is_point(row));
            let alike = in_step.iter().filter(|key| (key.0, key.1, key.2) == name).count();
            let again = in_step.last().is_some_and(|last| (last.0, last.1, last.2) == name);
            let which = row.row.trim().parse().ok().filter(|_| is_numbered);
            let key = (name.0, name.1, name.2, which.unwrap_or(if again { alike - 1 } else { alike }));
            let again = in_step.last() == Some(&key);
            if !again {
                if let Some(last) = in_step.last() {
                    after.entry(*last).or_default().push(key);
                }
                in_step.push(key);
            }
            if !order.contains(&key) {
                order.push(key);
            }
            of_rows.push((read.number, key));
        }
        let order = if is_numbered { by_number(order) } else { sorted(&order, &after) };
        let mut lanes = Vec::new();
        for key in order {
            let of_lane = of_rows.iter().filter(|(_, other)| *other == key).map(|(row, _)| *row);
            let of_lane: Vec<usize> = of_lane.collect();
            let rows: Vec<&Row> =
                rows.iter().filter(|read| of_lane.contains(&read.number)).map(|read| &read.row).collect();
            let group = rows.first().map(|row| row.group.clone()).unwrap_or_default();
            let lane =
                Lane { layer: key.0, group, ..Lane::new(LaneId::fresh(), key.1, self.lane_kind(&rows)) };
            lanes.push((key, lane.id));
            self.map.lanes.push(Arc::new(lane));
        }
        let find = |key: &LaneKey<'_>| lanes.iter().find(|(other, _)| other == key).map(|(_, lane)| *lane);
        of_rows.iter().filter_map(|(row, key)| Some((*row, find(key)?))).collect()
    }

    /// What a lane of these rows holds: points, or the kind that most of its cards have.
    fn lane_kind(&mut self, rows: &[&Row]) -> LaneKind {
        if rows
            .iter()
            .any(|row| is_called(&row.kind, |l| kinds::lane_kind(l, &LaneKind::Curve(Curve::default()))))
        {
            return LaneKind::Curve(Curve::default());
        }
        if rows.iter().any(|row| is_point(row)) {
            let values: Vec<f32> = rows.iter().filter_map(|row| row.value.trim().parse().ok()).collect();
            let (min, max) =
                values.iter().fold((0.0_f32, 0.0_f32), |(min, max), v| (min.min(*v), max.max(*v)));
            return LaneKind::Numbers(Numbers {
                max: if max > min { max } else { min + 1.0 },
                ..numbers(min)
            });
        }
        let mut counts: Vec<(CardKind, usize)> = Vec::new();
        for row in rows {
            let kind = self.kind(&row.kind);
            match counts.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, count)) => *count += 1,
                None => counts.push((kind, 1)),
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max();
        let kind = counts.into_iter().find(|(_, count)| Some(*count) == most).map(|(kind, _)| kind);
        let kind = kind.unwrap_or(CardKind::Note);
        if matches!(kind, CardKind::Picture { .. }) { LaneKind::Pictures } else { LaneKind::Cards(kind) }
    }
}

fn by_number(mut lanes: Vec<LaneKey<'_>>) -> Vec<LaneKey<'_>> {
    lanes.sort_by_key(|key| (key.0, key.3));
    lanes
}

/// The lanes by layer and so that each comes before those that are below it in some step; where that leaves a
/// choice or goes round in a circle, as they came.
fn sorted<'a>(lanes: &[LaneKey<'a>], after: &BTreeMap<LaneKey<'a>, Vec<LaneKey<'a>>>) -> Vec<LaneKey<'a>> {
    let mut left: Vec<LaneKey<'a>> = lanes.to_vec();
    left.sort_by_key(|key| key.0);
    let mut order = Vec::new();
    while !left.is_empty() {
        let is_free = |key: &LaneKey<'a>| {
            !left
                .iter()
                .any(|other| other != key && after.get(other).is_some_and(|below| below.contains(key)))
        };
        let next = left.iter().position(is_free).unwrap_or_default();
        order.push(left.remove(next));
    }
    order.sort_by_key(|key| key.0);
    order
}
