//! How numbers are kept in a file, so that the same map does not differ in the last digits of a float: what
//! is dragged in steps of 1/64, what is typed with three decimals.

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
        target.value = thousandth(target.value);
    }
    for shape in map.views.iter_mut().filter_map(|view| view.shown.page_shape.as_mut()) {
        *shape = thousandth(*shape);
    }
    for lane in map.lanes.iter_mut().filter(|lane| lane.kind.holds_points()) {
        let mut round = Lane::clone(lane);
        round_lane(&mut round);
        if round != **lane {
            *lane = Arc::new(round);
        }
    }
}

fn round_width(facts: &mut Facts) {
    facts.width = facts.width.map(sixty_fourth);
}

fn round_lane(lane: &mut Lane) {
    let round_value = if let LaneKind::Numbers(numbers) = &mut lane.kind {
        numbers.min = thousandth(numbers.min);
        numbers.max = thousandth(numbers.max);
        thousandth
    } else {
        sixty_fourth
    };
    if let LaneKind::Curve(curve) = &mut lane.kind {
        curve.baseline = sixty_fourth(curve.baseline);
    }
    for point in lane.cells.values_mut().flat_map(|cell| &mut cell.points) {
        point.value = round_value(point.value);
        point.at = sixty_fourth(point.at);
    }
}

/// Exact in binary. Adding zero turns −0 into 0.
fn sixty_fourth(value: f32) -> f32 {
    (value * 64.0).round() / 64.0 + 0.0
}

/// The nearest `f32` to a number of three decimals, which is then written with at most as many.
fn thousandth(value: f32) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a value that came from f32 fits into it")]
    let rounded = ((f64::from(value) * 1000.0).round() / 1000.0) as f32;
    rounded + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_twice_is_rounding_once() {
        for value in [0.1, -0.0, 12.35, 16.0 / 9.0, 16_384.123, 99_999.99, 1e9, -3.333_333] {
            assert_eq!(thousandth(thousandth(value)).to_bits(), thousandth(value).to_bits());
            assert_eq!(sixty_fourth(sixty_fourth(value)).to_bits(), sixty_fourth(value).to_bits());
        }
        assert_eq!(format!("{:?} {:?}", thousandth(12.35), sixty_fourth(-0.001)), "12.35 0.0");
    }
}
