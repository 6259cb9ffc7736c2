//! What stands around the grid: title block, blocks of text and legend, above and below it or in a column at its
//! left.

use super::blocks::{BlockBox, blocks};
use super::legend::{Legend, Sign, legend};
use super::memo::Memo;
use super::plan::{Aside, Plan};
use super::title::{TitleBlock, title};
use crate::model::{Document, Map, Shown};

/// What it is made of.
#[derive(Clone, Copy)]
pub(super) struct Grounds<'a> {
    pub(super) document: &'a Document,
    pub(super) map: &'a Map,
    pub(super) shown: &'a Shown,
    pub(super) plan: &'a Plan,
}

/// Everything at its place.
pub(super) struct Around {
    pub(super) title: Option<TitleBlock>,
    pub(super) blocks: Vec<BlockBox>,
    pub(super) legend: Option<Legend>,
    /// Where the grid begins.
    pub(super) top: f64,
    /// Where what stands aside goes on.
    aside: f64,
}

impl Around {
    /// Right edge of all that has one, the grid's among them.
    pub(super) fn right(&self, grid: f64) -> f64 {
        let blocks = self.blocks.iter().map(|block| block.rect.x1);
        let title = self.title.iter().map(|title| title.rect.x1);
        let legend = self.legend.iter().map(|legend| legend.rect.x1);
        blocks.chain(title).chain(legend).fold(grid, f64::max)
    }
}

/// What stands above a grid that ends there at the right, or beside it.
pub(super) fn above(of: Grounds<'_>, right: f64, memo: &mut Memo) -> Around {
    let Grounds { document, map, shown, plan } = of;
    let measures = &plan.measures;
    let bounds = (measures.margin, plan.aside_right().unwrap_or(right));
    let title = (!shown.without_title).then(|| title(document, map, shown, (bounds, plan), memo)).flatten();
    let mut y = title.as_ref().map_or(measures.margin, |title| title.rect.y1 + measures.section_gap);
    let mut boxes = Vec::new();
    if !shown.without_blocks {
        y = blocks(&map.blocks_above, y, bounds, measures, memo, &mut boxes);
        if plan.aside != Aside::Nothing {
            y = blocks(&map.blocks_below, y, bounds, measures, memo, &mut boxes);
        }
    }
    let top = if plan.aside == Aside::Nothing { y } else { measures.margin };
    Around { title, blocks: boxes, legend: None, top, aside: y }
}

/// Adds what stands below the grid of these edges: left, right and bottom. Returns the bottom of everything.
pub(super) fn below(
    of: Grounds<'_>,
    around: &mut Around,
    signs: &[(Sign, String)],
    (left, right, bottom): (f64, f64, f64),
    memo: &mut Memo,
) -> f64 {
    let Grounds { map, shown, plan, .. } = of;
    let measures = &plan.measures;
    let gap = measures.section_gap;
    let mut y = bottom;
    if !shown.without_legend {
        let (bounds, top) = match plan.aside_right() {
            Some(right) if matches!(plan.aside, Aside::All(_)) => ((measures.margin, right), around.aside),
            _ => ((left, right), y + gap * 0.6),
        };
        around.legend = legend(signs, bounds, top, measures, memo);
        y = around.legend.as_ref().map_or(y, |legend| legend.rect.y1.max(y));
    }
    if plan.aside != Aside::Nothing {
        return around
            .blocks
            .iter()
            .map(|block| block.rect.y1)
            .chain(around.title.iter().map(|t| t.rect.y1))
            .fold(y, f64::max);
    }
    if !shown.without_blocks && !map.blocks_below.is_empty() {
        y = blocks(&map.blocks_below, y + gap, (left, right), measures, memo, &mut around.blocks);
    }
    y
}
