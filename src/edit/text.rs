//! What every text goes through on its way into a document. Knows nothing of what the text says.

use super::EditError;
use crate::model::{MAX_TEXT, TextFault, clean_text};

/// The text as documents keep texts.
pub(super) fn tidy(text: &str) -> Result<String, EditError> {
    let mut tidied = text.to_owned();
    tidy_all([&mut tidied])?;
    Ok(tidied)
}

/// Tidies every one of the texts; one that is too long is refused rather than cut.
pub(super) fn tidy_all<'a>(texts: impl IntoIterator<Item = &'a mut String>) -> Result<(), EditError> {
    for text in texts {
        // A quick refusal: no cleaning brings a text of many times the length below it.
        if text.len() > 8 * MAX_TEXT || clean_text(text).contains(&TextFault::TooLong) {
            return Err(EditError::TooLong);
        }
    }
    Ok(())
}
