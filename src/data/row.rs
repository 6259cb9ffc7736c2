//! A row of the table of cards: what its columns are, and how their words are kept from being formulas.

use crate::words::data::Columns;

/// A row with these columns, in this order.
macro_rules! row {
    ($($field:ident),+ $(,)?) => {
        /// A row; what a card or point does not say is empty.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub(super) struct Row {
            $(pub(super) $field: String,)+
        }

        impl Row {
            /// What the columns are called.
            pub(super) fn heads(w: &Columns) -> Vec<&'static str> {
                vec![$(w.$field),+]
            }

            /// The cells, in the order of the heads.
            pub(super) fn cells(&self) -> Vec<String> {
                vec![$(guarded(&self.$field)),+]
            }

            /// The field under that head.
            pub(super) fn under(&mut self, head: &str, w: &Columns) -> Option<&mut String> {
                $(if head == w.$field { return Some(&mut self.$field); })+
                None
            }
        }
    };
}

row! {
    phase, stage, step, layer, lane, kind, title, note, value, series, speaker, channel, presence, category,
    severity, impact, effort, personas, marks, evidence, votes, owner, tags, variant, joint, span, link,
    column, row, group, at,
}

/// What a spreadsheet takes for the beginning of a formula.
fn is_formula(text: &str) -> bool {
    let number = text.strip_prefix(['-', '+']).is_some_and(|digits| {
        digits.starts_with(|letter: char| letter.is_ascii_digit())
            && digits.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
    });
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number
}

/// The cell with the apostrophe before it by which spreadsheets know words from formulas.
fn guarded(text: &str) -> String {
    let is_guarded = is_formula(text.trim_start_matches('\''));
    if is_guarded { format!("'{text}") } else { text.to_owned() }
}

/// The words of a cell, without the apostrophe that [`guarded`] gave them.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text.trim_start_matches('\''))).unwrap_or(cell)
}

/// Words one after the other in one cell.
pub(super) fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let escaped: Vec<String> = words.map(|words| words.replace('\\', "\\\\").replace(';', "\\;")).collect();
    escaped.join("; ")
}

/// The words that [`list`] put into the cell.
pub(super) fn listed(cell: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        let word = match letter {
            ';' => None,
            '\\' => letters.next(),
            letter => Some(letter),
        };
        match (word, words.last_mut()) {
            (Some(letter), Some(last)) => last.push(letter),
            _ => words.push(String::new()),
        }
    }
    let words = words.into_iter().map(|words| words.trim().to_owned());
    words.filter(|words| !words.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_comes_back() {
        for text in ["=1+1", "+84 90", "-", "- slow", "@home", "'=x", "''-a", "\t=x", "=", "-1-1", "+1.5e"] {
            let cell = guarded(text);
            assert!(!is_formula(&cell), "{cell}");
            assert_eq!(unguarded(&cell), text);
        }
        for text in ["-2", "+1.25", "it's", "'quoted'", "", "a=b", "'"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }

    #[test]
    fn lists_come_back_whatever_is_in_them() {
        let words = ["a; b", "c\\", "d", "e\\;f"];
        assert_eq!(listed(&list(words.into_iter())), words);
        assert_eq!(listed("a;b ; c"), ["a", "b", "c"]);
        assert!(listed("").is_empty());
    }
}
