//! What is exported of a map and in which format; for pictures their size, with the pixels that come of it.

use egui::{ComboBox, Context, DragValue, Grid, RichText, Ui};

use super::{Answer, buttons_ui, is_chosen, modal};
use crate::app::{Around, panels, theme};
use crate::export::{Export, Format};
use crate::output::png::{MAX_PIXELS, Resolution};
use crate::scene::Size;
use crate::words;

/// The export dialog.
#[derive(Debug)]
pub(in crate::app) struct ExportDialog {
    export: Export,
    /// Size of the page, map units, while what is shown stays as it is.
    page: Option<(crate::model::Shown, Size)>,
}

impl ExportDialog {
    /// For that map, with the choices of last time.
    pub(in crate::app) fn new(export: Export) -> Self {
        Self { export, page: None }
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
            Format::Csv => words.format_csv,
            Format::Tsv => words.format_tsv,
            Format::Markdown => words.format_markdown,
            Format::Mermaid => words.format_mermaid,
        };
        let label = ui.label(words.format);
        let format = ComboBox::from_id_salt("format")
            .icon(theme::caret)
            .width(260.0)
            .selected_text(format_words(self.export.format));
        let format = format.show_ui(ui, |ui| {
            for format in Format::ALL {
                ui.selectable_value(&mut self.export.format, format, format_words(format));
            }
        });
        panels::close_list(ui, &format);
        format.response.labelled_by(label.id);
        ui.end_row();

        if self.export.format == Format::Png {
            let label = ui.label(words.size);
            ui.horizontal(|ui| resolution_ui(ui, around, &mut self.export.resolution, label.id));
            ui.end_row();
        }

        if !self.export.format.is_picture() {
            self.hidden_ui(ui, around);
            return;
        }
        let shown = &mut self.export.shown;
        ui.label(words.content);
        ui.horizontal(|ui| {
            not_ui(ui, &mut shown.without_title, words.with_title);
            not_ui(ui, &mut shown.without_legend, words.with_legend);
        });
        ui.end_row();

        self.hidden_ui(ui, around);
        ui.label("");
        ui.checkbox(&mut self.export.transparent, words.transparent);
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
    fn size_ui(&self, ui: &mut Ui, around: &Around<'_>, page: Size) -> bool {
        if !self.export.format.is_picture() {
            return true;
        }
        let scale = if self.export.format == Format::Png { self.export.scale(page.width) } else { 1.0 };
        let (width, height) = ((page.width * scale).round(), (page.height * scale).round());
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

    fn page(&mut self) -> Size {
        if let Some((shown, size)) = &self.page
            && *shown == self.export.shown
        {
            return *size;
        }
        let size = self.export.scene().map_or(Size::ZERO, |scene| scene.size);
        self.page = Some((self.export.shown.clone(), size));
        size
    }
}

/// A check box for something that is on while the field is off.
fn not_ui(ui: &mut Ui, without: &mut bool, words: &str) {
    let mut with = !*without;
    ui.checkbox(&mut with, words);
    *without = !with;
}

/// A choice of times, pixels across, or dots per inch, and the number.
fn resolution_ui(ui: &mut Ui, around: &Around<'_>, resolution: &mut Resolution, label: egui::Id) {
    let words = words::export(around.language);
    let name = |resolution: Resolution| match resolution {
        Resolution::Scale(_) => words.scale,
        Resolution::Width(_) => words.width,
        Resolution::Dpi(_) => "dpi",
    };
    let kind =
        ComboBox::from_id_salt("size").icon(theme::caret).width(120.0).selected_text(name(*resolution));
    let kind = kind.show_ui(ui, |ui| {
        for choice in [Resolution::Scale(2.0), Resolution::Width(1920), Resolution::Dpi(192.0)] {
            let chosen = name(choice) == name(*resolution);
            if ui.selectable_label(chosen, name(choice)).clicked() && !chosen {
                *resolution = choice;
            }
        }
    });
    panels::close_list(ui, &kind);
    kind.response.labelled_by(label);
    let value = match resolution {
        Resolution::Scale(scale) => DragValue::new(scale).range(0.5..=8.0).speed(0.01).suffix(" ×"),
        Resolution::Width(width) => DragValue::new(width).range(100..=32_000).suffix(" px"),
        Resolution::Dpi(dpi) => DragValue::new(dpi).range(36.0..=1200.0).suffix(" dpi"),
    };
    ui.add(value.max_decimals(2)).accessible_name(name(*resolution));
}
