//! Text shaped and broken into lines, once, at 1:1, for the screen and every export alike.
//! Knows the bundled fonts and nothing of maps, colours or zoom.

mod engine;
mod fonts;
pub mod icons;
pub mod named_icons;

use std::sync::Arc;

pub use engine::{TextEngine, icon};
pub use fonts::Face;
pub use parley::FontData;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// The typeface.
    pub face: Face,
    /// Size of the em, map units.
    pub size: f32,
    /// Distance of baselines, map units; at least 1.35 em, so that stacked capitals such as Ổ fit.
    pub line_height: f32,
    /// Extra space between letters, map units.
    pub tracking: f32,
    /// Where lines stand in the width that they were broken to.
    pub align: Align,
}

/// Where lines stand in their width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// A text shaped and broken into lines. Origin: top left of its box.
#[derive(Debug, Clone, PartialEq)]
pub struct Shaped {
    /// What was set, with its own line ends only.
    pub text: String,
    /// How it was set.
    pub style: TextStyle,
    /// The width that its lines were broken to, map units; none: they end at its own line ends only.
    pub room: Option<f32>,
    /// Space before the first line, for something that stands there, map units.
    pub indent: f32,
    /// Width of the widest line, map units.
    pub width: f32,
    /// Height of all lines, map units.
    pub height: f32,
    /// Top to bottom; at least one, also for empty text.
    pub lines: Vec<Line>,
}

/// One line of a shaped text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its characters, without the line break, NFC.
    pub text: String,
    /// The text itself has a line break at its end.
    pub is_ended: bool,
    /// Left end from the box's left edge, map units.
    pub x: f32,
    /// Baseline from the box's top, map units.
    pub baseline: f32,
    /// Advance of all glyphs, trailing white space left out, map units.
    pub width: f32,
    /// Glyphs of one font each, left to right.
    pub runs: Vec<GlyphRun>,
}

/// Glyphs of one font.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// Whose glyphs.
    pub font: FontRef,
    /// Size of the em, map units.
    pub size: f32,
    /// Left to right.
    pub glyphs: Vec<Glyph>,
}

/// The font of a run.
#[derive(Debug, Clone, PartialEq)]
pub enum FontRef {
    /// One of the bundled.
    Bundled(Face),
    /// A font of the system, for scripts that the bundled ones lack.
    System(Arc<SystemFont>),
}

/// A font of the system.
#[derive(Debug, PartialEq)]
pub struct SystemFont {
    /// Family name.
    pub family: String,
    /// The file and the face in it.
    pub data: FontData,
}

/// A glyph at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Number in its font.
    pub id: u32,
    /// Origin from the box's left edge, map units.
    pub x: f32,
    /// Origin from the box's top, map units: the baseline for most glyphs.
    pub y: f32,
    /// Where the characters that it stands for begin in the text of its line, bytes. Glyphs that stand for the
    /// same characters together, such as a letter and its mark, have the same place.
    pub start: u32,
    /// Where these characters end, bytes.
    pub end: u32,
}

impl FontRef {
    /// The font file and the number of the face in it.
    #[must_use]
    pub fn data(&self) -> (&[u8], u32) {
        match self {
            Self::Bundled(face) => (face.bytes(), 0),
            Self::System(font) => (font.data.data.as_ref(), font.data.index),
        }
    }
}

impl TextStyle {
    /// A style without tracking, its lines at the left.
    #[must_use]
    pub const fn new(face: Face, size: f32, line_height: f32) -> Self {
        Self { face, size, line_height, tracking: 0.0, align: Align::Left }
    }

    /// The same with lines in the middle.
    #[must_use]
    pub const fn centred(self) -> Self {
        Self { align: Align::Centre, ..self }
    }

    /// The same with lines at the right.
    #[must_use]
    pub const fn at_right(self) -> Self {
        Self { align: Align::Right, ..self }
    }
}

impl Shaped {
    /// The text as one string, lines joined by spaces.
    #[must_use]
    pub fn plain(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.trim_end()).collect();
        lines.join(" ")
    }
}
