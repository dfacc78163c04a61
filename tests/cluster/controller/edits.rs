//! An edit changes what it should, and people are told.

use crate::control_plane::ControlPlane;
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, apply, condition, converges, manifests, object, stored};

const SIGNED: &str = r#"[{"op": "add", "path": "/spec/signatures/-", "value":
    {"party": "Responsible", "employeeRef": {"name": "e011"}, "signedOn": "2026-01-05", "method": "Paper"}}]"#;

#[test]
fn a_signature_changes_what_depends_on_it() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("edits");
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(plane, &manifests);
    let replica = Replica::alone(plane, &namespace, AT);
    converges(plane, &namespace, &manifests, AT);
    let before = stored(plane, &namespace);
    let mark = plane.audit().mark();
    plane
        .kubectl(&["patch", "rl", "rl-2026-e011", "-n", &namespace, "--type=json", "-p", SIGNED])
        .expect_success();
    eventually("the letter is signed", || {
        let letter = object(plane, &namespace, "rl/rl-2026-e011");
        let signed = condition(&letter, "Signed");
        if signed["status"] == "True" { Ok(()) } else { Err(signed.to_string()) }
    });
    let after = eventually("the person is covered", || {
        let after = stored(plane, &namespace);
        let covered = after["Employee/e011"]["conditions"].to_string();
        if covered.contains("\"Covered\"") && after["Department/hy"] != before["Department/hy"] {
            Ok(after)
        } else {
            Err(covered)
        }
    });
    let changed: Vec<_> = after.iter().filter(|(name, status)| before[*name] != **status).collect();
    assert!(changed.len() < 20, "{:?}", changed.iter().map(|(name, _)| name).collect::<Vec<_>>());
    // What is written is what changed, the letter's generation, and an event for each new verdict.
    let statuses = || {
        let writes = plane.audit().since(mark).into_iter();
        writes.filter(|w| replica.wrote(w) && w.subresource == "status").count()
    };
    eventually(
        "the writes",
        || if statuses() == changed.len() { Ok(()) } else { Err(statuses().to_string()) },
    );
    let told = plane.kubectl(&["get", "events", "-n", &namespace, "-o", "json"]).expect_success();
    assert!(told.contains("rl-2026-e011") && told.contains("noblindspot.dev/noblindspot"), "{told}");
    let line = replica
        .lines()
        .into_iter()
        .find(|line| line["name"] == "rl-2026-e011" && line["verdict"] == "Compliant");
    assert!(line.is_some_and(|line| line["before"] == "False"), "{}", replica.words());
}

#[test]
fn a_successor_of_the_same_name_is_judged_by_itself() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("successor");
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(plane, &manifests);
    let _replica = Replica::alone(plane, &namespace, AT);
    converges(plane, &namespace, &manifests, AT);
    let uid = object(plane, &namespace, "emp/e011")["metadata"]["uid"].clone();
    plane.kubectl(&["delete", "emp", "e011", "-n", &namespace]).expect_success();
    apply(plane, &manifests);
    converges(plane, &namespace, &manifests, AT);
    let successor = object(plane, &namespace, "emp/e011");
    assert_ne!(successor["metadata"]["uid"], uid);
    assert_eq!(successor["status"]["observedGeneration"], 1);
    // What is deleted for good is missed.
    plane.kubectl(&["delete", "emp", "e011", "-n", &namespace]).expect_success();
    eventually("its letter dangles", || {
        let letter = object(plane, &namespace, "rl/rl-2026-e011");
        let resolved = condition(&letter, "ReferencesResolved");
        if resolved["status"] == "False" { Ok(()) } else { Err(resolved.to_string()) }
    });
}
