//! Lines as a tree: what belongs below what, by headings, numbers, labels, bullets and blanks. Knows nothing
//! of stages and lanes but that their names stand above other lines.

use super::lane_words::LaneWords;
use super::lines::{Line, Marker, ends_with_colon};

/// A line with those below it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) sort: Sort,
    pub(super) text: String,
    pub(super) children: Vec<Self>,
}

/// What sort of line it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sort {
    Heading,
    /// It ended with a colon, or is emphasised.
    Label,
    Item,
    /// A table between upright lines.
    Table(Vec<Vec<String>>),
}

/// The tree of the lines.
pub(super) fn tree(lines: Vec<Line>, words: &LaneWords) -> Vec<Node> {
    let ranks = Ranks::of(&lines, words);
    let mut open: Vec<(usize, Node)> = Vec::new();
    let mut roots = Vec::new();
    let mut counted = Counted::default();
    for line in lines {
        let (rank, text) = ranks.rank(&line, &mut counted, words);
        let sort = match line.marker {
            Marker::Row(cells) => {
                let last = open.last_mut().map(|(_, node)| &mut node.sort);
                if let Some(Sort::Table(rows)) = last {
                    rows.push(cells);
                    continue;
                }
                Sort::Table(vec![cells])
            }
            Marker::Heading(_) => Sort::Heading,
            _ if line.bold && ranks.bold_headings && !ends_with_colon(&text) => Sort::Heading,
            _ if line.bold || ends_with_colon(&text) => Sort::Label,
            Marker::None | Marker::Bullet | Marker::Number | Marker::Decimal(_) => Sort::Item,
        };
        while let Some((_, done)) = open.pop_if(|(above, _)| *above >= rank) {
            close(&mut open, &mut roots, done);
        }
        open.push((rank, Node { sort, text, children: Vec::new() }));
    }
    while let Some((_, done)) = open.pop() {
        close(&mut open, &mut roots, done);
    }
    roots
}

fn close(open: &mut [(usize, Node)], roots: &mut Vec<Node>, done: Node) {
    match open.last_mut() {
        Some((_, above)) => above.children.push(done),
        None => roots.push(done),
    }
}

/// How the lines of a text rank, the least first.
#[expect(clippy::struct_excessive_bools, reason = "what a text has and has not")]
struct Ranks {
    headings: bool,
    /// Emphasised lines stand for headings.
    bold_headings: bool,
    /// Numbers say how deep a line stands.
    decimals: bool,
    /// The text begins with a number.
    numbers_first: bool,
    /// Other lines than labels name stages, so that every label names a lane.
    labels_below: bool,
}

/// The number of the stage before, where numbers say how deep a line stands.
#[derive(Default)]
struct Counted {
    first: u32,
}

/// Ranks of lines without headings begin here.
const BELOW_HEADINGS: usize = 10;
/// Ranks between two columns of indent.
const PER_COLUMN: usize = 6;

impl Ranks {
    fn of(lines: &[Line], words: &LaneWords) -> Self {
        let headings = lines.iter().any(|line| matches!(line.marker, Marker::Heading(_)));
        let stands_alone = |line: &&Line| {
            line.bold
                && line.marker == Marker::None
                && !ends_with_colon(&line.text)
                && words.lane(&line.text).is_none()
        };
        let depth = |line: &Line| if let Marker::Decimal(parts) = &line.marker { parts.len() } else { 0 };
        let numbered = lines.iter().filter(|line| depth(line) > 0).count();
        let is_plain = |line: &Line| {
            line.marker == Marker::None && !ends_with_colon(&line.text) && words.lane(&line.text).is_none()
        };
        let first = lines.first();
        Self {
            headings,
            labels_below: headings || first.is_some_and(|line| line.marker != Marker::None || is_plain(line)),
            bold_headings: !headings && lines.iter().filter(stands_alone).count() > 1,
            decimals: !headings
                && lines.first().is_some_and(|line| depth(line) == 1)
                && lines.iter().any(|line| depth(line) > 1)
                && numbered * 2 >= lines.len(),
            numbers_first: lines
                .first()
                .is_some_and(|line| matches!(line.marker, Marker::Number | Marker::Decimal(_))),
        }
    }

    /// The rank of a line, and its words: a number that is none of the outline's belongs to them.
    fn rank(&self, line: &Line, counted: &mut Counted, words: &LaneWords) -> (usize, String) {
        let text = line.text.clone();
        // A single blank before plain words is a slip.
        let slip = line.marker == Marker::None && line.indent == 1;
        let indent = if slip { 0 } else { line.indent.min(200) };
        let below = |class: usize| BELOW_HEADINGS + indent * PER_COLUMN + class;
        let item = if self.numbers_first || self.headings { 4 } else { 0 };
        match &line.marker {
            Marker::Heading(level) => (*level, text),
            Marker::Decimal(parts) if self.decimals && counted.continues(parts) => {
                (BELOW_HEADINGS + parts.len(), text)
            }
            Marker::Decimal(parts) => {
                let number: Vec<String> = parts.iter().map(u32::to_string).collect();
                let class = if parts.len() == 1 { item } else { 4 };
                let rank = if self.decimals { BELOW_HEADINGS + 100 } else { below(class) };
                (rank, format!("{} {text}", number.join(".")))
            }
            Marker::Number if self.numbers_first && !self.headings => (below(0), text),
            Marker::Number => (below(3), text),
            Marker::Bullet | Marker::Row(_) => (below(4), text),
            Marker::None
                if self.bold_headings
                    && line.bold
                    && words.lane(&text).is_none()
                    && !ends_with_colon(&text) =>
            {
                (1, text)
            }
            Marker::None if words.lane(&text).is_some() => (below(2), text),
            Marker::None if line.bold || ends_with_colon(&text) => {
                (below(if self.labels_below { 2 } else { 1 }), text)
            }
            Marker::None => (below(if self.bold_headings { 4 } else { item }), text),
        }
    }
}

impl Counted {
    /// Whether the numbers of a line go on where the outline is.
    fn continues(&mut self, parts: &[u32]) -> bool {
        match parts {
            [next] if *next == self.first + 1 => {
                self.first = *next;
                true
            }
            [first, _, ..] => *first == self.first,
            _ => false,
        }
    }
}
