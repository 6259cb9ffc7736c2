//! How numbers are kept in a file: with at most three decimals, so that a value reads as it was typed and
//! dragging does not fill differences with the last digits of a float.

use std::sync::Arc;

use crate::model::{Document, Facts, Lane, LaneKind, Map};

/// The document with every number as a file keeps it; lanes that change nothing stay shared.
pub(super) fn rounded(mut document: Document) -> Document {
    for map in &mut document.maps {
        round_map(Arc::make_mut(map));
    }
    document
}

fn round_map(map: &mut Map) {
    for stage in map.phases.iter_mut().flat_map(|phase| &mut phase.stages) {
        round_width(&mut stage.facts);
        for step in &mut stage.steps {
            round_width(&mut step.facts);
        }
    }
    for target in &mut map.targets {
        round(&mut target.value);
    }
    for shape in map.views.iter_mut().filter_map(|view| view.shown.page_shape.as_mut()) {
        round(shape);
    }
    for lane in map.lanes.iter_mut().filter(|lane| lane.kind.holds_points()) {
        let mut other = Lane::clone(lane);
        round_lane(&mut other);
        if other != **lane {
            *lane = Arc::new(other);
        }
    }
}

fn round_width(facts: &mut Facts) {
    if let Some(width) = &mut facts.width {
        round(width);
    }
}

fn round_lane(lane: &mut Lane) {
    match &mut lane.kind {
        LaneKind::Curve(curve) => round(&mut curve.baseline),
        LaneKind::Numbers(numbers) => {
            round(&mut numbers.min);
            round(&mut numbers.max);
        }
        LaneKind::Cards(_) | LaneKind::Pictures => {}
    }
    for point in lane.cells.values_mut().flat_map(|cell| &mut cell.points) {
        round(&mut point.value);
        round(&mut point.at);
    }
}

/// To the `f32` nearest to a number of three decimals, which is written with at most as many.
fn round(value: &mut f32) {
    #[expect(clippy::cast_possible_truncation, reason = "a value that came from f32 fits into it")]
    let rounded = ((f64::from(*value) * 1000.0).round() / 1000.0) as f32;
    // Adding zero turns −0 into 0, which is the same number and must be the same bytes.
    *value = rounded + 0.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(mut value: f32) -> f32 {
        round(&mut value);
        value
    }

    #[test]
    fn rounding_twice_is_rounding_once() {
        for value in [0.1, -0.0, 12.35, 16.0 / 9.0, 16_384.123, 99_999.99, 1e9, -3.333_333] {
            assert_eq!(rounded(rounded(value)).to_bits(), rounded(value).to_bits());
        }
    }

    #[test]
    fn typed_values_stay_as_they_were_typed() {
        assert_eq!(
            format!("{:?} {:?} {:?}", rounded(12.35), rounded(0.4), rounded(-0.0001)),
            "12.35 0.4 0.0"
        );
    }
}
