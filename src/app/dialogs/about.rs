//! Version and licences.

use egui::{Context, Label, RichText, ScrollArea};

use super::{Answer, buttons_ui, is_chosen, modal};
use crate::app::{Around, theme};
use crate::words;

/// Licence texts of the typefaces that are built in.
const LICENCES: [(&str, &str); 3] = [
    ("Inter", include_str!("../../../assets/fonts/Inter-LICENSE.txt")),
    ("Noto Emoji", include_str!("../../../assets/fonts/NotoEmoji-LICENSE.txt")),
    ("Phosphor", include_str!("../../../assets/fonts/Phosphor-LICENSE.txt")),
];

pub(super) fn ui(ctx: &Context, around: &Around<'_>) -> Option<Answer> {
    let (language, colours) = (around.language, around.colours);
    let words = words::dialogs(language);
    let shown = modal(ctx, around, "about", words.about_title, 560.0, |ui| {
        ui.label(words.about_line);
        ui.label(theme::label(colours, words::phrases::version(language, env!("CARGO_PKG_VERSION"))));
        ui.add(Label::new(theme::label(colours, words.licences_line)).wrap());
        ui.add_space(8.0);
        ui.label(theme::strong(words.licences));
        let height = (ctx.content_rect().height() - 360.0).clamp(80.0, 280.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (name, text) in LICENCES {
                ui.collapsing(name, |ui| {
                    ui.add(Label::new(RichText::new(text).small()).wrap());
                });
            }
        });
        buttons_ui(ui, |ui| {
            let close = theme::main_button(ui, colours, words::interface(language).close);
            is_chosen(ui, &close)
        })
    });
    (shown.inner || shown.should_close()).then_some(Answer::Leave)
}
