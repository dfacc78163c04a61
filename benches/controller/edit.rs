//! One edit, and how long its status takes to show.

use std::time::Instant;

use fastrand::Rng;
use kube::Client;
use serde_json::{Value, json};

use crate::calls;
use crate::create::{Answer, Created};
use crate::inputs::collection;

/// An edit to be sent.
pub struct Edit {
    path: String,
    patch: Value,
}

/// An edit that was sent.
pub struct Sent {
    /// Just before.
    pub at: Instant,
    pub uid: String,
    /// The generation that it made.
    pub generation: i64,
}

impl Edit {
    /// Chooses an object and changes its spec, differently with every number.
    pub fn choose(rng: &mut Rng, created: &[Created], number: usize) -> Self {
        let object = &created[rng.usize(..created.len())];
        let path = format!("{}/{}", collection(&object.meta.namespace, &object.kind), object.meta.name);
        let spec = match object.kind.as_str() {
            "Post" => json!({"headcount": rng.u8(1..10), "displayName": format!("edit {number}")}),
            "TrainingRecord" => json!({"hours": 1000 + number}),
            "ResponsibilityLetter" => json!({"targets": [format!("edit {number}")]}),
            _ => json!({"displayName": format!("edit {number}")}),
        };
        Self { path, patch: json!({ "spec": spec }) }
    }

    /// Sends it.
    pub async fn send(self, client: &Client) -> Sent {
        let body = self.patch.to_string();
        let request = calls::request("PATCH", &self.path, "application/merge-patch+json", body);
        let at = Instant::now();
        let answer: Answer = client.request(request).await.expect("the edit is taken");
        Sent { at, uid: answer.metadata.uid, generation: answer.metadata.generation }
    }
}
