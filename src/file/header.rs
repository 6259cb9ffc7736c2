//! The first bytes of a file: whether it is text, ours, and of which version. Reads no further than that, so
//! that a newer file is told apart from a broken one whatever follows.

use std::borrow::Cow;

use super::error::{At, Foreign, LoadError};
use super::{FORMAT, VERSION};

/// The file's text: without byte order mark, with `\n` as line end.
pub(super) fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, LoadError> {
    if let Some(foreign) = foreign(bytes) {
        return Err(LoadError::Foreign(foreign));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(wrong) => {
            let good = bytes.get(..wrong.valid_up_to()).unwrap_or_default();
            let good = String::from_utf8_lossy(good);
            // A newer version may hold what it likes.
            newer(&good)?;
            return Err(LoadError::NotUtf8 { at: At::of(&good, good.len()) });
        }
    };
    if text.trim().is_empty() {
        return Err(LoadError::Empty);
    }
    // Texts may hold line ends themselves: only a file whose own lines end in `\r\n` is converted.
    let converted = text.find('\n').is_some_and(|end| text[..end].ends_with('\r'));
    Ok(if converted { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) })
}

/// The version, one that this program knows.
pub(super) fn version_of(text: &str) -> Result<u32, LoadError> {
    let (offset, version) = Header { text, rest: text }.read()?;
    match version.parse() {
        Ok(found) if found > VERSION => Err(LoadError::NewerVersion { found, known: VERSION }),
        Ok(found) if found > 0 => Ok(found),
        _ => Err(LoadError::BadVersion { at: At::of(text, offset), known: VERSION }),
    }
}

fn newer(text: &str) -> Result<(), LoadError> {
    match version_of(text) {
        Err(error @ (LoadError::NewerVersion { .. } | LoadError::OtherFormat { .. })) => Err(error),
        _ => Ok(()),
    }
}

fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let webp = starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if starts(b"\xFF\xFE") || starts(b"\xFE\xFF") || starts(b"(\0") || starts(b"\0(") {
        return Some(Foreign::Utf16);
    }
    if starts(b"\x89PNG") || starts(b"\xFF\xD8\xFF") || starts(b"GIF8") || webp {
        return Some(Foreign::Picture);
    }
    if starts(b"%PDF") {
        return Some(Foreign::Pdf);
    }
    if starts(b"PK\x03\x04") || starts(b"\x1F\x8B") || starts(b"7z\xBC\xAF") {
        return Some(Foreign::Archive);
    }
    let begin = bytes.get(..8192).unwrap_or(bytes);
    begin.contains(&0).then_some(Foreign::Binary)
}

/// Reads `(format: "waylane", version: 1`, with comments and attributes where RON allows them.
struct Header<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> Header<'a> {
    /// The digits of the version and where they stand.
    fn read(&mut self) -> Result<(usize, &'a str), LoadError> {
        while self.token("#![")? {
            let end = self.rest.find(']').ok_or_else(|| self.cut())?;
            self.rest = self.rest.get(end + 1..).unwrap_or_default();
        }
        self.expect("(")?;
        self.expect("format")?;
        self.expect(":")?;
        self.expect("\"")?;
        let end = self.rest.find('"').ok_or_else(|| self.cut())?;
        let format = self.rest.get(..end).unwrap_or_default();
        if format != FORMAT {
            return Err(LoadError::OtherFormat { found: Some(format.chars().take(60).collect()) });
        }
        self.rest = self.rest.get(end + 1..).unwrap_or_default();
        self.expect(",")?;
        self.expect("version")?;
        self.expect(":")?;
        self.skip_blank()?;
        let offset = self.offset();
        let end = self.rest.find(|c: char| !c.is_alphanumeric()).ok_or_else(|| self.cut())?;
        Ok((offset, self.rest.get(..end).unwrap_or_default()))
    }

    fn expect(&mut self, token: &str) -> Result<(), LoadError> {
        if self.token(token)? { Ok(()) } else { Err(LoadError::OtherFormat { found: None }) }
    }

    /// Takes the token if it comes next; a file that ends within it was cut.
    fn token(&mut self, token: &str) -> Result<bool, LoadError> {
        self.skip_blank()?;
        if let Some(rest) = self.rest.strip_prefix(token) {
            self.rest = rest;
            return Ok(true);
        }
        let began = self.text.len() > self.rest.len();
        if began && token.starts_with(self.rest) { Err(self.cut()) } else { Ok(false) }
    }

    fn skip_blank(&mut self) -> Result<(), LoadError> {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.starts_with("//") {
                let end = self.rest.find('\n').ok_or_else(|| self.cut())?;
                self.rest = self.rest.get(end..).unwrap_or_default();
            } else if self.rest.starts_with("/*") {
                let end = self.rest.find("*/").ok_or_else(|| self.cut())?;
                self.rest = self.rest.get(end + 2..).unwrap_or_default();
            } else {
                return Ok(());
            }
        }
    }

    fn offset(&self) -> usize {
        self.text.len() - self.rest.len()
    }

    fn cut(&self) -> LoadError {
        LoadError::Cut { at: At::of(self.text, self.text.len()), open: At::of(self.text, self.offset()) }
    }
}
