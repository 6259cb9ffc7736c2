//! The legend, made from what the visible part of the map uses.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::card_parts::{Initial, initial};
use super::cards::{is_shown, narrow};
use super::curve::{drawn_series, has_bars, shows_measured};
use super::memo::{Memo, Setting};
use super::rows::is_folded;
use super::{Ink, Pos, Rect, TextAt};
use crate::model::{
    Card, CardId, CardKind, Cell, Channel, ChannelId, Document, EvidenceLevel, Lane, Map, Mark, Presence,
    Series, Shown, Stage, StepId,
};
use crate::style::{Measures, type_face};
use crate::words;
use crate::words::{kinds, names};

/// The legend at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Legend {
    /// Everything of it.
    pub rect: Rect,
    /// Left to right, rows below one another.
    pub entries: Vec<LegendEntry>,
}

/// One sign with what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendEntry {
    /// The sign.
    pub sign: Sign,
    /// Where the sign stands.
    pub rect: Rect,
    /// What it means.
    pub text: TextAt,
}

/// A sign that needs an explanation.
#[derive(Debug, Clone, PartialEq)]
pub enum Sign {
    /// Colour and icon of a kind, its data unsaid.
    Kind(CardKind),
    /// A mark.
    Mark(Mark),
    /// The icon of a channel of the document's own, which nobody knows from elsewhere.
    Channel(ChannelId),
    /// The dash of 'takes no part'.
    Dash,
    /// Dots of a pain point's severity.
    Severity,
    /// Icon of an opportunity's impact.
    Impact,
    /// Icon of an opportunity's effort.
    Effort,
    /// Icon of where a touchpoint takes place.
    Presence(Presence),
    /// Edge of cards whose claim is known that well.
    Evidence(EvidenceLevel),
    /// The letter of a persona.
    Persona(Initial),
    /// Arrow in one direction, or in both.
    Arrow {
        /// In both.
        two_way: bool,
    },
    /// Colour and pattern of a series.
    Series(usize),
    /// Colour of a series of bars.
    Bars(usize),
    /// The dashed bar of what happens without the company.
    NotWithUs,
    /// Line and mark of what surveys measured.
    Measured,
}

const SIGN: f64 = 20.0;
/// Width of the sign of a line: its pattern can be told from others.
const LINE: f64 = 44.0;
const SIGN_GAP: f64 = 7.0;

/// The signs from `top` down, between left and right; `None` when there is nothing to explain.
pub(super) fn legend(
    signs: &[(Sign, String)],
    (left, right): (f64, f64),
    top: f64,
    measures: &Measures,
    memo: &mut Memo,
) -> Option<Legend> {
    if signs.is_empty() {
        return None;
    }
    let mut entries = Vec::new();
    let mut at = Pos::new(left, top);
    let mut row = measures.legend_row;
    for (sign, text) in signs {
        let sign_width = width_of(sign);
        let room = (right - left - sign_width - SIGN_GAP).max(60.0);
        let shaped = memo.text.shape(text, Some(narrow(room)), type_face::SMALL);
        let width = sign_width + SIGN_GAP + f64::from(shaped.width);
        if at.x > left && at.x + width > right {
            at = Pos::new(left, at.y + row);
            row = measures.legend_row;
        }
        row = row.max(f64::from(shaped.height) + 2.0);
        let y = at.y + (measures.legend_row - SIGN) / 2.0;
        let rect = Rect::new(at.x, y, at.x + sign_width, y + SIGN);
        let line = f64::from(type_face::SMALL.line_height);
        let text_y = at.y + (measures.legend_row - line) / 2.0;
        let text_at = Pos::new(rect.x1 + SIGN_GAP, text_y);
        entries.push(LegendEntry {
            sign: sign.clone(),
            rect,
            text: TextAt { at: text_at, shaped, ink: Ink::Secondary },
        });
        at.x += width + measures.legend_gap;
    }
    let widest =
        entries.iter().map(|entry| entry.text.at.x + f64::from(entry.text.shaped.width)).fold(0.0, f64::max);
    Some(Legend { rect: Rect::new(left, top, widest, at.y + row), entries })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most signs are square")]
fn width_of(sign: &Sign) -> f64 {
    match sign {
        Sign::Series(_) | Sign::Measured | Sign::Severity | Sign::Arrow { .. } | Sign::Evidence(_) => LINE,
        _ => SIGN,
    }
}

/// What the visible part of the map uses, in the order of the legend.
pub(super) fn signs(
    document: &Document,
    map: &Map,
    shown: &Shown,
    setting: &Setting,
    memo: &mut Memo,
) -> Vec<(Sign, String)> {
    let language = document.language;
    let w = words::map(language);
    let lanes: Vec<_> = shown.lanes(map).into_iter().filter(|lane| !is_folded(lane, shown)).collect();
    let cards: Vec<&Card> = lanes.iter().flat_map(|lane| cards_of(lane, setting)).collect();
    let mut signs = kind_signs(document, &cards);
    signs.extend(card_signs(document, map, &cards, memo));
    signs.extend(arrow_signs(map, &cards, w));
    signs.extend(series_signs(document, map, &lanes, setting));
    if lanes.iter().any(|lane| shows_measured(lane, setting)) {
        signs.push((Sign::Measured, w.measured.to_owned()));
    }
    let dashes = |lane: &&Arc<Lane>| cells_of(lane, setting).any(|cell| cell.empty_on_purpose);
    if lanes.iter().any(dashes) {
        signs.push((Sign::Dash, w.takes_no_part.to_owned()));
    }
    let visible: BTreeSet<StepId> = setting.columns.iter().map(|column| column.step).collect();
    let without = |stage: &Stage| {
        let mut steps = stage.steps.iter().filter(|step| visible.contains(&step.id));
        steps.any(|step| stage.facts.not_with_us || step.facts.not_with_us)
    };
    if map.stages().any(|(_, stage)| without(stage)) {
        signs.push((Sign::NotWithUs, w.not_with_us.to_owned()));
    }
    signs
}

fn kind_signs(document: &Document, cards: &[&Card]) -> Vec<(Sign, String)> {
    let own = document.kinds.iter().map(|own| CardKind::Own { kind: own.id });
    CardKind::BUILT_IN
        .into_iter()
        .chain(own)
        .filter(|kind| cards.iter().any(|card| card.kind.same_kind(kind)))
        .map(|kind| {
            let name = names::card_kind(document, document.language, &kind).to_owned();
            (Sign::Kind(kind), name)
        })
        .collect()
}

/// Scales, marks and the other small signs that cards carry.
fn card_signs(document: &Document, map: &Map, cards: &[&Card], memo: &mut Memo) -> Vec<(Sign, String)> {
    let language = document.language;
    let w = words::map(language);
    let uses = |test: &dyn Fn(&CardKind) -> bool| cards.iter().any(|card| test(&card.kind));
    let mut signs = Vec::new();
    if uses(&|kind| matches!(kind, CardKind::PainPoint { severity: 1.., .. })) {
        signs.push((Sign::Severity, w.severity.to_owned()));
    }
    if uses(&|kind| matches!(kind, CardKind::Opportunity { impact: 1.., .. })) {
        signs.push((Sign::Impact, capitalised(w.impact)));
    }
    if uses(&|kind| matches!(kind, CardKind::Opportunity { effort: 1.., .. })) {
        signs.push((Sign::Effort, capitalised(w.effort)));
    }
    for said in [Presence::Online, Presence::Offline] {
        if uses(&|kind| matches!(kind, CardKind::Touchpoint { presence, .. } if *presence == said)) {
            signs.push((Sign::Presence(said), kinds::presence(language, said).to_owned()));
        }
    }
    for own in &document.channels {
        let of_it = Some(Channel::Own(own.id));
        if uses(&|kind| matches!(kind, CardKind::Touchpoint { channel, .. } if *channel == of_it)) {
            signs.push((Sign::Channel(own.id), own.name.clone()));
        }
    }
    let marks: BTreeSet<Mark> = cards.iter().flat_map(|card| card.marks.iter().copied()).collect();
    signs.extend(
        marks.into_iter().map(|mark| (Sign::Mark(mark), names::mark(document, language, mark).to_owned())),
    );
    for level in [EvidenceLevel::Assumed, EvidenceLevel::Partly, EvidenceLevel::Researched] {
        if cards.iter().any(|card| card.evidence == level) {
            signs.push((Sign::Evidence(level), kinds::evidence_in_legend(language, level).to_owned()));
        }
    }
    if map.personas.len() > 1 {
        for (colour, id) in map.personas.iter().enumerate() {
            if let Some(persona) = document.persona(*id)
                && cards.iter().any(|card| card.personas.contains(id))
            {
                let letter = initial(document, *id, memo);
                signs.push((Sign::Persona(Initial { colour, letter }), persona.name.clone()));
            }
        }
    }
    signs
}

/// The sorts of arrows that are drawn.
fn arrow_signs(map: &Map, cards: &[&Card], w: &words::MapWords) -> Vec<(Sign, String)> {
    if map.links.is_empty() {
        return Vec::new();
    }
    let visible: BTreeSet<CardId> = cards.iter().map(|card| card.id).collect();
    let is_drawn = |id| visible.contains(id);
    let drawn = || map.links.iter().filter(|link| is_drawn(&link.from) && is_drawn(&link.to));
    [(false, w.arrow_one_way), (true, w.arrow_two_way)]
        .into_iter()
        .filter(|(two_way, _)| drawn().any(|link| link.two_way == *two_way))
        .map(|(two_way, name)| (Sign::Arrow { two_way }, name.to_owned()))
        .collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The cells of a lane in the visible columns.
fn cells_of<'a>(lane: &'a Lane, setting: &'a Setting) -> impl Iterator<Item = &'a Cell> {
    setting.columns.iter().filter_map(|column| lane.cells.get(&column.step))
}

fn cards_of<'a>(lane: &'a Lane, setting: &'a Setting) -> impl Iterator<Item = &'a Card> {
    let cells = cells_of(lane, setting).filter(|_| !lane.kind.holds_points());
    cells.flat_map(|cell| &cell.cards).filter(|card| is_shown(card, setting))
}

/// Lines are explained once a lane has two of them, or one with a name of its own. Where two mean different
/// things by the same sign, the lane is said too.
fn series_signs(
    document: &Document,
    map: &Map,
    lanes: &[&Arc<Lane>],
    setting: &Setting,
) -> Vec<(Sign, String)> {
    let mut signs: Vec<(Sign, String, &str)> = Vec::new();
    for lane in lanes.iter().filter(|lane| lane.kind.holds_points()) {
        let lines = drawn_series(lane, setting);
        let alone = lines.len() < 2;
        for line in &lines {
            let name = match &line.series {
                Series::Persona(_) if alone && map.personas.len() < 2 => continue,
                Series::Persona(id) => {
                    document.persona(*id).map(|persona| persona.name.clone()).unwrap_or_default()
                }
                Series::Named(name) => name.clone(),
            };
            let sign = if has_bars(&lane.kind) { Sign::Bars(line.colour) } else { Sign::Series(line.colour) };
            // A persona has the same colour in lines and bars and is named once.
            let is_persona = matches!(line.series, Series::Persona(_));
            let known = signs.iter().any(|(other, said, _)| *said == name && (is_persona || *other == sign));
            let of = match line.series {
                Series::Persona(_) => "",
                Series::Named(_) => lane.title.as_str(),
            };
            if !name.is_empty() && !known {
                signs.push((sign, name, of));
            }
        }
    }
    let said_of = |sign: &Sign| signs.iter().filter(|(other, ..)| other == sign).count();
    let in_full = |(sign, name, lane): &(Sign, String, &str)| {
        let ambiguous = said_of(sign) > 1 && !lane.is_empty();
        (sign.clone(), if ambiguous { format!("{name} ({lane})") } else { name.clone() })
    };
    signs.iter().map(in_full).collect()
}
