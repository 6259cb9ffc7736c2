//! What of the map is exported: all of it, what the canvas shows or what is selected there; stages, layers, lanes,
//! saved views; and the look of it. Knows nothing of sizes and formats.

use egui::{CollapsingHeader, DragValue, Ui};

use super::ExportDialog;
use crate::app::dialogs::Answer;
use crate::app::panels::{self, widgets};
use crate::app::{Around, theme};
use crate::export::{Choices, Export};
use crate::model::{Shown, ThemeName};
use crate::words;

/// Widest margin around the map, map units.
const WIDEST_MARGIN: f64 = 300.0;

/// What the choice of stages and lanes begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// What the canvas shows.
    Screen,
    /// All that is not hidden in the map itself.
    Map,
    /// What is selected on the canvas.
    Selection,
    /// A saved view.
    View,
}

impl ExportDialog {
    /// What is exported of the map. The answer are other saved views.
    pub(super) fn content_ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Option<Answer> {
        let language = around.language;
        let words = words::export(language);
        widgets::group(ui, words.content);
        if self.export.compared.is_some() {
            return None;
        }
        self.scope_ui(ui, around);
        let map = self.export.document.map(self.export.map).cloned()?;
        let open = std::mem::take(&mut self.open_lanes).then_some(true);
        let list = CollapsingHeader::new(words.stages_and_lanes).id_salt("lanes").open(open);
        let list = list.show(ui, |ui| panels::part_ui(ui, &map, language, &mut self.export.shown));
        if open.is_some() {
            list.header_response.scroll_to_me(Some(egui::Align::TOP));
        }
        let views = CollapsingHeader::new(words.views_and_names).id_salt("views");
        let views = views.show(ui, |ui| panels::views_list_ui(ui, &map.views, &self.export.shown, language));
        let done = views.body_returned.unwrap_or_default();
        if let Some(chosen) = done.chosen {
            self.scope = Scope::View;
            self.export.only.clear();
            self.export.shown = chosen;
        }
        let hidden = panels::hidden_things(&map, &self.export.shown);
        if hidden > 0 {
            ui.label(theme::label(around.colours, words::shown::hidden(language, hidden)));
        }
        done.views.map(Answer::Views)
    }

    fn scope_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let words = words::export(around.language);
        let mut options = vec![(Scope::Map, words.scope_map)];
        if self.screen != Shown::default() {
            options.insert(0, (Scope::Screen, words.scope_shown));
        } else if self.scope == Scope::Screen {
            self.scope = Scope::Map;
        }
        if !self.selection.is_empty() {
            options.push((Scope::Selection, words.scope_selection));
        }
        if options.len() < 2 && self.scope != Scope::View {
            return;
        }
        let before = self.scope;
        widgets::segmented(ui, words.scope, &options, &mut self.scope, None);
        if self.scope == before {
            return;
        }
        self.export.only.clear();
        match self.scope {
            Scope::Screen => self.export.shown = self.screen.clone(),
            Scope::Map => self.export.shown = Shown::default(),
            Scope::Selection => {
                self.export.shown = self.screen.clone();
                self.export.select(&self.selection);
            }
            Scope::View => {}
        }
    }
}

/// Colours, what stands around the grid, margin and ground.
pub(super) fn look_ui(ui: &mut Ui, export: &Export, around: &Around<'_>, choices: &mut Choices) {
    let language = around.language;
    let words = words::export(language);
    widgets::group(ui, words.look);
    let mut themes = vec![(None, None, words.theme_document.to_owned())];
    let named = |theme| (Some(theme), None, words::kinds::theme_name(language, theme).to_owned());
    themes.extend(ThemeName::ALL.into_iter().map(named));
    widgets::combo(ui, words.theme, &themes, &mut choices.theme, "");
    ui.add_space(2.0);
    if export.only.is_empty() {
        ui.checkbox(&mut choices.title, words.with_title);
        ui.add_enabled_ui(choices.title, |ui| ui.checkbox(&mut choices.personas, words.with_personas));
        ui.checkbox(&mut choices.heads, words.with_heads);
        ui.checkbox(&mut choices.legend, words.with_legend);
        ui.checkbox(&mut choices.blocks, words.with_blocks);
    }
    ui.checkbox(&mut choices.transparent, words.transparent);
    ui.horizontal(|ui| {
        let label = ui.label(words.margin);
        let margin = DragValue::new(&mut choices.margin).range(0.0..=WIDEST_MARGIN).max_decimals(0);
        ui.add(margin.suffix(" px")).labelled_by(label.id);
    });
}
