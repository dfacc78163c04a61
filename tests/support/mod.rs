//! Worlds from YAML values, for tests that need no files with places.
#![allow(unreachable_pub, reason = "a module of several test programs")]
#![allow(dead_code, reason = "each test uses what it needs")]

pub mod scenarios;

use noblindspot::engine::Evaluation;
use noblindspot::world::{Builder, Draft, World};
use serde_yaml::Value;

/// One object: its kind, name and spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    pub kind: String,
    pub name: String,
    pub spec: Value,
}

/// The objects of a text of several documents.
pub fn objects(text: &str) -> Vec<Object> {
    let documents =
        text.split("\n---").map(|document| serde_yaml::from_str::<Value>(document).expect("valid YAML"));
    documents
        .filter(|value| !value.is_null())
        .map(|value| Object {
            kind: value["kind"].as_str().expect("a kind").to_owned(),
            name: value["metadata"]["name"].as_str().expect("a name").to_owned(),
            spec: value["spec"].clone(),
        })
        .collect()
}

impl Object {
    /// As a manifest in a namespace.
    pub fn manifest(&self, namespace: &str) -> String {
        let spec = serde_json::to_string(&self.spec).expect("plain data");
        let Self { kind, name, .. } = self;
        format!(
            "apiVersion: noblindspot.dev/v1alpha1\nkind: {kind}\nmetadata: {{name: {name}, namespace: {namespace}}}\nspec: {spec}\n"
        )
    }
}

/// The world of some objects.
pub fn world(objects: &[Object]) -> World {
    let mut builder = Builder::new("acme");
    for (origin, object) in (0_u32..).zip(objects) {
        let (name, spec) = (object.name.as_str().into(), object.spec.clone());
        macro_rules! read {
            () => {
                serde_yaml::from_value(spec).unwrap_or_else(|error| panic!("{}: {error}", object.name))
            };
        }
        let draft = match object.kind.as_str() {
            "Department" => Draft::department(name, read!()),
            "Post" => Draft::post(name, read!()),
            "Employee" => Draft::employee(name, read!()),
            "ResponsibilityLetter" => Draft::letter(name, read!()),
            "TrainingRecord" => Draft::record(name, read!()),
            kind => panic!("unknown kind {kind}"),
        };
        builder.add(origin, draft);
    }
    builder.build()
}

/// All findings as `RULE Kind/name Reason`, waived ones marked, in alphabetical order.
pub fn short(evaluation: &Evaluation<'_>) -> Vec<String> {
    let mut lines: Vec<_> = evaluation
        .findings()
        .iter()
        .map(|finding| {
            let (kind, name) = (finding.object.kind, evaluation.world().name(finding.object));
            let waived = if finding.waived { " (waived)" } else { "" };
            format!("{} {kind}/{name} {}{waived}", finding.code, finding.reason)
        })
        .collect();
    lines.sort();
    lines
}
