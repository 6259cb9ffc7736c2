//! Tables of drags over a small map, from the press to the edit.

#![expect(clippy::wildcard_enum_match_arm, reason = "whatever else comes fails the test")]

mod copies;
mod onto_curve;
mod table;

use super::*;
use crate::edit::{LaneSettings, MapEdit, Place, StepName, TextPlace};
use crate::model::{
    Block, BlockId, Card, CardKind, Lane, LaneKind, Layer, Link, LinkId, Phase, Point, PointId, Series, Step,
};
use table::*;

#[expect(clippy::unnecessary_wraps, reason = "drags give an option, tables read better without wrapping")]
fn moved(cards: &[u64], to: Place) -> Option<MapEdit> {
    Some(MapEdit::MoveCards { cards: cards.iter().map(|n| card(*n)).collect(), to })
}

#[test]
fn a_card_goes_to_where_it_is_dropped() {
    let table = Table::new();
    let below = |n| table.card(n) + Vec2::new(0.0, 12.0);
    for (from, to, edit) in [
        (1, below(2), moved(&[1], cell(1, 1, 1))),
        (1, table.end_of(1, 1), moved(&[1], cell(1, 1, 2))),
        (3, table.card(1) - Vec2::new(0.0, 8.0), moved(&[3], cell(1, 1, 0))),
        (1, table.end_of(1, 2), moved(&[1], cell(1, 2, 1))),
        (1, table.end_of(3, 4), moved(&[1], cell(3, 4, 0))),
        (5, table.card(6) - Vec2::new(0.0, 8.0), moved(&[5], cell(4, 1, 0))),
    ] {
        assert_eq!(Table::new().drag(table.card(from), to), edit, "card {from} to {to:?}");
    }
}

#[test]
fn a_drag_that_ends_where_it_began_is_nothing() {
    let mut table = Table::new();
    let start = table.card(2);
    assert_eq!(table.drag(start, start + Vec2::new(6.0, 1.0)), None);
    table.press(start);
    table.drag_to(table.end_of(3, 4));
    assert!(table.gesture.preview().is_some());
    table.drag_to(start);
    assert!(table.gesture.preview().is_none());
    assert_eq!(table.release(start), None);
}

#[test]
fn escape_drops_a_drag() {
    let mut table = Table::new();
    let (start, end) = (table.card(2), table.end_of(3, 4));
    table.press(start);
    table.drag_to(end);
    assert_eq!(table.send(&at(end, Event::Cancel)), None);
    assert!(table.gesture.preview().is_none());
    assert_eq!(table.release(end), None);
}

#[test]
fn beside_the_grid_nothing_drops() {
    let table = Table::new();
    let size = table.layout.size;
    for to in [
        Pos::new(-300.0, -300.0),
        Pos::new(size.width + 300.0, size.height + 300.0),
        table.centre(Item::Title),
        table.lane_head(3),
    ] {
        assert_eq!(Table::new().drag(table.card(1), to), None, "{to:?}");
    }
}

#[test]
fn clicks_select() {
    let mut table = Table::new().selecting([Item::Card(card(5))]);
    assert_eq!(table.press(table.card(1)), Some(Outcome::Select(vec![Item::Card(card(1))])));
    table.drag_to(table.card(1) + Vec2::new(2.0, 2.0));
    assert_eq!(table.release(table.card(1)), None);
    assert_eq!(table.selection, [Item::Card(card(1))]);

    let adding = |pos, event| Pointer { adds: true, ..at(pos, event) };
    for (n, selected) in [(2, vec![1, 2]), (4, vec![1, 2, 4]), (1, vec![2, 4])] {
        let pos = table.card(n);
        table.send(&adding(pos, Event::Press(Button::Primary)));
        table.send(&adding(pos, Event::Release));
        let cards: Vec<Item> = selected.into_iter().map(|n| Item::Card(card(n))).collect();
        assert_eq!(table.selection, cards);
    }

    table.press(table.card(4));
    table.release(table.card(4));
    assert_eq!(table.selection, [Item::Card(card(4))]);

    let beside = Pos::new(table.layout.size.width - 1.0, 1.0);
    table.press(beside);
    assert_eq!(table.release(beside), Some(Outcome::Select(Vec::new())));
}

#[test]
fn a_marquee_selects_what_it_touches_and_escape_brings_back_what_was_selected() {
    let before = [Item::Card(card(5))];
    let mut table = Table::new().selecting(before);
    let start = Pos::new(table.layout.cell_rect(lane(1), step_id(1)).unwrap().x0 + 1.0, table.card(1).y);
    table.press(start);
    table.drag_to(table.card(2));
    assert!(table.gesture.marquee().is_some());
    assert_eq!(table.selection, [1, 2].map(|n| Item::Card(card(n))));
    table.drag_to(table.card(1));
    assert_eq!(table.selection, [Item::Card(card(1))]);
    table.send(&at(start, Event::Cancel));
    assert_eq!(table.selection, before);

    let adding = |pos, event| Pointer { adds: true, ..at(pos, event) };
    table.send(&adding(start, Event::Press(Button::Primary)));
    table.send(&adding(table.card(1), Event::Move));
    assert_eq!(table.selection, [5, 1].map(|n| Item::Card(card(n))));
}

#[test]
fn selected_cards_of_one_stack_travel_together_in_reading_order() {
    let mut table = Table::new().selecting([3, 1].map(|n| Item::Card(card(n))));
    let (from, to) = (table.card(3), table.end_of(3, 2));
    assert_eq!(table.drag(from, to), moved(&[1, 3], cell(3, 2, 1)));
}

#[test]
fn a_selection_keeps_its_arrangement() {
    let select = || Table::new().selecting([1, 4].map(|n| Item::Card(card(n))));
    let mut table = select();
    let places = vec![(card(1), cell(3, 2, 1)), (card(4), cell(3, 3, usize::MAX))];
    assert_eq!(table.drag(table.card(1), table.end_of(3, 2)), Some(MapEdit::PlaceCards(places)));

    // One column further would be beyond the last: they go as far as all of them stay in the grid.
    let mut table = select();
    let places = vec![(card(1), cell(3, 3, usize::MAX)), (card(4), cell(3, 4, usize::MAX))];
    assert_eq!(table.drag(table.card(1), table.end_of(3, 4)), Some(MapEdit::PlaceCards(places)));

    // Within its cell only the grabbed card moves.
    let mut table = select();
    assert_eq!(table.drag(table.card(1), table.end_of(1, 1)), moved(&[1], cell(1, 1, 2)));
}

#[test]
fn cards_go_to_the_parking_lot_and_back() {
    let mut table = Table::new();
    let lot = Pointer { over_parking: true, ..at(Pos::new(-200.0, 500.0), Event::Move) };
    table.press(table.card(1));
    table.send(&lot);
    let parked = table.send(&Pointer { event: Event::Release, ..lot });
    assert_eq!(parked, moved(&[1], parking()).map(|edit| Outcome::Commit(Edit::Map(MAP, edit))));

    let load = Load::Cards { cards: vec![card(9)], grabbed: card(9) };
    let to = at(table.end_of(3, 3), Event::Move);
    let placed = table.carry(load, &to);
    assert_eq!(placed, moved(&[9], cell(3, 3, 0)).map(|edit| Outcome::Commit(Edit::Map(MAP, edit))));

    table.press(table.lane_head(1));
    table.send(&lot);
    assert_eq!(table.send(&Pointer { event: Event::Release, ..lot }), None);
}

#[test]
fn a_kind_from_the_palette_becomes_a_card() {
    let mut table = Table::new();
    let new = Card::new(card(77), CardKind::Risk, "");
    let drop =
        |table: &mut Table, pos| table.carry(Load::NewCard(Box::new(new.clone())), &at(pos, Event::Move));
    let added =
        |to| Some(Outcome::Commit(Edit::Map(MAP, MapEdit::AddCards { to, cards: vec![new.clone()] })));
    let end = table.end_of(1, 1);
    assert_eq!(drop(&mut table, end), added(cell(1, 1, 3)));
    // A risk has no place on a curve.
    let curve = table.layout.cell_rect(lane(2), step_id(2)).unwrap().center();
    assert_eq!(drop(&mut table, curve), None);
    assert_eq!(drop(&mut table, Pos::new(-300.0, 0.0)), None);
}

#[test]
fn points_follow_the_pointer_in_quarters_along_their_lane() {
    let mut table = Table::new();
    let start = table.centre(Item::Point(point(1)));
    let row = table.layout.row(lane(2)).unwrap();
    let crate::layout::Content::Points(points) = &row.body.content else { panic!("lane 2 is a curve") };
    let quarter = (points.ends.0 - points.ends.1) / 16.0;
    let dragged = |by: Vec2| match Table::new().drag(start, start + by) {
        Some(MapEdit::SetPoint { lane: in_lane, step, point }) => {
            assert_eq!(in_lane, lane(2));
            Some((step.bits(), point.value, point.at))
        }
        None => None,
        other => panic!("{other:?}"),
    };
    let width = table.layout.column(step_id(1)).unwrap().width;
    assert_eq!(dragged(Vec2::new(0.0, quarter * 3.0)), Some((1, 0.25, 0.5)));
    assert_eq!(dragged(Vec2::new(0.0, quarter * 3.2)), Some((1, 0.25, 0.5)));
    assert_eq!(dragged(Vec2::new(0.0, -9999.0)), Some((1, 2.0, 0.5)));
    assert_eq!(dragged(Vec2::new(width / 4.0, 0.0)), Some((1, 1.0, 0.75)));
    assert_eq!(dragged(Vec2::new(width, 0.0)), Some((2, 1.0, 0.5)));
    assert_eq!(dragged(Vec2::new(0.0, quarter * 0.3)), None);
    table.press(start);
    table.drag_to(start + Vec2::new(0.0, quarter));
    assert!(table.gesture.preview().is_some());
}

/// Two personas who feel the same in step 1 of the curve; the second feels nothing in step 3.
fn two_personas() -> Document {
    let ids = [1, 2].map(crate::model::PersonaId::from_bits);
    let mut document = document();
    document.personas = ids.map(|id| Arc::new(crate::model::Persona::new(id, "somebody"))).to_vec();
    let map = Arc::make_mut(&mut document.maps[0]);
    map.personas = ids.to_vec();
    let curve = Arc::make_mut(&mut map.lanes[1]);
    for (at, cell) in &mut curve.cells {
        cell.points[0].series = Series::Persona(ids[0]);
        if *at == step_id(1) {
            cell.points.push(Point { series: Series::Persona(ids[1]), ..Point::new(point(3), 1.0) });
        }
    }
    document
}

#[test]
fn a_point_drawn_beside_its_place_keeps_that_place_when_dragged_up_and_down() {
    let table = Table::of(two_personas());
    let start = table.centre(Item::Point(point(3)));
    let column = table.layout.column(step_id(1)).unwrap();
    assert!((start.x - column.x - column.width / 2.0).abs() > 5.0, "the faces would hide one another");
    match Table::of(two_personas()).drag(start, start + Vec2::new(0.0, 80.0)) {
        Some(MapEdit::SetPoint { step, point, .. }) => {
            assert_eq!((step, point.at), (step_id(1), 0.5));
            assert!(point.value < 0.0);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_point_belongs_to_who_has_none_there() {
    let of = |at: u64| {
        let mut table = Table::of(two_personas());
        let load = Load::NewCard(Box::new(Card::new(card(77), CardKind::Emotion { score: 0 }, "")));
        let middle = table.layout.cell_rect(lane(2), step_id(at)).unwrap().center();
        match table.carry(load, &at_pos(middle)) {
            Some(Outcome::Commit(Edit::Map(_, MapEdit::AddPoint { point, .. }))) => point.series,
            other => panic!("{other:?}"),
        }
    };
    let persona = |n| Series::Persona(crate::model::PersonaId::from_bits(n));
    assert_eq!((of(2), of(3)), (persona(1), persona(2)));
}

fn at_pos(pos: Pos) -> Pointer {
    at(pos, Event::Move)
}

#[test]
fn the_middle_line_of_a_curve_is_dragged_in_quarters() {
    let table = Table::new();
    let grip = table.layout.baseline_grip(lane(2)).unwrap();
    let row = table.layout.row(lane(2)).unwrap();
    let crate::layout::Content::Points(points) = &row.body.content else { panic!("lane 2 is a curve") };
    let quarter = (points.ends.0 - points.ends.1) / 16.0;
    let baseline = |by: f64| match Table::new().drag(grip, grip + Vec2::new(0.0, by)) {
        Some(MapEdit::SetLane(id, LaneSettings { kind: LaneKind::Curve(curve), .. })) => {
            assert_eq!(id, lane(2));
            Some(curve.baseline)
        }
        None => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(baseline(quarter * 2.1), Some(-0.5));
    assert_eq!(baseline(-9999.0), Some(2.0));
    assert_eq!(baseline(1.0), None);
}

#[test]
fn heads_are_put_into_another_order() {
    let table = Table::new();
    let step_head = |n| Item::Step(step_id(n));
    let stage_head = |n| Item::Stage(stage(n));
    let phase_head = |n| Item::Phase(phase(n));
    let to_step = |n, to, index| Some(MapEdit::MoveStep { step: step_id(n), to: stage(to), index });
    let to_phase = |n, to, index| Some(MapEdit::MoveStage { stage: stage(n), to: phase(to), index });
    for (from, to, edit) in [
        (step_head(2), table.right_half(step_head(3)), to_step(2, 2, 1)),
        (step_head(3), table.right_half(step_head(1)), to_step(3, 1, 1)),
        (step_head(4), table.centre(step_head(2)) - Vec2::new(20.0, 0.0), to_step(4, 2, 0)),
        (step_head(3), table.right_half(step_head(2)), None),
        (stage_head(1), table.right_half(stage_head(2)), to_phase(1, 1, 1)),
        (stage_head(2), table.right_half(stage_head(3)), to_phase(2, 2, 1)),
        (stage_head(3), table.centre(stage_head(1)) - Vec2::new(20.0, 0.0), to_phase(3, 1, 0)),
        (
            phase_head(1),
            table.right_half(phase_head(2)),
            Some(MapEdit::MovePhase { phase: phase(1), index: 1 }),
        ),
        (phase_head(2), table.centre(stage_head(2)) + Vec2::new(0.0, 300.0), None),
    ] {
        assert_eq!(Table::new().drag(table.centre(from), to), edit, "{from:?} to {to:?}");
    }
}

#[test]
fn lanes_are_put_into_another_order_and_layer() {
    let table = Table::new();
    let x = table.layout.grid.lanes_left + 8.0;
    let upper = |n| {
        let rect = table.layout.rect_of(Item::Lane(lane(n))).unwrap();
        Pos::new(x, rect.y0 + rect.height() * 0.3)
    };
    let lower = |n| {
        let rect = table.layout.rect_of(Item::Lane(lane(n))).unwrap();
        Pos::new(x, rect.y0 + rect.height() * 0.7)
    };
    let moved = |n, index, layer| Some(MapEdit::MoveLane { lane: lane(n), index, layer });
    for (from, to, edit) in [
        (1, upper(3), moved(1, 1, Layer::Customer)),
        (1, lower(3), moved(1, 2, Layer::Customer)),
        (3, upper(1), moved(3, 0, Layer::Customer)),
        (1, upper(4), moved(1, 2, Layer::BackStage)),
        (4, lower(1), moved(4, 1, Layer::Customer)),
        (1, lower(1), None),
    ] {
        assert_eq!(Table::new().drag(upper(from), to), edit, "lane {from} to {to:?}");
    }
}

#[test]
fn edges_make_columns_wider_and_cards_longer() {
    let table = Table::new();
    let head = table.layout.rect_of(Item::Step(step_id(2))).unwrap();
    let column = table.layout.column(step_id(2)).unwrap();
    let edge = Pos::new(column.x + column.width, head.center().y);
    let wider = Table::new().drag(edge, edge + Vec2::new(60.0, 0.0));
    assert_eq!(wider, Some(MapEdit::SetColumnWidth(step_id(2), Some(300.0))));
    // Where columns meet under a stage the stage is dragged.
    let middle = table.centre(Item::Stage(stage(2)));
    assert!((middle.x - edge.x).abs() < 1.0);
    assert_eq!(Table::new().drag(middle, middle + Vec2::new(30.0, 0.0)), None);
    let narrow = Table::new().drag(edge, edge - Vec2::new(999.0, 0.0));
    assert_eq!(narrow, Some(MapEdit::SetColumnWidth(step_id(2), Some(96.0))));

    let rect = table.layout.rect_of(Item::Card(card(4))).unwrap();
    let edge = Pos::new(rect.x1 - 1.0, rect.center().y);
    let spans = |by: f64| match Table::new().drag(edge, edge + Vec2::new(by, 0.0)) {
        Some(MapEdit::SetCard(card)) => Some((card.id.bits(), card.span)),
        None => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(spans(column.width), Some((4, 2)));
    assert_eq!(spans(column.width * 1.8), Some((4, 3)));
    assert_eq!(spans(9999.0), Some((4, 3)));
    assert_eq!(spans(20.0), None);
    assert_eq!(spans(-100.0), None);
}

#[test]
fn things_from_the_palette_go_between_their_like() {
    let mut table = Table::new();
    let commit = |edit| Some(Outcome::Commit(Edit::Map(MAP, edit)));
    let to = |pos| at(pos, Event::Move);

    let new = Step::new(step_id(77));
    let pos = to(table.right_half(Item::Step(step_id(3))));
    let edit = MapEdit::AddStep { stage: stage(2), index: 2, step: new.clone() };
    assert_eq!(table.carry(Load::NewStep(new), &pos), commit(edit));

    let new = crate::model::Stage::new(stage(77), "", step_id(77));
    let pos = to(table.right_half(Item::Stage(stage(1))));
    let edit = MapEdit::AddStage { phase: phase(1), index: 1, stage: new.clone() };
    assert_eq!(table.carry(Load::NewStage(new.clone()), &pos), commit(edit));

    let new = Phase { id: phase(77), title: String::new(), stages: vec![new] };
    let pos = to(table.right_half(Item::Phase(phase(2))));
    let edit = MapEdit::AddPhase { index: 2, phase: new.clone() };
    assert_eq!(table.carry(Load::NewPhase(new), &pos), commit(edit));

    let new = Arc::new(Lane::new(lane(77), "new", LaneKind::Pictures));
    let pos = to(table.end_of(1, 2));
    let edit = MapEdit::AddLane { index: 1, lane: Arc::clone(&new) };
    assert_eq!(table.carry(Load::NewLane(new), &pos), commit(edit));

    let new = Block { id: BlockId::from_bits(77), title: String::new(), text: String::new() };
    for (pos, above, index) in [
        (table.centre(Item::Title), true, 0),
        (Pos::new(table.layout.size.width, table.layout.size.height), false, 1),
    ] {
        let edit = MapEdit::AddBlock { above, index, block: new.clone() };
        assert_eq!(table.carry(Load::NewBlock(new.clone()), &to(pos)), commit(edit));
    }
}

#[test]
fn blocks_go_above_and_below() {
    let block = BlockId::from_bits(1);
    let table = Table::new();
    let dragged = Table::new().drag(table.centre(Item::Block(block)), table.centre(Item::Title));
    assert_eq!(dragged, Some(MapEdit::MoveBlock { block, above: true, index: 0 }));
}

#[test]
fn the_arrow_tool_draws_from_card_to_card() {
    let mut table = Table::new();
    table.tool = Tool::Link;
    let (from, to) = (table.card(1), table.card(6));
    let Some(MapEdit::AddLink(link)) = table.drag(from, to) else { panic!("no arrow came of it") };
    assert_eq!((link.id.bits(), link.from, link.to), (NEW, card(1), card(6)));
    assert_eq!(table.drag(from, table.end_of(3, 4)), None);
    assert_eq!(table.drag(from, from + Vec2::new(8.0, 0.0)), None);
}

/// The small map with an arrow from card 1 to card 6.
fn linked() -> Table {
    let mut document = document();
    let link =
        Link { id: LinkId::from_bits(1), from: card(1), to: card(6), label: String::new(), two_way: false };
    Arc::make_mut(&mut document.maps[0]).links = vec![link];
    Table::of(document).selecting([Item::Link(LinkId::from_bits(1))])
}

#[test]
fn dots_at_the_edges_of_a_card_begin_an_arrow() {
    let rect = Table::new().layout.rect_of(Item::Card(card(4))).unwrap();
    for start in card_handles(rect, 1.0) {
        let mut table = Table::new();
        let to = table.card(6);
        let Some(MapEdit::AddLink(link)) = table.drag(start, to) else { panic!("no arrow came of it") };
        assert_eq!((link.from, link.to), (card(4), card(6)));
        assert_eq!(Table::new().drag(start, table.end_of(3, 4)), None, "dropped on nothing");
        table.press(start);
        table.drag_to(to);
        table.send(&at(to, Event::Cancel));
        assert_eq!(table.release(to), None, "given up");
    }
}

#[test]
fn both_ends_of_the_selected_arrow_go_to_other_cards() {
    let corners = linked().layout.links[0].corners.clone();
    let ends = |from: Pos, to: u64| match linked().drag(from, Table::new().card(to)) {
        Some(MapEdit::SetLink(link)) => Some((link.from, link.to)),
        None => None,
        other => panic!("{other:?}"),
    };
    let (start, target) = (corners[0], *corners.last().unwrap());
    assert_eq!(ends(start, 4), Some((card(4), card(6))));
    assert_eq!(ends(target, 4), Some((card(1), card(4))));
    assert_eq!(ends(target, 1), None, "an arrow joins two cards");
}

#[test]
fn a_click_near_an_arrow_selects_it_at_every_scale() {
    let mut table = linked().selecting([]);
    let corners = &table.layout.links[0].corners;
    let beside = corners[1].midpoint(corners[2]) + Vec2::new(4.0, 0.0);
    table.press(beside);
    table.release(beside);
    assert_eq!(table.selection, [Item::Link(LinkId::from_bits(1))]);
}

#[test]
fn middle_button_space_and_hand_move_the_view() {
    let mut table = Table::new();
    let start = table.card(1);
    let presses = [
        at(start, Event::Press(Button::Middle)),
        Pointer { pans: true, ..at(start, Event::Press(Button::Primary)) },
    ];
    for press in presses {
        assert_eq!(table.send(&press), None);
        let by = Vec2::new(30.0, -7.0);
        assert_eq!(table.drag_to(start + by), Some(Outcome::Pan(by)));
        assert_eq!(table.release(start + by), None);
    }
    table.tool = Tool::Pan;
    table.press(start);
    assert!(matches!(table.gesture, Gesture::Panning(_)));
}

#[test]
fn a_drag_is_computed_from_the_press_whatever_happens_meanwhile() {
    let mut table = Table::new();
    let (start, end) = (table.card(1), table.end_of(3, 4));
    table.press(start);
    table.drag_to(end);
    // The canvas lays out what is shown; rows and cards are elsewhere now.
    let shown = Table::of(Document::clone(table.gesture.preview().unwrap()));
    table.layout = shown.layout;
    table.drag_to(end);
    let Some(Outcome::Commit(Edit::Map(_, edit))) = table.release(end) else { panic!("nothing came of it") };
    assert_eq!(Some(edit), moved(&[1], cell(3, 4, 0)));
}

#[test]
fn a_double_click_opens_what_it_hits() {
    let mut table = Table::new();
    let pos = table.card(2);
    table.press(pos);
    table.release(pos);
    let open = table.send(&at(pos, Event::DoubleClick));
    assert_eq!(open, Some(Outcome::Open(Some(Item::Card(card(2))))));
}

/// The small map with the lanes 1 and 3 in neighbouring places and one group.
fn grouped() -> Table {
    let mut document = document();
    let map = Arc::make_mut(&mut document.maps[0]);
    map.lanes.swap(1, 2);
    for lane in map.lanes.iter_mut().take(2).map(Arc::make_mut) {
        lane.group = "group".into();
    }
    Table::of(document)
}

fn folded_by(table: &mut Table, pos: Pos) -> Vec<bool> {
    table.press(pos);
    let Some(Outcome::Commit(edit)) = table.release(pos) else { panic!("nothing was folded") };
    let mut document = Document::clone(&table.document);
    apply(&mut document, &edit).unwrap();
    *table = Table::of(document);
    table.document.maps[0].lanes.iter().map(|lane| lane.folded).collect()
}

#[test]
fn a_click_on_a_band_folds_its_lanes_and_one_on_a_caret_a_single_lane() {
    let mut table = grouped();
    let band = |table: &Table| table.layout.groups[0].rect.center();
    let caret = |table: &Table, n| table.layout.caret_near(table.lane_head(n)).unwrap().0.center();
    let (pos, one) = (band(&table), caret(&table, 1));
    assert_eq!(table.layout.groups.len(), 1);
    assert_eq!(table.send(&at(pos, Event::DoubleClick)), None, "a fast second click types nothing");
    assert_eq!(table.send(&at(one, Event::DoubleClick)), None);

    assert_eq!(folded_by(&mut table, one), [true, false, false, false]);
    let pos = band(&table);
    assert_eq!(folded_by(&mut table, pos), [true, true, false, false]);
    assert!(table.layout.groups[0].folded);
    let pos = band(&table);
    assert_eq!(folded_by(&mut table, pos), [false; 4]);
}

#[test]
fn the_edge_of_a_stage_makes_all_its_columns_wider() {
    let mut table = Table::new();
    let head = table.layout.rect_of(Item::Stage(stage(2))).unwrap();
    let edge = Pos::new(head.x1 - 1.0, head.center().y);
    table.press(edge);
    table.drag_to(edge + Vec2::new(60.0, 0.0));
    table.drag_to(edge + Vec2::new(120.0, 0.0));
    let Some(Outcome::Commit(Edit::Several(name, edits))) = table.release(edge + Vec2::new(120.0, 0.0))
    else {
        panic!("no columns became wider");
    };
    assert_eq!(name, StepName::ResizeColumn);
    let wider = |n| Edit::Map(MAP, MapEdit::SetColumnWidth(step_id(n), Some(300.0)));
    assert_eq!(edits, [wider(2), wider(3)]);
}
