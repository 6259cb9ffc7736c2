//! Everything near the view, joined into as few pieces as textures allow, and moved as a whole.
//!
//! Texture coordinates of glyphs are in texels until egui tessellates: only then is the size of the font
//! atlas final, since whatever is painted after the canvas may still make it grow. egui does that
//! conversion for galleys alone, so a sheet is handed over as one row of a galley.

use std::sync::Arc;

use egui::epaint::text::RowVisuals;
use egui::epaint::{Mesh, TextShape, Vertex};
use egui::{Color32, Galley, Painter, Pos2, Rect, Shape, TextureHandle, Vec2};
use kurbo::Vec2 as MapVec;

use super::mesh::{GroupMesh, Part, stand_in};
use super::{Target, View, colour32, index, is_near, narrow, snapped, vec2};
use crate::scene::{Colour, Group, Pos, Size};

/// A picture of a part of the scene.
pub(super) struct Sheet {
    target: Target,
    /// Where its (0, 0) is: points at its zoom from the map's (0, 0).
    anchor: MapVec,
    /// What of the map it shows whole, map units.
    cover: kurbo::Rect,
    layers: Vec<Layer>,
    is_final: bool,
}

/// Triangles of one texture.
enum Layer {
    Font(Arc<Galley>),
    Image {
        mesh: Arc<Mesh>,
        /// Held so that egui keeps it.
        _texture: TextureHandle,
    },
}

/// A sheet that is being joined.
pub(super) struct Draft {
    target: Target,
    anchor: MapVec,
    cover: kurbo::Rect,
    parts: Vec<Part>,
    leaves_out: bool,
    is_final: bool,
}

impl Sheet {
    pub(super) fn zoom(&self) -> f64 {
        self.target.zoom
    }

    /// Whether nothing on it stands in for something still to be made.
    pub(super) fn is_final(&self) -> bool {
        self.is_final
    }

    /// Whether it can be shown for the target and shows all of the view.
    pub(super) fn serves(&self, target: Target, view: View, clip: Rect) -> bool {
        let window = view.window(clip);
        self.is_final
            && is_near(f64::from(self.target.pixels_per_point), f64::from(target.pixels_per_point), 1e-6)
            && target.accepts(self.target.zoom)
            && self.cover.x0 <= window.x0
            && self.cover.y0 <= window.y0
            && self.cover.x1 >= window.x1
            && self.cover.y1 >= window.y1
    }

    /// Hands it to egui, where the view wants it.
    pub(super) fn emit(&self, painter: &Painter, view: View, clip: Rect) {
        let move_there = view.placing(clip, self.target.zoom, self.anchor, self.target.pixels_per_point);
        for layer in &self.layers {
            let shape = match layer {
                Layer::Font(galley) => TextShape::new(Pos2::ZERO, galley.clone(), Color32::WHITE).into(),
                Layer::Image { mesh, .. } => Shape::Mesh(mesh.clone()),
            };
            let added = painter.add(shape);
            painter.ctx().graphics_mut(|graphics| {
                graphics
                    .entry(painter.layer_id())
                    .mutate_shape(added, |shape| shape.transform_after_tessellation = move_there);
            });
        }
    }

    /// Its largest buffer, to be filled again, unless egui still holds it.
    pub(super) fn into_buffer(self) -> Mesh {
        let meshes = self.layers.into_iter().filter_map(|layer| match layer {
            Layer::Font(galley) => {
                let row = Arc::into_inner(galley)?.rows.pop()?.row;
                Some(Arc::into_inner(row)?.visuals.mesh)
            }
            Layer::Image { .. } => None,
        });
        let mut mesh = meshes.max_by_key(|mesh| mesh.vertices.capacity()).unwrap_or_default();
        mesh.vertices.clear();
        mesh.indices.clear();
        mesh
    }
}

impl Draft {
    /// An empty sheet of that part of the map (map units).
    pub(super) fn new(target: Target, cover: kurbo::Rect, buffer: Mesh) -> Self {
        let pixels = target.pixels();
        let anchor = (cover.origin().to_vec2() * pixels).round() / f64::from(target.pixels_per_point);
        let parts = vec![Part { texture: None, mesh: buffer }];
        Self { target, anchor, cover, parts, leaves_out: false, is_final: true }
    }

    /// The page itself.
    pub(super) fn page(&mut self, (size, ground): (Size, Colour)) {
        let corner = self.place(Pos::ZERO, true);
        let size = Vec2::new(narrow(size.width), narrow(size.height)) * narrow(self.target.zoom);
        let rect = Rect::from_min_size(corner.to_pos2(), size);
        self.part(None).mesh.add_colored_rect(rect, colour32(ground));
    }

    /// Notes that something of the scene lies outside of the sheet.
    pub(super) fn leave_out(&mut self) {
        self.leaves_out = true;
    }

    /// Adds a group whose mesh is what the target wants.
    pub(super) fn add(&mut self, mesh: &GroupMesh, at: Pos) {
        self.is_final &= mesh.whole;
        let scale = narrow(self.target.zoom / mesh.zoom);
        let is_exact = is_near(mesh.zoom, self.target.zoom, 1e-9);
        let offset = self.place(at, is_exact && self.target.is_crisp());
        for part in &mesh.parts {
            append(&mut self.part(part.texture.as_ref()).mesh, &part.mesh, offset, scale);
        }
    }

    /// Adds a group with a mesh that a better one is to take the place of.
    pub(super) fn add_rough(&mut self, mesh: &GroupMesh, at: Pos) {
        self.add(mesh, at);
        self.is_final = false;
    }

    /// Adds a plain rectangle for a group that has no mesh yet.
    pub(super) fn add_stand_in(&mut self, group: &Group, at: Pos) {
        self.is_final = false;
        let Some((rect, fill)) = stand_in(group) else { return };
        let zoom = self.target.zoom;
        let min = self.place(at + rect.origin().to_vec2(), false);
        let size = Vec2::new(narrow(rect.width() * zoom), narrow(rect.height() * zoom));
        let rect = Rect::from_min_size(min.to_pos2(), size);
        self.part(None).mesh.add_colored_rect(rect, colour32(fill));
    }

    /// The sheet; `blank` is any galley of this pass.
    pub(super) fn finish(self, blank: &Galley) -> Sheet {
        let layers =
            self.parts.into_iter().filter(|part| !part.mesh.is_empty()).map(|part| match part.texture {
                None => Layer::Font(galley_of(blank, part.mesh)),
                Some(texture) => Layer::Image { mesh: Arc::new(part.mesh), _texture: texture },
            });
        let infinite = f64::INFINITY;
        let everything = kurbo::Rect::new(-infinite, -infinite, infinite, infinite);
        Sheet {
            target: self.target,
            anchor: self.anchor,
            cover: if self.leaves_out { self.cover } else { everything },
            layers: layers.collect(),
            is_final: self.is_final,
        }
    }

    /// Where a point of the map is on the sheet.
    fn place(&self, at: Pos, on_pixel: bool) -> Vec2 {
        let place = vec2(at.to_vec2() * self.target.zoom - self.anchor);
        if on_pixel { snapped(place, self.target.pixels_per_point) } else { place }
    }

    /// The part on top, if it is of that texture, or a new one.
    fn part(&mut self, texture: Option<&TextureHandle>) -> &mut Part {
        let id = texture.map(TextureHandle::id);
        let same = self.parts.last().is_some_and(|top| top.texture.as_ref().map(TextureHandle::id) == id);
        if !same {
            let mesh = Mesh::with_texture(id.unwrap_or_default());
            self.parts.push(Part { texture: texture.cloned(), mesh });
        }
        let top = self.parts.len() - 1;
        &mut self.parts[top]
    }
}

fn append(to: &mut Mesh, from: &Mesh, offset: Vec2, scale: f32) {
    let first = index(to.vertices.len());
    to.indices.extend(from.indices.iter().map(|index| index + first));
    to.vertices
        .extend(from.vertices.iter().map(|vertex| Vertex { pos: vertex.pos * scale + offset, ..*vertex }));
}

/// A galley that paints as the mesh, whose texture coordinates are texels of the font atlas.
fn galley_of(blank: &Galley, mesh: Mesh) -> Arc<Galley> {
    let mut galley = blank.clone();
    galley.num_vertices = mesh.vertices.len();
    galley.num_indices = mesh.indices.len();
    galley.mesh_bounds = mesh.calc_bounds();
    if let Some(placed) = galley.rows.first_mut() {
        placed.pos = Pos2::ZERO;
        let row = Arc::make_mut(&mut placed.row);
        row.glyphs = Vec::new();
        row.visuals = RowVisuals {
            mesh,
            mesh_bounds: galley.mesh_bounds,
            glyph_index_start: 0,
            glyph_vertex_range: 0..0,
        };
    }
    Arc::new(galley)
}
