//! XML as it is written: elements, attributes, text. Knows nothing of what they mean.

use std::fmt::Display;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An XML file that is being written.
pub(super) struct Xml<W: Write>(Writer<W>);

/// Names and values of attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

impl<W: Write> Xml<W> {
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut xml = Self(Writer::new(out));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        Ok(xml)
    }

    /// An element with content.
    pub(super) fn with(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.open(name, attributes)?;
        content(self)?;
        self.close(name)
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.write(Event::Empty(start(name, attributes)))
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.with(name, &[], |xml| xml.write(Event::Text(BytesText::new(&allowed(text)))))
    }

    /// The start of an element whose content is written in several goes; [`Self::close`] ends it.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.write(Event::Start(start(name, attributes)))
    }

    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.write(Event::End(BytesEnd::new(name)))
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.0.into_inner().flush()
    }

    fn write(&mut self, event: Event<'_>) -> io::Result<()> {
        self.0.write_event(event)
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(&value.to_string()).as_str()));
    }
    start
}

/// The text without the characters that XML forbids.
fn allowed(text: &str) -> String {
    let is_allowed =
        |c: &char| !matches!(c, '\u{fffe}' | '\u{ffff}') && (!c.is_control() || "\t\n".contains(*c));
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_escaped_or_left_out() {
        let mut bytes = Vec::new();
        let mut xml = Xml::new(&mut bytes).unwrap();
        xml.with("a", &[("b", &"<\"&\u{1}")], |xml| xml.text("c", "1 < 2 & \u{0}\u{ffff}ở")).unwrap();
        xml.finish().unwrap();
        let written = String::from_utf8(bytes).unwrap();
        assert!(written.ends_with("<a b=\"&lt;&quot;&amp;\"><c>1 &lt; 2 &amp; ở</c></a>"), "{written}");
    }
}
