//! The change that writes other words in the place of those that were found: in titles, notes and texts. Tags,
//! owners, links and the like are names that other things go by, and stay.

use std::collections::HashMap;

use crate::edit::{Brief, Edit, MapEdit, StepName, TextPlace};
use crate::find::{Field, Query, replaced, texts};
use crate::model::{Card, CardId, Document, Item, Map};

/// Replaces in one thing of the map, or in all: the change, and in how many places. None: there is nothing to
/// replace.
pub(super) fn edit(
    document: &Document,
    map: &Map,
    only: Option<Item>,
    query: &Query,
    with: &str,
) -> Option<(Edit, usize)> {
    let mut new = New { map, brief: Brief::of(map), cards: Vec::new(), edits: Vec::new() };
    let all_cards = map.lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card));
    let cards: HashMap<CardId, &Card> = match only {
        None => all_cards.chain(&map.parking).map(|card| (card.id, card)).collect(),
        Some(Item::Card(id)) => map.card(id).map(|card| (id, card)).into_iter().collect(),
        Some(_) => HashMap::new(),
    };
    let mut places = 0;
    texts(document, map, &mut |item, field, text| {
        if only.is_none_or(|only| only == item) && query.is_in(text) {
            let wanted = replaced(text, query, with);
            let is_replaced = new.take(item, field, wanted, &cards);
            places += if is_replaced { query.find_all(text).count() } else { 0 };
        }
    });
    let edits = new.edits();
    (!edits.is_empty()).then_some((Edit::Several(StepName::Replace(places), edits), places))
}

/// The changes so far.
struct New<'a> {
    map: &'a Map,
    brief: Brief,
    /// All in one edit: looking for a card takes as long as changing them all.
    cards: Vec<Card>,
    edits: Vec<MapEdit>,
}

impl New<'_> {
    /// Takes the new text; `false`: such texts stay as they are.
    fn take(&mut self, item: Item, field: Field, text: String, cards: &HashMap<CardId, &Card>) -> bool {
        match (item, field) {
            (Item::Title, Field::Scenario) => self.brief.scenario = text,
            (Item::Title, Field::Goal) => self.brief.goal = text,
            (Item::Card(id), Field::Title | Field::Note) => {
                let Some(card) = cards.get(&id) else { return false };
                // The note comes right after the title, which may be changed already.
                let changed = self.cards.pop_if(|changed| changed.id == id);
                let mut card = changed.unwrap_or_else(|| (*card).clone());
                if field == Field::Title {
                    card.title = text;
                } else {
                    card.note = text;
                }
                self.cards.push(card);
            }
            _ => match place(item, field) {
                Some(place) => self.edits.push(MapEdit::SetText(place, text)),
                None => return false,
            },
        }
        true
    }

    fn edits(mut self) -> Vec<Edit> {
        if self.brief != Brief::of(self.map) {
            self.edits.push(MapEdit::SetBrief(self.brief));
        }
        if !self.cards.is_empty() {
            self.edits.push(MapEdit::SetCards(self.cards));
        }
        self.edits.into_iter().map(|edit| Edit::Map(self.map.id, edit)).collect()
    }
}

fn place(item: Item, field: Field) -> Option<TextPlace> {
    Some(match (item, field) {
        (Item::Title, Field::Title) => TextPlace::Map,
        (Item::Phase(id), Field::Title) => TextPlace::Phase(id),
        (Item::Stage(id), Field::Title) => TextPlace::Stage(id),
        (Item::Stage(id), Field::Subtitle) => TextPlace::StageSubtitle(id),
        (Item::Step(id), Field::Title) => TextPlace::Step(id),
        (Item::Step(id), Field::Subtitle) => TextPlace::StepSubtitle(id),
        (Item::Lane(id), Field::Title) => TextPlace::Lane(id),
        (Item::Lane(id), Field::Divider) => TextPlace::Divider(id),
        (Item::Point(id), Field::Title) => TextPlace::Point(id),
        (Item::Link(id), Field::Title) => TextPlace::Link(id),
        (Item::Block(id), Field::Title) => TextPlace::BlockTitle(id),
        (Item::Block(id), Field::Text) => TextPlace::BlockText(id),
        _ => return None,
    })
}
