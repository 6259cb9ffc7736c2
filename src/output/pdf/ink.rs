//! Draws primitives onto a page of a PDF; fonts and pictures are kept, so that each is in the file once. Knows
//! nothing of groups, pages and tags.

use std::collections::BTreeMap;

use image::GenericImageView as _;
use krilla::Data;
use krilla::geom::{Point, Size};
use krilla::image::Image;
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use kurbo::{Affine, Rect, Vec2};

use super::shapes;
use crate::output::pictures::{self, PictureError};
use crate::scene::{Colour, Picture, Pos, Primitive, Stroke};
use crate::text::{Face, FontRef, Glyph, GlyphRun, Line, Shaped};

/// What drawings of one file share.
#[derive(Default)]
pub(super) struct Ink {
    /// None: the font cannot be read, its glyphs are left out.
    fonts: Vec<(FontRef, Option<Font>)>,
    /// By address; none: unreadable.
    pictures: BTreeMap<usize, Option<Embedded>>,
    /// Titles of pictures that are left out, in drawing order.
    pub(super) unreadable: Vec<String>,
}

/// A picture as it is in the file.
#[derive(Clone)]
struct Embedded {
    image: Image,
    /// Width and height as it is to be seen, pixels.
    size: (f64, f64),
    /// From the unit square of the stored pixels to that of the upright picture.
    upright: Affine,
}

impl Ink {
    pub(super) fn primitive(&mut self, surface: &mut Surface<'_>, primitive: &Primitive) {
        match primitive {
            Primitive::Rect { rect, radius, fill, stroke } => {
                draw_path(surface, shapes::rect(*rect, *radius), *fill, stroke.as_ref());
            }
            Primitive::Path { path, fill, stroke } => {
                draw_path(surface, shapes::path(path), *fill, stroke.as_ref());
            }
            Primitive::Text { at, shaped, colour, turned } => {
                self.text(surface, *at, *turned, shaped, *colour);
            }
            Primitive::Image { rect, radius, picture } => self.picture(surface, *rect, *radius, picture),
        }
    }

    fn text(&mut self, surface: &mut Surface<'_>, at: Pos, turned: bool, shaped: &Shaped, colour: Colour) {
        let turn = if turned { Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, 0.0]) } else { Affine::IDENTITY };
        surface.push_transform(&shapes::transform(Affine::translate(at.to_vec2()) * turn));
        surface.set_stroke(None);
        surface.set_fill(Some(shapes::fill(colour)));
        for line in &shaped.lines {
            for run in &line.runs {
                self.run(surface, line, run);
            }
        }
        surface.pop();
    }

    fn run(&mut self, surface: &mut Surface<'_>, line: &Line, run: &GlyphRun) {
        let (Some(font), Some(first)) = (self.font(&run.font), run.glyphs.first()) else { return };
        let glyphs: Vec<KrillaGlyph> = run
            .glyphs
            .iter()
            .enumerate()
            .map(|(place, glyph)| {
                let next = run.glyphs.get(place + 1).map_or(glyph.x, |next| next.x);
                let advance = (next - glyph.x) / run.size;
                let raised = (line.baseline - glyph.y) / run.size;
                KrillaGlyph::new(GlyphId::new(glyph.id), advance, 0.0, raised, 0.0, said(line, *glyph), None)
            })
            .collect();
        // As outlines, icons are nothing that could be selected, found or read aloud as a strange letter.
        let is_icon = matches!(run.font, FontRef::Bundled(Face::Icons | Face::IconsFill));
        let start = Point::from_xy(first.x, line.baseline);
        surface.draw_glyphs(start, &glyphs, font, &line.text, run.size, is_icon);
    }

    fn font(&mut self, wanted: &FontRef) -> Option<Font> {
        if let Some((_, font)) = self.fonts.iter().find(|(known, _)| known == wanted) {
            return font.clone();
        }
        let font = match wanted {
            FontRef::Bundled(face) => Font::new(Data::from(face.bytes()), 0),
            FontRef::System(font) => Font::new(Data::from(font.data.data.as_ref().to_vec()), font.data.index),
        };
        self.fonts.push((wanted.clone(), font.clone()));
        font
    }

    /// The middle of the picture, as large as fills the rectangle.
    fn picture(&mut self, surface: &mut Surface<'_>, rect: Rect, radius: f64, picture: &Picture) {
        let Some(clip) = shapes::rect(rect, radius) else { return };
        let (Some(Embedded { image, size: (width, height), upright }), Some(unit)) =
            (self.embedded(picture), Size::from_wh(1.0, 1.0))
        else {
            return;
        };
        let scale = (rect.width() / width).max(rect.height() / height);
        let size = Vec2::new(width * scale, height * scale);
        let place = Affine::translate(rect.center().to_vec2() - size / 2.0)
            * Affine::scale_non_uniform(size.x, size.y)
            * upright;
        surface.push_clip_path(&clip, &FillRule::NonZero);
        surface.push_transform(&shapes::transform(place));
        surface.draw_image(image, unit);
        surface.pop();
        surface.pop();
    }

    fn embedded(&mut self, picture: &Picture) -> Option<Embedded> {
        let key = std::sync::Arc::as_ptr(&picture.0).addr();
        if let Some(known) = self.pictures.get(&key) {
            return known.clone();
        }
        let embedded = match embed(picture) {
            Ok(embedded) => embedded,
            Err(error) => {
                log::warn!("left out of the PDF: \"{}\": {error}", picture.0.title);
                None
            }
        };
        if embedded.is_none() && !self.unreadable.contains(&picture.0.title) {
            self.unreadable.push(picture.0.title.clone());
        }
        self.pictures.insert(key, embedded.clone());
        embedded
    }
}

/// What a glyph stands for, as a range of the line's text.
fn said(line: &Line, glyph: Glyph) -> std::ops::Range<usize> {
    let range = glyph.start as usize..glyph.end as usize;
    if line.text.get(range.clone()).is_some() { range } else { 0..0 }
}

fn draw_path(
    surface: &mut Surface<'_>,
    path: Option<krilla::geom::Path>,
    fill: Option<Colour>,
    stroke: Option<&Stroke>,
) {
    let stroke = stroke.filter(|stroke| stroke.width > 0.0);
    let Some(path) = path.filter(|_| fill.is_some() || stroke.is_some()) else { return };
    surface.set_fill(fill.map(shapes::fill));
    surface.set_stroke(stroke.map(shapes::stroke));
    surface.draw_path(&path);
}

/// The picture's own bytes, a JPEG as it is. They are decoded here once, since the library finds damage only when
/// the file is finished.
fn embed(picture: &Picture) -> Result<Option<Embedded>, PictureError> {
    let (width, height) = pictures::decode(picture)?.dimensions();
    let bytes = Data::from(picture.0.bytes.clone());
    let image = match pictures::media_type(picture)? {
        "image/jpeg" => Image::from_jpeg(bytes, true),
        "image/webp" => Image::from_webp(bytes, true),
        _ => Image::from_png(bytes, true),
    };
    Ok(image.ok().map(|image| Embedded {
        image,
        size: (f64::from(width), f64::from(height)),
        upright: pictures::turned_upright(picture),
    }))
}
