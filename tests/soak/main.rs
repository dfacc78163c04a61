//! Faults, done to a real API server and to the controller while an organisation is edited. Each ends
//! in the statuses that a fresh evaluation gives. All randomness comes from a seed: `cargo test` runs
//! a few of them, `make soak SEEDS=100` as many as asked, `SEED=7` the one that failed.

#[path = "../support/control_plane/mod.rs"]
mod control_plane;
#[path = "../../benches/organisation/mod.rs"]
mod organisation;
#[path = "../support/running/mod.rs"]
mod running;

mod blows;
mod counts;
mod edits;
mod fleet;
mod proxy;
mod seeds;
mod terms;

mod connections;
mod dates;
mod dead;
mod frozen;
mod killed;
mod namespaces;
mod servers;
mod shards;
mod storm;
mod successors;
mod wire;

/// A control plane for one test, which may break it.
fn plane() -> control_plane::ControlPlane {
    let plane = control_plane::ControlPlane::start();
    plane.install_definitions();
    plane
}
