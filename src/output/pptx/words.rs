//! Texts of a scene as text that can be edited: it flows in the room that it was broken to.

use std::io::{self, Write};

use kurbo::{Point, Rect};

use super::drawing::{Outline, solid};
use super::space::Space;
use super::xml::Xml;
use crate::model::Language;
use crate::scene::{Colour, Primitive};
use crate::text::{Align, Face, Shaped};

/// How far the baseline of a line of exact height stands above its lower edge, in sizes of the text: Arial's descent.
const DESCENT: f64 = 0.212;
/// How much larger than Inter text is set that is not bold: Arial's small letters are smaller by this much and its
/// lines shorter by twice as much, so that they break where Inter's do and do not become longer.
const LARGER: f32 = 1.03;

/// A text at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    /// Top left of its box; when turned, bottom left of the turned box.
    pub(super) at: Point,
    pub(super) shaped: &'a Shaped,
    pub(super) colour: Colour,
    pub(super) turned: bool,
    pub(super) language: Language,
}

/// Space between a shape and its text.
#[derive(Debug, Clone, Copy, Default)]
struct Insets {
    /// Left, top, right and bottom, map units; below zero is none.
    sides: [f64; 4],
    /// Between top and bottom the text stands in the middle, not at the top.
    centred: bool,
}

impl<'a> Words<'a> {
    /// The text of a primitive that says something.
    pub(super) fn of(primitive: &'a Primitive, language: Language) -> Option<Self> {
        match primitive {
            Primitive::Text { at, shaped, colour, turned } if !is_icon(shaped) => {
                Some(Self { at: *at, shaped, colour: *colour, turned: *turned, language })
            }
            Primitive::Text { .. }
            | Primitive::Rect { .. }
            | Primitive::Path { .. }
            | Primitive::Image { .. } => None,
        }
    }

    /// The room of the text, in which its lines stand.
    pub(super) fn rect(&self) -> Rect {
        let (width, height) = (self.room(), f64::from(self.shaped.height));
        if self.turned {
            Rect::new(self.at.x, self.at.y - width, self.at.x + height, self.at.y)
        } else {
            Rect::from_origin_size(self.at, (width, height))
        }
    }

    /// The same, moved so that baselines stand where they stood: PowerPoint has its own place for them in a line.
    pub(super) fn text_box(&self) -> Rect {
        let lift = self.lift();
        let by = if self.turned { (-lift, 0.0) } else { (0.0, -lift) };
        self.rect() + kurbo::Vec2::from(by)
    }

    fn room(&self) -> f64 {
        f64::from(self.shaped.room.unwrap_or(self.shaped.width))
    }

    fn is_bold(&self) -> bool {
        matches!(self.shaped.style.face, Face::SemiBold | Face::Bold)
    }

    /// Of the em, map units.
    fn size(&self) -> f32 {
        self.shaped.style.size * if self.is_bold() { 1.0 } else { LARGER }
    }

    fn lift(&self) -> f64 {
        let style = self.shaped.style;
        let size = f64::from(self.size());
        let baseline = self.shaped.lines.first().map_or(0.0, |line| f64::from(line.baseline));
        f64::from(style.line_height) - DESCENT * size - baseline
    }

    /// The text as the content of a shape or as that of a box of its own.
    pub(super) fn write(
        &self,
        xml: &mut Xml<impl Write>,
        space: &Space,
        holder: Option<&Outline>,
    ) -> io::Result<()> {
        let Insets { sides, centred } = holder.map(|holder| self.insets(holder)).unwrap_or_default();
        let [left, top, right, bottom] = sides.map(|inset| space.length(inset.max(0.0)));
        let wrap = if self.shaped.room.is_some() { "square" } else { "none" };
        let vertical = if self.turned { "vert270" } else { "horz" };
        let anchor = if self.turned || centred { "ctr" } else { "t" };
        xml.with("p:txBody", &[], |xml| {
            xml.with(
                "a:bodyPr",
                &[
                    ("vert", &vertical),
                    ("wrap", &wrap),
                    ("lIns", &left),
                    ("tIns", &top),
                    ("rIns", &right),
                    ("bIns", &bottom),
                    ("rtlCol", &0),
                    ("anchor", &anchor),
                ],
                |xml| xml.empty("a:noAutofit", &[]),
            )?;
            xml.empty("a:lstStyle", &[])?;
            let indents = std::iter::once(self.shaped.indent).chain(std::iter::repeat(0.0));
            let mut paragraphs = self.shaped.text.split('\n').zip(indents);
            paragraphs.try_for_each(|(line, indent)| self.paragraph(xml, space, line, indent))
        })
    }

    /// Where the text stands in its holder. Turned text stands in the middle, and so does text for which round
    /// corners leave too little height, a little off it where its baseline asks for that.
    fn insets(&self, holder: &Outline) -> Insets {
        if self.turned {
            return Insets::default();
        }
        let (outer, inner, corner) = (holder.bounds(), self.text_box(), holder.text_inset());
        let left = inner.x0 - outer.x0 - corner;
        let right = if self.shaped.room.is_some() { outer.x1 - inner.x1 - corner } else { 0.0 };
        let top = inner.y0 - outer.y0 - corner;
        if outer.height() - 2.0 * corner >= inner.height() {
            return Insets { sides: [left, top, right, 0.0], centred: false };
        }
        let lower = 2.0 * (inner.center().y - outer.center().y);
        Insets { sides: [left, lower, right, -lower], centred: true }
    }

    fn paragraph(&self, xml: &mut Xml<impl Write>, space: &Space, line: &str, indent: f32) -> io::Result<()> {
        let align = match self.shaped.style.align {
            _ if self.turned => "ctr",
            Align::Left => "l",
            Align::Centre => "ctr",
            Align::Right => "r",
        };
        let height = space.hundredths(self.shaped.style.line_height);
        xml.with("a:p", &[], |xml| {
            let indent = space.length(f64::from(indent));
            xml.with("a:pPr", &[("indent", &indent), ("algn", &align)], |xml| {
                xml.with("a:lnSpc", &[], |xml| xml.empty("a:spcPts", &[("val", &height)]))
            })?;
            if line.is_empty() {
                return self.character(xml, space, "a:endParaRPr");
            }
            xml.with("a:r", &[], |xml| {
                self.character(xml, space, "a:rPr")?;
                xml.text("a:t", line)
            })
        })
    }

    fn character(&self, xml: &mut Xml<impl Write>, space: &Space, name: &str) -> io::Result<()> {
        let style = self.shaped.style;
        let language = language_tag(self.language);
        let size = space.text_size(self.size());
        let bold = u8::from(self.is_bold());
        let italic = u8::from(style.face == Face::Italic);
        let spacing = space.hundredths(style.tracking);
        xml.with(
            name,
            &[("lang", &language), ("sz", &size), ("b", &bold), ("i", &italic), ("spc", &spacing)],
            |xml| solid(xml, self.colour),
        )
    }
}

/// Whether the glyphs are a drawing rather than a text.
pub(super) fn is_icon(shaped: &Shaped) -> bool {
    matches!(shaped.style.face, Face::Icons | Face::IconsFill)
}

/// The tag of a language, for spelling and for reading aloud.
pub(super) fn language_tag(language: Language) -> &'static str {
    match language {
        Language::English => "en-US",
        Language::Vietnamese => "vi-VN",
    }
}
