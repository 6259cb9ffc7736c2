//! Columns and the heads above them.

use std::sync::Arc;

use super::cards::narrow;
use super::memo::{Memo, Setting};
use super::plan::Plan;
use super::{Ink, Pos, Rect, TextAt, Vec2};
use crate::figures;
use crate::model::{Facts, Item, Language, Map, PhaseId, Shown, StageId, StepId};
use crate::style::{Measures, size, type_face};
use crate::text::{self, Align, Shaped, TextStyle, icons};
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
    /// Width at which no word on its cards is broken; nought where that is not looked at.
    pub least: f64,
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
    /// Times, owner and the like under them, each behind its icon.
    pub facts: Vec<TextAt>,
    /// Happens without the company.
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
    /// Left end of the title in the room for words, where the facts stand beside it.
    title_x: Option<f64>,
    subtitle: Option<Arc<Shaped>>,
    facts: FactLines,
    not_with_us: bool,
    label: String,
}

/// Left edges of lanes and of the first column in a grid that begins there.
pub(super) fn left_of_columns(left: f64, map: &Map, shown: &Shown, measures: &Measures) -> (f64, f64) {
    let strips = if super::has_strips(map, shown) { measures.strip + measures.strip_gap } else { 0.0 };
    let groups = if super::has_groups(map, shown) { measures.group + measures.strip_gap } else { 0.0 };
    let lanes_left = left + strips + groups;
    (lanes_left, lanes_left + measures.lane_head)
}

/// The visible columns, in the widths of the plan.
pub(super) fn columns(map: &Map, shown: &Shown, left: f64, plan: &Plan) -> Vec<Column> {
    let mut x = left;
    let mut columns = Vec::new();
    for (phase, stage) in shown.stages(map) {
        for step in &stage.steps {
            let own = step.facts.width.or(stage.facts.width).map(f64::from);
            let (narrowest, widest) = size::COLUMN_RANGE;
            let own = own.filter(|width| width.is_finite()).unwrap_or(size::COLUMN).clamp(narrowest, widest);
            let least = plan.least.get(&step.id).copied().unwrap_or(0.0);
            let width = if plan.is_usual() { own } else { (own * plan.widths).round().max(least.ceil()) };
            columns.push(Column { step: step.id, stage: stage.id, phase: phase.id, x, width, least });
            x += width;
        }
    }
    columns
}

/// Heads of all levels that have a title, rows from the top, each as high as its highest head. Times are left
/// out where an axis shows them.
pub(super) fn heads(map: &Map, setting: &Setting, top: f64, times: bool, memo: &mut Memo) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut y = top;
    for level in [Level::Phase, Level::Stage, Level::Step] {
        let drafts = match level {
            Level::Phase => phase_drafts(map, setting, memo),
            Level::Stage => stage_drafts(map, setting, times, memo),
            Level::Step => step_drafts(map, setting, times, memo),
        };
        if drafts.iter().all(|draft| draft.label.is_empty()) {
            continue;
        }
        let lowest = match level {
            Level::Phase => setting.measures.phase,
            Level::Stage => setting.measures.stage,
            Level::Step => setting.measures.step,
        };
        let pad =
            if level == Level::Stage { setting.measures.head_pad } else { setting.measures.head_pad / 2.0 };
        let height = drafts.iter().map(|draft| draft.height() + pad * 2.0).fold(lowest, f64::max);
        heads.extend(drafts.into_iter().map(|draft| draft.into_head(level, y, height, &setting.measures)));
        y += height + setting.measures.head_gap;
    }
    heads
}

impl Draft {
    /// Puts the facts beside the title where both fit into one line of that width.
    fn with_facts_beside(mut self, room: f64, face: TextStyle, memo: &mut Memo) -> Self {
        let facts = self.facts.texts.iter().map(|text| text.at.x + f64::from(text.shaped.width));
        let left = self.facts.texts.first().map_or(0.0, |text| text.at.x);
        let facts_width = facts.fold(left, f64::max) - left;
        let title = memo.text.shape(&self.label, None, TextStyle { align: Align::Left, ..face });
        let width = f64::from(title.width) + FACT_GAP + facts_width;
        let one_line = title.lines.len() == 1 && self.facts.height <= f64::from(type_face::FACT.line_height);
        if facts_width > 0.0 && self.subtitle.is_none() && one_line && width <= room {
            self.title_x = Some((room - width) / 2.0);
            self.facts.texts.iter_mut().for_each(|text| text.at.x -= left);
            self.title = title;
        }
        self
    }

    fn in_one_line(self, level: Level, rect: Rect, at: Pos) -> Head {
        let beside = at + (f64::from(self.title.width) + FACT_GAP, 0.0);
        let down = (f64::from(self.title.height) - self.facts.height) / 2.0;
        let facts = self.facts.texts.into_iter();
        let facts = facts
            .map(|text| TextAt { at: text.at + beside.to_vec2() + Vec2::new(0.0, down), ..text })
            .collect();
        let texts = vec![TextAt { at, shaped: self.title, ink: Ink::Text }];
        Head { item: self.item, level, rect, texts, facts, not_with_us: self.not_with_us, label: self.label }
    }

    fn height(&self) -> f64 {
        if self.title_x.is_some() {
            return f64::from(self.title.height);
        }
        let subtitle = self.subtitle.as_ref().map_or(0.0, |text| f64::from(text.height));
        f64::from(self.title.height) + subtitle + self.facts.height
    }

    fn into_head(self, level: Level, y: f64, row: f64, measures: &Measures) -> Head {
        let rect = Rect::new(self.x, y, self.x + self.width, y + row);
        let (inset, _) = text_inset(level, self.width, measures);
        let mut at = Pos::new(self.x + inset, y + (row - self.height()) / 2.0);
        if let Some(x) = self.title_x {
            at.x += x;
            return self.in_one_line(level, rect, at);
        }
        let mut texts = vec![TextAt { at, shaped: self.title.clone(), ink: Ink::Text }];
        at.y += f64::from(self.title.height);
        texts.extend(self.subtitle.map(|shaped| {
            let below = at;
            at.y += f64::from(shaped.height);
            TextAt { at: below, shaped, ink: Ink::Secondary }
        }));
        let facts = self.facts.texts.into_iter().map(|text| TextAt { at: text.at + at.to_vec2(), ..text });
        let facts = facts.collect();
        Head { item: self.item, level, rect, texts, facts, not_with_us: self.not_with_us, label: self.label }
    }
}

/// Space left of the words and width for them.
fn text_inset(level: Level, width: f64, measures: &Measures) -> (f64, f64) {
    let side = match level {
        Level::Phase | Level::Step => measures.head_side,
        // The notch at the left and the point at the right.
        Level::Stage => measures.chevron + measures.head_side - 1.0,
    };
    (side, (width - side * 2.0).max(24.0))
}

fn shape(
    memo: &mut Memo,
    text: &str,
    style: TextStyle,
    (level, width): (Level, f64),
    setting: &Setting,
) -> Arc<Shaped> {
    let (_, inner) = text_inset(level, width, &setting.measures);
    memo.text.shape(text, Some(narrow(inner)), style)
}

fn phase_drafts(map: &Map, setting: &Setting, memo: &mut Memo) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for phase in &map.phases {
        let Some((x, right)) = extent(setting, |column| column.phase == phase.id) else { continue };
        let width = right - x - setting.measures.head_gap;
        drafts.push(Draft {
            item: Item::Phase(phase.id),
            x,
            width,
            title: shape(memo, &phase.title, setting.measures.phase_face, (Level::Phase, width), setting),
            title_x: None,
            subtitle: None,
            facts: FactLines { texts: Vec::new(), height: 0.0 },
            not_with_us: false,
            label: phase.title.clone(),
        });
    }
    drafts
}

fn stage_drafts(map: &Map, setting: &Setting, times: bool, memo: &mut Memo) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (_, stage) in map.stages() {
        let Some((x, right)) = extent(setting, |column| column.stage == stage.id) else { continue };
        let width = right - x;
        let duration = figures::stage_minutes(stage).filter(|_| times);
        let draft = Draft {
            item: Item::Stage(stage.id),
            x,
            width,
            title: shape(memo, &stage.title, setting.measures.stage_face, (Level::Stage, width), setting),
            title_x: None,
            subtitle: subtitle(memo, &stage.subtitle, (Level::Stage, width), setting),
            facts: fact_lines(&stage.facts, duration, times, (Level::Stage, width), setting, memo),
            not_with_us: stage.facts.not_with_us,
            label: stage.title.clone(),
        };
        let (_, room) = text_inset(Level::Stage, width, &setting.measures);
        drafts.push(if setting.measures.facts_beside {
            draft.with_facts_beside(room, setting.measures.stage_face, memo)
        } else {
            draft
        });
    }
    drafts
}

fn step_drafts(map: &Map, setting: &Setting, times: bool, memo: &mut Memo) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (_, step) in map.steps() {
        let Some((x, right)) = extent(setting, |column| column.step == step.id) else { continue };
        let width = right - x - setting.measures.head_gap;
        let duration = step.facts.duration.filter(|_| times);
        drafts.push(Draft {
            item: Item::Step(step.id),
            x,
            width,
            title: shape(memo, &step.title, type_face::STEP, (Level::Step, width), setting),
            title_x: None,
            subtitle: subtitle(memo, &step.subtitle, (Level::Step, width), setting),
            facts: fact_lines(&step.facts, duration, times, (Level::Step, width), setting, memo),
            not_with_us: step.facts.not_with_us,
            label: step.title.clone(),
        });
    }
    drafts
}

fn subtitle(memo: &mut Memo, words: &str, room: (Level, f64), setting: &Setting) -> Option<Arc<Shaped>> {
    (!words.is_empty()).then(|| shape(memo, words, type_face::SUBTITLE, room, setting))
}

/// Left and right edge of the visible columns of something.
pub(super) fn extent(setting: &Setting, belongs: impl Fn(&Column) -> bool) -> Option<(f64, f64)> {
    let mut columns = setting.columns.iter().filter(|column| belongs(column));
    let first = columns.next()?;
    let last = columns.last().unwrap_or(first);
    Some((first.x, last.x + last.width))
}

/// Facts in lines one below the other.
struct FactLines {
    /// From the left of the room for words and the top of the first line.
    texts: Vec<TextAt>,
    height: f64,
}

/// One line of facts.
struct FactLine {
    width: f64,
    facts: Vec<(char, Arc<Shaped>)>,
}

/// Space between two facts of a line.
const FACT_GAP: f64 = 12.0;
/// Size of a fact's icon, with the space to its words.
const FACT_ICON: (f32, f64) = (13.0, 4.0);

/// What the facts say, each behind its icon, as many in a line as fit, lines in the middle.
fn fact_lines(
    facts: &Facts,
    duration: Option<u32>,
    times: bool,
    (level, width): (Level, f64),
    setting: &Setting,
    memo: &mut Memo,
) -> FactLines {
    let (_, room) = text_inset(level, width, &setting.measures);
    let (icon_size, icon_gap) = FACT_ICON;
    let indent = f64::from(icon_size) + icon_gap;
    let mut lines: Vec<FactLine> = Vec::new();
    for (sign, words) in said_of(facts, duration, times, setting.language) {
        let shaped = memo.text.shape(&words, Some(narrow(room - indent)), type_face::FACT);
        let wide = indent + f64::from(shaped.width);
        match lines.last_mut() {
            Some(line) if line.width + FACT_GAP + wide <= room => {
                line.width += FACT_GAP + wide;
                line.facts.push((sign, shaped));
            }
            _ => lines.push(FactLine { width: wide, facts: vec![(sign, shaped)] }),
        }
    }
    let mut texts = Vec::new();
    let mut y = 0.0;
    for line in lines {
        let mut x = ((room - line.width) / 2.0).max(0.0);
        let mut height = 0.0_f64;
        for (sign, shaped) in line.facts {
            let icon = Arc::new(text::icon(sign, icon_size, false));
            let icon_y = y + (f64::from(type_face::FACT.line_height) - f64::from(icon_size)) / 2.0;
            texts.push(TextAt { at: Pos::new(x, icon_y), shaped: icon, ink: Ink::Secondary });
            height = height.max(f64::from(shaped.height));
            x += indent;
            let right = x + f64::from(shaped.width) + FACT_GAP;
            texts.push(TextAt { at: Pos::new(x, y), shaped, ink: Ink::Secondary });
            x = right;
        }
        y += height;
    }
    FactLines { texts, height: y }
}

/// Icons and words of the facts.
fn said_of(facts: &Facts, duration: Option<u32>, times: bool, language: Language) -> Vec<(char, String)> {
    let w = words::map(language);
    let clock = facts.clock.filter(|_| times).map(|clock| clock.to_string());
    let duration = duration.map(|minutes| words::durations::duration(language, minutes));
    let time: Vec<String> = clock.into_iter().chain(duration).collect();
    let flag = |set: bool, word: &str| if set { word.to_owned() } else { String::new() };
    [
        (icons::CLOCK, time.join(" · ")),
        (icons::USER, facts.owner.clone()),
        (icons::USER_MINUS, flag(facts.not_with_us, w.not_with_us)),
        (icons::REPEAT, flag(facts.repeats, w.repeats)),
        (icons::SHUFFLE, flag(facts.any_order, w.any_order)),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .collect()
}
