//! Draws parts of a scene into pixels on the processor. Knows nothing of file formats.

use std::collections::BTreeMap;
use std::sync::Arc;

use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView as _, RgbaImage};
use kurbo::{Affine, BezPath, Rect, RoundedRect, Shape as _, Size};
use vello_cpu::color::{AlphaColor, PremulRgba8, Srgb};
use vello_cpu::peniko::{Blob, FontData, ImageQuality, ImageSampler};
use vello_cpu::{Glyph, Image, ImageSource, Pixmap, PixmapMut, RenderContext, Resources};

use super::{fitting_radius, pen, pictures};
use crate::scene::{Colour, Picture, Placed, Pos, Primitive, Scene, Stroke};
use crate::text::{Face, FontRef, Shaped};

/// How far curves may be off, pixels.
const TOLERANCE: f64 = 0.05;

/// Bytes of embedded pictures that are kept for what is drawn next.
const MOST_PICTURES: usize = 24 << 20;

/// Room around a group for the edges of its pixels.
const MARGIN: f64 = 1.0;

/// Draws parts of one scene, one after another; what they share is kept between them.
pub(super) struct Raster<'a> {
    scene: &'a Scene,
    /// The point of the page that comes to the pixel (0, 0).
    origin: Pos,
    /// Pixels in a map unit.
    scale: f64,
    /// Whether the page's colour is left out.
    transparent: bool,
    context: RenderContext,
    resources: Resources,
    fonts: BTreeMap<Face, FontData>,
    /// Scaled for where they stand, by address and size.
    pictures: BTreeMap<(usize, u32, u32), Scaled>,
    /// How many parts were drawn.
    drawn: u64,
    unreadable: Vec<String>,
}

/// An embedded picture as it is drawn.
struct Scaled {
    /// None: unreadable.
    pixmap: Option<Arc<Pixmap>>,
    /// The last part of the whole that had it.
    used: u64,
}

/// A part of the whole picture, pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tile {
    /// From the left of the picture.
    pub(super) x: u32,
    /// From the top of the picture.
    pub(super) y: u32,
    pub(super) width: u16,
    pub(super) height: u16,
}

impl<'a> Raster<'a> {
    pub(super) fn new(scene: &'a Scene, origin: Pos, scale: f64, transparent: bool) -> Self {
        Self {
            scene,
            origin,
            scale,
            transparent,
            context: RenderContext::new(1, 1),
            resources: Resources::new(),
            fonts: BTreeMap::new(),
            pictures: BTreeMap::new(),
            drawn: 0,
            unreadable: Vec::new(),
        }
    }

    /// Draws a part of the picture: red, green, blue and alpha for each pixel, premultiplied.
    pub(super) fn draw(&mut self, tile: Tile, pixels: &mut [u8]) {
        let Some(target) = PixmapMut::new(tile.width, tile.height, pixels) else {
            debug_assert!(false, "the buffer is not of the tile's size");
            return;
        };
        self.context.reset_and_resize(tile.width, tile.height);
        if !self.transparent {
            self.fill_ground(tile);
        }
        let page = Affine::translate((-f64::from(tile.x), -f64::from(tile.y)))
            * Affine::scale(self.scale)
            * Affine::translate(-self.origin.to_vec2());
        let visible = self.part_of_page(tile);
        for placed in &self.scene.groups {
            if placed.bounds().overlaps(visible) {
                self.draw_group(placed, page);
            }
        }
        self.context.render(target, &mut self.resources);
        self.forget_pictures();
        self.drawn += 1;
    }

    /// Strips run down the page: where pictures take much room, those that were not needed here are not
    /// needed below either.
    fn forget_pictures(&mut self) {
        let size = |scaled: &Scaled| scaled.pixmap.as_ref().map_or(0, |pixmap| pixmap.data().len() * 4);
        if self.pictures.values().map(size).sum::<usize>() > MOST_PICTURES {
            self.pictures.retain(|_, scaled| scaled.used == self.drawn);
        }
    }

    /// Titles of the pictures drawn so far that could not be decoded, in drawing order.
    pub(super) fn into_unreadable(self) -> Vec<String> {
        self.unreadable
    }

    /// White lies below a page colour that is not opaque, so that the picture always is.
    fn fill_ground(&mut self, tile: Tile) {
        let all = Rect::new(0.0, 0.0, f64::from(tile.width), f64::from(tile.height));
        for colour in [Colour { rgb: [255; 3], alpha: 255 }, self.scene.ground] {
            self.context.set_paint(paint(colour));
            self.context.fill_rect(&all);
        }
    }

    fn part_of_page(&self, tile: Tile) -> Rect {
        let corner = self.origin + kurbo::Vec2::new(f64::from(tile.x), f64::from(tile.y)) / self.scale;
        let size = Size::new(f64::from(tile.width), f64::from(tile.height)) / self.scale;
        Rect::from_origin_size(corner, size).inflate(MARGIN, MARGIN)
    }

    fn draw_group(&mut self, placed: &Placed, page: Affine) {
        let transform = page * Affine::translate(placed.at.to_vec2());
        for primitive in &placed.group.primitives {
            self.context.set_transform(transform);
            match primitive {
                Primitive::Rect { rect, radius, fill, stroke } => {
                    self.draw_rect(*rect, *radius, *fill, stroke.as_ref());
                }
                Primitive::Path { path, fill, stroke } => self.draw_path(path, *fill, stroke.as_ref()),
                Primitive::Text { at, shaped, colour, turned } => {
                    self.context.set_transform(transform * text_transform(*at, *turned));
                    self.draw_text(shaped, *colour);
                }
                Primitive::Image { rect, radius, picture } => self.draw_picture(*rect, *radius, picture),
            }
        }
    }

    fn draw_rect(&mut self, rect: Rect, radius: f64, fill: Option<Colour>, stroke: Option<&Stroke>) {
        let square = fitting_radius(rect, radius) <= 0.0;
        match (fill, stroke) {
            (Some(fill), None) if square => {
                self.context.set_paint(paint(fill));
                self.context.fill_rect(&rect);
            }
            _ if square => self.draw_path(&rect.to_path(TOLERANCE), fill, stroke),
            _ => self.draw_path(&self.rounded(rect, radius), fill, stroke),
        }
    }

    fn draw_path(&mut self, path: &BezPath, fill: Option<Colour>, stroke: Option<&Stroke>) {
        if let Some(fill) = fill {
            self.context.set_paint(paint(fill));
            self.context.fill_path(path);
        }
        if let Some(stroke) = stroke.filter(|stroke| stroke.width > 0.0) {
            self.context.set_paint(paint(stroke.colour));
            self.context.set_stroke(pen(stroke));
            self.context.stroke_path(path);
        }
    }

    fn draw_text(&mut self, shaped: &Shaped, colour: Colour) {
        self.context.set_paint(paint(colour));
        for run in shaped.lines.iter().flat_map(|line| &line.runs) {
            let font = font_data(&mut self.fonts, &run.font);
            let glyphs = run.glyphs.iter().map(|glyph| Glyph { id: glyph.id, x: glyph.x, y: glyph.y });
            self.context
                .glyph_run(&mut self.resources, &font)
                .font_size(run.size)
                .hint(false)
                .fill_glyphs(glyphs);
        }
    }

    fn draw_picture(&mut self, rect: Rect, radius: f64, picture: &Picture) {
        let Some(pixmap) = self.pixmap(rect.size(), picture) else { return };
        let to_rect = Affine::translate(rect.origin().to_vec2())
            * Affine::scale_non_uniform(
                rect.width() / f64::from(pixmap.width()),
                rect.height() / f64::from(pixmap.height()),
            );
        let sampler = ImageSampler::new().with_quality(ImageQuality::High);
        self.context.set_paint(Image { image: ImageSource::Pixmap(pixmap), sampler });
        self.context.set_paint_transform(to_rect);
        self.context.fill_path(&self.rounded(rect, radius));
        self.context.reset_paint_transform();
    }

    /// The picture, cropped to the shape of `size` (map units) and no larger than it is drawn.
    fn pixmap(&mut self, size: Size, picture: &Picture) -> Option<Arc<Pixmap>> {
        let (width, height) =
            (whole_pixels(size.width * self.scale)?, whole_pixels(size.height * self.scale)?);
        let key = (Arc::as_ptr(&picture.0).addr(), width, height);
        if let Some(known) = self.pictures.get_mut(&key) {
            known.used = self.drawn;
            return known.pixmap.clone();
        }
        let pixmap = match pictures::decode(picture) {
            Ok(image) => pixmap_that_fills(image, width, height).map(Arc::new),
            Err(error) => {
                log::warn!("left out of the picture: \"{}\": {error}", picture.0.title);
                if !self.unreadable.contains(&picture.0.title) {
                    self.unreadable.push(picture.0.title.clone());
                }
                None
            }
        };
        self.pictures.insert(key, Scaled { pixmap: pixmap.clone(), used: self.drawn });
        pixmap
    }

    fn rounded(&self, rect: Rect, radius: f64) -> BezPath {
        RoundedRect::from_rect(rect, fitting_radius(rect, radius)).to_path(TOLERANCE / self.scale)
    }
}

/// From the box of a text to the group that it stands in.
fn text_transform(at: Pos, turned: bool) -> Affine {
    let turn = if turned { Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, 0.0]) } else { Affine::IDENTITY };
    Affine::translate(at.to_vec2()) * turn
}

fn paint(colour: Colour) -> AlphaColor<Srgb> {
    let [r, g, b] = colour.rgb;
    AlphaColor::from_rgba8(r, g, b, colour.alpha)
}

fn font_data(bundled: &mut BTreeMap<Face, FontData>, font: &FontRef) -> FontData {
    match font {
        FontRef::System(font) => font.data.clone(),
        FontRef::Bundled(face) => bundled
            .entry(*face)
            .or_insert_with(|| FontData::new(Blob::new(Arc::new(face.bytes())), 0))
            .clone(),
    }
}

/// At least one, at most what a pixmap can be wide; none for what is no size.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn whole_pixels(length: f64) -> Option<u32> {
    (length > 0.0).then(|| length.ceil().min(f64::from(u16::MAX)) as u32)
}

/// The middle of the image in the proportions of `width` to `height`, reduced to these at most:
/// resampling while drawing skips pixels when it shrinks a picture much.
fn pixmap_that_fills(image: DynamicImage, width: u32, height: u32) -> Option<Pixmap> {
    let (image_width, image_height) = image.dimensions();
    let share = (f64::from(image_width) / f64::from(width)).min(f64::from(image_height) / f64::from(height));
    let reduced = |side: u32| whole_pixels((f64::from(side) * share.min(1.0)).round().max(1.0));
    let pixels = premultiplied(image)
        .resize_to_fill(reduced(width)?, reduced(height)?, FilterType::CatmullRom)
        .into_rgba8();
    let (width, height) = (u16::try_from(pixels.width()).ok()?, u16::try_from(pixels.height()).ok()?);
    let mut opaque = true;
    let pixels = pixels
        .pixels()
        .map(|&image::Rgba([r, g, b, a])| {
            opaque &= a == 255;
            PremulRgba8 { r: r.min(a), g: g.min(a), b: b.min(a), a }
        })
        .collect();
    Some(Pixmap::from_parts_with_opacity(pixels, width, height, !opaque))
}

/// Colours of clear pixels must not bleed into their neighbours when the image is resampled.
fn premultiplied(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return image;
    }
    let mut pixels: RgbaImage = image.into_rgba8();
    for image::Rgba([r, g, b, a]) in pixels.pixels_mut() {
        for channel in [r, g, b] {
            *channel = multiplied(*channel, *a);
        }
    }
    DynamicImage::ImageRgba8(pixels)
}

#[expect(clippy::cast_possible_truncation, reason = "a byte times a share of one is a byte")]
fn multiplied(channel: u8, alpha: u8) -> u8 {
    ((u16::from(channel) * u16::from(alpha) + 127) / 255) as u8
}

/// Appends red, green and blue of pixels that are opaque.
pub(super) fn append_rgb(pixels: &[[u8; 4]], to: &mut Vec<u8>) {
    let begin = to.len();
    to.resize(begin + pixels.len() * 3, 0);
    let (to, _) = to.split_at_mut(begin).1.as_chunks_mut::<3>();
    to.iter_mut().zip(pixels).for_each(|(to, [r, g, b, _])| *to = [*r, *g, *b]);
}

/// Appends red, green, blue and alpha, not premultiplied any more.
pub(super) fn append_rgba(pixels: &[[u8; 4]], to: &mut Vec<u8>) {
    let begin = to.len();
    to.resize(begin + pixels.len() * 4, 0);
    let (to, _) = to.split_at_mut(begin).1.as_chunks_mut::<4>();
    to.iter_mut().zip(pixels).for_each(|(to, pixel)| *to = unmultiplied(*pixel));
}

/// The colour itself of a premultiplied pixel, and its alpha.
pub(super) fn unmultiplied([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    match a {
        0 => [0; 4],
        255 => [r, g, b, a],
        _ => {
            let alpha = u16::from(a);
            let divided = |channel: u8| ((u16::from(channel) * 255 + alpha / 2) / alpha).min(255) as u8;
            [divided(r), divided(g), divided(b), a]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_text_reads_upwards_from_the_bottom_left() {
        let transform = text_transform(Pos::new(10.0, 100.0), true);
        assert_eq!(transform * Pos::new(0.0, 0.0), Pos::new(10.0, 100.0));
        assert_eq!(transform * Pos::new(30.0, 5.0), Pos::new(15.0, 70.0));
    }
}
