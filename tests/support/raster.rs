//! Draws egui's triangles on the CPU, so that pictures of the window need no graphics card and are the
//! same everywhere. Samples, blends and rounds as egui's own renderer does with predictable filtering.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "pictures have a few thousand pixels a side, and channels are rounded to bytes"
)]
#![expect(clippy::iter_over_hash_type, reason = "textures do not depend on one another")]

use std::collections::HashMap;

use egui::epaint::{ImageData, ImageDelta, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, Mesh, Rect, TextureFilter, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};

/// Vertices are snapped to this part of a pixel, as graphics cards do, so that edges meet exactly.
const SUBPIXELS: f32 = 256.0;

/// A renderer for `egui_kittest::HarnessBuilder::renderer`.
#[derive(Default)]
pub struct Raster {
    textures: HashMap<TextureId, Texture>,
}

#[derive(Default)]
struct Texture {
    size: [usize; 2],
    texels: Vec<Color32>,
    nearest: bool,
}

impl TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                self.textures.entry(id).or_default().update(&image);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let density = ctx.pixels_per_point();
        let size = (ctx.content_rect().size() * density).round();
        let mut picture = RgbaImage::new(size.x as u32, size.y as u32);
        for clipped in ctx.tessellate(output.shapes.clone(), density) {
            let Primitive::Mesh(mesh) = clipped.primitive else {
                return Err("a paint callback needs a graphics card".to_owned());
            };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a texture is missing")?;
            draw(&mut picture, &mesh, texture, clipped.clip_rect, density);
        }
        Ok(picture)
    }
}

impl Texture {
    fn update(&mut self, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        self.nearest = delta.options.magnification == TextureFilter::Nearest;
        let Some([left, top]) = delta.pos else {
            self.size = image.size;
            self.texels.clone_from(&image.pixels);
            return;
        };
        for (row, pixels) in image.pixels.chunks(image.width()).enumerate() {
            let start = (top + row) * self.size[0] + left;
            self.texels[start..start + pixels.len()].copy_from_slice(pixels);
        }
    }

    fn texel(&self, x: i32, y: i32) -> [f32; 4] {
        let x = x.clamp(0, self.size[0] as i32 - 1) as usize;
        let y = y.clamp(0, self.size[1] as i32 - 1) as usize;
        self.texels[y * self.size[0] + x].to_array().map(f32::from)
    }

    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.size[0] as f32, v * self.size[1] as f32);
        if self.nearest {
            return self.texel(x.floor() as i32, y.floor() as i32);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (column, row) = (left as i32, top as i32);
        let upper = mix(self.texel(column, row), self.texel(column + 1, row), x - left);
        let lower = mix(self.texel(column, row + 1), self.texel(column + 1, row + 1), x - left);
        mix(upper, lower, y - top)
    }
}

fn mix(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    std::array::from_fn(|channel| a[channel] + (b[channel] - a[channel]) * share)
}

fn draw(picture: &mut RgbaImage, mesh: &Mesh, texture: &Texture, clip: Rect, density: f32) {
    let edge = |value: f32, limit: u32| (value * density).round().clamp(0.0, limit as f32) as i64;
    let clip = [
        edge(clip.min.x, picture.width()),
        edge(clip.min.y, picture.height()),
        edge(clip.max.x, picture.width()),
        edge(clip.max.y, picture.height()),
    ];
    for [a, b, c] in mesh.triangles() {
        let corners = [a, b, c].map(|index| mesh.vertices[index as usize]);
        triangle(picture, corners, texture, clip, density);
    }
}

fn triangle(
    picture: &mut RgbaImage,
    mut corners: [Vertex; 3],
    texture: &Texture,
    [left, top, right, bottom]: [i64; 4],
    density: f32,
) {
    let fixed = |value: f32| (value * density * SUBPIXELS).round() as i64;
    let mut at = corners.map(|corner| [fixed(corner.pos.x), fixed(corner.pos.y)]);
    let doubled_area = cross(at[0], at[1], at[2]);
    if doubled_area == 0 {
        return;
    }
    if doubled_area < 0 {
        corners.swap(1, 2);
        at.swap(1, 2);
    }
    let doubled_area = doubled_area.abs() as f32;
    let unit = SUBPIXELS as i64;
    let lowest = |axis: usize| at.iter().map(|p| p[axis]).min().unwrap_or(0).div_euclid(unit);
    let highest = |axis: usize| at.iter().map(|p| p[axis]).max().unwrap_or(0).div_euclid(unit) + 1;
    // A pixel on an edge belongs to the triangle if the edge is a top or a left one.
    let sides: [_; 3] = std::array::from_fn(|side| {
        let (from, to) = (at[(side + 1) % 3], at[(side + 2) % 3]);
        let is_top_left = to[1] < from[1] || (to[1] == from[1] && to[0] > from[0]);
        (from, to, i64::from(!is_top_left))
    });
    let plain = corners.iter().all(|corner| corner.uv == egui::epaint::WHITE_UV);
    let tints = corners.map(|corner| corner.color.to_array().map(f32::from));
    for y in lowest(1).max(top)..highest(1).min(bottom) {
        for x in lowest(0).max(left)..highest(0).min(right) {
            let centre = [x * unit + unit / 2, y * unit + unit / 2];
            let weights = sides.map(|(from, to, least)| (cross(from, to, centre), least));
            if weights.iter().any(|(weight, least)| weight < least) {
                continue;
            }
            let shares = weights.map(|(weight, _)| weight as f32 / doubled_area);
            let between =
                |of: [f32; 3]| of.into_iter().zip(shares).map(|(value, share)| value * share).sum::<f32>();
            let mut colour: [f32; 4] = std::array::from_fn(|i| between(tints.map(|tint| tint[i])));
            if !plain {
                let [u, v] = [corners.map(|corner| corner.uv.x), corners.map(|corner| corner.uv.y)];
                let texel = texture.sample(between(u), between(v));
                colour = std::array::from_fn(|i| colour[i] * texel[i] / 255.0);
            }
            blend(picture.get_pixel_mut(x as u32, y as u32), colour);
        }
    }
}

/// Twice the area of a triangle, positive where it runs clockwise on the screen.
fn cross(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> i64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// Premultiplied, in gamma space, as egui does.
fn blend(pixel: &mut Rgba<u8>, [r, g, b, a]: [f32; 4]) {
    let keep = 1.0 - a / 255.0;
    let over = |new: f32, old: u8| (new + f32::from(old) * keep).round().clamp(0.0, 255.0) as u8;
    let [old_r, old_g, old_b, old_a] = pixel.0;
    let alpha = (a + f32::from(old_a) * keep).round().clamp(0.0, 255.0) as u8;
    *pixel = Rgba([over(r, old_r), over(g, old_g), over(b, old_b), alpha]);
}
