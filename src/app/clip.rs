//! Cards on the clipboard, as RON text, so that windows exchange them. Knows nothing of how text gets there
//! nor of text from elsewhere.

use serde::{Deserialize, Serialize};

use super::PictureSpot;
use super::editor::Editor;
use super::perform::{card_place, selected_cards};
use crate::edit::{Edit, MapEdit, Place, StepName};
use crate::model::{Card, CardId, CardKind, Item, Lane};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Clip {
    waylane_cards: Vec<Clipped>,
}

/// A card and where it lay, counted from the uppermost and leftmost of its company.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Clipped {
    row: usize,
    column: usize,
    card: Card,
}

/// The selected cards as text, and how many they are.
pub(super) fn copy(editor: &Editor) -> Option<(String, usize)> {
    let map = editor.map();
    let columns = map.columns();
    let mut cards: Vec<Clipped> = selected_cards(editor)
        .into_iter()
        .filter_map(|id| {
            let (row, column) = map.card_in_grid(id).map_or((0, 0), |(lane, step, ..)| {
                let column = columns.iter().position(|&column| column == step);
                (map.lane_index(lane.id).unwrap_or_default(), column.unwrap_or_default())
            });
            Some(Clipped { row, column, card: map.card(id)?.clone() })
        })
        .collect();
    let top = cards.iter().map(|clipped| clipped.row).min()?;
    let left = cards.iter().map(|clipped| clipped.column).min()?;
    for clipped in &mut cards {
        clipped.row -= top;
        clipped.column -= left;
    }
    cards.sort_by_key(|clipped| (clipped.row, clipped.column));
    let n = cards.len();
    Some((ron::to_string(&Clip { waylane_cards: cards }).ok()?, n))
}

/// The edit that puts cards from the clipboard into the map: from the selected place on, else into the
/// parking lot. `None`: the text is not of this program.
pub(super) fn paste(text: &str, editor: &Editor) -> Option<Edit> {
    let place = card_place(editor);
    let cards = ron::from_str::<Clip>(text).ok()?.waylane_cards;
    let n = cards.len();
    let edits: Vec<Edit> = cards
        .into_iter()
        .map(|clipped| {
            let to =
                place.map_or(Place::Parking { index: usize::MAX }, |place| beside(editor, place, &clipped));
            let card = Card { id: CardId::fresh(), ..clipped.card };
            Edit::Map(editor.map_id(), MapEdit::AddCards { to, cards: vec![card] })
        })
        .collect();
    (n > 0).then_some(Edit::Several(StepName::Paste(n), edits))
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

/// The cell as far from `place` as the card was from its company, or the nearest that takes cards.
fn beside(editor: &Editor, place: Place, clipped: &Clipped) -> Place {
    let Place::Cell { lane, step, .. } = place else { return place };
    let map = editor.map();
    let columns = map.columns();
    let column = columns.iter().position(|&column| column == step).unwrap_or_default() + clipped.column;
    let step = columns.get(column).or(columns.last()).copied().unwrap_or(step);
    let row = map.lane_index(lane).unwrap_or_default() + clipped.row;
    let takes_cards = |lane: &&std::sync::Arc<Lane>| !lane.kind.holds_points();
    let lane = map.lanes.get(row).filter(takes_cards).map_or(lane, |lane| lane.id);
    Place::Cell { lane, step, index: usize::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, Map};

    /// Two cards under each other in the first two lanes of cards, both selected.
    fn editor() -> Editor {
        let mut editor = Editor::new(super::super::blank::document(Language::English), None);
        let map = editor.map().clone();
        let lanes: Vec<_> = map.lanes.iter().filter(|lane| !lane.kind.holds_points()).take(2).collect();
        let step = *map.columns().first().unwrap();
        for (lane, title) in lanes.into_iter().zip(["Tìm hiểu", "Cửa hàng"]) {
            let to = Place::Cell { lane: lane.id, step, index: 0 };
            let cards = vec![Card::new(CardId::fresh(), CardKind::Note, title)];
            editor.edit_map(MapEdit::AddCards { to, cards }, 0.0).unwrap();
        }
        editor.select(super::super::perform::everything(&editor));
        editor
    }

    fn titles(map: &Map, column: usize) -> Vec<Vec<String>> {
        let step = map.columns()[column];
        let cells = map.lanes.iter().filter_map(|lane| lane.cells.get(&step));
        cells.map(|cell| cell.cards.iter().map(|card| card.title.clone()).collect()).collect()
    }

    #[test]
    fn cards_keep_their_arrangement_through_the_clipboard() {
        let mut editor = editor();
        let (text, n) = copy(&editor).unwrap();
        assert_eq!(n, 2);
        let (lane, step) = (editor.map().lanes[0].id, editor.map().columns()[1]);
        editor.select(vec![Item::Cell(lane, step)]);
        editor.edit(&paste(&text, &editor).unwrap(), 0.0).unwrap();
        assert_eq!(titles(editor.map(), 1), titles(editor.map(), 0));
        assert_eq!(editor.selection().len(), 2, "what was pasted is selected");
    }

    #[test]
    fn text_from_elsewhere_is_none_of_its_business() {
        assert_eq!(paste("Giao hàng chậm", &editor()), None);
    }
}
