//! What is defined once at the head of an SVG file and used many times: fonts, glyphs and pictures.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use kurbo::{BezPath, Size};
use skrifa::instance::LocationRef;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider as _};

use super::letters::{self, Letters};
use super::syntax::{Number, PathData};
use crate::output::webfont::Webfonts;
use crate::output::{fitting_radius, pictures};
use crate::scene::{Picture, Placed, Primitive};
use crate::text::{Face, FontRef, Glyph, GlyphRun};

/// Fonts, glyphs and pictures of a file, numbered in the order in which they are first used.
#[derive(Default)]
pub(super) struct Definitions {
    /// Of texts that are written as characters.
    pub(super) fonts: Webfonts,
    /// None: a glyph without an outline, such as a space.
    glyphs: BTreeMap<(FontKey, u32), Option<usize>>,
    /// Units of the em of each font.
    ems: BTreeMap<FontKey, f64>,
    /// In the units of their fonts, which are whole numbers.
    outlines: Vec<BezPath>,
    /// None: unreadable.
    pictures: BTreeMap<PictureKey, Option<usize>>,
    images: Vec<Image>,
    unreadable: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FontKey {
    Bundled(Face),
    /// Number of the blob, and of the face in it.
    System(u64, u32),
}

/// The picture's address, and the bits of width, height and corner radius.
type PictureKey = (usize, [u64; 3]);

struct Image {
    size: Size,
    radius: f64,
    media_type: &'static str,
    picture: Picture,
}

impl Definitions {
    pub(super) fn of(groups: &[&Placed], letters: Letters) -> Self {
        let fonts = match letters {
            Letters::Outlines => Webfonts::default(),
            Letters::Text => letters::fonts_for(groups),
        };
        let mut definitions = Self { fonts, ..Self::default() };
        for primitive in groups.iter().flat_map(|placed| &placed.group.primitives) {
            match primitive {
                Primitive::Text { shaped, .. } => {
                    for line in &shaped.lines {
                        for (run, glyphs) in letters::outlined(line, letters, &definitions.fonts) {
                            definitions.add_glyphs(run, glyphs);
                        }
                    }
                }
                Primitive::Image { rect, radius, picture } => {
                    definitions.add_picture(rect.size(), *radius, picture);
                }
                Primitive::Rect { .. } | Primitive::Path { .. } => {}
            }
        }
        definitions
    }

    /// Map units of one unit of a run's outlines; none where its font is unreadable.
    pub(super) fn unit(&self, run: &GlyphRun) -> Option<f64> {
        self.ems.get(&FontKey::of(&run.font)).map(|em| f64::from(run.size) / em)
    }

    /// The number of a glyph; none where there is nothing to see.
    pub(super) fn glyph(&self, run: &GlyphRun, glyph: &Glyph) -> Option<usize> {
        self.glyphs.get(&(FontKey::of(&run.font), glyph.id)).copied().flatten()
    }

    /// The number of a picture at that size; none where it is left out.
    pub(super) fn picture(&self, size: Size, radius: f64, picture: &Picture) -> Option<usize> {
        self.pictures.get(&picture_key(size, radius, picture)).copied().flatten()
    }

    pub(super) fn into_unreadable(self) -> Vec<String> {
        self.unreadable
    }

    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        self.write_fonts(out)?;
        writeln!(out, "<defs>")?;
        for (number, outline) in self.outlines.iter().enumerate() {
            writeln!(out, r#"<path id="g{number}" d="{}"/>"#, PathData(outline))?;
        }
        for (number, image) in self.images.iter().enumerate() {
            image.write(number, out)?;
        }
        writeln!(out, "</defs>")
    }

    /// A font each with a class of its name, and the family itself for where no font is taken from a file.
    fn write_fonts(&self, out: &mut impl Write) -> io::Result<()> {
        let mut fonts = self.fonts.iter().peekable();
        if fonts.peek().is_none() {
            return Ok(());
        }
        // Spaces count as they were shaped; browsers do not take this from the root's `xml:space`.
        writeln!(out, "<style>\ntext{{white-space:pre}}")?;
        for (id, font) in fonts {
            let (weight, slant) = id.face.weight_and_slant();
            if let Some(file) = font.file(&id.to_string()) {
                write!(out, "@font-face{{font-family:{id};font-weight:{weight};font-style:{slant};")?;
                writeln!(out, "src:url(data:font/ttf;base64,{})}}", Base64Display::new(&file, &STANDARD))?;
            }
            write!(out, ".{id}{{font-family:{id},Inter,sans-serif;")?;
            writeln!(out, "font-weight:{weight};font-style:{slant}}}")?;
        }
        writeln!(out, "</style>")
    }

    fn add_glyphs(&mut self, run: &GlyphRun, glyphs: &[Glyph]) {
        let key = FontKey::of(&run.font);
        let is_known = |glyph: &Glyph| self.glyphs.contains_key(&(key, glyph.id));
        if glyphs.iter().all(is_known) {
            return;
        }
        let (bytes, index) = run.font.data();
        let Ok(font) = skrifa::FontRef::from_index(bytes, index) else { return };
        self.ems.entry(key).or_insert_with(|| {
            let metrics = font.metrics(skrifa::instance::Size::unscaled(), LocationRef::default());
            f64::from(metrics.units_per_em)
        });
        for glyph in glyphs {
            let outlines = &mut self.outlines;
            self.glyphs.entry((key, glyph.id)).or_insert_with(|| {
                outlines.push(outline(&font, glyph.id)?);
                Some(outlines.len() - 1)
            });
        }
    }

    fn add_picture(&mut self, size: Size, radius: f64, picture: &Picture) {
        let key = picture_key(size, radius, picture);
        if self.pictures.contains_key(&key) {
            return;
        }
        let number = match pictures::media_type(picture) {
            Ok(media_type) => {
                self.images.push(Image { size, radius, media_type, picture: picture.clone() });
                Some(self.images.len() - 1)
            }
            Err(error) => {
                log::warn!("left out of the picture: \"{}\": {error}", picture.0.title);
                self.unreadable.push(picture.0.title.clone());
                None
            }
        };
        self.pictures.insert(key, number);
    }
}

impl Image {
    fn write(&self, number: usize, out: &mut impl Write) -> io::Result<()> {
        let radius = Number(fitting_radius(self.size.to_rect(), self.radius));
        let (width, height) = (Number(self.size.width), Number(self.size.height));
        let media_type = self.media_type;
        let bytes = Base64Display::new(&self.picture.0.bytes, &STANDARD);
        write!(out, r#"<clipPath id="c{number}"><rect width="{width}" height="{height}" rx="{radius}"/>"#)?;
        write!(out, r#"</clipPath><image id="p{number}" width="{width}" height="{height}""#)?;
        write!(out, r#" preserveAspectRatio="xMidYMid slice" clip-path="url(#c{number})""#)?;
        writeln!(out, r#" xlink:href="data:{media_type};base64,{bytes}"/>"#)
    }
}

impl FontKey {
    fn of(font: &FontRef) -> Self {
        match font {
            FontRef::Bundled(face) => Self::Bundled(*face),
            FontRef::System(font) => Self::System(font.data.data.id(), font.data.index),
        }
    }
}

fn picture_key(size: Size, radius: f64, picture: &Picture) -> PictureKey {
    (Arc::as_ptr(&picture.0).addr(), [size.width, size.height, radius].map(f64::to_bits))
}

/// The outline of a glyph in the units of its font, from its origin, downwards; none: there is nothing to see.
pub(in crate::output) fn outline(font: &skrifa::FontRef<'_>, id: u32) -> Option<BezPath> {
    let glyph = font.outline_glyphs().get(GlyphId::new(id))?;
    let settings = DrawSettings::unhinted(skrifa::instance::Size::unscaled(), LocationRef::default());
    let mut drawn = Outline(BezPath::new());
    glyph.draw(settings, &mut drawn).ok()?;
    (!drawn.0.elements().is_empty()).then_some(drawn.0)
}

/// Fonts count upwards, pictures downwards.
struct Outline(BezPath);

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(-y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(-y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to((f64::from(cx), f64::from(-cy)), (f64::from(x), f64::from(-y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to(
            (f64::from(ax), f64::from(-ay)),
            (f64::from(bx), f64::from(-by)),
            (f64::from(x), f64::from(-y)),
        );
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
