use jiff::Timestamp;
use rayon::prelude::*;

use super::load::{Input, of_place};
use super::selection::Selection;
use super::when::When;
use crate::engine::{self, Evaluation};
use crate::finding::{Finding, ObjectId};
use crate::manifest::{DocRef, Namespace, Place, Show, Sources};
use crate::report::{self, Coverage, Entry, Related, Report};
use crate::rules::{self, Rule};
use crate::world::Settings;

/// A namespace and the verdict on it.
#[derive(Debug)]
pub(super) struct Judged<'l> {
    pub(super) namespace: &'l Namespace,
    pub(super) evaluation: Evaluation<'l>,
}

impl<'l> Judged<'l> {
    /// Judges one namespace.
    pub(super) fn of(namespace: &'l Namespace, at: When) -> Self {
        let world = &namespace.world;
        Self { namespace, evaluation: engine::evaluate(world, at.instant(&world.settings)) }
    }

    /// The objects, by kind and name, and where they are written.
    pub(super) fn objects(&self) -> impl Iterator<Item = (ObjectId, DocRef)> {
        self.namespace.world.objects().map(|object| (object, self.namespace.origin(object)))
    }
}

/// Judges every namespace; they know nothing of each other, so each may have a thread.
pub(super) fn evaluate(input: &Input, at: When) -> Vec<Judged<'_>> {
    input.loaded.namespaces.par_iter().map(|namespace| Judged::of(namespace, at)).collect()
}

/// What the evaluations say, with names and places, of the rules that the user wants to hear. What
/// could not be judged is for the caller to add.
pub(super) fn report(
    sources: &Sources,
    judged: &[Judged<'_>],
    at: When,
    selection: &Selection<'_>,
    show: Show,
) -> Report {
    let told: Vec<Told<'_>> = judged.iter().flat_map(|judged| told(judged, selection)).collect();
    Report { entries: entries(sources, &told, show), ..summaries(judged, at) }
}

/// The same of one namespace, with the places of those findings only that are `new`.
pub(super) fn changed(
    sources: &Sources,
    judged: &Judged<'_>,
    at: When,
    selection: &Selection<'_>,
    new: impl Fn(&Entry) -> bool,
) -> Report {
    let told: Vec<Told<'_>> = told(judged, selection).collect();
    let mut entries: Vec<Entry> = told.iter().map(|told| told.entry(&mut [])).collect();
    let numbers: Vec<usize> = (0..entries.len()).filter(|number| new(&entries[*number])).collect();
    let told: Vec<_> = numbers.iter().map(|number| told[*number]).collect();
    for (number, entry) in numbers.into_iter().zip(self::entries(sources, &told, Show::Line)) {
        entries[number] = entry;
    }
    Report { entries, ..summaries(std::slice::from_ref(judged), at) }
}

fn summaries(judged: &[Judged<'_>], at: When) -> Report {
    Report {
        at: instant(judged, at),
        namespaces: judged.iter().map(|judged| summary(&judged.evaluation)).collect(),
        skipped: 0,
        entries: Vec::new(),
        problems: Vec::new(),
    }
}

/// The instant of the judgement; a day begins at several, of which the first is told.
pub(super) fn instant(judged: &[Judged<'_>], at: When) -> Timestamp {
    let instants = judged.iter().map(|judged| at.instant(&judged.namespace.world.settings));
    instants.min().unwrap_or_else(|| at.instant(&Settings::generic()))
}

fn summary(evaluation: &Evaluation<'_>) -> report::Namespace {
    let totals = evaluation.totals();
    report::Namespace {
        name: evaluation.world().namespace.to_string(),
        objects: evaluation.world().len(),
        coverage: Coverage {
            required: totals.pairs_required as usize,
            covered: totals.pairs_covered as usize,
            blind_spots: totals.blind_spots as usize,
        },
    }
}

/// The findings with their places.
fn entries(sources: &Sources, told: &[Told<'_>], show: Show) -> Vec<Entry> {
    let wanted: Vec<_> = told.iter().flat_map(Told::wanted).collect();
    let mut places = sources.places(&wanted, show);
    // They come in the order wanted.
    let mut places = &mut *places;
    let mut own = Vec::with_capacity(told.len());
    for told in told {
        let (mine, others) = places.split_at_mut(told.wanted().count());
        own.push(mine);
        places = others;
    }
    told.par_iter().zip(own).map(|(told, places)| told.entry(places)).collect()
}

/// A finding that the user wants to hear of.
#[derive(Clone, Copy)]
struct Told<'a> {
    namespace: &'a Namespace,
    rule: &'static Rule,
    finding: &'a Finding,
}

fn told<'a>(judged: &'a Judged<'_>, selection: &'a Selection<'_>) -> impl Iterator<Item = Told<'a>> {
    judged.evaluation.findings().iter().filter_map(move |finding| {
        let rule = rules::find(finding.code).filter(|rule| selection.holds(rule))?;
        Some(Told { namespace: judged.namespace, rule, finding })
    })
}

impl<'a> Told<'a> {
    /// The places to show: that of the finding, then those that explain it.
    fn wanted(&self) -> impl Iterator<Item = (DocRef, &'a str)> {
        let Finding { object, field, related, .. } = self.finding;
        let related = related.iter().map(|related| (related.object, &*related.field));
        let namespace = self.namespace;
        // What concerns the whole object is shown where its name is.
        let shown = |field: &'a str| if field.is_empty() { "metadata.name" } else { field };
        std::iter::once((*object, &**field))
            .chain(related)
            .map(move |(object, field)| (namespace.origin(object), shown(field)))
    }

    /// The finding with its names, and with its places.
    fn entry(&self, places: &mut [Option<Place>]) -> Entry {
        let Self { namespace: Namespace { world, .. }, rule, finding } = self;
        let mut places = places.iter_mut();
        let mut place = || places.next().and_then(Option::take).map(of_place);
        Entry {
            rule,
            severity: finding.severity,
            namespace: world.namespace.to_string(),
            kind: finding.object.kind,
            object: world.name(finding.object).to_owned(),
            reason: finding.reason,
            subject: finding.subject.clone(),
            message: finding.message.clone(),
            field: finding.field.clone(),
            since: finding.since,
            waived: finding.waived,
            place: place(),
            related: finding.related.iter().map(|related| self.relation(related, place())).collect(),
        }
    }

    fn relation(&self, related: &crate::finding::Related, place: Option<report::Place>) -> Related {
        let object = format!("{}/{}", related.object.kind, self.namespace.world.name(related.object));
        Related { object, note: related.note.clone(), place }
    }
}
