//! Which cards of two maps belong together, and what became of each.

use std::collections::BTreeMap;

use super::Pair;
use super::grid::{card_kind, words};
use super::origins::Origins;
use super::pairing::Pairing;
use crate::model::{Card, CardId, LaneId, Map, StepId};

/// A card of the earlier map, of the later one, or the same card in both.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPair {
    /// In the earlier map; none: added.
    pub before: Option<Spot>,
    /// In the later map; none: removed.
    pub after: Option<Spot>,
    /// What of it differs.
    pub changed: Vec<Field>,
    /// It lies in another lane or column.
    pub moved: bool,
}

/// A card with the cell it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Which card.
    pub card: CardId,
    /// Its lane.
    pub lane: LaneId,
    /// Its column, the first it covers.
    pub step: StepId,
}

/// What of a card can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Its words.
    Words,
    /// What it is.
    Kind,
    /// Data of its kind, such as severity or channel.
    Details,
    /// Its note.
    Note,
    /// Link, tags, variant, votes, the word to the next card.
    Extras,
    /// Who answers for it.
    Owner,
    /// Whose it is.
    Personas,
    /// Its marks.
    Marks,
    /// How well its claim is known.
    Evidence,
    /// Its colour.
    Colour,
    /// How many columns it covers.
    Span,
}

/// A card with its place in the columns and lanes of both maps.
struct Placed<'a> {
    card: &'a Card,
    spot: Spot,
    column: usize,
    lane: usize,
}

/// By origin, else by words and kind in the same cell.
pub(super) fn cards(
    origins: &Origins,
    (before, after): (&Map, &Map),
    columns: &[Pair<StepId>],
    lanes: &[Pair<LaneId>],
) -> Vec<CardPair> {
    let before = placed(before, columns.iter().map(|pair| pair.before), lanes.iter().map(|pair| pair.before));
    let after = placed(after, columns.iter().map(|pair| pair.after), lanes.iter().map(|pair| pair.after));
    let mut pairing = Pairing::new(&before, &after);
    pairing.by(|placed| Some((origins.card(placed.card), placed.column, placed.lane)));
    pairing.by(|placed| Some(origins.card(placed.card)));
    pairing.by(|placed| {
        Some((placed.column, placed.lane, card_kind(&placed.card.kind), words(&placed.card.title)?))
    });
    let mut union = pairing.union();
    union.sort_by_key(|pair| pair.after.or(pair.before).map(|placed| (placed.column, placed.lane)));
    union.into_iter().map(|pair| card_pair(&pair)).collect()
}

/// The cards of a map, column by column and lane by lane.
fn placed<'a>(
    map: &'a Map,
    columns: impl Iterator<Item = Option<StepId>>,
    lanes: impl Iterator<Item = Option<LaneId>>,
) -> Vec<Placed<'a>> {
    let places = |step: (usize, Option<StepId>)| step.1.map(|id| (id, step.0));
    let columns: BTreeMap<StepId, usize> = columns.enumerate().filter_map(places).collect();
    let lanes: BTreeMap<LaneId, usize> =
        lanes.enumerate().filter_map(|(place, id)| Some((id?, place))).collect();
    let mut cards: Vec<Placed<'a>> = map
        .lanes
        .iter()
        .flat_map(|lane| lane.cards().map(move |(step, _, card)| (lane, step, card)))
        .filter_map(|(lane, step, card)| {
            let spot = Spot { card: card.id, lane: lane.id, step };
            Some(Placed { card, spot, column: *columns.get(&step)?, lane: *lanes.get(&lane.id)? })
        })
        .collect();
    cards.sort_by_key(|placed| (placed.column, placed.lane));
    cards
}

fn card_pair(pair: &Pair<&Placed<'_>>) -> CardPair {
    let both = pair.before.zip(pair.after);
    CardPair {
        before: pair.before.map(|placed| placed.spot),
        after: pair.after.map(|placed| placed.spot),
        changed: both.map(|(before, after)| changed(before.card, after.card)).unwrap_or_default(),
        moved: both.is_some_and(|(before, after)| (before.column, before.lane) != (after.column, after.lane)),
    }
}

fn changed(before: &Card, after: &Card) -> Vec<Field> {
    let same_kind = before.kind.same_kind(&after.kind);
    let extras =
        |card: &Card| (card.link.clone(), card.tags.clone(), card.variant.clone(), card.joint, card.votes);
    let differs = [
        (Field::Words, before.title != after.title),
        (Field::Kind, !same_kind),
        (Field::Details, same_kind && before.kind != after.kind),
        (Field::Note, before.note != after.note),
        (Field::Extras, extras(before) != extras(after)),
        (Field::Owner, before.owner != after.owner),
        (Field::Personas, before.personas != after.personas),
        (Field::Marks, before.marks != after.marks),
        (Field::Evidence, before.evidence != after.evidence),
        (Field::Colour, before.colour != after.colour),
        (Field::Span, before.span != after.span),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

impl CardPair {
    /// Only the later map has it.
    #[must_use]
    pub fn is_added(&self) -> bool {
        self.before.is_none()
    }

    /// Only the earlier map has it.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        self.after.is_none()
    }

    /// Both have it, in the same place and alike.
    #[must_use]
    pub fn is_same(&self) -> bool {
        !self.is_added() && !self.is_removed() && !self.moved && self.changed.is_empty()
    }
}
