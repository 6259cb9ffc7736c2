//! PPTX files of sheets, one slide each: pictures, or shapes that PowerPoint can edit. Knows nothing of where they
//! are written to.
//!
//! Office Open XML as in ECMA-376, transitional. Text is set in Arial through the theme's fonts, since every office
//! program has it or one of its widths, and it is narrower than Inter: words stay within their cards.

mod drawing;
mod icons;
mod media;
mod package;
mod parts;
mod shapes;
mod slide;
mod space;
mod words;
mod xml;

use std::io::{self, BufWriter, Seek, Write};

use self::icons::Icons;
use self::media::Media;
use self::package::Package;
use self::shapes::Shapes;
use self::space::SlideSize;
use super::png::{self, PngError};
use super::{Cancelled, Progress, Sheet};

/// How a deck is made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Shapes that can be edited instead of a picture.
    pub shapes: bool,
}

/// Why there is no deck.
#[derive(Debug, thiserror::Error)]
pub enum PptxError {
    /// Somebody gave it up.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// A slide's picture cannot be made.
    #[error(transparent)]
    Picture(#[from] PngError),
    /// The place that the file is written to fails.
    #[error("the file cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes a slide for each sheet, at equal scale on slides as large as the largest; returns the titles of embedded
/// pictures that could not be read and are left out.
///
/// # Errors
/// Where a picture would be too large, `out` fails or the work is given up.
pub fn write(
    sheets: &[Sheet],
    options: &Options,
    progress: &Progress,
    out: impl Write + Seek,
) -> Result<Vec<String>, PptxError> {
    let mut deck = Deck {
        size: SlideSize::of(sheets),
        package: Package::new(out, sheets, SlideSize::of(sheets))?,
        icons: Icons::default(),
        media: Media::default(),
        unreadable: Vec::new(),
    };
    for (number, sheet) in (1..).zip(sheets) {
        let slides = sheets.len() as f64;
        let progress = progress.part((number as f64 - 1.0) / slides, number as f64 / slides);
        progress.reach(0.0)?;
        if options.shapes {
            deck.shapes(number, sheet, |share| Ok(progress.reach(share)?))?;
        } else {
            deck.picture(number, sheet, &progress)?;
        }
    }
    let unreadable = deck.finish()?;
    progress.reach(1.0)?;
    Ok(unreadable)
}

/// A deck that is being written.
struct Deck<W: Write + Seek> {
    size: SlideSize,
    package: Package<W>,
    icons: Icons,
    media: Media,
    unreadable: Vec<String>,
}

impl<W: Write + Seek> Deck<W> {
    /// A slide that one picture fills.
    fn picture(&mut self, number: usize, sheet: &Sheet, progress: &Progress) -> Result<(), PptxError> {
        let name = format!("slide{number}.png");
        let part = self.package.picture(&name)?;
        self.unreadable.extend(png::write(sheet, &png::Options::default(), progress, part)?);
        let mut shapes = shapes(sheet, &mut self.icons, &mut self.media);
        let part = BufWriter::new(self.package.part(&format!("ppt/slides/slide{number}.xml"))?);
        slide::write_picture(part, sheet, self.size, &mut shapes)?;
        Ok(self.package.slide_relationships(number, &[name])?)
    }

    /// A slide of shapes.
    fn shapes(
        &mut self,
        number: usize,
        sheet: &Sheet,
        reach: impl Fn(f64) -> Result<(), PptxError>,
    ) -> Result<(), PptxError> {
        let mut shapes = shapes(sheet, &mut self.icons, &mut self.media);
        let part = BufWriter::new(self.package.part(&format!("ppt/slides/slide{number}.xml"))?);
        slide::write_shapes(part, sheet, self.size, &mut shapes, reach)?;
        Ok(self.package.slide_relationships(number, &shapes.pictures)?)
    }

    fn finish(mut self) -> io::Result<Vec<String>> {
        for file in self.media.files() {
            self.package.picture(&file.name)?.write_all(file.bytes())?;
        }
        self.package.finish()?;
        self.unreadable.extend(self.media.into_unreadable());
        let mut seen = std::collections::BTreeSet::new();
        self.unreadable.retain(|title| seen.insert(title.clone()));
        Ok(self.unreadable)
    }
}

/// The objects of a slide; number 1 is the slide's own.
fn shapes<'a>(sheet: &Sheet, icons: &'a mut Icons, media: &'a mut Media) -> Shapes<'a> {
    Shapes { language: sheet.language, icons, media, pictures: Vec::new(), last_id: 1 }
}
