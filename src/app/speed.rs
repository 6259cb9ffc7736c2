//! What [`App`] does for the command palette and the sheet of shortcuts: opens them, and carries out what was chosen.

use egui::Context;

use super::App;
use super::action::Action;
use super::dialogs::{Chosen, CommandPalette, Dialog, Offer, ShortcutSheet};

impl App {
    /// Offers every command.
    pub(super) fn open_palette(&mut self, ctx: &Context) {
        let offer =
            Offer { ctx, editor: &self.editor, settings: &self.settings, starting: self.start.is_some() };
        self.dialog = Some(Dialog::Commands(Box::new(CommandPalette::new(&offer))));
    }

    /// Shows all shortcuts.
    pub(super) fn open_shortcuts(&mut self, ctx: &Context) {
        self.dialog = Some(Dialog::Shortcuts(Box::new(ShortcutSheet::new(ctx, self.language()))));
    }

    /// Carries out what was chosen in the command palette.
    pub(super) fn take_chosen(&mut self, ctx: &Context, chosen: Chosen) {
        match chosen {
            Chosen::Command(command) => {
                self.change_settings(ctx, |settings| settings.remember_command(command));
                self.apply(ctx, Action::Command(command));
            }
            Chosen::Actions(actions) => {
                for action in actions {
                    self.apply(ctx, action);
                }
            }
            Chosen::Settings(settings) => self.change_settings(ctx, |kept| *kept = *settings),
        }
    }
}
