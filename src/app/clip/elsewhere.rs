//! The clipboard for other programs: pictures that can be pasted into slides and chats, tables for spreadsheets.
//! What was put there stays as long as the handle to the clipboard does. Knows nothing of the window.

use arboard::{Clipboard, ImageData};
use egui::ColorImage;

use crate::export::{Choices, Export, ExportError, Size};
use crate::output::{self, Pixels, Progress, Sheet};

/// Pixels in a map unit of what is copied.
pub(in crate::app) const SCALE: f64 = 2.0;
/// Most pixels of a picture on the clipboard: programs that paste it hold it in memory several times.
const MOST_PIXELS: f64 = 32e6;
/// Most pixels across and down.
const LONGEST: f64 = 32_000.0;

/// A picture that was made.
pub(in crate::app) struct CopiedPicture {
    pub(in crate::app) width: u32,
    pub(in crate::app) height: u32,
    pub(in crate::app) target: Target,
}

/// Where it is.
pub(in crate::app) enum Target {
    /// On the clipboard of the system, for as long as this is kept.
    System(Clipboard),
    /// Here, for the window to put there.
    Window(ColorImage),
}

/// A table that was put onto the clipboard.
pub(in crate::app) struct CopiedTable {
    /// Rows below the heads.
    pub(in crate::app) rows: usize,
    /// None: the window has put it there.
    pub(in crate::app) clipboard: Option<Clipboard>,
}

/// Why nothing is on the clipboard.
#[derive(Debug, thiserror::Error)]
pub(in crate::app) enum CopyError {
    /// There is no picture.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The system does not take it.
    #[error(transparent)]
    Clipboard(#[from] arboard::Error),
}

/// A table as spreadsheets take it.
pub(in crate::app) struct Table {
    /// Cells with tabs between.
    pub(in crate::app) text: String,
    /// The same as HTML, in which cells may have several lines.
    html: String,
    /// Rows below the heads.
    pub(in crate::app) rows: usize,
}

/// Draws one picture of the set, and puts it onto the clipboard of the system unless the window will.
pub(in crate::app) fn copy_picture(
    export: &Export,
    slide: usize,
    by_window: bool,
    progress: &Progress,
) -> Result<CopiedPicture, CopyError> {
    let pixels = draw(export, slide, progress)?;
    let (width, height) = (u32::from(pixels.width), u32::from(pixels.height));
    let size = [usize::from(pixels.width), usize::from(pixels.height)];
    let target = if by_window {
        Target::Window(ColorImage::from_rgba_premultiplied(size, &pixels.rgba))
    } else {
        let mut clipboard = Clipboard::new()?;
        let [width, height] = size;
        clipboard.set_image(ImageData { width, height, bytes: unmultiplied(pixels.rgba).into() })?;
        Target::System(clipboard)
    };
    Ok(CopiedPicture { width, height, target })
}

/// Puts a table onto the clipboard of the system.
pub(in crate::app) fn copy_table(table: Table) -> Result<CopiedTable, CopyError> {
    let mut clipboard = Clipboard::new()?;
    clipboard.set_html(table.html, Some(table.text))?;
    Ok(CopiedTable { rows: table.rows, clipboard: Some(clipboard) })
}

impl Table {
    /// What is exported as a table with tabs.
    pub(in crate::app) fn of(export: &Export) -> Result<Self, ExportError> {
        let text = export.text()?;
        let (mut html, mut rows) = (String::from("<meta charset=\"utf-8\"><table>"), 0_usize);
        let mut reader =
            csv::ReaderBuilder::new().delimiter(b'\t').has_headers(false).from_reader(text.as_bytes());
        for record in reader.records() {
            html.push_str("<tr>");
            for cell in &record? {
                let cell = quick_xml::escape::escape(cell).replace('\n', "<br>");
                for part in ["<td>", cell.as_str(), "</td>"] {
                    html.push_str(part);
                }
            }
            html.push_str("</tr>");
            rows += 1;
        }
        html.push_str("</table>");
        Ok(Self { text, html, rows: rows.saturating_sub(1) })
    }
}

/// As large as it is exported, but no larger than programs can paste.
fn draw(export: &Export, slide: usize, progress: &Progress) -> Result<Pixels, ExportError> {
    let slides = export.slides();
    let slide = slides.get(slide).or(slides.first()).ok_or(ExportError::NoMap)?;
    let mut export = export.clone();
    if !export.choices.format.has_pixels() && !matches!(export.choices.size, Size::Page(_)) {
        export.choices = Choices { size: Size::Scale(SCALE), ..export.choices };
    }
    let sheet = export.sheet(slide).ok_or(ExportError::NoMap)?;
    Ok(output::preview(&sheet, sheet.area, width(&sheet), progress)?)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below LONGEST")]
fn width(sheet: &Sheet) -> u16 {
    let (width, height) = sheet.size_in_pixels();
    let share = (MOST_PIXELS / (width * height)).sqrt().min(LONGEST / width).min(LONGEST / height).min(1.0);
    (width * share).round().max(1.0) as u16
}

/// Colours as other programs have them, apart from how much shows through.
fn unmultiplied(mut rgba: Vec<u8>) -> Vec<u8> {
    let (pixels, _) = rgba.as_chunks_mut::<4>();
    for pixel in pixels.iter_mut().filter(|pixel| pixel[3] < 255) {
        let [r, g, b, a] = *pixel;
        *pixel = egui::Color32::from_rgba_premultiplied(r, g, b, a).to_srgba_unmultiplied();
    }
    rgba
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::export::Format;
    use crate::model::{Language, Shown};
    use crate::templates;

    fn export() -> Export {
        let document = Arc::new(templates::load("retailer", Language::English).unwrap());
        let map = document.maps.first().unwrap().id;
        Export::new(document, map, Shown::default())
    }

    #[test]
    fn a_picture_for_the_clipboard_is_never_too_large_to_paste() {
        let mut export = export();
        export.choices.size = Size::Scale(12.0);
        let sheet = export.sheets().unwrap().remove(0);
        let width = f64::from(width(&sheet));
        let height = width * sheet.area.height() / sheet.area.width();
        assert!((MOST_PIXELS * 0.9..=MOST_PIXELS * 1.01).contains(&(width * height)), "{width} × {height}");
    }

    #[test]
    fn a_table_has_the_same_cells_as_text_and_as_html() {
        let mut export = export();
        export.choices.format = Format::Tsv;
        let table = Table::of(&export).unwrap();
        assert!(table.rows > 20);
        assert_eq!(table.html.matches("<tr>").count(), table.rows + 1);
        let cells = table.html.matches("<td>").count();
        assert_eq!(cells % (table.rows + 1), 0, "all rows are as long");
        assert!(table.html.contains("&amp;") || !table.text.contains('&'));
    }
}
