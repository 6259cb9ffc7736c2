//! The legend, made from what the visible part of the map uses.

use std::collections::BTreeSet;

use super::card_parts::{Initial, initial};
use super::memo::{Memo, Setting};
use super::rows::{Content, Row};
use super::{Ink, Pos, Rect, TextAt};
use crate::model::{
    Card, CardId, CardKind, Channel, ChannelId, Document, EvidenceLevel, Map, Mark, Presence, Series, Stage,
    StepId,
};
use crate::style::{size, type_face};
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
const ENTRY_GAP: f64 = 22.0;

/// The legend from `top` down; `None` when there is nothing to explain.
pub(super) fn legend(
    document: &Document,
    map: &Map,
    rows: &[Row],
    top: f64,
    setting: &Setting,
    memo: &mut Memo,
) -> Option<Legend> {
    let right = setting.right;
    let signs = signs(document, map, rows, setting, memo);
    if signs.is_empty() {
        return None;
    }
    let mut entries = Vec::new();
    let mut at = Pos::new(size::MARGIN, top);
    for (sign, text) in signs {
        let shaped = memo.text.shape(&text, None, type_face::SMALL);
        let sign_width = width_of(&sign);
        let width = sign_width + SIGN_GAP + f64::from(shaped.width);
        if at.x > size::MARGIN && at.x + width > right {
            at = Pos::new(size::MARGIN, at.y + size::LEGEND_ROW);
        }
        let y = at.y + (size::LEGEND_ROW - SIGN) / 2.0;
        let rect = Rect::new(at.x, y, at.x + sign_width, y + SIGN);
        let text_y = at.y + (size::LEGEND_ROW - f64::from(shaped.height)) / 2.0;
        let text_at = Pos::new(rect.x1 + SIGN_GAP, text_y);
        entries.push(LegendEntry { sign, rect, text: TextAt { at: text_at, shaped, ink: Ink::Secondary } });
        at.x += width + ENTRY_GAP;
    }
    let widest =
        entries.iter().map(|entry| entry.text.at.x + f64::from(entry.text.shaped.width)).fold(0.0, f64::max);
    Some(Legend { rect: Rect::new(size::MARGIN, top, widest, at.y + size::LEGEND_ROW), entries })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most signs are square")]
fn width_of(sign: &Sign) -> f64 {
    match sign {
        Sign::Series(_) | Sign::Measured | Sign::Severity | Sign::Arrow { .. } | Sign::Evidence(_) => LINE,
        _ => SIGN,
    }
}

/// What the visible part of the map uses, in the order of the legend.
fn signs(
    document: &Document,
    map: &Map,
    rows: &[Row],
    setting: &Setting,
    memo: &mut Memo,
) -> Vec<(Sign, String)> {
    let language = document.language;
    let w = words::map(language);
    let mut signs = kind_signs(document, rows);
    signs.extend(card_signs(document, map, rows, memo));
    signs.extend(arrow_signs(map, rows, w));
    signs.extend(series_signs(document, map, rows));
    if rows.iter().any(has_measured) {
        signs.push((Sign::Measured, w.measured.to_owned()));
    }
    if rows.iter().any(has_dash) {
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

fn kind_signs(document: &Document, rows: &[Row]) -> Vec<(Sign, String)> {
    let cards = || rows.iter().flat_map(cards_of);
    let own = document.kinds.iter().map(|own| CardKind::Own { kind: own.id });
    CardKind::BUILT_IN
        .into_iter()
        .chain(own)
        .filter(|kind| cards().any(|card| card.kind.same_kind(kind)))
        .map(|kind| {
            let name = names::card_kind(document, document.language, &kind).to_owned();
            (Sign::Kind(kind), name)
        })
        .collect()
}

/// Scales, marks and the other small signs that cards carry.
fn card_signs(document: &Document, map: &Map, rows: &[Row], memo: &mut Memo) -> Vec<(Sign, String)> {
    let language = document.language;
    let w = words::map(language);
    let cards = || rows.iter().flat_map(cards_of);
    let uses = |test: &dyn Fn(&CardKind) -> bool| cards().any(|card| test(&card.kind));
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
    let marks: BTreeSet<Mark> = cards().flat_map(|card| card.marks.iter().copied()).collect();
    signs.extend(
        marks.into_iter().map(|mark| (Sign::Mark(mark), names::mark(document, language, mark).to_owned())),
    );
    for level in [EvidenceLevel::Assumed, EvidenceLevel::Partly, EvidenceLevel::Researched] {
        if cards().any(|card| card.evidence == level) {
            signs.push((Sign::Evidence(level), kinds::evidence_in_legend(language, level).to_owned()));
        }
    }
    if map.personas.len() > 1 {
        for (colour, id) in map.personas.iter().enumerate() {
            if let Some(persona) = document.persona(*id)
                && cards().any(|card| card.personas.contains(id))
            {
                let letter = initial(document, *id, memo);
                signs.push((Sign::Persona(Initial { colour, letter }), persona.name.clone()));
            }
        }
    }
    signs
}

/// The sorts of arrows that are drawn.
fn arrow_signs(map: &Map, rows: &[Row], w: &words::MapWords) -> Vec<(Sign, String)> {
    if map.links.is_empty() {
        return Vec::new();
    }
    let visible: BTreeSet<CardId> = rows.iter().flat_map(cards_of).map(|card| card.id).collect();
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

fn cards_of(row: &Row) -> impl Iterator<Item = &Card> {
    let cards = match &row.body.content {
        Content::Cards(cards) => cards.cards.as_slice(),
        Content::Folded(_) | Content::Points(_) => &[],
    };
    cards.iter().map(|card| &card.card)
}

fn has_dash(row: &Row) -> bool {
    match &row.body.content {
        Content::Cards(cards) => !cards.dashes.is_empty(),
        Content::Points(points) => !points.dashes.is_empty(),
        Content::Folded(_) => false,
    }
}

fn has_measured(row: &Row) -> bool {
    matches!(&row.body.content, Content::Points(points) if points.measured.is_some())
}

/// Lines are explained once a lane has two of them, or one with a name of its own. Where two mean different
/// things by the same sign, the lane is said too.
fn series_signs(document: &Document, map: &Map, rows: &[Row]) -> Vec<(Sign, String)> {
    let mut signs: Vec<(Sign, String, &str)> = Vec::new();
    for row in rows {
        let Content::Points(points) = &row.body.content else { continue };
        let alone = points.lines.len() < 2;
        for line in &points.lines {
            let name = match &line.series {
                Series::Persona(_) if alone && map.personas.len() < 2 => continue,
                Series::Persona(id) => {
                    document.persona(*id).map(|persona| persona.name.clone()).unwrap_or_default()
                }
                Series::Named(name) => name.clone(),
            };
            let sign = if points.bars { Sign::Bars(line.colour) } else { Sign::Series(line.colour) };
            // A persona has the same colour in lines and bars and is named once.
            let is_persona = matches!(line.series, Series::Persona(_));
            let known = signs.iter().any(|(other, said, _)| *said == name && (is_persona || *other == sign));
            let lane = match line.series {
                Series::Persona(_) => "",
                Series::Named(_) => row.lane.title.as_str(),
            };
            if !name.is_empty() && !known {
                signs.push((sign, name, lane));
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
