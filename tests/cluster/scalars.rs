//! YAML means to `check` what it means to the API server: each way to write a scalar, under fields
//! of each type, gives the same verdict and the same value.

use std::fmt::Write;

use futures_util::{StreamExt, stream};
use noblindspot::api::PostSpec;
use noblindspot::manifest::{Sources, validate};
use serde_json::Value;

use crate::control_plane::ControlPlane;
use crate::request::{Verdict, would_store};

/// A text, a whole number, a truth value and a date.
const FIELDS: [&str; 4] =
    ["displayName: {}", "headcount: {}", "fullTime: {}", "changes: [{id: a, effectiveOn: {}}]"];

const SCALARS: [&str; 100] = [
    "",
    "~",
    "null",
    "Null",
    "NULL",
    "nULL",
    "true",
    "True",
    "TRUE",
    "tRUE",
    "false",
    "yes",
    "Yes",
    "YES",
    "no",
    "on",
    "On",
    "off",
    "OFF",
    "y",
    "Y",
    "n",
    "N",
    "'yes'",
    "\"no\"",
    "0",
    "-0",
    "+0",
    "7",
    "+7",
    "-7",
    "007",
    "08",
    "0o7",
    "0o17",
    "0O7",
    "017",
    "0x1F",
    "0X1f",
    "0b101",
    "-0x1",
    "1_000",
    "1__0",
    "_1",
    "1_",
    "1e3",
    "1E3",
    "1e+3",
    "1e-3",
    "1.",
    "2.0",
    ".5",
    "-.5",
    "+.5",
    "2.5",
    "1.0e2",
    "1e400",
    ".inf",
    "-.Inf",
    ".nan",
    "12:30:45",
    "1:30",
    "190:20",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "2026-01-01",
    "2026-1-1",
    "'2026-01-01'",
    "\"2026-01-01\"",
    "2026-01-01T00:00:00Z",
    "2026-02-30",
    "0026-01-01",
    "!!str 7",
    "!!str yes",
    "!!int '7'",
    "!!bool 'yes'",
    "!!str 2026-01-01",
    "!!timestamp 2026-01-01",
    "!!float 7",
    "!!null ''",
    "!local 7",
    "<<",
    "=",
    "\"\\x41\\u4e00\"",
    "'it''s'",
    "a\\nb",
    "\u{4e00}\u{2028}b",
    "b\u{85}c",
    "b\u{2029}c",
    "'b\u{2028}c'",
    "'b \u{2028} c'",
    "\"b\u{85}c\"",
    "\"b\u{2029}c\"",
    "|\n    b\u{2028}c",
    "|\n    b\u{85}c",
    "c # \u{2028} d",
    "\u{feff}b",
    "b\u{a0}",
    "\u{3000}b",
];

/// What `check` alone refuses: tags that have no meaning, line breaks that nobody sees, and marks of
/// byte order within a text. The server takes the first for nothing, and may do with the others what
/// their author did not mean.
const ONLY_CHECK_SEES: [&str; 3] =
    ["has no meaning here", "is an invisible line break", "a BOM must not appear"];

/// What is accepted, as the typed value; otherwise what was said.
type Reading = Result<PostSpec, String>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_to_write_a_scalar_reads_alike() {
    let plane = ControlPlane::shared();
    let namespace = plane.namespace("scalars");
    let client = plane.client().await;
    let texts: Vec<String> = FIELDS
        .iter()
        .flat_map(|field| SCALARS.map(|scalar| field.replace("{}", scalar)))
        .map(|field| manifest(&namespace, &field))
        .collect();
    let stored: Vec<_> =
        stream::iter(&texts).map(|text| would_store(&client, text)).buffered(16).collect().await;
    let (mut wrong, mut accepted) = (String::new(), 0);
    for (text, stored) in texts.iter().zip(stored) {
        let (ours, theirs) = (ours(text), theirs(stored));
        accepted += usize::from(theirs.is_ok());
        let alone = ours.as_ref().is_err_and(|said| ONLY_CHECK_SEES.iter().any(|words| said.contains(words)));
        if ours.as_ref().ok() != theirs.as_ref().ok() && !alone {
            let field = text.lines().last().expect("a field");
            let _ = writeln!(wrong, "{field}\n  the server: {theirs:?}\n  check: {ours:?}");
        }
    }
    assert!(accepted > FIELDS.len() * 10, "only {accepted} were accepted");
    assert!(wrong.is_empty(), "{wrong}");
}

fn manifest(namespace: &str, field: &str) -> String {
    let head = "apiVersion: noblindspot.dev/v1alpha1\nkind: Post\nmetadata: {name: p, namespace: ";
    format!("{head}{namespace}}}\nspec:\n  departmentRef: {{name: d}}\n  role: Staff\n  {field}\n")
}

fn theirs(stored: Result<Value, Verdict>) -> Reading {
    let mut stored = stored.map_err(|refused| format!("{refused:?}"))?;
    serde_json::from_value(stored["spec"].take()).map_err(|error| format!("stored, but no Post: {error}"))
}

fn ours(text: &str) -> Reading {
    let sources = Sources::of([("manifest.yaml", text.as_bytes())]);
    let mut visit = sources.visit(|object| {
        let mut complaints = Vec::new();
        validate(object.header.kind, object.node, &mut complaints);
        match complaints.first() {
            Some(complaint) => Err(complaint.message.clone()),
            None => object.node.get("spec").expect("a spec").decode().map_err(|misfit| misfit.to_string()),
        }
    });
    let unread = visit.problems.first().map(|problem| problem.message.clone());
    visit.objects.pop().unwrap_or_else(|| Err(unread.unwrap_or_else(|| "nothing was read".to_owned())))
}
