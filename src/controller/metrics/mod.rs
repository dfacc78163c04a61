//! What Prometheus reads: counters of what happened, gauges of what the last passes saw. Labels name
//! kinds, rules, severities, namespaces and departments; never people.

mod collector;
mod figures;
mod pauses;
mod process;

use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;
use smol_str::SmolStr;

use super::leader::Leadership;
use crate::api::Kind;
pub(super) use figures::Figures;
use pauses::Pauses;

/// The media type of a scrape.
pub(super) const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

type ByNamespace = BTreeMap<SmolStr, Figures>;
type Labels<const N: usize> = [(&'static str, &'static str); N];
type Counters<const N: usize> = Family<Labels<N>, Counter>;

/// What the last pass of each namespace counted.
#[derive(Debug, Default)]
struct Held(Mutex<ByNamespace>);

impl Held {
    fn lock(&self) -> MutexGuard<'_, ByNamespace> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All metrics.
#[derive(Debug)]
pub(super) struct Metrics {
    registry: Registry,
    held: Arc<Held>,
    leader: Gauge,
    leader_transitions: Counter,
    shards: Gauge,
    shards_held: Gauge,
    dirty: Gauge,
    passes: Counters<1>,
    pass_duration: Histogram,
    last_pass: Gauge<f64, AtomicU64>,
    writes: Counters<2>,
    write_duration: Histogram,
    events: Counters<1>,
    watch_events: Counters<2>,
    watch_errors: Counters<1>,
    pauses: Pauses,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let mut registry = Registry::default();
        let held = Arc::new(Held::default());
        registry.register_collector(Box::new(Arc::clone(&held)));
        registry.register_collector(Box::new(process::Process));
        let build = Family::<Labels<1>, Gauge>::default();
        build.get_or_create(&[("version", env!("CARGO_PKG_VERSION"))]).set(1);
        registry.register("noblindspot_build_info", "The version that runs", build);
        let durations = || Histogram::new(exponential_buckets(0.001, 2.0, 15));
        let metrics = Self {
            held,
            leader: Gauge::default(),
            leader_transitions: Counter::default(),
            shards: Gauge::default(),
            shards_held: Gauge::default(),
            dirty: Gauge::default(),
            passes: Family::default(),
            pass_duration: durations(),
            last_pass: Gauge::default(),
            writes: Family::default(),
            write_duration: durations(),
            events: Family::default(),
            watch_events: Family::default(),
            watch_errors: Family::default(),
            pauses: Pauses::default(),
            registry: Registry::default(),
        };
        metrics.register(&mut registry);
        metrics.start_at_zero();
        Self { registry, ..metrics }
    }

    fn register(&self, registry: &mut Registry) {
        registry.register("noblindspot_leader", "Whether this replica writes", self.leader.clone());
        registry.register(
            "noblindspot_leader_transitions",
            "How often this replica began or ceased to write",
            self.leader_transitions.clone(),
        );
        registry.register(
            "noblindspot_shards",
            "Into how many shards namespaces are divided",
            self.shards.clone(),
        );
        registry.register(
            "noblindspot_shards_held",
            "Shards that this replica writes",
            self.shards_held.clone(),
        );
        registry.register(
            "noblindspot_dirty_namespaces",
            "Namespaces that wait to be judged",
            self.dirty.clone(),
        );
        registry.register("noblindspot_passes", "Judgements of a namespace", self.passes.clone());
        registry.register(
            "noblindspot_pass_duration_seconds",
            "How long the judgement of a namespace takes",
            self.pass_duration.clone(),
        );
        registry.register(
            "noblindspot_last_pass_timestamp_seconds",
            "When the last judgement ended",
            self.last_pass.clone(),
        );
        registry.register(
            "noblindspot_status_writes",
            "Statuses sent to the API server",
            self.writes.clone(),
        );
        registry.register(
            "noblindspot_status_write_duration_seconds",
            "How long the write of a status takes",
            self.write_duration.clone(),
        );
        registry.register("noblindspot_events", "Events about a change of verdict", self.events.clone());
        registry.register(
            "noblindspot_watch_events",
            "What the watches delivered",
            self.watch_events.clone(),
        );
        registry.register("noblindspot_watch_errors", "Failures of the watches", self.watch_errors.clone());
        self.pauses.register(registry);
    }

    // A counter that begins with its first event hides that event from `rate`.
    fn start_at_zero(&self) {
        for result in ["ok", "failed"] {
            drop(self.passes.get_or_create(&[("result", result)]));
        }
        for result in ["published", "dropped", "failed"] {
            drop(self.events.get_or_create(&[("result", result)]));
        }
        for kind in Kind::ALL {
            drop(self.watch_errors.get_or_create(&[("kind", kind.name())]));
            for result in ["ok", "conflict", "gone", "failed"] {
                drop(self.writes.get_or_create(&[("kind", kind.name()), ("result", result)]));
            }
            for type_ in ["applied", "deleted", "listed"] {
                drop(self.watch_events.get_or_create(&[("kind", kind.name()), ("type", type_)]));
            }
        }
    }

    /// The text of a scrape; the figures that change by themselves are given.
    pub(super) fn scrape(&self, leadership: &Leadership, dirty: usize) -> String {
        self.leader.set(leadership.leads().into());
        if let Some(holding) = leadership.holding() {
            let held = if leadership.holds() { holding.len() } else { 0 };
            self.shards.set(holding.number().get().into());
            self.shards_held.set(i64::try_from(held).unwrap_or(i64::MAX));
        }
        self.dirty.set(i64::try_from(dirty).unwrap_or(i64::MAX));
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("a text takes any text");
        text
    }

    pub(super) fn remember(&self, namespace: &SmolStr, figures: Figures) {
        self.held.lock().insert(namespace.clone(), figures);
    }

    pub(super) fn forget(&self, namespace: &SmolStr) {
        self.held.lock().remove(namespace);
    }

    pub(super) fn leadership_changed(&self) {
        self.leader_transitions.inc();
    }

    pub(super) fn passed(&self, took: Duration) {
        self.passes.get_or_create(&[("result", "ok")]).inc();
        self.pass_duration.observe(took.as_secs_f64());
        let now = Timestamp::now().as_duration().as_secs_f64();
        self.last_pass.set(now);
    }

    pub(super) fn pass_failed(&self) {
        self.passes.get_or_create(&[("result", "failed")]).inc();
    }

    pub(super) fn wrote(&self, kind: Kind, result: &'static str, took: Duration) {
        self.writes.get_or_create(&[("kind", kind.name()), ("result", result)]).inc();
        self.write_duration.observe(took.as_secs_f64());
    }

    pub(super) fn event(&self, result: &'static str) {
        self.events.get_or_create(&[("result", result)]).inc();
    }

    pub(super) fn watched(&self, kind: Kind, type_: &'static str) {
        self.watch_events.get_or_create(&[("kind", kind.name()), ("type", type_)]).inc();
    }

    /// A task kept its thread for a time.
    pub(super) fn kept(&self, task: &'static str, time: Duration) {
        self.pauses.note(task, time);
    }

    pub(super) fn watch_failed(&self, kind: Kind) {
        self.watch_errors.get_or_create(&[("kind", kind.name())]).inc();
    }
}
