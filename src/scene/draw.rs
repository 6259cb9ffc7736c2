//! From a layout to its scene, group by group in reading order.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Colour, Group, Placed, Pos, Primitive, Rect, Role, Scene};
use crate::layout::{CardBox, Content, Ink, LaneBody, LaneCards, Layout, LinkPath, Row, TextAt};
use crate::model::{CardId, Document, Item, LaneId, Language, LinkId, OwnChannel, OwnKind, OwnMark};
use crate::style::{Style, size};
use crate::text::{self, Shaped};

/// What drawings remember of one another, so that what has not changed keeps its group.
#[derive(Default)]
pub struct Memo {
    setting: Option<Setting>,
    cards: HashMap<CardId, Kept>,
    /// Groups of the cards of a lane, in order, while its body is the very same.
    lanes: HashMap<LaneId, (Arc<LaneBody>, Vec<Arc<Group>>)>,
    links: HashMap<LinkId, (LinkPath, Drawn)>,
    drawn: usize,
}

/// The line of an arrow and, where it has one, its label.
pub(super) type Drawn = (Arc<Group>, Option<Arc<Group>>);

/// What all cards of a document share.
#[derive(PartialEq)]
struct Setting {
    style: Style,
    language: Language,
    channels: Vec<OwnChannel>,
    kinds: Vec<OwnKind>,
    marks: Vec<OwnMark>,
}

struct Kept {
    card: CardBox,
    lane: LaneId,
    group: Arc<Group>,
}

impl Memo {
    /// How many cards were drawn rather than found, since the memo was made.
    #[must_use]
    pub fn cards_drawn(&self) -> usize {
        self.drawn
    }

    /// The groups of a lane's cards.
    fn lane(&mut self, row: &Row, cards: &LaneCards, draw: impl Fn(&CardBox) -> Group) -> Vec<Arc<Group>> {
        if let Some((body, groups)) = self.lanes.get(&row.lane.id)
            && Arc::ptr_eq(body, &row.body)
        {
            return groups.clone();
        }
        let lane = row.lane.id;
        let groups: Vec<Arc<Group>> =
            cards.cards.iter().map(|card| self.card(card, lane, || draw(card))).collect();
        self.lanes.insert(lane, (Arc::clone(&row.body), groups.clone()));
        groups
    }

    /// The group of a card: the one of the last drawing while everything on it is the same.
    fn card(&mut self, card: &CardBox, lane: LaneId, draw: impl FnOnce() -> Group) -> Arc<Group> {
        if let Some(kept) = self.cards.get(&card.card.id)
            && kept.lane == lane
            && (Arc::ptr_eq(&kept.card.parts, &card.parts) || kept.card.parts == card.parts)
            && kept.card.card == card.card
        {
            return kept.group.clone();
        }
        self.drawn += 1;
        let group = Arc::new(draw());
        self.cards.insert(card.card.id, Kept { card: card.clone(), lane, group: group.clone() });
        group
    }

    /// The groups of an arrow: those of the last drawing while it has the same shape, wherever it starts.
    pub(super) fn link(&mut self, path: &LinkPath, draw: impl FnOnce() -> Drawn) -> Drawn {
        if let Some((kept, drawn)) = self.links.get(&path.link.id)
            && kept.is_alike(path)
        {
            return drawn.clone();
        }
        let drawn = draw();
        self.links.insert(path.link.id, (path.clone(), drawn.clone()));
        drawn
    }
}

/// Draws a layout of the document's map.
#[must_use]
pub fn draw(document: &Document, layout: &Layout, style: &Style, memo: &mut Memo) -> Scene {
    let setting = Setting {
        style: *style,
        language: document.language,
        channels: document.channels.clone(),
        kinds: document.kinds.clone(),
        marks: document.marks.clone(),
    };
    if memo.setting.as_ref() != Some(&setting) {
        *memo = Memo { setting: Some(setting), drawn: memo.drawn, ..Memo::default() };
    }
    let mut pen = Pen { document, layout, style, groups: Vec::new() };
    super::frame::title(&mut pen);
    super::frame::blocks(&mut pen);
    super::frame::heads(&mut pen);
    super::frame::axis(&mut pen);
    super::frame::strips(&mut pen);
    super::frame::groups(&mut pen);
    for row in &layout.rows {
        super::frame::row(&mut pen, row);
        match &row.body.content {
            Content::Folded(count) => {
                let text = pen.text(count, Pos::ZERO);
                pen.ornament(Pos::new(0.0, row.y), vec![text]);
            }
            Content::Cards(cards) => draw_cards(&mut pen, row, cards, memo),
            Content::Points(points) => super::curve::points(&mut pen, row, points),
        }
    }
    super::frame::dividers(&mut pen);
    super::links::links(&mut pen, memo);
    super::legend::legend(&mut pen);
    Scene { size: layout.size, ground: style.colours.ground, groups: pen.groups }
}

fn draw_cards(pen: &mut Pen<'_>, row: &Row, cards: &LaneCards, memo: &mut Memo) {
    super::frame::dashes(pen, row, &cards.dashes);
    let groups = memo.lane(row, cards, |card| super::card::group(pen, card, row.lane.id));
    let placed = cards
        .cards
        .iter()
        .zip(groups)
        .map(|(card, group)| Placed { at: Pos::new(card.rect.x0, row.y + card.rect.y0), group });
    pen.groups.extend(placed);
    for joint in &cards.joints {
        let primitives = super::card::joint(pen, joint);
        pen.ornament(Pos::new(0.0, row.y), primitives);
    }
}

/// What drawing needs, and where the groups go.
pub(super) struct Pen<'a> {
    pub(super) document: &'a Document,
    pub(super) layout: &'a Layout,
    pub(super) style: &'a Style,
    pub(super) groups: Vec<Placed>,
}

impl Pen<'_> {
    /// A text of the layout, moved to the group's origin.
    pub(super) fn text(&self, text: &TextAt, origin: Pos) -> Primitive {
        self.text_in(text, origin, self.ink(text.ink))
    }

    /// The same in another colour.
    #[expect(clippy::unused_self, reason = "reads like its neighbour")]
    pub(super) fn text_in(&self, text: &TextAt, origin: Pos, colour: Colour) -> Primitive {
        Primitive::Text { at: text.at - origin.to_vec2(), shaped: text.shaped.clone(), colour, turned: false }
    }

    /// The colour of a role.
    pub(super) fn ink(&self, ink: Ink) -> Colour {
        match ink {
            Ink::Text => self.style.colours.text,
            Ink::Secondary => self.style.colours.secondary,
        }
    }

    /// A group without meaning for assistive tools.
    pub(super) fn ornament(&mut self, at: Pos, primitives: Vec<Primitive>) {
        self.group(at, None, Role::Ornament, String::new(), None, primitives);
    }

    /// A group at that origin; its bounds follow from what it draws.
    pub(super) fn group(
        &mut self,
        at: Pos,
        item: Option<Item>,
        role: Role,
        label: String,
        parent: Option<Item>,
        primitives: Vec<Primitive>,
    ) {
        let Some(bounds) = bounds(&primitives) else { return };
        let group = Arc::new(Group { item, role, label, parent, bounds, primitives });
        self.groups.push(Placed { at, group });
    }
}

/// The smallest rectangle around everything, strokes included.
pub(super) fn bounds(primitives: &[Primitive]) -> Option<Rect> {
    primitives.iter().map(Primitive::bounds).reduce(|all, one| all.union(one))
}

/// An icon at the usual size.
#[expect(clippy::cast_possible_truncation, reason = "a small constant")]
pub(super) fn shaped_icon(icon: char, filled: bool) -> Arc<Shaped> {
    Arc::new(text::icon(icon, size::ICON as f32, filled))
}
