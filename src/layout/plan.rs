//! How a map is set out: as usual, or on a page of a chosen shape so that the whole is as large there as it
//! can be. The plan follows from the document and from what is shown alone, so screen and export agree; while
//! a card is dragged the last plan stays, so that the map does not change under the pointer.
//!
//! The search measures real rows, but not what arrows want between them: for each way to put title and legend
//! the width is looked for at which the map has the shape of the page, and a few widths around it are
//! compared; then, for the best of them, narrower heads of lanes.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::around::{self, Grounds};
use super::legend::Sign;
use super::memo::{Memo, Setting};
use super::trials::Words;
use super::{legend, rows};
use crate::model::{CardId, Document, Lane, Map, Shown, StepId};
use crate::style::{Measures, size, type_face};
use crate::text::TextStyle;

/// How a map is set out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    /// What is roomy or tight.
    pub(super) measures: Measures,
    /// Columns are that many times as wide as usual.
    pub(super) widths: f64,
    /// Columns are at least that wide.
    pub(super) least: Arc<BTreeMap<StepId, f64>>,
    /// Where title, blocks and legend stand.
    pub(super) aside: Aside,
}

/// Where what stands around the grid is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Aside {
    /// Above and below the grid.
    Nothing,
    /// Title and blocks in a column of that width at the left, the legend below the grid.
    Title(f64),
    /// All of it in that column.
    All(f64),
}

impl Aside {
    /// Every way that is tried.
    const ALL: [Self; 5] =
        [Self::Nothing, Self::Title(180.0), Self::All(180.0), Self::Title(250.0), Self::All(250.0)];

    pub(super) fn width(self) -> Option<f64> {
        match self {
            Self::Nothing => None,
            Self::Title(width) | Self::All(width) => Some(width),
        }
    }
}

/// Space between what stands aside and the grid.
const ASIDE_GAP: f64 = 10.0;
/// Widths that are tried: the narrowest as a share of the usual one, how much wider each is than the one
/// before, and how many.
const NARROWEST: f64 = 0.34;
const WIDER: f64 = 1.04;
const WIDTHS: usize = 54;
/// Number of the trial in which columns are widened into a given room, how many times at most, and how often the
/// width is halved on the way.
const WIDENED: usize = WIDTHS * 2;
const WIDEST: f64 = 6.0;
const HALVINGS: usize = 24;
/// Words wider than this are broken rather than widening a column.
const LONGEST: f64 = 150.0;
/// Narrowest and widest heads of lanes, and the widest that is there only for titles to need two lines.
const LANE_HEADS: (f64, f64) = (52.0, 126.0);
const TWO_LINES: f64 = 90.0;

impl Plan {
    /// The plan of maps that are as wide as their columns.
    pub(super) fn usual() -> Self {
        Self {
            measures: Measures::ROOMY,
            widths: 1.0,
            least: Arc::new(BTreeMap::new()),
            aside: Aside::Nothing,
        }
    }

    /// The plan for what is shown.
    pub(super) fn new(document: &Document, map: &Map, shown: &Shown, memo: &mut Memo) -> Self {
        let Some(shape) = shown.page_shape.map(f64::from).filter(|shape| shape.is_finite() && *shape > 0.0)
        else {
            return Self::usual();
        };
        let held = if memo.floors.is_empty() { None } else { memo.trials.chosen.get(&map.id) };
        if let Some(held) = held {
            return held.clone();
        }
        let mut search = Search::new(document, map, shown, memo);
        let mut plan = search.best(shape, memo);
        if let Some(room) = memo.room {
            plan = search.widened(plan, room, memo);
        }
        memo.trials.chosen.insert(map.id, plan.clone());
        plan
    }

    /// Whether columns are as wide as they say themselves.
    pub(super) fn is_usual(&self) -> bool {
        self.measures == Measures::ROOMY
    }

    /// Left edge of the grid.
    pub(super) fn grid_left(&self) -> f64 {
        self.measures.margin + self.aside.width().map_or(0.0, |width| width + ASIDE_GAP)
    }

    /// Where what stands aside ends.
    pub(super) fn aside_right(&self) -> Option<f64> {
        self.aside.width().map(|width| self.measures.margin + width)
    }
}

/// The search for the plan of one map.
struct Search<'a> {
    document: &'a Document,
    map: &'a Map,
    shown: &'a Shown,
    lanes: Vec<&'a Arc<Lane>>,
    /// Tight, with the heads of lanes wider and narrower.
    measures: [Measures; 2],
    least: Arc<BTreeMap<StepId, f64>>,
    signs: Vec<(Sign, String)>,
    /// Width and height of the grids that were tried.
    grids: BTreeMap<usize, (f64, f64)>,
}

impl<'a> Search<'a> {
    fn new(document: &'a Document, map: &'a Map, shown: &'a Shown, memo: &mut Memo) -> Self {
        let lanes = shown.lanes(map);
        let has_arrows = has_arrows(map, shown, &lanes);
        let measures = if has_arrows { Measures::TIGHT.with_arrows() } else { Measures::TIGHT };
        let least = Arc::new(least(map, shown, &lanes, &measures, memo));
        let (narrow, wide) = lane_heads(&lanes, &measures, memo);
        let measures = [wide, narrow].map(|lane_head| Measures { lane_head, ..measures });
        let mut search =
            Self { document, map, shown, lanes, measures, least, signs: vec![], grids: BTreeMap::new() };
        if !shown.without_legend {
            let setting = Setting::new(document, map, shown, &search.plan(0, Aside::Nothing));
            search.signs = legend::signs(document, map, shown, &setting, memo);
        }
        search
    }

    fn plan(&self, trial: usize, aside: Aside) -> Plan {
        let exponent = i32::try_from(trial % WIDTHS).unwrap_or(0);
        let widths = NARROWEST * WIDER.powi(exponent);
        let [wide, narrow] = self.measures;
        let measures = if trial < WIDTHS { wide } else { narrow };
        Plan { measures, widths, least: self.least.clone(), aside }
    }

    /// The plan that makes the map largest; of equals the first.
    fn best(&mut self, shape: f64, memo: &mut Memo) -> Plan {
        let around = !(self.shown.without_title && self.shown.without_legend && self.shown.without_blocks);
        let ways = if around { Aside::ALL.as_slice() } else { &[Aside::Nothing] };
        let mut best = Best { scale: 0.0, trial: 0, aside: Aside::Nothing };
        for aside in ways {
            let (mut low, mut high) = (0, WIDTHS - 1);
            while high - low > 1 {
                let middle = low.midpoint(high);
                let (width, height) = self.page(middle, *aside, memo);
                if width < height * shape { low = middle } else { high = middle }
            }
            for trial in low.saturating_sub(1)..=(high + 1).min(WIDTHS - 1) {
                best = best.or(self.scale(trial, *aside, shape, memo), trial, *aside);
            }
        }
        let (first, aside) = (best.trial, best.aside);
        for trial in first.saturating_sub(2)..=(first + 2).min(WIDTHS - 1) {
            best = best.or(self.scale(WIDTHS + trial, aside, shape, memo), WIDTHS + trial, aside);
        }
        self.plan(best.trial, best.aside)
    }

    /// How large the map is on a page of that shape and the height 1.
    fn scale(&mut self, trial: usize, aside: Aside, shape: f64, memo: &mut Memo) -> f64 {
        let (width, height) = self.page(trial, aside, memo);
        (shape / width).min(1.0 / height)
    }

    /// The plan with columns as wide as the page has room for, and heads of lanes as on pages with the other lanes.
    fn widened(&self, plan: Plan, room: (f64, f64), memo: &mut Memo) -> Plan {
        let all: Vec<_> = self.map.lanes.iter().filter(|lane| !lane.hidden).collect();
        let (_, lane_head) = lane_heads(&all, &plan.measures, memo);
        let common = Plan { measures: Measures { lane_head, ..plan.measures }, ..plan.clone() };
        for from in [common, plan.clone()] {
            let Some(wider) = self.wider(&from, room.0) else { continue };
            let grid = self.measured(WIDENED, &wider, memo);
            let (width, height) = self.around(grid, &wider, memo);
            if width <= room.0 + 1.0 && height <= room.1 + 0.5 {
                return wider;
            }
        }
        plan
    }

    /// The plan with columns that end at the margin of a page of that width; `None`: they would become narrower.
    fn wider(&self, plan: &Plan, width: f64) -> Option<Plan> {
        let with = |widths: f64| Plan { widths, ..plan.clone() };
        let fits = |plan: &Plan| {
            let setting = Setting::new(self.document, self.map, self.shown, plan);
            setting.right + plan.measures.margin <= width
        };
        let (mut low, mut high) = (plan.widths, plan.widths * WIDEST);
        if !fits(plan) {
            return None;
        }
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if fits(&with(middle)) { low = middle } else { high = middle }
        }
        Some(with(low))
    }

    /// Width and height of the page in that plan.
    fn page(&mut self, trial: usize, aside: Aside, memo: &mut Memo) -> (f64, f64) {
        let plan = self.plan(trial, aside);
        let grid = self.grid(trial, memo);
        self.around(grid, &plan, memo)
    }

    /// Width and height of the page around a grid of that size.
    fn around(&self, (width, height): (f64, f64), plan: &Plan, memo: &mut Memo) -> (f64, f64) {
        let (left, right) = (plan.grid_left(), plan.grid_left() + width);
        let grounds = Grounds { document: self.document, map: self.map, shown: self.shown, plan };
        let mut around = around::above(grounds, right, memo);
        let bottom = around.top + height;
        let bottom = around::below(grounds, &mut around, &self.signs, (left, right, bottom), memo);
        let margin = plan.measures.margin;
        (around.right(right) + margin, bottom + margin)
    }

    /// Width and height of heads and rows, wherever they stand.
    fn grid(&mut self, trial: usize, memo: &mut Memo) -> (f64, f64) {
        if let Some(grid) = self.grids.get(&trial) {
            return *grid;
        }
        let grid = self.measured(trial, &self.plan(trial, Aside::Nothing), memo);
        self.grids.insert(trial, grid);
        grid
    }

    fn measured(&self, trial: usize, plan: &Plan, memo: &mut Memo) -> (f64, f64) {
        let setting = Setting::new(self.document, self.map, self.shown, plan);
        let setting = memo.trials.setting(self.map.id, trial, setting);
        let heads = super::Heads::new(self.map, &setting, self.shown, 0.0, memo);
        let rows = rows::height(self.document, &self.lanes, (&setting, trial), self.shown, memo);
        (setting.right - setting.left, heads.bottom + rows)
    }
}

/// Whether arrows want to pass between the cards.
fn has_arrows(map: &Map, shown: &Shown, lanes: &[&Arc<Lane>]) -> bool {
    if map.links.is_empty() {
        return false;
    }
    let steps: HashSet<StepId> =
        shown.stages(map).iter().flat_map(|(_, stage)| stage.steps.iter().map(|step| step.id)).collect();
    let cells = lanes.iter().flat_map(|lane| &lane.cells).filter(|(step, _)| steps.contains(step));
    let visible: HashSet<CardId> = cells
        .flat_map(|(_, cell)| &cell.cards)
        .filter(|card| shown.shows(card))
        .map(|card| card.id)
        .collect();
    map.links.iter().any(|link| visible.contains(&link.from) && visible.contains(&link.to))
}

/// The best so far.
#[derive(Clone, Copy)]
struct Best {
    scale: f64,
    trial: usize,
    aside: Aside,
}

impl Best {
    fn or(self, scale: f64, trial: usize, aside: Aside) -> Self {
        if scale > self.scale * (1.0 + 1e-9) { Self { scale, trial, aside } } else { self }
    }
}

/// Widths of the lanes' heads: without a broken word, and with titles in two lines.
fn lane_heads(lanes: &[&Arc<Lane>], measures: &Measures, memo: &mut Memo) -> (f64, f64) {
    let pads = measures.lane_head_pad * 2.0 + 1.0;
    let (mut narrow, mut wide) = (LANE_HEADS.0 - pads, LANE_HEADS.0 - pads);
    for lane in lanes {
        let whole = f64::from(memo.text.shape(&lane.title, None, measures.lane_face).width);
        narrow = narrow.max(longest_word(&lane.title, measures.lane_face, memo));
        wide = wide.max((whole * 0.58).min(TWO_LINES - pads));
    }
    let head = |width: f64| (width + pads).ceil().clamp(LANE_HEADS.0, LANE_HEADS.1);
    (head(narrow), head(narrow.max(wide)))
}

/// Width that each column needs so that no word in it is broken.
fn least(
    map: &Map,
    shown: &Shown,
    lanes: &[&Arc<Lane>],
    measures: &Measures,
    memo: &mut Memo,
) -> BTreeMap<StepId, f64> {
    let mut least = BTreeMap::new();
    let mut need = |step: StepId, width: f64| {
        let known: &mut f64 = least.entry(step).or_default();
        *known = known.max(width.min(LONGEST));
    };
    let pads = (measures.card_side + measures.cell_side) * 2.0 + 1.0;
    for lane in lanes {
        for (step, width) in words_of(lane, measures, memo).iter() {
            need(*step, width + pads);
        }
    }
    if !shown.without_heads {
        for (_, stage) in shown.stages(map) {
            for step in &stage.steps {
                let word = longest_word(&step.title, type_face::STEP, memo);
                need(step.id, word + measures.head_side * 2.0 + measures.head_gap + 1.0);
            }
            if let [step] = stage.steps.as_slice() {
                let word = longest_word(&stage.title, measures.stage_face, memo);
                need(step.id, word + (measures.chevron + measures.head_side) * 2.0);
            }
        }
    }
    least
}

/// Widest word of each cell of a lane, with what stands before the first one. Cards over several columns have
/// room enough.
fn words_of(lane: &Arc<Lane>, measures: &Measures, memo: &mut Memo) -> Words {
    if let Some(words) = memo.trials.words(lane) {
        return words;
    }
    let before = size::ICON + measures.icon_gap;
    let mut words = BTreeMap::new();
    for (step, cell) in &lane.cells {
        let mut widest = 0.0_f64;
        for card in cell.cards.iter().filter(|card| card.span <= 1) {
            let first = card.title.split_whitespace().next().unwrap_or_default();
            let first = f64::from(memo.text.shape(first, None, type_face::CARD).width) + before;
            widest = widest.max(first).max(longest_word(&card.title, type_face::CARD, memo));
        }
        words.insert(*step, widest);
    }
    let words = Arc::new(words);
    memo.trials.keep_words(lane, words.clone());
    words
}

/// Width of the longest word.
fn longest_word(text: &str, style: TextStyle, memo: &mut Memo) -> f64 {
    let longest = text.split_whitespace().max_by_key(|word| word.chars().count()).unwrap_or_default();
    f64::from(memo.text.shape(longest, None, style).width)
}
