//! The chart and the plain manifests: rendered, judged by a real API server, installed and removed.

#[path = "../support/control_plane/mod.rs"]
mod control_plane;
#[path = "../support/http.rs"]
mod http;
#[path = "../support/promql.rs"]
mod promql;

mod admission;
mod helm;
mod lifecycle;
mod metadata;
mod monitoring;
mod plain;
mod rendered;
mod rights;
mod running;
mod sizes;

use std::fs;

use serde_json::Value;

const CHART: &str = "charts/noblindspot";

/// A file of one YAML document.
fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The documents of a text, without those that hold nothing.
fn documents(text: &str) -> Vec<Value> {
    let documents = text.split("\n---").map(|text| serde_yaml::from_str::<Value>(text).expect("YAML"));
    documents.filter(|value| !value.is_null()).collect()
}
