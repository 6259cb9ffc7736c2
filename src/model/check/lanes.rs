//! Lanes, cells, cards and points. Cards and points that lie where they cannot lie are moved, never lost.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::ids::renumber;
use super::text::clean_all;
use super::{Field, Known, Log, Problem, Remedy, Thing, What};
use crate::model::{
    Card, CardId, CardKind, Cell, Channel, Lane, LaneId, LaneKind, Map, Mark, Numbers, Point, PointId,
    Series, StepId,
};

/// Figures beyond this say nothing on a scale, and stay far from the ends of `f32`.
const FIGURES: (f32, f32) = (-1e9, 1e9);
const FACES: (f32, f32) = (-2.0, 2.0);

pub(super) fn repair(map: &mut Map, known: &Known, log: &mut Log) {
    renumber!(log, LaneId, map.lanes.iter(), map.lanes.iter_mut().map(Arc::make_mut), Thing::lane);
    if !map.lanes.is_sorted_by_key(|lane| lane.layer) {
        map.lanes.sort_by_key(|lane| lane.layer);
        log.add(Problem::LanesUnsorted(Thing::map(map)), Remedy::Sorted);
    }
    let columns: HashMap<StepId, usize> = map.columns().into_iter().zip(0..).collect();
    for lane in map.lanes.iter_mut().map(Arc::make_mut) {
        repair_lane(lane, known, log);
        repair_cells(lane, &columns, &mut map.parking, known, log);
    }
    for card in &mut map.parking {
        repair_card(card, usize::from(u16::MAX), known, log);
    }
    renumber!(log, CardId, all_cards(map), all_cards_mut(map), Thing::card);
    renumber!(
        log,
        PointId,
        map.lanes.iter().flat_map(|lane| lane.points()).map(|(_, point)| point),
        cells_mut(map).flat_map(|cell| &mut cell.points),
        Thing::point
    );
}

/// Every card, those in the grid first: they keep their ids when a parked one has the same.
fn all_cards(map: &Map) -> impl Iterator<Item = &Card> {
    map.lanes.iter().flat_map(|lane| lane.cards()).map(|(_, _, card)| card).chain(&map.parking)
}

fn all_cards_mut(map: &mut Map) -> impl Iterator<Item = &mut Card> {
    let cells = map.lanes.iter_mut().flat_map(|lane| Arc::make_mut(lane).cells.values_mut());
    cells.flat_map(|cell| &mut cell.cards).chain(&mut map.parking)
}

fn cells_mut(map: &mut Map) -> impl Iterator<Item = &mut Cell> {
    map.lanes.iter_mut().flat_map(|lane| Arc::make_mut(lane).cells.values_mut())
}

fn repair_lane(lane: &mut Lane, known: &Known, log: &mut Log) {
    let thing = |lane_id, title: &str| Thing::new(What::Lane, lane_id, title);
    let faults = clean_all([&mut lane.title, &mut lane.group, &mut lane.divider]);
    log.texts(faults, || thing(lane.id, &lane.title));
    let (id, title) = (lane.id, &lane.title);
    match &mut lane.kind {
        LaneKind::Cards(kind) => repair_kind(kind, || thing(id, title), known, log),
        LaneKind::Curve(curve) => {
            log.texts(clean_all([&mut curve.high, &mut curve.low]), || thing(id, title));
            log.number(&mut curve.baseline, FACES, 0.0, Field::Baseline, || thing(id, title));
        }
        LaneKind::Numbers(numbers) => {
            log.texts(clean_all([&mut numbers.high, &mut numbers.low, &mut numbers.unit]), || {
                thing(id, title)
            });
            repair_scale(numbers, || thing(id, title), log);
        }
        LaneKind::Pictures => {}
    }
}

fn repair_scale(numbers: &mut Numbers, thing: impl Fn() -> Thing, log: &mut Log) {
    log.number(&mut numbers.min, FIGURES, 0.0, Field::ScaleEnd, &thing);
    log.number(&mut numbers.max, FIGURES, 10.0, Field::ScaleEnd, &thing);
    if numbers.max > numbers.min {
        return;
    }
    if numbers.max < numbers.min {
        std::mem::swap(&mut numbers.min, &mut numbers.max);
        log.add(Problem::FlatScale(thing()), Remedy::Sorted);
        return;
    }
    // The step is wide enough to be seen by `f32` at both ends of the allowed figures.
    let step = 1.0_f32.max((numbers.min.abs() / 1024.0).ceil());
    let end = if numbers.max + step <= FIGURES.1 { &mut numbers.max } else { &mut numbers.min };
    *end += if *end + step <= FIGURES.1 { step } else { -step };
    let end = f64::from(*end);
    log.add(Problem::FlatScale(thing()), Remedy::SetTo(end));
}

fn repair_cells(
    lane: &mut Lane,
    columns: &HashMap<StepId, usize>,
    parking: &mut Vec<Card>,
    known: &Known,
    log: &mut Log,
) {
    let cells = std::mem::take(&mut lane.cells);
    let mut kept = BTreeMap::new();
    for (step, mut cell) in cells {
        let thing = || Thing::new(What::Cell, step, &lane.title);
        let Some(&column) = columns.get(&step) else {
            log.add(Problem::NoSuchColumn(thing()), Remedy::Parked);
            parking.append(&mut cell.cards);
            parking.extend(cell.points.into_iter().map(card_from_point));
            continue;
        };
        if lane.kind.holds_points() {
            park_cards(lane, &mut cell, parking, log);
        } else {
            turn_points_to_cards(lane, step, &mut cell, log);
        }
        for card in &mut cell.cards {
            repair_card(card, columns.len() - column, known, log);
        }
        for point in &mut cell.points {
            repair_point(point, &lane.kind, known, log);
        }
        if !cell.points.is_sorted_by(|a, b| a.at <= b.at) {
            cell.points.sort_by(|a, b| a.at.total_cmp(&b.at));
            log.add(Problem::PointsUnsorted(thing()), Remedy::Sorted);
        }
        repair_gaps(&mut cell, thing, known, log);
        if cell.empty_on_purpose && !(cell.cards.is_empty() && cell.points.is_empty() && cell.gaps.is_empty())
        {
            cell.empty_on_purpose = false;
            log.add(Problem::DashWithContent(thing()), Remedy::Cleared);
        }
        if cell.is_blank() {
            log.add(Problem::BlankCell(thing()), Remedy::Removed);
        } else {
            kept.insert(step, cell);
        }
    }
    lane.cells = kept;
}

fn park_cards(lane: &Lane, cell: &mut Cell, parking: &mut Vec<Card>, log: &mut Log) {
    for card in cell.cards.drain(..) {
        let problem = Problem::CardAmongPoints { card: Thing::card(&card), lane: Thing::lane(lane) };
        log.add(problem, Remedy::Parked);
        parking.push(card);
    }
}

fn turn_points_to_cards(lane: &Lane, step: StepId, cell: &mut Cell, log: &mut Log) {
    for point in cell.points.drain(..) {
        let problem = Problem::PointAmongCards { point: Thing::point(&point), lane: Thing::lane(lane) };
        log.add(problem, Remedy::BecameCard);
        cell.cards.push(card_from_point(point));
    }
    if !cell.gaps.is_empty() {
        cell.gaps.clear();
        let point = Thing::new(What::Cell, step, &lane.title);
        log.add(Problem::PointAmongCards { point, lane: Thing::lane(lane) }, Remedy::Cleared);
    }
}

/// A card that says what the point said, with the face nearest to its value.
fn card_from_point(point: Point) -> Card {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to −2..2; no number becomes 0")]
    let score = point.value.clamp(FACES.0, FACES.1).round() as i8;
    let mut card = Card::new(CardId::from_bits(point.id.bits()), CardKind::Emotion { score }, point.words);
    if let Series::Persona(persona) = point.series {
        card.personas.push(persona);
    }
    card
}

/// `columns`: how many there are from the card's own to the right end.
fn repair_card(card: &mut Card, columns: usize, known: &Known, log: &mut Log) {
    let (id, title) = (card.id, card.title.clone());
    let texts = [&mut card.title, &mut card.note, &mut card.link, &mut card.owner, &mut card.variant];
    let faults = clean_all(texts.into_iter().chain(&mut card.tags));
    let thing = || Thing::new(What::Card, id, &title);
    log.texts(faults, thing);
    repair_kind(&mut card.kind, thing, known, log);
    log.references(&mut card.personas, What::Persona, |id| known.personas.contains(&id), thing);
    repair_marks(&mut card.marks, thing, known, log);
    let widest = u16::try_from(columns).unwrap_or(u16::MAX).max(1);
    log.whole(&mut card.span, (1, widest), Field::Span, thing);
}

fn repair_kind(kind: &mut CardKind, thing: impl Fn() -> Thing, known: &Known, log: &mut Log) {
    match kind {
        CardKind::Touchpoint { channel, .. } => {
            if let Some(Channel::Own(id)) = *channel
                && !known.channels.contains(&id)
            {
                log.missing(thing(), What::Channel, &id, Remedy::Cleared);
                *channel = None;
            }
        }
        CardKind::Quote { speaker } => log.texts(clean_all([speaker]), thing),
        CardKind::Emotion { score } => log.whole(score, CardKind::SCORES, Field::Score, thing),
        CardKind::PainPoint { severity, .. } => log.whole(severity, CardKind::LEVELS, Field::Severity, thing),
        CardKind::Opportunity { impact, effort } => {
            log.whole(impact, CardKind::LEVELS, Field::Impact, &thing);
            log.whole(effort, CardKind::LEVELS, Field::Effort, thing);
        }
        CardKind::Picture { image } => {
            if let Some(hash) = image.filter(|hash| !known.images.contains(hash)) {
                log.missing(thing(), What::Image, &hash, Remedy::Cleared);
                *image = None;
            }
        }
        CardKind::Own { kind: own } => {
            if !known.kinds.contains(own) {
                log.missing(thing(), What::Kind, own, Remedy::BecameNote);
                *kind = CardKind::Note;
            }
        }
        CardKind::Action
        | CardKind::Thought
        | CardKind::Risk
        | CardKind::Metric
        | CardKind::Question
        | CardKind::Evidence
        | CardKind::Staff
        | CardKind::System
        | CardKind::Policy
        | CardKind::Process
        | CardKind::Note => {}
    }
}

fn repair_marks(marks: &mut Vec<Mark>, thing: impl Fn() -> Thing, known: &Known, log: &mut Log) {
    let mut kept: Vec<Mark> = Vec::new();
    for &mark in marks.iter() {
        if let Mark::Own(id) = mark
            && !known.marks.contains(&id)
        {
            log.missing(thing(), What::Mark, &id, Remedy::Cleared);
        } else if kept.contains(&mark) {
            log.add(Problem::Repeated { thing: thing(), what: What::Mark }, Remedy::Cleared);
        } else {
            kept.push(mark);
        }
    }
    *marks = kept;
}

fn repair_point(point: &mut Point, kind: &LaneKind, known: &Known, log: &mut Log) {
    let (id, words) = (point.id, point.words.clone());
    let thing = || Thing::new(What::Point, id, &words);
    log.texts(clean_all([&mut point.words]), thing);
    if let Some((low, high)) = kind.scale() {
        log.number(&mut point.value, (low, high), 0.0_f32.clamp(low, high), Field::Value, thing);
    }
    log.number(&mut point.at, (0.0, 1.0), 0.5, Field::PlaceInStep, thing);
    repair_series(&mut point.series, thing, known, log);
}

fn repair_series(series: &mut Series, thing: impl Fn() -> Thing, known: &Known, log: &mut Log) {
    match series {
        Series::Persona(id) => {
            if !known.personas.contains(id) {
                let name = id.to_string();
                log.missing(thing(), What::Persona, &name, Remedy::BecameSeries);
                *series = Series::Named(name);
            }
        }
        Series::Named(name) => log.texts(clean_all([name]), thing),
    }
}

fn repair_gaps(cell: &mut Cell, thing: impl Fn() -> Thing, known: &Known, log: &mut Log) {
    let mut kept: Vec<Series> = Vec::new();
    for mut gap in std::mem::take(&mut cell.gaps) {
        repair_series(&mut gap, &thing, known, log);
        if kept.contains(&gap) {
            log.add(Problem::Repeated { thing: thing(), what: What::Series }, Remedy::Cleared);
        } else if cell.points.iter().any(|point| point.series == gap) {
            log.add(Problem::GapWithPoint(thing()), Remedy::Cleared);
        } else {
            kept.push(gap);
        }
    }
    cell.gaps = kept;
}
