//! Drags with Alt: copies are dropped, the cards stay.

use super::*;

/// A map with an arrow from card 1 to card 4, both selected.
fn linked() -> Table {
    let mut document = document();
    let map = Arc::make_mut(&mut document.maps[0]);
    let link = LinkId::from_bits(1);
    map.links.push(Link { id: link, from: card(1), to: card(4), label: "so".into(), two_way: false });
    Table::of(document).selecting([1, 4].map(|n| Item::Card(card(n))))
}

fn alt(pos: Pos, event: Event) -> Pointer {
    Pointer { copies: true, ..at(pos, event) }
}

/// Words of the cards of a cell.
fn titles(document: &Document, in_lane: u64, at: u64) -> Vec<&str> {
    let cell = document.maps[0].lane(lane(in_lane)).unwrap().cells.get(&step_id(at));
    cell.map_or_else(Vec::new, |cell| cell.cards.iter().map(|card| card.title.as_str()).collect())
}

fn released(table: &mut Table, pointer: &Pointer) -> Document {
    let shown = table.gesture.preview().cloned();
    let Some(Outcome::Commit(edit)) = table.send(pointer) else { panic!("a release that commits nothing") };
    let mut document = Document::clone(&table.document);
    let applied = apply(&mut document, &edit).unwrap();
    assert_eq!(shown.as_deref(), Some(&document), "what is shown is what release does");
    assert_eq!(applied.name, StepName::DuplicateCards(2));
    assert_eq!(applied.select.len(), 2, "the copies are selected, not their arrow");
    document
}

#[test]
fn copies_keep_arrangement_and_arrows_and_the_cards_stay() {
    let mut table = linked();
    let (from, to) = (table.card(1), table.end_of(3, 2));
    table.press(from);
    table.send(&alt(to, Event::Move));
    assert!(table.gesture.copies());
    let hanging = table.gesture.hanging();
    assert_eq!(hanging.iter().map(|(_, of)| *of).collect::<Vec<_>>(), [1, 4].map(|n| Item::Card(card(n))));
    let document = released(&mut table, &alt(to, Event::Release));
    assert_eq!(titles(&document, 1, 1), ["action 1", "action 2", "action 3"]);
    assert_eq!(titles(&document, 3, 2), ["action 5", "action 1"]);
    assert_eq!(titles(&document, 3, 3), ["action 4"]);
    let links = &document.maps[0].links;
    assert_eq!((links.len(), links[1].label.as_str()), (2, "so"));
    assert_eq!(
        [links[1].from, links[1].to].map(Item::Card).as_slice(),
        hanging.iter().map(|(copy, _)| *copy).collect::<Vec<_>>()
    );
}

#[test]
fn alt_is_looked_at_when_the_button_goes_up() {
    let mut table = linked();
    let (from, to) = (table.card(1), table.end_of(3, 2));
    table.press(from);
    table.send(&alt(to, Event::Move));
    table.drag_to(to);
    assert!(!table.gesture.copies());
    let moved = table.release(to);
    assert!(matches!(moved, Some(Outcome::Commit(Edit::Map(_, MapEdit::PlaceCards(_))))), "{moved:?}");

    table.press(from);
    table.drag_to(to);
    let document = released(
        &mut {
            table.send(&alt(to, Event::Move));
            table
        },
        &alt(to, Event::Release),
    );
    assert_eq!(titles(&document, 1, 1).len(), 3);
}

#[test]
fn copies_within_their_cell_and_in_the_parking_lot() {
    let mut table = linked();
    let (from, to) = (table.card(1), table.end_of(1, 1));
    table.press(from);
    table.send(&alt(to, Event::Move));
    let document = released(&mut table, &alt(to, Event::Release));
    assert_eq!(titles(&document, 1, 1), ["action 1", "action 2", "action 3", "action 1"]);
    assert_eq!(titles(&document, 1, 2), ["action 4", "action 4"]);

    let mut table = linked();
    let lot = |event| Pointer { over_parking: true, ..alt(Pos::new(-200.0, 500.0), event) };
    table.press(from);
    table.send(&lot(Event::Move));
    let document = released(&mut table, &lot(Event::Release));
    assert_eq!(document.maps[0].parking.len(), 3);
    assert_eq!(titles(&document, 1, 1).len(), 3);
}
