//! Cards: what stands where on one card, and the stacks of a lane, spanning cards among them.

use std::sync::Arc;

use super::memo::{Memo, Setting};
use super::rows::LaneCards;
use super::{Column, Ink, Pos, Rect, TextAt};
use crate::model::{Card, CardId, CardKind, Document, Joint, Lane, Mark, StepId};
use crate::style::{size, type_face};
use crate::text::Shaped;
use crate::words;
use crate::words::kinds;

/// A card at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct CardBox {
    /// The card, as it was when it was laid out.
    pub card: Card,
    /// The column of its cell.
    pub step: StepId,
    /// Place among all cards of its cell, hidden ones counted.
    pub index: usize,
    /// Where; x from the page's, y from the lane's origin.
    pub rect: Rect,
    /// What stands on it, from the card's top left.
    pub parts: Arc<CardParts>,
}

/// What stands on a card, from its top left.
#[derive(Debug, Clone, PartialEq)]
pub struct CardParts {
    /// Width and height of the card.
    pub size: (f64, f64),
    /// Top left of the kind's icon.
    pub icon: Pos,
    /// The words.
    pub title: TextAt,
    /// Quiet lines under the words.
    pub details: Vec<Detail>,
    /// Marks, left to right, each in a square of [`size::ICON`].
    pub marks: Vec<(Pos, Mark)>,
    /// Place of a picture.
    pub picture: Option<Rect>,
}

/// A quiet line on a card: words, then a scale of three dots.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The words.
    pub text: TextAt,
    /// Centres of the dots and how many of them are filled.
    pub dots: Option<([Pos; 3], u8)>,
}

/// The word between two neighbours of a stack.
#[derive(Debug, Clone, PartialEq)]
pub struct JointBox {
    /// Of the card above.
    pub card: CardId,
    /// The word.
    pub text: TextAt,
}

/// Radius of a dot of a scale.
pub(crate) const DOT: f64 = 3.4;

/// The stacks of a lane. A card takes the first free place below its neighbour that no spanning card
/// covers, as all-day events do in a calendar.
pub(super) fn stacks(
    document: &Document,
    lane: &Lane,
    setting: &Setting,
    memo: &mut Memo,
) -> (LaneCards, f64) {
    let mut cards = Vec::new();
    let mut joints = Vec::new();
    let mut dashes = Vec::new();
    let mut bottom = 0.0_f64;
    // What spanning cards take of each column, as (top, bottom).
    let mut taken: Vec<Vec<(f64, f64)>> = vec![Vec::new(); setting.columns.len()];
    for (at, column) in setting.columns.iter().enumerate() {
        let Some(cell) = lane.cells.get(&column.step) else { continue };
        if cell.empty_on_purpose {
            dashes.push((column.step, column.x + column.width / 2.0));
        }
        let mut y = size::CELL_PAD;
        let mut shown = cell.cards.iter().enumerate().filter(|(_, card)| is_shown(card, setting)).peekable();
        while let Some((index, card)) = shown.next() {
            let covered = covered(setting, at, card.span);
            let width = covered_width(covered) - size::CELL_SIDE * 2.0;
            let parts = parts(document, card, width, memo);
            let height = parts.size.1;
            let spans = at..at + covered.len();
            y = free_place(&taken, spans.clone(), y, height);
            let x = column.x + size::CELL_SIDE;
            let rect = Rect::new(x, y, x + width, y + height);
            if covered.len() > 1 {
                taken
                    .iter_mut()
                    .take(spans.end)
                    .skip(spans.start)
                    .for_each(|column| column.push((y, rect.y1)));
            }
            bottom = bottom.max(rect.y1);
            y = rect.y1 + size::CARD_GAP;
            if card.joint != Joint::None && shown.peek().is_some() {
                joints.push(joint(card, rect, setting, memo));
                y += size::JOINT;
            }
            cards.push(CardBox { card: card.clone(), step: column.step, index, rect, parts });
        }
    }
    (LaneCards { cards, joints, dashes }, bottom + size::CELL_PAD)
}

/// Whether the card is visible in this setting.
fn is_shown(card: &Card, setting: &Setting) -> bool {
    let hidden_variant = !card.variant.is_empty() && setting.without_variants.contains(&card.variant);
    let hidden_persona =
        !card.personas.is_empty() && card.personas.iter().all(|id| setting.without_personas.contains(id));
    !hidden_variant && !hidden_persona
}

fn covered(setting: &Setting, at: usize, span: u16) -> &[Column] {
    let rest = setting.columns.get(at..).unwrap_or_default();
    rest.get(..usize::from(span.max(1))).unwrap_or(rest)
}

fn covered_width(columns: &[Column]) -> f64 {
    columns.iter().map(|column| column.width).sum()
}

/// The first y from `from` down where `height` is free in all the columns.
fn free_place(taken: &[Vec<(f64, f64)>], columns: std::ops::Range<usize>, from: f64, height: f64) -> f64 {
    let mut y = from;
    while let Some(next) = taken
        .iter()
        .take(columns.end)
        .skip(columns.start)
        .flatten()
        .filter(|(top, bottom)| *top < y + height + size::CARD_GAP && *bottom + size::CARD_GAP > y)
        .map(|(_, bottom)| bottom + size::CARD_GAP)
        .reduce(f64::max)
    {
        y = next;
    }
    y
}

fn joint(card: &Card, above: Rect, setting: &Setting, memo: &mut Memo) -> JointBox {
    let shaped = memo.text.shape(kinds::joint(setting.language, card.joint), None, type_face::DETAIL);
    let gap = size::CARD_GAP + size::JOINT;
    let at = Pos::new(
        above.center().x - f64::from(shaped.width) / 2.0,
        above.y1 + (gap - f64::from(shaped.height)) / 2.0,
    );
    JointBox { card: card.id, text: TextAt { at, shaped, ink: Ink::Secondary } }
}

/// What stands on a card of that width.
pub(super) fn parts(document: &Document, card: &Card, width: f64, memo: &mut Memo) -> Arc<CardParts> {
    let left = size::CARD_SIDE + size::ICON + size::ICON_GAP;
    let room = (width - left - size::CARD_SIDE).max(30.0);
    let marks_width = card.marks.len() as f64 * size::MARK;
    let marks_beside = marks_width <= (room - size::WORDS).max(0.0);
    let inner = if marks_beside { room - marks_width } else { room };
    let mut y = size::CARD_PAD;
    let picture = picture_place(document, card, width, memo).map(|(w, h)| {
        let rect = Rect::from_origin_size(((width - w) / 2.0, y), (w, h));
        y = rect.y1 + size::CARD_PAD;
        rect
    });
    let title = shape_title(document, card, inner, memo);
    let icon = Pos::new(size::CARD_SIDE, y + (f64::from(type_face::CARD.line_height) - size::ICON) / 2.0);
    let title_at = Pos::new(left, y);
    y += f64::from(title.height);
    let details = details(document, card, left, room, &mut y, memo);
    let marks = if marks_beside {
        place_marks(&card.marks, Pos::new(left + room - marks_width + 1.0, icon.y), width)
    } else {
        let marks = place_marks(&card.marks, Pos::new(left, y), width);
        y = marks.last().map_or(y, |(at, _)| at.y + size::MARK);
        marks
    };
    Arc::new(CardParts {
        size: (width, y + size::CARD_PAD),
        icon,
        title: TextAt { at: title_at, shaped: title, ink: Ink::Text },
        details,
        marks,
        picture,
    })
}

/// The marks in rows from there to the card's right edge.
fn place_marks(marks: &[Mark], from: Pos, width: f64) -> Vec<(Pos, Mark)> {
    let mut at = from;
    let mut placed = Vec::new();
    for mark in marks {
        if at.x > from.x && at.x + size::ICON > width {
            at = Pos::new(from.x, at.y + size::MARK);
        }
        placed.push((at, *mark));
        at.x += size::MARK;
    }
    placed
}

fn shape_title(document: &Document, card: &Card, width: f64, memo: &mut Memo) -> Arc<Shaped> {
    let width = Some(narrow(width));
    if card.title.is_empty() && !matches!(card.kind, CardKind::Picture { image: Some(_) }) {
        // A card without words shows what it is, so that it is never a blank box.
        return memo.text.shape(kind_name(document, &card.kind), width, type_face::CARD);
    }
    if matches!(card.kind, CardKind::Quote { .. }) {
        return memo.text.shape(&words::numbers::quoted(&card.title), width, type_face::CARD_QUOTE);
    }
    let thought = matches!(card.kind, CardKind::Thought);
    memo.text.shape(&card.title, width, if thought { type_face::CARD_QUOTE } else { type_face::CARD })
}

/// Name of the kind in the document's language, its own kinds among them.
pub(crate) fn kind_name<'a>(document: &'a Document, kind: &CardKind) -> &'a str {
    let own = document.kinds.iter().find(|own| *kind == CardKind::Own { kind: own.id });
    own.map_or(kinds::card_kind(document.language, kind), |own| &own.name)
}

fn details(
    document: &Document,
    card: &Card,
    left: f64,
    width: f64,
    y: &mut f64,
    memo: &mut Memo,
) -> Vec<Detail> {
    let language = document.language;
    let w = words::map(language);
    let mut lines: Vec<(String, Option<u8>)> = Vec::new();
    if let CardKind::PainPoint { category, severity } = &card.kind {
        let name = category.map(|category| kinds::pain_category(language, category).to_owned());
        if name.is_some() || *severity > 0 {
            lines.push((name.unwrap_or_default(), (*severity > 0).then_some(*severity)));
        }
    }
    if let CardKind::Opportunity { impact, effort } = &card.kind {
        let scales = [(w.impact, *impact), (w.effort, *effort)].into_iter().filter(|(_, value)| *value > 0);
        lines.extend(scales.map(|(name, value)| (capitalised(name), Some(value))));
    }
    if let CardKind::Quote { speaker } = &card.kind
        && !speaker.is_empty()
    {
        lines.push((format!("— {speaker}"), None));
    }
    lines.into_iter().map(|(text, filled)| detail(&text, filled, left, width, y, memo)).collect()
}

/// Words with the dots behind them, or below them where the line is full.
fn detail(text: &str, filled: Option<u8>, left: f64, width: f64, y: &mut f64, memo: &mut Memo) -> Detail {
    const STEP: f64 = DOT * 2.9;
    let shaped = memo.text.shape(text, Some(narrow(width)), type_face::DETAIL);
    let at = Pos::new(left, *y);
    *y += f64::from(shaped.height);
    let dots = filled.map(|filled| {
        let line = f64::from(type_face::DETAIL.line_height);
        let written = shaped.lines.last().map_or(0.0, |line| f64::from(line.width));
        let mut x = if text.is_empty() { left } else { left + written + 6.0 };
        if x + STEP * 2.0 + DOT * 2.0 > left + width {
            x = left;
            *y += line;
        }
        let middle = *y - line / 2.0 + 0.5;
        ([0.0, 1.0, 2.0].map(|place| Pos::new(x + DOT + place * STEP, middle)), filled)
    });
    Detail { text: TextAt { at, shaped, ink: Ink::Secondary }, dots }
}

fn picture_place(document: &Document, card: &Card, width: f64, memo: &mut Memo) -> Option<(f64, f64)> {
    let CardKind::Picture { image: Some(hash) } = card.kind else { return None };
    let (w, h) = memo.picture_size(document, hash)?;
    let (w, h) = (f64::from(w.max(1)), f64::from(h.max(1)));
    let room = width - size::CARD_PAD * 2.0;
    let scale = (room / w).min(size::PICTURE_HEIGHT / h);
    Some((w * scale, h * scale))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A width for the text engine, which counts in `f32`.
#[expect(clippy::cast_possible_truncation, reason = "widths are far below what f32 holds")]
pub(super) fn narrow(width: f64) -> f32 {
    width as f32
}
