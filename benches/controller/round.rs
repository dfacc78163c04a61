//! One stretch of writing statuses, by the controller or by the bare loop.

use std::time::Instant;

use crate::bench::Bench;
use crate::control_plane::audit::Write;
use crate::process;

/// What it took.
#[derive(Clone, Copy, Default)]
pub struct Round {
    pub statuses: f64,
    /// From the start of the writer to the last answer.
    pub seconds: f64,
    /// From the first request to the last answer, as the API server tells.
    pub writing: f64,
    /// Seconds of CPU of the servers, and of the one who writes.
    pub server: f64,
    pub client: f64,
}

/// A round that has begun.
pub struct Begun {
    start: Instant,
    server: f64,
    own: f64,
}

impl Begun {
    pub fn now(bench: &Bench) -> Self {
        Self { server: bench.server_cpu(), own: process::own_cpu(), start: Instant::now() }
    }

    /// Since then.
    pub fn seconds(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    /// Ends it: `pid` wrote since it was started, or this program if there is none.
    pub fn end(&self, bench: &Bench, pid: Option<u32>, writes: &Writes) -> Round {
        let seconds = self.seconds();
        Round {
            statuses: writes.count as f64,
            seconds,
            writing: writes.seconds(),
            server: bench.server_cpu() - self.server,
            client: pid.map_or_else(|| process::own_cpu() - self.own, process::cpu),
        }
    }
}

impl Round {
    pub fn and(self, other: Self) -> Self {
        Self {
            statuses: self.statuses + other.statuses,
            seconds: self.seconds + other.seconds,
            writing: self.writing + other.writing,
            server: self.server + other.server,
            client: self.client + other.client,
        }
    }
}

/// The statuses that the audit log names.
#[derive(Default)]
pub struct Writes {
    pub count: usize,
    times: Option<(jiff::Timestamp, jiff::Timestamp)>,
}

impl Writes {
    /// Takes over those that the server took.
    pub fn note<'a>(&mut self, writes: impl Iterator<Item = &'a Write>) {
        for write in writes.filter(|write| write.subresource == "status" && write.code == 200) {
            let (first, last) = self.times.unwrap_or((write.received, write.answered));
            self.times = Some((first.min(write.received), last.max(write.answered)));
            self.count += 1;
        }
    }

    /// From the first request to the last answer.
    pub fn seconds(&self) -> f64 {
        self.times.map_or(f64::NAN, |(first, last)| last.duration_since(first).as_secs_f64())
    }
}
