//! A quick look over the whole text before it is parsed: limits that keep a hostile file from filling the
//! memory, and where a cut file was left open. Knows RON's strings, comments and brackets, nothing else.

use super::error::{At, LoadError};
use super::syntax::Syntax;
use super::{MAX_RECORDS, MAX_WITHOUT_IMAGES};
use crate::model::MAX_TEXT;

/// Brackets deeper than this exceed RON's recursion limit, and are far from what a document needs.
const MAX_DEPTH: usize = 64;

/// The field whose text is a picture, not words.
const PICTURE_FIELD: &[u8] = b"bytes";

/// What the look found.
pub(super) struct Scanned {
    /// Byte at which the innermost thing begins that the text does not close.
    pub(super) open: Option<usize>,
}

/// Looks over the text.
pub(super) fn scan(text: &str) -> Result<Scanned, LoadError> {
    let mut scan = Scan { text, bytes: text.as_bytes(), ..Scan::default() };
    scan.run()?;
    let limit = MAX_WITHOUT_IMAGES;
    if text.len() - scan.pictures > limit {
        return Err(LoadError::TooBig { limit: limit as u64, with_images: false });
    }
    let open = scan.unclosed.or_else(|| scan.brackets.last().map(|&(_, at)| at));
    Ok(Scanned { open })
}

#[derive(Default)]
struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// Open brackets and where they stand.
    brackets: Vec<(u8, usize)>,
    /// The next value is an entry of a list or map.
    entry_next: bool,
    entries: usize,
    /// The name before the last colon.
    field: &'a [u8],
    word: &'a [u8],
    /// Bytes of pictures.
    pictures: usize,
    /// Where a string or comment begins that the text does not close.
    unclosed: Option<usize>,
}

impl<'a> Scan<'a> {
    fn run(&mut self) -> Result<(), LoadError> {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\n' | b'\t' | b'\r' => self.at += 1,
                b'/' => self.comment(),
                b'(' | b'[' | b'{' => self.open(byte)?,
                b')' | b']' | b'}' => {
                    self.brackets.pop();
                    self.entry_next = false;
                    self.at += 1;
                }
                b',' => {
                    self.entry_next = self.brackets.last().is_some_and(|&(bracket, _)| bracket != b'(');
                    self.field = b"";
                    self.at += 1;
                }
                b':' => {
                    self.field = self.word;
                    self.at += 1;
                }
                b'"' => self.string()?,
                _ if byte.is_ascii_alphanumeric() || byte == b'_' => self.word()?,
                _ => {
                    self.entry()?;
                    self.at += 1;
                }
            }
        }
        Ok(())
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn open(&mut self, bracket: u8) -> Result<(), LoadError> {
        self.entry()?;
        if self.brackets.len() == MAX_DEPTH {
            return Err(LoadError::Syntax { at: At::of(self.text, self.at), fault: Syntax::TooDeep });
        }
        self.brackets.push((bracket, self.at));
        self.entry_next = bracket != b'(';
        self.field = b"";
        self.at += 1;
        Ok(())
    }

    /// A value begins here: counts it if it is an entry of a list or map.
    fn entry(&mut self) -> Result<(), LoadError> {
        if std::mem::take(&mut self.entry_next) {
            self.entries += 1;
            if self.entries > MAX_RECORDS {
                let at = At::of(self.text, self.at);
                return Err(LoadError::TooManyRecords { at, limit: MAX_RECORDS });
            }
        }
        Ok(())
    }

    /// A name, a number, or the `r` before a raw string.
    fn word(&mut self) -> Result<(), LoadError> {
        self.entry()?;
        let rest = self.rest();
        let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || *b == b'_')).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        self.word = word;
        let hashes = after.iter().take_while(|&&b| b == b'#').count();
        if word.ends_with(b"r") && word.len() <= 2 && after.get(hashes) == Some(&b'"') {
            self.at += end + hashes;
            return self.raw_string(hashes);
        }
        self.at += end;
        Ok(())
    }

    /// A string with escapes, from its opening quote.
    fn string(&mut self) -> Result<(), LoadError> {
        self.entry()?;
        let begin = self.at;
        let mut length = 0;
        self.at += 1;
        loop {
            let rest = self.rest();
            let Some(plain) = rest.iter().position(|&b| b == b'"' || b == b'\\') else {
                self.never_closed(begin);
                return Ok(());
            };
            length += plain;
            self.at += plain + 1;
            if rest.get(plain) == Some(&b'"') {
                return self.text_of_length(begin, length);
            }
            // `\u{…}` may stand for up to four bytes, every other escape for one.
            length += if rest.get(plain + 1) == Some(&b'u') { 4 } else { 1 };
            self.at += 1;
        }
    }

    /// A string without escapes, from its opening quote.
    fn raw_string(&mut self, hashes: usize) -> Result<(), LoadError> {
        let begin = self.at;
        self.at += 1;
        loop {
            let rest = self.rest();
            let Some(quote) = rest.iter().position(|&b| b == b'"') else {
                self.never_closed(begin);
                return Ok(());
            };
            self.at += quote + 1;
            if self.rest().iter().take(hashes).filter(|&&b| b == b'#').count() == hashes {
                self.at += hashes;
                return self.text_of_length(begin, self.at - begin - 2 - hashes);
            }
        }
    }

    fn text_of_length(&mut self, begin: usize, length: usize) -> Result<(), LoadError> {
        if self.field == PICTURE_FIELD {
            self.pictures += length;
        } else if length > MAX_TEXT {
            return Err(LoadError::TextTooLong { at: At::of(self.text, begin), limit: MAX_TEXT });
        }
        Ok(())
    }

    /// The rest of a file after a forgotten quote is not a long text, but a missing quote.
    fn never_closed(&mut self, begin: usize) {
        self.unclosed = Some(begin);
        self.at = self.bytes.len();
        if self.field == PICTURE_FIELD {
            self.pictures += self.bytes.len() - begin;
        }
    }

    fn comment(&mut self) {
        let begin = self.at;
        let rest = self.rest();
        if rest.starts_with(b"//") {
            self.at += rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
        } else if rest.starts_with(b"/*") {
            self.block_comment(begin);
        } else {
            self.at += 1;
        }
    }

    /// Block comments nest.
    fn block_comment(&mut self, begin: usize) {
        let mut depth = 0_usize;
        while let Some(plain) = self.rest().iter().position(|b| matches!(b, b'/' | b'*')) {
            self.at += plain;
            if self.rest().starts_with(b"/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with(b"*/") {
                depth -= 1;
                self.at += 2;
            } else {
                self.at += 1;
            }
            if depth == 0 {
                return;
            }
        }
        self.at = self.bytes.len();
        self.unclosed = Some(begin);
    }
}
