//! What the tree of an outline means: which lines are stages, steps, lanes and cards. Knows nothing of how the
//! lines were written.

use super::feelings;
use super::lane_words::LaneWords;
use super::lines;
use super::outline::{CardIn, LaneIn, Outline, StageIn, StepIn};
use super::quotes;
use super::table::{Table, entries_of_cell};
use super::tree::{Node, Sort, tree};
use crate::model::CardKind;

/// Fewest arrows that make one line a row of stages.
const FEWEST_ARROWS: usize = 2;

/// Whether a text has more order than that of its lines.
pub(super) fn is_outline(text: &str, words: &LaneWords) -> bool {
    if stages_on_one_line(text).is_some() {
        return true;
    }
    let roots = tree(lines::structured(text).0, words);
    roots.iter().any(|node| !node.children.is_empty() || matches!(node.sort, Sort::Table(_) | Sort::Heading))
}

/// The outline that a text is.
pub(super) fn outline(text: &str, words: &LaneWords) -> Outline {
    if let Some(stages) = stages_on_one_line(text) {
        let stages = stages.into_iter().map(|title| StageIn::new(title, Vec::new())).collect();
        return Outline { stages, ..Outline::default() };
    }
    let (lines, left_out) = lines::structured(text);
    let mut roots = tree(lines, words);
    let mut outline = Outline { left_out, ..Outline::default() };
    if let [only] = &mut roots[..]
        && is_title(only, words)
    {
        outline.title = stage_words(&only.text).0;
        roots = std::mem::take(&mut only.children);
    }
    let has_stages = roots.iter().any(|node| !is_lane(node, words) && !node.children.is_empty());
    let headed = roots.iter().any(|node| node.sort == Sort::Heading);
    let mut reader = Reader { words, outline, lane_headings: false };
    reader.lane_headings = reader.heads_lanes(&roots);
    for node in roots {
        let is_stage =
            node.sort == Sort::Heading || !headed && has_stages && !matches!(node.sort, Sort::Table(_));
        if is_stage {
            reader.stage(node);
        } else {
            let mut cards = Vec::new();
            reader.below_stage(node, &mut cards, &mut Vec::new());
            reader.outline.loose.append(&mut cards);
        }
    }
    reader.outline
}

/// The stages of a text that is one line with arrows.
fn stages_on_one_line(text: &str) -> Option<Vec<String>> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (line, None) = (lines.next()?, lines.next()) else { return None };
    let mut line = line.to_owned();
    for arrow in ["→", "⟶", "➔", "➜", "⇒", "=>", "-->", "->", " > ", " » "] {
        line = line.replace(arrow, "\u{1}");
    }
    let stages: Vec<String> =
        line.split('\u{1}').map(lines::plain).filter(|stage| !stage.is_empty()).collect();
    (stages.len() > FEWEST_ARROWS).then_some(stages)
}

/// Whether the one root is the name of the whole: something stands below what stands below it.
fn is_title(root: &Node, words: &LaneWords) -> bool {
    let parents = root.children.iter().filter(|child| !child.children.is_empty());
    let stages = parents.filter(|child| !is_lane(child, words)).count();
    stages > 0
        && words.lane(&root.text).is_none()
        && (root.children.iter().any(|child| child.sort == Sort::Heading && !is_lane(child, words))
            || stages > 1)
}

fn is_lane(node: &Node, words: &LaneWords) -> bool {
    words.lane(&node.text).is_some()
}

/// Reads the tree into an outline.
struct Reader<'a> {
    words: &'a LaneWords,
    outline: Outline,
    /// Headings below those of stages name lanes; else steps.
    lane_headings: bool,
}

impl Reader<'_> {
    fn heads_lanes(&self, roots: &[Node]) -> bool {
        let below = roots.iter().flat_map(|root| &root.children).filter(|node| node.sort == Sort::Heading);
        below.into_iter().any(|node| is_lane(node, self.words))
    }

    fn stage(&mut self, node: Node) {
        let (title, subtitle) = stage_words(&node.text);
        let mut cards = Vec::new();
        let mut steps = Vec::new();
        for child in node.children {
            self.below_stage(child, &mut cards, &mut steps);
        }
        let mut stage = StageIn::new(title, cards);
        stage.subtitle = subtitle;
        if !steps.is_empty() {
            stage.steps.retain(|step| !step.cards.is_empty());
            stage.steps.append(&mut steps);
        }
        self.outline.stages.push(stage);
    }

    /// A step, a lane, or cards.
    fn below_stage(&mut self, node: Node, cards: &mut Vec<CardIn>, steps: &mut Vec<StepIn>) {
        if let Sort::Table(rows) = node.sort {
            self.table(&Table::new(rows), cards);
            return;
        }
        let known = self.words.lane(&node.text);
        let leaf = node.children.is_empty();
        let is_step = node.sort == Sort::Heading && known.is_none() && !self.lane_headings;
        if is_step {
            let mut inner = Vec::new();
            for child in node.children {
                self.below_stage(child, &mut inner, steps);
            }
            steps.push(StepIn { title: stage_words(&node.text).0, cards: inner });
            return;
        }
        let names_lane = match node.sort {
            Sort::Heading => true,
            Sort::Label => known.is_some() || !leaf,
            Sort::Item | Sort::Table(_) => known.is_some() && !leaf,
        };
        if names_lane {
            let lane = known.unwrap_or_else(|| self.words.lane_or_notes(&node.text));
            if !leaf {
                let lane = self.outline.lane(lane);
                self.lane(lane, node.children, cards);
            }
            return;
        }
        self.item(node, None, false, cards);
    }

    fn lane(&mut self, lane: usize, nodes: Vec<Node>, cards: &mut Vec<CardIn>) {
        for node in nodes {
            match node.sort {
                Sort::Table(rows) => self.table(&Table::new(rows), cards),
                Sort::Heading | Sort::Label | Sort::Item => self.item(node, Some(lane), false, cards),
            }
        }
    }

    /// A card and those that belong to it.
    fn item(&mut self, node: Node, lane: Option<usize>, child: bool, cards: &mut Vec<CardIn>) {
        let inline = self.words.lane_and_entry(&node.text);
        match inline {
            Some((named, entry)) => {
                let is_touchpoint = matches!(named.kind, CardKind::Touchpoint { .. });
                let lane = self.outline.lane(named);
                let parts = if is_touchpoint {
                    quotes::split(entry, |letter| matches!(letter, ',' | '，' | '、' | ';'))
                } else {
                    vec![entry]
                };
                for part in parts {
                    self.entry(part, Some(lane), None, child, cards);
                }
            }
            None => self.entry(&node.text, lane, None, child, cards),
        }
        for below in node.children {
            match below.sort {
                Sort::Table(rows) => self.table(&Table::new(rows), cards),
                Sort::Heading | Sort::Label | Sort::Item => self.item(below, lane, true, cards),
            }
        }
    }

    /// The cards that a few words make: several when several quotes stand in them.
    fn entry(
        &self,
        text: &str,
        lane: Option<usize>,
        persona: Option<usize>,
        child: bool,
        cards: &mut Vec<CardIn>,
    ) {
        let expects_feelings =
            lane.and_then(|lane| self.outline.lanes.get(lane)).is_some_and(LaneIn::is_feelings);
        cards.extend(cards_of(text, expects_feelings).into_iter().map(|card| CardIn {
            lane,
            child,
            persona,
            ..card
        }));
    }

    /// A table below a stage: its rows are lanes, and its columns people; or its columns are lanes.
    fn table(&mut self, table: &Table, cards: &mut Vec<CardIn>) {
        let mut rows = table.rows().iter();
        let Some(head) = rows.next() else { return };
        let known = head.iter().filter(|name| self.words.lane(name).is_some()).count();
        if known * 2 > head.len() {
            let lanes: Vec<usize> =
                head.iter().map(|name| self.outline.lane(self.words.lane_or_notes(name))).collect();
            for row in rows {
                for (cell, lane) in row.iter().zip(&lanes) {
                    self.cell(cell, Some(*lane), None, cards);
                }
            }
            return;
        }
        let several = head.len() > 2;
        let people: Vec<Option<usize>> = head
            .iter()
            .skip(1)
            .map(|name| (several && !name.is_empty()).then(|| self.outline.persona(name)))
            .collect();
        for row in rows {
            let Some((name, cells)) = row.split_first() else { continue };
            let lane = (!name.is_empty()).then(|| self.outline.lane(self.words.lane_or_notes(name)));
            for (cell, persona) in cells.iter().zip(&people) {
                self.cell(cell, lane, *persona, cards);
            }
        }
    }

    fn cell(&self, cell: &str, lane: Option<usize>, persona: Option<usize>, cards: &mut Vec<CardIn>) {
        for entry in entries_of_cell(cell, true) {
            self.entry(&entry, lane, persona, false, cards);
        }
    }
}

impl StageIn {
    /// A stage of one column.
    pub(super) fn new(title: String, cards: Vec<CardIn>) -> Self {
        Self { title, subtitle: String::new(), steps: vec![StepIn { title: String::new(), cards }] }
    }
}

/// The cards of a few words.
pub(super) fn cards_of(text: &str, expects_feelings: bool) -> Vec<CardIn> {
    let (feelings, rest) = if expects_feelings { feelings::of_entry(text) } else { feelings::of(text) };
    match quotes::all_quoted(&rest) {
        Some(quotes) => {
            let last = quotes.len().saturating_sub(1);
            let card = |(place, title)| {
                let feelings = if place == last { feelings.clone() } else { Vec::new() };
                CardIn { title, quote: true, feelings, ..CardIn::default() }
            };
            quotes.into_iter().enumerate().map(card).collect()
        }
        None if rest.is_empty() && feelings.is_empty() => Vec::new(),
        None => vec![CardIn { title: rest, feelings, ..CardIn::default() }],
    }
}

/// Words before the number of a stage.
const COUNTED: &[&str] = &["stage", "phase", "step", "giai đoạn", "bước", "階段", "阶段"];

/// The words of a stage's head without a number, and its second line: what stands in brackets or after a dash.
pub(super) fn stage_words(text: &str) -> (String, String) {
    let text = text.trim().trim_end_matches([':', '：']).trim_end();
    let bare = without_number(text);
    for (open, close) in [('(', ')'), ('（', '）')] {
        if let Some((before, rest)) = bare.split_once(open)
            && let Some((inner, after)) = rest.split_once(close)
            && !before.trim().is_empty()
            && !inner.trim().is_empty()
        {
            let second = format!("{} {}", inner.trim(), after.trim());
            return (before.trim().to_owned(), second.trim().to_owned());
        }
    }
    for dash in [" – ", " — ", " - "] {
        if let Some((title, second)) = bare.split_once(dash) {
            return (title.trim().to_owned(), second.trim().to_owned());
        }
    }
    (bare.to_owned(), String::new())
}

/// `Stage 3: Buy`, `(3) Buy` and `3. Buy` are all `Buy`; a number that is all there is stays.
fn without_number(text: &str) -> &str {
    let lower = text.to_lowercase();
    let word = COUNTED.iter().find(|word| lower.starts_with(**word)).map_or(0, |word| word.len());
    let Some(rest) = text.get(word..) else { return text };
    let rest = rest.trim_start().trim_start_matches('(');
    let after = rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let counted = after.len() < rest.len() && rest.starts_with(|letter: char| letter.is_ascii_digit());
    let bare =
        after.trim_start_matches(|letter: char| letter.is_whitespace() || ":：.)–—-、".contains(letter));
    let parted = bare.len() < after.len() || rest.len() < text.len() && word == 0;
    let closed = rest.strip_suffix(after).is_some_and(|number| number.contains('.'));
    // `2 Buy` may be two of something; `24/7` and `3D` are no numbers of stages.
    if counted && (word > 0 || closed || !after.starts_with(' ')) && (parted || closed) && !bare.is_empty() {
        bare
    } else {
        text
    }
}
