use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar date of the enterprise's time zone, as a count of days since 1970-01-01.
///
/// Written `YYYY-MM-DD` (OpenAPI `format: date`); years 1 to 9999, in manifests 1000 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// A text that is not a date of the calendar in the form `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a calendar date as YYYY-MM-DD")]
pub struct NotADate;

impl Date {
    /// A date later than every other: the bound of what never changes.
    pub const NEVER: Self = Self(i32::MAX);

    /// The date that lies `days` after 1970-01-01.
    #[must_use]
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01, negative before it.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// The date `days` later (earlier if negative).
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The next day.
    #[must_use]
    pub const fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The same day of the month `months` later, clamped to the end of that month (31 January
    /// plus one month is 28 or 29 February).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.civil();
        let index = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
        let year = i32::try_from(year).unwrap_or(i32::MAX / 400);
        let month = u8::try_from(month).unwrap_or(1);
        Self(days_from_civil(year, month, day.min(days_in_month(year, month))))
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    #[must_use]
    pub fn civil(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }
}

// The conversions count eras of 400 years from 1 March of year 0; a leap day then ends a year.
fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let y = i64::from(year) - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let shifted = (i64::from(month) + 9) % 12;
    let of_year = (153 * shifted + 2) / 5 + i64::from(day) - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    i32::try_from(days).unwrap_or(i32::MAX)
}

fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let z = i64::from(days) + 719_468;
    let (era, doe) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let shifted = (5 * doy + 2) / 153;
    let day = doy - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (
        i32::try_from(year).unwrap_or(i32::MAX),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let b = text.as_bytes();
        let shaped = b.len() == 10
            && b.iter().enumerate().all(
                |(i, c)| {
                    if i == 4 || i == 7 { *c == b'-' } else { c.is_ascii_digit() }
                },
            );
        if !shaped {
            return Err(NotADate);
        }
        let number =
            |range: std::ops::Range<usize>| b[range].iter().fold(0_i32, |n, c| n * 10 + i32::from(c - b'0'));
        let year = number(0..4);
        let (Ok(month), Ok(day)) = (u8::try_from(number(5..7)), u8::try_from(number(8..10))) else {
            return Err(NotADate);
        };
        if year < 1 || !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
            return Err(NotADate);
        }
        Ok(Self(days_from_civil(year, month, day)))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Date;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a calendar date as YYYY-MM-DD")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": super::pattern::DATE, "maxLength": 10 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn reads_and_writes_every_day_of_four_centuries() {
        let mut day = date("1899-12-31");
        for _ in 0..146_097 {
            assert_eq!(date(&day.to_string()), day);
            day = day.next();
        }
        assert_eq!(day, date("2299-12-31"));
    }

    #[test]
    fn months_clamp_to_the_end_of_the_month() {
        assert_eq!(date("2026-01-31").plus_months(1), date("2026-02-28"));
        assert_eq!(date("2024-01-31").plus_months(1), date("2024-02-29"));
        assert_eq!(date("2024-02-29").plus_months(12), date("2025-02-28"));
        assert_eq!(date("2026-03-31").plus_months(-13), date("2025-02-28"));
        assert_eq!(date("2026-12-15").plus_months(1), date("2027-01-15"));
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-01",
            "26-01-01",
            "2026-01-01T",
            "0000-01-01",
            "２０２６-01-01",
            "",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
