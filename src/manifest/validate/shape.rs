//! The schema of a kind, compiled for walking: no maps, no patterns to interpret.

use std::ops::RangeInclusive;

use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::{
    CustomResourceDefinition, JSONSchemaProps, JSONSchemaPropsOrArray, JSONSchemaPropsOrBool,
};

use super::matcher::Matcher;
use super::metadata;

/// What a node must be.
pub(super) enum Shape {
    /// Anything at all.
    Any,
    /// A mapping with known keys.
    Object(Box<[Field]>),
    /// A mapping with keys of its own.
    Map(Box<Map>),
    /// A list.
    List(Box<List>),
    /// A text.
    Text(Text),
    /// One of some words.
    Word(Box<[Box<str>]>),
    /// A whole number.
    Whole(RangeInclusive<i64>),
    /// A number.
    Number(RangeInclusive<f64>),
    /// True or false.
    Truth,
}

/// A key of a mapping and what stands under it; at most 64 of them.
pub(super) struct Field {
    pub(super) name: Box<str>,
    pub(super) required: bool,
    /// Whether `null` is a value; otherwise it is the same as nothing.
    pub(super) nullable: bool,
    pub(super) shape: Shape,
}

/// A mapping with keys of its own.
pub(super) struct Map {
    pub(super) key: Option<Matcher>,
    pub(super) value: Shape,
    pub(super) at_most: usize,
}

/// A list.
pub(super) struct List {
    pub(super) item: Shape,
    pub(super) size: RangeInclusive<usize>,
    /// Whether no item may stand twice.
    pub(super) is_set: bool,
}

/// A text, its length in characters.
pub(super) struct Text {
    pub(super) length: RangeInclusive<usize>,
    pub(super) matcher: Option<Matcher>,
}

/// The shape of a whole manifest of a kind.
pub(super) fn root(crd: &CustomResourceDefinition) -> Shape {
    let schema = crd.spec.versions.first().and_then(|v| v.schema.as_ref()?.open_api_v3_schema.as_ref());
    let spec = schema.and_then(|root| root.properties.as_ref()?.get("spec")).map_or(Shape::Any, shape);
    Shape::Object(Box::new([
        field("apiVersion", true, Shape::Text(Text { length: 0..=usize::MAX, matcher: None })),
        field("kind", true, Shape::Text(Text { length: 0..=usize::MAX, matcher: None })),
        field("metadata", true, metadata::shape()),
        field("spec", true, spec),
        // The server drops the status of what is applied, so whatever stands there is no fault.
        field("status", false, Shape::Any),
    ]))
}

/// A field whose `null` is the same as nothing.
pub(super) fn field(name: &str, required: bool, shape: Shape) -> Field {
    Field { name: name.into(), required, nullable: false, shape }
}

fn shape(schema: &JSONSchemaProps) -> Shape {
    match schema.type_.as_deref() {
        Some("object") => object(schema),
        Some("array") => list(schema),
        Some("string") if schema.enum_.is_some() => words(schema),
        Some("string") => Shape::Text(Text {
            length: bound(schema.min_length, 0)..=bound(schema.max_length, usize::MAX),
            matcher: schema.pattern.as_deref().and_then(Matcher::of_pattern),
        }),
        Some("integer") => Shape::Whole(whole(schema.minimum, i64::MIN)..=whole(schema.maximum, i64::MAX)),
        Some("number") => {
            Shape::Number(schema.minimum.unwrap_or(f64::MIN)..=schema.maximum.unwrap_or(f64::MAX))
        }
        Some("boolean") => Shape::Truth,
        _ => Shape::Any,
    }
}

fn object(schema: &JSONSchemaProps) -> Shape {
    if let Some(JSONSchemaPropsOrBool::Schema(value)) = &schema.additional_properties {
        let at_most = bound(schema.max_properties, usize::MAX);
        return Shape::Map(Box::new(Map { key: None, value: shape(value), at_most }));
    }
    let required = |name: &String| schema.required.iter().flatten().any(|r| r == name);
    let fields = schema.properties.iter().flatten().map(|(name, property)| Field {
        name: name.as_str().into(),
        required: required(name),
        nullable: property.nullable == Some(true),
        shape: shape(property),
    });
    Shape::Object(fields.collect())
}

fn list(schema: &JSONSchemaProps) -> Shape {
    let item = match &schema.items {
        Some(JSONSchemaPropsOrArray::Schema(item)) => shape(item),
        _ => Shape::Any,
    };
    Shape::List(Box::new(List {
        item,
        size: bound(schema.min_items, 0)..=bound(schema.max_items, usize::MAX),
        is_set: schema.x_kubernetes_list_type.as_deref() == Some("set"),
    }))
}

fn words(schema: &JSONSchemaProps) -> Shape {
    let words = schema.enum_.iter().flatten().filter_map(|word| word.0.as_str());
    Shape::Word(words.map(Into::into).collect())
}

fn bound(limit: Option<i64>, otherwise: usize) -> usize {
    limit.and_then(|n| usize::try_from(n).ok()).unwrap_or(otherwise)
}

#[expect(clippy::cast_possible_truncation, reason = "the bounds of the schema are small whole numbers")]
fn whole(limit: Option<f64>, otherwise: i64) -> i64 {
    limit.map_or(otherwise, |n| n as i64)
}
