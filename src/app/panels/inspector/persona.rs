//! The fields of a persona, for the inspector and for the page of all personas.

use std::sync::Arc;

use egui::Ui;

use super::kind::choose_ui;
use super::{fields, head_ui};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::{colours, label};
use crate::app::panels::widgets::icon;
use crate::app::{Around, PictureFor};
use crate::edit::Edit;
use crate::model::{Item, Persona, PersonaId};
use crate::text::icons;
use crate::words;

/// Width from which the fields stand in two columns, points.
const WIDE: f32 = 600.0;

/// Every field of the persona, and the way to all personas.
pub(super) fn persona_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: PersonaId,
) {
    let Some(persona) = editor.document().persona(id) else { return };
    let name = words::kinds::item(around.language, Item::Persona(id));
    head_ui(ui, around, actions, (icons::USER, colours(ui).accent_text), name, &[]);
    form_ui(ui, editor, around, actions, persona);
    ui.add_space(12.0);
    let commands = words::commands(around.language);
    ui.horizontal_wrapped(|ui| {
        let back = words::kinds::item(around.language, Item::Title);
        if ui.button((icon(icons::ARROW_LEFT, 15.0), back)).clicked() {
            actions.push(Action::Select(Vec::new()));
        }
        if ui.button((icon(icons::USERS_THREE, 15.0), commands.personas)).clicked() {
            actions.push(Action::Command(Command::Personas));
        }
        if ui.button((icon(icons::TRASH, 15.0), commands.delete)).clicked() {
            actions.push(Action::Edit(Edit::DeletePersona(id)));
        }
    });
}

/// The fields, in two columns where there is room. A change is pushed as an edit.
pub(in crate::app) fn form_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    persona: &Persona,
) {
    let inspector = words::inspector(around.language);
    let mut new = persona.clone();
    let who = |ui: &mut Ui, new: &mut Persona, actions: &mut Vec<Action>| {
        fields::words(ui, inspector.name, &mut new.name);
        label(ui, inspector.portrait);
        let chosen_for = PictureFor::Portrait(persona.id);
        choose_ui(ui, editor.document(), around.language, chosen_for, &mut new.portrait, actions);
        fields::text(ui, inspector.demographics, inspector.demographics_hint, &mut new.demographics);
        fields::text(ui, inspector.quote, "", &mut new.quote);
    };
    let what = |ui: &mut Ui, new: &mut Persona| {
        fields::text(ui, inspector.behaviours, "", &mut new.behaviours);
        fields::text(ui, inspector.needs, "", &mut new.needs);
        fields::text(ui, inspector.goals, "", &mut new.goals);
    };
    if ui.available_width() < WIDE {
        who(ui, &mut new, actions);
        what(ui, &mut new);
    } else {
        ui.spacing_mut().item_spacing.x = 28.0;
        ui.columns_const(|[left, right]| {
            for column in [&mut *left, &mut *right] {
                column.spacing_mut().item_spacing.x = 8.0;
            }
            who(left, &mut new, actions);
            what(right, &mut new);
        });
    }
    if new != *persona {
        actions.push(Action::Edit(Edit::SetPersona(Arc::new(new))));
    }
}
