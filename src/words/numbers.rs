//! Numbers, dates and spans of time in the form of a language.

use super::Both;
use crate::model::{Date, Language};

/// Stands between a number and its unit and does not break.
const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '−';

/// `22 Nov 2026`, `22/11/2026`.
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    match language {
        Language::English => format!("{} {} {}", date.day(), month_name(date), date.year()),
        Language::Vietnamese => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
    }
}

/// `Oct 2026`, `T10/2026`: the month of a survey wave.
#[must_use]
pub fn month(language: Language, date: Date) -> String {
    match language {
        Language::English => format!("{} {}", month_name(date), date.year()),
        Language::Vietnamese => format!("T{}/{}", date.month(), date.year()),
    }
}

/// `4.1`, `4,1`: with that many decimals, and a true minus sign.
#[must_use]
pub fn decimal(language: Language, value: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", value.abs());
    let negative = value < 0.0 && digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let digits = match language {
        Language::English => digits,
        Language::Vietnamese => digits.replace('.', ","),
    };
    if negative { format!("{MINUS}{digits}") } else { digits }
}

/// A figure without needless decimals: `3`, `3.5`, at most two.
#[must_use]
pub fn short(language: Language, value: f64) -> String {
    let digits = decimal(language, value, 2);
    digits.trim_end_matches('0').trim_end_matches(['.', ',']).to_owned()
}

/// `+18`, `−4`, `0`.
#[must_use]
pub fn signed(language: Language, value: f64, decimals: usize) -> String {
    let digits = decimal(language, value, decimals);
    let positive = !digits.starts_with(MINUS) && digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if positive { format!("+{digits}") } else { digits }
}

/// `64%`, `64 %`: of a whole of 100.
#[must_use]
pub fn percent(language: Language, value: f64) -> String {
    let digits = decimal(language, value, 0);
    match language {
        Language::English => format!("{digits}%"),
        Language::Vietnamese => format!("{digits}{NO_BREAK_SPACE}%"),
    }
}

/// `45 min`, `1 h 30 min`, `2 days`; `45 phút`, `1 giờ 30 phút`, `2 ngày`.
#[must_use]
pub fn duration(language: Language, minutes: u32) -> String {
    const DAY: u32 = 24 * 60;
    let days = match (language, minutes / DAY) {
        (Language::English, 1) => "day",
        (Language::English, _) => "days",
        (Language::Vietnamese, _) => "ngày",
    };
    let hour = Both("h", "giờ").of(language);
    let minute = Both("min", "phút").of(language);
    let parts = [(minutes / DAY, days), (minutes % DAY / 60, hour), (minutes % 60, minute)];
    let said = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count}{NO_BREAK_SPACE}{unit}"))
        .collect::<Vec<_>>();
    if said.is_empty() { format!("0{NO_BREAK_SPACE}{minute}") } else { said.join(" ") }
}

/// `“…”`, for quotes in either language; words that already have quotation marks stay as they are.
#[must_use]
pub fn quoted(words: &str) -> String {
    if words.starts_with(['“', '"', '«']) { words.to_owned() } else { format!("“{words}”") }
}

fn month_name(date: Date) -> &'static str {
    match date.month() {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}
