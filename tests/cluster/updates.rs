//! What only the step from one version of an object to the next can show.

use std::collections::BTreeSet;

use kube::Client;

use crate::control_plane::ControlPlane;
use crate::request::{Verdict, create, manifests, replace};

/// The folders of `tests/rejected/updates`, and the words of the refusal.
const REFUSED: [(&str, &str); 15] = [
    ("certificate-category", "category, number, validFrom and validTo are immutable"),
    ("certificate-number", "category, number, validFrom and validTo are immutable"),
    ("certificate-number-removed", "category, number, validFrom and validTo are immutable"),
    ("certificate-removed", "certificate is immutable once there"),
    ("certificate-valid-from", "category, number, validFrom and validTo are immutable"),
    ("certificate-valid-to", "category, number, validFrom and validTo are immutable"),
    ("department-type", "type is immutable"),
    ("letter-duties-added", "duties are immutable after the first signature"),
    ("letter-duties-changed", "duties are immutable after the first signature"),
    ("letter-duties-removed", "duties are immutable after the first signature"),
    ("letter-issuer", "issuer is immutable after the first signature"),
    ("letter-period", "period is immutable after the first signature"),
    ("letter-responsible", "responsible is immutable after the first signature"),
    ("letter-signature-changed", "signatures only grow"),
    ("letter-signature-removed", "signatures only grow"),
];

/// A step from the first version of such a pair: a name, the pair, what to replace there, and by what.
const ALLOWED: [(&str, &str, &str, &str); 5] = [
    (
        "a-second-signature",
        "letter-period",
        "  signatures:\n",
        "  signatures:\n  - {party: Issuer, employeeRef: {name: e010}, signedOn: '2026-01-03', method: Seal}\n",
    ),
    ("a-revocation", "letter-period", "  signatures:\n", "  revokedOn: '2026-06-01'\n  signatures:\n"),
    (
        "a-successor",
        "letter-period",
        "  signatures:\n",
        "  supersedesRef: {name: rl-2025-e117}\n  signatures:\n",
    ),
    (
        "a-suspension",
        "certificate-number",
        "  certificate:\n",
        "  certificate:\n    state: Suspended\n    stateSince: '2026-05-01'\n",
    ),
    ("another-head", "department-type", "spec:\n", "spec:\n  displayName: another\n"),
];

fn pair(case: &str) -> [String; 2] {
    let texts = manifests(&format!("tests/rejected/updates/{case}"));
    let [(_, after), (_, before)] = <[_; 2]>::try_from(texts).expect("after.yaml and before.yaml");
    [before, after]
}

async fn update(client: &Client, case: &str, before: &str, after: &str) -> Verdict {
    let namespace = ControlPlane::shared().namespace(case);
    let [before, after] =
        [before, after].map(|text| text.replacen("namespace: acme", &format!("namespace: {namespace}"), 1));
    assert_eq!(create(client, &before).await, Verdict::Accepted, "{case}");
    replace(client, &after).await
}

#[tokio::test]
async fn no_step_that_rewrites_evidence_is_taken() {
    let client = ControlPlane::shared().client().await;
    for (case, why) in REFUSED {
        let [before, after] = pair(case);
        match update(&client, case, &before, &after).await {
            Verdict::Refused(422, message) if message.contains(why) => {}
            verdict => panic!("{case}: {verdict:?}"),
        }
    }
    let tried: BTreeSet<_> = REFUSED.map(|(case, _)| case.to_owned()).into();
    let there: BTreeSet<_> = manifests("tests/rejected/updates")
        .into_iter()
        .filter_map(|(path, _)| path.split('/').next().map(str::to_owned))
        .collect();
    assert_eq!(tried, there);
}

#[tokio::test]
async fn evidence_may_still_grow() {
    let client = ControlPlane::shared().client().await;
    for (case, pair_of, from, to) in ALLOWED {
        let [before, _] = pair(pair_of);
        let after = before.replacen(from, to, 1);
        assert_ne!(before, after, "{case}");
        assert_eq!(update(&client, case, &before, &after).await, Verdict::Accepted, "{case}");
    }
}

/// Until somebody has signed, a letter is a draft.
#[tokio::test]
async fn a_letter_that_nobody_signed_may_change() {
    let client = ControlPlane::shared().client().await;
    for (case, _) in REFUSED.iter().filter(|(case, _)| case.starts_with("letter-")) {
        let unsigned =
            pair(case).map(|text| text.split("  signatures:\n").next().expect("a start").to_owned());
        let [before, after] = unsigned;
        assert_eq!(
            update(&client, &format!("draft-{case}"), &before, &after).await,
            Verdict::Accepted,
            "{case}"
        );
    }
}
