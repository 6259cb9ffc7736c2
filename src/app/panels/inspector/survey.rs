//! What surveys say of the selected thing: the latest figure of each indicator, and how it came about over
//! the waves. Knows nothing of the formulas.

use egui::epaint::PathShape;
use egui::{Align2, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::panels::fields::colours;
use crate::app::panels::widgets::divider;
use crate::app::theme;
use crate::figures::{self, Figure};
use crate::layout::{basis_of, figure_basis, figure_value, value_of};
use crate::model::{Document, Indicator, Language, SurveyTarget, Wave};
use crate::text::Face;
use crate::words;

/// Height of the line over the waves, points.
const TREND: f32 = 34.0;

/// The figures about exactly that target, if there are any; of a stage also those with all that it holds.
pub(super) fn figures_ui(ui: &mut Ui, editor: &Editor, language: Language, target: SurveyTarget) {
    let document = editor.document();
    let mut latest: Vec<_> = figures::latest(document, target).collect();
    let pools = match target {
        SurveyTarget::Stage(id) => {
            let stage = editor.map().stage(id);
            stage.map_or_else(Vec::new, |stage| figures::about_stage(document, editor.map(), stage))
        }
        SurveyTarget::Map(_) | SurveyTarget::Step(_) | SurveyTarget::Touchpoint(_) => Vec::new(),
    };
    if !latest.is_empty() || !pools.is_empty() {
        divider(ui);
    }
    for (wave, figure) in &latest {
        figure_ui(
            ui,
            wave.indicator,
            |ui| {
                ui.label(RichText::new(figure_value(language, wave, figure)).font(font(Face::Bold, 14.0)));
                ui.label(theme::label(colours(ui), figure_basis(language, wave, figure)));
                if let Some(target) = target_of(editor, target, wave) {
                    let words = words::figures::figures(language).target;
                    let value = words::numbers::short(language, f64::from(target));
                    ui.label(theme::label(colours(ui), format!("{words}: {value}")));
                }
            },
            language,
        );
        let waves = waves_of(document, wave);
        if waves.len() > 1 {
            trend_ui(ui, language, &waves);
        }
    }
    latest.retain(|(wave, _)| pools.iter().any(|pool| pool.counts == wave.counts));
    for pool in pools {
        let own = latest.iter().any(|(wave, _)| wave.indicator == pool.indicator);
        let Some(figure) = figures::figure(pool.indicator, &pool.counts).filter(|_| !own) else { continue };
        figure_ui(
            ui,
            pool.indicator,
            |ui| {
                let value = value_of(language, pool.indicator, &figure);
                ui.label(RichText::new(value).font(font(Face::Bold, 14.0)));
                let basis = basis_of(language, pool.indicator, pool.date, &figure);
                ui.label(theme::label(colours(ui), basis));
                ui.label(theme::label(colours(ui), words::figures::figures(language).with_touchpoints));
            },
            language,
        );
    }
}

/// The name of an indicator and what stands beside it.
fn figure_ui(ui: &mut Ui, indicator: Indicator, more: impl FnOnce(&mut Ui), language: Language) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        ui.label(theme::label(colours(ui), words::kinds::indicator(indicator)))
            .on_hover_text(words::kinds::indicator_in_full(language, indicator));
        more(ui);
    });
}

/// What the indicator of a whole map should reach.
fn target_of(editor: &Editor, about: SurveyTarget, wave: &Wave) -> Option<f32> {
    let targets = &editor.map().targets;
    let same = targets.iter().find(|target| target.indicator == wave.indicator);
    same.filter(|_| about == SurveyTarget::Map(editor.map_id())).map(|target| target.value)
}

/// Every wave of the same question about the same thing, the oldest first.
fn waves_of<'a>(document: &'a Document, like: &Wave) -> Vec<(&'a Wave, Figure)> {
    let same = |wave: &&Wave| wave.indicator == like.indicator && wave.target == like.target;
    let mut waves: Vec<_> = document
        .surveys
        .iter()
        .filter(same)
        .filter_map(|wave| Some((wave, figures::figure(wave.indicator, &wave.counts)?)))
        .collect();
    waves.sort_by_key(|(wave, _)| wave.date);
    waves
}

/// A line over the waves, from the first month to the last.
fn trend_ui(ui: &mut Ui, language: Language, waves: &[(&Wave, Figure)]) {
    let colours = colours(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), TREND + 18.0), Sense::hover());
    let line = Rect::from_min_size(rect.min, vec2(rect.width(), TREND)).shrink(4.0);
    let values = || waves.iter().map(|(_, figure)| figure.value);
    let (low, high) =
        values().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let span = (high - low).max(1e-6);
    let points: Vec<_> = values()
        .enumerate()
        .map(|(place, value)| {
            let x = line.left() + line.width() * place as f32 / (waves.len() - 1) as f32;
            #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
            let share = ((value - low) / span) as f32;
            pos2(x, line.bottom() - line.height() * share)
        })
        .collect();
    let painter = ui.painter();
    if let Some(last) = points.last() {
        painter.circle_filled(*last, 3.5, colours.accent);
    }
    painter.add(PathShape::line(points, Stroke::new(1.8, colours.accent)));
    let ends = [
        (waves.first(), Align2::LEFT_BOTTOM, rect.left_bottom()),
        (waves.last(), Align2::RIGHT_BOTTOM, rect.right_bottom()),
    ];
    for (wave, side, at) in ends {
        let Some(date) = wave.and_then(|(wave, _)| wave.date) else { continue };
        let month = words::numbers::month(language, date);
        painter.text(at, side, month, font(Face::Regular, 11.5), colours.text_secondary);
    }
}
