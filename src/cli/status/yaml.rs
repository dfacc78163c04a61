use std::io::{self, Write};

use serde_json::Value;

/// Writes a value as YAML in blocks. Texts that any reader could take for a date, a number or a
/// truth value are quoted, as `kubectl` quotes them.
pub(super) fn write(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    if is_block(value) { block(value, 0, out) } else { writeln!(out, "{}", leaf(value)) }
}

fn block(value: &Value, depth: usize, out: &mut dyn Write) -> io::Result<()> {
    match value {
        Value::Object(entries) => entries.iter().enumerate().try_for_each(|(index, (key, value))| {
            // The first entry of an item stands behind its dash.
            let indent = if index == 0 { 0 } else { depth };
            write!(out, "{:indent$}{}:", "", scalar(key))?;
            nested(value, depth, out)
        }),
        Value::Array(items) => items.iter().enumerate().try_for_each(|(index, item)| {
            let indent = if index == 0 { 0 } else { depth };
            write!(out, "{:indent$}- ", "")?;
            if is_block(item) { block(item, depth + 2, out) } else { writeln!(out, "{}", leaf(item)) }
        }),
        _ => writeln!(out, "{}", leaf(value)),
    }
}

/// What stands behind a key: lists as far in as the key, mappings one step further.
fn nested(value: &Value, depth: usize, out: &mut dyn Write) -> io::Result<()> {
    if !is_block(value) {
        return writeln!(out, " {}", leaf(value));
    }
    let indent = if value.is_array() { depth } else { depth + 2 };
    write!(out, "\n{:indent$}", "")?;
    block(value, indent, out)
}

fn is_block(value: &Value) -> bool {
    match value {
        Value::Object(entries) => !entries.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    }
}

fn leaf(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        other => other.to_string(),
    }
}

fn scalar(text: &str) -> String {
    // What JSON escapes, YAML reads in double quotes.
    if is_plain(text) { text.to_owned() } else { Value::from(text).to_string() }
}

/// Whether every reader of YAML, 1.1 or 1.2, takes the bare text for that text.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];
    let starts = text.starts_with(|char: char| char.is_alphabetic());
    let holds = text.chars().all(|char| char.is_alphanumeric() || " -_./,;()'=%+".contains(char));
    starts && holds && !text.ends_with(' ') && !WORDS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn written(value: &Value) -> String {
        let mut out = Vec::new();
        write(value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn it_reads_as_kubectl_writes() {
        let value = json!({
            "items": [{"a": {"on": "2026-11-23"}, "b": [], "c": ["x", ["z", 1]]}, {}],
            "name": "无证不得上岗", "note": "two: lines\nhere", "truth": "yes",
        });
        insta::assert_snapshot!(written(&value), @r#"
        items:
        - a:
            "on": "2026-11-23"
          b: []
          c:
          - x
          - - z
            - 1
        - {}
        name: 无证不得上岗
        note: "two: lines\nhere"
        truth: "yes"
        "#);
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "[a-z0-9: #'\"\\[\\]{}&*!|>%@`,.\\-_?=~+/\\\\\n\t责]{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("[a-z0-9: #-]{1,8}", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn what_is_written_reads_back(value in values()) {
            let read: Value = serde_yaml::from_str(&written(&value)).unwrap();
            prop_assert_eq!(read, value);
        }
    }
}
