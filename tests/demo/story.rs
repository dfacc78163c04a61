//! What the demonstration shows, in order.

use crate::control_plane::ControlPlane;
use crate::running::clock::{file, run_from};
use crate::running::eventually;
use crate::running::replica::Replica;
use crate::running::statuses::{apply, condition, converges, manifests, object};
use crate::screen::{Table, say, step};

const NAMESPACE: &str = "hengyuan";
/// The last day of an electrician's certificate.
const EVENING: &str = "2026-10-31T20:00:00+08:00";
const SECONDS_BEFORE_MIDNIGHT: &str = "2026-10-31T23:59:57+08:00";
const SIGNATURE: &str = r#"[{"op":"add","path":"/spec/signatures/-","value":{"party":"Responsible","employeeRef":{"name":"e011"},"signedOn":"2026-10-31","method":"Paper"}}]"#;
const SIGNING: [&str; 7] = ["patch", "rl", "rl-2026-e011", "-n", NAMESPACE, "--type=json", "-p"];

/// What comes after the last scene.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Everything is left running until Ctrl-C; whatever runs goes with this program.
    Wait,
    /// Nothing.
    Once,
}

/// Shows it.
pub(crate) fn tell(end: End) {
    step("a real API server, on this machine");
    let plane = ControlPlane::start();
    say(&format!("kubeconfig: {}", plane.kubeconfig().display()));
    let controller = begin(&plane);
    let before = Table::of(&plane, NAMESPACE);
    before.show();
    let signed = sign(&plane, &before);
    pass_midnight(&plane, &signed);
    if end == End::Wait {
        wait(&plane, &controller);
    }
}

fn begin(plane: &ControlPlane) -> Replica {
    step("the five kinds, and the organisation of manifests/hengyuan");
    plane.install_definitions();
    plane.kubectl(&["create", "namespace", NAMESPACE]).expect_success();
    let manifests = manifests("manifests/hengyuan", NAMESPACE);
    apply(plane, &manifests);
    step("the controller");
    say(&format!("DEMONSTRATION CLOCK: noblindspot judges as of {EVENING} (--clock-file), not as of now"));
    let controller = Replica::alone(plane, NAMESPACE, EVENING);
    converges(plane, NAMESPACE, &manifests, EVENING);
    controller
}

fn sign(plane: &ControlPlane, before: &Table) -> Table {
    step("an operator signs the responsibility letter that was missing a signature");
    say(&format!("$ kubectl {} '{SIGNATURE}'", SIGNING.join(" ")));
    let patched = plane.kubectl(&[&SIGNING[..], &[SIGNATURE]].concat());
    say(patched.expect_success().trim_end());
    answers(plane, "emp/e011", "Covered", "True");
    answers(plane, "rl/rl-2026-e011", "Signed", "True");
    let after = Table::of(plane, NAMESPACE);
    after.show();
    after.show_changes(before);
    after
}

fn pass_midnight(plane: &ControlPlane, before: &Table) {
    step("a certificate's last day passes, and nobody edits anything");
    say(&format!("DEMONSTRATION CLOCK: {SECONDS_BEFORE_MIDNIGHT}, and it runs"));
    run_from(&file(plane, NAMESPACE), SECONDS_BEFORE_MIDNIGHT);
    answers(plane, "tr/ct-e014-lv", "Current", "False");
    answers(plane, "emp/e014", "Certified", "False");
    let after = Table::of(plane, NAMESPACE);
    after.show();
    after.show_changes(before);
}

/// Waits for an answer, and for the department's counts that follow it.
fn answers(plane: &ControlPlane, name: &str, type_: &str, status: &str) {
    eventually(type_, || {
        let object = object(plane, NAMESPACE, name);
        let is = condition(&object, type_)["status"] == status;
        if is { Ok(()) } else { Err(object["status"].to_string()) }
    });
}

fn wait(plane: &ControlPlane, controller: &Replica) {
    step("it is yours; Ctrl-C ends it and cleans up");
    say(&format!("export KUBECONFIG={}", plane.kubeconfig().display()));
    say(&format!("export PATH=\"{}:$PATH\"", plane.programs().display()));
    say(&format!("kubectl get safety -n {NAMESPACE}"));
    say(&format!("kubectl describe rl rl-2026-e012 -n {NAMESPACE}"));
    say(&format!("curl http://{}/metrics", controller.address()));
    say(&format!("its clock: {}", file(plane, NAMESPACE).display()));
    loop {
        std::thread::park();
    }
}
