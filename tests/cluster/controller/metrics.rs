//! The metrics are those that the documentation says, no more and no fewer.

use std::collections::{BTreeMap, BTreeSet};

use crate::control_plane::ControlPlane;
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, apply, manifests};

/// One of the findings of the worked example, waived.
const WAIVER: &str =
    r#"{"spec": {"waivers": [{"rule": "SP401", "until": "2027-01-31", "reason": "on its way"}]}}"#;

/// A name with its type and its labels.
type Documented = BTreeMap<String, (String, BTreeSet<String>)>;

#[test]
fn a_scrape_is_what_the_documentation_says() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("metrics");
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(plane, &manifests);
    plane
        .kubectl(&["patch", "rl", "rl-2026-e011", "-n", &namespace, "--type=merge", "-p", WAIVER])
        .expect_success();
    let replica = Replica::alone(plane, &namespace, AT);
    eventually("the waiver counts", || {
        replica
            .metric("noblindspot_waived_findings{kind=\"ResponsibilityLetter\",rule=\"SP401\"}")
            .ok_or_else(|| replica.words())
    });
    let (code, scrape) = replica.get("/metrics");
    assert_eq!(code, 200);
    assert!(scrape.ends_with("# EOF\n"));
    assert_eq!(scraped(&scrape), documented());
    all_have_help(&scrape);
    let people = scrape.lines().filter(|line| line.contains("\"e0") || line.contains("employee="));
    assert_eq!(people.count(), 0, "never by employee");
    assert_eq!(replica.metric("noblindspot_objects{kind=\"Department\"}"), Some(9.0));
    let critical = format!(
        "noblindspot_department_findings{{namespace=\"{namespace}\",department=\"hy\",severity=\"critical\"}}"
    );
    assert_eq!(replica.metric(&critical), Some(6.0));
    let covered =
        format!("noblindspot_department_pairs_covered{{namespace=\"{namespace}\",department=\"hy\"}}");
    assert_eq!(replica.metric(&covered), Some(13.0));
}

/// The rows of the tables in `docs/metrics.md`: name, type, labels.
fn documented() -> Documented {
    let text = include_str!("../../../docs/metrics.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let mut cells = row.split('|').map(|cell| cell.trim().trim_matches('`'));
        let name = cells.next().expect("a name").to_owned();
        let type_ = cells.next().expect("a type").to_owned();
        let labels = cells.next().expect("labels");
        let labels = labels.split(", ").map(|label| label.trim_matches('`').to_owned());
        (name, (type_, labels.filter(|label| !label.is_empty() && label != "-").collect()))
    })
    .collect()
}

fn scraped(scrape: &str) -> Documented {
    let mut metrics = Documented::new();
    let mut types = BTreeMap::new();
    for line in scrape.lines() {
        if let Some((name, type_)) = line.strip_prefix("# TYPE ").and_then(|rest| rest.split_once(' ')) {
            let full = if type_ == "counter" { format!("{name}_total") } else { name.to_owned() };
            types.insert(full.clone(), type_.to_owned());
            metrics.insert(full, (type_.to_owned(), BTreeSet::new()));
        } else if !line.starts_with('#') {
            let (name, labels) = sample(line);
            let name = ["_bucket", "_sum", "_count"]
                .iter()
                .find_map(|ending| name.strip_suffix(ending).filter(|name| types.contains_key(*name)))
                .unwrap_or(name);
            let known = metrics.get_mut(name).unwrap_or_else(|| panic!("a sample without a type: {line}"));
            known.1.extend(labels);
        }
    }
    metrics
}

fn sample(line: &str) -> (&str, Vec<String>) {
    let Some((name, rest)) = line.split_once('{') else {
        return (line.split(' ').next().unwrap_or_default(), Vec::new());
    };
    let labels =
        rest.split("\",").filter_map(|label| label.split_once("=\"")).map(|(label, _)| label.to_owned());
    (name, labels.filter(|label| label != "le").collect())
}

/// What `promtool check metrics` complains of, asked of the metrics that a scrape is compared with.
#[test]
fn names_follow_the_conventions() {
    let documented = documented();
    let wrong: Vec<String> = documented
        .iter()
        .filter_map(|(name, (type_, labels))| {
            let complaint = complaint(name, type_, labels)?;
            Some(format!("{name}: {complaint}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn complaint(name: &str, type_: &str, labels: &BTreeSet<String>) -> Option<&'static str> {
    let snake = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let says = |words: &[&str]| name.split('_').any(|word| words.contains(&word));
    let rules = [
        (
            !name.starts_with("process_") && !name.starts_with("noblindspot_"),
            "a name begins with its program",
        ),
        ((type_ == "counter") != name.ends_with("_total"), "counters, and they alone, end with _total"),
        (!snake(name) || !labels.iter().all(|label| snake(label)), "snake_case"),
        (says(&["ms", "milliseconds", "minutes", "hours", "days", "kb", "mb", "percent"]), "base units"),
        (says(&["gauge", "counter", "histogram", "summary", "metric"]), "no type in a name"),
        (says(&["bucket", "sum", "count"]), "endings of histograms are theirs"),
        (
            name.contains("timestamp") && !name.ends_with("_timestamp_seconds"),
            "instants are _timestamp_seconds",
        ),
        (type_ == "histogram" && !name.ends_with("_seconds"), "a histogram says its unit"),
        (labels.contains("le") || labels.contains("quantile"), "reserved labels"),
        (labels.contains("employee") || labels.contains("name"), "never by employee"),
    ];
    rules.into_iter().find_map(|(broken, says)| broken.then_some(says))
}

/// Every metric of a scrape says what it is.
fn all_have_help(scrape: &str) {
    let of = |word: &str| -> BTreeSet<&str> {
        let lines = scrape
            .lines()
            .filter_map(|line| line.strip_prefix("# ")?.strip_prefix(word)?.trim_start().split_once(' '));
        lines.filter(|(_, rest)| !rest.trim().is_empty()).map(|(name, _)| name).collect()
    };
    assert_eq!(of("TYPE"), of("HELP"));
}
