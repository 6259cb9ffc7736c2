//! What text from elsewhere means: plain lines, a table, or an outline of stages with cards in lanes. A text
//! is read in one of several ways ([`Reading`]); [`Source::best`] says which fits best. What comes of it is plain
//! data ([`Pasted`]) that can be shown before anything is changed, and [`Landing`] makes the one edit from it.
//! Knows nothing of the clipboard, of files and of windows.

mod feelings;
mod landing;
mod lane_words;
mod lines;
mod meaning;
mod outline;
mod quotes;
mod table;
mod tree;

use unicode_normalization::UnicodeNormalization as _;

use crate::model::Map;

pub use landing::{Landing, StagesInto};
pub use outline::{CardIn, LaneIn, Outline, Sizes, StageIn, StepIn};
pub use table::Block;

use lane_words::LaneWords;
use table::Table;

/// Most cards that one text becomes.
pub const MOST_CARDS: usize = 2_000;
/// Longest text that is read, bytes.
pub const LONGEST: usize = 4 * 1024 * 1024;

/// A way to read a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One card for each line.
    Lines,
    /// All of it on one card.
    OneCard,
    /// A block of cells.
    Block,
    /// A table whose first row and column name stages and lanes.
    Grid,
    /// Stages with cards in lanes.
    Outline,
}

/// What a text says, read in one way.
#[derive(Debug, Clone, PartialEq)]
pub enum Pasted {
    /// The words of cards, top to bottom.
    Cards(Vec<String>),
    /// Cells over columns and lanes.
    Block(Block),
    /// Stages with cards in lanes.
    Outline(Outline),
}

/// A text from elsewhere with what a map adds to its understanding.
#[derive(Debug, Clone)]
pub struct Source {
    text: String,
    words: LaneWords,
}

impl Source {
    /// A text that is to come into the map, whose lanes it may name. Longer texts than [`LONGEST`] are cut;
    /// ask [`is_too_long`] first.
    #[must_use]
    pub fn new(text: &str, map: &Map) -> Self {
        let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
        Self { text: tidy(text), words: LaneWords::with(map) }
    }

    /// The reading that fits best; `None`: the text is blank.
    #[must_use]
    pub fn best(&self) -> Option<Reading> {
        self.readings().first().copied()
    }

    /// Every reading that makes sense, the best first.
    #[must_use]
    pub fn readings(&self) -> Vec<Reading> {
        if self.text.trim().is_empty() {
            return Vec::new();
        }
        let mut readings = Vec::new();
        if let Some(table) = Table::of(&self.text) {
            let has_heads = table.has_heads(&self.words);
            readings.extend(if has_heads {
                [Reading::Grid, Reading::Block]
            } else {
                [Reading::Block, Reading::Grid]
            });
        } else if meaning::is_outline(&self.text, &self.words) {
            readings.push(Reading::Outline);
        }
        readings.push(Reading::Lines);
        if lines::of_text(&self.text).count() > 1 {
            readings.push(Reading::OneCard);
        }
        readings
    }

    /// What the text says when it is read in that way.
    #[must_use]
    pub fn read(&self, reading: Reading) -> Pasted {
        match reading {
            Reading::Lines => Pasted::Cards(lines::of_text(&self.text).collect()),
            Reading::OneCard => Pasted::Cards(vec![self.text.trim().to_owned()]),
            Reading::Block => Pasted::Block(Table::of(&self.text).unwrap_or_default().block()),
            Reading::Grid => {
                let table = Table::of(&self.text).unwrap_or_default();
                Pasted::Outline(table.outline(&self.words))
            }
            Reading::Outline => Pasted::Outline(meaning::outline(&self.text, &self.words)),
        }
    }
}

impl Pasted {
    /// How many cards and points there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Cards(cards) => cards.len(),
            Self::Block(block) => block.cards(),
            Self::Outline(outline) => outline.cards().count(),
        }
    }

    /// Whether it makes nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Cards(_) | Self::Block(_) => self.len() == 0,
            Self::Outline(outline) => outline.sizes() == Sizes::default(),
        }
    }

    /// Cuts off what is beyond [`MOST_CARDS`]; the answer is how many cards there were.
    pub fn limit(&mut self) -> usize {
        let all = self.len();
        match self {
            Self::Cards(cards) => cards.truncate(MOST_CARDS),
            Self::Block(block) => block.limit(MOST_CARDS),
            Self::Outline(outline) => outline.limit(MOST_CARDS),
        }
        all
    }
}

/// Whether a text is longer than what is read.
#[must_use]
pub fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST
}

/// The text composed, with plain line ends and without what nobody sees.
fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}'], "\n");
    let seen = |letter: &char| !matches!(letter, '\u{feff}' | '\u{200b}' | '\0');
    text.nfc().filter(seen).map(|letter| if letter == '\u{a0}' { ' ' } else { letter }).collect()
}
