//! The fields of a persona.

use std::sync::Arc;

use egui::Ui;

use super::kind::choose_ui;
use super::{fields, head_ui};
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::panels::fields::{colours, label};
use crate::app::panels::widgets::icon;
use crate::app::{Around, PictureFor};
use crate::edit::Edit;
use crate::model::{Item, PersonaId};
use crate::text::icons;
use crate::words;

/// Every field of the persona.
pub(super) fn persona_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: PersonaId,
) {
    let document = editor.document();
    let Some(persona) = document.persona(id) else { return };
    let inspector = words::inspector(around.language);
    let name = words::kinds::item(around.language, Item::Persona(id));
    head_ui(ui, around, actions, (icons::USER, colours(ui).accent_text), name, &[]);
    let mut new = (**persona).clone();
    fields::words(ui, inspector.name, &mut new.name);
    label(ui, inspector.portrait);
    let chosen_for = PictureFor::Portrait(id);
    choose_ui(ui, document, around.language, chosen_for, &mut new.portrait, actions);
    fields::text(ui, inspector.demographics, inspector.demographics_hint, &mut new.demographics);
    fields::text(ui, inspector.behaviours, "", &mut new.behaviours);
    fields::text(ui, inspector.needs, "", &mut new.needs);
    fields::text(ui, inspector.goals, "", &mut new.goals);
    fields::text(ui, inspector.quote, "", &mut new.quote);
    if new != **persona {
        actions.push(Action::Edit(Edit::SetPersona(Arc::new(new))));
    }
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let back = words::kinds::item(around.language, Item::Title);
        if ui.button((icon(icons::ARROW_LEFT, 15.0), back)).clicked() {
            actions.push(Action::Select(Vec::new()));
        }
        let delete = words::commands(around.language).delete;
        if ui.button((icon(icons::TRASH, 15.0), delete)).clicked() {
            actions.push(Action::Edit(Edit::DeletePersona(id)));
        }
    });
}
