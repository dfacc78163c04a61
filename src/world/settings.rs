use jiff::tz::TimeZone;

use super::DepartmentId;
use crate::api::{Date, Enterprise, Industry};
use crate::profile::{self, Profile};

/// What the enterprise decides for all its objects.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The lowest department of type Enterprise, unless it was refused.
    pub root: Option<DepartmentId>,
    /// The regime, overrides applied.
    pub profile: Profile,
    /// The zone in which dates are judged.
    pub zone: TimeZone,
    /// Records are complete from this day on; `None`: no bound.
    pub records_start_on: Option<Date>,
    /// Whether the industry is of the high-risk class for staffing.
    pub high_risk_staffing: bool,
    /// Whether the industry is of the high-risk class for training.
    pub high_risk_training: bool,
    /// What could not be followed; the defaults stand in its place.
    pub error: Option<SettingsError>,
}

/// A setting of an enterprise that names something unknown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// The profile is not a shipped one.
    #[error("unknown profile `{0}`")]
    UnknownProfile(String),
    /// The time zone is not an IANA name.
    #[error("unknown time zone `{0}`")]
    UnknownTimeZone(String),
}

impl Default for Settings {
    fn default() -> Self {
        Self::generic()
    }
}

impl Settings {
    /// The settings of a namespace without an enterprise: profile `generic`, UTC.
    #[must_use]
    pub fn generic() -> Self {
        let profile = profile::named("generic").cloned().unwrap_or_default();
        Self {
            root: None,
            profile,
            zone: TimeZone::UTC,
            records_start_on: None,
            high_risk_staffing: false,
            high_risk_training: false,
            error: None,
        }
    }

    /// The settings that an enterprise declares.
    #[must_use]
    pub fn of(root: DepartmentId, enterprise: &Enterprise) -> Self {
        let mut settings = Self { root: Some(root), ..Self::generic() };
        match profile::named(&enterprise.profile) {
            Some(named) => settings.profile = named.clone(),
            None => settings.error = Some(SettingsError::UnknownProfile(enterprise.profile.to_string())),
        }
        if let Some(patch) = &enterprise.profile_overrides {
            settings.profile = settings.profile.with(patch);
        }
        let zone = enterprise.time_zone.as_ref().unwrap_or(&settings.profile.time_zone);
        match TimeZone::get(zone) {
            Ok(known) => settings.zone = known,
            Err(_) => settings.error = Some(SettingsError::UnknownTimeZone(zone.to_string())),
        }
        settings.records_start_on = enterprise.records_start_on;
        settings.classify(enterprise.industry);
        settings
    }

    fn classify(&mut self, industry: Industry) {
        self.high_risk_staffing = self.profile.staffing.high_risk_industries.contains(&industry);
        self.high_risk_training = self.profile.training_high_risk_industries.contains(&industry);
    }

    /// The calendar date of an instant in the enterprise's zone.
    #[must_use]
    pub fn date(&self, now: jiff::Timestamp) -> Date {
        let date = now.to_zoned(self.zone.clone()).date();
        let days = date.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days());
        Date::from_days(days)
    }

    /// The instant at which a date begins in the enterprise's zone; `None` out of the calendar's range.
    #[must_use]
    pub fn start_of(&self, date: Date) -> Option<jiff::Timestamp> {
        let (year, month, day) = date.civil();
        let civil = jiff::civil::Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        );
        let zoned = self.zone.to_zoned(civil.ok()?.at(0, 0, 0, 0)).ok()?;
        zoned.start_of_day().ok().map(|start| start.timestamp())
    }

    /// Whether a day is one for which records are complete.
    #[must_use]
    pub fn recorded(&self, day: Date) -> bool {
        self.records_start_on.is_none_or(|start| start <= day)
    }
}
