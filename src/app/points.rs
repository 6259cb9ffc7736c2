//! New points of curves and figures: whose they are and where they stand; points moved by keys. Makes
//! edits, knows nothing of keys and pointers.

use super::editor::Editor;
use crate::edit::{Edit, MapEdit, StepName};
use crate::model::{Item, Lane, LaneKind, Language, Map, Point, PointId, Series, StepId};
use crate::words;

/// A new point: of the first series that has none in the cell, else a second one of the last series there.
pub(super) fn new_point(map: &Map, lane: &Lane, step: StepId, value: f32) -> Point {
    let last = || lane.cells.get(&step).and_then(|cell| cell.points.last()).map(|point| point.series.clone());
    let series = map.next_series(lane, step).or_else(last).unwrap_or_default();
    new_point_of(series, lane, step, value)
}

/// A new point of that series, in the middle of the widest room that its others leave.
pub(super) fn new_point_of(series: Series, lane: &Lane, step: StepId, value: f32) -> Point {
    let others = lane.cells.get(&step).into_iter().flat_map(|cell| &cell.points);
    let others: Vec<f32> = others.filter(|point| point.series == series).map(|point| point.at).collect();
    let at = if others.is_empty() {
        0.5
    } else {
        let ends: Vec<f32> = std::iter::once(0.0).chain(others).chain(std::iter::once(1.0)).collect();
        let rooms = ends.windows(2).map(|pair| match pair {
            [from, to] => (to - from, f32::midpoint(*from, *to)),
            _ => (0.0, 0.5),
        });
        // The last of equally wide rooms: a second feeling comes after the first.
        rooms.max_by(|(a, _), (b, _)| a.total_cmp(b)).map_or(0.5, |(_, middle)| middle)
    };
    Point { series, at, ..Point::new(PointId::fresh(), value) }
}

/// Whether nothing but points is selected.
pub(super) fn only_points(editor: &Editor) -> bool {
    let selection = editor.selection();
    !selection.is_empty() && selection.iter().all(|item| matches!(item, Item::Point(_)))
}

/// A value of a point in words: a feeling, or a figure with its unit.
pub(super) fn in_words(language: Language, kind: &LaneKind, value: f32) -> String {
    match kind {
        LaneKind::Numbers(numbers) => {
            let figure = words::numbers::short(language, f64::from(value));
            words::numbers::with_unit(language, &figure, &numbers.unit)
        }
        LaneKind::Curve(_) | LaneKind::Cards(_) | LaneKind::Pictures => {
            words::access::feeling(language, value)
        }
    }
}

/// One point a step up or down, whatever is selected.
pub(super) fn raise_one(editor: &Editor, id: PointId, up: bool) -> Option<Edit> {
    raised(editor, id, up, false).map(|edit| Edit::Map(editor.map_id(), edit))
}

/// The selected points one step up or down on their scale, or a fine step; none at the end of the scale.
pub(super) fn raise(editor: &Editor, up: bool, fine: bool) -> Option<Edit> {
    let mut edits: Vec<MapEdit> = editor
        .selection()
        .iter()
        .filter_map(|item| {
            let Item::Point(id) = item else { return None };
            raised(editor, *id, up, fine)
        })
        .collect();
    let map = editor.map_id();
    if edits.len() == 1 {
        return edits.pop().map(|edit| Edit::Map(map, edit));
    }
    let several: Vec<Edit> = edits.into_iter().map(|edit| Edit::Map(map, edit)).collect();
    (!several.is_empty()).then_some(Edit::Several(StepName::MovePoint, several))
}

fn raised(editor: &Editor, id: PointId, up: bool, fine: bool) -> Option<MapEdit> {
    let (lane, step, point) = editor.map().point(id)?;
    let (coarse, least) = lane.kind.steps()?;
    let by = if fine { least } else { coarse };
    let (low, high) = lane.kind.scale()?;
    let value = (point.value + if up { by } else { -by }).clamp(low, high);
    let point = Point { value, ..point.clone() };
    Some(MapEdit::SetPoint { lane: lane.id, step, point })
}
