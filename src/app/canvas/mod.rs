//! The canvas: shows the map in front and turns the work of pointer and keyboard into actions.
//! It reads the editor; what it remembers itself is only where it looks and what is under way.

mod access;
mod bands;
mod figure;
mod floating;
mod foresight;
pub mod gesture;
mod inline_text;
mod keys;
mod menu;
mod navigate;
mod overlay;
mod paint;
mod pointer;
mod spot;
pub(super) mod view;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Id, Popup, Rect, Response, Sense, Ui, WidgetInfo};

use super::action::{Action, ViewChange};
use super::editor::Editor;
use super::points;
use super::{Around, PictureSpot};
use crate::edit::{Edit, Place, TextPlace};
use crate::layout::{Layout, Pos};
use crate::model::{CardKind, Item, MapId};
use crate::scene::Placed;
use crate::words;
use bands::Bands;
use foresight::Foresight;
use gesture::Gesture;
use inline_text::{Beginning, End, Field};
use keys::Wish;
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
        let response = ui.allocate_rect(ui.available_rect_before_wrap(), Sense::click_and_drag());
        if !response.rect.is_positive() {
            return;
        }
        self.camera.area = response.rect;
        let (id, now) = (keyboard_id(), ui.input(|input| input.time));
        let mut pass = Pass { editor, around, id, has_keys: false, beginning: None, now };
        self.show(&pass);
        self.take_keyboard(ui, &mut pass);
        if pass.has_keys && editor.typing().is_none() && self.gesture.carried().is_none() {
            self.read_keys(ui, &mut pass, actions);
        }
        self.navigate(ui, &pass, &response);
        self.point(ui, &mut pass, &response, actions);
        self.show(&pass);
        self.paint(ui, &pass, &response);
        self.text_ui(ui, &pass, actions);
        self.access(ui, &pass, actions);
        response.context_menu(|ui| menu::menu_ui(ui, editor, around.language, actions));
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

    /// The canvas has the keyboard whenever nothing else has it.
    fn take_keyboard(&self, ui: &Ui, pass: &mut Pass<'_>) {
        let is_covered =
            Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
        let place = pass.editor.typing().map(|typing| typing.place);
        let begins = place.is_some() && place != self.typing;
        if !is_covered && (begins || ui.memory(|memory| memory.focused().is_none())) {
            ui.memory_mut(|memory| memory.request_focus(pass.id));
        }
        pass.has_keys = !is_covered && ui.memory(|memory| memory.has_focus(pass.id));
    }

    fn read_keys(&mut self, ui: &Ui, pass: &mut Pass<'_>, actions: &mut Vec<Action>) {
        figure::read(ui, pass.editor, pass.around.language, &mut self.figure, actions);
        pass.beginning = inline_text::begun_by_letter(ui, pass.editor);
        if pass.beginning.is_some() {
            return;
        }
        let Some(drawn) = self.picture.drawn() else { return };
        for wish in keys::wishes(ui, pass.editor) {
            match wish {
                Wish::Walk(direction) => {
                    keys::walk(&drawn.layout, pass.editor, direction, false, actions);
                }
                Wish::Extend(direction) => {
                    keys::walk(&drawn.layout, pass.editor, direction, true, actions);
                }
                Wish::Raise { up, fine } => {
                    actions.extend(points::raise(pass.editor, up, fine).map(Action::Edit));
                }
                Wish::Type => pass.beginning = inline_text::beginning(pass.editor),
                Wish::Leave if matches!(self.gesture, Gesture::Idle) => keys::leave(pass.editor, actions),
                Wish::Leave => {}
            }
        }
    }

    /// Lays out and draws what is to be seen, with the change that a drag or typing would make.
    fn show(&mut self, pass: &Pass<'_>) {
        let editor = pass.editor;
        let base = self.gesture.preview().unwrap_or(editor.document());
        let made = pass.beginning.as_ref().and_then(|beginning| beginning.edit.clone());
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
        self.overlay(ui, &painter, pass, response, &bands);
        self.keep_hanging();
        self.paint_carried(ui, pass);
    }

    /// The field over the words that are typed; what has the keyboard otherwise.
    fn text_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let typing = pass.editor.typing();
        let begins = pass.beginning.as_ref().map(|beginning| (beginning.place, beginning.words.as_str()));
        let words = typing.map(|typing| (typing.place, typing.draft.as_str())).or(begins);
        let place = words.map(|(place, _)| place);
        if self.typing != place {
            inline_text::forget(ui.ctx(), pass.id);
            self.typing = place;
        }
        let drawn = self.picture.drawn();
        let spot = drawn.and_then(|drawn| drawn.words.as_ref());
        let (Some((place, words)), Some(drawn), Some(spot)) = (words, drawn, spot) else {
            self.keyboard_ui(ui, pass);
            return;
        };
        let end = if pass.has_keys { inline_text::end_of_typing(ui) } else { None };
        let bands = Bands::of(&drawn.layout, &self.camera);
        let (rect, clip) = bands.on_screen(&self.camera, spot.item, spot.rect);
        let field = Field {
            id: pass.id,
            spot,
            camera: &self.camera,
            clip: clip.intersect(self.camera.area),
            rect,
            colours: pass.around.colours,
            name: words::inspector::inspector(pass.around.language).title,
        };
        if let Some(beginning) = &pass.beginning {
            actions.extend(beginning.edit.clone().map(Action::EditMap));
            actions.push(Action::Select(vec![spot.item]));
            actions.push(Action::Type(place));
            actions.push(Action::View(ViewChange::Reveal(spot.item)));
        }
        let mut draft = words.to_owned();
        if field.ui(ui, &mut draft) {
            actions.push(Action::Draft(draft));
            ui.ctx().request_repaint();
        }
        if end.is_some() || !ui.memory(|memory| memory.has_focus(pass.id)) {
            actions.push(Action::CommitText);
        }
        if let Some(End::Towards(direction)) = end
            && let Some(next) = drawn.layout.neighbour(spot.item, direction)
        {
            actions.push(Action::Select(vec![next]));
            actions.push(Action::View(ViewChange::Reveal(next)));
        }
    }

    /// What has the keyboard while nothing is typed.
    fn keyboard_ui(&self, ui: &Ui, pass: &Pass<'_>) {
        let response = ui.interact(self.camera.area, pass.id, Sense::focusable_noninteractive());
        let name = words::accessible(pass.around.language).canvas;
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, name));
        if !pass.has_keys {
            return;
        }
        keys::hold(ui, pass.id, pass.editor);
        if inline_text::takes_letters(pass.editor)
            && let Some(rect) = pass.editor.selection().last().and_then(|item| self.rect_on_screen(*item))
        {
            inline_text::invite_letters(ui, rect);
        }
    }
}
