//! Finding what belongs together in two lists, rule by rule. Knows nothing of what the lists hold.

use std::collections::{BTreeMap, VecDeque};

use super::Pair;

/// Two lists and who belongs to whom in them.
pub(super) struct Pairing<'a, T> {
    before: &'a [T],
    after: &'a [T],
    /// For everything in `before`, its place in `after`.
    partner: Vec<Option<usize>>,
    /// For everything in `after`, its place in `before`.
    partner_of_after: Vec<Option<usize>>,
}

impl<'a, T> Pairing<'a, T> {
    pub(super) fn new(before: &'a [T], after: &'a [T]) -> Self {
        Self { before, after, partner: vec![None; before.len()], partner_of_after: vec![None; after.len()] }
    }

    /// Pairs what has no partner yet and the same key; where several have it, in their order.
    pub(super) fn by<K: Ord>(&mut self, key: impl Fn(&T) -> Option<K>) {
        let mut free: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for (place, (item, partner)) in self.before.iter().zip(&self.partner).enumerate() {
            if let (None, Some(key)) = (partner, key(item)) {
                free.entry(key).or_default().push_back(place);
            }
        }
        for (place, (item, partner)) in self.after.iter().zip(&mut self.partner_of_after).enumerate() {
            if partner.is_some() {
                continue;
            }
            let Some(found) = key(item).and_then(|key| free.get_mut(&key)?.pop_front()) else { continue };
            *partner = Some(found);
            if let Some(slot) = self.partner.get_mut(found) {
                *slot = Some(place);
            }
        }
    }

    /// The same, only for keys that stand once in each list among what has no partner yet.
    pub(super) fn by_unique<K: Ord>(&mut self, key: impl Fn(&T) -> Option<K>) {
        let mut counts: BTreeMap<K, (usize, usize)> = BTreeMap::new();
        for (item, partner) in self.before.iter().zip(&self.partner) {
            if let (None, Some(key)) = (partner, key(item)) {
                counts.entry(key).or_default().0 += 1;
            }
        }
        for (item, partner) in self.after.iter().zip(&self.partner_of_after) {
            if let (None, Some(key)) = (partner, key(item)) {
                counts.entry(key).or_default().1 += 1;
            }
        }
        self.by(|item| key(item).filter(|key| counts.get(key) == Some(&(1, 1))));
    }

    /// Everything of both lists in one order: that of `after`, with what only `before` has behind its
    /// neighbour of old.
    pub(super) fn union(&self) -> Vec<Pair<&'a T>> {
        let alone = |from: usize| {
            let rest = self.before.iter().zip(&self.partner).skip(from);
            rest.take_while(|(_, partner)| partner.is_none())
                .map(|(item, _)| Pair { before: Some(item), after: None })
        };
        let mut union: Vec<_> = alone(0).collect();
        for (item, partner) in self.after.iter().zip(&self.partner_of_after) {
            let before = partner.and_then(|place| self.before.get(place));
            union.push(Pair { before, after: Some(item) });
            if let Some(place) = partner {
                union.extend(alone(place + 1));
            }
        }
        union
    }
}
