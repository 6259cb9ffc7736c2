//! Lanes of points: the emotion curve and lanes of figures. The curve is the monotone cubic of Fritsch and
//! Carlson (1980), which never overshoots its points.

use std::sync::Arc;

use kurbo::{BezPath, ParamCurve as _, PathSeg};

use super::cards::narrow;
use super::memo::{Memo, Setting};
use super::{Column, Ink, Pos, Rect, TextAt};
use crate::model::{BarsOrLine, Lane, LaneKind, Point, Series, StepId};
use crate::style::{size, type_face};
use crate::text::Shaped;
use crate::words;

/// What stands in a lane of points; y from the lane's top.
#[derive(Debug, Clone, PartialEq)]
pub struct PointLane {
    /// Value at the lower and at the upper end.
    pub scale: (f64, f64),
    /// Height of the lower and of the upper end.
    pub ends: (f64, f64),
    /// Heights of the guide lines, top to bottom.
    pub guides: Vec<f64>,
    /// Height of the line that tints start from.
    pub middle: f64,
    /// The lines, one a series, in the order of their colours.
    pub lines: Vec<SeriesLine>,
    /// All points, left to right within a series.
    pub points: Vec<PointBox>,
    /// Points are faces (emotions) rather than dots (figures).
    pub faces: bool,
    /// Figures are drawn as bars.
    pub bars: bool,
    /// Middles of cells that are empty on purpose.
    pub dashes: Vec<(StepId, f64)>,
}

/// The line of one series.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesLine {
    /// Whose.
    pub series: Series,
    /// Number of its colour and pattern.
    pub colour: usize,
    /// One piece between two gaps each.
    pub path: BezPath,
    /// Between the line and the middle; only of the first series of emotions.
    pub tints: Vec<Tint>,
}

/// An area between line and middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Tint {
    /// Above the middle.
    pub good: bool,
    /// Its outline.
    pub path: BezPath,
}

/// A point at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PointBox {
    /// The point, as it was when it was laid out.
    pub point: Point,
    /// Its column.
    pub step: StepId,
    /// Its centre.
    pub at: Pos,
    /// Number of its series' colour.
    pub colour: usize,
    /// Words or figure beside it.
    pub words: Option<TextAt>,
}

/// The points of a lane, the notes of its head, and its height.
pub(super) fn points(
    lane: &Lane,
    setting: &Setting,
    head: f64,
    memo: &mut Memo,
) -> (PointLane, Vec<TextAt>, f64) {
    let all = series_of(lane, setting);
    let ends = scale_ends(lane, setting, memo);
    let ends_height: f64 = ends.iter().map(|text| f64::from(text.height)).sum();
    let words_height = tallest_words(lane, &all, setting, memo) + 2.0;
    let frame = Frame::of(lane, all.len(), (head + ends_height).max(words_height));
    let mut boxes: Vec<PointBox> = Vec::new();
    let mut lines = Vec::new();
    for (colour, series) in all.iter().enumerate() {
        let runs = runs_of(lane, (colour, series), setting, &frame);
        let mut path = BezPath::new();
        let mut tints = Vec::new();
        for run in &runs {
            let places: Vec<Pos> = run.iter().map(|(_, _, at)| *at).collect();
            let piece = monotone(&places);
            if colour == 0 && frame.faces {
                tints.extend(tints_of(&piece, frame.middle));
            }
            path.extend(piece);
        }
        boxes.extend(runs.into_iter().flatten().map(|(step, point, at)| PointBox {
            point: point.clone(),
            step,
            at,
            colour,
            words: None,
        }));
        lines.push(SeriesLine { series: series.clone(), colour, path, tints });
    }
    let mut lane_points = PointLane {
        scale: frame.scale,
        ends: (frame.bottom, frame.top),
        guides: frame.guides(),
        middle: frame.middle,
        lines,
        points: boxes,
        faces: frame.faces,
        bars: frame.bars,
        dashes: dashes(lane, setting),
    };
    place_words(&mut lane_points, lane, setting, &frame, memo);
    (lane_points, head_notes(lane, ends, setting, &frame, memo), frame.height)
}

/// The vertical measures of a lane of points.
struct Frame {
    scale: (f64, f64),
    top: f64,
    bottom: f64,
    middle: f64,
    height: f64,
    faces: bool,
    bars: bool,
    series: usize,
}

impl Frame {
    fn of(lane: &Lane, series: usize, least: f64) -> Self {
        let (low, high) = lane.kind.scale().unwrap_or((-2.0, 2.0));
        let scale = (f64::from(low), f64::from(high));
        let (inner, baseline, bars) = match &lane.kind {
            LaneKind::Curve(curve) => (size::CURVE_STEP * 4.0, f64::from(curve.baseline), false),
            LaneKind::Numbers(numbers) => (size::NUMBERS, scale.0, numbers.look == BarsOrLine::Bars),
            LaneKind::Cards(_) | LaneKind::Pictures => (size::NUMBERS, 0.0, false),
        };
        let height = (inner + size::CURVE_PAD * 2.0).max(least);
        let top = (height - inner) / 2.0;
        let mut frame = Self {
            scale,
            top,
            bottom: top + inner,
            middle: 0.0,
            height,
            faces: matches!(lane.kind, LaneKind::Curve(_)),
            bars,
            series,
        };
        frame.middle = frame.y(baseline);
        frame
    }

    fn y(&self, value: f64) -> f64 {
        let (low, high) = self.scale;
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        self.bottom - share.clamp(0.0, 1.0) * (self.bottom - self.top)
    }

    fn guides(&self) -> Vec<f64> {
        let steps = if self.faces { 4 } else { 2 };
        (0..=steps)
            .map(|step| self.top + (self.bottom - self.top) * f64::from(step) / f64::from(steps))
            .collect()
    }
}

/// The visible series: the map's personas in their order, then named ones as they come; at most five.
fn series_of(lane: &Lane, setting: &Setting) -> Vec<Series> {
    let mut used: Vec<Series> = Vec::new();
    let columns = setting.columns.iter().filter_map(|column| lane.cells.get(&column.step));
    for point in columns.flat_map(|cell| &cell.points) {
        let hidden = matches!(point.series, Series::Persona(id) if setting.without_personas.contains(&id));
        if !hidden && !used.contains(&point.series) {
            used.push(point.series.clone());
        }
    }
    used.sort_by_key(|series| match series {
        Series::Persona(id) => setting.personas.iter().position(|known| known == id).unwrap_or(usize::MAX),
        Series::Named(_) => usize::MAX,
    });
    used.truncate(5);
    used
}

/// The points of a series, left to right, broken where it takes no part.
fn runs_of<'a>(
    lane: &'a Lane,
    (colour, series): (usize, &Series),
    setting: &Setting,
    frame: &Frame,
) -> Vec<Vec<(StepId, &'a Point, Pos)>> {
    let mut runs = vec![Vec::new()];
    for column in &setting.columns {
        let Some(cell) = lane.cells.get(&column.step) else { continue };
        if cell.empty_on_purpose || cell.gaps.contains(series) {
            runs.push(Vec::new());
            continue;
        }
        let mut points: Vec<&Point> = cell.points.iter().filter(|point| point.series == *series).collect();
        points.sort_by(|a, b| a.at.total_cmp(&b.at));
        let placed =
            points.into_iter().map(|point| (column.step, point, place(point, colour, column, frame)));
        if let Some(run) = runs.last_mut() {
            run.extend(placed);
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn place(point: &Point, colour: usize, column: &Column, frame: &Frame) -> Pos {
    let at = f64::from(point.at).clamp(0.0, 1.0);
    // Bars of several series stand side by side around their place.
    let bars = if frame.bars { frame.series.max(1) as f64 } else { 1.0 };
    let beside = if frame.bars { (colour as f64 - (bars - 1.0) / 2.0) * size::BAR_STEP } else { 0.0 };
    // A face, or a group of bars, stays inside its column.
    let half = if frame.bars { bars * size::BAR_STEP / 2.0 } else { size::FACE + 2.0 };
    let side = half.min(column.width / 2.0);
    let x = (column.x + at * column.width).clamp(column.x + side, column.x + column.width - side);
    Pos::new(x + beside, frame.y(f64::from(point.value)))
}

/// The smooth curve through points of growing x.
fn monotone(points: &[Pos]) -> BezPath {
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
fn tints_of(path: &BezPath, middle: f64) -> Vec<Tint> {
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

fn dashes(lane: &Lane, setting: &Setting) -> Vec<(StepId, f64)> {
    let empty = |column: &&Column| lane.cells.get(&column.step).is_some_and(|cell| cell.empty_on_purpose);
    setting.columns.iter().filter(empty).map(|column| (column.step, column.x + column.width / 2.0)).collect()
}

/// Words of the scale's upper and lower end.
fn scale_ends(lane: &Lane, setting: &Setting, memo: &mut Memo) -> Vec<Arc<Shaped>> {
    let w = words::map(setting.language);
    let or = |own: &str, usual: &str| if own.is_empty() { usual.to_owned() } else { own.to_owned() };
    let ends = match &lane.kind {
        LaneKind::Curve(curve) => [or(&curve.high, w.very_happy), or(&curve.low, w.very_unhappy)],
        LaneKind::Numbers(numbers) => {
            let end = |value: f32| words::numbers::short(setting.language, f64::from(value));
            [or(&numbers.high, &end(numbers.max)), or(&numbers.low, &end(numbers.min))]
        }
        LaneKind::Cards(_) | LaneKind::Pictures => return Vec::new(),
    };
    let room = Some(narrow(size::LANE_HEAD - size::LANE_HEAD_PAD * 2.0));
    ends.iter().map(|text| memo.text.shape(text, room, type_face::SMALL)).collect()
}

/// The words of the scale's ends at their places, right-aligned beside the first column.
fn head_notes(
    lane: &Lane,
    ends: Vec<Arc<Shaped>>,
    setting: &Setting,
    frame: &Frame,
    memo: &mut Memo,
) -> Vec<TextAt> {
    let room = Some(narrow(size::LANE_HEAD - size::LANE_HEAD_PAD * 2.0));
    let title = memo.text.shape(&lane.title, room, type_face::LANE);
    let title_bottom = size::CELL_PAD + 4.0 + f64::from(title.height);
    let beside = setting.lanes_left + size::LANE_HEAD_PAD + f64::from(title.width) + 10.0;
    let mut notes = Vec::new();
    // The upper end's words go beside the title where they fit, else under it; the lower end's under both.
    let mut free = size::CELL_PAD;
    let mut needed: f64 = ends.iter().map(|text| f64::from(text.height)).sum();
    for (shaped, y) in ends.into_iter().zip([frame.top, frame.bottom]) {
        let (width, height) = (f64::from(shaped.width), f64::from(shaped.height));
        let x = setting.columns_left - size::LANE_HEAD_PAD - width;
        if x < beside {
            free = free.max(title_bottom);
        }
        let top = (y - height / 2.0).min(frame.height - needed - 2.0).max(free);
        free = top + height;
        needed -= height;
        notes.push(TextAt { at: Pos::new(x, top), shaped, ink: Ink::Secondary });
    }
    notes
}

/// Finds a place beside each point for its words: near, inside the lane, off the lines, faces and other words, and
/// rather not across the middle.
fn place_words(lane_points: &mut PointLane, lane: &Lane, setting: &Setting, frame: &Frame, memo: &mut Memo) {
    let radius = if frame.faces { size::FACE } else { 4.0 };
    let mut obstacles: Vec<Rect> = lane_points
        .points
        .iter()
        .map(|point| Rect::from_center_size(point.at, (radius * 2.0 + 6.0, radius * 2.0 + 4.0)))
        .collect();
    let curve = sampled(&lane_points.lines);
    for at in 0..lane_points.points.len() {
        let Some(point) = lane_points.points.get(at) else { continue };
        let Some(shaped) = words_of(&point.point, lane, setting, memo) else { continue };
        let centre = point.at;
        let (width, height) = (f64::from(shaped.width), f64::from(shaped.height));
        let best = candidates(centre, width, height, radius)
            .map(|rect| keep_inside(rect, setting, frame))
            .min_by(|a, b| {
                let badness = |rect: &Rect| cost(*rect, centre, &obstacles, &curve, frame);
                badness(a).total_cmp(&badness(b))
            });
        let Some(rect) = best else { continue };
        obstacles.push(rect);
        if let Some(point) = lane_points.points.get_mut(at) {
            point.words = Some(TextAt { at: rect.origin(), shaped, ink: Ink::Text });
        }
    }
}

/// The words or the figure beside a point.
fn words_of(point: &Point, lane: &Lane, setting: &Setting, memo: &mut Memo) -> Option<Arc<Shaped>> {
    let (words, style) = match &lane.kind {
        LaneKind::Numbers(numbers) => {
            let figure = words::numbers::short(setting.language, f64::from(point.value));
            let unit =
                if numbers.unit.is_empty() { String::new() } else { format!("\u{a0}{}", numbers.unit) };
            let more = if point.words.is_empty() { String::new() } else { format!(" · {}", point.words) };
            (format!("{figure}{unit}{more}"), type_face::SMALL)
        }
        LaneKind::Curve(_) if !point.words.is_empty() => {
            (words::numbers::quoted(&point.words), type_face::CURVE_WORDS)
        }
        LaneKind::Curve(_) | LaneKind::Cards(_) | LaneKind::Pictures => return None,
    };
    let room = (setting.right - setting.columns_left - 4.0).min(210.0);
    // Lines of about the same length: a last word alone looks lost.
    let whole = f64::from(memo.text.shape(&words, None, style).width);
    let lines = (whole / room).ceil().max(1.0);
    Some(memo.text.shape(&words, Some(narrow((whole / lines * 1.15 + 1.0).min(room))), style))
}

/// Height of the tallest words: the lane is at least as high.
fn tallest_words(lane: &Lane, series: &[Series], setting: &Setting, memo: &mut Memo) -> f64 {
    let cells = setting.columns.iter().filter_map(|column| lane.cells.get(&column.step));
    let points = cells.flat_map(|cell| &cell.points).filter(|point| series.contains(&point.series));
    points
        .filter_map(|point| words_of(point, lane, setting, memo))
        .map(|shaped| f64::from(shaped.height))
        .fold(0.0, f64::max)
}

fn candidates(centre: Pos, width: f64, height: f64, radius: f64) -> impl Iterator<Item = Rect> {
    let near = radius + 5.0;
    let offsets = [
        (near, -height - 2.0),
        (near, 2.0),
        (-width / 2.0, -near - height),
        (-width / 2.0, near),
        (near + 2.0, -height / 2.0),
        (-near - width, -height - 2.0),
        (-near - width, 2.0),
        (near, -height - near),
        (near, near),
        (-near - width, -height - near),
        (-near - width, near),
    ];
    offsets.into_iter().map(move |(dx, dy)| {
        Rect::new(centre.x + dx, centre.y + dy, centre.x + dx + width, centre.y + dy + height)
    })
}

fn keep_inside(rect: Rect, setting: &Setting, frame: &Frame) -> Rect {
    let x = rect
        .x0
        .clamp(setting.columns_left + 2.0, (setting.right - rect.width()).max(setting.columns_left + 2.0));
    let y = rect.y0.clamp(1.0, (frame.height - rect.height() - 1.0).max(1.0));
    Rect::from_origin_size((x, y), rect.size())
}

fn cost(rect: Rect, centre: Pos, obstacles: &[Rect], line: &[Pos], frame: &Frame) -> f64 {
    let covered: f64 = obstacles.iter().map(|other| rect.intersect(*other).area().max(0.0)).sum();
    let crossed = line.iter().filter(|pos| rect.inflate(2.0, 1.0).contains(**pos)).count() as f64;
    let distance = (rect.center() - centre).hypot();
    let outside = (rect.y1 - frame.height).max(0.0) + (-rect.y0).max(0.0);
    let struck = if rect.y0 < frame.middle && frame.middle < rect.y1 { 8.0 } else { 0.0 };
    covered * 12.0 + crossed * 40.0 + distance * 0.3 + outside * 50.0 + struck
}

/// Points along all lines, close enough to find crossings.
fn sampled(lines: &[SeriesLine]) -> Vec<Pos> {
    lines
        .iter()
        .flat_map(|line| line.path.segments())
        .flat_map(|segment| (0..=30).map(move |step| segment.eval(f64::from(step) / 30.0)))
        .collect()
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
