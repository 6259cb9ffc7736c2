//! The stacks of a lane, spanning cards among them.

use std::sync::Arc;

use super::card_parts::{CardParts, parts};
use super::memo::{Memo, Setting};
use super::rows::LaneCards;
use super::{Column, Ink, Pos, Rect, TextAt, Vec2};
use crate::model::{Card, CardId, CardKind, Cell, Document, Joint, Lane, StepId};
use crate::style::{size, type_face};
use crate::words::kinds;

/// A card at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct CardBox {
    /// The card, as it was when it was laid out.
    pub card: Card,
    /// The column of its cell.
    pub step: StepId,
    /// Place among all cards of its cell, hidden ones counted.
    pub index: usize,
    /// Where; x from the page's, y from the lane's origin.
    pub rect: Rect,
    /// What stands on it, from the card's top left.
    pub parts: Arc<CardParts>,
}

/// The word between two neighbours of a stack.
#[derive(Debug, Clone, PartialEq)]
pub struct JointBox {
    /// Of the card above.
    pub card: CardId,
    /// Where it joins them: from the lower edge of the one to the upper edge of the other.
    pub rect: Rect,
    /// The word.
    pub text: TextAt,
}

/// The stacks of a lane. A card takes the first free place below its neighbour that no spanning card
/// covers, as all-day events do in a calendar.
pub(super) fn stacks(
    document: &Document,
    lane: &Lane,
    setting: &Setting,
    memo: &mut Memo,
) -> (LaneCards, f64) {
    let mut cards = Vec::new();
    let mut joints = Vec::new();
    let mut dashes = Vec::new();
    let mut bottom = 0.0_f64;
    // What spanning cards take of each column, as (top, bottom).
    let mut taken: Vec<Vec<(f64, f64)>> = vec![Vec::new(); setting.columns.len()];
    for (at, column) in setting.columns.iter().enumerate() {
        let Some(cell) = lane.cells.get(&column.step) else { continue };
        if cell.empty_on_purpose {
            dashes.push((column.step, column.x + column.width / 2.0));
        }
        let mut y = setting.measures.cell_pad;
        let mut flow = Flow::of(cell, column, setting);
        let mut shown = cell.cards.iter().enumerate().filter(|(_, card)| is_shown(card, setting)).peekable();
        while let Some((index, card)) = shown.next() {
            let covered = covered(setting, at, card.span);
            let spans = at..at + covered.len();
            let left = column.x + setting.measures.cell_side;
            if let Some(width) = flow.width.filter(|_| covered.len() == 1) {
                let parts = parts(document, setting, card, width, memo);
                flow.row.push(CardBox {
                    card: card.clone(),
                    step: column.step,
                    index,
                    rect: Rect::from_origin_size((left, 0.0), parts.size),
                    parts,
                });
                let goes_on = shown.peek().is_some_and(|(_, next)| next.span <= 1);
                if flow.row.len() == flow.in_row || !goes_on {
                    y = flow.place_row(&taken, (at, y), setting, &mut cards);
                    bottom = bottom.max(y - setting.measures.card_gap);
                }
                continue;
            }
            let width = covered_width(covered) - setting.measures.cell_side * 2.0;
            let parts = parts(document, setting, card, width, memo);
            let height = parts.size.1;
            y = free_place(&taken, spans.clone(), (y, height), setting.measures.card_gap);
            let x = left;
            let rect = Rect::new(x, y, x + width, y + height);
            if covered.len() > 1 {
                taken
                    .iter_mut()
                    .take(spans.end)
                    .skip(spans.start)
                    .for_each(|column| column.push((y, rect.y1)));
            }
            let below = below(card, setting);
            bottom = bottom.max(rect.y1 + (below - setting.measures.card_gap));
            y = rect.y1 + below;
            if card.joint != Joint::None && shown.peek().is_some() {
                joints.push(joint(card, rect, setting, memo));
                y += size::JOINT;
            }
            cards.push(CardBox { card: card.clone(), step: column.step, index, rect, parts });
        }
    }
    (LaneCards { cards, joints, dashes }, bottom + setting.measures.cell_pad)
}

/// The cards of a wide cell side by side, row by row.
struct Flow {
    /// Width of each card; none: they are stacked.
    width: Option<f64>,
    /// How many stand in a row.
    in_row: usize,
    row: Vec<CardBox>,
}

impl Flow {
    /// Words between cards join them downwards, so such a cell stays a stack.
    fn of(cell: &Cell, column: &Column, setting: &Setting) -> Self {
        let shown = cell.cards.iter().filter(|card| is_shown(card, setting) && card.span <= 1).count();
        let measures = &setting.measures;
        let joined = cell.cards.iter().any(|card| card.joint != Joint::None);
        let room = column.width - measures.cell_side * 2.0;
        let least = measures.flowing_card.filter(|_| !joined);
        let least = least.map(|least| least.max(column.least - measures.cell_side * 2.0));
        let fitting =
            least.map_or(1.0, |least| ((room + measures.card_gap) / (least + measures.card_gap)).floor());
        let in_row = fitting.min(shown as f64).max(1.0);
        let width = (room - measures.card_gap * (in_row - 1.0)) / in_row;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive count")]
        Self { width: (in_row > 1.0).then_some(width), in_row: in_row as usize, row: Vec::new() }
    }

    /// Puts the row from that height of the column down where all of it is free; where the next may begin.
    fn place_row(
        &mut self,
        taken: &[Vec<(f64, f64)>],
        (column, from): (usize, f64),
        setting: &Setting,
        cards: &mut Vec<CardBox>,
    ) -> f64 {
        let gap = setting.measures.card_gap;
        let whole = |card: &CardBox| card.rect.height() + below(&card.card, setting) - gap;
        let height = self.row.iter().map(whole).fold(0.0, f64::max);
        let y = free_place(taken, column..column + 1, (from, height), gap);
        let mut right = 0.0;
        for mut card in self.row.drain(..) {
            card.rect = card.rect + Vec2::new(right, y);
            right += card.rect.width() + gap;
            cards.push(card);
        }
        y + height + gap
    }
}

/// Space under a card: the bubbles of a thought hang there.
fn below(card: &Card, setting: &Setting) -> f64 {
    let gap = setting.measures.card_gap;
    if card.kind == CardKind::Thought { gap.max(size::TAIL) } else { gap }
}

/// Whether the card is visible in this setting.
pub(super) fn is_shown(card: &Card, setting: &Setting) -> bool {
    !card.is_left_out_with(&setting.without_personas, &setting.without_variants)
}

fn covered(setting: &Setting, at: usize, span: u16) -> &[Column] {
    let rest = setting.columns.get(at..).unwrap_or_default();
    rest.get(..usize::from(span.max(1))).unwrap_or(rest)
}

fn covered_width(columns: &[Column]) -> f64 {
    columns.iter().map(|column| column.width).sum()
}

/// The first y from `from` down where `height` is free in all the columns.
fn free_place(
    taken: &[Vec<(f64, f64)>],
    columns: std::ops::Range<usize>,
    (from, height): (f64, f64),
    gap: f64,
) -> f64 {
    let mut y = from;
    while let Some(next) = taken
        .iter()
        .take(columns.end)
        .skip(columns.start)
        .flatten()
        .filter(|(top, bottom)| *top < y + height + gap && *bottom + gap > y)
        .map(|(_, bottom)| bottom + gap)
        .reduce(f64::max)
    {
        y = next;
    }
    y
}

fn joint(card: &Card, above: Rect, setting: &Setting, memo: &mut Memo) -> JointBox {
    let shaped = memo.text.shape(kinds::joint(setting.language, card.joint), None, type_face::DETAIL);
    let half = f64::from(shaped.width) / 2.0;
    let middle = above.center().x;
    let bottom = above.y1 + setting.measures.card_gap + size::JOINT;
    let rect = Rect::new(middle - half, above.y1, middle + half, bottom);
    let at = Pos::new(rect.x0, rect.center().y - f64::from(shaped.height) / 2.0);
    JointBox { card: card.id, rect, text: TextAt { at, shaped, ink: Ink::Text } }
}

/// A width for the text engine, which counts in `f32`.
#[expect(clippy::cast_possible_truncation, reason = "widths are far below what f32 holds")]
pub(super) fn narrow(width: f64) -> f32 {
    width as f32
}
