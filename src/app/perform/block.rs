//! Several cards with their arrangement: which cell each lies in, and the same arrangement elsewhere. Rows
//! are counted in lanes that take cards, so that a curve between two lanes is passed over. Knows nothing of
//! pointers and keys.

use std::collections::{HashMap, HashSet};

use crate::app::editor::Editor;
use crate::edit::{Edit, MapEdit, Place, StepName};
use crate::model::{Card, CardId, Lane, LaneId, Link, LinkId, Map, StepId};

/// The cells of a map that take cards.
#[derive(Debug)]
pub(in crate::app) struct Grid<'a> {
    lanes: Vec<&'a Lane>,
    columns: Vec<StepId>,
}

/// A card and where it lies.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Spot<'a> {
    pub(in crate::app) card: &'a Card,
    /// Lane, counted in those that take cards.
    pub(in crate::app) row: usize,
    /// Column, from the left.
    pub(in crate::app) column: usize,
    /// Place in the stack.
    pub(in crate::app) index: usize,
}

impl<'a> Grid<'a> {
    /// Of these lanes those that hold cards, and these columns.
    pub(in crate::app) fn new(
        lanes: impl Iterator<Item = &'a Lane>,
        columns: impl Iterator<Item = StepId>,
    ) -> Self {
        Self { lanes: lanes.filter(|lane| !lane.kind.holds_points()).collect(), columns: columns.collect() }
    }

    /// What is visible of the map in front.
    pub(in crate::app) fn seen(editor: &'a Editor) -> Self {
        let (map, shown) = (editor.map(), editor.shown());
        let lanes = shown.lanes(map).into_iter().map(AsRef::as_ref);
        let stages = shown.stages(map).into_iter().map(|(_, stage)| stage);
        Self::new(lanes, stages.flat_map(|stage| &stage.steps).map(|step| step.id))
    }

    /// The whole map, also what is not visible.
    pub(in crate::app) fn whole(map: &'a Map) -> Self {
        Self::new(map.lanes.iter().map(AsRef::as_ref), map.columns().into_iter())
    }

    pub(in crate::app) fn lanes(&self) -> &[&'a Lane] {
        &self.lanes
    }

    pub(in crate::app) fn columns(&self) -> &[StepId] {
        &self.columns
    }

    pub(in crate::app) fn row(&self, lane: LaneId) -> Option<usize> {
        self.lanes.iter().position(|other| other.id == lane)
    }

    pub(in crate::app) fn column(&self, step: StepId) -> Option<usize> {
        self.columns.iter().position(|other| *other == step)
    }

    pub(in crate::app) fn place(&self, row: usize, column: usize, index: usize) -> Option<Place> {
        Some(Place::Cell { lane: self.lanes.get(row)?.id, step: *self.columns.get(column)?, index })
    }

    /// The wanted cards in reading order.
    pub(in crate::app) fn spots(&self, wanted: impl Fn(CardId) -> bool) -> Vec<Spot<'a>> {
        let mut spots = Vec::new();
        for (row, lane) in self.lanes.iter().enumerate() {
            for (column, step) in self.columns.iter().enumerate() {
                let Some(cell) = lane.cells.get(step) else { continue };
                let cards = cell.cards.iter().enumerate().filter(|(_, card)| wanted(card.id));
                spots.extend(cards.map(|(index, card)| Spot { card, row, column, index }));
            }
        }
        spots
    }

    /// How far a block can really go that is meant to go that far to the right and down: as far as all of it
    /// stays in the grid.
    pub(in crate::app) fn shift_within(&self, spots: &[Spot<'_>], by: (isize, isize)) -> (isize, isize) {
        let columns = spots.iter().map(|spot| spot.column);
        let rows = spots.iter().map(|spot| spot.row);
        (within(columns, self.columns.len(), by.0), within(rows, self.lanes.len(), by.1))
    }
}

impl Spot<'_> {
    /// Whether both lie in one cell.
    pub(in crate::app) fn shares_cell_with(&self, other: &Spot<'_>) -> bool {
        (self.row, self.column) == (other.row, other.column)
    }

    /// Row and column further by that; `None` beyond the first.
    pub(in crate::app) fn shifted(&self, (right, down): (isize, isize)) -> Option<(usize, usize)> {
        Some((self.row.checked_add_signed(down)?, self.column.checked_add_signed(right)?))
    }
}

fn within(places: impl Iterator<Item = usize> + Clone, end: usize, by: isize) -> isize {
    let before = places.clone().min().map_or(0, usize::cast_signed);
    let after = places.max().map_or(0, |last| end.saturating_sub(last + 1).cast_signed());
    by.clamp(-before, after)
}

/// Copies of cards, each at a place of its own, with the arrows between them. `new_id` gives ids bits for the
/// first, the second and so on.
pub(in crate::app) fn copies(map: &Map, places: &[(&Card, Place)], new_id: impl Fn(usize) -> u64) -> Edit {
    let new: HashMap<CardId, CardId> = places
        .iter()
        .enumerate()
        .map(|(place, (card, _))| (card.id, CardId::from_bits(new_id(place))))
        .collect();
    let cards = places.iter().filter_map(|(card, place)| {
        Some((Card { id: *new.get(&card.id)?, origin: None, ..(*card).clone() }, *place))
    });
    let between =
        map.links.iter().filter_map(|link| Some((link, *new.get(&link.from)?, *new.get(&link.to)?)));
    let links = between.enumerate().map(|(place, (link, from, to))| Link {
        id: LinkId::from_bits(new_id(place)),
        from,
        to,
        ..link.clone()
    });
    let contents =
        MapEdit::AddContents { cards: cards.collect(), points: Vec::new(), links: links.collect() };
    Edit::Several(StepName::DuplicateCards(places.len()), vec![Edit::Map(map.id, contents)])
}

/// Every selected card again, below the lowest selected one of its stack; parked ones last.
pub(super) fn duplicate(editor: &Editor) -> Option<Edit> {
    let map = editor.map();
    let chosen: HashSet<CardId> = super::selected_cards(editor).into_iter().collect();
    let grid = Grid::whole(map);
    let spots = grid.spots(|card| chosen.contains(&card));
    let mut places = Vec::new();
    for cell in spots.chunk_by(Spot::shares_cell_with) {
        let below = cell.last()?.index + 1;
        for (spot, index) in cell.iter().zip(below..) {
            places.push((spot.card, grid.place(spot.row, spot.column, index)?));
        }
    }
    let parked = map.parking.iter().filter(|card| chosen.contains(&card.id));
    places.extend(parked.map(|card| (card, Place::Parking { index: usize::MAX })));
    (!places.is_empty()).then(|| copies(map, &places, |_| CardId::fresh().bits()))
}

/// Where a block of cards comes that goes one column or lane further, all of it or nothing of it. Within
/// stacks first, as long as none of them is at its end. Cells and points that are selected as well stay.
pub(super) fn step(editor: &Editor, right: isize, down: isize) -> Option<MapEdit> {
    let chosen: HashSet<CardId> = super::selected_cards(editor).into_iter().collect();
    let grid = Grid::seen(editor);
    let spots = grid.spots(|card| chosen.contains(&card));
    let cells: Vec<&[Spot<'_>]> = spots.chunk_by(Spot::shares_cell_with).collect();
    let within_stacks = down != 0 && cells.iter().all(|cell| has_room(&grid, cell, down));
    let by = if within_stacks { (0, 0) } else { (right, down) };
    if spots.is_empty() || grid.shift_within(&spots, by) != by {
        return None;
    }
    let mut places = Vec::new();
    for cell in cells {
        for (place, spot) in cell.iter().enumerate() {
            let index = match down {
                _ if within_stacks => spot.index.checked_add_signed(down)?,
                0 => spot.index,
                // From below to the end of the stack, from above to its beginning.
                ..0 => usize::MAX,
                _ => place,
            };
            let (row, column) = spot.shifted(by)?;
            places.push((spot.card.id, grid.place(row, column, index)?));
        }
    }
    Some(match *places {
        [(card, to)] => MapEdit::MoveCards { cards: vec![card], to },
        _ => MapEdit::PlaceCards(places),
    })
}

/// Whether the cards of one stack can go that way within it.
fn has_room(grid: &Grid<'_>, cell: &[Spot<'_>], down: isize) -> bool {
    let (Some(first), Some(last)) = (cell.first(), cell.last()) else { return false };
    let stack = || grid.lanes.get(first.row)?.cells.get(grid.columns.get(first.column)?);
    if down < 0 { first.index > 0 } else { stack().is_some_and(|cell| last.index + 1 < cell.cards.len()) }
}
