//! How people write that something feels good or bad: `(-2)`, `+1`, `:)`, faces, stars, `4/5`, and a few words.
//! −2 very bad to +2 very good. Knows nothing of curves.

/// Emoji by what they feel.
const FACES: &[(i8, &str)] = &[
    (-2, "😡🤬😠😢😭😱😤💔👿"),
    (-1, "😟🙁☹😕😞😔😣😖😫😩😰😥😓😒👎😨"),
    (0, "😐😶😑🤔"),
    (1, "🙂😊😌☺👍😉"),
    (2, "😀😃😄😁😍🤩🥰😆😻❤🎉😎"),
];

/// Faces in letters, longer ones first.
const LETTERS: &[(&str, i8)] = &[
    (":-))", 2),
    (":))", 2),
    (":-D", 2),
    (":D", 2),
    (":-)", 1),
    (":)", 1),
    (";-)", 1),
    (";)", 1),
    (":-((", -2),
    (":((", -2),
    (":'(", -2),
    (":-(", -1),
    (":(", -1),
    (":-|", 0),
    (":|", 0),
    (":-/", -1),
    (":/", -1),
];

/// Words that are a feeling by themselves.
const WORDS: &[(i8, &[&str])] = &[
    (-2, &["very negative", "rất tiêu cực", "very unhappy", "rất bực", "angry"]),
    (-1, &["negative", "tiêu cực", "unhappy", "không hài lòng", "負向", "负向", "負面"]),
    (0, &["neutral", "trung tính", "trung lập", "bình thường", "中性"]),
    (1, &["positive", "tích cực", "happy", "hài lòng", "正向", "正面"]),
    (2, &["very positive", "rất tích cực", "very happy", "rất vui", "rất hài lòng"]),
];

/// The feelings that stand at the beginning or end of a text, and the text without them.
pub(super) fn of(text: &str) -> (Vec<i8>, String) {
    let mut feelings = Vec::new();
    let mut rest = text.trim();
    while let Some((feeling, after)) = leading(rest) {
        feelings.push(feeling);
        rest = after.trim_start_matches(is_between);
    }
    if feelings.is_empty() {
        while let Some((feeling, before)) = trailing(rest) {
            feelings.insert(0, feeling);
            rest = before.trim_end_matches(is_between);
        }
    }
    (feelings, rest.trim().to_owned())
}

/// The same where nothing but feelings is expected: words count too.
pub(super) fn of_entry(text: &str) -> (Vec<i8>, String) {
    let (feelings, rest) = of(text);
    if !feelings.is_empty() {
        return (feelings, rest);
    }
    let first = rest.split(['(', '（', ',', ':']).next().unwrap_or_default().trim().to_lowercase();
    let said = WORDS.iter().find(|(_, words)| words.contains(&first.as_str()));
    let plain = || rest.parse().ok().filter(|value| (-2..=2).contains(value));
    (
        said.map(|(feeling, _)| *feeling).or_else(plain).into_iter().collect(),
        if plain().is_some() { String::new() } else { rest },
    )
}

fn leading(text: &str) -> Option<(i8, &str)> {
    let first = text.chars().next()?;
    if let Some(feeling) = face(first) {
        return Some((feeling, text.get(first.len_utf8()..)?));
    }
    let (words, feeling) = LETTERS.iter().find(|(words, _)| text.starts_with(words))?;
    Some((*feeling, text.get(words.len()..)?))
}

fn trailing(text: &str) -> Option<(i8, &str)> {
    let last = text.trim_end_matches('\u{fe0f}').chars().next_back()?;
    let whole = text.trim_end_matches('\u{fe0f}');
    if let Some(feeling) = face(last) {
        return Some((feeling, whole.get(..whole.len() - last.len_utf8())?));
    }
    let stars = text.trim_end_matches(['★', '☆', '⭐', '\u{fe0f}']);
    if stars.len() < text.len() {
        return of_stars(text.get(stars.len()..)?).map(|feeling| (feeling, stars));
    }
    // What stands for itself at the end: after a blank, or all there is.
    let start = text
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let (before, word) = text.split_at_checked(start)?;
    of_word(word).map(|feeling| (feeling, before))
}

fn of_word(word: &str) -> Option<i8> {
    if let Some((_, feeling)) = LETTERS.iter().find(|(letters, _)| *letters == word) {
        return Some(*feeling);
    }
    if let Some(of_five) = word.strip_suffix("/5") {
        return of_five.parse().ok().filter(|n| (1..=5).contains(n)).map(|n: i8| n - 3);
    }
    let bare = word.strip_prefix('(').and_then(|word| word.strip_suffix(')'));
    let number = bare.unwrap_or(word);
    let digits = number.trim_start_matches(['+', '-', '−', '–']);
    let signed = digits.len() < number.len() || (bare.is_some() && number == "0");
    let value: i8 = digits.parse().ok().filter(|_| digits.len() == 1 && signed)?;
    let value = if number.starts_with('+') { value } else { -value };
    (-2..=2).contains(&value).then_some(value)
}

/// One to five stars; a single one says nothing.
fn of_stars(stars: &str) -> Option<i8> {
    let count = |wanted: &[char]| stars.chars().filter(|star| wanted.contains(star)).count();
    let (full, all) = (count(&['★', '⭐']), count(&['★', '⭐', '☆']));
    let value = i8::try_from(full).ok()?;
    ((2..=5).contains(&all) && value > 0).then_some(value - 3)
}

fn face(letter: char) -> Option<i8> {
    FACES.iter().find(|(_, faces)| faces.contains(letter)).map(|(feeling, _)| *feeling)
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '→' | '\u{fe0f}' | ',' | '/' | '-' | '>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feelings_are_read_in_every_way_people_write_them() {
        for (text, feelings, rest) in [
            ("no milk left (-2)", &[-2][..], "no milk left"),
            ("finds open café :)", &[1], "finds open café"),
            ("waits in line 😟", &[-1], "waits in line"),
            ("owner chats +1", &[1], "owner chats"),
            ("drinks ★★★★★", &[2], "drinks"),
            ("slow ★★☆☆☆", &[-1], "slow"),
            ("\"best\" 5/5", &[2], "\"best\""),
            ("☹️ 負向", &[-1], "負向"),
            ("😟→😐（有壓力）", &[-1, 0], "（有壓力）"),
            ("0 (0)", &[0], "0"),
            ("−2", &[-2], ""),
        ] {
            assert_eq!(of(text), (feelings.to_vec(), rest.to_owned()), "{text}");
        }
    }

    #[test]
    fn numbers_of_other_things_are_left_alone() {
        for text in
            ["Hỗ trợ 24/7", "call +84", "room -7", "C++", "5", "section 1.2", "★ new", "new ★", "a 7/5"]
        {
            assert_eq!(of(text), (Vec::new(), text.to_owned()), "{text}");
        }
    }

    #[test]
    fn words_count_where_feelings_are_expected() {
        assert_eq!(of_entry("正向（有興趣）").0, [1]);
        assert_eq!(of_entry("Rất vui").0, [2]);
        assert_eq!(of_entry("-1"), (vec![-1], String::new()));
        assert_eq!(of_entry("1"), (vec![1], String::new()));
        assert!(of_entry("lo lắng").0.is_empty());
    }
}
