//! Copies of maps with ids of their own: every id of a document is there once. Knows nothing of the window.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::editor::Editor;
use crate::edit::{Edit, StepName};
use crate::model::{
    BlockId, Card, CardId, Lane, LaneId, Link, LinkId, Map, MapId, MapState, PhaseId, PointId, StageId,
    StepId, ViewId,
};
use crate::words;

/// The new ids of what others refer to.
#[derive(Default)]
struct Renamed {
    cards: BTreeMap<CardId, CardId>,
    stages: BTreeMap<StageId, StageId>,
    steps: BTreeMap<StepId, StepId>,
    lanes: BTreeMap<LaneId, LaneId>,
}

/// The map in front as it should be one day: a copy beside it.
pub(super) fn future_state(editor: &Editor) -> Option<Edit> {
    let (document, today) = (editor.document(), editor.map());
    let index = document.maps.iter().position(|map| map.id == today.id)? + 1;
    let title = words::phrases::future_of(document.language, &today.title);
    let future = Map { state: MapState::Future, ..map(today, title) };
    Some(Edit::Several(StepName::MakeFutureState, vec![Edit::AddMap { index, map: Arc::new(future) }]))
}

/// A copy of a map. It remembers where it comes from, card by card, so that the two can be compared.
pub(super) fn map(original: &Map, title: String) -> Map {
    let mut copy = original.clone();
    let mut renamed = Renamed::default();
    copy.id = MapId::fresh();
    copy.title = title;
    copy.origin = Some(original.id);
    for phase in &mut copy.phases {
        phase.id = PhaseId::fresh();
        for stage in &mut phase.stages {
            stage.origin = Some(stage.id);
            stage.id = *renamed.stages.entry(stage.id).or_insert_with(StageId::fresh);
            for step in &mut stage.steps {
                step.origin = Some(step.id);
                step.id = *renamed.steps.entry(step.id).or_insert_with(StepId::fresh);
            }
        }
    }
    for lane in &mut copy.lanes {
        rename_lane(Arc::make_mut(lane), &mut renamed);
    }
    for card in &mut copy.parking {
        rename_card(card, &mut renamed);
    }
    for block in copy.blocks_above.iter_mut().chain(&mut copy.blocks_below) {
        block.id = BlockId::fresh();
    }
    copy.links.retain_mut(|link| rename_link(link, &renamed));
    for view in &mut copy.views {
        view.id = ViewId::fresh();
        for lane in view.shown.without_lanes.iter_mut().chain(&mut view.shown.folded_lanes) {
            *lane = renamed.lanes.get(lane).copied().unwrap_or(*lane);
        }
        if let Some(range) = &mut view.shown.stages {
            range.first = renamed.stages.get(&range.first).copied().unwrap_or(range.first);
            range.last = renamed.stages.get(&range.last).copied().unwrap_or(range.last);
        }
    }
    // Dismissed findings name what lies in the original.
    copy.dismissed.clear();
    copy
}

fn rename_lane(lane: &mut Lane, renamed: &mut Renamed) {
    lane.origin = Some(lane.id);
    lane.id = *renamed.lanes.entry(lane.id).or_insert_with(LaneId::fresh);
    let cells = std::mem::take(&mut lane.cells);
    for (step, mut cell) in cells {
        for card in &mut cell.cards {
            rename_card(card, renamed);
        }
        for point in &mut cell.points {
            point.origin = Some(point.id);
            point.id = PointId::fresh();
        }
        if let Some(&step) = renamed.steps.get(&step) {
            lane.cells.insert(step, cell);
        }
    }
}

fn rename_card(card: &mut Card, renamed: &mut Renamed) {
    card.origin = Some(card.id);
    card.id = *renamed.cards.entry(card.id).or_insert_with(CardId::fresh);
}

fn rename_link(link: &mut Link, renamed: &Renamed) -> bool {
    let (Some(&from), Some(&to)) = (renamed.cards.get(&link.from), renamed.cards.get(&link.to)) else {
        return false;
    };
    *link = Link { id: LinkId::fresh(), from, to, ..link.clone() };
    true
}

#[cfg(test)]
mod tests {
    use super::super::command::Command;
    use super::super::editor::Editor;
    use super::super::perform;
    use crate::edit::StepName;
    use crate::model::{Language, Map, MapState, check};
    use crate::templates;

    #[test]
    fn a_document_with_a_copied_map_is_sound_and_the_copy_says_the_same() {
        for template in templates::all().iter().chain(templates::samples()) {
            let mut editor = Editor::new(template.load(Language::Vietnamese).unwrap(), None);
            let original = editor.map().clone();
            editor.edit(&perform::edit(Command::DuplicateMap, &editor).unwrap(), 0.0).unwrap();
            let copy = editor.map();
            assert_eq!(copy.origin, Some(original.id), "{}: the copy is in front", template.name);
            assert_eq!(check(editor.document()), [], "{}", template.name);
            let cards =
                |map: &crate::model::Map| map.lanes.iter().map(|lane| lane.cards().count()).sum::<usize>();
            assert_eq!(cards(copy), cards(&original));
            assert_eq!(copy.links.len(), original.links.len());
        }
    }

    #[test]
    fn a_future_state_stands_right_of_its_map_remembers_every_part_and_is_one_step() {
        let template = templates::all().first().unwrap();
        let mut editor = Editor::new(template.load(Language::Vietnamese).unwrap(), None);
        let today = editor.map().clone();
        editor.edit(&perform::edit(Command::DuplicateMap, &editor).unwrap(), 0.0).unwrap();
        editor.show_map(today.id);
        editor.edit(&perform::edit(Command::MakeFutureState, &editor).unwrap(), 9.0).unwrap();
        let future = editor.map();
        assert_eq!(editor.document().maps[1].id, future.id, "right of its map and in front");
        assert_eq!((future.state, future.origin), (MapState::Future, Some(today.id)));
        assert_eq!(future.title, format!("{} – trạng thái tương lai", today.title));
        let steps = |map: &Map| map.steps().map(|(_, step)| (step.id, step.origin)).collect::<Vec<_>>();
        let origins: Vec<_> = steps(future).into_iter().map(|(_, origin)| origin).collect();
        assert_eq!(origins, steps(&today).into_iter().map(|(id, _)| Some(id)).collect::<Vec<_>>());
        assert!(future.lanes.iter().zip(&today.lanes).all(|(new, old)| new.origin == Some(old.id)));
        assert!(future.lanes.iter().flat_map(|lane| lane.cards()).all(|(.., card)| card.origin.is_some()));
        assert_eq!(editor.undo_name(), Some(&StepName::MakeFutureState));
        editor.undo();
        assert_eq!((editor.document().maps.len(), editor.map_id()), (2, today.id));
    }
}
