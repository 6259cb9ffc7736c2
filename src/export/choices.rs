//! How an export is made, without the document it is made of: what the window remembers from one export to the
//! next and the command line says with its flags.

use serde::{Deserialize, Serialize};

use super::Format;
use crate::model::ThemeName;

/// How an export is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "choices that do not depend on each other")]
pub struct Choices {
    /// File format.
    pub format: Format,
    /// Colours; none: those of the document.
    pub theme: Option<ThemeName>,
    /// How large.
    pub size: Size,
    /// The map is laid out anew for the shape of the page, as large as it can be.
    pub fit: bool,
    /// Space around the map, map units.
    pub margin: f64,
    /// Without the page's colour.
    pub transparent: bool,
    /// With the title block.
    pub title: bool,
    /// With the personas in the title block.
    pub personas: bool,
    /// With the legend.
    pub legend: bool,
    /// With the blocks of text above and below the grid.
    pub blocks: bool,
    /// With the heads of the columns.
    pub heads: bool,
    /// One picture for each of these.
    pub split: Split,
    /// Lanes that would make the text of cards smaller than this go on to further slides, points.
    pub smallest_text: Option<f64>,
    /// A picture of the whole comes first, with the parts marked on it.
    pub overview: bool,
    /// What slides of a PPTX hold.
    pub deck: Deck,
    /// Text of an SVG.
    pub svg_text: SvgText,
    /// Pages that a PDF is cut into.
    pub tiles: Option<Paper>,
    /// Quality of a JPEG, 1 to 100.
    pub quality: u8,
    /// The document itself rides inside a PNG, which opens again.
    pub with_document: bool,
}

/// How large a picture becomes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Size {
    /// Pixels in a map unit.
    Scale(f64),
    /// Width of the whole picture, pixels.
    Width(u32),
    /// Height of the whole picture, pixels.
    Height(u32),
    /// Pixels in an inch, of which a map unit is the 96th part.
    Dpi(f64),
    /// A page of a given shape, the map in its middle as large as it can be.
    Page(Page),
}

/// A page or slide.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Points (1/72 inch).
    pub width: f64,
    /// Points.
    pub height: f64,
    /// Pixels in an inch.
    pub dpi: f64,
}

/// Who looks at a page, which decides how large text must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One person with the page at hand: 10 points.
    Handout,
    /// A room before a projector: 18 points.
    Room,
}

/// What a set of pictures has one of each for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Split {
    /// One picture of everything.
    #[default]
    Whole,
    /// Each phase.
    Phases,
    /// So many neighbouring stages; at least 1.
    Stages(u16),
    /// Each saved view.
    Views,
}

/// What slides of a PPTX hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deck {
    /// A picture each.
    #[default]
    Pictures,
    /// Shapes that can be edited.
    Shapes,
}

/// Text of an SVG.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SvgText {
    /// Outlines of glyphs: the same everywhere.
    #[default]
    Outlines,
    /// Text that can be edited and found, with the fonts inside.
    Text,
}

/// Paper of a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// 297 × 210 mm.
    A4,
    /// 420 × 297 mm.
    A3,
    /// 1189 × 841 mm.
    A0,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            format: Format::Png,
            theme: None,
            size: Size::Scale(2.0),
            fit: false,
            margin: crate::style::size::MARGIN,
            transparent: false,
            title: true,
            personas: true,
            legend: true,
            blocks: true,
            heads: true,
            split: Split::Whole,
            smallest_text: None,
            overview: false,
            deck: Deck::Pictures,
            svg_text: SvgText::Outlines,
            tiles: None,
            quality: 90,
            with_document: false,
        }
    }
}

impl Choices {
    /// With numbers in their ranges: they may come from a file that was edited by hand.
    #[must_use]
    pub fn sound(mut self) -> Self {
        self.size = match self.size {
            Size::Scale(scale) => Size::Scale(scale.clamp(0.1, 16.0)),
            Size::Width(pixels) => Size::Width(pixels.clamp(1, 100_000)),
            Size::Height(pixels) => Size::Height(pixels.clamp(1, 100_000)),
            Size::Dpi(dpi) => Size::Dpi(dpi.clamp(10.0, 2400.0)),
            Size::Page(Page { width, height, dpi }) => Size::Page(Page {
                width: width.clamp(72.0, 72_000.0),
                height: height.clamp(72.0, 72_000.0),
                dpi: dpi.clamp(10.0, 2400.0),
            }),
        };
        self.margin = self.margin.clamp(0.0, 1000.0);
        self.smallest_text = self.smallest_text.map(|points| points.clamp(1.0, 200.0));
        self.quality = self.quality.clamp(1, 100);
        if let Split::Stages(stages) = &mut self.split {
            *stages = (*stages).max(1);
        }
        self
    }
}

impl Page {
    /// A slide of 16:9, 1920 × 1080 pixels.
    pub const SLIDE: Self = Self { width: 960.0, height: 540.0, dpi: 144.0 };
    /// A slide of 16:9, 3840 × 2160 pixels.
    pub const SLIDE_4K: Self = Self { dpi: 288.0, ..Self::SLIDE };
    /// A slide of 4:3, 1600 × 1200 pixels.
    pub const SLIDE_4_3: Self = Self { width: 720.0, height: 540.0, dpi: 160.0 };

    /// A sheet of paper, the long side across.
    #[must_use]
    pub fn of(paper: Paper, dpi: f64) -> Self {
        let (width, height) = paper.millimetres();
        Self { width: width / 25.4 * 72.0, height: height / 25.4 * 72.0, dpi }
    }

    /// The same turned by a quarter.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { width: self.height, height: self.width, ..self }
    }

    /// Width over height.
    #[must_use]
    pub fn shape(self) -> f64 {
        self.width / self.height
    }

    /// Slides are for rooms, everything else is held in the hand.
    #[must_use]
    pub fn reading(self) -> Reading {
        let is_slide = [Self::SLIDE, Self::SLIDE_4_3]
            .iter()
            .any(|slide| (slide.width, slide.height) == (self.width, self.height));
        if is_slide { Reading::Room } else { Reading::Handout }
    }
}

impl Reading {
    /// Smallest size of text that can be read, points.
    #[must_use]
    pub fn smallest_text(self) -> f64 {
        match self {
            Self::Handout => 10.0,
            Self::Room => 18.0,
        }
    }
}

impl Paper {
    /// Long and short side.
    #[must_use]
    pub fn millimetres(self) -> (f64, f64) {
        match self {
            Self::A4 => (297.0, 210.0),
            Self::A3 => (420.0, 297.0),
            Self::A0 => (1189.0, 841.0),
        }
    }
}
