//! A deck, unpacked: its parts, and what a slide holds.
#![expect(clippy::wildcard_enum_match_arm, reason = "most of XML says nothing here")]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "names of parts are as they are written"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// A deck, unpacked.
pub(crate) struct Package(ZipArchive<Cursor<Vec<u8>>>);

impl Package {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap())
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.0.file_names().map(|name| name.unwrap().into_owned()).collect()
    }

    pub(crate) fn bytes(&mut self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.0.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    pub(crate) fn xml(&mut self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    pub(crate) fn document(&mut self, name: &str) -> Xml {
        Xml(self.xml(name))
    }

    pub(crate) fn slide(&mut self, number: usize) -> Xml {
        self.document(&format!("ppt/slides/slide{number}.xml"))
    }

    pub(crate) fn check_content_types(&mut self) {
        let types = self.document("[Content_Types].xml");
        let overridden: BTreeSet<String> = types.values("Override", "PartName").into_iter().collect();
        let extensions: BTreeSet<String> = types.values("Default", "Extension").into_iter().collect();
        for name in self.names().iter().filter(|name| *name != "[Content_Types].xml") {
            let extension = name.rsplit('.').next().unwrap();
            let is_plain = extension == "xml" && !overridden.contains(&format!("/{name}"));
            assert!(extensions.contains(extension) && !is_plain, "{name} has no content type");
        }
        for part in overridden {
            assert!(self.names().iter().any(|name| format!("/{name}") == part), "{part} is missing");
        }
    }

    pub(crate) fn check_relationships(&mut self) {
        let names: BTreeSet<String> = self.names().into_iter().collect();
        let mut reached = BTreeSet::from(["[Content_Types].xml".to_owned()]);
        for rels in names.iter().filter(|name| name.ends_with(".rels")) {
            reached.insert(rels.clone());
            let (folder, source) = rels.split_once("_rels/").unwrap();
            let document = self.document(rels);
            for target in document.values("Relationship", "Target") {
                let target = resolved(folder, &target);
                assert!(names.contains(&target), "{rels} leads to {target}, which is missing");
                reached.insert(target);
            }
            let ids: BTreeSet<String> = document.values("Relationship", "Id").into_iter().collect();
            let source = format!("{folder}{}", source.trim_end_matches(".rels"));
            if names.contains(&source) {
                let source = self.document(&source);
                for used in [source.attributes("r:id"), source.attributes("r:embed")].concat() {
                    assert!(ids.contains(&used), "{rels} has no {used}");
                }
            }
        }
        assert_eq!(reached, names, "every part is reached");
    }
}

/// `../media/image1.png` from `ppt/slides/`.
pub(crate) fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        if name == ".." {
            path.pop();
        } else {
            path.push(name);
        }
    }
    path.join("/")
}

/// A part of a package.
pub(crate) struct Xml(String);

/// A shape of a slide.
#[derive(Debug, Default, Clone)]
pub(crate) struct Object {
    /// Paragraphs joined by line ends; none: it holds no text.
    pub(crate) text: Option<String>,
    pub(crate) is_box: bool,
    pub(crate) is_title: bool,
    pub(crate) y: i64,
    pub(crate) height: i64,
}

impl Xml {
    pub(crate) fn elements(&self) -> Vec<BytesStart<'_>> {
        let mut reader = Reader::from_str(&self.0);
        let mut elements = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) | Event::Empty(element) => elements.push(element),
                Event::Eof => return elements,
                _ => {}
            }
        }
    }

    /// The values of an attribute of all elements of that name.
    pub(crate) fn values(&self, element: &str, attribute: &str) -> Vec<String> {
        let named = |start: &BytesStart<'_>| start.name().as_ref() == element.as_bytes();
        self.elements()
            .iter()
            .filter(|start| named(start))
            .filter_map(|start| value(start, attribute))
            .collect()
    }

    /// The values of an attribute of any element.
    pub(crate) fn attributes(&self, attribute: &str) -> Vec<String> {
        self.elements().iter().filter_map(|start| value(start, attribute)).collect()
    }

    pub(crate) fn title(&self) -> Option<Object> {
        self.objects().into_iter().find(|object| object.is_title)
    }

    /// The shapes, in their order.
    pub(crate) fn objects(&self) -> Vec<Object> {
        let mut reader = Reader::from_str(&self.0);
        let mut objects: Vec<Object> = Vec::new();
        let mut current: Option<Object> = None;
        let mut paragraphs = 0;
        loop {
            let event = reader.read_event().unwrap();
            let (Event::Start(start) | Event::Empty(start)) = &event else {
                match event {
                    Event::End(end) if end.name().as_ref() == b"p:sp" => objects.extend(current.take()),
                    Event::Eof => return objects,
                    _ => {}
                }
                continue;
            };
            let name = start.name().as_ref().to_vec();
            if name == b"p:sp" {
                (current, paragraphs) = (Some(Object::default()), 0);
            }
            let Some(object) = &mut current else { continue };
            let number = |name: &str| value(start, name).unwrap().parse().unwrap();
            match name.as_slice() {
                b"p:cNvSpPr" => object.is_box = value(start, "txBox").is_some(),
                b"p:ph" => object.is_title = value(start, "type").as_deref() == Some("title"),
                b"a:off" => object.y = number("y"),
                b"a:ext" if value(start, "cy").is_some() => object.height = number("cy"),
                b"a:p" => {
                    let text = object.text.get_or_insert_default();
                    text.push_str(if paragraphs > 0 { "\n" } else { "" });
                    paragraphs += 1;
                }
                b"a:t" => {
                    let text = reader.read_text(start.to_end().name()).unwrap();
                    let text = quick_xml::escape::unescape(std::str::from_utf8(&text).unwrap()).unwrap();
                    object.text.get_or_insert_default().push_str(&text);
                }
                _ => {}
            }
        }
    }
}

pub(crate) fn value(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).unwrap()?;
    let raw = std::str::from_utf8(&attribute.value).unwrap().to_owned();
    Some(quick_xml::escape::unescape(&raw).unwrap().into_owned())
}

/// What elements may hold, in this order, as the schemas of ECMA-376 (pml.xsd, dml-main.xsd) say; only what decks use.
pub(crate) const ORDER: [(&str, &[&str]); 34] = [
    ("p:presentation", &["p:sldMasterIdLst", "p:sldIdLst", "p:sldSz", "p:notesSz"]),
    ("p:sldMaster", &["p:cSld", "p:clrMap", "p:sldLayoutIdLst", "p:txStyles"]),
    ("p:sldLayout", &["p:cSld", "p:clrMapOvr"]),
    ("p:sld", &["p:cSld", "p:clrMapOvr"]),
    ("p:cSld", &["p:bg", "p:spTree"]),
    ("p:bg", &["p:bgPr", "p:bgRef"]),
    ("p:bgPr", &["a:solidFill", "a:effectLst"]),
    ("p:nvGrpSpPr", &["p:cNvPr", "p:cNvGrpSpPr", "p:nvPr"]),
    ("p:grpSpPr", &["a:xfrm"]),
    ("p:sp", &["p:nvSpPr", "p:spPr", "p:txBody"]),
    ("p:nvSpPr", &["p:cNvPr", "p:cNvSpPr", "p:nvPr"]),
    ("p:cxnSp", &["p:nvCxnSpPr", "p:spPr"]),
    ("p:nvCxnSpPr", &["p:cNvPr", "p:cNvCxnSpPr", "p:nvPr"]),
    ("p:pic", &["p:nvPicPr", "p:blipFill", "p:spPr"]),
    ("p:nvPicPr", &["p:cNvPr", "p:cNvPicPr", "p:nvPr"]),
    ("p:blipFill", &["a:blip", "a:srcRect", "a:stretch"]),
    ("p:spPr", &["a:xfrm", "a:custGeom", "a:prstGeom", "a:noFill", "a:solidFill", "a:ln"]),
    ("a:xfrm", &["a:off", "a:ext", "a:chOff", "a:chExt"]),
    ("a:custGeom", &["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst", "a:rect", "a:pathLst"]),
    ("a:prstGeom", &["a:avLst"]),
    ("a:ln", &["a:noFill", "a:solidFill", "a:prstDash", "a:custDash", "a:round", "a:headEnd", "a:tailEnd"]),
    ("a:solidFill", &["a:srgbClr", "a:schemeClr"]),
    ("a:srgbClr", &["a:alpha"]),
    ("p:txBody", &["a:bodyPr", "a:lstStyle", "a:p"]),
    ("a:bodyPr", &["a:noAutofit", "a:normAutofit"]),
    ("a:p", &["a:pPr", "a:r", "a:endParaRPr"]),
    ("a:r", &["a:rPr", "a:t"]),
    ("a:rPr", &["a:solidFill"]),
    ("a:endParaRPr", &["a:solidFill"]),
    ("a:pPr", &["a:lnSpc"]),
    ("a:defRPr", &["a:solidFill", "a:latin", "a:ea", "a:cs"]),
    ("a:fontScheme", &["a:majorFont", "a:minorFont"]),
    ("a:majorFont", &["a:latin", "a:ea", "a:cs", "a:font"]),
    ("a:themeElements", &["a:clrScheme", "a:fontScheme", "a:fmtScheme"]),
];

/// The XML is well-formed, and what stands in the table holds only what it may, in its order.
pub(crate) fn check_order(part: &str, xml: &str) {
    let table: BTreeMap<&str, &[&str]> = ORDER.into();
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{part}: {error}"));
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(start) | Event::Empty(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                assert!(
                    start.attributes().all(|attribute| attribute.is_ok()),
                    "{part}: attributes of {name}"
                );
                if let Some((parent, last)) = open.last_mut()
                    && let Some(children) = table.get(parent.as_str())
                {
                    let place = children.iter().position(|child| *child == name);
                    let place = place.unwrap_or_else(|| panic!("{part}: {name} in {parent}"));
                    assert!(place >= *last, "{part}: {name} too late in {parent}");
                    *last = place;
                }
                if !is_empty {
                    open.push((name, 0));
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{part} breaks off");
}
