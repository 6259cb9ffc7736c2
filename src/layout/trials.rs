//! What the search for a plan remembers, so that an edit costs one lane in each setting it tries and not all
//! lanes: heights, settings, the longest words, and what was chosen.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::memo::Setting;
use super::plan::Plan;
use crate::model::{Lane, LaneId, MapId, StepId};

/// Kept between layouts. All of it follows from document and choice: without it the same plan is found.
#[derive(Default)]
pub(super) struct Trials {
    settings: HashMap<(MapId, usize), Arc<Setting>>,
    heights: HashMap<(LaneId, usize), Measured>,
    words: HashMap<LaneId, (Arc<Lane>, Words)>,
    /// The plan of the last layout of each map.
    pub(super) chosen: HashMap<MapId, Plan>,
    /// How many lanes were measured rather than found.
    pub(super) measured: usize,
}

/// Width that the words of a lane need in each column.
pub(super) type Words = Arc<BTreeMap<StepId, f64>>;

struct Measured {
    lane: Arc<Lane>,
    setting: Arc<Setting>,
    folded: bool,
    height: f64,
}

impl Trials {
    /// The setting: the same `Arc` as in the last search while it is the same.
    pub(super) fn setting(&mut self, map: MapId, trial: usize, setting: Setting) -> Arc<Setting> {
        match self.settings.get(&(map, trial)) {
            Some(kept) if **kept == setting => kept.clone(),
            _ => {
                let setting = Arc::new(setting);
                self.settings.insert((map, trial), setting.clone());
                setting
            }
        }
    }

    pub(super) fn height(
        &self,
        lane: &Arc<Lane>,
        (setting, trial): (&Arc<Setting>, usize),
        folded: bool,
    ) -> Option<f64> {
        let kept = self.heights.get(&(lane.id, trial))?;
        let same =
            Arc::ptr_eq(&kept.lane, lane) && Arc::ptr_eq(&kept.setting, setting) && kept.folded == folded;
        same.then_some(kept.height)
    }

    pub(super) fn keep(
        &mut self,
        lane: &Arc<Lane>,
        (setting, trial): (&Arc<Setting>, usize),
        folded: bool,
        height: f64,
    ) {
        self.measured += 1;
        let kept = Measured { lane: lane.clone(), setting: setting.clone(), folded, height };
        self.heights.insert((lane.id, trial), kept);
    }

    /// What the words of the lane need, found while the lane is the same.
    pub(super) fn words(&self, lane: &Arc<Lane>) -> Option<Words> {
        let (of, words) = self.words.get(&lane.id)?;
        Arc::ptr_eq(of, lane).then(|| words.clone())
    }

    pub(super) fn keep_words(&mut self, lane: &Arc<Lane>, words: Words) {
        self.words.insert(lane.id, (lane.clone(), words));
    }
}
