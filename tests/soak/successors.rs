//! Objects are deleted during a pass, and others of the same name come in their place.

use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::Fleet;
use crate::plane;
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
