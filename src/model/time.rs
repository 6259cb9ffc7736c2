//! Dates and clock times as people write them. Knows nothing of time zones.

use std::fmt;
use std::str::FromStr;

use super::serde_as_text;

/// A calendar day, written `2026-11-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// What is wrong with the text of a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a date: expected year, month and day such as \"2026-11-22\"")]
pub struct DateError(String);

impl Date {
    /// The day, if the calendar has it; years 1 to 9999.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// Year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut number = |length| {
            parts.next().filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
        };
        let (year, month, day) = (number(4), number(2), number(2));
        (|| Self::new(year?.parse().ok()?, month?.parse().ok()?, day?.parse().ok()?))()
            .filter(|_| text.len() == 10)
            .ok_or_else(|| DateError(text.chars().take(40).collect()))
    }
}

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// A time of day to the minute, written `07:30`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    minutes: u16,
}

/// What is wrong with the text of a clock time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a time of day: expected hours and minutes such as \"07:30\"")]
pub struct ClockTimeError(String);

impl ClockTime {
    /// The time, for hours 0 to 23 and minutes 0 to 59.
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { minutes: hour * 60 + minute })
    }

    /// Minutes since midnight, 0 to 1439.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.minutes
    }

    /// The time that many minutes later; after midnight it is the next day's.
    #[must_use]
    pub fn after(self, minutes: u32) -> Self {
        let later = (u32::from(self.minutes) + minutes % DAY) % DAY;
        u16::try_from(later).map_or(self, |minutes| Self { minutes })
    }

    /// Minutes from here to that time, of the next day when it is earlier.
    #[must_use]
    pub fn minutes_until(self, later: Self) -> u32 {
        (u32::from(later.minutes) + DAY - u32::from(self.minutes)) % DAY
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl FromStr for ClockTime {
    type Err = ClockTimeError;

    fn from_str(text: &str) -> Result<Self, ClockTimeError> {
        let parse = || {
            let (hour, minute) = text.trim().split_once(':')?;
            let short =
                |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            if !short(hour) || minute.len() != 2 || !short(minute) {
                return None;
            }
            Self::new(hour.parse().ok()?, minute.parse().ok()?)
        };
        parse().ok_or_else(|| ClockTimeError(text.chars().take(40).collect()))
    }
}

serde_as_text!(Date, "a date such as \"2026-11-22\"");
serde_as_text!(ClockTime, "a time of day such as \"07:30\"");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_know_the_calendar() {
        assert_eq!("2028-02-29".parse::<Date>().map(|d| d.to_string()), Ok("2028-02-29".into()));
        for text in ["2026-02-29", "2026-13-01", "2026-1-1", "2026-01-01-", "x", "2026-01-1x"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn clock_times_take_one_or_two_digit_hours() {
        assert_eq!("7:05".parse::<ClockTime>().map(|t| t.to_string()), Ok("07:05".into()));
        for text in ["24:00", "7:5", "7", "", "07:60", "-1:00"] {
            assert!(text.parse::<ClockTime>().is_err(), "{text}");
        }
    }
}
