//! What a comparison says in words: the figures of the summary, and what became of each card, for picture and
//! desk alike.

use std::collections::BTreeMap;

use crate::compare::{CardPair, Comparison, Field, Pair, Spot};
use crate::model::{CardId, Document, Language, Map, Series, Step};
use crate::text::icons;
use crate::words::durations::duration;
use crate::words::{self, compare as said, numbers};

/// A figure with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Of what.
    pub name: String,
    /// Before and after, or how many.
    pub value: String,
}

/// What became of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub sign: Sign,
    /// In words.
    pub words: String,
    /// The card, in the later map if it is there.
    pub card: CardId,
    /// The words on it.
    pub title: String,
}

/// The signs of the four differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after what they say")]
pub enum Sign {
    Added,
    Removed,
    Changed,
    Moved,
}

/// The figures that the comparison adds up to, most telling first.
#[must_use]
pub fn summary(document: &Document, comparison: &Comparison, language: Language) -> Vec<Figure> {
    let w = words::compare(language);
    let (before, after, counts) = (&comparison.before, &comparison.after, &comparison.counts);
    let figure = |name: &str, value: String| Figure { name: name.to_owned(), value };
    let pair = |name: &str, before: usize, after: usize| {
        figure(name, said::before_and_after(&before.to_string(), &after.to_string()))
    };
    let feeling = |value: Option<f64>| {
        value.map_or_else(|| w.none.to_owned(), |value| numbers::signed(language, value, 1))
    };
    let pains = said::removed_and_added(language, counts.pain_points_removed, counts.pain_points_added);
    let pains = format!("{} ({pains})", pair("", before.pain_points, after.pain_points).value);
    let mut figures = vec![figure(w.pain_points, pains)];
    if before.emotion.is_some() || after.emotion.is_some() {
        let value = said::before_and_after(&feeling(before.emotion), &feeling(after.emotion));
        figures.push(figure(w.emotion, value));
    }
    let whose: std::collections::BTreeSet<&Series> =
        before.emotions.keys().chain(after.emotions.keys()).collect();
    for series in whose.iter().filter(|_| whose.len() > 1) {
        let value =
            |emotions: &std::collections::BTreeMap<Series, f64>| feeling(emotions.get(series).copied());
        let value = said::before_and_after(&value(&before.emotions), &value(&after.emotions));
        figures.push(figure(&said::emotion_of(language, series_name(document, series)), value));
    }
    let cards = [counts.added, counts.removed, counts.changed, counts.moved];
    figures.push(figure(w.cards, said::card_counts(language, cards)));
    if before.severity + after.severity > 0 {
        let value = said::before_and_after(&before.severity.to_string(), &after.severity.to_string());
        figures.push(figure(w.severity, value));
    }
    figures.push(pair(w.touchpoints, before.touchpoints, after.touchpoints));
    figures.push(pair(w.steps, before.steps, after.steps));
    if before.minutes.is_some() || after.minutes.is_some() {
        let time = |minutes: Option<u64>| {
            let minutes = minutes.map(|minutes| u32::try_from(minutes).unwrap_or(u32::MAX));
            minutes.map_or_else(|| w.none.to_owned(), |minutes| duration(language, minutes))
        };
        figures.push(figure(w.time, said::before_and_after(&time(before.minutes), &time(after.minutes))));
    }
    figures
}

fn series_name<'a>(document: &'a Document, series: &'a Series) -> &'a str {
    match series {
        Series::Persona(id) => document.persona(*id).map_or("", |persona| persona.name.as_str()),
        Series::Named(name) => name,
    }
}

/// What became of the cards that differ, in reading order.
#[must_use]
pub fn changes(comparison: &Comparison, maps: (&Map, &Map), language: Language) -> Vec<Change> {
    let cards = [maps.0, maps.1].into_iter().flat_map(|map| &map.lanes).flat_map(|lane| lane.cards());
    let titles: BTreeMap<CardId, &str> = cards.map(|(.., card)| (card.id, card.title.as_str())).collect();
    let change = |pair: &CardPair| {
        let (sign, words) = what(pair, comparison, maps, language, false)?;
        let card = pair.after.or(pair.before)?.card;
        Some(Change { sign, words, card, title: (*titles.get(&card)?).to_owned() })
    };
    comparison.cards.iter().filter_map(change).collect()
}

/// The columns and lanes that one map has, with the words for them.
#[must_use]
pub fn heads(
    comparison: &Comparison,
    (before, after): (&Map, &Map),
    language: Language,
) -> Vec<(Sign, String)> {
    let w = words::compare(language);
    let column = |map: &Map, id| {
        let name = map.step(id).map(|(stage, step)| column_name(&stage.title, step).to_owned());
        said::named(w.step, &name.unwrap_or_default())
    };
    let lane = |map: &Map, id| said::named(w.lane, map.lane(id).map_or("", |lane| lane.title.as_str()));
    let columns = comparison.columns.iter().filter_map(|pair| match (pair.before, pair.after) {
        (Some(id), None) => Some((Sign::Removed, column(before, id))),
        (None, Some(id)) => Some((Sign::Added, column(after, id))),
        _ => None,
    });
    let lanes = comparison.lanes.iter().filter_map(|pair| match (pair.before, pair.after) {
        (Some(id), None) => Some((Sign::Removed, lane(before, id))),
        (None, Some(id)) => Some((Sign::Added, lane(after, id))),
        _ => None,
    });
    columns.chain(lanes).collect()
}

impl Sign {
    /// The icon that stands for it.
    #[must_use]
    pub fn icon(self) -> char {
        match self {
            Self::Added => icons::PLUS,
            Self::Removed => icons::MINUS,
            Self::Changed => icons::PENCIL_SIMPLE,
            Self::Moved => icons::ARROW_RIGHT,
        }
    }
}

/// What became of a card, with the sign for it; seen from its old place when `from_old`.
pub(super) fn what(
    pair: &CardPair,
    comparison: &Comparison,
    maps: (&Map, &Map),
    language: Language,
    from_old: bool,
) -> Option<(Sign, String)> {
    let w = words::compare(language);
    if pair.is_added() {
        return Some((Sign::Added, w.added.to_owned()));
    }
    if pair.is_removed() {
        return Some((Sign::Removed, w.removed.to_owned()));
    }
    let fields: Vec<&str> = pair.changed.iter().map(|field| field_name(language, *field)).collect();
    let changed = (!fields.is_empty()).then(|| said::changed_fields(language, &fields));
    if !pair.moved {
        return changed.map(|words| (Sign::Changed, words));
    }
    let (was, is) = (pair.before?, pair.after?);
    let pairs = Pair { before: Some(was), after: Some(is) };
    let moved = if from_old {
        said::moved_to(language, &place(maps.1, is, pairs, comparison))
    } else {
        said::moved_from(language, &place(maps.0, was, pairs, comparison))
    };
    Some((Sign::Moved, [Some(moved), changed].into_iter().flatten().collect::<Vec<_>>().join(" · ")))
}

/// `Search · Actions`: what of the place differs from the other one.
fn place(map: &Map, spot: Spot, spots: Pair<Spot>, comparison: &Comparison) -> String {
    let step = spots.before.zip(spots.after).map(|(before, after)| (Some(before.step), Some(after.step)));
    let lane = spots.before.zip(spots.after).map(|(before, after)| (Some(before.lane), Some(after.lane)));
    let same_step = comparison.columns.iter().any(|pair| Some((pair.before, pair.after)) == step);
    let same_lane = comparison.lanes.iter().any(|pair| Some((pair.before, pair.after)) == lane);
    let column =
        map.step(spot.step).filter(|_| !same_step).map(|(stage, step)| column_name(&stage.title, step));
    let lane = map.lane(spot.lane).filter(|_| !same_lane).map(|lane| lane.title.as_str());
    let parts: Vec<&str> = column.into_iter().chain(lane).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn column_name<'a>(stage: &'a str, step: &'a Step) -> &'a str {
    if step.title.is_empty() { stage } else { &step.title }
}

fn field_name(language: Language, field: Field) -> &'static str {
    let w = words::compare(language);
    match field {
        Field::Words => w.words,
        Field::Kind => w.kind,
        Field::Details => w.details,
        Field::Note => w.note,
        Field::Extras => w.extras,
        Field::Owner => w.owner,
        Field::Personas => w.personas,
        Field::Marks => w.marks,
        Field::Evidence => w.evidence,
        Field::Colour => w.colour,
        Field::Span => w.span,
    }
}
