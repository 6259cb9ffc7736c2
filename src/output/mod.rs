//! Back ends that draw a [`crate::scene::Scene`]: one file per format. They know the scene and its
//! glyph runs, nothing of maps, layout or selection.

pub mod html;
pub mod pdf;
pub mod photo;
pub mod pictures;
mod pixels;
pub mod png;
pub mod pptx;
mod preview;
mod progress;
mod raster;
#[cfg(feature = "window")]
pub mod screen;
mod sheet;
mod strips;
pub mod svg;
mod webfont;

pub use pixels::SizeError;
pub use preview::{Pixels, preview};
pub use progress::{Cancelled, Progress};
pub use sheet::Sheet;
pub use strips::DrawingFailed;

use kurbo::{Cap, Join, Rect};

use crate::scene::{Dash, Stroke};

/// Map units in an inch, as CSS pixels.
pub const UNITS_PER_INCH: f64 = 96.0;

/// Points in an inch.
pub const POINTS_PER_INCH: f64 = 72.0;

/// Points in a metre.
const POINTS_PER_METRE: f64 = POINTS_PER_INCH / 0.0254;

/// Length of a dot along its line, map units: rasterisers leave out dashes of no length.
const DOT: f64 = 0.01;

/// Width, ends and dashes of a line.
fn pen(stroke: &Stroke) -> kurbo::Stroke {
    let round = kurbo::Stroke::new(stroke.width).with_join(Join::Round).with_caps(Cap::Round);
    match stroke.dash {
        Dash::Dashed(dash, gap) if dash > 0.0 && gap > 0.0 => {
            round.with_caps(Cap::Butt).with_dashes(0.0, [dash, gap])
        }
        Dash::Dotted(distance) if distance > DOT => round.with_dashes(0.0, [DOT, distance - DOT]),
        Dash::Solid | Dash::Dashed(..) | Dash::Dotted(_) => round,
    }
}

/// A corner radius that fits the rectangle.
fn fitting_radius(rect: Rect, radius: f64) -> f64 {
    radius.clamp(0.0, rect.width().min(rect.height()).max(0.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_of_no_length_are_a_solid_line() {
        let ink = crate::scene::Colour::hex(0);
        for dash in [Dash::Dashed(0.0, 0.0), Dash::Dashed(4.0, 0.0), Dash::Dotted(0.0)] {
            assert!(pen(&Stroke::dashed(1.0, ink, dash)).dash_pattern.is_empty(), "{dash:?}");
        }
    }
}
