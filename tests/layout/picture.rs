//! A layout as text: ten characters a column, one line for each slot of a card of one line of words.

use waylane::layout::{Content, Dividing, Layout, Level, Memo, Row, layout};
use waylane::model::{Document, Layer, Shown};
use waylane::style::size;

/// Characters of a column.
const COLUMN: usize = 10;
/// Characters left of the columns: the layer's letter and the lane's title.
const LEFT: usize = 10;
/// Height of a slot: a card of one line with the space to the next.
const SLOT: f64 = 36.0;

/// Lays out the document's first map.
pub(crate) fn lay_out(document: &Document, shown: &Shown, memo: &mut Memo) -> Layout {
    layout(document, document.maps[0].id, shown, memo).unwrap()
}

/// What the map looks like, everything shown.
pub(crate) fn picture(document: &Document) -> String {
    picture_of(&lay_out(document, &Shown::default(), &mut Memo::default()))
}

/// What the layout looks like.
pub(crate) fn picture_of(layout: &Layout) -> String {
    let mut text = String::new();
    for level in [Level::Phase, Level::Stage, Level::Step] {
        let heads: Vec<_> = layout.heads.iter().filter(|head| head.level == level).collect();
        if heads.is_empty() {
            continue;
        }
        let mut line = Line::default();
        for head in heads {
            line.put(column_of(layout, head.rect.x0), &format!("/{}", head.label));
        }
        text += &line.finish();
    }
    let mut dividers = layout.dividers.iter().peekable();
    for row in &layout.rows {
        while let Some(divider) = dividers.next_if(|divider| divider.from.y < row.y) {
            let sign = match divider.dividing {
                Dividing::Layers(_) => "= ",
                Dividing::Lanes(_) => "- ",
            };
            text.extend([sign, &divider.name.shaped.plain(), "\n"]);
        }
        row_lines(layout, row, &mut text);
    }
    text
}

fn row_lines(layout: &Layout, row: &Row, text: &mut String) {
    let strip = layout.strips.iter().find(|strip| strip.rect.y0 <= row.y && row.y < strip.rect.y1);
    let letter = strip.map_or(" ", |strip| match strip.layer {
        Layer::Evidence => "E",
        Layer::Customer => "C",
        Layer::FrontStage => "F",
        Layer::BackStage => "B",
        Layer::Support => "S",
    });
    let slots = ((row.body.height - size::CELL_PAD * 2.0 + size::CARD_GAP) / SLOT).round().max(1.0);
    let mut lines: Vec<Line> = (0..slots as usize).map(|_| Line::default()).collect();
    for line in &mut lines {
        line.put(0, letter);
    }
    lines[0].put(2, &row.lane.title);
    match &row.body.content {
        Content::Folded(count) => lines[0].put(LEFT, &format!("({})", count.shaped.plain())),
        Content::Cards(cards) => {
            for card in &cards.cards {
                let (left, right) = (column_of(layout, card.rect.x0), column_of(layout, card.rect.x1));
                let (top, bottom) = (slot(card.rect.y0), slot(card.rect.y1 + size::CARD_GAP));
                for (at, line) in lines.iter_mut().enumerate().take(bottom.max(top + 1)).skip(top) {
                    let words = if at == top { card.card.title.as_str() } else { "" };
                    let width = right - left - 2;
                    line.put(left, &format!("[{words:<width$.width$}]"));
                }
            }
            cards.dashes.iter().for_each(|(_, x)| lines[0].put(column_of(layout, *x) - COLUMN / 2, "-"));
        }
        Content::Points(points) => {
            for point in &points.points {
                let at = column_of(layout, point.at.x) - COLUMN / 2;
                lines[slot(point.at.y)].put(at, &format!("({})", point.point.value));
            }
            points.dashes.iter().for_each(|(_, x)| lines[0].put(column_of(layout, *x) - COLUMN / 2, "-"));
        }
    }
    text.extend(lines.into_iter().map(Line::finish));
}

fn slot(y: f64) -> usize {
    ((y - size::CELL_PAD) / SLOT).round() as usize
}

fn column_of(layout: &Layout, x: f64) -> usize {
    let share = (x - layout.grid.columns_left) / (layout.grid.right - layout.grid.columns_left);
    LEFT + (share * (layout.setting.columns.len() * COLUMN) as f64).round() as usize
}

/// A line that is written at places.
#[derive(Default)]
struct Line(Vec<char>);

impl Line {
    fn put(&mut self, at: usize, words: &str) {
        let end = at + words.chars().count();
        self.0.resize(self.0.len().max(end), ' ');
        self.0.splice(at..end, words.chars());
    }

    fn finish(self) -> String {
        self.0.into_iter().collect::<String>().trim_end().to_owned() + "\n"
    }
}
