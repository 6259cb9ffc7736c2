//! One slide: its ground, its title, and a picture or shapes.

use std::fmt::Display;
use std::io::{self, Write};

use super::PptxError;
use super::drawing::{preset, solid, write_frame};
use super::shapes::{Shapes, relationship};
use super::space::{Frame, SlideSize};
use super::words::{Words, language_tag};
use super::xml::Xml;
use crate::output::Sheet;
use crate::scene::{Placed, Role};

/// Groups between two looks at whether the deck is still wanted.
const GROUPS_AT_ONCE: usize = 200;
/// Longest description that is made of names, characters.
const LONGEST_DESCRIPTION: usize = 500;

pub(super) const NAMESPACES: [(&str, &dyn Display); 3] = [
    ("xmlns:a", &"http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:r", &"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:p", &"http://schemas.openxmlformats.org/presentationml/2006/main"),
];

/// Writes a slide that one picture fills.
pub(super) fn write_picture(
    out: impl Write,
    sheet: &Sheet,
    size: SlideSize,
    shapes: &mut Shapes<'_>,
) -> io::Result<()> {
    let mut xml = begin(out, sheet)?;
    let description = described(sheet);
    write_title_above(&mut xml, sheet, size, shapes)?;
    let frame = size.space(sheet).frame(sheet.area);
    shapes.picture(&mut xml, &relationship(0), (&sheet.title, &description), (0, 0), |xml| {
        write_frame(xml, frame)?;
        preset(xml, "rect")
    })?;
    end(xml)
}

/// Writes a slide of shapes; `progress` is called with the share that is done.
pub(super) fn write_shapes(
    out: impl Write,
    sheet: &Sheet,
    size: SlideSize,
    shapes: &mut Shapes<'_>,
    progress: impl Fn(f64) -> Result<(), PptxError>,
) -> Result<(), PptxError> {
    let mut xml = begin(out, sheet)?;
    let space = size.space(sheet);
    let groups: Vec<&Placed> =
        sheet.scene.groups.iter().filter(|placed| placed.bounds().overlaps(sheet.area)).collect();
    let title = groups.iter().position(|placed| title_in(placed, sheet).is_some());
    match title.and_then(|at| groups.get(at)).and_then(|placed| Some((placed, title_in(placed, sheet)?))) {
        Some((placed, words)) => shapes.title(&mut xml, &space.at(placed.at), &words)?,
        None => write_title_above(&mut xml, sheet, size, shapes)?,
    }
    for (number, placed) in groups.iter().enumerate() {
        if number % GROUPS_AT_ONCE == 0 {
            progress(number as f64 / groups.len() as f64)?;
        }
        shapes.group(&mut xml, &space, placed, title == Some(number))?;
    }
    Ok(end(xml)?)
}

fn begin<W: Write>(out: W, sheet: &Sheet) -> io::Result<Xml<W>> {
    let mut xml = Xml::new(out)?;
    xml.open("p:sld", &NAMESPACES)?;
    xml.open("p:cSld", &[])?;
    if !sheet.transparent {
        xml.with("p:bg", &[], |xml| {
            xml.with("p:bgPr", &[], |xml| {
                solid(xml, sheet.scene.ground)?;
                xml.empty("a:effectLst", &[])
            })
        })?;
    }
    xml.open("p:spTree", &[])?;
    xml.with("p:nvGrpSpPr", &[], |xml| {
        xml.empty("p:cNvPr", &[("id", &1), ("name", &"")])?;
        xml.empty("p:cNvGrpSpPr", &[])?;
        xml.empty("p:nvPr", &[])
    })?;
    xml.empty("p:grpSpPr", &[])?;
    Ok(xml)
}

fn end(mut xml: Xml<impl Write>) -> io::Result<()> {
    xml.close("p:spTree")?;
    xml.close("p:cSld")?;
    xml.with("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]))?;
    xml.close("p:sld")?;
    xml.finish()
}

/// The words of a group that are the title of the sheet.
fn title_in<'a>(placed: &'a Placed, sheet: &Sheet) -> Option<Words<'a>> {
    if placed.group.role != Role::Title {
        return None;
    }
    let words = Words::of(placed.group.primitives.first()?, sheet.language)?;
    (words.shaped.text == sheet.title && !words.turned).then_some(words)
}

/// A title above the upper edge of the slide, where PowerPoint's own “Add Hidden Slide Title” puts it too: outlines,
/// lists of slides and screen readers have it, and it covers nothing.
fn write_title_above(
    xml: &mut Xml<impl Write>,
    sheet: &Sheet,
    size: SlideSize,
    shapes: &mut Shapes<'_>,
) -> io::Result<()> {
    if sheet.title.trim().is_empty() {
        return Ok(());
    }
    let language = language_tag(sheet.language);
    shapes.placeholder(xml, above(size), |xml| {
        xml.with("p:txBody", &[], |xml| {
            xml.empty("a:bodyPr", &[])?;
            xml.empty("a:lstStyle", &[])?;
            xml.with("a:p", &[], |xml| {
                xml.with("a:r", &[], |xml| {
                    xml.empty("a:rPr", &[("lang", &language)])?;
                    xml.text("a:t", &sheet.title)
                })
            })
        })
    })
}

#[expect(clippy::cast_possible_truncation, reason = "sizes of slides")]
fn above(size: SlideSize) -> Frame {
    let height = (size.height * 0.1) as i64;
    Frame { x: 0, y: -height - height / 4, width: size.width as i64, height }
}

/// What a picture of the sheet shows: its title, and its description or the names of its columns.
fn described(sheet: &Sheet) -> String {
    let mut said: Vec<&str> = [sheet.title.as_str(), sheet.description.as_str()].into();
    if sheet.description.trim().is_empty() {
        let groups = sheet.scene.groups.iter().map(|placed| &placed.group);
        let mut room = LONGEST_DESCRIPTION;
        said.extend(groups.filter(|group| group.role == Role::ColumnHead).map_while(|head| {
            room = room.checked_sub(head.label.chars().count())?;
            Some(head.label.as_str())
        }));
    }
    said.retain(|words| !words.trim().is_empty());
    said.join(". ")
}
