//! What [`App`] does for a search: goes from hit to hit of [`super::sought`] and brings each into sight, wherever it
//! lies.

use egui::Context;

use super::App;
use super::action::{Bar, Desk, Side, ViewChange};
use crate::find::{Field, Hit, Query};

impl App {
    /// Looks for that and shows the first hit; none: looks for nothing more.
    pub(super) fn seek(&mut self, query: Option<Query>) {
        self.editor.seek(query);
        self.show_hit();
    }

    /// Shows the next hit, or the one before. Without a search the bar opens with what was looked for last.
    pub(super) fn seek_on(&mut self, ctx: &Context, forward: bool) {
        if self.editor.sought().is_none() {
            self.bars.open(ctx, Bar::Find);
            self.editor.seek(Some(self.bars.query()));
        }
        self.editor.seek_on(forward);
        self.show_hit();
    }

    /// Brings the hit that is selected into sight, and its fields where the map does not show the words.
    fn show_hit(&mut self) {
        let Some(hit) = current_hit(&self.editor) else { return };
        if !matches!(self.editor.desk(), Desk::Map | Desk::Table) {
            self.editor.sit_at(Desk::Map);
        }
        if matches!(hit.field, Field::Note | Field::Link | Field::Persona) {
            self.editor.show_side(Side::Details);
        }
        self.canvas.change_view(ViewChange::Reveal(hit.item));
    }
}

fn current_hit(editor: &super::editor::Editor) -> Option<Hit> {
    let sought = editor.sought()?;
    sought.found().hits.get(sought.current(editor.selection())?).copied()
}
