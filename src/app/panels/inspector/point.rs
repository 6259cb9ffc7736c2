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
use crate::app::panels::widgets::combo;
use crate::edit::MapEdit;
use crate::model::{Document, Item, Lane, LaneKind, Language, PointId, Series};
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
    series_ui(ui, editor.document(), lane, language, &mut new.series);
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

/// Whose point it is: the lane's, a persona's, or a series of that lane with a name.
fn series_ui(ui: &mut Ui, document: &Document, lane: &Lane, language: Language, series: &mut Series) {
    let inspector = words::inspector(language);
    let mut options = vec![(Series::default(), None, inspector.series_plain.to_owned())];
    options.extend(
        document
            .personas
            .iter()
            .map(|persona| (Series::Persona(persona.id), Some(icons::USER), persona.name.clone())),
    );
    for (_, point) in lane.points() {
        if let Series::Named(name) = &point.series
            && !options.iter().any(|(other, ..)| *other == point.series)
        {
            options.push((point.series.clone(), Some(icons::TAG), name.clone()));
        }
    }
    combo(ui, inspector.series, &options, series, "");
}
