//! Saved views: choices of what is visible under a name, kept in the map.

use egui::{TextEdit, Ui};

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::panels::fields::keep_escape;
use crate::app::panels::widgets::{group, icon, icon_button};
use crate::edit::MapEdit;
use crate::model::{Language, Shown, View, ViewId};
use crate::text::icons;
use crate::words;

/// The view whose name is being typed, and the name.
#[derive(Debug, Clone, Default)]
struct Renaming {
    view: Option<ViewId>,
    name: String,
    begins: bool,
}

/// What was done with the list.
#[derive(Debug, Default)]
pub(in crate::app) struct Done {
    /// Other views, or in another order.
    pub(in crate::app) views: Option<Vec<View>>,
    /// What the view that was chosen shows.
    pub(in crate::app) chosen: Option<Shown>,
}

/// Every saved view, and a field to keep the present choice as another.
pub(super) fn views_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    group(ui, words::shown(around.language).views);
    let done = list_ui(ui, &editor.map().views, &editor.shown(), around.language);
    actions.extend(done.chosen.map(Action::Show));
    actions.extend(done.views.map(|views| Action::EditMap(MapEdit::SetViews(views))));
}

/// The same beside any choice of what is visible.
pub(in crate::app) fn list_ui(ui: &mut Ui, kept: &[View], shown: &Shown, language: Language) -> Done {
    let mut views = kept.to_vec();
    let id = ui.make_persistent_id("renaming a view");
    let mut renaming = ui.data(|data| data.get_temp::<Renaming>(id)).unwrap_or_default();
    let mut deed = None;
    for (place, view) in views.iter_mut().enumerate() {
        ui.push_id(view.id, |ui| {
            if renaming.view == Some(view.id) {
                rename_ui(ui, language, view, &mut renaming);
                return;
            }
            match row_ui(ui, language, view, view.shown == *shown, place > 0) {
                Some(Deed::Rename) => {
                    renaming = Renaming { view: Some(view.id), name: view.title.clone(), begins: true };
                }
                other => deed = other.map(|other| (place, other)).or(deed),
            }
        });
    }
    ui.data_mut(|data| data.insert_temp(id, renaming));
    let mut chosen = None;
    match deed {
        Some((place, Deed::Choose)) => chosen = kept.get(place).map(|view| view.shown.clone()),
        Some((place, Deed::Delete)) => drop(views.remove(place)),
        Some((place, Deed::Earlier)) => views.swap(place, place.saturating_sub(1)),
        Some((_, Deed::Rename)) | None => {}
    }
    keep_ui(ui, shown, language, &mut views);
    Done { views: (views != kept).then_some(views), chosen }
}

/// What a row asks for.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Choose,
    Earlier,
    Rename,
    Delete,
}

/// A view to choose, to rename, to put before the one above it and to delete.
fn row_ui(ui: &mut Ui, language: Language, view: &View, chosen: bool, has_above: bool) -> Option<Deed> {
    let w = words::shown(language);
    let mut deed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = ui.available_width() - 3.0 * 30.0;
        let button = egui::Button::selectable(chosen, view.title.as_str()).truncate();
        if ui.add_sized(egui::vec2(width, 26.0), button).clicked() {
            deed = Some(Deed::Choose);
        }
        let mut button_ui = |ui: &mut Ui, sign: char, words: &str, means: Deed| {
            if icon_button(ui, sign, &format!("{words}: {}", view.title)).clicked() {
                deed = Some(means);
            }
        };
        ui.add_enabled_ui(has_above, |ui| button_ui(ui, icons::ARROW_UP, w.earlier, Deed::Earlier));
        button_ui(ui, icons::PENCIL_SIMPLE, w.rename, Deed::Rename);
        button_ui(ui, icons::TRASH, w.delete, Deed::Delete);
    });
    deed
}

fn rename_ui(ui: &mut Ui, language: Language, view: &mut View, renaming: &mut Renaming) {
    let field = TextEdit::singleline(&mut renaming.name).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(words::shown(language).view_name);
    if std::mem::take(&mut renaming.begins) {
        response.request_focus();
    } else if response.lost_focus() {
        let dropped = ui.input(|input| input.key_pressed(egui::Key::Escape));
        took_enter(ui);
        keep_escape(ui);
        let name = renaming.name.trim();
        if !dropped && !name.is_empty() {
            name.clone_into(&mut view.title);
        }
        renaming.view = None;
    }
}

/// Whether Enter has left a field: it shall not also begin to write on the card that is selected.
fn took_enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
}

/// A name and a button; a name that is taken is given another choice.
fn keep_ui(ui: &mut Ui, shown: &Shown, language: Language, views: &mut Vec<View>) {
    let w = words::shown(language);
    let id = ui.make_persistent_id("name of a new view");
    let mut name = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    ui.add_space(2.0);
    let field = TextEdit::singleline(&mut name).hint_text(w.view_hint).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(w.view_name);
    if ui.data_mut(|data| data.remove_temp::<NameIsWanted>(wanted_id())).is_some() {
        response.request_focus();
        response.scroll_to_me(None);
    }
    let mut keep = false;
    if response.lost_focus() {
        keep = took_enter(ui);
        keep_escape(ui);
    }
    let named = !name.trim().is_empty();
    let button = egui::Button::new((icon(icons::PLUS, 15.0), w.keep_view));
    keep |= ui.add_enabled(named, button).clicked();
    if keep && named {
        let title = std::mem::take(&mut name).trim().to_owned();
        let shown = shown.clone();
        match views.iter_mut().find(|view| view.title == title) {
            Some(view) => view.shown = shown,
            None => views.push(View { id: ViewId::fresh(), title, shown }),
        }
    }
    ui.data_mut(|data| data.insert_temp(id, name));
}

/// The field for the name of a new view gets the keyboard as soon as it is shown.
#[derive(Debug, Clone, Copy, Default)]
struct NameIsWanted;

/// Asks for a name for the present choice of what is visible.
pub(in crate::app) fn ask_for_name(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(wanted_id(), NameIsWanted));
}

fn wanted_id() -> egui::Id {
    egui::Id::unique("a name for a view is wanted")
}
