//! What lies under a point, and where a thing lies. What is not in the layout cannot be clicked.

use super::rows::{Content, GroupBand, Row};
use super::{Column, Head, Layout, Level, LinkPath, MeasuredBox, Pos, Rect, Vec2};
use crate::model::{Item, LaneId, StageId, StepId};
use crate::style::size;

/// An edge that can be dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The right edge of a column: its width.
    Column(StepId),
    /// The right edge of the head of a stage of several columns: the width of all of them.
    Stage(StageId),
    /// The right edge of a card: its span.
    Card(crate::model::CardId),
    /// The left end of a curve's middle line: its height.
    Baseline(LaneId),
}

/// What a click on a caret or on the band of a group folds and unfolds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// A lane.
    Lane(LaneId),
    /// The group of that lane.
    Group(LaneId),
}

impl Layout {
    /// What a click at the point folds or unfolds: a lane at the caret of its head, a group anywhere on its band.
    #[must_use]
    pub fn fold_at(&self, pos: Pos) -> Option<Fold> {
        if let Some(band) = self.group_at(pos) {
            return Some(Fold::Group(band.first));
        }
        let row = self.head_at(pos)?;
        self.caret(row).contains(pos).then_some(Fold::Lane(row.lane.id))
    }

    /// The caret of the group or the lane whose head lies under the point, and whether it is folded.
    #[must_use]
    pub fn caret_near(&self, pos: Pos) -> Option<(Rect, bool)> {
        if let Some(band) = self.group_at(pos) {
            let rect = band.rect;
            return Some((Rect { y1: rect.y1.min(rect.y0 + size::CARET), ..rect }, band.folded));
        }
        let row = self.head_at(pos)?;
        Some((self.caret(row), matches!(row.body.content, Content::Folded(_))))
    }

    fn group_at(&self, pos: Pos) -> Option<&GroupBand> {
        self.groups.iter().find(|band| band.rect.contains(pos))
    }

    /// The row whose head lies under the point.
    fn head_at(&self, pos: Pos) -> Option<&Row> {
        let row = self.rows.iter().find(|row| self.row_rect(row).contains(pos))?;
        (pos.x < self.grid.columns_left).then_some(row)
    }

    fn caret(&self, row: &Row) -> Rect {
        let right = self.grid.columns_left - self.setting.measures.strip_gap;
        let height = size::CARET.min(row.body.height);
        Rect::new(right - size::CARET, row.y, right, row.y + height)
    }

    /// The thing under the point, smaller things before those they lie on.
    #[must_use]
    pub fn hit(&self, pos: Pos) -> Option<Item> {
        self.hit_near(pos, 5.0)
    }

    /// The same; the lines of arrows are hit within `reach` map units.
    #[must_use]
    pub fn hit_near(&self, pos: Pos, reach: f64) -> Option<Item> {
        self.hit_point_or_card(pos)
            .or_else(|| self.hit_link(pos, reach))
            .or_else(|| self.heads.iter().find(|head| head.rect.contains(pos)).map(|head| head.item))
            .or_else(|| self.axis.as_ref().and_then(|axis| axis.hit(pos)))
            .or_else(|| self.hit_row(pos))
            .or_else(|| self.strips.iter().find(|s| s.rect.contains(pos)).map(|s| Item::Layer(s.layer)))
            .or_else(|| self.blocks.iter().find(|b| b.rect.contains(pos)).map(|b| Item::Block(b.block)))
            .or_else(|| self.hit_title(pos))
            .or_else(|| self.legend.as_ref().filter(|l| l.rect.contains(pos)).map(|_| Item::Legend))
    }

    /// Everything selectable that the rectangle touches: cards and points.
    #[must_use]
    pub fn items_in(&self, area: Rect) -> Vec<Item> {
        let touches =
            |rect: Rect| rect.x0 < area.x1 && area.x0 < rect.x1 && rect.y0 < area.y1 && area.y0 < rect.y1;
        self.placed_cards_and_points().filter(|(_, rect)| touches(*rect)).map(|(item, _)| item).collect()
    }

    /// Every card and point with its rectangle on the page, in reading order.
    pub fn placed_cards_and_points(&self) -> impl Iterator<Item = (Item, Rect)> {
        self.rows.iter().flat_map(things_of)
    }

    /// Where the thing lies on the page; `None`: it is not visible.
    #[must_use]
    pub fn rect_of(&self, item: Item) -> Option<Rect> {
        match item {
            Item::Title => self.title.as_ref().map(|title| title.rect),
            Item::Persona(id) => {
                let mut personas = self.title.iter().flat_map(|title| &title.personas);
                personas.find(|placed| placed.persona.id == id).map(|placed| placed.rect)
            }
            Item::Phase(_) | Item::Stage(_) | Item::Step(_) => {
                self.heads.iter().find(|head| head.item == item).map(|head| head.rect)
            }
            Item::Layer(layer) => {
                self.strips.iter().find(|strip| strip.layer == layer).map(|strip| strip.rect)
            }
            Item::Lane(lane) => self.row(lane).map(|row| self.row_rect(row)),
            Item::Cell(lane, step) => self.cell_rect(lane, step),
            Item::Card(_) | Item::Point(_) => {
                self.placed_cards_and_points().find(|(placed, _)| *placed == item).map(|(_, rect)| rect)
            }
            Item::Link(id) => {
                self.links.iter().find(|path| path.link.id == id).and_then(|path| bounds(&path.corners))
            }
            Item::Block(id) => self.blocks.iter().find(|block| block.block == id).map(|block| block.rect),
            Item::Legend => self.legend.as_ref().map(|legend| legend.rect),
        }
    }

    /// The row of a lane.
    #[must_use]
    pub fn row(&self, lane: LaneId) -> Option<&Row> {
        self.rows.iter().find(|row| row.lane.id == lane)
    }

    /// The column of a step.
    #[must_use]
    pub fn column(&self, step: StepId) -> Option<&Column> {
        self.setting.columns.iter().find(|column| column.step == step)
    }

    /// The column under an x, the nearest one beyond the ends.
    #[must_use]
    pub fn column_at(&self, x: f64) -> Option<&Column> {
        let columns = &self.setting.columns;
        columns.iter().find(|column| x < column.x + column.width).or_else(|| columns.last())
    }

    /// The row under a y, the nearest one beyond the ends and in gaps.
    #[must_use]
    pub fn row_at(&self, y: f64) -> Option<&Row> {
        let distance = |row: &&Row| (row.y - y).max(y - row.y - row.body.height).max(0.0);
        self.rows.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// The whole of a row, head and cells.
    #[must_use]
    pub fn row_rect(&self, row: &Row) -> Rect {
        Rect::new(self.grid.lanes_left, row.y, self.grid.right, row.y + row.body.height)
    }

    /// A cell.
    #[must_use]
    pub fn cell_rect(&self, lane: LaneId, step: StepId) -> Option<Rect> {
        let (row, column) = (self.row(lane)?, self.column(step)?);
        Some(Rect::new(column.x, row.y, column.x + column.width, row.y + row.body.height))
    }

    /// A draggable edge within `reach` map units of the point.
    #[must_use]
    pub fn edge_at(&self, pos: Pos, reach: f64) -> Option<Edge> {
        let in_heads = pos.y >= self.grid.top && pos.y < self.grid.lanes_top;
        if in_heads {
            return self.column_edge_at(pos, reach);
        }
        if let Some(lane) = self.baseline_at(pos, reach) {
            return Some(Edge::Baseline(lane));
        }
        let Some(Item::Card(id)) = self.hit_point_or_card(pos) else { return None };
        let rect = self.rect_of(Item::Card(id))?;
        (rect.x1 - pos.x <= reach).then_some(Edge::Card(id))
    }

    /// Where the middle line of a curve can be grabbed: its left end, on the page.
    #[must_use]
    pub fn baseline_grip(&self, lane: LaneId) -> Option<Pos> {
        let row = self.row(lane)?;
        let Content::Points(points) = &row.body.content else { return None };
        points.faces.then(|| Pos::new(self.grid.columns_left - size::GRIP / 2.0, row.y + points.middle))
    }

    fn baseline_at(&self, pos: Pos, reach: f64) -> Option<LaneId> {
        if (pos.x - self.grid.columns_left).abs() > size::GRIP + reach {
            return None;
        }
        let lane = self.rows.iter().map(|row| row.lane.id).find(|lane| {
            self.baseline_grip(*lane).is_some_and(|grip| {
                (pos.x - grip.x).abs() <= size::GRIP / 2.0 + reach && (pos.y - grip.y).abs() <= reach.max(5.0)
            })
        });
        lane.filter(|_| self.hit_point_or_card(pos).is_none())
    }

    /// What surveys measured under the point.
    #[must_use]
    pub fn measured_at(&self, pos: Pos) -> Option<&MeasuredBox> {
        let row = self.rows.iter().find(|row| (row.y..row.y + row.body.height).contains(&pos.y))?;
        let Content::Points(points) = &row.body.content else { return None };
        let marks = points.measured.iter().flat_map(|measured| &measured.points);
        marks
            .min_by(|a, b| {
                let away = |mark: &MeasuredBox| mark.at.distance(Pos::new(pos.x, pos.y - row.y));
                away(a).total_cmp(&away(b))
            })
            .filter(|mark| mark.at.distance(Pos::new(pos.x, pos.y - row.y)) <= size::MARKER)
    }

    /// A head is grabbed at the edges of its own, not where columns meet under it; unless these have no
    /// heads of their own to be grabbed at.
    fn column_edge_at(&self, pos: Pos, reach: f64) -> Option<Edge> {
        let near = |x: f64| (x - pos.x).abs() <= reach;
        let lowest = self.heads.iter().map(|head| head.level).max();
        let ends =
            |head: &&Head| head.level == Level::Stage && in_height(head.rect, pos) && near(head.rect.x1);
        if let Some(Item::Stage(id)) = self.heads.iter().find(ends).map(|head| head.item)
            && self.setting.columns.iter().filter(|column| column.stage == id).count() > 1
        {
            return Some(Edge::Stage(id));
        }
        let inside = |head: &Head| head.rect.contains(pos) && !near(head.rect.x0) && !near(head.rect.x1);
        if self.heads.iter().any(|head| Some(head.level) != lowest && inside(head)) {
            return None;
        }
        let columns = &self.setting.columns;
        let column = columns.iter().find(|column| near(column.x + column.width))?;
        Some(Edge::Column(column.step))
    }

    fn hit_point_or_card(&self, pos: Pos) -> Option<Item> {
        let row = self.rows.iter().find(|row| (row.y..row.y + row.body.height).contains(&pos.y))?;
        // Later things lie on top.
        things_of(row).filter(|(_, rect)| rect.contains(pos)).last().map(|(item, _)| item)
    }

    /// The nearest arrow within reach, by its line or its label.
    fn hit_link(&self, pos: Pos, reach: f64) -> Option<Item> {
        let labelled = |path: &&LinkPath| path.label.as_ref().is_some_and(|(rect, _)| rect.contains(pos));
        let distance = |path: &LinkPath| {
            let pieces = path.corners.windows(2).filter_map(|pair| match pair {
                [a, b] => Some(distance_to(Rect::from_points(*a, *b), pos)),
                _ => None,
            });
            pieces.fold(f64::INFINITY, f64::min)
        };
        let nearest = || {
            let all = self.links.iter().map(|path| (path, distance(path)));
            let near = all.filter(|(_, distance)| *distance <= reach);
            near.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(path, _)| path)
        };
        self.links.iter().find(labelled).or_else(nearest).map(|path| Item::Link(path.link.id))
    }

    fn hit_row(&self, pos: Pos) -> Option<Item> {
        let row = self.rows.iter().find(|row| self.row_rect(row).contains(pos))?;
        if pos.x < self.grid.columns_left {
            return Some(Item::Lane(row.lane.id));
        }
        let column = self
            .setting
            .columns
            .iter()
            .find(|column| (column.x..column.x + column.width).contains(&pos.x))?;
        Some(Item::Cell(row.lane.id, column.step))
    }

    fn hit_title(&self, pos: Pos) -> Option<Item> {
        let title = self.title.as_ref().filter(|title| title.rect.contains(pos))?;
        let persona = title.personas.iter().find(|placed| placed.rect.contains(pos));
        Some(persona.map_or(Item::Title, |placed| Item::Persona(placed.persona.id)))
    }
}

/// Cards and points of a row with their rectangles on the page.
fn things_of(row: &Row) -> impl Iterator<Item = (Item, Rect)> {
    let down = Vec2::new(0.0, row.y);
    let (cards, points) = match &row.body.content {
        Content::Cards(cards) => (cards.cards.as_slice(), [].as_slice()),
        Content::Points(lane) => ([].as_slice(), lane.points.as_slice()),
        Content::Folded(_) => ([].as_slice(), [].as_slice()),
    };
    let cards = cards.iter().map(move |card| (Item::Card(card.card.id), card.rect + down));
    let points = points.iter().map(move |point| (Item::Point(point.point.id), point.rect + down));
    cards.chain(points)
}

fn in_height(rect: Rect, pos: Pos) -> bool {
    (rect.y0..rect.y1).contains(&pos.y)
}

fn bounds(corners: &[Pos]) -> Option<Rect> {
    let first = Rect::from_origin_size(*corners.first()?, (0.0, 0.0));
    Some(corners.iter().fold(first, |rect, pos| rect.union_pt(*pos)))
}

fn distance_to(rect: Rect, pos: Pos) -> f64 {
    let x = (rect.x0 - pos.x).max(pos.x - rect.x1).max(0.0);
    let y = (rect.y0 - pos.y).max(pos.y - rect.y1).max(0.0);
    x.hypot(y)
}
