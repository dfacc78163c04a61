use std::collections::BTreeSet;
use std::fmt::Display;

use super::matcher::Matcher;
use super::nearest::{nearest, nearest_zone};
use super::shape::{Field, List, Map, Object, Shape, Text};
use super::trail::Trail;
use super::{Complaint, Node, SAID_AT_MOST, say};
use crate::manifest::NodeKind;

/// Judges a node and all below it.
pub(super) fn walk(shape: &Shape, trail: Trail<'_, '_>, node: Node<'_>, out: &mut Vec<Complaint>) {
    if out.len() > SAID_AT_MOST {
        return;
    }
    match shape {
        Shape::Any => {}
        Shape::Object(fields) if node.kind() == NodeKind::Map => object(fields, trail, node, out),
        Shape::Map(map) if node.kind() == NodeKind::Map => map_of(map, trail, node, out),
        Shape::List(list) if node.kind() == NodeKind::Seq => list_of(list, trail, node, out),
        Shape::Text(text) if node.kind() == NodeKind::Str => text_of(text, trail, node, out),
        Shape::Word(words) => word_of(words, trail, node, out),
        Shape::Whole(range) if node.kind() == NodeKind::Int || node.is_whole() => {
            if node.as_i64().is_none_or(|n| !range.contains(&n)) {
                outside(range.start(), range.end(), trail, node, out);
            }
        }
        Shape::Number(range) if matches!(node.kind(), NodeKind::Int | NodeKind::Float) => {
            if node.as_f64().is_none_or(|n| !range.contains(&n)) {
                outside(range.start(), range.end(), trail, node, out);
            }
        }
        Shape::Truth if node.kind() == NodeKind::Bool => {}
        _ => out.push(say::wrong_type(shape, trail, node)),
    }
}

fn object(object: &Object, trail: Trail<'_, '_>, node: Node<'_>, out: &mut Vec<Complaint>) {
    let (mut seen, mut next) = (0_u64, 0);
    for (key, value) in node.entries() {
        let named = |field: &Field| key.is_key(field.mark, &field.name);
        let Some(at) = object.behind(next, named) else {
            if out.len() <= SAID_AT_MOST {
                out.push(unknown_field(&object.fields, trail.key(key)));
            }
            continue;
        };
        let field = &object.fields[at];
        next = at + 1;
        if value.is_null() {
            // A `null` that says nothing is the same as no field.
            seen |= u64::from(field.nullable) << at;
            continue;
        }
        seen |= 1 << at;
        walk(&field.shape, trail.key(key), value, out);
    }
    let mut missing = object.required & !seen;
    while missing != 0 {
        let field = &object.fields[missing.trailing_zeros() as usize];
        let help = say::example(&field.name, &field.shape);
        out.push(say::at(&trail.missing(&field.name), "required, but missing", help));
        missing &= missing - 1;
    }
}

fn unknown_field(fields: &[Field], trail: Trail<'_, '_>) -> Complaint {
    let names = || fields.iter().map(|field| &*field.name);
    let name = trail.place().scalar_text().unwrap_or_default();
    let help = match (fields, nearest(name, names())) {
        ([only], _) => format!("the only field here is {}", only.name),
        (_, Some(meant)) => format!("did you mean {meant}?"),
        _ => format!("the fields here are {}", names().collect::<Vec<_>>().join(", ")),
    };
    say::at(&trail, "unknown field", Some(help))
}

fn map_of(map: &Map, trail: Trail<'_, '_>, node: Node<'_>, out: &mut Vec<Complaint>) {
    for (key, value) in node.entries() {
        let under = trail.key(key);
        let name = key.scalar_text().unwrap_or_default();
        if let Some(matcher) = map.key.filter(|matcher| !matcher.matches(name)) {
            out.push(say::at(&under, &format!("expected {}", matcher.expected()), None));
        }
        if !value.is_null() {
            walk(&map.value, under, value, out);
        }
    }
    let count = node.entries().count();
    if count > map.at_most {
        out.push(say::at(&trail, &format!("expected at most {} entries, found {count}", map.at_most), None));
    }
}

fn list_of(list: &List, trail: Trail<'_, '_>, node: Node<'_>, out: &mut Vec<Complaint>) {
    let mut count = 0;
    for item in node.items() {
        walk(&list.item, trail.item(count, item), item, out);
        count += 1;
    }
    if !list.size.contains(&count) {
        out.push(say::size(&list.size, count, "item", &trail));
    }
    if list.is_set && count > 1 {
        twice(trail, node, out);
    }
}

fn twice(trail: Trail<'_, '_>, node: Node<'_>, out: &mut Vec<Complaint>) {
    let mut seen = BTreeSet::new();
    for (index, item) in node.items().enumerate() {
        let text = item.scalar_text().unwrap_or_default();
        if !seen.insert(text) {
            out.push(say::at(&trail.item(index, item), &format!("{text} stands here twice"), None));
        }
    }
}

fn text_of(shape: &Text, trail: Trail<'_, '_>, node: Node<'_>, out: &mut Vec<Complaint>) {
    let text = node.as_str().unwrap_or_default();
    if let Some(count) = shape.wrong_length(text) {
        out.push(say::size(&shape.length, count, "character", &trail).under(node));
    } else if let Some(matcher) = shape.matcher.filter(|matcher| !matcher.matches(text)) {
        out.push(mismatch(matcher, text, trail, node));
    }
}

fn mismatch(matcher: Matcher, text: &str, trail: Trail<'_, '_>, node: Node<'_>) -> Complaint {
    let help = match matcher {
        Matcher::Date if say::is_shaped_as_date(text) => Some("this day is not in the calendar".to_owned()),
        Matcher::TimeZone => nearest_zone(text).map(|zone| format!("did you mean {zone}?")),
        _ => None,
    };
    let what = format!("expected {}, found {}", matcher.expected(), say::found(node));
    say::at(&trail, &what, help).under(node)
}

fn word_of(words: &[Box<str>], trail: Trail<'_, '_>, node: Node<'_>, out: &mut Vec<Complaint>) {
    let text = node.as_str();
    if text.is_some_and(|text| words.iter().any(|word| **word == *text)) {
        return;
    }
    let meant = text.and_then(|text| nearest(text, words.iter().map(|word| &**word)));
    let help = meant.map(|word| format!("did you mean {word}?"));
    let what = format!("expected {}, found {}", say::one_of(words), say::found(node));
    out.push(say::at(&trail, &what, help).under(node));
}

fn outside(
    from: impl Display,
    to: impl Display,
    trail: Trail<'_, '_>,
    node: Node<'_>,
    out: &mut Vec<Complaint>,
) {
    let what =
        format!("expected a number from {from} to {to}, found {}", node.scalar_text().unwrap_or_default());
    out.push(say::at(&trail, &what, None).under(node));
}
