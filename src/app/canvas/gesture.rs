//! What the pointer's work means: clicks, marquee, drags, as a machine of states without egui. A drag is
//! always computed from the document as it was at the press: while held it is an [`Edit`] that the canvas
//! shows applied, on release the same edit once. Knows nothing of drawing, zooming or scrolling.
//!
//! ```text
//! Idle ── press ──► Pointing ── moves far enough ──► Dragging │ Marquee ── release ──► Idle
//!   │                   └─ release: a click                        └─ Esc: as before the press
//!   └─ middle button, space or the hand ──► Panning
//! ```

mod aim;
mod handles;
mod load;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::sync::Arc;

use crate::app::action::Tool;
use crate::app::perform::lanes;
use crate::edit::{Edit, apply};
use crate::layout::{Edge, Fold, Layout, Pos, Rect, Vec2};
use crate::model::{CardId, Document, Item, Map, MapId};
use aim::{Aim, aim};
pub use handles::{Handle, card_handles, handle_at, handled_card};
pub use load::Load;

/// Farther than this from the press a click becomes a drag, screen points.
const CLICK_REACH: f64 = 4.0;
/// Lines are caught this far away, screen points.
pub(super) const LINE_REACH: f64 = 5.0;
/// Draggable edges are caught this far away, screen points.
const EDGE_REACH: f64 = 5.0;
/// But no farther than this, map units: a card seen from far away is more than its edge.
const WIDEST_EDGE: f64 = 8.0;

/// One thing that the pointer did.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "keys that are held or not, each by itself")]
pub struct Pointer {
    /// What.
    pub event: Event,
    /// Where on the page, map units; may lie outside the canvas.
    pub pos: Pos,
    /// Where on the screen, points.
    pub on_screen: Pos,
    /// Shift, Ctrl or Command is held: a click goes into the selection or out of it, a rectangle adds to it.
    pub adds: bool,
    /// Alt is held: what is carried stays where it is, and a copy of it is dropped.
    pub copies: bool,
    /// Space is held: the hand instead of the tool.
    pub pans: bool,
    /// Points and widths go where it is, not to the nearest round place.
    pub free: bool,
    /// It is over the parking lot.
    pub over_parking: bool,
}

/// What a pointer can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A button goes down.
    Press(Button),
    /// The pointer moved, or what lies under it did.
    Move,
    /// The button goes up.
    Release,
    /// The second click of two at one place, after its release.
    DoubleClick,
    /// Esc, or the window lost the pointer.
    Cancel,
}

/// A button of the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// Left, or a finger.
    Primary,
    /// The wheel.
    Middle,
    /// Right.
    Secondary,
}

/// What the pointer meets.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The document, without what a gesture shows for now.
    pub document: &'a Arc<Document>,
    /// The map in front.
    pub map: MapId,
    /// The layout of that map.
    pub layout: &'a Arc<Layout>,
    /// What is selected.
    pub selection: &'a [Item],
    /// The tool in hand.
    pub tool: Tool,
    /// Screen points per map unit.
    pub zoom: f64,
    /// Bits for the id of whatever a gesture that begins now may create, random.
    pub new_id: u64,
}

/// What is to be done. Everything else is read off the gesture while it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// These things and no others are selected.
    Select(Vec<Item>),
    /// Into the selection, or out of it.
    Toggle(Item),
    /// A double click: type in place, or fill an empty cell. None: beside everything.
    Open(Option<Item>),
    /// The view moves by screen points.
    Pan(Vec2),
    /// The document changes.
    Commit(Edit),
}

/// Where the pointer's work stands.
#[derive(Debug, Clone, Default)]
pub enum Gesture {
    /// No button is down.
    #[default]
    Idle,
    /// A button is down; whether it is a click or a drag is not known yet.
    Pointing(Box<Press>),
    /// A rectangle is drawn around things to select.
    Marquee(Marquee),
    /// The view follows the pointer, which was there last on the screen.
    Panning(Pos),
    /// Something is carried.
    Dragging(Box<Drag>),
}

/// How everything was when the button went down.
#[derive(Debug, Clone)]
struct Held {
    document: Arc<Document>,
    map: Arc<Map>,
    layout: Arc<Layout>,
    new_id: u64,
}

/// A button that went down on something.
#[derive(Debug, Clone)]
pub struct Press {
    held: Held,
    start: Pos,
    on_screen: Pos,
    item: Option<Item>,
    edge: Option<Edge>,
    handle: Option<Handle>,
    fold: Option<Fold>,
    tool: Tool,
    adds: bool,
    selection: Vec<Item>,
}

/// A rectangle around things to select.
#[derive(Debug, Clone)]
pub struct Marquee {
    layout: Arc<Layout>,
    start: Pos,
    end: Pos,
    /// Stays selected beside what the rectangle touches.
    kept: Vec<Item>,
    /// What was selected before, for Esc.
    before: Vec<Item>,
}

/// Something on its way to a place.
#[derive(Debug, Clone)]
pub struct Drag {
    held: Held,
    start: Pos,
    pos: Pos,
    load: Load,
    /// Copies of the cards are carried instead of the cards.
    copies: bool,
    aim: Aim,
    preview: Option<Arc<Document>>,
}

/// The next state, and what is to be done.
#[must_use]
pub fn step(gesture: Gesture, pointer: &Pointer, situation: &Situation<'_>) -> (Gesture, Option<Outcome>) {
    match (gesture, pointer.event) {
        (Gesture::Idle, Event::Press(button)) => press(button, pointer, situation),
        (Gesture::Idle, Event::DoubleClick) => {
            let folds = situation.layout.fold_at(pointer.pos).is_some();
            let hit = || situation.layout.hit_near(pointer.pos, LINE_REACH / situation.zoom);
            (Gesture::Idle, (!folds).then(|| Outcome::Open(hit())))
        }
        (Gesture::Idle, _) => (Gesture::Idle, None),

        (Gesture::Pointing(press), Event::Move) => {
            if pointer.on_screen.distance(press.on_screen) > CLICK_REACH {
                press.drag(pointer)
            } else {
                (Gesture::Pointing(press), None)
            }
        }
        (Gesture::Pointing(press), Event::Release) => (Gesture::Idle, press.click()),

        (Gesture::Marquee(marquee), Event::Move) => marquee.to(pointer.pos),
        (Gesture::Marquee(marquee), Event::Cancel) => (Gesture::Idle, Some(Outcome::Select(marquee.before))),

        (Gesture::Panning(last), Event::Move) => {
            (Gesture::Panning(pointer.on_screen), Some(Outcome::Pan(pointer.on_screen - last)))
        }

        (Gesture::Dragging(mut drag), Event::Move) => {
            drag.to(pointer);
            (Gesture::Dragging(drag), None)
        }
        (Gesture::Dragging(mut drag), Event::Release) => {
            drag.to(pointer);
            (Gesture::Idle, drag.into_edit().map(Outcome::Commit))
        }

        (_, Event::Release | Event::Cancel) => (Gesture::Idle, None),
        // Another button, or the echo of a double click, while one is down.
        (gesture, Event::Press(_) | Event::DoubleClick) => (gesture, None),
    }
}

impl Gesture {
    /// Something from outside the canvas is carried from here on: out of the palette or the parking lot.
    #[must_use]
    pub fn carry(load: Load, pointer: &Pointer, situation: &Situation<'_>) -> Self {
        match Held::of(situation) {
            Some(held) => Self::Dragging(Box::new(Drag::new(held, pointer.pos, load, pointer))),
            None => Self::Idle,
        }
    }

    /// The document as it would be if the button went up now; `None`: as it is.
    #[must_use]
    pub fn preview(&self) -> Option<&Arc<Document>> {
        self.dragging().and_then(|drag| drag.preview.as_ref())
    }

    /// What is carried, with how far it was carried, map units.
    #[must_use]
    pub fn carried(&self) -> Option<(&Load, Vec2)> {
        self.dragging().map(|drag| (&drag.load, drag.pos - drag.start))
    }

    /// Whether copies are carried and not the cards themselves.
    #[must_use]
    pub fn copies(&self) -> bool {
        self.dragging().is_some_and(|drag| drag.copies)
    }

    /// Whether cards are carried, which can be copied instead.
    #[must_use]
    pub fn carries_cards(&self) -> bool {
        self.dragging().is_some_and(|drag| !drag.load.cards().is_empty())
    }

    /// The cards that hang from the pointer and so are not drawn at their place, each with the card whose place
    /// at the press it hangs from; that of a new card is its own.
    #[must_use]
    pub fn hanging(&self) -> Vec<(Item, Item)> {
        let Some(drag) = self.dragging() else { return Vec::new() };
        let of = |(place, card): (usize, &CardId)| {
            let hangs = if drag.copies { CardId::from_bits(drag.held.bits(place)) } else { *card };
            (Item::Card(hangs), Item::Card(*card))
        };
        match &drag.load {
            Load::NewCard(card) => vec![(Item::Card(card.id), Item::Card(card.id))],
            load => load.cards().iter().enumerate().map(of).collect(),
        }
    }

    /// Where the pointer holds it, on the page.
    #[must_use]
    pub fn pos(&self) -> Option<Pos> {
        self.dragging().map(|drag| drag.pos)
    }

    /// The bar that shows where it would land, on the page as it was at the press.
    #[must_use]
    pub fn bar(&self) -> Option<Rect> {
        self.dragging().and_then(|drag| drag.aim.bar)
    }

    /// The rectangle that is drawn around things to select, on the page.
    #[must_use]
    pub fn marquee(&self) -> Option<Rect> {
        match self {
            Self::Marquee(marquee) => Some(Rect::from_points(marquee.start, marquee.end)),
            Self::Idle | Self::Pointing(_) | Self::Panning(_) | Self::Dragging(_) => None,
        }
    }

    /// Whether the view should scroll when the pointer nears the edge of the canvas.
    #[must_use]
    pub fn reaches_out(&self) -> bool {
        matches!(self, Self::Marquee(_) | Self::Dragging(_))
    }

    fn dragging(&self) -> Option<&Drag> {
        match self {
            Self::Dragging(drag) => Some(drag),
            Self::Idle | Self::Pointing(_) | Self::Marquee(_) | Self::Panning(_) => None,
        }
    }
}

/// How far from a draggable edge it is caught at that scale, map units.
pub(super) fn edge_reach(zoom: f64) -> f64 {
    (EDGE_REACH / zoom).min(WIDEST_EDGE)
}

fn press(button: Button, pointer: &Pointer, situation: &Situation<'_>) -> (Gesture, Option<Outcome>) {
    let hand = situation.tool == Tool::Pan || pointer.pans;
    if button == Button::Middle || (button == Button::Primary && hand) {
        return (Gesture::Panning(pointer.on_screen), None);
    }
    let handle = handle_at(situation.layout, situation.selection, pointer.pos, situation.zoom)
        .filter(|_| button == Button::Primary && !pointer.adds);
    let item = match handle {
        Some(Handle::New(card)) => Some(Item::Card(card)),
        Some(Handle::Start(link) | Handle::Target(link)) => Some(Item::Link(link)),
        None => situation.layout.hit_near(pointer.pos, LINE_REACH / situation.zoom),
    };
    let selected = item.is_some_and(|item| situation.selection.contains(&item));
    let select = item.filter(|_| !selected && !pointer.adds).map(|item| Outcome::Select(vec![item]));
    if button == Button::Secondary {
        let beside = item.is_none() && !situation.selection.is_empty();
        return (Gesture::Idle, select.or_else(|| beside.then(|| Outcome::Select(Vec::new()))));
    }
    let Some(held) = Held::of(situation) else { return (Gesture::Idle, None) };
    let press = Press {
        held,
        start: pointer.pos,
        on_screen: pointer.on_screen,
        item,
        edge: situation.layout.edge_at(pointer.pos, edge_reach(situation.zoom)),
        handle,
        fold: situation.layout.fold_at(pointer.pos),
        tool: situation.tool,
        adds: pointer.adds,
        selection: situation.selection.to_vec(),
    };
    (Gesture::Pointing(Box::new(press)), select)
}

impl Press {
    fn click(self) -> Option<Outcome> {
        if let Some(fold) = self.fold.filter(|_| !self.adds) {
            return lanes::fold_at(&self.held.map, fold).map(Outcome::Commit);
        }
        match self.item {
            Some(item) if self.adds => Some(Outcome::Toggle(item)),
            // A press on one of several selected things might have been a drag of all of them.
            Some(item) if self.selection.len() > 1 && self.selection.contains(&item) => {
                Some(Outcome::Select(vec![item]))
            }
            None if !self.adds && !self.selection.is_empty() => Some(Outcome::Select(Vec::new())),
            _ => None,
        }
    }

    fn drag(self, pointer: &Pointer) -> (Gesture, Option<Outcome>) {
        let Some(load) = Load::of(&self) else {
            let kept = if self.adds { self.selection.clone() } else { Vec::new() };
            let (layout, start) = (self.held.layout, self.start);
            return Marquee { layout, start, end: start, kept, before: self.selection }.to(pointer.pos);
        };
        let select = self.item.filter(|item| self.adds && !self.selection.contains(item)).map(|item| {
            let mut all = self.selection;
            all.push(item);
            Outcome::Select(all)
        });
        (Gesture::Dragging(Box::new(Drag::new(self.held, self.start, load, pointer))), select)
    }
}

impl Marquee {
    fn to(mut self, pos: Pos) -> (Gesture, Option<Outcome>) {
        self.end = pos;
        let mut select = self.kept.clone();
        let kept: HashSet<Item> = self.kept.iter().copied().collect();
        let touched = self.layout.items_in(Rect::from_points(self.start, self.end));
        select.extend(touched.into_iter().filter(|item| !kept.contains(item)));
        (Gesture::Marquee(self), Some(Outcome::Select(select)))
    }
}

impl Held {
    /// Bits for the id of the first, second… thing that this gesture may create.
    fn bits(&self, place: usize) -> u64 {
        self.new_id.wrapping_add(place as u64)
    }

    fn of(situation: &Situation<'_>) -> Option<Self> {
        Some(Self {
            document: Arc::clone(situation.document),
            map: Arc::clone(situation.document.map(situation.map)?),
            layout: Arc::clone(situation.layout),
            new_id: situation.new_id,
        })
    }
}

impl Drag {
    fn new(held: Held, start: Pos, load: Load, pointer: &Pointer) -> Self {
        let (aim, pos) = (Aim::default(), start);
        let mut drag = Self { held, start, pos, load, copies: false, aim, preview: None };
        drag.to(pointer);
        drag
    }

    fn to(&mut self, pointer: &Pointer) {
        self.pos = pointer.pos;
        self.copies = pointer.copies && !self.load.cards().is_empty();
        let next = aim(&self.load, &self.held, self.start, pointer);
        if next.edit != self.aim.edit {
            self.preview = next.edit.as_ref().and_then(|edit| self.held.changed_by(edit));
        }
        self.aim = next;
    }

    /// The edit that is shown; none where it would change nothing or is forbidden without a word.
    fn into_edit(self) -> Option<Edit> {
        let wanted = self.preview.is_some() || self.aim.tells_why_not;
        self.aim.edit.filter(|_| wanted)
    }
}

impl Held {
    /// The document with the edit; `None` where that changes nothing or is forbidden.
    fn changed_by(&self, edit: &Edit) -> Option<Arc<Document>> {
        let mut document = Document::clone(&self.document);
        let applied = apply(&mut document, edit).ok()?;
        applied.changed.then(|| Arc::new(document))
    }
}
