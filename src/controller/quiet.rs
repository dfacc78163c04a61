use tokio::time::Instant;

use super::options::PaceOptions;

/// When what changed is judged: after a quiet time, and never later than a longest one.
#[derive(Debug)]
pub(super) struct Quiet {
    pace: PaceOptions,
    changed: Option<(Instant, Instant)>,
}

impl Quiet {
    pub(super) fn new(pace: PaceOptions) -> Self {
        Self { pace, changed: None }
    }

    /// Something changed.
    pub(super) fn note(&mut self, now: Instant) {
        let first = self.changed.map_or(now, |(first, _)| first);
        self.changed = Some((first, now));
    }

    /// When the next judgement is due.
    pub(super) fn due(&self) -> Option<Instant> {
        let (first, last) = self.changed?;
        Some((last + self.pace.quiet).min(first + self.pace.at_most))
    }

    /// Whether a judgement is due, which is then begun.
    pub(super) fn begin(&mut self, now: Instant) -> bool {
        let due = self.due().is_some_and(|due| due <= now);
        if due {
            self.changed = None;
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const MS: Duration = Duration::from_millis(1);

    fn quiet() -> Quiet {
        Quiet::new(PaceOptions { quiet: 100 * MS, at_most: 500 * MS })
    }

    #[tokio::test(start_paused = true)]
    async fn it_waits_for_silence() {
        let (mut quiet, start) = (quiet(), Instant::now());
        assert_eq!(quiet.due(), None);
        quiet.note(start);
        quiet.note(start + 60 * MS);
        assert_eq!(quiet.due(), Some(start + 160 * MS));
        assert!(!quiet.begin(start + 159 * MS) && quiet.begin(start + 160 * MS));
        assert_eq!(quiet.due(), None);
    }

    #[tokio::test(start_paused = true)]
    async fn it_never_waits_for_long() {
        let (mut quiet, start) = (quiet(), Instant::now());
        for step in 0..100 {
            quiet.note(start + step * 50 * MS);
        }
        assert_eq!(quiet.due(), Some(start + 500 * MS));
    }
}
