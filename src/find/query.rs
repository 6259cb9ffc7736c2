//! What was typed into a search field, ready to be looked for.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The stroke of đ, which is no mark of its own in Unicode.
const STROKE: char = '\u{335}';
/// No letter has more marks than this in NFC.
const MOST_MARKS: usize = 3;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    letters: Vec<Letter>,
}

/// A letter with what was typed on it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Letter {
    /// Small, without marks; every blank is a space.
    base: char,
    marks: [Option<char>; MOST_MARKS],
    capital: bool,
}

impl Query {
    /// What that text looks for; blanks around it do not count.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text: String = text.trim().nfc().collect();
        Self { letters: text.chars().map(Letter::new).collect(), text }
    }

    /// What was typed, without blanks around it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
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
        // Most letters are plain and not the first one: they are passed over as bytes.
        let small = u8::try_from(first.base).unwrap_or_default();
        let starts = text.bytes().enumerate().filter(|(_, byte)| match byte {
            0..0x80 => byte.to_ascii_lowercase() == small || small == b' ',
            0x80..0xC0 => false,
            0xC0.. => true,
        });
        starts.into_iter().find_map(|(start, _)| Some(start..start + self.length_at(text.get(start..)?)?))
    }

    /// Every place where it stands in the text, as bytes; none overlaps another.
    pub fn find_all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find(text.get(from..)?)?;
            let found = found.start + from..found.end + from;
            from = found.end;
            Some(found)
        })
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

/// The text with those words, exactly as they are, in every place where the query stands.
#[must_use]
pub fn replaced(text: &str, query: &Query, with: &str) -> String {
    let mut new = String::with_capacity(text.len());
    let mut end = 0;
    for found in query.find_all(text) {
        new.push_str(text.get(end..found.start).unwrap_or_default());
        new.push_str(with);
        end = found.end;
    }
    new.push_str(text.get(end..).unwrap_or_default());
    new
}

impl Letter {
    fn new(letter: char) -> Self {
        if letter.is_whitespace() {
            return Self { base: ' ', ..Self::default() };
        }
        if letter.is_ascii() {
            let capital = letter.is_ascii_uppercase();
            return Self { base: letter.to_ascii_lowercase(), capital, ..Self::default() };
        }
        let mut new = Self { capital: letter.is_uppercase(), ..Self::default() };
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let mut free = new.marks.iter_mut();
        let mut mark = |mark| {
            if let Some(place) = free.next() {
                *place = Some(mark);
            }
        };
        decompose_canonical(small, |part| match part {
            'đ' => {
                new.base = 'd';
                mark(STROKE);
            }
            part if is_combining_mark(part) => mark(part),
            part => new.base = part,
        });
        new
    }

    /// The same, looked up where letters are frequent.
    fn of(letter: char) -> Self {
        static FREQUENT: LazyLock<[Vec<Letter>; 2]> =
            LazyLock::new(|| Letter::FREQUENT.map(|letters| letters.map(Letter::new).collect()));
        let known = Self::FREQUENT.iter().zip(&*FREQUENT).find_map(|(range, letters)| {
            let place = u32::from(letter).checked_sub(u32::from(*range.start()))?;
            letters.get(usize::try_from(place).ok()?)
        });
        known.copied().unwrap_or_else(|| Self::new(letter))
    }

    /// Letters of European languages with marks, and those of Vietnamese with two.
    const FREQUENT: [std::ops::RangeInclusive<char>; 2] = ['\u{C0}'..='\u{24F}', '\u{1E00}'..='\u{1EFF}'];

    fn is_in(&self, letter: char) -> bool {
        if letter.is_ascii_alphanumeric() {
            return self.base == letter.to_ascii_lowercase()
                && self.marks == [None; MOST_MARKS]
                && (!self.capital || letter.is_ascii_uppercase());
        }
        let found = Self::of(letter);
        self.base == found.base
            && (!self.capital || found.capital)
            && self.marks.iter().flatten().all(|mark| found.marks.contains(&Some(*mark)))
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
        assert_eq!(found("BAN", "Bán hàng, bàn, BÀN"), Some("BÀN"));
        assert_eq!(found("", "x"), None);
        assert_eq!(found("o\u{302}\u{301}", "số ốc"), Some("ố"), "typed decomposed");
    }

    #[test]
    fn every_vietnamese_letter_is_found_by_its_plain_letter() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậ eèẻẽéẹêềểễếệ iìỉĩíị oòỏõóọôồổỗốộơờởỡớợ uùủũúụưừửữứự yỳỷỹýỵ dđ";
        for word in letters.split(' ') {
            let plain: String = word.chars().take(1).collect();
            for letter in word.chars().chain(word.to_uppercase().chars()) {
                assert_eq!(found(&plain, &format!("–{letter}")), Some(&*letter.to_string()), "{plain}");
            }
            assert_eq!(Query::new(&plain).find_all(word).count(), word.chars().count());
        }
    }

    #[test]
    fn a_blank_is_any_blank_and_signs_are_themselves() {
        assert_eq!(found("diem cham", "Điểm\nchạm"), Some("Điểm\nchạm"));
        assert_eq!(found("a b", "a\u{a0}b"), Some("a\u{a0}b"));
        assert_eq!(found("(50%)", "giảm (50%)!"), Some("(50%)"));
        assert_eq!(found("“oi", "nói “Ôi”"), Some("“Ôi"));
        assert_eq!(found("日本", "từ 日本 về"), Some("日本"));
    }

    #[test]
    fn replacing_keeps_what_is_around_and_writes_exactly_what_was_typed() {
        let query = Query::new("khach hang");
        assert_eq!(
            replaced("Khách hàng gọi, khách hàng chờ.", &query, "$1 Khách"),
            "$1 Khách gọi, $1 Khách chờ."
        );
        assert_eq!(replaced("aaa", &Query::new("aa"), "a"), "aa", "from the left, without overlap");
        assert_eq!(replaced("a", &Query::new(""), "b"), "a");
        assert_eq!(replaced("no such", &query, "b"), "no such");
    }
}
