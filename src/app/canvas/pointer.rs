//! From egui's pointer to gestures, and from what they ask for to actions. What a press or a drag means,
//! [`super::gesture`] says.

use std::sync::Arc;

use egui::{DragAndDrop, Event as Input, Key, PointerButton, Pos2, Response, Ui};

use super::bands::Bands;
use super::gesture::{self, Button, Event, Gesture, Load, Outcome, Pointer, Situation};
use super::{Canvas, Pass, navigate, view};
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::panels::{self, PaletteItem};
use crate::app::{perform, points};
use crate::edit::{Edit, MapEdit, StepName, TextPlace};
use crate::layout::{Edge, Layout, Pos};
use crate::model::{
    Block, BlockId, CardId, Document, Facts, Item, Phase, PhaseId, Point, Stage, StageId, Step, StepId,
};
use crate::style::type_face;
use crate::words;

impl Canvas {
    /// Reads what the pointer did in this pass.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few events are the pointer's")]
    pub(super) fn point(
        &mut self,
        ui: &Ui,
        pass: &mut Pass<'_>,
        response: &Response,
        actions: &mut Vec<Action>,
    ) {
        self.carry_from_panels(ui, pass, response, actions);
        let (inputs, latest) = ui.input(|input| (input.events.clone(), input.pointer.latest_pos()));
        let is_here = response.hovered()
            || response.is_pointer_button_down_on()
            || response.clicked()
            || response.secondary_clicked();
        let mut moved = false;
        let seen = self.seen.replace(self.camera.view).unwrap_or(self.camera.view);
        for input in &inputs {
            match input {
                // In a slow pass the pointer can be over the map by now and yet have been pressed elsewhere.
                Input::PointerButton { pos, button, pressed: true, .. }
                    if is_here && response.rect.contains(*pos) =>
                {
                    match button_of(*button) {
                        // The right button selects where it opens a menu; where it drags, the map follows.
                        Some(Button::Secondary) | None => {}
                        Some(button) => self.press(ui, pass, *pos, button, actions),
                    }
                }
                Input::PointerButton { pos, pressed: false, .. } => {
                    self.feed(ui, pass, *pos, Event::Move, actions);
                    self.feed(ui, pass, *pos, Event::Release, actions);
                }
                Input::PointerMoved(_) => moved = true,
                Input::PointerGone | Input::WindowFocused(false) => {
                    self.feed(ui, pass, latest.unwrap_or_default(), Event::Cancel, actions);
                }
                Input::Key { key: Key::Escape, pressed: true, .. }
                    if !matches!(self.gesture, Gesture::Idle) =>
                {
                    self.feed(ui, pass, latest.unwrap_or_default(), Event::Cancel, actions);
                    ui.input_mut(|input| input.events.retain(|event| !is_escape(event)));
                }
                _ => {}
            }
        }
        let Some(pos) = latest else { return };
        let autoscroll = pass.around.settings.mouse.autoscroll;
        let scrolled = autoscroll && self.scroll_at_edge(ui, pos);
        // Alt changes what a drag does, also while the pointer rests.
        let switched = self.gesture.carries_cards() && ui.input(|i| i.modifiers.alt) != self.gesture.copies();
        if moved || scrolled || switched || self.camera.view != seen {
            self.feed(ui, pass, pos, Event::Move, actions);
        }
        if response.secondary_clicked() {
            self.press(ui, pass, pos, Button::Secondary, actions);
            // The menu is about what is selected then.
            ui.ctx().request_discard("the right button selects");
        }
        if response.double_clicked() && !navigate::is_hand(ui, pass) {
            self.feed(ui, pass, pos, Event::DoubleClick, actions);
        }
    }

    fn press(&mut self, ui: &Ui, pass: &mut Pass<'_>, pos: Pos2, button: Button, actions: &mut Vec<Action>) {
        if pass.editor.typing().is_some() {
            actions.push(Action::CommitText);
        }
        self.feed(ui, pass, pos, Event::Press(button), actions);
    }

    /// Gives the machine one event and does what it asks for.
    fn feed(&mut self, ui: &Ui, pass: &mut Pass<'_>, pos: Pos2, event: Event, actions: &mut Vec<Action>) {
        if matches!(self.gesture, Gesture::Idle) && !matches!(event, Event::Press(_) | Event::DoubleClick) {
            return;
        }
        let Some(layout) = self.picture.drawn().map(|drawn| Arc::clone(&drawn.layout)) else { return };
        let pointer = self.pointer(ui, pass, &layout, pos, event);
        let was_dragging = self.gesture.carried().is_some();
        let situation = self.situation(pass, &layout);
        let (next, outcome) = gesture::step(std::mem::take(&mut self.gesture), &pointer, &situation);
        self.gesture = next;
        self.follow_drag(was_dragging, &layout);
        if let Some(outcome) = outcome {
            self.answer(pass, outcome, &layout, pointer.pos, actions);
        }
    }

    /// Rows do not shrink while something is carried.
    fn follow_drag(&mut self, was_dragging: bool, layout: &Arc<Layout>) {
        let is_dragging = self.gesture.carried().is_some();
        if is_dragging != was_dragging {
            self.picture.hold_rows(is_dragging);
            self.pressed = is_dragging.then(|| Arc::clone(layout));
        }
    }

    fn pointer(&self, ui: &Ui, pass: &Pass<'_>, layout: &Layout, pos: Pos2, event: Event) -> Pointer {
        let is_inside = self.camera.area.contains(pos);
        // A head in its band is where it is seen, and so is a pinned lane. What is carried is over the map itself
        // otherwise; the map as it was at the press says where lanes are.
        let in_map = if self.gesture.carried().is_some() {
            let pressed = self.pressed.as_deref().unwrap_or(layout);
            Bands { columns: None, rows: None, ..Bands::of(pressed, &self.camera) }
                .map_from_screen(&self.camera, pos)
        } else {
            Bands::of(layout, &self.camera).map_from_screen(&self.camera, pos)
        };
        let over_parking = !self.from_panel
            && !is_inside
            && panels::parking_lot(ui.ctx()).is_some_and(|lot| lot.contains(pos));
        let modifiers = ui.input(|input| input.modifiers);
        Pointer {
            event,
            pos: in_map,
            on_screen: Pos::new(f64::from(pos.x), f64::from(pos.y)),
            adds: modifiers.shift || modifiers.command,
            copies: modifiers.alt,
            pans: navigate::is_hand(ui, pass),
            free: pass.around.settings.mouse.snaps == modifiers.command,
            over_parking,
        }
    }

    fn situation<'a>(&self, pass: &Pass<'a>, layout: &'a Arc<Layout>) -> Situation<'a> {
        Situation {
            document: pass.editor.document(),
            map: pass.editor.map_id(),
            layout,
            selection: pass.editor.selection(),
            tool: pass.editor.tool(),
            zoom: self.camera.view.zoom,
            new_id: CardId::fresh().bits(),
        }
    }

    fn answer(
        &mut self,
        pass: &mut Pass<'_>,
        outcome: Outcome,
        layout: &Layout,
        pos: Pos,
        actions: &mut Vec<Action>,
    ) {
        match outcome {
            Outcome::Select(items) => actions.push(Action::Select(items)),
            Outcome::Toggle(item) => actions.push(Action::ToggleSelect(item)),
            Outcome::Commit(edit) => actions.push(Action::Edit(edit)),
            #[expect(clippy::cast_possible_truncation, reason = "points of a screen")]
            Outcome::Pan(by) => self.camera.pan(egui::vec2(by.x as f32, by.y as f32)),
            Outcome::Open(item) => {
                let edge = layout.edge_at(pos, gesture::edge_reach(self.camera.view.zoom));
                open(pass, item, edge, layout, pos, actions);
            }
        }
    }

    /// Scrolls while something is held near the edge of the canvas.
    fn scroll_at_edge(&mut self, ui: &Ui, pointer: Pos2) -> bool {
        let is_near = self.gesture.reaches_out() && self.camera.area.contains(pointer);
        let seconds = ui.input(|input| input.stable_dt);
        let by =
            if is_near { view::edge_scroll(self.camera.area, pointer, seconds) } else { egui::Vec2::ZERO };
        if by == egui::Vec2::ZERO {
            return false;
        }
        let before = self.camera.view.origin;
        self.camera.pan(by);
        if let Some(drawn) = self.picture.drawn() {
            self.camera.keep_in_reach(drawn.layout.size);
        }
        let moved = self.camera.view.origin != before;
        if moved {
            ui.ctx().request_repaint();
        }
        moved
    }

    /// Takes over what is dragged out of a panel while it is over the canvas.
    fn carry_from_panels(
        &mut self,
        ui: &Ui,
        pass: &mut Pass<'_>,
        response: &Response,
        actions: &mut Vec<Action>,
    ) {
        let item = DragAndDrop::payload::<PaletteItem>(ui.ctx());
        let over = ui.input(|input| input.pointer.latest_pos()).filter(|pos| response.rect.contains(*pos));
        if self.from_panel && (item.is_none() || over.is_none()) {
            self.feed(ui, pass, Pos2::ZERO, Event::Cancel, actions);
            self.from_panel = false;
        }
        let (Some(item), Some(pos)) = (item, over) else { return };
        if self.from_panel || !matches!(self.gesture, Gesture::Idle) {
            return;
        }
        let Some(layout) = self.picture.drawn().map(|drawn| Arc::clone(&drawn.layout)) else { return };
        self.from_panel = true;
        let pointer = self.pointer(ui, pass, &layout, pos, Event::Move);
        self.gesture =
            Gesture::carry(load(&item, pass.editor.document()), &pointer, &self.situation(pass, &layout));
        self.follow_drag(false, &layout);
    }
}

/// A double click: types, fills an empty cell, sets a point, or gives a column its usual width.
fn open(
    pass: &mut Pass<'_>,
    item: Option<Item>,
    edge: Option<Edge>,
    layout: &Layout,
    pos: Pos,
    actions: &mut Vec<Action>,
) {
    match edge {
        Some(Edge::Column(step)) => {
            actions.push(Action::EditMap(MapEdit::SetColumnWidth(step, None)));
            return;
        }
        Some(Edge::Stage(stage)) => {
            actions.extend(usual_widths(pass.editor, stage).map(Action::Edit));
            return;
        }
        Some(Edge::Card(_) | Edge::Baseline(_)) | None => {}
    }
    if pass.editor.typing().is_some() {
        return;
    }
    match item {
        Some(Item::Cell(lane, step)) => {
            if let Some(slot) = layout.point_slot(pos).filter(|slot| slot.lane == lane) {
                if let Some(holder) = pass.editor.map().lane(lane) {
                    let new = points::new_point(pass.editor.map(), holder, step, slot.value);
                    let point = Point { at: slot.at, ..new };
                    actions.push(Action::EditMap(MapEdit::AddPoint { lane, step, point }));
                }
            } else {
                pass.beginning = perform::typing::in_cell(pass.editor, lane, step);
            }
        }
        Some(Item::Block(id)) if is_on_heading(layout, id, pos) => {
            actions.push(Action::Type(TextPlace::BlockTitle(id)));
        }
        Some(item) => {
            if let Some(place) = perform::text_of(&[item]) {
                actions.push(Action::Type(place));
            }
        }
        None => {}
    }
}

/// All columns of a stage become as wide as usual.
fn usual_widths(editor: &Editor, id: StageId) -> Option<Edit> {
    let map = editor.map();
    let stage = map.stage(id)?;
    let facts = Facts { width: None, ..stage.facts.clone() };
    let mut edits = vec![MapEdit::SetStageFacts(id, facts)];
    edits.extend(stage.steps.iter().map(|step| MapEdit::SetColumnWidth(step.id, None)));
    let edits = edits.into_iter().map(|edit| Edit::Map(map.id, edit)).collect();
    Some(Edit::Several(StepName::ResizeColumn, edits))
}

/// Whether the point lies on the heading of a block of text.
fn is_on_heading(layout: &Layout, id: BlockId, pos: Pos) -> bool {
    let block = layout.blocks.iter().find(|block| block.block == id);
    let heading =
        block.and_then(|block| block.texts.iter().find(|text| text.shaped.style == type_face::LANE));
    heading.is_some_and(|text| pos.y < text.at.y + f64::from(text.shaped.height))
}

/// What an item of the palette becomes, with words in the document's language.
fn load(item: &PaletteItem, document: &Document) -> Load {
    let words = words::new(document.language);
    let step = || Step { title: words.step.to_owned(), ..Step::new(StepId::fresh()) };
    let stage = || Stage::new(StageId::fresh(), words.stage, StepId::fresh());
    match item {
        PaletteItem::Card(kind) => Load::NewCard(Box::new(panels::new_card(kind))),
        PaletteItem::Phase => Load::NewPhase(Phase {
            id: PhaseId::fresh(),
            title: words.phase.to_owned(),
            stages: vec![stage()],
        }),
        PaletteItem::Stage => Load::NewStage(stage()),
        PaletteItem::Step => Load::NewStep(step()),
        PaletteItem::Lane(kind, layer) => {
            Load::NewLane(Arc::new(panels::new_lane(kind, *layer, document.language)))
        }
        PaletteItem::Block => {
            let title = words.block.to_owned();
            Load::NewBlock(Block { id: BlockId::fresh(), title, text: String::new() })
        }
        PaletteItem::Parked(cards) => {
            let grabbed = cards.first().copied().unwrap_or(CardId::from_bits(0));
            Load::Cards { cards: cards.clone(), grabbed }
        }
    }
}

fn button_of(button: PointerButton) -> Option<Button> {
    match button {
        PointerButton::Primary => Some(Button::Primary),
        PointerButton::Middle => Some(Button::Middle),
        PointerButton::Secondary => Some(Button::Secondary),
        PointerButton::Extra1 | PointerButton::Extra2 => None,
    }
}

fn is_escape(event: &Input) -> bool {
    matches!(event, Input::Key { key: Key::Escape, pressed: true, .. })
}
