//! The settings; changes take effect at once.

use egui::{ComboBox, Context, Grid, RichText, Slider};

use super::{Answer, buttons_ui, modal};
use crate::app::Around;
use crate::app::settings::{SCALES, Settings, WindowTheme};
use crate::app::theme;
use crate::model::Language;
use crate::words;

pub(super) fn ui(ctx: &Context, around: &Around<'_>, settings: &mut Settings) -> Option<Answer> {
    let words = words::settings(around.language);
    let before = settings.clone();
    let shown = modal(ctx, around, "settings", words.title, 420.0, |ui| {
        Grid::new("settings").num_columns(2).spacing([24.0, 16.0]).show(ui, |ui| {
            let label = ui.label(words.language);
            language_ui(ui, around, settings).labelled_by(label.id);
            ui.end_row();

            let label = ui.label(words.theme);
            theme_ui(ui, around, settings).labelled_by(label.id);
            ui.end_row();

            let label = ui.label(words.scale);
            let slider = Slider::new(&mut settings.scale, SCALES)
                .step_by(10.0)
                .suffix(" %")
                // The slider would move under the pointer if the size changed while it is dragged.
                .update_while_editing(false);
            ui.add(slider).labelled_by(label.id);
            ui.end_row();
        });
        ui.label(RichText::new(words.map_unchanged).small().color(around.colours.text_secondary));
        buttons_ui(ui, |ui| {
            theme::main_button(ui, around.colours, words::interface(around.language).close).clicked()
        })
    });
    if shown.inner || shown.should_close() {
        return Some(Answer::Leave);
    }
    // While the slider is dragged the size stays; it changes when the pointer lets go.
    let dragging = ctx.input(|input| input.pointer.any_down()) && before.scale != settings.scale;
    (*settings != before || dragging).then(|| Answer::Settings(Box::new(settings.clone())))
}

fn language_ui(ui: &mut egui::Ui, around: &Around<'_>, settings: &mut Settings) -> egui::Response {
    let words = words::settings(around.language);
    let name =
        |language: Option<Language>| language.map_or(words.language_system, words::kinds::language_name);
    ComboBox::from_id_salt("language")
        .width(200.0)
        .selected_text(name(settings.language))
        .show_ui(ui, |ui| {
            for choice in [None, Some(Language::English), Some(Language::Vietnamese)] {
                ui.selectable_value(&mut settings.language, choice, name(choice));
            }
        })
        .response
}

fn theme_ui(ui: &mut egui::Ui, around: &Around<'_>, settings: &mut Settings) -> egui::Response {
    let words = words::settings(around.language);
    let name = |theme: WindowTheme| match theme {
        WindowTheme::System => words.theme_system,
        WindowTheme::Light => words.theme_light,
        WindowTheme::Dark => words.theme_dark,
    };
    ComboBox::from_id_salt("theme")
        .width(200.0)
        .selected_text(name(settings.theme))
        .show_ui(ui, |ui| {
            for choice in WindowTheme::ALL {
                ui.selectable_value(&mut settings.theme, choice, name(choice));
            }
        })
        .response
}
