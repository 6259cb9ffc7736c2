//! Columns and the heads above them.

use std::sync::Arc;

use super::memo::{Memo, Setting};
use super::{Ink, Pos, Rect, TextAt};
use crate::model::{Facts, Item, Language, Map, PhaseId, Shown, Stage, StageId, StepId};
use crate::style::{size, type_face};
use crate::text::{Shaped, TextStyle};
use crate::words;

/// One visible column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Its step.
    pub step: StepId,
    /// The stage it belongs to.
    pub stage: StageId,
    /// The phase it belongs to.
    pub phase: PhaseId,
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
}

/// The head of a phase, stage or step.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Whose.
    pub item: Item,
    /// Which row of heads.
    pub level: Level,
    /// Where.
    pub rect: Rect,
    /// Title and second line, from the page's origin.
    pub texts: Vec<TextAt>,
    /// The stage is not the company's doing.
    pub not_with_us: bool,
    /// What it says, in one string.
    pub label: String,
}

/// The rows of heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Bands.
    Phase,
    /// Chevrons.
    Stage,
    /// Plain heads over single columns.
    Step,
}

/// One head before its row's height is known.
struct Draft {
    item: Item,
    x: f64,
    width: f64,
    title: Arc<Shaped>,
    subtitle: Option<Arc<Shaped>>,
    not_with_us: bool,
    label: String,
}

/// Left edges of lanes and of the first column.
pub(super) fn left_of_columns(map: &Map, shown: &Shown) -> (f64, f64) {
    let strips = if super::has_strips(map, shown) { size::STRIP + size::STRIP_GAP } else { 0.0 };
    let groups = if super::has_groups(map, shown) { size::GROUP + size::STRIP_GAP } else { 0.0 };
    let lanes_left = size::MARGIN + strips + groups;
    (lanes_left, lanes_left + size::LANE_HEAD)
}

/// The visible columns.
pub(super) fn columns(map: &Map, shown: &Shown, left: f64) -> Vec<Column> {
    let mut x = left;
    let mut columns = Vec::new();
    for (phase, stage) in visible_stages(map, shown) {
        for step in &stage.steps {
            let own = step.facts.width.or(stage.facts.width).map(f64::from);
            let (narrowest, widest) = size::COLUMN_RANGE;
            let width =
                own.filter(|width| width.is_finite()).unwrap_or(size::COLUMN).clamp(narrowest, widest);
            columns.push(Column { step: step.id, stage: stage.id, phase, x, width });
            x += width;
        }
    }
    columns
}

fn visible_stages<'a>(map: &'a Map, shown: &Shown) -> Vec<(PhaseId, &'a Stage)> {
    let stages: Vec<_> = map.stages().map(|(phase, stage)| (phase.id, stage)).collect();
    let Some(range) = shown.stages else { return stages };
    let place = |id| stages.iter().position(|(_, stage)| stage.id == id);
    match (place(range.first), place(range.last)) {
        (Some(first), Some(last)) => {
            stages.get(first.min(last)..=first.max(last)).unwrap_or(&stages).to_vec()
        }
        _ => stages,
    }
}

/// Heads of all levels that have a title, rows from the top, each as high as its highest head.
pub(super) fn heads(
    map: &Map,
    setting: &Setting,
    top: f64,
    language: Language,
    memo: &mut Memo,
) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut y = top;
    for level in [Level::Phase, Level::Stage, Level::Step] {
        let drafts = match level {
            Level::Phase => phase_drafts(map, setting, memo),
            Level::Stage => stage_drafts(map, setting, language, memo),
            Level::Step => step_drafts(map, setting, language, memo),
        };
        if drafts.iter().all(|draft| draft.label.is_empty()) {
            continue;
        }
        let lowest = match level {
            Level::Phase => size::PHASE,
            Level::Stage => size::STAGE,
            Level::Step => size::STEP,
        };
        let pad = if level == Level::Stage { size::HEAD_PAD } else { size::HEAD_PAD / 2.0 };
        let height = drafts.iter().map(|draft| draft.height() + pad * 2.0).fold(lowest, f64::max);
        heads.extend(drafts.into_iter().map(|draft| draft.into_head(level, y, height)));
        y += height + size::HEAD_GAP;
    }
    heads
}

impl Draft {
    fn height(&self) -> f64 {
        f64::from(self.title.height) + self.subtitle.as_ref().map_or(0.0, |text| f64::from(text.height))
    }

    fn into_head(self, level: Level, y: f64, row: f64) -> Head {
        let rect = Rect::new(self.x, y, self.x + self.width, y + row);
        let (inset, _) = text_inset(level, self.width);
        let mut at = Pos::new(self.x + inset, y + (row - self.height()) / 2.0);
        let mut texts = vec![TextAt { at, shaped: self.title.clone(), ink: Ink::Text }];
        at.y += f64::from(self.title.height);
        texts.extend(self.subtitle.map(|shaped| TextAt { at, shaped, ink: Ink::Secondary }));
        Head { item: self.item, level, rect, texts, not_with_us: self.not_with_us, label: self.label }
    }
}

/// Space left of the words and width for them.
fn text_inset(level: Level, width: f64) -> (f64, f64) {
    let side = match level {
        Level::Phase => 8.0,
        // The notch at the left and the point at the right.
        Level::Stage => size::CHEVRON + 7.0,
        Level::Step => 8.0,
    };
    (side, (width - side * 2.0).max(24.0))
}

fn shape(memo: &mut Memo, text: &str, style: TextStyle, level: Level, width: f64) -> Arc<Shaped> {
    #[expect(clippy::cast_possible_truncation, reason = "widths are far below what f32 holds")]
    let inner = text_inset(level, width).1 as f32;
    memo.text.shape(text, Some(inner), style)
}

fn phase_drafts(map: &Map, setting: &Setting, memo: &mut Memo) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for phase in &map.phases {
        let Some((x, right)) = extent(setting, |column| column.phase == phase.id) else { continue };
        let width = right - x - size::HEAD_GAP;
        drafts.push(Draft {
            item: Item::Phase(phase.id),
            x,
            width,
            title: shape(memo, &phase.title, type_face::PHASE, Level::Phase, width),
            subtitle: None,
            not_with_us: false,
            label: phase.title.clone(),
        });
    }
    drafts
}

fn stage_drafts(map: &Map, setting: &Setting, language: Language, memo: &mut Memo) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (_, stage) in map.stages() {
        let Some((x, right)) = extent(setting, |column| column.stage == stage.id) else { continue };
        let second = second_line(&stage.subtitle, &stage.facts, language);
        drafts.push(Draft {
            item: Item::Stage(stage.id),
            x,
            width: right - x,
            title: shape(memo, &stage.title, type_face::STAGE, Level::Stage, right - x),
            subtitle: second.map(|text| shape(memo, &text, type_face::SUBTITLE, Level::Stage, right - x)),
            not_with_us: stage.facts.not_with_us,
            label: stage.title.clone(),
        });
    }
    drafts
}

fn step_drafts(map: &Map, setting: &Setting, language: Language, memo: &mut Memo) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (_, step) in map.steps() {
        let Some((x, right)) = extent(setting, |column| column.step == step.id) else { continue };
        let width = right - x - size::HEAD_GAP;
        let second = second_line(&step.subtitle, &step.facts, language);
        drafts.push(Draft {
            item: Item::Step(step.id),
            x,
            width,
            title: shape(memo, &step.title, type_face::STEP, Level::Step, width),
            subtitle: second.map(|text| shape(memo, &text, type_face::SUBTITLE, Level::Step, width)),
            not_with_us: step.facts.not_with_us,
            label: step.title.clone(),
        });
    }
    drafts
}

fn extent(setting: &Setting, belongs: impl Fn(&Column) -> bool) -> Option<(f64, f64)> {
    let mut columns = setting.columns.iter().filter(|column| belongs(column));
    let first = columns.next()?;
    let last = columns.last().unwrap_or(first);
    Some((first.x, last.x + last.width))
}

/// Subtitle and facts in one line, parts separated by a middle dot.
fn second_line(subtitle: &str, facts: &Facts, language: Language) -> Option<String> {
    let w = words::map(language);
    let mut parts: Vec<String> = Vec::new();
    if !subtitle.is_empty() {
        parts.push(subtitle.to_owned());
    }
    parts.extend(facts.clock.map(|clock| clock.to_string()));
    parts.extend(facts.duration.map(|minutes| words::numbers::duration(language, minutes)));
    if !facts.owner.is_empty() {
        parts.push(facts.owner.clone());
    }
    let flags =
        [(facts.not_with_us, w.not_with_us), (facts.repeats, w.repeats), (facts.any_order, w.any_order)];
    parts.extend(flags.into_iter().filter(|(set, _)| *set).map(|(_, word)| word.to_owned()));
    (!parts.is_empty()).then(|| parts.join(" · "))
}
