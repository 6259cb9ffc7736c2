//! Where typing begins, from what is selected: on the words of a thing, or on something new that is made as soon as
//! there are words for it. Knows nothing of keys and fields, and begins nothing itself.

use super::{insert, text_of};
use crate::app::editor::{Editor, text_at};
use crate::app::points;
use crate::edit::{MapEdit, Place, TextPlace};
use crate::model::{CardKind, Item, LaneId, StepId};

/// The beginning of typing.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) struct Beginning {
    /// Whose words.
    pub(in crate::app) place: TextPlace,
    /// The words that stand there.
    pub(in crate::app) words: String,
    /// Makes what the words are for, such as a card in an empty cell; only carried out with words.
    pub(in crate::app) made: Option<MapEdit>,
}

/// Typing at the selected thing: on its words, in a cell on a new card or point.
pub(in crate::app) fn at_selection(editor: &Editor) -> Option<Beginning> {
    let selection = editor.selection();
    if let [Item::Cell(lane, step)] = *selection {
        return in_cell(editor, lane, step);
    }
    let place = text_of(selection)?;
    let words = text_at(editor.map(), place)?.to_owned();
    Some(Beginning { place, words, made: None })
}

/// Whether letters have a place to go to: input methods are on then.
pub(in crate::app) fn takes_letters(editor: &Editor) -> bool {
    match editor.selection() {
        [Item::Cell(..)] => true,
        selection => text_of(selection).is_some(),
    }
}

/// Typing on a new thing of the same sort right after the selected one: a card below the card, a stage after
/// the stage.
pub(in crate::app) fn after_selection(editor: &Editor) -> Option<Beginning> {
    let [item] = *editor.selection() else { return None };
    match item {
        Item::Card(_) | Item::Cell(..) => card(editor),
        Item::Phase(_) => on_new(insert::phase(editor)?),
        Item::Stage(_) => on_new(insert::stage(editor, 1)?),
        Item::Step(_) => on_new(insert::step(editor, 1)?),
        Item::Lane(_) => on_new(insert::lane(editor, 1)),
        Item::Title
        | Item::Persona(_)
        | Item::Block(_)
        | Item::Link(_)
        | Item::Layer(_)
        | Item::Legend
        | Item::Point(_) => None,
    }
}

/// Typing on a new card where `card_place` says; none where an empty one is meant, as for a picture.
pub(in crate::app) fn card(editor: &Editor) -> Option<Beginning> {
    let edit = insert::card(editor)?;
    let MapEdit::AddCards { cards, .. } = &edit else { return None };
    let is_picture = matches!(cards.first()?.kind, CardKind::Picture { .. });
    if is_picture && !matches!(editor.selection(), [Item::Cell(..) | Item::Card(_)]) {
        return None;
    }
    on_new(edit)
}

/// A cell gets a new card, or a point, for the words. A folded lane shows neither.
pub(in crate::app) fn in_cell(editor: &Editor, lane: LaneId, step: StepId) -> Option<Beginning> {
    let holder = editor.map().lane(lane)?;
    let folded = holder.folded || editor.shown().folded_lanes.contains(&lane);
    if folded {
        return None;
    }
    if let Some((low, high)) = holder.kind.scale() {
        let point = points::new_point(editor.map(), holder, step, f32::midpoint(low, high));
        return on_new(MapEdit::AddPoint { lane, step, point });
    }
    on_new(insert::card_at(editor, Place::Cell { lane, step, index: usize::MAX })?)
}

/// The cell that a new thing goes to.
pub(in crate::app) fn cell_of(made: &MapEdit) -> Option<Item> {
    match made {
        MapEdit::AddCards { to: Place::Cell { lane, step, .. }, .. }
        | MapEdit::AddPoint { lane, step, .. } => Some(Item::Cell(*lane, *step)),
        _ => None,
    }
}

fn on_new(made: MapEdit) -> Option<Beginning> {
    let place = match &made {
        MapEdit::AddCards { cards, .. } => TextPlace::Card(cards.first()?.id),
        MapEdit::AddPoint { point, .. } => TextPlace::Point(point.id),
        MapEdit::AddPhase { phase, .. } => TextPlace::Phase(phase.id),
        MapEdit::AddStage { stage, .. } => TextPlace::Stage(stage.id),
        MapEdit::AddStep { step, .. } => TextPlace::Step(step.id),
        MapEdit::AddLane { lane, .. } => TextPlace::Lane(lane.id),
        _ => return None,
    };
    Some(Beginning { place, words: String::new(), made: Some(made) })
}
