//! The worked example gives exactly its expected findings.

use noblindspot::api::Severity;
use noblindspot::engine::evaluate;
use noblindspot::manifest::{Loaded, Sources};
use serde_yaml::Value;

#[test]
fn hengyuan_gives_exactly_its_expected_findings() {
    let sources = Sources::read(&["manifests/hengyuan".into()]);
    let loaded = Loaded::of(&sources, "default");
    assert_eq!((loaded.objects, loaded.problems.len(), loaded.namespaces.len()), (101, 0, 1));
    let world = &loaded.namespaces[0].world;
    let evaluation = evaluate(world, "2026-11-23T09:00:00+08:00".parse().expect("RFC 3339"));
    let mut found: Vec<_> = evaluation
        .findings()
        .iter()
        .map(|f| {
            let (kind, name) = (f.object.kind, world.name(f.object));
            format!("{} {} {kind}/{name} {} [{}]", f.code, f.severity, f.reason, f.subject)
        })
        .collect();
    found.sort();
    let expected: Vec<Value> =
        serde_yaml::from_str(include_str!("scenarios/hengyuan.yaml")).expect("valid YAML");
    let mut expected: Vec<_> = expected
        .iter()
        .map(|f| {
            let text = |key: &str| f[key].as_str().expect("a text");
            format!(
                "{} {} {}/{} {} [{}]",
                text("rule"),
                text("severity"),
                text("kind"),
                text("name"),
                text("reason"),
                text("subject")
            )
        })
        .collect();
    expected.sort();
    let only = |a: &[String], b: &[String]| a.iter().filter(|x| !b.contains(x)).cloned().collect::<Vec<_>>();
    assert_eq!(only(&found, &expected), Vec::<String>::new(), "not expected");
    assert_eq!(only(&expected, &found), Vec::<String>::new(), "missing");
    let count = |severity| evaluation.findings().iter().filter(|f| f.severity == severity).count();
    assert_eq!(Severity::ALL.map(count), [6, 18, 8, 3, 0]);
    let totals = evaluation.totals();
    assert_eq!((totals.pairs_covered, totals.pairs_required, totals.blind_spots), (13, 17, 5));
}
