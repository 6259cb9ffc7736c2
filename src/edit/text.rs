//! What every text goes through on its way into a document. Knows nothing of what the text says.

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::EditError;

/// Longest text that a document takes, in bytes of UTF-8.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// The text in NFC, with `\n` for every line end and without other control characters than the tab.
pub(super) fn tidy(text: &str) -> Result<String, EditError> {
    let tidied = if is_tidy(text) {
        text.to_owned()
    } else {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        lines.chars().filter(|&c| !is_unwanted(c)).nfc().collect()
    };
    if tidied.len() > LONGEST_TEXT { Err(EditError::TooLong) } else { Ok(tidied) }
}

/// Tidies every one of the texts.
pub(super) fn tidy_all<'a>(texts: impl IntoIterator<Item = &'a mut String>) -> Result<(), EditError> {
    for text in texts {
        if !is_tidy(text) || text.len() > LONGEST_TEXT {
            *text = tidy(text)?;
        }
    }
    Ok(())
}

fn is_tidy(text: &str) -> bool {
    !text.contains(is_unwanted) && is_nfc_quick(text.chars()) == IsNormalized::Yes
}

fn is_unwanted(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_in_composed_and_without_control_characters() {
        assert_eq!(tidy("vie\u{323}\u{302}t\r\nb\rc\u{0}\td\u{7f}"), Ok("việt\nb\nc\td".into()));
    }

    #[test]
    fn long_texts_are_refused() {
        assert!(tidy(&"a".repeat(LONGEST_TEXT)).is_ok());
        assert_eq!(tidy(&"a".repeat(LONGEST_TEXT + 1)), Err(EditError::TooLong));
        assert_eq!(tidy_all([&mut "a".repeat(LONGEST_TEXT + 1)]), Err(EditError::TooLong));
    }
}
