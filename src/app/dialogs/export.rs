//! What is exported of a map and in which format; for pictures their size, with the pixels that come of it.

use egui::{ComboBox, Context, DragValue, Grid, RichText, Ui};

use super::{Answer, buttons_ui, is_chosen, modal};
use crate::app::{Around, panels, theme};
use crate::export::{Export, Format, Size};
use crate::output::png::MAX_PIXELS;
use crate::words;

/// The export dialog.
#[derive(Debug)]
pub(in crate::app) struct ExportDialog {
    export: Export,
}

impl ExportDialog {
    /// For that map, with the choices of last time.
    pub(in crate::app) fn new(export: Export) -> Self {
        Self { export }
    }

    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let words = words::export(around.language);
        let page = self.page();
        let shown = modal(ctx, around, "export", words.title, 440.0, |ui| {
            Grid::new("export")
                .num_columns(2)
                .spacing([24.0, 16.0])
                .show(ui, |ui| self.fields_ui(ui, around));
            let fits = self.size_ui(ui, around, page);
            buttons_ui(ui, |ui| {
                let export =
                    ui.add_enabled_ui(fits, |ui| theme::main_button(ui, around.colours, words.export)).inner;
                if is_chosen(ui, &export) {
                    return Some(Answer::Export(Box::new(self.export.clone())));
                }
                let cancel = ui.button(words::interface(around.language).cancel);
                cancel.clicked().then_some(Answer::Leave)
            })
        });
        let left = shown.should_close();
        shown.inner.or_else(|| left.then_some(Answer::Leave))
    }

    fn fields_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let words = words::export(around.language);
        let format_words = |format: Format| match format {
            Format::Png => words.format_png,
            Format::Svg => words.format_svg,
            Format::Jpeg => words.format_jpeg,
            Format::WebP => words.format_webp,
            Format::Pdf => words.format_pdf,
            Format::Pptx => words.format_pptx,
            Format::Html => words.format_html,
            Format::Ron => words.format_ron,
            Format::Csv => words.format_csv,
            Format::Tsv => words.format_tsv,
            Format::Markdown => words.format_markdown,
            Format::Mermaid => words.format_mermaid,
        };
        let label = ui.label(words.format);
        let format = ComboBox::from_id_salt("format")
            .icon(theme::caret)
            .width(260.0)
            .selected_text(format_words(self.export.choices.format));
        let format = format.show_ui(ui, |ui| {
            for format in Format::ALL {
                ui.selectable_value(&mut self.export.choices.format, format, format_words(format));
            }
        });
        panels::close_list(ui, &format);
        format.response.labelled_by(label.id);
        ui.end_row();

        if self.export.choices.format == Format::Png {
            let label = ui.label(words.size);
            ui.horizontal(|ui| resolution_ui(ui, around, &mut self.export.choices.size, label.id));
            ui.end_row();
        }

        if !self.export.choices.format.is_picture() {
            self.hidden_ui(ui, around);
            return;
        }
        let choices = &mut self.export.choices;
        ui.label(words.content);
        ui.horizontal(|ui| {
            ui.checkbox(&mut choices.title, words.with_title);
            ui.checkbox(&mut choices.legend, words.with_legend);
        });
        ui.end_row();

        self.hidden_ui(ui, around);
        ui.label("");
        ui.checkbox(&mut self.export.choices.transparent, words.transparent);
        ui.end_row();
    }

    /// Says how much of the map is hidden and so left out.
    fn hidden_ui(&self, ui: &mut Ui, around: &Around<'_>) {
        let map = self.export.document.map(self.export.map);
        let hidden = map.map_or(0, |map| panels::hidden_things(map, &self.export.shown));
        if hidden > 0 {
            ui.label("");
            let said = words::shown::hidden(around.language, hidden);
            ui.label(theme::label(around.colours, said));
            ui.end_row();
        }
    }

    /// Says how large the picture becomes; the answer is whether it can be made.
    fn size_ui(&self, ui: &mut Ui, around: &Around<'_>, page: (f64, f64)) -> bool {
        if !self.export.choices.format.is_picture() {
            return true;
        }
        let (width, height) = page;
        if width * height > MAX_PIXELS {
            let words = words::export(around.language).too_large;
            ui.label(RichText::new(words).color(around.colours.error));
            return false;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below MAX_PIXELS")]
        let text = words::phrases::pixel_size(around.language, width as u32, height as u32);
        ui.label(theme::label(around.colours, text));
        width >= 1.0 && height >= 1.0
    }

    /// Width and height, pixels.
    fn page(&self) -> (f64, f64) {
        let sheet = self.export.slides().first().and_then(|slide| self.export.sheet(slide));
        sheet.map_or((0.0, 0.0), |sheet| sheet.size_in_pixels())
    }
}

/// A choice of times, pixels across, or dots per inch, and the number.
fn resolution_ui(ui: &mut Ui, around: &Around<'_>, resolution: &mut Size, label: egui::Id) {
    let words = words::export(around.language);
    let name = |resolution: Size| match resolution {
        Size::Scale(_) => words.scale,
        Size::Width(_) => words.width,
        Size::Dpi(_) | Size::Height(_) | Size::Page(_) => "dpi",
    };
    let kind =
        ComboBox::from_id_salt("size").icon(theme::caret).width(120.0).selected_text(name(*resolution));
    let kind = kind.show_ui(ui, |ui| {
        for choice in [Size::Scale(2.0), Size::Width(1920), Size::Dpi(192.0)] {
            let chosen = name(choice) == name(*resolution);
            if ui.selectable_label(chosen, name(choice)).clicked() && !chosen {
                *resolution = choice;
            }
        }
    });
    panels::close_list(ui, &kind);
    kind.response.labelled_by(label);
    let value = match resolution {
        Size::Scale(scale) => DragValue::new(scale).range(0.5..=8.0).speed(0.01).suffix(" ×"),
        Size::Width(width) => DragValue::new(width).range(100..=32_000).suffix(" px"),
        Size::Dpi(dpi) => DragValue::new(dpi).range(36.0..=1200.0).suffix(" dpi"),
        Size::Height(height) => DragValue::new(height).range(100..=32_000).suffix(" px"),
        Size::Page(page) => DragValue::new(&mut page.dpi).range(36.0..=1200.0).suffix(" dpi"),
    };
    ui.add(value.max_decimals(2)).accessible_name(name(*resolution));
}
