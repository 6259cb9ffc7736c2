//! Steps, merging, 'unsaved' and jumps.

use std::sync::Arc;

use waylane::edit::{Edit, History, MapEdit, Selection, StepName, TextPlace, apply};
use waylane::model::{Document, Item};

use crate::documents::{MAP, card, sample};

fn select(n: u64) -> Selection {
    Selection { map: MAP, items: vec![Item::Card(card(n))] }
}

fn start() -> History {
    History::new(Arc::new(sample()))
}

fn commit(history: &mut History, edit: &Edit, now: f64) {
    let mut document = Document::clone(history.current());
    let applied = apply(&mut document, edit).unwrap();
    history.commit(Arc::new(document), &applied, select(1), now);
}

fn type_into(history: &mut History, n: u64, text: &str, now: f64) {
    commit(history, &Edit::Map(MAP, MapEdit::SetText(TextPlace::Card(card(n)), text.into())), now);
}

fn delete(history: &mut History, n: u64) {
    commit(history, &Edit::Map(MAP, MapEdit::Delete(vec![Item::Card(card(n))])), 0.0);
}

fn steps(history: &History) -> usize {
    history.past().len()
}

#[test]
fn typing_at_one_place_is_one_step_until_a_pause() {
    let mut history = start();
    type_into(&mut history, 1, "a", 10.0);
    type_into(&mut history, 1, "ab", 11.4);
    type_into(&mut history, 1, "abc", 12.8);
    assert_eq!(steps(&history), 1);
    type_into(&mut history, 1, "abcd", 14.4);
    assert_eq!(steps(&history), 2);
    type_into(&mut history, 2, "x", 14.5);
    assert_eq!(steps(&history), 3);
    history.undo();
    history.undo();
    history.undo();
    assert_eq!(**history.current(), sample());
}

#[test]
fn what_happens_in_between_ends_a_step() {
    let mut history = start();
    type_into(&mut history, 1, "a", 0.0);
    delete(&mut history, 3);
    type_into(&mut history, 1, "ab", 0.1);
    assert_eq!(steps(&history), 3);
    history.undo();
    type_into(&mut history, 1, "abc", 0.2);
    assert_eq!(steps(&history), 3);
    history.break_merge();
    type_into(&mut history, 1, "abcd", 0.3);
    assert_eq!(steps(&history), 4);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let mut history = start();
    let revision = history.revision();
    type_into(&mut history, 2, "action 2", 0.0);
    assert_eq!((steps(&history), history.revision()), (0, revision));
}

#[test]
fn undo_and_redo_bring_back_what_was_selected() {
    let mut history = start();
    delete(&mut history, 3);
    let to = waylane::edit::Place::Parking { index: 0 };
    commit(&mut history, &Edit::Map(MAP, MapEdit::MoveCards { cards: vec![card(5)], to }), 0.0);
    assert_eq!(history.undo(), Some(select(1)));
    assert_eq!(history.redo(), Some(select(5)));
    assert_eq!(history.redo(), None);
}

#[test]
fn undoing_back_to_the_saved_state_is_clean() {
    let mut history = start();
    delete(&mut history, 3);
    assert!(history.is_unsaved());
    history.mark_saved(Arc::clone(history.current()));
    delete(&mut history, 5);
    assert!(history.is_unsaved());
    history.undo();
    assert!(!history.is_unsaved());
    history.undo();
    assert!(history.is_unsaved());
    history.redo();
    assert!(!history.is_unsaved());
    history.mark_unsaved();
    assert!(history.is_unsaved());
}

#[test]
fn saving_ends_a_step_so_that_undo_finds_what_was_saved() {
    let mut history = start();
    type_into(&mut history, 1, "a", 0.0);
    history.mark_saved(Arc::clone(history.current()));
    type_into(&mut history, 1, "ab", 0.1);
    history.undo();
    assert!(!history.is_unsaved());
}

#[test]
fn revisions_never_come_back() {
    let mut history = start();
    let mut seen = vec![history.revision()];
    delete(&mut history, 3);
    seen.push(history.revision());
    history.undo();
    seen.push(history.revision());
    history.redo();
    seen.push(history.revision());
    assert!(seen.is_sorted_by(|a, b| a < b), "{seen:?}");
}

#[test]
fn jumps_go_to_any_step() {
    let mut history = start();
    for n in [3, 5, 6] {
        delete(&mut history, n);
    }
    let third = Arc::clone(history.current());
    history.jump(1);
    assert_eq!((history.past().len(), history.future().len()), (1, 2));
    assert!(history.current().maps[0].card(card(3)).is_none());
    assert!(history.current().maps[0].card(card(5)).is_some());
    assert_eq!(history.jump(1), None);
    history.jump(3);
    assert!(Arc::ptr_eq(history.current(), &third));
    history.jump(0);
    assert_eq!(**history.current(), sample());
    assert_eq!(history.future().next(), Some(&StepName::DeleteCards(1)));
    delete(&mut history, 8);
    assert!(!history.can_redo());
}

#[test]
fn small_steps_are_kept_far_beyond_the_fewest() {
    let mut history = start();
    for n in 0..500_u32 {
        type_into(&mut history, 1, &n.to_string(), f64::from(n) * 10.0);
    }
    assert_eq!(steps(&history), 500);
}

#[test]
fn large_steps_are_forgotten_but_for_the_last_two_hundred() {
    let mut history = start();
    for n in 0..230_u32 {
        let mut document = Document::clone(history.current());
        let image = waylane::model::StoredImage { title: String::new(), bytes: vec![0; 1 << 20] };
        let hash = waylane::model::ImageHash::of(&n.to_le_bytes());
        let mut applied = apply(&mut document, &Edit::AddImage { hash, image: Arc::new(image) }).unwrap();
        applied.merge = None;
        // The picture before goes, as it does on saving: every step holds one of its own.
        document.images.retain(|other, _| *other == hash);
        history.commit(Arc::new(document), &applied, select(1), 0.0);
    }
    assert_eq!(steps(&history), 200);
}
