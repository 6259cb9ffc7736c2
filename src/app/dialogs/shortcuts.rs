//! The keys of every command, read from the table of commands, and those of selected points.

use egui::{Align, Context, Layout, ScrollArea};

use super::{Answer, buttons_ui, is_chosen, modal};
use crate::app::Around;
use crate::app::command::{Command, Entry, MENUS};
use crate::app::{menu, theme};
use crate::words;

pub(super) fn ui(ctx: &Context, around: &Around<'_>) -> Option<Answer> {
    let title = words::dialogs(around.language).shortcuts_title;
    let shown = modal(ctx, around, "shortcuts", title, 520.0, |ui| {
        let height = ctx.content_rect().height() - 240.0;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = 24.0;
            for (entries, name) in MENUS.iter().zip(menu::titles(around.language)) {
                let commands: Vec<Command> = commands_with_keys(entries).collect();
                if commands.is_empty() {
                    continue;
                }
                ui.add_space(8.0);
                ui.label(theme::strong(name));
                for command in commands {
                    let row = command.row();
                    let keys: Vec<String> = row.keys.iter().map(|keys| keys.text(ui.ctx())).collect();
                    row_ui(ui, around, row.words(around.language), &keys.join("   "));
                }
            }
            points_ui(ui, around);
        });
        buttons_ui(ui, |ui| {
            let close = theme::main_button(ui, around.colours, words::interface(around.language).close);
            is_chosen(ui, &close)
        })
    });
    (shown.inner || shown.should_close()).then_some(Answer::Leave)
}

fn commands_with_keys(entries: &[Entry]) -> impl Iterator<Item = Command> {
    entries.iter().filter_map(|entry| match entry {
        Entry::Run(command) if !command.row().keys.is_empty() => Some(*command),
        Entry::Run(_) | Entry::Line | Entry::Recent | Entry::MapTheme | Entry::MapLanguage => None,
    })
}

/// Keys that the canvas itself reads while a point is selected.
fn points_ui(ui: &mut egui::Ui, around: &Around<'_>) {
    let words = words::dialogs(around.language);
    ui.add_space(8.0);
    ui.label(theme::strong(words.shortcuts_points));
    for (name, keys) in [
        (words.raise_point, "↑   ↓"),
        (words.raise_point_finely, "Shift+↑   Shift+↓"),
        (words.set_point, "−2 … +2"),
        (words.walk_from_point, "←   →   Ctrl+↑   Ctrl+↓"),
    ] {
        row_ui(ui, around, name, keys);
    }
}

fn row_ui(ui: &mut egui::Ui, around: &Around<'_>, name: &str, keys: &str) {
    ui.horizontal(|ui| {
        ui.label(name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(theme::label(around.colours, keys));
        });
    });
}
