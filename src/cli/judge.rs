use jiff::Timestamp;
use rayon::prelude::*;

use super::load::Input;
use super::when::When;
use crate::engine::{self, Evaluation};
use crate::finding::ObjectId;
use crate::manifest::{DocRef, Namespace};
use crate::report::{self, Coverage, Findings, Report};
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

    /// What was judged and how far it is covered.
    pub(super) fn summary(&self) -> report::Namespace {
        let (world, totals) = (&self.namespace.world, self.evaluation.totals());
        report::Namespace {
            name: world.namespace.to_string(),
            objects: world.len(),
            coverage: Coverage {
                required: totals.pairs_required as usize,
                covered: totals.pairs_covered as usize,
                blind_spots: totals.blind_spots as usize,
            },
        }
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

/// A report of what the evaluations say. What could not be judged is for the caller to add.
pub(super) fn report<'a>(judged: &[Judged<'_>], at: When, findings: impl Findings + 'a) -> Report<'a> {
    Report {
        at: instant(judged, at),
        namespaces: judged.iter().map(Judged::summary).collect(),
        skipped: 0,
        findings: Box::new(findings),
        problems: Vec::new(),
    }
}

/// The instant of the judgement; a day begins at several, of which the first is told.
pub(super) fn instant(judged: &[Judged<'_>], at: When) -> Timestamp {
    let instants = judged.iter().map(|judged| at.instant(&judged.namespace.world.settings));
    instants.min().unwrap_or_else(|| at.instant(&Settings::generic()))
}
