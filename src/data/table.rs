//! A table of cards read again: a document of one map with everything that the table says. Columns may have been
//! sorted, moved or left out in between.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::row::{Row, listed, unguarded};
use crate::model::{
    Card, CardId, CardKind, Cell, Channel, ChannelId, Curve, Document, DocumentId, EvidenceLevel, Joint,
    KindId, Lane, LaneId, LaneKind, Language, Layer, Map, MapId, Mark, MarkId, Numbers, OwnChannel, OwnKind,
    OwnMark, PainCategory, Persona, PersonaId, Phase, PhaseId, Point, PointId, Presence, Series, Stage,
    StageId, Step, StepId, clean_text, repair,
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

/// What a column of the map is called: its number in the table, phase, stage and step.
type ColumnKey<'a> = (usize, &'a str, &'a str, &'a str);
/// What a lane is called: layer, title, whether it holds points, and its number in the table, or else which it is
/// of those that are called so in one step.
type LaneKey<'a> = (Layer, &'a str, bool, usize);

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

    /// Makes phases, stages and steps. Numbers that no row has are steps without cards.
    fn columns(&mut self, rows: &[Read]) -> Columns {
        let mut keys: Vec<ColumnKey<'_>> = Vec::new();
        let mut of_rows: Vec<(usize, ColumnKey<'_>)> = Vec::new();
        let mut last = 1;
        for read in rows.iter().filter(|read| !self.is_parked(&read.row)) {
            let row = &read.row;
            let name = (row.phase.as_str(), row.stage.as_str(), row.step.as_str());
            let alike = |key: &&ColumnKey<'_>| (key.1, key.2, key.3) == name;
            let number = row.column.trim().parse().ok();
            let number =
                number.or_else(|| keys.iter().find(alike).map(|key| key.0)).unwrap_or(keys.len() + 1);
            let key = (number, name.0, name.1, name.2);
            if !keys.contains(&key) {
                keys.push(key);
            }
            of_rows.push((read.number, key));
            let span = row.span.trim().parse().ok().filter(|span| (1..MOST_GAP).contains(span)).unwrap_or(1);
            last = last.max(number + span - 1);
        }
        keys.sort_by_key(|key| key.0);
        let mut steps: Vec<(ColumnKey<'_>, StepId)> = Vec::new();
        let mut next = 1;
        for key in keys {
            let before = steps.last().map_or(("", ""), |(before, _)| (before.1, before.2));
            let stage = if before == (key.1, key.2) { before.1 } else { "" };
            for number in next..key.0.min(next + MOST_GAP) {
                self.add_step((number, before.0, stage, ""));
            }
            steps.push((key, self.add_step(key)));
            next = key.0 + 1;
        }
        let (phase, stage) = steps.last().map_or(("", ""), |(before, _)| (before.1, before.2));
        for number in next..=last {
            self.add_step((number, phase, stage, ""));
        }
        let find = |key: &ColumnKey<'_>| steps.iter().find(|(other, _)| other == key).map(|(_, step)| *step);
        of_rows.iter().filter_map(|(row, key)| Some((*row, find(key)?))).collect()
    }

    /// The next column: in the last phase and stage where they are called so, else in new ones.
    fn add_step(&mut self, (_, phase, stage, step): ColumnKey<'_>) -> StepId {
        let step = Step { title: step.to_owned(), ..Step::new(StepId::fresh()) };
        let id = step.id;
        let in_phase = self.map.phases.last().is_some_and(|last| last.title == phase);
        if !in_phase {
            self.map.phases.push(Phase { id: PhaseId::fresh(), title: phase.to_owned(), stages: Vec::new() });
        }
        let Some(last) = self.map.phases.last_mut() else { return id };
        match last.stages.last_mut().filter(|last| last.title == stage) {
            Some(stage) => stage.steps.push(step),
            None => last.stages.push(Stage { steps: vec![step], ..Stage::new(StageId::fresh(), stage, id) }),
        }
        id
    }

    /// Makes the lanes, in an order in which every step has its cards as the table has them.
    fn lanes(&mut self, rows: &[Read]) -> Lanes {
        let mut order: Vec<LaneKey<'_>> = Vec::new();
        let mut of_rows: Vec<(usize, LaneKey<'_>)> = Vec::new();
        let mut after: BTreeMap<LaneKey<'_>, Vec<LaneKey<'_>>> = BTreeMap::new();
        let mut in_step: Vec<LaneKey<'_>> = Vec::new();
        let mut step = None;
        let is_numbered = rows
            .iter()
            .filter(|read| !self.is_parked(&read.row))
            .all(|read| read.row.row.trim().parse::<usize>().is_ok());
        for read in rows.iter().filter(|read| !self.is_parked(&read.row)) {
            let row = &read.row;
            let here = (&row.column, &row.phase, &row.stage, &row.step);
            if step != Some(here) {
                (step, in_step) = (Some(here), Vec::new());
            }
            let layer = self.layer(&row.layer).unwrap_or_default();
            let name = (layer, row.lane.as_str(), self.is_point(row));
            let alike = in_step.iter().filter(|key| (key.0, key.1, key.2) == name).count();
            let again = in_step.last().is_some_and(|last| (last.0, last.1, last.2) == name);
            let which = row.row.trim().parse().ok().filter(|_| is_numbered);
            let key = (name.0, name.1, name.2, which.unwrap_or(if again { alike - 1 } else { alike }));
            let again = in_step.last() == Some(&key);
            if !again {
                if let Some(last) = in_step.last() {
                    after.entry(*last).or_default().push(key);
                }
                in_step.push(key);
            }
            if !order.contains(&key) {
                order.push(key);
            }
            of_rows.push((read.number, key));
        }
        let order = if is_numbered { by_number(order) } else { sorted(&order, &after) };
        let mut lanes = Vec::new();
        for key in order {
            let of_lane = of_rows.iter().filter(|(_, other)| *other == key).map(|(row, _)| *row);
            let of_lane: Vec<usize> = of_lane.collect();
            let rows: Vec<&Row> =
                rows.iter().filter(|read| of_lane.contains(&read.number)).map(|read| &read.row).collect();
            let group = rows.first().map(|row| row.group.clone()).unwrap_or_default();
            let lane =
                Lane { layer: key.0, group, ..Lane::new(LaneId::fresh(), key.1, self.lane_kind(&rows)) };
            lanes.push((key, lane.id));
            self.map.lanes.push(Arc::new(lane));
        }
        let find = |key: &LaneKey<'_>| lanes.iter().find(|(other, _)| other == key).map(|(_, lane)| *lane);
        of_rows.iter().filter_map(|(row, key)| Some((*row, find(key)?))).collect()
    }

    /// What a lane of these rows holds: points, or the kind that most of its cards have.
    fn lane_kind(&mut self, rows: &[&Row]) -> LaneKind {
        if rows
            .iter()
            .any(|row| is_called(&row.kind, |l| kinds::lane_kind(l, &LaneKind::Curve(Curve::default()))))
        {
            return LaneKind::Curve(Curve::default());
        }
        if rows.iter().any(|row| self.is_point(row)) {
            let values: Vec<f32> = rows.iter().filter_map(|row| row.value.trim().parse().ok()).collect();
            let (min, max) =
                values.iter().fold((0.0_f32, 0.0_f32), |(min, max), v| (min.min(*v), max.max(*v)));
            return LaneKind::Numbers(Numbers {
                max: if max > min { max } else { min + 1.0 },
                ..numbers(min)
            });
        }
        let mut counts: Vec<(CardKind, usize)> = Vec::new();
        for row in rows {
            let kind = self.kind(&row.kind);
            match counts.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, count)) => *count += 1,
                None => counts.push((kind, 1)),
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max();
        let kind = counts.into_iter().find(|(_, count)| Some(*count) == most).map(|(kind, _)| kind);
        match kind.unwrap_or(CardKind::Note) {
            CardKind::Picture { .. } => LaneKind::Pictures,
            kind => LaneKind::Cards(kind),
        }
    }

    fn is_point(&self, row: &Row) -> bool {
        [LaneKind::Curve(Curve::default()), LaneKind::Numbers(numbers(0.0))]
            .iter()
            .any(|kind| is_called(&row.kind, |language| kinds::lane_kind(language, kind)))
    }

    fn put(&mut self, read: &Read, columns: &Columns, lanes: &Lanes) -> Result<(), TableError> {
        let place = columns.get(&read.number).zip(lanes.get(&read.number));
        let Some((step, lane)) = place else {
            let card = self.card(read)?;
            self.map.parking.push(card);
            return Ok(());
        };
        let (point, card) = if self.is_point(&read.row) {
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

    fn layer(&self, word: &str) -> Option<Layer> {
        Layer::ALL.into_iter().find(|layer| is_called(word, |language| kinds::layer(language, *layer)))
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
/// Most steps without cards in a row that numbers of columns may ask for.
const MOST_GAP: usize = 100;

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

fn by_number(mut lanes: Vec<LaneKey<'_>>) -> Vec<LaneKey<'_>> {
    lanes.sort_by_key(|key| (key.0, key.3));
    lanes
}

/// The lanes by layer and so that each comes before those that are below it in some step; where that leaves a
/// choice or goes round in a circle, as they came.
fn sorted<'a>(lanes: &[LaneKey<'a>], after: &BTreeMap<LaneKey<'a>, Vec<LaneKey<'a>>>) -> Vec<LaneKey<'a>> {
    let mut left: Vec<LaneKey<'a>> = lanes.to_vec();
    left.sort_by_key(|key| key.0);
    let mut order = Vec::new();
    while !left.is_empty() {
        let is_free = |key: &LaneKey<'a>| {
            !left
                .iter()
                .any(|other| other != key && after.get(other).is_some_and(|below| below.contains(key)))
        };
        let next = left.iter().position(is_free).unwrap_or_default();
        order.push(left.remove(next));
    }
    order.sort_by_key(|key| key.0);
    order
}
