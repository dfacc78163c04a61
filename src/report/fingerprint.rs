use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::{Entry, Problem};

/// A name for a finding that outlives edits around it: the digest of its identity, which is the
/// rule, the object, the reason and the subject, never a line or a message.
pub(super) fn of_entry(entry: &Entry) -> String {
    digest(&[
        &entry.rule.code.to_string(),
        &entry.namespace,
        entry.kind.name(),
        &entry.object,
        entry.reason,
        &entry.subject,
    ])
}

/// The same for input that could not be used; it has no identity but its file and its text.
pub(super) fn of_problem(problem: &Problem) -> String {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let file = problem.place.as_ref().map_or("", |place| &*place.file);
    digest(&["input", file, &text(&problem.object), &text(&problem.field), &problem.message])
}

fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        // A byte that no name contains keeps `a` + `bc` apart from `ab` + `c`.
        hash.update([0]);
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn lines_and_messages_do_not_change_a_fingerprint() {
        let entry = fixture::entries().remove(0);
        let mut moved = entry.clone();
        moved.message = "said in other words".to_owned();
        moved.place = None;
        assert_eq!(of_entry(&entry), of_entry(&moved));
    }

    #[test]
    fn every_part_of_the_identity_changes_it() {
        let entry = fixture::entries().remove(0);
        let mut other = entry.clone();
        other.subject.push('x');
        assert_ne!(of_entry(&entry), of_entry(&other));
        other = entry.clone();
        other.namespace.push('x');
        assert_ne!(of_entry(&entry), of_entry(&other));
    }
}
