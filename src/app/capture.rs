//! What [`App`] does to go from one thing to the next while typing: commits what is being typed and begins to type
//! elsewhere, for [`super::Action::TypeAt`], [`super::Action::TypeAfter`] and the command for a new card. Where
//! typing begins, [`typing`] says; keys are the canvas' business.

use super::action::ViewChange;
use super::perform::typing;
use super::{App, Command};
use crate::edit::EditError;
use crate::model::Item;

impl App {
    /// Selects that and types at it; see [`super::Action::TypeAt`].
    pub(super) fn type_at(&mut self, item: Item, now: f64) -> Result<(), EditError> {
        self.editor.commit_typing()?;
        self.editor.select(vec![item]);
        self.canvas.change_view(ViewChange::Reveal(item));
        if self.is_for_figures(item) {
            return Ok(());
        }
        let beginning = typing::at_selection(&self.editor);
        beginning.map_or(Ok(()), |beginning| self.begin_words(beginning, now))
    }

    /// Types on a new thing right after that; see [`super::Action::TypeAfter`].
    pub(super) fn type_after(&mut self, item: Item, now: f64) -> Result<(), EditError> {
        self.editor.commit_typing()?;
        self.editor.select(vec![item]);
        let beginning = typing::after_selection(&self.editor);
        beginning.map_or(Ok(()), |beginning| self.begin_words(beginning, now))
    }

    /// A new card at the selection, which is typed on.
    pub(super) fn insert_card(&mut self, now: f64) -> Result<(), EditError> {
        match typing::card(&self.editor) {
            Some(beginning) => self.begin_words(beginning, now),
            None => self.edit_by(Command::InsertCard, now),
        }
    }

    fn begin_words(&mut self, beginning: typing::Beginning, now: f64) -> Result<(), EditError> {
        let Some(made) = beginning.made else { return self.editor.begin_typing(beginning.place, now) };
        if let Some(cell) = typing::cell_of(&made) {
            self.editor.select(vec![cell]);
        }
        self.editor.begin_typing_new(beginning.place, made, now)
    }

    /// Whether it lies in a lane of points.
    fn is_for_figures(&self, item: Item) -> bool {
        match item {
            Item::Point(_) => true,
            Item::Cell(lane, _) => self.editor.map().lane(lane).is_some_and(|lane| lane.kind.holds_points()),
            _ => false,
        }
    }
}
