//! The first lists, and what they bring about.

use std::time::Duration;

use crate::cluster::Cluster;
use crate::controller::Controller;
use crate::machine::megabytes;
use crate::{process, table};

/// Measures and prints.
pub fn measure(controller: &Controller, cluster: &Cluster, namespaces: usize) {
    let (objects, blank, pid) = (cluster.len(), cluster.blank(), controller.pid());
    controller.is_ready();
    let (listed, cpu) = (controller.started.elapsed(), process::cpu(pid));
    table::heading("the first lists");
    table::row("until all is listed", &seconds(listed), "");
    table::row("CPU of the controller", &format!("{cpu:.1} s"), "");
    table::row("memory of the controller", &megabytes(process::resident(pid)), "");
    table::row("peak of it", &megabytes(process::peak(pid)), "1500 MB");
    controller.settles(objects as f64, namespaces, blank);
    let scrape = controller.scrape();
    let writes = scrape.sum("noblindspot_status_writes_total", "");
    table::heading("when all is judged and written");
    table::row("since the start", &seconds(controller.started.elapsed()), "");
    table::row("CPU of the controller", &format!("{:.1} s", process::cpu(pid)), "");
    table::row("statuses written", &format!("{writes:.0}"), &blank.to_string());
    table::row("namespaces judged", &scrape.sum("noblindspot_passes_total", "").to_string(), "");
    table::row("memory of the controller", &megabytes(process::resident(pid)), "");
    table::row("peak of it", &megabytes(process::peak(pid)), "1500 MB");
}

/// A time.
pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
