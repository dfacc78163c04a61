//! What never answers is given up after its time, and what is refused for no reason is tried again:
//! faults at exact places.

use crate::control_plane::ControlPlane;
use crate::edits::Editor;
use crate::fleet::Fleet;
use crate::plane;
use crate::proxy::{Class, Fault, Proxy, Rule};
use crate::running::fresh::settles;
use crate::running::statuses::AT;
use crate::seeds::each;

/// Starts a replica to whose first requests of a class something happens, and waits for the statuses.
fn first_requests(plane: &ControlPlane, test: &'static str, class: Class, fault: Fault, at_most: u32) {
    each(test, 1, |seed, rng| {
        let namespace = plane.namespace("dead");
        let _editor = Editor::fill(plane, &namespace, 40, rng);
        let proxy = Proxy::start(plane, seed);
        proxy.misbehave(&[Rule { class, fault, percent: 100, at_most }]);
        let arguments = ["--namespace", &namespace, "--leader-elect=false"];
        let fleet = Fleet::start(plane, proxy.kubeconfig(), &namespace, 1, &arguments);
        settles(plane, &namespace, AT);
        assert_eq!(proxy.happened(fault), at_most, "{fault:?} of {class:?}");
        let result = match fault {
            _ if class != Class::Status => return,
            Fault::Conflict => "result=\"conflict\"",
            _ => "result=\"failed\"",
        };
        let written = fleet.sum("noblindspot_status_writes_total", result);
        assert!(written >= f64::from(at_most), "{written} {result}");
    });
}

#[test]
fn a_list_that_is_never_answered_is_asked_again() {
    first_requests(&plane(), "dead", Class::List, Fault::Silent, 5);
}

#[test]
fn writes_are_given_up_and_conflicts_compared_again() {
    let plane = plane();
    first_requests(&plane, "dead", Class::Status, Fault::Silent, 6);
    first_requests(&plane, "dead", Class::Status, Fault::Lost, 6);
    // Nothing changes afterwards that could explain them.
    first_requests(&plane, "dead", Class::Status, Fault::Conflict, 30);
}

/// The watches begin, and then nothing comes through them.
#[test]
fn a_watch_that_falls_silent_is_taken_for_dead() {
    let plane = plane();
    each("dead", 1, |seed, rng| {
        let namespace = plane.namespace("silent");
        let mut editor = Editor::fill(&plane, &namespace, 40, rng);
        let proxy = Proxy::start(&plane, seed);
        let rule = Rule { class: Class::Watch, fault: Fault::Stalled, percent: 100, at_most: 5 };
        proxy.misbehave(&[rule, Rule { fault: Fault::Silent, ..rule }]);
        let arguments = ["--namespace", &namespace, "--leader-elect=false"];
        let fleet = Fleet::start(&plane, proxy.kubeconfig(), &namespace, 1, &arguments);
        fleet.is_ready();
        editor.edit(20);
        settles(&plane, &namespace, AT);
    });
}
