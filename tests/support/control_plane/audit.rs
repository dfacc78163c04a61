//! The API server's audit log: the honest counter of writes.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;

use jiff::Timestamp;
use serde::Deserialize;

/// One write that was answered.
#[derive(Clone, Debug)]
pub struct Write {
    /// The program that asked.
    pub user_agent: String,
    /// Whom the server took it for.
    pub user: String,
    /// create, update, patch, delete or deletecollection; of a watch: watch.
    pub verb: String,
    /// The resource, in the plural.
    pub resource: String,
    /// `status`, or empty.
    pub subresource: String,
    /// Empty for what belongs to no namespace.
    pub namespace: String,
    /// Empty where the server chose the name.
    pub name: String,
    /// The path and the query of the request.
    pub uri: String,
    /// The HTTP status of the answer.
    pub code: u16,
    /// When the request came.
    pub received: Timestamp,
    /// When it was answered.
    pub answered: Timestamp,
}

/// Writes in the order in which they were answered. One may appear a moment after its answer.
pub struct AuditLog {
    path: PathBuf,
}

impl AuditLog {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// All writes so far.
    pub fn writes(&self) -> Vec<Write> {
        self.since(0)
    }

    /// The place that the log has grown to.
    pub fn mark(&self) -> usize {
        self.complete(0).len()
    }

    /// The writes after a mark.
    pub fn since(&self, mark: usize) -> Vec<Write> {
        self.after(mark).0
    }

    /// The writes after a mark, and the mark after them.
    pub fn after(&self, mark: usize) -> (Vec<Write>, usize) {
        let text = self.complete(mark);
        (text.lines().map(write).filter(|write| write.verb != "watch").collect(), mark + text.len())
    }

    /// The watches of our kinds that ended after a mark; each is recorded at its end.
    pub fn watches_since(&self, mark: usize) -> Vec<Write> {
        self.complete(mark).lines().map(write).filter(|request| request.verb == "watch").collect()
    }

    // The lines after a mark; the last one may be half written and is left out.
    fn complete(&self, mark: usize) -> String {
        let mut text = self.read(mark).unwrap_or_default();
        text.truncate(text.rfind('\n').map_or(0, |end| end + 1));
        text
    }

    fn read(&self, mark: usize) -> std::io::Result<String> {
        let (mut file, mut bytes) = (File::open(&self.path)?, Vec::new());
        file.seek(SeekFrom::Start(mark as u64))?;
        file.read_to_end(&mut bytes)?;
        // Of a line half written a character may be too.
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn write(line: &str) -> Write {
    let entry: Entry = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    Write {
        user_agent: entry.user_agent,
        user: entry.user.username,
        verb: entry.verb,
        resource: entry.object_ref.resource,
        subresource: entry.object_ref.subresource,
        namespace: entry.object_ref.namespace,
        name: entry.object_ref.name,
        uri: entry.request_uri,
        code: entry.response_status.code,
        received: entry.request_received_timestamp,
        answered: entry.stage_timestamp,
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    #[serde(default)]
    user_agent: String,
    user: User,
    verb: String,
    #[serde(default)]
    object_ref: Object,
    #[serde(rename = "requestURI")]
    request_uri: String,
    response_status: Status,
    request_received_timestamp: Timestamp,
    stage_timestamp: Timestamp,
}

#[derive(Deserialize)]
struct User {
    #[serde(default)]
    username: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Object {
    resource: String,
    subresource: String,
    namespace: String,
    name: String,
}

#[derive(Deserialize)]
struct Status {
    code: u16,
}
