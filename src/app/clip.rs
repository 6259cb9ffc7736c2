//! The clipboard: cards and points with their arrangement and their arrows, and whole stages, steps and lanes,
//! as RON text, so that windows exchange them. Knows nothing of how text gets there, nor of text from elsewhere.
//!
//! What the other document may lack comes along: personas, channels, kinds, marks, pictures.

mod copied;
pub(in crate::app) mod elsewhere;
mod lent;
mod pasted;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use egui::Context;

use super::action::ViewChange;
use super::editor::Editor;
use super::perform::card_place;
use super::perform::style::CardStyle;
use super::{App, PictureSpot};
use crate::edit::{Edit, EditError, Place};
use crate::model::{Card, CardKind, Cell, Item, Lane, LaneId, Link, MapId, Stage, Step, StepId};
use crate::words;
use lent::Lent;
use pasted::Pasted;

/// Of this form of the text.
const VERSION: u8 = 1;

/// What was copied.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_field_names, reason = "the first field tells on the clipboard whose text it is")]
struct Clip {
    /// Says that it is one, and of which form.
    waylane_clip: u8,
    /// Heads that were copied with all they hold.
    whole: Whole,
    /// The columns that contents lie in and those between them, for what is pasted into the same map.
    columns: Vec<StepId>,
    /// The lanes that contents lie in, top to bottom.
    lanes: Vec<ClippedLane>,
    cells: Vec<ClippedCell>,
    /// Cards of the parking lot.
    parked: Vec<Card>,
    /// Every arrow that starts or ends at one of the cards.
    links: Vec<Link>,
    /// Where the first cell was: what was cut goes back there when nothing is selected.
    home: Option<(MapId, LaneId, StepId)>,
    lent: Lent,
}

/// Heads that were copied with all they hold.
#[derive(Debug, Default, Serialize, Deserialize)]
enum Whole {
    /// None: a block of cards and points.
    #[default]
    None,
    /// Stages with their steps.
    Stages(Vec<Stage>),
    /// Steps alone.
    Steps(Vec<Step>),
    /// Lanes, all that the clip names.
    Lanes,
}

/// A lane, without its cells.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClippedLane {
    /// Its place among the lanes that take cards, counted from the first of the block.
    row: usize,
    lane: Lane,
}

/// What was copied of a cell.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClippedCell {
    /// Which of the clip's lanes.
    lane: usize,
    /// Which of the clip's columns.
    column: usize,
    cell: Cell,
}

impl App {
    /// Puts what is selected onto the clipboard.
    pub(super) fn copy(&mut self, ctx: &Context, now: f64) {
        let Some((text, cards, others)) = copy(&self.editor) else { return };
        ctx.copy_text(text);
        self.toast.say(words::phrases::copied(self.language(), cards, others), now);
    }

    /// Puts what a window of this program copied into the map; `false`: the text is from elsewhere.
    pub(super) fn paste_own(&mut self, text: &str, now: f64) -> Result<bool, EditError> {
        let Some(clip) = read(text) else { return Ok(false) };
        let Pasted { edit, left_out } = clip.paste(&self.editor);
        let Some(edit) = edit else {
            let words = words::interface(self.language()).nothing_to_paste;
            self.toast.say(words.to_owned(), now);
            return Ok(true);
        };
        self.editor.edit(&edit, now)?;
        let (language, selected) = (self.language(), self.editor.selection());
        let is_parked = |item: &Item| matches!(item, Item::Card(id) if self.editor.map().parking.iter().any(|card| card.id == *id));
        let parked = selected.iter().filter(|item| is_parked(item)).count();
        let said = if left_out > 0 {
            Some(words::phrases::points_left_out(language, left_out))
        } else {
            (parked > 0).then(|| words::phrases::parked_cards(language, parked))
        };
        if let Some(first) = selected.first() {
            self.canvas.change_view(ViewChange::Reveal(*first));
        }
        if let Some(said) = said {
            self.toast.say_with_undo(said, self.editor.revision(), now);
        }
        Ok(true)
    }

    /// Keeps the look of the selected card for others.
    pub(super) fn copy_style(&mut self, now: f64) {
        let Some(style) = CardStyle::of_selected(&self.editor) else { return };
        self.editor.keep_style(style);
        self.toast.say(words::interface(self.language()).style_copied.to_owned(), now);
    }
}

/// What was selected, as text, and how many cards and other things that are.
pub(super) fn copy(editor: &Editor) -> Option<(String, usize, usize)> {
    let clip = Clip::of(editor)?;
    let (cards, others) = clip.count();
    Some((ron::to_string(&clip).ok()?, cards, others))
}

/// Whether something that can be copied is selected.
pub(super) fn can_copy(editor: &Editor) -> bool {
    let can = |item: &Item| {
        matches!(
            item,
            Item::Card(_)
                | Item::Point(_)
                | Item::Cell(..)
                | Item::Phase(_)
                | Item::Stage(_)
                | Item::Step(_)
                | Item::Lane(_)
        )
    };
    editor.selection().iter().any(can)
}

/// The selected stages, steps or lanes once more, each behind itself.
pub(super) fn duplicate(editor: &Editor) -> Option<Edit> {
    let clip = Clip::of(editor).filter(|clip| !matches!(clip.whole, Whole::None))?;
    clip.paste(editor).edit
}

/// What a window of this program copied; `None` for text from elsewhere, which is for [`super::paste`].
fn read(text: &str) -> Option<Clip> {
    ron::from_str::<Clip>(text).ok().filter(|clip| clip.waylane_clip == VERSION)
}

/// Where a picture from the clipboard goes: onto the selected picture card, else where cards are pasted.
pub(super) fn picture_spot(editor: &Editor) -> PictureSpot {
    let map = editor.map();
    if let [Item::Card(id)] = *editor.selection()
        && map.card(id).is_some_and(|card| matches!(card.kind, CardKind::Picture { .. }))
    {
        return PictureSpot::On(map.id, id);
    }
    PictureSpot::At(map.id, card_place(editor).unwrap_or(Place::Parking { index: usize::MAX }))
}
