//! What the indicators of the map in front should reach, beside what they are.

use egui::Ui;

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::panels::fields::{self, colours};
use crate::app::theme;
use crate::edit::MapEdit;
use crate::figures;
use crate::layout::figure_value;
use crate::model::{Indicator, Language, SurveyTarget, Target};
use crate::words;

/// A field for each indicator.
pub(super) fn targets_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let words = words::figures::figures(around.language);
    let targets = &editor.map().targets;
    ui.label(theme::strong(words.targets));
    ui.add(egui::Label::new(theme::label(colours(ui), words.targets_hint)).wrap());
    let mut new = targets.clone();
    ui.push_id(editor.map_id(), |ui| {
        for indicator in Indicator::ALL {
            target_ui(ui, editor, around.language, indicator, &mut new);
        }
    });
    if new != *targets {
        actions.push(Action::EditMap(MapEdit::SetTargets(new)));
    }
}

fn target_ui(ui: &mut Ui, editor: &Editor, language: Language, indicator: Indicator, all: &mut Vec<Target>) {
    let words = words::figures::figures(language);
    let name = words::kinds::indicator(indicator);
    let before = all.iter().find(|target| target.indicator == indicator).map(|target| target.value);
    let written = before.map_or_else(String::new, |value| words::numbers::short(language, f64::from(value)));
    let (wrong, beyond) =
        (words::inspector(language).wrong_number, words::interface(language).number_out_of_range);
    let (low, high) = range(indicator);
    let field = format!("{} {name}", words.target);
    let read = fields::parsed(ui, &field, words::interface(language).none, &written, |text| {
        if text.is_empty() {
            return Ok(None);
        }
        #[expect(clippy::cast_possible_truncation, reason = "the model holds figures as f32")]
        let value = words::numbers::read_decimal(text.trim_end_matches('%')).ok_or(wrong)? as f32;
        if (low..=high).contains(&value) { Ok(Some(value)) } else { Err(beyond) }
    });
    if let Some(value) = read {
        all.retain(|target| target.indicator != indicator);
        all.extend(value.map(|value| Target { indicator, value }));
        all.sort_by_key(|target| target.indicator);
    }
    let whole = SurveyTarget::Map(editor.map_id());
    let latest = figures::latest(editor.document(), whole).find(|(wave, _)| wave.indicator == indicator);
    if let Some((wave, figure)) = latest {
        let reached = before.map(|target| figure.value >= f64::from(target));
        let ink = match reached {
            Some(true) => colours(ui).accent_text,
            Some(false) => colours(ui).error,
            None => colours(ui).text_secondary,
        };
        let now = format!("{}: {}", words.now, figure_value(language, wave, &figure));
        ui.label(theme::label(colours(ui), now).color(ink));
    }
}

/// Lowest and highest figure, in the unit that the indicator is shown in.
fn range(indicator: Indicator) -> (f32, f32) {
    match indicator {
        Indicator::Nps => (-100.0, 100.0),
        Indicator::Csat => (0.0, 100.0),
        Indicator::Ces => (1.0, 7.0),
    }
}
