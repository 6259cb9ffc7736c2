//! Lines of shaped text as rectangles of egui's font atlas, or as bars where they are too small to read.
//!
//! Where lines break and how wide they are was decided in layout; egui only provides crisp glyphs.

use egui::epaint::FontsView;
use egui::epaint::text::{Glyph, LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Pos2, Rect, Vec2, pos2, vec2};
use kurbo::Point;
use std::sync::Arc;

use super::mesh::Mesher;
use super::{colour32, fonts, narrow};
use crate::scene::Colour;
use crate::text::{Line, Shaped};

/// An em of fewer pixels is a bar.
const SMALLEST_EM: f32 = 4.0;

/// An em of fewer pixels is nothing.
const SMALLEST_BAR: f32 = 0.8;

/// Glyphs are made no larger than this em (pixels) and magnified beyond: egui drops those over 1024 pixels.
const LARGEST_EM: f32 = 400.0;

/// Strength of a bar, which stands for strokes and the space between them.
const BAR_OPACITY: f32 = 0.45;

/// How the box of a text stands on the page.
#[derive(Clone, Copy)]
struct Frame {
    /// Points, from the group's origin.
    origin: Pos2,
    turned: bool,
}

impl Mesher<'_, '_> {
    pub(super) fn text(&mut self, at: Point, shaped: &Shaped, colour: Colour, turned: bool) {
        let frame = Frame { origin: self.point(at), turned };
        let em = shaped.style.size * narrow(self.target.pixels());
        if em < SMALLEST_EM || !self.has_fonts {
            if em >= SMALLEST_BAR {
                shaped.lines.iter().for_each(|line| self.text_bar(frame, shaped, line, colour));
            }
            return;
        }
        for line in &shaped.lines {
            if !line.text.trim().is_empty() {
                self.text_line(frame, shaped, line, colour32(colour), em);
            }
        }
    }

    fn text_bar(&mut self, frame: Frame, shaped: &Shaped, line: &Line, colour: Colour) {
        let zoom = narrow(self.target.zoom);
        let height = shaped.style.size * 0.5;
        let start = vec2(line.x, line.baseline - height) * zoom;
        let end = vec2(line.x + line.width, line.baseline) * zoom;
        let rect = Rect::from_two_pos(frame.place(start), frame.place(end));
        let opacity = f32::from(colour.alpha) / 255.0 * BAR_OPACITY;
        self.bar(rect, colour32(colour.with_opacity(opacity)));
    }

    fn text_line(&mut self, frame: Frame, shaped: &Shaped, line: &Line, colour: Color32, em: f32) {
        let magnified = (em / LARGEST_EM).max(1.0);
        let zoom = narrow(self.target.zoom);
        let galley = galley(self.fonts, shaped, line, zoom / magnified);
        self.galleys += 1;
        let Some(row) = galley.rows.first() else { return };
        let density = self.target.pixels_per_point;
        let stretch = stretch(line.width * zoom, row.size.x * magnified, density);
        // Whole pixels, or else the glyphs blur.
        let start = frame.place(vec2(line.x, line.baseline) * zoom);
        let start = super::snapped(start.to_vec2(), density).to_pos2();
        let frame = Frame { origin: start, ..frame };
        for glyph in row.glyphs.iter().filter(|glyph| !glyph.uv_rect.is_nothing()) {
            let rect = glyph_rect(glyph, stretch, density);
            let rect = Rect::from_min_max(rect.min * magnified, rect.max * magnified);
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
            let [left, top] = glyph.uv_rect.min.map(f32::from);
            let [right, bottom] = glyph.uv_rect.max.map(f32::from);
            let texels = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
            let ink = if glyph.is_color { Color32::from_white_alpha(colour.a()) } else { colour };
            self.glyph(corners.map(|corner| frame.place(corner.to_vec2())), texels, ink);
        }
    }
}

impl Frame {
    /// Where a point of the text's box (points) is; turned texts read upwards.
    fn place(self, inside: Vec2) -> Pos2 {
        if self.turned { self.origin + vec2(inside.y, -inside.x) } else { self.origin + inside }
    }
}

/// One line, never broken, at that zoom.
fn galley(fonts: &mut FontsView<'_>, shaped: &Shaped, line: &Line, zoom: f32) -> Arc<Galley> {
    let format = TextFormat {
        font_id: FontId::new(shaped.style.size * zoom, fonts::family(shaped.style.face)),
        extra_letter_spacing: shaped.style.tracking * zoom,
        color: Color32::WHITE,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(line.text.trim_end().to_owned(), format);
    job.break_on_newline = false;
    job.round_output_to_gui = false;
    fonts.layout_job(job)
}

/// How much further apart glyphs have to be for a line of that width (points) to get the wanted one.
/// Less than a pixel in all is not worth the uneven gaps.
fn stretch(wanted: f32, width: f32, density: f32) -> f32 {
    let is_close = (wanted - width).abs() * density < 1.0;
    if is_close || width <= 0.0 { 1.0 } else { (wanted / width).clamp(0.5, 2.0) }
}

/// Where a glyph is from the start of the baseline, points. egui centres fonts of different height on one
/// another; here they share the baseline, as in every other picture of the scene.
fn glyph_rect(glyph: &Glyph, stretch: f32, density: f32) -> Rect {
    let place = vec2(glyph.pos.x * stretch, 0.0) + glyph.uv_rect.offset;
    Rect::from_min_size(super::snapped(place, density).to_pos2(), glyph.uv_rect.size)
}
