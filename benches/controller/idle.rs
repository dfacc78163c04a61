//! A minute in which nobody does anything.

use std::thread::sleep;
use std::time::Duration;

use crate::bench::Bench;
use crate::control_plane::audit::Write;
use crate::leader::{Leader, settled};
use crate::process;
use crate::table;

const MINUTE: Duration = Duration::from_secs(60);

/// Measures and prints.
pub fn measure(bench: &Bench, leader: &Leader) {
    settled(&leader.replica, true, 1);
    eprintln!("an idle minute");
    let pid = leader.replica.pid();
    let (mark, used) = (bench.plane.audit().mark(), process::cpu(pid));
    sleep(MINUTE);
    let used = process::cpu(pid) - used;
    let writes = bench.plane.audit().since(mark);
    let count = |which: fn(&Write) -> bool| {
        let own = writes.iter().filter(|write| leader.replica.wrote(write));
        own.filter(|write| which(write)).count().to_string()
    };
    table::heading("an idle minute of the leader");
    table::row("CPU", &format!("{used:.2} s"), "about 0");
    table::row("statuses written", &count(|write| write.subresource == "status"), "0");
    table::row("events written", &count(|write| write.resource == "events"), "0");
    table::row("renewals of the lease", &count(|write| write.resource == "leases"), "30");
}
