//! A relist of everything: the API server is killed, and its watches cannot be resumed.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::bench::Bench;
use crate::control_plane::Part;
use crate::leader::{Leader, megabytes, scrape, settled};
use crate::process;
use crate::running::replica::Replica;
use crate::table;

const PATIENCE: Duration = Duration::from_secs(300);

/// Measures and prints.
pub fn measure(bench: &mut Bench, leader: &Leader, objects: usize) {
    eprintln!("a relist");
    let (replica, pid) = (&leader.replica, leader.replica.pid());
    let before = scrape(replica).sum("noblindspot_status_writes_total", "");
    let listed = listed(replica);
    process::forget_peak(pid);
    bench.plane.compact();
    bench.plane.kill(Part::ApiServer);
    let start = Instant::now();
    bench.plane.start_again(Part::ApiServer);
    bench.plane.wait_until_ready();
    let ready = start.elapsed();
    wait(replica, listed + objects as f64);
    let relisted = start.elapsed();
    settled(replica, true, 1);
    let writes = scrape(replica).sum("noblindspot_status_writes_total", "") - before;
    table::heading("a relist, after the API server was killed and started again");
    table::row("memory of the leader", &megabytes(process::resident(pid)), "300 MB");
    table::row("peak of it during the relist", &megabytes(process::peak(pid)), "");
    table::row("until the API server was ready", &format!("{:.1} s", ready.as_secs_f64()), "");
    table::row("until everything was listed", &format!("{:.1} s", relisted.as_secs_f64()), "");
    table::row("statuses written", &format!("{writes:.0}"), "0");
}

fn listed(replica: &Replica) -> f64 {
    scrape(replica).sum("noblindspot_watch_events_total", "\"listed\"")
}

fn wait(replica: &Replica, until: f64) {
    let start = Instant::now();
    while listed(replica) < until {
        assert!(start.elapsed() < PATIENCE, "{} of {until}\n{}", listed(replica), replica.words());
        sleep(Duration::from_millis(250));
    }
}
