//! `helm`, and the sets of values that the chart is tried with.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::control_plane::kubectl::Output;
use crate::control_plane::programs;
use crate::{CHART, documents};

/// The namespace that the chart is rendered for.
pub(crate) const NAMESPACE: &str = "noblindspot";

/// Each way to use the chart, by name.
pub(crate) const VALUES: [(&str, &str); 11] = [
    ("defaults", "{}"),
    ("everything", include_str!("values/everything.yaml")),
    ("pod monitor", "podMonitor: {enabled: true, interval: 1m, labels: {release: prometheus}}"),
    ("two namespaces", "scope: {namespaces: [hengyuan, acme]}"),
    ("a selector", "scope: {namespaceSelector: 'safety in (on, yes)'}"),
    ("shards", "{shards: 64, replicas: 4}"),
    ("shards of two namespaces", "{shards: 8, scope: {namespaces: [hengyuan, acme]}}"),
    ("one replica", "{replicas: 1, leaderElection: {enabled: false}}"),
    (
        "rights given",
        "{rbac: {create: false, userRoles: false}, serviceAccount: {create: false, name: given}}",
    ),
    ("definitions not kept", "crds: {keep: false}"),
    ("definitions given", "{crds: {install: false}, fullnameOverride: safety}"),
];

/// Runs helm with an environment of its own; with a kubeconfig, against that cluster.
pub(crate) fn helm(arguments: &[&str], kubeconfig: Option<&Path>) -> Output {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(programs::helm());
    command.args(arguments).env_clear().env("HOME", home.path());
    command.env("KUBECONFIG", kubeconfig.unwrap_or(Path::new("/dev/null")));
    let output = command.output().expect("helm starts");
    Output {
        call: format!("helm {}", arguments.join(" ")),
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// What `helm template` says of the chart with these values.
pub(crate) fn template(values: &str) -> Output {
    let file = tempfile::NamedTempFile::with_suffix(".yaml").expect("a file");
    std::fs::write(file.path(), values).expect("a writable file");
    let file = file.path().to_str().expect("a path in UTF-8");
    helm(&["template", "noblindspot", CHART, "--namespace", NAMESPACE, "--values", file], None)
}

/// The objects of the chart with these values.
pub(crate) fn rendered(values: &str) -> Vec<Value> {
    documents(&template(values).expect_success())
}

/// The only object of its kind.
pub(crate) fn only<'a>(objects: &'a [Value], kind: &str) -> &'a Value {
    let found: Vec<_> = objects.iter().filter(|object| object["kind"] == kind).collect();
    assert_eq!(found.len(), 1, "objects of kind {kind}");
    found[0]
}
