//! The editor's window: commands, panels, dialogs and canvas around one [`editor::Editor`]. Whatever the
//! interface wants done is an [`action::Action`], carried out by `App` after each pass.

pub mod action;
mod blank;
pub mod canvas;
mod clock;
pub mod command;
mod copies;
pub mod editor;
mod files;
pub mod fonts;
mod keys;
mod panels;
mod perform;
pub mod picture;
pub mod settings;
mod step_words;
pub mod theme;
mod toast;

use crate::model::{ClockTime, Language};

/// What panels and canvas may know of the program besides the document.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Language of the interface.
    pub language: Language,
    /// Colours of the program.
    pub colours: &'a theme::Colours,
    /// Screen points per map unit.
    pub zoom: f32,
    /// Where the last save stands.
    pub save: &'a SaveState,
}

/// Where saving stands, for the status bar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Since it was opened or made, nothing was saved.
    #[default]
    Never,
    /// On its way to the disk.
    Saving,
    /// On disk since that time of the clock; later changes are told by `Editor::is_unsaved`.
    Saved(ClockTime),
    /// The last save failed.
    Failed,
}
