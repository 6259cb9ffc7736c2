//! Arrows that would run on one another get tracks side by side, in the order in which they cross least.
//! Knows nothing of obstacles: a leg brings along how far it may slide.

use super::route::{Leg, Route};

/// Usual distance of two tracks, map units; where there is no room for it they move together.
const TRACK: f64 = 7.0;
/// The same where they meet a card: two heads beside each other.
const HEADS: f64 = 12.0;
/// Arrows that meet end to end keep that far from each other to run on one track.
const APART: f64 = 5.0;

/// A leg among all legs of its direction.
struct Piece {
    route: usize,
    leg: usize,
    at: f64,
    limits: (f64, f64),
    /// It meets a card.
    is_end: bool,
    /// From where to where it runs.
    along: (f64, f64),
    order: (i8, f64),
}

/// Gives every leg its track: first the upright ones, then the level ones.
pub(super) fn nudge(routes: &mut [Route]) {
    for upright in [true, false] {
        let mut pieces = pieces(routes, upright);
        // What made way in the first turn may have come close to something else.
        for _ in 0..2 {
            pieces.sort_by(|a, b| a.at.total_cmp(&b.at));
            for group in groups(&pieces) {
                spread(&mut pieces, &group);
            }
        }
        for piece in &pieces {
            if let Some(leg) = routes.get_mut(piece.route).and_then(|route| route.legs.get_mut(piece.leg)) {
                leg.track.at = piece.at;
            }
        }
    }
}

fn pieces(routes: &[Route], upright: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (number, route) in routes.iter().enumerate() {
        for (place, leg) in route.legs.iter().enumerate().filter(|(_, leg)| leg.upright == upright) {
            let before = place.checked_sub(1).and_then(|before| route.legs.get(before));
            let after = route.legs.get(place + 1);
            let ends = (before.map_or(route.ends.0, at), after.map_or(route.ends.1, at));
            // Where the neighbours lead to, seen from this leg.
            let outer = |neighbour: Option<&Leg>, beyond: Option<f64>| {
                neighbour.and(beyond).map_or(0, |far| if far > leg.track.at { 1 } else { -1 })
            };
            let two_before =
                place.checked_sub(2).and_then(|two| route.legs.get(two)).map_or(route.ends.0, at);
            let two_after = route.legs.get(place + 2).map_or(route.ends.1, at);
            let turns = (outer(before, Some(two_before)), outer(after, Some(two_after)));
            pieces.push(Piece {
                route: number,
                leg: place,
                at: leg.track.at,
                limits: (leg.track.low, leg.track.high),
                is_end: before.is_none() || after.is_none(),
                along: (ends.0.min(ends.1), ends.0.max(ends.1)),
                order: order(ends, turns),
            });
        }
    }
    pieces
}

fn at(leg: &Leg) -> f64 {
    leg.track.at
}

/// Rank from low to high tracks. Legs that turn to the high side at both ends stand on the high side, the
/// longer outside the shorter; of legs that come from one side and leave to the other the one that comes
/// first goes where it passes before the next one.
fn order(ends: (f64, f64), turns: (i8, i8)) -> (i8, f64) {
    let (low, high) = if ends.0 <= ends.1 { turns } else { (turns.1, turns.0) };
    let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
    let within = match low + high {
        0 if low < 0 => -from,
        0 if low > 0 => from,
        0 => 0.0,
        sum if sum > 0 => from - to,
        _ => to - from,
    };
    (low + high, within)
}

/// Pieces, sorted by place, that lie on or close to one another.
fn groups(pieces: &[Piece]) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..pieces.len()).collect();
    for (number, piece) in pieces.iter().enumerate() {
        let near =
            pieces.iter().enumerate().skip(number + 1).take_while(|(_, other)| other.at - piece.at < HEADS);
        let is_close = |other: &Piece| other.at - piece.at < usual(piece, other) - 0.5;
        for (other, _) in near.filter(|(_, other)| meet(piece, other) && is_close(other)) {
            let (a, b) = (root(&parent, number), root(&parent, other));
            if let Some(slot) = parent.get_mut(a.max(b)) {
                *slot = a.min(b);
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); pieces.len()];
    for number in 0..pieces.len() {
        if let Some(group) = groups.get_mut(root(&parent, number)) {
            group.push(number);
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

fn root(parent: &[usize], mut number: usize) -> usize {
    while let Some(&above) = parent.get(number).filter(|above| **above != number) {
        number = above;
    }
    number
}

/// Whether two pieces run beside each other for a while.
fn meet(a: &Piece, b: &Piece) -> bool {
    a.along.0 < b.along.1 + APART && b.along.0 < a.along.1 + APART
}

/// Distance that two pieces keep.
fn usual(a: &Piece, b: &Piece) -> f64 {
    if a.is_end && b.is_end { HEADS } else { TRACK }
}

/// Tracks for the pieces of a group, around their middle and within what all of them can reach.
fn spread(pieces: &mut [Piece], group: &[usize]) {
    let mut sorted: Vec<usize> = group.to_vec();
    let key = |number: &usize| pieces.get(*number).map(|piece| piece.order);
    sorted.sort_by(|a, b| {
        let (a, b) = (key(a).unwrap_or_default(), key(b).unwrap_or_default());
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let mut tracks: Vec<(usize, usize)> = Vec::new();
    for &number in &sorted {
        let Some(piece) = pieces.get(number) else { continue };
        let below =
            tracks.iter().filter(|(other, _)| pieces.get(*other).is_some_and(|other| meet(piece, other)));
        let track = below.map(|(_, track)| track + 1).max().unwrap_or(0);
        tracks.push((number, track));
    }
    let last = tracks.iter().map(|(_, track)| *track).max().unwrap_or(0) as f64;
    if last < 1.0 {
        return;
    }
    let members = || group.iter().filter_map(|number| pieces.get(*number));
    let middle = members().map(|piece| piece.at).sum::<f64>() / group.len() as f64;
    let low = members().map(|piece| piece.limits.0).fold(f64::NEG_INFINITY, f64::max);
    let high = members().map(|piece| piece.limits.1).fold(f64::INFINITY, f64::min);
    let usual = if members().all(|piece| piece.is_end) { HEADS } else { TRACK };
    let distance = ((high - low) / last).clamp(0.0, usual);
    let half = distance * last / 2.0;
    let first =
        if low < high { middle.clamp(low + half, (high - half).max(low + half)) - half } else { middle };
    // Pieces that reach no common room keep the order, each as well as it can.
    let distance = if low < high { distance } else { TRACK };
    let first = if low < high { first } else { middle - TRACK * last / 2.0 };
    for (number, track) in tracks {
        if let Some(piece) = pieces.get_mut(number) {
            piece.at = (first + distance * track as f64).clamp(piece.limits.0, piece.limits.1);
        }
    }
}
