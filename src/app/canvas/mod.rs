//! The canvas: shows the map in front and turns the work of pointer and keyboard into actions.
//! It reads the editor; what it remembers itself is only where it looks and what is under way.

mod access;
mod bands;
mod foresight;
mod inline_text;
mod keys;
mod menu;
mod navigate;
mod overlay;
mod paint;
mod spot;
mod view;

use egui::accesskit::Role;
use egui::{Id, Popup, Rect, Response, Sense, Ui, WidgetInfo};

use super::Around;
use super::action::{Action, ViewChange};
use super::editor::Editor;
use crate::edit::{Edit, TextPlace};
use crate::model::{Item, MapId};
use crate::words;
use bands::Bands;
use foresight::Foresight;
use inline_text::{Beginning, End, Field};
use keys::Wish;
use overlay::Overlay;
use paint::{Picture, Sight};
use view::Camera;

/// What the canvas remembers between passes.
#[derive(Default)]
pub struct Canvas {
    camera: Camera,
    picture: Picture,
    foresight: Foresight,
    /// The map that was in front in the last pass.
    map: Option<MapId>,
    /// Changes of the view that wait for the next pass.
    changes: Vec<ViewChange>,
    /// The place of the text field in the last pass.
    typing: Option<TextPlace>,
}

/// Everything that a pass of the canvas works with.
struct Pass<'a> {
    editor: &'a Editor,
    around: &'a Around<'a>,
    /// Has the keyboard when the canvas has it; also the id of the text field.
    id: Id,
    has_keys: bool,
    /// Typing that begins in this pass.
    beginning: Option<Beginning>,
    now: f64,
}

impl Canvas {
    /// Shows the map in front in all the space there is.
    pub fn ui(&mut self, ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
        let id = Id::unique("canvas");
        let response = ui.allocate_rect(ui.available_rect_before_wrap(), Sense::click_and_drag());
        self.camera.area = response.rect;
        if !response.rect.is_positive() {
            return;
        }
        let mut pass =
            Pass { editor, around, id, has_keys: false, beginning: None, now: ui.input(|i| i.time) };
        self.take_keyboard(ui, &mut pass);
        if pass.has_keys && editor.typing().is_none() {
            self.read_keys(ui, &mut pass, actions);
        }
        self.show(&pass, None);
        self.navigate(ui, &pass, &response);
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

    /// How many lanes were laid out since the canvas was made: what a pass that changes nothing leaves alone.
    pub fn lanes_laid_out(&self) -> usize {
        self.picture.memo.lanes_laid_out()
    }

    /// Where a thing of the map is on the screen.
    pub fn rect_on_screen(&self, item: Item) -> Option<Rect> {
        let layout = &self.picture.drawn()?.layout;
        let bands = Bands::of(layout, &self.camera);
        Some(bands.on_screen(&self.camera, item, layout.rect_of(item)?).0)
    }

    /// The canvas has the keyboard whenever nothing else has it.
    fn take_keyboard(&self, ui: &Ui, pass: &mut Pass<'_>) {
        let is_covered =
            Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
        let begins = pass.editor.typing().map(|typing| typing.place) != self.typing;
        let focused = ui.memory(egui::Memory::focused);
        if !is_covered && (focused.is_none() || begins && pass.editor.typing().is_some()) {
            ui.memory_mut(|memory| memory.request_focus(pass.id));
        }
        pass.has_keys = !is_covered && ui.memory(|memory| memory.has_focus(pass.id));
    }

    fn read_keys(&mut self, ui: &Ui, pass: &mut Pass<'_>, actions: &mut Vec<Action>) {
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
                Wish::Type => pass.beginning = inline_text::beginning(pass.editor),
                Wish::Leave => keys::leave(pass.editor, actions),
            }
        }
    }

    /// Lays out and draws what is to be seen, with the change that a drag would make.
    fn show(&mut self, pass: &Pass<'_>, preview: Option<Edit>) {
        let editor = pass.editor;
        let made = pass.beginning.as_ref().and_then(|beginning| beginning.edit.clone());
        let edit = preview.or(made.map(|edit| Edit::Map(editor.map_id(), edit)));
        let draft = editor.typing().map(|typing| (typing.place, typing.draft.as_str()));
        let without_words = draft.map(|(place, _)| place).or(pass.beginning.as_ref().map(|b| b.place));
        let sight = Sight {
            document: self.foresight.document(editor.document(), editor.map_id(), edit, draft),
            map: editor.map_id(),
            shown: editor.shown(),
            without_words,
            lifted: Vec::new(),
        };
        self.picture.show(sight);
    }

    fn paint(&mut self, ui: &Ui, pass: &Pass<'_>, response: &Response) {
        let Some(drawn) = self.picture.drawn() else { return };
        let bands = Bands::of(&drawn.layout, &self.camera);
        let rest = self.camera.rests(pass.now);
        let painter = ui.painter_at(self.camera.area);
        self.picture.paint(&painter, &self.camera, &bands, rest, pass.around.colours);
        let Some(drawn) = self.picture.drawn() else { return };
        let overlay = Overlay {
            painter: &painter,
            camera: &self.camera,
            bands: &bands,
            layout: &drawn.layout,
            colours: pass.around.colours,
        };
        for (place, item) in pass.editor.selection().iter().enumerate() {
            let is_last = place + 1 == pass.editor.selection().len();
            overlay.selected(*item, is_last && pass.has_keys);
        }
        let _ = response;
    }

    /// The field over the words that are typed, or an invitation to input methods.
    fn text_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let typing = pass.editor.typing();
        let place = typing.map(|typing| typing.place).or(pass.beginning.as_ref().map(|b| b.place));
        if self.typing != place {
            inline_text::forget(ui.ctx(), pass.id);
            self.typing = place;
        }
        let Some((drawn, place)) = self.picture.drawn().zip(place) else {
            self.keyboard_ui(ui, pass);
            return;
        };
        let Some(spot) = &drawn.words else {
            self.keyboard_ui(ui, pass);
            return;
        };
        let end = pass.has_keys.then(|| inline_text::end_of_typing(ui)).flatten();
        let bands = Bands::of(&drawn.layout, &self.camera);
        let (rect, clip) = bands.on_screen(&self.camera, spot.item, spot.rect);
        let field = Field {
            id: pass.id,
            spot,
            camera: &self.camera,
            clip: clip.intersect(self.camera.area),
            rect,
            colours: pass.around.colours,
            hint: "",
            name: words::inspector::inspector(pass.around.language).title,
        };
        let mut draft = match (typing, &pass.beginning) {
            (Some(typing), _) => typing.draft.clone(),
            (None, Some(beginning)) => beginning.words.clone(),
            (None, None) => return,
        };
        if let Some(beginning) = &pass.beginning {
            actions.extend(beginning.edit.clone().map(Action::EditMap));
            actions.push(Action::Select(vec![spot.item]));
            actions.push(Action::Type(place));
            actions.push(Action::View(ViewChange::Reveal(spot.item)));
        }
        if field.ui(ui, &mut draft) {
            actions.push(Action::Draft(draft));
            ui.ctx().request_repaint();
        }
        let is_left = !ui.memory(|memory| memory.has_focus(pass.id));
        if end.is_some() || is_left {
            actions.push(Action::CommitText);
        }
        if let Some(End::Towards(direction)) = end {
            let next = drawn.layout.neighbour(spot.item, direction);
            actions.extend(next.map(|item| Action::Select(vec![item])));
            actions.extend(next.map(|item| Action::View(ViewChange::Reveal(item))));
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

    fn access(&self, ui: &Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let Some(drawn) = self.picture.drawn() else { return };
        let bands = Bands::of(&drawn.layout, &self.camera);
        access::nodes(ui, pass.id, drawn, &self.camera, &bands, pass.editor, actions);
    }
}
