//! Two maps of a document against each other, as one overlay or side by side: each pane is a map laid out and
//! drawn as any other, with tags on what differs. Knows nothing of the window; it draws the same for all.

mod curves;
mod header;
mod summary;
mod tags;

use std::collections::BTreeMap;

pub use summary::{Change, Figure, Sign, changes, heads, summary};

use super::draw::{Memo as Groups, draw};
use super::{Placed, Pos, Scene, Size, Vec2};
use crate::compare::{self, Compared, Comparison, Look, Merged, Side};
use crate::layout::{self, Layout};
use crate::model::{Document, Map, Shown};
use crate::style::{Style, size};

/// Space between two panes.
const PANE_GAP: f64 = 20.0;
/// Height of a pane's heading.
const PANE_HEAD: f64 = 30.0;

/// Draws the comparison; `shown` says whether with title, summary and legend. `None` when a map is gone.
#[must_use]
pub fn compared(
    document: &Document,
    compared: &Compared,
    shown: &Shown,
    memo: &mut layout::Memo,
) -> Option<Scene> {
    let (before, after) = (document.map(compared.before)?, document.map(compared.after)?);
    let comparison = compare::compare(document, before, after);
    let drawing = Drawing {
        document,
        comparison: &comparison,
        maps: (before, after),
        style: Style::of(document.theme),
        look: compared.look,
        only_differences: compared.only_differences,
    };
    let panes = drawing.panes(compared.look, memo)?;
    let (widths, heights) =
        (panes.iter().map(|pane| pane.size.width), panes.iter().map(|pane| pane.size.height));
    let width = match compared.look {
        Look::Beside => widths.sum::<f64>() + PANE_GAP,
        Look::Overlay | Look::Stacked => widths.fold(0.0, f64::max),
    };
    let mut groups = Vec::new();
    let (width, top) = drawing.header(width, shown, memo, &mut groups);
    let mut at = Pos::new(0.0, top);
    let height = match compared.look {
        Look::Beside => heights.fold(0.0, f64::max),
        Look::Overlay | Look::Stacked => heights.sum::<f64>(),
    };
    let heads = if panes.len() > 1 { PANE_HEAD } else { 0.0 };
    let rows = if compared.look == Look::Stacked { panes.len() as f64 } else { 1.0 };
    for pane in panes {
        if heads > 0.0 {
            drawing.pane_head(pane.side, at, memo, &mut groups);
        }
        let by = at.to_vec2() + Vec2::new(0.0, heads);
        groups.extend(pane.groups.into_iter().map(|placed| Placed { at: placed.at + by, ..placed }));
        match compared.look {
            Look::Beside => at.x += pane.size.width + PANE_GAP,
            Look::Overlay | Look::Stacked => at.y += pane.size.height + heads,
        }
    }
    let size = Size::new(width.ceil(), (top + height + heads * rows).ceil());
    Some(Scene { size, ground: drawing.style.colours.ground, groups })
}

/// What drawing a comparison needs.
struct Drawing<'a> {
    document: &'a Document,
    comparison: &'a Comparison,
    maps: (&'a Map, &'a Map),
    style: Style,
    look: Look,
    only_differences: bool,
}

/// A map of the comparison, drawn.
struct Pane {
    side: Side,
    size: Size,
    groups: Vec<Placed>,
}

impl Drawing<'_> {
    fn panes(&self, look: Look, memo: &mut layout::Memo) -> Option<Vec<Pane>> {
        let sides: &[Side] = match look {
            Look::Overlay => &[Side::Both],
            Look::Stacked | Look::Beside => &[Side::Before, Side::After],
        };
        let merged: Vec<(Side, Merged)> = sides.iter().map(|side| (*side, self.map_of(*side))).collect();
        memo.floors = BTreeMap::new();
        if look == Look::Beside && self.comparison.columns_in_line() {
            memo.floors = Self::rows_in_line(&merged, memo)?;
        }
        let panes = merged.iter().map(|(side, merged)| self.pane(*side, merged, memo)).collect();
        memo.floors = BTreeMap::new();
        panes
    }

    /// The map of a pane: in the columns and lanes of both, unless hardly any belong together.
    fn map_of(&self, side: Side) -> Merged {
        if side == Side::Both || self.comparison.columns_in_line() {
            return compare::merged(self.document, self.comparison, self.maps, side);
        }
        compare::whole(self.document, if side == Side::Before { self.maps.0 } else { self.maps.1 })
    }

    /// Heights that make the same lane as high in every pane.
    fn rows_in_line(
        panes: &[(Side, Merged)],
        memo: &mut layout::Memo,
    ) -> Option<BTreeMap<crate::model::LaneId, f64>> {
        let mut floors = BTreeMap::new();
        for (_, merged) in panes {
            for row in layout::layout(&merged.document, merged.map, &bare(), memo)?.rows {
                let floor: &mut f64 = floors.entry(row.lane.id).or_default();
                *floor = floor.max(row.body.height);
            }
        }
        Some(floors)
    }

    fn pane(&self, side: Side, merged: &Merged, memo: &mut layout::Memo) -> Option<Pane> {
        let mut under = None;
        if side == Side::Both {
            let merged = compare::merged(self.document, self.comparison, self.maps, Side::Under);
            under = layout::layout(&merged.document, merged.map, &bare(), memo);
        }
        memo.kept_free = under.as_ref().map(curves::places).unwrap_or_default();
        let layout = layout::layout(&merged.document, merged.map, &bare(), memo);
        memo.kept_free = BTreeMap::new();
        let mut layout = layout?;
        if let Some(under) = &mut under {
            curves::pair_bars(&mut layout, under);
        }
        let scene = draw(&merged.document, &layout, &self.style, &mut Groups::default());
        let mut groups = scene.groups;
        if let Some(under) = under {
            curves::put_under(&merged.document, (&layout, &under), &self.style, &mut groups);
        }
        let groups = self.tagged(side, &layout, groups, memo);
        Some(Pane { side, size: scene.size, groups })
    }

    fn tagged(
        &self,
        side: Side,
        layout: &Layout,
        groups: Vec<Placed>,
        memo: &mut layout::Memo,
    ) -> Vec<Placed> {
        tags::Tags::of(self, side).put(layout, groups, &self.style, memo)
    }
}

/// The grid alone.
fn bare() -> Shown {
    Shown { without_title: true, without_legend: true, without_blocks: true, ..Shown::default() }
}

/// Space around everything.
const MARGIN: f64 = size::MARGIN;
