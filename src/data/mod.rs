//! Maps as data for other programs: tables of cards, a report, a diagram in Mermaid's words. Each writes what
//! is shown of one map, in the language of the document; tables are read as well. Knows nothing of layout,
//! drawing and files.

mod cards;
mod mermaid;
mod report;
mod row;
mod table;

pub use cards::{Separator, cards};
pub use mermaid::mermaid;
pub use report::report;
pub use table::{TableError, from_table};

use crate::model::{Card, Document, Lane, Map, Point, Shown, Step, StepId};

/// What is written: a map of a document, and what of it is shown.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The document, for personas, names and figures.
    pub document: &'a Document,
    /// The map.
    pub map: &'a Map,
    /// What of it.
    pub shown: &'a Shown,
}

impl<'a> Source<'a> {
    /// The visible cards of a cell, top to bottom.
    fn cards_in(self, lane: &'a Lane, step: StepId) -> impl Iterator<Item = &'a Card> {
        let cards = lane.cells.get(&step).map(|cell| cell.cards.as_slice()).unwrap_or_default();
        cards.iter().filter(move |card| self.shown.shows(card))
    }

    /// The visible points of a cell, left to right.
    fn points_in(self, lane: &'a Lane, step: StepId) -> impl Iterator<Item = &'a Point> {
        let points = lane.cells.get(&step).map(|cell| cell.points.as_slice()).unwrap_or_default();
        points.iter().filter(move |point| self.shown.shows_point(point))
    }

    /// Every visible card in the grid, column by column and in each from the top.
    fn cards(self) -> impl Iterator<Item = &'a Card> {
        let lanes = self.shown.lanes(self.map);
        let steps: Vec<&Step> =
            self.shown.stages(self.map).into_iter().flat_map(|(_, stage)| &stage.steps).collect();
        steps.into_iter().flat_map(move |step| {
            lanes.clone().into_iter().flat_map(move |lane| self.cards_in(lane, step.id))
        })
    }
}

#[cfg(test)]
mod tests;
