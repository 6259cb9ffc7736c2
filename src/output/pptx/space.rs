//! The size of slides and the way from map units to theirs.

use kurbo::{Affine, Point, Rect};

use crate::output::Sheet;

/// English Metric Units in a point.
const EMU_PER_POINT: f64 = 12_700.0;
/// The shortest side of a slide that PowerPoint takes, an inch.
const SHORTEST: f64 = 914_400.0;
/// The longest, 56 inches.
const LONGEST: f64 = 51_206_400.0;
/// The smallest text that PowerPoint takes, hundredths of a point.
const SMALLEST_TEXT: i64 = 100;

/// The slides of a deck.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SlideSize {
    /// English Metric Units, of which an inch has 914,400.
    pub(super) width: f64,
    /// English Metric Units.
    pub(super) height: f64,
    /// How much smaller sheets become so that the largest fits what PowerPoint takes; at most 1.
    shrunk: f64,
}

/// From map units of one sheet to its slide.
#[derive(Debug, Clone, Copy)]
pub(super) struct Space {
    /// English Metric Units in a map unit.
    unit: f64,
    to_slide: Affine,
}

/// A rectangle on a slide, English Metric Units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

impl SlideSize {
    /// Slides that hold every sheet, all at the same scale.
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let sizes = || sheets.iter().map(Sheet::size_in_points);
        let width = sizes().map(|(width, _)| width * EMU_PER_POINT).fold(1.0, f64::max);
        let height = sizes().map(|(_, height)| height * EMU_PER_POINT).fold(1.0, f64::max);
        let shrunk = (LONGEST / width.max(height)).min(1.0);
        let side = |length: f64| (length * shrunk).clamp(SHORTEST, LONGEST).round();
        Self { width: side(width), height: side(height), shrunk }
    }

    /// The way of that sheet to the middle of its slide.
    pub(super) fn space(&self, sheet: &Sheet) -> Space {
        let unit = sheet.points * EMU_PER_POINT * self.shrunk;
        let middle = Point::new(self.width / 2.0, self.height / 2.0);
        let to_slide = Affine::translate(middle.to_vec2())
            * Affine::scale(unit)
            * Affine::translate(-sheet.area.center().to_vec2());
        Space { unit, to_slide }
    }
}

impl Space {
    /// The same from the units of something at that place.
    pub(super) fn at(&self, origin: Point) -> Self {
        Self { to_slide: self.to_slide * Affine::translate(origin.to_vec2()), ..*self }
    }

    pub(super) fn frame(&self, rect: Rect) -> Frame {
        let on_slide = self.to_slide.transform_rect_bbox(rect);
        let (x, y) = (whole(on_slide.x0), whole(on_slide.y0));
        Frame { x, y, width: whole(on_slide.x1) - x, height: whole(on_slide.y1) - y }
    }

    pub(super) fn point(&self, point: Point) -> (i64, i64) {
        let on_slide = self.to_slide * point;
        (whole(on_slide.x), whole(on_slide.y))
    }

    pub(super) fn length(&self, length: f64) -> i64 {
        whole(length * self.unit)
    }

    /// Hundredths of a point, the unit of text.
    pub(super) fn hundredths(&self, length: f32) -> i64 {
        whole(f64::from(length) * self.unit / EMU_PER_POINT * 100.0)
    }

    /// Size of text, hundredths of a point.
    pub(super) fn text_size(&self, size: f32) -> i64 {
        self.hundredths(size).max(SMALLEST_TEXT)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, and no slide is that large")]
fn whole(length: f64) -> i64 {
    length.round() as i64
}
