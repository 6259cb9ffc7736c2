//! The bundled typefaces for egui: one family per face, with icons and emoji to fall back to. egui and the
//! text engine get the same bytes. Knows nothing of sizes.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::text::Face;

/// The fonts of the program. Fonts of the system stay out, so that text looks the same everywhere.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for face in Face::ALL {
        fonts.font_data.insert(face.name().to_owned(), Arc::new(FontData::from_static(face.bytes())));
        fonts.families.insert(family(face), chain(face));
    }
    fonts.families.insert(FontFamily::Proportional, chain(Face::Regular));
    fonts.families.insert(FontFamily::Monospace, chain(Face::Regular));
    fonts
}

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

fn chain(first: Face) -> Vec<String> {
    let mut chain = vec![first.name().to_owned()];
    for fallback in [Face::Regular, Face::Icons, Face::Emoji] {
        if fallback != first {
            chain.push(fallback.name().to_owned());
        }
    }
    chain
}
