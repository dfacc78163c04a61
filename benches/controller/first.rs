//! First statuses, by the controller.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::bench::Bench;
use crate::leader::Leader;
use crate::round::{Begun, Round, Writes};
use crate::running::replica::Replica;
use crate::table;

/// How long the statuses of an object may take at most.
const PATIENCE: Duration = Duration::from_secs(3600);

/// Starts a controller of one namespace, and ends it when it wrote so many statuses.
pub fn namespace(bench: &Bench, namespace: &str, statuses: usize) -> Round {
    let mark = bench.plane.audit().mark();
    let begun = Begun::now(bench);
    let arguments = ["--namespace", namespace, "--leader-elect=false", "--clock-file", bench.clock()];
    let replica = Replica::start(&bench.plane, &arguments);
    let writes = written(bench, &replica, mark, statuses);
    let round = begun.end(bench, Some(replica.pid()), &writes);
    replica.kill();
    round
}

/// Waits until the leader wrote so many statuses since it was started.
pub fn whole(bench: &Bench, leader: &Leader, statuses: usize) {
    let writes = written(bench, &leader.replica, leader.mark, statuses);
    let round = leader.begun.end(bench, Some(leader.replica.pid()), &writes);
    table::heading("first convergence of all, by one controller");
    let per = |seconds: f64| format!("{:.0}", round.statuses / seconds);
    let milliseconds = |seconds: f64| format!("{:.2} ms", seconds * 1e3 / round.statuses);
    table::row("from its start to the last status", &format!("{:.1} s", round.seconds), "");
    table::row("statuses a second, start and first lists included", &per(round.seconds), "");
    table::row("statuses a second, while it writes", &per(round.writing), "");
    table::row("CPU of the servers a status", &milliseconds(round.server), "");
    table::row("CPU of the controller a status", &milliseconds(round.client), "");
}

// The audit log tells it, a moment after the server answered.
fn written(bench: &Bench, replica: &Replica, mark: usize, statuses: usize) -> Writes {
    let (audit, mut mark) = (bench.plane.audit(), mark);
    let (mut writes, start) = (Writes::default(), Instant::now());
    while writes.count < statuses {
        assert!(start.elapsed() < PATIENCE, "{} of {statuses}\n{}", writes.count, replica.words());
        sleep(Duration::from_millis(20));
        let (more, end) = audit.after(mark);
        writes.note(more.iter().filter(|write| replica.wrote(write)));
        mark = end;
    }
    writes
}
