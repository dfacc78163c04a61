//! An object as the server keeps it and as it sends it.

use std::fmt::Write as _;

use noblindspot::api::{API_VERSION, Kind};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// As large as what an API server keeps of two managers, and as little read.
const MANAGED: &str = r#"[{"manager":"kubectl","operation":"Apply","apiVersion":"noblindspot.dev/v1alpha1","time":"2026-11-20T08:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:assessment":{"f:assessedOn":{},"f:result":{}},"f:completedOn":{},"f:departmentRef":{"f:name":{}},"f:employeeRef":{"f:name":{}},"f:hours":{},"f:level":{},"f:type":{}}}},{"manager":"noblindspot","operation":"Apply","apiVersion":"noblindspot.dev/v1alpha1","time":"2026-11-20T08:00:01Z","fieldsType":"FieldsV1","fieldsV1":{"f:status":{"f:conditions":{"k:{\"type\":\"Compliant\"}":{".":{},"f:lastTransitionTime":{},"f:message":{},"f:observedGeneration":{},"f:reason":{},"f:status":{},"f:type":{}},"k:{\"type\":\"Ready\"}":{".":{},"f:lastTransitionTime":{},"f:message":{},"f:observedGeneration":{},"f:reason":{},"f:status":{},"f:type":{}}},"f:findingCounts":{"f:critical":{},"f:high":{},"f:low":{},"f:medium":{},"f:waived":{}},"f:findingsTotal":{},"f:observedGeneration":{},"f:verdict":{}}},"subresource":"status"}]"#;

/// An object, without what all have in common.
pub struct Stored {
    pub uid: u64,
    pub generation: i64,
    pub version: u64,
    pub spec: Box<str>,
    pub status: Option<Box<str>>,
}

/// A status that somebody applies.
pub struct Patch {
    uid: String,
    version: String,
    pub generation: i64,
    pub status: Box<str>,
}

impl Stored {
    /// Changes the spec.
    pub fn edit(&mut self, change: impl FnOnce(&mut Value)) {
        let mut spec: Value = serde_json::from_str(&self.spec).expect("JSON");
        change(&mut spec);
        self.spec = spec.to_string().into();
        self.generation += 1;
    }

    /// Whether a patch is of this version.
    pub fn is_met_by(&self, patch: &Patch) -> bool {
        patch.uid == uid(self.uid) && patch.version.parse() == Ok(self.version)
    }

    /// The object alone.
    pub fn text(&self, kind: Kind, key: &str) -> String {
        let mut text = String::new();
        self.render(kind, key, &mut text);
        text
    }

    /// The line of a watch.
    pub fn event(&self, kind: Kind, key: &str) -> String {
        let mut text = String::from(r#"{"type":"MODIFIED","object":"#);
        self.render(kind, key, &mut text);
        text.push_str("}\n");
        text
    }

    /// Adds the object to a text.
    pub fn render(&self, kind: Kind, key: &str, text: &mut String) {
        let (namespace, name) = key.split_once('/').expect("a namespace");
        let (uid, version, generation) = (uid(self.uid), self.version, self.generation);
        let (kind, spec) = (kind.name(), &self.spec);
        let _ = write!(
            text,
            r#"{{"apiVersion":"{API_VERSION}","kind":"{kind}","metadata":{{"creationTimestamp":"2026-11-20T08:00:00Z","generation":{generation},"managedFields":{MANAGED},"name":"{name}","namespace":"{namespace}","resourceVersion":"{version}","uid":"{uid}"}},"spec":{spec}"#
        );
        if let Some(status) = &self.status {
            let _ = write!(text, r#","status":{status}"#);
        }
        text.push('}');
    }
}

/// The line of a watch that only says a version.
pub fn bookmark(kind: Kind, version: u64) -> String {
    let kind = kind.name();
    let object = format!(
        r#"{{"apiVersion":"{API_VERSION}","kind":"{kind}","metadata":{{"resourceVersion":"{version}"}}}}"#
    );
    format!("{{\"type\":\"BOOKMARK\",\"object\":{object}}}\n")
}

fn uid(number: u64) -> String {
    format!("5afe0000-0000-4000-8000-{number:012x}")
}

impl Patch {
    /// Reads the body of a request.
    pub fn read(body: &[u8]) -> Self {
        #[derive(Deserialize)]
        struct Body {
            metadata: Meta,
            status: Box<RawValue>,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Meta {
            uid: String,
            resource_version: String,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Observed {
            observed_generation: i64,
        }
        let body: Body = serde_json::from_slice(body).expect("a status to apply");
        let observed: Observed = serde_json::from_str(body.status.get()).expect("a status");
        Self {
            uid: body.metadata.uid,
            version: body.metadata.resource_version,
            generation: observed.observed_generation,
            status: Box::<str>::from(body.status.get()),
        }
    }
}
