//! A cluster without our definitions.

use crate::control_plane::ControlPlane;
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{AT, apply, converges, manifests};

#[test]
fn missing_definitions_are_waited_for() {
    let plane = ControlPlane::start();
    let namespace = plane.namespace("late");
    let replica = Replica::alone(&plane, &namespace, AT);
    let reason = eventually("not ready", || match replica.get("/readyz") {
        (503, reason) if reason.contains("noblindspot crds | kubectl apply --server-side -f -") => Ok(reason),
        other => Err(format!("{other:?}")),
    });
    assert!(reason.contains("noblindspot.dev/v1alpha1"), "{reason}");
    assert_eq!(replica.get("/livez").0, 200);
    let warned = |line: &&serde_json::Value| line["level"] == "WARN";
    assert_eq!(replica.lines().iter().filter(warned).count(), 1, "{}", replica.words());
    plane.install_definitions();
    replica.is_ready();
    let manifests = manifests("manifests/hengyuan", &namespace);
    apply(&plane, &manifests);
    converges(&plane, &namespace, &manifests, AT);
}
