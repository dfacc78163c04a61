//! The API server and etcd are killed, and what they forgot is not missed.

use std::thread::scope;

use crate::control_plane::{ControlPlane, Part};
use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::Fleet;
use crate::plane;
use crate::running::fresh::settles;
use crate::running::statuses::AT;
use crate::seeds::{each, pause};

#[test]
fn a_killed_api_server_delays_and_loses_nothing() {
    killed("api_server", Part::ApiServer);
}

#[test]
fn a_killed_etcd_delays_and_loses_nothing() {
    killed("etcd", Part::Etcd);
}

fn killed(test: &'static str, part: Part) {
    let mut plane = plane();
    each(test, 2, |seed, mut rng| {
        let namespace = plane.namespace("servers");
        let mark = plane.audit().mark();
        let mut editor = Editor::fill(&plane, &namespace, 100, rng.fork());
        let fleet = start(&plane, &namespace, 2);
        fleet.is_ready();
        scope(|scope| {
            scope.spawn(|| editor.edit(60));
            for _ in 0..2 {
                pause(&mut rng, 1500);
                plane.kill(part);
                pause(&mut rng, 1000);
                plane.start_again(part);
                plane.wait_until_ready();
            }
        });
        settles(&plane, &namespace, AT);
        let mut counts = Counts::default();
        counts.writes(&plane.audit().since(mark));
        counts.print(test, seed);
    });
}

fn start(plane: &ControlPlane, namespace: &str, replicas: usize) -> Fleet {
    Fleet::start(plane, plane.kubeconfig(), namespace, replicas, &["--namespace", namespace])
}

/// While the controller is frozen, objects come, go and are replaced, and the versions that its
/// watches know are forgotten.
#[test]
fn after_a_compaction_watches_begin_anew_and_miss_nothing() {
    let mut plane = plane();
    each("compaction", 2, |seed, mut rng| {
        let namespace = plane.namespace("compacted");
        let mut editor = Editor::fill(&plane, &namespace, 100, rng.fork());
        let fleet = start(&plane, &namespace, 1);
        editor.pause(3000);
        fleet.replicas[0].is_ready();
        fleet.replicas[0].freeze();
        editor.edit(40);
        plane.compact();
        plane.kill(Part::ApiServer);
        plane.start_again(Part::ApiServer);
        plane.wait_until_ready();
        editor.edit(5);
        fleet.replicas[0].thaw();
        settles(&plane, &namespace, AT);
        let expired = fleet.replicas[0].words().matches("too old resource version").count();
        assert!(expired > 0, "no watch ended in 410: {}", fleet.replicas[0].words());
        let mut counts = Counts::default();
        counts.add("watches that ended in 410", expired);
        counts.print("compaction", seed);
    });
}
