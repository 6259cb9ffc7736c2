//! What goes onto the clipboard: from the selection to a clip.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::{Clip, ClippedCell, ClippedLane, Lent, VERSION, Whole};
use crate::app::editor::Editor;
use crate::app::perform::block::Grid;
use crate::model::{Card, CardId, Cell, Item, Lane, LaneId, Map, Stage, Step, StepId};

impl Clip {
    /// The selected heads with all they hold: stages before steps before lanes; else the selected cards, points
    /// and contents of cells. `None` where that is nothing.
    pub(super) fn of(editor: &Editor) -> Option<Self> {
        let map = editor.map();
        let whole = whole(editor);
        let columns = columns(editor, &whole);
        let lanes: Vec<&Arc<Lane>> = match whole {
            Whole::Lanes => map.lanes.iter().filter(|lane| editor.is_selected(Item::Lane(lane.id))).collect(),
            _ => map.lanes.iter().collect(),
        };
        let mut clip = Self { waylane_clip: VERSION, whole, ..Self::default() };
        let (mut left, mut right) = (usize::MAX, 0);
        for lane in lanes {
            let cells = clip.cells_of(editor, lane, &columns);
            if cells.is_empty() && !matches!(clip.whole, Whole::Lanes) {
                continue;
            }
            let place = clip.lanes.len();
            clip.lanes.push(clipped_lane(map, lane));
            for (column, cell) in cells {
                (left, right) = (left.min(column), right.max(column));
                clip.cells.push(ClippedCell { lane: place, column, cell });
            }
        }
        clip.parked =
            map.parking.iter().filter(|card| editor.is_selected(Item::Card(card.id))).cloned().collect();
        if clip.cells.is_empty() && clip.parked.is_empty() && matches!(clip.whole, Whole::None) {
            return None;
        }
        clip.columns = columns;
        if matches!(clip.whole, Whole::None) {
            clip.tighten(left, right);
        }
        clip.add_links(map);
        clip.home = clip.first_cell(map);
        clip.lent = Lent::to(&clip, editor.document());
        Some(clip)
    }

    /// How many cards, and how many points or heads.
    pub(super) fn count(&self) -> (usize, usize) {
        let cards: usize = self.cells.iter().map(|piece| piece.cell.cards.len()).sum();
        let points: usize = self.cells.iter().map(|piece| piece.cell.points.len()).sum();
        let heads = match &self.whole {
            Whole::None => points,
            Whole::Stages(stages) => stages.len(),
            Whole::Steps(steps) => steps.len(),
            Whole::Lanes => self.lanes.len(),
        };
        (cards + self.parked.len(), heads)
    }

    /// Every card of the clip.
    pub(super) fn cards(&self) -> impl Iterator<Item = &Card> {
        self.cells.iter().flat_map(|piece| &piece.cell.cards).chain(&self.parked)
    }

    /// What of a lane is copied, by the places of the columns.
    fn cells_of(&self, editor: &Editor, lane: &Lane, columns: &[StepId]) -> Vec<(usize, Cell)> {
        let pieces = columns.iter().enumerate().filter_map(|(place, step)| {
            let cell = lane.cells.get(step)?;
            let all = !matches!(self.whole, Whole::None) || editor.is_selected(Item::Cell(lane.id, *step));
            if all {
                return Some((place, cell.clone()));
            }
            let cards = cell.cards.iter().filter(|card| editor.is_selected(Item::Card(card.id)));
            let points = cell.points.iter().filter(|point| editor.is_selected(Item::Point(point.id)));
            let part = Cell {
                cards: cards.cloned().collect(),
                points: points.cloned().collect(),
                ..Cell::default()
            };
            (!part.is_blank()).then_some((place, part))
        });
        pieces.collect()
    }

    /// Counts columns and rows of a block from its own first ones.
    fn tighten(&mut self, left: usize, right: usize) {
        self.columns = self.columns.get(left..=right).map(<[StepId]>::to_vec).unwrap_or_default();
        for piece in &mut self.cells {
            piece.column -= left;
        }
        let with_cards: BTreeSet<usize> =
            self.cells.iter().filter(|piece| !piece.cell.cards.is_empty()).map(|piece| piece.lane).collect();
        let tops = with_cards.iter().filter_map(|place| self.lanes.get(*place)).map(|lane| lane.row);
        let top = tops.min().unwrap_or_default();
        for lane in &mut self.lanes {
            lane.row = lane.row.saturating_sub(top);
        }
    }

    fn add_links(&mut self, map: &Map) {
        let cards: HashSet<CardId> = self.cards().map(|card| card.id).collect();
        let touches = |id: &CardId| cards.contains(id);
        let links = map.links.iter().filter(|link| touches(&link.from) || touches(&link.to));
        self.links = links.cloned().collect();
    }

    fn first_cell(&self, map: &Map) -> Option<(crate::model::MapId, LaneId, StepId)> {
        let lane = self.lanes.iter().find(|lane| !lane.lane.kind.holds_points()).or(self.lanes.first())?;
        Some((map.id, lane.lane.id, *self.columns.first()?))
    }
}

/// Without what a copy does not take over: its cells come apart from it.
fn clipped_lane(map: &Map, lane: &Lane) -> ClippedLane {
    let row = Grid::whole(map).row(lane.id).unwrap_or_default();
    let bare = Lane { cells: std::collections::BTreeMap::new(), origin: None, hidden: false, ..lane.clone() };
    ClippedLane { row, lane: bare }
}

fn whole(editor: &Editor) -> Whole {
    let map = editor.map();
    let has = |item| editor.is_selected(item);
    let stages =
        map.stages().filter(|(phase, stage)| has(Item::Phase(phase.id)) || has(Item::Stage(stage.id)));
    let stages: Vec<Stage> = stages.map(|(_, stage)| stage.clone()).collect();
    if !stages.is_empty() {
        return Whole::Stages(stages);
    }
    let steps: Vec<Step> =
        map.steps().map(|(_, step)| step).filter(|step| has(Item::Step(step.id))).cloned().collect();
    if !steps.is_empty() {
        return Whole::Steps(steps);
    }
    if map.lanes.iter().any(|lane| has(Item::Lane(lane.id))) { Whole::Lanes } else { Whole::None }
}

/// The columns that are looked through.
fn columns(editor: &Editor, whole: &Whole) -> Vec<StepId> {
    match whole {
        Whole::Stages(stages) => stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id).collect(),
        Whole::Steps(steps) => steps.iter().map(|step| step.id).collect(),
        Whole::Lanes | Whole::None => editor.map().columns(),
    }
}
