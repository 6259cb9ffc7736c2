//! Which columns and rows of two maps belong together.

use std::sync::Arc;

use super::Pair;
use super::origins::Origins;
use super::pairing::Pairing;
use crate::model::{CardKind, KindId, Lane, LaneId, LaneKind, Map, Stage, StageId, Step, StepId};

/// A column with what it is known by.
struct Column<'a> {
    stage: &'a Stage,
    step: &'a Step,
    /// Which step of its stage.
    place: usize,
}

/// By origin, else by the words of stage and step, else by those of the step alone.
pub(super) fn columns(origins: &Origins, before: &Map, after: &Map) -> Vec<Pair<StepId>> {
    let of = |map| columns_of(map).collect::<Vec<_>>();
    let (before, after) = (of(before), of(after));
    let mut pairing = Pairing::new(&before, &after);
    pairing.by(|column| Some(origins.step(column.step)));
    pairing.by(|column| {
        let stage = words(&column.stage.title)?;
        Some(match words(&column.step.title) {
            Some(step) => (stage, Ok(step)),
            None => (stage, Err(column.place)),
        })
    });
    pairing.by(|column| words(&column.step.title));
    pairing.union().into_iter().map(|pair| pair.map(|column| column.step.id)).collect()
}

fn columns_of(map: &Map) -> impl Iterator<Item = Column<'_>> {
    map.stages().flat_map(|(_, stage)| {
        stage.steps.iter().enumerate().map(move |(place, step)| Column { stage, step, place })
    })
}

/// By origin, else by their words.
pub(super) fn stages(origins: &Origins, before: &Map, after: &Map) -> Vec<Pair<StageId>> {
    let of = |map: &Map| map.stages().map(|(_, stage)| stage.clone()).collect::<Vec<_>>();
    let (before, after) = (of(before), of(after));
    let mut pairing = Pairing::new(&before, &after);
    pairing.by(|stage| Some(origins.stage(stage)));
    pairing.by(|stage| words(&stage.title));
    pairing.union().into_iter().map(|pair| pair.map(|stage| stage.id)).collect()
}

/// By origin, else by words and kind, else by a kind that either map has one lane of.
pub(super) fn lanes(origins: &Origins, before: &Map, after: &Map) -> Vec<Pair<LaneId>> {
    let mut pairing: Pairing<'_, Arc<Lane>> = Pairing::new(&before.lanes, &after.lanes);
    pairing.by(|lane| Some((origins.lane(lane), lane.kind.holds_points())));
    pairing.by(|lane| Some((words(&lane.title)?, lane_kind(&lane.kind))));
    pairing.by_unique(|lane| Some(lane_kind(&lane.kind)));
    let mut union = pairing.union();
    union.sort_by_key(|pair| pair.after.or(pair.before).map(|lane| lane.layer));
    union.into_iter().map(|pair| pair.map(|lane| lane.id)).collect()
}

/// A kind of lane without its data.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Cards(CardKey),
    Curve,
    Numbers,
    Pictures,
}

/// A kind of card without its data: its place among the built-in ones, or one of the document's own.
pub(super) type CardKey = (usize, Option<KindId>);

fn lane_kind(kind: &LaneKind) -> Kind {
    match kind {
        LaneKind::Cards(kind) => Kind::Cards(card_kind(kind)),
        LaneKind::Curve(_) => Kind::Curve,
        LaneKind::Numbers(_) => Kind::Numbers,
        LaneKind::Pictures => Kind::Pictures,
    }
}

pub(super) fn card_kind(kind: &CardKind) -> CardKey {
    let place = CardKind::BUILT_IN.iter().position(|built_in| built_in.same_kind(kind));
    let own = if let CardKind::Own { kind } = kind { Some(*kind) } else { None };
    (place.unwrap_or(CardKind::BUILT_IN.len()), own)
}

/// Words as they are compared; none where there are none.
pub(super) fn words(text: &str) -> Option<String> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    (!words.is_empty()).then_some(words)
}

impl<T> Pair<T> {
    /// The same pair of something else.
    pub(super) fn map<U>(self, what: impl Fn(T) -> U) -> Pair<U> {
        Pair { before: self.before.map(&what), after: self.after.map(&what) }
    }
}
