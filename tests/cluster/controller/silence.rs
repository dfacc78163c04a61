//! When everything is written, nothing is written.

use std::thread::sleep;
use std::time::Duration;

use crate::control_plane::audit::Write;
use crate::control_plane::{ControlPlane, Part};
use crate::running::clock::clock;
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, apply, converges, manifests};

/// Long enough for a pass and its writes, had they a reason.
const A_MOMENT: Duration = Duration::from_secs(5);

/// The writes of these replicas after a mark: those of leases, and all others.
fn writes(plane: &ControlPlane, mark: usize, replicas: &[&Replica]) -> (usize, Vec<Write>) {
    let own = plane.audit().since(mark).into_iter();
    let own = own.filter(|write| replicas.iter().any(|replica| replica.wrote(write)));
    let (leases, others): (Vec<_>, Vec<_>) = own.partition(|write| write.resource == "leases");
    (leases.len(), others)
}

#[test]
fn after_convergence_only_the_lease_is_renewed() {
    let mut plane = ControlPlane::start();
    plane.install_definitions();
    let namespace = plane.namespace("silence");
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(&plane, &manifests);
    clock(&plane, &namespace, AT);
    let first = Replica::elected(&plane, &namespace);
    converges(&plane, &namespace, &manifests, AT);
    sleep(A_MOMENT);
    let mark = plane.audit().mark();

    sleep(Duration::from_secs(60));
    let (leases, others) = writes(&plane, mark, &[&first]);
    assert!(others.is_empty(), "in a minute: {others:#?}");
    assert!(leases > 60, "the lease is renewed twice a second, and was {leases} times");

    // The versions that the watches go on from are forgotten: everything is listed anew.
    let listed = "noblindspot_watch_events_total{kind=\"Employee\",type=\"listed\"}";
    let before = first.metric(listed).expect("a count");
    plane.compact();
    plane.kill(Part::ApiServer);
    plane.start_again(Part::ApiServer);
    plane.wait_until_ready();
    eventually("a relist", || {
        let after = first.metric(listed).unwrap_or_default();
        if after >= 2.0 * before { Ok(()) } else { Err(format!("{before} were listed, then {after}")) }
    });
    first.leads();
    sleep(A_MOMENT);
    let (_, others) = writes(&plane, mark, &[&first]);
    assert!(others.is_empty(), "after a relist: {others:#?}");

    // Another leader, then a restarted one.
    let second = Replica::elected(&plane, &namespace);
    second.is_ready();
    assert_eq!(first.stop(), Some(0));
    second.leads();
    sleep(A_MOMENT);
    let third = Replica::elected(&plane, &namespace);
    third.is_ready();
    second.kill();
    third.leads();
    sleep(A_MOMENT);
    let mut others = plane.audit().since(mark);
    others.retain(|write| write.resource != "leases" && write.user_agent.contains("(replica-"));
    assert!(others.is_empty(), "after changes of leaders: {others:#?}");
    converges(&plane, &namespace, &manifests, AT);
}
