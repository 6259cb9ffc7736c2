//! All cards and points of a map as a table, one a row, in reading order. Numbers are written as computers
//! read them, lists with `; ` between. [`from_table`](super::from_table) reads it again.

use super::Source;
use super::row::{Row, list};
use crate::model::{
    Card, CardKind, EvidenceLevel, Joint, Lane, PersonaId, Phase, Point, Presence, Series, Stage, Step,
};
use crate::words::data::columns;
use crate::words::{kinds, names};

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// CSV as in RFC 4180, with a byte order mark, by which spreadsheets tell that it is UTF-8.
    Comma,
    /// TSV, as spreadsheets take it from the clipboard.
    Tab,
}

/// Where a row's card lies; none: it is parked.
type Place<'a> = Option<Spot<'a>>;

/// Where a column and a lane meet, both with their numbers in the table.
#[derive(Clone, Copy)]
struct Spot<'a> {
    column: usize,
    phase: &'a Phase,
    stage: &'a Stage,
    step: &'a Step,
    row: usize,
    lane: &'a Lane,
}

/// Where most points are in their step, which need not be said.
const MIDDLE: &str = "0.5";

/// The cards of a map as a table.
///
/// # Errors
/// None that a table in memory can have; the type is that of the writer.
pub fn cards(source: Source<'_>, separator: Separator) -> Result<String, csv::Error> {
    let mut table = csv::WriterBuilder::new();
    match separator {
        Separator::Comma => table.terminator(csv::Terminator::CRLF),
        Separator::Tab => table.delimiter(b'\t'),
    };
    let mut table = table.from_writer(Vec::new());
    table.write_record(Row::heads(columns(source.document.language)))?;
    let stages = source.shown.stages(source.map);
    let steps =
        stages.iter().flat_map(|(phase, stage)| stage.steps.iter().map(move |step| (phase, stage, step)));
    let lanes = filled_lanes(source, &stages);
    for (column, (phase, stage, step)) in (1..).zip(steps) {
        for (row, &lane) in (1..).zip(&lanes) {
            let place = Some(Spot { column, phase, stage, step, row, lane });
            for card in source.cards_in(lane, step.id) {
                table.write_record(of_card(source, place, card).cells())?;
            }
            for point in source.points_in(lane, step.id) {
                table.write_record(of_point(source, place, lane, point).cells())?;
            }
        }
    }
    for card in source.map.parking.iter().filter(|card| source.shown.shows(card)) {
        table.write_record(of_card(source, None, card).cells())?;
    }
    let bytes = table.into_inner().map_err(csv::IntoInnerError::into_error)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(match separator {
        Separator::Comma => format!("\u{feff}{text}"),
        Separator::Tab => text.into_owned(),
    })
}

/// The visible lanes that have anything in these stages.
fn filled_lanes<'a>(source: Source<'a>, stages: &[(&Phase, &Stage)]) -> Vec<&'a Lane> {
    let has_any = |lane: &&'a Lane| {
        let steps = stages.iter().flat_map(|(_, stage)| &stage.steps);
        steps.clone().any(|step| {
            source.cards_in(lane, step.id).next().is_some()
                || source.points_in(lane, step.id).next().is_some()
        })
    };
    source.shown.lanes(source.map).into_iter().map(|lane| &**lane).filter(has_any).collect()
}

impl Row {
    /// Says where it lies and nothing else.
    fn at(source: Source<'_>, place: Place<'_>) -> Self {
        let language = source.document.language;
        let Some(Spot { column, phase, stage, step, row, lane }) = place else {
            return Self { lane: columns(language).parked.to_owned(), ..Self::default() };
        };
        Self {
            phase: phase.title.clone(),
            stage: stage.title.clone(),
            step: step.title.clone(),
            layer: kinds::layer(language, lane.layer).to_owned(),
            lane: lane.title.clone(),
            column: column.to_string(),
            row: row.to_string(),
            group: lane.group.clone(),
            ..Self::default()
        }
    }

    /// With what only cards of that kind say.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most kinds have words alone")]
    fn with_kind(self, source: Source<'_>, kind: &CardKind) -> Self {
        let (document, language) = (source.document, source.document.language);
        match kind {
            CardKind::Touchpoint { channel, presence } => Self {
                channel: channel.map_or("", |channel| names::channel(document, language, channel)).to_owned(),
                presence: said(kinds::presence(language, *presence), *presence != Presence::Unsaid),
                ..self
            },
            CardKind::Quote { speaker } => Self { speaker: speaker.clone(), ..self },
            CardKind::Emotion { score } => Self { value: score.to_string(), ..self },
            CardKind::PainPoint { category, severity } => Self {
                category: category.map_or("", |category| kinds::pain_category(language, category)).to_owned(),
                severity: unless_zero(*severity),
                ..self
            },
            CardKind::Opportunity { impact, effort } => {
                Self { impact: unless_zero(*impact), effort: unless_zero(*effort), ..self }
            }
            _ => self,
        }
    }
}

fn of_card(source: Source<'_>, place: Place<'_>, card: &Card) -> Row {
    let (document, language) = (source.document, source.document.language);
    let marks = card.marks.iter().map(|mark| names::mark(document, language, *mark));
    Row {
        kind: names::card_kind(document, language, &card.kind).to_owned(),
        title: names::card(document, card).to_owned(),
        note: card.note.clone(),
        personas: list(card.personas.iter().map(|id| persona(source, *id))),
        marks: list(marks),
        evidence: said(
            kinds::evidence_level(language, card.evidence),
            card.evidence != EvidenceLevel::Unsaid,
        ),
        votes: unless_zero(card.votes),
        owner: card.owner.clone(),
        tags: list(card.tags.iter().map(String::as_str)),
        variant: card.variant.clone(),
        joint: said(kinds::joint(language, card.joint), card.joint != Joint::None),
        span: if card.span > 1 { card.span.to_string() } else { String::new() },
        link: card.link.clone(),
        ..Row::at(source, place).with_kind(source, &card.kind)
    }
}

fn of_point(source: Source<'_>, place: Place<'_>, lane: &Lane, point: &Point) -> Row {
    let (personas, series) = match &point.series {
        Series::Persona(id) => (list(std::iter::once(persona(source, *id))), String::new()),
        Series::Named(name) => (String::new(), name.clone()),
    };
    Row {
        kind: kinds::lane_kind(source.document.language, &lane.kind).to_owned(),
        title: point.words.clone(),
        value: point.value.to_string(),
        at: if point.at.to_string() == MIDDLE { String::new() } else { point.at.to_string() },
        personas,
        series,
        ..Row::at(source, place)
    }
}

fn persona(source: Source<'_>, id: PersonaId) -> &str {
    source.document.persona(id).map_or("", |persona| &persona.name)
}

fn said(words: &str, is_said: bool) -> String {
    if is_said { words.to_owned() } else { String::new() }
}

fn unless_zero(number: impl Into<u32>) -> String {
    let number = number.into();
    if number == 0 { String::new() } else { number.to_string() }
}
