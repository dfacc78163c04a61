//! The controller of all namespaces that the rest is measured of.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::bench::Bench;
use crate::control_plane::Part;
use crate::process;
use crate::round::Begun;
use crate::running::replica::Replica;
use crate::scrape::Scrape;
use crate::table;

/// So long nothing may change before everything is taken to be done.
const CALM: Duration = Duration::from_secs(3);
const PATIENCE: Duration = Duration::from_secs(600);

/// A replica with the default flags, and when it was started.
pub struct Leader {
    pub replica: Replica,
    /// The audit log before it.
    pub mark: usize,
    pub begun: Begun,
}

impl Leader {
    pub fn start(bench: &Bench) -> Self {
        let mark = bench.plane.audit().mark();
        let begun = Begun::now(bench);
        let replica = Replica::start(&bench.plane, &["--clock-file", bench.clock()]);
        replica.is_ready();
        eprintln!("one controller of all namespaces: first lists after {:.1} s", begun.seconds());
        Self { replica, mark, begun }
    }

    /// Prints what it holds after its first lists and passes, and whether it had to write.
    pub fn first_list(&self, bench: &Bench, namespaces: usize) {
        settled(&self.replica, true, namespaces);
        let pid = self.replica.pid();
        table::heading("one controller of all namespaces, when everything is judged");
        let writes = scrape(&self.replica).sum("noblindspot_status_writes_total", "");
        table::row("statuses it wrote", &format!("{writes:.0}"), "0 after the turns");
        table::row("memory", &megabytes(process::resident(pid)), "300 MB");
        table::row("peak of it", &megabytes(process::peak(pid)), "");
        let server = bench.server_memory(Part::ApiServer);
        table::row("for comparison: memory of the API server", &megabytes(server), "");
    }
}

pub fn megabytes(amount: f64) -> String {
    format!("{amount:.0} MB")
}

/// Waits until a replica knows everything and nothing happens any more.
pub fn settled(replica: &Replica, leads: bool, passes: usize) {
    let (start, mut since, mut known) = (Instant::now(), Instant::now(), String::new());
    while since.elapsed() < CALM {
        assert!(start.elapsed() < PATIENCE, "nothing settles: {known}\n{}", replica.words());
        sleep(Duration::from_millis(250));
        let text = scrape(replica);
        let [judged, writes, listed] = [
            text.sum("noblindspot_passes_total", "\"ok\""),
            text.sum("noblindspot_status_writes_total", ""),
            text.sum("noblindspot_watch_events_total", ""),
        ];
        let [leader, dirty] =
            ["noblindspot_leader", "noblindspot_dirty_namespaces"].map(|name| text.sum(name, ""));
        let now =
            format!("{judged} passes, {writes} writes, {listed} events, leader {leader}, dirty {dirty}");
        let done = judged >= passes as f64 && dirty == 0.0 && (leader > 0.0) == leads;
        if now != known || !done {
            (known, since) = (now, Instant::now());
        }
    }
}

pub fn scrape(replica: &Replica) -> Scrape {
    Scrape(replica.get("/metrics").1)
}
