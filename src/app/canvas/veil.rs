//! What a filter and a search put over the map: a veil over every card and point that is not wanted, and an
//! outline around all that was found. Only over what is in sight, and never in exports.

use egui::epaint::Mesh;
use egui::{Color32, Painter, Stroke, StrokeKind};

use super::bands::Bands;
use super::paint::{Drawn, color32};
use super::{Canvas, Pass};
use crate::layout::Rect as MapRect;
use crate::model::Item;
use crate::scene::Role;
use crate::style::size;

/// How much of a card that is not wanted the veil takes away.
const OPACITY: f32 = 0.75;
/// Corners of fewer points than this are not rounded.
const ROUND: f32 = 1.5;

impl Canvas {
    /// The veil and the outlines, over the map and under what is selected.
    pub(super) fn veil(&self, painter: &Painter, pass: &Pass<'_>, bands: &Bands) {
        let Some(drawn) = self.picture.drawn() else { return };
        if let Some(matching) = pass.editor.matching() {
            let ground = color32(drawn.scene.ground).gamma_multiply(OPACITY);
            let is_veiled = |item| matching.is_unwanted(item) && !pass.editor.is_selected(item);
            self.paint_veil(painter, bands, drawn, ground, is_veiled);
        }
        if let Some(sought) = pass.editor.sought() {
            let accent = pass.around.colours.accent;
            let current = sought.current(pass.editor.selection());
            let current = current.and_then(|at| sought.found().hits.get(at)).map(|hit| hit.item);
            for (item, rect) in self.in_sight(drawn, bands, |item| sought.found().has(item)) {
                let (rect, clip) = bands.on_screen(&self.camera, item, rect);
                let painter = painter.with_clip_rect(clip.expand(3.0).intersect(self.camera.area));
                let (stroke, gap, fill) = if current == Some(item) {
                    (Stroke::new(3.5, accent), 3.0, accent.gamma_multiply(0.10))
                } else {
                    (Stroke::new(1.5, accent.gamma_multiply(0.7)), 2.0, accent.gamma_multiply(0.08))
                };
                let radius = self.radius() + gap;
                painter.rect(rect.expand(gap), radius, fill, stroke, StrokeKind::Middle);
            }
        }
    }

    fn paint_veil(
        &self,
        painter: &Painter,
        bands: &Bands,
        drawn: &Drawn,
        ground: Color32,
        is_veiled: impl Fn(Item) -> bool,
    ) {
        let radius = self.radius();
        let mut plain = Mesh::default();
        for (item, rect) in self.in_sight(drawn, bands, is_veiled) {
            let (rect, clip) = bands.on_screen(&self.camera, item, rect);
            if radius > ROUND {
                painter.with_clip_rect(clip.intersect(self.camera.area)).rect_filled(rect, radius, ground);
            } else {
                plain.add_colored_rect(rect.intersect(clip), ground);
            }
        }
        painter.add(plain);
    }

    /// The things in sight that pass the test, and where they are on the page.
    fn in_sight(&self, drawn: &Drawn, bands: &Bands, passes: impl Fn(Item) -> bool) -> Vec<(Item, MapRect)> {
        let window = self.camera.window();
        let has_pins = bands.pins.is_some();
        let things = drawn.scene.groups.iter().filter_map(|placed| {
            let role = placed.group.role;
            let item = placed.group.item.filter(|_| !matches!(role, Role::Ornament | Role::Curve))?;
            let rect = placed.bounds();
            let beside = rect.x0 < window.x1 && window.x0 < rect.x1;
            let above = rect.y0 < window.y1 && window.y0 < rect.y1;
            let stays = has_pins || matches!(role, Role::ColumnHead | Role::RowHead);
            (stays || beside && above).then_some((item, rect))
        });
        things.filter(|(item, _)| passes(*item)).collect()
    }

    #[expect(clippy::cast_possible_truncation, reason = "a few points")]
    fn radius(&self) -> f32 {
        (size::CARD_RADIUS * self.camera.view.zoom) as f32
    }
}
