//! How texts are kept: Unicode NFC, lines ended by a line feed, without control characters, at most 64 KB.

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc, is_nfc_quick};

use super::problem::TextFault;

/// Most bytes of UTF-8 that one text may have.
pub const MAX_TEXT: usize = 64 * 1024;

/// Brings a text into the form in which texts are kept, and says what was wrong with it.
///
/// For everything that comes from outside: files, the clipboard, imports and typing.
pub fn clean_text(text: &mut String) -> Vec<TextFault> {
    if is_plain(text) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    if text.contains('\r') {
        *text = text.replace("\r\n", "\n").replace('\r', "\n");
        faults.push(TextFault::LineEnds);
    }
    if text.contains(is_unwanted) {
        text.retain(|c| !is_unwanted(c));
        faults.push(TextFault::Control);
    }
    if !is_nfc(text) {
        *text = text.nfc().collect();
        faults.push(TextFault::NotComposed);
    }
    if text.len() > MAX_TEXT {
        text.truncate(text.floor_char_boundary(MAX_TEXT));
        faults.push(TextFault::TooLong);
    }
    faults
}

/// The quick test that nearly every text passes.
fn is_plain(text: &str) -> bool {
    text.len() <= MAX_TEXT
        && (text.bytes().all(|b| (0x20..0x7f).contains(&b) || b == b'\n')
            || (is_nfc_quick(text.chars()) == IsNormalized::Yes && !text.contains(is_unwanted)))
}

/// Control characters but line feed and tab, and the two others that XML cannot hold.
fn is_unwanted(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Cleans several texts of one thing; each fault is named once.
pub(super) fn clean_all<'a>(texts: impl IntoIterator<Item = &'a mut String>) -> Vec<TextFault> {
    let mut faults: Vec<TextFault> = texts.into_iter().flat_map(clean_text).collect();
    faults.sort_unstable();
    faults.dedup();
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, Vec<TextFault>) {
        let mut text = text.to_owned();
        let faults = clean_text(&mut text);
        (text, faults)
    }

    #[test]
    fn good_texts_stay() {
        for text in ["", "Gọi tổng đài\nlần hai", "👩‍👩‍👧 “ok” ₫", "Nhận biết"]
        {
            assert_eq!(cleaned(text), (text.to_owned(), vec![]));
        }
    }

    #[test]
    fn apart_letters_are_composed() {
        assert_eq!(cleaned("vie\u{323}\u{302}t"), ("việt".into(), vec![TextFault::NotComposed]));
    }

    #[test]
    fn line_ends_and_control_characters_go() {
        assert_eq!(cleaned("a\r\nb\rc"), ("a\nb\nc".into(), vec![TextFault::LineEnds]));
        assert_eq!(cleaned("a\tb\u{0}\u{85}\u{7f}c"), ("a\tbc".into(), vec![TextFault::Control]));
    }

    #[test]
    fn long_texts_are_cut_between_letters() {
        let (text, faults) = cleaned(&"ệ".repeat(MAX_TEXT / 3 + 1));
        assert_eq!(faults, [TextFault::TooLong]);
        assert_eq!(text, "ệ".repeat(MAX_TEXT / 3));
    }
}
