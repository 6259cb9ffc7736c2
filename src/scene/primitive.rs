//! The primitives that every back end draws. A new one must be drawn by all of them.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Shape as _};

use crate::model::StoredImage;
use crate::text::Shaped;

pub use crate::style::Colour;

/// One thing to paint, in map units from the origin of its group.
#[derive(Debug, Clone, PartialEq)]
pub enum Primitive {
    /// A rectangle; a circle where the radius is half its side.
    Rect {
        /// Outer edge of the fill; the stroke lies half inside, half outside.
        rect: Rect,
        /// Corner radius.
        radius: f64,
        /// Inside.
        fill: Option<Colour>,
        /// Edge.
        stroke: Option<Stroke>,
    },
    /// Lines and curves; the fill need not be convex, it is by the non-zero rule.
    Path {
        /// The outline.
        path: BezPath,
        /// Inside.
        fill: Option<Colour>,
        /// Edge.
        stroke: Option<Stroke>,
    },
    /// Shaped text or an icon, in one colour.
    Text {
        /// Top left of the text's box; when turned, bottom left of the turned box.
        at: Point,
        /// Lines of glyphs.
        shaped: Arc<Shaped>,
        /// Of all glyphs.
        colour: Colour,
        /// Turned by a quarter to the left, so that it reads upwards.
        turned: bool,
    },
    /// A picture that fills the rectangle, cropped to its shape.
    Image {
        /// Where.
        rect: Rect,
        /// Corner radius.
        radius: f64,
        /// What.
        picture: Picture,
    },
}

/// The edge of a shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Map units.
    pub width: f64,
    /// Of the line.
    pub colour: Colour,
    /// Solid or broken.
    pub dash: Dash,
}

/// How a line is broken. Ends and corners of paths are round, of dashes flat (dots round).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Dashes and gaps of these lengths, map units.
    Dashed(f64, f64),
    /// Round dots at this distance, map units.
    Dotted(f64),
}

/// A picture of the document.
#[derive(Debug, Clone)]
pub struct Picture(pub Arc<StoredImage>);

impl Primitive {
    /// The smallest rectangle around it, its stroke included, from the origin of its group.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect { rect, stroke, .. } => grown(*rect, stroke.as_ref()),
            Self::Path { path, stroke, .. } => grown(path.bounding_box(), stroke.as_ref()),
            Self::Text { at, shaped, turned, .. } => {
                let right = shaped.lines.iter().map(|line| line.x + line.width).fold(0.0, f32::max);
                let (width, height) = (f64::from(right.max(shaped.width)), f64::from(shaped.height));
                if *turned {
                    Rect::new(at.x, at.y - width, at.x + height, at.y)
                } else {
                    Rect::new(at.x, at.y, at.x + width, at.y + height)
                }
            }
            Self::Image { rect, .. } => *rect,
        }
    }
}

fn grown(rect: Rect, stroke: Option<&Stroke>) -> Rect {
    let half = stroke.map_or(0.0, |stroke| stroke.width) / 2.0;
    rect.inflate(half, half)
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub const fn solid(width: f64, colour: Colour) -> Self {
        Self { width, colour, dash: Dash::Solid }
    }

    /// A broken line.
    #[must_use]
    pub const fn dashed(width: f64, colour: Colour, dash: Dash) -> Self {
        Self { width, colour, dash }
    }
}
