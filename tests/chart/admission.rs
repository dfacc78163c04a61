//! The API server takes every object of the chart, with each set of values, and no field too many.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::control_plane::ControlPlane;
use crate::helm::{NAMESPACE, VALUES, only, rendered};

/// A control plane with everything the objects presuppose, and nothing of the chart.
static PLANE: LazyLock<ControlPlane> = LazyLock::new(|| {
    let plane = ControlPlane::start();
    plane.kubectl(&["apply", "--server-side", "-f", "tests/chart/monitoring-crds.yaml"]).expect_success();
    plane
        .kubectl(&[
            "wait",
            "--for=condition=Established",
            "--timeout=60s",
            "-f",
            "tests/chart/monitoring-crds.yaml",
        ])
        .expect_success();
    for namespace in [NAMESPACE, "hengyuan", "acme"] {
        plane.kubectl(&["create", "namespace", namespace]).expect_success();
    }
    plane
});

const DRY: [&str; 5] = ["create", "--dry-run=server", "--validate=strict", "-f", "-"];

fn list(objects: &[Value]) -> String {
    json!({"apiVersion": "v1", "kind": "List", "items": objects}).to_string()
}

#[test]
fn every_object_is_taken() {
    for (name, values) in VALUES {
        let objects = rendered(values);
        let taken = PLANE.kubectl_with(&DRY, &list(&objects));
        assert_eq!(taken.code, 0, "{name}: {}", taken.stderr);
        assert_eq!(taken.stdout.lines().count(), objects.len(), "{name}: {}", taken.stdout);
        assert!(!taken.stderr.to_lowercase().contains("warning"), "{name}: {}", taken.stderr);
    }
}

#[test]
fn a_field_too_many_is_refused() {
    for kind in ["Deployment", "ServiceMonitor", "NetworkPolicy"] {
        let mut object = only(&rendered(VALUES[1].1), kind).clone();
        object["spec"]["nonsense"] = json!(1);
        let refused = PLANE.kubectl_with(&DRY, &list(&[object]));
        assert_ne!(refused.code, 0, "{kind} with a field too many is taken");
    }
}

#[test]
fn the_pods_meet_the_restricted_standard() {
    let label = "pod-security.kubernetes.io/enforce=restricted";
    PLANE.kubectl(&["create", "namespace", "restricted"]).expect_success();
    PLANE.kubectl(&["label", "namespace", "restricted", label]).expect_success();
    for (name, values) in VALUES {
        let template = only(&rendered(values), "Deployment")["spec"]["template"].clone();
        let mut pod = json!({"apiVersion": "v1", "kind": "Pod", "spec": template["spec"]});
        pod["metadata"] = json!({"name": "controller", "namespace": "restricted"});
        // The plugin that resolves it is no part of this test, and the class exists in real clusters only.
        pod["spec"].as_object_mut().expect("an object").remove("priorityClassName");
        let taken = PLANE.kubectl_with(&DRY, &pod.to_string());
        assert_eq!(taken.code, 0, "{name}: {}", taken.stderr);
        pod["spec"]["containers"][0]["securityContext"]["allowPrivilegeEscalation"] = json!(true);
        let refused = PLANE.kubectl_with(&DRY, &pod.to_string());
        assert!(refused.stderr.contains("violates PodSecurity"), "{name}: {}", refused.stderr);
    }
}

#[test]
fn the_plain_manifests_are_taken_and_work_like_the_chart() {
    let plane = ControlPlane::start();
    let built = plane.kubectl(&["kustomize", "manifests/install"]).expect_success();
    let applied = plane.kubectl(&["apply", "--server-side", "--validate=strict", "-k", "manifests/install"]);
    let applied = applied.expect_success();
    assert_eq!(applied.lines().count(), crate::documents(&built).len(), "{applied}");
    let again = plane.kubectl(&["apply", "--server-side", "-k", "manifests/install"]).expect_success();
    assert_eq!(applied, again, "a second apply is no different");
    plane.kubectl(&["wait", "--for=condition=Established", "--timeout=60s", "crd", "--all"]).expect_success();
    // Client-side apply, which stores a copy of each object in an annotation, has room enough too.
    plane.kubectl(&["apply", "-f", "crds"]).expect_success();
    crate::rights::hold(&plane, NAMESPACE, "noblindspot", "noblindspot");
}
