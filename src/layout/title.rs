//! The title block: personas, title, quote, scenario, figures.

use std::sync::Arc;

use super::cards::narrow;
use super::memo::Memo;
use super::personas::{self, PersonaBox};
use super::plan::{Aside, Plan};
use super::{Ink, Pos, Rect, TextAt};
use crate::figures::{self, Figure};
use crate::model::{Date, Document, Indicator, Language, Map, MapState, Persona, Shown, SurveyTarget, Wave};
use crate::style::{size, type_face};
use crate::text::{Shaped, TextStyle};
use crate::words;
use crate::words::kinds;

/// The title block at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct TitleBlock {
    /// Everything of the block.
    pub rect: Rect,
    /// Place of the title alone, for typing in place.
    pub title: TextAt,
    /// Name and quote of a single persona, state, date, scenario, goal.
    pub texts: Vec<TextAt>,
    /// Whom the map is about: one beside the title, or several in panels under it.
    pub personas: Vec<PersonaBox>,
    /// Survey figures of the whole journey, at the right.
    pub figures: Vec<FigureBox>,
    /// What the block says besides its personas' panels, in one string.
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
/// From a figure's bar to its words.
const FIGURE_INDENT: f64 = 13.0;
/// Narrowest room for scenario and goal beside the title.
const BRIEF_BESIDE: f64 = 240.0;
/// Space around portrait and figures in a column beside the grid.
const ASIDE_GAP: f64 = 6.0;
/// Space above panels of personas.
const PANELS_GAP: f64 = 12.0;
/// Space above scenario and goal, and half of it after their names.
const BRIEF_GAP: f64 = 5.0;

/// The block from the page's top, between left and right; `None` while there is nothing to say.
pub(super) fn title(
    document: &Document,
    map: &Map,
    shown: &Shown,
    ((left, right), plan): ((f64, f64), &Plan),
    memo: &mut Memo,
) -> Option<TitleBlock> {
    let measures = &plan.measures;
    let is_aside = plan.aside != Aside::Nothing;
    let mut people = if shown.without_faces { vec![] } else { personas::visible(document, map, shown) };
    let single = if people.len() == 1 { people.pop() } else { None };
    let top = measures.margin - if is_aside { 0.0 } else { 4.0_f64.min(measures.margin / 4.0) };
    let beside = if is_aside { 0.0 } else { measures.portrait + 16.0_f64.min(measures.portrait / 4.0) };
    let indent = if single.is_some() { beside } else { 0.0 };
    let mut figures_right = right;
    let mut figures = if is_aside { vec![] } else { figures_up_to(figures_right, document, map, top, memo) };
    let words_right = left + indent + NARROWEST;
    if let Some(first) = figures.first().filter(|first| first.bar.x0 < words_right + GAP) {
        // On a narrow map they stand beyond its right edge rather than on the words.
        figures_right += words_right + GAP - first.bar.x0;
        figures = figures_up_to(figures_right, document, map, top, memo);
    }
    let room_right = figures.first().map_or(right, |first| first.bar.x0 - GAP);
    let narrowest = if is_aside { right - left } else { NARROWEST };
    let room = (room_right - left - indent).clamp(narrowest, size::TEXT_WIDTH * 1.6);

    let mut flow = Flow { at: Pos::new(left + indent, top), room, right: left, texts: Vec::new() };
    let w = words::map(document.language);
    let words_of_title = if map.title.is_empty() { w.untitled } else { &map.title };
    flow.line(words_of_title, measures.title_face, Ink::Text, memo);
    let mut portrait = Pos::new(left, top);
    if is_aside && single.is_some() {
        portrait = flow.at + (0.0, ASIDE_GAP);
        flow.at.y = portrait.y + measures.portrait + ASIDE_GAP / 2.0;
    }
    let persona = single.as_ref().map(|(persona, _)| persona.as_ref());
    flow.persona_line(document.language, map, persona, memo);
    if let Some(quote) = persona.map(|persona| &persona.quote).filter(|quote| !quote.is_empty()) {
        flow.line(&words::numbers::quoted(quote), type_face::LEAD_QUOTE, Ink::Secondary, memo);
    }
    let brief = brief(document.language, map, shown);
    match () {
        () if is_aside => flow.brief_below(&brief, memo),
        () if measures.brief_beside => flow.brief_beside(&brief, top, room_right, memo),
        () => flow.brief(&brief, memo),
    }
    if is_aside {
        figures = figures_down(Pos::new(left, flow.at.y + ASIDE_GAP), right, document, map, memo);
        let bottoms = figures.iter().map(|figure| figure.bar.y1);
        flow.at.y = bottoms.fold(flow.at.y, f64::max);
        figures_right = right;
    }

    let figures_rect = figures.iter().map(|figure| figure.bar).reduce(|all, bar| all.union(bar));
    let details = (map.persona_details, document.language);
    let personas = match single {
        Some(single) => {
            vec![beside_title(single, (portrait, measures.portrait, is_aside), &mut flow, details, memo)]
        }
        None if people.is_empty() => Vec::new(),
        None => {
            let below = figures_rect.map_or(flow.at.y, |rect| rect.y1.max(flow.at.y)) + PANELS_GAP;
            let narrowest = personas::PANEL.0.min(if is_aside { right - left } else { f64::INFINITY });
            let (details, language) = details;
            personas::panels(&people, (left, right), below, (narrowest, details, language), memo)
        }
    };
    let mut texts = flow.texts;
    let title = if texts.is_empty() { return None } else { texts.remove(0) };
    let boxes = personas.iter().map(|persona| persona.rect).chain(figures_rect);
    let rightmost = if figures.is_empty() { flow.right } else { flow.right.max(figures_right) };
    let rect =
        boxes.fold(Rect::new(left, top, rightmost.max(left + indent), flow.at.y), |all, one| all.union(one));
    let figure_texts = figures.iter().flat_map(|figure| &figure.texts);
    let label = std::iter::once(&title)
        .chain(&texts)
        .chain(figure_texts)
        .map(|text| text.shaped.plain())
        .collect::<Vec<_>>()
        .join(". ");
    Some(TitleBlock { rect, title, texts, personas, figures, label })
}

/// Portrait and details of the only persona.
fn beside_title(
    (persona, series): (Arc<Persona>, Option<usize>),
    (at, portrait, is_aside): (Pos, f64, bool),
    flow: &mut Flow,
    (details, language): (bool, Language),
    memo: &mut Memo,
) -> PersonaBox {
    let mut texts = Vec::new();
    let height = flow.at.y - at.y;
    if details {
        let origin = flow.at;
        (texts, flow.at.y) = personas::details_in_columns(&persona, language, origin, flow.room, memo);
    }
    let y = match () {
        () if is_aside => at.y,
        () if details || height > portrait + 24.0 => at.y + 6.0,
        () => at.y + (height - portrait) / 2.0,
    };
    let portrait = Rect::from_origin_size((at.x, y.max(at.y)), (portrait, portrait));
    for text in &texts {
        flow.right = flow.right.max(text.at.x + f64::from(text.shaped.width));
    }
    PersonaBox { persona, series, rect: portrait, is_panel: false, portrait, texts }
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
        let is_title = style.face == type_face::TITLE.face;
        let room = if is_title { self.room } else { self.room.min(size::TEXT_WIDTH) };
        let shaped = memo.text.shape(text, Some(narrow(room)), style);
        let height = f64::from(shaped.height);
        self.push(self.at, shaped, ink);
        self.at.y += height;
    }

    fn push(&mut self, at: Pos, shaped: Arc<Shaped>, ink: Ink) {
        self.right = self.right.max(at.x + f64::from(shaped.width));
        self.texts.push(TextAt { at, shaped, ink });
    }

    /// `Name · demographics · state of the map · date`: the name stronger than the rest.
    fn persona_line(&mut self, language: Language, map: &Map, persona: Option<&Persona>, memo: &mut Memo) {
        let mut more: Vec<String> = Vec::new();
        more.extend(persona.map(|persona| persona.demographics.clone()).filter(|words| !words.is_empty()));
        more.push(kinds::map_state(language, map.state).to_owned());
        more.extend(map.date.map(|date| words::numbers::date(language, date)));
        let more = more.join("  ·  ");
        let Some(name) = persona.map(|persona| &persona.name).filter(|name| !name.is_empty()) else {
            self.line(&more, type_face::LEAD_MORE, Ink::Secondary, memo);
            return;
        };
        let name = memo.text.shape(name, Some(narrow(self.room.min(size::TEXT_WIDTH))), type_face::LEAD);
        let rest = memo.text.shape(&format!("  ·  {more}"), None, type_face::LEAD_MORE);
        let beside = self.at.x + f64::from(name.width);
        let fits = name.lines.len() == 1 && f64::from(name.width) + f64::from(rest.width) <= self.room;
        let height = f64::from(name.height);
        self.push(self.at, name, Ink::Text);
        if fits {
            self.push(Pos::new(beside, self.at.y), rest, Ink::Secondary);
        }
        self.at.y += height;
        if !fits {
            self.line(&more, type_face::LEAD_MORE, Ink::Secondary, memo);
        }
    }

    /// Beside what is there already, where there is room for it; else below.
    fn brief_beside(&mut self, brief: &[(&str, String)], top: f64, right: f64, memo: &mut Memo) {
        let x = self.right + GAP;
        if right - x < BRIEF_BESIDE {
            self.brief(brief, memo);
            return;
        }
        let (below, room) = (self.at, self.room);
        (self.at, self.room) = (Pos::new(x, top), right - x);
        self.brief(brief, memo);
        (self.at, self.room) = (Pos::new(below.x, below.y.max(self.at.y)), room);
    }

    /// Each name above what it names.
    fn brief_below(&mut self, brief: &[(&str, String)], memo: &mut Memo) {
        for (name, words) in brief {
            self.at.y += BRIEF_GAP;
            self.line(name, type_face::BRIEF_NAME, Ink::Secondary, memo);
            self.line(words, type_face::BODY, Ink::Text, memo);
        }
    }

    /// Names in a column, what they name beside them.
    fn brief(&mut self, brief: &[(&str, String)], memo: &mut Memo) {
        if brief.is_empty() {
            return;
        }
        self.at.y += BRIEF_GAP;
        let names: Vec<_> =
            brief.iter().map(|(name, _)| memo.text.shape(name, None, type_face::BRIEF_NAME)).collect();
        let widest = names.iter().map(|name| f64::from(name.width)).fold(0.0, f64::max) + BRIEF_GAP * 2.0;
        let room = self.room.min(size::TEXT_WIDTH) - widest;
        for (name, (_, words)) in names.into_iter().zip(brief) {
            let words = memo.text.shape(words, Some(narrow(room)), type_face::BODY);
            let height = f64::from(words.height);
            self.push(self.at, name, Ink::Secondary);
            self.push(Pos::new(self.at.x + widest, self.at.y), words, Ink::Text);
            self.at.y += height;
        }
    }
}

/// Scenario, goal and the time of it all, as far as they are told.
fn brief(language: Language, map: &Map, shown: &Shown) -> Vec<(&'static str, String)> {
    let w = words::map(language);
    let columns = super::columns::columns(map, shown, 0.0, &Plan::usual());
    let is_shown = |stage| columns.iter().any(|column| column.stage == stage);
    // The axis of a day says it at its end.
    let total =
        (map.state != MapState::DayInTheLife).then(|| figures::timetable(map).total(is_shown)).flatten();
    let total = total.map(|total| words::durations::sum(language, total.minutes, total.not_with_us));
    [
        (w.scenario, map.scenario.clone()),
        (w.goal, map.goal.clone()),
        (w.total_time, total.unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .collect()
}

/// The same from left to right, in rows as wide as a column beside the grid.
fn figures_down(at: Pos, right: f64, document: &Document, map: &Map, memo: &mut Memo) -> Vec<FigureBox> {
    let mut figures = figures_up_to(right, document, map, 0.0, memo);
    let mut to = at;
    let mut row = 0.0;
    for figure in &mut figures {
        let wide = figure.texts.iter().map(|text| f64::from(text.shaped.width)).fold(0.0, f64::max);
        if to.x > at.x && to.x + FIGURE_INDENT + wide > right {
            to = Pos::new(at.x, to.y + row + BRIEF_GAP);
        }
        let by = to - figure.bar.origin();
        figure.bar = figure.bar + by;
        figure.texts.iter_mut().for_each(|text| text.at += by);
        row = figure.bar.height();
        to.x += FIGURE_INDENT + wide + GAP;
    }
    figures
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
        let bar = Rect::new(left - FIGURE_INDENT, top + 2.0, left - FIGURE_INDENT + 3.0, y);
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
