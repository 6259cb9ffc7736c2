//! Why a file cannot be read, in types. Each error's `Display` is one English sentence that names the place
//! and what to do; other languages are worded by `words`.

use std::fmt;
use std::io;

use super::{MAX_FILE, Syntax};

const MEGABYTE: u64 = 1024 * 1024;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// Nothing is there.
    #[error("the file does not exist: it may have been moved or renamed")]
    NotFound,
    /// A folder, a device or the like.
    #[error("this is not a file: choose a document inside it")]
    NotAFile,
    /// The system does not let us read it.
    #[error("the file may not be read: ask its owner for the right to read it")]
    Forbidden,
    /// Anything else that the system says.
    #[error("the file cannot be read ({0}): try again, or copy it to this computer first")]
    Io(String),
    /// A file without content.
    #[error("the file is empty: restore an earlier copy of it")]
    Empty,
    /// Another sort of file.
    #[error("this is {0}, not a Waylane document: choose a file that ends in .journey.ron")]
    Foreign(Foreign),
    /// A PNG of another program, or one that was saved anew by it.
    #[error(
        "there is no document inside this picture: it was exported without, or another program has saved it \
         anew; open the document itself, whose name ends in .journey.ron"
    )]
    NothingInside,
    /// A PNG whose document cannot be read any more.
    #[error(
        "the document inside this picture is damaged: get the picture again, or open the document itself"
    )]
    DamagedInside,
    /// Bytes that are not text.
    #[error("{at}: the text is damaged here (it is not UTF-8): restore an earlier copy of the file")]
    NotUtf8 {
        /// The first such byte.
        at: At,
    },
    /// RON or other text, of another format.
    #[error("this is not a Waylane document: such a file begins with (format: \"waylane\", version: 1")]
    OtherFormat {
        /// The name of the other format, if the file says it.
        found: Option<String>,
    },
    /// Made by a newer program.
    #[error(
        "the file has version {found}, this program knows versions up to {known}: install a newer Waylane to \
         open it"
    )]
    NewerVersion {
        /// Version of the file.
        found: u32,
        /// Newest version that this program knows.
        known: u32,
    },
    /// A version that never was.
    #[error("{at}: the version is not a number from 1 to {known}: correct it or restore an earlier copy")]
    BadVersion {
        /// Where the version stands.
        at: At,
        /// Newest version that this program knows.
        known: u32,
    },
    /// Too many bytes.
    #[error("the file is larger than {} MB: divide it into several documents", limit / MEGABYTE)]
    TooBig {
        /// Most bytes allowed.
        limit: u64,
        /// Whether pictures count.
        with_images: bool,
    },
    /// Too many entries in lists.
    #[error("{at}: the file has more than {limit} entries: divide it into several documents")]
    TooManyRecords {
        /// The first entry too many.
        at: At,
        /// Most entries allowed.
        limit: usize,
    },
    /// A text beyond the limit.
    #[error("{at}: the text that begins here is longer than {} KB: shorten it", limit / 1024)]
    TextTooLong {
        /// Where the text begins.
        at: At,
        /// Most bytes allowed.
        limit: usize,
    },
    /// The file ends in the middle of something.
    #[error(
        "{at}: the file ends before what begins at {open} is closed: it was cut off, restore an earlier copy"
    )]
    Cut {
        /// The end of the file.
        at: At,
        /// The innermost thing that is not closed.
        open: At,
    },
    /// Something in the text is not as it must be.
    #[error("{at}: {fault}: correct it in a text editor, or restore an earlier copy")]
    Syntax {
        /// Where.
        at: At,
        /// What is wrong.
        fault: Syntax,
    },
}

/// A place in a file; both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// A sort of file that is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// Text in UTF-16.
    Utf16,
    /// A JPEG, WebP or GIF.
    Picture,
    /// A PDF.
    Pdf,
    /// A ZIP archive, which office files are as well.
    Archive,
    /// Anything else that is not text.
    Binary,
}

impl LoadError {
    /// The place that the error is about, if it has one.
    #[must_use]
    pub fn at(&self) -> Option<At> {
        match self {
            Self::NotUtf8 { at }
            | Self::BadVersion { at, .. }
            | Self::TooManyRecords { at, .. }
            | Self::TextTooLong { at, .. }
            | Self::Cut { at, .. }
            | Self::Syntax { at, .. } => Some(*at),
            Self::NotFound
            | Self::NotAFile
            | Self::Forbidden
            | Self::Io(_)
            | Self::Empty
            | Self::Foreign(_)
            | Self::NothingInside
            | Self::DamagedInside
            | Self::OtherFormat { .. }
            | Self::NewerVersion { .. }
            | Self::TooBig { .. } => None,
        }
    }
}

impl From<io::Error> for LoadError {
    #[expect(clippy::wildcard_enum_match_arm, reason = "systems have errors without end")]
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::IsADirectory | io::ErrorKind::InvalidInput => Self::NotAFile,
            io::ErrorKind::FileTooLarge => Self::TooBig { limit: MAX_FILE, with_images: true },
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Io(error.to_string()),
        }
    }
}

impl At {
    /// The place of a byte of the text; beyond its end: the end.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..text.floor_char_boundary(offset)).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        Self {
            line: 1 + before.bytes().filter(|&b| b == b'\n').count(),
            column: 1 + before.get(line_start..).unwrap_or_default().chars().count(),
        }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf16 => "text in UTF-16",
            Self::Picture => "a picture",
            Self::Pdf => "a PDF",
            Self::Archive => "an archive or office file",
            Self::Binary => "a binary file",
        })
    }
}
