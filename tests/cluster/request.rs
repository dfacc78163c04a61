//! Manifests sent to the API server as they are written.
//!
//! The server reads YAML with the library that `kubectl` reads it with, and is asked to be as strict
//! as it can: unknown and repeated fields are errors. `kubectl` itself turns YAML into JSON before it
//! sends it, and of a repeated key it keeps the last in silence, whatever it is told to validate.

use std::fs;
use std::path::{Path, PathBuf};

use kube::Client;
use serde_json::Value;

/// What the server says of a manifest.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Verdict {
    Accepted,
    /// The code and the message of the answer.
    Refused(u16, String),
}

/// Asks whether a manifest would be created; nothing is stored.
pub(crate) async fn try_to_create(client: &Client, text: &str) -> Verdict {
    would_store(client, text).await.err().unwrap_or(Verdict::Accepted)
}

/// Asks what would be stored of a manifest, or why nothing.
pub(crate) async fn would_store(client: &Client, text: &str) -> Result<Value, Verdict> {
    let path = format!("{}?dryRun=All&fieldValidation=Strict", collection(text));
    let stored = send(client, "POST", &path, text).await?;
    Ok(serde_json::from_str(&stored).expect("the server answers in JSON"))
}

/// Creates it.
pub(crate) async fn create(client: &Client, text: &str) -> Verdict {
    let path = format!("{}?fieldValidation=Strict", collection(text));
    send(client, "POST", &path, text).await.err().unwrap_or(Verdict::Accepted)
}

/// Puts it in the place of the stored one.
pub(crate) async fn replace(client: &Client, text: &str) -> Verdict {
    let path = format!("{}/{}", collection(text), word(text, "name:").expect("a name"));
    let stored = client.request::<Value>(get(&path)).await.expect("it is stored");
    let version = stored["metadata"]["resourceVersion"].as_str().expect("a version");
    let text = text.replacen("metadata:\n", &format!("metadata:\n  resourceVersion: '{version}'\n"), 1);
    let path = format!("{path}?fieldValidation=Strict");
    send(client, "PUT", &path, &text).await.err().unwrap_or(Verdict::Accepted)
}

async fn send(client: &Client, method: &str, path: &str, text: &str) -> Result<String, Verdict> {
    let request = http::Request::builder()
        .method(method)
        .uri(path)
        .header(http::header::CONTENT_TYPE, "application/yaml")
        .header(http::header::ACCEPT, "application/json");
    let request = request.body(text.as_bytes().to_vec()).expect("a request");
    match client.request_text(request).await {
        Ok(stored) => Ok(stored),
        Err(kube::Error::Api(status)) => Err(Verdict::Refused(status.code, status.message)),
        Err(error) => panic!("{method} {path}: {error}"),
    }
}

fn get(path: &str) -> http::Request<Vec<u8>> {
    http::Request::get(path).body(Vec::new()).expect("a request")
}

/// The path of the collection that a manifest belongs to. It is found in the text, for the manifest
/// may be one that nothing can read.
fn collection(text: &str) -> String {
    let version = word(text, "apiVersion").expect("a version");
    let kind = word(text, "kind").expect("a kind").to_lowercase();
    let namespace = word(text, "namespace").unwrap_or("default");
    format!("/apis/{version}/namespaces/{namespace}/{kind}s")
}

/// The first word after a key, in YAML or JSON.
fn word<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let rest = text.split_once(key)?.1;
    rest.split([' ', ',', '}', '\n', ':', '"']).find(|word| !word.is_empty())
}

/// The manifests below a folder, each with its path from there.
pub(crate) fn manifests(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let named = found.into_iter().map(|path| {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.strip_prefix(&root).expect("below the root").display().to_string(), text)
    });
    named.collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
}
