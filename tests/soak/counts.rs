//! How often something was done or happened in a run; printed at its end.

use std::collections::BTreeMap;
use std::fmt;

use crate::control_plane::audit::Write;
use crate::fleet::CONCURRENCY;
use crate::terms::prove;

/// Counts by what was counted.
#[derive(Debug, Default)]
pub(crate) struct Counts(BTreeMap<String, usize>);

impl Counts {
    /// One more.
    pub(crate) fn one(&mut self, what: &str) {
        self.add(what, 1);
    }

    /// More of them.
    pub(crate) fn add(&mut self, what: &str, number: usize) {
        *self.0.entry(what.to_owned()).or_default() += number;
    }

    /// How the writes of the controller ended, and who held the Lease meanwhile, once that is proved to
    /// be in order.
    #[track_caller]
    pub(crate) fn writes(&mut self, writes: &[Write]) {
        let proof = prove(writes, CONCURRENCY);
        self.add("takeovers", proof.takeovers);
        self.add("late writes", proof.late);
        let ours = writes.iter().filter(|write| write.user_agent.starts_with("noblindspot/"));
        for write in ours.filter(|write| write.subresource == "status") {
            match write.code {
                200 => self.one("statuses"),
                409 => self.one("conflicts"),
                404 => self.one("statuses of the gone"),
                code => self.one(&format!("statuses answered with {code}")),
            }
        }
    }

    /// Says it on the standard output, which `cargo test` shows when asked to.
    #[expect(clippy::print_stdout, reason = "`make soak` prints what was done")]
    pub(crate) fn print(&self, test: &str, seed: u64) {
        println!("{test}, seed {seed}: {self}");
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<_> = self.0.iter().map(|(what, number)| format!("{number} {what}")).collect();
        f.write_str(&parts.join(", "))
    }
}
