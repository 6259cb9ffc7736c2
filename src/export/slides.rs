//! Which pictures a set has: one for each phase, each few stages or each saved view.

use super::Export;
use crate::model::Shown;

/// One picture of a set, before it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// What it shows, in a few words; may be empty.
    pub title: String,
    /// What of the map is on it.
    pub shown: Shown,
    /// It shows the whole, the others marked on it.
    pub is_overview: bool,
}

impl Export {
    /// The pictures that are made, in their order; never empty.
    #[must_use]
    pub fn slides(&self) -> Vec<Slide> {
        let title = self.document.map(self.map).map(|map| map.title.clone()).unwrap_or_default();
        vec![Slide { title, shown: self.shown(), is_overview: false }]
    }
}
