//! The canvas: shows the map in front and turns the work of pointer and keyboard into actions.
//! It reads the editor; what it remembers itself is only where it looks and what is under way.

mod access;
mod bands;
mod figure;
mod floating;
mod foresight;
pub mod gesture;
mod hints;
mod inline_text;
mod inserts;
mod keys;
mod mark;
mod menu;
mod minimap;
mod navigate;
mod overlay;
mod paint;
mod pointer;
mod spot;
mod typing;
mod veil;
pub(super) mod view;

use std::sync::Arc;

use egui::{Id, Rect, Response, Sense, Ui};

use super::action::{Action, ViewChange};
use super::editor::Editor;
use super::perform::typing::Beginning;
use super::{Around, PictureSpot};
use crate::edit::{Edit, Place, TextPlace};
use crate::layout::{Layout, Pos};
use crate::model::{CardKind, Item, MapId};
use crate::output::screen::View;
use crate::scene::Placed;
use bands::Bands;
use foresight::Foresight;
use gesture::Gesture;
use minimap::Minimap;
use paint::{Picture, Sight};
use view::Camera;

/// What the canvas remembers between passes.
#[derive(Default)]
pub struct Canvas {
    camera: Camera,
    picture: Picture,
    foresight: Foresight,
    gesture: Gesture,
    /// What is carried came out of a panel.
    from_panel: bool,
    /// The layout at the press of a drag.
    pressed: Option<Arc<Layout>>,
    /// The cards that hang from the pointer, as they were drawn last.
    hanging: Vec<Placed>,
    /// The map that was in front in the last pass.
    map: Option<MapId>,
    /// Changes of the view that wait for the next pass.
    changes: Vec<ViewChange>,
    /// The place of the text field in the last pass.
    typing: Option<TextPlace>,
    /// Where the view was when the pointer was read last.
    seen: Option<View>,
    /// The wheel is a trackpad.
    fingers: bool,
    minimap: Minimap,
    /// A figure that is being typed on a point.
    figure: Option<figure::Figure>,
    /// What things are called for assistive tools.
    names: access::Names,
}

/// What a pass of the canvas works with.
struct Pass<'a> {
    editor: &'a Editor,
    around: &'a Around<'a>,
    /// Has the keyboard when the canvas has it; also the id of the text field.
    id: Id,
    has_keys: bool,
    /// Typing that begins in this pass.
    beginning: Option<Beginning>,
    /// A letter began it.
    by_letter: bool,
    /// The menu of what is selected is asked for.
    wants_menu: bool,
    /// Seconds.
    now: f64,
}

/// What has the keyboard when the canvas has it.
pub(super) fn keyboard_id() -> Id {
    Id::unique("canvas")
}

impl Canvas {
    /// Shows the map in front in all the space there is.
    pub fn ui(&mut self, ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
        // For the pointer alone: the keyboard has an id of its own.
        let response = ui.allocate_rect(ui.available_rect_before_wrap(), Sense::CLICK | Sense::DRAG);
        if !response.rect.is_positive() {
            return;
        }
        self.camera.area = response.rect;
        let (id, now) = (keyboard_id(), ui.input(|input| input.time));
        let mut pass = Pass {
            editor,
            around,
            id,
            has_keys: false,
            beginning: None,
            by_letter: false,
            wants_menu: false,
            now,
        };
        self.show(&pass);
        self.take_keyboard(ui, &mut pass);
        if pass.has_keys && editor.typing().is_none() && matches!(self.gesture, Gesture::Idle) {
            self.read_keys(ui, &mut pass, actions);
        }
        self.navigate(ui, &pass, &response);
        self.point(ui, &mut pass, &response, actions);
        self.show(&pass);
        self.paint(ui, &pass, &response);
        self.text_ui(ui, &pass, actions);
        self.inserts_ui(ui, &pass, actions);
        self.minimap_ui(ui, &pass, actions);
        self.access(ui, &pass, actions);
        self.menu_by_key(ui, &pass, &response, actions);
        response.context_menu(|ui| menu::menu_ui(ui, editor, around, actions));
    }

    /// Changes the view; takes effect with the next pass.
    pub fn change_view(&mut self, change: ViewChange) {
        self.changes.push(change);
    }

    /// Screen points per map unit.
    #[expect(clippy::cast_possible_truncation, reason = "a scale between 0.1 and 4")]
    pub fn zoom(&self) -> f32 {
        self.camera.view.zoom as f32
    }

    /// How many lanes were laid out since the canvas was made: a pass that changes nothing adds none.
    pub fn lanes_laid_out(&self) -> usize {
        self.picture.memo.lanes_laid_out()
    }

    /// The point of the map under a point of the screen.
    pub fn map_from_screen(&self, pos: egui::Pos2) -> Pos {
        self.camera.map_from_screen(pos)
    }

    /// Where a thing of the map is on the screen; `None`: it is not drawn.
    pub fn rect_on_screen(&self, item: Item) -> Option<Rect> {
        let layout = &self.picture.drawn()?.layout;
        let bands = Bands::of(layout, &self.camera);
        Some(bands.on_screen(&self.camera, item, layout.rect_of(item)?).0)
    }

    /// Where pictures dropped at that point of the screen go: onto the picture card there, else into the cell.
    /// `None`: nowhere on the map.
    pub(super) fn picture_spot(&self, at: egui::Pos2, editor: &Editor) -> Option<PictureSpot> {
        let layout = &self.picture.drawn().filter(|_| self.camera.area.contains(at))?.layout;
        let bands = Bands::of(layout, &self.camera);
        let pos = bands.map_from_screen(&self.camera, at);
        let map = editor.map();
        if let Some(Item::Card(id)) = layout.hit(pos)
            && map.card(id).is_some_and(|card| matches!(card.kind, CardKind::Picture { .. }))
        {
            return Some(PictureSpot::On(map.id, id));
        }
        let slot = layout.card_slot(pos, &[])?;
        let place = Place::Cell { lane: slot.lane, step: slot.step, index: slot.index };
        Some(PictureSpot::At(map.id, place))
    }

    /// Lays out and draws what is to be seen, with the change that a drag or typing would make.
    fn show(&mut self, pass: &Pass<'_>) {
        let editor = pass.editor;
        let base = self.gesture.preview().unwrap_or(editor.document());
        let begun = pass.beginning.as_ref().map(|beginning| &beginning.made);
        let made = begun.or(editor.typing().map(|typing| &typing.made)).cloned().flatten();
        let edit = made.map(|edit| Edit::Map(editor.map_id(), edit));
        let draft = editor.typing().map(|typing| (typing.place, typing.draft.as_str()));
        let without_words =
            draft.map(|(place, _)| place).or(pass.beginning.as_ref().map(|beginning| beginning.place));
        let sight = Sight {
            document: self.foresight.document(base, editor.map_id(), edit, draft),
            map: editor.map_id(),
            shown: editor.shown(),
            without_words,
            lifted: self.lifted(),
        };
        self.picture.show(sight);
    }

    fn paint(&mut self, ui: &Ui, pass: &Pass<'_>, response: &Response) {
        let Some(drawn) = self.picture.drawn() else { return };
        let bands = Bands::of(&drawn.layout, &self.camera);
        let rest = self.camera.rests(pass.now);
        let painter = ui.painter_at(self.camera.area);
        self.picture.paint(&painter, &self.camera, &bands, rest, pass.around.colours);
        self.veil(&painter, pass, &bands);
        self.overlay(ui, &painter, pass, response, &bands);
        self.keep_hanging();
        self.paint_carried(ui, pass);
    }
}
