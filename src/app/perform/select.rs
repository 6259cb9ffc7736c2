//! What commands select: all of a cell, a lane or the map, all of a kind, a persona or a stage. Only what is
//! visible is selected, since what comes next may be to delete it.

use std::collections::BTreeSet;

use super::spot;
use crate::app::editor::Editor;
use crate::model::{Card, Item, LaneId, Map, PersonaId, Point, Series, Shown, StepId};

/// One step more than is selected: all of the cell, then of the lane, then of the map. Of selected heads of
/// columns first all that lies in them; of parked cards first the parking lot; of nothing the map.
pub(in crate::app) fn all(editor: &Editor) -> Vec<Item> {
    let seen = Seen::of(editor);
    let around = Around::of(editor);
    let parked = || editor.map().parking.iter().map(|card| Item::Card(card.id)).collect();
    let mut steps: Vec<Vec<Item>> = Vec::new();
    if around.is_parked {
        steps.push(parked());
    } else {
        if !around.steps.is_empty() && around.lanes.len() <= 1 {
            steps.push(seen.items(|lane, step| around.has_lane(lane) && around.steps.contains(&step)));
        }
        if around.lanes.len() == 1 {
            steps.push(seen.items(|lane, _| around.has_lane(lane)));
        }
    }
    let whole = seen.items(|_, _| true);
    let more = steps.into_iter().find(|items| items.iter().any(|item| !editor.is_selected(*item)));
    more.unwrap_or(whole)
}

/// Every visible card of the kind that was selected first, which stays first; parked ones too.
pub(in crate::app) fn same_kind(editor: &Editor) -> Vec<Item> {
    let map = editor.map();
    let Some(first @ &Item::Card(id)) = editor.selection().first() else { return Vec::new() };
    let Some(kind) = map.card(id).map(|card| &card.kind) else { return Vec::new() };
    let seen = Seen::of(editor);
    let cards = seen.cards().chain(&map.parking).filter(|card| card.kind.same_kind(kind));
    std::iter::once(*first).chain(cards.map(|card| Item::Card(card.id))).collect()
}

/// Every visible card and point of the personas of what was selected first, which stays first. Empty where
/// that is nobody's.
pub(in crate::app) fn same_persona(editor: &Editor) -> Vec<Item> {
    let Some(first) = editor.selection().first() else { return Vec::new() };
    let personas = personas_of(editor.map(), *first);
    if personas.is_empty() {
        return Vec::new();
    }
    let seen = Seen::of(editor);
    let is_theirs = |card: &Card| card.personas.iter().any(|id| personas.contains(id));
    let cards = seen.cards().chain(&editor.map().parking).filter(|card| is_theirs(card));
    let points = seen.points().filter(|point| series_of(point).is_some_and(|id| personas.contains(&id)));
    let stays = std::iter::once(*first).filter(|item| matches!(item, Item::Card(_) | Item::Point(_)));
    let found = cards.map(|card| Item::Card(card.id)).chain(points.map(|point| Item::Point(point.id)));
    stays.chain(found).collect()
}

/// Every visible card and point of the stage that what was selected last lies in; empty where that is none.
pub(in crate::app) fn same_stage(editor: &Editor) -> Vec<Item> {
    let (map, Some(step)) = (editor.map(), spot(editor).1) else { return Vec::new() };
    let Some((stage, _)) = map.step(step) else { return Vec::new() };
    Seen::of(editor).items(|_, step| stage.steps.iter().any(|own| own.id == step))
}

/// The name of the one persona that [`same_persona`] is about; none: there are several, or it has no name.
pub(in crate::app) fn name_of_persona(editor: &Editor) -> Option<&str> {
    let [id] = *personas_of(editor.map(), *editor.selection().first()?).as_slice() else { return None };
    let persona = editor.document().personas.iter().find(|persona| persona.id == id)?;
    Some(persona.name.as_str()).filter(|name| !name.is_empty())
}

fn personas_of(map: &Map, item: Item) -> Vec<PersonaId> {
    match item {
        Item::Card(id) => map.card(id).map_or_else(Vec::new, |card| card.personas.clone()),
        Item::Point(id) => map.point(id).and_then(|(.., point)| series_of(point)).into_iter().collect(),
        Item::Persona(id) => vec![id],
        _ => Vec::new(),
    }
}

fn series_of(point: &Point) -> Option<PersonaId> {
    match point.series {
        Series::Persona(id) => Some(id),
        Series::Named(_) => None,
    }
}

/// What of the map in front is to be seen.
struct Seen<'a> {
    map: &'a Map,
    shown: Shown,
    columns: Vec<StepId>,
}

impl<'a> Seen<'a> {
    fn of(editor: &'a Editor) -> Self {
        let (map, shown) = (editor.map(), editor.shown());
        let stages = shown.stages(map).into_iter().map(|(_, stage)| stage);
        let columns = stages.flat_map(|stage| &stage.steps).map(|step| step.id).collect();
        Self { map, shown, columns }
    }

    fn cells(&self) -> impl Iterator<Item = (LaneId, StepId, &'a crate::model::Cell)> {
        self.shown.lanes(self.map).into_iter().flat_map(move |lane| {
            let cells = self.columns.iter().filter_map(|step| Some((*step, lane.cells.get(step)?)));
            cells.map(move |(step, cell)| (lane.id, step, cell))
        })
    }

    fn cards(&self) -> impl Iterator<Item = &'a Card> {
        self.cells().flat_map(|(.., cell)| &cell.cards).filter(|card| self.shown.shows(card))
    }

    fn points(&self) -> impl Iterator<Item = &'a Point> {
        self.cells().flat_map(|(.., cell)| &cell.points).filter(|point| self.shown.shows_point(point))
    }

    /// Cards and points of these cells, lane by lane, column by column.
    fn items(&self, belongs: impl Fn(LaneId, StepId) -> bool) -> Vec<Item> {
        let mut items = Vec::new();
        for (_, _, cell) in self.cells().filter(|(lane, step, _)| belongs(*lane, *step)) {
            let cards = cell.cards.iter().filter(|card| self.shown.shows(card));
            items.extend(cards.map(|card| Item::Card(card.id)));
            let points = cell.points.iter().filter(|point| self.shown.shows_point(point));
            items.extend(points.map(|point| Item::Point(point.id)));
        }
        items
    }
}

/// The lanes and columns that the selected things lie in.
#[derive(Default)]
struct Around {
    lanes: BTreeSet<LaneId>,
    steps: BTreeSet<StepId>,
    /// All of them are parked.
    is_parked: bool,
}

impl Around {
    fn of(editor: &Editor) -> Self {
        let map = editor.map();
        let mut around = Self::default();
        let mut heads = 0;
        for item in editor.selection() {
            match *item {
                Item::Cell(lane, step) => around.add(lane, step),
                Item::Lane(lane) => _ = around.lanes.insert(lane),
                Item::Step(_) | Item::Stage(_) | Item::Phase(_) => {
                    around.steps.extend(super::steps_of(map, *item));
                    heads += 1;
                }
                _ => {}
            }
        }
        // Heads of columns together with anything else are no place that could grow.
        if heads > 0 && heads < editor.selection().len() {
            return Self::default();
        }
        let mut found = 0;
        for lane in &map.lanes {
            let cards = lane.cards().map(|(step, _, card)| (step, Item::Card(card.id)));
            let points = lane.points().map(|(step, point)| (step, Item::Point(point.id)));
            for (step, _) in cards.chain(points).filter(|(_, item)| editor.is_selected(*item)) {
                around.add(lane.id, step);
                found += 1;
            }
        }
        let parked = map.parking.iter().filter(|card| editor.is_selected(Item::Card(card.id))).count();
        around.is_parked = parked > 0 && found == 0 && parked == editor.selection().len();
        around
    }

    fn add(&mut self, lane: LaneId, step: StepId) {
        self.lanes.insert(lane);
        self.steps.insert(step);
    }

    /// Heads of columns alone mean every lane.
    fn has_lane(&self, lane: LaneId) -> bool {
        self.lanes.is_empty() || self.lanes.contains(&lane)
    }
}
