//! Opportunities in a matrix of impact and effort, pain points by severity; the same cards as on the map.
//! What is changed here is changed there.

mod gathered;
mod matrix;
mod pains;

use std::sync::Arc;

use egui::{Align, ComboBox, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::{Around, panels, theme};
use crate::model::{Document, Map, MapId, PersonaId, Phase, StageId};
use crate::words;
use gathered::{Among, Columns, Gathered};
use pains::Order;

/// Space between the parts and around them, points.
const GAP: f32 = 16.0;
/// Space between the desk's heading and the parts, points.
const ABOVE: f32 = 6.0;
/// Share of the width that the matrix has.
const MATRIX: f32 = 0.54;

/// Which cards are shown, in what order.
#[derive(Default)]
pub(super) struct Priorities {
    among: Among,
    order: Order,
    /// The cards of that document and map by that choice.
    gathered: Option<(Arc<Document>, MapId, Among, Gathered)>,
}

impl Priorities {
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        let map = editor.map();
        self.among.forget_what_is_gone(map);
        let page = ui.available_rect_before_wrap().shrink2(vec2(GAP, 0.0));
        let page = Rect::from_min_max(page.min + vec2(0.0, ABOVE), page.max - vec2(0.0, GAP));
        let half = page.left() + page.width() * MATRIX;
        let (left, right) = page.split_left_right_at_x(half);

        let choices = Rect::from_min_max(left.min, pos2(left.right(), left.top() + matrix::TITLE));
        part(ui, choices, |ui| self.choices_ui(ui, editor, around));
        self.gather(editor);
        let order = &mut self.order;
        let Some((.., gathered)) = &self.gathered else { return };
        part(ui, left, |ui| matrix::matrix_ui(ui, editor, around, gathered, actions));
        let right = Rect::from_min_max(right.min + vec2(GAP, 0.0), right.max);
        part(ui, right, |ui| pains::pains_ui(ui, editor, around, gathered, order, actions));
    }

    /// Brings what is shown up to date with the document and the choice.
    fn gather(&mut self, editor: &Editor) {
        let (document, map) = (editor.document(), editor.map());
        let is_fresh = self.gathered.as_ref().is_some_and(|(of, of_map, among, _)| {
            Arc::ptr_eq(of, document) && *of_map == map.id && *among == self.among
        });
        if !is_fresh {
            let gathered = Gathered::new(map, &self.among);
            self.gathered = Some((Arc::clone(document), map.id, self.among.clone(), gathered));
        }
    }

    /// Of which phase or stage, and of which persona; only where there is something to choose. They stand
    /// at the right of the matrix's heading.
    fn choices_ui(&mut self, ui: &mut Ui, editor: &Editor, around: &Around<'_>) {
        let (map, document) = (editor.map(), editor.document());
        let from_the_right = Layout::right_to_left(Align::Center);
        ui.with_layout(from_the_right, |ui| {
            ui.spacing_mut().interact_size.y = 28.0;
            ui.spacing_mut().button_padding.y = 3.0;
            let everywhere = words::priorities(around.language).all_stages;
            let mut columns = vec![(None, everywhere.to_owned())];
            columns.extend(columns_of(map));
            if columns.len() > 2 {
                choice_ui(ui, "columns", everywhere, &columns, &mut self.among.columns);
            }
            let everyone = words::inspector(around.language).personas_everyone;
            let mut personas = vec![(None, everyone.to_owned())];
            let named = |id: &PersonaId| document.personas.iter().find(|persona| persona.id == *id);
            let of_map = map.personas.iter().filter_map(named);
            personas.extend(of_map.map(|persona| (Some(persona.id), persona.name.clone())));
            if personas.len() > 2 {
                choice_ui(ui, "persona", everyone, &personas, &mut self.among.persona);
            }
        });
    }
}

/// Phases that are named, each followed by its stages.
fn columns_of(map: &Map) -> Vec<(Option<Columns>, String)> {
    let mut columns = Vec::new();
    for phase in &map.phases {
        if !phase.title.is_empty() {
            columns.push((Some(Columns::Phase(phase.id)), phase.title.clone()));
        }
        let stages = phase.stages.iter().filter(|stage| !stage.title.is_empty());
        let indent = if phase.title.is_empty() { "" } else { "    " };
        columns
            .extend(stages.map(|stage| (Some(Columns::Stage(stage.id)), format!("{indent}{}", stage.title))));
    }
    columns
}

fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    options: &[(Option<T>, String)],
    value: &mut Option<T>,
) {
    let chosen = options.iter().find(|(option, _)| option == value).map_or(name, |(_, words)| words.trim());
    let list = ComboBox::from_id_salt(salt).icon(theme::caret).width(150.0).truncate();
    let shown = list.selected_text(chosen.to_owned()).show_ui(ui, |ui| {
        for (option, words) in options {
            ui.selectable_value(value, *option, words);
        }
    });
    panels::close_list(ui, &shown);
    ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_label(name));
}

/// A part of the page with a rectangle of its own.
fn part(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui)) {
    let mut ui = ui
        .new_child(UiBuilder::new().max_rect(rect).id_salt((rect.left().to_bits(), rect.height().to_bits())));
    content(&mut ui);
}

/// The phase that holds the stage.
fn phase_of(map: &Map, id: StageId) -> Option<&Phase> {
    map.stages().find(|(_, stage)| stage.id == id).map(|(phase, _)| phase)
}
