//! The layers of a service blueprint around a journey: laid in together and taken away together.

use std::sync::Arc;

use crate::app::editor::Editor;
use crate::edit::{Edit, MapEdit, Place, StepName};
use crate::model::{CardId, CardKind, Item, Lane, LaneId, LaneKind, Language, Layer, Map};
use crate::words;

/// Empty lanes for the layers that the map has none of, in one step. Lanes that are there stay where they are.
pub(super) fn add(editor: &Editor) -> Option<Edit> {
    let map = editor.map();
    let missing = |layer| !map.lanes.iter().any(|lane| lane.layer == layer);
    let lanes = lanes(editor.document().language).into_iter().filter(|lane| missing(lane.layer));
    let add = |lane| Edit::Map(map.id, MapEdit::AddLane { index: usize::MAX, lane: Arc::new(lane) });
    let edits: Vec<Edit> = lanes.map(add).collect();
    (!edits.is_empty()).then_some(Edit::Several(StepName::AddBlueprintLayers, edits))
}

/// Takes the lanes of all layers but the customer's away, in one step. Their cards go to the parking lot in
/// reading order and keep their arrows; lanes of points move up to the customer.
pub(super) fn remove(editor: &Editor) -> Option<Edit> {
    let map = editor.map();
    let others = map.lanes.iter().filter(|lane| lane.layer != Layer::Customer);
    let (points, stacks): (Vec<&Lane>, Vec<&Lane>) =
        others.map(AsRef::as_ref).partition(|lane| lane.points().next().is_some());
    let mut edits = Vec::new();
    let cards = cards_of(map, &stacks);
    if !cards.is_empty() {
        edits.push(MapEdit::MoveCards { cards, to: Place::Parking { index: usize::MAX } });
    }
    let move_up =
        |lane: &Lane| MapEdit::MoveLane { lane: lane.id, index: usize::MAX, layer: Layer::Customer };
    edits.extend(points.into_iter().map(move_up));
    if !stacks.is_empty() {
        edits.push(MapEdit::Delete(stacks.iter().map(|lane| Item::Lane(lane.id)).collect()));
    }
    let edits: Vec<Edit> = edits.into_iter().map(|edit| Edit::Map(map.id, edit)).collect();
    (!edits.is_empty()).then_some(Edit::Several(StepName::RemoveBlueprintLayers, edits))
}

/// How many cards [`remove`] brings to the parking lot.
pub(super) fn cards_to_park(map: &Map) -> usize {
    map.lanes.iter().filter(|lane| lane.layer != Layer::Customer).map(|lane| lane.cards().count()).sum()
}

/// Cards of the lanes in reading order.
fn cards_of(map: &Map, lanes: &[&Lane]) -> Vec<CardId> {
    let columns = map.columns();
    let cells = lanes.iter().flat_map(|lane| columns.iter().filter_map(|step| lane.cells.get(step)));
    cells.flat_map(|cell| &cell.cards).map(|card| card.id).collect()
}

/// The lanes of a blueprint besides the customer's own.
fn lanes(language: Language) -> Vec<Lane> {
    let new = words::new(language);
    [
        (Layer::Evidence, CardKind::Evidence, new.evidence),
        (Layer::FrontStage, CardKind::Staff, new.front_staff),
        (Layer::FrontStage, CardKind::System, new.front_technology),
        (Layer::BackStage, CardKind::Staff, new.back_staff),
        (Layer::BackStage, CardKind::System, new.systems),
        (Layer::Support, CardKind::Policy, new.policies),
        (Layer::Support, CardKind::Process, new.processes),
    ]
    .into_iter()
    .map(|(layer, kind, title)| {
        let lane = Lane::new(LaneId::fresh(), title, LaneKind::Cards(kind));
        Lane { layer, ..lane }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::edit;
    use crate::app::command::Command;
    use crate::app::editor::Editor;
    use crate::model::{Language, Layer, Map};
    use crate::templates;

    fn run(editor: &mut Editor, command: Command) -> bool {
        let edit = edit(command, editor);
        edit.is_some_and(|edit| editor.edit(&edit, 0.0).is_ok())
    }

    /// Every card, point and arrow.
    fn held(map: &Map) -> Vec<u64> {
        let cards = map.lanes.iter().flat_map(|lane| lane.cards().map(|(.., card)| card)).chain(&map.parking);
        let points = map.lanes.iter().flat_map(|lane| lane.points().map(|(_, point)| point.id.bits()));
        let links = map.links.iter().map(|link| link.id.bits());
        let mut held: Vec<u64> = cards.map(|card| card.id.bits()).chain(points).chain(links).collect();
        held.sort_unstable();
        held
    }

    #[test]
    fn layers_come_and_go_without_losing_a_card_point_or_arrow() {
        for template in templates::all().iter().chain(templates::samples()) {
            for language in Language::ALL {
                let mut editor = Editor::new(template.load(language).unwrap(), None);
                let before = editor.document().clone();
                run(&mut editor, Command::AddBlueprintLayers);
                for layer in Layer::ALL.into_iter().filter(|layer| *layer != Layer::Customer) {
                    assert!(editor.map().lanes.iter().any(|lane| lane.layer == layer), "{}", template.name);
                }
                assert!(!run(&mut editor, Command::AddBlueprintLayers), "they are all there");
                assert!(run(&mut editor, Command::RemoveBlueprintLayers));
                assert_eq!(held(editor.map()), held(&before.maps[0]), "{}", template.name);
                assert!(editor.map().lanes.iter().all(|lane| lane.layer == Layer::Customer));
                assert!(!run(&mut editor, Command::RemoveBlueprintLayers));
                while editor.can_undo() {
                    editor.undo();
                }
                assert_eq!(*editor.document(), before);
            }
        }
    }

    #[test]
    fn parked_cards_come_in_reading_order() {
        let blueprint = templates::load("service-blueprint", Language::English).unwrap();
        let mut editor = Editor::new(blueprint, None);
        run(&mut editor, Command::RemoveBlueprintLayers);
        let titles: Vec<&str> = editor.map().parking.iter().map(|card| card.title.as_str()).collect();
        assert_eq!(titles[..3], ["Photos and room plan", "Confirmation by e-mail", "Lobby, key card"]);
    }
}
