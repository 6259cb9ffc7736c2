//! The keyboard on the canvas in a pass: who has it, what letters and [`keys`] lead to, where the field that is
//! typed into opens, and what follows when it closes. Where typing begins, [`perform::typing`] says; how it goes on
//! elsewhere, `app::capture`; the field itself is [`inline_text`].
//!
//! [`perform::typing`]: crate::app::perform::typing

use egui::accesskit::Role;
use egui::{FocusDirection, Popup, PopupAnchor, Response, Sense, Ui, WidgetInfo};

use super::bands::Bands;
use super::inline_text::{self, End, Field};
use super::keys::{self, Wish};
use super::{Canvas, Pass, figure, menu};
use crate::app::action::{Action, ViewChange};
use crate::app::in_place;
use crate::app::panels::enter_menu;
use crate::app::perform::typing;
use crate::app::points;
use crate::edit::TextPlace;
use crate::layout::{Direction, Layout};
use crate::model::Item;
use crate::words;

impl Canvas {
    /// The canvas has the keyboard whenever nothing else has it.
    pub(super) fn take_keyboard(&self, ui: &Ui, pass: &mut Pass<'_>) {
        let is_covered =
            Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
        let place = pass.editor.typing().map(|typing| typing.place);
        let begins = place.is_some() && place != self.typing;
        if !is_covered && (begins || ui.memory(|memory| memory.focused().is_none())) {
            ui.memory_mut(|memory| {
                memory.request_focus(pass.id);
                // An arrow key of this pass is for the map, not for going on to another widget.
                memory.move_focus(FocusDirection::None);
            });
        }
        pass.has_keys = !is_covered && ui.memory(|memory| memory.has_focus(pass.id));
    }

    pub(super) fn read_keys(&mut self, ui: &Ui, pass: &mut Pass<'_>, actions: &mut Vec<Action>) {
        figure::read(ui, pass.editor, pass.around.language, &mut self.figure, actions);
        pass.beginning = inline_text::begun_by_letter(ui, pass.editor);
        pass.by_letter = pass.beginning.is_some();
        if pass.by_letter {
            return;
        }
        let Some(drawn) = self.picture.drawn() else { return };
        let room = self.camera.window().height() * 0.8;
        for wish in keys::wishes(ui, pass.editor) {
            match wish {
                Wish::Walk(way) => keys::walk(&drawn.layout, pass.editor, way, room, false, actions),
                Wish::Extend(way) => keys::walk(&drawn.layout, pass.editor, way, room, true, actions),
                Wish::Raise { up, fine } => {
                    actions.extend(points::raise(pass.editor, up, fine).map(Action::Edit));
                }
                Wish::Type => pass.beginning = typing::at_selection(pass.editor),
                Wish::TypeBelow => {
                    if let Some(item) = pass.editor.selection().last() {
                        actions.extend(below(&drawn.layout, *item, true));
                    }
                }
                Wish::Menu => pass.wants_menu = true,
                Wish::Leave => keys::leave(pass.editor, actions),
            }
        }
    }

    /// The menu of what is selected, beside it, for who asks for it by key.
    pub(super) fn menu_by_key(
        &self,
        ui: &Ui,
        pass: &Pass<'_>,
        response: &Response,
        actions: &mut Vec<Action>,
    ) {
        let id = response.id.with("menu by key");
        let item = pass.editor.selection().last();
        let rect = item.and_then(|item| self.rect_on_screen(*item)).unwrap_or(self.camera.area);
        let seen = rect.intersect(self.camera.area);
        let at = if seen.is_positive() { seen.left_bottom() } else { self.camera.area.center() };
        if pass.wants_menu {
            Popup::open_id(ui.ctx(), id);
        }
        let shown = Popup::menu(response)
            .id(id)
            .open_memory(None)
            .anchor(PopupAnchor::Position(at))
            .show(|ui| menu::menu_ui(ui, pass.editor, pass.around, actions));
        if let Some(shown) = shown.filter(|_| ui.memory(|memory| memory.has_focus(pass.id))) {
            enter_menu(&shown.response);
        }
    }

    /// The field over the words that are typed; what has the keyboard otherwise.
    pub(super) fn text_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let typing = pass.editor.typing();
        let begins = pass.beginning.as_ref().map(|beginning| (beginning.place, beginning.words.as_str()));
        let words = typing.map(|typing| (typing.place, typing.draft.as_str())).or(begins);
        let place = words.map(|(place, _)| place);
        let opens = self.typing != place;
        if opens {
            in_place::forget(ui.ctx(), pass.id);
            self.typing = place;
        }
        let drawn = self.picture.drawn();
        let spot = drawn.and_then(|drawn| drawn.words.as_ref());
        let (Some((place, words)), Some(drawn), Some(spot)) = (words, drawn, spot) else {
            if typing.is_some() {
                actions.push(Action::CommitText);
            }
            self.keyboard_ui(ui, pass, actions);
            return;
        };
        if opens && is_title(place) && (!pass.by_letter || words::is_given_title(words)) {
            inline_text::select_all(ui.ctx(), pass.id, words);
        }
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
        if typing.is_none() {
            actions.extend(
                pass.beginning.as_ref().into_iter().flat_map(|beginning| begin(beginning, spot.item)),
            );
        }
        let mut draft = words.to_owned();
        let changed = field.ui(ui, &mut draft);
        let is_left = !ui.memory(|memory| memory.has_focus(pass.id));
        if changed {
            ui.ctx().request_repaint();
        }
        let is_empty = draft.trim().is_empty() && typing.is_some_and(|typing| typing.made.is_some());
        let item = spot.item;
        if changed {
            actions.push(Action::Draft(draft));
        }
        if end.is_some() || is_left {
            actions.push(Action::CommitText);
        }
        actions.extend(end.and_then(|end| follows(&drawn.layout, item, end, is_empty)));
        if opens || changed {
            self.changes.push(ViewChange::Reveal(item));
        }
    }

    /// What has the keyboard while nothing is typed.
    fn keyboard_ui(&self, ui: &Ui, pass: &Pass<'_>, actions: &[Action]) {
        let response = ui.interact(self.camera.area, pass.id, Sense::focusable_noninteractive());
        let name = words::accessible(pass.around.language).canvas;
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, name));
        if !pass.has_keys {
            return;
        }
        // The next key may come before the next picture, when that is selected already.
        let selects = actions.iter().rev().find_map(|action| match action {
            Action::Select(items) => Some(!items.is_empty()),
            _ => None,
        });
        keys::hold(ui, pass.id, selects.unwrap_or(!pass.editor.selection().is_empty()));
        if typing::takes_letters(pass.editor)
            && let Some(rect) = pass.editor.selection().last().and_then(|item| self.rect_on_screen(*item))
        {
            in_place::invite_letters(ui, rect);
        }
    }
}

/// Opens the in-place editor for typing that began in this pass.
fn begin(beginning: &typing::Beginning, item: Item) -> Vec<Action> {
    let Some(made) = beginning.made.clone() else {
        return vec![Action::Select(vec![item]), Action::Type(beginning.place)];
    };
    let cell = typing::cell_of(&made).map(|cell| Action::Select(vec![cell]));
    cell.into_iter().chain([Action::TypeNew(beginning.place, made)]).collect()
}

/// Where typing goes on when it ended so on a thing; `is_empty`: the thing is new and has no words, so that it
/// goes again.
fn follows(layout: &Layout, item: Item, end: End, is_empty: bool) -> Option<Action> {
    let is_lane = matches!(item, Item::Lane(_));
    let beside = match end {
        End::Leave => return None,
        End::Enter => return (!is_empty && matches!(item, Item::Card(_))).then_some(Action::TypeAfter(item)),
        End::Below => return below(layout, item, !is_empty),
        End::Next if is_lane => Direction::Down,
        End::Next => Direction::Right,
        End::Back if is_lane => Direction::Up,
        End::Back => Direction::Left,
    };
    if matches!(item, Item::Title | Item::Block(_) | Item::Link(_)) {
        return None;
    }
    let makes_another = item.is_head() && end == End::Next && !is_empty;
    let next = layout.neighbour(item, beside).map(Action::TypeAt);
    next.or(makes_another.then_some(Action::TypeAfter(item)))
}

/// The lane below; under a head a new one of its sort follows it.
fn below(layout: &Layout, item: Item, adds_heads: bool) -> Option<Action> {
    if item.is_head() {
        return adds_heads.then_some(Action::TypeAfter(item));
    }
    layout.lane_below(item).map(Action::TypeAt)
}

/// Whether a place has a short name, which is typed anew rather than added to.
fn is_title(place: TextPlace) -> bool {
    matches!(
        place,
        TextPlace::Map | TextPlace::Phase(_) | TextPlace::Stage(_) | TextPlace::Step(_) | TextPlace::Lane(_)
    )
}
