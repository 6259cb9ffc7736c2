//! What lies over the window for a moment: short messages that go by themselves, and the hint while a file
//! is held over it. Knows nothing of what is reported.

use egui::{Align2, Area, Context, Frame, Id, LayerId, Order, RichText, Stroke, StrokeKind, vec2};

use super::Around;
use super::action::Action;
use super::command::Command;
use super::pictures::is_document;
use super::{fonts, theme};
use crate::text::Face;
use crate::words;

/// Seconds that a message stays.
const SECONDS: f64 = 6.0;

/// The message that is shown now: a new one takes the place of the old.
#[derive(Debug, Default)]
pub(super) struct Toast {
    shown: Option<Shown>,
}

#[derive(Debug)]
struct Shown {
    text: String,
    /// The revision of the document that its button undoes; another change takes the message away.
    undoes: Option<u64>,
    until: f64,
    /// Not shown in any pass yet.
    new: bool,
}

impl Toast {
    /// Shows a message from now on.
    pub(super) fn say(&mut self, text: String, now: f64) {
        self.shown = Some(Shown { text, undoes: None, until: now + SECONDS, new: true });
    }

    /// Shows what the change that led to this revision did, with a button that undoes it.
    pub(super) fn say_with_undo(&mut self, text: String, revision: u64, now: f64) {
        self.shown = Some(Shown { text, undoes: Some(revision), until: now + SECONDS, new: true });
    }

    /// Whether there is a message that was not shown yet.
    pub(super) fn is_new(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.new)
    }

    /// Takes the message away.
    pub(super) fn clear(&mut self) {
        self.shown = None;
    }

    /// Shows the message, above everything but dialogs. `revision` is that of the document now.
    pub(super) fn ui(
        &mut self,
        ctx: &Context,
        revision: u64,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        let Some(shown) = &mut self.shown else { return };
        let left = shown.until - ctx.input(|input| input.time);
        let outdated = shown.undoes.is_some_and(|undoes| undoes != revision);
        if left <= 0.0 || outdated {
            self.shown = None;
            return;
        }
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        // egui measures what is new in a pass that does not paint it.
        if std::mem::take(&mut shown.new) {
            ctx.request_repaint();
        }
        let colours = around.colours;
        let area = Area::new(Id::unique("toast"))
            .order(Order::Middle)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -56.0));
        area.show(ctx, |ui| {
            let frame = Frame::popup(ui.style())
                .fill(colours.toast)
                .stroke(Stroke::NONE)
                .inner_margin(egui::Margin::symmetric(16, 8));
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    let label = ui.label(RichText::new(&shown.text).color(colours.on_toast));
                    ctx.accesskit_node_builder(label.id, |node| {
                        node.set_live(egui::accesskit::Live::Polite);
                    });
                    let undo =
                        RichText::new(words::interface(around.language).undo).color(colours.toast_link);
                    if shown.undoes.is_some() && ui.add(egui::Button::new(undo).frame(false)).clicked() {
                        actions.push(Action::Command(Command::Undo));
                    }
                });
            });
        });
    }
}

/// Says what happens to a file that is held over the window, once it is dropped.
pub(super) fn drop_hint_ui(ctx: &Context, around: &Around<'_>) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let colours = around.colours;
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop hint")));
    let rect = ctx.content_rect().shrink(12.0);
    painter.rect_filled(ctx.content_rect(), 0.0, colours.backdrop);
    painter.rect(rect, 12.0, colours.accent_soft, Stroke::new(2.0, colours.accent), StrokeKind::Inside);
    let font = fonts::font(Face::SemiBold, theme::HEADING);
    let pictures = ctx.input(|input| {
        let paths = input.raw.hovered_files.iter().filter_map(|file| file.path.as_deref());
        paths.into_iter().any(|path| !is_document(path))
    });
    let hints = words::hints(around.language);
    let words = if pictures { hints.drop_picture } else { hints.drop_file };
    painter.text(rect.center(), Align2::CENTER_CENTER, words, font, colours.accent_text);
}
