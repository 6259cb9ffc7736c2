//! What is said of the map and its document while nothing in it is selected.

use std::sync::Arc;

use egui::Ui;

use super::survey::figures_ui;
use super::{fields, head_ui, optional, place_ui};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::colours;
use crate::app::panels::widgets::{combo, group, icon, icon_button, segmented};
use crate::edit::{Brief, Edit, MapEdit, StepName, TextPlace};
use crate::model::{Item, Language, Map, MapState, Persona, PersonaId, SurveyTarget, ThemeName};
use crate::text::icons;
use crate::words;

/// Title, brief and personas of the map, and what holds for the whole document.
pub(super) fn map_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let map = editor.map();
    let language = around.language;
    let inspector = words::inspector(language);
    let name = words::kinds::item(language, Item::Title);
    head_ui(ui, around, actions, (icons::MAP_TRIFOLD, colours(ui).accent_text), name, &[]);
    if editor.selection().is_empty() {
        place_ui(ui, inspector.nothing_selected_hint);
    }
    super::column::text_ui(ui, actions, inspector.title, &map.title, TextPlace::Map);
    if let Some(brief) = brief_ui(ui, language, map) {
        actions.push(Action::EditMap(MapEdit::SetBrief(brief)));
    }
    figures_ui(ui, editor, language, SurveyTarget::Map(map.id));
    group(ui, inspector.map_personas);
    personas_ui(ui, editor, around, actions);
    group(ui, inspector.document);
    document_ui(ui, editor, language, actions);
}

/// State, scenario, goal and date, when one of them was changed.
fn brief_ui(ui: &mut Ui, language: Language, map: &Map) -> Option<Brief> {
    let inspector = words::inspector(language);
    let brief = Brief::of(map);
    let mut new = brief.clone();
    let states = [MapState::Current, MapState::DayInTheLife, MapState::Future]
        .map(|state| (state, None, words::kinds::map_state(language, state).to_owned()));
    combo(ui, inspector.state, &states, &mut new.state, "");
    fields::text(ui, inspector.scenario, inspector.scenario_hint, &mut new.scenario);
    fields::text(ui, inspector.goal, inspector.goal_hint, &mut new.goal);
    let date = map.date.map(|date| date.to_string()).unwrap_or_default();
    if let Some(date) = fields::parsed(ui, inspector.date, inspector.date_hint, &date, |text| {
        optional(text, words::numbers::read_date, inspector.wrong_date)
    }) {
        new.date = date;
    }
    (new != brief).then_some(new)
}

/// Every persona of the document: whether the map is about it, and a button to its fields.
fn personas_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let (map, document) = (editor.map(), editor.document());
    let commands = words::commands(around.language);
    let mut personas = map.personas.clone();
    for persona in &document.personas {
        ui.horizontal(|ui| {
            let name =
                if persona.name.is_empty() { words::new(around.language).persona } else { &persona.name };
            let mut about = personas.contains(&persona.id);
            let width = ui.available_width() - 34.0;
            let response = ui
                .scope(|ui| {
                    ui.set_max_width(width);
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                    ui.checkbox(&mut about, name)
                })
                .inner;
            if response.changed() {
                if about {
                    personas.push(persona.id);
                } else {
                    personas.retain(|id| *id != persona.id);
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let name = format!("{}: {name}", commands.edit_text);
                if about && icon_button(ui, icons::PENCIL_SIMPLE, &name).clicked() {
                    actions.push(Action::Select(vec![Item::Persona(persona.id)]));
                }
            });
        });
    }
    if personas != map.personas {
        actions.push(Action::EditMap(MapEdit::SetPersonas(personas)));
    }
    if !map.personas.is_empty() {
        let mut brief = Brief::of(map);
        let details = words::shown(around.language).persona_details;
        if ui.checkbox(&mut brief.persona_details, details).changed() {
            actions.push(Action::EditMap(MapEdit::SetBrief(brief)));
        }
    }
    ui.add_space(4.0);
    if ui.button((icon(icons::PLUS, 15.0), commands.insert_persona)).clicked() {
        let (id, add) = new_persona(editor);
        actions.push(Action::Edit(add));
        actions.push(Action::Select(vec![Item::Persona(id)]));
    }
    ui.add_space(4.0);
    if !document.personas.is_empty() && ui.link(commands.personas).clicked() {
        actions.push(Action::Command(Command::Personas));
    }
}

/// A new persona that the map in front is about.
pub(in crate::app) fn new_persona(editor: &Editor) -> (PersonaId, Edit) {
    let (map, document) = (editor.map(), editor.document());
    let persona = Persona::new(PersonaId::fresh(), words::new(document.language).persona);
    let (id, mut personas) = (persona.id, map.personas.clone());
    personas.push(id);
    let add = Edit::AddPersona(Arc::new(persona));
    let choose = Edit::Map(map.id, MapEdit::SetPersonas(personas));
    (id, Edit::Several(StepName::AddPersona, vec![add, choose]))
}

fn document_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    let inspector = words::inspector(language);
    let document = editor.document();
    let mut spoken = document.language;
    let languages = Language::ALL.map(|language| (language, words::kinds::language_name(language)));
    segmented(ui, inspector.document_language, &languages, &mut spoken, None);
    if spoken != document.language {
        actions.push(Action::Edit(Edit::SetLanguage(spoken)));
    }
    let mut theme = document.theme;
    let themes =
        ThemeName::ALL.map(|theme| (theme, None, words::kinds::theme_name(language, theme).to_owned()));
    combo(ui, inspector.document_theme, &themes, &mut theme, "");
    if theme != document.theme {
        actions.push(Action::Edit(Edit::SetTheme(theme)));
    }
}
