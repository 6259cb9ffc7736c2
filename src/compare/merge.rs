//! One map made of two, so that both can be laid out and drawn as any map is: the columns and lanes of both, the
//! cards of both in their cells, the curves of both in one lane. Knows nothing of how it is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Comparison, Pair};
use crate::model::{
    Card, CardId, Cell, Document, Lane, LaneId, LaneKind, Map, MapId, Phase, PhaseId, Stage, StageId, Step,
    StepId,
};

/// Which map's content is wanted in the columns and lanes of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The earlier map's.
    Before,
    /// The later map's.
    After,
    /// Both, one in the other: the cards of both, the curves of the later one.
    Both,
    /// The earlier map's, laid out like the later one's: its curves under those of [`Self::Both`].
    Under,
}

/// The columns and lanes of two maps with the content of one or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Two maps' document with the merged map as its only one.
    pub document: Document,
    /// The merged map. Its parts keep the ids of the later map, what only the earlier one has those of that.
    pub map: MapId,
}

/// Merges the maps that were compared.
#[must_use]
pub fn merged(
    document: &Document,
    comparison: &Comparison,
    (before, after): (&Map, &Map),
    side: Side,
) -> Merged {
    let steps =
        comparison.columns.iter().filter_map(|pair| Some((pair.before?, pair.after.or(pair.before)?)));
    let in_place = comparison.cards.iter().filter(|pair| !pair.moved && pair.after.is_some());
    let mut merging = Merging {
        comparison,
        before,
        after,
        side,
        steps: steps.collect(),
        in_place: in_place.filter_map(|pair| Some(pair.before?.card)).collect(),
        cards: BTreeSet::new(),
    };
    let mut map = Map::clone(if side == Side::Before { before } else { after });
    map.id = after.id;
    map.phases = merging.phases();
    map.lanes = comparison.lanes.iter().filter_map(|pair| merging.lane(pair)).map(Arc::new).collect();
    map.links.retain(|link| merging.cards.contains(&link.from) && merging.cards.contains(&link.to));
    (map.parking, map.blocks_above, map.blocks_below) = (Vec::new(), Vec::new(), Vec::new());
    let id = map.id;
    Merged { document: Document { maps: vec![Arc::new(map)], ..document.clone() }, map: id }
}

/// A map by itself, with nothing hidden or folded.
#[must_use]
pub fn whole(document: &Document, map: &Map) -> Merged {
    let mut map = map.clone();
    for lane in map.lanes.iter_mut().filter(|lane| lane.hidden || lane.folded) {
        let lane = Arc::make_mut(lane);
        (lane.hidden, lane.folded) = (false, false);
    }
    let id = map.id;
    Merged { document: Document { maps: vec![Arc::new(map)], ..document.clone() }, map: id }
}

struct Merging<'a> {
    comparison: &'a Comparison,
    before: &'a Map,
    after: &'a Map,
    side: Side,
    /// For every column of the earlier map, its id in the merged map.
    steps: BTreeMap<StepId, StepId>,
    /// The cards of the earlier map that the later one has in the same place.
    in_place: BTreeSet<CardId>,
    /// The cards put into the merged map.
    cards: BTreeSet<CardId>,
}

impl Merging<'_> {
    /// Of a pair, the one whose words are shown.
    fn shown<T: Copy>(&self, pair: Pair<T>) -> Option<T> {
        match self.side {
            Side::Before => pair.before.or(pair.after),
            Side::After | Side::Both | Side::Under => pair.after.or(pair.before),
        }
    }

    /// The columns under their stages and phases. What does not stand together any more is told apart.
    fn phases(&self) -> Vec<Phase> {
        let mut phases: Vec<(PhaseId, Phase)> = Vec::new();
        let (mut used_stages, mut used_phases) = (BTreeSet::new(), BTreeSet::new());
        for pair in &self.comparison.columns {
            let before = pair.before.and_then(|id| column_of(self.before, id));
            let after = pair.after.and_then(|id| column_of(self.after, id));
            let column = Pair { before, after };
            let (Some((phase, stage, step)), Some(known)) = (self.shown(column), pair.after.or(pair.before))
            else {
                continue;
            };
            let stage_key = self.stage_key(column).unwrap_or(stage.id);
            let phase_key = self.phase_key(column, stage_key).unwrap_or(phase.id);
            if phases.last().is_none_or(|(key, _)| *key != phase_key) {
                let id = if used_phases.insert(phase_key) { phase_key } else { PhaseId::fresh() };
                phases.push((phase_key, Phase { id, title: phase.title.clone(), stages: Vec::new() }));
            }
            let Some((_, phase)) = phases.last_mut() else { continue };
            let step = Step { id: known, ..step.clone() };
            match phase.stages.last_mut() {
                Some(last) if last.id == stage_key => last.steps.push(step),
                _ => {
                    let id = if used_stages.insert(stage_key) { stage_key } else { StageId::fresh() };
                    phase.stages.push(Stage { id, steps: vec![step], ..stage.clone() });
                }
            }
        }
        phases.into_iter().map(|(_, phase)| phase).collect()
    }

    /// The stage that a column belongs to in the merged map.
    fn stage_key(&self, column: Pair<(&Phase, &Stage, &Step)>) -> Option<StageId> {
        if let Some((_, stage, _)) = column.after {
            return Some(stage.id);
        }
        let (_, stage, _) = column.before?;
        let pair = self.comparison.stages.iter().find(|pair| pair.before == Some(stage.id));
        pair.and_then(|pair| pair.after).or(Some(stage.id))
    }

    /// The phase that a column belongs to: that of its stage, else the one of the same words.
    fn phase_key(&self, column: Pair<(&Phase, &Stage, &Step)>, stage: StageId) -> Option<PhaseId> {
        if let Some((phase, ..)) = column.after {
            return Some(phase.id);
        }
        let (phase, ..) = column.before?;
        let of_stage = self.after.stages().find(|(_, known)| known.id == stage).map(|(phase, _)| phase);
        let alike = || self.after.phases.iter().find(|known| known.title == phase.title);
        of_stage.or_else(alike).map(|phase| phase.id)
    }

    fn lane(&mut self, pair: &Pair<LaneId>) -> Option<Lane> {
        let before = pair.before.and_then(|id| self.before.lane(id));
        let after = pair.after.and_then(|id| self.after.lane(id));
        let base = self.shown(Pair { before, after })?;
        let mut lane = Lane { cells: BTreeMap::new(), hidden: false, folded: false, ..Lane::clone(base) };
        lane.id = pair.after.or(pair.before)?;
        if let LaneKind::Curve(curve) = &mut lane.kind
            && matches!(self.side, Side::Both | Side::Under)
        {
            // Beside two curves nobody could tell whose they are.
            curve.averages = false;
        }
        if let Some(after) = after.filter(|_| matches!(self.side, Side::After | Side::Both)) {
            for (step, cell) in &after.cells {
                self.put(&mut lane, *step, cell, false);
            }
        }
        if let Some(before) = before.filter(|_| self.side != Side::After) {
            for (step, cell) in &before.cells {
                let Some(step) = self.steps.get(step).copied() else { continue };
                self.put(&mut lane, step, cell, true);
            }
        }
        lane.cells.retain(|_, cell| !cell.is_blank());
        Some(lane)
    }

    /// Puts a map's cell into the lane, under what lies there.
    fn put(&mut self, lane: &mut Lane, step: StepId, cell: &Cell, earlier: bool) {
        let cards: Vec<Card> = cell
            .cards
            .iter()
            .filter(|card| !(earlier && self.side == Side::Both && self.in_place.contains(&card.id)))
            .map(|card| Card { span: self.span(step, card, earlier), ..card.clone() })
            .collect();
        self.cards.extend(cards.iter().map(|card| card.id));
        let place = lane.cells.entry(step).or_default();
        place.cards.extend(cards);
        if !(earlier && self.side == Side::Both) {
            place.points.extend_from_slice(&cell.points);
            place.gaps.extend_from_slice(&cell.gaps);
        }
        let is_free = place.cards.is_empty() && place.points.is_empty();
        place.empty_on_purpose = is_free && (place.empty_on_purpose || cell.empty_on_purpose);
    }

    /// How many columns of the merged map the card covers.
    fn span(&self, from: StepId, card: &Card, earlier: bool) -> u16 {
        if card.span <= 1 {
            return 1;
        }
        let columns = &self.comparison.columns;
        let start = columns.iter().position(|pair| pair.after.or(pair.before) == Some(from));
        let own = columns.iter().enumerate().skip(start.unwrap_or(0));
        let own = own.filter(|(_, pair)| if earlier { pair.before.is_some() } else { pair.after.is_some() });
        let last = own.map(|(place, _)| place).take(usize::from(card.span)).last();
        let span = last.zip(start).map_or(1, |(last, start)| last - start + 1);
        u16::try_from(span).unwrap_or(u16::MAX)
    }
}

fn column_of(map: &Map, id: StepId) -> Option<(&Phase, &Stage, &Step)> {
    map.stages().find_map(|(phase, stage)| {
        stage.steps.iter().find(|step| step.id == id).map(|step| (phase, stage, step))
    })
}
