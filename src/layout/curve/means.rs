//! What stands beside the points of a curve without being one: the averages of stages, and what surveys
//! measured. The numbers are made by `figures`.

use super::super::memo::{Memo, Setting};
use super::super::title::{basis_of, value_of};
use super::super::{Ink, Pos, TextAt};
use super::frame::Frame;
use super::line::monotone;
use super::series::Drawn;
use super::{AverageBox, MeasuredBox, MeasuredLine};
use crate::figures::{self, Measured};
use crate::model::{Lane, LaneKind, Language, StepId};
use crate::style::{size, type_face};
use crate::words;
use crate::words::kinds;

/// The averages that the lane shows, at the right end of each stage; their words have no place yet.
pub(super) fn averages(
    lane: &Lane,
    drawn: &[Drawn],
    setting: &Setting,
    frame: &Frame,
    memo: &mut Memo,
) -> Vec<AverageBox> {
    if !matches!(&lane.kind, LaneKind::Curve(curve) if curve.averages) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for columns in setting.columns.chunk_by(|a, b| a.stage == b.stage) {
        let Some(last) = columns.last() else { continue };
        let steps: Vec<StepId> = columns.iter().map(|column| column.step).collect();
        let right = last.x + last.width - setting.measures.cell_side;
        for series in drawn {
            let Some(value) = figures::average(lane, &steps, &series.series) else { continue };
            let said = format!("Ø\u{a0}{}", words::numbers::signed(setting.language, value, 1));
            let shaped = memo.text.shape(&said, None, type_face::SMALL);
            let (from, to) =
                (Pos::new(right - size::AVERAGE, frame.y(value)), Pos::new(right, frame.y(value)));
            let words = TextAt { at: from, shaped, ink: Ink::Secondary };
            all.push(AverageBox { stage: last.stage, colour: series.colour, value, from, to, words });
        }
    }
    all
}

/// Whether the lane shows something that surveys measured.
pub(in crate::layout) fn shows_measured(lane: &Lane, setting: &Setting) -> bool {
    let is_visible = |step: StepId| setting.columns.iter().any(|column| column.step == step);
    matches!(&lane.kind, LaneKind::Curve(curve) if !curve.without_measured)
        && setting.measured.iter().any(|one| is_visible(one.columns.0) && is_visible(one.columns.1))
}

/// What surveys measured in the visible columns, unless the lane leaves it out.
pub(super) fn measured(lane: &Lane, setting: &Setting, frame: &Frame) -> Option<MeasuredLine> {
    if !matches!(&lane.kind, LaneKind::Curve(curve) if !curve.without_measured) {
        return None;
    }
    let place = |step: StepId| setting.columns.iter().find(|column| column.step == step);
    let points: Vec<MeasuredBox> = setting
        .measured
        .iter()
        .filter_map(|measured| {
            let (first, last) = (place(measured.columns.0)?, place(measured.columns.1)?);
            let at = Pos::new(f64::midpoint(first.x, last.x + last.width), frame.y(measured.mood));
            let answers =
                measured.pools.iter().filter_map(|pool| figures::figure(pool.indicator, &pool.counts));
            let small = answers.fold(0, |sum: u32, figure| sum.saturating_add(figure.answers))
                < figures::SMALL_SAMPLE;
            Some(MeasuredBox { step: first.step, at, small, words: said(setting.language, measured) })
        })
        .collect();
    let path = monotone(&points.iter().map(|point| point.at).collect::<Vec<_>>());
    (!points.is_empty()).then_some(MeasuredLine { path, points })
}

/// `+0.7: NPS +18, n = 412 · ±8 · Oct 2026`.
fn said(language: Language, measured: &Measured) -> String {
    let figures = measured.pools.iter().filter_map(|pool| {
        let figure = figures::figure(pool.indicator, &pool.counts)?;
        let value = value_of(language, pool.indicator, &figure);
        let basis = basis_of(language, pool.indicator, pool.date, &figure);
        Some(format!("{} {value}, {basis}", kinds::indicator(pool.indicator)))
    });
    let mood = words::numbers::signed(language, measured.mood, 1);
    format!("{mood}: {}", figures.collect::<Vec<_>>().join("; "))
}
