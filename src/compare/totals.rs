//! What a map adds up to, and how many cards of two maps differ.

use std::collections::{BTreeMap, BTreeSet};

use super::CardPair;
use crate::model::{Card, CardId, CardKind, LaneKind, Map, Series};

/// What a map adds up to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Totals {
    /// Columns.
    pub steps: usize,
    /// Cards in the grid.
    pub cards: usize,
    /// Touchpoints.
    pub touchpoints: usize,
    /// Pain points.
    pub pain_points: usize,
    /// Severities of all pain points together.
    pub severity: u32,
    /// Mean of all points of the emotion curves, −2 to +2, else of the emotion cards; cells that take no part
    /// are left out.
    pub emotion: Option<f64>,
    /// The same for each series of the curves.
    pub emotions: BTreeMap<Series, f64>,
    /// What stages and steps say they take, minutes; a stage's own figure counts instead of its steps'.
    pub minutes: Option<u64>,
}

/// How many cards of two maps differ. A card that was moved and changed counts as both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after what they count")]
pub struct Counts {
    pub added: usize,
    pub removed: usize,
    pub changed: usize,
    pub moved: usize,
    pub pain_points_added: usize,
    pub pain_points_removed: usize,
}

impl Totals {
    pub(super) fn of(map: &Map) -> Self {
        let cards = || map.lanes.iter().flat_map(|lane| lane.cards().map(|(.., card)| card));
        let severity = |card: &Card| {
            if let CardKind::PainPoint { severity, .. } = card.kind {
                Some(u32::from(severity))
            } else {
                None
            }
        };
        let touchpoints = cards().filter(|card| matches!(card.kind, CardKind::Touchpoint { .. }));
        let series = emotions(map);
        let scores = cards().filter_map(|card| {
            if let CardKind::Emotion { score } = card.kind { Some(f64::from(score)) } else { None }
        });
        Self {
            steps: map.steps().count(),
            cards: cards().count(),
            touchpoints: touchpoints.count(),
            pain_points: cards().filter_map(severity).count(),
            severity: cards().filter_map(severity).sum(),
            emotion: mean(series.values().flatten().copied()).or_else(|| mean(scores)),
            emotions: series.into_iter().filter_map(|(s, values)| Some((s, mean(values)?))).collect(),
            minutes: minutes(map),
        }
    }
}

/// The values of the emotion curves.
fn emotions(map: &Map) -> BTreeMap<Series, Vec<f64>> {
    let mut series: BTreeMap<Series, Vec<f64>> = BTreeMap::new();
    let curves = map.lanes.iter().filter(|lane| matches!(lane.kind, LaneKind::Curve(_)));
    for cell in curves.flat_map(|lane| lane.cells.values()).filter(|cell| !cell.empty_on_purpose) {
        for point in cell.points.iter().filter(|point| !cell.gaps.contains(&point.series)) {
            series.entry(point.series.clone()).or_default().push(f64::from(point.value));
        }
    }
    series
}

fn minutes(map: &Map) -> Option<u64> {
    map.stages()
        .filter_map(|(_, stage)| {
            let of_steps = stage.steps.iter().filter_map(|step| step.facts.duration).map(u64::from);
            stage.facts.duration.map(u64::from).or_else(|| of_steps.reduce(|all, one| all + one))
        })
        .reduce(|all, one| all + one)
}

fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.into_iter().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

impl Counts {
    pub(super) fn of(before: &Map, after: &Map, cards: &[CardPair]) -> Self {
        let (before, after) = (pain_points(before), pain_points(after));
        let has = |pain_points: &BTreeSet<CardId>, card: Option<super::Spot>| {
            card.is_some_and(|spot| pain_points.contains(&spot.card))
        };
        let mut counts = Self::default();
        for pair in cards {
            counts.added += usize::from(pair.is_added());
            counts.removed += usize::from(pair.is_removed());
            counts.changed += usize::from(!pair.changed.is_empty());
            counts.moved += usize::from(pair.moved);
            let (was, is) = (has(&before, pair.before), has(&after, pair.after));
            counts.pain_points_added += usize::from(is && !was);
            counts.pain_points_removed += usize::from(was && !is);
        }
        counts
    }
}

fn pain_points(map: &Map) -> BTreeSet<CardId> {
    let cards = map.lanes.iter().flat_map(|lane| lane.cards().map(|(.., card)| card));
    cards.filter(|card| matches!(card.kind, CardKind::PainPoint { .. })).map(|card| card.id).collect()
}
