//! The two sides as processes, and what they say.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::{NOW, RULES};

/// How often each side runs.
pub(crate) const RUNS: usize = 3;

/// A finding: namespace, rule, kind, object, reason, subject.
type Finding = [String; 6];

/// What one side did.
pub(crate) struct Side {
    /// CPU seconds of the whole process, and of two parts of it where it told.
    pub(crate) cpu: f64,
    pub(crate) decode: f64,
    pub(crate) judge: f64,
    /// How many findings it has, those of the other rules too.
    pub(crate) all: usize,
    findings: BTreeSet<Finding>,
}

/// noblindspot: every rule, every place.
pub(crate) fn ours(folder: &Path) -> Side {
    let run = || {
        let (output, cpu) = timed(&["check", "--format", "json", "--at", NOW], folder);
        let said: Value = serde_json::from_slice(&output.stdout).expect("a report");
        let all = said["findings"].as_array().expect("findings");
        let findings = all.iter().map(|finding| said_of(&finding["namespace"], finding));
        let findings = findings.filter(|finding| RULES.contains(&&*finding[1])).collect();
        Side { cpu, decode: 0.0, judge: 0.0, all: all.len(), findings }
    };
    least(run)
}

/// The peer: four rules.
pub(crate) fn theirs(folder: &Path) -> Side {
    let run = || {
        let (output, cpu) = timed(&["peer"], folder);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said: Value = serde_json::from_slice(&output.stdout).expect("findings");
        let of = |(namespace, findings): (&String, &Value)| {
            let namespace = Value::from(namespace.clone());
            findings.as_array().expect("a set").iter().map(|finding| said_of(&namespace, finding)).collect()
        };
        let findings: BTreeSet<Finding> = said
            .as_object()
            .expect("namespaces")
            .iter()
            .flat_map(|pair| -> Vec<Finding> { of(pair) })
            .collect();
        let told = String::from_utf8(output.stderr).expect("figures");
        let told: Vec<f64> = told.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        Side { cpu, decode: told[0], judge: told[1], all: findings.len(), findings }
    };
    least(run)
}

/// The run that the rest of the machine disturbed least.
fn least(run: impl Fn() -> Side) -> Side {
    let runs = (0..RUNS).map(|_| run());
    runs.min_by(|one, other| one.cpu.total_cmp(&other.cpu)).expect("a run")
}

/// The first finding that only one side has.
pub(crate) fn differ(ours: &Side, theirs: &Side) -> Option<String> {
    let only = |one: &Side, other: &Side, who: &str| {
        let first = one.findings.difference(&other.findings).next();
        first.map(|finding| format!("only {who} finds {finding:?}"))
    };
    let missing: Vec<_> =
        RULES.iter().filter(|rule| !ours.findings.iter().any(|finding| finding[1] == **rule)).collect();
    let idle = (!missing.is_empty()).then(|| format!("nobody finds any {missing:?}, so nothing is compared"));
    only(ours, theirs, "noblindspot").or_else(|| only(theirs, ours, "the peer")).or(idle)
}

fn said_of(namespace: &Value, finding: &Value) -> Finding {
    let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let field = |name: &str| said(&finding[name]);
    [said(namespace), field("rule"), field("kind"), field("object"), field("reason"), field("subject")]
}

fn timed(arguments: &[&str], folder: &Path) -> (Output, f64) {
    let before = cpu_of_children();
    let output = Command::new(std::env::current_exe().expect("this program"))
        .args(arguments)
        .arg(folder)
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::null())
        .output()
        .expect("it starts again");
    (output, cpu_of_children() - before)
}

// Clock ticks of waited-for children: fields 16 and 17 of /proc/self/stat, a hundred a second.
fn cpu_of_children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(13).take(2);
    ticks.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}
