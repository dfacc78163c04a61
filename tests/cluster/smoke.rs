//! The control plane itself: it serves, it breaks when told to, and it leaves nothing behind.

use crate::control_plane::ControlPlane;

#[test]
fn it_serves_our_kinds() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("smoke");
    let listed = plane.kubectl(&["get", "safety", "-n", &namespace]);
    assert_eq!((listed.code, listed.stdout.as_str()), (0, ""), "{}", listed.stderr);
    let told = plane.kubectl(&["get", "--raw=/version"]).expect_success();
    assert!(told.contains("\"v1.37.2\""), "{told}");
}
