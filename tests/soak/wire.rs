//! The network holds the writes of a leader back until somebody else leads, or until they are wrong.

use std::thread::sleep;
use std::time::Duration;

use fastrand::Rng;

use crate::control_plane::ControlPlane;
use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::{CONCURRENCY, Fleet};
use crate::plane;
use crate::proxy::{Class, Fault, Proxy, Rule};
use crate::running::eventually;
use crate::running::fresh::settles;
use crate::running::statuses::AT;
use crate::seeds::each;
use crate::terms::prove;

#[test]
fn writes_on_the_wire_arrive_after_the_takeover_and_change_nothing() {
    let plane = plane();
    each("on_the_wire", 2, |seed, mut rng| {
        for new_leader_has_written in [true, false] {
            held_back(&plane, seed, rng.fork(), new_leader_has_written);
        }
    });
}

#[test]
fn a_verdict_that_turns_back_while_it_is_written_is_written_again() {
    let plane = plane();
    each("turns_back", 2, |seed, mut rng| {
        let namespace = plane.namespace("turns");
        let editor = Editor::fill(&plane, &namespace, 100, rng.fork());
        let proxy = Proxy::start(&plane, seed);
        let _fleet = Fleet::start(&plane, proxy.kubeconfig(), &namespace, 1, &["--namespace", &namespace]);
        settles(&plane, &namespace, AT);
        proxy.misbehave(&[HELD]);
        editor.without("/employees/m0", || {
            eventually("what refers to it is about to be written", || match proxy.happened(Fault::Held) {
                0..3 => Err("nothing is on the wire".to_owned()),
                _ => Ok(()),
            });
        });
        // Time for a pass, which finds what is written now right again.
        sleep(Duration::from_millis(700));
        proxy.behave();
        proxy.forwards_what_it_held();
        settles(&plane, &namespace, AT);
    });
}

/// Every write of a status is held back.
const HELD: Rule = Rule { class: Class::Status, fault: Fault::Held, percent: 100, at_most: u32::MAX };

fn held_back(plane: &ControlPlane, seed: u64, rng: Rng, new_leader_has_written: bool) {
    let namespace = plane.namespace("wire");
    let mark = plane.audit().mark();
    let mut editor = Editor::fill(plane, &namespace, 60, rng);
    let proxy = Proxy::start(plane, seed);
    let fleet = Fleet::start(plane, proxy.kubeconfig(), &namespace, 2, &["--namespace", &namespace]);
    settles(plane, &namespace, AT);
    fleet.is_ready();
    let old = fleet.leader(None);
    proxy.misbehave(&[HELD]);
    while proxy.happened(Fault::Held) < 3 {
        editor.edit(3);
    }
    fleet.replicas[old].freeze();
    proxy.behave();
    fleet.leader(Some(old));
    if new_leader_has_written {
        settles(plane, &namespace, AT);
    }
    proxy.forwards_what_it_held();
    settles(plane, &namespace, AT);
    fleet.replicas[old].thaw();
    editor.edit(10);
    settles(plane, &namespace, AT);
    let writes = plane.audit().since(mark);
    let proof = prove(&writes, CONCURRENCY);
    assert!(proof.late > 0, "{proof:?}");
    let mut counts = Counts::default();
    counts.writes(&writes);
    counts.print("on_the_wire", seed);
}
