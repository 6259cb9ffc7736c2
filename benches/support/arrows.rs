//! Arrows on large documents, made from a seed.

use std::sync::Arc;

use waylane::model::{CardId, Document, Link, LinkId};

/// That many arrows between cards of the first map: most to a step near by, every fifth to anywhere; every
/// third with words, every seventh two-way.
pub(crate) fn with_arrows(mut document: Document, arrows: usize) -> Document {
    let map = Arc::make_mut(&mut document.maps[0]);
    let columns = map.columns();
    let cards: Vec<(CardId, usize)> = map
        .lanes
        .iter()
        .flat_map(|lane| lane.cards())
        .map(|(step, _, card)| (card.id, columns.iter().position(|column| *column == step).unwrap_or(0)))
        .collect();
    let mut seed = 19_991_231_usize;
    let mut card = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        cards[(seed >> 33) % cards.len()]
    };
    while map.links.len() < arrows {
        let (from, to) = (card(), card());
        let is_near = from.1.abs_diff(to.1) < 3 || map.links.len().is_multiple_of(5);
        if is_near && from.0 != to.0 {
            let place = map.links.len();
            let id = LinkId::from_bits(place as u64 + 1);
            let label = if place.is_multiple_of(3) { format!("hands over {place}") } else { String::new() };
            map.links.push(Link { id, from: from.0, to: to.0, label, two_way: place.is_multiple_of(7) });
        }
    }
    document
}
