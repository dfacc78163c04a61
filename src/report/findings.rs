use std::borrow::Borrow;
use std::fmt::Debug;
use std::ops::Range;

use super::{Entry, Namespace, Report};
use crate::api::{Kind, Severity};
use crate::rules::Rule;

/// The findings of a report, in their order. There may be a million of them: what holds them holds little
/// of each, and makes the rest when it is written.
pub trait Findings: Debug + Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// What it takes to count and to sort one.
    fn head(&self, number: usize) -> Head<'_>;

    /// One in full.
    fn entry(&self, number: usize) -> Entry;
}

/// What is known of a finding without its texts and its places.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave it is in this enterprise.
    pub severity: Severity,
    /// The namespace.
    pub namespace: &'a str,
    /// The kind of the object.
    pub kind: Kind,
    /// The name of the object.
    pub object: &'a str,
    /// Whether a waiver covers it.
    pub waived: bool,
}

impl dyn Findings + '_ {
    /// The heads of all, in order.
    pub(super) fn heads(&self) -> impl Iterator<Item = Head<'_>> + Clone {
        (0..self.count()).map(|number| self.head(number))
    }
}

impl Report<'_> {
    /// What is known of every finding, in order.
    pub fn heads(&self) -> impl Iterator<Item = Head<'_>> + Clone {
        self.findings.heads()
    }

    /// The findings that no waiver covers.
    pub fn unwaived(&self) -> impl Iterator<Item = Head<'_>> + Clone {
        self.heads().filter(|head| !head.waived)
    }

    /// The findings that no waiver covers, by number.
    pub(crate) fn unwaived_numbers(&self) -> impl Iterator<Item = u32> {
        (0..).zip(self.heads()).filter(|(_, head)| !head.waived).map(|(number, _)| number)
    }

    /// The namespaces, each with the numbers of its findings.
    pub(crate) fn by_namespace(&self) -> impl Iterator<Item = (&Namespace, Range<usize>)> {
        let mut next = 0;
        self.namespaces.iter().map(move |namespace| {
            let first = next;
            let own = |number: &usize| self.findings.head(*number).namespace == namespace.name;
            next += (first..self.findings.count()).take_while(own).count();
            (namespace, first..next)
        })
    }
}

impl<E: Borrow<Entry> + Debug + Sync> Findings for Vec<E> {
    fn count(&self) -> usize {
        self.len()
    }

    fn head(&self, number: usize) -> Head<'_> {
        let Entry { rule, severity, namespace, kind, object, waived, .. } = self[number].borrow();
        Head { rule, severity: *severity, namespace, kind: *kind, object, waived: *waived }
    }

    fn entry(&self, number: usize) -> Entry {
        self[number].borrow().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn every_finding_is_in_its_namespace() {
        let mut entries = fixture::entries();
        entries[4..].iter_mut().for_each(|entry| entry.namespace = "tidy".to_owned());
        let mut report = fixture::of(entries);
        let quiet = Namespace { name: "quiet".to_owned(), ..report.namespaces[0].clone() };
        report.namespaces.insert(1, quiet);
        let found: Vec<_> = report.by_namespace().map(|(space, numbers)| (&*space.name, numbers)).collect();
        assert_eq!(found, [("hengyuan", 0..4), ("quiet", 4..4), ("tidy", 4..6)]);
    }
}
