//! Undo and redo as snapshots of whole documents, which share what did not change between them.
//! Knows nothing of what the edits were besides their names.

use std::collections::VecDeque;
use std::mem::size_of;
use std::sync::Arc;

use super::{Applied, MergeKey, StepName};
use crate::model::{Card, Cell, Document, Item, Lane, Map, MapId, Point};

/// Seconds within which edits of the same merge key become one step.
const MERGE_SECONDS: f64 = 1.5;
/// Memory that undo may hold beyond the current document, bytes, estimated.
const MOST_BYTES: usize = 128 * 1024 * 1024;
/// Steps that are kept however large they are.
const FEWEST_STEPS: usize = 200;

/// The current document, those it was before, and those that were undone.
#[derive(Debug, Clone)]
pub struct History {
    current: Arc<Document>,
    /// Oldest first; each holds the document before it.
    past: VecDeque<Step>,
    /// The next to redo last; each holds the document after it.
    future: Vec<Step>,
    saved: Option<Arc<Document>>,
    revision: u64,
    last: Option<(MergeKey, f64)>,
}

/// What was selected, and in which map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The map in view.
    pub map: MapId,
    /// What is selected in it.
    pub items: Vec<Item>,
}

#[derive(Debug, Clone)]
struct Step {
    name: StepName,
    /// The document on the other side of the step.
    other: Arc<Document>,
    before: Selection,
    after: Selection,
    /// Bytes that the documents on both sides do not share.
    bytes: usize,
}

impl History {
    /// The history of a document that is as in its file.
    #[must_use]
    pub fn new(document: Arc<Document>) -> Self {
        Self {
            saved: Some(Arc::clone(&document)),
            current: document,
            past: VecDeque::new(),
            future: Vec::new(),
            revision: 1,
            last: None,
        }
    }

    /// The document as it is now.
    #[must_use]
    pub fn current(&self) -> &Arc<Document> {
        &self.current
    }

    /// Another number after every change of the current document, undo and redo included; never one that
    /// was there before.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Makes `document` the current one. It becomes a step of its own, or part of the last step when that
    /// was of the same merge key and at most 1.5 s ago; `now` is in seconds of any clock. Nothing happens
    /// when the edit changed nothing.
    pub fn commit(&mut self, document: Arc<Document>, applied: &Applied, before: Selection, now: f64) {
        if !applied.changed {
            return;
        }
        let merges = applied.merge.is_some()
            && self.last.is_some_and(|(key, then)| {
                applied.merge == Some(key) && (0.0..=MERGE_SECONDS).contains(&(now - then))
            });
        self.last = applied.merge.map(|key| (key, now));
        self.revision += 1;
        let old = std::mem::replace(&mut self.current, document);
        if merges && let Some(step) = self.past.back_mut() {
            step.bytes = unshared_bytes(&step.other, &self.current);
            return;
        }
        self.future.clear();
        let new_map = self.current.maps.iter().find(|map| old.map(map.id).is_none());
        let after = Selection {
            map: new_map.map_or(before.map, |map| map.id),
            items: if applied.select.is_empty() { before.items.clone() } else { applied.select.clone() },
        };
        let bytes = unshared_bytes(&old, &self.current);
        self.past.push_back(Step { name: applied.name.clone(), other: old, before, after, bytes });
        self.forget_oldest();
    }

    /// The next edit becomes a step of its own.
    pub fn break_merge(&mut self) {
        self.last = None;
    }

    /// Goes one step back; what to select then, of which some may be gone. `None`: nothing to undo.
    pub fn undo(&mut self) -> Option<Selection> {
        let mut step = self.past.pop_back()?;
        let selection = step.before.clone();
        std::mem::swap(&mut step.other, &mut self.current);
        self.future.push(step);
        self.moved();
        Some(selection)
    }

    /// Goes one step forward again; what to select then. `None`: nothing to redo.
    pub fn redo(&mut self) -> Option<Selection> {
        let mut step = self.future.pop()?;
        let selection = step.after.clone();
        std::mem::swap(&mut step.other, &mut self.current);
        self.past.push_back(step);
        self.moved();
        Some(selection)
    }

    /// Goes to where `steps` of all the steps that [`Self::past`] and [`Self::future`] name are done.
    /// `None`: there already.
    pub fn jump(&mut self, steps: usize) -> Option<Selection> {
        let mut selection = None;
        while self.past.len() > steps {
            selection = self.undo();
        }
        while self.past.len() < steps
            && let Some(redone) = self.redo()
        {
            selection = Some(redone);
        }
        selection
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Names of the steps that are done, the newest last.
    pub fn past(&self) -> impl DoubleEndedIterator<Item = &StepName> + ExactSizeIterator {
        self.past.iter().map(|step| &step.name)
    }

    /// Names of the steps that were undone, the next to redo first.
    pub fn future(&self) -> impl DoubleEndedIterator<Item = &StepName> + ExactSizeIterator {
        self.future.iter().rev().map(|step| &step.name)
    }

    /// `document` is in the file now; the current one may be newer.
    pub fn mark_saved(&mut self, document: Arc<Document>) {
        self.saved = Some(document);
        // A step that went on growing could not be undone back to what was saved.
        self.break_merge();
    }

    /// No file holds the document, as after a recovery.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Whether the current document is another than the saved one; undoing back to that is clean again.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        !self.saved.as_ref().is_some_and(|saved| Arc::ptr_eq(saved, &self.current))
    }

    fn moved(&mut self) {
        self.revision += 1;
        self.break_merge();
    }

    fn forget_oldest(&mut self) {
        let mut bytes: usize = self.past.iter().map(|step| step.bytes).sum();
        while bytes > MOST_BYTES
            && self.past.len() > FEWEST_STEPS
            && let Some(oldest) = self.past.pop_front()
        {
            bytes -= oldest.bytes;
        }
    }
}

/// Bytes of `document` that `other` does not share, estimated.
fn unshared_bytes(document: &Document, other: &Document) -> usize {
    let maps = document.maps.iter().map(|map| match other.map(map.id) {
        Some(same) if Arc::ptr_eq(same, map) => 0,
        same => {
            let lanes = map.lanes.iter().filter(|lane| {
                let other = same.and_then(|map| map.lane(lane.id));
                !other.is_some_and(|other| Arc::ptr_eq(other, lane))
            });
            map_bytes(map) + lanes.map(|lane| lane_bytes(lane)).sum::<usize>()
        }
    });
    let images = document.images.iter().filter(|(hash, _)| !other.images.contains_key(hash));
    maps.sum::<usize>() + images.map(|(_, image)| image.bytes.len()).sum::<usize>()
}

fn map_bytes(map: &Map) -> usize {
    // Heads and arrows are short; a rough size for each is near enough.
    const PART: usize = 256;
    let parts = map.steps().count() + map.links.len() + map.lanes.len() + map.views.len();
    size_of::<Map>() + parts * PART + map.parking.iter().map(card_bytes).sum::<usize>()
}

fn lane_bytes(lane: &Lane) -> usize {
    let cards: usize = lane.cards().map(|(_, _, card)| card_bytes(card)).sum();
    let points: usize = lane.points().map(|(_, point)| size_of::<Point>() + point.words.len()).sum();
    size_of::<Lane>() + lane.cells.len() * size_of::<Cell>() + cards + points
}

fn card_bytes(card: &Card) -> usize {
    size_of::<Card>() + card.title.len() + card.note.len() + card.link.len() + card.owner.len()
}
