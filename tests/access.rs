//! The map and the window for people who use assistive tools or the keyboard alone, driven through the tree that
//! such tools read.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::accesskit::{Action, Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::window::{self, Window, app, map, press};
use waylane::model::{Item, Language};
use waylane::words;

/// The sample about buying a television, in that language.
fn sample(language: Language) -> Window {
    let mut window = window::window(language, None);
    window.state_mut().as_mut().unwrap().open_sample_for_tests("tv-shop", language);
    window.run();
    window
}
