//! The leader is frozen past its lease, and goes on when somebody else leads.

use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::{CONCURRENCY, Fleet};
use crate::plane;
use crate::proxy::{Class, Fault, Proxy, Rule};
use crate::running::fresh::settles;
use crate::running::statuses::AT;
use crate::seeds::each;
use crate::terms::prove;

#[test]
fn of_two_replicas_the_frozen_leader_writes_no_more() {
    frozen("of_two", 2);
}

#[test]
fn of_three_replicas_the_frozen_leader_writes_no_more() {
    frozen("of_three", 3);
}

fn frozen(test: &'static str, replicas: usize) {
    let plane = plane();
    each(test, 2, |seed, mut rng| {
        let namespace = plane.namespace("frozen");
        let mark = plane.audit().mark();
        let mut editor = Editor::fill(&plane, &namespace, 120, rng.fork());
        // A pass that takes a while, so that the freeze falls into one.
        let arguments = ["--namespace", &namespace, "--write-rate", "60"];
        // It takes the frozen one a while to see that somebody else leads: until then only the time tells.
        let proxy = Proxy::start(&plane, seed);
        let slow = Rule { class: Class::Lease, fault: Fault::Slow, percent: 60, at_most: u32::MAX };
        proxy.misbehave(&[slow]);
        let fleet = Fleet::start(&plane, proxy.kubeconfig(), &namespace, replicas, &arguments);
        fleet.is_ready();
        for _ in 0..2 {
            let old = fleet.leader(None);
            editor.replace_some(10);
            editor.pause(1200);
            fleet.replicas[old].freeze();
            editor.edit(10);
            fleet.leader(Some(old));
            editor.edit(10);
            editor.pause(1200);
            fleet.replicas[old].thaw();
            editor.edit(10);
        }
        settles(&plane, &namespace, AT);
        let writes = plane.audit().since(mark);
        let proof = prove(&writes, CONCURRENCY);
        assert!(proof.takeovers >= 2, "{proof:?}");
        let mut counts = Counts::default();
        counts.writes(&writes);
        counts.print(test, seed);
    });
}
