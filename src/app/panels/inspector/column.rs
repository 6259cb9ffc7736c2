//! The fields of columns and their heads: phases, stages and steps.

use egui::Ui;

use super::survey::figures_ui;
use super::{fields, head_ui, optional, place_ui};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::colours;
use crate::app::panels::widgets::group;
use crate::edit::{MapEdit, TextPlace};
use crate::model::{ClockTime, Facts, Item, Language, PhaseId, StageId, StepId, SurveyTarget};
use crate::style::size;
use crate::text::icons;
use crate::words;

/// The title of a phase.
pub(super) fn phase_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: PhaseId,
) {
    let Some(phase) = editor.map().phases.iter().find(|phase| phase.id == id) else { return };
    column_head(ui, around, actions, Item::Phase(id), icons::SQUARES_FOUR);
    let titles: Vec<&str> = phase.stages.iter().map(|stage| stage.title.as_str()).collect();
    place_ui(ui, &titles.join(" · "));
    text_ui(ui, actions, words::inspector(around.language).title, &phase.title, TextPlace::Phase(id));
}

/// Title, time, owner and the rest of a stage.
pub(super) fn stage_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: StageId,
) {
    let Some((phase, stage)) = editor.map().stages().find(|(_, stage)| stage.id == id) else { return };
    let inspector = words::inspector(around.language);
    column_head(ui, around, actions, Item::Stage(id), icons::COLUMNS);
    place_ui(ui, &phase.title);
    text_ui(ui, actions, inspector.title, &stage.title, TextPlace::Stage(id));
    text_ui(ui, actions, inspector.subtitle, &stage.subtitle, TextPlace::StageSubtitle(id));
    if let Some(facts) = facts_ui(ui, around.language, &stage.facts) {
        actions.push(Action::EditMap(MapEdit::SetStageFacts(id, facts)));
    }
    // A step has a head on the map only once one of the map's steps has a name: here it can get one.
    group(ui, inspector.steps);
    for (place, step) in stage.steps.iter().enumerate() {
        let name = format!("{} {}", words::kinds::item(around.language, Item::Step(step.id)), place + 1);
        text_ui(ui, actions, &name, &step.title, TextPlace::Step(step.id));
    }
    figures_ui(ui, editor, around.language, SurveyTarget::Stage(id));
}

/// Title, time, owner and the rest of a step.
pub(super) fn step_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: StepId,
) {
    let Some((stage, step)) = editor.map().step(id) else { return };
    let inspector = words::inspector(around.language);
    column_head(ui, around, actions, Item::Step(id), icons::STEPS);
    place_ui(ui, &stage.title);
    text_ui(ui, actions, inspector.title, &step.title, TextPlace::Step(id));
    text_ui(ui, actions, inspector.subtitle, &step.subtitle, TextPlace::StepSubtitle(id));
    if let Some(facts) = facts_ui(ui, around.language, &step.facts) {
        actions.push(Action::EditMap(MapEdit::SetStepFacts(id, facts)));
    }
    figures_ui(ui, editor, around.language, SurveyTarget::Step(id));
}

fn column_head(ui: &mut Ui, around: &Around<'_>, actions: &mut Vec<Action>, item: Item, sign: char) {
    let name = words::kinds::item(around.language, item);
    head_ui(ui, around, actions, (sign, colours(ui).accent_text), name, &[Command::Delete]);
}

/// Words that can also be typed on the map.
pub(super) fn text_ui(ui: &mut Ui, actions: &mut Vec<Action>, name: &str, value: &str, place: TextPlace) {
    let mut text = value.to_owned();
    fields::words(ui, name, &mut text);
    if text != value {
        actions.push(Action::EditMap(MapEdit::SetText(place, text)));
    }
}

/// The facts, when one of them was changed.
fn facts_ui(ui: &mut Ui, language: Language, facts: &Facts) -> Option<Facts> {
    let inspector = words::inspector(language);
    let mut new = facts.clone();
    fields::line(ui, inspector.owner, "", &mut new.owner);
    group(ui, inspector.time);
    let clock = facts.clock.map(|clock| clock.to_string()).unwrap_or_default();
    if let Some(clock) = fields::parsed(ui, inspector.clock, inspector.clock_hint, &clock, |text| {
        optional(text, |text| text.parse::<ClockTime>().ok(), inspector.wrong_time)
    }) {
        new.clock = clock;
    }
    let duration = facts.duration.map(|minutes| words::durations::duration(language, minutes));
    let duration = duration.unwrap_or_default().replace('\u{a0}', " ");
    if let Some(duration) =
        fields::parsed(ui, inspector.duration, inspector.duration_hint, &duration, |text| {
            optional(text, words::durations::read_duration, inspector.wrong_duration)
        })
    {
        new.duration = duration;
    }
    ui.add_space(6.0);
    ui.checkbox(&mut new.not_with_us, inspector.not_with_us);
    ui.checkbox(&mut new.repeats, inspector.repeats);
    ui.checkbox(&mut new.any_order, inspector.any_order);
    group(ui, inspector.look_heading);
    width_ui(ui, language, &mut new.width);
    (new != *facts).then_some(new)
}

fn width_ui(ui: &mut Ui, language: Language, width: &mut Option<f32>) {
    let inspector = words::inspector(language);
    let (least, most) = size::COLUMN_RANGE;
    let written = width.map(|width| words::numbers::short(language, f64::from(width))).unwrap_or_default();
    let beyond = words::interface(language).number_out_of_range;
    let read = fields::parsed(ui, inspector.width, inspector.width_usual, &written, |text| {
        match optional(text, words::numbers::read_decimal, inspector.wrong_number)? {
            Some(value) if !(least..=most).contains(&value) => Err(beyond),
            value => Ok(value),
        }
    });
    if let Some(value) = read {
        #[expect(clippy::cast_possible_truncation, reason = "within the range of column widths")]
        let value = value.map(|value| value as f32);
        *width = value;
    }
    if width.is_some() && ui.button(inspector.width_usual).clicked() {
        *width = None;
    }
}
