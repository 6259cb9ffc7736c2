//! Groups of a scene as objects of a slide that can be edited, each with its name and its description.

use std::fmt::Display;
use std::io::{self, Write};

use kurbo::Rect;

use super::drawing::{
    Heads, Outline, preset, rounded, write_fill, write_frame, write_group_frame, write_line,
};
use super::icons::Icons;
use super::media::Media;
use super::parts::{Part, parts};
use super::space::{Frame, Space};
use super::words::Words;
use super::xml::Xml;
use crate::model::Language;
use crate::scene::{Colour, Picture, Placed, Stroke};

/// Longest name of an object, characters.
const LONGEST_NAME: usize = 60;
/// What an extension is called that says that an object has nothing to say.
const DECORATIVE: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";
const DECORATIVE_NAMESPACE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";

/// What the objects of one slide share.
#[derive(Debug)]
pub(super) struct Shapes<'a> {
    pub(super) language: Language,
    pub(super) icons: &'a mut Icons,
    pub(super) media: &'a mut Media,
    /// Names of the pictures that the slide shows; the first has the relationship [`relationship`]`(0)`.
    pub(super) pictures: Vec<String>,
    /// Number of the last object.
    pub(super) last_id: u32,
}

/// Name and description of an object.
#[derive(Debug, Clone, Copy)]
struct Said<'a> {
    name: &'a str,
    /// Empty: an ornament, unless it holds words.
    description: &'a str,
}

/// The relationship of a slide to its picture of that number. The first of all is to its layout.
pub(super) fn relationship(number: usize) -> String {
    format!("rId{}", number + 2)
}

impl Shapes<'_> {
    /// Writes a group: as one object where it has one part only. Words that are the title of the slide were written before.
    pub(super) fn group(
        &mut self,
        xml: &mut Xml<impl Write>,
        space: &Space,
        placed: &Placed,
        without_first: bool,
    ) -> io::Result<()> {
        let space = space.at(placed.at);
        let group = &placed.group;
        let mut parts = parts(group, self.language, self.icons);
        if without_first {
            parts.remove(0);
        }
        let said = Said { name: &group.label, description: &group.label };
        match parts.as_slice() {
            [] => Ok(()),
            [part] => self.part(xml, &space, part, said),
            parts => {
                let frame = space.frame(group.bounds);
                self.open_group(xml, frame, said)?;
                for part in parts {
                    self.part(xml, &space, part, Said { name: "", description: "" })?;
                }
                xml.close("p:grpSp")
            }
        }
    }

    /// Writes words as the title of the slide.
    pub(super) fn title(
        &mut self,
        xml: &mut Xml<impl Write>,
        space: &Space,
        words: &Words<'_>,
    ) -> io::Result<()> {
        let frame = space.frame(words.text_box());
        self.placeholder(xml, frame, |xml| words.write(xml, space, None))
    }

    /// A title placeholder with that content.
    pub(super) fn placeholder<W: Write>(
        &mut self,
        xml: &mut Xml<W>,
        frame: Frame,
        body: impl FnOnce(&mut Xml<W>) -> io::Result<()>,
    ) -> io::Result<()> {
        let id = self.next_id();
        xml.with("p:sp", &[], |xml| {
            xml.with("p:nvSpPr", &[], |xml| {
                xml.empty("p:cNvPr", &[("id", &id), ("name", &"Title")])?;
                xml.with("p:cNvSpPr", &[], |xml| xml.empty("a:spLocks", &[("noGrp", &1)]))?;
                xml.with("p:nvPr", &[], |xml| xml.empty("p:ph", &[("type", &"title")]))
            })?;
            xml.with("p:spPr", &[], |xml| {
                write_frame(xml, frame)?;
                preset(xml, "rect")
            })?;
            body(xml)
        })
    }

    /// A picture of that relationship at that place; `crop` is cut off left and right, above and below, in
    /// thousandths of a percent.
    pub(super) fn picture<W: Write>(
        &mut self,
        xml: &mut Xml<W>,
        relationship: &str,
        (name, description): (&str, &str),
        crop: (i64, i64),
        place: impl FnOnce(&mut Xml<W>) -> io::Result<()>,
    ) -> io::Result<()> {
        xml.with("p:pic", &[], |xml| {
            xml.with("p:nvPicPr", &[], |xml| {
                self.properties(xml, Said { name, description }, description.is_empty())?;
                xml.with("p:cNvPicPr", &[], |xml| xml.empty("a:picLocks", &[("noChangeAspect", &1)]))?;
                xml.empty("p:nvPr", &[])
            })?;
            xml.with("p:blipFill", &[], |xml| {
                xml.empty("a:blip", &[("r:embed", &relationship)])?;
                let (sides, ends) = crop;
                if crop != (0, 0) {
                    xml.empty("a:srcRect", &[("l", &sides), ("t", &ends), ("r", &sides), ("b", &ends)])?;
                }
                xml.with("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]))
            })?;
            xml.with("p:spPr", &[], place)
        })
    }

    fn open_group(&mut self, xml: &mut Xml<impl Write>, frame: Frame, said: Said<'_>) -> io::Result<()> {
        xml.open("p:grpSp", &[])?;
        xml.with("p:nvGrpSpPr", &[], |xml| {
            self.properties(xml, said, said.description.is_empty())?;
            xml.empty("p:cNvGrpSpPr", &[])?;
            xml.empty("p:nvPr", &[])
        })?;
        xml.with("p:grpSpPr", &[], |xml| write_group_frame(xml, frame))
    }

    fn part(
        &mut self,
        xml: &mut Xml<impl Write>,
        space: &Space,
        part: &Part<'_>,
        said: Said<'_>,
    ) -> io::Result<()> {
        match part {
            Part::Shape { outline, stroke: Some(stroke), heads, words: None, .. }
                if outline.straight().is_some() =>
            {
                self.line(xml, space, outline, stroke, *heads, said)
            }
            Part::Shape { outline, fill, stroke, heads, words } => {
                self.shape(xml, space, (outline, *fill, stroke.as_ref(), *heads), words.as_ref(), said)
            }
            Part::Words(words) => self.words(xml, space, words, said),
            Part::Picture { rect, radius, picture } => {
                self.cropped(xml, space, (*rect, *radius), picture, said)
            }
        }
    }

    /// A straight line, as a connector.
    fn line(
        &mut self,
        xml: &mut Xml<impl Write>,
        space: &Space,
        outline: &Outline,
        stroke: &Stroke,
        heads: Heads,
        said: Said<'_>,
    ) -> io::Result<()> {
        xml.with("p:cxnSp", &[], |xml| {
            xml.with("p:nvCxnSpPr", &[], |xml| {
                self.properties(xml, said, said.description.is_empty())?;
                xml.empty("p:cNvCxnSpPr", &[])?;
                xml.empty("p:nvPr", &[])
            })?;
            xml.with("p:spPr", &[], |xml| {
                outline.write(xml, space)?;
                write_line(xml, space, Some(stroke), heads)
            })
        })
    }

    fn shape(
        &mut self,
        xml: &mut Xml<impl Write>,
        space: &Space,
        (outline, fill, stroke, heads): (&Outline, Option<Colour>, Option<&Stroke>, Heads),
        words: Option<&Words<'_>>,
        said: Said<'_>,
    ) -> io::Result<()> {
        xml.with("p:sp", &[], |xml| {
            xml.with("p:nvSpPr", &[], |xml| {
                self.properties(xml, named(said, words), said.description.is_empty() && words.is_none())?;
                xml.empty("p:cNvSpPr", &[])?;
                xml.empty("p:nvPr", &[])
            })?;
            xml.with("p:spPr", &[], |xml| {
                outline.write(xml, space)?;
                write_fill(xml, fill)?;
                write_line(xml, space, stroke, heads)
            })?;
            words.map_or(Ok(()), |words| words.write(xml, space, Some(outline)))
        })
    }

    fn words(
        &mut self,
        xml: &mut Xml<impl Write>,
        space: &Space,
        words: &Words<'_>,
        said: Said<'_>,
    ) -> io::Result<()> {
        xml.with("p:sp", &[], |xml| {
            xml.with("p:nvSpPr", &[], |xml| {
                self.properties(xml, named(said, Some(words)), false)?;
                xml.empty("p:cNvSpPr", &[("txBox", &1)])?;
                xml.empty("p:nvPr", &[])
            })?;
            xml.with("p:spPr", &[], |xml| {
                write_frame(xml, space.frame(words.text_box()))?;
                preset(xml, "rect")?;
                write_fill(xml, None)
            })?;
            words.write(xml, space, None)
        })
    }

    /// A picture of the document, cropped to the shape of its place.
    fn cropped(
        &mut self,
        xml: &mut Xml<impl Write>,
        space: &Space,
        (rect, radius): (Rect, f64),
        picture: &Picture,
        said: Said<'_>,
    ) -> io::Result<()> {
        let Some(file) = self.media.file(picture) else { return Ok(()) };
        let name = file.name.clone();
        let crop = crop((f64::from(file.width), f64::from(file.height)), rect);
        let number = self.pictures.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.pictures.push(name);
            self.pictures.len() - 1
        });
        let title = picture.0.title.as_str();
        let said = if said.name.is_empty() { (title, title) } else { (said.name, said.description) };
        self.picture(xml, &relationship(number), said, crop, |xml| {
            write_frame(xml, space.frame(rect))?;
            rounded(xml, rect, radius)
        })
    }

    /// Number, name and description of an object.
    fn properties(&mut self, xml: &mut Xml<impl Write>, said: Said<'_>, decorative: bool) -> io::Result<()> {
        let id = self.next_id();
        let name = short(said.name);
        let name: &dyn Display = if name.is_empty() { &format_args!("Shape {id}") } else { &name };
        if !decorative {
            let described: [(&str, &dyn Display); 3] =
                [("id", &id), ("name", name), ("descr", &said.description)];
            let count = if said.description.is_empty() { 2 } else { 3 };
            return xml.empty("p:cNvPr", described.get(..count).unwrap_or(&described));
        }
        xml.with("p:cNvPr", &[("id", &id), ("name", name)], |xml| {
            xml.with("a:extLst", &[], |xml| {
                xml.with("a:ext", &[("uri", &DECORATIVE)], |xml| {
                    xml.empty("adec:decorative", &[("xmlns:adec", &DECORATIVE_NAMESPACE), ("val", &1)])
                })
            })
        })
    }

    fn next_id(&mut self) -> u32 {
        self.last_id += 1;
        self.last_id
    }
}

/// What has no name is called by its words.
fn named<'a>(said: Said<'a>, words: Option<&Words<'a>>) -> Said<'a> {
    match words {
        Some(words) if said.name.is_empty() => Said { name: &words.shaped.text, ..said },
        _ => said,
    }
}

fn short(name: &str) -> String {
    let line = name.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST_NAME {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST_NAME - 1).collect();
    format!("{}…", cut.trim_end())
}

/// What is cut off left and right, above and below, so that the picture fills the shape of the rectangle.
#[expect(clippy::cast_possible_truncation, reason = "less than half of 100,000")]
fn crop((width, height): (f64, f64), rect: Rect) -> (i64, i64) {
    let scale = (width / rect.width()).min(height / rect.height());
    let cut = |seen: f64, side: f64| ((1.0 - seen * scale / side) / 2.0 * 100_000.0).round() as i64;
    (cut(rect.width(), width), cut(rect.height(), height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_picture_loses_its_sides_and_a_high_one_its_ends() {
        let square = Rect::new(0.0, 0.0, 50.0, 50.0);
        assert_eq!(crop((400.0, 100.0), square), (37_500, 0));
        assert_eq!(crop((100.0, 200.0), square), (0, 25_000));
    }
}
