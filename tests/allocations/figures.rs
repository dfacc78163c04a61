//! The recorded figures.

use std::fs;

use serde::{Deserialize, Serialize};

use crate::count::Counts;

const RECORD: &str = "tests/allocations/figures.json";
/// How much more than recorded is let pass.
const GROWTH: f64 = 1.05;

/// What `check` asks for.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Figures {
    /// With a single object: what every start costs.
    pub(crate) start: Counts,
    /// For each object, where a hundred share a file.
    pub(crate) object_of_hundred: Counts,
    /// For each object, where each has a file of its own.
    pub(crate) object_alone: Counts,
}

/// Holds the figures to the recorded ones, or records them.
pub(crate) fn hold(now: &Figures) {
    if std::env::var_os("UPDATE").is_some() {
        let text = serde_json::to_string_pretty(now).expect("JSON") + "\n";
        fs::write(RECORD, text).expect("a writable record");
    }
    let text = fs::read_to_string(RECORD).expect("a record");
    let before: Figures = serde_json::from_str(&text).expect("figures");
    let grown = [
        grown("a start", before.start, now.start),
        grown("an object of a file of a hundred", before.object_of_hundred, now.object_of_hundred),
        grown("an object with a file of its own", before.object_alone, now.object_alone),
    ];
    let grown: Vec<String> = grown.into_iter().flatten().collect();
    assert!(
        grown.is_empty(),
        "{}\nbring it down, or record it by `UPDATE=1 cargo test --test allocations` and say what it buys",
        grown.join("\n")
    );
}

/// What has grown too much.
fn grown(what: &str, before: Counts, now: Counts) -> Vec<String> {
    let pairs = [("allocations", before.allocations, now.allocations), ("bytes", before.bytes, now.bytes)];
    for (unit, before, now) in pairs {
        println!("{what}: {now} {unit}, {before} recorded");
    }
    let too_much = pairs.into_iter().filter(|(_, before, now)| *now > before * GROWTH);
    too_much
        .map(|(unit, before, now)| {
            let percent = (now / before - 1.0) * 100.0;
            format!("{what} takes {now} {unit} instead of {before}, {percent:.0} % more; 5 % are allowed")
        })
        .collect()
}
