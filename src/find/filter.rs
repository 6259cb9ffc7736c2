//! Which cards of a map somebody wants to see: by kind, tag, owner and the like, and by words. Knows nothing of
//! how the others are shown.

use std::collections::{BTreeMap, HashSet};

use super::{Query, texts};
use crate::model::{Card, CardKind, EvidenceLevel, Item, Map, Mark, PersonaId, Point, Series};

/// What is wanted. An empty list asks for nothing; of several values one is enough, and every list that is
/// not empty has to be met.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Words in any text of the card.
    pub words: Query,
    /// Kinds, whatever their data.
    pub kinds: Vec<CardKind>,
    /// Tags; the empty one: without tags.
    pub tags: Vec<String>,
    /// Owners; the empty one: without an owner.
    pub owners: Vec<String>,
    /// Personas that cards name.
    pub personas: Vec<PersonaId>,
    /// How well claims are known.
    pub evidence: Vec<EvidenceLevel>,
    /// Signs at the card's corner.
    pub marks: Vec<Mark>,
    /// Variants; the empty one: cards that are always shown.
    pub variants: Vec<String>,
}

impl Filter {
    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && !self.asks_for_cards() && self.personas.is_empty()
    }

    /// Whether the card is wanted.
    #[must_use]
    pub fn matches(&self, card: &Card) -> bool {
        let of_kind = |kind: &CardKind| kind.same_kind(&card.kind);
        let has_tag =
            |tag: &String| if tag.is_empty() { card.tags.is_empty() } else { card.tags.contains(tag) };
        is_met(&self.kinds, of_kind)
            && is_met(&self.tags, has_tag)
            && is_met(&self.owners, |owner| *owner == card.owner)
            && is_met(&self.personas, |persona| card.personas.contains(persona))
            && is_met(&self.evidence, |level| *level == card.evidence)
            && is_met(&self.marks, |mark| card.marks.contains(mark))
            && is_met(&self.variants, |variant| *variant == card.variant)
            && self.has_words(|visit| texts::of_card(card, &mut |_, text| visit(text)))
    }

    /// Whether the point is wanted: it has a persona and words, and nothing else of a card.
    #[must_use]
    pub fn matches_point(&self, point: &Point) -> bool {
        !self.asks_for_cards()
            && is_met(&self.personas, |persona| point.series == Series::Persona(*persona))
            && self.has_words(|visit| texts::of_point(point, &mut |_, text| visit(text)))
    }

    /// Whether something is asked for that only cards have.
    fn asks_for_cards(&self) -> bool {
        !self.kinds.is_empty()
            || !self.tags.is_empty()
            || !self.owners.is_empty()
            || !self.evidence.is_empty()
            || !self.marks.is_empty()
            || !self.variants.is_empty()
    }

    fn has_words(&self, each: impl FnOnce(&mut dyn FnMut(&str))) -> bool {
        let mut has = self.words.is_empty();
        if !has {
            each(&mut |text| has = has || self.words.is_in(text));
        }
        has
    }
}

fn is_met<T>(wanted: &[T], meets: impl FnMut(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(meets)
}

/// What of a map a filter wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    items: HashSet<Item>,
    /// How many cards of the grid are wanted.
    pub cards: usize,
    /// How many cards the grid has.
    pub of: usize,
}

impl Matching {
    /// Looks through the map.
    #[must_use]
    pub fn new(map: &Map, filter: &Filter) -> Self {
        let cards = map.lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card));
        let mut of = 0;
        let wanted = cards.inspect(|_| of += 1).filter(|card| filter.matches(card));
        let mut items: HashSet<Item> = wanted.map(|card| Item::Card(card.id)).collect();
        let cards = items.len();
        let points = map.lanes.iter().flat_map(|lane| lane.points().map(|(_, point)| point));
        items.extend(points.filter(|point| filter.matches_point(point)).map(|point| Item::Point(point.id)));
        Self { items, cards, of }
    }

    /// Whether the thing is a card or point that is not wanted.
    #[must_use]
    pub fn is_unwanted(&self, item: Item) -> bool {
        matches!(item, Item::Card(_) | Item::Point(_)) && !self.items.contains(&item)
    }
}

/// The values that the cards of a map's grid have, each with the number of its cards, in the order of their
/// names or of the palette.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Values {
    /// Kinds, with the data of any one of their cards.
    pub kinds: Vec<(CardKind, usize)>,
    /// Tags; the empty one: without tags. None at all where no card has one.
    pub tags: Vec<(String, usize)>,
    /// Owners; the empty one: without an owner. None at all where no card has one.
    pub owners: Vec<(String, usize)>,
    /// Personas, in the order of the map.
    pub personas: Vec<(PersonaId, usize)>,
    /// How well claims are known. None at all where nobody said of any.
    pub evidence: Vec<(EvidenceLevel, usize)>,
    /// Marks.
    pub marks: Vec<(Mark, usize)>,
    /// Variants; the empty one: always shown. None at all where no card has one.
    pub variants: Vec<(String, usize)>,
}

impl Values {
    /// The values of that map.
    #[must_use]
    pub fn of(map: &Map) -> Self {
        let mut kinds: Vec<(&CardKind, usize)> = Vec::new();
        let (mut tags, mut owners, mut variants) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (mut personas, mut evidence, mut marks) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (_, _, card) in map.lanes.iter().flat_map(|lane| lane.cards()) {
            match kinds.iter_mut().find(|(kind, _)| kind.same_kind(&card.kind)) {
                Some((_, count)) => *count += 1,
                None => kinds.push((&card.kind, 1)),
            }
            if card.tags.is_empty() {
                *tags.entry("").or_insert(0) += 1;
            }
            card.tags.iter().for_each(|tag| *tags.entry(tag.as_str()).or_insert(0) += 1);
            *owners.entry(card.owner.as_str()).or_insert(0) += 1;
            *variants.entry(card.variant.as_str()).or_insert(0) += 1;
            *evidence.entry(card.evidence).or_insert(0) += 1;
            card.personas.iter().for_each(|persona| *personas.entry(*persona).or_insert(0) += 1);
            card.marks.iter().for_each(|mark| *marks.entry(*mark).or_insert(0) += 1);
        }
        let place = |kind: &CardKind| CardKind::BUILT_IN.iter().position(|known| known.same_kind(kind));
        kinds.sort_by_key(|(kind, _)| place(kind).unwrap_or(usize::MAX));
        let mut personas: Vec<(PersonaId, usize)> = personas.into_iter().collect();
        personas.sort_by_key(|(id, _)| map.personas.iter().position(|known| known == id));
        Self {
            kinds: kinds.into_iter().map(|(kind, count)| (kind.clone(), count)).collect(),
            tags: named(tags),
            owners: named(owners),
            personas,
            evidence: if evidence.keys().all(|level| *level == EvidenceLevel::Unsaid) {
                Vec::new()
            } else {
                evidence.into_iter().collect()
            },
            marks: marks.into_iter().collect(),
            variants: named(variants),
        }
    }
}

/// Nothing where all are empty.
fn named(values: BTreeMap<&str, usize>) -> Vec<(String, usize)> {
    if values.keys().all(|value| value.is_empty()) {
        return Vec::new();
    }
    values.into_iter().map(|(value, count)| (value.to_owned(), count)).collect()
}
