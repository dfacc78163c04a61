//! The local rules: what the CRDs hold as CEL, and what only `check` judges.
//!
//! A rule is silent where a field that it needs is missing or wrong: the schema has said so.

mod department;
mod employee;
mod letter;
mod overrides;
mod post;
mod record;

use super::{Complaint, Node};
use crate::api::{Date, Kind};
use crate::manifest::NodeKind;

/// The most bytes that keys and values of all annotations of an object may have (Kubernetes).
const ANNOTATIONS: usize = 256 * 1024;

/// Judges the rules of a kind, which speak of its `spec`, and what Kubernetes asks of any object.
pub(super) fn judge(kind: Kind, root: Node<'_>, out: &mut Vec<Complaint>) {
    annotations(root, out);
    let Some((key, node)) = root.entry("spec").filter(|(_, spec)| spec.kind() == NodeKind::Map) else {
        return;
    };
    let spec = Part { key, node };
    match kind {
        Kind::Department => department::judge(spec, out),
        Kind::Employee => employee::judge(spec, out),
        Kind::Post => post::judge(spec, out),
        Kind::ResponsibilityLetter => letter::judge(spec, out),
        Kind::TrainingRecord => record::judge(spec, out),
    }
}

fn annotations(root: Node<'_>, out: &mut Vec<Complaint>) {
    let Some((key, node)) = root.get("metadata").and_then(|metadata| metadata.entry("annotations")) else {
        return;
    };
    let size = |node: Node<'_>| node.scalar_text().map_or(0, str::len);
    let bytes: usize = node.entries().map(|(key, value)| size(key) + size(value)).sum();
    if bytes > ANNOTATIONS {
        let words = format!("{bytes} bytes, expected at most {ANNOTATIONS} in all annotations together");
        Part { key, node }.refuse("metadata.annotations", &words, None, out);
    }
}

/// A value, and the key it stands under (for items of lists, the item).
#[derive(Clone, Copy)]
struct Part<'t> {
    key: Node<'t>,
    node: Node<'t>,
}

impl<'t> Part<'t> {
    /// The value of a field; `null` is no value.
    fn get(self, name: &str) -> Option<Part<'t>> {
        self.node.entry(name).filter(|(_, node)| !node.is_null()).map(|(key, node)| Part { key, node })
    }

    fn has(self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The text of a field.
    fn text(self, name: &str) -> Option<&'t str> {
        self.get(name)?.node.as_str()
    }

    /// The date of a field.
    fn date(self, name: &str) -> Option<Date> {
        self.text(name)?.parse().ok()
    }

    /// The items of a list.
    fn items(self, name: &str) -> impl Iterator<Item = Part<'t>> {
        let list = self.get(name).map(|list| list.node.items());
        list.into_iter().flatten().map(|node| Part { key: node, node })
    }

    /// Complains about this part, found at `field`, in the words of the CRD.
    fn refuse(self, field: impl Into<String>, words: &str, help: Option<String>, out: &mut Vec<Complaint>) {
        let field = field.into();
        let message = format!("{field}: {words}");
        out.push(Complaint { field, message, help, span: self.key.span() });
    }
}

/// A span of days must not end before it begins; `at` is the path of the mapping that holds it.
fn in_order(
    part: Part<'_>,
    (from, to): (&str, &str),
    words: &str,
    at: impl FnOnce() -> String,
    out: &mut Vec<Complaint>,
) {
    let (Some(first), Some(last)) = (part.date(from), part.date(to)) else { return };
    if let Some(end) = part.get(to).filter(|_| last < first) {
        let help = format!("{from} is {first} and {to} is {last}");
        end.refuse(format!("{}.{to}", at()), words, Some(help), out);
    }
}

/// A field that one value of another field demands and every other forbids.
fn exactly_if(
    demanded: bool,
    spec: Part<'_>,
    name: &str,
    (required, only): (&str, &str),
    out: &mut Vec<Complaint>,
) {
    match spec.get(name) {
        None if demanded => spec.refuse(format!("spec.{name}"), required, None, out),
        Some(field) if !demanded => field.refuse(format!("spec.{name}"), only, None, out),
        _ => {}
    }
}
