//! The triangles of one group at one zoom, from the group's origin. Knows nothing of where the group
//! stands or what else is in view.

use std::mem;

use egui::epaint::tessellator::path::rounded_rectangle;
use egui::epaint::tessellator::{Path, PathType};
use egui::epaint::{FontsView, Mesh, PathStroke, RoundedRect, Vertex};
use egui::{Color32, Pos2, Rect, TextureHandle, pos2, vec2};

use super::{Target, colour32, is_odd, narrow, on_pixel};
use crate::scene::{Colour, Dash, Group, Primitive, Rect as MapRect, Stroke};

/// A stroke narrower than this (pixels) is left out beside a fill.
const FAINTEST_EDGE: f32 = 0.2;

/// A group, tessellated.
pub(super) struct GroupMesh {
    /// Points per map unit.
    pub(super) zoom: f64,
    /// Bottom to top.
    pub(super) parts: Vec<Part>,
    /// Lines of text that were laid out for it.
    pub(super) galleys: usize,
    /// False if bars stand for text whose font is still on its way.
    pub(super) whole: bool,
}

/// Triangles of one texture.
pub(super) struct Part {
    /// None: the font atlas, with coordinates in texels.
    pub(super) texture: Option<TextureHandle>,
    pub(super) mesh: Mesh,
}

/// Tessellates one group.
pub(super) struct Mesher<'a, 'f> {
    pub(super) fonts: &'a mut FontsView<'f>,
    pub(super) target: Target,
    pub(super) has_fonts: bool,
    pub(super) galleys: usize,
    images: std::vec::IntoIter<Option<TextureHandle>>,
    parts: Vec<Part>,
    path: Path,
    corners: Vec<Pos2>,
}

impl<'a, 'f> Mesher<'a, 'f> {
    /// `images`: a texture for each picture of the group, in order.
    pub(super) fn new(
        fonts: &'a mut FontsView<'f>,
        target: Target,
        images: Vec<Option<TextureHandle>>,
        has_fonts: bool,
    ) -> Self {
        Self {
            fonts,
            target,
            has_fonts,
            galleys: 0,
            images: images.into_iter(),
            parts: Vec::new(),
            path: Path::default(),
            corners: Vec::new(),
        }
    }

    pub(super) fn mesh(mut self, group: &Group) -> GroupMesh {
        for primitive in &group.primitives {
            self.primitive(primitive);
        }
        for part in &mut self.parts {
            part.mesh.indices.shrink_to_fit();
            part.mesh.vertices.shrink_to_fit();
        }
        GroupMesh { zoom: self.target.zoom, parts: self.parts, galleys: self.galleys, whole: self.has_fonts }
    }

    fn primitive(&mut self, primitive: &Primitive) {
        match primitive {
            Primitive::Rect { rect, radius, fill, stroke } => self.rect(*rect, *radius, *fill, *stroke),
            Primitive::Path { path, fill, stroke } => self.outline(path, *fill, *stroke),
            Primitive::Text { at, shaped, colour, turned } => self.text(*at, shaped, *colour, *turned),
            Primitive::Image { rect, radius, .. } => {
                if let Some(texture) = self.images.next().flatten() {
                    self.image(*rect, *radius, &texture);
                }
            }
        }
    }

    fn rect(&mut self, rect: MapRect, radius: f64, fill: Option<Colour>, stroke: Option<Stroke>) {
        if let Some(stroke) = stroke.filter(|stroke| stroke.dash != Dash::Solid) {
            self.rect(rect, radius, fill, None);
            let path = kurbo::Shape::to_path(&rect.to_rounded_rect(radius), 0.1 / self.target.zoom);
            return self.outline(&path, None, Some(stroke));
        }
        let fill = fill.map_or(Color32::TRANSPARENT, colour32);
        let width = stroke.map_or(0.0, |stroke| narrow(stroke.width * self.target.zoom));
        let edge = stroke.map_or(Color32::TRANSPARENT, |stroke| colour32(stroke.colour));
        let is_faint = fill != Color32::TRANSPARENT && width * self.target.pixels_per_point < FAINTEST_EDGE;
        let (width, edge) = if is_faint { (0.0, Color32::TRANSPARENT) } else { (width, edge) };
        let rect = self.points(rect);
        // A circle in between pixels is as sharp, and stays where what is drawn in it is.
        let is_circle = narrow(radius * self.target.zoom) * 2.0 >= rect.width().max(rect.height());
        let rect = if is_circle { rect } else { self.on_pixels(rect, width) };

        let thinnest = rect.width().min(rect.height());
        if width > 0.0 && thinnest + width <= 2.0 * width + 0.5 * self.pixel() {
            return self.bar(rect.expand(width / 2.0), edge);
        }
        if width == 0.0 && thinnest <= 2.0 * self.pixel() {
            return self.bar(rect, fill);
        }
        self.rounded(rect, radius);
        let pixel = self.pixel();
        let stroke = PathStroke::new(width, edge);
        let mut path = mem::take(&mut self.path);
        path.fill_and_stroke(pixel, fill, &stroke, self.font_mesh());
        self.path = path;
    }

    /// A thin rectangle, drawn as a line so that it fades rather than flickers where it is thinner than a
    /// pixel.
    pub(super) fn bar(&mut self, rect: Rect, colour: Color32) {
        if colour == Color32::TRANSPARENT || rect.is_negative() {
            return;
        }
        let width = rect.width().min(rect.height());
        let end = self.soft_end(width).min(rect.width().max(rect.height()) / 2.0);
        let ends = if rect.width() > rect.height() {
            [rect.left_center() + vec2(end, 0.0), rect.right_center() - vec2(end, 0.0)]
        } else {
            [rect.center_top() + vec2(0.0, end), rect.center_bottom() - vec2(0.0, end)]
        };
        self.line(&ends, PathType::Open, width, colour);
    }

    /// By how much the soft end of a line of that width makes it longer, points. egui gives none to lines
    /// thinner than a pixel.
    pub(super) fn soft_end(&self, width: f32) -> f32 {
        if width > 0.9 * self.pixel() { self.pixel() / 2.0 } else { 0.0 }
    }

    /// A line through at least two points.
    pub(super) fn line(&mut self, points: &[Pos2], kind: PathType, width: f32, colour: Color32) {
        if points.len() < 2 || width <= 0.0 {
            return;
        }
        let pixel = self.pixel();
        let mut path = mem::take(&mut self.path);
        path.clear();
        match kind {
            PathType::Open => path.add_open_points(points),
            PathType::Closed => path.add_line_loop(points),
        }
        path.stroke(pixel, kind, &PathStroke::new(width, colour), self.font_mesh());
        self.path = path;
    }

    /// A convex area.
    pub(super) fn convex(&mut self, points: &[Pos2], colour: Color32) {
        if points.len() < 3 {
            return;
        }
        let pixel = self.pixel();
        let mut path = mem::take(&mut self.path);
        path.clear();
        path.add_line_loop(points);
        path.fill(pixel, colour, self.font_mesh());
        self.path = path;
    }

    /// A round dot.
    pub(super) fn dot(&mut self, centre: Pos2, radius: f32, colour: Color32) {
        let pixel = self.pixel();
        let mut path = mem::take(&mut self.path);
        path.clear();
        path.add_circle(centre, radius);
        path.fill(pixel, colour, self.font_mesh());
        self.path = path;
    }

    /// A rectangle with a part of the font atlas (texels); the corners clockwise from the top left.
    pub(super) fn glyph(&mut self, corners: [Pos2; 4], texels: Rect, colour: Color32) {
        let uvs = [texels.left_top(), texels.right_top(), texels.right_bottom(), texels.left_bottom()];
        let mesh = self.font_mesh();
        let first = super::index(mesh.vertices.len());
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first, first + 2, first + 3);
        let vertices = corners.into_iter().zip(uvs);
        mesh.vertices.extend(vertices.map(|(pos, uv)| Vertex { pos, uv, color: colour }));
    }

    fn image(&mut self, rect: MapRect, radius: f64, texture: &TextureHandle) {
        let rect = self.on_pixels(self.points(rect), 0.0);
        if !rect.is_positive() {
            return;
        }
        self.rounded(rect, radius);
        let uv = cropped(texture.aspect_ratio(), rect.aspect_ratio());
        let uv_from_pos = |pos: Pos2| {
            let share = (pos - rect.min) / rect.size();
            uv.lerp_inside(share)
        };
        let mut mesh = Mesh::with_texture(texture.id());
        let pixel = self.pixel();
        self.path.fill_with_uv(pixel, Color32::WHITE, texture.id(), uv_from_pos, &mut mesh);
        self.parts.push(Part { texture: Some(texture.clone()), mesh });
    }

    /// Puts a rounded rectangle into `self.path`; `radius` in map units.
    fn rounded(&mut self, rect: Rect, radius: f64) {
        let radius = narrow(radius * self.target.zoom);
        let is_round = radius * self.target.pixels_per_point >= 0.75;
        self.path.clear();
        if is_round && radius * 2.0 >= rect.width().max(rect.height()) {
            self.path.add_circle(rect.center(), rect.width() / 2.0);
            return;
        }
        let radius = if is_round { radius } else { 0.0 };
        rounded_rectangle(&mut self.corners, RoundedRect::new(rect, radius));
        self.path.add_line_loop(&self.corners);
    }

    /// The part for whatever has no texture of its own.
    pub(super) fn font_mesh(&mut self) -> &mut Mesh {
        if self.parts.last().is_none_or(|part| part.texture.is_some()) {
            self.parts.push(Part { texture: None, mesh: Mesh::default() });
        }
        let top = self.parts.len() - 1;
        &mut self.parts[top].mesh
    }

    /// The size of a pixel, points: the width of soft edges.
    pub(super) fn pixel(&self) -> f32 {
        1.0 / self.target.pixels_per_point
    }

    /// From map units to points.
    pub(super) fn points(&self, rect: MapRect) -> Rect {
        Rect::from_two_pos(self.point(rect.origin()), self.point(kurbo::Point::new(rect.x1, rect.y1)))
    }

    /// From map units to points.
    pub(super) fn point(&self, point: kurbo::Point) -> Pos2 {
        pos2(narrow(point.x * self.target.zoom), narrow(point.y * self.target.zoom))
    }

    /// The rectangle with its edges, stroked in that width, on whole pixels.
    fn on_pixels(&self, rect: Rect, stroke: f32) -> Rect {
        if !self.target.is_crisp() {
            return rect;
        }
        let density = self.target.pixels_per_point;
        let is_odd = stroke > 0.0 && is_odd(f64::from(stroke * density));
        let round = |value: f32, is_odd| narrow(on_pixel(f64::from(value * density), is_odd)) / density;
        let side = |min: f32, max: f32| {
            let (low, high) = (round(min, is_odd), round(max, is_odd));
            if low < high {
                return (low, high);
            }
            // Thinner than a pixel: it keeps its thickness, in the middle of one.
            let middle = round(f32::midpoint(min, max), true);
            (middle - (max - min) / 2.0, middle + (max - min) / 2.0)
        };
        let ((left, right), (top, bottom)) = (side(rect.min.x, rect.max.x), side(rect.min.y, rect.max.y));
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }
}

impl GroupMesh {
    /// Memory that it takes, with its group's share of the cache.
    pub(super) fn bytes(&self) -> usize {
        self.parts.iter().map(|part| part.mesh.bytes_used()).sum::<usize>() + mem::size_of::<Self>() + 256
    }
}

/// What a group looks like from very far: its first filled rectangle.
pub(super) fn stand_in(group: &Group) -> Option<(MapRect, Colour)> {
    group.primitives.iter().find_map(|primitive| match primitive {
        Primitive::Rect { rect, fill: Some(fill), .. } => Some((*rect, *fill)),
        Primitive::Rect { .. }
        | Primitive::Path { .. }
        | Primitive::Text { .. }
        | Primitive::Image { .. } => None,
    })
}

/// The middle of a texture that has the shape of the place it fills; aspects are width to height.
fn cropped(texture_aspect: f32, aspect: f32) -> Rect {
    let share = (aspect / texture_aspect).clamp(1e-3, 1e3);
    let size = if share < 1.0 { vec2(share, 1.0) } else { vec2(1.0, 1.0 / share) };
    Rect::from_center_size(pos2(0.5, 0.5), size)
}
