//! Cards and feelings that are dropped on a curve.

use super::table::*;
use super::*;
use crate::edit::EditError;

#[test]
fn a_feeling_on_the_curve_becomes_a_point() {
    let mut table = Table::new();
    let load = Load::NewCard(Box::new(Card::new(card(77), CardKind::Emotion { score: 0 }, "")));
    let middle = table.layout.cell_rect(lane(2), step_id(2)).unwrap().center();
    let Some(Outcome::Commit(Edit::Map(_, MapEdit::AddPoint { lane: to, step, point }))) =
        table.carry(load, &at(middle, Event::Move))
    else {
        panic!("no point came of it")
    };
    assert_eq!((to, step, point.id), (lane(2), step_id(2), PointId::from_bits(NEW)));
    assert!((point.at - 0.5).abs() < 0.01);
    assert!((point.value * 4.0).fract().abs() < f32::EPSILON);
}

#[test]
fn cards_dropped_on_the_curve_become_notes_or_points() {
    let drop = |n: u64| {
        let mut table = Table::new();
        let to = table.layout.cell_rect(lane(2), step_id(3)).unwrap().center();
        table.press(table.card(n));
        table.drag_to(to);
        match table.release(to) {
            Some(Outcome::Commit(Edit::Several(name, edits))) => (name, edits),
            other => panic!("{other:?}"),
        }
    };
    let delete = |n: u64| Edit::Map(MAP, MapEdit::Delete(vec![Item::Card(card(n))]));
    let note = MapEdit::SetText(TextPlace::Point(point(2)), "action 1".into());
    assert_eq!(drop(1), (StepName::MoveCards(1), vec![delete(1), Edit::Map(MAP, note)]));

    let (_, edits) = drop(6);
    assert_eq!(edits.first(), Some(&delete(6)));
    assert!(
        matches!(edits.last(), Some(Edit::Map(_, MapEdit::AddPoint { point, .. })) if point.words == "hm")
    );
}

#[test]
fn cards_that_hold_more_than_words_are_not_lost_on_the_curve() {
    fn first(map: &mut Map) -> &mut Card {
        &mut Arc::make_mut(&mut map.lanes[0]).cells.get_mut(&step_id(1)).unwrap().cards[0]
    }

    let drop = |change: fn(&mut Map)| {
        let mut document = document();
        change(Arc::make_mut(&mut document.maps[0]));
        let mut table = Table::of(document);
        let to = table.layout.cell_rect(lane(2), step_id(3)).unwrap().center();
        table.press(table.card(1));
        table.drag_to(to);
        assert!(table.gesture.preview().is_none());
        let Some(Outcome::Commit(edit)) = table.release(to) else { panic!("nobody says why not") };
        apply(&mut Document::clone(&table.document), &edit).map(|_| ())
    };
    let arrow = |map: &mut Map| {
        let (id, label) = (LinkId::from_bits(5), String::new());
        map.links.push(Link { id, from: card(4), to: card(1), label, two_way: false });
    };
    let changes: [fn(&mut Map); 4] = [
        |map| first(map).note = "told twice".into(),
        |map| first(map).owner = "Lan".into(),
        |map| first(map).kind = CardKind::PainPoint { category: None, severity: 3 },
        arrow,
    ];
    for change in changes {
        assert_eq!(drop(change), Err(EditError::WrongLane(lane(2))));
    }
}
