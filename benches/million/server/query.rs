//! What a request asks for behind its question mark.

use std::time::Duration;

/// The parameters that matter.
#[derive(Default)]
pub struct Query {
    pub watch: bool,
    /// Objects a page.
    pub limit: Option<usize>,
    /// Where the page before ended: the version of its list, namespace and name.
    pub after: Option<(u64, String)>,
    /// Where a watch begins.
    pub version: u64,
    /// How long a watch lasts.
    pub timeout: Option<Duration>,
}

impl Query {
    pub fn of(text: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "watch" => query.watch = matches!(value, "1" | "true"),
                "limit" => query.limit = value.parse().ok(),
                "continue" => query.after = token(value),
                "resourceVersion" => query.version = value.parse().unwrap_or(0),
                "timeoutSeconds" => query.timeout = value.parse().ok().map(Duration::from_secs),
                _ => {}
            }
        }
        query
    }
}

/// The token of a list of a version that goes on behind an object; no character needs an escape.
pub fn continue_token(version: u64, key: &str) -> String {
    format!("{version}.{}", key.replacen('/', ".", 1))
}

fn token(text: &str) -> Option<(u64, String)> {
    let (version, key) = text.split_once('.')?;
    Some((version.parse().ok()?, key.replacen('.', "/", 1)))
}
