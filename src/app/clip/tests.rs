//! What comes through the clipboard, from one document into another.

use super::super::blank;
use super::super::perform::{self, select};
use super::*;
use crate::app::command::Command;
use crate::app::perform::block::Grid;
use crate::edit::MapEdit;
use crate::model::{
    CardId, Channel, ChannelId, Curve, LaneKind, Language, LinkId, Map, OwnChannel, OwnKind, Persona,
    PersonaId, Point, PointId, Presence, Rgb, Series, StageId, StoredImage, check,
};
use std::sync::Arc;

fn editor() -> Editor {
    Editor::new(blank::document(Language::English), None)
}

/// A step further in each: lanes of cards, columns.
fn at(editor: &Editor, row: usize, column: usize) -> (LaneId, StepId) {
    let lanes: Vec<_> = editor.map().lanes.iter().filter(|lane| !lane.kind.holds_points()).collect();
    (lanes[row].id, editor.map().columns()[column])
}

fn add(editor: &mut Editor, row: usize, column: usize, card: Card) -> CardId {
    let (lane, step) = at(editor, row, column);
    let id = card.id;
    let to = Place::Cell { lane, step, index: usize::MAX };
    editor.edit_map(MapEdit::AddCards { to, cards: vec![card] }, 0.0).unwrap();
    id
}

fn note(title: &str) -> Card {
    Card::new(CardId::fresh(), CardKind::Note, title)
}

fn link(editor: &mut Editor, from: CardId, to: CardId) {
    let link = Link { id: LinkId::fresh(), from, to, label: "so".into(), two_way: false };
    editor.edit_map(MapEdit::AddLink(link), 0.0).unwrap();
}

fn paste(text: &str, editor: &Editor) -> Option<Edit> {
    read(text)?.paste(editor).edit
}

fn put(text: &str, editor: &mut Editor) {
    editor.edit(&paste(text, editor).unwrap(), 0.0).unwrap();
    assert_eq!(check(editor.document()), []);
}

fn titles(map: &Map, row: usize, column: usize) -> Vec<String> {
    let lane = map.lanes.iter().filter(|lane| !lane.kind.holds_points()).nth(row).unwrap();
    let cell = lane.cells.get(&map.columns()[column]);
    cell.map_or_else(Vec::new, |cell| cell.cards.iter().map(|card| card.title.clone()).collect())
}

/// Two linked cards, aslant in the first two rows and columns, selected.
fn pair() -> Editor {
    let mut editor = editor();
    let first = add(&mut editor, 0, 0, note("Tìm hiểu"));
    let second = add(&mut editor, 1, 1, note("Cửa hàng"));
    link(&mut editor, first, second);
    editor.select(vec![Item::Card(first), Item::Card(second)]);
    editor
}

#[test]
fn cards_keep_their_arrangement_and_their_arrows() {
    let editor = pair();
    let (text, cards, _) = copy(&editor).unwrap();
    assert_eq!(cards, 2);
    let mut other = Editor::new(blank::document(Language::Vietnamese), None);
    let (lane, step) = at(&other, 0, 1);
    other.select(vec![Item::Cell(lane, step)]);
    put(&text, &mut other);
    assert_eq!(titles(other.map(), 0, 1), ["Tìm hiểu"]);
    assert_eq!(titles(other.map(), 1, 2), ["Cửa hàng"]);
    assert_eq!(other.selection().len(), 2, "what was pasted is selected");
    assert_eq!(other.map().links.len(), 1);
    assert_eq!(other.map().links[0].label, "so");
    // Again, from the card selected last on: copies of their own.
    put(&text, &mut other);
    assert_eq!(other.map().links.len(), 2);
}

#[test]
fn beyond_the_last_column_columns_are_added_and_below_the_last_lane_cards_fall_into_it() {
    let editor = pair();
    let text = copy(&editor).unwrap().0;
    let mut other = super::tests::editor();
    let (columns, rows) = (other.map().columns().len(), Grid::whole(other.map()).lanes().len());
    let (lane, step) = at(&other, rows - 1, columns - 1);
    other.select(vec![Item::Cell(lane, step)]);
    put(&text, &mut other);
    assert_eq!(other.map().columns().len(), columns + 1);
    assert_eq!(titles(other.map(), rows - 1, columns - 1), ["Tìm hiểu"]);
    assert_eq!(titles(other.map(), rows - 1, columns), ["Cửa hàng"]);
    assert!(other.selection().iter().all(|item| matches!(item, Item::Card(_))), "not the new column");
    other.undo();
    assert_eq!(other.map().columns().len(), columns, "one step");
}

#[test]
fn cut_cards_come_back_as_themselves_with_every_arrow() {
    let mut editor = pair();
    let outside = add(&mut editor, 0, 2, note("Mua"));
    let first = editor.map().links[0].from;
    link(&mut editor, first, outside);
    let links = editor.map().links.clone();
    editor.select(vec![Item::Card(first)]);
    let text = copy(&editor).unwrap().0;
    editor.edit(&perform::edit(Command::Delete, &editor).unwrap(), 0.0).unwrap();
    assert_eq!(editor.map().links, []);
    // Nothing is selected: back to where it was.
    editor.select(Vec::new());
    put(&text, &mut editor);
    assert_eq!(titles(editor.map(), 0, 0), ["Tìm hiểu"]);
    assert_eq!(editor.selection(), [Item::Card(first)]);
    let ends = |links: &[Link]| links.iter().map(|link| (link.from, link.to)).collect::<Vec<_>>();
    assert_eq!(ends(&editor.map().links), ends(&links));
    // What is pasted again is a copy, without the arrows of its own.
    put(&text, &mut editor);
    assert_eq!(titles(editor.map(), 0, 0), ["Tìm hiểu", "Tìm hiểu"]);
    assert_eq!(editor.map().links.len(), 2);
}

#[test]
fn what_cards_refer_to_comes_along_unless_there_is_one_of_that_name() {
    let mut source = editor();
    let (lan, minh) = (Persona::new(PersonaId::fresh(), "Lan"), Persona::new(PersonaId::fresh(), "Minh"));
    let (kind, channel) = (crate::model::KindId::fresh(), ChannelId::fresh());
    let image = StoredImage { title: "shop".into(), bytes: b"picture".to_vec() };
    let hash = crate::model::ImageHash::of(&image.bytes);
    let own_kind = OwnKind { id: kind, name: "Idea".into(), colour: Rgb([1, 2, 3]), icon: String::new() };
    let own_channel = OwnChannel { id: channel, name: "Zalo".into(), icon: String::new() };
    for edit in [
        Edit::AddPersona(Arc::new(lan.clone())),
        Edit::AddPersona(Arc::new(minh.clone())),
        Edit::SetOwn { channels: vec![own_channel.clone()], kinds: vec![own_kind.clone()], marks: vec![] },
        Edit::AddImage { hash, image: Arc::new(image) },
    ] {
        source.edit(&edit, 0.0).unwrap();
    }
    let touch = CardKind::Touchpoint { channel: Some(Channel::Own(channel)), presence: Presence::Unsaid };
    let mut idea = Card::new(CardId::fresh(), CardKind::Own { kind }, "idea");
    idea.personas = vec![lan.id, minh.id];
    add(&mut source, 0, 0, idea);
    add(&mut source, 0, 0, Card::new(CardId::fresh(), touch, "chat"));
    add(&mut source, 0, 0, Card::new(CardId::fresh(), CardKind::Picture { image: Some(hash) }, "photo"));
    source.select(select::all(&source));
    let text = copy(&source).unwrap().0;

    let mut target = editor();
    let other_lan = Persona::new(PersonaId::fresh(), "lan ");
    target.edit(&Edit::AddPersona(Arc::new(other_lan.clone())), 0.0).unwrap();
    let (lane, step) = at(&target, 1, 1);
    target.select(vec![Item::Cell(lane, step)]);
    put(&text, &mut target);
    let document = target.document();
    assert_eq!(document.personas.iter().map(|one| one.id).collect::<Vec<_>>(), [other_lan.id, minh.id]);
    assert_eq!((document.kinds.clone(), document.channels.clone()), (vec![own_kind], vec![own_channel]));
    assert!(document.images.contains_key(&hash));
    let cards = &target.map().lane(lane).unwrap().cells[&step].cards;
    assert_eq!(cards[0].personas, [other_lan.id, minh.id]);
    assert_eq!(cards[0].kind, CardKind::Own { kind });
    assert_eq!(cards[2].kind, CardKind::Picture { image: Some(hash) });
}

#[test]
fn points_go_to_a_lane_of_their_sort_or_are_left_out() {
    let mut source = editor();
    let new = Lane::new(LaneId::fresh(), "feelings", LaneKind::Curve(Curve::default()));
    let lane = new.id;
    source.edit_map(MapEdit::AddLane { index: 0, lane: Arc::new(new) }, 0.0).unwrap();
    let persona = Persona::new(PersonaId::fresh(), "Lan");
    source.edit(&Edit::AddPersona(Arc::new(persona.clone())), 0.0).unwrap();
    let step = source.map().columns()[0];
    let point = Point { series: Series::Persona(persona.id), ..Point::new(PointId::fresh(), 1.5) };
    source.edit_map(MapEdit::AddPoint { lane, step, point: point.clone() }, 0.0).unwrap();
    source.select(vec![Item::Point(point.id)]);
    let text = copy(&source).unwrap().0;
    let second = source.map().columns()[1];
    source.select(vec![Item::Cell(lane, second)]);
    put(&text, &mut source);
    let pasted = &source.map().lane(lane).unwrap().cells[&second].points;
    assert_eq!((pasted[0].value, &pasted[0].series), (1.5, &point.series));

    let mut bare = editor();
    let points: Vec<Item> = bare
        .map()
        .lanes
        .iter()
        .filter(|lane| lane.kind.holds_points())
        .map(|lane| Item::Lane(lane.id))
        .collect();
    if !points.is_empty() {
        bare.edit_map(MapEdit::Delete(points), 0.0).unwrap();
    }
    let (lane, step) = at(&bare, 0, 0);
    bare.select(vec![Item::Cell(lane, step)]);
    assert_eq!(read(&text).unwrap().paste(&bare).left_out, 1);
}

#[test]
fn a_stage_takes_its_cards_along_and_stands_behind_the_selected_one() {
    let mut editor = pair();
    let stage = editor.map().stages().next().unwrap().1.clone();
    editor.select(vec![Item::Stage(stage.id)]);
    let (text, cards, _) = copy(&editor).unwrap();
    assert_eq!(cards, 1);
    put(&text, &mut editor);
    let stages: Vec<(StageId, &str)> =
        editor.map().stages().map(|(_, stage)| (stage.id, stage.title.as_str())).collect();
    assert_eq!(stages[1].1, stage.title);
    assert_ne!(stages[1].0, stage.id);
    assert_eq!(titles(editor.map(), 0, 1), ["Tìm hiểu"]);
    // Into another document, whose lanes are like these.
    let mut other = super::tests::editor();
    let columns = other.map().columns().len();
    put(&text, &mut other);
    assert_eq!(titles(other.map(), 0, columns), ["Tìm hiểu"]);
}

#[test]
fn a_lane_takes_its_cards_along_and_stands_below_the_selected_one() {
    let mut editor = pair();
    let lane = editor.map().lanes.iter().find(|lane| lane.cards().next().is_some()).unwrap().clone();
    editor.select(vec![Item::Lane(lane.id)]);
    let edit = perform::edit(Command::Duplicate, &editor).unwrap();
    let place = editor.map().lane_index(lane.id).unwrap();
    editor.edit(&edit, 0.0).unwrap();
    assert_eq!(check(editor.document()), []);
    let copy = &editor.map().lanes[place + 1];
    assert_eq!(copy.title, lane.title);
    let words =
        |lane: &Lane| lane.cards().map(|(step, _, card)| (step, card.title.clone())).collect::<Vec<_>>();
    assert_eq!(words(copy), words(&lane));
    assert_eq!(editor.selection(), [Item::Lane(copy.id)]);
}

#[test]
fn text_from_elsewhere_is_none_of_its_business() {
    assert_eq!(paste("Giao hàng chậm", &editor()), None);
}

#[test]
fn damaged_text_of_a_clip_is_refused_or_cleaned_but_never_breaks_a_document() {
    let editor = pair();
    let text = copy(&editor).unwrap().0;
    for broken in [
        text.replace("column:1", "column:99999"),
        text.replace("lane:1", "lane:77"),
        text.replace("c-", "x-"),
    ] {
        let mut other = super::tests::editor();
        let (lane, step) = at(&other, 0, 0);
        other.select(vec![Item::Cell(lane, step)]);
        if let Some(edit) = paste(&broken, &other) {
            let _ = other.edit(&edit, 0.0);
        }
        assert_eq!(check(other.document()), []);
        assert!(other.map().columns().len() < 1000);
    }
}
