//! What layouts remember of one another, so that a change costs what it touches: shaped text, the bodies of
//! lanes, the measures of pictures.

use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;
use std::sync::Arc;

use image::metadata::Orientation;
use image::{ImageDecoder as _, ImageReader};

use super::Pos;
use super::columns::{Column, columns, left_of_columns};
use super::links::Routes;
use super::plan::Plan;
use super::rows::LaneBody;
use super::trials::Trials;
use crate::figures::{self, Measured};
use crate::model::{Document, ImageHash, Lane, LaneId, Language, Map, MapId, OwnKind, PersonaId, Shown};
use crate::style::{Measures, size};
use crate::text::TextEngine;

/// What all lanes of a map share. The same value is the same `Arc` from one layout to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The visible columns, left to right.
    pub columns: Vec<Column>,
    /// Left edge of the grid.
    pub left: f64,
    /// Left edge of the lanes.
    pub lanes_left: f64,
    /// Left edge of the first column.
    pub columns_left: f64,
    /// Right edge of the last column.
    pub right: f64,
    /// What may be roomy or tight.
    pub measures: Measures,
    /// Language of the map's own words.
    pub language: Language,
    /// Whose curves are drawn, in the order of their colours.
    pub personas: Vec<PersonaId>,
    /// Whose cards and curves are left out.
    pub without_personas: Vec<PersonaId>,
    /// Variants left out.
    pub without_variants: Vec<String>,
    /// Their names, whose letters stand on their cards.
    pub persona_names: Vec<String>,
    /// Card kinds of the document's own: cards without words show their names.
    pub kinds: Vec<OwnKind>,
    /// What surveys measured along the map, left to right.
    pub measured: Vec<Measured>,
}

/// Kept between layouts.
#[derive(Default)]
pub struct Memo {
    /// Shapes text.
    pub text: TextEngine,
    /// Lanes are at least this high, map units: while a card is dragged, rows grow but do not shrink.
    pub floors: BTreeMap<LaneId, f64>,
    /// Places that words in a lane of points keep off, y from the upper end of the scale: another curve is drawn
    /// there.
    pub kept_free: BTreeMap<LaneId, Vec<Pos>>,
    /// Room on a page that shares its scale with others, map units: columns are widened into it, so that pages that
    /// are turned show their heads at the same place.
    pub room: Option<(f64, f64)>,
    settings: HashMap<MapId, Arc<Setting>>,
    lanes: HashMap<LaneId, Kept>,
    /// What the search for a plan has found out.
    pub(super) trials: Trials,
    pub(super) routes: Routes,
    pictures: HashMap<ImageHash, Option<(u32, u32)>>,
    laid_out: usize,
}

struct Kept {
    lane: Arc<Lane>,
    setting: Arc<Setting>,
    folded: bool,
    floor: f64,
    left_free: Vec<Pos>,
    body: Arc<LaneBody>,
}

impl Setting {
    pub(super) fn new(document: &Document, map: &Map, shown: &Shown, plan: &Plan) -> Self {
        let left = plan.grid_left();
        let (lanes_left, columns_left) = left_of_columns(left, map, shown, &plan.measures);
        let columns = columns(map, shown, columns_left, plan);
        let name = |id| document.persona(id).map(|persona| persona.name.clone()).unwrap_or_default();
        Self {
            right: columns.last().map_or(columns_left + size::COLUMN, |column| column.x + column.width),
            columns,
            left,
            lanes_left,
            columns_left,
            measures: plan.measures,
            language: document.language,
            personas: map.personas.clone(),
            persona_names: map.personas.iter().map(|id| name(*id)).collect(),
            without_personas: shown.without_personas.clone(),
            without_variants: shown.without_variants.clone(),
            kinds: document.kinds.clone(),
            measured: figures::measured(document, map),
        }
    }
}

impl Memo {
    /// How many lanes were laid out rather than found, since the memo was made.
    #[must_use]
    pub fn lanes_laid_out(&self) -> usize {
        self.laid_out
    }

    /// How many lanes were measured for the widths that the search for a page tries, since the memo was made.
    #[must_use]
    pub fn lanes_measured(&self) -> usize {
        self.trials.measured
    }

    /// How many arrows got a new way rather than the one they had, since the memo was made.
    #[must_use]
    pub fn arrows_routed(&self) -> usize {
        self.routes.worked_out
    }

    /// Width and height of a picture in pixels, upright; `None`: it cannot be read.
    pub(super) fn picture_size(&mut self, document: &Document, hash: ImageHash) -> Option<(u32, u32)> {
        let image = document.images.get(&hash)?;
        *self.pictures.entry(hash).or_insert_with(|| upright_size(&image.bytes))
    }

    pub(super) fn setting(
        &mut self,
        document: &Document,
        map: &Map,
        shown: &Shown,
        plan: &Plan,
    ) -> Arc<Setting> {
        let setting = Setting::new(document, map, shown, plan);
        match self.settings.get(&map.id) {
            Some(kept) if **kept == setting => kept.clone(),
            _ => {
                let setting = Arc::new(setting);
                self.settings.insert(map.id, setting.clone());
                setting
            }
        }
    }

    /// Height of a lane in the setting of a trial, found where lane and setting are the same as then.
    pub(super) fn height(
        &mut self,
        lane: &Arc<Lane>,
        (setting, trial): (&Arc<Setting>, usize),
        folded: bool,
        make: impl FnOnce(&mut Self) -> f64,
    ) -> f64 {
        if let Some(height) = self.trials.height(lane, (setting, trial), folded) {
            return height;
        }
        let height = make(self);
        self.trials.keep(lane, (setting, trial), folded, height);
        height
    }

    /// The lane's body, at least that high unless it is folded: the one of the last layout while lane and
    /// setting are the same.
    pub(super) fn body(
        &mut self,
        lane: &Arc<Lane>,
        setting: &Arc<Setting>,
        folded: bool,
        least: f64,
        make: impl FnOnce(&mut Self, f64) -> LaneBody,
    ) -> Arc<LaneBody> {
        let floor = self.floors.get(&lane.id).copied().unwrap_or(0.0).max(least);
        let left_free = self.kept_free.get(&lane.id).cloned().unwrap_or_default();
        if let Some(kept) = self.lanes.get(&lane.id)
            && Arc::ptr_eq(&kept.lane, lane)
            && Arc::ptr_eq(&kept.setting, setting)
            && kept.folded == folded
            && kept.left_free == left_free
            // A floor that the lane reaches anyway changes nothing.
            && (kept.floor..=kept.body.height).contains(&floor)
        {
            return kept.body.clone();
        }
        self.laid_out += 1;
        let body = Arc::new(make(self, floor));
        let kept = Kept {
            lane: lane.clone(),
            setting: setting.clone(),
            folded,
            floor,
            left_free,
            body: body.clone(),
        };
        self.lanes.insert(lane.id, kept);
        body
    }
}

/// Photographs of phones lie on their side, with a remark of how to turn them.
fn upright_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let lies = matches!(
        decoder.orientation(),
        Ok(Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH)
    );
    Some(if lies { (height, width) } else { (width, height) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_that_lies_on_its_side_is_measured_upright() {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(40, 20).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        assert_eq!(upright_size(bytes.get_ref()), Some((40, 20)));
        let (start, rest) = bytes.get_ref().split_at(2);
        // A segment of EXIF data whose only field is orientation 6.
        let exif =
            b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        assert_eq!(upright_size(&[start, exif, rest].concat()), Some((20, 40)));
    }
}
