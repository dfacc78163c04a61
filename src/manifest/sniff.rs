use std::collections::HashMap;

use super::header;
use crate::api::Kind;

/// Which object a text is meant to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sniffed<'t> {
    pub(super) kind: Kind,
    pub(super) name: &'t str,
    pub(super) namespace: Option<&'t str>,
    /// Whether it says somewhere that it is of type Enterprise.
    pub(super) enterprise: bool,
}

/// What a document that cannot be read says of itself in the usual layout: `apiVersion`, `kind` and
/// `metadata` at the start of a line, the name below or in braces. One mistake in it shall not make
/// every reference to it a mistake too.
pub(super) fn sniff(document: &str) -> Option<Sniffed<'_>> {
    let mut said: HashMap<&str, &str> = HashMap::new();
    let mut inside = None;
    for line in document.lines() {
        let (key, value) = pair(line).unwrap_or_default();
        if !line.starts_with([' ', '\t', '-', '#']) {
            inside = Some(key);
            said.entry(key).or_insert(value);
        } else if inside == Some("metadata") && matches!(key, "name" | "namespace") {
            said.entry(key).or_insert(value);
        }
    }
    let metadata = said.get("metadata").copied().unwrap_or_default();
    for (key, value) in metadata.trim_matches(['{', '}']).split(',').filter_map(pair) {
        said.entry(key).or_insert(value);
    }
    let text = |key| said.get(key).copied().filter(|text| !text.is_empty());
    Some(Sniffed {
        kind: text("kind")
            .and_then(header::nearest_kind)
            .filter(|_| text("apiVersion").is_some_and(header::is_similar))?,
        name: text("name")?,
        namespace: text("namespace"),
        enterprise: document.lines().any(|line| pair(line) == Some(("type", "Enterprise"))),
    })
}

/// A key and a value of one line, quotes and comments away.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let value = value.split(" #").next().unwrap_or(value);
    Some((bare(key), bare(value)))
}

fn bare(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_name_of_what_cannot_be_read() {
        let block = "apiVersion: noblindspot.dev/v1alpha1\nkind: Department\nmetadata:\n  labels: {a: b}\n  name: \"hy\" # x\n\
                     spec:\n  type: Enterprise\n  name: other\n  [\n";
        let expected = Sniffed { kind: Kind::Department, name: "hy", namespace: None, enterprise: true };
        assert_eq!(sniff(block), Some(expected));
        let flow = "kind: Post\r\napiVersion: noblindspot.dev/v1alpha1\r\nmetadata: {name: a, namespace: ns}\r\nspec: [\r\n";
        let expected = Sniffed { kind: Kind::Post, name: "a", namespace: Some("ns"), enterprise: false };
        assert_eq!(sniff(flow), Some(expected));
    }

    #[test]
    fn what_is_of_others_or_has_no_name_is_nobody() {
        assert_eq!(sniff("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n["), None);
        assert_eq!(sniff("apiVersion: apps/v1\nkind: Post\nmetadata: {name: a}\n["), None);
        assert_eq!(sniff("apiVersion: noblindspot.dev/v1alpha1\nkind: Post\n["), None);
        assert_eq!(sniff(""), None);
    }
}
