//! Objects are deleted during a pass, and others of the same name come in their place.

use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::Fleet;
use crate::plane;
use crate::proxy::{Class, Fault, Proxy, Rule};
use crate::running::eventually;
use crate::running::fresh::settles;
use crate::running::statuses::AT;
use crate::seeds::each;

#[test]
fn a_successor_of_the_same_name_is_judged_by_itself() {
    let plane = plane();
    each("successors", 2, |seed, mut rng| {
        let namespace = plane.namespace("successors");
        let mark = plane.audit().mark();
        let mut editor = Editor::fill(&plane, &namespace, 120, rng.fork());
        // A pass lasts for seconds, and most objects are replaced while their writes wait.
        let arguments = ["--namespace", &namespace, "--write-rate", "40"];
        let fleet = Fleet::start(&plane, plane.kubeconfig(), &namespace, 1, &arguments);
        fleet.leader(None);
        for _ in 0..5 {
            editor.replace_some(20);
            editor.pause(300);
        }
        settles(&plane, &namespace, AT);
        let mut counts = Counts::default();
        counts.writes(&plane.audit().since(mark));
        counts.print("successors", seed);
    });
}

/// The network holds the writes back until every object has a successor.
#[test]
fn a_write_on_the_wire_never_reaches_a_successor() {
    let plane = plane();
    each("successor", 1, |seed, rng| {
        let namespace = plane.namespace("held");
        let editor = Editor::fill(&plane, &namespace, 40, rng);
        let mark = plane.audit().mark();
        let proxy = Proxy::start(&plane, seed);
        proxy.misbehave(&[Rule { class: Class::Status, fault: Fault::Held, percent: 100, at_most: 4 }]);
        let fleet = Fleet::start(&plane, proxy.kubeconfig(), &namespace, 1, &["--namespace", &namespace]);
        eventually("writes are held back", || match proxy.happened(Fault::Held) {
            4 => Ok(()),
            number => Err(number.to_string()),
        });
        // Frozen, it does not lose patience.
        fleet.replicas[0].freeze();
        editor.replace_all();
        proxy.forwards_what_it_held();
        eventually("all are refused", || {
            let writes = plane.audit().since(mark);
            let ours: Vec<_> = writes.iter().filter(|write| write.subresource == "status").collect();
            let refused = ours.iter().filter(|write| write.code == 409).count();
            if refused == 4 && ours.len() == 4 { Ok(()) } else { Err(format!("{ours:#?}")) }
        });
        fleet.replicas[0].thaw();
        settles(&plane, &namespace, AT);
    });
}
