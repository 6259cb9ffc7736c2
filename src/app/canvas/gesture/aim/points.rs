//! Points on curves: dragging them, and what cards become that are dropped there.

use super::super::{Held, Pointer};
use crate::edit::{LaneSettings, MapEdit, Place, StepName, TextPlace};
use crate::layout::{Content, PointSlot, Pos};
use crate::model::{Card, CardId, CardKind, Curve, Item, LaneId, LaneKind, Link, Point, PointId};

/// A drag that strays no farther to the side than this is straight up or down, map units.
const STRAIGHT: f64 = 7.0;

/// The point follows the pointer up, down and along its lane, held where it was grabbed.
pub(super) fn drag(held: &Held, id: PointId, start: Pos, pointer: &Pointer) -> Option<MapEdit> {
    let (lane, step, point) = held.map.point(id)?;
    let by = pointer.pos - start;
    let slot = slot(held, lane.id, held.layout.place_of_point(lane.id, step, point)? + by, pointer.free)?;
    // A point that is only moved up and down stays where it was along the stage.
    let along = by.x.abs() > STRAIGHT;
    let (step, at) = if along { (slot.step, slot.at) } else { (step, point.at) };
    let point = Point { value: slot.value, at, ..point.clone() };
    Some(MapEdit::SetPoint { lane: lane.id, step, point })
}

/// A round place, or exactly the one under the pointer.
fn slot(held: &Held, lane: LaneId, pos: Pos, free: bool) -> Option<PointSlot> {
    if free { held.layout.free_point_slot_in(lane, pos) } else { held.layout.point_slot_in(lane, pos) }
}

/// The middle line follows the pointer, a quarter at a time unless it is free.
pub(super) fn baseline(held: &Held, lane: LaneId, pointer: &Pointer) -> Option<MapEdit> {
    let slot = slot(held, lane, pointer.pos, pointer.free)?;
    let lane = held.map.lane(lane)?;
    let LaneKind::Curve(curve) = &lane.kind else { return None };
    let kind = LaneKind::Curve(Curve { baseline: slot.value, ..curve.clone() });
    Some(MapEdit::SetLane(lane.id, LaneSettings { kind, ..LaneSettings::of(lane) }))
}

/// A feeling or a figure out of the palette becomes a point; nothing else has a place on a curve.
pub(super) fn drop_new(held: &Held, card: &Card, pos: Pos) -> Option<MapEdit> {
    let slot = held.layout.point_slot(pos).filter(|_| becomes_point(card))?;
    Some(add(held, &slot, pos, String::new()))
}

/// One plain card of a feeling or figure becomes a point; the words of others become the note of the point
/// nearest to them.
pub(super) fn drop_cards(held: &Held, ids: &[CardId], pos: Pos) -> Option<(StepName, Vec<MapEdit>)> {
    let slot = held.layout.point_slot(pos)?;
    let cards: Vec<&Card> = ids.iter().filter_map(|id| held.map.card(*id)).collect();
    let delete = MapEdit::Delete(ids.iter().copied().map(Item::Card).collect());
    let name = StepName::MoveCards(ids.len());
    if let [card] = cards.as_slice()
        && becomes_point(card)
    {
        return Some((name, vec![delete, add(held, &slot, pos, card.title.clone())]));
    }
    let point = nearest(held, slot.lane, pos)?;
    let words = [point.words.as_str()].into_iter().chain(cards.iter().map(|card| card.title.as_str()));
    let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
    let note = MapEdit::SetText(TextPlace::Point(point.id), words.join("\n"));
    Some((name, vec![delete, note]))
}

/// Cards that hold more than words would lose it on a curve: what dropping them there would be, which the rules
/// forbid.
pub(super) fn refused_cards(held: &Held, ids: &[CardId], pos: Pos) -> Option<MapEdit> {
    let slot = held.layout.point_slot(pos)?;
    ids.iter().filter_map(|id| held.map.card(*id)).find(|card| !is_plain(held, card))?;
    let to = Place::Cell { lane: slot.lane, step: slot.step, index: 0 };
    Some(MapEdit::MoveCards { cards: ids.to_vec(), to })
}

/// Whether the card says nothing beyond its words and its kind. How it lies in its cell does not count.
fn is_plain(held: &Held, card: &Card) -> bool {
    let bare = Card {
        origin: card.origin,
        span: card.span,
        joint: card.joint,
        ..Card::new(card.id, card.kind.clone(), card.title.clone())
    };
    let is_end = |link: &Link| link.from == card.id || link.to == card.id;
    *card == bare && !says_more(&card.kind) && !held.map.links.iter().any(is_end)
}

/// Whether something was chosen for the card that its kind alone does not say.
fn says_more(kind: &CardKind) -> bool {
    let same = |known: &CardKind| std::mem::discriminant(known) == std::mem::discriminant(kind);
    let score = matches!(kind, CardKind::Emotion { .. });
    !score && CardKind::BUILT_IN.iter().find(|known| same(known)).is_some_and(|known| known != kind)
}

fn becomes_point(card: &Card) -> bool {
    matches!(card.kind, CardKind::Emotion { .. } | CardKind::Metric)
}

/// A new point, of the first series that has none in the cell, else of that of the point nearest to it.
fn add(held: &Held, slot: &PointSlot, pos: Pos, words: String) -> MapEdit {
    let next = held.map.lane(slot.lane).and_then(|lane| held.map.next_series(lane, slot.step));
    let nearest = || nearest(held, slot.lane, pos).map(|point| point.series.clone());
    let series = next.or_else(nearest).unwrap_or_default();
    let id = PointId::from_bits(held.new_id);
    let point = Point { series, at: slot.at, words, ..Point::new(id, slot.value) };
    MapEdit::AddPoint { lane: slot.lane, step: slot.step, point }
}

fn nearest(held: &Held, lane: LaneId, pos: Pos) -> Option<&Point> {
    let row = held.layout.row(lane)?;
    let Content::Points(points) = &row.body.content else { return None };
    let away = |at: Pos| (at.x - pos.x).hypot(at.y + row.y - pos.y);
    let nearest = points.points.iter().min_by(|a, b| away(a.at).total_cmp(&away(b.at)))?;
    Some(&nearest.point)
}
