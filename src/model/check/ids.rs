//! Finds ids that stand twice and gives the later ones new numbers. The new number follows from the old
//! one, so that a repair always gives the same document.

use std::collections::HashSet;

use crate::model::ID_BITS;

/// The ids of one list, as bits.
pub(super) struct Taken {
    all: HashSet<u64>,
    seen: HashSet<u64>,
    double: bool,
}

impl Taken {
    /// Of every id of the list, doubles included.
    pub(super) fn of(ids: impl IntoIterator<Item = u64>) -> Self {
        let mut all = HashSet::new();
        let mut double = false;
        for id in ids {
            double |= !all.insert(id);
        }
        Self { all, seen: HashSet::new(), double }
    }

    /// Whether any id stands twice; if not, there is nothing to claim.
    pub(super) fn has_double(&self) -> bool {
        self.double
    }

    /// `None` for the first of that id; a number that no other has for those that follow.
    pub(super) fn claim(&mut self, id: u64) -> Option<u64> {
        if self.seen.insert(id) {
            return None;
        }
        let free = self.free(id);
        self.seen.insert(free);
        Some(free)
    }

    /// A number that no other has, the next from `start`.
    pub(super) fn free(&mut self, start: u64) -> u64 {
        let mut free = start;
        while !self.all.insert(free) {
            free = (free + 1) & ((1 << ID_BITS) - 1);
        }
        free
    }
}

/// Renumbers the later of equal ids of one list: `renumber!(log, IdType, records, records to change, thing)`.
macro_rules! renumber {
    ($log:expr, $id:ty, $records:expr, $to_change:expr, $thing:expr) => {{
        let mut taken = $crate::model::check::ids::Taken::of($records.map(|record| record.id.bits()));
        if taken.has_double() {
            for record in $to_change {
                if let Some(bits) = taken.claim(record.id.bits()) {
                    let thing = $thing(&*record);
                    record.id = <$id>::from_bits(bits);
                    $log.add(
                        $crate::model::check::Problem::DoubleId(thing),
                        $crate::model::check::Remedy::Renumbered(record.id.to_string()),
                    );
                }
            }
        }
    }};
}
pub(super) use renumber;
