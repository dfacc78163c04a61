//! What `check` refuses, the API server refuses too, and for the same field.

use futures_util::{StreamExt, stream};

use crate::control_plane::ControlPlane;
use crate::request::{Verdict, manifests, try_to_create};

/// What the API server cannot see, and why.
const ONLY_CHECK_SEES: [(&str, &str); 10] = [
    ("document/11-text-behind-end.yaml", "a request holds one document, and the server drops what follows"),
    ("document/12-text-behind-json.yaml", "the same"),
    (
        "department/22-unknown-time-zone.yaml",
        "a schema knows the form of a name, not the time zones there are",
    ),
    ("overrides/09-unknown-zone.yaml", "the same"),
    ("department/24-unknown-profile.yaml", "a profile may come with a program newer than the definitions"),
    ("metadata/02-generated-name.yaml", "the server makes up the name; in a file nothing could refer to it"),
    (
        "overrides/10-unknown-level-scheme.yaml",
        "a word or a list: a structural schema knows one type a field",
    ),
    ("overrides/11-unknown-level-in-list.yaml", "the same"),
    ("overrides/13-level-scheme-is-a-number.yaml", "the same"),
    ("overrides/14-rule-key-is-a-name.yaml", "a structural schema says nothing of the keys of a map"),
];

#[tokio::test]
async fn the_server_refuses_every_mistake() {
    let plane = ControlPlane::shared();
    plane.kubectl(&["create", "namespace", "acme"]);
    let client = plane.client().await;
    let mistakes = manifests("tests/rejected");
    let mistakes = mistakes
        .into_iter()
        .filter(|(path, _)| !["accepted/", "updates/"].iter().any(|folder| path.starts_with(folder)));
    let judge = async |(path, text): (String, String)| {
        let verdict = try_to_create(&client, &text).await;
        (path, verdict)
    };
    let verdicts: Vec<_> = stream::iter(mistakes).map(judge).buffered(16).collect().await;
    assert!(verdicts.len() >= 150, "only {} manifests", verdicts.len());
    let wrong: Vec<_> = verdicts.iter().filter(|(path, verdict)| !is_right(path, verdict)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn is_right(path: &str, verdict: &Verdict) -> bool {
    let alone = ONLY_CHECK_SEES.iter().any(|(name, _)| *name == path);
    match verdict {
        Verdict::Accepted => alone,
        Verdict::Refused(_, message) => !alone && is_about(message, &field(path)),
    }
}

/// The field that `check` names, empty where it speaks of the document.
fn field(path: &str) -> String {
    let words = format!("{}/tests/rejected/{path}", env!("CARGO_MANIFEST_DIR")).replace(".yaml", ".err");
    let words = std::fs::read_to_string(&words).unwrap_or_else(|error| panic!("{words}: {error}"));
    let place = words.lines().next().expect("a place");
    place.split_once(' ').map_or("", |(_, field)| field).to_owned()
}

/// Metadata is decoded before it is judged, and then the server names types instead of fields. A
/// rule that misses a field stands at the field's parent.
fn is_about(message: &str, field: &str) -> bool {
    let parent = field.rsplit_once('.').map_or("", |(parent, _)| parent);
    field.starts_with("metadata")
        || message.contains(field)
        || message.contains(&format!("{parent}: Invalid value"))
}
