//! Which cards the table shows, in what order: gathered once for a state of the document and a choice, never
//! for a pass. What stays keeps its place while the document changes, so that a row does not run away from
//! whoever edits it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::column::{Column, Row, Source};
use crate::find::Query;
use crate::model::{Card, CardId, Document, Language, MapId};

/// Which rows are wanted, in what order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Choice {
    /// What was typed into the field above.
    pub(super) text: String,
    /// Values of columns that are wanted; an empty one is an empty cell. All, where a column is not named.
    pub(super) values: BTreeMap<Column, BTreeSet<String>>,
    /// The column to sort by, and whether the last comes first; none: as on the map.
    pub(super) sort: Option<(Column, bool)>,
}

/// The rows of one state of the document.
#[derive(Debug, Default)]
pub(super) struct Rows {
    list: Vec<Row>,
    places: HashMap<CardId, usize>,
    /// Cards of the map, shown or not.
    pub(super) all: usize,
    of: Option<(Arc<Document>, MapId, Language, Choice)>,
}

impl Choice {
    pub(super) fn filters(&self) -> bool {
        !self.text.trim().is_empty() || !self.values.is_empty()
    }

    /// A click on a head: first to last, last to first, as on the map.
    pub(super) fn turn(&mut self, column: Column) {
        self.sort = match self.sort {
            Some((sorted, false)) if sorted == column => Some((column, true)),
            Some((sorted, true)) if sorted == column => None,
            _ => Some((column, false)),
        };
    }

    fn takes(&self, query: &Query, source: &Source<'_>, row: &Row, card: &Card) -> bool {
        let fits = |(column, wanted): (&Column, &BTreeSet<String>)| {
            let values = source.values(*column, row, card);
            if values.is_empty() {
                wanted.contains("")
            } else {
                values.iter().any(|value| wanted.contains(value))
            }
        };
        let has_words = || {
            query.is_in(&card.title)
                || query.is_in(&card.note)
                || [Column::Kind, Column::Stage, Column::Lane, Column::Owner, Column::Tags, Column::Channel]
                    .into_iter()
                    .any(|column| source.values(column, row, card).iter().any(|value| query.is_in(value)))
        };
        self.values.iter().all(fits) && (query.is_empty() || has_words())
    }
}

impl Rows {
    /// Brings the rows up to date; `true`: they are new.
    pub(super) fn follow(&mut self, document: &Arc<Document>, source: &Source<'_>, choice: &Choice) -> bool {
        let same_choice = self.of.as_ref().is_some_and(|(_, map, language, of)| {
            *map == source.map.id && *language == source.language && of == choice
        });
        let same_document = self.of.as_ref().is_some_and(|(of, ..)| Arc::ptr_eq(of, document));
        if same_choice && same_document {
            return false;
        }
        let query = Query::new(&choice.text);
        let mut list = source.rows();
        self.all = list.len();
        if choice.filters() {
            list.retain(|row| {
                let stays = same_choice && self.places.contains_key(&row.card);
                stays || source.card(row).is_some_and(|card| choice.takes(&query, source, row, card))
            });
        }
        if let Some((column, last_first)) = choice.sort {
            if same_choice {
                list.sort_by_key(|row| self.places.get(&row.card).copied().unwrap_or(usize::MAX));
            } else {
                sort(&mut list, source, column, last_first);
            }
        }
        self.places = list.iter().enumerate().map(|(place, row)| (row.card, place)).collect();
        self.list = list;
        self.of = Some((Arc::clone(document), source.map.id, source.language, choice.clone()));
        true
    }

    /// Gathers anew with the next pass.
    pub(super) fn forget(&mut self) {
        self.of = None;
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, place: usize) -> Option<&Row> {
        self.list.get(place)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Row> {
        self.list.iter()
    }

    pub(super) fn place(&self, card: CardId) -> Option<usize> {
        self.places.get(&card).copied()
    }

    /// The cards from one to the other, in the order of the table.
    pub(super) fn between(&self, a: usize, b: usize) -> Vec<CardId> {
        let (from, to) = (a.min(b), a.max(b));
        self.list.get(from..=to).unwrap_or_default().iter().map(|row| row.card).collect()
    }
}

fn sort(list: &mut [Row], source: &Source<'_>, column: Column, last_first: bool) {
    let key = |row: &Row| source.card(row).and_then(|card| source.key(column, row, card));
    if last_first {
        list.sort_by_cached_key(|row| {
            key(row).map_or((true, None), |key| (false, Some(std::cmp::Reverse(key))))
        });
    } else {
        list.sort_by_cached_key(|row| key(row).map_or((true, None), |key| (false, Some(key))));
    }
}
