//! Whether things move on the screen: what the settings say and what the system wants, as far as it can be told
//! without a library of the system: from the settings of GNOME, KDE and GTK, macOS and Windows.

use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

use egui::Context;
use egui::style::ScrollAnimation;
use serde::{Deserialize, Serialize};

/// How much moves by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Motion {
    /// As the system wants it; where it does not say, things move.
    #[default]
    System,
    /// Nothing glides, fades or blinks.
    Reduced,
    /// Everything moves, whatever the system says.
    Full,
}

/// Seconds in which things open and glide.
const SECONDS: f32 = 0.1;

impl Motion {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Reduced, Self::Full];

    /// Makes things move so: menus, lists, scrolling, the text cursor. Whatever else glides takes its time from
    /// the style's `animation_time`.
    pub(super) fn apply(self, ctx: &Context, system: &SystemWish) {
        let reduced = match self {
            Self::System => system.reduced,
            Self::Reduced => true,
            Self::Full => false,
        };
        ctx.all_styles_mut(|style| {
            style.animation_time = if reduced { 0.0 } else { SECONDS };
            style.scroll_animation =
                if reduced { ScrollAnimation::none() } else { ScrollAnimation::default() };
            style.visuals.text_cursor.blink = !reduced;
        });
    }
}

/// What the system wants; until it has answered, that things move.
#[derive(Debug, Default)]
pub(super) struct SystemWish {
    reduced: bool,
    answer: Option<Receiver<bool>>,
}

impl SystemWish {
    /// Asks the system on a thread of its own: programs of the system answer when they like.
    pub(super) fn ask(ctx: &Context) -> Self {
        let (sender, answer) = channel();
        let ctx = ctx.clone();
        let asking = std::thread::Builder::new().name("motion".to_owned()).spawn(move || {
            if sender.send(ask_system() == Some(true)).is_ok() {
                ctx.request_repaint();
            }
        });
        if let Err(error) = asking {
            log::warn!("the system cannot be asked whether things may move: {error}");
        }
        Self { reduced: false, answer: Some(answer) }
    }

    /// Whether the answer came with this pass.
    pub(super) fn has_come(&mut self) -> bool {
        let Some(reduced) = self.answer.as_ref().and_then(|answer| answer.try_recv().ok()) else {
            return false;
        };
        *self = Self { reduced, answer: None };
        reduced
    }
}

#[cfg(target_os = "macos")]
fn ask_system() -> Option<bool> {
    let said = said_by("defaults", &["read", "com.apple.universalaccess", "reduceMotion"])?;
    Some(said.trim() == "1")
}

#[cfg(windows)]
fn ask_system() -> Option<bool> {
    said_by("reg", &["query", r"HKCU\Control Panel\Desktop", "/v", "UserPreferencesMask"])
        .and_then(|said| read_mask(&said))
}

#[cfg(not(any(target_os = "macos", windows)))]
fn ask_system() -> Option<bool> {
    said_by("gsettings", &["get", "org.gnome.desktop.interface", "enable-animations"])
        .and_then(|said| read_gsettings(&said))
        .or_else(|| read_kde(&configuration("kdeglobals")?))
        .or_else(|| read_gtk(&configuration("gtk-3.0/settings.ini")?))
}

/// What a program of the system prints.
fn said_by(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output();
    let output = output.ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// A file of the user's settings.
#[cfg(not(any(target_os = "macos", windows)))]
fn configuration(name: &str) -> Option<String> {
    use etcetera::BaseStrategy as _;
    let folder = etcetera::choose_base_strategy().ok()?.config_dir();
    std::fs::read_to_string(folder.join(name)).ok()
}

/// `true` or `false`: whether there are animations.
#[cfg(any(test, not(any(target_os = "macos", windows))))]
fn read_gsettings(said: &str) -> Option<bool> {
    Some(!said.trim().parse::<bool>().ok()?)
}

/// `AnimationDurationFactor=0` under `[KDE]`.
#[cfg(any(test, not(any(target_os = "macos", windows))))]
fn read_kde(file: &str) -> Option<bool> {
    let factor: f32 = entry(file, "[KDE]", "AnimationDurationFactor")?.parse().ok()?;
    Some(factor <= 0.0)
}

/// `gtk-enable-animations=0` under `[Settings]`.
#[cfg(any(test, not(any(target_os = "macos", windows))))]
fn read_gtk(file: &str) -> Option<bool> {
    let value = entry(file, "[Settings]", "gtk-enable-animations")?;
    Some(matches!(value, "0" | "false"))
}

#[cfg(any(test, not(any(target_os = "macos", windows))))]
fn entry<'a>(file: &'a str, section: &str, key: &str) -> Option<&'a str> {
    let lines = file.lines().map(str::trim).skip_while(|line| *line != section).skip(1);
    let mut lines = lines.take_while(|line| !line.starts_with('['));
    lines.find_map(|line| line.split_once('=').filter(|(name, _)| name.trim() == key)).map(|(_, v)| v.trim())
}

/// `UserPreferencesMask REG_BINARY 9E1E078012000000`: the second bit of the fifth byte says that things move.
#[cfg(any(test, windows))]
fn read_mask(said: &str) -> Option<bool> {
    let digits = said.split_whitespace().last()?;
    let fifth = u8::from_str_radix(digits.get(8..10)?, 16).ok()?;
    Some(fifth & 0b10 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_say_is_understood() {
        assert_eq!(read_gsettings("false\n"), Some(true));
        assert_eq!(read_gsettings("true\n"), Some(false));
        assert_eq!(read_gsettings("No such schema"), None);
        let kde =
            "[General]\nAnimationDurationFactor=1\n[KDE]\nSingleClick=false\nAnimationDurationFactor=0\n";
        assert_eq!(read_kde(kde), Some(true));
        assert_eq!(read_kde("[KDE]\nAnimationDurationFactor=0.7071067811865475\n"), Some(false));
        assert_eq!(read_kde("[General]\n"), None);
        assert_eq!(read_gtk("[Settings]\ngtk-enable-animations=0\n"), Some(true));
        assert_eq!(read_gtk("[Settings]\ngtk-theme-name=Adwaita\n"), None);
        let mask =
            "HKEY_CURRENT_USER\\Control Panel\\Desktop\n  UserPreferencesMask  REG_BINARY  9E1E078012000000";
        assert_eq!(read_mask(mask), Some(false));
        assert_eq!(read_mask(&mask.replace("12000000", "10000000")), Some(true));
    }

    #[test]
    fn reduced_motion_stops_what_egui_moves() {
        let ctx = Context::default();
        super::super::theme::install(&ctx);
        let system = SystemWish::default();
        Motion::Reduced.apply(&ctx, &system);
        let style = ctx.global_style();
        assert!(style.animation_time == 0.0 && !style.visuals.text_cursor.blink);
        Motion::Full.apply(&ctx, &system);
        assert!(ctx.global_style().animation_time > 0.0);
        Motion::System.apply(&ctx, &SystemWish { reduced: true, answer: None });
        assert!(ctx.global_style().animation_time == 0.0);
    }
}
