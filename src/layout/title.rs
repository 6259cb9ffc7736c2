//! The title block: portrait, title, persona, quote, scenario.

use std::sync::Arc;

use super::cards::narrow;
use super::memo::Memo;
use super::{Ink, Pos, Rect, TextAt};
use crate::figures::{self, Figure};
use crate::model::{Date, Document, Indicator, Language, Map, Persona, SurveyTarget, Wave};
use crate::style::{size, type_face};
use crate::text::{Shaped, TextStyle};
use crate::words;
use crate::words::kinds;

/// The title block at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct TitleBlock {
    /// Everything of the block.
    pub rect: Rect,
    /// Square of the portrait; none while the map has no persona.
    pub portrait: Option<Rect>,
    /// Whose portrait.
    pub persona: Option<Arc<Persona>>,
    /// Place of the title alone, for typing in place.
    pub title: TextAt,
    /// Persona, quote, scenario.
    pub texts: Vec<TextAt>,
    /// Survey figures of the whole journey, at the right.
    pub figures: Vec<FigureBox>,
    /// What the block says, in one string.
    pub label: String,
}

/// A survey figure at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureBox {
    /// Of what.
    pub indicator: Indicator,
    /// The bar at its left.
    pub bar: Rect,
    /// Name, figure, and what it rests on.
    pub texts: [TextAt; 3],
}

/// Narrowest room for title and persona.
const NARROWEST: f64 = 320.0;
/// Space before a figure.
const GAP: f64 = 24.0;

/// The block from the page's top; `None` while there is nothing to say.
pub(super) fn title(document: &Document, map: &Map, right: f64, memo: &mut Memo) -> Option<TitleBlock> {
    let persona = map.personas.first().and_then(|id| document.persona(*id)).cloned();
    let (top, left) = (size::MARGIN - 4.0, size::MARGIN);
    let indent = if persona.is_some() { size::PORTRAIT + 16.0 } else { 0.0 };
    let mut figures_right = right;
    let mut figures = figures_up_to(figures_right, document, map, top, memo);
    let words_right = left + indent + NARROWEST;
    if let Some(first) = figures.first().filter(|first| first.bar.x0 < words_right + GAP) {
        // On a narrow map they stand beyond its right edge rather than on the words.
        figures_right += words_right + GAP - first.bar.x0;
        figures = figures_up_to(figures_right, document, map, top, memo);
    }
    let room_right = figures.first().map_or(right, |first| first.bar.x0 - GAP);
    let room = (room_right - left - indent).clamp(NARROWEST, size::TEXT_WIDTH * 1.6);

    let mut flow = Flow { at: Pos::new(left + indent, top), room, right: left, texts: Vec::new() };
    let w = words::map(document.language);
    let words_of_title = if map.title.is_empty() { w.untitled } else { &map.title };
    flow.line(words_of_title, type_face::TITLE, Ink::Text, memo);
    flow.persona_line(document, map, memo);
    if let Some(quote) = persona.as_ref().map(|persona| &persona.quote).filter(|quote| !quote.is_empty()) {
        flow.line(&words::numbers::quoted(quote), type_face::LEAD_QUOTE, Ink::Secondary, memo);
    }
    let brief = brief(document, map);
    if !brief.is_empty() {
        flow.line(&brief, type_face::BODY, Ink::Secondary, memo);
    }
    let bottom = flow.at.y;
    let mut texts = flow.texts;
    let title = if texts.is_empty() { return None } else { texts.remove(0) };
    let portrait = persona.as_ref().map(|_| {
        let y = if bottom - top > size::PORTRAIT + 24.0 {
            top + 6.0
        } else {
            top + (bottom - top - size::PORTRAIT) / 2.0
        };
        Rect::from_origin_size((left, y.max(top)), (size::PORTRAIT, size::PORTRAIT))
    });
    let figures_rect = figures.iter().map(|figure| figure.bar).reduce(|all, bar| all.union(bar));
    let lowest = [portrait, figures_rect].into_iter().flatten().map(|rect| rect.y1).fold(bottom, f64::max);
    let rightmost = if figures.is_empty() { flow.right } else { flow.right.max(figures_right) };
    let rect = Rect::new(left, top, rightmost.max(left + indent), lowest);
    let figure_texts = figures.iter().flat_map(|figure| &figure.texts);
    let label = std::iter::once(&title)
        .chain(&texts)
        .chain(figure_texts)
        .map(|text| text.shaped.plain())
        .collect::<Vec<_>>()
        .join(". ");
    Some(TitleBlock { rect, portrait, persona, title, texts, figures, label })
}

/// Lines one below the other.
struct Flow {
    at: Pos,
    room: f64,
    right: f64,
    texts: Vec<TextAt>,
}

impl Flow {
    fn line(&mut self, text: &str, style: TextStyle, ink: Ink, memo: &mut Memo) {
        let room = if style == type_face::TITLE { self.room } else { self.room.min(size::TEXT_WIDTH) };
        let shaped = memo.text.shape(text, Some(narrow(room)), style);
        let height = f64::from(shaped.height);
        self.push(self.at, shaped, ink);
        self.at.y += height;
    }

    fn push(&mut self, at: Pos, shaped: Arc<Shaped>, ink: Ink) {
        self.right = self.right.max(at.x + f64::from(shaped.width));
        self.texts.push(TextAt { at, shaped, ink });
    }

    /// `Name · demographics · state of the map`: the name stronger than the rest.
    fn persona_line(&mut self, document: &Document, map: &Map, memo: &mut Memo) {
        let personas: Vec<_> = map.personas.iter().filter_map(|id| document.persona(*id)).collect();
        let names: Vec<&str> =
            personas.iter().map(|persona| persona.name.as_str()).filter(|n| !n.is_empty()).collect();
        let mut more: Vec<&str> = Vec::new();
        // What one person is says nothing of several.
        if let [persona] = &personas[..]
            && !persona.demographics.is_empty()
        {
            more.push(&persona.demographics);
        }
        more.push(kinds::map_state(document.language, map.state));
        if names.is_empty() {
            self.line(&more.join("  ·  "), type_face::LEAD_MORE, Ink::Secondary, memo);
            return;
        }
        let names = names.join(", ");
        let name = memo.text.shape(&names, Some(narrow(self.room.min(size::TEXT_WIDTH))), type_face::LEAD);
        let rest = format!("  ·  {}", more.join("  ·  "));
        let rest_shaped = memo.text.shape(&rest, None, type_face::LEAD_MORE);
        let beside = self.at.x + f64::from(name.width);
        let fits = name.lines.len() == 1 && f64::from(name.width) + f64::from(rest_shaped.width) <= self.room;
        let height = f64::from(name.height);
        self.push(self.at, name, Ink::Text);
        if fits {
            self.push(Pos::new(beside, self.at.y), rest_shaped, Ink::Secondary);
        }
        self.at.y += height;
        if !fits {
            self.line(&more.join("  ·  "), type_face::LEAD_MORE, Ink::Secondary, memo);
        }
    }
}

/// `Scenario: … · Goal: … · 22 Nov 2026`.
fn brief(document: &Document, map: &Map) -> String {
    let w = words::map(document.language);
    let mut parts = Vec::new();
    if !map.scenario.is_empty() {
        parts.push(format!("{}: {}", w.scenario, map.scenario));
    }
    if !map.goal.is_empty() {
        parts.push(format!("{}: {}", w.goal, map.goal));
    }
    parts.extend(map.date.map(|date| words::numbers::date(document.language, date)));
    parts.join("  ·  ")
}

/// The latest figures about the whole map, right-aligned, left to right.
fn figures_up_to(right: f64, document: &Document, map: &Map, top: f64, memo: &mut Memo) -> Vec<FigureBox> {
    let mut boxes: Vec<FigureBox> = Vec::new();
    let latest: Vec<_> = figures::latest(document, SurveyTarget::Map(map.id)).collect();
    let mut x = right;
    for (wave, figure) in latest.into_iter().rev() {
        let name = memo.text.shape(kinds::indicator(wave.indicator), None, type_face::SMALL);
        let value = memo.text.shape(&figure_value(document.language, wave, &figure), None, type_face::FIGURE);
        let basis = memo.text.shape(&figure_basis(document.language, wave, &figure), None, type_face::SMALL);
        let width =
            [&name, &value, &basis].into_iter().map(|text| f64::from(text.width)).fold(84.0, f64::max);
        let left = x - width;
        let mut y = top + 2.0;
        let texts =
            [(name, Ink::Secondary), (value, Ink::Text), (basis, Ink::Secondary)].map(|(shaped, ink)| {
                let at = Pos::new(left, y);
                y += f64::from(shaped.height);
                TextAt { at, shaped, ink }
            });
        let bar = Rect::new(left - 13.0, top + 2.0, left - 10.0, y);
        boxes.insert(0, FigureBox { indicator: wave.indicator, bar, texts });
        x = bar.x0 - GAP;
    }
    boxes
}

/// `+18`, `64 %`, `4.1 / 7`: the figure of a wave.
#[must_use]
pub fn figure_value(language: Language, wave: &Wave, figure: &Figure) -> String {
    value_of(language, wave.indicator, figure)
}

/// `n = 412 · ±8 · Oct 2026`: what the figure of a wave rests on.
#[must_use]
pub fn figure_basis(language: Language, wave: &Wave, figure: &Figure) -> String {
    basis_of(language, wave.indicator, wave.date, figure)
}

/// `+18`, `64 %`, `4.1 / 7`.
#[must_use]
pub fn value_of(language: Language, indicator: Indicator, figure: &Figure) -> String {
    match indicator {
        Indicator::Nps => words::numbers::signed(language, figure.value, 0),
        Indicator::Csat => words::numbers::percent(language, figure.value.round()),
        Indicator::Ces => {
            let (_, highest) = indicator.scale();
            format!("{} / {highest}", words::numbers::decimal(language, figure.value, 1))
        }
    }
}

/// `n = 412 · ±8 · Oct 2026`; a small sample is said to be one.
#[must_use]
pub fn basis_of(language: Language, indicator: Indicator, date: Option<Date>, figure: &Figure) -> String {
    let mut parts = vec![words::phrases::sample(figure.answers)];
    if figure.answers < figures::SMALL_SAMPLE {
        parts.push(words::map(language).sample_small.to_owned());
    }
    let decimals = usize::from(indicator == Indicator::Ces);
    let least = if decimals == 1 { 0.05 } else { 0.5 };
    // A margin that would be written as ±0 claims too much.
    let margin = figure.margin.filter(|margin| *margin >= least);
    parts.extend(margin.map(|margin| format!("±{}", words::numbers::decimal(language, margin, decimals))));
    parts.extend(date.map(|date| words::numbers::month(language, date)));
    parts.join(" · ")
}
