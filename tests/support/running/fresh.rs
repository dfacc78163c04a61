//! What a fresh evaluation says of the specs that a server holds, whoever wrote them and how.

use serde_json::{Value, json};

use super::eventually;
use super::statuses::{Statuses, difference, printed, statuses};
use crate::control_plane::ControlPlane;

/// The objects of a namespace as they are stored.
pub fn objects(plane: &ControlPlane, namespace: &str) -> Vec<Value> {
    let text = plane.kubectl(&["get", "safety", "-n", namespace, "-o", "json"]).expect_success();
    let list: Value = serde_json::from_str(&text).expect("JSON");
    list["items"].as_array().expect("a list").clone()
}

/// Objects as somebody would write them: without a status and without what the server adds.
fn written(objects: &[Value]) -> Value {
    let item = |object: &Value| {
        let metadata =
            json!({"name": object["metadata"]["name"], "namespace": object["metadata"]["namespace"]});
        json!({"apiVersion": object["apiVersion"], "kind": object["kind"], "metadata": metadata,
            "spec": object["spec"]})
    };
    json!({"apiVersion": "v1", "kind": "List", "items": objects.iter().map(item).collect::<Vec<_>>()})
}

/// The list that `status -o json` prints of the specs of these objects.
pub fn evaluated(objects: &[Value], at: &str) -> String {
    printed(&written(objects).to_string(), at)
}

/// Waits until every status of a namespace is the one that a fresh evaluation gives of the specs, and
/// speaks of the present generation.
#[track_caller]
pub fn settles(plane: &ControlPlane, namespace: &str, at: &str) {
    let expected = statuses(&evaluated(&objects(plane, namespace), at));
    eventually("the statuses are those of a fresh evaluation", || {
        let objects = objects(plane, namespace);
        match objects.iter().find(|object| is_behind(object)) {
            Some(object) => Err(format!("of another generation: {object}")),
            None => difference(&of(&objects), &expected),
        }
    });
}

fn of(objects: &[Value]) -> Statuses {
    statuses(&json!({ "items": objects }).to_string())
}

fn is_behind(object: &Value) -> bool {
    object["status"]["observedGeneration"] != object["metadata"]["generation"]
}
