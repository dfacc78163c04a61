//! What holds for the objects of the chart, whatever the values.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::helm::{NAMESPACE, VALUES, only, rendered, template};
use crate::{CHART, yaml};

#[test]
fn every_object_is_labelled_and_in_its_place() {
    for (name, values) in VALUES {
        let mut seen = BTreeSet::new();
        for object in rendered(values) {
            let (kind, metadata) = (object["kind"].as_str().expect("a kind"), &object["metadata"]);
            let what = format!("{name}: {kind}/{}", metadata["name"]);
            for label in ["name", "instance", "version", "component", "part-of", "managed-by"] {
                let label = format!("app.kubernetes.io/{label}");
                assert!(metadata["labels"][&label].is_string(), "{what} has no label {label}");
            }
            let cluster_wide = kind.starts_with("Cluster") || kind == "CustomResourceDefinition";
            assert_eq!(metadata["namespace"].is_null(), cluster_wide, "{what}");
            assert!(metadata["name"].as_str().is_some_and(|name| name.len() <= 63), "{what}");
            assert!(seen.insert(format!("{what} {}", metadata["namespace"])), "{what} is there twice");
        }
    }
}

#[test]
fn selectors_find_the_pods() {
    let objects = rendered(VALUES[1].1);
    let pods = only(&objects, "Deployment")["spec"]["template"]["metadata"]["labels"].clone();
    for (kind, path) in [
        ("Deployment", "/spec/selector/matchLabels"),
        ("Service", "/spec/selector"),
        ("PodDisruptionBudget", "/spec/selector/matchLabels"),
        ("NetworkPolicy", "/spec/podSelector/matchLabels"),
    ] {
        let selector = only(&objects, kind).pointer(path).and_then(Value::as_object).expect("a selector");
        assert!(!selector.is_empty());
        for (label, value) in selector {
            assert_eq!(pods[label], *value, "{kind} selects by {label}");
        }
    }
    let service = &only(&objects, "Service")["metadata"]["labels"];
    let monitored = &only(&objects, "ServiceMonitor")["spec"]["selector"]["matchLabels"];
    for (label, value) in monitored.as_object().expect("a selector") {
        assert_eq!(service[label], *value, "the ServiceMonitor selects by {label}");
    }
}

#[test]
fn the_container_is_confined() {
    for (name, values) in VALUES {
        let objects = rendered(values);
        let pod = &only(&objects, "Deployment")["spec"]["template"]["spec"];
        let container = &pod["containers"][0];
        let confined = json!({
            "allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]},
            "privileged": false, "readOnlyRootFilesystem": true,
        });
        assert_eq!(container["securityContext"], confined, "{name}");
        assert_eq!(pod["securityContext"]["runAsNonRoot"], true, "{name}");
        assert_eq!(pod["securityContext"]["runAsUser"], 65532, "{name}");
        assert_eq!(pod["securityContext"]["seccompProfile"]["type"], "RuntimeDefault", "{name}");
        for probe in ["startupProbe", "livenessProbe", "readinessProbe"] {
            assert_eq!(container[probe]["httpGet"]["port"], "http", "{name}: {probe}");
        }
        assert!(container["resources"]["limits"]["memory"].is_string(), "{name}");
    }
}

#[test]
fn a_scope_of_namespaces_needs_no_right_on_the_cluster() {
    let objects = rendered("{scope: {namespaces: [hengyuan, acme]}, rbac: {userRoles: false}}");
    assert!(
        !objects
            .iter()
            .any(|object| object["kind"].as_str().is_some_and(|kind| kind.starts_with("ClusterRole")))
    );
    let bound: BTreeSet<_> = objects
        .iter()
        .filter(|object| object["kind"] == "RoleBinding")
        .map(|object| object["metadata"]["namespace"].as_str().expect("a namespace"))
        .collect();
    assert_eq!(bound, BTreeSet::from(["acme", "hengyuan", NAMESPACE]));
}

#[test]
fn the_definitions_follow_their_values() {
    let definitions = |values: &str| -> Vec<Value> {
        let objects = rendered(values);
        objects.into_iter().filter(|object| object["kind"] == "CustomResourceDefinition").collect()
    };
    assert_eq!(definitions("crds: {install: false}").len(), 0);
    for (values, policy) in [("{}", json!("keep")), ("crds: {keep: false}", Value::Null)] {
        let definitions = definitions(values);
        assert_eq!(definitions.len(), 5);
        for definition in definitions {
            assert_eq!(definition["metadata"]["annotations"]["helm.sh/resource-policy"], policy);
            let plural = definition["spec"]["names"]["plural"].as_str().expect("a plural");
            assert_eq!(definition["spec"], yaml(&format!("crds/{plural}.yaml"))["spec"]);
        }
    }
}

#[test]
fn the_files_of_monitoring_arrive_as_they_are() {
    let objects = rendered(VALUES[1].1);
    let mut groups =
        yaml(&format!("{CHART}/files/alerts.yaml"))["groups"].as_array().expect("groups").clone();
    for group in &mut groups {
        group["rules"].as_array_mut().expect("rules").retain(|rule| rule["alert"] != "SafetyLetterEnds");
    }
    groups.push(json!({
        "name": "ours",
        "rules": [{"alert": "Ours", "expr": "vector(1)", "labels": {"severity": "none"}}],
    }));
    assert_eq!(only(&objects, "PrometheusRule")["spec"]["groups"], json!(groups));
    let dashboard: Value = serde_json::from_str(
        only(&objects, "ConfigMap")["data"]["noblindspot.json"].as_str().expect("a text"),
    )
    .expect("JSON");
    let file = std::fs::read_to_string(format!("{CHART}/files/dashboard.json")).expect("the file");
    assert_eq!(dashboard, serde_json::from_str::<Value>(&file).expect("JSON"));
}

#[test]
fn a_release_of_another_name_shares_nothing() {
    let one = template("{}").expect_success();
    let other =
        crate::helm::helm(&["template", "second", CHART, "--namespace", NAMESPACE], None).expect_success();
    let names = |text: &str| -> BTreeSet<String> {
        let objects = crate::documents(text).into_iter();
        let own = objects.filter(|object| object["kind"] != "CustomResourceDefinition");
        own.map(|object| format!("{} {}", object["kind"], object["metadata"]["name"])).collect()
    };
    assert_eq!(names(&one).intersection(&names(&other)).count(), 0);
}
