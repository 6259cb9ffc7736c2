//! Lanes that go on to further slides, so that text is as large as it must be. Knows nothing of how large anything
//! is drawn; it asks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::slides::{AS_LARGE, grid_alone};
use crate::model::{LaneId, Shown};

/// Lanes that cannot reach the text that is asked for stay together while it is this share of what the first of
/// them has alone.
const HARDLY_SMALLER: f64 = 0.9;
/// Halvings on the way to slides that are as full as one another.
const HALVINGS: usize = 6;

/// The runs of neighbouring lanes that a slide could be parted into.
pub(super) struct Runs<'a, F> {
    shown: &'a Shown,
    lanes: Vec<LaneId>,
    /// Size of the text where that is shown alone.
    text_of: F,
    /// Sizes of runs that were asked for before.
    known: BTreeMap<(usize, usize), f64>,
}

impl<'a, F: FnMut(&Shown) -> f64> Runs<'a, F> {
    pub(super) fn new(shown: &'a Shown, lanes: Vec<LaneId>, text_of: F) -> Self {
        Self { shown, lanes, text_of, known: BTreeMap::new() }
    }

    /// As few parts as give text of that size; of so many, those whose text is largest, so that none is left with
    /// one lane while others are full. What stands around the grid comes with the first.
    pub(super) fn parted(&mut self, least: f64) -> Vec<Shown> {
        let mut parts = self.packed(least);
        let (count, mut low, mut high) = (parts.len(), least, least * 2.0);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            let packed = self.packed(middle);
            let all_reach = packed.iter().all(|run| self.text(run) >= middle - AS_LARGE);
            if packed.len() == count && all_reach {
                (parts, low) = (packed, middle);
            } else {
                high = middle;
            }
        }
        parts.iter().map(|run| self.shown(run)).collect()
    }

    /// Each part takes lanes while its text stays that large. Lanes that cannot reach it even alone stay together
    /// while they hardly make one another smaller.
    fn packed(&mut self, least: f64) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = 0;
        while start < self.lanes.len() {
            let mut end = start + 1;
            while end < self.lanes.len() && self.goes_along(start, end, least) {
                end += 1;
            }
            parts.push(start..end);
            start = end;
        }
        parts
    }

    /// Whether the lane at `next` goes on the slide of those from `start` on.
    fn goes_along(&mut self, start: usize, next: usize, least: f64) -> bool {
        let text = self.text(&(start..next + 1));
        let (first, own) = (self.text(&(start..start + 1)), self.text(&(next..next + 1)));
        let both_too_small = first.max(own) < least - AS_LARGE;
        text >= least - AS_LARGE || both_too_small && text >= first * HARDLY_SMALLER
    }

    fn text(&mut self, run: &Range<usize>) -> f64 {
        let key = (run.start, run.end);
        if let Some(text) = self.known.get(&key) {
            return *text;
        }
        let shown = self.shown(run);
        let text = (self.text_of)(&shown);
        self.known.insert(key, text);
        text
    }

    fn shown(&self, run: &Range<usize>) -> Shown {
        let mut shown = self.shown.clone();
        let others = self.lanes.iter().enumerate().filter(|(place, _)| !run.contains(place));
        shown.without_lanes.extend(others.map(|(_, lane)| *lane));
        if run.start == 0 { shown } else { grid_alone(shown) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Slides of lanes of these heights; text is 100 over all heights together.
    fn parted(heights: &[f64], least: f64) -> Vec<usize> {
        let lanes: Vec<LaneId> = heights.iter().map(|_| LaneId::fresh()).collect();
        let shown = Shown::default();
        let (all, heights) = (lanes.clone(), heights.to_vec());
        let mut runs = Runs::new(&shown, lanes, |shown: &Shown| {
            let seen = all.iter().zip(&heights).filter(|(lane, _)| !shown.without_lanes.contains(lane));
            100.0 / seen.map(|(_, height)| height).sum::<f64>()
        });
        let parts = runs.parted(least);
        parts.iter().map(|part| heights.len() - part.without_lanes.len()).collect()
    }

    #[test]
    fn lanes_go_on_to_as_few_slides_as_can_be_and_are_spread_over_them() {
        assert_eq!(parted(&[1.0; 8], 18.0), [4, 4]);
        assert_eq!(parted(&[1.0; 11], 18.0), [4, 4, 3]);
        assert_eq!(parted(&[1.0; 4], 18.0), [4]);
    }

    #[test]
    fn a_lane_that_cannot_reach_the_size_stands_alone_and_the_others_are_parted_all_the_same() {
        assert_eq!(parted(&[1.0, 1.0, 60.0, 1.0, 1.0], 18.0), [2, 1, 2]);
        assert_eq!(parted(&[60.0, 60.0, 1.0], 18.0), [1, 1, 1]);
    }
}
