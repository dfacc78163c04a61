//! What Linux says of a process.

use std::fs;

/// Seconds of CPU used so far, user and system; the clock ticks a hundred times a second.
pub fn cpu(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name of the program stands in parentheses and may hold anything; numbers follow.
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2);
    ticks.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Seconds of CPU that this program used so far.
pub fn own_cpu() -> f64 {
    cpu(std::process::id())
}

/// Megabytes of RAM.
pub fn resident(pid: u32) -> f64 {
    megabytes(pid, "VmRSS:")
}

/// The most megabytes of RAM since the start, or since `forget_peak`.
pub fn peak(pid: u32) -> f64 {
    megabytes(pid, "VmHWM:")
}

/// Begins another peak.
pub fn forget_peak(pid: u32) {
    fs::write(format!("/proc/{pid}/clear_refs"), "5").expect("a process of ours");
}

fn megabytes(pid: u32, field: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}
