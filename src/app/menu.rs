//! Menu bar and toolbar, both drawn from the table of commands.

use egui::{
    Align2, AtomExt as _, Button, Color32, Context, Layout, Margin, MenuBar, Panel, Pos2, Rect, Response,
    RichText, Sense, Stroke, Ui, containers::menu::MenuButton, vec2,
};

use super::Around;
use super::action::Action;
use super::command::{Command, Entry, MENUS};
use super::editor::Editor;
use super::settings::Settings;
use super::{fonts, step_words, theme};
use crate::edit::Edit;
use crate::model::{Language, ThemeName};
use crate::text::{Face, icons};
use crate::words;

/// Height of the menu bar, points.
const MENU_HEIGHT: f32 = 34.0;
/// Height of the toolbar, points.
const TOOLBAR_HEIGHT: f32 = 44.0;
/// Radius of the dot of unsaved changes, points.
const DOT: f32 = 4.5;

/// Titles of the menus, left to right.
pub(super) fn titles(language: Language) -> [&'static str; 6] {
    let words = words::interface(language);
    [words.menu_file, words.menu_edit, words.menu_insert, words.menu_map, words.menu_view, words.menu_help]
}

/// The menu bar, with the document's name in its middle. `focus`: the first menu gets the keyboard.
pub(super) fn bar_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    settings: &Settings,
    name: &str,
    focus: bool,
    actions: &mut Vec<Action>,
) {
    let frame = egui::Frame::new().fill(around.colours.bar).inner_margin(Margin::symmetric(8, 0));
    let bar = Panel::top("menu").exact_size(MENU_HEIGHT).frame(frame).show(ui, |ui| {
        ui.set_min_height(MENU_HEIGHT);
        let mut end = ui.max_rect().left();
        MenuBar::new().style(menu_style).ui(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (place, (title, entries)) in titles(around.language).into_iter().zip(MENUS).enumerate() {
                let (button, _) = MenuButton::new(title).ui(ui, |ui| {
                    ui.set_min_width(240.0);
                    ui.spacing_mut().item_spacing.y = 1.0;
                    for entry in entries {
                        entry_ui(ui, *entry, editor, around, settings, actions);
                    }
                });
                if focus && place == 0 {
                    button.request_focus();
                }
                end = button.rect.right();
            }
        });
        end
    });
    name_ui(ui, bar.response.rect, bar.inner, name, editor.is_unsaved(), around);
}

/// Undo, tools and the button to export.
pub(super) fn toolbar_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let frame = egui::Frame::new()
        .fill(around.colours.surface)
        .inner_margin(Margin::symmetric(12, 0))
        .stroke(Stroke::NONE);
    Panel::top("toolbar").exact_size(TOOLBAR_HEIGHT).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for command in [Command::Undo, Command::Redo] {
                tool_ui(ui, command, editor, around, actions);
            }
            divider_ui(ui, around);
            for command in [Command::SelectTool, Command::PanTool, Command::LinkTool] {
                tool_ui(ui, command, editor, around, actions);
            }
            divider_ui(ui, around);
            tool_ui(ui, Command::FitAll, editor, around, actions);
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                let words = Command::ExportPicture.row().words(around.language);
                let sign = theme::icon(icons::EXPORT, 16.0);
                let export = theme::main_button(ui, around.colours, (sign, words));
                if export.accessible_name(words).clicked() {
                    actions.push(Action::Command(Command::ExportPicture));
                }
            });
        });
    });
}

/// What a command is called now: undo and redo say what.
pub(super) fn words_of(command: Command, editor: &Editor, language: Language) -> String {
    let step = |name| step_words::step(language, name);
    match command {
        Command::Undo => words::commands::undo(language, editor.undo_name().map(step).as_deref()),
        Command::Redo => words::commands::redo(language, editor.redo_name().map(step).as_deref()),
        _ => command.row().words(language).to_owned(),
    }
}

fn entry_ui(
    ui: &mut Ui,
    entry: Entry,
    editor: &Editor,
    around: &Around<'_>,
    settings: &Settings,
    actions: &mut Vec<Action>,
) {
    let words = words::commands(around.language);
    match entry {
        Entry::Run(command) => command_ui(ui, command, editor, around, actions),
        Entry::Line => {
            ui.add(egui::Separator::default().spacing(9.0));
        }
        Entry::Recent => submenu_ui(ui, words.open_recent, |ui| recent_ui(ui, around, settings, actions)),
        Entry::MapTheme => submenu_ui(ui, words.theme, |ui| {
            let now = editor.document().theme;
            for theme in ThemeName::ALL {
                if ui.radio(theme == now, words::kinds::theme_name(around.language, theme)).clicked() {
                    actions.push(Action::Edit(Edit::SetTheme(theme)));
                }
            }
        }),
        Entry::MapLanguage => submenu_ui(ui, words.map_language, |ui| {
            let now = editor.document().language;
            for language in Language::ALL {
                if ui.radio(language == now, words::kinds::language_name(language)).clicked() {
                    actions.push(Action::Edit(Edit::SetLanguage(language)));
                }
            }
        }),
    }
}

fn command_ui(
    ui: &mut Ui,
    command: Command,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
) {
    let row = command.row();
    let words = words_of(command, editor, around.language);
    let mut button = Button::new((icon_atom(row.icon, around.colours.text_secondary), words.as_str()));
    if let Some(keys) = row.keys.first() {
        button = button.shortcut_text(RichText::new(keys.text(ui.ctx())).small());
    } else {
        button = button.shortcut_text("");
    }
    let button = ui.add_enabled(command.is_enabled(editor), button).accessible_name(words);
    if button.clicked() {
        actions.push(Action::Command(command));
        ui.close();
    }
}

fn submenu_ui(ui: &mut Ui, words: &str, content: impl FnOnce(&mut Ui)) {
    let button = Button::new((icon_atom(None, Color32::TRANSPARENT), words))
        .right_text(egui::containers::menu::SubMenuButton::arrow_atom(None));
    egui::containers::menu::SubMenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(180.0);
        content(ui);
    });
}

fn recent_ui(ui: &mut Ui, around: &Around<'_>, settings: &Settings, actions: &mut Vec<Action>) {
    if settings.recent.is_empty() {
        ui.label(theme::label(around.colours, words::start(around.language).no_recent));
        return;
    }
    for path in &settings.recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        if ui.button(name).on_hover_text(path.to_string_lossy()).clicked() {
            actions.push(Action::OpenFile(path.clone()));
        }
    }
    ui.separator();
    if ui.button(words::commands(around.language).clear_recent).clicked() {
        actions.push(Action::ForgetRecent);
    }
}

fn tool_ui(
    ui: &mut Ui,
    command: Command,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
) -> Response {
    let row = command.row();
    let words = words_of(command, editor, around.language);
    let mut button = Button::new(theme::icon(row.icon.unwrap_or(' '), theme::ICON))
        .frame_when_inactive(false)
        .min_size(vec2(32.0, 32.0));
    if let Some(tool) = command.tool() {
        let chosen = tool == editor.tool();
        button = button.selected(chosen).frame_when_inactive(chosen);
    }
    let hint = match row.keys.first() {
        Some(keys) => format!("{words}  {}", keys.text(ui.ctx())),
        None => words.clone(),
    };
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(7.0, 6.0);
        let button = ui.add_enabled(command.is_enabled(editor), button);
        let button = button.on_hover_text(&hint).on_disabled_hover_text(&hint).accessible_name(words);
        if button.clicked() {
            actions.push(Action::Command(command));
        }
        button
    })
    .inner
}

fn divider_ui(ui: &mut Ui, around: &Around<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(17.0, 20.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, around.colours.hairline));
}

fn icon_atom(icon: Option<char>, colour: Color32) -> egui::Atom<'static> {
    theme::icon(icon.unwrap_or(' '), 16.0).color(colour).atom_size(vec2(20.0, 16.0))
}

fn menu_style(style: &mut egui::Style) {
    style.spacing.button_padding = vec2(10.0, 4.0);
    style.spacing.interact_size.y = 28.0;
    let widgets = &mut style.visuals.widgets;
    widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
    for part in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
        part.bg_stroke = Stroke::NONE;
    }
}

/// The document's name in the middle of the bar, or as near to it as the menus leave room for.
fn name_ui(ui: &Ui, bar: Rect, menus_end: f32, name: &str, unsaved: bool, around: &Around<'_>) {
    let painter = ui.painter();
    let font = fonts::font(Face::SemiBold, theme::TEXT);
    let room = bar.right() - menus_end - 48.0;
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, around.colours.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    let galley = painter.layout_job(job);
    let width = galley.size().x;
    let left = (bar.center().x - width / 2.0).max(menus_end + 24.0);
    let rect = Align2::LEFT_CENTER.anchor_size(Pos2::new(left, bar.center().y), galley.size());
    painter.galley(rect.min, galley, around.colours.text);
    if unsaved {
        let dot = Pos2::new(rect.right() + 8.0 + DOT, bar.center().y);
        painter.circle_filled(dot, DOT, around.colours.warning);
        let words = words::accessible(around.language).unsaved_dot;
        let rect = Rect::from_center_size(dot, vec2(DOT, DOT) * 4.0);
        let id = ui.scope_id().with("unsaved");
        let response = ui.interact(rect, id, Sense::hover()).on_hover_text(words);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    }
}

/// Whether F10 was pressed, which leads into the menu by keyboard.
pub(super) fn wants_focus(ctx: &Context) -> bool {
    ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::F10))
}
