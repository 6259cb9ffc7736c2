//! The settings; changes take effect at once.

use egui::{ComboBox, Context, DragValue, Grid, Slider};

use super::{Answer, LOW, buttons_ui, is_chosen, modal};
use crate::app::motion::Motion;
use crate::app::settings::{Mouse, SCALES, Settings, Wheel, WindowTheme};
use crate::app::{Around, panels, theme};
use crate::model::Language;
use crate::words;

/// The settings dialog.
#[derive(Debug)]
pub(in crate::app) struct SettingsDialog {
    /// As they stand in the dialog.
    chosen: Settings,
    /// As they are.
    applied: Settings,
}

impl SettingsDialog {
    /// With the settings as they are.
    pub(in crate::app) fn new(settings: Settings) -> Self {
        Self { chosen: settings.clone(), applied: settings }
    }

    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let words = words::settings(around.language);
        let shown = modal(ctx, around, "settings", words.title, 420.0, |ui| {
            let gap = if ctx.content_rect().height() < LOW { 6.0 } else { 16.0 };
            Grid::new("settings").num_columns(2).spacing([24.0, gap]).show(ui, |ui| {
                let label = ui.label(words.language);
                language_ui(ui, around, &mut self.chosen).labelled_by(label.id);
                ui.end_row();

                let label = ui.label(words.theme);
                theme_ui(ui, around, &mut self.chosen).labelled_by(label.id);
                ui.end_row();

                let label = ui.label(words.scale);
                scale_ui(ui, around, &mut self.chosen.scale, label.id);
                ui.end_row();

                let label = ui.label(words.motion);
                motion_ui(ui, around, &mut self.chosen).labelled_by(label.id);
                ui.end_row();

                mouse_ui(ui, around, &mut self.chosen.mouse);
            });
            ui.label(theme::label(around.colours, words.map_unchanged));
            buttons_ui(ui, |ui| {
                let close = theme::main_button(ui, around.colours, words::interface(around.language).close);
                is_chosen(ui, &close)
            })
        });
        if shown.inner || shown.should_close() {
            return Some(Answer::Leave);
        }
        // A slider would run away from the pointer if the interface grew while it is dragged.
        let dragging = ctx.input(|input| input.pointer.any_down());
        if dragging || self.chosen == self.applied {
            return None;
        }
        self.applied = self.chosen.clone();
        Some(Answer::Settings(Box::new(self.chosen.clone())))
    }
}

fn language_ui(ui: &mut egui::Ui, around: &Around<'_>, settings: &mut Settings) -> egui::Response {
    let words = words::settings(around.language);
    let name =
        |language: Option<Language>| language.map_or(words.language_system, words::kinds::language_name);
    let list = ComboBox::from_id_salt("language")
        .icon(theme::caret)
        .width(200.0)
        .selected_text(name(settings.language))
        .show_ui(ui, |ui| {
            for choice in [None, Some(Language::English), Some(Language::Vietnamese)] {
                ui.selectable_value(&mut settings.language, choice, name(choice));
            }
        });
    panels::close_list(ui, &list);
    list.response
}

/// A slider, and the number beside it.
fn scale_ui(ui: &mut egui::Ui, around: &Around<'_>, scale: &mut u16, label: egui::Id) {
    ui.horizontal(|ui| {
        ui.scope(|ui| {
            theme::slider_style(ui, around.colours);
            let slider = Slider::new(scale, SCALES).step_by(10.0).show_value(false);
            ui.add(slider).labelled_by(label);
        });
        // What is half typed, such as the 1 of 150, shall not change the size of what it is typed in.
        let number = DragValue::new(scale).range(SCALES).suffix(" %").update_while_editing(false);
        ui.add(number).labelled_by(label);
    });
}

/// What the pointer does on the map.
fn mouse_ui(ui: &mut egui::Ui, around: &Around<'_>, mouse: &mut Mouse) {
    let words = words::mouse(around.language);
    let name = |wheel: Wheel| match wheel {
        Wheel::Moves => words.wheel_moves,
        Wheel::Zooms => words.wheel_zooms,
    };
    ui.label(words.wheel);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        for wheel in [Wheel::Moves, Wheel::Zooms] {
            let choice = ui.radio_value(&mut mouse.wheel, wheel, name(wheel)).on_hover_text(words.wheel_hint);
            choice.accessible_name(format!("{}: {}", words.wheel, name(wheel)));
        }
    });
    ui.end_row();
    ui.label("");
    ui.vertical(|ui| {
        ui.checkbox(&mut mouse.autoscroll, words.autoscroll);
        ui.checkbox(&mut mouse.snaps, words.snaps).on_hover_text(words.snaps_hint);
    });
    ui.end_row();
}

fn theme_ui(ui: &mut egui::Ui, around: &Around<'_>, settings: &mut Settings) -> egui::Response {
    let name = |theme| theme_name(around.language, theme);
    let list = ComboBox::from_id_salt("theme")
        .icon(theme::caret)
        .width(200.0)
        .selected_text(name(settings.theme))
        .show_ui(ui, |ui| {
            for choice in WindowTheme::ALL {
                ui.selectable_value(&mut settings.theme, choice, name(choice));
            }
        });
    panels::close_list(ui, &list);
    list.response
}

/// What the colours of the window are called.
pub(super) fn theme_name(language: Language, theme: WindowTheme) -> &'static str {
    let words = words::settings(language);
    match theme {
        WindowTheme::System => words.theme_system,
        WindowTheme::Light => words.theme_light,
        WindowTheme::Dark => words.theme_dark,
    }
}

fn motion_ui(ui: &mut egui::Ui, around: &Around<'_>, settings: &mut Settings) -> egui::Response {
    let words = words::settings(around.language);
    let name = |motion: Motion| match motion {
        Motion::System => words.motion_system,
        Motion::Reduced => words.motion_reduced,
        Motion::Full => words.motion_full,
    };
    let list = ComboBox::from_id_salt("motion")
        .icon(theme::caret)
        .width(200.0)
        .selected_text(name(settings.motion))
        .show_ui(ui, |ui| {
            for choice in Motion::ALL {
                ui.selectable_value(&mut settings.motion, choice, name(choice));
            }
        });
    panels::close_list(ui, &list);
    list.response
}
