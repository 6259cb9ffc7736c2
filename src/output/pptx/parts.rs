//! What of a group of primitives becomes one object of a slide: shapes that hold their own words, lines with heads,
//! icons, pictures. Knows nothing of XML.

use kurbo::{Affine, BezPath, PathEl, Point, Rect};

use super::drawing::{Heads, Outline};
use super::icons::Icons;
use super::words::{Words, is_icon};
use crate::model::Language;
use crate::scene::{Colour, Group, Picture, Primitive, Role, Stroke};
use crate::text::Shaped;

/// How far words may reach beyond the shape that holds them, map units.
const OVERHANG: f64 = 1.5;

/// One object of a slide.
#[derive(Debug)]
pub(super) enum Part<'a> {
    /// An outline, with the words that stand in it.
    Shape {
        outline: Outline,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
        heads: Heads,
        words: Option<Words<'a>>,
    },
    /// Words that stand in no shape.
    Words(Words<'a>),
    /// A picture that fills the rectangle, with that corner radius.
    Picture { rect: Rect, radius: f64, picture: &'a Picture },
}

/// The objects of a group, in painting order.
pub(super) fn parts<'a>(group: &'a Group, language: Language, icons: &mut Icons) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for primitive in &group.primitives {
        if let Some(words) = Words::of(primitive, language) {
            match holder(&mut parts, &words) {
                Some(held) => *held = Some(words),
                None => parts.push(Part::Words(words)),
            }
            continue;
        }
        parts.extend(drawn(primitive, icons));
    }
    if group.role == Role::Link {
        join_heads(&mut parts);
    }
    parts
}

impl Part<'_> {
    /// A shape without words.
    fn shape(outline: Outline, fill: Option<Colour>, stroke: Option<Stroke>) -> Self {
        Self::Shape { outline, fill, stroke, heads: Heads::default(), words: None }
    }
}

fn drawn<'a>(primitive: &'a Primitive, icons: &mut Icons) -> Option<Part<'a>> {
    match primitive {
        Primitive::Rect { rect, radius, fill, stroke } => {
            Some(Part::shape(Outline::Rect(*rect, *radius), *fill, *stroke))
        }
        Primitive::Path { path, fill, stroke } => {
            let has_lines = path.elements().len() > 1;
            has_lines.then(|| Part::shape(Outline::Path(path.clone()), *fill, *stroke))
        }
        Primitive::Text { at, shaped, colour, .. } => {
            debug_assert!(is_icon(shaped), "words are dealt with before");
            let path = icon(*at, shaped, icons);
            (!path.elements().is_empty()).then(|| Part::shape(Outline::Path(path), Some(*colour), None))
        }
        Primitive::Image { rect, radius, picture } => {
            Some(Part::Picture { rect: *rect, radius: *radius, picture })
        }
    }
}

/// The place for the words in the smallest shape around them that has none yet.
fn holder<'p, 'a>(parts: &'p mut [Part<'a>], words: &Words<'_>) -> Option<&'p mut Option<Words<'a>>> {
    let mut best: Option<(f64, &mut Option<Words<'a>>)> = None;
    for part in parts {
        let Part::Shape { outline, words: held @ None, .. } = part else { continue };
        let area = outline.bounds().area();
        if holds(outline, words) && best.as_ref().is_none_or(|(smallest, _)| area < *smallest) {
            best = Some((area, held));
        }
    }
    best.map(|(_, held)| held)
}

fn holds(outline: &Outline, words: &Words<'_>) -> bool {
    let is_closed = match outline {
        Outline::Rect(..) => !outline.is_circle(),
        Outline::Path(path) => matches!(path.elements().last(), Some(PathEl::ClosePath)),
    };
    let (outer, inner) = (outline.bounds(), words.rect());
    let is_inside = outer.inflate(OVERHANG, OVERHANG).contains_rect(inner);
    // Turned words stand in the middle of what holds them.
    let is_placed = !words.turned || (outer.center() - inner.center()).hypot() < OVERHANG * 2.0;
    is_closed && is_inside && is_placed
}

/// The outline of an icon.
fn icon(at: Point, shaped: &Shaped, icons: &mut Icons) -> BezPath {
    let mut all = BezPath::new();
    for run in shaped.lines.iter().flat_map(|line| &line.runs) {
        for glyph in &run.glyphs {
            let Some((outline, em)) = icons.outline(&run.font, glyph.id) else { continue };
            let place = at.to_vec2() + kurbo::Vec2::new(f64::from(glyph.x), f64::from(glyph.y));
            let to_place = Affine::translate(place) * Affine::scale(f64::from(run.size) / em);
            all.extend(outline.iter().map(|element| to_place * element));
        }
    }
    all
}

/// Heads of arrows become those of the line, so that they follow it.
fn join_heads(parts: &mut Vec<Part<'_>>) {
    let Some(Part::Shape { outline: Outline::Path(line), .. }) = parts.first() else { return };
    let (Some(PathEl::MoveTo(start)), Some(end)) = (line.elements().first().copied(), end_of(line)) else {
        return;
    };
    let mut joined = Heads::default();
    let mut is_line = true;
    parts.retain(|part| {
        let tip = if std::mem::take(&mut is_line) { None } else { tip_of(part) };
        let is_at = |point: Point| tip.is_some_and(|tip| (tip - point).hypot() < 0.01);
        joined.first |= is_at(start);
        joined.last |= is_at(end);
        !is_at(start) && !is_at(end)
    });
    if let Some(Part::Shape { heads, .. }) = parts.first_mut() {
        *heads = joined;
    }
}

fn end_of(path: &BezPath) -> Option<Point> {
    path.elements().last().and_then(PathEl::end_point)
}

/// The tip of an open head.
fn tip_of(part: &Part<'_>) -> Option<Point> {
    let Part::Shape { outline: Outline::Path(path), fill: None, .. } = part else { return None };
    match path.elements() {
        [PathEl::MoveTo(_), PathEl::LineTo(tip), PathEl::LineTo(_)] => Some(*tip),
        _ => None,
    }
}
