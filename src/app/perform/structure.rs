//! Merging with the next, splitting and spans, from the selection. What becomes of the contents, `edit` says.

use std::collections::HashSet;

use super::block::Grid;
use super::{selected_cards, spot};
use crate::app::editor::Editor;
use crate::edit::{Edit, MapEdit, Split, StepName, going_down, next_to_merge};
use crate::model::{Card, CardId, Item, LaneId, LaneKind, Map, PhaseId, StageId, StepId};

/// The selected phase, stage, step or lane becomes one with the next; of a selected card or cell its step.
pub(super) fn merge(editor: &Editor) -> Option<MapEdit> {
    let map = editor.map();
    let item = match *editor.selection().last()? {
        item @ (Item::Phase(_) | Item::Stage(_) | Item::Step(_) | Item::Lane(_)) => item,
        _ => Item::Step(spot(editor).1?),
    };
    next_to_merge(map, item).map(|_| MapEdit::Merge(item))
}

/// The selected phase or stage comes apart in its middle, the selected step or lane with the selected cards
/// as one part. Selected cards alone split their lane.
pub(super) fn split(editor: &Editor) -> Option<MapEdit> {
    let map = editor.map();
    let cards = selected_cards(editor);
    let split = match *editor.selection().last()? {
        Item::Phase(id) => split_phase(map, id)?,
        Item::Stage(id) => split_stage(map, id)?,
        Item::Step(id) => Split::Step { step: id, new: StepId::fresh(), cards },
        Item::Lane(id) => split_lane(map, id, cards)?,
        Item::Card(_) => split_lane(map, spot(editor).0?, cards)?,
        _ => return None,
    };
    Some(MapEdit::Split(split))
}

/// Every selected card of the grid covers that many columns more; none where no card can.
pub(super) fn span(editor: &Editor, more: i16) -> Option<Edit> {
    let chosen: HashSet<CardId> = selected_cards(editor).into_iter().collect();
    let grid = Grid::whole(editor.map());
    let most = grid.columns().len();
    let wider = grid.spots(|card| chosen.contains(&card)).into_iter().filter_map(|spot| {
        let span = spot.card.span.checked_add_signed(more)?;
        let fits = (1..=most - spot.column).contains(&usize::from(span));
        fits.then(|| Card { span, ..spot.card.clone() })
    });
    let cards: Vec<Card> = wider.collect();
    let name = StepName::ChangeCards(cards.len());
    let edit = |cards| Edit::Several(name, vec![Edit::Map(editor.map_id(), MapEdit::SetCards(cards))]);
    (!cards.is_empty()).then(|| edit(cards))
}

fn split_phase(map: &Map, id: PhaseId) -> Option<Split> {
    let phase = map.phases.iter().find(|phase| phase.id == id)?;
    let before = middle(&phase.stages)?.id;
    Some(Split::Phase { phase: id, before, new: PhaseId::fresh() })
}

/// Between its steps; a stage of one step has that split too.
fn split_stage(map: &Map, id: StageId) -> Option<Split> {
    let stage = map.stage(id)?;
    let before = middle(&stage.steps).map_or_else(StepId::fresh, |step| step.id);
    Some(Split::Stage { stage: id, before, new: StageId::fresh() })
}

fn split_lane(map: &Map, id: LaneId, cards: Vec<CardId>) -> Option<Split> {
    let lane = map.lane(id)?;
    let is_enough = match lane.kind {
        LaneKind::Curve(_) | LaneKind::Numbers(_) => {
            let mut series = lane.points().map(|(_, point)| &point.series);
            let first = series.next()?;
            series.any(|other| other != first)
        }
        LaneKind::Cards(_) | LaneKind::Pictures => !cards.is_empty() || !going_down(lane, &[]).is_empty(),
    };
    is_enough.then(|| Split::Lane { lane: id, new: LaneId::fresh(), cards })
}

/// The first of the right half; none of fewer than two.
fn middle<T>(list: &[T]) -> Option<&T> {
    list.get(list.len().div_ceil(2)).filter(|_| list.len() > 1)
}
