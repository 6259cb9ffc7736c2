//! Lanes of points: the emotion curve and lanes of figures, what surveys measured beside the curve, and the
//! averages of its stages.

mod beside;
mod frame;
mod line;
mod means;
mod series;

use kurbo::BezPath;

use super::memo::{Memo, Setting};
use super::{Column, Pos, Rect, TextAt};
use crate::model::{Lane, Point, Series, StageId, StepId};
use frame::Frame;
pub(super) use frame::has_bars;
pub(super) use means::shows_measured;
pub(super) use series::drawn_series;

/// What stands in a lane of points; y from the lane's top.
#[derive(Debug, Clone, PartialEq)]
pub struct PointLane {
    /// Value at the lower and at the upper end.
    pub scale: (f64, f64),
    /// Height of the lower and of the upper end.
    pub ends: (f64, f64),
    /// Heights of the guide lines, top to bottom.
    pub guides: Vec<f64>,
    /// Height of the line that tints start from.
    pub middle: f64,
    /// The lines, one a series, in the order of their colours.
    pub lines: Vec<SeriesLine>,
    /// All points, left to right within a series.
    pub points: Vec<PointBox>,
    /// Points are faces (emotions) rather than dots (figures).
    pub faces: bool,
    /// Figures are drawn as bars.
    pub bars: bool,
    /// Middles of cells that are empty on purpose.
    pub dashes: Vec<(StepId, f64)>,
    /// Averages of stages.
    pub averages: Vec<AverageBox>,
    /// What surveys measured; only beside emotions.
    pub measured: Option<MeasuredLine>,
}

/// The line of one series.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesLine {
    /// Whose.
    pub series: Series,
    /// Number of its colour and pattern.
    pub colour: usize,
    /// One piece between two gaps each.
    pub path: BezPath,
    /// Between the line and the middle; only of the first series of emotions that is drawn.
    pub tints: Vec<Tint>,
}

/// An area between line and middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Tint {
    /// Above the middle.
    pub good: bool,
    /// Its outline.
    pub path: BezPath,
}

/// A point at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PointBox {
    /// The point, as it was when it was laid out.
    pub point: Point,
    /// Its column.
    pub step: StepId,
    /// Its centre.
    pub at: Pos,
    /// Number of its series' colour.
    pub colour: usize,
    /// Words or figure beside it.
    pub words: Option<TextAt>,
    /// From the point to its words, where these found no place near it.
    pub leader: Option<(Pos, Pos)>,
    /// Where it can be clicked: the face or mark, or the whole bar.
    pub rect: Rect,
}

/// The average of a series over a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct AverageBox {
    /// Which stage.
    pub stage: StageId,
    /// Number of its series' colour.
    pub colour: usize,
    /// The mean.
    pub value: f64,
    /// Left end of the line at its height.
    pub from: Pos,
    /// Right end of that line.
    pub to: Pos,
    /// `Ø +0.5`.
    pub words: TextAt,
}

/// The line of what surveys measured.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredLine {
    /// Through all of them.
    pub path: BezPath,
    /// Left to right.
    pub points: Vec<MeasuredBox>,
}

/// What surveys measured at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredBox {
    /// The first column it is about.
    pub step: StepId,
    /// Its centre.
    pub at: Pos,
    /// Few answers: it says little.
    pub small: bool,
    /// `+0.7: NPS +18, n = 412 · ±8 · Oct 2026`.
    pub words: String,
}

/// The points of a lane, the notes of its head, and its height.
pub(super) fn points(
    lane: &Lane,
    setting: &Setting,
    head: f64,
    memo: &mut Memo,
) -> (PointLane, Vec<TextAt>, f64) {
    let drawn = series::drawn_series(lane, setting);
    let ends = frame::scale_ends(lane, drawn.len(), setting, memo);
    let ends_height: f64 = ends.iter().map(|text| f64::from(text.height)).sum();
    let words_height = beside::tallest_words(lane, &drawn, setting, memo) + 2.0;
    let above = frame::room_above(lane, &ends, setting, memo);
    let least = (head + ends_height).max(words_height);
    let frame = Frame::of(lane, drawn.len(), (least, above), &setting.measures);
    let placed = series::placed(lane, &drawn, setting, &frame);
    let mut lines: Vec<SeriesLine> = Vec::new();
    for one in &drawn {
        let tinted = lines.is_empty() && frame.faces;
        lines.push(series_line(one, &placed, tinted, &frame));
    }
    let mut lane_points = PointLane {
        scale: frame.scale,
        ends: (frame.bottom, frame.top),
        guides: frame.guides(),
        middle: frame.middle,
        lines,
        points: boxes(&placed, &drawn, &frame),
        faces: frame.faces,
        bars: frame.bars,
        dashes: dashes(lane, setting),
        averages: means::averages(lane, &drawn, setting, &frame, memo),
        measured: means::measured(lane, setting, &frame),
    };
    let bottom = beside::place_words(&mut lane_points, lane, setting, &frame, memo);
    let height = frame.height.max(bottom);
    (lane_points, frame::head_notes(lane, ends, setting, &frame, memo), height)
}

/// The pieces of a series' line between its gaps.
fn series_line(of: &series::Drawn, placed: &[series::Placed<'_>], tinted: bool, frame: &Frame) -> SeriesLine {
    let mine: Vec<_> = placed.iter().filter(|point| point.colour == of.colour).collect();
    let mut path = BezPath::new();
    let mut tints = Vec::new();
    for run in mine.chunk_by(|a, b| a.run == b.run) {
        let places: Vec<Pos> = run.iter().map(|point| point.at).collect();
        let piece = line::monotone(&places);
        if tinted {
            tints.extend(line::tints_of(&piece, frame.middle));
        }
        path.extend(piece);
    }
    SeriesLine { series: of.series.clone(), colour: of.colour, path, tints }
}

/// The points, left to right within a series.
fn boxes(placed: &[series::Placed<'_>], drawn: &[series::Drawn], frame: &Frame) -> Vec<PointBox> {
    let radius = series::radius(frame);
    let of = |series: &series::Drawn| {
        let colour = series.colour;
        placed.iter().filter(move |point| point.colour == colour)
    };
    let boxed = |point: &series::Placed<'_>| {
        let rect = if frame.bars {
            let half = point.bar / 2.0;
            // A bar of no height can be seen and clicked all the same.
            let (top, bottom) = (point.at.y.min(frame.middle - 1.5), point.at.y.max(frame.middle));
            Rect::new(point.at.x - half, top, point.at.x + half, bottom)
        } else {
            Rect::from_center_size(point.at, (radius * 2.0, radius * 2.0))
        };
        PointBox {
            point: point.point.clone(),
            step: point.step,
            at: point.at,
            colour: point.colour,
            words: None,
            leader: None,
            rect,
        }
    };
    drawn.iter().flat_map(of).map(boxed).collect()
}

fn dashes(lane: &Lane, setting: &Setting) -> Vec<(StepId, f64)> {
    let empty = |column: &&Column| lane.cells.get(&column.step).is_some_and(|cell| cell.empty_on_purpose);
    setting.columns.iter().filter(empty).map(|column| (column.step, column.x + column.width / 2.0)).collect()
}
