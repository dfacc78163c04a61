use std::time::Duration;

use crate::controller::options::LeaseOptions;

/// The Lease as it is stored, as far as an election needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::controller) struct Record {
    /// Who holds it; empty: nobody.
    pub(in crate::controller) holder: String,
    /// For how long after a renewal, as its holder says.
    pub(in crate::controller) duration: Duration,
    /// The version; every renewal makes another.
    pub(in crate::controller) version: String,
}

/// What to do about the Lease.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Make one.
    Create,
    /// Take it from a holder that let it expire, or from nobody.
    Acquire,
    /// Renew it.
    Renew,
    /// Somebody else holds it.
    Wait,
}

/// What is known of the Lease, and since when. Times are given, and only differences count.
#[derive(Debug)]
pub(in crate::controller) struct Election {
    identity: String,
    renew_deadline: Duration,
    observed: Option<(Record, Duration)>,
    /// When our last renewal that arrived was sent.
    renewed: Option<Duration>,
}

impl Election {
    pub(in crate::controller) fn new(identity: &str, options: &LeaseOptions) -> Self {
        Self {
            identity: identity.to_owned(),
            renew_deadline: options.renew_deadline,
            observed: None,
            renewed: None,
        }
    }

    /// The Lease was read.
    pub(super) fn observe(&mut self, record: Option<Record>, now: Duration) {
        match (record, &self.observed) {
            (None, _) => self.observed = None,
            (Some(record), Some((known, _))) if *known == record => {}
            (Some(record), _) => self.observed = Some((record, now)),
        }
    }

    /// What to do now.
    pub(super) fn step(&self, now: Duration) -> Step {
        match &self.observed {
            None => Step::Create,
            Some((record, _)) if record.holder == self.identity => Step::Renew,
            Some((record, _)) if record.holder.is_empty() => Step::Acquire,
            Some((record, seen)) if now >= *seen + record.duration => Step::Acquire,
            Some(_) => Step::Wait,
        }
    }

    /// Our write of the Lease arrived; it was sent at `sent`.
    pub(super) fn wrote(&mut self, record: Record, sent: Duration) {
        self.observed = Some((record, sent));
        self.renewed = Some(sent);
    }

    /// Somebody else holds the Lease, or we gave it back.
    pub(super) fn lost(&mut self) {
        self.renewed = None;
    }

    /// Until when this replica may write: others wait longer than this after they saw our renewal.
    pub(super) fn until(&self, now: Duration) -> Option<Duration> {
        let held = self.observed.as_ref().is_some_and(|(record, _)| record.holder == self.identity);
        let until = self.renewed.filter(|_| held)? + self.renew_deadline;
        (now < until).then_some(until)
    }

    /// What was last read or written.
    pub(super) fn record(&self) -> Option<&Record> {
        self.observed.as_ref().map(|(record, _)| record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: Duration = Duration::from_secs(1);

    fn election() -> Election {
        let options = LeaseOptions {
            name: "l".into(),
            namespace: None,
            duration: 15 * S,
            renew_deadline: 10 * S,
            retry_period: 2 * S,
        };
        Election::new("me", &options)
    }

    fn record(holder: &str, version: &str) -> Record {
        Record { holder: holder.into(), duration: 15 * S, version: version.into() }
    }

    #[test]
    fn a_lease_that_is_missing_is_made_and_held_from_when_it_was_sent() {
        let mut election = election();
        assert_eq!((election.step(S), election.until(S)), (Step::Create, None));
        election.wrote(record("me", "1"), 100 * S);
        assert_eq!(election.step(101 * S), Step::Renew);
        assert_eq!(election.until(101 * S), Some(110 * S));
        assert_eq!(election.until(110 * S), None, "before anybody else may take it at 115");
    }

    #[test]
    fn the_age_of_a_renewal_counts_from_when_it_was_seen() {
        let mut election = election();
        election.observe(Some(record("you", "1")), 100 * S);
        election.observe(Some(record("you", "1")), 114 * S);
        assert_eq!(election.step(114 * S), Step::Wait);
        election.observe(Some(record("you", "2")), 114 * S);
        assert_eq!(election.step(128 * S), Step::Wait);
        assert_eq!(election.step(129 * S), Step::Acquire);
    }

    #[test]
    fn a_lease_given_back_is_free_at_once() {
        let mut election = election();
        election.observe(Some(record("", "1")), 100 * S);
        assert_eq!(election.step(100 * S), Step::Acquire);
    }

    #[test]
    fn a_lease_that_somebody_took_is_lost() {
        let mut election = election();
        election.wrote(record("me", "1"), 100 * S);
        election.observe(Some(record("you", "2")), 103 * S);
        assert_eq!((election.until(103 * S), election.step(103 * S)), (None, Step::Wait));
        // Seeing our own name again, as after a restart under it, is not yet holding it.
        election.lost();
        election.observe(Some(record("me", "3")), 104 * S);
        assert_eq!((election.until(104 * S), election.step(104 * S)), (None, Step::Renew));
    }
}
