//! Quotation marks: what stands in them, and where a text may be cut without cutting through them.

/// Opening and closing marks.
const PAIRS: &[(char, char)] =
    &[('“', '”'), ('„', '“'), ('«', '»'), ('「', '」'), ('『', '』'), ('"', '"'), ('‟', '”'), ('‘', '’')];

/// What was said, when the whole text is in quotation marks: one text for each pair of marks, with nothing
/// but commas and the like between them.
pub(super) fn all_quoted(text: &str) -> Option<Vec<String>> {
    let mut quotes = Vec::new();
    let mut rest = text.trim();
    while let Some(open) = rest.chars().next() {
        let inner = rest.get(open.len_utf8()..)?;
        let closes = |letter: char| PAIRS.contains(&(open, letter));
        let (at, close) = inner.char_indices().find(|(_, letter)| closes(*letter))?;
        let words = inner.get(..at)?.trim();
        if words.is_empty() {
            return None;
        }
        quotes.push(words.to_owned());
        let between = |letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | ';' | '、' | '，' | '；' | '.' | '/')
        };
        rest = inner.get(at + close.len_utf8()..)?.trim_start_matches(between);
    }
    (!quotes.is_empty()).then_some(quotes)
}

/// The parts of a text between separators that stand outside of quotation marks and brackets; none is blank.
pub(super) fn split(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut until: Vec<char> = Vec::new();
    for (at, letter) in text.char_indices() {
        if until.last() == Some(&letter) {
            until.pop();
            continue;
        }
        let brackets = [('(', ')'), ('（', '）')];
        let opened = PAIRS.iter().chain(&brackets).find(|(open, _)| *open == letter);
        if let Some((_, close)) = opened
            && text.get(at + letter.len_utf8()..).is_some_and(|rest| rest.contains(*close))
        {
            until.push(*close);
        } else if until.is_empty() && is_separator(letter) {
            parts.extend(text.get(start..at));
            start = at + letter.len_utf8();
        }
    }
    parts.extend(text.get(start..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_told_from_words_that_hold_some() {
        assert_eq!(all_quoted("“Cũ rồi”, “Tivi hư”").unwrap(), ["Cũ rồi", "Tivi hư"]);
        assert_eq!(all_quoted("\"best\"").unwrap(), ["best"]);
        for text in ["says “no”", "“no” he says", "", "\"", "“”", "“open"] {
            assert_eq!(all_quoted(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_is_not_cut_inside_of_quotes_and_brackets() {
        let semicolon = |letter| letter == '；';
        assert_eq!(split("a；「b；c」；d（e；f）", semicolon), ["a", "「b；c」", "d（e；f）"]);
        assert_eq!(split("it's ‘a；b", semicolon), ["it's ‘a", "b"], "marks that never close say nothing");
    }
}
