//! Menu bar and toolbar, both drawn from the table of commands.

use std::borrow::Cow;

use egui::accesskit::Toggled;
use egui::containers::menu::{MenuButton, SubMenuButton};
use egui::{
    Align, Align2, AtomExt as _, Button, Color32, Context, Event, Frame, Key, Layout, Margin, MenuBar, Panel,
    Popup, Pos2, Rect, RichText, ScrollArea, Sense, Stroke, Ui, vec2,
};

use super::Around;
use super::action::Action;
use super::command::{Command, Entry, MENUS};
use super::editor::Editor;
use super::settings::Settings;
use super::theme::Colours;
use super::{fonts, step_words, theme};
use crate::edit::Edit;
use crate::model::{Language, ThemeName};
use crate::text::{Face, icons};
use crate::words;

/// Height of the menu bar, points.
const MENU_HEIGHT: f32 = 34.0;
/// Height of the toolbar, points.
const TOOLBAR_HEIGHT: f32 = 44.0;
/// Room for the words on the button to export, points.
const EXPORT: f32 = 170.0;
/// Radius of the dot of unsaved changes, points.
const DOT: f32 = 4.5;
/// Longest entry of a menu, characters; of longer ones the rest is told on hovering.
const LONGEST: usize = 52;
/// Tools of the toolbar; a line between groups.
const TOOLS: [&[Command]; 4] = [
    &[Command::Undo, Command::Redo],
    &[Command::SelectTool, Command::PanTool, Command::LinkTool],
    &[Command::QuickAdd, Command::Find],
    &[Command::FitAll],
];

/// What menus and tools are drawn from.
#[derive(Clone, Copy)]
pub(super) struct Bar<'a> {
    pub(super) editor: &'a Editor,
    pub(super) around: &'a Around<'a>,
    pub(super) settings: &'a Settings,
    /// Commands that show and hide something which is shown now.
    pub(super) on: &'a [Command],
    /// The start screen is shown.
    pub(super) starting: bool,
}

/// Titles of the menus, left to right.
pub(super) fn titles(language: Language) -> [&'static str; 6] {
    let words = words::interface(language);
    [words.menu_file, words.menu_edit, words.menu_insert, words.menu_map, words.menu_view, words.menu_help]
}

/// Whether F10 was pressed, which leads into the menu by keyboard.
pub(super) fn wants_focus(ctx: &Context) -> bool {
    // With Shift it opens the menu of what is selected.
    let is_f10 = |event: &Event| matches!(event, Event::Key { key: Key::F10, pressed: true, modifiers, .. } if modifiers.is_none());
    ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is_f10(event));
        input.events.len() < before
    })
}

impl Bar<'_> {
    /// The menus, and the document's name in the middle of the bar. `focus`: the first opens for the keyboard.
    pub(super) fn menus_ui(&self, ui: &mut Ui, name: &str, focus: bool, actions: &mut Vec<Action>) {
        let frame = Frame::new().fill(self.around.colours.bar).inner_margin(Margin::symmetric(8, 0));
        let bar = Panel::top("menu").exact_size(MENU_HEIGHT).frame(frame).show(ui, |ui| {
            ui.set_min_height(MENU_HEIGHT);
            let (mut first, mut end) = (true, ui.max_rect().left());
            MenuBar::new().style(bar_style).ui(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                for (title, entries) in titles(self.around.language).into_iter().zip(MENUS) {
                    let (button, _) = MenuButton::new(title).ui(ui, |ui| {
                        ui.set_min_width(240.0);
                        scrolled_ui(ui, MENU_HEIGHT, |ui| {
                            for entry in entries {
                                self.entry_ui(ui, *entry, actions);
                            }
                        });
                    });
                    if std::mem::take(&mut first) && focus {
                        button.request_focus();
                        Popup::open_id(ui.ctx(), Popup::default_response_id(&button));
                    }
                    end = button.rect.right();
                }
            });
            end
        });
        if !self.starting {
            self.name_ui(ui, bar.response.rect, bar.inner, name);
        }
    }

    /// Undo, tools, and the button to export.
    pub(super) fn tools_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let colours = self.around.colours;
        let frame = Frame::new().fill(colours.surface).inner_margin(Margin::symmetric(12, 0));
        Panel::top("toolbar").exact_size(TOOLBAR_HEIGHT).frame(frame).show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                for (place, group) in TOOLS.into_iter().enumerate() {
                    if place > 0 {
                        let (rect, _) = ui.allocate_exact_size(vec2(17.0, 20.0), Sense::hover());
                        let line = Stroke::new(1.0, colours.hairline);
                        ui.painter().vline(rect.center().x, rect.y_range(), line);
                    }
                    for command in group {
                        self.tool_ui(ui, *command, actions);
                    }
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let words = Command::ExportPicture.row().words(self.around.language);
                    let sign = theme::icon(icons::EXPORT, 16.0);
                    // In a narrow bar the sign says it alone.
                    let export = if ui.available_width() < EXPORT {
                        theme::main_button(ui, colours, sign)
                    } else {
                        theme::main_button(ui, colours, (sign, words))
                    };
                    let hint = Command::ExportPicture.row().with_keys(words, ui.ctx());
                    if export.on_hover_text(hint).accessible_name(words).clicked() {
                        actions.push(Action::Command(Command::ExportPicture));
                    }
                });
            });
        });
    }

    fn tool_ui(&self, ui: &mut Ui, command: Command, actions: &mut Vec<Action>) {
        let row = command.row();
        let words = self.words_of(command);
        let mut button = Button::new(theme::icon(row.icon.unwrap_or(' '), theme::ICON))
            .frame_when_inactive(false)
            .min_size(vec2(32.0, 32.0));
        if let Some(tool) = command.tool() {
            let chosen = tool == self.editor.tool();
            button = button.selected(chosen).frame_when_inactive(chosen);
        }
        let hint = row.with_keys(&words, ui.ctx());
        ui.scope(|ui| {
            ui.spacing_mut().button_padding = vec2(7.0, 6.0);
            let button = ui.add_enabled(self.is_enabled(command), button);
            let button = button.on_hover_text(&hint).on_disabled_hover_text(&hint).accessible_name(words);
            if button.clicked() {
                actions.push(Action::Command(command));
            }
        });
    }

    fn entry_ui(&self, ui: &mut Ui, entry: Entry, actions: &mut Vec<Action>) {
        let words = words::commands(self.around.language);
        match entry {
            Entry::Run(command) => self.command_ui(ui, command, actions),
            Entry::Line => {
                ui.add(egui::Separator::default().spacing(9.0));
            }
            Entry::Recent => submenu_ui(ui, words.open_recent, |ui| self.recent_ui(ui, actions)),
            Entry::MapTheme if !self.starting => submenu_ui(ui, words.theme, |ui| {
                let now = self.editor.document().theme;
                for theme in ThemeName::ALL {
                    let words = words::kinds::theme_name(self.around.language, theme);
                    if ui.radio(theme == now, words).clicked() {
                        actions.push(Action::Edit(Edit::SetTheme(theme)));
                    }
                }
            }),
            Entry::MapLanguage if !self.starting => submenu_ui(ui, words.map_language, |ui| {
                let now = self.editor.document().language;
                for language in Language::ALL {
                    if ui.radio(language == now, words::kinds::language_name(language)).clicked() {
                        actions.push(Action::Edit(Edit::SetLanguage(language)));
                    }
                }
            }),
            Entry::MapTheme | Entry::MapLanguage => {}
        }
    }

    fn command_ui(&self, ui: &mut Ui, command: Command, actions: &mut Vec<Action>) {
        let words = self.words_of(command);
        let on = self.on.contains(&command);
        if switch_button(ui, command, &words, self.is_enabled(command), on, self.around.colours) {
            actions.push(Action::Command(command));
            ui.close();
        }
    }

    fn recent_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let language = self.around.language;
        if self.settings.recent.is_empty() {
            ui.label(theme::label(self.around.colours, words::start(language).no_recent));
            return;
        }
        for path in &self.settings.recent {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            if ui.button(name).on_hover_text(path.to_string_lossy()).clicked() {
                actions.push(Action::OpenFile(path.clone()));
            }
        }
        ui.separator();
        if ui.button(words::commands(language).clear_recent).clicked() {
            actions.push(Action::ForgetRecent);
        }
    }

    fn is_enabled(&self, command: Command) -> bool {
        command.is_enabled(self.editor) && (!self.starting || command.needs_no_document())
    }

    /// What a command is called now: undo and redo say what.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others have one name")]
    fn words_of(&self, command: Command) -> String {
        let language = self.around.language;
        let step = |name| step_words::step(language, name);
        match command {
            Command::Undo => words::commands::undo(language, self.editor.undo_name().map(step).as_deref()),
            Command::Redo => words::commands::redo(language, self.editor.redo_name().map(step).as_deref()),
            _ => command.row().words(language).to_owned(),
        }
    }

    /// The document's name in the middle of the bar, or as near to it as the menus leave room for.
    fn name_ui(&self, ui: &Ui, bar: Rect, menus_end: f32, name: &str) {
        let colours = self.around.colours;
        let font = fonts::font(Face::SemiBold, theme::TEXT);
        let room = bar.right() - menus_end - 48.0;
        let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, colours.text);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
        let galley = ui.painter().layout_job(job);
        let left = (bar.center().x - galley.size().x / 2.0).max(menus_end + 24.0);
        let rect = Align2::LEFT_CENTER.anchor_size(Pos2::new(left, bar.center().y), galley.size());
        ui.painter().galley(rect.min, galley, colours.text);
        if !self.editor.is_unsaved() {
            return;
        }
        let dot = Pos2::new(rect.right() + 8.0 + DOT, bar.center().y);
        ui.painter().circle_filled(dot, DOT, colours.warning);
        let words = words::accessible(self.around.language).unsaved_dot;
        let rect = Rect::from_center_size(dot, vec2(DOT, DOT) * 4.0);
        let response = ui.interact(rect, ui.scope_id().with("unsaved"), Sense::hover()).on_hover_text(words);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    }
}

/// An entry of a menu for a command, under those words, with its icon and its keys; `true`: clicked.
pub(super) fn command_button(
    ui: &mut Ui,
    command: Command,
    words: &str,
    enabled: bool,
    colours: &Colours,
) -> bool {
    switch_button(ui, command, words, enabled, false, colours)
}

/// The same with a tick in the place of its icon while it is on.
pub(super) fn switch_button(
    ui: &mut Ui,
    command: Command,
    words: &str,
    enabled: bool,
    on: bool,
    colours: &Colours,
) -> bool {
    let row = command.row();
    let sign = if on { Some(icons::CHECK) } else { row.icon };
    let icon = icon_atom(sign, if on { colours.accent_text } else { colours.text_secondary });
    let keys = row.keys.first().map(|keys| keys.text(ui.ctx())).unwrap_or_default();
    let shown = shortened(words);
    let button = Button::new((icon, shown.as_ref())).shortcut_text(RichText::new(keys).small());
    let mut button = ui.add_enabled(enabled, button).accessible_name(words);
    if on {
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_toggled(Toggled::True));
    }
    if shown != words {
        button = button.on_hover_text(words);
    }
    button.clicked()
}

/// An entry of a menu that is no command; `true`: clicked.
pub(super) fn plain_button(ui: &mut Ui, icon: Option<char>, words: &str, colours: &Colours) -> bool {
    let button = Button::new((icon_atom(icon, colours.text_secondary), words));
    ui.add(button).accessible_name(words).clicked()
}

/// The words as far as a menu is wide.
fn shortened(words: &str) -> Cow<'_, str> {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or(words).trim_end()).into(),
        None => words.into(),
    }
}

/// Entries of a menu, which scroll where the window is lower than they are, as a large interface makes it.
/// `taken` is the height of what the menu cannot cover, points.
pub(super) fn scrolled_ui(ui: &mut Ui, taken: f32, content: impl FnOnce(&mut Ui)) {
    let room = ui.ctx().content_rect().height() - taken - 20.0;
    let mut area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    // A menu that opens again begins at its top.
    let (id, pass) = (ui.scope_id().with("seen"), ui.ctx().cumulative_pass_nr());
    let seen = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, pass), pass));
    if seen + 1 < pass {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        content(ui);
    });
}

/// A menu in a menu.
pub(super) fn submenu_ui(ui: &mut Ui, words: &str, content: impl FnOnce(&mut Ui)) {
    let icon = icon_atom(None, Color32::TRANSPARENT);
    let button = Button::new((icon, words)).right_text(SubMenuButton::arrow_atom(None));
    let (button, _) = SubMenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(180.0);
        scrolled_ui(ui, 0.0, content);
    });
    button.accessible_name(words);
}

fn icon_atom(icon: Option<char>, colour: Color32) -> egui::Atom<'static> {
    theme::icon(icon.unwrap_or(' '), 16.0).color(colour).atom_size(vec2(20.0, 16.0))
}

fn bar_style(style: &mut egui::Style) {
    style.spacing.button_padding = vec2(10.0, 4.0);
    style.spacing.interact_size.y = 28.0;
    let widgets = &mut style.visuals.widgets;
    widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
    for part in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
        part.bg_stroke = Stroke::NONE;
    }
}
