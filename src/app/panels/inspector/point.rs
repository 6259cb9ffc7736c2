//! The fields of a point of a curve or of figures.

use egui::Ui;

use super::kind::faces_ui;
use super::{fields, head_ui, number_ui, place_ui};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::{colours, label};
use crate::app::panels::palette::lane_icon;
use crate::app::panels::widgets::{combo, icon, icon_button, icon_ui};
use crate::app::{points, theme};
use crate::edit::MapEdit;
use crate::model::{Document, Item, Lane, LaneKind, Language, Point, PointId, Series, StepId};
use crate::text::icons;
use crate::words;

/// Every field of the point.
pub(super) fn point_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: PointId,
) {
    let Some((lane, step, point)) = editor.map().point(id) else { return };
    let language = around.language;
    let inspector = words::inspector(language);
    let name = words::kinds::item(language, Item::Point(id));
    let sign = (lane_icon(&lane.kind, editor.document()), colours(ui).accent_text);
    head_ui(ui, around, actions, sign, name, &[Command::Delete]);
    let column = editor.map().step(step).map_or("", |(stage, step)| {
        if step.title.is_empty() { stage.title.as_str() } else { step.title.as_str() }
    });
    place_ui(ui, &format!("{} · {column}", lane.title));

    let mut new = point.clone();
    let (low, high) = lane.kind.scale().unwrap_or((-2.0, 2.0));
    if matches!(lane.kind, LaneKind::Curve(_)) {
        #[expect(clippy::cast_possible_truncation, reason = "−2 to +2")]
        let before = point.value.round() as i8;
        let mut score = before;
        faces_ui(ui, language, inspector.emotion, &mut score);
        if score != before {
            new.value = f32::from(score);
        }
    }
    if let Some(value) = number_ui(ui, around, inspector.value, point.value, low..=high) {
        new.value = value;
    }
    fields::text(ui, inspector.words, inspector.words_hint, &mut new.words);
    series_ui(ui, editor, lane, language, &mut new.series);
    let heading = label(ui, inspector.at);
    ui.spacing_mut().slider_width = ui.available_width();
    let mut percent = point.at * 100.0;
    let slider = egui::Slider::new(&mut percent, 0.0..=100.0).show_value(false);
    if ui.add(slider).labelled_by(heading.id).changed() {
        new.at = percent / 100.0;
    }
    if new != *point {
        actions.push(Action::EditMap(MapEdit::SetPoint { lane: lane.id, step, point: new }));
    }
}

/// Whose point it is: the lane's, a persona's, or a series of that lane with a name, which can be a new one.
fn series_ui(ui: &mut Ui, editor: &Editor, lane: &Lane, language: Language, series: &mut Series) {
    let inspector = words::inspector(language);
    let mut known = editor.map().series_of(lane);
    let others = editor.document().personas.iter().map(|persona| Series::Persona(persona.id));
    for other in std::iter::once(Series::default()).chain(others) {
        if !known.contains(&other) {
            known.push(other);
        }
    }
    let options: Vec<_> = known
        .into_iter()
        .map(|series| {
            let (sign, name) = series_name(editor.document(), language, &series);
            (series, sign, name)
        })
        .collect();
    combo(ui, inspector.series, &options, series, "");
    let new = fields::line_when_left(ui, inspector.series_new, inspector.series_new_hint, "");
    if let Some(name) = new.filter(|name| !name.trim().is_empty()) {
        *series = Series::Named(name.trim().to_owned());
    }
}

/// What a series is called, with a sign of its sort.
fn series_name(document: &Document, language: Language, series: &Series) -> (Option<char>, String) {
    match series {
        Series::Persona(id) => (
            Some(icons::USER),
            document.persona(*id).map_or_else(String::new, |persona| persona.name.clone()),
        ),
        Series::Named(name) if name.is_empty() => (None, words::inspector(language).series_plain.to_owned()),
        Series::Named(name) => (Some(icons::TAG), name.clone()),
    }
}

/// Every series that can have points in a cell: those it has there, a button for one more, and whether it
/// takes part at all; and a field for the name of a new one, which begins here.
pub(super) fn cell_points_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    lane: &Lane,
    step: StepId,
) {
    let inspector = words::inspector(around.language);
    let empty = crate::model::Cell::default();
    let cell = lane.cells.get(&step).unwrap_or(&empty);
    if cell.empty_on_purpose {
        return;
    }
    let (low, high) = lane.kind.scale().unwrap_or((-2.0, 2.0));
    let all = editor.map().series_of(lane);
    let several = all.len() > 1;
    for series in all {
        let (sign, name) = series_name(editor.document(), around.language, &series);
        let points = || cell.points.iter().filter(|point| point.series == series);
        ui.push_id(&series, |ui| {
            ui.add_space(6.0);
            let mut added = false;
            if several {
                let add = format!("{}: {name}", inspector.add_point);
                added = series_head_ui(ui, sign, &name, &add);
            }
            for point in points() {
                point_row_ui(ui, around, actions, lane, point);
            }
            if !several {
                let new = egui::Button::new((icon(icons::PLUS, 15.0), inspector.add_point))
                    .min_size(egui::vec2(ui.available_width(), 32.0));
                added = ui.add(new).clicked();
            }
            if added {
                let value = f32::midpoint(low, high);
                let point = points::new_point_of(series.clone(), lane, step, value);
                actions.push(Action::EditMap(MapEdit::AddPoint { lane: lane.id, step, point }));
            }
            if several && points().next().is_none() {
                let before = cell.gaps.contains(&series);
                let mut gap = before;
                ui.checkbox(&mut gap, inspector.takes_no_part)
                    .on_hover_text(inspector.gap_hint)
                    .accessible_name(format!("{}: {name}", inspector.takes_no_part));
                if gap != before {
                    let series = series.clone();
                    actions.push(Action::EditMap(MapEdit::SetGap { lane: lane.id, step, series, gap }));
                }
            }
        });
    }
    let new = fields::line_when_left(ui, inspector.series_new, inspector.series_new_hint, "");
    if let Some(name) = new.filter(|name| !name.trim().is_empty()) {
        let series = Series::Named(name.trim().to_owned());
        let point = points::new_point_of(series, lane, step, f32::midpoint(low, high));
        actions.push(Action::EditMap(MapEdit::AddPoint { lane: lane.id, step, point }));
    }
}

/// The name of a series with a button for one more point; whether it was clicked.
fn series_head_ui(ui: &mut Ui, sign: Option<char>, name: &str, add: &str) -> bool {
    ui.horizontal(|ui| {
        if let Some(sign) = sign {
            icon_ui(ui, sign, 16.0, colours(ui).text_secondary);
        }
        ui.label(theme::strong(name));
        let buttons = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(buttons, |ui| icon_button(ui, icons::PLUS, add).clicked()).inner
    })
    .inner
}

/// A point in a list: a click selects it.
fn point_row_ui(ui: &mut Ui, around: &Around<'_>, actions: &mut Vec<Action>, lane: &Lane, point: &Point) {
    let value = match lane.kind {
        LaneKind::Curve(_) => words::numbers::signed(around.language, f64::from(point.value), 1),
        _ => words::numbers::short(around.language, f64::from(point.value)),
    };
    let said = if point.words.is_empty() { value } else { format!("{value}  {}", point.words) };
    let button = egui::Button::new(said).truncate().min_size(egui::vec2(ui.available_width(), 26.0));
    if ui.add(button).clicked() {
        actions.push(Action::Select(vec![Item::Point(point.id)]));
    }
}
