//! What is known of a file before it is written: about how large it becomes, and the beginning of what formats of
//! words say.

use std::io::Cursor;

use super::{Export, ExportError, Format};
use crate::output::{Progress, Sheet};
use crate::scene::Rect;

/// Pixels up to which the pictures are simply made.
const FEW: f64 = 4e6;
/// Samples of a larger picture, across and down.
const SAMPLES: u8 = 3;
/// Width and height of a sample, pixels.
const SAMPLE: f64 = 400.0;
/// Most pictures of a set that samples are taken of.
const MOST_SHEETS: usize = 6;

impl Export {
    /// About how many bytes the files become together. Small ones are made and counted; of large pictures, samples
    /// are drawn at their true size and compressed as the file will be.
    ///
    /// # Errors
    /// As [`Export::write`], but for the disk.
    pub fn weigh(&self, sheets: &[Sheet], progress: &Progress) -> Result<u64, ExportError> {
        if !self.choices.format.is_picture() {
            return Ok(self.data()?.len() as u64);
        }
        if self.choices.format.has_pages() {
            return self.weigh_file(sheets, progress);
        }
        if !self.choices.format.has_pixels() || sheets.iter().map(pixels).sum::<f64>() <= FEW {
            return sheets.iter().map(|sheet| self.weigh_file(std::slice::from_ref(sheet), progress)).sum();
        }
        self.weigh_samples(sheets, progress)
    }

    /// The file of a format that holds words.
    ///
    /// # Errors
    /// As [`Export::write`], but for the disk.
    pub fn text(&self) -> Result<String, ExportError> {
        Ok(String::from_utf8_lossy(&self.data()?).into_owned())
    }

    fn weigh_file(&self, sheets: &[Sheet], progress: &Progress) -> Result<u64, ExportError> {
        let mut bytes = Vec::new();
        self.draw(sheets, progress, &mut Cursor::new(&mut bytes))?;
        Ok(bytes.len() as u64)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bytes of a file")]
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    fn weigh_samples(&self, sheets: &[Sheet], progress: &Progress) -> Result<u64, ExportError> {
        let mut plain = self.clone();
        plain.choices.with_document = false;
        let (mut bytes, mut drawn) = (0, 0.0);
        let step = sheets.len().div_ceil(MOST_SHEETS).max(1);
        for sheet in sheets.iter().step_by(step) {
            for part in samples(sheet) {
                progress.reach(0.5)?;
                drawn += pixels(&part);
                bytes += plain.weigh_file(std::slice::from_ref(&part), &Progress::default())?;
            }
        }
        let all: f64 = sheets.iter().map(pixels).sum();
        let mut about = bytes as f64 * all / drawn.max(1.0);
        if self.choices.format == Format::Png && self.choices.with_document {
            about += self.document_bytes(sheets)? as f64 * sheets.len() as f64;
        }
        Ok(about as u64)
    }

    /// What the document adds to a picture that it rides in.
    fn document_bytes(&self, sheets: &[Sheet]) -> Result<u64, ExportError> {
        let Some(part) = sheets.first().and_then(|sheet| samples(sheet).into_iter().next()) else {
            return Ok(0);
        };
        let mut plain = self.clone();
        plain.choices.with_document = false;
        let (with, without) = (self.weigh_file(std::slice::from_ref(&part), &Progress::default())?, {
            plain.weigh_file(std::slice::from_ref(&part), &Progress::default())?
        });
        Ok(with.saturating_sub(without))
    }
}

fn pixels(sheet: &Sheet) -> f64 {
    let (width, height) = sheet.size_in_pixels();
    width * height
}

/// Parts of the sheet at its own scale, evenly over it.
fn samples(sheet: &Sheet) -> Vec<Sheet> {
    let side = SAMPLE / sheet.scale.max(f64::MIN_POSITIVE);
    let (width, height) = (side.min(sheet.area.width()), side.min(sheet.area.height()));
    let place = |at: u8, room: f64| room * (f64::from(at) + 0.5) / f64::from(SAMPLES);
    let rect = |across: u8, down: u8| {
        let x = sheet.area.x0 + place(across, sheet.area.width() - width);
        let y = sheet.area.y0 + place(down, sheet.area.height() - height);
        Rect::new(x, y, x + width, y + height)
    };
    let places = (0..SAMPLES).flat_map(|down| (0..SAMPLES).map(move |across| (across, down)));
    places.map(|(across, down)| Sheet { area: rect(across, down), ..sheet.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::export::Size;
    use crate::model::{Language, Shown};
    use crate::templates;

    #[test]
    fn the_estimate_of_a_large_picture_is_near_its_size() {
        let document = Arc::new(templates::load("retailer", Language::English).unwrap());
        let map = document.maps.first().unwrap().id;
        let mut export = Export::new(document, map, Shown::default());
        export.choices.size = Size::Scale(1.5);
        let sheets = export.sheets().unwrap();
        assert!(sheets.iter().map(pixels).sum::<f64>() > FEW, "it is large");
        let about = export.weigh(&sheets, &Progress::default()).unwrap();
        let truly = export.weigh_file(&sheets, &Progress::default()).unwrap();
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let ratio = about as f64 / truly as f64;
        assert!((0.5..2.0).contains(&ratio), "{about} instead of {truly}");
    }
}
