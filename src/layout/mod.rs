//! Where everything of a map stands: rectangles in map units and shaped text. Also answers what lies under
//! a point, where a drop lands and what is next to what. Knows nothing of zoom, selection, paint or egui.

mod around;
mod blocks;
mod card_parts;
mod cards;
mod columns;
mod curve;
mod drop;
mod hit;
mod legend;
mod links;
mod memo;
mod neighbours;
mod personas;
mod plan;
mod rows;
mod time_axis;
mod title;
mod trials;

use std::sync::Arc;

pub use blocks::BlockBox;
pub use card_parts::{CardParts, CardSign, Detail, Fact, FactKind, Initial};
pub(crate) use card_parts::{DOT, FACT_ICON, SCALE_ICON};
pub use cards::{CardBox, JointBox};
pub use columns::{Column, Head, Level};
pub use curve::{AverageBox, MeasuredBox, MeasuredLine, PointBox, PointLane, SeriesLine, Tint};
pub use drop::{LaneSlot, PointSlot, Slot};
pub use hit::{Edge, Fold};
pub use kurbo::{Point as Pos, Rect, Size, Vec2};
pub use legend::{Legend, LegendEntry, Sign};
pub(crate) use links::LABEL_PAD;
pub use links::LinkPath;
pub use memo::{Memo, Setting};
pub use neighbours::Direction;
pub use personas::PersonaBox;
pub use rows::{Content, Divider, Dividing, GroupBand, LaneBody, LaneCards, LaneHead, Row, Strip};
pub(crate) use time_axis::TICK;
pub use time_axis::{Stretch, TimeAxis};
pub use title::{FigureBox, TitleBlock, basis_of, figure_basis, figure_value, value_of};

use crate::model::{Document, Language, Map, MapId, Shown};
use crate::text::Shaped;
use around::Grounds;
use plan::Plan;

/// Space that arrows keep from the page's edge.
const AROUND_ARROWS: f64 = 5.0;

/// A map with everything at its place.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The map that was laid out.
    pub map: MapId,
    /// Language of the map's own words.
    pub language: Language,
    /// The page from (0, 0).
    pub size: Size,
    /// Title, persona, scenario; none: left out.
    pub title: Option<TitleBlock>,
    /// Blocks of text above and below the grid.
    pub blocks: Vec<BlockBox>,
    /// Edges of the grid.
    pub grid: Grid,
    /// What all lanes share, the columns among it.
    pub setting: Arc<Setting>,
    /// Heads of phases, stages and steps, in reading order.
    pub heads: Vec<Head>,
    /// The times of a day, under the heads; none: the map is not of a day, or says no times.
    pub axis: Option<TimeAxis>,
    /// The visible lanes, top to bottom.
    pub rows: Vec<Row>,
    /// Strips of the layers; empty while the map uses one.
    pub strips: Vec<Strip>,
    /// Bands of lanes that are folded together.
    pub groups: Vec<GroupBand>,
    /// Blueprint lines and named dividers.
    pub dividers: Vec<Divider>,
    /// Arrows.
    pub links: Vec<LinkPath>,
    /// What the signs mean; none: left out or nothing to say.
    pub legend: Option<Legend>,
}

/// The edges of the grid, map units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Left edge of the layer strips, where there are any.
    pub left: f64,
    /// Left edge of the lanes.
    pub lanes_left: f64,
    /// Left edge of the first column.
    pub columns_left: f64,
    /// Right edge of the last column.
    pub right: f64,
    /// Top of the highest head.
    pub top: f64,
    /// Top of the first lane.
    pub lanes_top: f64,
    /// Bottom of the last lane.
    pub bottom: f64,
}

/// A shaped text at its place, with the colour it is set in.
#[derive(Debug, Clone, PartialEq)]
pub struct TextAt {
    /// Top left of its box.
    pub at: Pos,
    /// The text.
    pub shaped: Arc<Shaped>,
    /// The role of its colour.
    pub ink: Ink,
}

/// The role of a text's colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Body text.
    Text,
    /// Quieter.
    Secondary,
}

/// Lays out one map. `None` only when the document has no such map.
#[must_use]
pub fn layout(document: &Document, map: MapId, shown: &Shown, memo: &mut Memo) -> Option<Layout> {
    let map = document.map(map)?;
    let plan = Plan::new(document, map, shown, memo);
    let setting = memo.setting(document, map, shown, &plan);
    let grounds = Grounds { document, map, shown, plan: &plan };
    let mut around = around::above(grounds, setting.right, memo);

    let heads = Heads::new(map, &setting, shown, around.top, memo);
    let mut stack = rows::rows(document, &shown.lanes(map), &setting, shown, heads.bottom, memo);
    let ways = links::ways(map, &setting, &stack.rows, &stack.dividers, memo);
    stack.lower(&ways.lowered, &setting, memo);
    let links = links::links(ways, &setting, &stack.rows, &stack.dividers);

    let signs =
        if shown.without_legend { vec![] } else { legend::signs(document, map, shown, &setting, memo) };
    let edges = (setting.left, setting.right, stack.bottom);
    let bottom = around::below(grounds, &mut around, &signs, edges, memo);
    let labels = links.iter().filter_map(|path| path.label.as_ref());
    let bottom = labels.map(|(rect, _)| rect.y1).fold(bottom, f64::max);
    let margin = setting.measures.margin;
    // Arrows may run beyond the last column, farther than tight margins reach.
    let arrows = links.iter().flat_map(|path| &path.corners).map(|corner| corner.x + AROUND_ARROWS);
    let right = arrows.fold(around.right(setting.right) + margin, f64::max);
    Some(Layout {
        map: map.id,
        language: document.language,
        size: Size::new(right.ceil(), (bottom + margin).ceil()),
        title: around.title,
        blocks: around.blocks,
        grid: Grid {
            left: setting.left,
            lanes_left: setting.lanes_left,
            columns_left: setting.columns_left,
            right: setting.right,
            top: around.top,
            lanes_top: heads.bottom,
            bottom: stack.bottom,
        },
        setting,
        heads: heads.placed,
        axis: heads.axis,
        rows: stack.rows,
        strips: stack.strips,
        groups: stack.groups,
        dividers: stack.dividers,
        links,
        legend: around.legend,
    })
}

/// What stands above the rows.
struct Heads {
    placed: Vec<Head>,
    axis: Option<TimeAxis>,
    /// Where the rows begin.
    bottom: f64,
}

impl Heads {
    /// From `top` down. The times of a day belong to its scale and stay where heads are left out.
    fn new(map: &Map, setting: &Setting, shown: &Shown, top: f64, memo: &mut Memo) -> Self {
        let mut placed = Vec::new();
        if !shown.without_heads {
            placed = columns::heads(map, setting, top, !time_axis::is_drawn(map), memo);
        }
        let gap = setting.measures.below_heads;
        let lowest = placed.iter().map(|head| head.rect.y1);
        let bottom = if shown.without_heads { top } else { lowest.fold(top, f64::max) + gap };
        let axis = time_axis::axis(map, setting, bottom, memo);
        let bottom = axis.as_ref().map_or(bottom, |axis| axis.rect.y1 + gap);
        Self { placed, axis, bottom }
    }
}

/// Whether the bands of groups are drawn: only once a visible lane has a group.
fn has_groups(map: &Map, shown: &Shown) -> bool {
    shown.lanes(map).iter().any(|lane| !lane.group.is_empty())
}

/// Whether the strips of the layers are drawn: only once a map uses two.
fn has_strips(map: &Map, shown: &Shown) -> bool {
    let mut layers = shown.lanes(map).into_iter().map(|lane| lane.layer);
    let first = layers.next();
    layers.any(|layer| Some(layer) != first)
}
