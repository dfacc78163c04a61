//! Who held the Lease when, by the audit log, and that nobody else wrote what mattered.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::control_plane::audit::Write;

/// What was proved about.
#[derive(Debug, PartialEq)]
pub(crate) struct Proof {
    /// How often the Lease went to another replica.
    pub(crate) takeovers: usize,
    /// Writes that arrived when another than the writer held it.
    pub(crate) late: usize,
}

/// A time in which one replica held the Lease.
#[derive(Debug)]
struct Term<'a> {
    holder: &'a str,
    /// When its first write of the Lease was answered.
    since: Timestamp,
    /// When that of the next holder was.
    until: Timestamp,
}

/// Proves of every takeover: of a holder before, no more writes arrive than were on the wire, and none
/// of them changes an object that the new holder has written.
#[track_caller]
pub(crate) fn prove(writes: &[Write], concurrency: usize) -> Proof {
    let mut writes: Vec<_> =
        writes.iter().filter(|write| write.user_agent.starts_with("noblindspot/")).collect();
    writes.sort_by_key(|write| write.answered);
    let terms = terms(&writes);
    let mut proof = Proof { takeovers: terms.len().saturating_sub(1), late: 0 };
    for term in terms.iter().skip(1) {
        proof.late += few_arrive(&writes, term, concurrency);
        none_changes_what_is_written(&writes, term);
    }
    proof
}

fn terms<'a>(writes: &[&'a Write]) -> Vec<Term<'a>> {
    let mut terms: Vec<Term<'a>> = Vec::new();
    for write in writes.iter().filter(|write| write.resource == "leases" && write.code < 300) {
        if terms.last().is_some_and(|term| term.holder == write.user_agent) {
            continue;
        }
        if let Some(last) = terms.last_mut() {
            last.until = write.answered;
        }
        terms.push(Term { holder: &write.user_agent, since: write.answered, until: Timestamp::MAX });
    }
    terms
}

fn statuses<'a>(writes: &'a [&'a Write]) -> impl Iterator<Item = &'a Write> {
    writes.iter().copied().filter(|write| write.subresource == "status")
}

#[track_caller]
fn few_arrive(writes: &[&Write], term: &Term<'_>, concurrency: usize) -> usize {
    let mut late: BTreeMap<&str, Vec<&Write>> = BTreeMap::new();
    let within = |write: &&Write| term.since < write.received && write.received < term.until;
    for write in statuses(writes).filter(within).filter(|write| write.user_agent != term.holder) {
        late.entry(&write.user_agent).or_default().push(write);
    }
    for (agent, writes) in &late {
        assert!(writes.len() <= concurrency, "{agent} wrote in the term {term:?}: {writes:#?}");
    }
    late.values().map(Vec::len).sum()
}

#[track_caller]
fn none_changes_what_is_written(writes: &[&Write], term: &Term<'_>) {
    let mut written = BTreeMap::new();
    let within = |write: &&Write| term.since < write.answered && write.answered < term.until;
    for write in statuses(writes).filter(within).filter(|write| write.code == 200) {
        let object = (&write.namespace, &write.resource, &write.name);
        if write.user_agent == term.holder {
            written.entry(object).or_insert(write);
        } else if let Some(before) = written.get(&object) {
            panic!("in the term {term:?} {write:#?} came after {before:#?}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(agent: &str, resource: &str, name: &str, second: i64) -> Write {
        let at = Timestamp::from_second(second).expect("a second");
        let text = |text: &str| text.to_owned();
        let status = if resource == "leases" { "" } else { "status" };
        Write {
            user_agent: format!("noblindspot/0 ({agent})"),
            user: text("admin"),
            verb: text("patch"),
            resource: text(resource),
            subresource: text(status),
            namespace: text("hy"),
            name: text(name),
            uri: String::new(),
            code: 200,
            received: at,
            answered: at,
        }
    }

    /// Two takeovers; in the second term the first holder writes something late.
    fn log(late: &[&str]) -> Vec<Write> {
        let mut log = vec![
            write("a", "leases", "l", 1),
            write("a", "posts", "p", 2),
            write("b", "leases", "l", 3),
            write("b", "posts", "p", 4),
            write("a", "leases", "l", 9),
        ];
        log.extend(late.iter().map(|name| write("a", "posts", name, 5)));
        log
    }

    #[test]
    fn what_was_on_the_wire_may_arrive() {
        assert_eq!(prove(&log(&["q", "r"]), 2), Proof { takeovers: 2, late: 2 });
    }

    #[test]
    #[should_panic(expected = "wrote in the term")]
    fn a_holder_before_may_not_go_on() {
        prove(&log(&["q", "r", "s"]), 2);
    }

    #[test]
    #[should_panic(expected = "came after")]
    fn nor_change_what_is_written() {
        prove(&log(&["p"]), 2);
    }
}
