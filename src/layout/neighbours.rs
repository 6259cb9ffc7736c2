//! What the arrow keys reach from a thing: cards, points and empty cells, in the grid's order.

use super::{Layout, Pos, Rect};
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
            | Item::Legend => self.first(),
        }
    }

    /// Where the keyboard enters the map: the first cell or what lies in it.
    #[must_use]
    pub fn first(&self) -> Option<Item> {
        let row = self.rows.first()?;
        let column = self.setting.columns.first()?;
        Some(self.nearest_in_cell(Item::Cell(row.lane.id, column.step), row.y))
    }

    fn in_grid(&self, item: Item, rect: Rect, direction: Direction) -> Option<Item> {
        let row = self
            .rows
            .iter()
            .position(|row| (row.y - 0.5..row.y + row.body.height + 0.5).contains(&rect.center().y))?;
        let lane = self.rows.get(row)?;
        let column = self.column_at(rect.center().x.min(rect.x0 + 20.0))?;
        let here = Item::Cell(lane.lane.id, column.step);
        let stack = self.stack(here);
        let place = stack.iter().position(|(other, _)| *other == item);
        let place_of_column = self.setting.columns.iter().position(|other| other.step == column.step)?;
        match direction {
            Direction::Up | Direction::Down => {
                let next = if direction == Direction::Up {
                    place.and_then(|place| place.checked_sub(1))
                } else {
                    place.map(|place| place + 1)
                };
                if let Some((other, _)) = next.and_then(|next| stack.get(next)) {
                    return Some(*other);
                }
                let next_row = if direction == Direction::Up { row.checked_sub(1)? } else { row + 1 };
                let lane = self.rows.get(next_row)?;
                let edge = if direction == Direction::Up { lane.y + lane.body.height } else { lane.y };
                Some(self.nearest_in_cell(Item::Cell(lane.lane.id, column.step), edge))
            }
            Direction::Left | Direction::Right => {
                let next = if direction == Direction::Left {
                    place_of_column.checked_sub(1)?
                } else {
                    place_of_column + 1
                };
                let column = self.setting.columns.get(next)?;
                Some(self.nearest_in_cell(Item::Cell(lane.lane.id, column.step), rect.center().y))
            }
        }
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
        stack.sort_by(|(_, a), (_, b)| a.y0.total_cmp(&b.y0));
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
                .map(|head| head.item),
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
