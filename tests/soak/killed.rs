//! The controller is killed at random points of a pass.

use crate::counts::Counts;
use crate::edits::Editor;
use crate::plane;
use crate::running::clock::clock;
use crate::running::fresh::settles;
use crate::running::replica::Replica;
use crate::running::statuses::AT;
use crate::seeds::each;

#[test]
fn a_controller_killed_in_a_pass_leaves_nothing_wrong() {
    let plane = plane();
    each("killed", 2, |seed, mut rng| {
        let namespace = plane.namespace("killed");
        let mark = plane.audit().mark();
        let mut editor = Editor::fill(&plane, &namespace, 120, rng.fork());
        let clock = clock(&plane, &namespace, AT);
        // Slow enough that a pass takes a second or two.
        let arguments = ["--namespace", &namespace, "--leader-elect=false", "--write-rate", "60"];
        let start = || {
            let clock = ["--clock-file", clock.to_str().expect("UTF-8")];
            Replica::start(&plane, &[arguments.as_slice(), &clock].concat())
        };
        let mut counts = Counts::default();
        for _ in 0..rng.usize(3..6) {
            let replica = start();
            replica.is_ready();
            editor.edit(rng.usize(0..5));
            editor.pause(1500);
            replica.kill();
            counts.one("kills");
        }
        let _last = start();
        settles(&plane, &namespace, AT);
        counts.writes(&plane.audit().since(mark));
        counts.print("killed", seed);
    });
}
