//! Figures from survey answers: NPS, CSAT and CES with their margins of error; and sums of times. Formulas over
//! the model; knows nothing of words or of where a figure is shown.

mod timing;

use std::collections::BTreeMap;

pub use timing::{TimeSpan, Timetable, Total, stage_minutes, timetable};

use crate::model::{Document, Indicator, SurveyTarget, Wave};

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
    let answers: u32 = counts.range(low..=high).map(|(_, count)| count).sum();
    if answers == 0 {
        return None;
    }
    let n = f64::from(answers);
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
}
