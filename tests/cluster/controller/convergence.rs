//! A cluster says what files say, and then nothing more.

use std::thread::sleep;
use std::time::Duration;

use crate::control_plane::ControlPlane;
use crate::control_plane::audit::Write;
use crate::running::clock::clock;
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, apply, condition, converges, manifests, object};

#[test]
fn the_statuses_are_those_of_the_files_and_written_once() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("hengyuan");
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(plane, &manifests);
    let mark = plane.audit().mark();
    let replica = Replica::alone(plane, &namespace, AT);
    converges(plane, &namespace, &manifests, AT);
    sleep(Duration::from_secs(3));
    let writes: Vec<_> = plane.audit().since(mark).into_iter().filter(|w| replica.wrote(w)).collect();
    assert_eq!(writes.len(), 101, "one status an object, no event: {writes:#?}");
    assert!(
        writes.iter().all(|write| (write.subresource.as_str(), write.code) == ("status", 200)),
        "{writes:#?}"
    );

    // Whoever comes next finds nothing to do.
    assert_eq!(replica.stop(), Some(0));
    let mark = plane.audit().mark();
    let replica = Replica::alone(plane, &namespace, AT);
    replica.is_ready();
    while replica.metric("noblindspot_last_pass_timestamp_seconds").is_none_or(|time| time == 0.0) {
        sleep(Duration::from_millis(50));
    }
    sleep(Duration::from_secs(3));
    let writes: Vec<_> = plane.audit().since(mark).into_iter().filter(|w| replica.wrote(w)).collect();
    assert!(writes.is_empty(), "{writes:#?}");
}

#[test]
fn nothing_that_others_write_to_a_status_causes_a_write() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("others");
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(plane, &manifests);
    let replica = Replica::alone(plane, &namespace, AT);
    converges(plane, &namespace, &manifests, AT);
    let mark = plane.audit().mark();
    let foreign = format!(
        "apiVersion: noblindspot.dev/v1alpha1\nkind: Department\nmetadata: {{name: hy, namespace: {namespace}}}\n\
         status:\n  conditions:\n  - {{type: Audited, status: \"True\", reason: Done, message: fine, lastTransitionTime: \"2026-01-01T00:00:00Z\"}}\n"
    );
    let apply = ["apply", "--server-side", "--subresource=status", "--field-manager=auditor", "-f", "-"];
    plane.kubectl_with(&apply, &foreign).expect_success();
    plane.kubectl(&["label", "dept", "hy", "-n", &namespace, "team=a"]).expect_success();
    sleep(Duration::from_secs(3));
    let own = |writes: Vec<Write>| writes.into_iter().filter(|write| replica.wrote(write)).count();
    assert_eq!(own(plane.audit().since(mark)), 0);

    // Our next write leaves it alone.
    let department = plane.kubectl(&[
        "patch",
        "dept",
        "hy",
        "-n",
        &namespace,
        "--type=merge",
        "-p",
        "{\"spec\":{\"displayName\":\"New\"}}",
    ]);
    department.expect_success();
    eventually("the next generation is observed", || {
        let object = object(plane, &namespace, "dept/hy");
        let conditions = object["status"]["conditions"].as_array().expect("conditions");
        let audited = conditions.iter().any(|condition| condition["type"] == "Audited");
        let observed = object["status"]["observedGeneration"] == object["metadata"]["generation"];
        if audited && observed { Ok(()) } else { Err(object["status"].to_string()) }
    });
    assert_eq!(own(plane.audit().since(mark)), 1);
}

#[test]
fn only_selected_namespaces_are_written() {
    let plane = ControlPlane::shared();
    let (chosen, other) = (plane.namespace("chosen"), plane.namespace("left-out"));
    for namespace in [&chosen, &other] {
        apply(plane, &manifests("manifests/hengyuan", namespace));
    }
    plane.kubectl(&["label", "namespace", &chosen, &format!("judged={chosen}")]).expect_success();
    let clock = clock(plane, &chosen, AT);
    let selector = format!("judged={chosen}");
    let mark = plane.audit().mark();
    let replica = Replica::start(
        plane,
        &[
            "--namespace-selector",
            &selector,
            "--leader-elect=false",
            "--clock-file",
            clock.to_str().expect("UTF-8"),
        ],
    );
    converges(plane, &chosen, &manifests("manifests/hengyuan", &chosen), AT);
    let writes: Vec<_> = plane.audit().since(mark).into_iter().filter(|w| replica.wrote(w)).collect();
    assert!(writes.iter().all(|write| write.namespace == chosen), "{writes:#?}");
    plane.kubectl(&["label", "namespace", &other, &selector]).expect_success();
    converges(plane, &other, &manifests("manifests/hengyuan", &other), AT);
}

#[test]
fn lists_may_come_as_watches() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("streaming");
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(plane, &manifests);
    let clock = clock(plane, &namespace, AT);
    let clock = clock.to_str().expect("UTF-8");
    let arguments = ["--namespace", &namespace, "--leader-elect=false", "--clock-file", clock];
    let replica = Replica::start(plane, &[arguments.as_slice(), &["--streaming-lists"]].concat());
    converges(plane, &namespace, &manifests, AT);
    assert_eq!(replica.get("/readyz").0, 200);
    // What comes and goes afterwards is seen as well.
    plane.kubectl(&["delete", "emp", "e011", "-n", &namespace]).expect_success();
    eventually("its letter dangles", || {
        let letter = object(plane, &namespace, "rl/rl-2026-e011");
        let resolved = condition(&letter, "ReferencesResolved");
        if resolved["status"] == "False" { Ok(()) } else { Err(resolved.to_string()) }
    });
    apply(plane, &manifests);
    converges(plane, &namespace, &manifests, AT);
}
