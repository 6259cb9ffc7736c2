//! Spans of time as people say and type them, from minutes to months, in either language.

use unicode_normalization::UnicodeNormalization as _;

use super::Both;
use super::numbers::read_decimal;
use crate::model::Language;

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
const WEEK: u32 = 7 * DAY;
/// Of thirty days: nobody counts the days of a journey by the calendar.
const MONTH: u32 = 30 * DAY;
/// Stands between a number and its unit and does not break.
const NO_BREAK_SPACE: char = '\u{a0}';

/// `45 min`, `1 h 30 min`, `3 days`, `2 weeks`; `45 phút`, `1 giờ 30 phút`, `3 ngày`, `2 tuần`. Days are said as
/// weeks or months where they make whole ones, so nothing is rounded.
#[must_use]
pub fn duration(language: Language, minutes: u32) -> String {
    let whole_days = minutes - minutes % DAY;
    let long = [MONTH, WEEK, DAY].into_iter().find(|unit| whole_days.is_multiple_of(*unit)).unwrap_or(DAY);
    let parts = [(whole_days / long, long), (minutes % DAY / HOUR, HOUR), (minutes % HOUR, 1)];
    let said: Vec<_> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count}{NO_BREAK_SPACE}{}", unit_name(language, unit, count)))
        .collect();
    if said.is_empty() {
        return format!("0{NO_BREAK_SPACE}{}", unit_name(language, 1, 0));
    }
    said.join(" ")
}

/// `17 h · 6 h 45 min not with us`.
#[must_use]
pub fn sum(language: Language, minutes: u32, not_with_us: u32) -> String {
    let all = duration(language, minutes);
    if not_with_us == 0 {
        return all;
    }
    let without = Both("not with us", "ngoài dịch vụ").of(language);
    format!("{all} · {} {without}", duration(language, not_with_us))
}

fn unit_name(language: Language, unit: u32, count: u32) -> &'static str {
    let (one, many, vietnamese) = match unit {
        MONTH => ("month", "months", "tháng"),
        WEEK => ("week", "weeks", "tuần"),
        DAY => ("day", "days", "ngày"),
        HOUR => ("h", "h", "giờ"),
        _ => ("min", "min", "phút"),
    };
    Both(if count == 1 { one } else { many }, vietnamese).of(language)
}

/// Minutes from what people type: `45`, `90 phút`, `1h30`, `1:30`, `1,5 giờ`, `2 tuần`, `3 days 4 h`, `1 giờ rưỡi`.
/// A number alone is minutes. `None`: it is no span of time.
#[must_use]
pub fn read_duration(text: &str) -> Option<u32> {
    let text = text.nfc().collect::<String>().to_lowercase().replace(':', "h");
    let mut rest = text.trim();
    if rest.is_empty() {
        return None;
    }
    let mut minutes = 0.0;
    let mut last = None;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("rưỡi") {
            minutes += f64::from(last?) / 2.0;
            rest = after.trim_start();
            continue;
        }
        let (number, after) = split_before(rest, |c| !(c.is_ascii_digit() || c == '.' || c == ','));
        let (word, after) = split_before(after.trim_start(), |c| !(c.is_alphabetic() || c == '\''));
        // After hours a number alone is minutes, as in 1h30.
        let unit = match (word, last) {
            ("", None | Some(HOUR)) => 1,
            ("", Some(_)) => return None,
            (word, _) => unit_of(word)?,
        };
        minutes += read_decimal(number)? * f64::from(unit);
        last = Some(unit);
        rest = after.trim_start();
    }
    let minutes = minutes.round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range")]
    (0.0..=f64::from(u32::MAX)).contains(&minutes).then_some(minutes as u32)
}

fn split_before(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

fn unit_of(word: &str) -> Option<u32> {
    let unit = match word {
        "m" | "min" | "mins" | "minute" | "minutes" | "p" | "ph" | "phút" | "'" => 1,
        "h" | "hr" | "hrs" | "hour" | "hours" | "g" | "giờ" | "tiếng" => HOUR,
        "d" | "day" | "days" | "ngày" => DAY,
        "w" | "wk" | "week" | "weeks" | "tuần" => WEEK,
        "mo" | "month" | "months" | "tháng" => MONTH,
        _ => return None,
    };
    Some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language::{English, Vietnamese};

    #[test]
    fn spans_are_said_in_the_largest_units_that_round_nothing() {
        let said = |minutes| [English, Vietnamese].map(|l| duration(l, minutes).replace(NO_BREAK_SPACE, " "));
        assert_eq!(said(0), ["0 min", "0 phút"]);
        assert_eq!(said(45), ["45 min", "45 phút"]);
        assert_eq!(said(90), ["1 h 30 min", "1 giờ 30 phút"]);
        assert_eq!(said(DAY), ["1 day", "1 ngày"]);
        assert_eq!(said(3 * DAY + 120), ["3 days 2 h", "3 ngày 2 giờ"]);
        assert_eq!(said(14 * DAY), ["2 weeks", "2 tuần"]);
        assert_eq!(said(15 * DAY), ["15 days", "15 ngày"]);
        assert_eq!(said(30 * DAY), ["1 month", "1 tháng"]);
    }

    #[test]
    fn what_is_said_is_read_back() {
        for minutes in [0, 1, 59, 60, 61, 1439, 1440, 1500, 10_080, 20_160, 43_200, 86_405, u32::MAX] {
            for language in Language::ALL {
                assert_eq!(read_duration(&duration(language, minutes)), Some(minutes), "{minutes}");
            }
        }
    }

    #[test]
    fn spans_are_read_as_people_type_them() {
        for (text, minutes) in [
            ("45", 45),
            ("90 phút", 90),
            ("1h30", 90),
            ("1:30", 90),
            ("1g30", 90),
            ("1 giờ rưỡi", 90),
            ("1,5 giờ", 90),
            ("1.5 hours", 90),
            ("2 tuần", 20_160),
            ("3 Days", 4320),
            ("3 days 4h", 4560),
            (" 10 tiếng ", 600),
            ("2 tháng", 86_400),
        ] {
            assert_eq!(read_duration(text), Some(minutes), "{text}");
            // Keyboards of macOS may type decomposed letters.
            assert_eq!(read_duration(&text.nfd().collect::<String>()), Some(minutes), "{text}");
        }
        for text in ["", "soon", "h", "3 years", "1 day 3", "-5", "rưỡi", "1..5 h", "9999999999"] {
            assert_eq!(read_duration(text), None, "{text}");
        }
    }
}
