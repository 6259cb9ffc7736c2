//! The bundled typefaces by their names in egui. Knows nothing of sizes.

use egui::{FontFamily, FontId};

use crate::text::Face;

/// The egui family of a face.
#[must_use]
pub fn family(face: Face) -> FontFamily {
    FontFamily::Name(face.name().into())
}

/// A face at a size, in points.
#[must_use]
pub fn font(face: Face, size: f32) -> FontId {
    FontId::new(size, family(face))
}
