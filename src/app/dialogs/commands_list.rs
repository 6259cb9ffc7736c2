//! What the command palette offers: the table of commands in the order of the menus, those used last first,
//! and what menus and settings offer besides. Knows nothing of what is typed or shown.

use std::path::Path;

use egui::Context;
use unicode_normalization::UnicodeNormalization as _;

use super::settings::theme_name;
use crate::app::action::{Action, Desk};
use crate::app::command::{self, Command, MENUS};
use crate::app::editor::Editor;
use crate::app::menu;
use crate::app::settings::{Settings, WindowTheme};
use crate::app::step_words;
use crate::edit::Edit;
use crate::model::{Language, ThemeName};
use crate::text::icons;
use crate::words;

/// What the palette is made from.
#[derive(Clone, Copy)]
pub(in crate::app) struct Offer<'a> {
    /// For the names of keys.
    pub(in crate::app) ctx: &'a Context,
    /// The document.
    pub(in crate::app) editor: &'a Editor,
    /// Language, commands and files used last.
    pub(in crate::app) settings: &'a Settings,
    /// The start screen is shown.
    pub(in crate::app) starting: bool,
}

/// A row of the palette.
#[derive(Debug)]
pub(super) struct Entry {
    /// In the language of the interface.
    pub(super) name: String,
    pub(super) other_name: String,
    /// The menu it is in.
    pub(super) place: String,
    pub(super) other_place: String,
    pub(super) icon: Option<char>,
    /// As written in menus; may be empty.
    pub(super) keys: String,
    pub(super) enabled: bool,
    /// Used last.
    pub(super) recent: bool,
    pub(super) chosen: Chosen,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) enum Chosen {
    /// A row of the table, which is remembered as used.
    Command(Command),
    /// Anything else.
    Actions(Vec<Action>),
    /// The settings become these.
    Settings(Box<Settings>),
}

impl Entry {
    /// Name, menu and keys for assistive tools.
    pub(super) fn said(&self) -> String {
        let parts = [&self.name, &self.place, &self.keys].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

impl Offer<'_> {
    /// Every row: commands used last, all others by menu, then the rest.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries = self.commands();
        // Stable, so that what was never used stays in the order of the menus.
        entries.sort_by_key(|entry| match &entry.chosen {
            Chosen::Command(command) => self.settings.recency(*command).unwrap_or(usize::MAX),
            Chosen::Actions(_) | Chosen::Settings(_) => usize::MAX,
        });
        self.maps(&mut entries);
        self.files(&mut entries);
        self.map_looks(&mut entries);
        self.window_looks(&mut entries);
        entries
    }

    fn commands(&self) -> Vec<Entry> {
        let in_menus = MENUS.iter().enumerate().flat_map(|(menu, entries)| {
            entries.iter().filter_map(move |entry| match entry {
                command::Entry::Run(command) => Some((Some(menu), *command)),
                _ => None,
            })
        });
        let all: Vec<(Option<usize>, Command)> = in_menus.collect();
        let tools = Command::ALL.iter().filter(|command| all.iter().all(|(_, known)| known != *command));
        let tools: Vec<_> = tools.map(|command| (None, *command)).collect();
        all.into_iter()
            .chain(tools)
            .filter(|(_, command)| *command != Command::CommandPalette)
            .map(|(menu, command)| self.command(menu, command))
            .collect()
    }

    fn command(&self, menu: Option<usize>, command: Command) -> Entry {
        let row = command.row();
        let place = |language| match menu.and_then(|menu| menu::titles(language).get(menu).copied()) {
            Some(title) => title.to_owned(),
            None => words::speed(language).tools.to_owned(),
        };
        let allowed =
            if self.starting { command.needs_no_document() } else { command.is_enabled(self.editor) };
        Entry {
            icon: row.icon,
            keys: row.keys.first().map(|keys| keys.text(self.ctx)).unwrap_or_default(),
            enabled: allowed,
            recent: self.settings.recency(command).is_some(),
            ..self.entry(|language| self.words_of(command, language), place, Chosen::Command(command))
        }
    }

    /// Undo and redo say what.
    fn words_of(&self, command: Command, language: Language) -> String {
        let step = |name| step_words::step(language, name);
        match command {
            Command::Undo => words::commands::undo(language, self.editor.undo_name().map(step).as_deref()),
            Command::Redo => words::commands::redo(language, self.editor.redo_name().map(step).as_deref()),
            _ => command.row().words(language).to_owned(),
        }
    }

    /// The other maps of the document.
    fn maps(&self, entries: &mut Vec<Entry>) {
        if self.starting {
            return;
        }
        let others = self.editor.document().maps.iter().filter(|map| map.id != self.editor.map_id());
        for map in others {
            let place = |language| words::speed(language).go_to_map.to_owned();
            let actions = vec![Action::Desk(Desk::Map), Action::ShowMap(map.id)];
            let entry = self.entry(|_| map.title.clone(), place, Chosen::Actions(actions));
            entries.push(Entry { icon: Some(icons::MAP_TRIFOLD), ..entry });
        }
    }

    /// Files opened before.
    fn files(&self, entries: &mut Vec<Entry>) {
        for path in self.settings.recent.iter().filter(|path| Some(path.as_path()) != self.editor.path()) {
            let place = |language| words::commands(language).open_recent.to_owned();
            let actions = vec![Action::OpenFile(path.clone())];
            let entry = self.entry(|_| file_name(path), place, Chosen::Actions(actions));
            entries.push(Entry { icon: Some(icons::FILE_TEXT), ..entry });
        }
    }

    /// Colours and language of the maps.
    fn map_looks(&self, entries: &mut Vec<Entry>) {
        if self.starting {
            return;
        }
        let document = self.editor.document();
        for theme in ThemeName::ALL.into_iter().filter(|theme| *theme != document.theme) {
            let name = |language| words::kinds::theme_name(language, theme).to_owned();
            let place = |language| words::commands(language).theme.to_owned();
            let actions = vec![Action::Edit(Edit::SetTheme(theme))];
            let entry = self.entry(name, place, Chosen::Actions(actions));
            entries.push(Entry { icon: Some(icons::PAINT_BRUSH), ..entry });
        }
        for language in Language::ALL.into_iter().filter(|language| *language != document.language) {
            let place = |language| words::commands(language).map_language.to_owned();
            let actions = vec![Action::Edit(Edit::SetLanguage(language))];
            let entry = self.entry(|_| language_name(language), place, Chosen::Actions(actions));
            entries.push(Entry { icon: Some(icons::TRANSLATE), ..entry });
        }
    }

    /// Colours and language of the window.
    fn window_looks(&self, entries: &mut Vec<Entry>) {
        let settings = self.settings;
        for theme in WindowTheme::ALL.into_iter().filter(|theme| *theme != settings.theme) {
            let name = |language| theme_name(language, theme).to_owned();
            let place = |language| words::commands(language).interface_theme.to_owned();
            let chosen = Chosen::Settings(Box::new(Settings { theme, ..settings.clone() }));
            let icon = if theme == WindowTheme::Dark { icons::MOON } else { icons::SUN };
            entries.push(Entry { icon: Some(icon), ..self.entry(name, place, chosen) });
        }
        for language in Language::ALL.into_iter().filter(|language| *language != settings.language()) {
            let place = |language| words::commands(language).interface_language.to_owned();
            let chosen = Settings { language: Some(language), ..settings.clone() };
            let entry = self.entry(|_| language_name(language), place, Chosen::Settings(Box::new(chosen)));
            entries.push(Entry { icon: Some(icons::TRANSLATE), ..entry });
        }
    }

    /// A row that can be chosen, named in both languages.
    fn entry(
        &self,
        name: impl Fn(Language) -> String,
        place: impl Fn(Language) -> String,
        chosen: Chosen,
    ) -> Entry {
        let language = self.settings.language();
        Entry {
            name: name(language),
            other_name: name(language.other()),
            place: place(language),
            other_place: place(language.other()),
            icon: None,
            keys: String::new(),
            enabled: true,
            recent: false,
            chosen,
        }
    }
}

fn language_name(language: Language) -> String {
    words::kinds::language_name(language).to_owned()
}

/// The name of a file without its endings.
fn file_name(path: &Path) -> String {
    // macOS keeps file names decomposed, which the fonts cannot show.
    let name: String = path.file_name().unwrap_or_default().to_string_lossy().nfc().collect();
    let short = name.strip_suffix(".ron").unwrap_or(&name);
    short.strip_suffix(".journey").unwrap_or(short).to_owned()
}
