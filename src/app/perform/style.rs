//! The look of a card, copied to others: kind, colour, marks and level of evidence. What a card says, its
//! words, note, tags, owner and personas, is no part of it.

use crate::app::editor::Editor;
use crate::edit::Edit;
use crate::model::{Card, CardKind, EvidenceLevel, Mark, Rgb};

/// What a card looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct CardStyle {
    kind: CardKind,
    colour: Option<Rgb>,
    marks: Vec<Mark>,
    evidence: EvidenceLevel,
}

impl CardStyle {
    /// That of the card selected last.
    pub(in crate::app) fn of_selected(editor: &Editor) -> Option<Self> {
        let id = super::selected_cards(editor).pop()?;
        let card = editor.map().card(id)?;
        Some(Self {
            kind: card.kind.clone(),
            colour: card.colour,
            marks: card.marks.clone(),
            evidence: card.evidence,
        })
    }

    /// Cards of that kind keep what they say of it, such as a channel. Pictures stay pictures, and nothing
    /// becomes one.
    fn put_on(&self, card: &mut Card) {
        let is_picture = |kind: &CardKind| matches!(kind, CardKind::Picture { .. });
        if !card.kind.same_kind(&self.kind) && !is_picture(&card.kind) && !is_picture(&self.kind) {
            card.kind = self.kind.clone();
        }
        card.colour = self.colour;
        card.marks.clone_from(&self.marks);
        card.evidence = self.evidence;
    }
}

/// The copied style on every selected card; none where that changes nothing.
pub(super) fn paste(editor: &Editor) -> Option<Edit> {
    let style = editor.style()?;
    super::change_cards(editor, |card| style.put_on(card))
}
