//! The vertical measures of a lane of points: its scale, guide lines, middle, and the names of its ends.

use std::sync::Arc;

use super::super::cards::narrow;
use super::super::memo::{Memo, Setting};
use super::super::{Ink, Pos, TextAt};
use crate::model::{BarsOrLine, Lane, LaneKind};
use crate::style::{Measures, type_face};
use crate::text::Shaped;
use crate::words;

/// The vertical measures of a lane of points.
pub(super) struct Frame {
    pub(super) scale: (f64, f64),
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) middle: f64,
    pub(super) height: f64,
    pub(super) faces: bool,
    pub(super) bars: bool,
}

impl Frame {
    /// At least that high, and higher for many series of emotions, whose faces would hide one another. The
    /// upper end of the scale is at least `above` under the lane's top.
    pub(super) fn of(lane: &Lane, series: usize, (least, above): (f64, f64), measures: &Measures) -> Self {
        let (low, high) = lane.kind.scale().unwrap_or((-2.0, 2.0));
        let scale = (f64::from(low), f64::from(high));
        let bars = has_bars(&lane.kind);
        let (inner, baseline) = match &lane.kind {
            LaneKind::Curve(curve) => {
                let step = match series {
                    0..=2 => measures.curve_step,
                    3 => measures.curve_step * 1.25,
                    _ => measures.curve_step * 1.5,
                };
                (step * 4.0, f64::from(curve.baseline))
            }
            // Bars stand on nought, or on the end of the scale that is nearest to it.
            LaneKind::Numbers(_) => (measures.numbers, 0.0_f64.clamp(scale.0, scale.1)),
            LaneKind::Cards(_) | LaneKind::Pictures => (measures.numbers, 0.0),
        };
        let height = (inner + measures.curve_pad * 2.0).max(least);
        let top = ((height - inner) / 2.0).max(above);
        let height = height.max(top + inner + measures.curve_pad);
        let faces = matches!(lane.kind, LaneKind::Curve(_));
        let mut frame = Self { scale, top, bottom: top + inner, middle: 0.0, height, faces, bars };
        frame.middle = frame.y(baseline);
        frame
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        let (low, high) = self.scale;
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        self.bottom - share.clamp(0.0, 1.0) * (self.bottom - self.top)
    }

    pub(super) fn guides(&self) -> Vec<f64> {
        let steps = if self.faces { 4 } else { 2 };
        (0..=steps)
            .map(|step| self.top + (self.bottom - self.top) * f64::from(step) / f64::from(steps))
            .collect()
    }
}

/// Whether a lane of points is drawn as bars.
pub(in crate::layout) fn has_bars(kind: &LaneKind) -> bool {
    matches!(kind, LaneKind::Numbers(numbers) if numbers.look == BarsOrLine::Bars)
}

/// Words of the scale's upper and lower end. The unit of several series is said here, since their figures
/// leave it out.
pub(super) fn scale_ends(lane: &Lane, series: usize, setting: &Setting, memo: &mut Memo) -> Vec<Arc<Shaped>> {
    let w = words::map(setting.language);
    let or = |own: &str, usual: &str| if own.is_empty() { usual.to_owned() } else { own.to_owned() };
    let ends = match &lane.kind {
        LaneKind::Curve(curve) => [or(&curve.high, w.very_happy), or(&curve.low, w.very_unhappy)],
        LaneKind::Numbers(numbers) => {
            let end = |value: f32| {
                let figure = words::numbers::short(setting.language, f64::from(value));
                words::numbers::with_unit(setting.language, &figure, &numbers.unit)
            };
            let named = |name: &str, value: f32| match name {
                "" => end(value),
                name if series > 1 && !numbers.unit.is_empty() => format!("{name}\n{}", end(value)),
                name => name.to_owned(),
            };
            [named(&numbers.high, numbers.max), named(&numbers.low, numbers.min)]
        }
        LaneKind::Cards(_) | LaneKind::Pictures => return Vec::new(),
    };
    let room = Some(narrow(setting.measures.lane_head - setting.measures.lane_head_pad * 2.0));
    ends.iter().map(|text| memo.text.shape(text, room, type_face::SMALL)).collect()
}

/// How far under the lane's top its scale must end for the words of the upper end to stand at that height:
/// under the title, where they do not fit beside it.
pub(super) fn room_above(lane: &Lane, ends: &[Arc<Shaped>], setting: &Setting, memo: &mut Memo) -> f64 {
    let title = Title::of(lane, setting, memo);
    match ends.first() {
        Some(upper) if !title.leaves_room_for(upper, setting) => title.bottom + f64::from(upper.height) / 2.0,
        _ => 0.0,
    }
}

/// The title in the lane's head, as far as words must keep off it.
struct Title {
    bottom: f64,
    /// Where words beside it may begin.
    beside: f64,
}

impl Title {
    fn of(lane: &Lane, setting: &Setting, memo: &mut Memo) -> Self {
        let room = Some(narrow(setting.measures.lane_head - setting.measures.lane_head_pad * 2.0));
        let title = memo.text.shape(&lane.title, room, setting.measures.lane_face);
        Self {
            bottom: setting.measures.cell_pad + 4.0 + f64::from(title.height),
            beside: setting.lanes_left + setting.measures.lane_head_pad + f64::from(title.width) + 10.0,
        }
    }

    fn leaves_room_for(&self, words: &Shaped, setting: &Setting) -> bool {
        left_of(words, setting) >= self.beside
    }
}

/// Left edge of words that end beside the first column.
fn left_of(words: &Shaped, setting: &Setting) -> f64 {
    setting.columns_left - setting.measures.lane_head_pad - f64::from(words.width)
}

/// The words of the scale's ends at their places, right-aligned beside the first column.
pub(super) fn head_notes(
    lane: &Lane,
    ends: Vec<Arc<Shaped>>,
    setting: &Setting,
    frame: &Frame,
    memo: &mut Memo,
) -> Vec<TextAt> {
    let title = Title::of(lane, setting, memo);
    let mut notes = Vec::new();
    // The upper end's words go beside the title where they fit, else under it; the lower end's under both.
    let mut free = setting.measures.cell_pad;
    let mut needed: f64 = ends.iter().map(|text| f64::from(text.height)).sum();
    for (shaped, y) in ends.into_iter().zip([frame.top, frame.bottom]) {
        let height = f64::from(shaped.height);
        let x = left_of(&shaped, setting);
        if !title.leaves_room_for(&shaped, setting) {
            free = free.max(title.bottom);
        }
        let top = (y - height / 2.0).min(frame.height - needed - 2.0).max(free);
        free = top + height;
        needed -= height;
        notes.push(TextAt { at: Pos::new(x, top), shaped, ink: Ink::Secondary });
    }
    notes
}
