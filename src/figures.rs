//! Figures from survey answers: NPS, CSAT and CES with their margins of error, and what they say on the
//! scale of an emotion curve; the mean of a curve; sums of times. Formulas over the model; knows nothing of
//! words or of where a figure is shown.

mod timing;

use std::collections::BTreeMap;

pub use timing::{TimeSpan, Timetable, Total, stage_minutes, timetable};

use crate::model::{Date, Document, Indicator, Lane, Map, Series, Stage, StepId, SurveyTarget, Wave};

/// z of a two-sided interval of 95 %.
const Z: f64 = 1.96;

/// Answers below which a figure is marked as small.
pub const SMALL_SAMPLE: u32 = 30;

/// A figure with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// NPS: −100 to +100. CSAT: 0 to 100 %. CES: mean, 1 to 7.
    pub value: f64,
    /// Answers inside the scale; above 0.
    pub answers: u32,
    /// Half the width of the 95 % interval, in the unit of the value; none where the formula gives 0,
    /// which would claim a certainty that few answers do not give.
    pub margin: Option<f64>,
}

/// The figure of an indicator from answers per score; `None` without answers inside its scale.
///
/// NPS: share of 9–10 minus share of 0–6 (Reichheld 2003). CSAT: share of 4–5, the top two boxes. CES 2.0:
/// mean of 1–7 (Dixon and others 2013). Margins: `1.96 · √(variance / n)`.
#[must_use]
pub fn figure(indicator: Indicator, counts: &BTreeMap<u8, u32>) -> Option<Figure> {
    let (low, high) = indicator.scale();
    let valid = || counts.range(low..=high).map(|(score, count)| (f64::from(*score), f64::from(*count)));
    let answers = counts.range(low..=high).fold(0, |sum: u32, (_, count)| sum.saturating_add(*count));
    if answers == 0 {
        return None;
    }
    let n: f64 = valid().map(|(_, count)| count).sum();
    let share = |is_in: &dyn Fn(f64) -> bool| {
        valid().filter(|(score, _)| is_in(*score)).map(|(_, count)| count).sum::<f64>() / n
    };
    let (value, variance, unit) = match indicator {
        Indicator::Nps => {
            let (promoters, detractors) = (share(&|score| score >= 9.0), share(&|score| score <= 6.0));
            let value = promoters - detractors;
            (value, promoters + detractors - value * value, 100.0)
        }
        Indicator::Csat => {
            let satisfied = share(&|score| score >= 4.0);
            (satisfied, satisfied * (1.0 - satisfied), 100.0)
        }
        Indicator::Ces => {
            let mean = valid().map(|(score, count)| score * count).sum::<f64>() / n;
            let squares: f64 = valid().map(|(score, count)| (score - mean).powi(2) * count).sum();
            (mean, if n > 1.0 { squares / (n - 1.0) } else { 0.0 }, 1.0)
        }
    };
    let margin = Z * (variance.max(0.0) / n).sqrt() * unit;
    Some(Figure { value: value * unit, answers, margin: (margin > 0.0).then_some(margin) })
}

/// The latest wave of each indicator about exactly that target, with its figure.
pub fn latest(document: &Document, target: SurveyTarget) -> impl Iterator<Item = (&Wave, Figure)> {
    Indicator::ALL.into_iter().filter_map(move |indicator| {
        let waves =
            document.surveys.iter().filter(|wave| wave.indicator == indicator && wave.target == target);
        let wave = waves.max_by_key(|wave| wave.date)?;
        Some((wave, figure(indicator, &wave.counts)?))
    })
}

/// The latest answers to one question about several things together.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// What was asked.
    pub indicator: Indicator,
    /// Answers per score, added up.
    pub counts: BTreeMap<u8, u32>,
    /// When the newest of them were given.
    pub date: Option<Date>,
}

/// The latest waves of each indicator about these things, added up; without answers there is no pool.
#[must_use]
pub fn pooled(document: &Document, targets: &[SurveyTarget]) -> Vec<Pool> {
    let mut pools: Vec<Pool> = Vec::new();
    for indicator in Indicator::ALL {
        let mut pool = Pool { indicator, counts: BTreeMap::new(), date: None };
        for target in targets {
            let same = |wave: &&Wave| wave.indicator == indicator && wave.target == *target;
            let Some(wave) = document.surveys.iter().filter(same).max_by_key(|wave| wave.date) else {
                continue;
            };
            for (score, count) in &wave.counts {
                let sum = pool.counts.entry(*score).or_default();
                *sum = sum.saturating_add(*count);
            }
            pool.date = pool.date.max(wave.date);
        }
        if figure(indicator, &pool.counts).is_some() {
            pools.push(pool);
        }
    }
    pools
}

/// What answers say on the scale of an emotion curve, −2 to +2; `None` without answers inside the scale.
///
/// The ends of the indicator are the ends of the curve and its middle is the curve's: NPS of −100 to +100 is
/// divided by 50; of CSAT and CES it is the mean of all scores, 1 to 5 less 3, and 1 to 7 less 4 times ⅔.
/// No study says that feelings and these scores are the same; the scale only makes them comparable by eye.
#[must_use]
pub fn mood(indicator: Indicator, counts: &BTreeMap<u8, u32>) -> Option<f64> {
    let figure = figure(indicator, counts)?;
    if indicator == Indicator::Nps {
        return Some(figure.value / 50.0);
    }
    let (low, high) = indicator.scale();
    let scores = counts.range(low..=high);
    let sum: f64 = scores.map(|(score, count)| f64::from(*score) * f64::from(*count)).sum();
    let (low, high) = (f64::from(low), f64::from(high));
    let mean = sum / f64::from(figure.answers);
    Some((mean - f64::midpoint(low, high)) * 4.0 / (high - low))
}

/// What surveys measured at a place of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The first and the last column it is about.
    pub columns: (StepId, StepId),
    /// On the scale of an emotion curve, −2 to +2: the moods of the indicators, each weighing as much as it
    /// has answers.
    pub mood: f64,
    /// What it comes from, one of an indicator.
    pub pools: Vec<Pool>,
}

/// What surveys measured along a map, left to right: at each column whose step or touchpoints were asked
/// about; and at each stage without such columns that was itself asked about. The one column of a stage
/// stands for the stage as well.
#[must_use]
pub fn measured(document: &Document, map: &Map) -> Vec<Measured> {
    if document.surveys.is_empty() {
        return Vec::new();
    }
    let asked = asked_in_columns(document, map);
    let mut all = Vec::new();
    for (_, stage) in map.stages() {
        let alone = stage.steps.len() == 1;
        let columns: Vec<Measured> = stage
            .steps
            .iter()
            .filter_map(|step| {
                let mut targets: Vec<_> = targets_in(&asked, step.id).collect();
                if alone {
                    targets.push(SurveyTarget::Stage(stage.id));
                }
                measured_at(document, (step.id, step.id), &targets)
            })
            .collect();
        if !columns.is_empty() {
            all.extend(columns);
            continue;
        }
        if let (Some(first), Some(last)) = (stage.steps.first(), stage.steps.last()) {
            all.extend(measured_at(document, (first.id, last.id), &[SurveyTarget::Stage(stage.id)]));
        }
    }
    all
}

fn measured_at(document: &Document, columns: (StepId, StepId), targets: &[SurveyTarget]) -> Option<Measured> {
    let pools = pooled(document, targets);
    let (mut sum, mut weights) = (0.0, 0.0);
    for pool in &pools {
        let answers = f64::from(figure(pool.indicator, &pool.counts)?.answers);
        sum += mood(pool.indicator, &pool.counts)? * answers;
        weights += answers;
    }
    (weights > 0.0).then(|| Measured { columns, mood: sum / weights, pools })
}

/// Steps and touchpoints of the map that were asked about, each with its column.
fn asked_in_columns(document: &Document, map: &Map) -> Vec<(StepId, SurveyTarget)> {
    let mut asked: Vec<(StepId, SurveyTarget)> = Vec::new();
    for target in document.surveys.iter().map(|wave| wave.target) {
        if asked.iter().any(|(_, other)| *other == target) {
            continue;
        }
        let column = match target {
            SurveyTarget::Step(id) => Some(id),
            SurveyTarget::Touchpoint(card) => map.card_in_grid(card).map(|(_, column, ..)| column),
            SurveyTarget::Map(_) | SurveyTarget::Stage(_) => None,
        };
        asked.extend(column.map(|column| (column, target)));
    }
    asked
}

fn targets_in(asked: &[(StepId, SurveyTarget)], step: StepId) -> impl Iterator<Item = SurveyTarget> {
    asked.iter().filter(move |(column, _)| *column == step).map(|(_, target)| *target)
}

/// The answers about a stage together with those about its steps and touchpoints.
#[must_use]
pub fn about_stage(document: &Document, map: &Map, stage: &Stage) -> Vec<Pool> {
    let asked = asked_in_columns(document, map);
    let mut targets = vec![SurveyTarget::Stage(stage.id)];
    targets.extend(stage.steps.iter().flat_map(|step| targets_in(&asked, step.id)));
    pooled(document, &targets)
}

/// The mean of a series' points in these columns; columns in which it takes no part say nothing. `None`
/// without points.
#[must_use]
pub fn average(lane: &Lane, columns: &[StepId], series: &Series) -> Option<f64> {
    let cells = columns.iter().filter_map(|step| lane.cells.get(step));
    let points = cells.flat_map(|cell| &cell.points).filter(|point| point.series == *series);
    let (sum, count) =
        points.fold((0.0, 0.0), |(sum, count), point| (sum + f64::from(point.value), count + 1.0));
    (count > 0.0).then(|| sum / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(indicator: Indicator, counts: &[(u8, u32)]) -> Figure {
        figure(indicator, &counts.iter().copied().collect()).expect("there are answers")
    }

    #[test]
    fn published_examples_come_out() {
        // PostHog's handbook: 70 promoters and 20 detractors of 100 are 50.
        let nps = of(Indicator::Nps, &[(10, 70), (8, 10), (3, 20)]);
        assert!((nps.value - 50.0).abs() < 1e-9);
        // Delighted: 42 fives and 32 fours of 107 are 69.16 %.
        let csat = of(Indicator::Csat, &[(5, 42), (4, 32), (2, 33)]);
        assert!((csat.value - 69.158_878).abs() < 1e-5);
        // Cross Validated: 1/2, 1/3, 1/6 have a variance of 5/9.
        let margin = of(Indicator::Nps, &[(9, 3), (7, 2), (0, 1)]).margin.expect("answers differ");
        assert!((margin - 196.0 * (5.0_f64 / 9.0 / 6.0).sqrt()).abs() < 1e-9);
    }

    #[test]
    fn a_margin_is_never_nought_and_answers_outside_the_scale_do_not_count() {
        let all_alike = of(Indicator::Nps, &[(10, 3), (11, 50)]);
        assert_eq!((all_alike.answers, all_alike.margin), (3, None));
        assert_eq!(figure(Indicator::Csat, &[(0, 9)].into_iter().collect()), None);
    }

    #[test]
    fn the_effort_score_is_a_mean() {
        let ces = of(Indicator::Ces, &[(4, 1), (6, 1)]);
        assert!((ces.value - 5.0).abs() < 1e-9);
        assert!(ces.margin.is_some_and(|margin| (margin - 1.96).abs() < 1e-9));
    }

    #[test]
    fn ends_and_middles_of_the_indicators_are_those_of_the_curve() {
        let mood = |indicator, counts: &[(u8, u32)]| {
            mood(indicator, &counts.iter().copied().collect()).map(|mood| (mood * 100.0).round() / 100.0)
        };
        for (indicator, low, middle, high) in [
            (Indicator::Nps, [(0, 5), (6, 5)], [(10, 3), (0, 3)], [(9, 1), (10, 7)]),
            (Indicator::Csat, [(1, 4), (5, 0)], [(3, 2), (4, 0)], [(5, 9), (1, 0)]),
            (Indicator::Ces, [(1, 4), (5, 0)], [(1, 2), (7, 2)], [(7, 9), (1, 0)]),
        ] {
            assert_eq!(mood(indicator, &low), Some(-2.0));
            assert_eq!(mood(indicator, &middle), Some(0.0));
            assert_eq!(mood(indicator, &high), Some(2.0));
        }
        assert_eq!(mood(Indicator::Csat, &[(5, 1), (4, 1)]), Some(1.5));
        assert_eq!(mood(Indicator::Csat, &[(9, 1)]), None);
    }
}
