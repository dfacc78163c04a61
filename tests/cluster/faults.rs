//! The control plane breaks when it is told to, and heals with what it had.

use crate::control_plane::{ControlPlane, Part};

fn exists(plane: &ControlPlane, namespace: &str) -> bool {
    plane.kubectl(&["get", "namespace", namespace, "--request-timeout=2s"]).code == 0
}

#[test]
fn servers_that_were_killed_come_back_with_their_data() {
    let mut plane = ControlPlane::start();
    let kept = plane.namespace("kept");
    for part in [Part::ApiServer, Part::Etcd] {
        plane.kill(part);
        assert!(!exists(&plane, &kept), "{part:?} is dead and answers");
        plane.start_again(part);
        plane.wait_until_ready();
        assert!(exists(&plane, &kept), "{part:?} forgot");
    }
    assert!(plane.stop(), "one of them had to be killed");
}

#[test]
fn a_paused_server_answers_when_it_goes_on() {
    let mut plane = ControlPlane::start();
    let namespace = plane.namespace("paused");
    plane.pause(Part::ApiServer);
    let stalled = plane.kubectl(&["get", "namespace", &namespace, "--request-timeout=1s"]);
    assert_ne!(stalled.code, 0, "{}", stalled.stdout);
    plane.resume(Part::ApiServer);
    assert!(exists(&plane, &namespace));
}

/// A watch from before the compaction has to start anew.
#[test]
fn after_a_compaction_old_versions_are_gone() {
    let mut plane = ControlPlane::start();
    let list = plane.kubectl(&["get", "--raw=/api/v1/namespaces"]).expect_success();
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    let old = list["metadata"]["resourceVersion"].as_str().expect("a version");
    plane.namespace("later");
    plane.compact();
    plane.kill(Part::ApiServer);
    plane.start_again(Part::ApiServer);
    plane.wait_until_ready();
    let watch = format!("--raw=/api/v1/namespaces?watch=true&timeoutSeconds=5&resourceVersion={old}");
    let watched = plane.kubectl(&["get", &watch]);
    assert!(
        format!("{}{}", watched.stdout, watched.stderr).contains("too old resource version"),
        "{watched:?}"
    );
}
