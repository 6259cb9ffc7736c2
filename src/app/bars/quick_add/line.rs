//! One line of quick notes, read. Before the words may stand, in any order:
//!
//! - the kind and a colon: the beginning of its name, or its initials (`p:`, `pain:`, `nd:`); the colon may be
//!   left out after a single small consonant (`p chờ lâu`) and before a stage. A vowel needs it, since `a` and
//!   `ý` are words;
//! - or a sign for the kind: `!` a pain point, `?` a question, `"` a quote;
//! - `@` and the stage: its number (`@4`, its second step `@4.2`), or the beginning of its name, which ends at a
//!   colon or where its words do (`@thanh toán: …`, `@thanh chờ lâu`).
//!   Its number may also be said last (`chờ lâu @4`);
//! - a feeling from −2 to +2, with its sign (`+1`), which becomes a point.
//!
//! What is none of these belongs to the words: no letter is lost. Knows nothing of maps.

use std::ops::Range;

use crate::find::Query;
use crate::model::{CardKind, StepId};

/// What can be named in a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// Kinds with their names, the likeliest kind and the likeliest name first.
    pub(super) kinds: Vec<(CardKind, Vec<String>)>,
    /// The columns, left to right.
    pub(super) columns: Vec<Column>,
}

/// A column that can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) id: StepId,
    /// Number of its stage, from 1.
    pub(super) stage_number: usize,
    /// Number of the step in its stage, from 1.
    pub(super) step_number: usize,
    pub(super) stage: String,
    pub(super) step: String,
}

/// A line, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line<'a> {
    pub(super) kind: Option<CardKind>,
    /// A feeling, −2 to +2.
    pub(super) feeling: Option<f32>,
    pub(super) column: Option<Said<'a>>,
    /// What the note says.
    pub(super) words: &'a str,
    /// Where the name of a stage stands that is still being typed, `@` included.
    pub(super) naming: Option<Range<usize>>,
}

/// A column as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said<'a> {
    Known(StepId),
    /// No stage or step begins like that.
    Unknown(&'a str),
}

/// Most words of a stage's name that are looked for without a colon.
const MOST_WORDS: usize = 6;
/// Signs that stand for kinds; both quotation marks are typed by keyboards of either language.
const SIGNS: [char; 4] = ['!', '?', '"', '“'];

impl<'a> Line<'a> {
    /// Reads a line.
    pub(super) fn read(text: &'a str, names: &Names) -> Self {
        let mut line = Line::default();
        let mut rest = line.sign(text.trim_start());
        while let Some(after) =
            line.stage(rest, text, names).or_else(|| line.feeling(rest)).or_else(|| line.kind(rest, names))
        {
            let after = after.trim_start();
            rest = after.strip_prefix(':').unwrap_or(after).trim_start();
        }
        line.words = rest.trim_end();
        line.stage_at_the_end(names);
        if line.kind.as_ref().is_some_and(is_quote) {
            line.words = line.words.trim_matches(['"', '“', '”']).trim();
        }
        line
    }

    /// Takes a number of a stage that was said last.
    fn stage_at_the_end(&mut self, names: &Names) {
        if self.column.is_none()
            && let Some((words, number)) = self.words.rsplit_once(" @")
            && let Some((length, column @ Said::Known(_))) = names.numbered(number)
            && length == number.len()
        {
            (self.words, self.column) = (words.trim_end(), Some(column));
        }
    }

    /// What follows a sign for a kind.
    fn sign(&mut self, rest: &'a str) -> &'a str {
        let Some(sign) = rest.chars().next().filter(|sign| SIGNS.contains(sign)) else { return rest };
        self.kind = Some(match sign {
            '!' => CardKind::PainPoint { category: None, severity: 0 },
            '?' => CardKind::Question,
            _ => CardKind::Quote { speaker: String::new() },
        });
        rest.trim_start_matches(sign).trim_start()
    }

    /// What follows a feeling.
    fn feeling(&mut self, rest: &'a str) -> Option<&'a str> {
        let takes_one = self.kind.as_ref().is_none_or(|kind| matches!(kind, CardKind::Emotion { .. }));
        if self.feeling.is_some() || !takes_one {
            return None;
        }
        let number = rest.split([' ', ':', '\u{a0}']).next().filter(|number| !number.is_empty())?;
        let (sign, size) = match number.chars().next()? {
            '+' => (1.0, number.get(1..)?),
            '-' => (-1.0, number.get(1..)?),
            '−' => (-1.0, number.get('−'.len_utf8()..)?),
            _ => return None,
        };
        if !size.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let size: f32 = size.replace(',', ".").parse().ok()?;
        if !(0.0..=2.0).contains(&size) {
            return None;
        }
        self.feeling = Some(sign * size);
        rest.get(number.len()..)
    }

    /// What follows a kind.
    fn kind(&mut self, rest: &'a str, names: &Names) -> Option<&'a str> {
        if self.kind.is_some() || self.feeling.is_some() {
            return None;
        }
        let end = rest
            .find([':', '@'])
            .filter(|&end| rest.get(..end).is_some_and(|name| names.kind(name.trim()).is_some()))
            .or_else(|| end_of_letter(rest))?;
        self.kind = Some(names.kind(rest.get(..end)?.trim())?.clone());
        rest.get(end..)
    }

    /// What follows a stage.
    fn stage(&mut self, rest: &'a str, text: &str, names: &Names) -> Option<&'a str> {
        let name = rest.strip_prefix('@').filter(|name| !name.starts_with(char::is_whitespace))?;
        if self.column.is_some() {
            return None;
        }
        let (length, column) = names.column(name);
        self.column = column;
        let after = name.get(length..)?;
        if after.trim().is_empty() {
            self.naming = Some(text.len() - rest.len()..text.len());
        }
        Some(after)
    }
}

impl Names {
    /// The kind whose name begins like that, or has these initials.
    pub(super) fn kind(&self, name: &str) -> Option<&CardKind> {
        if name.is_empty() {
            return None;
        }
        let query = Query::new(name);
        let begins = |full: &&String| query.find(full).is_some_and(|hit| hit.start == 0);
        let has_initials = |full: &&String| {
            let initials: String = full.split_whitespace().filter_map(|word| word.chars().next()).collect();
            initials.chars().count() > 1
                && query.find(&initials).is_some_and(|hit| hit == (0..initials.len()))
        };
        // A name in the language of the interface comes before any in the other.
        let most = self.kinds.iter().map(|(_, names)| names.len()).max().unwrap_or_default();
        let by = |is: &dyn Fn(&&String) -> bool| {
            (0..most).find_map(|place| {
                let found = self.kinds.iter().find(|(_, names)| names.get(place).as_ref().is_some_and(is));
                found.map(|(kind, _)| kind)
            })
        };
        by(&begins).or_else(|| by(&has_initials))
    }

    /// How much of the text names a column, and which.
    fn column<'a>(&self, text: &'a str) -> (usize, Option<Said<'a>>) {
        if let Some((length, column)) = self.numbered(text) {
            return (length, Some(column));
        }
        if let Some(colon) = text.find(':')
            && let Some(name) = text.get(..colon).map(str::trim)
            && let Some(column) = self.matching(name, false).first()
        {
            return (colon, Some(Said::Known(column.id)));
        }
        let ends = word_ends(text);
        let found = ends.iter().enumerate().rev().find_map(|(before, &end)| {
            // What stands at the end may still be typed.
            let whole = before > 0 && end < text.len();
            let column = *self.matching(text.get(..end)?, whole).first()?;
            Some((end, Some(Said::Known(column.id))))
        });
        found.unwrap_or_else(|| match ends.first() {
            Some(&end) => (end, text.get(..end).map(Said::Unknown)),
            None => (text.len(), None),
        })
    }

    /// A stage by its number, and perhaps a step of it.
    fn numbered<'a>(&self, text: &'a str) -> Option<(usize, Said<'a>)> {
        let said = text.split([' ', ':']).next()?;
        let (stage, step) = said.split_once('.').unwrap_or((said, "1"));
        let (stage, step) = (stage.parse::<usize>().ok()?, step.parse::<usize>().unwrap_or(1));
        let column = self.columns.iter().find(|c| c.stage_number == stage && c.step_number == step);
        Some((said.len(), column.map_or(Said::Unknown(said), |column| Said::Known(column.id))))
    }

    /// Columns whose stage or step has a word that begins like that, the likeliest first. `whole`: the last word
    /// was typed to its end.
    pub(super) fn matching(&self, typed: &str, whole: bool) -> Vec<&Column> {
        let query = Query::new(typed);
        if query.is_empty() {
            return self.columns.iter().filter(|column| column.step_number == 1).collect();
        }
        let mut found: Vec<(usize, &Column)> = self
            .columns
            .iter()
            .filter_map(|column| {
                let in_stage = place(&query, &column.stage, whole).filter(|_| column.step_number == 1);
                let in_step = place(&query, &column.step, whole).map(|place| place + 2);
                Some((in_stage.or(in_step)?, column))
            })
            .collect();
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, column)| column).collect()
    }
}

/// 0: the name begins like that; 1: a later word of it does.
fn place(query: &Query, name: &str, whole: bool) -> Option<usize> {
    let begins = |at: usize| {
        let rest = name.get(at..)?;
        let hit = query.find(rest).filter(|hit| hit.start == 0)?;
        let ends = rest.get(hit.end..)?.chars().next().is_none_or(|next| !next.is_alphanumeric());
        (!whole || ends).then_some(())
    };
    if begins(0).is_some() {
        return Some(0);
    }
    let mut words = name.match_indices(' ').map(|(at, _)| at + 1);
    words.find_map(begins).map(|()| 1)
}

/// Where each of the first words ends.
fn word_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut in_word = false;
    for (at, letter) in text.char_indices() {
        if letter == ':' {
            break;
        }
        if in_word && letter.is_whitespace() {
            ends.push(at);
        }
        in_word = !letter.is_whitespace();
    }
    let end = text.find(':').unwrap_or(text.len());
    if in_word {
        ends.push(end);
    }
    ends.truncate(MOST_WORDS);
    ends
}

/// The end of a single small consonant with a blank after it.
fn end_of_letter(rest: &str) -> Option<usize> {
    let mut letters = rest.chars();
    let (letter, next) = (letters.next()?, letters.next()?);
    let is_code = (letter.is_ascii_lowercase() && !"aeiouy".contains(letter)) || letter == 'đ';
    (is_code && next == ' ').then_some(letter.len_utf8())
}

fn is_quote(kind: &CardKind) -> bool {
    matches!(kind, CardKind::Quote { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIN: CardKind = CardKind::PainPoint { category: None, severity: 0 };
    const OPPORTUNITY: CardKind = CardKind::Opportunity { impact: 0, effort: 0 };

    fn names() -> Names {
        let kind = |kind: CardKind, here: &str, there: &str| (kind, vec![here.to_owned(), there.to_owned()]);
        let stages = [("Nhận biết", ""), ("Tìm hiểu", "So giá"), ("Tìm hiểu", "Hỏi bạn"), ("Thanh toán", "")];
        let numbers = [(1, 1), (2, 1), (2, 2), (3, 1)];
        let columns = stages.into_iter().zip(numbers).map(|((stage, step), (stage_number, step_number))| {
            let id = StepId::from_bits(stage_number as u64 * 10 + step_number as u64);
            Column { id, stage_number, step_number, stage: stage.to_owned(), step: step.to_owned() }
        });
        Names {
            kinds: vec![
                kind(CardKind::Action, "Hành động", "Action"),
                kind(PAIN, "Nỗi đau", "Pain point"),
                kind(OPPORTUNITY, "Cơ hội", "Opportunity"),
                kind(CardKind::Note, "Ghi chú", "Note"),
            ],
            columns: columns.collect(),
        }
    }

    fn read(text: &str) -> (Option<CardKind>, Option<(usize, usize)>, String) {
        let names = names();
        let line = Line::read(text, &names);
        let column = line.column.map(|column| match column {
            Said::Known(id) => {
                let column = names.columns.iter().find(|column| column.id == id).unwrap();
                (column.stage_number, column.step_number)
            }
            Said::Unknown(_) => (0, 0),
        });
        (line.kind, column, line.words.to_owned())
    }

    #[test]
    fn kind_and_stage_in_any_order_and_in_either_language() {
        let note = |words: &str| (Some(PAIN), Some((3, 1)), words.to_owned());
        for text in [
            "p @thanh toán: chờ quá lâu",
            "@thanh toán: p: chờ quá lâu",
            "p: @3 chờ quá lâu",
            "p@3: chờ quá lâu",
            "@3 p chờ quá lâu",
            "pain point @toan: chờ quá lâu",
            "nỗi đau @thanh toán chờ quá lâu",
            "nd: @thanh chờ quá lâu",
            "! @3 chờ quá lâu",
            "p chờ quá lâu @3",
            "!@3 chờ quá lâu",
        ] {
            assert_eq!(read(text), note("chờ quá lâu"), "{text}");
        }
        assert_eq!(read("n chờ"), (Some(PAIN), None, "chờ".to_owned()), "the interface's language first");
        assert_eq!(read("note: chờ"), (Some(CardKind::Note), None, "chờ".to_owned()));
        assert_eq!(read("ch: đặt lịch"), (Some(OPPORTUNITY), None, "đặt lịch".to_owned()));
    }

    #[test]
    fn words_stay_words() {
        for words in [
            "chờ quá lâu",
            "a queue at the till",
            "ý kiến hay",
            "hỏi: bao giờ giao?",
            "gọi lúc 9:30",
            "viết cho ai@shop.vn",
            "hẹn @9",
            "gặp @lan",
            "- 5% giá",
            "+3 điểm",
            "P",
            "p",
            "https://shop.vn",
            "@ quầy",
        ] {
            assert_eq!(read(words), (None, None, words.to_owned()));
        }
        assert_eq!(read("p: p: chờ").2, "p: chờ", "a kind once");
    }

    #[test]
    fn steps_by_number_and_by_name() {
        assert_eq!(read("@2.2 x").1, Some((2, 2)));
        assert_eq!(read("@hoi ban x"), (None, Some((2, 2)), "x".to_owned()));
        assert_eq!(read("@tim hieu x"), (None, Some((2, 1)), "x".to_owned()));
    }

    #[test]
    fn a_stage_that_is_not_there_is_told() {
        let names = names();
        assert_eq!(Line::read("@xong chờ", &names).column, Some(Said::Unknown("xong")));
        assert_eq!(Line::read("@9 chờ", &names).column, Some(Said::Unknown("9")));
        assert_eq!(Line::read("@", &names).column, None);
    }

    #[test]
    fn a_stage_is_named_until_something_follows() {
        let names = names();
        assert_eq!(Line::read("p @tha", &names).naming, Some(2..6));
        assert_eq!(Line::read("@", &names).naming, Some(0..1));
        assert_eq!(Line::read("@thanh to", &names).naming, Some(0..9));
        assert_eq!(Line::read("@thanh x", &names).naming, None);
        assert_eq!(Line::read("p @thanh toán: ", &names).naming, None);
        let found: Vec<&str> = names.matching("t", false).iter().map(|c| c.stage.as_str()).collect();
        assert_eq!(found, ["Tìm hiểu", "Thanh toán"]);
    }

    #[test]
    fn feelings_have_a_sign() {
        let feeling = |text: &str| {
            let names = names();
            let line = Line::read(text, &names);
            (line.feeling, line.words.to_owned())
        };
        assert_eq!(feeling("+1 tận tình"), (Some(1.0), "tận tình".to_owned()));
        assert_eq!(feeling("-2: chờ lâu"), (Some(-2.0), "chờ lâu".to_owned()));
        assert_eq!(feeling("@3 −0,5 hơi lâu"), (Some(-0.5), "hơi lâu".to_owned()));
        assert_eq!(feeling("2 giờ chờ"), (None, "2 giờ chờ".to_owned()));
    }

    #[test]
    fn a_quote_loses_its_marks() {
        let quote = Some(CardKind::Quote { speaker: String::new() });
        assert_eq!(read("\"Lâu quá!\""), (quote.clone(), None, "Lâu quá!".to_owned()));
        assert_eq!(read("“Lâu quá!”"), (quote, None, "Lâu quá!".to_owned()));
    }
}
