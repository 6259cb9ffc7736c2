//! Outlines of icons, each read from its font once.

use std::collections::BTreeMap;

use kurbo::BezPath;
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};

use crate::output::svg::outline;
use crate::text::{Face, FontRef};

/// Outlines of the bundled icons; none: there is nothing to see.
#[derive(Debug, Default)]
pub(super) struct Icons(BTreeMap<(Face, u32), Option<(BezPath, f64)>>);

impl Icons {
    /// The outline in units of the font, from the glyph's origin, downwards, and how many of them an em has.
    pub(super) fn outline(&mut self, font: &FontRef, id: u32) -> Option<(&BezPath, f64)> {
        let FontRef::Bundled(face) = font else { return None };
        let read = || {
            let font = skrifa::FontRef::new(face.bytes()).ok()?;
            let em = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
            Some((outline(&font, id)?, f64::from(em)))
        };
        self.0.entry((*face, id)).or_insert_with(read).as_ref().map(|(path, em)| (path, *em))
    }
}
