//! What Kubernetes asks of `metadata`, as far as a file can say it.

use super::matcher::Matcher;
use super::shape::{Field, List, Map, Object, Shape, Text, field};

/// The shape of `metadata`: a name is required here, for generated names differ from run to run.
pub(super) fn shape() -> Shape {
    let any_text = || text(0, usize::MAX, None);
    Object::shape([
        field("name", true, text(1, 253, Some(Matcher::Name))),
        field("namespace", false, text(0, 63, Some(Matcher::Label))),
        field("labels", false, map(Matcher::LabelKey, text(0, usize::MAX, Some(Matcher::LabelValue)))),
        field("annotations", false, map(Matcher::AnnotationKey, any_text())),
        field("generateName", false, text(0, usize::MAX, Some(Matcher::Prefix))),
        field("finalizers", false, list(any_text())),
        field("ownerReferences", false, list(owner())),
        field("uid", false, any_text()),
        field("resourceVersion", false, any_text()),
        field("generation", false, Shape::Whole(i64::MIN..=i64::MAX)),
        field("creationTimestamp", false, text(0, usize::MAX, Some(Matcher::Instant))),
        field("deletionTimestamp", false, text(0, usize::MAX, Some(Matcher::Instant))),
        field("deletionGracePeriodSeconds", false, Shape::Whole(i64::MIN..=i64::MAX)),
        field("selfLink", false, any_text()),
        field("managedFields", false, list(Shape::Any)),
    ])
}

fn owner() -> Shape {
    let needed = |name| field(name, true, text(1, usize::MAX, None));
    let truth = |name| field(name, false, Shape::Truth);
    let fields: [Field; 6] = [
        needed("apiVersion"),
        needed("kind"),
        needed("name"),
        needed("uid"),
        truth("controller"),
        truth("blockOwnerDeletion"),
    ];
    Object::shape(fields)
}

fn text(at_least: usize, at_most: usize, matcher: Option<Matcher>) -> Shape {
    Shape::Text(Text { length: at_least..=at_most, matcher })
}

fn list(item: Shape) -> Shape {
    Shape::List(Box::new(List { item, size: 0..=usize::MAX, is_set: false }))
}

fn map(key: Matcher, value: Shape) -> Shape {
    Shape::Map(Box::new(Map { key: Some(key), value, at_most: usize::MAX }))
}
