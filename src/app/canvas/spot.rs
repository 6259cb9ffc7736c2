//! Where on the page the words of a place stand, for typing in place. Knows nothing of the screen.

use std::sync::Arc;

use crate::edit::TextPlace;
use crate::layout::{CardBox, Content, Layout, LinkPath, PointBox, Pos, Rect, Row, Vec2};
use crate::model::Item;
use crate::scene::{Primitive, Scene};
use crate::style::{Colour, size, type_face};
use crate::text::{Shaped, TextStyle};

/// Where words stand and how they are set.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// The thing whose words they are.
    pub(super) item: Item,
    /// Left, top and right are those of the words; they may grow downwards. Map units.
    pub(super) rect: Rect,
    /// How they are set.
    pub(super) style: TextStyle,
    /// Their colour; none: that of the theme's text.
    pub(super) ink: Option<Colour>,
    /// The words as they are drawn; none: nothing is drawn while there are none.
    pub(super) drawn: Option<Arc<Shaped>>,
}

/// The thing that shows the words of a place.
pub(super) fn item_of(place: TextPlace) -> Item {
    match place {
        TextPlace::Map => Item::Title,
        TextPlace::Phase(id) => Item::Phase(id),
        TextPlace::Stage(id) | TextPlace::StageSubtitle(id) => Item::Stage(id),
        TextPlace::Step(id) | TextPlace::StepSubtitle(id) => Item::Step(id),
        TextPlace::Lane(id) => Item::Lane(id),
        TextPlace::Card(id) => Item::Card(id),
        TextPlace::Point(id) => Item::Point(id),
        TextPlace::Link(id) => Item::Link(id),
        TextPlace::BlockTitle(id) | TextPlace::BlockText(id) => Item::Block(id),
    }
}

/// The spot of a place; `None` while what it names is not visible.
pub(super) fn spot(layout: &Layout, scene: &Scene, place: TextPlace) -> Option<Spot> {
    let item = item_of(place);
    let around = layout.rect_of(item)?;
    let mut spot = match place {
        TextPlace::Map => {
            let title = &layout.title.as_ref()?.title;
            let rect = Rect::new(title.at.x, title.at.y, around.x1, title.at.y);
            Spot { item, rect, style: type_face::TITLE, ink: None, drawn: Some(title.shaped.clone()) }
        }
        TextPlace::Phase(_) => head(layout, item, around, 0, type_face::PHASE),
        TextPlace::Stage(_) => head(layout, item, around, 0, type_face::STAGE),
        TextPlace::Step(_) => head(layout, item, around, 0, type_face::STEP),
        TextPlace::StageSubtitle(_) | TextPlace::StepSubtitle(_) => {
            head(layout, item, around, 1, type_face::SUBTITLE)
        }
        TextPlace::Lane(id) => lane(layout, layout.row(id)?),
        TextPlace::Card(id) => {
            let (row, card) = layout.rows.iter().find_map(|row| Some((row, card_in(row, id)?)))?;
            card_words(row, card, around)
        }
        TextPlace::Point(id) => {
            let (row, point) = layout.rows.iter().find_map(|row| Some((row, point_in(row, id)?)))?;
            point_words(row, point)
        }
        TextPlace::Link(id) => {
            let path = layout.links.iter().find(|path| path.link.id == id)?;
            let label = path.label.as_ref();
            let centre = label.map_or_else(|| middle(path, around), |(rect, _)| rect.center());
            let rect = Rect::from_center_size(centre, (size::COLUMN * 0.6, 17.0));
            let drawn = label.map(|(_, shaped)| shaped.clone());
            Spot { item, rect, style: type_face::SMALL.centred(), ink: None, drawn }
        }
        TextPlace::BlockTitle(id) | TextPlace::BlockText(id) => {
            let block = layout.blocks.iter().find(|block| block.block == id)?;
            let is_title = matches!(place, TextPlace::BlockTitle(_));
            let style = if is_title { type_face::LANE } else { type_face::BODY };
            // The one that is not empty looks like itself; an empty one begins below the other.
            let drawn = block.texts.iter().find(|text| text.shaped.style == style);
            let last = block.texts.last();
            let free = last.map_or(around.y0 + 10.0, |text| text.at.y + f64::from(text.shaped.height));
            let top = drawn.map_or(free, |text| text.at.y);
            let rect = Rect::new(around.x0 + 14.0, top, around.x1 - 14.0, top);
            Spot { item, rect, style, ink: None, drawn: drawn.map(|text| text.shaped.clone()) }
        }
    };
    if let Some(shaped) = &spot.drawn {
        spot.ink = ink(scene, item, shaped);
        spot.style = shaped.style;
    }
    Some(spot)
}

/// Title or second line of a head.
fn head(layout: &Layout, item: Item, around: Rect, line: usize, style: TextStyle) -> Spot {
    let head = layout.heads.iter().find(|head| head.item == item);
    let text = head.and_then(|head| head.texts.get(line));
    let top = text.map_or(around.center().y - f64::from(style.line_height) / 2.0, |text| text.at.y);
    let side = size::CHEVRON;
    let rect = Rect::new(around.x0 + side, top, around.x1 - side, top);
    Spot { item, rect, style, ink: None, drawn: text.map(|text| text.shaped.clone()) }
}

fn lane(layout: &Layout, row: &Row) -> Spot {
    let title = &row.body.head.title;
    let right = layout.grid.columns_left - size::LANE_HEAD_PAD;
    let at = title.at + Vec2::new(0.0, row.y);
    Spot {
        item: Item::Lane(row.lane.id),
        rect: Rect::new(at.x, at.y, right, at.y),
        style: type_face::LANE,
        ink: None,
        drawn: Some(title.shaped.clone()),
    }
}

fn card_in(row: &Row, id: crate::model::CardId) -> Option<&CardBox> {
    match &row.body.content {
        Content::Cards(cards) => cards.cards.iter().find(|card| card.card.id == id),
        Content::Points(_) | Content::Folded(_) => None,
    }
}

fn card_words(row: &Row, card: &CardBox, around: Rect) -> Spot {
    let title = &card.parts.title;
    let at = card.rect.origin() + title.at.to_vec2() + Vec2::new(0.0, row.y);
    // Signs that stand beside the words stay free.
    let beside = card.parts.signs.first().filter(|(at, _)| at.y < title.at.y + size::ICON);
    let right = beside.map_or(around.x1 - size::CARD_SIDE, |(at, _)| card.rect.x0 + at.x - 2.0);
    Spot {
        item: Item::Card(card.card.id),
        rect: Rect::new(at.x, at.y, right.max(at.x + 30.0), at.y),
        style: type_face::CARD,
        ink: None,
        drawn: Some(title.shaped.clone()),
    }
}

fn point_in(row: &Row, id: crate::model::PointId) -> Option<&PointBox> {
    match &row.body.content {
        Content::Points(lane) => lane.points.iter().find(|point| point.point.id == id),
        Content::Cards(_) | Content::Folded(_) => None,
    }
}

fn point_words(row: &Row, point: &PointBox) -> Spot {
    let width = size::COLUMN * 0.75;
    let below = Pos::new(point.at.x + size::FACE + 4.0, point.at.y - 8.0);
    let at = point.words.as_ref().map_or(below, |words| words.at) + Vec2::new(0.0, row.y);
    // A figure beside a point is not its words.
    let drawn = point.words.as_ref().filter(|_| !point.point.words.is_empty());
    Spot {
        item: Item::Point(point.point.id),
        rect: Rect::new(at.x, at.y, at.x + width, at.y),
        style: type_face::CURVE_WORDS,
        ink: None,
        drawn: drawn.map(|words| words.shaped.clone()),
    }
}

/// The middle of an arrow's longest piece.
fn middle(path: &LinkPath, around: Rect) -> Pos {
    let pieces = path.corners.windows(2).filter_map(|pair| match pair {
        [a, b] => Some((*a, *b)),
        _ => None,
    });
    let longest = pieces.max_by(|(a, b), (c, d)| (*b - *a).hypot().total_cmp(&(*d - *c).hypot()));
    longest.map_or(around.center(), |(a, b)| a.midpoint(b))
}

/// The colour that the scene gives these words.
fn ink(scene: &Scene, item: Item, words: &Arc<Shaped>) -> Option<Colour> {
    let groups = scene.groups.iter().filter(|placed| placed.group.item == Some(item));
    groups.flat_map(|placed| &placed.group.primitives).find_map(|primitive| {
        let Primitive::Text { shaped, colour, .. } = primitive else { return None };
        Arc::ptr_eq(shaped, words).then_some(*colour)
    })
}
