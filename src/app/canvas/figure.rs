//! Figures typed on the map: `-2`, `+1` or `12.5` give a selected point its value, and a selected cell of a
//! lane of points a new point. Letters are words and none of this module's business.

use egui::{Event, ImeEvent, Ui};

use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::points;
use crate::edit::MapEdit;
use crate::model::{Item, Lane, LaneKind, Language, Point};
use crate::words;

/// A later sign than that begins another figure, seconds.
const PAUSE: f64 = 1.5;

/// A figure that is being typed.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    text: String,
    /// The point or cell it is for.
    on: Item,
    /// When its last sign came, seconds.
    at: f64,
}

/// Takes the signs of figures that come before anything else is typed, and makes the edits. A figure takes
/// effect with every sign: 1 on the way to 12.
pub(super) fn read(
    ui: &Ui,
    editor: &Editor,
    language: Language,
    figure: &mut Option<Figure>,
    actions: &mut Vec<Action>,
) {
    let [item] = *editor.selection() else { return };
    let Some(lane) = lane_of(editor, item) else { return };
    let now = ui.input(|input| input.time);
    let begun = figure.take().filter(|typed| typed.on == item && now - typed.at <= PAUSE);
    let typed = taken(ui, begun.as_ref().map_or("", |typed| &typed.text));
    if typed.is_empty() {
        *figure = begun;
        return;
    }
    let mut text = begun.map(|typed| typed.text).unwrap_or_default();
    for sign in typed.chars() {
        let longer = format!("{text}{sign}");
        let alone = text.is_empty();
        // On the short scale of a curve the next digit is another value, not a second digit.
        let goes_on = is_beginning(&longer) && (alone || !is_curve(lane) || within(&longer, lane).is_some());
        text = if goes_on { longer } else { sign.to_string() };
    }
    let value = within(&text, lane);
    let mut on = item;
    match value {
        Some(value) => {
            if let Some((edit, point)) = edit(editor, lane, item, value) {
                actions.push(Action::EditMap(edit));
                on = point;
            }
        }
        None if words::numbers::read_decimal(&text).is_some() => {
            actions.push(Action::Toast(words::interface(language).number_out_of_range.to_owned()));
        }
        None => {}
    }
    *figure = Some(Figure { text, on, at: now });
}

/// Whether an event is a sign of a figure, so that it does not begin words.
fn signs(event: &Event) -> Option<&str> {
    let (Event::Text(text) | Event::Ime(ImeEvent::Commit(text))) = event else { return None };
    let sign = |sign: char| sign.is_ascii_digit() || matches!(sign, '+' | '-' | '−' | '.' | ',');
    (!text.is_empty() && text.chars().all(sign)).then_some(text)
}

/// The signs before anything else that is typed; they are taken out of the input.
fn taken(ui: &Ui, before: &str) -> String {
    let mut taken = String::new();
    let mut others = false;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            // A figure does not begin with a comma; words may.
            let begins = before.is_empty() && taken.is_empty();
            let text = signs(event).filter(|text| !others && !(begins && text.starts_with(['.', ','])));
            if let Some(text) = text {
                taken.push_str(text);
                return false;
            }
            others |= matches!(event, Event::Text(_) | Event::Ime(_));
            true
        });
    });
    taken
}

/// Whether more signs can make it a figure.
fn is_beginning(text: &str) -> bool {
    let figures = text.strip_prefix(['+', '-', '−']).unwrap_or(text);
    let marks = figures.chars().filter(|sign| matches!(sign, '.' | ',')).count();
    marks <= 1 && figures.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','))
}

/// The figure, if it lies on the scale of the lane.
fn within(text: &str, lane: &Lane) -> Option<f32> {
    #[expect(clippy::cast_possible_truncation, reason = "the model holds figures as f32")]
    let value = words::numbers::read_decimal(text)? as f32;
    let (low, high) = lane.kind.scale()?;
    (low..=high).contains(&value).then_some(value)
}

fn is_curve(lane: &Lane) -> bool {
    matches!(lane.kind, LaneKind::Curve(_))
}

/// The lane of points that the item is or lies in.
fn lane_of(editor: &Editor, item: Item) -> Option<&Lane> {
    let lane = match item {
        Item::Point(id) => editor.map().point(id).map(|(lane, ..)| &**lane),
        Item::Cell(lane, _) => editor.map().lane(lane).map(|lane| &**lane),
        _ => None,
    };
    lane.filter(|lane| lane.kind.holds_points())
}

/// The edit that gives the value, and the point that has it then.
fn edit(editor: &Editor, lane: &Lane, item: Item, value: f32) -> Option<(MapEdit, Item)> {
    let (edit, point) = match item {
        Item::Cell(_, step) => {
            let point = points::new_point(editor.map(), lane, step, value);
            let id = point.id;
            (MapEdit::AddPoint { lane: lane.id, step, point }, id)
        }
        Item::Point(id) => {
            let (_, step, point) = editor.map().point(id)?;
            let point = Point { value, ..point.clone() };
            (MapEdit::SetPoint { lane: lane.id, step, point }, id)
        }
        _ => return None,
    };
    Some((edit, Item::Point(point)))
}
