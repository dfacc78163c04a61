use rayon::prelude::*;

use super::judge::Judged;
use super::load::of_place;
use super::selection::Selection;
use crate::finding::{self, Finding};
use crate::manifest::{DocRef, Namespace, Show, Sources, Spot};
use crate::report::{Entry, Findings, Head, Place, Related};
use crate::rules::{self, Rule};

/// The findings that the user wants to hear of, in order. Of each a few numbers are held; its names, texts
/// and places are put together when it is written.
#[derive(Debug)]
pub(super) struct Told<'a> {
    sources: &'a Sources,
    judged: &'a [Judged<'a>],
    keys: Vec<Key>,
    /// Of the findings whose places were looked for: their own, then those that explain it.
    spots: Vec<Option<Spot>>,
    show: Show,
}

/// A finding: its rule, which one of which namespace, and from where on its spots are.
#[derive(Clone, Copy, Debug)]
struct Key {
    rule: &'static Rule,
    namespace: u32,
    finding: u32,
    spots: u32,
}

/// A finding whose places were not looked for has its spots nowhere.
const NOWHERE: u32 = u32::MAX;

impl<'a> Told<'a> {
    /// What evaluations say of the rules that were asked for, without places.
    pub(super) fn of(sources: &'a Sources, judged: &'a [Judged<'a>], selection: &Selection<'_>) -> Self {
        let all = judged.iter().map(|judged| judged.evaluation.findings().len()).sum();
        let mut keys = Vec::with_capacity(all);
        for (namespace, judged) in (0..).zip(judged) {
            let findings = (0..).zip(judged.evaluation.findings());
            keys.extend(findings.filter_map(|(finding, said)| {
                let rule = rules::find(said.code).filter(|rule| selection.holds(rule))?;
                Some(Key { rule, namespace, finding, spots: NOWHERE })
            }));
        }
        Self { sources, judged, keys, spots: Vec::new(), show: Show::Position }
    }

    /// Looks for the places of the findings that `are_wanted`, by number.
    pub(super) fn find_places(&mut self, show: Show, are_wanted: impl Fn(usize) -> bool) {
        let mut wanted = Vec::with_capacity(self.keys.len());
        for number in (0..self.keys.len()).filter(|number| are_wanted(*number)) {
            self.keys[number].spots = u32::try_from(wanted.len()).unwrap_or(NOWHERE);
            let (namespace, finding) = self.at(number);
            wanted.extend(self::wanted(namespace, finding));
        }
        self.spots = self.sources.spots(&wanted);
        self.show = show;
    }

    /// All in full, with the places of those that are `new`.
    pub(super) fn entries(mut self, is_new: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        let entries: Vec<Entry> =
            (0..self.count()).into_par_iter().map(|number| self.entry(number)).collect();
        self.find_places(Show::Line, |number| is_new(&entries[number]));
        let placed = |(number, known): (usize, Entry)| {
            if self.keys[number].spots == NOWHERE { known } else { self.entry(number) }
        };
        entries.into_par_iter().enumerate().map(placed).collect()
    }

    fn at(&self, number: usize) -> (&'a Namespace, &'a Finding) {
        let key = self.keys[number];
        let judged = &self.judged[key.namespace as usize];
        (judged.namespace, &judged.evaluation.findings()[key.finding as usize])
    }

    fn places(&self, number: usize) -> impl Iterator<Item = Option<Place>> {
        let spots = self.spots.get(self.keys[number].spots as usize..).unwrap_or_default();
        spots.iter().map(|spot| self.sources.place_at((*spot)?, self.show).map(of_place))
    }
}

impl Findings for Told<'_> {
    fn count(&self) -> usize {
        self.keys.len()
    }

    fn head(&self, number: usize) -> Head<'_> {
        let (Namespace { world, .. }, finding) = self.at(number);
        Head {
            rule: self.keys[number].rule,
            severity: finding.severity,
            namespace: &world.namespace,
            kind: finding.object.kind,
            object: world.name(finding.object),
            waived: finding.waived,
        }
    }

    fn entry(&self, number: usize) -> Entry {
        let (namespace, finding) = self.at(number);
        let mut places = self.places(number);
        let mut place = || places.next().flatten();
        let Head { rule, severity, namespace: name, kind, object, waived } = self.head(number);
        Entry {
            rule,
            severity,
            namespace: name.to_owned(),
            kind,
            object: object.to_owned(),
            reason: finding.reason,
            subject: finding.subject.clone(),
            message: finding.message.clone(),
            field: finding.field.clone(),
            since: finding.since,
            waived,
            place: place(),
            related: finding.related.iter().map(|related| relation(namespace, related, place())).collect(),
        }
    }
}

fn relation(namespace: &Namespace, related: &finding::Related, place: Option<Place>) -> Related {
    let object = format!("{}/{}", related.object.kind, namespace.world.name(related.object));
    Related { object, note: related.note.clone(), place }
}

/// The fields to show: that of the finding, then those that explain it.
fn wanted<'a>(namespace: &'a Namespace, finding: &'a Finding) -> impl Iterator<Item = (DocRef, &'a str)> {
    let related = finding.related.iter().map(|related| (related.object, &*related.field));
    // What concerns the whole object is shown where its name is.
    let shown = |field: &'a str| if field.is_empty() { "metadata.name" } else { field };
    std::iter::once((finding.object, &*finding.field))
        .chain(related)
        .map(move |(object, field)| (namespace.origin(object), shown(field)))
}
