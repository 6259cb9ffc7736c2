//! Maps as files for others: as pictures, laid out and drawn anew, one map or two compared, and as data. For the
//! window and the command line alike. Knows nothing of dialogs, threads and words.

use std::path::Path;
use std::sync::Arc;

use crate::compare::Compared;
use crate::data::{self, Separator, Source};
use crate::file::{self, RealDisk};
use crate::model::{Document, MapId, Shown};
use crate::output::{png, svg};
use crate::scene::{self, Scene};
use crate::style::Style;
use crate::{layout, output};

/// What is exported, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// Snapshot of the document.
    pub document: Arc<Document>,
    /// The map.
    pub map: MapId,
    /// Instead of the map, two maps against each other.
    pub compared: Option<Compared>,
    /// What of it is visible.
    pub shown: Shown,
    /// File format.
    pub format: Format,
    /// Size of a PNG.
    pub resolution: png::Resolution,
    /// Without the page's colour.
    pub transparent: bool,
}

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Pixels.
    Png,
    /// Outlines.
    Svg,
    /// Cards as rows, for spreadsheets.
    Csv,
    /// The same with tabs.
    Tsv,
    /// A report.
    Markdown,
    /// A Mermaid `journey` diagram.
    Mermaid,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The map is gone.
    #[error("the map is gone")]
    NoMap,
    /// PNG could not be made.
    #[error(transparent)]
    Png(#[from] png::PngError),
    /// SVG could not be made.
    #[error("the picture cannot be made: {0}")]
    Svg(#[from] std::io::Error),
    /// The table could not be made.
    #[error("the table cannot be made: {0}")]
    Table(#[from] csv::Error),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] file::SaveError),
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Png, Self::Svg, Self::Csv, Self::Tsv, Self::Markdown, Self::Mermaid];

    /// Whether it shows the map as it is drawn.
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Svg)
    }

    /// What a file name ends in.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "md",
            Self::Mermaid => "mmd",
        }
    }
}

impl Export {
    /// Draws the map, or the comparison.
    #[must_use]
    pub fn scene(&self) -> Option<Scene> {
        if let Some(compared) = &self.compared {
            let mut memo = layout::Memo::default();
            return scene::compare::compared(&self.document, compared, &self.shown, &mut memo);
        }
        let style = Style::of(self.document.theme);
        let layout = layout::layout(&self.document, self.map, &self.shown, &mut layout::Memo::default())?;
        Some(scene::draw(&self.document, &layout, &style, &mut scene::Memo::default()))
    }

    /// Makes the file and puts it in its place; returns the titles of embedded pictures that could not be
    /// read and are left out.
    ///
    /// # Errors
    /// When the picture would be too large or the disk refuses; a file that was there stays as it was.
    pub fn write(&self, path: &Path) -> Result<Vec<String>, ExportError> {
        let (bytes, unreadable) = match self.format {
            Format::Png | Format::Svg => self.picture()?,
            Format::Csv | Format::Tsv | Format::Markdown | Format::Mermaid => {
                (self.data()?.into_bytes(), vec![])
            }
        };
        file::write_atomic(&RealDisk, path, &bytes, |_| true)?;
        Ok(unreadable)
    }

    fn picture(&self) -> Result<(Vec<u8>, Vec<String>), ExportError> {
        let scene = self.scene().ok_or(ExportError::NoMap)?;
        let title = self.document.map(self.map).map(|map| map.title.clone()).unwrap_or_default();
        let mut bytes = Vec::new();
        let unreadable = if self.format == Format::Svg {
            let options = svg::Options { transparent: self.transparent, area: None, title };
            svg::write(&scene, &options, &mut bytes)?.unreadable
        } else {
            let options = png::Options {
                resolution: self.resolution,
                transparent: self.transparent,
                area: None,
                title,
            };
            png::write(&scene, &options, &mut bytes)?.unreadable
        };
        Ok((bytes, unreadable))
    }

    fn data(&self) -> Result<String, ExportError> {
        let map = self.document.map(self.map).ok_or(ExportError::NoMap)?;
        let source = Source { document: &self.document, map, shown: &self.shown };
        Ok(match self.format {
            Format::Tsv => data::cards(source, Separator::Tab)?,
            Format::Markdown => data::report(source),
            Format::Mermaid => data::mermaid(source),
            Format::Csv | Format::Png | Format::Svg => data::cards(source, Separator::Comma)?,
        })
    }

    /// Pixels in a map unit for a page of that width.
    #[must_use]
    pub fn scale(&self, page_width: f64) -> f64 {
        match self.resolution {
            png::Resolution::Scale(scale) => scale,
            png::Resolution::Width(width) => f64::from(width) / page_width.max(1.0),
            png::Resolution::Dpi(dpi) => dpi / output::UNITS_PER_INCH,
        }
    }
}
