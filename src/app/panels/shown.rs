//! What of the map is visible: personas, variants, stages, layers, lanes, and what stands around the grid; and
//! such choices saved under a name. The canvas and exports obey the same choice.

mod views;

pub(in crate::app) use views::{ask_for_name, list_ui as views_list_ui};

use std::collections::{BTreeMap, BTreeSet};

use egui::{RichText, ScrollArea, Ui, vec2};

use super::MARGIN;
use super::fields::colours;
use super::palette::window_style;
use super::widgets::{color32, combo, group, icon, icon_button};
use crate::app::action::{Action, Desk};
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::{Around, theme};
use crate::edit::{Brief, LaneSettings, MapEdit};
use crate::model::{Card, Lane, Language, Layer, Map, Series, Shown, StageId, StageRange};
use crate::text::{Face, icons};
use crate::words;

/// The choices of what is visible.
pub(super) fn shown_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().scroll.floating_allocated_width = 0.0;
    ScrollArea::vertical().id_salt(("shown", editor.map_id())).auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.spacing_mut().interact_size.y = 26.0;
            ui.push_id(("shown", editor.map_id()), |ui| choices_ui(ui, editor, around, actions));
        });
    });
}

fn choices_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let (map, language) = (editor.map(), around.language);
    let w = words::shown(language);
    let shown = editor.shown();
    let mut new = shown.clone();
    ui.label(theme::label(colours(ui), w.hint));
    ui.add_space(4.0);
    let hidden = hidden(map, &shown);
    let everything = egui::Button::new((icon(icons::EYE, 16.0), w.everything));
    if ui.add_enabled(hidden > 0, everything).clicked() {
        show_everything(editor, actions);
    }
    views::views_ui(ui, editor, around, actions);
    personas_ui(ui, editor, language, &mut new);
    variants_ui(ui, map, w.variants, &mut new);
    stages_ui(ui, map, language, &mut new);
    layers_ui(ui, map, language, &mut new);
    lanes_ui(ui, map, language, &mut new, actions);
    around_ui(ui, map, language, &mut new, actions);
    if new != shown {
        actions.push(Action::Show(new));
    }
}

/// The part of a map that a choice takes in: stages, layers and lanes.
pub(in crate::app) fn part_ui(ui: &mut Ui, map: &Map, language: Language, new: &mut Shown) {
    stages_ui(ui, map, language, new);
    layers_ui(ui, map, language, new);
    group(ui, words::shown(language).lanes);
    for lane in map.lanes.iter().filter(|lane| !lane.hidden) {
        let title = if lane.title.is_empty() { words::new(language).lane } else { &lane.title };
        let title = words::in_one_line(title);
        row_ui(ui, None, None, |ui| list_check_ui(ui, &title, lane.id, &mut new.without_lanes));
    }
}

/// How many things of the map are hidden: by the choice, or in the map itself.
pub(in crate::app) fn hidden(map: &Map, shown: &Shown) -> usize {
    let lanes = map.lanes.iter().filter(|lane| lane.hidden || shown.without_lanes.contains(&lane.id)).count();
    let layers = layers_of(map).filter(|layer| shown.without_layers.contains(layer)).count();
    let personas = map.personas.iter().filter(|id| shown.without_personas.contains(id)).count();
    let variants = variants_of(map).keys().filter(|variant| shown.without_variants.contains(variant)).count();
    let blocks = !map.blocks_above.is_empty() || !map.blocks_below.is_empty();
    let faces = shown.without_faces && !shown.without_title && !map.personas.is_empty();
    let around = [
        shown.without_title,
        shown.without_legend,
        shown.without_blocks && blocks,
        shown.without_heads,
        faces,
    ];
    let stages = map.stages().count() - range_of(map, shown.stages).len();
    lanes + layers + personas + variants + stages + around.into_iter().filter(|hidden| *hidden).count()
}

/// Undoes every choice, and shows lanes that are hidden in the map.
pub(super) fn show_everything(editor: &Editor, actions: &mut Vec<Action>) {
    actions.push(Action::Show(Shown { page_shape: editor.shown().page_shape, ..Shown::default() }));
    actions.push(Action::Command(Command::ShowHiddenLanes));
}

/// The stages of the range; all, where it names one that is gone.
fn range_of(map: &Map, range: Option<StageRange>) -> Vec<StageId> {
    let stages: Vec<StageId> = map.stages().map(|(_, stage)| stage.id).collect();
    let place = |id| stages.iter().position(|stage| *stage == id);
    let ends = range.and_then(|range| Some((place(range.first)?, place(range.last)?)));
    let shown = ends.and_then(|(first, last)| stages.get(first.min(last)..=first.max(last)));
    shown.unwrap_or(&stages).to_vec()
}

/// Every card of the grid.
fn cards(map: &Map) -> impl Iterator<Item = &Card> {
    map.lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card))
}

/// The variants that cards name, and how many do.
fn variants_of(map: &Map) -> BTreeMap<&String, usize> {
    let mut variants = BTreeMap::new();
    for card in cards(map).filter(|card| !card.variant.is_empty()) {
        *variants.entry(&card.variant).or_default() += 1;
    }
    variants
}

/// The layers that lanes lie in, top to bottom.
fn layers_of(map: &Map) -> impl Iterator<Item = Layer> {
    map.lanes.iter().map(|lane| lane.layer).collect::<BTreeSet<_>>().into_iter()
}

fn personas_ui(ui: &mut Ui, editor: &Editor, language: Language, new: &mut Shown) {
    let (map, document) = (editor.map(), editor.document());
    if map.personas.is_empty() {
        return;
    }
    group(ui, words::shown(language).personas);
    let curves = window_style(ui).colours.curves;
    for (at, id) in map.personas.iter().enumerate() {
        let Some(persona) = document.persona(*id) else { continue };
        let name = if persona.name.is_empty() { words::new(language).persona } else { &persona.name };
        let own = Series::Persona(*id);
        let points = map.lanes.iter().flat_map(|lane| lane.points()).filter(|(_, point)| point.series == own);
        let count = cards(map).filter(|card| card.personas.contains(id)).count() + points.count();
        let colour = curves.get(at % curves.len()).map(|colour| color32(*colour));
        row_ui(ui, colour, Some(count), |ui| list_check_ui(ui, name, *id, &mut new.without_personas));
    }
}

fn variants_ui(ui: &mut Ui, map: &Map, heading: &str, new: &mut Shown) {
    let variants = variants_of(map);
    if variants.is_empty() {
        return;
    }
    group(ui, heading);
    for (variant, count) in variants {
        let check = |ui: &mut Ui| list_check_ui(ui, variant, variant.clone(), &mut new.without_variants);
        row_ui(ui, None, Some(count), check);
    }
}

fn stages_ui(ui: &mut Ui, map: &Map, language: Language, new: &mut Shown) {
    let w = words::shown(language);
    let untitled = words::map(language).untitled;
    let options: Vec<_> = map
        .stages()
        .map(|(_, stage)| {
            let title = if stage.title.is_empty() { untitled } else { &stage.title };
            (Some(stage.id), None, title.replace('\n', " "))
        })
        .collect();
    let range = range_of(map, new.stages);
    let [Some(first_of_all), Some(last_of_all)] =
        [options.first(), options.last()].map(|o| o.and_then(|o| o.0))
    else {
        return;
    };
    if first_of_all == last_of_all {
        return;
    }
    group(ui, w.stages);
    let (mut first, mut last) = (range.first().copied(), range.last().copied());
    let before = (first, last);
    combo(ui, w.first, &options, &mut first, "");
    combo(ui, w.last, &options, &mut last, "");
    if (first, last) != before
        && let (Some(first), Some(last)) = (first, last)
    {
        let place = |id| map.stages().position(|(_, stage)| stage.id == id);
        // The end that was not touched follows when the other passes it.
        let (first, last) = match (place(first) > place(last), Some(first) == before.0) {
            (true, true) => (last, last),
            (true, false) => (first, first),
            (false, _) => (first, last),
        };
        let all = first == first_of_all && last == last_of_all;
        new.stages = (!all).then_some(StageRange { first, last });
    }
}

fn layers_ui(ui: &mut Ui, map: &Map, language: Language, new: &mut Shown) {
    let layers: Vec<Layer> = layers_of(map).collect();
    if layers.len() < 2 {
        return;
    }
    group(ui, words::shown(language).layers);
    let style = window_style(ui);
    for layer in layers {
        let name = words::kinds::layer_in_full(language, layer);
        let colour = color32(style.layer(layer));
        row_ui(ui, Some(colour), None, |ui| list_check_ui(ui, name, layer, &mut new.without_layers));
    }
}

/// Every lane with an eye and a fold. An eye that the map itself has closed opens in the map.
fn lanes_ui(ui: &mut Ui, map: &Map, language: Language, new: &mut Shown, actions: &mut Vec<Action>) {
    if map.lanes.is_empty() {
        return;
    }
    let w = words::shown(language);
    group(ui, w.lanes);
    for lane in &map.lanes {
        let title = if lane.title.is_empty() { words::new(language).lane } else { &lane.title };
        let visible = !lane.hidden && !new.without_lanes.contains(&lane.id);
        let folded = lane.folded || new.folded_lanes.contains(&lane.id);
        ui.horizontal(|ui| {
            let (sign, deed) = if visible { (icons::EYE, w.hide) } else { (icons::EYE_SLASH, w.show) };
            if icon_button(ui, sign, &format!("{deed}: {title}")).clicked() {
                if lane.hidden {
                    actions.push(set_lane(lane, |settings| settings.hidden = false));
                }
                toggle(&mut new.without_lanes, lane.id, visible);
            }
            let (sign, deed) =
                if folded { (icons::CARET_RIGHT, w.unfold) } else { (icons::CARET_DOWN, w.fold) };
            if icon_button(ui, sign, &format!("{deed}: {title}")).clicked() {
                if lane.folded {
                    actions.push(set_lane(lane, |settings| settings.folded = false));
                }
                toggle(&mut new.folded_lanes, lane.id, !folded);
            }
            let ink = if visible { colours(ui).text } else { colours(ui).text_secondary };
            let said = if lane.hidden { format!("{title} ({})", w.hidden_in_map) } else { title.to_owned() };
            ui.add(egui::Label::new(RichText::new(said.replace('\n', " ")).color(ink)).truncate());
        });
    }
}

fn set_lane(lane: &Lane, change: impl FnOnce(&mut LaneSettings)) -> Action {
    let mut settings = LaneSettings::of(lane);
    change(&mut settings);
    Action::EditMap(MapEdit::SetLane(lane.id, settings))
}

fn around_ui(ui: &mut Ui, map: &Map, language: Language, new: &mut Shown, actions: &mut Vec<Action>) {
    let w = words::shown(language);
    group(ui, w.around);
    not_ui(ui, w.title_block, &mut new.without_title);
    if !map.personas.is_empty() && !new.without_title {
        not_ui(ui, w.faces, &mut new.without_faces);
    }
    if !map.personas.is_empty() && !new.without_title && !new.without_faces {
        let mut brief = Brief::of(map);
        if ui.checkbox(&mut brief.persona_details, w.persona_details).changed() {
            actions.push(Action::EditMap(MapEdit::SetBrief(brief)));
        }
    }
    not_ui(ui, w.heads, &mut new.without_heads);
    not_ui(ui, w.legend, &mut new.without_legend);
    if !map.blocks_above.is_empty() || !map.blocks_below.is_empty() {
        not_ui(ui, w.blocks, &mut new.without_blocks);
    }
}

/// A row with a swatch at its left and a number at its right.
fn row_ui(ui: &mut Ui, colour: Option<egui::Color32>, count: Option<usize>, check: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let count_width = if count.is_some() { 30.0 } else { 0.0 };
        let swatch_width = if colour.is_some() { 22.0 } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - count_width - swatch_width);
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
            check(ui);
        });
        if let Some(colour) = colour {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), egui::Sense::hover());
            ui.painter().circle_filled(rect.center(), 5.0, colour);
        }
        if let Some(count) = count.filter(|count| *count > 0) {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text = RichText::new(count.to_string()).font(font(Face::Medium, theme::SMALL));
                ui.label(text.color(colours(ui).text_secondary));
            });
        }
    });
}

/// A tick for what is in the list of what is left out, or is not.
fn list_check_ui<T: PartialEq + Clone>(ui: &mut Ui, name: &str, thing: T, without: &mut Vec<T>) {
    let mut visible = !without.contains(&thing);
    if ui.checkbox(&mut visible, name).changed() {
        toggle(without, thing, !visible);
    }
}

/// A tick for what is there while a switch is off.
fn not_ui(ui: &mut Ui, name: &str, without: &mut bool) {
    let mut with = !*without;
    ui.checkbox(&mut with, name);
    *without = !with;
}

/// Into the list, or out of it.
fn toggle<T: PartialEq>(list: &mut Vec<T>, thing: T, into: bool) {
    list.retain(|other| *other != thing);
    if into {
        list.push(thing);
    }
}

/// Whether the chip is to be seen: beside the map, while something of it is hidden.
pub(super) fn has_chip(editor: &Editor) -> bool {
    editor.desk() == Desk::Map && hidden(editor.map(), &editor.shown()) > 0
}

/// The quiet chip that says that something is hidden, and shows it again; nothing while all is visible.
pub(super) fn chip_ui(ui: &mut Ui, editor: &Editor, language: Language, actions: &mut Vec<Action>) {
    if !has_chip(editor) {
        return;
    }
    let hidden = hidden(editor.map(), &editor.shown());
    let colours = colours(ui);
    let everything = words::shown(language).everything;
    if ui.add(egui::Button::new(RichText::new(everything).color(colours.accent_text)).frame(false)).clicked()
    {
        show_everything(editor, actions);
    }
    let words = words::shown::hidden(language, hidden);
    let chip =
        egui::Button::new((icon(icons::EYE_SLASH, 14.0), words)).corner_radius(12).fill(colours.accent_soft);
    let what = words::commands(language).what_is_shown;
    if ui.add(chip).on_hover_text(what).clicked() {
        actions.push(Action::Command(Command::WhatIsShown));
    }
}
