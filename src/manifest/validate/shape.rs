//! The schema of a kind, compiled for walking: no maps, no patterns to interpret.

use std::ops::RangeInclusive;
use std::sync::atomic::AtomicU8;
use std::sync::atomic::Ordering::Relaxed;

use super::key::Key;
use super::matcher::Matcher;
use super::metadata;
use crate::manifest::tree::Mark;
use crate::manifest::{Node, Tape, parse};

/// What a node must be.
pub(in super::super) enum Shape {
    /// Anything at all.
    Any,
    /// A mapping with known keys.
    Object(Object),
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

/// A mapping with known keys, at most 64.
pub(in super::super) struct Object {
    pub(in super::super) fields: Box<[Field]>,
    /// The fields that must be there, a bit each.
    pub(in super::super) required: u64,
    /// Which field stood behind each, and first of all, in the document before: one is like the other.
    follows: Box<[AtomicU8]>,
}

/// A key of a mapping and what stands under it.
pub(in super::super) struct Field {
    pub(in super::super) name: Box<str>,
    pub(in super::super) mark: Mark,
    pub(in super::super) key: Key,
    pub(in super::super) required: bool,
    /// Whether `null` is a value; otherwise it is the same as nothing.
    pub(in super::super) nullable: bool,
    pub(in super::super) shape: Shape,
}

/// A mapping with keys of its own.
pub(in super::super) struct Map {
    pub(in super::super) key: Option<Matcher>,
    pub(in super::super) value: Shape,
    pub(in super::super) at_most: usize,
}

/// A list.
pub(in super::super) struct List {
    pub(in super::super) item: Shape,
    pub(in super::super) size: RangeInclusive<usize>,
    /// Whether no item may stand twice.
    pub(in super::super) is_set: bool,
}

/// A text, its length in characters.
pub(in super::super) struct Text {
    pub(in super::super) length: RangeInclusive<usize>,
    pub(in super::super) matcher: Option<Matcher>,
}

/// The shape of a whole manifest of a kind, from its definition as it is published.
pub(super) fn root(definition: &str) -> Shape {
    let mut tape = Tape::default();
    // A test reads every definition; what is not one allows anything.
    let read = parse(definition, 0..definition.len(), &mut tape);
    let root = tape.root(definition).filter(|_| read.is_ok());
    let spec = root.and_then(|root| root.at("spec.versions[0].schema.openAPIV3Schema.properties.spec"));
    Object::shape([
        field("apiVersion", true, Shape::Text(Text { length: 0..=usize::MAX, matcher: None })),
        field("kind", true, Shape::Text(Text { length: 0..=usize::MAX, matcher: None })),
        field("metadata", true, metadata::shape()),
        field("spec", true, spec.map_or(Shape::Any, shape)),
        // The server drops the status of what is applied, so whatever stands there is no fault.
        field("status", false, Shape::Any),
    ])
}

/// A field whose `null` is the same as nothing.
pub(super) fn field(name: &str, required: bool, shape: Shape) -> Field {
    Field { name: name.into(), mark: Mark::of(name), key: Key::of(name), required, nullable: false, shape }
}

impl Object {
    /// The shape of a mapping with these fields.
    pub(super) fn shape(fields: impl IntoIterator<Item = Field>) -> Shape {
        let fields: Box<[Field]> = fields.into_iter().collect();
        let bits = fields.iter().enumerate().map(|(at, field)| u64::from(field.required) << at);
        let required = bits.fold(0, |all, bit| all | bit);
        let follows = (0..=fields.len()).map(|_| AtomicU8::new(0)).collect();
        Shape::Object(Self { fields, required, follows })
    }

    /// Which of the fields stands behind the `last` one, which is the one before it counted from 1. That
    /// it is the one that stood there before makes it fast to find, and nothing else.
    #[inline]
    pub(in super::super) fn behind(&self, last: usize, is: impl Fn(&Field) -> bool) -> Option<usize> {
        let follows = &self.follows[last];
        let known = usize::from(follows.load(Relaxed));
        if self.fields.get(known).is_some_and(&is) {
            return Some(known);
        }
        let found = self.fields.iter().position(is)?;
        // There are at most 64.
        follows.store(u8::try_from(found).unwrap_or(0), Relaxed);
        Some(found)
    }
}

impl Text {
    /// Whether a text is of the right length and form.
    pub(in super::super) fn admits(&self, text: &str) -> bool {
        self.wrong_length(text).is_none() && self.matcher.is_none_or(|matcher| matcher.matches(text))
    }

    /// The length of a text, in characters, if it is not right.
    pub(super) fn wrong_length(&self, text: &str) -> Option<usize> {
        // Bytes are at least as many as characters: most texts are not counted.
        let at_least = *self.length.start();
        let counts = text.len() > *self.length.end() || text.len() < at_least.saturating_mul(4);
        if !counts || self.matcher.is_some_and(Matcher::is_form) {
            return None;
        }
        Some(text.chars().count()).filter(|count| !self.length.contains(count))
    }
}

fn shape(schema: Node<'_>) -> Shape {
    match schema.get("type").and_then(Node::as_str) {
        Some("object") => object(schema),
        Some("array") => list(schema),
        Some("string") if schema.get("enum").is_some() => words(schema),
        Some("string") => Shape::Text(Text {
            length: bound(schema, "minLength", 0)..=bound(schema, "maxLength", usize::MAX),
            matcher: schema.get("pattern").and_then(Node::as_str).and_then(Matcher::of_pattern),
        }),
        Some("integer") => {
            Shape::Whole(whole(schema, "minimum", i64::MIN)..=whole(schema, "maximum", i64::MAX))
        }
        Some("number") => {
            Shape::Number(number(schema, "minimum", f64::MIN)..=number(schema, "maximum", f64::MAX))
        }
        Some("boolean") => Shape::Truth,
        _ => Shape::Any,
    }
}

fn object(schema: Node<'_>) -> Shape {
    if let Some(value) = schema.get("additionalProperties") {
        let at_most = bound(schema, "maxProperties", usize::MAX);
        return Shape::Map(Box::new(Map { key: None, value: shape(value), at_most }));
    }
    let required: Vec<&str> = schema.get("required").into_iter().flat_map(words_of).collect();
    let properties = schema.get("properties").into_iter().flat_map(Node::entries);
    let fields = properties.map(|(name, property)| {
        let name = name.as_str().unwrap_or_default();
        let nullable = property.get("nullable").and_then(Node::as_bool) == Some(true);
        Field { nullable, ..field(name, required.contains(&name), shape(property)) }
    });
    Object::shape(fields)
}

fn list(schema: Node<'_>) -> Shape {
    Shape::List(Box::new(List {
        item: schema.get("items").map_or(Shape::Any, shape),
        size: bound(schema, "minItems", 0)..=bound(schema, "maxItems", usize::MAX),
        is_set: schema.get("x-kubernetes-list-type").and_then(Node::as_str) == Some("set"),
    }))
}

fn words(schema: Node<'_>) -> Shape {
    Shape::Word(schema.get("enum").into_iter().flat_map(words_of).map(Into::into).collect())
}

fn words_of(list: Node<'_>) -> impl Iterator<Item = &str> {
    list.items().filter_map(Node::as_str)
}

fn bound(schema: Node<'_>, key: &str, otherwise: usize) -> usize {
    schema.get(key).and_then(Node::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(otherwise)
}

fn whole(schema: Node<'_>, key: &str, otherwise: i64) -> i64 {
    schema.get(key).and_then(Node::as_i64).unwrap_or(otherwise)
}

fn number(schema: Node<'_>, key: &str, otherwise: f64) -> f64 {
    schema.get(key).and_then(Node::as_f64).unwrap_or(otherwise)
}
