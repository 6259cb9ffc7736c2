//! The series of a lane of points: the numbers of their colours, and where each of their points stands.

use super::super::memo::Setting;
use super::super::{Column, Pos};
use super::frame::Frame;
use crate::model::{Lane, Point, Series, StepId};
use crate::style::size;

/// More series than that are not drawn: there are no more colours.
const MOST: usize = 5;

/// A series that is drawn, with the number of its colour and pattern.
pub(in crate::layout) struct Drawn {
    pub(in crate::layout) series: Series,
    pub(in crate::layout) colour: usize,
}

/// A point at its place, before its words have one.
pub(super) struct Placed<'a> {
    pub(super) point: &'a Point,
    pub(super) step: StepId,
    pub(super) colour: usize,
    pub(super) at: Pos,
    /// Width of its bar.
    pub(super) bar: f64,
    /// The pieces of a line between gaps have numbers.
    pub(super) run: usize,
}

/// The visible series. A persona has the colour of its place among the map's, in every lane and whoever is
/// hidden; all others share out what is left.
pub(in crate::layout) fn drawn_series(lane: &Lane, setting: &Setting) -> Vec<Drawn> {
    let columns: Vec<StepId> = setting.columns.iter().map(|column| column.step).collect();
    let all = lane.series(&columns, &setting.personas);
    let own = |series: &Series| match series {
        Series::Persona(id) => setting.personas.iter().position(|known| known == id).filter(|at| *at < MOST),
        Series::Named(_) => None,
    };
    let mut taken: Vec<usize> = all.iter().filter_map(own).collect();
    let mut drawn = Vec::new();
    for series in all {
        let Some(colour) = own(&series).or_else(|| (0..MOST).find(|free| !taken.contains(free))) else {
            continue;
        };
        taken.push(colour);
        let hidden = matches!(series, Series::Persona(id) if setting.without_personas.contains(&id));
        if !hidden {
            drawn.push(Drawn { series, colour });
        }
    }
    drawn
}

/// All points at their places, column by column.
pub(super) fn placed<'a>(
    lane: &'a Lane,
    drawn: &[Drawn],
    setting: &Setting,
    frame: &Frame,
) -> Vec<Placed<'a>> {
    let mut all = Vec::new();
    let mut runs = vec![0; drawn.len()];
    for column in &setting.columns {
        let Some(cell) = lane.cells.get(&column.step) else { continue };
        let mut here: Vec<Placed<'a>> = Vec::new();
        let apart = bar_step(column, drawn.len());
        let bar = (apart - 1.0).min(size::BAR * 1.75);
        for (rank, (series, run)) in drawn.iter().zip(&mut runs).enumerate() {
            if cell.empty_on_purpose || cell.gaps.contains(&series.series) {
                *run += 1;
                continue;
            }
            here.extend(cell.points.iter().filter(|point| point.series == series.series).map(|point| {
                let at = place(point, (rank, drawn.len()), (column, apart), frame);
                Placed { point, step: column.step, colour: series.colour, at, bar, run: *run }
            }));
        }
        here.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
        if !frame.bars {
            spread(&mut here, column, radius(frame));
        }
        all.append(&mut here);
    }
    all
}

/// Half the width of a point.
pub(super) fn radius(frame: &Frame) -> f64 {
    if frame.faces { size::FACE } else { size::MARKER / 2.0 }
}

/// Distance of the middles of two bars in a column.
fn bar_step(column: &Column, bars: usize) -> f64 {
    (column.width / (bars as f64 + 1.0)).clamp(size::BAR_STEP, size::BAR_STEP * 2.0)
}

fn place(point: &Point, (rank, of): (usize, usize), (column, step): (&Column, f64), frame: &Frame) -> Pos {
    let at = f64::from(point.at).clamp(0.0, 1.0);
    // Bars of several series stand side by side around their place.
    let bars = if frame.bars { of.max(1) as f64 } else { 1.0 };
    let beside = if frame.bars { (rank as f64 - (bars - 1.0) / 2.0) * step } else { 0.0 };
    // A face, or a group of bars, stays inside its column.
    let half = if frame.bars { bars * step / 2.0 } else { radius(frame) + 2.0 };
    let side = half.min(column.width / 2.0);
    let (left, right) = (column.x + side, column.x + column.width - side);
    let x = (column.x + at * column.width).clamp(left, right.max(left));
    Pos::new(x + beside, frame.y(f64::from(point.value)))
}

/// Moves points of a column that would hide one another to both sides, as little as is needed. They are
/// sorted by x and stay so.
fn spread(points: &mut [Placed<'_>], column: &Column, radius: f64) {
    let apart = (radius * 2.0 + 1.0).min(column.width / (points.len().max(1) as f64));
    let (left, right) = (column.x + radius + 2.0, column.x + column.width - radius - 2.0);
    let (mut first, mut previous) = (0, left);
    while first < points.len() {
        // A cluster: each point hides one that is already in it.
        let mut last = first + 1;
        while let Some(next) = points.get(last)
            && points.get(first..last).unwrap_or_default().iter().any(|other| hides(next.at, other.at, apart))
        {
            last += 1;
        }
        if let Some(cluster) = points.get_mut(first..last)
            && cluster.len() > 1
        {
            let count = cluster.len() as f64;
            let middle = cluster.iter().map(|point| point.at.x).sum::<f64>() / count;
            let width = apart * (count - 1.0);
            let start = (middle - width / 2.0).min(right - width).max(previous);
            for (place, point) in cluster.iter_mut().enumerate() {
                point.at.x = start + apart * place as f64;
            }
        }
        previous = points.get(last - 1).map_or(previous, |point| point.at.x);
        first = last;
    }
}

fn hides(a: Pos, b: Pos, apart: f64) -> bool {
    (a.x - b.x).abs() < apart && (a.y - b.y).abs() < apart
}
