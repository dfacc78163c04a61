use std::fmt;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, NoLabelSet};
use prometheus_client::metrics::MetricType;

/// What the system says of this process, read at each scrape; nothing where there is no `/proc`.
#[derive(Debug)]
pub(super) struct Process;

struct Usage {
    cpu_seconds: f64,
    resident_bytes: f64,
    started: f64,
}

impl Collector for Process {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let Some(usage) = usage() else { return Ok(()) };
        encoder
            .encode_descriptor(
                "process_cpu_seconds",
                "CPU time used, user and system",
                None,
                MetricType::Counter,
            )?
            .encode_counter::<NoLabelSet, _, f64>(&usage.cpu_seconds, None)?;
        let gauges = [
            ("process_resident_memory_bytes", "Memory held in RAM", usage.resident_bytes),
            ("process_start_time_seconds", "When the process started, as a Unix time", usage.started),
        ];
        for (name, help, value) in gauges {
            encoder.encode_descriptor(name, help, None, MetricType::Gauge)?.encode_gauge(&value)?;
        }
        Ok(())
    }
}

#[expect(clippy::cast_precision_loss, reason = "metrics are floating-point numbers")]
fn usage() -> Option<Usage> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program stands in parentheses and may hold anything; numbers follow.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let field = |number: usize| fields.get(number)?.parse::<u64>().ok();
    let ticks = rustix::param::clock_ticks_per_second() as f64;
    let system = std::fs::read_to_string("/proc/stat").ok()?;
    let booted: f64 = system.lines().find_map(|line| line.strip_prefix("btime "))?.trim().parse().ok()?;
    Some(Usage {
        cpu_seconds: (field(11)? + field(12)?) as f64 / ticks,
        resident_bytes: field(21)? as f64 * rustix::param::page_size() as f64,
        started: booted + field(19)? as f64 / ticks,
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn the_system_says_something_plausible() {
        let usage = super::usage().unwrap();
        assert!(usage.resident_bytes > 1e6 && usage.started > 1.6e9 && usage.cpu_seconds >= 0.0);
    }
}
