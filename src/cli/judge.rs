use jiff::Timestamp;
use rayon::prelude::*;

use super::load::Loaded;
use super::selection::Selection;
use super::when::When;
use crate::engine::{self, Evaluation};
use crate::finding::{Finding, ObjectId, Related};
use crate::report::{self, Coverage, Entry, Namespace, Report};
use crate::rules;
use crate::world::{Settings, World};

/// Judges every namespace; they know nothing of each other, so each may have a thread.
pub(super) fn evaluate(loaded: &Loaded, at: When) -> Vec<Evaluation<'_>> {
    loaded.worlds.par_iter().map(|world| engine::evaluate(world, at.instant(&world.settings))).collect()
}

/// What the evaluations say, with names and places, of the rules that the user wants to hear.
pub(super) fn report(
    loaded: &Loaded,
    evaluations: &[Evaluation<'_>],
    at: When,
    selection: &Selection<'_>,
) -> Report {
    Report {
        at: instant(evaluations, at),
        namespaces: evaluations.iter().map(namespace).collect(),
        skipped: loaded.skipped,
        entries: evaluations
            .par_iter()
            .flat_map(|evaluation| entries(loaded, evaluation, selection))
            .collect(),
        problems: loaded.problems.clone(),
    }
}

/// The instant of the judgement; a day begins at several, of which the first is told.
fn instant(evaluations: &[Evaluation<'_>], at: When) -> Timestamp {
    let instants = evaluations.iter().map(|evaluation| at.instant(&evaluation.world().settings));
    instants.min().unwrap_or_else(|| at.instant(&Settings::generic()))
}

fn namespace(evaluation: &Evaluation<'_>) -> Namespace {
    let totals = evaluation.totals();
    Namespace {
        name: evaluation.world().namespace.to_string(),
        objects: evaluation.world().len(),
        coverage: Coverage {
            required: totals.pairs_required as usize,
            covered: totals.pairs_covered as usize,
            blind_spots: totals.blind_spots as usize,
        },
    }
}

fn entries<'a>(
    loaded: &'a Loaded,
    evaluation: &'a Evaluation<'_>,
    selection: &'a Selection<'_>,
) -> impl ParallelIterator<Item = Entry> + 'a {
    evaluation.findings().par_iter().filter_map(move |finding| {
        let rule = rules::find(finding.code).filter(|rule| selection.holds(rule))?;
        Some(entry(loaded, evaluation.world(), rule, finding))
    })
}

fn entry(loaded: &Loaded, world: &World, rule: &'static rules::Rule, finding: &Finding) -> Entry {
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
        place: place(loaded, world, finding.object, &finding.field),
        related: finding.related.iter().map(|related| relation(loaded, world, related)).collect(),
    }
}

fn relation(loaded: &Loaded, world: &World, related: &Related) -> report::Related {
    report::Related {
        object: format!("{}/{}", related.object.kind, world.name(related.object)),
        note: related.note.clone(),
        place: place(loaded, world, related.object, &related.field),
    }
}

fn place(loaded: &Loaded, world: &World, object: ObjectId, field: &str) -> Option<report::Place> {
    loaded.place(world.meta(object).origin, field)
}
