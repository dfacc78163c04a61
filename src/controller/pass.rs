use std::sync::Arc;

use jiff::Timestamp;
use smol_str::SmolStr;

use super::clock::Clock;
use super::desired::Desired;
use super::metrics::{Figures, Metrics};
use super::queue::{Job, News, Queue, Rank};
use super::store::{Held, Snapshot, Store};
use crate::api::{Severity, Verdict};
use crate::engine::{self, Evaluation, Status};
use crate::finding::ObjectId;
use crate::world::{Builder, Draft, World};

/// How many writes of a pass wait at a time. What is over is found again when these are done, by
/// another pass: that bounds the memory, and an old verdict does not wait for long.
const AT_A_TIME: usize = 8192;
/// The urgency of a status without a finding.
const CALM: Rank = 5;

/// What a pass works with.
#[derive(Debug)]
pub(super) struct Judging {
    pub(super) store: Arc<Store>,
    pub(super) queue: Arc<Queue>,
    pub(super) clock: Arc<Clock>,
    pub(super) metrics: Arc<Metrics>,
}

/// What a pass says about its namespace.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// The instant of the judgement.
    pub(super) at: Timestamp,
    /// When it can change without an event.
    pub(super) next: Option<Timestamp>,
    /// More differs than may wait at a time.
    pub(super) unfinished: bool,
    /// There is nothing to judge.
    pub(super) empty: bool,
}

/// A status that differs from the one seen.
struct Difference {
    rank: Rank,
    held: usize,
    object: Option<ObjectId>,
}

impl Judging {
    /// Judges a namespace. If this replica writes, what differs is queued.
    pub(super) fn pass(&self, namespace: &SmolStr, writes: bool) -> Judged {
        let at = self.clock.now();
        // From here on nothing is written that an earlier pass found.
        self.queue.replace(namespace, Vec::new());
        let Some(snapshot) = self.store.snapshot(namespace) else {
            self.metrics.forget(namespace);
            return Judged { at, next: None, unfinished: false, empty: true };
        };
        let world = world(&snapshot);
        let evaluation = engine::evaluate(&world, at);
        let mut figures = Figures::of(&evaluation);
        let mut differences = differences(&evaluation, &snapshot, at, &mut figures);
        figures.expire(&evaluation);
        let unfinished = writes && differences.len() > AT_A_TIME;
        if writes {
            differences.sort_by_key(|difference| (difference.rank, difference.held));
            differences.truncate(AT_A_TIME);
            let jobs = differences.into_iter().map(|difference| job(&evaluation, &snapshot, at, &difference));
            self.queue.replace(namespace, jobs.collect());
        }
        let next = evaluation.next_transition();
        self.metrics.remember(namespace, figures);
        Judged { at, next, unfinished, empty: false }
    }
}

fn world(snapshot: &Snapshot) -> World {
    let mut builder = Builder::new(snapshot.namespace.clone());
    for (origin, held) in (0_u32..).zip(&snapshot.objects) {
        builder.add(origin, Draft::clone(&held.object.draft));
    }
    builder.build()
}

fn differences(
    evaluation: &Evaluation<'_>,
    snapshot: &Snapshot,
    at: Timestamp,
    figures: &mut Figures,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    for object in evaluation.world().objects() {
        let number = evaluation.world().meta(object).origin as usize;
        let held = &snapshot.objects[number];
        let desired = desired(evaluation, held, Some(object), at);
        figures.count(held.kind, &desired.status, Some(evaluation.world().name(object)));
        if held.wants(desired.content) {
            differences.push(Difference {
                rank: rank(evaluation, object, &desired.status),
                held: number,
                object: Some(object),
            });
        }
    }
    for (number, held) in
        snapshot.objects.iter().enumerate().filter(|(_, held)| held.object.refusal.is_some())
    {
        let desired = desired(evaluation, held, None, at);
        figures.refuse(held.kind);
        figures.count(held.kind, &desired.status, None);
        if held.wants(desired.content) {
            differences.push(Difference { rank: 0, held: number, object: None });
        }
    }
    differences
}

fn desired(evaluation: &Evaluation<'_>, held: &Held, object: Option<ObjectId>, at: Timestamp) -> Desired {
    let refusal = held.object.refusal.as_deref().unwrap_or_default();
    match object {
        Some(object) => Desired::complete(evaluation.status(object), held.object.generation, held.seen(), at),
        None => Desired::refused(held.kind, &held.object, refusal, held.seen(), at),
    }
}

// The gravest finding on an object, or below a department.
fn rank(evaluation: &Evaluation<'_>, object: ObjectId, status: &Status) -> Rank {
    let own = evaluation.of(object).find(|finding| !finding.waived).map(|finding| finding.severity);
    let below = match status {
        Status::Department(status) => {
            let counts = status.subtree.findings;
            let counts = [counts.critical, counts.high, counts.medium, counts.low, counts.info];
            Severity::ALL.into_iter().zip(counts).find(|(_, count)| *count > 0).map(|(severity, _)| severity)
        }
        _ => None,
    };
    own.into_iter().chain(below).min().map_or(CALM, |severity| severity as Rank)
}

fn job(
    evaluation: &Evaluation<'_>,
    snapshot: &Snapshot,
    at: Timestamp,
    difference: &Difference,
) -> (Rank, Job) {
    let held = &snapshot.objects[difference.held];
    let desired = desired(evaluation, held, difference.object, at);
    let job = Job {
        key: held.key(&snapshot.namespace),
        pass: snapshot.pass,
        object: Arc::clone(&held.object),
        content: desired.content,
        status: serde_json::to_string(&desired.status).expect("a status is plain data"),
        news: news(held, &desired),
    };
    (difference.rank, job)
}

// Nothing is news about an object that had no verdict.
fn news(held: &Held, desired: &Desired) -> Option<News> {
    let (before, _) = held.seen().condition("Compliant")?;
    let compliant = desired.compliant()?;
    (before != compliant.status).then(|| News {
        before,
        verdict: desired.status.common().verdict.unwrap_or(Verdict::Unknown),
        reason: compliant.reason.clone(),
        message: compliant.message.clone(),
    })
}
