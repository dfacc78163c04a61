//! Everything at once: three replicas behind a bad network, five hundred edits, and whatever can be
//! killed, frozen, forgotten or deleted is, in an order that the seed says.

use std::thread::scope;

use crate::blows::Storm;
use crate::connections::rules;
use crate::edits::Editor;
use crate::fleet::Fleet;
use crate::plane;
use crate::proxy::{Fault, Proxy, Rule};
use crate::seeds::each;

const EDITS: usize = 500;
const REPLICAS: usize = 3;

/// A little of every fault.
fn weather() -> Vec<Rule> {
    use Fault::{Broken, Conflict, Cut, Lost, Silent, Slow, Stalled, TooMany};
    let faults = [Broken, Conflict, Cut, Lost, Silent, Slow, Stalled, TooMany];
    faults.into_iter().flat_map(|fault| rules(fault, 2)).collect()
}

#[test]
fn five_hundred_edits_in_a_storm_end_in_the_right_statuses() {
    let mut plane = plane();
    each("storm", 1, |seed, mut rng| {
        let (namespace, doomed) = (plane.namespace("storm"), plane.namespace("doomed"));
        let mark = plane.audit().mark();
        let proxy = Proxy::start(&plane, seed);
        let mut editor = Editor::fill(&plane, &namespace, 150, rng.fork());
        let arguments = ["--namespace", &namespace, "--namespace", &doomed];
        let fleet = Fleet::start(&plane, proxy.kubeconfig(), &namespace, REPLICAS, &arguments);
        let mut storm = Storm::gather(&mut plane, fleet, doomed, rng);
        proxy.misbehave(&weather());
        scope(|scope| {
            scope.spawn(|| edit(&mut editor));
            storm.rage();
        });
        proxy.behave();
        // Once as it is, and once more when other dates have passed.
        storm.settles(&namespace);
        storm.move_clock();
        storm.settles(&namespace);
        let mut counts = storm.counts;
        counts.add("edits", EDITS);
        counts.writes(&plane.audit().since(mark));
        proxy.count(&mut counts);
        counts.print("storm", seed);
    });
}

fn edit(editor: &mut Editor) {
    for _ in 0..EDITS {
        editor.edit(1);
        editor.pause(100);
    }
}
