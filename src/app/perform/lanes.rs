//! Folding, pinning, hiding and showing lanes.

use crate::app::editor::Editor;
use crate::edit::{Edit, LaneSettings, MapEdit, StepName};
use crate::layout::Fold;
use crate::model::{Item, Lane, LaneId, Map};

use super::spot;

/// The selected lanes, or the lane that what was selected last lies in.
fn selected(editor: &Editor) -> Vec<&Lane> {
    let map = editor.map();
    let named = editor.selection().iter().filter_map(|item| match item {
        Item::Lane(id) => map.lane(*id),
        _ => None,
    });
    let named: Vec<&Lane> = named.map(AsRef::as_ref).collect();
    if named.is_empty() {
        spot(editor).0.and_then(|id| map.lane(id)).map(AsRef::as_ref).into_iter().collect()
    } else {
        named
    }
}

/// Folds the selected lanes, or opens them where all are folded.
pub(super) fn fold(editor: &Editor) -> Option<Edit> {
    let lanes = selected(editor);
    let folded = !lanes.iter().all(|lane| lane.folded);
    set(editor.map(), StepName::FoldLanes, &lanes, |settings| settings.folded = folded)
}

/// Keeps the selected lanes in view, or lets them go where all are kept.
pub(super) fn pin(editor: &Editor) -> Option<Edit> {
    let lanes = selected(editor);
    let pinned = !lanes.iter().all(|lane| lane.pinned);
    set(editor.map(), StepName::PinLanes, &lanes, |settings| settings.pinned = pinned)
}

/// Hides the selected lanes.
pub(super) fn hide(editor: &Editor) -> Option<Edit> {
    set(editor.map(), StepName::HideLanes, &selected(editor), |settings| settings.hidden = true)
}

/// Shows every lane that is hidden.
pub(super) fn show(editor: &Editor) -> Option<Edit> {
    let hidden: Vec<&Lane> =
        editor.map().lanes.iter().map(AsRef::as_ref).filter(|lane| lane.hidden).collect();
    set(editor.map(), StepName::ShowLanes, &hidden, |settings| settings.hidden = false)
}

/// What a click on a caret or a group's band does.
pub(in crate::app) fn fold_at(map: &Map, fold: Fold) -> Option<Edit> {
    match fold {
        Fold::Lane(id) => fold_one(map, id),
        Fold::Group(id) => fold_group(map, id),
    }
}

fn fold_one(map: &Map, id: LaneId) -> Option<Edit> {
    let lane = map.lane(id)?;
    set(map, StepName::FoldLanes, &[lane], |settings| settings.folded = !lane.folded)
}

/// Folds the neighbouring lanes of that lane's group, or opens them where all are folded.
pub(in crate::app) fn fold_group(map: &Map, id: LaneId) -> Option<Edit> {
    let group = group_of(map, id);
    let folded = !group.iter().all(|lane| lane.folded);
    set(map, StepName::FoldLanes, &group, |settings| settings.folded = folded)
}

/// The neighbouring lanes of the same group and layer around that one; none where it has no group.
pub(in crate::app) fn group_of(map: &Map, id: LaneId) -> Vec<&Lane> {
    let visible: Vec<&Lane> = map.lanes.iter().map(AsRef::as_ref).filter(|lane| !lane.hidden).collect();
    let mut groups = visible.chunk_by(|a, b| a.group == b.group && a.layer == b.layer);
    let group = groups.find(|group| group.iter().any(|lane| lane.id == id)).unwrap_or_default();
    group.iter().copied().filter(|lane| !lane.group.is_empty()).collect()
}

fn set(map: &Map, name: StepName, lanes: &[&Lane], change: impl Fn(&mut LaneSettings)) -> Option<Edit> {
    let edits = lanes.iter().map(|lane| {
        let mut settings = LaneSettings::of(lane);
        change(&mut settings);
        Edit::Map(map.id, MapEdit::SetLane(lane.id, settings))
    });
    let edits: Vec<Edit> = edits.collect();
    (!edits.is_empty()).then_some(Edit::Several(name, edits))
}
