//! The selected thing a place further: the same as dragging it, by keyboard.

use crate::app::editor::Editor;
use crate::edit::{MapEdit, Place};
use crate::model::{BlockId, CardId, Item, Lane, Map, StageId};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Towards {
    Left,
    Right,
    Up,
    Down,
}

/// The one selected thing a place further: the same as dragging it, by keyboard.
pub(super) fn step_aside(editor: &Editor, towards: Towards) -> Option<MapEdit> {
    let map = editor.map();
    match *editor.selection() {
        [Item::Card(id)] => move_card(map, id, towards),
        [Item::Block(id)] => move_block(map, id, towards),
        [Item::Lane(id)] => {
            let place = map.lane_index(id)?;
            let index = match towards {
                Towards::Up => place.checked_sub(1)?,
                Towards::Down => Some(place + 1).filter(|&index| index < map.lanes.len())?,
                Towards::Left | Towards::Right => return None,
            };
            let layer = map.lanes.get(index)?.layer;
            Some(MapEdit::MoveLane { lane: id, index, layer })
        }
        [Item::Stage(id)] => move_stage(map, id, towards),
        [Item::Step(id)] => {
            let (stage, _) = map.step(id)?;
            let place = stage.steps.iter().position(|step| step.id == id)?;
            let index = beside(place, stage.steps.len(), towards)?;
            Some(MapEdit::MoveStep { step: id, to: stage.id, index })
        }
        [Item::Phase(id)] => {
            let place = map.phases.iter().position(|phase| phase.id == id)?;
            let index = beside(place, map.phases.len(), towards)?;
            Some(MapEdit::MovePhase { phase: id, index })
        }
        _ => None,
    }
}

/// Among its neighbours, and to the other side of the grid.
fn move_block(map: &Map, block: BlockId, towards: Towards) -> Option<MapEdit> {
    let above = map.blocks_above.iter().any(|other| other.id == block);
    let here = if above { &map.blocks_above } else { &map.blocks_below };
    let place = here.iter().position(|other| other.id == block)?;
    match towards {
        Towards::Left | Towards::Right => {
            let index = beside(place, here.len(), towards)?;
            Some(MapEdit::MoveBlock { block, above, index })
        }
        Towards::Up if above => None,
        Towards::Down if !above => None,
        Towards::Up => Some(MapEdit::MoveBlock { block, above: true, index: usize::MAX }),
        Towards::Down => Some(MapEdit::MoveBlock { block, above: false, index: 0 }),
    }
}

fn move_card(map: &Map, id: CardId, towards: Towards) -> Option<MapEdit> {
    let (lane, step, index, _) = map.card_in_grid(id)?;
    let to = match towards {
        Towards::Left | Towards::Right => {
            let columns = map.columns();
            let place = columns.iter().position(|&column| column == step)?;
            let step = *columns.get(beside(place, columns.len(), towards)?)?;
            Place::Cell { lane: lane.id, step, index }
        }
        Towards::Up if index > 0 => Place::Cell { lane: lane.id, step, index: index - 1 },
        Towards::Down if index + 1 < lane.cells.get(&step)?.cards.len() => {
            Place::Cell { lane: lane.id, step, index: index + 1 }
        }
        Towards::Up => {
            let above = map.lanes.iter().take(map.lane_index(lane.id)?);
            let lane = above.rev().find(|lane| takes_cards(lane))?;
            Place::Cell { lane: lane.id, step, index: usize::MAX }
        }
        Towards::Down => {
            let below = map.lanes.iter().skip(map.lane_index(lane.id)? + 1);
            let lane = below.into_iter().find(|lane| takes_cards(lane))?;
            Place::Cell { lane: lane.id, step, index: 0 }
        }
    };
    Some(MapEdit::MoveCards { cards: vec![id], to })
}

/// Within its phase, and from its end into the neighbour.
fn move_stage(map: &Map, id: StageId, towards: Towards) -> Option<MapEdit> {
    let phase = map.phases.iter().position(|phase| phase.stages.iter().any(|stage| stage.id == id))?;
    let here = map.phases.get(phase)?;
    let place = here.stages.iter().position(|stage| stage.id == id)?;
    if let Some(index) = beside(place, here.stages.len(), towards) {
        return Some(MapEdit::MoveStage { stage: id, to: here.id, index });
    }
    let next = map.phases.get(beside(phase, map.phases.len(), towards)?)?;
    let index = if towards == Towards::Left { next.stages.len() } else { 0 };
    Some(MapEdit::MoveStage { stage: id, to: next.id, index })
}

fn takes_cards(lane: &Lane) -> bool {
    !lane.hidden && !lane.kind.holds_points()
}

fn beside(place: usize, len: usize, towards: Towards) -> Option<usize> {
    match towards {
        Towards::Left => place.checked_sub(1),
        Towards::Right => Some(place + 1).filter(|&next| next < len),
        Towards::Up | Towards::Down => None,
    }
}
