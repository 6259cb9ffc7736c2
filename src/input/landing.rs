//! Where what was read lands in a map: one edit of what a text says, at a place. Lanes and stages that the map
//! has already are used, others are made. Knows nothing of how the text was written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::feelings;
use super::lane_words::are_same;
use super::outline::{CardIn, LaneIn, Outline, StageIn, StepIn};
use super::{Block, Pasted};
use crate::edit::{Edit, MapEdit, Place, StepName};
use crate::model::{
    Card, CardId, CardKind, Curve, Document, Facts, Item, Lane, LaneId, LaneKind, Layer, Map, Persona,
    PersonaId, Point, PointId, Series, Stage, StageId, Step, StepId,
};
use crate::words;

/// What becomes of the stages of an outline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StagesInto {
    /// Stages of their own, after the last; stages that are empty and were never named make room for them.
    #[default]
    New,
    /// The map's stages of the same names, as far as there are some.
    SameNames,
}

/// A map, and the place in it where things are put.
#[derive(Debug, Clone, Copy)]
pub struct Landing<'a> {
    /// The document of the map.
    pub document: &'a Document,
    /// The map.
    pub map: &'a Map,
    /// A cell of a lane of cards; `None`: nothing is selected that has one.
    pub place: Option<Place>,
}

impl<'a> Landing<'a> {
    /// The one edit that puts everything into the map; `None`: there is nothing.
    #[must_use]
    pub fn edit(&self, pasted: &Pasted, into: StagesInto) -> Option<Edit> {
        let mut builder = Builder::new(*self);
        let mut stages = 0;
        match pasted {
            Pasted::Cards(titles) => {
                if !builder.points_only(titles) {
                    return self.lines(titles);
                }
            }
            Pasted::Block(block) => builder.block(block),
            Pasted::Outline(outline) => {
                builder.outline(outline, into);
                stages = outline.stages.len();
            }
        }
        let edits = builder.finish();
        let name = if stages > 0 { StepName::PasteStages(stages) } else { StepName::Paste(pasted.len()) };
        (!edits.is_empty()).then_some(Edit::Several(name, edits))
    }

    /// How many stages of the outline the map has by name.
    #[must_use]
    pub fn same_names(&self, outline: &Outline) -> usize {
        outline.stages.iter().filter(|stage| self.stage_named(stage).is_some()).count()
    }

    /// Stages that nobody has named or filled, for which new ones are put in their place.
    #[must_use]
    pub fn placeholders(&self) -> Vec<StageId> {
        let empty = |stage: &Stage| {
            let untitled = |step: &Step| {
                step.title.is_empty() && step.subtitle.is_empty() && step.facts == Facts::default()
            };
            stage.subtitle.is_empty()
                && stage.facts == Facts::default()
                && (stage.title.trim().is_empty() || words::is_given_title(stage.title.trim()))
                && stage.steps.iter().all(untitled)
                && !self
                    .map
                    .lanes
                    .iter()
                    .any(|lane| stage.steps.iter().any(|step| lane.cells.contains_key(&step.id)))
        };
        self.map.stages().map(|(_, stage)| stage).filter(|stage| empty(stage)).map(|stage| stage.id).collect()
    }

    /// Whether the place is one for cards.
    #[must_use]
    pub fn takes_cards(&self) -> bool {
        match self.place {
            Some(Place::Cell { lane, .. }) => {
                self.map.lane(lane).is_some_and(|lane| !lane.kind.holds_points())
            }
            Some(Place::Parking { .. }) | None => false,
        }
    }

    /// Title of the map's lane that takes what the outline says of that lane, or of none; `None`: a new one.
    #[must_use]
    pub fn lane_for(&self, outline: &Outline, lane: Option<&LaneIn>) -> Option<String> {
        let mut builder = Builder::new(*self);
        builder.take_titled(&outline.lanes);
        let mut found = None;
        // In the order of the outline, since the first of a kind takes the lane of that kind.
        for other in &outline.lanes {
            let id = if other.is_feelings() { builder.curve(Some(other)) } else { builder.lane(other) };
            found = found.or((lane == Some(other)).then_some(id));
        }
        let id = found.unwrap_or_else(|| builder.usual_lane());
        self.map.lane(id).map(|lane| lane.title.clone())
    }

    /// Cards of the lane's kind from the place downward; without a place they are parked.
    fn lines(&self, titles: &[String]) -> Option<Edit> {
        let lane = match self.place {
            Some(Place::Cell { lane, .. }) => self.map.lane(lane),
            Some(Place::Parking { .. }) | None => None,
        };
        let kind = match lane.map(|lane| &lane.kind) {
            Some(LaneKind::Cards(kind)) => kind.clone(),
            Some(LaneKind::Curve(_) | LaneKind::Numbers(_) | LaneKind::Pictures) | None => CardKind::Note,
        };
        let cards: Vec<Card> =
            titles.iter().map(|title| Card::new(CardId::fresh(), kind.clone(), title)).collect();
        let place = self.place.filter(|_| self.takes_cards());
        let (n, to) = (cards.len(), place.unwrap_or(Place::Parking { index: usize::MAX }));
        let add = Edit::Map(self.map.id, MapEdit::AddCards { to, cards });
        (n > 0).then(|| Edit::Several(StepName::Paste(n), vec![add]))
    }

    fn stage_named(&self, wanted: &StageIn) -> Option<&'a Stage> {
        let map: &'a Map = self.map;
        map.stages().map(|(_, stage)| stage).find(|stage| {
            are_same(&stage.title, &wanted.title)
                || are_same(&stage.title, &wanted.subtitle)
                || are_same(&stage.title, &format!("{} ({})", wanted.title, wanted.subtitle))
        })
    }
}

/// Puts an edit together.
struct Builder<'a> {
    landing: Landing<'a>,
    edits: Vec<Edit>,
    /// The lanes of the map and those that are made.
    lanes: Vec<Arc<Lane>>,
    /// Lanes of cards by what the text calls them.
    named: BTreeMap<String, LaneId>,
    cells: Vec<(LaneId, StepId, Vec<Card>)>,
    points: Vec<(LaneId, StepId, Point)>,
    parked: Vec<Card>,
    /// The personas of the outline.
    people: Vec<PersonaId>,
}

impl<'a> Builder<'a> {
    fn new(landing: Landing<'a>) -> Self {
        Self {
            landing,
            edits: Vec::new(),
            lanes: landing.map.lanes.clone(),
            named: BTreeMap::new(),
            cells: Vec::new(),
            points: Vec::new(),
            parked: Vec::new(),
            people: Vec::new(),
        }
    }

    /// Lines that all are feelings become points where the place is a cell of a curve.
    fn points_only(&mut self, titles: &[String]) -> bool {
        let Some(Place::Cell { lane, step, .. }) = self.landing.place else { return false };
        if !self.is_curve(lane) {
            return false;
        }
        let read: Vec<(Vec<i8>, String)> = titles.iter().map(|title| feelings::of_entry(title)).collect();
        let all = read.iter().all(|(feelings, _)| !feelings.is_empty());
        if all {
            for (feelings, words) in &read {
                self.feel(lane, step, feelings, words, None);
            }
        }
        all
    }

    fn outline(&mut self, outline: &Outline, into: StagesInto) {
        self.take_people(&outline.personas);
        self.take_titled(&outline.lanes);
        let placeholders = if outline.stages.is_empty() { Vec::new() } else { self.landing.placeholders() };
        let mut used = BTreeSet::new();
        let mut columns = Vec::new();
        for stage in &outline.stages {
            let same = self.landing.stage_named(stage).filter(|_| into == StagesInto::SameNames);
            let same = same.filter(|same| used.insert(same.id));
            columns.push(match same {
                Some(same) => self.columns_in(same, &stage.steps),
                None => self.new_stage(stage),
            });
        }
        for step in
            outline.stages.iter().zip(&columns).flat_map(|(stage, columns)| stage.steps.iter().zip(columns))
        {
            let (step, column) = step;
            for card in &step.cards {
                self.card(outline, card, Some(*column));
            }
        }
        let beside = outline.stages.is_empty().then(|| self.column());
        for card in &outline.loose {
            self.card(outline, card, beside.flatten());
        }
        let gone: Vec<Item> =
            placeholders.into_iter().filter(|id| !used.contains(id)).map(Item::Stage).collect();
        let made_some = used.len() < outline.stages.len();
        if made_some && !gone.is_empty() {
            self.change(MapEdit::Delete(gone));
        }
    }

    fn block(&mut self, block: &Block) {
        let map = self.landing.map;
        let (lane, step) = match self.landing.place {
            Some(Place::Cell { lane, step, .. }) => (Some(lane), Some(step)),
            Some(Place::Parking { .. }) | None => (None, None),
        };
        let all = map.columns();
        let first = all.iter().position(|&column| Some(column) == step).unwrap_or_default();
        let mut columns: Vec<StepId> = all.into_iter().skip(first).take(block.columns()).collect();
        while columns.len() < block.columns() {
            let title = words::new(self.landing.document.language).stage.to_owned();
            columns.extend(self.new_stage(&StageIn::new(title, Vec::new())));
        }
        let mut rows = self
            .lanes
            .clone()
            .into_iter()
            .skip(lane.and_then(|lane| map.lane_index(lane)).unwrap_or_default());
        for row in &block.rows {
            let feels = row.iter().flatten().all(|entry| !feelings::of_entry(entry).0.is_empty());
            let fits = |lane: &Arc<Lane>| match &lane.kind {
                LaneKind::Cards(_) => true,
                LaneKind::Curve(_) => feels,
                LaneKind::Numbers(_) | LaneKind::Pictures => false,
            };
            let lane = rows.find(fits).map_or_else(|| self.notes_lane(), |lane| lane.id);
            for (cell, step) in row.iter().zip(&columns) {
                for entry in cell {
                    if self.is_curve(lane) {
                        let (feelings, words) = feelings::of_entry(entry);
                        self.feel(lane, *step, &feelings, &words, None);
                    } else {
                        let card = Card::new(CardId::fresh(), self.kind_of(lane), entry);
                        self.put(lane, *step, card);
                    }
                }
            }
        }
    }

    fn card(&mut self, outline: &Outline, card: &CardIn, step: Option<StepId>) {
        let lane = card.lane.and_then(|lane| outline.lanes.get(lane));
        let persona = card.persona.and_then(|place| self.people.get(place)).copied();
        let Some(step) = step else {
            let kind = lane.map_or(CardKind::Note, |lane| lane.kind.clone());
            self.parked.push(new_card(kind, card, persona));
            return;
        };
        let is_point = outline.is_point(card);
        if !card.feelings.is_empty() {
            let feelings = lane.filter(|lane| lane.is_feelings());
            let curve = self.curve(feelings);
            self.feel(curve, step, &card.feelings, if is_point { &card.title } else { "" }, persona);
        }
        if !is_point {
            let lane = match lane {
                Some(lane) => self.lane(lane),
                None => self.usual_lane(),
            };
            let new = new_card(self.kind_of(lane), card, persona);
            self.put(lane, step, new);
        }
    }

    fn put(&mut self, lane: LaneId, step: StepId, card: Card) {
        match self.cells.iter_mut().rev().find(|(other, column, _)| (*other, *column) == (lane, step)) {
            Some((_, _, cards)) => cards.push(card),
            None => self.cells.push((lane, step, vec![card])),
        }
    }

    fn feel(&mut self, lane: LaneId, step: StepId, feelings: &[i8], words: &str, persona: Option<PersonaId>) {
        let usual = || {
            let lane = self.landing.map.lane(lane)?;
            self.landing.map.next_series(lane, step)
        };
        let series = persona.map(Series::Persona).or_else(usual).unwrap_or_default();
        for (place, feeling) in feelings.iter().enumerate() {
            let words = if place == 0 { words.to_owned() } else { String::new() };
            let point =
                Point { series: series.clone(), words, ..Point::new(PointId::fresh(), f32::from(*feeling)) };
            self.points.push((lane, step, point));
        }
    }

    /// The lane of cards that the text names: of that title, else of that kind, else a new one.
    fn lane(&mut self, wanted: &LaneIn) -> LaneId {
        if let Some(id) = self.named.get(&wanted.title) {
            return *id;
        }
        let of_kind = |lane: &&Arc<Lane>| {
            let LaneKind::Cards(kind) = &lane.kind else { return false };
            let taken = self.named.values().any(|id| *id == lane.id);
            kind.same_kind(&wanted.kind) && lane.layer == wanted.layer && !taken
        };
        let by_kind = wanted.known && wanted.kind != CardKind::Note;
        let like = self.lanes.iter().find(of_kind).filter(|_| by_kind).map(|lane| lane.id);
        let id = like.unwrap_or_else(|| {
            self.new_lane(&wanted.title, LaneKind::Cards(wanted.kind.clone()), wanted.layer)
        });
        self.named.insert(wanted.title.clone(), id);
        id
    }

    /// Lanes of the map that the text names by their titles are taken before others like them.
    fn take_titled(&mut self, wanted: &[LaneIn]) {
        for lane in wanted {
            let cards = |there: &&Arc<Lane>| matches!(there.kind, LaneKind::Cards(_));
            if let Some(there) =
                self.lanes.iter().filter(cards).find(|there| are_same(&there.title, &lane.title))
            {
                self.named.insert(lane.title.clone(), there.id);
            }
        }
    }

    fn curve(&mut self, wanted: Option<&LaneIn>) -> LaneId {
        let curves = || self.lanes.iter().filter(|lane| matches!(lane.kind, LaneKind::Curve(_)));
        let titled = wanted.and_then(|wanted| curves().find(|lane| are_same(&lane.title, &wanted.title)));
        if let Some(lane) = titled.or_else(|| curves().next()) {
            return lane.id;
        }
        let usual = words::new(self.landing.document.language).emotions;
        let title = wanted.map_or(usual, |wanted| &wanted.title).to_owned();
        self.new_lane(&title, LaneKind::Curve(Curve::default()), Layer::Customer)
    }

    /// Where cards go of which the text does not say where: the selected lane, else what the customer does.
    fn usual_lane(&mut self) -> LaneId {
        if let Some(Place::Cell { lane, .. }) = self.landing.place
            && self.landing.takes_cards()
        {
            return lane;
        }
        let holds = |lane: &&Arc<Lane>| lane.kind == LaneKind::Cards(CardKind::Action);
        let cards = |lane: &&Arc<Lane>| matches!(lane.kind, LaneKind::Cards(_));
        if let Some(lane) = self.lanes.iter().find(holds).or_else(|| self.lanes.iter().find(cards)) {
            return lane.id;
        }
        let title = words::kinds::card_kinds(self.landing.document.language, &CardKind::Action);
        self.new_lane(title, LaneKind::Cards(CardKind::Action), Layer::Customer)
    }

    fn notes_lane(&mut self) -> LaneId {
        let title = words::new(self.landing.document.language).lane;
        self.new_lane(title, LaneKind::Cards(CardKind::Note), Layer::Customer)
    }

    fn new_lane(&mut self, title: &str, kind: LaneKind, layer: Layer) -> LaneId {
        let lane = Arc::new(Lane { layer, ..Lane::new(LaneId::fresh(), title, kind) });
        self.change(MapEdit::AddLane { index: usize::MAX, lane: Arc::clone(&lane) });
        let id = lane.id;
        self.lanes.push(lane);
        id
    }

    fn new_stage(&mut self, wanted: &StageIn) -> Vec<StepId> {
        let steps: Vec<Step> = wanted.steps.iter().map(new_step).collect();
        let columns = steps.iter().map(|step| step.id).collect();
        let subtitle = wanted.subtitle.clone();
        let stage = Stage { subtitle, steps, ..Stage::new(StageId::fresh(), &wanted.title, StepId::fresh()) };
        if let Some(phase) = self.landing.map.phases.last() {
            self.change(MapEdit::AddStage { phase: phase.id, index: usize::MAX, stage });
        }
        columns
    }

    /// The columns of a stage that is there: by name, else by place; what it lacks is made.
    fn columns_in(&mut self, stage: &Stage, wanted: &[StepIn]) -> Vec<StepId> {
        let mut columns = Vec::new();
        for (place, step) in wanted.iter().enumerate() {
            let named = stage.steps.iter().find(|other| are_same(&other.title, &step.title));
            let there = stage.steps.get(place).filter(|_| step.title.is_empty());
            let found = named.or(there).map(|step| step.id);
            columns.push(found.unwrap_or_else(|| {
                let step = new_step(step);
                let id = step.id;
                self.change(MapEdit::AddStep { stage: stage.id, index: usize::MAX, step });
                id
            }));
        }
        columns
    }

    /// People of these names take part in the map; those whom the document does not know are new.
    fn take_people(&mut self, names: &[String]) {
        for name in names {
            let known = self.landing.document.personas.iter().find(|persona| are_same(&persona.name, name));
            if let Some(known) = known {
                self.people.push(known.id);
                continue;
            }
            let persona = Persona::new(PersonaId::fresh(), name);
            self.people.push(persona.id);
            self.edits.push(Edit::AddPersona(Arc::new(persona)));
        }
        let mut all = self.landing.map.personas.clone();
        let missing: Vec<PersonaId> = self.people.iter().filter(|id| !all.contains(id)).copied().collect();
        if !missing.is_empty() {
            all.extend(missing);
            self.change(MapEdit::SetPersonas(all));
        }
    }

    /// The column of the place, else the first.
    fn column(&self) -> Option<StepId> {
        match self.landing.place {
            Some(Place::Cell { step, .. }) => Some(step),
            Some(Place::Parking { .. }) | None => self.landing.map.columns().first().copied(),
        }
    }

    fn change(&mut self, edit: MapEdit) {
        self.edits.push(Edit::Map(self.landing.map.id, edit));
    }

    fn is_curve(&self, lane: LaneId) -> bool {
        self.lanes.iter().any(|other| other.id == lane && matches!(other.kind, LaneKind::Curve(_)))
    }

    fn kind_of(&self, lane: LaneId) -> CardKind {
        match self.lanes.iter().find(|other| other.id == lane).map(|lane| &lane.kind) {
            Some(LaneKind::Cards(kind)) => kind.clone(),
            Some(LaneKind::Curve(_) | LaneKind::Numbers(_) | LaneKind::Pictures) | None => CardKind::Note,
        }
    }

    fn finish(mut self) -> Vec<Edit> {
        let gone = self.edits.pop_if(|edit| matches!(edit, Edit::Map(_, MapEdit::Delete(_))));
        for (lane, step, cards) in std::mem::take(&mut self.cells) {
            self.change(MapEdit::AddCards { to: Place::Cell { lane, step, index: usize::MAX }, cards });
        }
        for (lane, step, point) in spread(std::mem::take(&mut self.points)) {
            self.change(MapEdit::AddPoint { lane, step, point });
        }
        let parked = std::mem::take(&mut self.parked);
        if !parked.is_empty() {
            self.change(MapEdit::AddCards { to: Place::Parking { index: usize::MAX }, cards: parked });
        }
        self.edits.extend(gone);
        self.edits
    }
}

/// Points of one series in one cell stand one after the other.
fn spread(mut points: Vec<(LaneId, StepId, Point)>) -> Vec<(LaneId, StepId, Point)> {
    let key = |(lane, step, point): &(LaneId, StepId, Point)| (*lane, *step, point.series.clone());
    let mut all: BTreeMap<_, u16> = BTreeMap::new();
    for point in &points {
        *all.entry(key(point)).or_default() += 1;
    }
    let mut seen: BTreeMap<_, u16> = BTreeMap::new();
    for entry in &mut points {
        let key = key(entry);
        let (n, place) = (all.get(&key).copied().unwrap_or(1), seen.entry(key).or_default());
        entry.2.at = (f32::from(*place) + 0.5) / f32::from(n);
        *place += 1;
    }
    points
}

fn new_card(kind: CardKind, card: &CardIn, persona: Option<PersonaId>) -> Card {
    let kind = match card {
        CardIn { quote: true, .. } => CardKind::Quote { speaker: String::new() },
        CardIn { child: true, .. } => CardKind::Note,
        _ => kind,
    };
    Card { personas: persona.into_iter().collect(), ..Card::new(CardId::fresh(), kind, &card.title) }
}

fn new_step(step: &StepIn) -> Step {
    Step { title: step.title.clone(), ..Step::new(StepId::fresh()) }
}
