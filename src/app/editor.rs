//! The open document with everything that belongs to working on it: history, current map, selection, text
//! being typed, the file it came from. Panels and canvas read it; only `App::apply` changes it.
//! Knows nothing of egui, files on disk or zoom.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::{Desk, Left, Side, Tool};
use super::chosen::Chosen;
use super::perform::style::CardStyle;
use super::sought::{Next, Sought};
use crate::edit::{self, Edit, EditError, History, MapEdit, Selection, StepName, TextPlace};
use crate::find::{Filter, Matching, Query};
use crate::model::{Document, Item, Map, MapId, Shown};

/// The open document and the work on it.
#[derive(Debug)]
pub struct Editor {
    history: History,
    map: Arc<Map>,
    selection: Chosen,
    shown: BTreeMap<MapId, Shown>,
    typing: Option<Typing>,
    sought: Option<Sought>,
    filter: Filter,
    /// What of the map in front the filter wants; none while it asks for nothing.
    matching: Option<Matching>,
    path: Option<PathBuf>,
    style: Option<CardStyle>,
    tool: Tool,
    desk: Desk,
    side: Side,
    left: Left,
}

/// Text being typed in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Typing {
    /// Whose words.
    pub place: TextPlace,
    /// What stands in the field now.
    pub draft: String,
    /// What stood there at the beginning.
    pub before: String,
    /// When it began, in seconds of the clock that edits are given.
    pub since: f64,
    /// Makes what the words are for, which is not in the document yet.
    pub made: Option<MapEdit>,
}

impl Editor {
    /// A document just made or opened, with its first map in front. Without a path it counts as new:
    /// nothing is lost when it is closed before the first change.
    #[must_use]
    pub fn new(document: Document, path: Option<PathBuf>) -> Self {
        let document = Arc::new(document);
        let map = first_map(&document);
        let history = History::new(document);
        Self {
            history,
            map,
            selection: Chosen::default(),
            shown: BTreeMap::new(),
            typing: None,
            sought: None,
            filter: Filter::default(),
            matching: None,
            path,
            style: None,
            tool: Tool::Select,
            desk: Desk::Map,
            side: Side::Details,
            left: Left::Palette,
        }
    }

    /// The document as it is now, without what is being typed.
    pub fn document(&self) -> &Arc<Document> {
        self.history.current()
    }

    /// The map in front.
    pub fn map(&self) -> &Arc<Map> {
        &self.map
    }

    /// Id of the map in front.
    pub fn map_id(&self) -> MapId {
        self.map.id
    }

    /// What is selected in the map in front, in the order it was selected; all of it exists.
    pub fn selection(&self) -> &[Item] {
        self.selection.items()
    }

    /// Whether that is selected.
    pub fn is_selected(&self, item: Item) -> bool {
        self.selection.contains(item)
    }

    /// What is visible of the map in front.
    pub fn shown(&self) -> Shown {
        self.shown.get(&self.map.id).cloned().unwrap_or_default()
    }

    /// The text being typed in place.
    pub fn typing(&self) -> Option<&Typing> {
        self.typing.as_ref()
    }

    /// What the find bar looks for; none while it is closed.
    pub fn sought(&self) -> Option<&Sought> {
        self.sought.as_ref()
    }

    /// Which cards are wanted, the others are dimmed; the same for every map.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// What of the map in front the filter wants; none while it asks for nothing.
    pub fn matching(&self) -> Option<&Matching> {
        self.matching.as_ref()
    }

    /// The look of a card that was copied last.
    pub fn style(&self) -> Option<&CardStyle> {
        self.style.as_ref()
    }

    /// What the pointer does on the canvas.
    pub fn tool(&self) -> Tool {
        self.tool
    }

    /// What the middle of the window shows.
    pub fn desk(&self) -> Desk {
        self.desk
    }

    /// What the right panel shows.
    pub fn side(&self) -> Side {
        self.side
    }

    /// What the left panel shows.
    pub fn left(&self) -> Left {
        self.left
    }

    /// The file of the document; none before the first save.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Another number after every change of the document, undo and redo included.
    pub fn revision(&self) -> u64 {
        self.history.revision()
    }

    /// Whether closing now would lose something; text being typed counts.
    pub fn is_unsaved(&self) -> bool {
        self.history.is_unsaved() || self.typing.as_ref().is_some_and(|typing| typing.draft != typing.before)
    }

    /// Whether nobody has worked here: a new document without file or change.
    pub fn is_untouched(&self) -> bool {
        self.path.is_none() && !self.is_unsaved() && !self.can_undo() && !self.can_redo()
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Steps that are done, oldest first, and steps that were undone, next first.
    pub fn steps(
        &self,
    ) -> (impl ExactSizeIterator<Item = &StepName>, impl ExactSizeIterator<Item = &StepName>) {
        (self.history.past(), self.history.future())
    }

    /// The step that undo would take back.
    pub fn undo_name(&self) -> Option<&StepName> {
        self.history.past().next_back()
    }

    /// The step that redo would do again.
    pub fn redo_name(&self) -> Option<&StepName> {
        self.history.future().next()
    }
}

/// Changes, called by `App` alone. `now` is in seconds, on any clock that only moves forward.
impl Editor {
    /// Changes the document.
    ///
    /// # Errors
    /// When the rules forbid the change; nothing has changed then.
    pub fn edit(&mut self, edit: &Edit, now: f64) -> Result<(), EditError> {
        let mut document = (**self.document()).clone();
        let applied = edit::apply(&mut document, edit)?;
        let before = Selection { map: self.map.id, items: self.selection.items().to_vec() };
        self.history.commit(Arc::new(document), &applied, before, now);
        self.follow_document();
        if let Some(map) = added_map(edit) {
            self.show_map(map);
        }
        if !applied.select.is_empty() {
            self.select(applied.select);
        }
        Ok(())
    }

    /// Changes the map in front.
    ///
    /// # Errors
    /// When the rules forbid the change; nothing has changed then.
    pub fn edit_map(&mut self, edit: MapEdit, now: f64) -> Result<(), EditError> {
        self.edit(&Edit::Map(self.map.id, edit), now)
    }

    /// Selects these things and no others; what does not exist is left out.
    pub fn select(&mut self, items: Vec<Item>) {
        self.selection = Chosen::of(items, &self.map);
    }

    /// Into the selection, or out of it.
    pub fn toggle_select(&mut self, item: Item) {
        self.selection.toggle(item, &self.map);
    }

    /// Brings another map to the front, with nothing selected.
    pub fn show_map(&mut self, id: MapId) {
        let Some(map) = self.document().map(id) else { return };
        if map.id != self.map.id {
            self.map = Arc::clone(map);
            self.selection = Chosen::default();
            self.typing = None;
            self.look_again();
        }
    }

    /// Looks for that from now on; none: for nothing more. From the second time on the first hit behind what
    /// was selected in the beginning is selected.
    pub fn seek(&mut self, query: Option<Query>) {
        let from = match &self.sought {
            Some(sought) => sought.from(),
            None => self.selection().last().copied(),
        };
        let begins = self.sought.is_none();
        self.sought = query.map(|query| Sought::new(self.document(), self.map.id, query, from));
        if let Some(hit) = self.sought.as_ref().and_then(Sought::first).filter(|_| !begins) {
            self.select(vec![hit.item]);
        }
    }

    /// Goes to the next hit or back to the one before, into another map behind the last one.
    pub fn seek_on(&mut self, forward: bool) {
        let next = self.sought.as_ref().and_then(|sought| sought.next(self.selection(), forward));
        let place = match next {
            Some(Next::Here(place)) => Some(place),
            Some(Next::Map(map)) => {
                self.show_map(map);
                forward.then_some(0)
            }
            None => return,
        };
        if let Some(hit) = self.sought.as_mut().and_then(|sought| sought.go(place)) {
            self.select(vec![hit.item]);
        }
    }

    /// Wants these cards from now on.
    pub fn want(&mut self, filter: Filter) {
        self.filter = filter;
        self.match_again();
    }

    /// Chooses what is visible of the map in front.
    pub fn show(&mut self, shown: Shown) {
        self.shown.insert(self.map.id, shown);
    }

    /// Keeps the look of a card for others.
    pub fn keep_style(&mut self, style: CardStyle) {
        self.style = Some(style);
    }

    /// Takes up another tool.
    pub fn take_tool(&mut self, tool: Tool) {
        self.tool = tool;
    }

    /// Brings another desk to the middle of the window.
    pub fn sit_at(&mut self, desk: Desk) {
        self.desk = desk;
    }

    /// Brings another part of the right panel to the front.
    pub fn show_side(&mut self, side: Side) {
        self.side = side;
    }

    /// Brings another part of the left panel to the front.
    pub fn show_left(&mut self, left: Left) {
        self.left = left;
    }

    /// Undoes or does again until that many steps are done.
    pub fn jump(&mut self, steps: usize) {
        self.typing = None;
        let selection = self.history.jump(steps);
        self.restore(selection);
    }

    /// Takes the last step back, selection included.
    pub fn undo(&mut self) {
        self.typing = None;
        let selection = self.history.undo();
        self.restore(selection);
    }

    /// Does the step taken back last again.
    pub fn redo(&mut self) {
        self.typing = None;
        let selection = self.history.redo();
        self.restore(selection);
    }

    /// Opens the in-place editor with the words that stand there now.
    ///
    /// # Errors
    /// When what was being typed elsewhere cannot be committed.
    pub fn begin_typing(&mut self, place: TextPlace, now: f64) -> Result<(), EditError> {
        self.commit_typing()?;
        let before = text_at(&self.map, place).unwrap_or_default().to_owned();
        self.typing = Some(Typing { place, draft: before.clone(), before, since: now, made: None });
        Ok(())
    }

    /// Opens the in-place editor on something new. It is made with its words, as one step; without words it
    /// never was there.
    ///
    /// # Errors
    /// When what was being typed elsewhere cannot be committed.
    pub fn begin_typing_new(&mut self, place: TextPlace, made: MapEdit, now: f64) -> Result<(), EditError> {
        self.commit_typing()?;
        let (draft, before) = (String::new(), String::new());
        self.typing = Some(Typing { place, draft, before, since: now, made: Some(made) });
        Ok(())
    }

    /// The text in the in-place editor has changed.
    pub fn draft(&mut self, text: String) {
        if let Some(typing) = &mut self.typing {
            typing.draft = text;
        }
    }

    /// Closes the in-place editor; what was typed becomes one step.
    ///
    /// # Errors
    /// When the text is refused; the editor is closed all the same.
    pub fn commit_typing(&mut self) -> Result<(), EditError> {
        let Some(typing) = self.typing.take() else { return Ok(()) };
        let edit = match typing.made {
            Some(_) if typing.draft.trim().is_empty() => return Ok(()),
            Some(made) => with_words(made, typing.draft),
            None if typing.draft == typing.before => return Ok(()),
            None => MapEdit::SetText(typing.place, typing.draft),
        };
        // Words on a card made for them a moment before are of one step with it, however long they took.
        let result = self.edit_map(edit, typing.since);
        self.history.break_merge();
        result
    }

    /// Closes the in-place editor without a change.
    pub fn drop_typing(&mut self) {
        self.typing = None;
    }

    /// That state of the document is in that file now; the current one may be newer.
    pub fn saved_as(&mut self, path: PathBuf, document: Arc<Document>) {
        self.path = Some(path);
        self.history.mark_saved(document);
    }

    /// No file holds the document as it is, for example because it was repaired while loading.
    pub fn mark_unsaved(&mut self) {
        self.history.mark_unsaved();
    }

    fn restore(&mut self, selection: Option<Selection>) {
        let Some(Selection { map, items }) = selection else { return };
        self.follow_document();
        self.show_map(map);
        self.select(items);
    }

    /// After a change: the map in front as it is now, or its neighbour when it is gone, and what is left of
    /// selection and typing.
    fn follow_document(&mut self) {
        let document = Arc::clone(self.document());
        self.map = document.map(self.map.id).map_or_else(|| first_map(&document), Arc::clone);
        self.selection.keep_what_is_in(&self.map);
        let is_gone = |typing: &Typing| typing.made.is_none() && text_at(&self.map, typing.place).is_none();
        if self.typing.as_ref().is_some_and(is_gone) {
            self.typing = None;
        }
        self.look_again();
    }

    fn look_again(&mut self) {
        let document = Arc::clone(self.document());
        if let Some(sought) = &mut self.sought {
            sought.look_again(&document, self.map.id);
        }
        self.match_again();
    }

    fn match_again(&mut self) {
        self.matching = (!self.filter.is_empty()).then(|| Matching::new(&self.map, &self.filter));
    }
}

/// The map that an edit adds.
fn added_map(edit: &Edit) -> Option<MapId> {
    match edit {
        Edit::AddMap { map, .. } => Some(map.id),
        Edit::Several(_, edits) => edits.iter().find_map(added_map),
        _ => None,
    }
}

/// The edit that makes a thing, with the thing's words.
#[expect(clippy::wildcard_enum_match_arm, reason = "few edits make something that is typed on")]
fn with_words(mut made: MapEdit, words: String) -> MapEdit {
    match &mut made {
        MapEdit::AddCards { cards, .. } => {
            if let Some(card) = cards.first_mut() {
                card.title = words;
            }
        }
        MapEdit::AddPoint { point, .. } => point.words = words,
        MapEdit::AddPhase { phase, .. } => phase.title = words,
        MapEdit::AddStage { stage, .. } => stage.title = words,
        MapEdit::AddStep { step, .. } => step.title = words,
        MapEdit::AddLane { lane, .. } => Arc::make_mut(lane).title = words,
        _ => {}
    }
    made
}

/// The words at a place of a map; none when the place is gone.
#[must_use]
pub fn text_at(map: &Map, place: TextPlace) -> Option<&str> {
    let phase = |id| map.phases.iter().find(|phase| phase.id == id);
    let block = |id| map.blocks_above.iter().chain(&map.blocks_below).find(|block| block.id == id);
    let text = match place {
        TextPlace::Map => &map.title,
        TextPlace::Phase(id) => &phase(id)?.title,
        TextPlace::Stage(id) => &map.stage(id)?.title,
        TextPlace::StageSubtitle(id) => &map.stage(id)?.subtitle,
        TextPlace::Step(id) => &map.step(id)?.1.title,
        TextPlace::StepSubtitle(id) => &map.step(id)?.1.subtitle,
        TextPlace::Lane(id) => &map.lane(id)?.title,
        TextPlace::Divider(id) => &map.lane(id)?.divider,
        TextPlace::Card(id) => &map.card(id)?.title,
        TextPlace::Point(id) => &map.point(id)?.2.words,
        TextPlace::Link(id) => &map.links.iter().find(|link| link.id == id)?.label,
        TextPlace::BlockTitle(id) => &block(id)?.title,
        TextPlace::BlockText(id) => &block(id)?.text,
    };
    Some(text)
}

/// A document always has a map; should one come without, an empty one stands in.
fn first_map(document: &Document) -> Arc<Map> {
    document.maps.first().map_or_else(|| Arc::new(super::blank::column(document.language)), Arc::clone)
}
