//! A release on a real API server, from its first day to its last.

use serde_json::Value;

use crate::CHART;
use crate::control_plane::ControlPlane;
use crate::control_plane::kubectl::Output;
use crate::helm::{NAMESPACE, helm};
use crate::rights;

/// helm keeps a release in a Secret, which etcd and the API server limit to 1 MiB.
const RELEASE: usize = 262_144;

fn release(plane: &ControlPlane, arguments: &[&str]) -> Output {
    let own = ["--namespace", NAMESPACE];
    helm(&[arguments, &own].concat(), Some(plane.kubeconfig()))
}

fn deployments(plane: &ControlPlane) -> Value {
    let list = plane.kubectl(&["get", "deployments", "-n", NAMESPACE, "-o", "json"]).expect_success();
    serde_json::from_str::<Value>(&list).expect("JSON")["items"].clone()
}

fn names(plane: &ControlPlane, kinds: &str) -> Vec<String> {
    let selector = "app.kubernetes.io/part-of=noblindspot";
    let listed = plane.kubectl(&["get", kinds, "-A", "-l", selector, "-o", "name"]).expect_success();
    listed.lines().map(str::to_owned).collect()
}

const ALL: &str = "deployments,services,serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings,\
                   poddisruptionbudgets,networkpolicies,configmaps";

#[test]
fn a_release_is_installed_upgraded_and_removed() {
    let plane = ControlPlane::start();

    let installed =
        release(&plane, &["install", "noblindspot", CHART, "--create-namespace"]).expect_success();
    assert!(installed.contains("kubectl get safety --all-namespaces"), "{installed}");
    assert_eq!(deployments(&plane)[0]["spec"]["replicas"], 2);
    plane.kubectl(&["wait", "--for=condition=Established", "--timeout=60s", "crd", "--all"]).expect_success();
    release_is_small(&plane);
    plane.kubectl(&["create", "namespace", "hengyuan"]).expect_success();
    plane.kubectl(&["apply", "--server-side", "-R", "-f", "manifests/hengyuan"]).expect_success();

    rights::hold(&plane, NAMESPACE, "noblindspot", "noblindspot");
    specs_are_not_the_controllers(&plane);
    roles_for_people(&plane);

    let upgraded =
        ["upgrade", "noblindspot", CHART, "--set", "replicas=3", "--set", "dashboard.enabled=true"];
    release(&plane, &upgraded).expect_success();
    assert_eq!(deployments(&plane)[0]["spec"]["replicas"], 3);
    assert!(names(&plane, ALL).iter().any(|name| name.starts_with("configmap/")));
    release(&plane, &["upgrade", "noblindspot", CHART, "--set", "shards=8"]).expect_success();
    rights::hold_divided(&plane, NAMESPACE, "noblindspot", "noblindspot");
    release(&plane, &["rollback", "noblindspot", "1"]).expect_success();
    assert_eq!(deployments(&plane)[0]["spec"]["replicas"], 2);

    release(&plane, &["uninstall", "noblindspot", "--timeout", "60s"]).expect_success();
    assert_eq!(names(&plane, ALL), Vec::<String>::new(), "something is left behind");
    let kept = plane.kubectl(&["get", "safety", "-n", "hengyuan", "-o", "name"]).expect_success();
    assert_eq!(kept.lines().count(), 101, "the organisation outlives the controller");

    release(&plane, &["install", "noblindspot", CHART]).expect_success();
    assert_eq!(deployments(&plane)[0]["spec"]["replicas"], 2, "a release takes kept definitions over");
    release(&plane, &["upgrade", "noblindspot", CHART, "--set", "crds.keep=false"]).expect_success();
    release(&plane, &["uninstall", "noblindspot", "--timeout", "60s"]).expect_success();
    // The definitions go when the last of their objects is gone, one after the other.
    for definition in rights::KINDS.map(|kind| format!("crd/{kind}.noblindspot.dev")) {
        plane.kubectl(&["wait", "--for=delete", "--timeout=60s", &definition]).expect_success();
    }
    assert_eq!(names(&plane, "crd"), Vec::<String>::new(), "crds.keep=false removes the definitions");
}

fn release_is_small(plane: &ControlPlane) {
    let secret = [
        "get",
        "secret",
        "sh.helm.release.v1.noblindspot.v1",
        "-n",
        NAMESPACE,
        "-o",
        "jsonpath={.data.release}",
    ];
    let size = plane.kubectl(&secret).expect_success().len();
    assert!(size < RELEASE, "the release takes {size} bytes of a Secret");
}

/// Real calls, not reviews: a status is taken from the controller's account, everything else refused.
fn specs_are_not_the_controllers(plane: &ControlPlane) {
    let kubeconfig = plane.kubeconfig_of(NAMESPACE, "noblindspot");
    let kubeconfig = kubeconfig.to_str().expect("UTF-8");
    let as_controller = |arguments: &[&str], input: &str| {
        plane.kubectl_with(&[&["--kubeconfig", kubeconfig, "-n", "hengyuan"], arguments].concat(), input)
    };
    let status = r#"{"apiVersion": "noblindspot.dev/v1alpha1", "kind": "Department", "metadata": {"name": "hy"},
                     "status": {"verdict": "NonCompliant"}}"#;
    let apply = ["apply", "--server-side", "--field-manager=noblindspot", "--subresource=status", "-f", "-"];
    as_controller(&apply, status).expect_success();
    let verdict = ["get", "department", "hy", "-o", "jsonpath={.status.verdict}"];
    assert_eq!(as_controller(&verdict, "").expect_success(), "NonCompliant");

    let patch = ["patch", "department", "hy", "--type=merge", "-p"];
    for refused in [
        as_controller(&[&patch[..], &[r#"{"spec":{"displayName":"Ours"}}"#]].concat(), ""),
        as_controller(&[&patch[..], &[r#"{"metadata":{"finalizers":["example.com/ours"]}}"#]].concat(), ""),
        as_controller(&["delete", "department", "hy", "--wait=false"], ""),
        as_controller(&["get", "secrets"], ""),
        as_controller(&["get", "secrets", "-n", NAMESPACE], ""),
        as_controller(&["get", "namespaces"], ""),
        as_controller(&["create", "configmap", "ours"], ""),
    ] {
        assert!(
            refused.stderr.to_lowercase().contains("forbidden"),
            "{}: {}{}",
            refused.call,
            refused.stdout,
            refused.stderr
        );
    }
}

fn roles_for_people(plane: &ControlPlane) {
    const SEE: &str = "get list watch";
    const EDIT: &str = "get list watch create update patch delete";
    let table = |departments: &str, posts: &str, employees: &str, letters: &str, records: &str| {
        format!(
            "departments: {departments}\nposts: {posts}\nemployees: {employees}\n\
             responsibilityletters: {letters}\ntrainingrecords: {records}"
        )
    };
    for (role, expected) in [
        ("noblindspot-safety-viewer", table(SEE, SEE, SEE, SEE, SEE)),
        ("noblindspot-safety-dashboard", table(SEE, "", "", "", "")),
        ("noblindspot-hr-editor", table(SEE, SEE, EDIT, "", "")),
        ("noblindspot-safety-editor", table(EDIT, EDIT, SEE, EDIT, EDIT)),
    ] {
        assert_eq!(rights::of_role(plane, role), expected, "{role}");
    }
    let viewer =
        plane.kubectl(&["get", "clusterrole", "noblindspot-safety-viewer", "-o", "json"]).expect_success();
    let viewer: Value = serde_json::from_str(&viewer).expect("JSON");
    assert_eq!(viewer["metadata"]["labels"]["rbac.authorization.k8s.io/aggregate-to-view"], "true");
}

/// In a scope of namespaces the rights end with them.
#[test]
fn a_release_over_two_namespaces_is_blind_elsewhere() {
    let plane = ControlPlane::start();
    for namespace in ["hengyuan", "acme", "elsewhere"] {
        plane.kubectl(&["create", "namespace", namespace]).expect_success();
    }
    let scope = ["--set", "scope.namespaces={hengyuan,acme}", "--set", "rbac.userRoles=false"];
    let install = ["install", "scoped", CHART, "--create-namespace"];
    release(&plane, &[&install[..], &scope].concat()).expect_success();
    plane.kubectl(&["wait", "--for=condition=Established", "--timeout=60s", "crd", "--all"]).expect_success();
    for watched in ["hengyuan", "acme"] {
        rights::hold_in(&plane, NAMESPACE, "scoped-noblindspot", "scoped-noblindspot", watched, false);
    }
    let kubeconfig = plane.kubeconfig_of(NAMESPACE, "scoped-noblindspot");
    let kubeconfig = kubeconfig.to_str().expect("UTF-8");
    for elsewhere in ["-nelsewhere", "-A"] {
        let refused = plane.kubectl(&["--kubeconfig", kubeconfig, "get", "departments", elsewhere]);
        assert!(refused.stderr.contains("Forbidden"), "{}", refused.stderr);
    }
    release(&plane, &["uninstall", "scoped", "--timeout", "60s"]).expect_success();
    assert_eq!(names(&plane, ALL), Vec::<String>::new(), "something is left behind");
}
