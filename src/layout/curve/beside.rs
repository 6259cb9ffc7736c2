//! Places for the words beside points and for the averages: near what they belong to, off the lines, faces,
//! bars and other words. Where a lane is too full for that it grows downwards, and a thin line leads to them.

use std::sync::Arc;

use kurbo::ParamCurve as _;

use super::super::cards::narrow;
use super::super::memo::{Memo, Setting};
use super::super::{Ink, Pos, Rect, TextAt};
use super::PointLane;
use super::frame::Frame;
use super::series::{Drawn, radius};
use crate::model::{Lane, LaneKind, Point};
use crate::style::{size, type_face};
use crate::text::Shaped;
use crate::words;

/// Widest words beside a point.
const WIDEST: f64 = 210.0;
/// Farther than this from its point, words are led to.
const NEAR: f64 = 14.0;

/// Gives words and averages their places; the bottom of the lowest.
pub(super) fn place_words(
    lane_points: &mut PointLane,
    lane: &Lane,
    setting: &Setting,
    frame: &Frame,
    memo: &mut Memo,
) -> f64 {
    let mut free = Free::of(lane_points, setting, frame);
    if let Some(places) = memo.kept_free.get(&lane.id) {
        free.keep_off_places(places.iter().map(|place| Pos::new(place.x, place.y + frame.top)));
    }
    let mut lowest = 0.0_f64;
    for average in &mut lane_points.averages {
        let size = size_of(&average.words.shaped);
        let centre = average.from.midpoint(average.to);
        let (half, gap) = (size::AVERAGE / 2.0, 1.0);
        let offsets = [
            (half - size.0, -size.1 - gap),
            (half - size.0, gap),
            (-half - size.0 - 3.0, -size.1 / 2.0),
            (-size.0 / 2.0, -size.1 - 6.0),
            (-size.0 / 2.0, 6.0),
        ];
        let rect = free.place(centre, size, 2.0, &offsets);
        average.words.at = rect.origin();
        lowest = lowest.max(rect.y1);
    }
    let alone = lane_points.lines.len() < 2;
    for point in &mut lane_points.points {
        let Some(shaped) = words_of(&point.point, lane, alone, setting, memo) else { continue };
        let size = size_of(&shaped);
        let radius = radius(frame);
        let rect = if frame.bars {
            let below = point.at.y > frame.middle;
            let end = if below { point.rect.y1 + 1.0 } else { point.rect.y0 - size.1 - 1.0 } - point.at.y;
            let farther = if below { size.1 } else { -size.1 };
            let middle = -size.0 / 2.0;
            let offsets = [(middle, end), (middle - 6.0, end), (middle + 6.0, end), (middle, end + farther)];
            free.place(point.at, size, 2.0, &offsets)
        } else {
            free.place(point.at, size, radius, &around(size, radius))
        };
        point.leader = leader(rect, point.at, radius).filter(|_| !frame.bars);
        free.keep_off(point.leader);
        point.words = Some(TextAt { at: rect.origin(), shaped, ink: Ink::Text });
        lowest = lowest.max(rect.y1);
    }
    lowest + 3.0
}

/// From a point's edge to words that are not near it.
fn leader(words: Rect, point: Pos, radius: f64) -> Option<(Pos, Pos)> {
    let end = Pos::new(point.x.clamp(words.x0, words.x1), point.y.clamp(words.y0, words.y1));
    let way = end - point;
    let length = way.hypot();
    (length > radius + NEAR)
        .then(|| (point + way * ((radius + 2.0) / length), point + way * ((length - 2.0) / length)))
}

/// What of a lane is still free.
struct Free {
    taken: Vec<Rect>,
    /// Points along all lines, by x.
    lines: Vec<Pos>,
    left: f64,
    right: f64,
    height: f64,
    middle: f64,
}

impl Free {
    fn of(lane: &PointLane, setting: &Setting, frame: &Frame) -> Self {
        let grown = |rect: Rect| if frame.bars { rect } else { rect.inflate(3.0, 2.0) };
        let mut taken: Vec<Rect> = lane.points.iter().map(|point| grown(point.rect)).collect();
        taken.extend(lane.averages.iter().map(|one| Rect::from_points(one.from, one.to).inflate(0.0, 1.0)));
        let marks = lane.measured.iter().flat_map(|measured| &measured.points);
        taken.extend(
            marks.map(|mark| Rect::from_center_size(mark.at, (size::MARKER + 4.0, size::MARKER + 2.0))),
        );
        let dash = |x: f64| Rect::from_center_size((x, frame.height / 2.0), (14.0, 8.0));
        taken.extend(lane.dashes.iter().map(|(_, x)| dash(*x)));
        let drawn = lane.lines.iter().map(|line| &line.path).filter(|_| !frame.bars);
        let mut lines: Vec<Pos> = drawn
            .chain(lane.measured.iter().map(|measured| &measured.path))
            .flat_map(kurbo::BezPath::segments)
            .flat_map(|segment| (0..=60).map(move |step| segment.eval(f64::from(step) / 60.0)))
            .collect();
        lines.sort_by(|a, b| a.x.total_cmp(&b.x));
        Self {
            taken,
            lines,
            left: setting.columns_left + 2.0,
            right: setting.right - 1.0,
            height: frame.height,
            middle: frame.middle,
        }
    }

    fn keep_off_places(&mut self, places: impl Iterator<Item = Pos>) {
        self.lines.extend(places);
        self.lines.sort_by(|a, b| a.x.total_cmp(&b.x));
    }

    /// Takes the best place: one of the offered ones, else the nearest free one, which may lie below the lane.
    fn place(&mut self, centre: Pos, size: (f64, f64), radius: f64, offsets: &[(f64, f64)]) -> Rect {
        let reach = (size.0 + radius + 40.0).min(240.0);
        let near = self.near(centre, size.0 + reach);
        let offered = offsets.iter().map(|(dx, dy)| self.inside(centre.x + dx, centre.y + dy, size));
        let best = self.best(offered, centre, &near).or_else(|| {
            let columns = (0..=24).map(|at| f64::from(at) / 24.0);
            let xs: Vec<f64> =
                columns.map(|share| centre.x - size.0 / 2.0 + (share - 0.5) * 2.0 * reach).collect();
            let lanes = (self.height - size.1).max(1.0);
            let inside = (0..=24).flat_map(|row| {
                let y = lanes * f64::from(row) / 24.0;
                xs.iter().map(move |x| (*x, y))
            });
            let rects: Vec<Rect> = inside.map(|(x, y)| self.inside(x, y, size)).collect();
            self.best(rects.into_iter(), centre, &near).or_else(|| self.below(&xs, size, centre, &near))
        });
        let rect = best.unwrap_or_else(|| self.inside(centre.x, self.height, size));
        self.taken.push(rect.inflate(1.0, 0.0));
        rect
    }

    /// What is taken no farther to the sides than that.
    fn near(&self, centre: Pos, reach: f64) -> Vec<Rect> {
        // At the edges of the map words are pushed inwards.
        let (left, right) =
            (centre.x.min(self.right - reach) - reach, centre.x.max(self.left + reach) + reach);
        self.taken.iter().filter(|rect| rect.x1 >= left && rect.x0 <= right).copied().collect()
    }

    /// The nearest free place under everything.
    fn below(&self, xs: &[f64], size: (f64, f64), centre: Pos, near: &[Rect]) -> Option<Rect> {
        (0..200).find_map(|row| {
            let y = self.height + f64::from(row) * 6.0;
            let rects = xs.iter().map(|x| {
                let x = x.min(self.right - size.0).max(self.left);
                Rect::from_origin_size((x, y), size)
            });
            self.best(rects, centre, near)
        })
    }

    fn inside(&self, x: f64, y: f64, size: (f64, f64)) -> Rect {
        let x = x.min(self.right - size.0).max(self.left);
        let y = y.clamp(1.0, (self.height - size.1 - 1.0).max(1.0));
        Rect::from_origin_size((x, y), size)
    }

    /// The cheapest of the places that cover nothing.
    fn best(&self, places: impl Iterator<Item = Rect>, centre: Pos, near: &[Rect]) -> Option<Rect> {
        places
            .filter(|rect| self.is_free(*rect, near))
            .map(|rect| (rect, self.cost(rect, centre, near)))
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
            .map(|(rect, _)| rect)
    }

    fn is_free(&self, rect: Rect, taken: &[Rect]) -> bool {
        let overlaps = |other: &Rect| {
            rect.x0 < other.x1 && other.x0 < rect.x1 && rect.y0 < other.y1 && other.y0 < rect.y1
        };
        let near = rect.inflate(2.0, 1.0);
        let first = self.lines.partition_point(|pos| pos.x < near.x0);
        let on_line = self
            .lines
            .iter()
            .skip(first)
            .take_while(|pos| pos.x <= near.x1)
            .any(|pos| (near.y0..=near.y1).contains(&pos.y));
        !on_line && !taken.iter().any(overlaps)
    }

    /// Near is better, and rather not across the middle, nor with something on the way to it.
    fn cost(&self, rect: Rect, centre: Pos, taken: &[Rect]) -> f64 {
        let struck = if rect.y0 < self.middle && self.middle < rect.y1 { 8.0 } else { 0.0 };
        let end = Pos::new(centre.x.clamp(rect.x0, rect.x1), centre.y.clamp(rect.y0, rect.y1));
        let on_the_way = |other: &&Rect| {
            !other.contains(centre)
                && (1..8).any(|part| other.contains(centre.lerp(end, f64::from(part) / 8.0)))
        };
        let passed = taken.iter().filter(on_the_way).count() as f64;
        (rect.center() - centre).hypot() * 0.3 + struck + passed * 25.0
    }

    /// A line that leads to words is in the way like any other.
    fn keep_off(&mut self, line: Option<(Pos, Pos)>) {
        let Some((from, to)) = line else { return };
        self.lines.extend((0..=20).map(|part| from.lerp(to, f64::from(part) / 20.0)));
        self.lines.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
}

fn size_of(shaped: &Shaped) -> (f64, f64) {
    (f64::from(shaped.width), f64::from(shaped.height))
}

/// Offsets from a point to the top left of words around it.
fn around((width, height): (f64, f64), radius: f64) -> [(f64, f64); 11] {
    let near = radius + 5.0;
    [
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
    ]
}

/// The words or the figure beside a point.
fn words_of(
    point: &Point,
    lane: &Lane,
    alone: bool,
    setting: &Setting,
    memo: &mut Memo,
) -> Option<Arc<Shaped>> {
    let (words, style) = match &lane.kind {
        LaneKind::Numbers(numbers) => {
            let figure = words::numbers::short(setting.language, f64::from(point.value));
            // Of several series the unit stands at the scale only, or figures would not fit side by side.
            let unit = if alone { numbers.unit.as_str() } else { "" };
            let figure = words::numbers::with_unit(setting.language, &figure, unit);
            let more = if point.words.is_empty() { String::new() } else { format!(" · {}", point.words) };
            (format!("{figure}{more}"), type_face::SMALL)
        }
        LaneKind::Curve(_) if !point.words.is_empty() => {
            (words::numbers::quoted(&point.words), type_face::CURVE_WORDS)
        }
        LaneKind::Curve(_) | LaneKind::Cards(_) | LaneKind::Pictures => return None,
    };
    let room = (setting.right - setting.columns_left - 4.0).min(WIDEST);
    // Lines of about the same length: a last word alone looks lost.
    let whole = f64::from(memo.text.shape(&words, None, style).width);
    let lines = (whole / room).ceil().max(1.0);
    Some(memo.text.shape(&words, Some(narrow((whole / lines * 1.15 + 1.0).min(room))), style))
}

/// Height of the tallest words: the lane is at least as high.
pub(super) fn tallest_words(lane: &Lane, drawn: &[Drawn], setting: &Setting, memo: &mut Memo) -> f64 {
    let cells = setting.columns.iter().filter_map(|column| lane.cells.get(&column.step));
    let points = cells
        .flat_map(|cell| &cell.points)
        .filter(|point| drawn.iter().any(|one| one.series == point.series));
    points
        .filter_map(|point| words_of(point, lane, drawn.len() < 2, setting, memo))
        .map(|shaped| f64::from(shaped.height))
        .fold(0.0, f64::max)
}
