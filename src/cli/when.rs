use std::str::FromStr;

use jiff::Timestamp;

use crate::api::Date;
use crate::world::Settings;

/// The instant of the judgement as the user says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// One instant for all enterprises.
    Instant(Timestamp),
    /// The start of a day in the time zone of each enterprise.
    Day(Date),
}

impl When {
    /// The present second: the clock is read here and nowhere else, and fractions only disturb.
    pub(super) fn now() -> Self {
        let now = Timestamp::now();
        Self::Instant(Timestamp::from_second(now.as_second()).unwrap_or(now))
    }

    /// The instant for one enterprise.
    pub(super) fn instant(self, settings: &Settings) -> Timestamp {
        match self {
            Self::Instant(instant) => instant,
            // Only the first and last days of the calendar have no start in every zone.
            Self::Day(day) => settings.start_of(day).unwrap_or(Timestamp::MAX),
        }
    }
}

impl FromStr for When {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(day) = text.parse::<Date>() {
            return Ok(Self::Day(day));
        }
        let instant = text.parse::<Timestamp>().map(Self::Instant);
        instant.map_err(|_| {
            "expected a date such as 2026-11-23 or an instant such as 2026-11-23T09:00:00+08:00".into()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_instants_are_read() {
        assert_eq!("2026-11-23".parse(), Ok(When::Day("2026-11-23".parse().unwrap())));
        let instant = "2026-11-23T01:00:00Z".parse().unwrap();
        assert_eq!("2026-11-23T09:00:00+08:00".parse(), Ok(When::Instant(instant)));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "now", "2026-02-30", "2026-11-23T09:00:00", "2026-11-23 09:00"] {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_starts_in_the_zone_of_the_enterprise() {
        let mut settings = Settings::generic();
        settings.zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
        let when: When = "2026-11-23".parse().unwrap();
        assert_eq!(when.instant(&settings).to_string(), "2026-11-22T16:00:00Z");
    }
}
