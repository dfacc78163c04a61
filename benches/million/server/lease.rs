//! The one Lease.

use hyper::Method;
use hyper::body::Bytes;
use serde_json::{Value, json};

use super::answer::{self, Answer};
use crate::cluster::{Cluster, State};

/// Reads, makes or replaces it.
pub fn answer(cluster: &Cluster, method: &Method, body: &Bytes) -> Answer {
    let mut state = cluster.lock();
    match (method, &state.lease) {
        (&Method::GET, None) => answer::failure(404, "NotFound", "there is no lease"),
        (&Method::GET, Some(lease)) => answer::json(200, lease.to_string()),
        (&Method::POST, Some(_)) => answer::failure(409, "AlreadyExists", "there is a lease"),
        (&Method::POST, None) => keep(&mut state, 201, body),
        (&Method::PUT, Some(lease)) if same(lease, body) => keep(&mut state, 200, body),
        (&Method::PUT, _) => answer::failure(409, "Conflict", "the lease has been modified"),
        _ => answer::failure(405, "MethodNotAllowed", "a lease is read, made or replaced"),
    }
}

fn keep(state: &mut State, code: u16, body: &Bytes) -> Answer {
    let mut lease: Value = serde_json::from_slice(body).expect("a lease");
    state.version += 1;
    lease["metadata"]["resourceVersion"] = json!(state.version.to_string());
    let text = lease.to_string();
    state.lease = Some(lease);
    answer::json(code, text)
}

fn same(lease: &Value, body: &Bytes) -> bool {
    let body: Value = serde_json::from_slice(body).expect("a lease");
    let version = |lease: &Value| lease["metadata"]["resourceVersion"].as_str().map(str::to_owned);
    version(&body) == version(lease)
}
