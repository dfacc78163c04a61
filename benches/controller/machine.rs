//! On what the figures were taken.

use std::fs;
use std::thread::available_parallelism;

use crate::bench::Bench;
use crate::table;

/// Prints what a reader needs to compare figures.
pub fn print(bench: &Bench, objects: usize) {
    let version = bench.runtime.block_on(bench.version());
    let cores = available_parallelism().map_or(0, usize::from);
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    let memory = field("/proc/meminfo", "MemTotal").split(' ').next().and_then(|kb| kb.parse::<f64>().ok());
    table::heading("the machine");
    table::row("processor", &field("/proc/cpuinfo", "model name"), "");
    table::row("cores, for the servers, the controller and this program", &cores.to_string(), "");
    table::row("memory", &format!("{:.1} GB", memory.unwrap_or(f64::NAN) / 1e6), "");
    table::row("API server, without fsync", &version, "");
    table::row("build", &format!("{} {profile}", env!("CARGO_PKG_VERSION")), "");
    table::row("objects, in 12 namespaces", &objects.to_string(), "");
}

impl Bench {
    async fn version(&self) -> String {
        let version = self.plane.client().await.apiserver_version().await;
        version.expect("the server says its version").git_version
    }
}

fn field(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.map_or_else(|| "unknown".into(), |line| line.trim_start_matches([':', '\t', ' ']).to_owned())
}
