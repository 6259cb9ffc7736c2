//! The selected thing a place further, or a block of selected cards: the same as dragging them, by keyboard.

use super::block;
use crate::app::editor::Editor;
use crate::edit::MapEdit;
use crate::model::{BlockId, Item, Map, StageId};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Towards {
    Left,
    Right,
    Up,
    Down,
}

/// The one selected thing a place further; several cards keep their arrangement.
pub(super) fn step_aside(editor: &Editor, towards: Towards) -> Option<MapEdit> {
    let map = editor.map();
    match *editor.selection() {
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
        [] => None,
        _ => match towards {
            Towards::Left => block::step(editor, -1, 0),
            Towards::Right => block::step(editor, 1, 0),
            Towards::Up => block::step(editor, 0, -1),
            Towards::Down => block::step(editor, 0, 1),
        },
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

fn beside(place: usize, len: usize, towards: Towards) -> Option<usize> {
    match towards {
        Towards::Left => place.checked_sub(1),
        Towards::Right => Some(place + 1).filter(|&next| next < len),
        Towards::Up | Towards::Down => None,
    }
}
