//! Small handles that arrows are drawn from: dots at the edges of the card under the pointer, rings at the
//! ends of the selected arrow. Where they are and which one is under the pointer; not what they look like.

use crate::layout::{Layout, Pos, Rect, Vec2};
use crate::model::{CardId, Item, LinkId};

/// Radius within which a handle is caught, screen points.
const REACH: f64 = 4.9;
/// From a card's right edge, which is dragged to make the card longer, to the handle beside it, screen points.
const BESIDE: f64 = 5.0;
/// Seen from farther away than this scale cards are too small for handles.
const LEAST_ZOOM: f64 = 0.45;

/// A handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handle {
    /// Begins a new arrow from this card.
    New(CardId),
    /// The end of an arrow where it starts.
    Start(LinkId),
    /// The end of an arrow where it points.
    Target(LinkId),
}

/// Where new arrows begin at the edges of a card: right, below, left, above.
#[must_use]
pub fn card_handles(card: Rect, zoom: f64) -> [Pos; 4] {
    let middle = card.center();
    [
        Pos::new(card.x1 + BESIDE / zoom, middle.y),
        Pos::new(middle.x, card.y1),
        Pos::new(card.x0, middle.y),
        Pos::new(middle.x, card.y0),
    ]
}

/// The handle under the point.
#[must_use]
pub fn handle_at(layout: &Layout, selection: &[Item], pos: Pos, zoom: f64) -> Option<Handle> {
    end_at(layout, selection, pos, zoom).or_else(|| {
        let near = |handle: Pos| (handle - pos).hypot() <= REACH / zoom;
        let card = handled_card(layout, pos, zoom)?;
        let rect = layout.rect_of(Item::Card(card))?;
        card_handles(rect, zoom).into_iter().any(near).then_some(Handle::New(card))
    })
}

/// The card whose handles show: the one under the pointer, or the one whose handle is.
#[must_use]
pub fn handled_card(layout: &Layout, pos: Pos, zoom: f64) -> Option<CardId> {
    if zoom < LEAST_ZOOM {
        return None;
    }
    let around = Rect::from_center_size(pos, Vec2::splat((BESIDE + REACH) * 2.0 / zoom).to_size());
    let cards = layout.items_in(around).into_iter().filter_map(|item| match item {
        Item::Card(card) => Some((card, layout.rect_of(item)?)),
        _ => None,
    });
    let distance = |rect: &Rect| {
        let to_handle = card_handles(*rect, zoom).map(|handle| (handle - pos).hypot()).into_iter();
        let nearest = to_handle.fold(f64::INFINITY, f64::min);
        if nearest <= REACH / zoom {
            nearest - REACH / zoom
        } else {
            f64::from(u8::from(!rect.contains(pos)))
        }
    };
    let nearest = cards.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)))?;
    (distance(&nearest.1) < 1.0).then_some(nearest.0)
}

/// The end of the one selected arrow under the point.
fn end_at(layout: &Layout, selection: &[Item], pos: Pos, zoom: f64) -> Option<Handle> {
    let [Item::Link(id)] = *selection else { return None };
    let path = layout.links.iter().find(|path| path.link.id == id)?;
    let near = |end: Option<&Pos>| end.is_some_and(|end| (*end - pos).hypot() <= (REACH + 2.0) / zoom);
    if near(path.corners.last()) {
        return Some(Handle::Target(id));
    }
    near(path.corners.first()).then_some(Handle::Start(id))
}
