//! What the schema cannot say of `profileOverrides`.

use super::Part;
use crate::manifest::NodeKind;
use crate::manifest::validate::matcher::Matcher;
use crate::manifest::validate::{Complaint, nearest::nearest, say};

const SCHEMES: [&str; 2] = ["ByPath", "AllThree"];
const LEVELS: [&str; 3] = ["Factory", "Workshop", "Team"];

pub(super) fn judge(enterprise: Part<'_>, out: &mut Vec<Complaint>) {
    let Some(overrides) = enterprise.get("profileOverrides") else { return };
    rules(overrides, out);
    if let Some(by_type) = overrides.get("entry").and_then(|entry| entry.get("levelsByType")) {
        levels_by_type(by_type, out);
    }
}

fn rules(overrides: Part<'_>, out: &mut Vec<Complaint>) {
    let Some(rules) = overrides.get("rules") else { return };
    for (key, _) in rules.node.entries() {
        let code = key.scalar_text().unwrap_or_default();
        if !Matcher::Rule.matches(code) {
            let words = format!("expected {}", Matcher::Rule.expected());
            let field = format!("spec.enterprise.profileOverrides.rules{}", step(code));
            Part { key, node: key }.refuse(field, &words, None, out);
        }
    }
}

fn levels_by_type(by_type: Part<'_>, out: &mut Vec<Complaint>) {
    for (key, value) in by_type.node.entries() {
        let path = || {
            let name = key.scalar_text().unwrap_or_default();
            format!("spec.enterprise.profileOverrides.entry.levelsByType{}", step(name))
        };
        match value.kind() {
            NodeKind::Null => {}
            NodeKind::Seq => {
                for (index, item) in value.items().enumerate() {
                    word(Part { key: item, node: item }, &LEVELS, || format!("{}[{index}]", path()), out);
                }
            }
            _ => word(Part { key: value, node: value }, &SCHEMES, path, out),
        }
    }
}

fn word(part: Part<'_>, words: &[&str], path: impl FnOnce() -> String, out: &mut Vec<Complaint>) {
    let text = part.node.as_str();
    if text.is_some_and(|text| words.contains(&text)) {
        return;
    }
    let meant = text.and_then(|text| nearest(text, words.iter().copied()));
    let list = if words == SCHEMES { ", or a list of levels" } else { "" };
    let what = format!("expected one of {}{list}, found {}", words.join(", "), say::found(part.node));
    part.refuse(path(), &what, meant.map(|word| format!("did you mean {word}?")), out);
}

/// A key as a step of a path.
fn step(key: &str) -> String {
    if key.is_empty() || key.contains(['.', '[', ']', '"']) {
        format!("[{key:?}]")
    } else {
        format!(".{key}")
    }
}
