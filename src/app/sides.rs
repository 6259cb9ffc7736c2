//! Which of the panels at the sides are shown. Knows nothing of what they hold.

use egui::Context;

use super::action::{Desk, Left, Side};
use super::command::Command;
use super::{App, panels};
use crate::find::Filter;
use crate::words;

impl App {
    /// Brings a desk to the middle of the window. What had the keyboard is gone with the desk before; the next
    /// key is already for the new one.
    pub(super) fn sit_at(&mut self, ctx: &Context, desk: Desk) {
        self.editor.sit_at(desk);
        ctx.memory_mut(|memory| memory.focused().map(|id| memory.surrender_focus(id)));
        ctx.request_repaint();
    }

    /// Brings a part of the right panel to the front; the panel is opened for it.
    pub(super) fn open_side(&mut self, ctx: &Context, side: Side) {
        self.only_map = false;
        self.editor.show_side(side);
        if !self.editor.desk().has_side() {
            self.sit_at(ctx, Desk::Map);
        }
        self.show_inspector(ctx, true);
        if side == Side::History {
            panels::focus_history(ctx);
        }
    }

    /// Whether the left panel is shown where there is one.
    pub(super) fn has_left(&self) -> bool {
        self.settings.palette_shown && !self.only_map
    }

    /// Whether the inspector is shown where there is one.
    pub(super) fn has_inspector(&self, ctx: &Context) -> bool {
        let fits = self.editor.desk() == Desk::Map || panels::inspector_fits(ctx);
        self.settings.inspector_shown && fits && !self.inspector_waits(ctx) && !self.only_map
    }

    /// The commands that show and hide something which is shown now.
    pub(super) fn switched_on(&self, ctx: &Context) -> Vec<Command> {
        Command::ALL.iter().copied().filter(|command| self.is_on(ctx, *command)).collect()
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few commands show and hide something")]
    fn is_on(&self, ctx: &Context, command: Command) -> bool {
        let shows = |left| self.has_left() && self.editor.left() == left;
        match command {
            Command::TogglePalette => shows(Left::Palette),
            Command::Outline => shows(Left::Outline),
            Command::ToggleInspector => self.has_inspector(ctx),
            Command::Minimap => self.settings.minimap_shown,
            Command::OnlyMap => self.only_map,
            Command::Filter => self.bars.shows_filter() || *self.editor.filter() != Filter::default(),
            Command::FullScreen => ctx.input(|input| input.viewport().fullscreen.unwrap_or_default()),
            _ => command.desk().is_some_and(|desk| desk == self.editor.desk()),
        }
    }

    /// Whether the inspector is not shown only because the palette takes its room.
    pub(super) fn inspector_waits(&self, ctx: &Context) -> bool {
        self.settings.palette_shown && self.editor.desk() == Desk::Map && !panels::both_fit(ctx)
    }

    fn show_inspector(&mut self, ctx: &Context, show: bool) {
        let make_room = show && self.inspector_waits(ctx);
        if make_room || self.settings.inspector_shown != show {
            self.change_settings(ctx, |settings| {
                settings.inspector_shown = show;
                settings.palette_shown &= !make_room;
            });
        }
    }

    /// Shows the inspector, or puts it away.
    pub(super) fn toggle_inspector(&mut self, ctx: &Context) {
        let show = !self.has_inspector(ctx);
        self.only_map = false;
        self.show_inspector(ctx, show);
    }

    /// Brings a part of the left panel to the front; where it is there already, the panel is put away, or the
    /// palette takes the place of the outline.
    pub(super) fn toggle_left(&mut self, ctx: &Context, left: Left) {
        let at_map = self.editor.desk() == Desk::Map;
        let is_shown = at_map && self.has_left() && self.editor.left() == left;
        self.only_map = false;
        if !at_map {
            self.sit_at(ctx, Desk::Map);
        }
        self.editor.show_left(if is_shown { Left::Palette } else { left });
        let show = !(is_shown && left == Left::Palette);
        if self.settings.palette_shown != show {
            self.change_settings(ctx, |settings| settings.palette_shown = show);
        }
        if self.editor.left() == Left::Outline {
            panels::focus_outline(ctx);
        }
    }

    /// Puts tools and panels away, or brings them back as they were; how to do so is said.
    pub(super) fn toggle_only_map(&mut self, ctx: &Context, now: f64) {
        self.only_map = !self.only_map;
        let keys = Command::OnlyMap.row().keys.first().filter(|_| self.only_map);
        if let Some(keys) = keys {
            self.toast.say(words::mouse::only_map(self.language(), &keys.text(ctx)), now);
        }
    }
}
