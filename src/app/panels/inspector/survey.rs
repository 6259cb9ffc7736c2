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
use crate::layout::{figure_basis, figure_value};
use crate::model::{Document, Language, SurveyTarget, Wave};
use crate::text::Face;
use crate::words;

/// Height of the line over the waves, points.
const TREND: f32 = 34.0;

/// The figures about exactly that target, if there are any.
pub(super) fn figures_ui(ui: &mut Ui, editor: &Editor, language: Language, target: SurveyTarget) {
    let document = editor.document();
    for (place, (wave, figure)) in figures::latest(document, target).enumerate() {
        if place == 0 {
            divider(ui);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            let name = words::kinds::indicator(wave.indicator);
            ui.label(theme::label(colours(ui), name))
                .on_hover_text(words::kinds::indicator_in_full(language, wave.indicator));
            let value = figure_value(language, wave, &figure);
            ui.label(RichText::new(value).font(font(Face::Bold, 14.0)));
            ui.label(theme::label(colours(ui), figure_basis(language, wave, &figure)));
        });
        let waves = waves_of(document, wave);
        if waves.len() > 1 {
            trend_ui(ui, language, &waves);
        }
    }
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
