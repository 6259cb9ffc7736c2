//! Copies of maps with ids of their own: every id of a document is there once. Knows nothing of the window.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{
    BlockId, Card, CardId, Lane, LaneId, Link, LinkId, Map, MapId, PhaseId, PointId, StageId, StepId, ViewId,
};

/// The new ids of what others refer to.
#[derive(Default)]
struct Renamed {
    cards: BTreeMap<CardId, CardId>,
    stages: BTreeMap<StageId, StageId>,
    steps: BTreeMap<StepId, StepId>,
    lanes: BTreeMap<LaneId, LaneId>,
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
            stage.id = *renamed.stages.entry(stage.id).or_insert_with(StageId::fresh);
            for step in &mut stage.steps {
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
    use crate::model::{Language, check};
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
}
