//! What the program remembers for the user between runs, in a RON file of its own in the user's folder.
//! Nothing here changes a document. Knows nothing of the dialog.

use std::path::{Path, PathBuf};

use etcetera::AppStrategy;
use serde::{Deserialize, Serialize};

use super::command::Command;
use super::motion::Motion;
use crate::export::Choices;
use crate::file::{self, Disk, RealDisk};
use crate::model::Language;

/// Most files in the list of those opened before.
const MOST_RECENT: usize = 10;
/// Most commands in the list of those used last.
const MOST_COMMANDS: usize = 6;
/// Bytes beyond which a settings file is not one of ours.
const LARGEST: u64 = 1024 * 1024;
/// Interface sizes that can be chosen, percent.
pub const SCALES: std::ops::RangeInclusive<u16> = 80..=200;

/// What the program remembers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface; none: that of the system.
    pub language: Option<Language>,
    /// Colours of the interface.
    pub theme: WindowTheme,
    /// Size of the interface, percent.
    pub scale: u16,
    /// How much moves by itself.
    pub motion: Motion,
    /// Files opened or saved, the newest first.
    pub recent: Vec<PathBuf>,
    /// Where the last file lay.
    pub folder: Option<PathBuf>,
    /// Where the last export went.
    pub export_folder: Option<PathBuf>,
    /// How the last export was made.
    pub export: Choices,
    /// Inner size of the window, points.
    pub window: Option<(f32, f32)>,
    /// Names of the commands chosen in the command palette, the last first.
    pub recent_commands: Vec<String>,
    /// The palette is shown.
    pub palette_shown: bool,
    /// The inspector is shown.
    pub inspector_shown: bool,
    /// The small map in the canvas' corner is shown while there is more map than canvas.
    pub minimap_shown: bool,
    /// How the pointer behaves on the map.
    pub mouse: Mouse,
}

/// How the pointer behaves on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mouse {
    /// What the wheel does; two fingers on a trackpad always move the map and pinching always zooms.
    pub wheel: Wheel,
    /// The map moves by itself while something is dragged near the canvas' edge.
    pub autoscroll: bool,
    /// Points and column widths are drawn to round places while they are dragged; with Ctrl or Command held, the
    /// other way round.
    pub snaps: bool,
}

/// What the wheel of a mouse does on the map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wheel {
    /// Moves the map; with Ctrl or Command it zooms.
    #[default]
    Moves,
    /// Zooms; with Ctrl or Command it moves the map.
    Zooms,
}

/// Colours of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WindowTheme {
    /// As the system.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: WindowTheme::System,
            scale: 100,
            motion: Motion::System,
            recent: Vec::new(),
            folder: None,
            export_folder: None,
            export: Choices::default(),
            window: None,
            recent_commands: Vec::new(),
            palette_shown: true,
            inspector_shown: true,
            minimap_shown: false,
            mouse: Mouse::default(),
        }
    }
}

impl Default for Mouse {
    fn default() -> Self {
        Self { wheel: Wheel::Moves, autoscroll: true, snaps: true }
    }
}

impl Settings {
    /// Where the settings are kept; none where the system names no such folder.
    #[must_use]
    pub fn path() -> Option<PathBuf> {
        let strategy = etcetera::choose_app_strategy(etcetera::AppStrategyArgs {
            top_level_domain: "org".to_owned(),
            author: "Waylane".to_owned(),
            app_name: "Waylane".to_owned(),
        });
        Some(strategy.ok()?.config_dir().join("settings.ron"))
    }

    /// Reads the settings. A file that cannot be understood is kept aside and the defaults are used.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let Ok(bytes) = RealDisk.read(path, LARGEST) else { return Self::default() };
        match ron::de::from_bytes::<Self>(&bytes) {
            Ok(settings) => settings.sound(),
            Err(error) => {
                log::warn!("settings in {} are not understood: {error}", path.display());
                let aside = path.with_extension("ron.bak");
                if let Err(error) = RealDisk.rename(path, &aside) {
                    log::warn!("cannot keep them aside: {error}");
                }
                Self::default()
            }
        }
    }

    /// Writes the settings; what goes wrong is only logged.
    pub fn save(&self, path: &Path) {
        if let Err(error) = self.try_save(path) {
            log::warn!("settings cannot be written to {}: {error}", path.display());
        }
    }

    /// The language of the interface.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language.unwrap_or_else(system_language)
    }

    /// Puts a file at the head of the list of recent ones and remembers its folder.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
        self.folder = path.parent().map(Path::to_owned);
    }

    /// Puts a command at the head of those used last.
    pub fn remember_command(&mut self, command: Command) {
        let name = name_of(command);
        self.recent_commands.retain(|other| *other != name);
        self.recent_commands.insert(0, name);
        self.recent_commands.truncate(MOST_COMMANDS);
    }

    /// Where the command stands among those used last, 0 the last; none: it is not one of them.
    #[must_use]
    pub fn recency(&self, command: Command) -> Option<usize> {
        let name = name_of(command);
        self.recent_commands.iter().position(|other| *other == name)
    }

    fn try_save(&self, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())?;
        file::write_atomic(&RealDisk, path, text.as_bytes(), |_| true)?;
        Ok(())
    }

    /// Numbers brought into their ranges: the file may have been edited by hand.
    fn sound(mut self) -> Self {
        self.scale = self.scale.clamp(*SCALES.start(), *SCALES.end());
        self.export = self.export.sound();
        self.recent.truncate(MOST_RECENT);
        self.recent_commands.truncate(MOST_COMMANDS);
        self.window = self.window.filter(|(width, height)| {
            (200.0..=20_000.0).contains(width) && (200.0..=20_000.0).contains(height)
        });
        self
    }
}

impl WindowTheme {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The same for egui.
    #[must_use]
    pub fn preference(self) -> egui::ThemePreference {
        match self {
            Self::System => egui::ThemePreference::System,
            Self::Light => egui::ThemePreference::Light,
            Self::Dark => egui::ThemePreference::Dark,
        }
    }
}

/// What the settings file calls a command; a name that no command has any more is never asked for.
fn name_of(command: Command) -> String {
    format!("{command:?}")
}

/// Vietnamese where the user's languages name it before English.
fn system_language() -> Language {
    for locale in sys_locale::get_locales() {
        let code: String = locale.chars().take_while(char::is_ascii_alphabetic).collect();
        match code.to_ascii_lowercase().as_str() {
            "vi" => return Language::Vietnamese,
            "en" => return Language::English,
            _ => {}
        }
    }
    Language::English
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Page, Size, Split};

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = std::env::temp_dir().join(format!("waylane-settings-{}", std::process::id()));
        let path = folder.join("new").join("settings.ron");
        let mut settings =
            Settings { language: Some(Language::Vietnamese), scale: 150, ..Settings::default() };
        settings.remember(Path::new("/maps/mua-tivi.journey.ron"));
        settings.export.size = Size::Page(Page::SLIDE);
        settings.export.split = Split::Stages(2);
        settings.save(&path);
        assert_eq!(Settings::load(&path), settings);

        file::write_atomic(&RealDisk, &path, b"(scale: \"large\")", |_| true).unwrap();
        assert_eq!(Settings::load(&path), Settings::default());
        assert!(path.with_extension("ron.bak").exists(), "a broken file is kept aside");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn numbers_edited_by_hand_are_brought_into_range() {
        let settings: Settings =
            ron::from_str("(scale: 5, window: Some((1e9, 4.0)), export: (margin: -5, quality: 200))")
                .unwrap();
        let settings = settings.sound();
        assert_eq!((settings.scale, settings.window), (80, None));
        assert_eq!((settings.export.margin, settings.export.quality), (0.0, 100));
    }

    #[test]
    fn the_list_of_recent_files_has_each_once_and_ends() {
        let mut settings = Settings::default();
        for n in 0..15 {
            settings.remember(Path::new(&format!("/maps/{n}.journey.ron")));
        }
        settings.remember(Path::new("/maps/12.journey.ron"));
        assert_eq!(settings.recent.len(), MOST_RECENT);
        assert_eq!(settings.recent.first().unwrap(), Path::new("/maps/12.journey.ron"));
        assert_eq!(settings.folder.as_deref(), Some(Path::new("/maps")));
    }
}
