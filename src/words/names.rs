//! What kinds, channels and marks are called, those of the document's own among them.

use super::kinds;
use crate::model::{Card, CardKind, Channel, Document, Language, Mark};

/// One card of the kind.
#[must_use]
pub fn card_kind<'a>(document: &'a Document, language: Language, kind: &CardKind) -> &'a str {
    let own = document.kinds.iter().find(|own| *kind == CardKind::Own { kind: own.id });
    own.map_or(kinds::card_kind(language, kind), |own| &own.name)
}

/// A channel.
#[must_use]
pub fn channel(document: &Document, language: Language, channel: Channel) -> &str {
    let own = document.channels.iter().find(|own| channel == Channel::Own(own.id));
    own.map_or(kinds::channel(language, channel), |own| &own.name)
}

/// A mark.
#[must_use]
pub fn mark(document: &Document, language: Language, mark: Mark) -> &str {
    let own = document.marks.iter().find(|own| mark == Mark::Own(own.id));
    own.map_or(kinds::mark(language, mark), |own| &own.name)
}

/// The words on a card; the title of its picture where it has none.
#[must_use]
#[expect(clippy::wildcard_enum_match_arm, reason = "only pictures have other words")]
pub fn card<'a>(document: &'a Document, card: &'a Card) -> &'a str {
    match &card.kind {
        CardKind::Picture { image: Some(hash) } if card.title.is_empty() => {
            document.images.get(hash).map_or("", |image| &image.title)
        }
        _ => &card.title,
    }
}
