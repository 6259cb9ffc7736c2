//! The legend, made from what the visible part of the map uses.

use std::collections::BTreeSet;

use super::cards::kind_name;
use super::memo::Memo;
use super::rows::{Content, Row};
use super::{Ink, Pos, Rect, TextAt};
use crate::model::{Card, CardKind, Document, Map, Mark, Series, Stage};
use crate::style::{size, type_face};
use crate::words;
use crate::words::kinds;

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
    /// The dash of 'takes no part'.
    Dash,
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
    right: f64,
    memo: &mut Memo,
) -> Option<Legend> {
    let signs = signs(document, map, rows);
    if signs.is_empty() {
        return None;
    }
    let mut entries = Vec::new();
    let mut at = Pos::new(size::MARGIN, top);
    for (sign, text) in signs {
        let shaped = memo.text.shape(&text, None, type_face::SMALL);
        let sign_width = if matches!(sign, Sign::Series(_) | Sign::Measured) { LINE } else { SIGN };
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

fn signs(document: &Document, map: &Map, rows: &[Row]) -> Vec<(Sign, String)> {
    let language = document.language;
    let cards = || rows.iter().flat_map(cards_of);
    let mut signs = Vec::new();
    for kind in &CardKind::BUILT_IN {
        if cards().any(|card| card.kind.same_kind(kind)) {
            signs.push((Sign::Kind(kind.clone()), kinds::card_kind(language, kind).to_owned()));
        }
    }
    for own in &document.kinds {
        let kind = CardKind::Own { kind: own.id };
        if cards().any(|card| card.kind == kind) {
            let name = kind_name(document, &kind).to_owned();
            signs.push((Sign::Kind(kind), name));
        }
    }
    let marks: BTreeSet<Mark> = cards().flat_map(|card| card.marks.iter().copied()).collect();
    signs.extend(marks.into_iter().map(|mark| (Sign::Mark(mark), mark_name(document, mark))));
    signs.extend(series_signs(document, map, rows));
    if rows.iter().any(has_measured) {
        signs.push((Sign::Measured, words::map(language).measured.to_owned()));
    }
    if rows.iter().any(has_dash) {
        signs.push((Sign::Dash, words::map(language).takes_no_part.to_owned()));
    }
    let without =
        |stage: &Stage| stage.facts.not_with_us || stage.steps.iter().any(|step| step.facts.not_with_us);
    if map.stages().any(|(_, stage)| without(stage)) {
        signs.push((Sign::NotWithUs, words::map(language).not_with_us.to_owned()));
    }
    signs
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

fn mark_name(document: &Document, mark: Mark) -> String {
    let own = document.marks.iter().find(|own| mark == Mark::Own(own.id));
    own.map_or_else(|| kinds::mark(document.language, mark), |own| &own.name).to_owned()
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
            let known = signs.iter().any(|(other, said, _)| *other == sign && *said == name);
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
