//! The axis of times under the heads of a day-in-the-life map: when each stage or step begins, how long it takes,
//! and what of the day is not spent with the company.

use super::cards::narrow;
use super::columns::extent;
use super::memo::{Memo, Setting};
use super::{Ink, Pos, Rect, TextAt};
use crate::figures::{self, TimeSpan};
use crate::model::{ClockTime, Item, Map, MapState};
use crate::style::type_face;
use crate::words;

/// The axis at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeAxis {
    /// Everything of it, its name in the column of lane heads among it.
    pub rect: Rect,
    /// Left to right.
    pub stretches: Vec<Stretch>,
    /// Where stretches begin and the last one ends: tops of short lines across the axis.
    pub ticks: Vec<Pos>,
    /// Its name, lengths above the stretches, clock times below, the sum at the right end.
    pub texts: Vec<TextAt>,
    /// What it says, in one string.
    pub label: String,
}

/// A stage or a step on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// The stage, or the step where steps have times of their own.
    pub item: Item,
    /// Where.
    pub rect: Rect,
    /// Happens without the company.
    pub not_with_us: bool,
}

/// How far a tick reaches beyond the stretches, above and below.
pub(crate) const TICK: f64 = 3.0;
/// Thickness of the stretches.
const THICK: f64 = 8.0;
/// Space between stretches and words.
const GAP: f64 = 5.0;

/// Whether the map has an axis: it is of a day and says some time.
pub(super) fn is_drawn(map: &Map) -> bool {
    map.state == MapState::DayInTheLife && !figures::timetable(map).is_empty()
}

/// The axis from `top` down.
pub(super) fn axis(map: &Map, setting: &Setting, top: f64, memo: &mut Memo) -> Option<TimeAxis> {
    if !is_drawn(map) {
        return None;
    }
    let times = figures::timetable(map);
    let spans: Vec<_> = times
        .spans
        .iter()
        .filter_map(|span| Some((span, extent(setting, |column| span.steps.contains(&column.step))?)))
        .collect();
    let w = words::map(setting.language);

    let mut texts = Vec::new();
    let lengths: Vec<_> = spans
        .iter()
        .filter_map(|(span, (left, right))| {
            let said = words::durations::duration(setting.language, span.minutes?);
            let shaped = memo.text.shape(&said, Some(narrow(right - left - 8.0)), type_face::SMALL);
            Some((left.midpoint(*right), shaped))
        })
        .collect();
    let line = top + lengths.iter().map(|(_, shaped)| f64::from(shaped.height)).fold(0.0, f64::max) + GAP;
    texts.extend(lengths.into_iter().map(|(middle, shaped)| {
        let at = Pos::new(middle - f64::from(shaped.width) / 2.0, line - GAP - f64::from(shaped.height));
        TextAt { at, shaped, ink: Ink::Secondary }
    }));

    let stretches: Vec<_> = spans
        .iter()
        .map(|(span, (left, right))| Stretch {
            item: if span.steps.len() == 1 && has_own_head(map, span) {
                span.steps.first().map_or(Item::Stage(span.stage), |step| Item::Step(*step))
            } else {
                Item::Stage(span.stage)
            },
            rect: Rect::new(*left, line, *right, line + THICK),
            not_with_us: span.not_with_us,
        })
        .collect();
    let ends = stretches.iter().map(|stretch| stretch.rect.x0).chain([setting.right]);
    let ticks = ends.map(|x| Pos::new(x, line - TICK)).collect();

    let mut clocks: Vec<(f64, ClockTime)> =
        spans.iter().filter_map(|(span, (left, _))| Some((*left, span.clock?))).collect();
    clocks.extend(spans.last().and_then(|(span, (_, right))| Some((*right, span.end()?))));
    let below = line + THICK + GAP;
    let mut bottom = below;
    for (x, clock) in clocks {
        let shaped = memo.text.shape(&clock.to_string(), None, type_face::LINE_NAME);
        let width = f64::from(shaped.width);
        bottom = bottom.max(below + f64::from(shaped.height));
        let x = (x - width / 2.0).clamp(setting.columns_left, (setting.right - width).max(0.0));
        texts.push(TextAt { at: Pos::new(x, below), shaped, ink: Ink::Text });
    }
    let shown = |stage| setting.columns.iter().any(|column| column.stage == stage);
    if let Some(total) = times.total(shown) {
        let sum = words::durations::sum(setting.language, total.minutes, total.not_with_us);
        let said = format!("{} {sum}", w.total);
        let room = setting.right - setting.columns_left;
        let shaped = memo.text.shape(&said, Some(narrow(room)), type_face::LINE_NAME);
        let at = Pos::new(setting.right - f64::from(shaped.width), bottom);
        bottom += f64::from(shaped.height);
        texts.push(TextAt { at, shaped, ink: Ink::Secondary });
    }
    let label = label(&texts, w.time);
    let room = setting.measures.lane_head - setting.measures.lane_head_pad * 2.0;
    let name = memo.text.shape(w.time, Some(narrow(room)), setting.measures.lane_face);
    let name_at = Pos::new(
        setting.lanes_left + setting.measures.lane_head_pad,
        line + (THICK - f64::from(name.height)) / 2.0,
    );
    bottom = bottom.max(name_at.y + f64::from(name.height));
    texts.insert(0, TextAt { at: name_at, shaped: name, ink: Ink::Text });
    let rect = Rect::new(setting.lanes_left, top.min(name_at.y), setting.right, bottom);
    Some(TimeAxis { rect, stretches, ticks, texts, label })
}

/// Whether the one step of the span shows in a head of its own rather than as its stage.
fn has_own_head(map: &Map, span: &TimeSpan) -> bool {
    map.stage(span.stage).is_some_and(|stage| stage.steps.len() > 1)
}

/// `Time: 06:00, 1 h 15 min, …`
fn label(texts: &[TextAt], name: &str) -> String {
    let mut in_order: Vec<&TextAt> = texts.iter().collect();
    in_order.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
    let said: Vec<String> = in_order.into_iter().map(|text| text.shaped.plain()).collect();
    format!("{name}: {}", said.join(", "))
}

impl TimeAxis {
    /// Height of its stretches.
    pub(crate) fn thickness(&self) -> f64 {
        self.stretches.first().map_or(0.0, |stretch| stretch.rect.height())
    }

    /// The stage or step whose times stand at that place.
    #[must_use]
    pub fn hit(&self, pos: Pos) -> Option<Item> {
        let inside = self.rect.contains(pos);
        let stretch =
            self.stretches.iter().find(|stretch| (stretch.rect.x0..stretch.rect.x1).contains(&pos.x));
        stretch.filter(|_| inside).map(|stretch| stretch.item)
    }
}
