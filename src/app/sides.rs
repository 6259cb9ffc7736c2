//! Which of the panels at the sides are shown. Knows nothing of what they hold.

use egui::Context;

use super::action::{Desk, Side};
use super::{App, panels};

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
        self.editor.show_side(side);
        if !self.editor.desk().has_side() {
            self.editor.sit_at(Desk::Map);
        }
        self.show_inspector(ctx, true);
    }

    /// Whether the right panel stands beside what is in the middle.
    pub(super) fn shows_inspector(&self, ctx: &Context) -> bool {
        let desk = self.editor.desk();
        let fits = desk == Desk::Map || panels::inspector_fits(ctx);
        self.settings.inspector_shown && desk.has_side() && fits && !self.inspector_waits(ctx)
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
        let show = !self.settings.inspector_shown || self.inspector_waits(ctx);
        self.show_inspector(ctx, show);
    }
}
