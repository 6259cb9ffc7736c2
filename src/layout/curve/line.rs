//! Lines through points and the tints between them and the middle. The curve is the monotone cubic of
//! Fritsch and Carlson (1980), which never overshoots its points. Knows nothing of lanes.

use kurbo::{BezPath, ParamCurve as _, PathSeg};

use super::{Pos, Tint};

/// The smooth curve through points of growing x.
pub(super) fn monotone(points: &[Pos]) -> BezPath {
    let mut path = BezPath::new();
    let Some(first) = points.first() else { return path };
    path.move_to(*first);
    let slopes = slopes(points);
    for (pair, slope) in points.windows(2).zip(slopes.windows(2)) {
        let ([a, b], [from, to]) = (pair, slope) else { continue };
        let third = (b.x - a.x) / 3.0;
        path.curve_to(Pos::new(a.x + third, a.y + from * third), Pos::new(b.x - third, b.y - to * third), *b);
    }
    path
}

/// Tangents at the points: the harmonic mean of the neighbouring slopes, none at a turning point.
fn slopes(points: &[Pos]) -> Vec<f64> {
    let secants: Vec<f64> = points
        .windows(2)
        .map(|pair| match pair {
            [a, b] if b.x - a.x > 1e-6 => (b.y - a.y) / (b.x - a.x),
            _ => 0.0,
        })
        .collect();
    (0..points.len())
        .map(|at| {
            let before = at.checked_sub(1).and_then(|at| secants.get(at));
            match (before, secants.get(at)) {
                (Some(a), Some(b)) if a * b > 0.0 => 2.0 * a * b / (a + b),
                (Some(_), Some(_)) | (None, None) => 0.0,
                // Level at the ends: a feeling neither comes from nor leads to anything drawn.
                (Some(_), None) | (None, Some(_)) => 0.0,
            }
        })
        .collect()
}

/// The areas between a curve and the middle line.
pub(super) fn tints_of(path: &BezPath, middle: f64) -> Vec<Tint> {
    const STEPS: u32 = 24;
    let mut samples: Vec<Pos> = Vec::new();
    for segment in path.segments().filter(|segment| !matches!(segment, PathSeg::Line(_))) {
        samples.extend((0..=STEPS).map(|step| segment.eval(f64::from(step) / f64::from(STEPS))));
    }
    let mut tints = Vec::new();
    let mut area: Vec<Pos> = Vec::new();
    let mut below = None;
    for sample in samples {
        let side = ((sample.y - middle).abs() > 1e-9).then_some(sample.y > middle);
        if let (Some(last), Some(before), Some(now)) = (area.last().copied(), below, side)
            && before != now
        {
            let share = (middle - last.y) / (sample.y - last.y);
            let crossing = Pos::new(last.x + (sample.x - last.x) * share, middle);
            area.push(crossing);
            tints.extend(tint(&area, middle));
            area = vec![crossing];
        }
        below = side.or(below);
        area.push(sample);
    }
    tints.extend(tint(&area, middle));
    tints
}

fn tint(area: &[Pos], middle: f64) -> Option<Tint> {
    let (first, last) = (area.first()?, area.last()?);
    let farthest = area.iter().map(|pos| pos.y - middle).max_by(|a, b| a.abs().total_cmp(&b.abs()))?;
    if farthest.abs() < 0.5 {
        return None;
    }
    let mut path = BezPath::new();
    path.move_to((first.x, middle));
    for pos in area {
        path.line_to(*pos);
    }
    path.line_to((last.x, middle));
    path.close_path();
    Some(Tint { good: farthest < 0.0, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_never_overshoots_its_points() {
        let points: Vec<Pos> = [0.0, 40.0, 40.0, -60.0, -55.0, 80.0, 80.0]
            .into_iter()
            .enumerate()
            .map(|(at, y)| Pos::new(at as f64 * 50.0, y))
            .collect();
        let path = monotone(&points);
        for (segment, pair) in path.segments().zip(points.windows(2)) {
            let (low, high) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
            for step in 0..=100 {
                let y = segment.eval(f64::from(step) / 100.0).y;
                assert!(y >= low - 1e-9 && y <= high + 1e-9, "{y} is not between {low} and {high}");
            }
        }
    }

    #[test]
    fn tints_lie_on_one_side_of_the_middle_each() {
        // The second curve has a sample exactly on the middle.
        for last in [-5.0, -30.0] {
            let path = monotone(&[Pos::new(0.0, -30.0), Pos::new(50.0, 30.0), Pos::new(100.0, last)]);
            let tints = tints_of(&path, 0.0);
            assert_eq!(tints.iter().map(|tint| tint.good).collect::<Vec<_>>(), [true, false, true]);
        }
    }
}
