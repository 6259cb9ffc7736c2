//! Tags on what differs: an edge, a sign and words, so that no difference is told by colour alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::draw::bounds;
use super::super::{BezPath, Colour, Dash, Group, Placed, Pos, Primitive, Rect, Role, Stroke};
use super::Drawing;
use super::summary::{Sign, what};
use crate::compare::{CardPair, Side};
use crate::layout::{self, CardBox, CardParts, Content, Layout, TextAt};
use crate::model::{CardId, Item};
use crate::style::{CardColours, Style, size, type_face};
use crate::text::{self, Shaped, TextEngine};
use crate::words;

/// Height of a tag; it rides on the upper edge of what it belongs to.
pub(super) const HEIGHT: f64 = 15.0;
const ICON: f64 = 10.0;
const PAD: f64 = 4.0;
/// Width of a tag's outline.
const OUTLINE: f64 = 1.2;

/// What is put on a card, a head or a lane.
#[derive(Debug, Clone)]
struct Tag {
    sign: Sign,
    words: String,
    /// It is not there any more: paler, its edge broken.
    gone: bool,
    /// Its words are struck through.
    struck: bool,
}

/// What is put on everything of a pane.
pub(super) struct Tags {
    tags: BTreeMap<Item, Tag>,
    /// Cards that are the same in both maps are faded.
    fades_same: bool,
}

impl Tags {
    /// The tags of the pane that shows that side.
    pub(super) fn of(drawing: &Drawing<'_>, side: Side) -> Self {
        let mut tags = Self { tags: BTreeMap::new(), fades_same: drawing.only_differences };
        for pair in &drawing.comparison.cards {
            tags.put_on_card(drawing, side, pair);
        }
        tags.put_on_heads(drawing, side);
        tags
    }

    fn put_on_card(&mut self, drawing: &Drawing<'_>, side: Side, pair: &CardPair) {
        let language = drawing.document.language;
        let mut put = |card: Option<CardId>, at_old_place: bool| {
            let what = what(pair, drawing.comparison, drawing.maps, language, at_old_place);
            let (Some(card), Some((sign, words))) = (card, what) else { return };
            let gone = pair.is_removed() || (at_old_place && pair.moved && side == Side::Both);
            self.tags.insert(Item::Card(card), Tag { sign, words, gone, struck: pair.is_removed() });
        };
        if side != Side::Before {
            put(pair.after.map(|spot| spot.card), false);
        }
        if side != Side::After {
            put(pair.before.map(|spot| spot.card), true);
        }
    }

    /// Columns and lanes that one map has.
    fn put_on_heads(&mut self, drawing: &Drawing<'_>, side: Side) {
        let w = words::compare(drawing.document.language);
        let mut put = |before: Option<Item>, after: Option<Item>| {
            let (item, sign, words) = match (before, after) {
                (Some(item), None) if side == Side::Both => (item, Sign::Removed, w.removed),
                (None, Some(item)) if side == Side::Both => (item, Sign::Added, w.added),
                (Some(item), None) => (item, Sign::Removed, w.only_before),
                (None, Some(item)) => (item, Sign::Added, w.only_after),
                _ => return,
            };
            self.tags.insert(item, Tag { sign, words: words.to_owned(), gone: false, struck: false });
        };
        let comparison = drawing.comparison;
        for pair in &comparison.columns {
            put(pair.before.map(Item::Step), pair.after.map(Item::Step));
        }
        for pair in &comparison.stages {
            put(pair.before.map(Item::Stage), pair.after.map(Item::Stage));
        }
        for pair in &comparison.lanes {
            put(pair.before.map(Item::Lane), pair.after.map(Item::Lane));
        }
    }

    /// The groups with their tags.
    pub(super) fn put(
        &self,
        layout: &Layout,
        groups: Vec<Placed>,
        style: &Style,
        memo: &mut layout::Memo,
    ) -> Vec<Placed> {
        let cards = card_boxes(layout);
        let mut tagged = Vec::with_capacity(groups.len() + self.tags.len());
        // Arrows come after cards and would strike through the words of their tags.
        let mut tags = Vec::with_capacity(self.tags.len());
        for mut placed in groups {
            let tag = placed.group.item.and_then(|item| self.tags.get(&item));
            let Some(tag) = tag.filter(|_| is_tagged(placed.group.role)) else {
                let same = self.fades_same && placed.group.role == Role::Card;
                let faded = same.then(|| veil(&placed, placed.group.bounds, style, 0.72));
                tagged.push(placed);
                tagged.extend(faded);
                continue;
            };
            let card = if let Some(Item::Card(id)) = placed.group.item { cards.get(&id) } else { None };
            let above = match card {
                Some(card) => on_card(tag, &card.parts, style, &mut memo.text),
                None => on_head(tag, &placed.group, style, &mut memo.text),
            };
            let label = format!("{}. {}", placed.group.label, tag.words);
            let mut group = Group { label, ..Group::clone(&placed.group) };
            if tag.gone {
                group.primitives.iter_mut().for_each(|primitive| pale(primitive, style));
            }
            placed.group = Arc::new(group);
            let at = placed.at;
            tagged.push(placed);
            tags.extend(ornament(at, above));
        }
        tagged.append(&mut tags);
        tagged
    }
}

fn is_tagged(role: Role) -> bool {
    matches!(role, Role::Card | Role::ColumnHead | Role::RowHead)
}

fn card_boxes(layout: &Layout) -> BTreeMap<CardId, &CardBox> {
    let lanes = layout.rows.iter().filter_map(|row| match &row.body.content {
        Content::Cards(cards) => Some(&cards.cards),
        Content::Folded(_) | Content::Points(_) => None,
    });
    lanes.flatten().map(|card| (card.card.id, card)).collect()
}

fn on_card(tag: &Tag, parts: &CardParts, style: &Style, text: &mut TextEngine) -> Vec<Primitive> {
    let rect = Rect::new(0.0, 0.0, parts.size.0, parts.size.1);
    let colours = colours(tag.sign, style);
    let mut primitives = Vec::new();
    if tag.struck {
        primitives.extend(strikes(&parts.title, colours.ink));
    }
    let dash = if tag.gone { Dash::Dashed(5.0, 3.5) } else { Dash::Solid };
    primitives.push(Primitive::Rect {
        rect: rect.inset(-0.5),
        radius: size::CARD_RADIUS,
        fill: None,
        stroke: Some(Stroke::dashed(1.8, colours.ink, dash)),
    });
    let at = Pos::new(7.0, -above(size::CARD_PAD));
    primitives.extend(label(tag.sign, &tag.words, at, rect.width() - 10.0, style, text).1);
    primitives
}

/// Takes the colour out of the ground of what is gone; its words stay to be read.
fn pale(primitive: &mut Primitive, style: &Style) {
    let (Primitive::Rect { fill, stroke, .. } | Primitive::Path { fill, stroke, .. }) = primitive else {
        return;
    };
    let ground = style.colours.ground;
    // Strong fills carry letters.
    if let Some(fill) = fill.as_mut().filter(|fill| fill.contrast(ground) < 2.0) {
        *fill = fill.mix(ground, 0.6);
    }
    if let Some(stroke) = stroke {
        stroke.colour = stroke.colour.mix(ground, 0.6);
    }
}

/// On the edge of a column's head; over the words of a lane's.
fn on_head(tag: &Tag, head: &Group, style: &Style, text: &mut TextEngine) -> Vec<Primitive> {
    let bounds = head.bounds;
    if head.role == Role::RowHead {
        let at = Pos::new(bounds.x0, bounds.y0 - above(0.0));
        return label(tag.sign, &tag.words, at, size::LANE_HEAD - size::LANE_HEAD_PAD, style, text).1;
    }
    let pad = if matches!(head.item, Some(Item::Stage(_))) { size::HEAD_PAD } else { size::HEAD_PAD / 2.0 };
    let at = Pos::new(bounds.x0 + 4.0, bounds.y0 - above(pad));
    label(tag.sign, &tag.words, at, bounds.width().max(70.0), style, text).1
}

/// How far a tag stands above what it belongs to, so that it ends where the words begin, `pad` below the edge.
fn above(pad: f64) -> f64 {
    HEIGHT + OUTLINE / 2.0 - pad
}

/// A line through every line of words.
fn strikes(title: &TextAt, colour: Colour) -> Vec<Primitive> {
    let lines = title.shaped.lines.iter().map(|line| {
        let left = title.at.x + f64::from(line.x);
        // The middle of small letters is a quarter of the em above the baseline.
        let y = title.at.y + f64::from(line.baseline - title.shaped.style.size * 0.27);
        let mut path = BezPath::new();
        path.move_to((left, y));
        path.line_to((left + f64::from(line.width), y));
        Primitive::Path { path, fill: None, stroke: Some(Stroke::solid(1.1, colour)) }
    });
    lines.collect()
}

/// A sign and words on a small plate; its width comes first. Words that have no room are cut.
pub(super) fn label(
    sign: Sign,
    words: &str,
    at: Pos,
    room: f64,
    style: &Style,
    text: &mut TextEngine,
) -> (f64, Vec<Primitive>) {
    let colours = colours(sign, style);
    let room = room - PAD * 3.0 - ICON;
    let shaped = cut(words, room, text);
    let width = PAD * 3.0 + ICON + f64::from(shaped.width);
    #[expect(clippy::cast_possible_truncation, reason = "a small constant")]
    let icon = Arc::new(text::icon(sign.icon(), ICON as f32, false));
    let middle = at.y + HEIGHT / 2.0;
    let plate = Primitive::Rect {
        rect: Rect::new(at.x, at.y, at.x + width, at.y + HEIGHT),
        radius: HEIGHT / 2.0,
        fill: Some(colours.fill),
        stroke: Some(Stroke::solid(OUTLINE, colours.ink)),
    };
    let words_at = Pos::new(at.x + PAD * 2.0 + ICON, middle - f64::from(shaped.height) / 2.0);
    let primitives = vec![
        plate,
        Primitive::Text {
            at: Pos::new(at.x + PAD, middle - ICON / 2.0),
            shaped: icon,
            colour: colours.ink,
            turned: false,
        },
        Primitive::Text { at: words_at, shaped, colour: colours.ink, turned: false },
    ];
    (width, primitives)
}

/// The words on one line, as many as there is room for.
#[expect(clippy::cast_possible_truncation, reason = "widths are far below what f32 holds")]
fn cut(words: &str, room: f64, text: &mut TextEngine) -> Arc<Shaped> {
    let whole = text.shape(words, None, type_face::TAG);
    if f64::from(whole.width) <= room {
        return whole;
    }
    let broken = text.shape(words, Some(room.max(10.0) as f32), type_face::TAG);
    let mut line = broken.lines.first().map_or("", |line| line.text.trim_end()).to_owned();
    loop {
        let shaped = text.shape(&format!("{line}…"), None, type_face::TAG);
        if f64::from(shaped.width) <= room || line.pop().is_none() {
            return shaped;
        }
    }
}

fn colours(sign: Sign, style: &Style) -> CardColours {
    match sign {
        Sign::Added => style.colours.good.card,
        Sign::Removed => style.colours.bad.card,
        Sign::Changed => style.colours.middling.card,
        Sign::Moved => style.colours.touchpoint,
    }
}

fn veil(placed: &Placed, rect: Rect, style: &Style, opacity: f32) -> Placed {
    let fill = Some(style.colours.ground.with_opacity(opacity));
    let primitives = vec![Primitive::Rect { rect, radius: size::CARD_RADIUS, fill, stroke: None }];
    let group = Group {
        item: None,
        role: Role::Ornament,
        label: String::new(),
        parent: None,
        bounds: rect,
        primitives,
    };
    Placed { at: placed.at, group: Arc::new(group) }
}

/// A group without meaning of its own.
pub(super) fn ornament(at: Pos, primitives: Vec<Primitive>) -> Option<Placed> {
    let bounds = bounds(&primitives)?;
    let group =
        Group { item: None, role: Role::Ornament, label: String::new(), parent: None, bounds, primitives };
    Some(Placed { at, group: Arc::new(group) })
}
