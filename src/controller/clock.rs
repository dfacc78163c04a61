use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Notify;
use tokio::time::Instant;

/// How often a clock file is looked at.
const POLL: Duration = Duration::from_millis(200);

/// The clock of the judgement: the wall clock, or a file that takes its place. Leases, limits and
/// events know nothing of it.
#[derive(Debug, Default)]
pub(super) struct Clock {
    file: Option<PathBuf>,
    /// What the file said at first.
    first: String,
    set: Mutex<Option<Set>>,
    changed: Notify,
}

/// A time that was set, and how fast it runs since.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Set {
    instant: Timestamp,
    rate: f64,
    since: Instant,
}

/// A clock file that does not say `INSTANT RATE`.
#[derive(Debug, thiserror::Error)]
pub(super) enum ClockError {
    /// It cannot be read.
    #[error("cannot read the clock file")]
    Unreadable(#[from] std::io::Error),
    /// It says something else.
    #[error("expected an RFC 3339 instant and a rate, such as `2026-11-23T09:00:00+08:00 1`, found `{0}`")]
    Malformed(String),
}

impl Clock {
    /// The wall clock, or the time that a file says.
    pub(super) fn new(file: Option<PathBuf>) -> Result<Self, ClockError> {
        let (first, set) = file.as_deref().map(read).transpose()?.unzip();
        let first = first.unwrap_or_default();
        Ok(Self { file, first, set: Mutex::new(set), changed: Notify::new() })
    }

    /// The present second.
    pub(super) fn now(&self) -> Timestamp {
        let now = match *self.set() {
            Some(set) => set.at(Instant::now()),
            None => Timestamp::now(),
        };
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }

    /// How long until an instant comes; `None` if the clock stands still.
    pub(super) fn until(&self, instant: Timestamp) -> Option<Duration> {
        let (now, rate) = match *self.set() {
            Some(set) => (set.at(Instant::now()), set.rate),
            None => (Timestamp::now(), 1.0),
        };
        let left = instant.duration_since(now).as_secs_f64().max(0.0);
        if left > 0.0 && rate <= 0.0 {
            return None;
        }
        // The second has to have come when the sleep ends.
        Duration::try_from_secs_f64(left / rate.max(f64::MIN_POSITIVE))
            .ok()
            .map(|left| left + Duration::from_millis(1))
    }

    fn set(&self) -> std::sync::MutexGuard<'_, Option<Set>> {
        self.set.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until another time was set.
    pub(super) async fn changed(&self) {
        self.changed.notified().await;
    }

    /// Follows the file, for ever.
    pub(super) async fn follow(&self) {
        let Some(file) = &self.file else { return std::future::pending().await };
        let mut known = self.first.clone();
        loop {
            tokio::time::sleep(POLL).await;
            match read(file) {
                Ok((text, set)) if known != text => {
                    tracing::info!(clock = text.trim(), "the clock of the judgement was set");
                    known = text;
                    *self.set() = Some(set);
                    self.changed.notify_one();
                }
                Ok(_) => {}
                // Somebody is writing it, or took it away: the time that was set goes on.
                Err(error) => tracing::debug!(%error, "the clock file cannot be used"),
            }
        }
    }
}

impl Set {
    fn at(self, now: Instant) -> Timestamp {
        let ran = now.saturating_duration_since(self.since).as_secs_f64() * self.rate;
        let ran = jiff::SignedDuration::try_from_secs_f64(ran).unwrap_or(jiff::SignedDuration::MAX);
        self.instant.checked_add(ran).unwrap_or(Timestamp::MAX)
    }
}

fn read(file: &Path) -> Result<(String, Set), ClockError> {
    let text = std::fs::read_to_string(file)?;
    let set = parse(&text, Instant::now()).ok_or_else(|| ClockError::Malformed(text.trim().to_owned()))?;
    Ok((text, set))
}

fn parse(text: &str, since: Instant) -> Option<Set> {
    let mut words = text.split_whitespace();
    let instant = words.next()?.parse().ok()?;
    let rate = words.next().map_or(Some(1.0), |rate| rate.parse().ok())?;
    let sound = words.next().is_none() && (0.0..=1e9).contains(&rate);
    sound.then_some(Set { instant, rate, since })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(text: &str) -> Clock {
        Clock { set: Mutex::new(parse(text, Instant::now())), ..Clock::default() }
    }

    #[tokio::test(start_paused = true)]
    async fn a_set_clock_runs_at_its_rate() {
        let clock = clock("2026-11-23T09:00:00+08:00 60\n");
        assert_eq!(clock.now().to_string(), "2026-11-23T01:00:00Z");
        tokio::time::advance(Duration::from_secs(10)).await;
        assert_eq!(clock.now().to_string(), "2026-11-23T01:10:00Z");
        let in_an_hour = clock.until("2026-11-23T02:10:00Z".parse().unwrap()).unwrap();
        assert_eq!(in_an_hour, Duration::from_millis(60_001));
        assert_eq!(clock.until("2026-11-23T01:00:00Z".parse().unwrap()), Some(Duration::from_millis(1)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_clock_can_stand_still() {
        let clock = clock("2026-11-23T09:00:00+08:00 0");
        tokio::time::advance(Duration::from_secs(100)).await;
        assert_eq!(clock.now().to_string(), "2026-11-23T01:00:00Z");
        assert_eq!(clock.until("2026-11-23T02:00:00Z".parse().unwrap()), None);
    }

    #[tokio::test(start_paused = true)]
    async fn a_file_is_followed() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "2026-01-01T00:00:00Z 0").unwrap();
        let clock = Clock::new(Some(file.path().to_owned())).unwrap();
        std::fs::write(file.path(), "2027-01-01T00:00:00Z 0").unwrap();
        tokio::select! {
            () = clock.follow() => {}
            () = clock.changed() => {}
        }
        assert_eq!(clock.now().to_string(), "2027-01-01T00:00:00Z");
    }

    #[test]
    fn what_a_file_may_say() {
        let since = Instant::now();
        assert!(parse("2026-11-23T09:00:00Z", since).is_some());
        for text in [
            "",
            "today 1",
            "2026-11-23 1",
            "2026-11-23T09:00:00Z -1",
            "2026-11-23T09:00:00Z 1 x",
            "2026-11-23T09:00:00Z NaN",
        ] {
            assert_eq!(parse(text, since), None, "{text}");
        }
    }
}
