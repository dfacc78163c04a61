//! On what the figures were taken.

use std::fs;
use std::thread::available_parallelism;

use crate::cluster::Cluster;
use crate::{process, table};

/// Prints what a reader needs to compare figures.
pub fn print(cluster: &Cluster, namespaces: usize) {
    let cores = available_parallelism().map_or(0, usize::from);
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    let model = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown");
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    table::heading("the machine");
    table::row("processor", model.trim_start_matches(['\t', ' ', ':']), "");
    table::row("cores, for the server and the controller", &cores.to_string(), "");
    table::row("load before, by others too", load.split(' ').next().unwrap_or_default(), "below 1");
    table::row("build", &format!("{} {profile}", env!("CARGO_PKG_VERSION")), "");
    table::row("objects", &cluster.len().to_string(), "");
    table::row("of these without a status", &cluster.blank().to_string(), "");
    table::row("namespaces", &namespaces.to_string(), "");
    table::row("memory of the server", &megabytes(process::resident(std::process::id())), "");
}

/// An amount of memory.
pub fn megabytes(amount: f64) -> String {
    format!("{amount:.0} MB")
}
