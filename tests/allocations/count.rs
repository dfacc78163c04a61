//! The program itself, with an allocator that counts.

use std::alloc::System;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What stands before the counts on standard error.
const MARK: &str = "memory asked for: ";

/// How often memory was asked for, and how many bytes of it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Counts {
    pub(crate) allocations: f64,
    pub(crate) bytes: f64,
}

/// The binary as it is, and at its end the counts.
pub(crate) fn program() -> ExitCode {
    one_core();
    let code = noblindspot::cli::main();
    let stats = COUNTING.stats();
    eprintln!("{MARK}{} {}", stats.allocations + stats.reallocations, stats.bytes_allocated);
    code
}

/// Threads that share work grow lists by turns that no two runs repeat: there is to be one of each kind.
#[cfg(target_os = "linux")]
fn one_core() {
    let may = rustix::thread::sched_getaffinity(None).expect("the cores of this process");
    let core = (0..rustix::thread::CpuSet::MAX_CPU).find(|core| may.is_set(*core)).expect("a core");
    let mut one = rustix::thread::CpuSet::new();
    one.set(core);
    rustix::thread::sched_setaffinity(None, &one).expect("one core of those");
}

#[cfg(not(target_os = "linux"))]
fn one_core() {}

impl Counts {
    /// What the program said.
    pub(crate) fn read(said: &str) -> Option<Self> {
        let (allocations, bytes) = said.split(MARK).nth(1)?.trim().split_once(' ')?;
        Some(Self { allocations: allocations.parse().ok()?, bytes: bytes.parse().ok()? })
    }

    pub(crate) fn less(self, other: Self) -> Self {
        Self { allocations: self.allocations - other.allocations, bytes: self.bytes - other.bytes }
    }

    /// For one of so many, in hundredths.
    pub(crate) fn over(self, objects: usize) -> Self {
        let objects = f64::from(u32::try_from(objects).expect("a few thousand"));
        let share = |value: f64| (value / objects * 100.0).round() / 100.0;
        Self { allocations: share(self.allocations), bytes: share(self.bytes) }
    }
}
