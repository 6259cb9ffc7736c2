//! Pasting: Waylane's own cards as they are, few lines at once, and anything else after a look at what it
//! becomes. Knows nothing of how texts are read.

use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::App;
use super::action::ViewChange;
use super::dialogs::{Dialog, PasteDialog};
use super::editor::Editor;
use super::perform::card_place;
use crate::edit::{Edit, EditError, MapEdit, Place};
use crate::input::{self, Landing, Reading, Source, StagesInto};
use crate::model::Item;
use crate::words;
use crate::words::paste::Made;

/// Most lines that become cards at once.
const FEW: usize = 10;
/// Seconds after 'Paste as' in which the clipboard answers.
const ANSWERS: f64 = 2.0;

impl App {
    /// Puts text from the clipboard into the map, or asks how.
    pub(super) fn paste(&mut self, text: &str, now: f64) -> Result<(), EditError> {
        let asked = self.pasting_as.take().is_some_and(|since| now - since < ANSWERS);
        if self.paste_own(text, now)? {
            return Ok(());
        }
        let language = self.language();
        let words = words::paste(language);
        if input::is_too_long(text) {
            self.toast.say(words.too_long.to_owned(), now);
            return Ok(());
        }
        let source = Source::new(text, self.editor.map());
        let Some(best) = source.best() else {
            self.toast.say(words::interface(language).nothing_to_paste.to_owned(), now);
            return Ok(());
        };
        let pasted = source.read(best);
        if best != Reading::Lines || pasted.len() > FEW || asked {
            let document = Arc::clone(self.editor.document());
            let dialog =
                PasteDialog::new(source, document, self.editor.map_id(), place(&self.editor), language);
            self.dialog = Some(Dialog::Paste(Box::new(dialog)));
            return Ok(());
        }
        let landing =
            Landing { document: self.editor.document(), map: self.editor.map(), place: place(&self.editor) };
        let Some(edit) = landing.edit(&pasted, StagesInto::New) else { return Ok(()) };
        let report = if is_of_points(&edit) {
            words::paste::pasted(language, &words::paste::of(language, Made::Feelings, pasted.len()))
        } else if landing.takes_cards() {
            words::paste::pasted(language, &words::paste::of(language, Made::Cards, pasted.len()))
        } else {
            words::phrases::parked_cards(language, pasted.len())
        };
        self.take_pasted(&edit, report, now)
    }

    /// Asks for the clipboard; what comes is shown before it is pasted.
    pub(super) fn paste_as(&mut self, ctx: &Context, now: f64) {
        self.pasting_as = Some(now);
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// One step of what was pasted, with what it made selected and in view.
    pub(super) fn take_pasted(&mut self, edit: &Edit, report: String, now: f64) -> Result<(), EditError> {
        self.editor.edit(edit, now)?;
        let made = self.editor.selection().to_vec();
        let first = made.iter().find(|item| matches!(item, Item::Stage(_))).or(made.first()).copied();
        let cards: Vec<Item> =
            made.iter().copied().filter(|item| matches!(item, Item::Card(_) | Item::Point(_))).collect();
        if !cards.is_empty() {
            self.editor.select(cards);
        }
        if let Some(first) = first {
            self.canvas.change_view(ViewChange::Reveal(first));
        }
        self.toast.say_with_undo(report, self.editor.revision(), now);
        Ok(())
    }
}

/// Whether the edit makes points rather than cards.
fn is_of_points(edit: &Edit) -> bool {
    let Edit::Several(_, edits) = edit else { return false };
    edits.iter().all(|edit| matches!(edit, Edit::Map(_, MapEdit::AddPoint { .. })))
}

/// Where text goes: the selected cell, also of a curve, else where a new card would.
fn place(editor: &Editor) -> Option<Place> {
    if let [Item::Cell(lane, step)] = *editor.selection() {
        return Some(Place::Cell { lane, step, index: usize::MAX });
    }
    card_place(editor)
}
