//! Short messages at the foot of the canvas that go by themselves. Know nothing of what they report.

use egui::{Align2, Area, Context, Frame, Id, Order, RichText, Stroke, vec2};

use super::Around;
use super::action::Action;
use super::command::Command;
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
    with_undo: bool,
    until: f64,
}

impl Toast {
    /// Shows a message from now on.
    pub(super) fn say(&mut self, text: String, with_undo: bool, now: f64) {
        self.shown = Some(Shown { text, with_undo, until: now + SECONDS });
    }

    /// Takes the message away.
    pub(super) fn clear(&mut self) {
        self.shown = None;
    }

    /// Shows the message, above everything but dialogs.
    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>, actions: &mut Vec<Action>) {
        let Some(shown) = &self.shown else { return };
        let left = shown.until - ctx.input(|input| input.time);
        if left <= 0.0 {
            self.shown = None;
            return;
        }
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
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
                    if shown.with_undo && ui.add(egui::Button::new(undo).frame(false)).clicked() {
                        actions.push(Action::Command(Command::Undo));
                    }
                });
            });
        });
    }
}
