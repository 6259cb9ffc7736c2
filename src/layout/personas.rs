//! The people in the title block: the portrait of one beside the title, or several in a row of panels, and what
//! they do, need and want where the map tells it.

use std::sync::Arc;

use super::cards::narrow;
use super::memo::Memo;
use super::{Ink, Pos, Rect, TextAt};
use crate::model::{Document, Language, Map, Persona, Shown};
use crate::style::{size, type_face};
use crate::text::TextStyle;
use crate::words;

/// A persona of the title block at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonaBox {
    /// Who.
    pub persona: Arc<Persona>,
    /// Number of its curve's colour; none: the map is about nobody else.
    pub series: Option<usize>,
    /// Where it is clicked: the portrait alone, or the panel.
    pub rect: Rect,
    /// The panel has a ground of its own.
    pub is_panel: bool,
    /// Square of the portrait.
    pub portrait: Rect,
    /// What is said of it.
    pub texts: Vec<TextAt>,
}

/// Narrowest and widest panel.
pub(super) const PANEL: (f64, f64) = (210.0, 380.0);
/// Space between panels, and inside them around what they hold.
const GAP: f64 = 10.0;
/// Portrait in a panel.
const SMALL_PORTRAIT: f64 = 48.0;
/// Narrowest panel that also shows the quote.
const ROOM_FOR_QUOTE: f64 = 250.0;
/// Width of a column of details beside others.
const DETAIL: f64 = 260.0;

/// The visible personas of the map with the numbers of their colours.
pub(super) fn visible(document: &Document, map: &Map, shown: &Shown) -> Vec<(Arc<Persona>, Option<usize>)> {
    let alone = map.personas.len() < 2;
    let personas = map.personas.iter().enumerate();
    personas
        .filter(|(_, id)| !shown.without_personas.contains(id))
        .filter_map(|(at, id)| Some((document.persona(*id)?.clone(), (!alone).then_some(at))))
        .collect()
}

/// Panels in rows from `top` down, all of a row as high as the highest.
pub(super) fn panels(
    personas: &[(Arc<Persona>, Option<usize>)],
    (left, right): (f64, f64),
    top: f64,
    (narrowest, details, language): (f64, bool, Language),
    memo: &mut Memo,
) -> Vec<PersonaBox> {
    let room = (right - left).max(narrowest);
    let fitting = (1..=personas.len()).rev().find(|n| width_of(*n, room) >= narrowest).unwrap_or(1);
    let rows = personas.len().div_ceil(fitting.max(1)).max(1);
    // As even as possible: four in two rows are two and two.
    let in_row = personas.len().div_ceil(rows).max(1);
    let width = width_of(in_row, room).min(PANEL.1);
    let mut boxes: Vec<PersonaBox> = Vec::new();
    let mut y = top;
    for row in personas.chunks(in_row) {
        let first = boxes.len();
        for (at, (persona, series)) in row.iter().enumerate() {
            let x = left + (width + GAP) * at as f64;
            boxes.push(panel(persona, *series, Pos::new(x, y), width, (details, language), memo));
        }
        let row = boxes.get_mut(first..).unwrap_or_default();
        let bottom = row.iter().map(|panel| panel.rect.y1).fold(y, f64::max);
        for panel in row {
            panel.rect.y1 = bottom;
        }
        y = bottom + GAP;
    }
    boxes
}

fn width_of(panels: usize, room: f64) -> f64 {
    let panels = panels.max(1) as f64;
    (room - GAP * (panels - 1.0)) / panels
}

fn panel(
    persona: &Arc<Persona>,
    series: Option<usize>,
    origin: Pos,
    width: f64,
    (details, language): (bool, Language),
    memo: &mut Memo,
) -> PersonaBox {
    let portrait = Rect::from_origin_size((origin.x + GAP, origin.y + GAP), (SMALL_PORTRAIT, SMALL_PORTRAIT));
    let mut column = Column {
        at: Pos::new(portrait.x1 + GAP, origin.y + GAP - 1.0),
        width: width - SMALL_PORTRAIT - GAP * 3.0,
        texts: Vec::new(),
    };
    let name = if persona.name.is_empty() { words::map(language).persona } else { &persona.name };
    column.line(name, type_face::LEAD, Ink::Text, memo);
    column.line(&persona.demographics, type_face::SMALL, Ink::Secondary, memo);
    if width >= ROOM_FOR_QUOTE && !persona.quote.is_empty() {
        let quote = words::numbers::quoted(&persona.quote);
        column.line(&quote, type_face::CURVE_WORDS, Ink::Secondary, memo);
    }
    // Few words stand at the portrait's middle.
    let down = ((portrait.y1 - column.at.y) / 2.0).max(0.0);
    column.texts.iter_mut().for_each(|text| text.at.y += down);
    column.at.y = column.at.y.max(portrait.y1);
    if details {
        column.at.x = origin.x + GAP;
        column.width = width - GAP * 2.0;
        for (heading, text) in details_of(persona, language) {
            column.detail(heading, text, memo);
        }
    }
    let rect = Rect::new(origin.x, origin.y, origin.x + width, column.at.y + GAP);
    PersonaBox { persona: persona.clone(), series, rect, is_panel: true, portrait, texts: column.texts }
}

/// What one persona does, needs and wants, in columns beside one another, and the lowest of them.
pub(super) fn details_in_columns(
    persona: &Persona,
    language: Language,
    origin: Pos,
    room: f64,
    memo: &mut Memo,
) -> (Vec<TextAt>, f64) {
    let details = details_of(persona, language);
    let width = ((room + GAP * 2.0) / details.len().max(1) as f64 - GAP * 2.0).clamp(120.0, DETAIL);
    let (mut texts, mut bottom) = (Vec::new(), origin.y);
    for (at, (heading, text)) in details.into_iter().enumerate() {
        let x = origin.x + (width + GAP * 2.0) * at as f64;
        let mut column = Column { at: Pos::new(x, origin.y), width, texts: Vec::new() };
        column.detail(heading, text, memo);
        bottom = bottom.max(column.at.y);
        texts.extend(column.texts);
    }
    (texts, bottom)
}

/// Headings and words of what is told; what is empty is left out.
fn details_of(persona: &Persona, language: Language) -> Vec<(&'static str, &str)> {
    let w = words::inspector(language);
    [(w.behaviours, &persona.behaviours), (w.needs, &persona.needs), (w.goals, &persona.goals)]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(heading, text)| (heading, text.as_str()))
        .collect()
}

/// Texts one below the other.
struct Column {
    at: Pos,
    width: f64,
    texts: Vec<TextAt>,
}

impl Column {
    fn line(&mut self, text: &str, style: TextStyle, ink: Ink, memo: &mut Memo) {
        if text.is_empty() {
            return;
        }
        let shaped = memo.text.shape(text, Some(narrow(self.width)), style);
        let height = f64::from(shaped.height);
        self.texts.push(TextAt { at: self.at, shaped, ink });
        self.at.y += height;
    }

    fn detail(&mut self, heading: &str, text: &str, memo: &mut Memo) {
        self.at.y += size::CARD_GAP;
        self.line(heading, type_face::LINE_NAME, Ink::Text, memo);
        self.line(text, type_face::SMALL, Ink::Secondary, memo);
    }
}
