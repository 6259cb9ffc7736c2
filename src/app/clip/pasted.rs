//! What comes out of the clipboard: from a clip to an edit of the map in front.
//!
//! A block goes to the selected cell and keeps its arrangement: columns that are missing at the right are
//! added, lanes that are missing below are not, its cards fall to the last lane that takes cards. Points go to
//! the lane that they came from or one of its sort. Cards that no longer exist, since they were cut, come back
//! as themselves, with their arrows; of others come copies, with the arrows between them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::lent::Known;
use super::{Clip, ClippedLane, Whole};
use crate::app::editor::Editor;
use crate::app::perform::block::Grid;
use crate::app::perform::{card_place, spot};
use crate::edit::{Edit, MapEdit, Place, StepName};
use crate::model::{
    Card, CardId, Cell, Document, Lane, LaneId, LaneKind, Link, LinkId, Map, PhaseId, Point, PointId, Stage,
    StageId, Step, StepId,
};
use crate::words;

/// What pasting does.
#[derive(Debug, Default)]
pub(super) struct Pasted {
    pub(super) edit: Option<Edit>,
    /// Points that find no lane.
    pub(super) left_out: usize,
}

/// Where a block goes.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    row: usize,
    column: usize,
    /// In the stack of that cell.
    index: usize,
}

/// New things on their way into a map.
#[derive(Debug, Default)]
struct Contents {
    cards: Vec<(Card, Place)>,
    points: Vec<(LaneId, StepId, Point)>,
    /// Cells that take no part, and series that do not.
    gaps: Vec<MapEdit>,
    left_out: usize,
}

impl Clip {
    /// The edit that puts the clip into the map in front: from the selected place on, else to where it was cut,
    /// else into the parking lot.
    pub(super) fn paste(mut self, editor: &Editor) -> Pasted {
        let map = editor.map();
        let mut edits = Vec::new();
        let known = std::mem::take(&mut self.lent).settle(editor.document(), &mut edits);
        self.rename(&known);
        let links = self.take_new_ids(editor.document(), map);
        let (cards, _) = self.count();
        let mut changes = Vec::new();
        let contents = match std::mem::take(&mut self.whole) {
            Whole::None => self.block(editor, &mut changes),
            Whole::Stages(stages) => self.stages(editor, stages, &mut changes),
            Whole::Steps(steps) => self.steps(editor, steps, &mut changes),
            Whole::Lanes => self.new_lanes(editor, &mut changes),
        };
        let name = if cards > 0 { StepName::Paste(cards) } else { name_of(&changes) };
        let Contents { cards, points, gaps, left_out } = contents;
        if !(cards.is_empty() && points.is_empty() && links.is_empty()) {
            changes.push(MapEdit::AddContents { cards, points, links });
        }
        changes.extend(gaps);
        if changes.is_empty() {
            return Pasted { edit: None, left_out };
        }
        edits.extend(changes.into_iter().map(|change| Edit::Map(map.id, change)));
        Pasted { edit: Some(Edit::Several(name, edits)), left_out }
    }

    fn rename(&mut self, known: &Known) {
        for cell in self.cells.iter_mut().map(|piece| &mut piece.cell) {
            cell.cards.iter_mut().for_each(|card| known.rename_card(card));
            cell.points.iter_mut().for_each(|point| known.rename_point(point));
            cell.gaps.iter_mut().for_each(|series| known.rename_series(series));
        }
        self.parked.iter_mut().for_each(|card| known.rename_card(card));
        for lane in &mut self.lanes {
            if let LaneKind::Cards(kind) = &mut lane.lane.kind {
                known.rename_kind(kind);
            }
        }
    }

    /// Gives cards and points that exist in the document another id, and says which arrows come with them.
    fn take_new_ids(&mut self, document: &Document, map: &Map) -> Vec<Link> {
        let taken = Taken::of(document);
        let mut ids = HashMap::new();
        let cells = self.cells.iter_mut().map(|piece| &mut piece.cell);
        let (cards, points): (Vec<_>, Vec<_>) = cells.map(|cell| (&mut cell.cards, &mut cell.points)).unzip();
        for card in cards.into_iter().flatten().chain(&mut self.parked) {
            let old = card.id;
            if taken.cards.contains(&old) {
                (card.id, card.origin) = (CardId::fresh(), None);
            }
            ids.insert(old, card.id);
        }
        for point in points.into_iter().flatten().filter(|point| taken.points.contains(&point.id)) {
            (point.id, point.origin) = (PointId::fresh(), None);
        }
        // An arrow to a card outside the block comes back with a card that was cut.
        let here: HashSet<CardId> = cards_of(map).collect();
        let end = |id: CardId, other: CardId| match ids.get(&id) {
            Some(new) => Some(*new),
            None => (here.contains(&id) && ids.get(&other) == Some(&other)).then_some(id),
        };
        let links = std::mem::take(&mut self.links).into_iter().filter_map(|link| {
            let (from, to) = (end(link.from, link.to)?, end(link.to, link.from)?);
            let id = if taken.links.contains(&link.id) { LinkId::fresh() } else { link.id };
            Some(Link { id, from, to, ..link })
        });
        links.collect()
    }

    /// A block of cards and points.
    fn block(self, editor: &Editor, changes: &mut Vec<MapEdit>) -> Contents {
        let (map, shown) = (editor.map(), editor.shown());
        let lanes = shown.lanes(map).into_iter().map(AsRef::as_ref);
        let grid = Grid::new(lanes, map.columns().into_iter());
        let parking = Place::Parking { index: usize::MAX };
        let mut contents = Contents::default();
        let Some(anchor) = self.anchor(editor, &grid) else {
            for piece in self.cells {
                contents.left_out += piece.cell.points.len();
                contents.cards.extend(piece.cell.cards.into_iter().map(|card| (card, parking)));
            }
            contents.cards.extend(self.parked.into_iter().map(|card| (card, parking)));
            return contents;
        };
        let mut columns = grid.columns().to_vec();
        let width = self.columns.len();
        let used = self.cells.iter().map(|piece| piece.column).filter(|column| *column < width);
        let needed = used.max().map_or(0, |column| anchor.column + column + 1);
        grow(editor, &mut columns, needed, changes);
        let selected = spot(editor).0;
        let mut index = anchor.index;
        let mut at_anchor = |to: Option<LaneId>, column: usize| {
            let is_anchor = column == anchor.column && to == grid.lanes().get(anchor.row).map(|lane| lane.id);
            let here = if is_anchor { index } else { usize::MAX };
            index = index.saturating_add(usize::from(is_anchor));
            here
        };
        let only_parked = self.cells.is_empty();
        for piece in self.cells {
            // The text may have been edited by hand.
            let column = anchor.column.saturating_add(piece.column);
            let (Some(from), Some(step)) = (self.lanes.get(piece.lane), columns.get(column)) else {
                continue;
            };
            let row = anchor.row.saturating_add(from.row).min(grid.lanes().len().saturating_sub(1));
            let lane = grid.lanes().get(row).map(|lane| lane.id);
            for card in piece.cell.cards {
                let index = at_anchor(lane, column);
                let to = lane.map_or(parking, |lane| Place::Cell { lane, step: *step, index });
                contents.cards.push((card, to));
            }
            let lane = selected.filter(|id| takes_points_of(map, *id, from)).or_else(|| lane_like(map, from));
            contents.add_points(piece.cell.points, lane, *step);
        }
        for card in self.parked {
            let lane = grid.lanes().get(anchor.row).filter(|_| only_parked).map(|lane| lane.id);
            let step = columns.get(anchor.column).copied();
            let index = at_anchor(lane, anchor.column);
            let to = lane.zip(step).map_or(parking, |(lane, step)| Place::Cell { lane, step, index });
            contents.cards.push((card, to));
        }
        contents
    }

    /// The selected place; else where it was cut from.
    fn anchor(&self, editor: &Editor, grid: &Grid<'_>) -> Option<Anchor> {
        let map = editor.map();
        let at = |lane: LaneId, step: StepId, index: usize| {
            let lane = nearest_with_cards(map, grid, lane)?;
            Some(Anchor { row: grid.row(lane)?, column: grid.column(step)?, index })
        };
        if let Some(Place::Cell { lane, step, index }) = card_place(editor) {
            return at(lane, step, index);
        }
        if let (Some(lane), Some(step)) = spot(editor) {
            return at(lane, step, usize::MAX);
        }
        let (_, lane, step) = self.home.filter(|(home, ..)| *home == map.id)?;
        at(lane, step, usize::MAX)
    }

    /// Stages behind the selected one, else at the end.
    fn stages(self, editor: &Editor, stages: Vec<Stage>, changes: &mut Vec<MapEdit>) -> Contents {
        let map = editor.map();
        let Some((phase, place)) = selected_stage(editor) else { return Contents::default() };
        let mut columns = Vec::new();
        for (index, stage) in (place + 1..).zip(stages) {
            let steps: Vec<Step> = stage.steps.into_iter().map(new_step).collect();
            columns.extend(steps.iter().map(|step| step.id));
            let stage = Stage { id: StageId::fresh(), origin: None, steps, ..stage };
            changes.push(MapEdit::AddStage { phase, index, stage });
        }
        self.into_columns(map, &columns)
    }

    /// Steps behind the selected one, else at the end of the last stage.
    fn steps(self, editor: &Editor, steps: Vec<Step>, changes: &mut Vec<MapEdit>) -> Contents {
        let map = editor.map();
        let Some(step) = spot(editor).1.or_else(|| map.columns().last().copied()) else {
            return Contents::default();
        };
        let Some((stage, _)) = map.step(step) else { return Contents::default() };
        let place = stage.steps.iter().position(|own| own.id == step).unwrap_or_default();
        let steps: Vec<Step> = steps.into_iter().map(new_step).collect();
        let columns: Vec<StepId> = steps.iter().map(|step| step.id).collect();
        let add = |(index, step)| MapEdit::AddStep { stage: stage.id, index, step };
        changes.extend((place + 1..).zip(steps).map(add));
        self.into_columns(map, &columns)
    }

    /// What lay in the columns, in the lanes that are the same or like them.
    fn into_columns(self, map: &Map, columns: &[StepId]) -> Contents {
        let grid = Grid::whole(map);
        let mut contents = Contents::default();
        for piece in self.cells {
            let (Some(from), Some(step)) = (self.lanes.get(piece.lane), columns.get(piece.column)) else {
                continue;
            };
            let lane = lane_like(map, from);
            let last = || grid.lanes().get(from.row).or(grid.lanes().last()).map(|lane| lane.id);
            let Cell { cards, points, empty_on_purpose: empty, gaps } = piece.cell;
            let for_cards = lane.filter(|_| !from.lane.kind.holds_points()).or_else(last);
            let to = for_cards.map_or(Place::Parking { index: usize::MAX }, |lane| Place::Cell {
                lane,
                step: *step,
                index: usize::MAX,
            });
            contents.cards.extend(cards.into_iter().map(|card| (card, to)));
            contents.add_points(points, lane, *step);
            let Some(lane) = lane else { continue };
            if empty {
                contents.gaps.push(MapEdit::SetEmptyOnPurpose { lane, step: *step, empty });
            }
            let gap = |series| MapEdit::SetGap { lane, step: *step, series, gap: true };
            contents.gaps.extend(gaps.into_iter().map(gap));
        }
        contents
    }

    /// Lanes below the selected one, else at the end; in the same columns, or column by column.
    fn new_lanes(self, editor: &Editor, changes: &mut Vec<MapEdit>) -> Contents {
        let map = editor.map();
        let mut columns = map.columns();
        let used = self.cells.iter().map(|piece| piece.column).filter(|column| *column < self.columns.len());
        let known: HashSet<StepId> = columns.iter().copied().collect();
        let is_here = |column: &usize| self.columns.get(*column).is_some_and(|step| known.contains(step));
        let needed =
            used.filter(|column| !is_here(column)).map(|column| column + 1).max().unwrap_or_default();
        grow(editor, &mut columns, needed, changes);
        let step_of = |column: usize| {
            let same = self.columns.get(column).filter(|step| known.contains(step));
            same.or_else(|| columns.get(column)).copied()
        };
        let mut cells: Vec<BTreeMap<StepId, Cell>> = Vec::new();
        cells.resize_with(self.lanes.len(), BTreeMap::new);
        for piece in self.cells {
            let (Some(lane), Some(step)) = (cells.get_mut(piece.lane), step_of(piece.column)) else {
                continue;
            };
            let cell = lane.entry(step).or_default();
            cell.empty_on_purpose |= piece.cell.empty_on_purpose;
            cell.cards.extend(piece.cell.cards);
            cell.points.extend(piece.cell.points);
            cell.gaps.extend(piece.cell.gaps);
        }
        let below = spot(editor).0.and_then(|lane| map.lane_index(lane)).map(|place| place + 1);
        let first = below.unwrap_or(map.lanes.len());
        for (index, (clipped, cells)) in (first..).zip(self.lanes.into_iter().zip(cells)) {
            let lane = Arc::new(Lane { id: LaneId::fresh(), cells, ..clipped.lane });
            changes.push(MapEdit::AddLane { index, lane });
        }
        Contents::default()
    }
}

impl Contents {
    fn add_points(&mut self, points: Vec<Point>, lane: Option<LaneId>, step: StepId) {
        match lane {
            Some(lane) => self.points.extend(points.into_iter().map(|point| (lane, step, point))),
            None => self.left_out += points.len(),
        }
    }
}

/// Ids that the document has.
struct Taken {
    cards: HashSet<CardId>,
    points: HashSet<PointId>,
    links: HashSet<LinkId>,
}

impl Taken {
    fn of(document: &Document) -> Self {
        let lanes = || document.maps.iter().flat_map(|map| &map.lanes);
        Self {
            cards: document.maps.iter().flat_map(|map| cards_of(map)).collect(),
            points: lanes().flat_map(|lane| lane.points().map(|(_, point)| point.id)).collect(),
            links: document.maps.iter().flat_map(|map| &map.links).map(|link| link.id).collect(),
        }
    }
}

fn cards_of(map: &Map) -> impl Iterator<Item = CardId> {
    let in_grid = map.lanes.iter().flat_map(|lane| lane.cards().map(|(.., card)| card.id));
    in_grid.chain(map.parking.iter().map(|card| card.id))
}

fn new_step(step: Step) -> Step {
    Step { id: StepId::fresh(), origin: None, ..step }
}

/// The phase of the stage that is selected or lies at the end, and the stage's place in it.
fn selected_stage(editor: &Editor) -> Option<(PhaseId, usize)> {
    let map = editor.map();
    let step = spot(editor).1.or_else(|| map.columns().last().copied())?;
    let (stage, _) = map.step(step)?;
    map.phases
        .iter()
        .find_map(|phase| Some((phase.id, phase.stages.iter().position(|own| own.id == stage.id)?)))
}

/// Adds columns at the end until there are that many: steps where the last stage has several, else stages.
fn grow(editor: &Editor, columns: &mut Vec<StepId>, needed: usize, changes: &mut Vec<MapEdit>) {
    let words = words::new(editor.document().language);
    let Some((phase, stage)) = editor.map().stages().last() else { return };
    while columns.len() < needed {
        let id = StepId::fresh();
        columns.push(id);
        changes.push(if stage.steps.len() > 1 {
            let step = Step { title: words.step.to_owned(), ..Step::new(id) };
            MapEdit::AddStep { stage: stage.id, index: usize::MAX, step }
        } else {
            let stage = Stage::new(StageId::fresh(), words.stage, id);
            MapEdit::AddStage { phase: phase.id, index: usize::MAX, stage }
        });
    }
}

/// The lane itself, else the first below it that takes cards, else the last above it.
fn nearest_with_cards(map: &Map, grid: &Grid<'_>, lane: LaneId) -> Option<LaneId> {
    let place = map.lane_index(lane)?;
    let takes = |lane: &&Arc<Lane>| grid.row(lane.id).is_some();
    let below = map.lanes.iter().skip(place).find(takes);
    below.or_else(|| map.lanes.iter().take(place).rev().find(takes)).map(|lane| lane.id)
}

/// The lane that the clip's lane is or was copied from; else one of the same title and sort, else for points one
/// of the same sort.
fn lane_like(map: &Map, from: &ClippedLane) -> Option<LaneId> {
    let lane = &from.lane;
    let same_sort = |other: &&Arc<Lane>| same_sort(&other.kind, &lane.kind);
    let same = map.lane(lane.id).filter(same_sort);
    let named = || map.lanes.iter().filter(same_sort).find(|other| other.title == lane.title);
    let any = || map.lanes.iter().filter(|_| lane.kind.holds_points()).find(same_sort);
    same.or_else(named).or_else(any).map(|lane| lane.id)
}

fn takes_points_of(map: &Map, id: LaneId, from: &ClippedLane) -> bool {
    from.lane.kind.holds_points() && map.lane(id).is_some_and(|lane| same_sort(&lane.kind, &from.lane.kind))
}

fn same_sort(a: &LaneKind, b: &LaneKind) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// What pasting things without cards did.
fn name_of(changes: &[MapEdit]) -> StepName {
    match changes.first() {
        Some(MapEdit::AddStage { .. }) => StepName::AddStage,
        Some(MapEdit::AddStep { .. }) => StepName::AddStep,
        Some(MapEdit::AddLane { .. }) => StepName::AddLane,
        _ => StepName::AddPoint,
    }
}
