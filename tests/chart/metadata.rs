//! What the chart says of itself, and which values it accepts.

use serde_json::{Value, json};

use crate::helm::{VALUES, helm, template};
use crate::{CHART, yaml};

#[test]
fn lint_has_nothing_to_say() {
    for (name, values) in VALUES {
        let file = tempfile::NamedTempFile::with_suffix(".yaml").expect("a file");
        std::fs::write(file.path(), values).expect("a writable file");
        let said = helm(&["lint", "--strict", CHART, "--values", file.path().to_str().expect("UTF-8")], None);
        let said = said.expect_success();
        assert!(said.contains("1 chart(s) linted, 0 chart(s) failed"), "{name}: {said}");
        assert!(!said.contains("[WARNING]"), "{name}: {said}");
    }
}

#[test]
fn the_chart_has_the_version_of_the_program() {
    let chart = yaml(&format!("{CHART}/Chart.yaml"));
    assert_eq!(chart["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(chart["appVersion"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn artifact_hub_is_told_of_the_definitions() {
    let annotations = &yaml(&format!("{CHART}/Chart.yaml"))["annotations"];
    let listed: Value =
        serde_yaml::from_str(annotations["artifacthub.io/crds"].as_str().expect("a text")).expect("YAML");
    let mut listed: Vec<_> = listed
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| json!([entry["name"], entry["kind"], entry["version"]]))
        .collect();
    let mut defined: Vec<_> = std::fs::read_dir("crds")
        .expect("the definitions")
        .map(|entry| yaml(entry.expect("an entry").path().to_str().expect("UTF-8")))
        .map(|crd| {
            json!([crd["metadata"]["name"], crd["spec"]["names"]["kind"], crd["spec"]["versions"][0]["name"]])
        })
        .collect();
    listed.sort_by_key(Value::to_string);
    defined.sort_by_key(Value::to_string);
    assert_eq!(listed, defined);
}

#[test]
fn artifact_hub_shows_an_example_that_is_accepted() {
    let annotations = &yaml(&format!("{CHART}/Chart.yaml"))["annotations"];
    let examples = annotations["artifacthub.io/crdsExamples"].as_str().expect("a text");
    let examples: Value = serde_yaml::from_str(examples).expect("YAML");
    for example in examples.as_array().expect("a list") {
        let kind = example["kind"].as_str().expect("a kind").to_lowercase();
        let schema = std::fs::read_to_string(format!("schemas/noblindspot.dev/{kind}_v1alpha1.json"))
            .expect("a schema");
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        jsonschema::validate(&schema, example).unwrap_or_else(|error| panic!("{kind}: {error}"));
    }
}

/// Every object of the schema is closed, except where the value is a piece of Kubernetes' own API.
#[test]
fn the_schema_knows_the_defaults_and_nothing_else() {
    let schema = std::fs::read_to_string(format!("{CHART}/values.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let values = yaml(&format!("{CHART}/values.yaml"));
    jsonschema::validate(&schema, &values).expect("the defaults are accepted");
    let mut differences = Vec::new();
    compare("", &schema, &values, &mut differences);
    assert!(differences.is_empty(), "schema and values.yaml differ: {differences:?}");
}

fn compare(path: &str, schema: &Value, values: &Value, differences: &mut Vec<String>) {
    let Some(properties) = schema["properties"].as_object() else { return };
    let Some(values) = values.as_object() else { return };
    for (key, value) in values {
        match properties.get(key) {
            Some(schema) => compare(&format!("{path}.{key}"), schema, value, differences),
            None => differences.push(format!("{path}.{key} is not in the schema")),
        }
    }
    // `global` belongs to parent charts, `claims` to clusters with devices.
    let known = properties.keys().filter(|key| !values.contains_key(*key));
    differences.extend(
        known
            .filter(|key| !["global", "claims"].contains(&key.as_str()))
            .map(|key| format!("{path}.{key} has no default")),
    );
}

#[test]
fn wrong_values_are_refused() {
    for (values, why) in [
        ("replica: 3", "replica"),
        ("replicas: -1", "replicas"),
        ("image: {digest: sha256:12}", "digest"),
        ("image: {name: x}", "name"),
        ("logging: {format: xml}", "format"),
        ("leaderElection: {leaseDuration: 15}", "leaseDuration"),
        ("networkPolicy: {apiServerPorts: [70000]}", "apiServerPorts"),
        ("scope: {namespaces: [A_B]}", "namespaces"),
        ("scope: {namespaces: [a], namespaceSelector: b=c}", "exclude each other"),
        ("leaderElection: {enabled: false}", "more than one replica needs leaderElection.enabled"),
        ("shards: 2000", "shards"),
        ("{shards: 8, replicas: 1, leaderElection: {enabled: false}}", "shards need leaderElection.enabled"),
        ("{serviceMonitor: {enabled: true}, podMonitor: {enabled: true}}", "scrape everything twice"),
        ("serviceAccount: {create: false}", "serviceAccount.name is needed"),
        ("prometheusRule: {disabled: [NoSuchAlert], enabled: true}", "NoSuchAlert"),
    ] {
        let said = template(values);
        assert_ne!(said.code, 0, "{values} is accepted");
        assert!(said.stderr.contains(why), "{values}: {}", said.stderr);
    }
}
