//! Replicas that divide the namespaces into shards.

use std::path::Path;

use crate::control_plane::ControlPlane;
use crate::control_plane::audit::Write;
use crate::running::clock::clock;
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, apply, converges, manifests};

const HELD: &str = "noblindspot_shards_held";

/// Starts one of several with so many shards. The Leases are in the first namespace.
fn divided(plane: &ControlPlane, kubeconfig: &Path, namespaces: &[&str], shards: &str) -> Replica {
    let clock = clock(plane, namespaces[0], AT);
    let mut arguments = vec!["--lease-namespace", namespaces[0], "--shards", shards];
    arguments.extend(["--lease-duration", "3s", "--renew-deadline", "2s", "--retry-period", "500ms"]);
    arguments.extend(["--clock-file", clock.to_str().expect("UTF-8")]);
    arguments.extend(namespaces.iter().flat_map(|namespace| ["--namespace", *namespace]));
    Replica::start_with(plane, kubeconfig, &arguments)
}

fn holds(replica: &Replica, shards: f64) {
    eventually("its shards", || match replica.metric(HELD) {
        Some(held) if (held - shards).abs() < 0.5 => Ok(()),
        other => Err(format!("{other:?} and not {shards}\n{}", replica.words())),
    });
}

fn leases(plane: &ControlPlane, namespace: &str) -> String {
    plane.kubectl(&["get", "lease", "-n", namespace, "-o", "name"]).expect_success()
}

#[test]
fn a_replica_that_ends_gives_its_shards_back_at_once() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("ends");
    let first = divided(plane, plane.kubeconfig(), &[&namespace], "4");
    holds(&first, 4.0);
    assert_eq!(first.metric("noblindspot_shards"), Some(4.0));
    let second = divided(plane, plane.kubeconfig(), &[&namespace], "4");
    second.is_ready();
    let member = format!("noblindspot-member-{}", first.name());
    assert!(leases(plane, &namespace).contains(&member));
    assert_eq!(first.stop(), Some(0));
    assert!(!leases(plane, &namespace).contains(&member));
    holds(&second, 4.0);
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(plane, &manifests);
    converges(plane, &namespace, &manifests, AT);
    assert_eq!(second.stop(), Some(0));
    assert!(!leases(plane, &namespace).contains("-member-"));
}

#[test]
fn replicas_at_rest_write_nothing_but_their_own_leases() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("rest");
    let replicas = [(); 2].map(|()| divided(plane, plane.kubeconfig(), &[&namespace], "64"));
    let held = || replicas.iter().filter_map(|replica| replica.metric(HELD)).collect::<Vec<_>>();
    eventually("both hold some", || match held().as_slice() {
        [first, second] if *first > 0.0 && *second > 0.0 && first + second > 63.5 => Ok(()),
        other => Err(format!("{other:?}")),
    });
    let writes = |mark| {
        eventually("some writes", || {
            let ours = |write: &Write| replicas.iter().any(|replica| replica.wrote(write));
            let ours: Vec<_> = plane.audit().since(mark).into_iter().filter(ours).collect();
            if ours.len() > 6 { Ok(ours) } else { Err(format!("{ours:?}")) }
        })
    };
    let own = |write: &Write| write.name.starts_with("noblindspot-member-");
    // The one that came last may not have its whole share yet.
    eventually("rest", || match writes(plane.audit().mark()).into_iter().find(|write| !own(write)) {
        Some(other) => Err(format!("{other:?}")),
        None => Ok(()),
    });
    for write in writes(plane.audit().mark()) {
        assert!(own(&write), "{write:?}");
    }
}

/// As when a Deployment is changed: both are there for a while, and one of them writes.
#[test]
fn replicas_with_shards_wait_for_those_without() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("rollout");
    let manifests = manifests("manifests/hengyuan", &namespace);
    let mark = plane.audit().mark();
    clock(plane, &namespace, AT);
    let without = Replica::elected(plane, &namespace);
    without.leads();
    let with = divided(plane, plane.kubeconfig(), &[&namespace], "4");
    // Else a rollout would never go on.
    with.is_ready();
    apply(plane, &manifests);
    converges(plane, &namespace, &manifests, AT);
    let statuses = plane.audit().since(mark).into_iter().filter(|write| write.subresource == "status");
    assert!(statuses.into_iter().all(|write| !with.wrote(&write)));
    assert_eq!(with.metric("noblindspot_leader"), Some(0.0));
    assert_eq!(without.stop(), Some(0));
    holds(&with, 4.0);
    plane.kubectl(&["delete", "emp", "e011", "-n", &namespace]).expect_success();
    apply(plane, &manifests);
    converges(plane, &namespace, &manifests, AT);
    // And back again.
    let without = Replica::elected(plane, &namespace);
    without.leads();
    holds(&with, 0.0);
}

#[test]
fn another_number_of_shards_waits_too() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("numbers");
    let four = divided(plane, plane.kubeconfig(), &[&namespace], "4");
    holds(&four, 4.0);
    let eight = divided(plane, plane.kubeconfig(), &[&namespace], "8");
    eight.is_ready();
    holds(&eight, 0.0);
    assert_eq!(four.stop(), Some(0));
    holds(&eight, 8.0);
    let four = divided(plane, plane.kubeconfig(), &[&namespace], "4");
    holds(&four, 4.0);
    holds(&eight, 0.0);
}

#[test]
fn a_namespace_that_cannot_be_listed_holds_up_no_other() {
    let plane = ControlPlane::shared();
    let (home, closed) = (plane.namespace("open"), plane.namespace("closed"));
    plane.kubectl(&["create", "serviceaccount", "runner", "-n", &home]).expect_success();
    let subject = format!("--serviceaccount={home}:runner");
    let all = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: all}\n\
        rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]\n";
    plane.kubectl_with(&["create", "-n", &home, "-f", "-"], all).expect_success();
    let bind = ["create", "rolebinding", "all", "-n", &home, "--role=all", &subject];
    plane.kubectl(&bind).expect_success();
    let kubeconfig = plane.kubeconfig_of(&home, "runner");
    let replica = divided(plane, &kubeconfig, &[&home, &closed], "4");
    let manifests = manifests("manifests/hengyuan", &home);
    apply(plane, &manifests);
    converges(plane, &home, &manifests, AT);
    let (code, reason) = replica.get("/readyz");
    assert!(code == 503 && reason.contains(&closed) && reason.contains("forbidden"), "{code} {reason}");
}
