//! Judges a manifest as the API server with strict field validation would, and says more.
//!
//! The schema of a kind is compiled once into a tree of [`shape::Shape`]s; a document is walked
//! along it once. Then come the local rules, which the CRDs hold as CEL, and what only `check`
//! can judge. Nothing is allocated for a document without fault.

mod key;
mod local;
mod matcher;
mod metadata;
mod nearest;
mod say;
mod shape;
mod trail;
mod walk;

#[cfg(test)]
pub(super) mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use super::Node;
use crate::api::Kind;
pub use matcher::is_label;
pub(super) use shape::{Field, List, Map, Object, Shape};
use trail::Trail;

/// One thing for which a manifest is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The path of the field, such as `spec.assignments[0].to`.
    pub field: String,
    /// What is wrong and what was expected, the path first.
    pub message: String,
    /// What to do about it, where that is known.
    pub help: Option<String>,
    /// What to underline, in bytes of the file's text.
    pub span: Range<usize>,
}

/// No more is said of one object: who made so many mistakes made one many times.
const SAID_AT_MOST: usize = 100;

/// The definitions of the five kinds, in the order of [`Kind::ALL`], as `make generate` writes them from
/// the types. To make them anew at each start would take longer than to judge a thousand objects.
const DEFINITIONS: [&str; 5] = [
    include_str!("../../../crds/departments.yaml"),
    include_str!("../../../crds/employees.yaml"),
    include_str!("../../../crds/posts.yaml"),
    include_str!("../../../crds/responsibilityletters.yaml"),
    include_str!("../../../crds/trainingrecords.yaml"),
];

/// The shapes of the five kinds.
static SHAPES: LazyLock<[Shape; 5]> = LazyLock::new(|| DEFINITIONS.map(shape::root));

/// The shape of a whole manifest of a kind.
pub(super) fn shape(kind: Kind) -> &'static Shape {
    &SHAPES[kind as usize]
}

/// The shape of the `spec` of a kind.
pub(super) fn spec_shape(kind: Kind) -> &'static Shape {
    let Shape::Object(object) = shape(kind) else { return &Shape::Any };
    object.fields.iter().find(|field| &*field.name == "spec").map_or(&Shape::Any, |field| &field.shape)
}

/// Whether a value must be a day of the calendar.
pub(super) fn is_day(shape: &Shape) -> bool {
    matches!(shape, Shape::Text(text) if text.matcher == Some(matcher::Matcher::Date))
}

/// Adds to `out` everything for which the API server, or `check` alone, refuses the manifest.
///
/// Whether `apiVersion` and `kind` are the right ones is for the caller to know; keys that stand
/// twice in one mapping are found when the document is read.
pub fn validate(kind: Kind, root: Node<'_>, out: &mut Vec<Complaint>) {
    walk::walk(shape(kind), Trail::root(root), root, out);
    if out.len() < SAID_AT_MOST {
        local::judge(kind, root, out);
    }
    if out.len() > SAID_AT_MOST {
        out.truncate(SAID_AT_MOST);
        out.push(say::at(&Trail::root(root), MORE, None));
    }
}

const MORE: &str = "more is wrong with this object than is shown here";
