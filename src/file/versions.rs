//! The chain of versions. A file of an older version is parsed into the frozen types of that version and
//! turned into the next one step by step; only the newest is written.
//!
//! When version 2 comes: copy what changes of the model's types into a module of version 1, write
//! `fn document_2(document: Document1) -> Document2`, and keep `tests/fixtures/version-1.journey.ron`.

use std::borrow::Cow;

use ron::error::SpannedResult;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::{FORMAT, SaveError};
use crate::model::Document;

/// The version that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// Brackets down to this depth get lines of their own; a card, a step or a point stays on one line.
const LINES_DOWN_TO: usize = 9;

/// The whole file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    format: Cow<'a, str>,
    version: u32,
    document: Cow<'a, Document>,
}

/// Parses a text of a known version into today's document.
pub(super) fn parse(version: u32, text: &str) -> SpannedResult<Document> {
    debug_assert_eq!(version, VERSION, "every older version has an arm here");
    let file: File<'_> = options().from_str(text)?;
    Ok(file.document.into_owned())
}

/// Writes the newest version: two spaces, line feeds, one line feed at the end.
pub(super) fn write(document: &Document) -> Result<Vec<u8>, SaveError> {
    let file = File { format: FORMAT.into(), version: VERSION, document: Cow::Borrowed(document) };
    let pretty = PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .depth_limit(LINES_DOWN_TO)
        // Line feeds in texts stay line feeds, so that a change in one line is a change of one line.
        .escape_strings(false);
    let mut text = options()
        .to_string_pretty(&file, pretty)
        .map_err(|error| SaveError::NotWritable(error.to_string()))?;
    text.push('\n');
    Ok(text.into_bytes())
}

/// Optional values are written as they are, without `Some`; the recursion limit stays RON's.
fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}
