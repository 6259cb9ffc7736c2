//! What arrows keep off: cards, and every text and sign of the grid. Kept in upright strips, the gutters
//! between columns and the columns themselves, so that a question looks at what is near and at nothing else.

use kurbo::Vec2;

use crate::layout::curve::PointLane;
use crate::layout::memo::Setting;
use crate::layout::rows::{Content, Divider, Row};
use crate::layout::{Pos, Rect, TextAt};
use crate::style::size;

/// Least space between an arrow's line and what it passes, map units.
const CLEAR: f64 = 2.5;
/// How far from the wished height a free one is looked for, map units.
const REACH: f64 = 44.0;
/// How far a piece of an arrow may later make way for another, map units.
const SLIDE: f64 = 16.0;
/// Rounding.
const EPSILON: f64 = 1e-6;

/// Where a straight line may run: at `at`, and anywhere between `low` and `high` as well.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Track {
    pub(super) at: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Track {
    /// A place that cannot slide.
    pub(super) fn fixed(at: f64) -> Self {
        Self { at, low: at, high: at }
    }
}

/// Everything that arrows keep off.
pub(super) struct Field {
    /// Right edges of all strips but the last, which has none. Even strips are gutters, odd ones columns.
    edges: Vec<f64>,
    strips: Vec<Strip>,
}

/// What stands in one strip, from the top.
#[derive(Default)]
struct Strip {
    blocks: Vec<Block>,
    /// The lowest bottom of the blocks so far, so that a search can begin in the middle.
    lowest: Vec<f64>,
}

#[derive(Clone, Copy)]
struct Block {
    rect: Rect,
    /// May be crossed, but not followed: the line of a divider.
    is_line: bool,
}

impl Field {
    /// The field of a grid.
    pub(super) fn new(setting: &Setting, rows: &[Row], dividers: &[Divider]) -> Self {
        let side = setting.measures.cell_side;
        let edges: Vec<f64> = setting
            .columns
            .iter()
            .flat_map(|column| [column.x + side, column.x + column.width - side])
            .collect();
        let strips = edges.iter().map(|_| Strip::default()).chain([Strip::default()]).collect();
        let mut field = Self { edges, strips };
        for row in rows {
            field.add_row(row);
        }
        for divider in dividers {
            field.add(text_rect(&divider.name).inflate(3.0, 0.0), false);
            field.add(Rect::from_points(divider.from, divider.to).inflate(0.0, 1.5), true);
        }
        for strip in &mut field.strips {
            strip.finish();
        }
        field
    }

    fn add_row(&mut self, row: &Row) {
        let down = Vec2::new(0.0, row.y);
        let head = &row.body.head;
        for text in std::iter::once(&head.title).chain(&head.notes) {
            self.add(text_rect(text) + down, false);
        }
        let middle = row.body.height / 2.0;
        let dash = |x: f64| Rect::from_center_size((x, middle), (12.0, 4.0)) + down;
        match &row.body.content {
            Content::Folded(text) => self.add(text_rect(text) + down, false),
            Content::Cards(cards) => {
                cards.cards.iter().for_each(|card| self.add(card.rect + down, false));
                cards.joints.iter().for_each(|joint| self.add(text_rect(&joint.text) + down, false));
                cards.dashes.iter().for_each(|(_, x)| self.add(dash(*x), false));
            }
            Content::Points(points) => {
                signs(points).for_each(|rect| self.add(rect + down, false));
                points.averages.iter().for_each(|average| self.add(text_rect(&average.words) + down, false));
                points.dashes.iter().for_each(|(_, x)| self.add(dash(*x), false));
            }
        }
    }

    fn add(&mut self, rect: Rect, is_line: bool) {
        let (first, last) = (self.strip_at(rect.x0 + EPSILON), self.strip_at(rect.x1 - EPSILON));
        for strip in self.strips.iter_mut().take(last + 1).skip(first) {
            strip.blocks.push(Block { rect, is_line });
        }
    }

    /// Number of the strip at an x: 2n is the gutter left of column n, 2n + 1 that column.
    pub(super) fn strip_at(&self, x: f64) -> usize {
        self.edges.partition_point(|edge| *edge <= x)
    }

    /// A place for an upright line from `top` to `bottom` within the limits, as near to `wish` as it goes.
    pub(super) fn upright(&self, ys: (f64, f64), limits: (f64, f64), wish: f64) -> Option<Track> {
        let (top, bottom) = (ys.0.min(ys.1), ys.0.max(ys.1));
        let mut taken: Vec<(f64, f64)> = self
            .around((limits.0 - CLEAR, limits.1 + CLEAR), (top, bottom))
            .filter(|block| !block.is_line)
            .map(|block| (block.rect.x0 - CLEAR, block.rect.x1 + CLEAR))
            .collect();
        nearest(&mut taken, limits, wish)
    }

    /// A place for a level line from x to x within the limits, as near to `wish` as it goes.
    pub(super) fn level(&self, xs: (f64, f64), limits: (f64, f64), wish: f64) -> Option<Track> {
        let (left, right) = (xs.0.min(xs.1), xs.0.max(xs.1));
        let limits = (limits.0.max(wish - REACH), limits.1.min(wish + REACH));
        let mut taken: Vec<(f64, f64)> = self
            .around((left, right), (limits.0 - CLEAR, limits.1 + CLEAR))
            .map(|block| (block.rect.y0 - CLEAR, block.rect.y1 + CLEAR))
            .collect();
        nearest(&mut taken, limits, wish)
    }

    /// How much of the rectangle lies over what is to be read or seen, square units.
    pub(super) fn covered(&self, rect: Rect) -> f64 {
        let blocks = self.around((rect.x0, rect.x1), (rect.y0, rect.y1)).filter(|block| !block.is_line);
        blocks.map(|block| block.rect.intersect(rect).area()).sum()
    }

    /// Heights in the middle of the gaps of a column's cards between two heights.
    pub(super) fn gaps(&self, column: usize, (top, bottom): (f64, f64)) -> impl Iterator<Item = f64> {
        let blocks = self.strips.get(column * 2 + 1).map_or([].as_slice(), |strip| &strip.blocks);
        blocks.windows(2).filter_map(move |pair| {
            let [above, below] = pair else { return None };
            let middle = f64::midpoint(above.rect.y1, below.rect.y0);
            (below.rect.y0 >= above.rect.y1 && middle > top && middle < bottom).then_some(middle)
        })
    }

    /// The blocks that reach into the rectangle of those sides.
    fn around(&self, xs: (f64, f64), ys: (f64, f64)) -> impl Iterator<Item = &Block> {
        let (first, last) = (self.strip_at(xs.0), self.strip_at(xs.1));
        let strips = self.strips.get(first..=last).unwrap_or_default();
        strips
            .iter()
            .flat_map(move |strip| strip.between(ys))
            .filter(move |block| block.rect.x0 < xs.1 - EPSILON && block.rect.x1 > xs.0 + EPSILON)
    }
}

impl Strip {
    fn finish(&mut self) {
        self.blocks.sort_by(|a, b| a.rect.y0.total_cmp(&b.rect.y0));
        self.lowest = self
            .blocks
            .iter()
            .scan(f64::NEG_INFINITY, |lowest, block| {
                *lowest = lowest.max(block.rect.y1);
                Some(*lowest)
            })
            .collect();
    }

    fn between(&self, (top, bottom): (f64, f64)) -> impl Iterator<Item = &Block> {
        let first = self.lowest.partition_point(|lowest| *lowest <= top + EPSILON);
        self.blocks
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |block| block.rect.y0 < bottom - EPSILON)
            .filter(move |block| block.rect.y1 > top + EPSILON)
    }
}

/// Points of a curve or of figures with their words, from the lane's top.
fn signs(lane: &PointLane) -> impl Iterator<Item = Rect> {
    lane.points.iter().flat_map(move |point| {
        let reach = if lane.faces { size::FACE } else { size::BAR / 2.0 };
        let mut sign = Rect::from_center_size(point.at, (reach * 2.0, reach * 2.0));
        if lane.bars {
            sign.y1 = sign.y1.max(lane.ends.0);
        }
        std::iter::once(sign).chain(point.words.as_ref().map(text_rect))
    })
}

/// The box of a text.
pub(super) fn text_rect(text: &TextAt) -> Rect {
    let right = text.shaped.lines.iter().map(|line| line.x + line.width).fold(text.shaped.width, f32::max);
    let corner = Pos::new(text.at.x + f64::from(right), text.at.y + f64::from(text.shaped.height));
    Rect::from_points(text.at, corner)
}

/// The free place that is nearest to the wish, and how far it goes to both sides.
fn nearest(taken: &mut [(f64, f64)], limits: (f64, f64), wish: f64) -> Option<Track> {
    if limits.0 > limits.1 {
        return None;
    }
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wish = wish.clamp(limits.0, limits.1);
    let mut best: Option<Track> = None;
    let mut low = limits.0;
    let end = [(limits.1, f64::INFINITY)];
    for (from, to) in taken.iter().chain(&end) {
        let high = from.min(limits.1);
        // Where two cards leave just room for a line it runs in the middle.
        if high >= low - EPSILON {
            let at = wish.clamp(low.min(high), high.max(low));
            if best.is_none_or(|best| (at - wish).abs() < (best.at - wish).abs()) {
                best = Some(Track { at, low: low.max(at - SLIDE), high: high.min(at + SLIDE).max(low) });
            }
        }
        low = low.max(*to);
    }
    best
}
