//! A namespace is deleted under the controller, and comes back with other objects.

use serde_json::{Value, json};

use crate::control_plane::ControlPlane;
use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::Fleet;
use crate::plane;
use crate::running::eventually;
use crate::running::fresh::settles;
use crate::running::statuses::AT;
use crate::seeds::each;

/// Deletes a namespace as the controller manager of Kubernetes does, which is not here.
pub(crate) fn delete(plane: &ControlPlane, namespace: &str, inhabitants: &Editor) {
    plane.kubectl(&["delete", "namespace", namespace, "--wait=false"]).expect_success();
    inhabitants.clear();
    plane.kubectl(&["delete", "events", "--all", "-n", namespace]).expect_success();
    let path = format!("/api/v1/namespaces/{namespace}");
    let text = plane.kubectl(&["get", "--raw", &path]).expect_success();
    let mut object: Value = serde_json::from_str(&text).expect("JSON");
    object["spec"]["finalizers"] = json!([]);
    let finalize = ["replace", "--raw", &format!("{path}/finalize"), "-f", "-"];
    plane.kubectl_with(&finalize, &object.to_string()).expect_success();
    eventually("the namespace goes", || {
        let there = plane.kubectl(&["get", "namespace", namespace]);
        if there.stderr.contains("NotFound") { Ok(()) } else { Err(there.stdout) }
    });
}

#[test]
fn a_namespace_that_is_deleted_is_forgotten_and_its_successor_is_judged() {
    let plane = plane();
    each("namespaces", 2, |seed, mut rng| {
        let (doomed, kept) = (plane.namespace("doomed"), plane.namespace("kept"));
        let mark = plane.audit().mark();
        let mut inhabitants = Editor::fill(&plane, &doomed, 80, rng.fork());
        let mut others = Editor::fill(&plane, &kept, 40, rng.fork());
        let arguments = ["--namespace", &doomed, "--namespace", &kept, "--write-rate", "60"];
        let fleet = Fleet::start(&plane, plane.kubeconfig(), &kept, 2, &arguments);
        fleet.leader(None);
        inhabitants.pause(2000);
        inhabitants.edit(10);
        delete(&plane, &doomed, &inhabitants);
        others.edit(10);
        settles(&plane, &kept, AT);
        let label = format!("namespace=\"{doomed}\"");
        for replica in &fleet.replicas {
            eventually("its metrics go", || {
                let (_, scrape) = replica.get("/metrics");
                if scrape.contains(&label) { Err(scrape) } else { Ok(()) }
            });
        }
        plane.kubectl(&["create", "namespace", &doomed]).expect_success();
        let _successors = Editor::fill(&plane, &doomed, 60, rng.fork());
        settles(&plane, &doomed, AT);
        settles(&plane, &kept, AT);
        let mut counts = Counts::default();
        counts.writes(&plane.audit().since(mark));
        counts.print("namespaces", seed);
    });
}
