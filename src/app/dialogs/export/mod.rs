//! The export dialog: at the left what is exported and how, at the right the very picture that will be written,
//! with its size and how well it can be read. Changes nothing but the choices; what is to be done it answers.

mod camera;
mod content;
mod page;
mod preview;
mod result;
mod worker;

use std::sync::Arc;

use egui::{Align, Context, Layout, ScrollArea, Ui, UiBuilder, vec2};

use super::{Answer, buttons_ui, framed, is_chosen};
use crate::app::{Around, panels, theme};
use crate::export::{Export, Format, Page, Size};
use crate::model::{Document, Item, Shown};
use crate::words;
use content::Scope;
use preview::Preview;
use worker::{Sizes, Worker};

/// Usual and smallest width of the choices, points.
const CHOICES: (f32, f32) = (340.0, 210.0);
/// Height of a dialog below which the result stands among the choices, points.
const LOW: f32 = 430.0;
/// Height of the result below the preview, points; more where its remedies take several rows.
const RESULT: f32 = 104.0;
/// Height of the result among the choices, where it warns of nothing, points.
const LOW_RESULT: f32 = 46.0;
/// Width that the dialog never exceeds, points.
const WIDEST: f32 = 1800.0;

/// The export dialog.
pub(in crate::app) struct ExportDialog {
    /// What is exported as it is chosen now.
    export: Export,
    scope: Scope,
    /// What the canvas shows.
    screen: Shown,
    /// What is selected on the canvas.
    selection: Vec<Item>,
    /// The list of lanes is to be opened in the next pass.
    open_lanes: bool,
    preview: Preview,
    /// What the result took in the last pass, points.
    result_height: f32,
    /// Started with the first pass.
    worker: Option<Worker>,
}

impl ExportDialog {
    /// For that map as it is shown, with what is selected of it and the choices of last time.
    pub(in crate::app) fn new(export: Export, selection: Vec<Item>) -> Self {
        Self {
            scope: Scope::Screen,
            screen: export.shown.clone(),
            selection,
            export,
            open_lanes: false,
            preview: Preview::default(),
            result_height: RESULT,
            worker: None,
        }
    }

    /// Goes on with another state of the document, which differs in its saved views alone.
    pub(in crate::app) fn take_document(&mut self, document: Arc<Document>) {
        self.export.document = document;
    }

    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        self.keep_worker_busy(ctx);
        // A field that Enter ends has let go of the keyboard by the time the buttons are asked.
        let in_field = ctx.memory(|memory| memory.focused().is_some());
        let words = words::export(around.language);
        let mut answer = None;
        let shown = framed(ctx, around, "export", words.title, WIDEST, |ui, room| {
            let foot = ui.spacing().interact_size.y + 20.0;
            let size = vec2(ui.available_width(), (room - foot).max(60.0));
            let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
            ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                answer = self.body_ui(ui, around);
            });
            let row = buttons_ui(ui, |ui| self.foot_ui(ui, around, in_field));
            if row.is_some() {
                answer = row;
            }
        });
        answer.or_else(|| shown.should_close().then_some(Answer::Leave))
    }

    /// Choices at the left, what comes of them at the right.
    fn body_ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Option<Answer> {
        let all = ui.max_rect();
        let is_low = all.height() < LOW;
        let width = CHOICES.0.min(all.width() * 0.46).max(CHOICES.1);
        let (left, right) = all.split_left_right_at_x(all.left() + width);
        let mut answer = None;
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            ui.spacing_mut().scroll.floating_allocated_width = 0.0;
            ScrollArea::vertical().id_salt("choices").auto_shrink(false).show(ui, |ui| {
                // The ring around what has the keyboard lies outside it, and the bar over the right edge.
                let inner =
                    egui::Frame::new().inner_margin(egui::Margin { left: 4, right: 14, top: 2, bottom: 4 });
                inner.show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    ui.spacing_mut().interact_size.y = 26.0;
                    if is_low {
                        // As high before it is known, so that nothing moves below it.
                        ui.scope(|ui| {
                            ui.set_min_height(LOW_RESULT);
                            self.result_ui(ui, around);
                        });
                    } else {
                        let title = words::export(around.language).title;
                        ui.label(egui::RichText::new(title).text_style(egui::TextStyle::Heading));
                    }
                    answer = self.choices_ui(ui, around);
                });
            });
        });
        let right = right.with_min_x(right.left() + 12.0);
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            let below = if is_low { 0.0 } else { self.result_height };
            let picture = vec2(right.width(), (right.height() - below).max(40.0));
            ui.allocate_ui_with_layout(picture, Layout::top_down(Align::LEFT), |ui| {
                self.preview.ui(ui, &self.export, self.worker.as_ref(), around);
            });
            if !is_low {
                let height = ui.scope(|ui| self.result_ui(ui, around)).response.rect.height().max(RESULT);
                if (height - self.result_height).abs() > 0.5 {
                    self.result_height = height;
                    ui.ctx().request_discard("the result takes other room");
                }
            }
        });
        answer
    }

    fn choices_ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Option<Answer> {
        let before = self.export.choices.format;
        let options: Vec<_> = Format::ALL
            .into_iter()
            .map(|format| (format, None, format_words(format, around).to_owned()))
            .collect();
        let words = words::export(around.language);
        panels::widgets::combo(ui, words.format, &options, &mut self.export.choices.format, "");
        let format = self.export.choices.format;
        if format != before && format == Format::Pptx && !matches!(self.export.choices.size, Size::Page(_)) {
            (self.export.choices.size, self.export.choices.fit) = (Size::Page(Page::SLIDE), true);
        }
        let answer = self.content_ui(ui, around);
        if format.is_picture() {
            let mut choices = self.export.choices.clone();
            content::look_ui(ui, &self.export, around, &mut choices);
            page::size_ui(ui, around, &mut choices);
            page::set_ui(ui, around, &self.export, &mut choices);
            page::options_ui(ui, around, &mut choices);
            self.export.choices = choices;
        }
        answer
    }

    fn foot_ui(&mut self, ui: &mut Ui, around: &Around<'_>, in_field: bool) -> Option<Answer> {
        let words = words::export(around.language);
        let possible = self.problem(around).is_none();
        let export =
            ui.add_enabled_ui(possible, |ui| theme::main_button(ui, around.colours, words.export)).inner;
        if export.clicked() || !in_field && is_chosen(ui, &export) {
            return Some(Answer::Export(Box::new(self.export.clone())));
        }
        if ui.button(words::interface(around.language).cancel).clicked() {
            return Some(Answer::Leave);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let is_picture = self.export.choices.format.is_picture();
            let sign = panels::icon(crate::text::icons::COPY, 16.0);
            if is_picture {
                let copied =
                    ui.add_enabled_ui(possible, |ui| ui.button((sign, words.copy_picture)).clicked()).inner;
                return copied
                    .then(|| Answer::CopyPicture(Box::new(self.export.clone()), self.preview.slide()));
            }
            let copied = ui.button((sign, words.copy_table)).clicked();
            copied.then(|| Answer::CopyTable(Box::new(self.export.clone())))
        })
        .inner
    }

    fn sizes(&self) -> Option<&Sizes> {
        self.worker.as_ref().and_then(Worker::sizes)
    }

    /// What the worker has made is taken over, and it hears of other choices.
    fn keep_worker_busy(&mut self, ctx: &Context) {
        let worker = self.worker.get_or_insert_with(|| Worker::start(ctx));
        worker.set_export(&self.export, self.preview.look());
        for shot in worker.take_shots() {
            self.preview.take_shot(ctx, shot);
        }
    }
}

fn format_words(format: Format, around: &Around<'_>) -> &'static str {
    let words = words::export(around.language);
    match format {
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
    }
}
