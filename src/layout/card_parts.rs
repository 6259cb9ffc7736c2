//! What stands where on one card: words, scales, signs at the corner, quiet facts at its foot.
//! Knows nothing of where the card lies.

use std::sync::Arc;

use super::cards::narrow;
use super::memo::{Memo, Setting};
use super::{Ink, Pos, Rect, TextAt};
use crate::model::{Card, CardKind, Document, EvidenceLevel, Language, Mark, PersonaId, Presence};
use crate::style::{Measures, effort_icon, impact_icon, size, type_face};
use crate::text::{Shaped, TextStyle};
use crate::words;
use crate::words::{kinds, names};

/// What stands on a card, from its top left.
#[derive(Debug, Clone, PartialEq)]
pub struct CardParts {
    /// Width and height of the card.
    pub size: (f64, f64),
    /// Top left of the kind's icon; none: a picture says what it is.
    pub icon: Option<Pos>,
    /// The words.
    pub title: TextAt,
    /// Quiet lines under the words.
    pub details: Vec<Detail>,
    /// Signs, left to right, each in a square of [`size::ICON`].
    pub signs: Vec<(Pos, CardSign)>,
    /// Owner, tags and the like at the foot.
    pub facts: Vec<Fact>,
    /// Place of a picture.
    pub picture: Option<Rect>,
}

/// A line under a card's words: words or an icon, then a scale of three dots.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The words.
    pub text: Option<TextAt>,
    /// Top left of an icon of `SCALE_ICON` that says what the scale measures.
    pub icon: Option<(Pos, char)>,
    /// Centres of the dots and how many of them are filled.
    pub dots: Option<([Pos; 3], u8)>,
}

/// A small sign at a card's corner.
#[derive(Debug, Clone, PartialEq)]
pub enum CardSign {
    /// A mark.
    Mark(Mark),
    /// Online or offline.
    Presence(Presence),
    /// Whose card it is.
    Persona(Initial),
    /// Research shows what the card says.
    Researched,
}

/// The first letter of a persona's name, on the colour of the persona's curves.
#[derive(Debug, Clone, PartialEq)]
pub struct Initial {
    /// Which of the colours of curves.
    pub colour: usize,
    /// The letter, shaped.
    pub letter: Arc<Shaped>,
}

/// A quiet fact at a card's foot.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it says.
    pub kind: FactKind,
    /// Everything of it.
    pub rect: Rect,
    /// Top left of its icon.
    pub icon: Option<Pos>,
    /// Its words.
    pub text: TextAt,
}

/// What a quiet fact says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// Only in that variant.
    Variant,
    /// Who answers for the card.
    Owner,
    /// How many votes.
    Votes,
    /// A free word.
    Tag,
}

/// Radius of a dot of a scale.
pub(crate) const DOT: f64 = 3.4;
/// Distance of the middles of two dots.
const DOT_STEP: f64 = DOT * 2.9;
/// Size of the icon before a scale.
pub(crate) const SCALE_ICON: f64 = 14.0;
/// Size of the icon of a fact.
pub(crate) const FACT_ICON: f64 = 12.0;
/// Space inside a chip, left and right of its words.
const CHIP_SIDE: f64 = 6.0;
/// The share of a card's room that signs may always take from its words.
const MOST_SIGNS: f64 = 0.3;
/// Space between words and the signs beside them.
const SIGNS_GAP: f64 = 3.0;
/// Space between two facts.
const FACT_GAP: f64 = 6.0;

/// What stands on a card of that width.
pub(super) fn parts(
    document: &Document,
    setting: &Setting,
    card: &Card,
    width: f64,
    memo: &mut Memo,
) -> Arc<CardParts> {
    let measures = &setting.measures;
    let mut y = measures.card_pad;
    let picture = picture_place(document, card, width, measures, memo).map(|(w, h)| {
        let rect = Rect::from_origin_size(((width - w) / 2.0, y), (w, h));
        y = rect.y1 + measures.card_pad;
        rect
    });
    let before = if picture.is_some() { 0.0 } else { size::ICON + measures.icon_gap };
    // Where words run on under the icon, only their first line leaves room for it.
    let (left, indent) = if measures.words_under_icon {
        (measures.card_side, before)
    } else {
        (measures.card_side + before, 0.0)
    };
    let room = (width - left - measures.card_side).max(30.0);
    let signs = signs(document, setting, card, memo);
    let signs_width = signs.len() as f64 * size::MARK;
    let mut title = shape_title(document, card, (room, indent), memo);
    let mut signs_beside = signs_width <= (room - indent - size::WORDS).max(0.0);
    if signs_beside && !signs.is_empty() {
        let narrower = shape_title(document, card, (room - signs_width - SIGNS_GAP, indent), memo);
        // Many signs stand beside the words only where these need no more lines for it.
        signs_beside = narrower.lines.len() == title.lines.len()
            || signs_width <= room * MOST_SIGNS && !breaks_words(&narrower, measures);
        title = if signs_beside { narrower } else { title };
    }
    let icon_y = y + (f64::from(type_face::CARD.line_height) - size::ICON) / 2.0;
    let icon = picture.is_none().then(|| Pos::new(measures.card_side, icon_y));
    let title_at = Pos::new(left, y);
    // A picture without words needs no line for them.
    let wordless = picture.is_some() && card.title.is_empty();
    if !wordless {
        y += f64::from(title.height);
    }
    let details = details(document, card, left, room, &mut y, memo);
    let signs = if signs_beside {
        if wordless && !signs.is_empty() {
            y = y.max(icon_y + size::MARK);
        }
        place_signs(signs, Pos::new(left + room - signs_width + 1.0, icon_y), width)
    } else {
        let used = ends_at(&title, &details, title_at, &mut y);
        let beside = measures.words_under_icon && used + SIGNS_GAP + signs_width <= left + room;
        let at = if beside && !signs.is_empty() {
            Pos::new(left + room - signs_width + 1.0, y - size::MARK)
        } else {
            Pos::new(left, y)
        };
        let signs = place_signs(signs, at, width);
        y = signs.last().map_or(y, |(at, _)| at.y + size::MARK);
        signs
    };
    let facts = facts(card, left, room, &mut y, memo);
    let bare = wordless && signs.is_empty() && facts.is_empty();
    let pad = if card.kind == CardKind::Note { size::CARD_PAD } else { measures.card_pad };
    let bottom = if bare { y } else { y + pad };
    Arc::new(CardParts {
        size: (width, bottom),
        icon,
        title: TextAt { at: title_at, shaped: title, ink: Ink::Text },
        details,
        signs,
        facts,
        picture,
    })
}

/// Where the last line above that height ends, from the card's left edge.
fn ends_at(title: &Shaped, details: &[Detail], title_at: Pos, y: &mut f64) -> f64 {
    let last = details.last();
    let Some(detail) = last else {
        let line = title.lines.last();
        return title_at.x + line.map_or(0.0, |line| f64::from(line.x + line.width));
    };
    // A line of details is lower than a sign.
    *y = y.max(title_at.y + f64::from(title.height) + size::MARK);
    let words = detail.text.as_ref().map(|text| text.at.x + f64::from(text.shaped.width));
    let dots = detail.dots.map(|([.., last], _)| last.x + DOT);
    words.into_iter().chain(dots).fold(0.0, f64::max)
}

/// Whether a word goes on in the next line, which only narrow columns would be blamed for.
fn breaks_words(shaped: &Shaped, measures: &Measures) -> bool {
    let mut ends = shaped.lines.iter().rev().skip(1).map(|line| line.text.chars().next_back());
    let joins = |end: Option<char>| end.is_some_and(char::is_alphanumeric);
    measures.words_under_icon && ends.any(joins)
}

/// The signs in the order they are read: marks, where it takes place, whose it is, how well it is known.
fn signs(document: &Document, setting: &Setting, card: &Card, memo: &mut Memo) -> Vec<CardSign> {
    let mut signs: Vec<CardSign> = card.marks.iter().map(|mark| CardSign::Mark(*mark)).collect();
    if let CardKind::Touchpoint { presence, .. } = &card.kind
        && *presence != Presence::Unsaid
    {
        signs.push(CardSign::Presence(*presence));
    }
    if setting.personas.len() > 1 {
        let theirs = setting.personas.iter().enumerate().filter(|(_, id)| card.personas.contains(id));
        signs.extend(
            theirs.map(|(colour, id)| {
                CardSign::Persona(Initial { colour, letter: initial(document, *id, memo) })
            }),
        );
    }
    if card.evidence == EvidenceLevel::Researched {
        signs.push(CardSign::Researched);
    }
    signs
}

/// The letter that stands for a persona.
pub(super) fn initial(document: &Document, id: PersonaId, memo: &mut Memo) -> Arc<Shaped> {
    let letter = document
        .persona(id)
        .and_then(|persona| initial_of(&persona.name, document.language))
        .unwrap_or_default();
    memo.text.shape(&letter, None, type_face::INITIAL)
}

/// The first letter of the name that people are called by: in Vietnamese the last word, else the first.
fn initial_of(name: &str, language: Language) -> Option<String> {
    let mut words = name.split_whitespace();
    let called = match language {
        Language::English => words.next()?,
        Language::Vietnamese => words.next_back()?,
    };
    let first = called.chars().find(|letter| letter.is_alphanumeric())?;
    Some(first.to_uppercase().collect())
}

/// The signs in rows from there to the card's right edge.
fn place_signs(signs: Vec<CardSign>, from: Pos, width: f64) -> Vec<(Pos, CardSign)> {
    let mut at = from;
    let mut placed = Vec::new();
    for sign in signs {
        if at.x > from.x && at.x + size::ICON > width {
            at = Pos::new(from.x, at.y + size::MARK);
        }
        placed.push((at, sign));
        at.x += size::MARK;
    }
    placed
}

/// The words of a card in that width, the first line indented.
fn shape_title(
    document: &Document,
    card: &Card,
    (width, indent): (f64, f64),
    memo: &mut Memo,
) -> Arc<Shaped> {
    let (width, indent) = (Some(narrow(width)), narrow(indent));
    if card.title.is_empty() && !matches!(card.kind, CardKind::Picture { image: Some(_) }) {
        // A card without words shows what it is, so that it is never a blank box.
        let kind = names::card_kind(document, document.language, &card.kind);
        return memo.text.shape_indented(kind, width, type_face::CARD, indent);
    }
    if matches!(card.kind, CardKind::Quote { .. }) {
        let quoted = words::numbers::quoted(&card.title);
        return memo.text.shape_indented(&quoted, width, type_face::CARD_QUOTE, indent);
    }
    let thought = matches!(card.kind, CardKind::Thought);
    let face = if thought { type_face::CARD_QUOTE } else { type_face::CARD };
    memo.text.shape_indented(&card.title, width, face, indent)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most kinds have words alone")]
fn details(
    document: &Document,
    card: &Card,
    left: f64,
    width: f64,
    y: &mut f64,
    memo: &mut Memo,
) -> Vec<Detail> {
    match &card.kind {
        CardKind::PainPoint { category, severity } if category.is_some() || *severity > 0 => {
            let name = category.map_or("", |category| kinds::pain_category(document.language, category));
            vec![worded(name, (*severity > 0).then_some(*severity), left, width, y, memo)]
        }
        CardKind::Opportunity { impact, effort } => {
            let scales = [(impact_icon(), *impact), (effort_icon(), *effort)];
            pictured(scales.into_iter().filter(|(_, value)| *value > 0), left, width, y)
        }
        CardKind::Quote { speaker } if !speaker.is_empty() => {
            vec![worded(&format!("— {speaker}"), None, left, width, y, memo)]
        }
        _ => Vec::new(),
    }
}

/// Words with the dots behind them, or below them where the line is full.
fn worded(text: &str, filled: Option<u8>, left: f64, width: f64, y: &mut f64, memo: &mut Memo) -> Detail {
    let shaped = memo.text.shape(text, Some(narrow(width)), type_face::DETAIL);
    let at = Pos::new(left, *y);
    *y += f64::from(shaped.height);
    let dots = filled.map(|filled| {
        let line = f64::from(type_face::DETAIL.line_height);
        let written = shaped.lines.last().map_or(0.0, |line| f64::from(line.width));
        let mut x = if text.is_empty() { left } else { left + written + 6.0 };
        if x + DOTS > left + width {
            x = left;
            *y += line;
        }
        (dots(Pos::new(x, *y - line / 2.0 + 0.5)), filled)
    });
    Detail {
        text: (!text.is_empty()).then_some(TextAt { at, shaped, ink: Ink::Secondary }),
        icon: None,
        dots,
    }
}

/// Width of the three dots of a scale.
const DOTS: f64 = DOT_STEP * 2.0 + DOT * 2.0;

/// Scales named by icons, side by side as far as they fit.
fn pictured(scales: impl Iterator<Item = (char, u8)>, left: f64, width: f64, y: &mut f64) -> Vec<Detail> {
    let one = SCALE_ICON + 4.0 + DOTS;
    let line = f64::from(type_face::DETAIL.line_height);
    let mut at = Pos::new(left, *y);
    let mut placed = Vec::new();
    for (icon, filled) in scales {
        if at.x > left && at.x + one > left + width {
            at = Pos::new(left, at.y + line);
        }
        let middle = at.y + line / 2.0 + 0.5;
        let icon = (Pos::new(at.x, middle - SCALE_ICON / 2.0), icon);
        let dots = dots(Pos::new(at.x + SCALE_ICON + 4.0, middle));
        placed.push(Detail { text: None, icon: Some(icon), dots: Some((dots, filled)) });
        at.x += one + 12.0;
        *y = at.y + line;
    }
    placed
}

/// The middles of three dots from there to the right.
fn dots(from: Pos) -> [Pos; 3] {
    [0.0, 1.0, 2.0].map(|place| Pos::new(from.x + DOT + place * DOT_STEP, from.y))
}

/// Variant, owner, votes and tags in rows under the words.
fn facts(card: &Card, left: f64, width: f64, y: &mut f64, memo: &mut Memo) -> Vec<Fact> {
    let mut said: Vec<(FactKind, String)> = Vec::new();
    said.extend((!card.variant.is_empty()).then(|| (FactKind::Variant, card.variant.clone())));
    said.extend((!card.owner.is_empty()).then(|| (FactKind::Owner, card.owner.clone())));
    said.extend((card.votes > 0).then(|| (FactKind::Votes, card.votes.to_string())));
    said.extend(card.tags.iter().map(|tag| (FactKind::Tag, tag.clone())));
    if said.is_empty() {
        return Vec::new();
    }
    let mut at = Pos::new(left, *y + 3.0);
    let mut row = 0.0_f64;
    let mut placed = Vec::new();
    for (kind, text) in said {
        let before = kind.before_words();
        let after = if kind.is_chip() { CHIP_SIDE } else { 0.0 };
        let shaped = memo.text.shape(&text, Some(narrow((width - before - after).max(20.0))), kind.style());
        let (w, h) = (before + f64::from(shaped.width) + after, f64::from(shaped.height));
        if at.x > left && at.x + w > left + width {
            at = Pos::new(left, at.y + row + 3.0);
            row = 0.0;
        }
        let rect = Rect::from_origin_size(at, (w, h));
        let icon = (!kind.is_chip()).then(|| {
            let line = f64::from(kind.style().line_height);
            Pos::new(at.x, at.y + (line - FACT_ICON) / 2.0)
        });
        let text = TextAt { at: Pos::new(at.x + before, at.y), shaped, ink: Ink::Secondary };
        placed.push(Fact { kind, rect, icon, text });
        row = row.max(h);
        at.x += w + FACT_GAP;
    }
    *y = at.y + row;
    placed
}

impl FactKind {
    /// Whether it is drawn as a chip; the others have an icon.
    pub(crate) fn is_chip(self) -> bool {
        matches!(self, Self::Variant | Self::Tag)
    }

    fn before_words(self) -> f64 {
        if self.is_chip() { CHIP_SIDE } else { FACT_ICON + 3.0 }
    }

    fn style(self) -> TextStyle {
        if self == Self::Variant { type_face::VARIANT } else { type_face::CARD_FACT }
    }
}

fn picture_place(
    document: &Document,
    card: &Card,
    width: f64,
    measures: &Measures,
    memo: &mut Memo,
) -> Option<(f64, f64)> {
    let CardKind::Picture { image: Some(hash) } = card.kind else { return None };
    let (w, h) = memo.picture_size(document, hash)?;
    let (w, h) = (f64::from(w.max(1)), f64::from(h.max(1)));
    let room = width - measures.card_pad * 2.0;
    let scale = (room / w).min(measures.picture_height / h);
    Some((w * scale, h * scale))
}
