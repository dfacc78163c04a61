//! Requests are refused, slow, lost and cut.

use crate::control_plane::ControlPlane;
use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::Fleet;
use crate::plane;
use crate::proxy::{Class, Fault, Proxy, Rule};
use crate::running::fresh::settles;
use crate::running::statuses::AT;
use crate::seeds::each;

#[test]
fn requests_that_are_refused_are_made_again() {
    suffer("refused", &[Fault::TooMany, Fault::Conflict, Fault::Broken]);
}

#[test]
fn slow_and_half_open_connections_are_outlived() {
    suffer("half_open", &[Fault::Slow, Fault::Silent, Fault::Stalled]);
}

#[test]
fn answers_that_are_cut_or_lost_are_outlived() {
    suffer("lost", &[Fault::Cut, Fault::Lost]);
}

/// A share of all requests to which a fault can happen.
pub(crate) fn rules(fault: Fault, percent: u32) -> Vec<Rule> {
    let classes = [Class::Status, Class::Lease, Class::Event, Class::List, Class::Watch];
    let possible =
        |class: &Class| fault != Fault::Conflict || *class != Class::List && *class != Class::Watch;
    let rule = |class| Rule { class, fault, percent, at_most: u32::MAX };
    classes.into_iter().filter(possible).map(rule).collect()
}

fn suffer(test: &'static str, faults: &[Fault]) {
    let plane = plane();
    each(test, 1, |seed, mut rng| {
        for fault in faults {
            let mut counts = Counts::default();
            one(&plane, *fault, seed, &mut rng, &mut counts);
            counts.print(test, seed);
        }
    });
}

fn one(plane: &ControlPlane, fault: Fault, seed: u64, rng: &mut fastrand::Rng, counts: &mut Counts) {
    let namespace = plane.namespace("connections");
    let mark = plane.audit().mark();
    let mut editor = Editor::fill(plane, &namespace, 60, rng.fork());
    let proxy = Proxy::start(plane, seed);
    proxy.misbehave(&rules(fault, 25));
    let fleet = Fleet::start(plane, proxy.kubeconfig(), &namespace, 2, &["--namespace", &namespace]);
    while proxy.happened(fault) < 12 {
        editor.edit(2);
        editor.pause(500);
    }
    proxy.behave();
    settles(plane, &namespace, AT);
    drop(fleet);
    counts.writes(&plane.audit().since(mark));
    proxy.count(counts);
}
