//! What was typed into a search field, ready to be looked for.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    letters: Vec<Letter>,
}

/// A letter with what was typed on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Letter {
    /// Small, without marks.
    base: char,
    marks: Vec<char>,
    capital: bool,
}

impl Query {
    /// What that text looks for; blanks around it do not count.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { letters: text.trim().nfc().map(Letter::new).collect() }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Where it first stands in the text (which is in NFC, as all stored text is), as bytes.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let first = self.letters.first()?;
        text.char_indices()
            .filter(|(_, letter)| first.is_in(*letter))
            .find_map(|(start, _)| Some(start..start + self.length_at(text.get(start..)?)?))
    }

    /// Whether it stands in the text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Bytes of the text that it takes when it stands at its beginning.
    fn length_at(&self, text: &str) -> Option<usize> {
        let mut letters = text.char_indices();
        for wanted in &self.letters {
            letters.next().filter(|(_, letter)| wanted.is_in(*letter))?;
        }
        Some(letters.next().map_or(text.len(), |(end, _)| end))
    }
}

impl Letter {
    fn new(letter: char) -> Self {
        if letter.is_ascii() {
            return Self {
                base: letter.to_ascii_lowercase(),
                marks: Vec::new(),
                capital: letter.is_ascii_uppercase(),
            };
        }
        let mut new = Self { capital: letter.is_uppercase(), ..Self::default() };
        let small = letter.to_lowercase().next().unwrap_or(letter);
        decompose_canonical(small, |part| match part {
            // The stroke of đ is no mark of its own in Unicode.
            'đ' => (new.base, new.marks) = ('d', vec!['\u{335}']),
            part if is_combining_mark(part) => new.marks.push(part),
            part => new.base = part,
        });
        new
    }

    fn is_in(&self, letter: char) -> bool {
        if letter.is_ascii() {
            return self.base == letter.to_ascii_lowercase()
                && self.marks.is_empty()
                && (!self.capital || letter.is_ascii_uppercase());
        }
        let found = Self::new(letter);
        self.base == found.base
            && (!self.capital || found.capital)
            && self.marks.iter().all(|mark| found.marks.contains(mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(query: &str, text: &'a str) -> Option<&'a str> {
        Query::new(query).find(text).map(|range| &text[range])
    }

    #[test]
    fn plain_letters_find_any_marks_and_typed_marks_only_their_own() {
        assert_eq!(found("diem cham", "Các Điểm chạm số"), Some("Điểm chạm"));
        assert_eq!(found("điểm", "diem"), None);
        assert_eq!(found("điem", "Điểm"), Some("Điểm"));
        assert_eq!(found("ban", "Bán hàng, bàn, BAN"), Some("Bán"));
        assert_eq!(found("bàn", "Bán hàng, bàn, BAN"), Some("bàn"));
        assert_eq!(found("BAN", "Bán hàng, bàn, BAN"), Some("BAN"));
        assert_eq!(found("", "x"), None);
        assert_eq!(found("o\u{302}\u{301}", "số ốc"), Some("ố"), "typed decomposed");
    }
}
