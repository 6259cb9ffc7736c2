//! The fields of a lane, and of one of its cells.

use std::collections::BTreeSet;

use egui::Ui;

use super::column::text_ui;
use super::kind::kind_ui;
use super::{fields, head_ui, number_ui, place_ui, scale_end_ui};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::colours;
use crate::app::panels::palette::lane_icon;
use crate::app::panels::payload;
use crate::app::panels::widgets::{combo, group, icon, segmented, swatches};
use crate::app::theme;
use crate::edit::{LaneSettings, MapEdit, TextPlace};
use crate::model::{
    BarsOrLine, CardKind, Curve, Document, Item, Lane, LaneId, LaneKind, Language, Layer, Numbers, Rgb,
    StepId,
};
use crate::style::Style;
use crate::text::icons;
use crate::words;

/// Every field of the lane.
pub(super) fn lane_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: LaneId,
) {
    let Some(lane) = editor.map().lane(id) else { return };
    let (document, language) = (editor.document(), around.language);
    let inspector = words::inspector(language);
    let name = words::kinds::item(language, Item::Lane(id));
    let sign = (lane_icon(&lane.kind, editor.document()), colours(ui).accent_text);
    head_ui(ui, around, actions, sign, name, &[Command::Delete]);
    place_ui(ui, words::kinds::layer_in_full(language, lane.layer));
    text_ui(ui, actions, inspector.title, &lane.title, TextPlace::Lane(id));

    let settings = LaneSettings::of(lane);
    let mut new = settings.clone();
    lane_kind_ui(ui, lane, document, language, &mut new.kind);
    match &mut new.kind {
        LaneKind::Cards(kind) => {
            if let Some(chosen) = kind_ui(ui, document, language, inspector.new_cards, Some(kind)) {
                *kind = chosen;
            }
        }
        LaneKind::Curve(curve) => curve_ui(ui, around, curve),
        LaneKind::Numbers(numbers) => numbers_ui(ui, around, numbers),
        LaneKind::Pictures => {}
    }
    let layers: Vec<_> = Layer::ALL
        .iter()
        .map(|layer| (*layer, None, words::kinds::layer_in_full(language, *layer).to_owned()))
        .collect();
    combo(ui, inspector.layer, &layers, &mut new.layer, "");
    group(ui, inspector.look_heading);
    fields::line(ui, inspector.group, "", &mut new.group);
    groups_ui(ui, editor, &mut new.group);
    ui.add(egui::Label::new(theme::label(colours(ui), inspector.group_hint)).wrap());
    fields::line(ui, inspector.divider, "", &mut new.divider);
    ui.add_space(6.0);
    ui.checkbox(&mut new.folded, inspector.folded);
    ui.checkbox(&mut new.hidden, inspector.hidden);
    ui.checkbox(&mut new.pinned, inspector.pinned);
    swatches(ui, inspector.colour, words::interface(language).none, &grounds(document), &mut new.colour);
    if new != settings {
        actions.push(Action::EditMap(MapEdit::SetLane(id, new)));
    }
}

/// The groups that other lanes are in, to be chosen by a click.
fn groups_ui(ui: &mut Ui, editor: &Editor, group: &mut String) {
    let names: BTreeSet<&str> = editor.map().lanes.iter().map(|lane| lane.group.as_str()).collect();
    ui.horizontal_wrapped(|ui| {
        for name in names.into_iter().filter(|name| !name.is_empty() && *name != group.as_str()) {
            if ui.small_button(name).clicked() {
                name.clone_into(group);
                break;
            }
        }
    });
}

/// Cards and points cannot turn into each other: a lane that holds some offers its own sort only.
fn lane_kind_ui(ui: &mut Ui, lane: &Lane, document: &Document, language: Language, kind: &mut LaneKind) {
    let holds = lane.cells.values().any(|cell| !cell.cards.is_empty() || !cell.points.is_empty());
    let cards = match kind {
        LaneKind::Cards(kind) => kind.clone(),
        LaneKind::Curve(_) | LaneKind::Numbers(_) | LaneKind::Pictures => CardKind::Action,
    };
    let mut sorts = vec![(LaneKind::Cards(cards), payload::usual_layer(&CardKind::Action))];
    sorts.extend(payload::lane_kinds().into_iter().filter(|(kind, _)| !matches!(kind, LaneKind::Cards(_))));
    let sorts: Vec<LaneKind> = sorts
        .into_iter()
        .map(|(sort, _)| sort)
        .filter(|sort| !holds || sort.holds_points() == kind.holds_points())
        .collect();
    let same = |a: &LaneKind| std::mem::discriminant(a) == std::mem::discriminant(kind);
    let before = sorts.iter().position(same);
    let options: Vec<_> = sorts
        .iter()
        .enumerate()
        .map(|(index, sort)| match sort {
            LaneKind::Cards(_) => (Some(index), Some(icons::NOTE_BLANK), card_word(language)),
            _ => (
                Some(index),
                Some(lane_icon(sort, document)),
                words::kinds::lane_kind(language, sort).to_owned(),
            ),
        })
        .collect();
    let mut chosen = before;
    combo(ui, words::inspector(language).lane_kind, &options, &mut chosen, "");
    if chosen != before
        && let Some(sort) = chosen.and_then(|index| sorts.into_iter().nth(index))
    {
        *kind = with_room(sort, lane);
    }
}

/// A new scale holds the values that are there.
fn with_room(mut kind: LaneKind, lane: &Lane) -> LaneKind {
    if let LaneKind::Numbers(numbers) = &mut kind {
        for (_, point) in lane.points() {
            numbers.min = numbers.min.min(point.value.floor());
            numbers.max = numbers.max.max(point.value.ceil());
        }
    }
    kind
}

fn card_word(language: Language) -> String {
    words::interface(language).submenu_card.to_owned()
}

fn curve_ui(ui: &mut Ui, around: &Around<'_>, curve: &mut Curve) {
    let inspector = words::inspector(around.language);
    let own = words::map(around.language);
    if let Some(baseline) = number_ui(ui, around, inspector.baseline, curve.baseline, -2.0..=2.0) {
        curve.baseline = baseline;
    }
    fields::line(ui, inspector.high_end, own.very_happy, &mut curve.high);
    fields::line(ui, inspector.low_end, own.very_unhappy, &mut curve.low);
    ui.add_space(6.0);
    ui.checkbox(&mut curve.averages, inspector.averages);
    let mut measured = !curve.without_measured;
    ui.checkbox(&mut measured, inspector.measured).on_hover_text(inspector.measured_hint);
    curve.without_measured = !measured;
}

fn numbers_ui(ui: &mut Ui, around: &Around<'_>, numbers: &mut Numbers) {
    let inspector = words::inspector(around.language);
    let looks = [BarsOrLine::Line, BarsOrLine::Bars]
        .map(|look| (look, words::kinds::bars_or_line(around.language, look)));
    segmented(ui, inspector.look, &looks, &mut numbers.look, None);
    ui.columns_const(|[left, right]| {
        if let Some(min) =
            scale_end_ui(left, around, inspector.min, numbers.min, f32::MIN..=numbers.max.next_down())
        {
            numbers.min = min;
        }
        if let Some(max) =
            scale_end_ui(right, around, inspector.max, numbers.max, numbers.min.next_up()..=f32::MAX)
        {
            numbers.max = max;
        }
    });
    fields::line(ui, inspector.unit, "", &mut numbers.unit);
    fields::line(ui, inspector.high_end, "", &mut numbers.high);
    fields::line(ui, inspector.low_end, "", &mut numbers.low);
}

/// Soft grounds for a lane: the fills of cards, somewhat nearer to the page's ground.
pub(in crate::app) fn grounds(document: &Document) -> Vec<Rgb> {
    let style = Style::of(document.theme);
    super::card::card_colours(&style, document)
        .into_iter()
        .map(|fill| Rgb(style.colours.ground.mix(fill.into(), 0.75).rgb))
        .collect()
}

/// Where step and lane meet.
pub(super) fn cell_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    (lane_id, step_id): (LaneId, StepId),
) {
    let (Some(lane), Some((stage, step))) = (editor.map().lane(lane_id), editor.map().step(step_id)) else {
        return;
    };
    let language = around.language;
    let inspector = words::inspector(language);
    let name = words::kinds::item(language, Item::Cell(lane_id, step_id));
    head_ui(
        ui,
        around,
        actions,
        (lane_icon(&lane.kind, editor.document()), colours(ui).accent_text),
        name,
        &[],
    );
    let column = if step.title.is_empty() { &stage.title } else { &step.title };
    place_ui(ui, &format!("{} · {}", lane.title, column));
    if lane.kind.holds_points() {
        super::point::cell_points_ui(ui, editor, around, actions, lane, step_id);
    }
    let cell = lane.cells.get(&step_id);
    let full = cell.is_some_and(|cell| !cell.cards.is_empty() || !cell.points.is_empty());
    ui.add_space(6.0);
    // Beside a list of points the choice of each series is enough.
    if lane.kind.holds_points() && full {
        return;
    }
    ui.add_enabled_ui(!full, |ui| {
        let before = cell.is_some_and(|cell| cell.empty_on_purpose);
        let mut empty = before;
        let response = ui.checkbox(&mut empty, inspector.takes_no_part);
        response.on_hover_text(inspector.takes_no_part_hint);
        if empty != before {
            let edit = MapEdit::SetEmptyOnPurpose { lane: lane_id, step: step_id, empty };
            actions.push(Action::EditMap(edit));
        }
    });
    ui.add_space(6.0);
    if lane.kind.holds_points() {
        return;
    }
    let new = egui::Button::new((icon(icons::PLUS, 15.0), words::interface(language).submenu_card))
        .min_size(egui::vec2(ui.available_width(), 32.0));
    if ui.add(new).clicked() {
        actions.push(Action::Command(Command::InsertCard));
    }
}
