//! The inspector: every field of what is selected, grouped, one file for each kind of item. A part copies
//! the record, lets its fields change the copy, and pushes one edit when the copy differs. Knows nothing of
//! the canvas.

mod block;
mod card;
mod column;
mod kind;
mod lane;
mod link;
mod map;
mod persona;
mod point;
mod several;
mod survey;

pub(in crate::app) use card::card_colours;
pub(in crate::app) use lane::grounds as lane_grounds;
pub(in crate::app) use map::new_persona;
pub(in crate::app) use persona::form_ui as persona_form_ui;

use egui::{RichText, ScrollArea, Ui};

use super::fields::colours;
use super::widgets::{icon_button_with_hint, icon_ui};
use super::{MARGIN, fields};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::theme;
use crate::model::{Item, Language};
use crate::text::{Face, icons};
use crate::words;

/// The fields of what is selected.
pub(super) fn inspector_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().scroll.floating_allocated_width = 0.0;
    // Another selection begins at its top.
    let scroll = ScrollArea::vertical().id_salt(("inspector", editor.selection())).auto_shrink(false);
    scroll.show(ui, |ui| {
        egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.spacing_mut().interact_size.y = 26.0;
            // What is typed belongs to the item that was selected then.
            ui.push_id(editor.selection(), |ui| selection_ui(ui, editor, around, actions));
        });
    });
}

fn selection_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let map = editor.map();
    match *editor.selection() {
        [] | [Item::Title | Item::Legend | Item::Layer(_)] => map::map_ui(ui, editor, around, actions),
        [Item::Card(id)] => card::card_ui(ui, editor, around, actions, id),
        [Item::Phase(id)] => column::phase_ui(ui, editor, around, actions, id),
        [Item::Stage(id)] => column::stage_ui(ui, editor, around, actions, id),
        [Item::Step(id)] => column::step_ui(ui, editor, around, actions, id),
        [Item::Lane(id)] => lane::lane_ui(ui, editor, around, actions, id),
        [Item::Cell(lane, step)] => lane::cell_ui(ui, editor, around, actions, (lane, step)),
        [Item::Point(id)] => point::point_ui(ui, editor, around, actions, id),
        [Item::Link(id)] => link::link_ui(ui, editor, around, actions, id),
        [Item::Block(id)] => block::block_ui(ui, editor, around, actions, id),
        [Item::Persona(id)] if map.personas.contains(&id) => {
            persona::persona_ui(ui, editor, around, actions, id);
        }
        _ => several::several_ui(ui, editor, around, actions),
    }
}

/// The heading: what it is and where, with buttons at the right.
fn head_ui(
    ui: &mut Ui,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    (sign, ink): (char, egui::Color32),
    name: &str,
    buttons: &[Command],
) {
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        ui.spacing_mut().item_spacing.x = 7.0;
        icon_ui(ui, sign, 20.0, ink);
        let width = ui.available_width() - buttons.len() as f32 * 28.0 - 4.0;
        let heading = RichText::new(name).font(font(Face::SemiBold, 15.0));
        ui.scope(|ui| {
            ui.set_max_width(width);
            ui.add(egui::Label::new(heading).truncate());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for command in buttons.iter().rev() {
                let row = command.row();
                let sign = row.icon.unwrap_or(icons::COPY);
                let name = row.words(around.language);
                if icon_button_with_hint(ui, sign, name, &row.with_keys(name, ui.ctx())).clicked() {
                    actions.push(Action::Command(*command));
                }
            }
        });
    });
}

/// The quiet line under the heading.
fn place_ui(ui: &mut Ui, words: &str) {
    ui.add(egui::Label::new(theme::label(colours(ui), words)).wrap());
    ui.add_space(2.0);
}

/// Date, time or number that may be left out: empty text is none.
fn optional<T>(
    text: &str,
    read: impl Fn(&str) -> Option<T>,
    wrong: &'static str,
) -> Result<Option<T>, &'static str> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(wrong) }
}

/// A number within a range.
fn number_ui(
    ui: &mut Ui,
    around: &Around<'_>,
    name: &str,
    value: f32,
    range: std::ops::RangeInclusive<f32>,
) -> Option<f32> {
    let written = words::numbers::short(around.language, f64::from(value));
    fields::parsed(ui, name, "", &written, |text| number_within(text, around.language, &range))
}

/// The end of a scale. It is taken when the field is left: half a number would pull all values with it.
fn scale_end_ui(
    ui: &mut Ui,
    around: &Around<'_>,
    name: &str,
    value: f32,
    range: std::ops::RangeInclusive<f32>,
) -> Option<f32> {
    let written = words::numbers::short(around.language, f64::from(value));
    fields::parsed_when_left(ui, name, "", &written, |text| number_within(text, around.language, &range))
}

fn number_within(
    text: &str,
    language: Language,
    range: &std::ops::RangeInclusive<f32>,
) -> Result<f32, &'static str> {
    let value = words::numbers::read_decimal(text).ok_or(words::inspector(language).wrong_number)?;
    #[expect(clippy::cast_possible_truncation, reason = "the model holds figures as f32")]
    let value = value as f32;
    if range.contains(&value) { Ok(value) } else { Err(words::interface(language).number_out_of_range) }
}
