//! What changes a cell of the table: the values to choose from, each with its edit, and the edit of typed words.
//! Every edit is one step of its own. Knows nothing of how cells are drawn.

use super::column::{Column, Row, Source, Spot, channel_of, level, titled};
use crate::edit::{Edit, MapEdit, Place, StepName, TextPlace};
use crate::model::{Card, CardKind, Channel, EvidenceLevel, LaneId, StepId};
use crate::style::{channel_icon, kind_icon, mark_icon};
use crate::text::icons;
use crate::words;

/// A value of a cell that can be chosen.
pub(super) struct Choice {
    pub(super) icon: Option<char>,
    pub(super) words: String,
    pub(super) chosen: bool,
    pub(super) edit: Edit,
}

/// The values that the cell can have.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other columns are typed into")]
pub(super) fn choices(source: &Source<'_>, column: Column, row: &Row, card: &Card) -> Vec<Choice> {
    match column {
        Column::Kind => kinds(source, card),
        Column::Stage => stages(source, row),
        Column::Step => steps(source, row),
        Column::Lane => lanes(source, row),
        Column::Channel => channels(source, card),
        Column::Evidence => evidence(source, card),
        Column::Personas => personas(source, card),
        Column::Marks => marks(source, card),
        Column::Severity | Column::Impact | Column::Effort => levels(source, column, card),
        _ => Vec::new(),
    }
}

/// Whether the cell means something for that card.
pub(super) fn can_change(source: &Source<'_>, column: Column, card: &Card) -> bool {
    match column {
        Column::Layer => false,
        Column::Channel => matches!(card.kind, CardKind::Touchpoint { .. }),
        Column::Severity => matches!(card.kind, CardKind::PainPoint { .. }),
        Column::Impact | Column::Effort => matches!(card.kind, CardKind::Opportunity { .. }),
        Column::Personas => !source.document.personas.is_empty(),
        _ => true,
    }
}

/// What stands in the field when typing begins.
#[expect(clippy::wildcard_enum_match_arm, reason = "few columns are typed into")]
pub(super) fn draft(column: Column, card: &Card) -> String {
    match column {
        Column::Title => card.title.clone(),
        Column::Owner => card.owner.clone(),
        Column::Tags => card.tags.join(", "),
        Column::Votes if card.votes > 0 => card.votes.to_string(),
        Column::Note => card.note.clone(),
        _ => String::new(),
    }
}

/// The edit that typed words make; none: they change nothing, or make no sense.
#[expect(clippy::wildcard_enum_match_arm, reason = "few columns are typed into")]
pub(super) fn typed(source: &Source<'_>, column: Column, card: &Card, words: &str) -> Option<Edit> {
    if words == draft(column, card) {
        return None;
    }
    let mut new = card.clone();
    match column {
        Column::Title => {
            let edit = MapEdit::SetText(TextPlace::Card(card.id), words.to_owned());
            return Some(Edit::Map(source.map.id, edit));
        }
        Column::Owner => words.trim().clone_into(&mut new.owner),
        Column::Tags => new.tags = tags(words),
        Column::Votes if words.trim().is_empty() => new.votes = 0,
        Column::Votes => new.votes = words.trim().parse::<u32>().ok().filter(|votes| *votes <= 999)?,
        Column::Note => words.clone_into(&mut new.note),
        _ => return None,
    }
    (new != *card).then(|| set(source, new))
}

fn tags(words: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in words.split([',', ';', '\n']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|other| other == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// Replaces the card, in a step that does not merge with those before.
fn set(source: &Source<'_>, card: Card) -> Edit {
    Edit::Several(StepName::ChangeCard, vec![Edit::Map(source.map.id, MapEdit::SetCard(Box::new(card)))])
}

fn changed(source: &Source<'_>, card: &Card, change: impl FnOnce(&mut Card)) -> Edit {
    let mut new = card.clone();
    change(&mut new);
    set(source, new)
}

fn with_kind(source: &Source<'_>, card: &Card, kind: CardKind) -> Edit {
    changed(source, card, |card| card.kind = kind)
}

fn kinds(source: &Source<'_>, card: &Card) -> Vec<Choice> {
    let document = source.document;
    document
        .all_kinds()
        .map(|kind| {
            let chosen = kind.same_kind(&card.kind);
            let icon = Some(kind_icon(&kind, document));
            let words = words::names::card_kind(document, source.language, &kind).to_owned();
            // What is said of the kind already is not forgotten by choosing it again.
            let kind = if chosen { card.kind.clone() } else { kind };
            Choice { icon, words, chosen, edit: with_kind(source, card, kind) }
        })
        .collect()
}

/// Lane and column of a card; a parked card goes into the first lane that takes its like.
fn lane_and_step(source: &Source<'_>, row: &Row) -> (Option<LaneId>, Option<StepId>) {
    match row.spot {
        Spot::Cell { step, .. } => (source.lane(row).map(|lane| lane.id), Some(step)),
        Spot::Parked(_) => {
            let lane = source.map.lanes.iter().find(|lane| !lane.kind.holds_points());
            (lane.map(|lane| lane.id), source.map.columns().first().copied())
        }
    }
}

fn moved(source: &Source<'_>, row: &Row, to: Place) -> Edit {
    Edit::Map(source.map.id, MapEdit::MoveCards { cards: vec![row.card], to })
}

fn parking_lot(source: &Source<'_>, row: &Row) -> Choice {
    Choice {
        icon: Some(icons::TRAY),
        words: words::interface::interface(source.language).palette_parking.to_owned(),
        chosen: matches!(row.spot, Spot::Parked(_)),
        edit: moved(source, row, Place::Parking { index: usize::MAX }),
    }
}

fn stages(source: &Source<'_>, row: &Row) -> Vec<Choice> {
    let interface = words::interface::interface(source.language);
    let (Some(lane), here) = lane_and_step(source, row) else { return Vec::new() };
    let parked = matches!(row.spot, Spot::Parked(_));
    let stages = source.map.stages().enumerate().filter_map(|(place, (_, stage))| {
        let is_here = !parked && stage.steps.iter().any(|step| Some(step.id) == here);
        let step = stage.steps.first()?.id;
        let to = Place::Cell { lane, step, index: usize::MAX };
        let words = titled(&stage.title, interface.stage, place);
        Some(Choice { icon: None, words, chosen: is_here, edit: moved(source, row, to) })
    });
    stages.chain([parking_lot(source, row)]).collect()
}

fn steps(source: &Source<'_>, row: &Row) -> Vec<Choice> {
    let interface = words::interface::interface(source.language);
    let (Some(lane), here) = lane_and_step(source, row) else { return Vec::new() };
    let parked = matches!(row.spot, Spot::Parked(_));
    let steps = source.map.steps().enumerate().map(|(place, (stage, step))| {
        let to = Place::Cell { lane, step: step.id, index: usize::MAX };
        let mut words = titled(&step.title, interface.step, place);
        if !stage.title.is_empty() {
            words = format!("{} – {words}", words::in_one_line(&stage.title));
        }
        let chosen = !parked && Some(step.id) == here;
        Choice { icon: None, words, chosen, edit: moved(source, row, to) }
    });
    steps.chain([parking_lot(source, row)]).collect()
}

fn lanes(source: &Source<'_>, row: &Row) -> Vec<Choice> {
    let (here, step) = lane_and_step(source, row);
    let Some(step) = step else { return Vec::new() };
    let parked = matches!(row.spot, Spot::Parked(_));
    let lanes = source.map.lanes.iter().filter(|lane| !lane.kind.holds_points()).map(|lane| {
        let to = Place::Cell { lane: lane.id, step, index: usize::MAX };
        let chosen = !parked && Some(lane.id) == here;
        Choice { icon: None, words: source.lane_name(lane), chosen, edit: moved(source, row, to) }
    });
    lanes.chain([parking_lot(source, row)]).collect()
}

fn channels(source: &Source<'_>, card: &Card) -> Vec<Choice> {
    let CardKind::Touchpoint { presence, .. } = card.kind else { return Vec::new() };
    let here = channel_of(card);
    let own = source.document.channels.iter().map(|own| Channel::Own(own.id));
    let channels = Channel::BUILT_IN.into_iter().chain(own).map(Some).chain([None]);
    channels
        .map(|channel| Choice {
            icon: channel.map(|channel| channel_icon(channel, source.document)),
            words: channel.map_or_else(
                || words::inspector(source.language).channel_none.to_owned(),
                |channel| source.channel_name(channel),
            ),
            chosen: channel == here,
            edit: with_kind(source, card, CardKind::Touchpoint { channel, presence }),
        })
        .collect()
}

fn evidence(source: &Source<'_>, card: &Card) -> Vec<Choice> {
    let levels =
        [EvidenceLevel::Unsaid, EvidenceLevel::Assumed, EvidenceLevel::Partly, EvidenceLevel::Researched];
    levels
        .into_iter()
        .map(|level| Choice {
            icon: None,
            words: words::kinds::evidence_choice(source.language, level).to_owned(),
            chosen: level == card.evidence,
            edit: changed(source, card, |card| card.evidence = level),
        })
        .collect()
}

fn personas(source: &Source<'_>, card: &Card) -> Vec<Choice> {
    let personas = source.document.personas.iter().map(|persona| {
        let edit = changed(source, card, |card| turn(&mut card.personas, persona.id));
        let words = source.persona_name(persona.id);
        Choice { icon: None, words, chosen: card.personas.contains(&persona.id), edit }
    });
    personas.collect()
}

fn marks(source: &Source<'_>, card: &Card) -> Vec<Choice> {
    let marks = source.document.all_marks().map(|mark| Choice {
        icon: Some(mark_icon(mark, source.document)),
        words: source.mark_name(mark).to_owned(),
        chosen: card.marks.contains(&mark),
        edit: changed(source, card, |card| turn(&mut card.marks, mark)),
    });
    marks.collect()
}

/// Into the list, or out of it.
fn turn<T: PartialEq>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|other| *other == value) {
        Some(place) => {
            list.remove(place);
        }
        None => list.push(value),
    }
}

fn levels(source: &Source<'_>, column: Column, card: &Card) -> Vec<Choice> {
    let here = level(card, column).unwrap_or_default();
    let (lowest, highest) = CardKind::LEVELS;
    (lowest..=highest)
        .map(|level| {
            let words = if column == Column::Severity {
                words::kinds::severity(source.language, level)
            } else {
                words::kinds::extent(source.language, level)
            };
            let edit = changed(source, card, |card| match (&mut card.kind, column) {
                (CardKind::PainPoint { severity, .. }, Column::Severity) => *severity = level,
                (CardKind::Opportunity { impact, .. }, Column::Impact) => *impact = level,
                (CardKind::Opportunity { effort, .. }, Column::Effort) => *effort = level,
                _ => {}
            });
            Choice { icon: None, words: words.to_owned(), chosen: level == here, edit }
        })
        .collect()
}
