//! The people of the document: a library to read, add to and edit. Those of the map in front come first, in the
//! order of their colours and curves.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Align, Frame, Layout, Margin, Panel, RichText, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::panels::widgets::{focus_ring, icon, icon_button};
use crate::app::panels::{self, Portraits};
use crate::app::{Around, theme};
use crate::edit::{Edit, MapEdit, StepName};
use crate::model::{Item, Persona, PersonaId};
use crate::text::{Face, icons};
use crate::words::{self, PersonasWords};

/// Width of the list, points.
const LIST: f32 = 300.0;
/// Height of a row of the list, points.
const ROW: f32 = 56.0;
/// Portrait in the list and beside the fields, points.
const PORTRAITS: (f32, f32) = (40.0, 88.0);
/// Widest form, points.
const FORM: f32 = 860.0;

/// Which persona is open.
#[derive(Default)]
pub(super) struct Personas {
    chosen: Option<PersonaId>,
    portraits: Portraits,
}

impl Personas {
    /// The list at the left, the fields of the one that is open at the right.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        self.choose_one(editor);
        let frame = Frame::new().fill(around.colours.panel).inner_margin(Margin::symmetric(8, 10));
        Panel::left("personas").exact_size(LIST).resizable(false).frame(frame).show(ui, |ui| {
            self.list_ui(ui, editor, around, actions);
        });
        let document = Arc::clone(editor.document());
        let chosen = self.chosen.and_then(|id| document.persona(id));
        ScrollArea::vertical().id_salt(("persona", self.chosen)).auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(28, 20)).show(ui, |ui| match chosen {
                Some(persona) => self.persona_ui(ui, editor, around, actions, persona),
                None => empty_ui(ui, words::personas(around.language)),
            });
        });
    }

    /// Keeps to what is there: the one selected on the map, or the first.
    fn choose_one(&mut self, editor: &Editor) {
        let document = editor.document();
        let selected = match *editor.selection() {
            [Item::Persona(id)] => Some(id),
            _ => None,
        };
        let known = |id: &PersonaId| document.persona(*id).is_some();
        self.chosen = self
            .chosen
            .filter(known)
            .or(selected)
            .or_else(|| editor.map().personas.first().copied())
            .or_else(|| document.personas.first().map(|persona| persona.id));
    }

    fn list_ui(&mut self, ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
        let (map, document) = (editor.map(), editor.document());
        let w = words::personas(around.language);
        let add = egui::Button::new((icon(icons::PLUS, 15.0), w.add));
        if ui.add(add).clicked() {
            let (id, edit) = panels::new_persona(editor);
            actions.push(Action::Edit(edit));
            self.chosen = Some(id);
        }
        ScrollArea::vertical().id_salt("personas").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if !map.personas.is_empty() {
                heading_ui(ui, w.on_this_map);
            }
            for (at, id) in map.personas.iter().enumerate() {
                if let Some(persona) = document.persona(*id) {
                    self.row_ui(ui, editor, around, actions, (persona, Some(at)));
                }
            }
            if map.personas.len() > 1 {
                ui.add_space(4.0);
                ui.label(theme::label(around.colours, w.order_hint));
            }
            let others = || document.personas.iter().filter(|persona| !map.personas.contains(&persona.id));
            if others().next().is_some() {
                heading_ui(ui, w.others);
            }
            for persona in others() {
                self.row_ui(ui, editor, around, actions, (persona, None));
            }
        });
    }

    /// Portrait, name, on how many maps; and, on this map, buttons for another place in the order.
    fn row_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
        (persona, place): (&Arc<Persona>, Option<usize>),
    ) {
        let (map, document) = (editor.map(), editor.document());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let name = name_of(persona, around);
        let chosen = self.chosen == Some(persona.id);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, name));
        if response.clicked() {
            self.chosen = Some(persona.id);
        }
        if chosen {
            ui.painter().rect_filled(rect, theme::RADIUS, around.colours.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, theme::RADIUS, around.colours.hover);
        }
        focus_ring(ui, response.id, rect, egui::CornerRadius::same(theme::RADIUS));
        let inside = UiBuilder::new().max_rect(rect.shrink2(vec2(8.0, 0.0)));
        ui.scope_builder(inside.layout(Layout::left_to_right(Align::Center)), |ui| {
            let series = place.filter(|_| map.personas.len() > 1);
            self.portraits.ui(ui, document, persona, series, (PORTRAITS.0, false));
            ui.add_space(4.0);
            let ordered = series.is_some();
            let width = ui.available_width() - if ordered { 60.0 } else { 0.0 };
            ui.allocate_ui_with_layout(vec2(width, ROW), Layout::top_down(Align::Min), |ui| {
                ui.set_min_width(width);
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add_space(9.0);
                let strong = RichText::new(name).font(font(Face::SemiBold, 13.5));
                ui.add(egui::Label::new(strong).truncate().selectable(false));
                let maps = document.maps.iter().filter(|map| map.personas.contains(&persona.id)).count();
                let maps = words::shown::on_maps(around.language, maps);
                let quiet = theme::label(around.colours, maps);
                ui.add(egui::Label::new(quiet).truncate().selectable(false));
            });
            if let Some(place) = series {
                order_ui(ui, editor, around, actions, (place, name));
            }
        });
    }

    fn persona_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
        persona: &Arc<Persona>,
    ) {
        let map = editor.map();
        let place = map.personas.iter().position(|id| *id == persona.id);
        ui.set_max_width(ui.available_width().min(FORM));
        ui.horizontal(|ui| {
            let series = place.filter(|_| map.personas.len() > 1);
            self.portraits.ui(ui, editor.document(), persona, series, (PORTRAITS.1, true));
            ui.add_space(10.0);
            ui.vertical(|ui| {
                ui.add_space(8.0);
                let name = RichText::new(name_of(persona, around)).font(font(Face::Bold, 20.0));
                ui.label(name);
                self.deeds_ui(ui, editor, around, actions, persona);
            });
        });
        ui.add_space(8.0);
        // What is typed belongs to the persona that was open then.
        ui.push_id(persona.id, |ui| panels::persona_form_ui(ui, editor, around, actions, persona));
    }

    /// Whether the map is about it, duplicate, delete.
    fn deeds_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
        persona: &Arc<Persona>,
    ) {
        let (map, document) = (editor.map(), editor.document());
        let w = words::personas(around.language);
        ui.horizontal_wrapped(|ui| {
            let mut about = map.personas.contains(&persona.id);
            if ui.checkbox(&mut about, w.about).changed() {
                let mut personas = map.personas.clone();
                personas.retain(|id| *id != persona.id);
                if about {
                    personas.push(persona.id);
                }
                actions.push(Action::EditMap(MapEdit::SetPersonas(personas)));
            }
            ui.add_space(10.0);
            if ui.button((icon(icons::COPY, 15.0), w.duplicate)).clicked() {
                let name = words::phrases::copy_of(document.language, &persona.name);
                let copy = Persona { id: PersonaId::fresh(), name, ..(**persona).clone() };
                self.chosen = Some(copy.id);
                actions.push(Action::Edit(duplicate(editor, persona.id, copy)));
            }
            let delete = words::commands(around.language).delete;
            if ui.button((icon(icons::TRASH, 15.0), delete)).clicked() {
                actions.push(Action::Edit(Edit::DeletePersona(persona.id)));
                let said = words::phrases::deleted_titled(around.language, name_of(persona, around));
                actions.push(Action::UndoToast(said));
            }
        });
    }
}

/// The copy into the document, and behind its original where the map is about that.
fn duplicate(editor: &Editor, original: PersonaId, copy: Persona) -> Edit {
    let mut personas = editor.map().personas.clone();
    let id = copy.id;
    let add = Edit::AddPersona(Arc::new(copy));
    let Some(place) = personas.iter().position(|id| *id == original) else { return add };
    personas.insert(place + 1, id);
    let choose = Edit::Map(editor.map_id(), MapEdit::SetPersonas(personas));
    Edit::Several(StepName::AddPersona, vec![add, choose])
}

/// Buttons that move a persona of the map one place up or down.
fn order_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    (place, name): (usize, &str),
) {
    let w = words::personas(around.language);
    let mut personas = editor.map().personas.clone();
    ui.spacing_mut().item_spacing.x = 2.0;
    let up = place.checked_sub(1);
    let down = Some(place + 1).filter(|next| *next < personas.len());
    for (sign, deed, to) in [(icons::CARET_UP, w.earlier, up), (icons::CARET_DOWN, w.later, down)] {
        let button = |ui: &mut Ui| icon_button(ui, sign, &format!("{deed}: {name}")).clicked();
        if ui.add_enabled_ui(to.is_some(), button).inner
            && let Some(to) = to
        {
            personas.swap(place, to);
        }
    }
    if personas != editor.map().personas {
        actions.push(Action::EditMap(MapEdit::SetPersonas(personas)));
    }
}

fn heading_ui(ui: &mut Ui, heading: &str) {
    ui.add_space(12.0);
    ui.label(theme::strong(heading));
}

fn empty_ui(ui: &mut Ui, w: &PersonasWords) {
    ui.set_max_width(520.0);
    ui.label(RichText::new(w.none).font(font(Face::SemiBold, 16.0)));
    ui.add_space(4.0);
    ui.label(w.none_hint);
}

fn name_of<'a>(persona: &'a Persona, around: &Around<'_>) -> &'a str {
    if persona.name.is_empty() { words::new(around.language).persona } else { &persona.name }
}
