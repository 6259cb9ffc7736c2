//! The columns of the table: what each says of a card, how cards are sorted by it. Knows nothing of how it is
//! drawn or changed.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::model::{
    Card, CardId, CardKind, Channel, Document, EvidenceLevel, Lane, Language, Map, Mark, StepId,
};
use crate::words;

/// A column; the order is that of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Column {
    Title,
    Kind,
    Stage,
    Step,
    Lane,
    Layer,
    Channel,
    Evidence,
    Owner,
    Tags,
    Personas,
    Marks,
    Severity,
    Impact,
    Effort,
    Votes,
    Note,
}

/// What is done to change a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Words are typed.
    Text,
    /// One of a list is chosen.
    Choice,
    /// Any of a list are chosen.
    Several,
    /// It follows from something else.
    Nothing,
}

impl Column {
    pub(super) const ALL: [Self; 17] = [
        Self::Title,
        Self::Kind,
        Self::Stage,
        Self::Step,
        Self::Lane,
        Self::Layer,
        Self::Channel,
        Self::Evidence,
        Self::Owner,
        Self::Tags,
        Self::Personas,
        Self::Marks,
        Self::Severity,
        Self::Impact,
        Self::Effort,
        Self::Votes,
        Self::Note,
    ];

    /// Those shown while nobody has chosen.
    pub(super) const USUAL: [Self; 8] = [
        Self::Title,
        Self::Kind,
        Self::Stage,
        Self::Lane,
        Self::Evidence,
        Self::Owner,
        Self::Tags,
        Self::Marks,
    ];

    pub(super) fn name(self, language: Language) -> &'static str {
        let (inspector, interface) = (words::inspector(language), words::interface::interface(language));
        match self {
            Self::Title => inspector.title,
            Self::Kind => inspector.kind,
            Self::Stage => interface.stage,
            Self::Step => interface.step,
            Self::Lane => interface.lane,
            Self::Layer => inspector.layer,
            Self::Channel => inspector.channel,
            Self::Evidence => inspector.evidence_level,
            Self::Owner => inspector.owner,
            Self::Tags => inspector.tags,
            Self::Personas => inspector.personas,
            Self::Marks => inspector.marks,
            Self::Severity => inspector.severity,
            Self::Impact => inspector.impact,
            Self::Effort => inspector.effort,
            Self::Votes => inspector.votes,
            Self::Note => inspector.note,
        }
    }

    /// Width while nobody has chosen, points.
    pub(super) fn usual_width(self) -> f32 {
        match self {
            Self::Title => 260.0,
            Self::Note => 240.0,
            Self::Lane => 140.0,
            Self::Evidence => 150.0,
            Self::Kind | Self::Stage | Self::Step | Self::Owner => 130.0,
            Self::Layer | Self::Channel | Self::Tags | Self::Personas | Self::Marks => 120.0,
            Self::Severity | Self::Impact | Self::Effort | Self::Votes => 100.0,
        }
    }

    pub(super) fn change(self) -> Change {
        match self {
            Self::Title | Self::Owner | Self::Tags | Self::Votes | Self::Note => Change::Text,
            Self::Kind | Self::Stage | Self::Step | Self::Lane | Self::Channel | Self::Evidence => {
                Change::Choice
            }
            Self::Severity | Self::Impact | Self::Effort => Change::Choice,
            Self::Personas | Self::Marks => Change::Several,
            Self::Layer => Change::Nothing,
        }
    }

    /// Whether its head offers the values to filter by; words are found by the field above.
    pub(super) fn has_values(self) -> bool {
        !matches!(self, Self::Title | Self::Note)
    }
}

/// Where a card lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// In the lane of that index.
    Cell { lane: usize, step: StepId, index: usize },
    /// At that place of the parking lot.
    Parked(usize),
}

/// A card of the map, by its place, so that it is found at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) card: CardId,
    pub(super) spot: Spot,
}

/// The map that cells are read from.
pub(super) struct Source<'a> {
    pub(super) document: &'a Document,
    pub(super) map: &'a Map,
    pub(super) language: Language,
    /// Of every step the places of its stage and of itself, from 0, and their words.
    steps: HashMap<StepId, Place<'a>>,
}

#[derive(Clone, Copy)]
struct Place<'a> {
    stage: usize,
    step: usize,
    stage_title: &'a str,
    step_title: &'a str,
}

/// What rows are sorted by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Number(usize),
    /// Letters without marks, then the words themselves.
    Text(String, String),
}

impl<'a> Source<'a> {
    pub(super) fn new(document: &'a Document, map: &'a Map, language: Language) -> Self {
        let stages = map.stages().enumerate();
        let places =
            stages.flat_map(|(place, (_, stage))| stage.steps.iter().map(move |step| (place, stage, step)));
        let steps = places
            .enumerate()
            .map(|(step_place, (stage_place, stage, step))| {
                let place = Place {
                    stage: stage_place,
                    step: step_place,
                    stage_title: &stage.title,
                    step_title: &step.title,
                };
                (step.id, place)
            })
            .collect();
        Self { document, map, language, steps }
    }

    /// Every card of the map, lane by lane from left to right, then those of the parking lot.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let columns = self.map.columns();
        for (lane, holder) in self.map.lanes.iter().enumerate() {
            let cells = columns.iter().filter_map(|step| Some((*step, holder.cells.get(step)?)));
            for (step, cell) in cells {
                let cards = cell.cards.iter().enumerate();
                rows.extend(
                    cards.map(|(index, card)| Row { card: card.id, spot: Spot::Cell { lane, step, index } }),
                );
            }
        }
        let parked = self.map.parking.iter().enumerate();
        rows.extend(parked.map(|(index, card)| Row { card: card.id, spot: Spot::Parked(index) }));
        rows
    }

    pub(super) fn card(&self, row: &Row) -> Option<&'a Card> {
        let card = match row.spot {
            Spot::Cell { lane, step, index } => self.map.lanes.get(lane)?.cells.get(&step)?.cards.get(index),
            Spot::Parked(index) => self.map.parking.get(index),
        };
        card.filter(|card| card.id == row.card)
    }

    pub(super) fn lane(&self, row: &Row) -> Option<&'a Lane> {
        match row.spot {
            Spot::Cell { lane, .. } => self.map.lanes.get(lane).map(AsRef::as_ref),
            Spot::Parked(_) => None,
        }
    }

    /// What stands in the cell: nothing, a value, or several.
    pub(super) fn values(&self, column: Column, row: &Row, card: &Card) -> Vec<String> {
        let language = self.language;
        let one = |words: &str| if words.is_empty() { Vec::new() } else { vec![words.to_owned()] };
        match column {
            Column::Title => one(&card.title),
            Column::Kind => vec![words::names::card_kind(self.document, language, &card.kind).to_owned()],
            Column::Stage => vec![self.stage_name(row)],
            Column::Step => self.step_name(row).into_iter().collect(),
            Column::Lane => self.lane(row).map(|lane| self.lane_name(lane)).into_iter().collect(),
            Column::Layer => {
                let layer = self.lane(row).map(|lane| words::kinds::layer(language, lane.layer).to_owned());
                layer.into_iter().collect()
            }
            Column::Channel => {
                channel_of(card).map(|channel| self.channel_name(channel)).into_iter().collect()
            }
            Column::Evidence if card.evidence == EvidenceLevel::Unsaid => Vec::new(),
            Column::Evidence => one(words::kinds::evidence_choice(language, card.evidence)),
            Column::Owner => one(&card.owner),
            Column::Tags => card.tags.clone(),
            Column::Personas => card.personas.iter().map(|id| self.persona_name(*id)).collect(),
            Column::Marks => card.marks.iter().map(|mark| self.mark_name(*mark).to_owned()).collect(),
            Column::Severity => {
                level(card, column).map_or(Vec::new(), |level| one(words::kinds::severity(language, level)))
            }
            Column::Impact | Column::Effort => {
                level(card, column).map_or(Vec::new(), |level| one(words::kinds::extent(language, level)))
            }
            Column::Votes if card.votes == 0 => Vec::new(),
            Column::Votes => vec![card.votes.to_string()],
            Column::Note => one(&card.note),
        }
    }

    /// The key to sort by; none stands last, whatever the direction.
    pub(super) fn key(&self, column: Column, row: &Row, card: &Card) -> Option<Key> {
        match column {
            Column::Stage => Some(Key::Number(self.place(row)?.stage)),
            Column::Step => Some(Key::Number(self.place(row)?.step)),
            Column::Lane | Column::Layer => match row.spot {
                Spot::Cell { lane, .. } => Some(Key::Number(lane)),
                Spot::Parked(_) => None,
            },
            Column::Evidence if card.evidence == EvidenceLevel::Unsaid => None,
            Column::Evidence => Some(Key::Number(card.evidence as usize)),
            Column::Severity | Column::Impact | Column::Effort => {
                level(card, column).map(|level| Key::Number(level.into()))
            }
            Column::Votes if card.votes == 0 => None,
            Column::Votes => Some(Key::Number(usize::try_from(card.votes).unwrap_or(usize::MAX))),
            Column::Marks if card.marks.is_empty() => None,
            _ => {
                let words = self.values(column, row, card).join(", ");
                (!words.is_empty()).then(|| Key::Text(plain(&words), words))
            }
        }
    }

    fn place(&self, row: &Row) -> Option<&Place<'a>> {
        match row.spot {
            Spot::Cell { step, .. } => self.steps.get(&step),
            Spot::Parked(_) => None,
        }
    }

    fn stage_name(&self, row: &Row) -> String {
        let interface = words::interface::interface(self.language);
        let Some(place) = self.place(row) else { return interface.palette_parking.to_owned() };
        titled(place.stage_title, interface.stage, place.stage)
    }

    fn step_name(&self, row: &Row) -> Option<String> {
        let place = self.place(row)?;
        Some(titled(place.step_title, words::interface::interface(self.language).step, place.step))
    }

    pub(super) fn lane_name(&self, lane: &Lane) -> String {
        let place = self.map.lane_index(lane.id).unwrap_or_default();
        titled(&lane.title, words::interface::interface(self.language).lane, place)
    }

    pub(super) fn channel_name(&self, channel: Channel) -> String {
        words::names::channel(self.document, self.language, channel).to_owned()
    }

    pub(super) fn mark_name(&self, mark: Mark) -> &'a str {
        words::names::mark(self.document, self.language, mark)
    }

    pub(super) fn persona_name(&self, id: crate::model::PersonaId) -> String {
        let persona = self.document.personas.iter().find(|persona| persona.id == id);
        let name = persona.map(|persona| persona.name.as_str()).filter(|name| !name.is_empty());
        name.unwrap_or(words::new(self.language).persona).to_owned()
    }
}

/// The words of a head in one line, or its number where it has none.
pub(super) fn titled(title: &str, thing: &str, place: usize) -> String {
    if title.is_empty() { words::table::numbered(thing, place + 1) } else { words::in_one_line(title) }
}

/// The channel of a touchpoint.
#[expect(clippy::wildcard_enum_match_arm, reason = "only touchpoints have one")]
pub(super) fn channel_of(card: &Card) -> Option<Channel> {
    match card.kind {
        CardKind::Touchpoint { channel, .. } => channel,
        _ => None,
    }
}

/// Severity, impact or effort, where it is said.
pub(super) fn level(card: &Card, column: Column) -> Option<u8> {
    let level = match (&card.kind, column) {
        (CardKind::PainPoint { severity, .. }, Column::Severity) => *severity,
        (CardKind::Opportunity { impact, .. }, Column::Impact) => *impact,
        (CardKind::Opportunity { effort, .. }, Column::Effort) => *effort,
        _ => 0,
    };
    (level > 0).then_some(level)
}

/// Small letters without marks; đ comes after d.
fn plain(words: &str) -> String {
    let small = words.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    let mut plain = String::with_capacity(words.len());
    for letter in small {
        if letter == 'đ' { plain.push_str("d~") } else { plain.push(letter) }
    }
    plain
}
