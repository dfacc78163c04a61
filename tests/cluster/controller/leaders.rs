//! Two replicas, of which one writes.

use std::thread::sleep;
use std::time::Duration;

use crate::control_plane::ControlPlane;
use crate::running::clock::clock;
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, apply, converges, manifests};

fn leads(replica: &Replica) -> bool {
    replica.metric("noblindspot_leader") == Some(1.0)
}

#[test]
fn only_the_holder_of_the_lease_writes() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("leaders");
    let manifests = manifests("manifests/hengyuan", &namespace);
    let mark = plane.audit().mark();
    clock(plane, &namespace, AT);
    let first = Replica::elected(plane, &namespace);
    first.leads();
    let second = Replica::elected(plane, &namespace);
    second.is_ready();
    apply(plane, &manifests);
    converges(plane, &namespace, &manifests, AT);
    assert!(leads(&first) && !leads(&second));
    let by = |replica: &Replica| {
        let writes = plane.audit().since(mark).into_iter();
        writes.filter(|write| replica.wrote(write) && write.subresource == "status").count()
    };
    assert_eq!(by(&second), 0);
    // The one that waits knows everything already.
    assert_eq!(
        second.metric("noblindspot_objects{kind=\"Employee\"}"),
        first.metric("noblindspot_objects{kind=\"Employee\"}")
    );

    // Frozen past its lease, the first has lost it; thawed, it writes nothing more.
    first.freeze();
    second.leads();
    let frozen = by(&first);
    plane.kubectl(&["delete", "emp", "e011", "-n", &namespace]).expect_success();
    apply(plane, &manifests);
    first.thaw();
    converges(plane, &namespace, &manifests, AT);
    eventually("the first knows", || if leads(&first) { Err("it leads".to_owned()) } else { Ok(()) });
    sleep(Duration::from_secs(1));
    assert_eq!(by(&first), frozen);

    // Told to end, it gives the lease back and nobody waits for it to expire.
    let transitions = |replica: &Replica| replica.metric("noblindspot_leader_transitions_total");
    assert_eq!(transitions(&second), Some(1.0));
    assert_eq!(second.stop(), Some(0));
    first.leads();
    assert_eq!(transitions(&first), Some(3.0));
}
