//! What panels and canvas ask for. They get `&Editor`, push [`Action`]s while they draw, and `App::apply`
//! carries them out after the pass, in order. Knows nothing of who asks.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::Command;
use super::{PictureFor, PictureSpot};
use crate::edit::{Edit, MapEdit, TextPlace};
use crate::find::{Filter, Query};
use crate::model::{Item, Language, MapId, Shown};

/// Something to be done after the pass.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A change of the document. One that the rules forbid becomes a toast that says why.
    Edit(Edit),
    /// A change of the current map.
    EditMap(MapEdit),
    /// These things and no others are selected.
    Select(Vec<Item>),
    /// Into the selection, or out of it.
    ToggleSelect(Item),
    /// Another tab.
    ShowMap(MapId),
    /// Another choice of what is visible of the current map.
    Show(Shown),
    /// Opens the in-place editor; what was being typed elsewhere is committed first.
    Type(TextPlace),
    /// The same on something new, which that edit makes as soon as there are words for it.
    TypeNew(TextPlace, MapEdit),
    /// Selects that and types at it: on its words, in a cell on a new card. In a lane of points it is only
    /// selected, for figures are typed there as well.
    TypeAt(Item),
    /// Types on a new thing of the same sort right after that: a card below a card, a stage after a stage.
    TypeAfter(Item),
    /// The text in the in-place editor is now this.
    Draft(String),
    /// Commits what is being typed and closes the in-place editor.
    CommitText,
    /// Closes the in-place editor without a change.
    DropText,
    /// A row of the command table; ignored while it is not enabled.
    Command(Command),
    /// Looks for that and goes to the first hit; none: looks for nothing more.
    Seek(Option<Query>),
    /// Other cards are wanted; what is not is dimmed.
    Filter(Filter),
    /// Something about the canvas's view.
    View(ViewChange),
    /// Another tool.
    Tool(Tool),
    /// Another desk in the middle of the window.
    Desk(Desk),
    /// Another part of the right panel.
    Side(Side),
    /// Another part of the left panel.
    Left(Left),
    /// Undoes or does again until that many steps are done, see `edit::History::jump`.
    Jump(usize),
    /// A short message at the foot of the window, gone after some seconds.
    Toast(String),
    /// A short message with a button that undoes the step just made.
    UndoToast(String),
    /// Text for the clipboard.
    CopyText(String),
    /// Text from the clipboard: cards of another window, or lines.
    Paste(String),
    /// A picture from the clipboard.
    PastePicture(Pixels),
    /// Reads these files and shows the pictures in them at that spot.
    DropPictures(Vec<PathBuf>, PictureSpot),
    /// Opens that file: here while the window is untouched, else in a window of its own.
    OpenFile(PathBuf),
    /// A new document from the template or sample of that name, in that language.
    NewFrom(&'static str, Language),
    /// Asks for a picture file for that.
    ChoosePicture(PictureFor),
    /// Empties the list of files opened before.
    ForgetRecent,
    /// Takes that file off the list of files opened before.
    Forget(PathBuf),
    /// Opens a link in the browser.
    OpenUrl(String),
}

/// Pixels from the clipboard.
#[derive(Debug, Clone)]
pub struct Pixels(pub Arc<egui::ColorImage>);

impl PartialEq for Pixels {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the pointer does on the canvas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects and drags things.
    #[default]
    Select,
    /// Moves the view.
    Pan,
    /// Draws arrows from card to card.
    Link,
}

/// What the middle of the window shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Desk {
    /// The map in front.
    #[default]
    Map,
    /// Two maps of the document against each other.
    Compare,
    /// Opportunities by impact and effort, pain points by severity.
    Priorities,
    /// The people that maps are about.
    Personas,
    /// Channels, card kinds and marks of the document's own.
    OwnLists,
    /// Survey figures.
    Figures,
    /// All cards of the map as a table.
    Table,
}

impl Desk {
    /// Whether the right panel stands beside it.
    #[must_use]
    pub fn has_side(self) -> bool {
        matches!(self, Self::Map | Self::Priorities | Self::Table)
    }
}

/// What the right panel shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// The fields of what is selected.
    #[default]
    Details,
    /// What of the map is visible.
    Shown,
    /// What breaks the rules of the field.
    Review,
    /// The steps that can be undone and done again.
    History,
}

/// What the left panel shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Left {
    /// What can be put into a map.
    #[default]
    Palette,
    /// The map as a tree of words.
    Outline,
}

/// A bar above the canvas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// Finds words.
    Find,
    /// The same, and writes others in their place.
    Replace,
    /// Dims what does not match.
    Filter,
    /// Takes one line per note.
    QuickAdd,
}

/// Something about the canvas's view.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ViewChange {
    /// One step closer, around the middle of the canvas.
    ZoomIn,
    /// One step away.
    ZoomOut,
    /// To this scale, 1 = 100 %.
    ZoomTo(f32),
    /// The whole map.
    FitAll,
    /// What is selected.
    FitSelection,
    /// Moves as little as is needed to bring that into view.
    Reveal(Item),
}
