//! Lines of a text with what stands before their words: headings, bullets, numbers, blanks. Knows nothing of
//! what the words mean.

/// Columns that a tab moves on to.
const TAB: usize = 4;

/// A line that says something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Columns before its first sign.
    pub(super) indent: usize,
    pub(super) marker: Marker,
    /// Its words, without marks of emphasis.
    pub(super) text: String,
    /// All of it is emphasised.
    pub(super) bold: bool,
}

/// What stands before the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marker {
    None,
    /// As many `#`.
    Heading(usize),
    Bullet,
    /// `1.`, `1)`, `(1)`, `a)`.
    Number,
    /// `1`, `1.2`: numbers that say how deep the line stands.
    Decimal(Vec<u32>),
    /// The cells of a row between upright lines.
    Row(Vec<String>),
}

/// The cards of a text that has no other order than that of its lines. Bullets go when all lines have them.
pub(super) fn of_text(text: &str) -> impl Iterator<Item = String> {
    let all: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let parts: Vec<(Marker, &str)> = all.iter().map(|line| marker(line)).collect();
    // One line with a number may be a date.
    let several = parts.len() > 1;
    let is_list =
        |(marker, _): &(Marker, &str)| *marker == Marker::Bullet || several && *marker == Marker::Number;
    let listed = parts.iter().all(is_list);
    let words: Vec<String> = all
        .into_iter()
        .zip(parts)
        .map(|(line, (_, rest))| if listed { plain(rest) } else { line.to_owned() })
        .collect();
    words.into_iter()
}

/// The lines that say something, and how many blocks of code were left out.
pub(super) fn structured(text: &str) -> (Vec<Line>, usize) {
    let mut lines = Vec::new();
    let mut fenced = false;
    let mut left_out = 0;
    for raw in text.lines() {
        let trimmed = raw.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fenced = !fenced;
            left_out += usize::from(fenced);
            // A label that announced the block has nothing to announce without it.
            if fenced
                && lines
                    .last()
                    .is_some_and(|line: &Line| line.marker == Marker::None && ends_with_colon(&line.text))
            {
                lines.pop();
            }
        } else if !fenced && !is_rule(trimmed) {
            lines.extend(line(raw));
        }
    }
    (lines, left_out)
}

/// Whether a label ends here: `Touchpoints:`.
pub(super) fn ends_with_colon(text: &str) -> bool {
    text.ends_with([':', '：'])
}

/// Text without bullets and numbers, and without marks of emphasis.
pub(super) fn plain(text: &str) -> String {
    let text = text.trim().trim_start_matches("[ ] ").trim_start_matches("[x] ").trim_start_matches("[X] ");
    text.replace("**", "").replace("__", "").replace('`', "").trim().to_owned()
}

/// The words after a bullet or a number, for a line with neither all of it.
pub(super) fn without_marker(text: &str) -> &str {
    let (marker, rest) = marker(text);
    if matches!(marker, Marker::Bullet | Marker::Number) { rest } else { text }
}

/// Whether a tab parts the words of the line. The one that word processors set between a bullet and its words does
/// not.
pub(super) fn has_inner_tab(line: &str) -> bool {
    let line = line.trim_end_matches([' ', '\t']);
    let (_, rest) = marker(line.trim_start());
    rest.trim_start().contains('\t')
        || line.starts_with('\t') && line.trim_start().contains('\t') && rest.contains('\t')
}

fn line(raw: &str) -> Option<Line> {
    let indent = raw
        .chars()
        .take_while(|letter| letter.is_whitespace())
        .fold(0, |column, letter| if letter == '\t' { (column / TAB + 1) * TAB } else { column + 1 });
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return None;
    }
    if let Some(row) = row(trimmed) {
        return Some(Line { indent, marker: Marker::Row(row), text: String::new(), bold: false });
    }
    let (marker, rest) = marker(trimmed);
    let rest = rest.trim();
    let bold = rest.len() > 4
        && rest.starts_with("**")
        && rest.trim_end_matches([':', '：']).ends_with("**")
        && rest.matches("**").count() == 2;
    let text = plain(if matches!(marker, Marker::Heading(_)) { rest.trim_end_matches('#') } else { rest });
    (!text.is_empty()).then_some(Line { indent, marker, text, bold })
}

fn marker(line: &str) -> (Marker, &str) {
    let none = (Marker::None, line);
    let hashes = line.chars().take_while(|&letter| letter == '#').count();
    if hashes > 0 {
        let rest = line.get(hashes..).unwrap_or_default();
        return if hashes <= 6 && rest.starts_with([' ', '\t']) {
            (Marker::Heading(hashes), rest)
        } else {
            none
        };
    }
    let (first, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    let rest = rest.trim_start();
    if rest.is_empty() {
        return none;
    }
    let mut letters = first.chars();
    if let (Some(sign), None) = (letters.next(), letters.next()) {
        let after_tab = line.get(sign.len_utf8()..).is_some_and(|rest| rest.starts_with('\t'));
        if "-*+•–—·‣◦▪●○■□✓✔☐☑⁃➢➤".contains(sign) || (sign == 'o' && after_tab)
        {
            return (Marker::Bullet, rest);
        }
    }
    match number(first) {
        Some(marker) => (marker, rest),
        None => none,
    }
}

fn number(word: &str) -> Option<Marker> {
    let bare = word.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    let closed = bare.len() < word.len();
    if closed
        && !word.ends_with(':')
        && bare.len() == 1
        && bare.chars().all(|letter| letter.is_ascii_lowercase())
    {
        return Some(Marker::Number);
    }
    let parts: Option<Vec<u32>> =
        bare.split('.').map(|part| part.parse().ok().filter(|_| part.len() <= 3)).collect();
    let parts = parts.filter(|_| bare.chars().all(|letter| letter.is_ascii_digit() || letter == '.'))?;
    if parts.len() == 1 && closed { Some(Marker::Number) } else { Some(Marker::Decimal(parts)) }
}

/// The cells of a row of a table between upright lines.
fn row(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    Some(inner.replace("\\|", "\u{1}").split('|').map(|cell| plain(&cell.replace('\u{1}', "|"))).collect())
}

/// A line across the page, or one of equal signs under a heading.
fn is_rule(line: &str) -> bool {
    let mut letters = line.chars().filter(|letter| *letter != ' ');
    let Some(first) = letters.next() else { return false };
    line.len() >= 3 && "-*_=".contains(first) && letters.all(|letter| letter == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(line: &str) -> (Marker, &str) {
        marker(line)
    }

    #[test]
    fn bullets_and_numbers_are_told_from_words() {
        assert_eq!(marked("- a"), (Marker::Bullet, "a"));
        assert_eq!(marked("o\ta"), (Marker::Bullet, "a"));
        assert_eq!(marked("o a"), (Marker::None, "o a"));
        assert_eq!(marked("(1) a"), (Marker::Number, "a"));
        assert_eq!(marked("b) a"), (Marker::Number, "a"));
        assert_eq!(marked("2.1.1 a"), (Marker::Decimal(vec![2, 1, 1]), "a"));
        assert_eq!(marked("-5 % off").0, Marker::None);
        assert_eq!(marked("#1 in town").0, Marker::None);
        assert_eq!(marked("2026.").0, Marker::None);
    }

    #[test]
    fn tabs_after_bullets_are_no_table() {
        assert!(!has_inner_tab("•\tSearch result"));
        assert!(!has_inner_tab("\t\tdeeper"));
        assert!(has_inner_tab("a\tb"));
        assert!(has_inner_tab("\ta\tb"));
        assert!(has_inner_tab("1.\ta\tb"));
    }
}
