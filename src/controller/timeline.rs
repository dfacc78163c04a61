use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use smol_str::SmolStr;

/// For which span of time the last verdict on each namespace holds, if nothing is edited.
#[derive(Debug, Default)]
pub(super) struct Timeline(BTreeMap<SmolStr, (Timestamp, Option<Timestamp>)>);

impl Timeline {
    /// A namespace was judged at an instant, and dates change nothing before the next one.
    pub(super) fn judged(&mut self, namespace: &SmolStr, at: Timestamp, next: Option<Timestamp>) {
        self.0.insert(namespace.clone(), (at, next));
    }

    /// A namespace is gone.
    pub(super) fn forget(&mut self, namespace: &SmolStr) {
        self.0.remove(namespace);
    }

    /// The namespaces whose verdict no longer holds: its time is over, or the clock went back.
    pub(super) fn over(&mut self, now: Timestamp) -> BTreeSet<SmolStr> {
        let over = |at: Timestamp, next: Option<Timestamp>| now < at || next.is_some_and(|next| next <= now);
        let namespaces: BTreeSet<_> =
            self.0.iter().filter(|(_, (at, next))| over(*at, *next)).map(|(name, _)| name.clone()).collect();
        // Each once: the pass that follows says when the next one is.
        self.0.retain(|namespace, _| !namespaces.contains(namespace));
        namespaces
    }

    /// The first instant at which any verdict ends.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.0.values().filter_map(|(_, next)| *next).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u8) -> Timestamp {
        format!("2026-11-{day:02}T00:00:00Z").parse().unwrap()
    }

    #[test]
    fn a_verdict_ends_at_its_instant_or_when_the_clock_goes_back() {
        let mut timeline = Timeline::default();
        timeline.judged(&"a".into(), at(10), Some(at(20)));
        timeline.judged(&"b".into(), at(12), Some(at(15)));
        timeline.judged(&"c".into(), at(11), None);
        assert_eq!(timeline.next(), Some(at(15)));
        assert!(timeline.over(at(14)).is_empty());
        assert_eq!(timeline.over(at(15)).into_iter().collect::<Vec<_>>(), ["b"]);
        assert!(timeline.over(at(15)).is_empty(), "once");
        assert_eq!(timeline.over(at(10)).into_iter().collect::<Vec<_>>(), ["c"]);
        assert_eq!(timeline.next(), Some(at(20)));
        timeline.forget(&"a".into());
        assert_eq!(timeline.next(), None);
    }
}
