//! Blocks of text above and below the grid, side by side as many as fit.

use super::cards::narrow;
use super::memo::Memo;
use super::{Ink, Pos, Rect, TextAt};
use crate::model::{Block, BlockId};
use crate::style::{Measures, size, type_face};

/// A block at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct BlockBox {
    /// Which.
    pub block: BlockId,
    /// Where.
    pub rect: Rect,
    /// Heading and words.
    pub texts: Vec<TextAt>,
    /// What it says, in one string.
    pub label: String,
}

const GAP: f64 = 12.0;

/// Adds the blocks from `top` down, between left and right, and returns where the next thing may begin.
pub(super) fn blocks(
    blocks: &[Block],
    top: f64,
    (left, right): (f64, f64),
    measures: &Measures,
    memo: &mut Memo,
    out: &mut Vec<BlockBox>,
) -> f64 {
    if blocks.is_empty() {
        return top;
    }
    let room = right - left;
    let fitting = ((room + GAP) / (size::BLOCK + GAP)).floor().max(1.0);
    let in_row = fitting.min(blocks.len() as f64);
    let width = (room - GAP * (in_row - 1.0)) / in_row;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive count")]
    let in_row = in_row as usize;
    let mut y = top;
    for row in blocks.chunks(in_row) {
        let first = out.len();
        for (place, block) in row.iter().enumerate() {
            let x = left + place as f64 * (width + GAP);
            out.push(block_box(block, Pos::new(x, y), (width, measures.block_pad), memo));
        }
        // Blocks of a row end together.
        let bottom = out.iter().skip(first).map(|block| block.rect.y1).fold(y, f64::max);
        out.iter_mut().skip(first).for_each(|block| block.rect.y1 = bottom);
        y = bottom + GAP;
    }
    y - GAP + measures.section_gap
}

fn block_box(block: &Block, at: Pos, (width, pad): (f64, f64), memo: &mut Memo) -> BlockBox {
    let mut texts = Vec::new();
    let mut y = at.y + pad - 4.0;
    for (text, style, ink) in
        [(&block.title, type_face::LANE, Ink::Text), (&block.text, type_face::BODY, Ink::Secondary)]
    {
        if text.is_empty() {
            continue;
        }
        let shaped = memo.text.shape(text, Some(narrow(width - pad * 2.0)), style);
        let height = f64::from(shaped.height);
        texts.push(TextAt { at: Pos::new(at.x + pad, y), shaped, ink });
        y += height;
    }
    let bottom = (y + pad - 4.0).max(at.y + 44.0);
    BlockBox {
        block: block.id,
        rect: Rect::new(at.x, at.y, at.x + width, bottom),
        texts,
        label: [block.title.as_str(), block.text.as_str()].join(". "),
    }
}
