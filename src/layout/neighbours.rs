//! What the arrow keys reach from a thing: cards, points and empty cells, in the grid's order.

use super::{Content, Head, Layout, Pos, Rect, Row};
use crate::model::Item;

/// An arrow key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the previous column.
    Left,
    /// Towards the next column.
    Right,
    /// Towards the card or lane above.
    Up,
    /// Towards the card or lane below.
    Down,
}

impl Layout {
    /// What lies next to the thing in that direction; `None` at the edge of the map.
    #[must_use]
    pub fn neighbour(&self, item: Item, direction: Direction) -> Option<Item> {
        let rect = self.rect_of(item)?;
        match item {
            Item::Card(_) | Item::Point(_) | Item::Cell(..) => self.in_grid(item, rect, direction),
            Item::Phase(_) | Item::Stage(_) | Item::Step(_) => self.among_heads(item, rect, direction),
            Item::Lane(_) => self.among_lanes(item, direction),
            Item::Title
            | Item::Persona(_)
            | Item::Block(_)
            | Item::Link(_)
            | Item::Layer(_)
            | Item::Legend => self.corner(false),
        }
    }

    /// The first or last cell of the map, or the first or last thing in it. The first is where the keyboard
    /// enters the map.
    #[must_use]
    pub fn corner(&self, last: bool) -> Option<Item> {
        let (row, column) = if last {
            (self.rows.last()?, self.setting.columns.last()?)
        } else {
            (self.rows.first()?, self.setting.columns.first()?)
        };
        let edge = if last { row.y + row.body.height } else { row.y };
        Some(self.nearest_in_cell(Item::Cell(row.lane.id, column.step), edge))
    }

    /// What lies at the first or last column of the thing's row; of a head, the first or last of its level.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "few things lie in rows")]
    pub fn end_of_row(&self, item: Item, last: bool) -> Option<Item> {
        if let Some(head) = self.heads.iter().find(|head| head.item == item) {
            let mut row = self.heads.iter().filter(|other| other.level == head.level);
            return if last { row.next_back() } else { row.next() }.map(|head| head.item);
        }
        let rect = self.rect_of(item)?;
        let row = match item {
            Item::Lane(id) => self.row(id)?,
            Item::Card(_) | Item::Point(_) | Item::Cell(..) => self.rows.get(self.grid_place(rect)?.0)?,
            _ => return None,
        };
        let column = if last { self.setting.columns.last()? } else { self.setting.columns.first()? };
        Some(self.nearest_in_cell(Item::Cell(row.lane.id, column.step), rect.center().y))
    }

    /// What lies that far below, map units; negative: above. At least one row further, at most at the map's
    /// edge.
    #[must_use]
    pub fn beyond(&self, item: Item, by: f64) -> Option<Item> {
        let rect = self.rect_of(item)?;
        let y = rect.center().y + by;
        if let Item::Lane(id) = item {
            let here = self.rows.iter().position(|row| row.lane.id == id)?;
            return self.rows.get(self.row_beyond(here, y)?).map(|row| Item::Lane(row.lane.id));
        }
        let (here, column) = self.grid_place(rect)?;
        let row = self.rows.get(self.row_beyond(here, y)?)?;
        let column = self.setting.columns.get(column)?;
        let y = if by > 0.0 { y.max(row.y) } else { y.min(row.y + row.body.height) };
        Some(self.nearest_in_cell(Item::Cell(row.lane.id, column.step), y))
    }

    /// The first thing in the cell below that of the thing, in the next lane that is not folded; the cell
    /// itself where it is empty.
    #[must_use]
    pub fn lane_below(&self, item: Item) -> Option<Item> {
        let (row, column) = self.grid_place(self.rect_of(item)?)?;
        let column = self.setting.columns.get(column)?;
        let unfolded = |row: &&Row| !matches!(row.body.content, Content::Folded(_));
        let row = self.rows.get(row + 1..)?.iter().find(unfolded)?;
        Some(self.nearest_in_cell(Item::Cell(row.lane.id, column.step), row.y))
    }

    /// The row that holds a height, or the next one in its direction where that is `here` itself.
    fn row_beyond(&self, here: usize, y: f64) -> Option<usize> {
        let down = y > self.rows.get(here)?.y;
        let at = self.row_at(y)?.y;
        let row = self.rows.iter().position(|row| row.y >= at)?;
        Some(match () {
            () if down => row.max(here + 1).min(self.rows.len().checked_sub(1)?),
            () => row.min(here.saturating_sub(1)),
        })
    }

    /// Row and column of what lies in the grid there.
    fn grid_place(&self, rect: Rect) -> Option<(usize, usize)> {
        let holds = |row: &Row| (row.y - 0.5..row.y + row.body.height + 0.5).contains(&rect.center().y);
        let row = self.rows.iter().position(holds)?;
        let column = self.column_at(rect.center().x.min(rect.x0 + 20.0))?.step;
        Some((row, self.setting.columns.iter().position(|other| other.step == column)?))
    }

    fn in_grid(&self, item: Item, rect: Rect, direction: Direction) -> Option<Item> {
        let (row, place_of_column) = self.grid_place(rect)?;
        let lane = self.rows.get(row)?;
        let column = self.setting.columns.get(place_of_column)?;
        let stack = self.stack(Item::Cell(lane.lane.id, column.step));
        let place = stack.iter().position(|(other, _)| *other == item);
        match direction {
            Direction::Up | Direction::Down => {
                // New cards of a cell come at its end, so that is where the cell itself is.
                let place = place.unwrap_or(stack.len());
                if let Some(other) = next_in_stack(&stack, place, rect, direction) {
                    return Some(other);
                }
                let next_row = if direction == Direction::Up { row.checked_sub(1) } else { Some(row + 1) };
                let Some(next_row) = next_row else { return self.head_over(column.x + 1.0) };
                let lane = self.rows.get(next_row)?;
                let edge = if direction == Direction::Up { lane.y + lane.body.height } else { lane.y };
                Some(self.nearest_in_cell(Item::Cell(lane.lane.id, column.step), edge))
            }
            Direction::Left | Direction::Right => {
                if let Some(beside) = beside_in_cell(&stack, rect, direction).filter(|_| place.is_some()) {
                    return Some(beside);
                }
                let next = if direction == Direction::Left {
                    place_of_column.checked_sub(1)
                } else {
                    Some(place_of_column + 1)
                };
                let Some(next) = next else { return Some(Item::Lane(lane.lane.id)) };
                let column = self.setting.columns.get(next)?;
                let cell = Item::Cell(lane.lane.id, column.step);
                let found = self.nearest_in_cell(cell, rect.center().y);
                // Of a row of cards, the first one met.
                let row = self.stack(cell).into_iter().rev().find(|(other, at)| {
                    let reached = self.rect_of(found).is_some_and(|rect| is_one_row(rect, *at));
                    direction == Direction::Left && matches!(other, Item::Card(_)) && reached
                });
                Some(row.map_or(found, |(last, _)| last))
            }
        }
    }

    /// The lowest head over a place.
    fn head_over(&self, x: f64) -> Option<Item> {
        let over = |head: &&Head| (head.rect.x0..=head.rect.x1).contains(&x);
        self.heads.iter().filter(over).max_by_key(|head| head.level).map(|head| head.item)
    }

    /// The thing of a cell whose middle is nearest to a height; the cell itself where it is empty.
    fn nearest_in_cell(&self, cell: Item, y: f64) -> Item {
        let distance = |rect: &Rect| (rect.center().y - y).abs();
        let stack = self.stack(cell);
        let nearest = stack.iter().min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
        nearest.map_or(cell, |(item, _)| *item)
    }

    fn stack(&self, cell: Item) -> Vec<(Item, Rect)> {
        let Some(area) = self.rect_of(cell) else { return Vec::new() };
        let mut stack: Vec<_> = self
            .placed_cards_and_points()
            .filter(|(_, rect)| {
                let anchor = Pos::new(rect.x0 + rect.width().min(20.0) / 2.0, rect.center().y);
                area.contains(anchor)
            })
            .collect();
        stack.sort_by(|(_, a), (_, b)| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
        stack
    }

    fn among_heads(&self, item: Item, rect: Rect, direction: Direction) -> Option<Item> {
        let level = self.heads.iter().find(|head| head.item == item)?.level;
        let row: Vec<_> = self.heads.iter().filter(|head| head.level == level).collect();
        let place = row.iter().position(|head| head.item == item)?;
        let x = rect.x0 + 1.0;
        match direction {
            Direction::Left => row.get(place.checked_sub(1)?).map(|head| head.item),
            Direction::Right => row.get(place + 1).map(|head| head.item),
            Direction::Up => self
                .heads
                .iter()
                .rev()
                .find(|head| head.level < level && (head.rect.x0..=head.rect.x1).contains(&x))
                .map(|head| head.item)
                .or(self.title.as_ref().map(|_| Item::Title)),
            Direction::Down => self
                .heads
                .iter()
                .find(|head| head.level > level && (head.rect.x0..=head.rect.x1).contains(&x))
                .map(|head| head.item)
                .or_else(|| {
                    let (row, column) = (self.rows.first()?, self.column_at(x)?);
                    Some(self.nearest_in_cell(Item::Cell(row.lane.id, column.step), row.y))
                }),
        }
    }

    fn among_lanes(&self, item: Item, direction: Direction) -> Option<Item> {
        let place = self.rows.iter().position(|row| Item::Lane(row.lane.id) == item)?;
        match direction {
            Direction::Up => self.rows.get(place.checked_sub(1)?).map(|row| Item::Lane(row.lane.id)),
            Direction::Down => self.rows.get(place + 1).map(|row| Item::Lane(row.lane.id)),
            Direction::Right => {
                let (row, column) = (self.rows.get(place)?, self.setting.columns.first()?);
                Some(self.nearest_in_cell(Item::Cell(row.lane.id, column.step), row.y))
            }
            Direction::Left => None,
        }
    }
}

/// Whether two cards of a cell stand side by side.
fn is_one_row(a: Rect, b: Rect) -> bool {
    (a.y0 - b.y0).abs() < 0.1
}

/// What lies above or below that place of a stack; of cards side by side the one nearest to it.
fn next_in_stack(stack: &[(Item, Rect)], place: usize, of: Rect, direction: Direction) -> Option<Item> {
    let is_up = direction == Direction::Up;
    let is_card = |item: &Item| matches!(item, Item::Card(_));
    let own = stack.get(place).filter(|(item, _)| is_card(item));
    let Some((_, own)) = own else {
        let next = if is_up { place.checked_sub(1)? } else { place + 1 };
        return stack.get(next).map(|(item, _)| *item);
    };
    let beyond = |rect: &Rect| (rect.y0 < own.y0) == is_up && !is_one_row(*rect, *own);
    let away = |rect: &Rect| {
        let rows = (rect.y0 - own.y0).abs();
        (rows, (rect.center().x - of.center().x).abs())
    };
    let others = stack.iter().filter(|(_, rect)| beyond(rect));
    let nearest = others.min_by(|(_, a), (_, b)| {
        let (a, b) = (away(a), away(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    nearest.map(|(item, _)| *item)
}

/// The card of the same row that comes next to that side.
fn beside_in_cell(stack: &[(Item, Rect)], of: Rect, direction: Direction) -> Option<Item> {
    let is_card = |item: &Item| matches!(item, Item::Card(_));
    let row = stack.iter().filter(|(item, rect)| is_card(item) && is_one_row(*rect, of));
    let next = if direction == Direction::Left {
        row.filter(|(_, rect)| rect.x0 < of.x0).max_by(|a, b| a.1.x0.total_cmp(&b.1.x0))
    } else {
        row.filter(|(_, rect)| rect.x0 > of.x0).min_by(|a, b| a.1.x0.total_cmp(&b.1.x0))
    };
    next.map(|(item, _)| *item)
}
