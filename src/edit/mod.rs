//! Changes of documents: every one is an [`Edit`], and [`apply`] is the only writer of a document.
//! Edits that create carry the ids of what they create, so the same edit on the same document always
//! gives the same result. Knows nothing of pointers, keys or words.

mod cards;
mod columns;
mod contents;
mod delete;
mod document;
mod fields;
mod forget;
mod history;
mod ids;
mod incoming;
mod lanes;
mod links;
mod maps;
mod merge;
mod parts;
mod points;
mod share;
mod spans;
mod split;
mod text;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use delete::cards_in;
pub use history::{History, Selection};
pub use merge::next_to_merge;
pub use parts::{Brief, LaneSettings, Place, TextPlace};
pub use split::{Split, going_down};

use forget::Gone;
use ids::{AnyId, refuse_taken};

use crate::model::{
    Block, BlockId, Card, CardId, Document, Facts, ImageHash, Item, Lane, LaneId, Language, Layer, Link,
    LinkId, Map, MapId, OwnChannel, OwnKind, OwnMark, Persona, PersonaId, Phase, PhaseId, Point, PointId,
    Question, Series, Stage, StageId, Step, StepId, StoredImage, Target, ThemeName, View, ViewId, Wave,
    WaveId,
};

/// A change of a document.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the lines above the variants explain their fields")]
pub enum Edit {
    /// A change inside one map.
    Map(MapId, MapEdit),
    /// Words of the title bar.
    SetDocumentTitle(String),
    /// Language of the maps' own words.
    SetLanguage(Language),
    /// Colours of the maps.
    SetTheme(ThemeName),
    /// A new tab at that index.
    AddMap { index: usize, map: Arc<Map> },
    /// A tab to another index, counted without it.
    MoveMap { map: MapId, index: usize },
    /// A tab with all it holds; the last one cannot go.
    DeleteMap(MapId),
    /// A new persona at the end of the list.
    AddPersona(Arc<Persona>),
    /// Replaces the persona of the same id.
    SetPersona(Arc<Persona>),
    /// The persona, and everything that names it forgets it; its points go.
    DeletePersona(PersonaId),
    /// Keeps a picture; it goes again when nothing refers to it and the document is saved.
    AddImage { hash: ImageHash, image: Arc<StoredImage> },
    /// Replaces the lists of the document's own channels, kinds and marks.
    SetOwn { channels: Vec<OwnChannel>, kinds: Vec<OwnKind>, marks: Vec<OwnMark> },
    /// Replaces the survey waves and interview questions.
    SetSurveys { waves: Vec<Wave>, questions: Vec<Question> },
    /// Several changes as one step; the first that fails undoes all.
    Several(StepName, Vec<Self>),
}

/// A change inside one map.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the lines above the variants explain their fields")]
pub enum MapEdit {
    /// The words of one thing: what in-place typing changes.
    SetText(TextPlace, String),
    /// What the title block says besides the title.
    SetBrief(Brief),
    /// Whom the map is about.
    SetPersonas(Vec<PersonaId>),
    /// Targets per indicator.
    SetTargets(Vec<Target>),
    /// Saved choices of what is visible.
    SetViews(Vec<View>),
    /// Review findings that somebody waved away.
    SetDismissed(Vec<String>),

    /// A new phase at that index.
    AddPhase { index: usize, phase: Phase },
    /// A new stage in that phase at that index.
    AddStage { phase: PhaseId, index: usize, stage: Stage },
    /// A new step in that stage at that index.
    AddStep { stage: StageId, index: usize, step: Step },
    /// A phase to another index, counted without it.
    MovePhase { phase: PhaseId, index: usize },
    /// A stage into a phase at an index counted without it; a phase left empty goes.
    MoveStage { stage: StageId, to: PhaseId, index: usize },
    /// A step into a stage at an index counted without it; a stage left empty goes.
    MoveStep { step: StepId, to: StageId, index: usize },
    /// Time, owner and the like of a stage.
    SetStageFacts(StageId, Facts),
    /// Time, owner and the like of a step.
    SetStepFacts(StepId, Facts),
    /// Column width, map units; none: the usual.
    SetColumnWidth(StepId, Option<f32>),

    /// A new lane at that index; its layer decides about the band, so it may land elsewhere.
    AddLane { index: usize, lane: Arc<Lane> },
    /// A lane to another index, counted without it, and into that layer.
    MoveLane { lane: LaneId, index: usize, layer: Layer },
    /// What a lane says of itself besides its words and cells.
    SetLane(LaneId, LaneSettings),
    /// 'Takes no part', or no longer; only for cells without content.
    SetEmptyOnPurpose { lane: LaneId, step: StepId, empty: bool },
    /// The series takes no part in that cell, or does again.
    SetGap { lane: LaneId, step: StepId, series: Series, gap: bool },

    /// New cards, in order.
    AddCards { to: Place, cards: Vec<Card> },
    /// Cards from anywhere in the map, in the given order. An index is counted without them.
    MoveCards { cards: Vec<CardId>, to: Place },
    /// Cards each to a place of its own, for a selection that keeps its arrangement.
    PlaceCards(Vec<(CardId, Place)>),
    /// Replaces the card of the same id.
    SetCard(Box<Card>),
    /// Replaces the cards of the same ids.
    SetCards(Vec<Card>),
    /// New cards and points, each at a place of its own, and arrows between them: what was copied keeps its
    /// arrangement. They come in the given order, an index counts those that came before.
    AddContents { cards: Vec<(Card, Place)>, points: Vec<(LaneId, StepId, Point)>, links: Vec<Link> },

    /// A new point.
    AddPoint { lane: LaneId, step: StepId, point: Point },
    /// Replaces the point of the same id, and moves it into that cell.
    SetPoint { lane: LaneId, step: StepId, point: Point },

    /// A new arrow.
    AddLink(Link),
    /// Replaces the arrow of the same id.
    SetLink(Link),

    /// A new block of text.
    AddBlock { above: bool, index: usize, block: Block },
    /// A block to another index, counted without it, above or below the grid.
    MoveBlock { block: BlockId, above: bool, index: usize },

    /// A phase, stage, step or lane becomes one with the next, see [`next_to_merge`]; all that both held stays.
    Merge(Item),
    /// A phase, stage, step or lane becomes two.
    Split(Split),
    /// Everything named, in any mixture. Columns and lanes take what they hold with them, cards their
    /// arrows. The last column of a map cannot go.
    Delete(Vec<Item>),
}

/// The result of an edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// What was done, for the undo list.
    pub name: StepName,
    /// What to select afterwards; empty: keep what is left of the selection.
    pub select: Vec<Item>,
    /// Edits of the same key that follow each other closely are one step: typing and nudging.
    pub merge: Option<MergeKey>,
    /// Whether the document differs from before.
    pub changed: bool,
}

/// What is changed again and again by typing or nudging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MergeKey {
    /// Typing at one place of a map.
    Text(MapId, TextPlace),
    /// Fields of one card.
    Card(MapId, CardId),
    /// One point.
    Point(MapId, PointId),
    /// Facts of a stage.
    Stage(MapId, StageId),
    /// Facts or width of a step.
    Step(MapId, StepId),
    /// Settings of a lane.
    Lane(MapId, LaneId),
    /// One arrow.
    Link(MapId, LinkId),
    /// The brief of a map.
    Brief(MapId),
    /// Fields of one persona.
    Persona(PersonaId),
    /// One survey wave.
    Wave(WaveId),
    /// What the indicators of a map should reach.
    Targets(MapId),
    /// The title of the document.
    DocumentTitle,
}

/// What an undo step did; worded by `app`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say all there is to say")]
pub enum StepName {
    AddCards(usize),
    AddPoint,
    AddPhase,
    AddStage,
    AddStep,
    AddLane,
    AddLink,
    AddBlock,
    AddMap,
    AddPersona,
    AddPicture,
    ChangeCard,
    ChangeCards(usize),
    ChangeColumn,
    ChangeDocument,
    ChangeLane,
    ChangeLink,
    ChangeMap,
    ChangePersona,
    ChangePoint,
    ChangeSurveys,
    DeleteCards(usize),
    DeleteLane(String, Cards),
    DeleteMap(String),
    DeletePhase(String, Cards),
    DeletePersona(String),
    DeleteStage(String, Cards),
    DeleteStep(String, Cards),
    DeleteItems(usize, Cards),
    AddBlueprintLayers,
    DismissFindings,
    DuplicateCards(usize),
    FoldLanes,
    HideLanes,
    MergeLanes(String, String),
    MergePhases(String, String),
    MergeStages(String, String),
    MergeSteps(String, String),
    MakeFutureState,
    MoveBlock,
    MoveCards(usize),
    MoveLane,
    MoveMap,
    MovePhase,
    MovePoint,
    MoveStage,
    MoveStep,
    ParkCards(usize),
    Paste(usize),
    PasteStages(usize),
    PinLanes,
    RemoveBlueprintLayers,
    Replace(usize),
    ResizeColumn,
    RestoreFindings,
    SetEmptyOnPurpose,
    SetLanguage,
    SetTheme,
    ShowLanes,
    SplitLane(String),
    SplitPhase(String),
    SplitStage(String),
    SplitStep(String),
    Type,
}

/// The cards that go with what is deleted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cards {
    /// How many.
    pub count: usize,
    /// Words of the first of them that have some, in reading order; at most three.
    pub first: Vec<String>,
}

/// Why an edit could not be applied; the document is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The map is gone.
    #[error("the map {0} is not in the document")]
    NoMap(MapId),
    /// What the edit names is gone.
    #[error("{0:?} is not in the map")]
    NoItem(Item),
    /// The persona is gone.
    #[error("the persona {0} is not in the document")]
    NoPersona(PersonaId),
    /// The saved view is gone.
    #[error("the view {0} is not in the map")]
    NoView(ViewId),
    /// A new thing carries the id of one that exists.
    #[error("the id {0} is taken")]
    Taken(String),
    /// Points do not go into lanes of cards, nor cards into lanes of points.
    #[error("the lane {0} does not hold that")]
    WrongLane(LaneId),
    /// The cell holds something.
    #[error("the cell is not empty")]
    NotEmpty,
    /// A map keeps one column, a document one map.
    #[error("the last one stays")]
    LastOne,
    /// A number is not finite or out of its range.
    #[error("a number is out of range")]
    OutOfRange,
    /// A text is longer than 64 KB.
    #[error("a text is too long")]
    TooLong,
    /// An arrow from a card to itself.
    #[error("an arrow needs two cards")]
    SameCard,
    /// The last of its like, or beside one that holds other things.
    #[error("there is nothing to merge with")]
    NothingToMerge,
    /// One stage, one series, or nothing to put into the second part.
    #[error("there is nothing to split")]
    NothingToSplit,
    /// A new phase, stage or map that brings no column.
    #[error("a phase needs a stage, and a stage a step")]
    NoColumn,
}

/// Applies a change. An error leaves the document as it was; a change that changes nothing is applied.
/// Maps and lanes that end up as they were keep their `Arc`.
///
/// # Errors
/// When the edit names what is not there, or breaks a rule of the map.
pub fn apply(document: &mut Document, edit: &Edit) -> Result<Applied, EditError> {
    let mut after = document.clone();
    let mut applied = change(&mut after, edit)?;
    applied.changed = share::share_equal(document, &mut after);
    *document = after;
    Ok(applied)
}

/// Applies a change to a document that is thrown away on an error.
fn change(document: &mut Document, edit: &Edit) -> Result<Applied, EditError> {
    match edit {
        Edit::Map(map, edit) => change_map(document, *map, edit),
        Edit::SetDocumentTitle(title) => document::set_title(document, title),
        Edit::SetLanguage(language) => {
            document.language = *language;
            Ok(Applied::new(StepName::SetLanguage))
        }
        Edit::SetTheme(theme) => {
            document.theme = *theme;
            Ok(Applied::new(StepName::SetTheme))
        }
        Edit::AddMap { index, map } => maps::add(document, *index, map),
        Edit::MoveMap { map, index } => maps::move_to(document, *map, *index),
        Edit::DeleteMap(map) => maps::delete(document, *map),
        Edit::AddPersona(persona) => document::add_persona(document, persona),
        Edit::SetPersona(persona) => document::set_persona(document, persona),
        Edit::DeletePersona(persona) => document::delete_persona(document, *persona),
        Edit::AddImage { hash, image } => document::add_image(document, *hash, image),
        Edit::SetOwn { channels, kinds, marks } => document::set_own(document, channels, kinds, marks),
        Edit::SetSurveys { waves, questions } => document::set_surveys(document, waves, questions),
        Edit::Several(name, edits) => {
            let mut together = Applied::new(name.clone());
            let mut selected = BTreeSet::new();
            for edit in edits {
                let applied = change(document, edit)?;
                // A key held down moves several points in many edits of the same points: one step.
                if *name == StepName::MovePoint {
                    together.merge = together.merge.or(applied.merge);
                }
                // Columns made for what comes into them are not what the user asked for.
                if adds_contents(edit) && !applied.select.is_empty() {
                    together.select.clear();
                    selected.clear();
                }
                together.select.extend(applied.select.into_iter().filter(|item| selected.insert(*item)));
            }
            Ok(together)
        }
    }
}

fn adds_contents(edit: &Edit) -> bool {
    matches!(edit, Edit::Map(_, MapEdit::AddContents { .. }))
}

fn change_map(document: &mut Document, id: MapId, edit: &MapEdit) -> Result<Applied, EditError> {
    let place = document.maps.iter().position(|map| map.id == id).ok_or(EditError::NoMap(id))?;
    let mut map = document.maps.remove(place);
    let mut draft = Draft { map: Arc::make_mut(&mut map), rest: document, gone: Gone::default() };
    let applied = draft.change(edit)?;
    let gone = draft.gone;
    document.maps.insert(place, map);
    gone.forget_in(document);
    Ok(applied)
}

/// A map that is being changed, taken out of its document for that time.
struct Draft<'a> {
    map: &'a mut Map,
    /// The document without the map.
    rest: &'a Document,
    /// What the change removed, for those elsewhere who refer to it.
    gone: Gone,
}

impl Draft<'_> {
    fn change(&mut self, edit: &MapEdit) -> Result<Applied, EditError> {
        match edit {
            MapEdit::SetText(place, text) => self.set_text(*place, text),
            MapEdit::SetBrief(brief) => self.set_brief(brief),
            MapEdit::SetPersonas(personas) => self.set_personas(personas),
            MapEdit::SetTargets(targets) => self.set_targets(targets),
            MapEdit::SetViews(views) => self.set_views(views),
            MapEdit::SetDismissed(findings) => self.set_dismissed(findings),

            MapEdit::AddPhase { index, phase } => self.add_phase(*index, phase),
            MapEdit::AddStage { phase, index, stage } => self.add_stage(*phase, *index, stage),
            MapEdit::AddStep { stage, index, step } => self.add_step(*stage, *index, step),
            MapEdit::MovePhase { phase, index } => self.move_phase(*phase, *index),
            MapEdit::MoveStage { stage, to, index } => self.move_stage(*stage, *to, *index),
            MapEdit::MoveStep { step, to, index } => self.move_step(*step, *to, *index),
            MapEdit::SetStageFacts(stage, facts) => self.set_stage_facts(*stage, facts),
            MapEdit::SetStepFacts(step, facts) => self.set_step_facts(*step, facts),
            MapEdit::SetColumnWidth(step, width) => self.set_column_width(*step, *width),

            MapEdit::AddLane { index, lane } => self.add_lane(*index, lane),
            MapEdit::MoveLane { lane, index, layer } => self.move_lane(*lane, *index, *layer),
            MapEdit::SetLane(lane, settings) => self.set_lane(*lane, settings),
            MapEdit::SetEmptyOnPurpose { lane, step, empty } => {
                self.set_empty_on_purpose(*lane, *step, *empty)
            }
            MapEdit::SetGap { lane, step, series, gap } => self.set_gap(*lane, *step, series, *gap),

            MapEdit::AddCards { to, cards } => self.add_cards(*to, cards),
            MapEdit::MoveCards { cards, to } => self.move_cards(cards, *to),
            MapEdit::PlaceCards(places) => self.place_cards(places),
            MapEdit::SetCard(card) => self.set_card(card),
            MapEdit::SetCards(cards) => self.set_cards(cards),
            MapEdit::AddContents { cards, points, links } => self.add_contents(cards, points, links),

            MapEdit::AddPoint { lane, step, point } => self.add_point(*lane, *step, point),
            MapEdit::SetPoint { lane, step, point } => self.set_point(*lane, *step, point),

            MapEdit::AddLink(link) => self.add_link(link),
            MapEdit::SetLink(link) => self.set_link(link),

            MapEdit::AddBlock { above, index, block } => self.add_block(*above, *index, block),
            MapEdit::MoveBlock { block, above, index } => self.move_block(*block, *above, *index),

            MapEdit::Merge(item) => self.merge(*item),
            MapEdit::Split(split) => self.split(split),
            MapEdit::Delete(items) => self.delete(items),
        }
    }

    /// The lane to change; from here on it no longer shares memory with the document before.
    fn lane_mut(&mut self, id: LaneId) -> Result<&mut Lane, EditError> {
        self.map
            .lanes
            .iter_mut()
            .find(|lane| lane.id == id)
            .map(Arc::make_mut)
            .ok_or(EditError::NoItem(Item::Lane(id)))
    }

    fn card_mut(&mut self, id: CardId) -> Result<&mut Card, EditError> {
        let place = self.map.card_in_grid(id).map(|(lane, step, ..)| (lane.id, step));
        let card = match place {
            Some((lane, step)) => {
                let cell = self.lane_mut(lane)?.cells.get_mut(&step);
                cell.and_then(|cell| cell.cards.iter_mut().find(|card| card.id == id))
            }
            None => self.map.parking.iter_mut().find(|card| card.id == id),
        };
        card.ok_or(EditError::NoItem(Item::Card(id)))
    }

    fn point_mut(&mut self, id: PointId) -> Result<&mut Point, EditError> {
        let missing = EditError::NoItem(Item::Point(id));
        let (lane, step) =
            self.map.point(id).map(|(lane, step, _)| (lane.id, step)).ok_or(missing.clone())?;
        let cell = self.lane_mut(lane)?.cells.get_mut(&step);
        cell.and_then(|cell| cell.points.iter_mut().find(|point| point.id == id)).ok_or(missing)
    }

    fn refuse_taken(&self, new: Vec<AnyId>) -> Result<(), EditError> {
        refuse_taken(self.rest.maps.iter().map(AsRef::as_ref).chain([&*self.map]), new)
    }

    fn need(&self, item: Item) -> Result<(), EditError> {
        if self.map.has(item) { Ok(()) } else { Err(EditError::NoItem(item)) }
    }
}

impl Applied {
    fn new(name: StepName) -> Self {
        Self { name, select: Vec::new(), merge: None, changed: true }
    }

    fn selecting(self, select: impl IntoIterator<Item = Item>) -> Self {
        Self { select: select.into_iter().collect(), ..self }
    }

    fn merging(self, key: MergeKey) -> Self {
        Self { merge: Some(key), ..self }
    }
}

/// Inserts at the index, or last where the list is shorter.
fn insert_at<T>(list: &mut Vec<T>, index: usize, new: T) {
    list.insert(index.min(list.len()), new);
}
