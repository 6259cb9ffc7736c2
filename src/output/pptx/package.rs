//! The parts of a deck that are the same in all, and those that only list the others.

use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::space::SlideSize;
use super::words::language_tag;
use super::xml::Xml;
use crate::output::Sheet;

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PRESENTATION_ML: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const MASTER: &str = include_str!("../../../assets/pptx/slideMaster.xml");

/// Parts that are the same in every deck.
const FIXED: [(&str, &str); 9] = [
    ("_rels/.rels", include_str!("../../../assets/pptx/rels.xml")),
    ("docProps/app.xml", include_str!("../../../assets/pptx/app.xml")),
    ("ppt/presProps.xml", include_str!("../../../assets/pptx/presProps.xml")),
    ("ppt/viewProps.xml", include_str!("../../../assets/pptx/viewProps.xml")),
    ("ppt/tableStyles.xml", include_str!("../../../assets/pptx/tableStyles.xml")),
    ("ppt/theme/theme1.xml", include_str!("../../../assets/pptx/theme.xml")),
    (
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        include_str!("../../../assets/pptx/slideMaster.rels.xml"),
    ),
    ("ppt/slideLayouts/slideLayout1.xml", include_str!("../../../assets/pptx/slideLayout.xml")),
    (
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        include_str!("../../../assets/pptx/slideLayout.rels.xml"),
    ),
];

/// What the presentation refers to besides its slides: the end of the relationship's type, the part.
const OF_PRESENTATION: [(&str, &str); 5] = [
    ("slideMaster", "slideMasters/slideMaster1.xml"),
    ("presProps", "presProps.xml"),
    ("viewProps", "viewProps.xml"),
    ("theme", "theme/theme1.xml"),
    ("tableStyles", "tableStyles.xml"),
];

/// A deck that is being written.
pub(super) struct Package<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Package<W> {
    /// Everything but slides and pictures.
    pub(super) fn new(out: W, sheets: &[Sheet], size: SlideSize) -> io::Result<Self> {
        let mut package = Self(ZipWriter::new(out));
        content_types(package.part("[Content_Types].xml")?, sheets.len())?;
        for (name, content) in FIXED {
            package.part(name)?.write_all(content.as_bytes())?;
        }
        package.part("ppt/slideMasters/slideMaster1.xml")?.write_all(master(size).as_bytes())?;
        core_properties(package.part("docProps/core.xml")?, sheets)?;
        presentation(package.part("ppt/presentation.xml")?, sheets.len(), size)?;
        let slides = (1..=sheets.len()).map(|number| ("slide", format!("slides/slide{number}.xml")));
        let others = OF_PRESENTATION.into_iter().map(|(kind, target)| (kind, target.to_owned()));
        relationships(package.part("ppt/_rels/presentation.xml.rels")?, others.chain(slides))?;
        Ok(package)
    }

    /// A part of XML.
    pub(super) fn part(&mut self, name: &str) -> io::Result<&mut ZipWriter<W>> {
        self.0.start_file(name, options(CompressionMethod::Deflated))?;
        Ok(&mut self.0)
    }

    /// A picture, which is compressed already.
    pub(super) fn picture(&mut self, name: &str) -> io::Result<&mut ZipWriter<W>> {
        self.0.start_file(format!("ppt/media/{name}"), options(CompressionMethod::Stored))?;
        Ok(&mut self.0)
    }

    /// What a slide refers to: its layout, then its pictures.
    pub(super) fn slide_relationships(&mut self, number: usize, pictures: &[String]) -> io::Result<()> {
        let layout = std::iter::once(("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()));
        let pictures = pictures.iter().map(|name| ("image", format!("../media/{name}")));
        let part = self.part(&format!("ppt/slides/_rels/slide{number}.xml.rels"))?;
        relationships(part, layout.chain(pictures))
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.0.finish()?.flush()
    }
}

/// The same time in every deck, so that the same map gives the same bytes.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::DEFAULT)
}

fn content_types(out: impl Write, slides: usize) -> io::Result<()> {
    const PACKAGE: &str = "application/vnd.openxmlformats-package";
    const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument";
    let mut xml = Xml::new(out)?;
    xml.with("Types", &[("xmlns", &CONTENT_TYPES)], |xml| {
        for (extension, kind) in [
            ("rels", format!("{PACKAGE}.relationships+xml")),
            ("xml", "application/xml".to_owned()),
            ("png", "image/png".to_owned()),
            ("jpeg", "image/jpeg".to_owned()),
        ] {
            xml.empty("Default", &[("Extension", &extension), ("ContentType", &kind)])?;
        }
        let mut part =
            |name: &str, kind: String| xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
        part("/docProps/core.xml", format!("{PACKAGE}.core-properties+xml"))?;
        part("/docProps/app.xml", format!("{DOCUMENT}.extended-properties+xml"))?;
        part("/ppt/presentation.xml", format!("{PRESENTATION_ML}.presentation.main+xml"))?;
        part("/ppt/presProps.xml", format!("{PRESENTATION_ML}.presProps+xml"))?;
        part("/ppt/viewProps.xml", format!("{PRESENTATION_ML}.viewProps+xml"))?;
        part("/ppt/tableStyles.xml", format!("{PRESENTATION_ML}.tableStyles+xml"))?;
        part("/ppt/theme/theme1.xml", format!("{DOCUMENT}.theme+xml"))?;
        part("/ppt/slideMasters/slideMaster1.xml", format!("{PRESENTATION_ML}.slideMaster+xml"))?;
        part("/ppt/slideLayouts/slideLayout1.xml", format!("{PRESENTATION_ML}.slideLayout+xml"))?;
        (1..=slides).try_for_each(|number| {
            part(&format!("/ppt/slides/slide{number}.xml"), format!("{PRESENTATION_ML}.slide+xml"))
        })
    })?;
    xml.finish()
}

/// Relationships of the kinds and to the parts, numbered from 1.
fn relationships(out: impl Write, to: impl Iterator<Item = (&'static str, String)>) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.with("Relationships", &[("xmlns", &RELATIONSHIPS)], |xml| {
        for (number, (kind, target)) in (1..).zip(to) {
            xml.empty(
                "Relationship",
                &[
                    ("Id", &format_args!("rId{number}")),
                    ("Type", &format_args!("{RELATIONSHIP}/{kind}")),
                    ("Target", &target),
                ],
            )?;
        }
        Ok(())
    })?;
    xml.finish()
}

/// Slide numbers of the file format begin at 256.
fn presentation(out: impl Write, slides: usize, size: SlideSize) -> io::Result<()> {
    const FIRST_SLIDE: usize = 256;
    let mut xml = Xml::new(out)?;
    let namespaces = super::slide::NAMESPACES;
    xml.with("p:presentation", &namespaces, |xml| {
        xml.with("p:sldMasterIdLst", &[], |xml| {
            xml.empty("p:sldMasterId", &[("id", &2_147_483_648_u32), ("r:id", &"rId1")])
        })?;
        xml.with("p:sldIdLst", &[], |xml| {
            (0..slides).try_for_each(|slide| {
                let relationship = OF_PRESENTATION.len() + 1 + slide;
                let relationship = format!("rId{relationship}");
                xml.empty("p:sldId", &[("id", &(FIRST_SLIDE + slide)), ("r:id", &relationship)])
            })
        })?;
        xml.empty("p:sldSz", &[("cx", &size.width), ("cy", &size.height)])?;
        // Notes are printed on a page of 7.5 × 10 inches.
        xml.empty("p:notesSz", &[("cx", &6_858_000), ("cy", &9_144_000)])
    })?;
    xml.finish()
}

fn core_properties(out: impl Write, sheets: &[Sheet]) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    let namespaces: [(&str, &dyn std::fmt::Display); 2] = [
        ("xmlns:cp", &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
    ];
    xml.with("cp:coreProperties", &namespaces, |xml| {
        let Some(first) = sheets.first() else { return Ok(()) };
        xml.text("dc:title", &first.title)?;
        xml.text("dc:description", &first.description)?;
        xml.text("dc:language", language_tag(first.language))
    })?;
    xml.finish()
}

/// The master, its placeholders in slides of that size.
fn master(size: SlideSize) -> String {
    let (width, height) = (size.width, size.height);
    let margin = width.min(height) * 0.06;
    let title = height * 0.12;
    let body = margin + title + margin / 2.0;
    let places = [
        ("{left}", margin),
        ("{width}", width - 2.0 * margin),
        ("{title_top}", margin),
        ("{title_height}", title),
        ("{body_top}", body),
        ("{body_height}", height - body - margin),
    ];
    places
        .iter()
        .fold(MASTER.to_owned(), |master, (name, length)| master.replace(name, &length.round().to_string()))
}
