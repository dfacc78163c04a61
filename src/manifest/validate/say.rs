//! The words of complaints about the schema.

use std::ops::RangeInclusive;

use super::matcher::Matcher;
use super::shape::{Shape, Text};
use super::trail::Trail;
use super::{Complaint, Node};
use crate::manifest::NodeKind;

/// The most characters of a text that a message repeats.
const SHOWN: usize = 60;

impl Complaint {
    /// Underlines a node instead of the whole field.
    pub(super) fn under(mut self, node: Node<'_>) -> Self {
        if !node.span().is_empty() {
            self.span = node.span();
        }
        self
    }
}

/// A complaint about the field of a trail.
pub(super) fn at(trail: &Trail<'_, '_>, what: &str, help: Option<String>) -> Complaint {
    let field = trail.to_string();
    let message = if field.is_empty() { what.to_owned() } else { format!("{field}: {what}") };
    Complaint { field, message, help, span: trail.place().span() }
}

/// A complaint about a value of the wrong type.
pub(super) fn wrong_type(shape: &Shape, trail: Trail<'_, '_>, node: Node<'_>) -> Complaint {
    let what = format!("expected {}, found {}", expected(shape), found(node));
    let complaint = at(&trail, &what, mend(shape, trail, node));
    match node.kind() {
        NodeKind::Seq | NodeKind::Map => complaint,
        _ => complaint.under(node),
    }
}

/// A complaint about too few or too many of something.
pub(super) fn size(
    range: &RangeInclusive<usize>,
    count: usize,
    unit: &str,
    trail: &Trail<'_, '_>,
) -> Complaint {
    let (few, limit) =
        (count < *range.start(), if count < *range.start() { range.start() } else { range.end() });
    let plural = if *limit == 1 { "" } else { "s" };
    if few && count == 0 {
        return at(trail, "must not be empty", None);
    }
    let bound = if few { "least" } else { "most" };
    at(trail, &format!("expected at {bound} {limit} {unit}{plural}, found {count}"), None)
}

/// What stands there, for a message.
pub(super) fn found(node: Node<'_>) -> String {
    let text = node.scalar_text().unwrap_or_default();
    match node.kind() {
        NodeKind::Null => "nothing".to_owned(),
        NodeKind::Bool => format!("the truth value {text}"),
        NodeKind::Int | NodeKind::Float => format!("the number {}", shortened(text)),
        NodeKind::Str => format!("the text {:?}", shortened(text)),
        NodeKind::Seq => "a list".to_owned(),
        NodeKind::Map => "a mapping".to_owned(),
    }
}

/// The words of an enumeration, for a message.
pub(super) fn one_of(words: &[Box<str>]) -> String {
    match words {
        [only] => only.to_string(),
        words => format!("one of {}", words.join(", ")),
    }
}

/// How a missing field could be written.
pub(super) fn example(name: &str, shape: &Shape) -> Option<String> {
    match shape {
        Shape::Object(object) if is_reference(shape) => {
            Some(format!("add {name}: {{{}: ...}}", object.fields[0].name))
        }
        Shape::Word(words) => Some(format!("add {name}: {}", one_of(words))),
        Shape::Text(text) if text.matcher == Some(Matcher::Date) => Some(format!("add {name}: 'YYYY-MM-DD'")),
        _ => None,
    }
}

/// Whether a text has the form of a date, right or wrong.
pub(super) fn is_shaped_as_date(text: &str) -> bool {
    let shaped = |(at, b): (usize, u8)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shaped)
}

fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Any => "anything".to_owned(),
        Shape::Object(_) | Shape::Map(_) => "a mapping".to_owned(),
        Shape::List(_) => "a list".to_owned(),
        Shape::Text(Text { matcher: Some(matcher), .. }) if matcher.is_form() => {
            matcher.expected().to_owned()
        }
        Shape::Text(_) => "a text".to_owned(),
        Shape::Word(words) => one_of(words),
        Shape::Whole(_) => "an integer".to_owned(),
        Shape::Number(_) => "a number".to_owned(),
        Shape::Truth => "true or false".to_owned(),
    }
}

/// What to write instead, where the mistake is a common one.
fn mend(shape: &Shape, trail: Trail<'_, '_>, node: Node<'_>) -> Option<String> {
    let text = shortened(node.scalar_text().unwrap_or_default());
    match (shape, node.kind()) {
        (_, NodeKind::Null) => Some("remove the empty item, or give it a value".to_owned()),
        (Shape::Text(shape), NodeKind::Bool | NodeKind::Int | NodeKind::Float)
            if shape.matcher.is_none_or(|matcher| matcher.matches(text)) =>
        {
            Some(format!("put it in quotes: \"{text}\""))
        }
        (Shape::Whole(_), NodeKind::Str) if text.parse::<i64>().is_ok() => {
            Some(format!("write it without quotes: {text}"))
        }
        (Shape::Truth, NodeKind::Str) if matches!(text, "true" | "false") => {
            Some(format!("write it without quotes: {text}"))
        }
        (Shape::Object(_), NodeKind::Str) if is_reference(shape) => Some(format!("write {{name: {text}}}")),
        (Shape::List(_), NodeKind::Map | NodeKind::Seq) => {
            Some("put '- ' before it to make it a list of one".to_owned())
        }
        (Shape::List(_), _) => Some(format!("write [{text}]")),
        (Shape::Text(_), NodeKind::Map) => Some("put a text that holds ': ' in quotes".to_owned()),
        (Shape::Object(_), NodeKind::Seq) => Some(format!("{trail} holds one mapping, not a list")),
        _ => None,
    }
}

fn is_reference(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(object) if object.fields.len() == 1 && &*object.fields[0].name == "name")
}

fn shortened(text: &str) -> &str {
    text.char_indices().nth(SHOWN).map_or(text, |(end, _)| &text[..end])
}
