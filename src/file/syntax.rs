//! What is wrong inside the text of a file, told in our own types from the parser's error.

use ron::error::{Error, SpannedError};

use super::error::{At, LoadError};
use super::scan::Scanned;

/// What is wrong at a place of the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Syntax {
    /// A sign or a sort of value that must stand here does not.
    #[error("{0} is expected here")]
    Expected(&'static str),
    /// A field that no such thing has.
    #[error("no field is called \"{field}\" here{}", one_of(known))]
    UnknownField {
        /// The field of the file.
        field: String,
        /// The fields that there are.
        known: &'static [&'static str],
    },
    /// A field that stands twice.
    #[error("the field \"{0}\" stands twice")]
    DoubleField(&'static str),
    /// A field that must be there.
    #[error("the field \"{0}\" is missing")]
    MissingField(&'static str),
    /// A name that is none of those that may stand here.
    #[error("\"{found}\" is not known here{}", one_of(known))]
    UnknownName {
        /// The name of the file.
        found: String,
        /// The names that there are.
        known: &'static [&'static str],
    },
    /// A value of another sort.
    #[error("{found} stands here instead of {expected}")]
    WrongValue {
        /// What the parser expected, in English.
        expected: String,
        /// What it found, in English.
        found: String,
    },
    /// A number that cannot be read or is too large for its field.
    #[error("this number cannot be read or is too large")]
    BadNumber,
    /// A backslash in a text that stands for nothing.
    #[error("the backslash in this text stands for nothing")]
    BadEscape,
    /// A value that its field does not take; the reason in English.
    #[error("{0}")]
    BadValue(String),
    /// Brackets within brackets beyond what a document has.
    #[error("the brackets are nested too deeply")]
    TooDeep,
    /// Something after the end of the document.
    #[error("the document has ended, but more follows")]
    Trailing,
}

/// The parser's error as ours, with its place.
pub(super) fn explain(error: SpannedError, text: &str, scanned: &Scanned) -> LoadError {
    let end = At::of(text, text.len());
    let stop = At { line: error.span.end.line, column: error.span.end.col };
    if let Some(open) = scanned.open
        && (stop >= end || at_the_end(&error.code))
    {
        return LoadError::Cut { at: end, open: At::of(text, open) };
    }
    let at = At { line: error.span.start.line, column: error.span.start.col };
    LoadError::Syntax { at, fault: fault(error.code) }
}

fn at_the_end(code: &Error) -> bool {
    matches!(code, Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the parser's errors may grow, and speak for themselves")]
fn fault(code: Error) -> Syntax {
    match code {
        Error::NoSuchStructField { expected, found, .. } => {
            Syntax::UnknownField { field: found, known: expected }
        }
        Error::DuplicateStructField { field, .. } => Syntax::DoubleField(field),
        Error::MissingStructField { field, .. } => Syntax::MissingField(field),
        Error::NoSuchEnumVariant { expected, found, .. } => Syntax::UnknownName { found, known: expected },
        Error::InvalidValueForType { expected, found } => Syntax::WrongValue { expected, found },
        Error::ExpectedComma => Syntax::Expected("a comma"),
        Error::ExpectedMapColon => Syntax::Expected("a colon"),
        Error::ExpectedArray => Syntax::Expected("["),
        Error::ExpectedArrayEnd => Syntax::Expected("]"),
        Error::ExpectedMap => Syntax::Expected("{"),
        Error::ExpectedMapEnd => Syntax::Expected("}"),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => Syntax::Expected("("),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => Syntax::Expected(")"),
        Error::ExpectedString => Syntax::Expected("a text in quotation marks"),
        Error::ExpectedStringEnd => Syntax::Expected("a closing quotation mark"),
        Error::ExpectedBoolean => Syntax::Expected("true or false"),
        Error::ExpectedIdentifier => Syntax::Expected("a name"),
        Error::ExpectedInteger => Syntax::Expected("a whole number"),
        Error::ExpectedFloat => Syntax::Expected("a number"),
        Error::FloatUnderscore
        | Error::IntegerOutOfBounds
        | Error::InvalidIntegerDigit { .. }
        | Error::UnderscoreAtBeginning => Syntax::BadNumber,
        Error::InvalidEscape(_) => Syntax::BadEscape,
        Error::ExceededRecursionLimit => Syntax::TooDeep,
        Error::TrailingCharacters => Syntax::Trailing,
        other => Syntax::BadValue(sentence_part(&other.to_string())),
    }
}

/// The parser's words, to stand inside a sentence.
fn sentence_part(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn one_of(known: &[&str]) -> String {
    if known.is_empty() { String::new() } else { format!(", only {}", known.join(", ")) }
}
