//! A relist of everything: every watch ends, and none can go on.

use std::time::Instant;

use crate::cluster::Cluster;
use crate::controller::Controller;
use crate::first::seconds;
use crate::machine::megabytes;
use crate::{process, table};

/// Measures and prints.
pub fn measure(controller: &Controller, cluster: &Cluster) {
    eprintln!("a relist");
    let (pid, before) = (controller.pid(), controller.scrape());
    let listed = before.sum("noblindspot_watch_events_total", "\"listed\"");
    let writes = before.sum("noblindspot_status_writes_total", "");
    drop(before);
    process::forget_peak(pid);
    let (start, cpu) = (Instant::now(), process::cpu(pid));
    cluster.expire();
    controller.settles(listed + cluster.len() as f64, 0, 0);
    let (took, cpu) = (start.elapsed(), process::cpu(pid) - cpu);
    let writes = controller.scrape().sum("noblindspot_status_writes_total", "") - writes;
    table::heading("a relist of everything");
    table::row("until all is listed, to 2 s", &seconds(took), "");
    table::row("CPU of the controller", &format!("{cpu:.1} s"), "");
    table::row("memory of the controller", &megabytes(process::resident(pid)), "");
    table::row("peak of it during the relist", &megabytes(process::peak(pid)), "1500 MB");
    table::row("statuses written", &format!("{writes:.0}"), "0");
}
