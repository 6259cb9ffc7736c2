//! What comes of the choices, in a line: how large, how many, how well it can be read; and ways to larger words.
//! Knows nothing of how any of it is found out.

use egui::{Label, RichText, Ui};

use super::ExportDialog;
use super::worker::{Deed, Remedy, Sizes, TOLERANCE, Worker, page_of};
use crate::app::{Around, panels, theme};
use crate::export::{Export, Format, Reading};
use crate::output::png::MAX_PIXELS;
use crate::text::icons;
use crate::words;
use crate::words::export::Piece;

impl ExportDialog {
    /// The line of results, a warning below where words are too small, and its remedies.
    pub(super) fn result_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let language = around.language;
        ui.spacing_mut().item_spacing.y = 5.0;
        if let Some(problem) = self.problem(around) {
            ui.add(Label::new(RichText::new(problem).color(around.colours.error)).wrap());
            return;
        }
        let parts = self.parts(around);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 18.0;
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    ui.label(theme::label(around.colours, "·"));
                }
                ui.label(theme::label(around.colours, part.as_str()));
            }
        });
        let Some((text, least, reading)) = self.small_text() else { return };
        ui.horizontal_top(|ui| {
            panels::icon_ui(ui, icons::WARNING, 15.0, around.colours.warning);
            let said = words::export::small_text(language, text, least, reading == Reading::Room);
            let said = RichText::new(said).color(around.colours.warning);
            let label = ui.add(Label::new(said).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
        self.remedies_ui(ui, around, text);
    }

    /// Why nothing can be made of it; `None`: something can.
    pub(super) fn problem(&self, around: &Around<'_>) -> Option<&'static str> {
        let words = words::export(around.language);
        let format = self.export.choices.format;
        let sizes = self.sizes().filter(|_| format.is_picture())?;
        if sizes.slides.is_empty() {
            return Some(words.nothing);
        }
        let is_too_large = |(width, height): (f64, f64)| width * height > MAX_PIXELS;
        let too_large = sizes.slides.iter().any(|slide| is_too_large(slide.pixels));
        (has_pixels(&self.export) && too_large).then_some(words.too_large)
    }

    /// Size of words on cards, the least that can be read, and by whom; `None`: it can be read.
    fn small_text(&self) -> Option<(f64, f64, Reading)> {
        let format = self.export.choices.format;
        let reading = page_of(&self.export)?.reading();
        let (text, least) = (self.sizes()?.text, reading.smallest_text());
        let is_read = format.is_picture() && format != Format::Html && text.is_finite();
        (is_read && text < least - TOLERANCE).then_some((text, least, reading))
    }

    fn parts(&self, around: &Around<'_>) -> Vec<String> {
        let (language, export) = (around.language, &self.export);
        let mut parts = Vec::new();
        if let Some(sizes) = self.sizes()
            && let Some(slide) = sizes.slides.get(self.preview.slide()).or(sizes.slides.first())
        {
            if has_pixels(export) {
                let (width, height) = slide.pixels;
                parts.push(words::export::pixel_size(language, whole(width), whole(height)));
            }
            if page_of(export).is_some() || export.choices.format.has_pages() {
                parts.push(words::export::page_size(language, slide.points));
            }
            let (piece, n) = pieces(export, sizes);
            if n > 1 || export.choices.format.has_pages() {
                parts.push(words::export::pieces(language, piece, n));
            }
            let has_page = page_of(export).is_some() || export.choices.format.has_pages();
            if has_page && sizes.text.is_finite() && self.small_text().is_none() {
                parts.push(words::export::card_text(language, sizes.text));
            }
        }
        let bytes = self.worker.as_ref().and_then(Worker::bytes);
        parts.extend(bytes.map(|bytes| words::export::about_bytes(language, bytes)));
        parts
    }

    fn remedies_ui(&mut self, ui: &mut Ui, around: &Around<'_>, before: f64) {
        let language = around.language;
        let remedies = self.worker.as_ref().map(|worker| worker.remedies().to_vec()).unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
            ui.spacing_mut().button_padding = egui::vec2(8.0, 3.0);
            ui.spacing_mut().interact_size.y = 26.0;
            for Remedy { deed, text } in remedies {
                let Deed { stages, lanes, grid_alone } = deed;
                let said =
                    words::export::remedy(language, (stages, lanes.is_some(), grid_alone), before, text);
                if ui.button(said).clicked() {
                    deed.apply(&mut self.export.choices);
                }
            }
            if ui.button(words::export(language).fewer_lanes).clicked() {
                self.open_lanes = true;
            }
        });
    }
}

/// What the export consists of, and how many.
fn pieces(export: &Export, sizes: &Sizes) -> (Piece, usize) {
    let piece = match export.choices.format {
        Format::Pptx => Piece::Slide,
        Format::Pdf => Piece::Page,
        _ => Piece::File,
    };
    (piece, sizes.slides.len())
}

/// Whether pixels are made, which may be too many.
fn has_pixels(export: &Export) -> bool {
    export.choices.format.has_pixels()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below MAX_PIXELS")]
fn whole(pixels: f64) -> u32 {
    pixels as u32
}
