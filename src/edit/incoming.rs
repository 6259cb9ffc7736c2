//! What records go through on their way into a document: texts are tidied, numbers brought into range,
//! and references to what the document does not have are forgotten, so that pasting from another
//! document works. Knows nothing of where the records go.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::text::{tidy, tidy_all};
use super::{EditError, insert_at};
use crate::model::{
    Block, Card, CardKind, Cell, Channel, Document, Facts, Item, Lane, LaneKind, Link, Map, Mark, Phase,
    Point, Series, Stage, StageRange, Step, StepId, Target, View,
};

/// Widths that a column can be given, map units.
const WIDTHS: RangeInclusive<f32> = 40.0..=4000.0;
/// Widths over heights of pages.
const PAGE_SHAPES: RangeInclusive<f32> = 0.1..=10.0;
/// Ends of scales; figures beyond these say nothing.
const FIGURES: RangeInclusive<f32> = -1e9..=1e9;
/// Figures that an indicator can reach.
const TARGETS: RangeInclusive<f32> = -100.0..=100.0;

/// Where records come to: the references of a record are looked up here.
#[derive(Clone, Copy)]
pub(super) struct Incoming<'a> {
    document: &'a Document,
    /// The map that origins lie in.
    origin: Option<&'a Map>,
}

impl<'a> Incoming<'a> {
    /// Into a map that grew out of `origin`.
    pub(super) fn into_map(document: &'a Document, map: &Map) -> Self {
        Self { document, origin: map.origin.and_then(|id| document.map(id)).map(AsRef::as_ref) }
    }

    /// A card; its span is not looked at, since it depends on the place.
    pub(super) fn card(self, card: &mut Card) -> Result<(), EditError> {
        let Card { title, note, link, owner, variant, tags, .. } = card;
        tidy_all([title, note, link, owner, variant].into_iter().chain(tags))?;
        card.tags.retain(|tag| !tag.is_empty());
        self.kind(&mut card.kind)?;
        card.personas.retain(|id| self.document.persona(*id).is_some());
        keep_first(&mut card.personas);
        card.marks.retain(|mark| match mark {
            Mark::Own(id) => self.document.marks.iter().any(|own| own.id == *id),
            Mark::MomentOfTruth | Mark::FailPoint | Mark::Critical | Mark::Wow | Mark::Star => true,
        });
        keep_first(&mut card.marks);
        card.origin = card.origin.filter(|id| self.origin.is_some_and(|map| map.card(*id).is_some()));
        card.span = card.span.max(1);
        Ok(())
    }

    /// Where the columns of a map came from.
    pub(super) fn column_origins(self, phases: &mut [Phase]) {
        for stage in phases.iter_mut().flat_map(|phase| &mut phase.stages) {
            stage.origin = stage.origin.filter(|id| self.origin.is_some_and(|map| map.stage(*id).is_some()));
            for step in &mut stage.steps {
                step.origin = step.origin.filter(|id| self.origin.is_some_and(|map| map.step(*id).is_some()));
            }
        }
    }

    /// Where a lane came from.
    pub(super) fn lane_origin(self, lane: &mut Lane) {
        lane.origin = lane.origin.filter(|id| self.origin.is_some_and(|map| map.lane(*id).is_some()));
    }

    /// The data of a card's kind.
    pub(super) fn kind(self, kind: &mut CardKind) -> Result<(), EditError> {
        kind.clamp_scales();
        match kind {
            CardKind::Touchpoint { channel, .. } => {
                if let Some(Channel::Own(id)) = *channel
                    && !self.document.channels.iter().any(|own| own.id == id)
                {
                    *channel = None;
                }
            }
            CardKind::Quote { speaker } => tidy_all([speaker])?,
            CardKind::Picture { image } => {
                *image = image.filter(|hash| self.document.images.contains_key(hash));
            }
            CardKind::Own { kind: id } if !self.document.kinds.iter().any(|own| own.id == *id) => {
                *kind = CardKind::Note;
            }
            CardKind::Own { .. }
            | CardKind::Emotion { .. }
            | CardKind::PainPoint { .. }
            | CardKind::Opportunity { .. }
            | CardKind::Action
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
        Ok(())
    }

    /// A point of a lane with that scale.
    pub(super) fn point(self, point: &mut Point, (low, high): (f32, f32)) -> Result<(), EditError> {
        tidy_all([&mut point.words])?;
        self.series(&mut point.series)?;
        point.value = quantised(point.value)?.clamp(low, high);
        point.at = quantised(point.at)?.clamp(0.0, 1.0);
        point.origin = point.origin.filter(|id| self.origin.is_some_and(|map| map.point(*id).is_some()));
        Ok(())
    }

    /// A series; that of a persona needs the persona.
    pub(super) fn series(self, series: &mut Series) -> Result<(), EditError> {
        match series {
            Series::Persona(id) if self.document.persona(*id).is_none() => Err(EditError::NoPersona(*id)),
            Series::Persona(_) => Ok(()),
            Series::Named(name) => tidy_all([name]),
        }
    }

    /// What a lane holds.
    pub(super) fn lane_kind(self, kind: &mut LaneKind) -> Result<(), EditError> {
        match kind {
            LaneKind::Cards(kind) => self.kind(kind),
            LaneKind::Curve(curve) => {
                curve.baseline = quantised(curve.baseline)?.clamp(-2.0, 2.0);
                tidy_all([&mut curve.high, &mut curve.low])
            }
            LaneKind::Numbers(numbers) => {
                if numbers.min >= numbers.max {
                    return Err(EditError::OutOfRange);
                }
                in_range(numbers.min, &FIGURES)?;
                in_range(numbers.max, &FIGURES)?;
                tidy_all([&mut numbers.high, &mut numbers.low, &mut numbers.unit])
            }
            LaneKind::Pictures => Ok(()),
        }
    }

    /// A lane with its cells, for a map of these columns.
    pub(super) fn lane(self, lane: &mut Lane, columns: &[StepId]) -> Result<(), EditError> {
        tidy_all([&mut lane.title, &mut lane.group, &mut lane.divider])?;
        self.lane_kind(&mut lane.kind)?;
        lane.cells.retain(|_, cell| !cell.is_blank());
        let places: BTreeMap<StepId, usize> = columns.iter().copied().zip(0..).collect();
        let scale = lane.kind.scale();
        for (step, cell) in &mut lane.cells {
            let place = places.get(step).ok_or(EditError::NoItem(Item::Step(*step)))?;
            if scale.is_some() != cell.cards.is_empty() && !(cell.cards.is_empty() && cell.points.is_empty())
            {
                return Err(EditError::WrongLane(lane.id));
            }
            for card in &mut cell.cards {
                self.card(card)?;
                clamp_span(card, columns.len() - place);
            }
            for point in &mut cell.points {
                self.point(point, scale.unwrap_or_default())?;
            }
            for series in &mut cell.gaps {
                self.series(series)?;
            }
            settle(cell, scale.is_some());
        }
        lane.cells.retain(|_, cell| !cell.is_blank());
        Ok(())
    }

    /// A saved view; what it names and the map lacks is forgotten.
    pub(super) fn view(self, view: &mut View, map: &Map) -> Result<(), EditError> {
        let shown = &mut view.shown;
        tidy_all([&mut view.title].into_iter().chain(&mut shown.without_variants))?;
        shown.without_variants.retain(|variant| !variant.is_empty());
        keep_first(&mut shown.without_variants);
        shown.without_lanes.retain(|id| map.lane(*id).is_some());
        shown.folded_lanes.retain(|id| map.lane(*id).is_some());
        shown.without_personas.retain(|id| self.document.persona(*id).is_some());
        keep_first(&mut shown.without_lanes);
        keep_first(&mut shown.folded_lanes);
        keep_first(&mut shown.without_personas);
        keep_first(&mut shown.without_layers);
        shown.page_shape.map_or(Ok(()), |shape| in_range(shape, &PAGE_SHAPES))?;
        let place = |id| map.stages().position(|(_, stage)| stage.id == id);
        shown.stages = shown.stages.and_then(|StageRange { first, last }| {
            let in_order = place(first)? <= place(last)?;
            let (first, last) = if in_order { (first, last) } else { (last, first) };
            Some(StageRange { first, last })
        });
        Ok(())
    }
}

/// A phase with all it holds.
pub(super) fn phase(phase: &mut Phase) -> Result<(), EditError> {
    tidy_all([&mut phase.title])?;
    if phase.stages.is_empty() {
        return Err(EditError::NoColumn);
    }
    phase.stages.iter_mut().try_for_each(stage)
}

/// A stage with its steps.
pub(super) fn stage(stage: &mut Stage) -> Result<(), EditError> {
    tidy_all([&mut stage.title, &mut stage.subtitle])?;
    facts(&mut stage.facts)?;
    if stage.steps.is_empty() {
        return Err(EditError::NoColumn);
    }
    stage.steps.iter_mut().try_for_each(step)
}

/// A step.
pub(super) fn step(step: &mut Step) -> Result<(), EditError> {
    tidy_all([&mut step.title, &mut step.subtitle])?;
    facts(&mut step.facts)
}

/// Time, owner and the like.
pub(super) fn facts(facts: &mut Facts) -> Result<(), EditError> {
    tidy_all([&mut facts.owner])?;
    facts.width = facts.width.map(width).transpose()?;
    Ok(())
}

/// The width of a column.
pub(super) fn width(width: f32) -> Result<f32, EditError> {
    Ok(quantised(width)?.clamp(*WIDTHS.start(), *WIDTHS.end()))
}

/// An arrow between two cards of a map.
pub(super) fn link(link: &Link, map: &Map) -> Result<Link, EditError> {
    if link.from == link.to {
        return Err(EditError::SameCard);
    }
    for end in [link.from, link.to] {
        if map.card(end).is_none() {
            return Err(EditError::NoItem(Item::Card(end)));
        }
    }
    Ok(Link { label: tidy(&link.label)?, ..link.clone() })
}

/// A block of text.
pub(super) fn block(block: &mut Block) -> Result<(), EditError> {
    tidy_all([&mut block.title, &mut block.text])
}

/// What indicators should reach.
pub(super) fn targets(targets: &[Target]) -> Result<(), EditError> {
    targets.iter().try_for_each(|target| in_range(target.value, &TARGETS))
}

fn in_range(number: f32, range: &RangeInclusive<f32>) -> Result<(), EditError> {
    if range.contains(&number) { Ok(()) } else { Err(EditError::OutOfRange) }
}

/// The number in steps of 1/64, which every `f32` holds exactly.
pub(super) fn quantised(number: f32) -> Result<f32, EditError> {
    // The sum turns a negative zero into a plain one.
    let number = (number * 64.0).round() / 64.0 + 0.0;
    if number.is_finite() { Ok(number) } else { Err(EditError::OutOfRange) }
}

/// Lets a card cover no more than the columns that there are from its own to the last.
pub(super) fn clamp_span(card: &mut Card, columns: usize) {
    card.span = card.span.clamp(1, u16::try_from(columns).unwrap_or(u16::MAX).max(1));
}

/// Puts a card into the stack of a cell; beyond its end: last.
pub(super) fn insert_card(lane: &mut Lane, step: StepId, index: usize, card: Card) {
    let cell = lane.cells.entry(step).or_default();
    cell.empty_on_purpose = false;
    insert_at(&mut cell.cards, index, card);
}

/// Makes what a cell says agree with itself after something came into it.
pub(super) fn settle(cell: &mut Cell, holds_points: bool) {
    if !cell.cards.is_empty() || !cell.points.is_empty() {
        cell.empty_on_purpose = false;
    }
    cell.points.sort_by(|a, b| a.at.total_cmp(&b.at));
    let present: BTreeSet<&Series> = cell.points.iter().map(|point| &point.series).collect();
    let whole = cell.empty_on_purpose || !holds_points;
    cell.gaps.retain(|series| !whole && !present.contains(series));
    keep_first(&mut cell.gaps);
}

/// Drops what the list already said.
pub(super) fn keep_first<T: PartialEq>(list: &mut Vec<T>) {
    let mut kept = 0;
    while let Some(item) = list.get(kept) {
        if list.iter().take(kept).any(|earlier| earlier == item) {
            list.remove(kept);
        } else {
            kept += 1;
        }
    }
}
