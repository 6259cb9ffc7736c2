//! Numbers and dates in the form of a language.

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

/// Reads what [`date`] writes in either language, and `2026-11-22`.
#[must_use]
pub fn read_date(text: &str) -> Option<Date> {
    if let Ok(date) = text.trim().parse() {
        return Some(date);
    }
    let mut parts = text.split(['/', '.', ' ']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = month.parse().ok().or_else(|| month_number(month))?;
    parts.next().is_none().then(|| Date::new(year.parse().ok()?, month, day.parse().ok()?)).flatten()
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

/// Reads a number in the form of either language; a comma before three digits is a decimal comma too.
#[must_use]
pub fn read_decimal(text: &str) -> Option<f64> {
    let plain = text.trim().replace(',', ".").replace(MINUS, "-");
    plain.parse().ok().filter(|value: &f64| value.is_finite())
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

/// `12 min`; in English no space before a percent sign.
#[must_use]
pub fn with_unit(language: Language, figure: &str, unit: &str) -> String {
    match (language, unit) {
        (_, "") => figure.to_owned(),
        (Language::English, "%") => format!("{figure}%"),
        _ => format!("{figure}{NO_BREAK_SPACE}{unit}"),
    }
}

/// `“…”`, for quotes in either language; words that already have quotation marks stay as they are.
#[must_use]
pub fn quoted(words: &str) -> String {
    if words.starts_with(['“', '"', '«']) { words.to_owned() } else { format!("“{words}”") }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month_name(date: Date) -> &'static str {
    MONTHS.get(usize::from(date.month()) - 1).copied().unwrap_or_default()
}

/// 1 to 12, from an English name or its first letters.
fn month_number(name: &str) -> Option<u8> {
    let start = name.get(..3)?;
    (1..).zip(MONTHS).find(|(_, month)| month.eq_ignore_ascii_case(start)).map(|(number, _)| number)
}
