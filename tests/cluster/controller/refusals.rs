//! An object that was stored before the definitions knew better.

use crate::control_plane::ControlPlane;
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, apply, condition, manifests, object};

/// A definition that lets everything through.
const LOOSE: &str = r#"[{"op": "replace", "path": "/spec/versions/0/schema/openAPIV3Schema/properties/spec",
    "value": {"type": "object", "description": "anything", "x-kubernetes-preserve-unknown-fields": true}},
    {"op": "replace", "path": "/spec/versions/0/schema/openAPIV3Schema/required", "value": []},
    {"op": "remove", "path": "/spec/versions/0/selectableFields"}]"#;

#[test]
fn what_cannot_be_understood_stops_nothing() {
    let plane = ControlPlane::start();
    plane.install_definitions();
    let namespace = plane.namespace("loose");
    let crd = ["patch", "crd", "employees.noblindspot.dev", "--type=json", "-p", LOOSE];
    plane.kubectl(&crd).expect_success();
    let strange = format!(
        "apiVersion: noblindspot.dev/v1alpha1\nkind: Employee\nmetadata: {{name: e999, namespace: {namespace}}}\n\
         spec: {{employeeNumber: [1, 2], hiredOn: 5}}\n"
    );
    // The API server takes a moment to follow its definitions.
    eventually("the strange object is stored", || {
        let stored = plane.kubectl_with(&["create", "-f", "-"], &strange);
        if stored.code == 0 { Ok(()) } else { Err(stored.stderr) }
    });
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(&plane, &manifests);
    let replica = Replica::alone(&plane, &namespace, AT);
    let strange = eventually("the strange object says so", || {
        let strange = object(&plane, &namespace, "emp/e999");
        if condition(&strange, "Ready")["status"] == "False" { Ok(strange) } else { Err(strange.to_string()) }
    });
    assert_eq!(condition(&strange, "Ready")["reason"], "Undecodable");
    assert_eq!(condition(&strange, "Stalled")["status"], "True");
    assert_eq!(strange["status"]["verdict"], "Unknown");
    eventually("the others are judged", || {
        let sound = object(&plane, &namespace, "emp/e011");
        if condition(&sound, "Ready")["status"] == "True" { Ok(()) } else { Err(sound.to_string()) }
    });
    assert_eq!(replica.metric("noblindspot_undecodable_objects{kind=\"Employee\"}"), Some(1.0));
    let logged =
        replica.lines().iter().filter(|line| line["level"] == "WARN" && line["name"] == "e999").count();
    assert_eq!(logged, 1, "{}", replica.words());
    // Mended, it is an object like any other.
    let mended = r#"{"spec": {"employeeNumber": "999", "hiredOn": "2026-01-01", "employmentType": "Regular", "departmentRef": {"name": "hy"}}}"#;
    plane.kubectl(&["patch", "emp", "e999", "-n", &namespace, "--type=merge", "-p", mended]).expect_success();
    eventually("it is judged", || {
        let mended = object(&plane, &namespace, "emp/e999");
        let stalled = condition(&mended, "Stalled");
        let ready = condition(&mended, "Ready")["status"] == "True";
        if ready && stalled.is_null() { Ok(()) } else { Err(mended["status"].to_string()) }
    });
}

/// The API server knows no time zones; the controller does, and says so where kstatus looks.
#[test]
fn settings_that_do_not_exist_are_stalled() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("settings");
    apply(plane, &manifests("manifests/hengyuan", &namespace));
    let zone = |zone: &str| {
        let patch = format!(r#"{{"spec": {{"enterprise": {{"timeZone": "{zone}"}}}}}}"#);
        plane
            .kubectl(&["patch", "dept", "hy", "-n", &namespace, "--type=merge", "-p", &patch])
            .expect_success();
    };
    zone("Asia/Shangri-La");
    let _replica = Replica::alone(plane, &namespace, AT);
    let ready = |status: &str| {
        eventually("an answer", || {
            let root = object(plane, &namespace, "dept/hy");
            let ready = condition(&root, "Ready")["status"] == status;
            if ready { Ok(root) } else { Err(root["status"].to_string()) }
        })
    };
    let root = ready("False");
    assert_eq!(condition(&root, "Stalled")["status"], "True");
    assert_eq!(condition(&root, "Stalled")["reason"], "InvalidSettings");
    let message = condition(&root, "Ready")["message"].to_string();
    assert!(message.contains("Asia/Shangri-La") && message.contains("defaults"), "{message}");
    zone("Asia/Shanghai");
    assert!(condition(&ready("True"), "Stalled").is_null());
}
