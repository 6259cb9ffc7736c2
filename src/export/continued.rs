//! Cards over several columns that begin before what a picture shows and go on into it. Layout places cards by the
//! column in which they begin; on a picture of later stages they begin with its first column.

use std::sync::Arc;

use crate::model::{Card, Document, Lane, LaneId, Map, MapId, Shown, StepId};

/// The document with such cards at the left of what is shown, as wide as is left of them; itself where there are
/// none.
pub(super) fn continued(document: &Arc<Document>, map: MapId, shown: &Shown) -> Arc<Document> {
    let Some(there) = document.map(map) else { return Arc::clone(document) };
    let Some((first, before)) = columns_before(there, shown) else { return Arc::clone(document) };
    let lanes = shown.lanes(there);
    let reaching: Vec<(LaneId, Vec<Card>)> = lanes
        .iter()
        .map(|lane| (lane.id, reaching_over(lane, &before)))
        .filter(|(_, cards)| !cards.is_empty())
        .collect();
    if reaching.is_empty() {
        return Arc::clone(document);
    }
    let mut document = Document::clone(document);
    for there in document.maps.iter_mut().filter(|other| other.id == map) {
        for (lane, cards) in &reaching {
            let mut lanes = Arc::make_mut(there).lanes.iter_mut();
            if let Some(lane) = lanes.find(|other| other.id == *lane) {
                begin_in(Arc::make_mut(lane), first, cards);
            }
        }
    }
    Arc::new(document)
}

/// The first column that is shown and those before it; `None`: there are none before it.
fn columns_before(map: &Map, shown: &Shown) -> Option<(StepId, Vec<StepId>)> {
    let first = shown.stages(map).first().and_then(|(_, stage)| stage.steps.first())?.id;
    let before: Vec<StepId> = map.columns().into_iter().take_while(|step| *step != first).collect();
    (!before.is_empty()).then_some((first, before))
}

/// The cards that begin in these columns and go on behind them, each as wide as it is there.
fn reaching_over(lane: &Lane, before: &[StepId]) -> Vec<Card> {
    let mut cards = Vec::new();
    for (place, step) in before.iter().enumerate() {
        let rest = before.len() - place;
        for card in lane.cells.get(step).iter().flat_map(|cell| &cell.cards) {
            let span = usize::from(card.span).saturating_sub(rest);
            if let Some(span) = u16::try_from(span).ok().filter(|span| *span > 0) {
                cards.push(Card { span, ..card.clone() });
            }
        }
    }
    cards
}

/// Puts the cards on top of the column's stack, in the place of where they were.
fn begin_in(lane: &mut Lane, first: StepId, cards: &[Card]) {
    for cell in lane.cells.values_mut() {
        cell.cards.retain(|card| !cards.iter().any(|other| other.id == card.id));
    }
    let cell = lane.cells.entry(first).or_default();
    cell.empty_on_purpose = false;
    cell.cards.splice(0..0, cards.iter().cloned());
}
