//! What the things of the map in front are called for assistive tools, and their place in reading order. A name
//! is made when its thing is first told of and kept until the map is laid out anew. Knows nothing of egui.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::points;
use crate::layout::{CardBox, Content, Layout, PointBox, Row};
use crate::model::{Document, Item, LaneId, Language, Map, PhaseId, Series, StageId, StepId};
use crate::scene::{Group, Role};
use crate::words::{self, access};

/// What is told of a thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Told {
    /// Its name with its place.
    pub(super) name: String,
    /// What else it says.
    pub(super) more: String,
    /// Its place among its like, from 0, and how many there are.
    pub(super) place: Option<(usize, usize)>,
    /// Of a point: value, lowest, highest, a step.
    pub(super) value: Option<[f32; 4]>,
}

/// The names that were told of the last layout.
#[derive(Default)]
pub(in crate::app::canvas) struct Names {
    layout: Option<Arc<Layout>>,
    language: Language,
    told: HashMap<(Item, Role), Arc<Told>>,
    made: usize,
}

/// What names are made from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) document: &'a Document,
    pub(super) map: &'a Map,
    pub(super) layout: &'a Arc<Layout>,
    /// Of the interface; what stands on the map is said as it stands there.
    pub(super) language: Language,
}

impl Names {
    /// Forgets everything when the map or the language is another one.
    pub(super) fn follow(&mut self, source: &Source<'_>) {
        let same = self.layout.as_ref().is_some_and(|layout| Arc::ptr_eq(layout, source.layout));
        if !same || self.language != source.language {
            self.told.clear();
            self.layout = Some(Arc::clone(source.layout));
            self.language = source.language;
        }
    }

    /// What is told of a thing that is drawn.
    pub(super) fn of_group(&mut self, source: &Source<'_>, item: Item, group: &Group) -> Arc<Told> {
        self.of(item, group.role, || source.told(item, group))
    }

    /// What is told of a selected cell, which nothing is drawn for.
    pub(super) fn of_cell(&mut self, source: &Source<'_>, item: Item) -> Arc<Told> {
        self.of(item, Role::Ornament, || source.cell(item))
    }

    /// What is told of a lane as the group of its things.
    pub(super) fn of_lane(&mut self, source: &Source<'_>, lane: LaneId) -> Arc<Told> {
        self.of(Item::Lane(lane), Role::RowHead, || source.lane(lane))
    }

    /// How many names were made so far.
    pub(super) fn made(&self) -> usize {
        self.made
    }

    fn of(&mut self, item: Item, role: Role, make: impl FnOnce() -> Told) -> Arc<Told> {
        if let Some(told) = self.told.get(&(item, role)) {
            return Arc::clone(told);
        }
        self.made += 1;
        let told = Arc::new(make());
        self.told.insert((item, role), Arc::clone(&told));
        told
    }
}

impl Source<'_> {
    fn told(&self, item: Item, group: &Group) -> Told {
        match item {
            Item::Title => Self::titled(access::title(self.language, &self.map.title), group),
            Item::Persona(id) => {
                let name = self.document.persona(id).map_or("", |persona| &persona.name);
                Self::titled(access::persona(self.language, name), group)
            }
            Item::Block(id) => {
                let block = self.map.blocks_above.iter().chain(&self.map.blocks_below);
                let title = block.into_iter().find(|block| block.id == id).map_or("", |block| &block.title);
                Self::titled(access::block(self.language, title), group)
            }
            Item::Legend => Self::titled(words::kinds::item(self.language, item).to_owned(), group),
            Item::Phase(id) => self.phase(id, group),
            Item::Stage(id) => self.stage(id, group),
            Item::Step(id) => self.step(id, group),
            Item::Layer(layer) => named(access::layer(self.language, layer)),
            Item::Lane(_) if group.role == Role::Divider => named(group.label.clone()),
            Item::Lane(id) => self.lane(id),
            Item::Cell(..) => self.cell(item),
            Item::Card(_) => self.card(item, group).unwrap_or_else(|| named(group.label.clone())),
            Item::Point(_) => self.point(item, group).unwrap_or_else(|| named(group.label.clone())),
            Item::Link(id) => {
                let link = self.map.links.iter().find(|link| link.id == id);
                link.map_or_else(|| named(group.label.clone()), |link| named(self.link(link)))
            }
        }
    }

    fn titled(name: String, group: &Group) -> Told {
        Told { name, more: group.label.clone(), ..Told::default() }
    }

    fn phase(&self, id: PhaseId, group: &Group) -> Told {
        let phases = &self.map.phases;
        let at = phases.iter().position(|phase| phase.id == id);
        let Some((at, phase)) = at.and_then(|at| Some((at, phases.get(at)?))) else { return Told::default() };
        Self::head(
            access::phase(self.language, &phase.title, (at + 1, phases.len())),
            (at, phases.len()),
            group,
        )
    }

    fn stage(&self, id: StageId, group: &Group) -> Told {
        let all = self.map.stages().count();
        let found = self.map.stages().enumerate().find(|(_, (_, stage))| stage.id == id);
        let Some((at, (phase, stage))) = found else { return Told::default() };
        // The phase's head stands on the map where it has words.
        let name = access::stage(self.language, &stage.title, (at + 1, all), &phase.title);
        Self::head(name, (at, all), group)
    }

    fn step(&self, id: StepId, group: &Group) -> Told {
        let Some((stage, step)) = self.map.step(id) else { return Told::default() };
        let at = stage.steps.iter().position(|other| other.id == id).unwrap_or_default();
        let (place, all) = ((at, stage.steps.len()), stage.steps.len());
        let name = access::step(self.language, &step.title, (at + 1, all), self.column(id));
        Self::head(name, place, group)
    }

    /// A head also says times, owner and the like.
    fn head(name: String, place: (usize, usize), group: &Group) -> Told {
        Told { name, more: group.label.clone(), place: Some(place), value: None }
    }

    fn lane(&self, id: LaneId) -> Told {
        let rows = &self.layout.rows;
        let at = rows.iter().position(|row| row.lane.id == id);
        let Some((at, row)) = at.and_then(|at| Some((at, rows.get(at)?))) else { return Told::default() };
        let title = access::lane_title(self.language, &row.lane.title, &row.lane.kind);
        let folded = matches!(row.body.content, Content::Folded(_));
        let name = access::lane(self.language, title, (at + 1, rows.len()), row.lane.layer, folded);
        Told { name, place: Some((at, rows.len())), ..Told::default() }
    }

    fn cell(&self, item: Item) -> Told {
        let Item::Cell(lane, step) = item else { return Told::default() };
        let Some(row) = self.layout.row(lane) else { return Told::default() };
        let title = access::lane_title(self.language, &row.lane.title, &row.lane.kind);
        let (cell, column) = (row.lane.cells.get(&step), self.column(step));
        named(match cell {
            Some(cell) if cell.empty_on_purpose => access::takes_no_part(self.language, title, column),
            Some(cell) if !cell.cards.is_empty() => {
                access::cell(self.language, title, column, cell.cards.len())
            }
            _ => access::empty_cell(self.language, title, column),
        })
    }

    fn card(&self, item: Item, group: &Group) -> Option<Told> {
        let row = self.row_of(group)?;
        let placed = card_in(row, item)?;
        let card = &placed.card;
        let all = row.lane.cells.get(&placed.step).map_or(1, |cell| cell.cards.len());
        let kind = words::names::card_kind(self.document, self.language, &card.kind);
        let said = words::names::card(self.document, card);
        let column = self.column(placed.step);
        let name = access::card(self.language, kind, said, column, (placed.index + 1, all));
        // The label of its group begins with kind and words, too.
        let more = group.label.split_once(said).map_or("", |(_, more)| more);
        let more = more.trim_start_matches(['.', ' ']).to_owned();
        Some(Told { name, more, place: Some((placed.index, all)), value: None })
    }

    fn point(&self, item: Item, group: &Group) -> Option<Told> {
        let row = self.row_of(group)?;
        let Content::Points(lane) = &row.body.content else { return None };
        let placed = lane.points.iter().find(|placed| Item::Point(placed.point.id) == item)?;
        let point = &placed.point;
        let like: Vec<&PointBox> =
            lane.points.iter().filter(|other| other.point.series == point.series).collect();
        let at = like.iter().position(|other| other.point.id == point.id)?;
        let value = points::in_words(self.language, &row.lane.kind, point.value);
        let whose = match &point.series {
            Series::Persona(id) => self.document.persona(*id).map_or("", |persona| &persona.name),
            Series::Named(name) => name,
        };
        let column = self.column(placed.step);
        let name = access::point(self.language, whose, &value, column, (at + 1, like.len()));
        let (low, high) = row.lane.kind.scale()?;
        let (step, _) = row.lane.kind.steps()?;
        let value = Some([point.value, low, high, step]);
        Some(Told { name, more: point.words.clone(), place: Some((at, like.len())), value })
    }

    fn link(&self, link: &crate::model::Link) -> String {
        let said =
            |id| self.map.card(id).map(|card| words::names::card(self.document, card)).unwrap_or_default();
        access::link(self.language, said(link.from), said(link.to), &link.label, link.two_way)
    }

    fn row_of(&self, group: &Group) -> Option<&Row> {
        match group.parent? {
            Item::Lane(id) => self.layout.row(id),
            _ => None,
        }
    }

    /// Where a step stands in the columns.
    fn column(&self, id: StepId) -> access::Column<'_> {
        let Some((stage, step)) = self.map.step(id) else { return access::Column::default() };
        let at = self.map.stages().position(|(_, other)| other.id == stage.id).unwrap_or_default();
        access::Column { stage: &stage.title, stage_number: at + 1, step: &step.title }
    }
}

fn named(name: String) -> Told {
    Told { name, ..Told::default() }
}

fn card_in(row: &Row, item: Item) -> Option<&CardBox> {
    let Content::Cards(cards) = &row.body.content else { return None };
    cards.cards.iter().find(|placed| Item::Card(placed.card.id) == item)
}
