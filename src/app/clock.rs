//! The time of day where the user is.

use crate::model::ClockTime;

/// Hours and minutes of the system's own clock.
pub(super) fn now() -> ClockTime {
    let now = jiff::Zoned::now();
    let part = |value: i8| u16::try_from(value).unwrap_or_default();
    ClockTime::new(part(now.hour()), part(now.minute())).unwrap_or_default()
}
