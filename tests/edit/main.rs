//! What every edit must keep, over random edits of a small document, and the rules of spans, deletion
//! and history one by one.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod deleting;
mod documents;
mod history;
mod placing;
mod random;
mod spans;
mod structure;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use waylane::edit::{Edit, EditError, History, Selection, apply};
use waylane::model::{Document, Language, check};
use waylane::templates;

use documents::sample;
use random::{Seed, edit_of, seeds, variant};

/// The document after the edit.
fn after(document: &Document, edit: &Edit) -> Result<Document, EditError> {
    let mut changed = document.clone();
    apply(&mut changed, edit)?;
    Ok(changed)
}

/// Origins that lead nowhere; `check` leaves them alone, edits forget them.
fn lost_origins(document: &Document) -> usize {
    let lost = document.maps.iter().map(|map| {
        let origin = map.origin.and_then(|id| document.map(id));
        let cards =
            map.lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card)).chain(&map.parking);
        let cards = cards.filter_map(|card| card.origin);
        let points = map.lanes.iter().flat_map(|lane| lane.points()).filter_map(|(_, point)| point.origin);
        cards.filter(|id| origin.is_none_or(|map| map.card(*id).is_none())).count()
            + points.filter(|id| origin.is_none_or(|map| map.point(*id).is_none())).count()
            + usize::from(map.origin.is_some() && origin.is_none())
    });
    lost.sum()
}

/// Lanes that are equal to what they were but no longer the same in memory.
fn copied_lanes(before: &Document, after: &Document) -> usize {
    let lanes = after.maps.iter().flat_map(|map| map.lanes.iter().map(move |lane| (map.id, lane)));
    lanes
        .filter(|(map, lane)| {
            let old = before.map(*map).and_then(|map| map.lane(lane.id));
            old.is_some_and(|old| old == *lane && !Arc::ptr_eq(old, lane))
        })
        .count()
}

fn nothing_selected(document: &Document) -> Selection {
    Selection { map: document.maps[0].id, items: Vec::new() }
}

/// Applies random edits and undoes and redoes them all.
fn keep_sound(first: &Document, seeds: &[Seed]) -> Result<(), TestCaseError> {
    let mut history = History::new(Arc::new(first.clone()));
    for seed in seeds {
        let before = Document::clone(history.current());
        let edit = edit_of(&before, seed);
        let mut changed = before.clone();
        let result = apply(&mut changed, &edit);

        let mut again = before.clone();
        prop_assert_eq!(&apply(&mut again, &edit), &result, "{:?}", edit);
        prop_assert_eq!(&again, &changed);

        let Ok(applied) = result else {
            prop_assert_eq!(&changed, &before, "{:?}", edit);
            continue;
        };
        prop_assert_eq!(check(&changed), vec![], "{:?}", edit);
        prop_assert_eq!(lost_origins(&changed), 0, "{:?}", edit);
        prop_assert_eq!(copied_lanes(&before, &changed), 0, "{:?}", edit);
        prop_assert_eq!(applied.changed, changed != before, "{:?}", edit);
        for item in &applied.select {
            prop_assert!(changed.maps.iter().any(|map| map.has(*item)), "{:?} after {:?}", item, edit);
        }
        history.commit(Arc::new(changed), &applied, nothing_selected(&before), 0.0);
    }

    let last = Document::clone(history.current());
    while history.undo().is_some() {}
    prop_assert_eq!(&**history.current(), first);
    prop_assert!(!history.is_unsaved());
    while history.redo().is_some() {}
    prop_assert_eq!(&**history.current(), &last);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_edits_keep_the_document_sound(seeds in seeds(40)) {
        keep_sound(&sample(), &seeds)?;
    }

    #[test]
    fn random_edits_keep_templates_sound(
        template in proptest::sample::select(templates::all()),
        vietnamese: bool,
        seeds in seeds(12),
    ) {
        let language = if vietnamese { Language::Vietnamese } else { Language::English };
        keep_sound(&template.load(language).unwrap(), &seeds)?;
    }
}

#[test]
fn the_random_edits_cover_every_variant() {
    let document = sample();
    let mut seen = BTreeSet::new();
    for kind in 0..=u8::MAX {
        seen.insert(variant(&edit_of(&document, &Seed { kind, ..Seed::default() })));
    }
    assert_eq!(seen, (0..random::VARIANTS).collect());
}
