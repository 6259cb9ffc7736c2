//! A table of cards read again: a document of one map with everything that the table says. Columns may have been
//! sorted, moved or left out in between.

mod grid;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::row::{Row, listed, unguarded};
use crate::model::{
    Card, CardId, CardKind, Cell, Channel, ChannelId, Curve, Document, DocumentId, EvidenceLevel, Joint,
    KindId, LaneId, LaneKind, Language, Layer, Map, MapId, Mark, MarkId, Numbers, OwnChannel, OwnKind,
    OwnMark, PainCategory, Persona, PersonaId, Phase, PhaseId, Point, PointId, Presence, Series, StepId,
    clean_text, repair,
};
use crate::style::OWN_COLOURS;
use crate::words::data::columns;
use crate::words::kinds;

/// Why a text is not a table of cards.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// The first row does not name the columns.
    #[error(
        "the first row does not name the columns of a table of cards, such as Stage, Lane, Kind and Title"
    )]
    NoHeads,
    /// The text cannot be parted into cells.
    #[error("the table cannot be read ({0})")]
    Broken(String),
    /// A cell says something that is not known there.
    #[error("row {row}: “{word}” is not known under {column}")]
    Unknown {
        /// Counted from 1, the heads being the first.
        row: usize,
        /// Head of the column.
        column: &'static str,
        /// What the cell says.
        word: String,
    },
}

/// A row with its number, for errors.
struct Read {
    number: usize,
    row: Row,
}

/// The document that a table of cards tells of, one map of that title. Names that nobody knows, of people, kinds,
/// channels and marks, become its own.
///
/// # Errors
/// When it is not such a table, or a cell says what cannot be there.
pub fn from_table(text: &str, title: &str) -> Result<Document, TableError> {
    let text = text.trim_start_matches('\u{feff}');
    let (language, rows) = rows_of(text)?;
    let phase = Phase { id: PhaseId::fresh(), title: String::new(), stages: Vec::new() };
    let map = Map { phases: Vec::new(), ..Map::new(MapId::fresh(), title, phase) };
    let mut builder = Builder { document: Document::new(DocumentId::fresh(), language, map.clone()), map };
    let columns = builder.columns(&rows);
    let lanes = builder.lanes(&rows);
    for read in &rows {
        builder.put(read, &columns, &lanes)?;
    }
    let Builder { mut document, map } = builder;
    document.maps = vec![Arc::new(map)];
    Ok(repair(document).0)
}

/// The rows, and the language of their heads.
fn rows_of(text: &str) -> Result<(Language, Vec<Read>), TableError> {
    let first = text.lines().next().unwrap_or_default();
    // Spreadsheets of languages with decimal commas part cells by semicolons.
    let delimiter =
        [b'\t', b';', b','].into_iter().max_by_key(|mark| first.bytes().filter(|b| b == mark).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let broken = |error: csv::Error| TableError::Broken(error.to_string());
    let heads: Vec<String> =
        reader.headers().map_err(broken)?.iter().map(|head| head.trim().to_owned()).collect();
    let known = |language: &Language| {
        heads.iter().filter(|head| Row::default().under(head, columns(*language)).is_some()).count()
    };
    let language = Language::ALL.into_iter().max_by_key(known).unwrap_or_default();
    let w = columns(language);
    let has = |head: &str| heads.iter().any(|other| other == head);
    if !(has(w.title) && has(w.stage)) {
        return Err(TableError::NoHeads);
    }
    let mut rows = Vec::new();
    for (place, record) in reader.records().enumerate() {
        let mut row = Row::default();
        for (head, cell) in heads.iter().zip(record.map_err(broken)?.iter()) {
            if let Some(field) = row.under(head, w) {
                unguarded(cell).clone_into(field);
                clean_text(field);
            }
        }
        if row != Row::default() {
            rows.push(Read { number: place + 2, row });
        }
    }
    Ok((language, rows))
}

/// Steps by the number of their row.
type Columns = BTreeMap<usize, StepId>;
/// Lanes by the number of their row.
type Lanes = BTreeMap<usize, LaneId>;

/// Puts the document together.
struct Builder {
    document: Document,
    map: Map,
}

impl Builder {
    fn is_parked(&self, row: &Row) -> bool {
        let parked = columns(self.document.language).parked;
        row.stage.is_empty() && row.step.is_empty() && row.phase.is_empty() && row.column.is_empty()
            || row.lane == parked && row.layer.is_empty() && row.column.is_empty()
    }

    fn put(&mut self, read: &Read, columns: &Columns, lanes: &Lanes) -> Result<(), TableError> {
        let place = columns.get(&read.number).zip(lanes.get(&read.number));
        let Some((step, lane)) = place else {
            let card = self.card(read)?;
            self.map.parking.push(card);
            return Ok(());
        };
        let (point, card) = if is_point(&read.row) {
            (Some(self.point(read)?), None)
        } else {
            (None, Some(self.card(read)?))
        };
        let lanes = &mut self.map.lanes;
        if let Some(lane) = lanes.iter_mut().find(|other| other.id == *lane) {
            let cell: &mut Cell = Arc::make_mut(lane).cells.entry(*step).or_default();
            cell.points.extend(point);
            cell.cards.extend(card);
        }
        Ok(())
    }

    fn point(&mut self, read: &Read) -> Result<Point, TableError> {
        let w = columns(self.document.language);
        let row = &read.row;
        let series = match listed(&row.personas).first() {
            Some(name) => Series::Persona(self.persona(name)),
            None => Series::Named(row.series.clone()),
        };
        let value = read.number(&row.value, w.value)?.unwrap_or_default();
        let at = read.number(&row.at, w.at)?.unwrap_or(0.5);
        Ok(Point { series, at, words: row.title.clone(), ..Point::new(PointId::fresh(), value) })
    }

    fn card(&mut self, read: &Read) -> Result<Card, TableError> {
        let w = columns(self.document.language);
        let row = &read.row;
        let evidence =
            read.one_of(&row.evidence, w.evidence, &EVIDENCE, |l, e| kinds::evidence_level(l, *e))?;
        let joint = read.one_of(&row.joint, w.joint, &[Joint::Or, Joint::And], |l, j| kinds::joint(l, *j))?;
        let marks = listed(&row.marks).iter().map(|name| self.mark(name)).collect();
        let personas = listed(&row.personas).iter().map(|name| self.persona(name)).collect();
        Ok(Card {
            note: row.note.clone(),
            link: row.link.clone(),
            tags: listed(&row.tags),
            owner: row.owner.clone(),
            personas,
            variant: row.variant.clone(),
            joint: joint.unwrap_or_default(),
            marks,
            evidence: evidence.unwrap_or_default(),
            votes: read.number(&row.votes, w.votes)?.unwrap_or_default(),
            span: read.number(&row.span, w.span)?.unwrap_or(1),
            ..Card::new(CardId::fresh(), self.whole_kind(read)?, row.title.clone())
        })
    }

    /// The kind with what only cards of that kind say.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most kinds have words alone")]
    fn whole_kind(&mut self, read: &Read) -> Result<CardKind, TableError> {
        let w = columns(self.document.language);
        let row = &read.row;
        Ok(match self.kind(&row.kind) {
            CardKind::Touchpoint { .. } => CardKind::Touchpoint {
                channel: (!row.channel.is_empty()).then(|| self.channel(&row.channel)),
                presence: read
                    .one_of(&row.presence, w.presence, &PRESENCE, |l, p| kinds::presence(l, *p))?
                    .unwrap_or_default(),
            },
            CardKind::Quote { .. } => CardKind::Quote { speaker: row.speaker.clone() },
            CardKind::Emotion { .. } => {
                CardKind::Emotion { score: read.number(&row.value, w.value)?.unwrap_or_default() }
            }
            CardKind::PainPoint { .. } => CardKind::PainPoint {
                category: read
                    .one_of(&row.category, w.category, &PAINS, |l, c| kinds::pain_category(l, *c))?,
                severity: read.number(&row.severity, w.severity)?.unwrap_or_default(),
            },
            CardKind::Opportunity { .. } => CardKind::Opportunity {
                impact: read.number(&row.impact, w.impact)?.unwrap_or_default(),
                effort: read.number(&row.effort, w.effort)?.unwrap_or_default(),
            },
            kind => kind,
        })
    }

    /// The kind of that name, its data unsaid; none: a note.
    fn kind(&mut self, name: &str) -> CardKind {
        if name.is_empty() {
            return CardKind::Note;
        }
        let built_in = CardKind::BUILT_IN
            .into_iter()
            .find(|kind| is_called(name, |language| kinds::card_kind(language, kind)));
        if let Some(kind) = built_in {
            return kind;
        }
        let own = &mut self.document.kinds;
        let known = own.iter().find(|own| own.name == name).map(|own| own.id);
        let kind = known.unwrap_or_else(|| {
            let id = KindId::fresh();
            own.push(OwnKind {
                id,
                name: name.to_owned(),
                colour: own_colour(own.len()),
                icon: String::new(),
            });
            id
        });
        CardKind::Own { kind }
    }

    fn channel(&mut self, name: &str) -> Channel {
        let built_in = |channel: &Channel| is_called(name, |language| kinds::channel(language, *channel));
        if let Some(channel) = Channel::BUILT_IN.into_iter().find(built_in) {
            return channel;
        }
        let own = &mut self.document.channels;
        let known = own.iter().find(|own| own.name == name).map(|own| own.id);
        Channel::Own(known.unwrap_or_else(|| {
            let id = ChannelId::fresh();
            own.push(OwnChannel { id, name: name.to_owned(), icon: String::new() });
            id
        }))
    }

    fn mark(&mut self, name: &str) -> Mark {
        let built_in = |mark: &Mark| is_called(name, |language| kinds::mark(language, *mark));
        if let Some(mark) = Mark::BUILT_IN.into_iter().find(built_in) {
            return mark;
        }
        let own = &mut self.document.marks;
        let known = own.iter().find(|own| own.name == name).map(|own| own.id);
        Mark::Own(known.unwrap_or_else(|| {
            let id = MarkId::fresh();
            own.push(OwnMark {
                id,
                name: name.to_owned(),
                colour: own_colour(own.len()),
                icon: String::new(),
            });
            id
        }))
    }

    fn persona(&mut self, name: &str) -> PersonaId {
        if let Some(known) = self.document.personas.iter().find(|persona| persona.name == name) {
            return known.id;
        }
        let persona = Persona::new(PersonaId::fresh(), name);
        let id = persona.id;
        self.document.personas.push(Arc::new(persona));
        self.map.personas.push(id);
        id
    }
}

impl Read {
    fn number<T: std::str::FromStr>(
        &self,
        cell: &str,
        column: &'static str,
    ) -> Result<Option<T>, TableError> {
        // Spreadsheets of languages with decimal commas write them.
        let number = cell.trim().replace(',', ".");
        if number.is_empty() {
            return Ok(None);
        }
        number.parse().map(Some).map_err(|_| self.unknown(cell, column))
    }

    fn one_of<T: Copy>(
        &self,
        cell: &str,
        column: &'static str,
        all: &[T],
        name: impl Fn(Language, &T) -> &'static str,
    ) -> Result<Option<T>, TableError> {
        if cell.is_empty() {
            return Ok(None);
        }
        let found = all.iter().find(|one| is_called(cell, |language| name(language, one)));
        found.copied().map(Some).ok_or_else(|| self.unknown(cell, column))
    }

    fn unknown(&self, cell: &str, column: &'static str) -> TableError {
        TableError::Unknown { row: self.number, column, word: cell.to_owned() }
    }
}

const EVIDENCE: [EvidenceLevel; 3] =
    [EvidenceLevel::Assumed, EvidenceLevel::Partly, EvidenceLevel::Researched];
const PRESENCE: [Presence; 2] = [Presence::Online, Presence::Offline];
const PAINS: [PainCategory; 4] =
    [PainCategory::Financial, PainCategory::Productivity, PainCategory::Process, PainCategory::Support];

/// Whether it is of a point rather than of a card.
fn is_point(row: &Row) -> bool {
    [LaneKind::Curve(Curve::default()), LaneKind::Numbers(numbers(0.0))]
        .iter()
        .any(|kind| is_called(&row.kind, |language| kinds::lane_kind(language, kind)))
}

fn layer(word: &str) -> Option<Layer> {
    Layer::ALL.into_iter().find(|layer| is_called(word, |language| kinds::layer(language, *layer)))
}

/// Whether a cell says that, in either language.
fn is_called(cell: &str, name: impl Fn(Language) -> &'static str) -> bool {
    Language::ALL.into_iter().any(|language| cell.trim().to_lowercase() == name(language).to_lowercase())
}

fn own_colour(place: usize) -> crate::model::Rgb {
    OWN_COLOURS.get(place % OWN_COLOURS.len()).copied().unwrap_or(OWN_COLOURS[0])
}

fn numbers(min: f32) -> Numbers {
    Numbers {
        min,
        max: min + 1.0,
        high: String::new(),
        low: String::new(),
        unit: String::new(),
        look: crate::model::BarsOrLine::default(),
    }
}
