//! The lists of a document's own channels, card kinds and marks, and the edits that change them.
//! Knows nothing of where they are shown.

use crate::edit::Edit;
use crate::model::{
    CardKind, Channel, ChannelId, Document, KindId, Mark, MarkId, OwnChannel, OwnKind, OwnMark, Rgb,
};
use crate::style::OWN_COLOURS;

/// The three lists of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OwnLists {
    pub(super) channels: Vec<OwnChannel>,
    pub(super) kinds: Vec<OwnKind>,
    pub(super) marks: Vec<OwnMark>,
}

impl OwnLists {
    /// The lists as they are.
    pub(super) fn of(document: &Document) -> Self {
        Self {
            channels: document.channels.clone(),
            kinds: document.kinds.clone(),
            marks: document.marks.clone(),
        }
    }

    /// The edit that makes these the lists of the document.
    pub(super) fn edit(self) -> Edit {
        Edit::SetOwn { channels: self.channels, kinds: self.kinds, marks: self.marks }
    }

    /// Adds a channel of that name.
    pub(super) fn add_channel(&mut self, name: &str) -> ChannelId {
        let id = ChannelId::fresh();
        self.channels.push(OwnChannel { id, name: name.to_owned(), icon: String::new() });
        id
    }

    /// Adds a card kind of that name, in a colour that none has yet.
    pub(super) fn add_kind(&mut self, name: &str) -> KindId {
        let id = KindId::fresh();
        let colour = free_colour(|colour| self.kinds.iter().any(|own| own.colour == colour));
        self.kinds.push(OwnKind { id, name: name.to_owned(), colour, icon: String::new() });
        id
    }

    /// Adds a mark of that name, in a colour that none has yet.
    pub(super) fn add_mark(&mut self, name: &str) -> MarkId {
        let id = MarkId::fresh();
        let colour = free_colour(|colour| self.marks.iter().any(|own| own.colour == colour));
        self.marks.push(OwnMark { id, name: name.to_owned(), colour, icon: String::new() });
        id
    }
}

/// The first colour of the choice that is not taken; where all are, the first.
fn free_colour(taken: impl Fn(Rgb) -> bool) -> Rgb {
    let [first, ..] = OWN_COLOURS;
    OWN_COLOURS.into_iter().find(|colour| !taken(*colour)).unwrap_or(first)
}

/// How many cards of all maps have that channel.
pub(super) fn cards_of_channel(document: &Document, id: ChannelId) -> usize {
    let channel = Some(Channel::Own(id));
    count(
        document,
        |kind, _| matches!(kind, CardKind::Touchpoint { channel: theirs, .. } if *theirs == channel),
    )
}

/// How many cards of all maps are of that kind.
pub(super) fn cards_of_kind(document: &Document, id: KindId) -> usize {
    count(document, |kind, _| *kind == CardKind::Own { kind: id })
}

/// How many cards of all maps carry that mark.
pub(super) fn cards_of_mark(document: &Document, id: MarkId) -> usize {
    count(document, |_, marks| marks.contains(&Mark::Own(id)))
}

fn count(document: &Document, meant: impl Fn(&CardKind, &[Mark]) -> bool) -> usize {
    let cards = document.maps.iter().flat_map(|map| {
        let placed = map.lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card));
        placed.chain(&map.parking)
    });
    cards.filter(|card| meant(&card.kind, &card.marks)).count()
}
