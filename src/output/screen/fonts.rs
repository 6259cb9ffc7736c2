//! The fonts of `text` inside egui, and the state of egui's font atlas.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::{Color32, Context, FontData, FontDefinitions, FontFamily, FontId, Galley};

use crate::scene::{Group, Primitive};
use crate::text::{Face, FontRef, SystemFont};

/// The typefaces of the program for [`egui::Context::set_fonts`]: each a family of its own, the interface
/// in Inter. No font of egui and none of the system.
#[must_use]
pub fn font_definitions() -> FontDefinitions {
    let name = |face: Face| face.name().to_owned();
    let font_data = Face::ALL
        .into_iter()
        .map(|face| (name(face), Arc::new(FontData::from_static(face.bytes()))))
        .collect();
    let chain = |first: Face| {
        let fallbacks = [Face::Emoji, Face::Regular, Face::Icons];
        let rest = fallbacks.into_iter().filter(|face| *face != first);
        std::iter::once(first).chain(rest).map(name).collect::<Vec<_>>()
    };
    let mut families: BTreeMap<_, _> =
        Face::ALL.into_iter().map(|face| (family(face), chain(face))).collect();
    families.insert(FontFamily::Proportional, chain(Face::Regular));
    families.insert(FontFamily::Monospace, chain(Face::Regular));
    FontDefinitions { font_data, families }
}

/// The family of a face in egui.
pub(super) fn family(face: Face) -> FontFamily {
    FontFamily::Name(face.name().into())
}

/// Watches egui's font atlas, which is cleared when it is nearly full, when fonts are set or the density
/// of pixels changes. What was laid out before then points to wrong texels.
#[derive(Default)]
pub(super) struct Atlas {
    /// egui forgets its galleys whenever it clears the atlas; while it still gives this one, nothing was.
    mark: Option<Arc<Galley>>,
}

impl Atlas {
    /// Whether the atlas started over since the last call.
    pub(super) fn renewed(&mut self, context: &Context) -> bool {
        let font = FontId::new(10.0, family(Face::Regular));
        let mark = context.fonts_mut(|fonts| fonts.layout_no_wrap("a".to_owned(), font, Color32::WHITE));
        let renewed = !self.mark.as_ref().is_some_and(|old| Arc::ptr_eq(old, &mark));
        self.mark = Some(mark);
        renewed
    }

    /// A galley that is valid in this pass.
    pub(super) fn blank(&self) -> Option<&Galley> {
        self.mark.as_deref()
    }

    /// Whether egui will clear the atlas at the start of the next pass.
    pub(super) fn is_nearly_full(context: &Context) -> bool {
        context.fonts(|fonts| fonts.font_atlas_fill_ratio() > 0.8)
    }
}

/// Fonts of the system that were handed to egui, for scripts that the bundled ones lack.
#[derive(Default)]
pub(super) struct SystemFonts {
    /// By the id and face of its file, the pass in which egui got it.
    added: HashMap<(u64, u32), u64>,
}

impl SystemFonts {
    /// Hands egui the fonts that a group needs; false while one of them is not in use yet, which takes
    /// until the next pass.
    pub(super) fn provide(&mut self, context: &Context, group: &Group) -> bool {
        let pass = context.cumulative_pass_nr();
        let mut ready = true;
        for font in system_fonts(group) {
            let key = (font.data.data.id(), font.data.index);
            let since = *self.added.entry(key).or_insert_with(|| {
                context.add_font(insert(font));
                pass
            });
            ready &= since < pass;
        }
        ready
    }
}

fn system_fonts(group: &Group) -> impl Iterator<Item = &SystemFont> {
    let lines = group.primitives.iter().flat_map(|primitive| match primitive {
        Primitive::Text { shaped, .. } => shaped.lines.as_slice(),
        Primitive::Rect { .. } | Primitive::Path { .. } | Primitive::Image { .. } => &[],
    });
    lines.flat_map(|line| &line.runs).filter_map(|run| match &run.font {
        FontRef::Bundled(_) => None,
        FontRef::System(font) => Some(font.as_ref()),
    })
}

/// As the last resort of every face.
fn insert(font: &SystemFont) -> FontInsert {
    let name = format!("{} {} {}", font.family, font.data.data.id(), font.data.index);
    let data = FontData::from_blob(Arc::new(font.data.data.clone()), font.data.index);
    let last = |family| InsertFontFamily { family, priority: FontPriority::Lowest };
    let interface = [FontFamily::Proportional, FontFamily::Monospace];
    let families = Face::ALL.into_iter().map(family).chain(interface).map(last).collect();
    FontInsert::new(&name, data, families)
}
