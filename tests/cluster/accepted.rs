//! What `check` accepts, the API server accepts too.

use crate::control_plane::ControlPlane;
use crate::request::{Verdict, manifests, try_to_create};

/// The samples, as their readers send them.
#[test]
fn kubectl_creates_every_sample() {
    let plane = ControlPlane::shared();
    for (folder, namespace) in [("hengyuan", "hengyuan"), ("sound", "qingshan"), ("quickstart", "acme")] {
        plane.kubectl(&["create", "namespace", namespace]);
        let path = format!("{}/manifests/{folder}", env!("CARGO_MANIFEST_DIR"));
        let call = ["create", "--dry-run=server", "--validate=strict", "-n", namespace, "-R", "-f", &path];
        let created = plane.kubectl(&call).expect_success();
        let documents: usize = manifests(&format!("manifests/{folder}"))
            .iter()
            .map(|(_, text)| text.lines().filter(|line| line.starts_with("kind:")).count())
            .sum();
        assert!(documents > 0, "{folder} is empty");
        assert_eq!(created.lines().count(), documents, "{created}");
    }
}

#[tokio::test]
async fn what_the_mistakes_were_made_in_is_accepted() {
    let plane = ControlPlane::shared();
    plane.kubectl(&["create", "namespace", "acme"]);
    let client = plane.client().await;
    for folder in ["tests/rejected/accepted", "tests/rejected/updates"] {
        for (path, text) in manifests(folder) {
            assert_eq!(try_to_create(&client, &text).await, Verdict::Accepted, "{path}");
        }
    }
}

#[tokio::test]
async fn the_organisation_of_the_scenarios_is_accepted() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("scenarios");
    let client = plane.client().await;
    let base = include_str!("../scenarios/base.yaml");
    for document in base.split("\n---") {
        let document = document.replacen("metadata: {", &format!("metadata: {{namespace: {namespace}, "), 1);
        let document = format!("apiVersion: noblindspot.dev/v1alpha1\n{document}");
        assert_eq!(try_to_create(&client, &document).await, Verdict::Accepted, "{document}");
    }
}
