//! Saved views: choices of what is visible under a name, kept in the map.

use egui::{TextEdit, Ui};

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::panels::fields::keep_escape;
use crate::app::panels::widgets::{group, icon, icon_button};
use crate::edit::MapEdit;
use crate::model::{Language, View, ViewId};
use crate::text::icons;
use crate::words;

/// The view whose name is being typed, and the name.
#[derive(Debug, Clone, Default)]
struct Renaming {
    view: Option<ViewId>,
    name: String,
    begins: bool,
}

/// Every saved view, and a field to keep the present choice as another.
pub(super) fn views_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let language = around.language;
    group(ui, words::shown(language).views);
    let mut views = editor.map().views.clone();
    let id = ui.make_persistent_id("renaming a view");
    let mut renaming = ui.data(|data| data.get_temp::<Renaming>(id)).unwrap_or_default();
    let mut gone = None;
    for view in &mut views {
        ui.push_id(view.id, |ui| {
            if renaming.view == Some(view.id) {
                rename_ui(ui, language, view, &mut renaming);
            } else if row_ui(ui, editor, language, view, &mut renaming, actions) {
                gone = Some(view.id);
            }
        });
    }
    views.retain(|view| Some(view.id) != gone);
    ui.data_mut(|data| data.insert_temp(id, renaming));
    keep_ui(ui, editor, language, &mut views);
    if views != editor.map().views {
        actions.push(Action::EditMap(MapEdit::SetViews(views)));
    }
}

/// A view to choose, to rename and to delete; `true`: it is to go.
fn row_ui(
    ui: &mut Ui,
    editor: &Editor,
    language: Language,
    view: &View,
    renaming: &mut Renaming,
    actions: &mut Vec<Action>,
) -> bool {
    let w = words::shown(language);
    let mut gone = false;
    ui.horizontal(|ui| {
        let width = ui.available_width() - 64.0;
        let chosen = view.shown == editor.shown();
        let button = egui::Button::selectable(chosen, view.title.as_str()).truncate();
        if ui.add_sized(egui::vec2(width, 26.0), button).clicked() {
            actions.push(Action::Show(view.shown.clone()));
        }
        if icon_button(ui, icons::PENCIL_SIMPLE, &format!("{}: {}", w.rename, view.title)).clicked() {
            *renaming = Renaming { view: Some(view.id), name: view.title.clone(), begins: true };
        }
        gone = icon_button(ui, icons::TRASH, &format!("{}: {}", w.delete, view.title)).clicked();
    });
    gone
}

fn rename_ui(ui: &mut Ui, language: Language, view: &mut View, renaming: &mut Renaming) {
    let field = TextEdit::singleline(&mut renaming.name).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(words::shown(language).view_name);
    if std::mem::take(&mut renaming.begins) {
        response.request_focus();
    } else if response.lost_focus() {
        let dropped = ui.input(|input| input.key_pressed(egui::Key::Escape));
        keep_escape(ui);
        let name = renaming.name.trim();
        if !dropped && !name.is_empty() {
            name.clone_into(&mut view.title);
        }
        renaming.view = None;
    }
}

/// A name and a button; a name that is taken is given another choice.
fn keep_ui(ui: &mut Ui, editor: &Editor, language: Language, views: &mut Vec<View>) {
    let w = words::shown(language);
    let id = ui.make_persistent_id("name of a new view");
    let mut name = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    ui.add_space(2.0);
    let field = TextEdit::singleline(&mut name).hint_text(w.view_hint).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(w.view_name);
    let mut keep = false;
    if response.lost_focus() {
        keep = ui.input(|input| input.key_pressed(egui::Key::Enter));
        keep_escape(ui);
    }
    let named = !name.trim().is_empty();
    let button = egui::Button::new((icon(icons::PLUS, 15.0), w.keep_view));
    keep |= ui.add_enabled(named, button).clicked();
    if keep && named {
        let title = std::mem::take(&mut name).trim().to_owned();
        let shown = editor.shown();
        match views.iter_mut().find(|view| view.title == title) {
            Some(view) => view.shown = shown,
            None => views.push(View { id: ViewId::fresh(), title, shown }),
        }
    }
    ui.data_mut(|data| data.insert_temp(id, name));
}
