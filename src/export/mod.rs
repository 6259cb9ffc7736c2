//! Maps as files for others: as pictures, laid out and drawn anew, one map or two compared, and as data. For the
//! window and the command line alike. Knows nothing of dialogs, threads and words.

mod choices;
mod continued;
mod estimate;
mod folder;
mod lanes;
mod selection;
mod sheets;
mod slides;

use std::io::{self, Cursor, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use choices::{Choices, Deck, Page, Paper, Reading, Size, Split, SvgText};
pub use sheets::{TextPoints, text_points};
pub use slides::Slide;

use crate::compare::Compared;
use crate::data::{self, Separator, Source};
use crate::file::{self, RealDisk};
use crate::model::{Document, Item, Language, MapId, Shown};
use crate::output::{Cancelled, Progress, Sheet, html, pdf, photo, png, pptx, svg};
use crate::scene::Scene;
use crate::words;

/// What is exported, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// Snapshot of the document.
    pub document: Arc<Document>,
    /// The map.
    pub map: MapId,
    /// Instead of the map, two maps against each other.
    pub compared: Option<Compared>,
    /// What of it is visible, before the choices leave out more.
    pub shown: Shown,
    /// Only these things of it, cut out where they stand, see [`Export::select`]; empty: all of it.
    pub only: Vec<Item>,
    /// How it is made.
    pub choices: Choices,
}

/// A file format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Pixels.
    #[default]
    Png,
    /// Pixels, with some loss, for places that take no PNG.
    Jpeg,
    /// Pixels without loss, smaller than PNG.
    WebP,
    /// Outlines.
    Svg,
    /// Pages for printers and readers.
    Pdf,
    /// Slides.
    Pptx,
    /// A page for browsers.
    Html,
    /// Cards as rows, for spreadsheets.
    Csv,
    /// The same with tabs.
    Tsv,
    /// A report.
    Markdown,
    /// A Mermaid `journey` diagram.
    Mermaid,
    /// The document as it is saved.
    Ron,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Written {
    /// The files, in their order.
    pub files: Vec<PathBuf>,
    /// Titles of embedded pictures that could not be read and are left out.
    pub unreadable: Vec<String>,
    /// Size of the words on cards on the page where they are smallest, points; none: no picture.
    pub smallest_text: Option<f64>,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The map is gone.
    #[error("the map is gone")]
    NoMap,
    /// Somebody gave it up.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// PNG could not be made.
    #[error(transparent)]
    Png(#[from] png::PngError),
    /// SVG or HTML could not be made.
    #[error("the picture cannot be made: {0}")]
    Svg(io::Error),
    /// JPEG or WebP could not be made.
    #[error(transparent)]
    Photo(#[from] photo::PhotoError),
    /// PDF could not be made.
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
    /// PPTX could not be made.
    #[error(transparent)]
    Pptx(#[from] pptx::PptxError),
    /// The table could not be made.
    #[error("the table cannot be made: {0}")]
    Table(#[from] csv::Error),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] file::SaveError),
}

impl Written {
    /// Keeps the size of the text on the page where it is smallest; on an overview nobody reads cards.
    fn note_text(&mut self, slide: &Slide, sheet: &Sheet) {
        if !slide.is_overview {
            let points = text_points(sheet);
            self.smallest_text = Some(self.smallest_text.map_or(points, |least| least.min(points)));
        }
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Cancelled>()) {
            Some(cancelled) => Self::Cancelled(*cancelled),
            None => Self::Svg(error),
        }
    }
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 12] = [
        Self::Png,
        Self::Pptx,
        Self::Pdf,
        Self::Svg,
        Self::Html,
        Self::Jpeg,
        Self::WebP,
        Self::Csv,
        Self::Tsv,
        Self::Markdown,
        Self::Mermaid,
        Self::Ron,
    ];

    /// Whether it shows the map as it is drawn.
    #[must_use]
    pub fn is_picture(self) -> bool {
        match self {
            Self::Png | Self::Jpeg | Self::WebP | Self::Svg | Self::Pdf | Self::Pptx | Self::Html => true,
            Self::Csv | Self::Tsv | Self::Markdown | Self::Mermaid | Self::Ron => false,
        }
    }

    /// Whether it is made of pixels.
    #[must_use]
    pub fn has_pixels(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::WebP)
    }

    /// Whether one file holds all pictures of a set, as pages or slides.
    #[must_use]
    pub fn has_pages(self) -> bool {
        matches!(self, Self::Pdf | Self::Pptx)
    }

    /// What a file name ends in.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Html => "html",
            Self::Ron => "journey.ron",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "md",
            Self::Mermaid => "mmd",
        }
    }
}

impl Export {
    /// An export with the usual choices.
    #[must_use]
    pub fn new(document: Arc<Document>, map: MapId, shown: Shown) -> Self {
        Self { document, map, compared: None, shown, only: Vec::new(), choices: Choices::default() }
    }

    /// The map, or the comparison, as one picture.
    #[must_use]
    pub fn scene(&self) -> Option<Scene> {
        self.slides().first().and_then(|slide| self.sheet(slide)).map(|sheet| sheet.scene)
    }

    /// Makes the file, or a folder of files, and puts it in its place.
    ///
    /// # Errors
    /// When the picture would be too large, the disk refuses or it is given up; a file that was there stays as it was.
    pub fn write(&self, path: &Path, progress: &Progress) -> Result<Written, ExportError> {
        if self.makes_folder() {
            return self.write_folder(path, false, progress);
        }
        let mut written = Written { files: vec![path.to_owned()], ..Written::default() };
        let sheets = self.sheets_noted(&mut written)?;
        written.unreadable = self.write_file(&sheets, path, progress)?;
        Ok(written)
    }

    /// The same, also in the place of a folder that holds another set of numbered files.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_over(&self, path: &Path, progress: &Progress) -> Result<Written, ExportError> {
        if self.makes_folder() { self.write_folder(path, true, progress) } else { self.write(path, progress) }
    }

    /// The one file that [`write`](Self::write) makes, for who takes it otherwise than as a file; of a set that
    /// would be a folder, the first picture.
    ///
    /// # Errors
    /// When it would be too large, cannot be written or is given up.
    pub fn write_to(&self, bytes: &mut Vec<u8>, progress: &Progress) -> Result<Written, ExportError> {
        let mut written = Written::default();
        let sheets = self.sheets_noted(&mut written)?;
        written.unreadable = self.make(&sheets, &mut Cursor::new(bytes), progress)?;
        Ok(written)
    }

    /// What is drawn into one file; nothing of data.
    fn sheets_noted(&self, written: &mut Written) -> Result<Vec<Sheet>, ExportError> {
        let slides = if self.choices.format.is_picture() { self.slides() } else { vec![] };
        let mut sheets = Vec::new();
        for slide in slides {
            let sheet = self.sheet(&slide).ok_or(ExportError::NoMap)?;
            written.note_text(&slide, &sheet);
            sheets.push(sheet);
        }
        Ok(sheets)
    }

    /// Makes one file of these pictures, or of data, and puts it in its place. Returns what could not be read.
    fn write_file(
        &self,
        sheets: &[Sheet],
        path: &Path,
        progress: &Progress,
    ) -> Result<Vec<String>, ExportError> {
        file::write_atomic_with(&RealDisk, path, |out| self.make(sheets, out, progress))
    }

    fn make(
        &self,
        sheets: &[Sheet],
        out: &mut (impl Write + Seek),
        progress: &Progress,
    ) -> Result<Vec<String>, ExportError> {
        if self.choices.format.is_picture() {
            // Each format tells in its own way that it was given up.
            let given_up = |error| progress.reach(progress.share()).err().map_or(error, ExportError::from);
            return self.draw(sheets, progress, out).map_err(given_up);
        }
        out.write_all(&self.data()?)?;
        Ok(vec![])
    }

    /// Makes one file of pictures; formats without pages take the first only. Returns what could not be read.
    fn draw(
        &self,
        sheets: &[Sheet],
        progress: &Progress,
        out: &mut (impl Write + Seek),
    ) -> Result<Vec<String>, ExportError> {
        let sheet = sheets.first().ok_or(ExportError::NoMap)?;
        let letters = match self.choices.svg_text {
            SvgText::Outlines => svg::Letters::Outlines,
            SvgText::Text => svg::Letters::Text,
        };
        Ok(match self.choices.format {
            Format::Jpeg => photo::write_jpeg(sheet, self.choices.quality, progress, out)?,
            Format::WebP => photo::write_webp(sheet, progress, out)?,
            Format::Svg => svg::write(sheet, letters, progress, out)?,
            Format::Pdf => {
                let tile = self.choices.tiles.map(|paper| Page::of(paper, 0.0));
                let options = pdf::Options { tile: tile.map(|page| (page.width, page.height)) };
                pdf::write(sheets, &options, progress, out)?
            }
            Format::Pptx => {
                let options = pptx::Options { shapes: self.choices.deck == Deck::Shapes };
                pptx::write(sheets, &options, progress, out)?
            }
            Format::Html => html::write(sheet, &page_words(self.document.language), progress, out)?,
            Format::Png | Format::Csv | Format::Tsv | Format::Markdown | Format::Mermaid | Format::Ron => {
                let document =
                    self.choices.with_document.then(|| file::to_chunk(&self.document)).transpose()?;
                let inside = document.as_ref().map(|bytes| png::Inside { chunk: file::CHUNK, bytes });
                png::write(sheet, &png::Options { inside }, progress, out)?
            }
        })
    }

    fn data(&self) -> Result<Vec<u8>, ExportError> {
        let document = self.selected_document();
        let map = document.map(self.map).ok_or(ExportError::NoMap)?;
        let source = Source { document: &document, map, shown: &self.shown };
        Ok(match self.choices.format {
            Format::Tsv => data::cards(source, Separator::Tab)?.into_bytes(),
            Format::Markdown => data::report(source).into_bytes(),
            Format::Mermaid => data::mermaid(source).into_bytes(),
            Format::Ron => file::to_bytes(&self.document)?,
            Format::Csv
            | Format::Png
            | Format::Jpeg
            | Format::WebP
            | Format::Svg
            | Format::Pdf
            | Format::Pptx
            | Format::Html => data::cards(source, Separator::Comma)?.into_bytes(),
        })
    }
}

/// Words of the controls of a page.
fn page_words(language: Language) -> html::Words<'static> {
    let words = words::page(language);
    html::Words {
        find: words.find,
        next: words.next,
        previous: words.previous,
        nothing_found: words.nothing_found,
        whole: words.whole,
        larger: words.larger,
        smaller: words.smaller,
        lanes: words.lanes,
        all_lanes: words.all_lanes,
        map: words.map,
    }
}
