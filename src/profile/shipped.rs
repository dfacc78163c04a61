use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use super::Profile;
use crate::api::ProfilePatch;

const SHIPPED: [(&str, &str); 6] = [
    ("generic", include_str!("data/generic.yaml")),
    ("prc-2015", include_str!("data/prc-2015.yaml")),
    ("prc-2026", include_str!("data/prc-2026.yaml")),
    ("prc-zhejiang", include_str!("data/prc-zhejiang.yaml")),
    ("seed-literal", include_str!("data/seed-literal.yaml")),
    ("uk-us-example", include_str!("data/uk-us-example.yaml")),
];

/// A profile's file: what it adds to its base.
#[derive(Deserialize)]
struct File {
    base: Option<String>,
    #[serde(flatten)]
    patch: ProfilePatch,
}

static PROFILES: LazyLock<BTreeMap<&'static str, Profile>> =
    LazyLock::new(|| SHIPPED.iter().map(|(name, _)| (*name, resolve(name))).collect());

/// The names of the shipped profiles, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}

/// The shipped profile of that name, fully resolved; `None` if there is none.
#[must_use]
pub fn named(name: &str) -> Option<&'static Profile> {
    PROFILES.get(name)
}

/// The profile that a shipped profile builds on; `None` for `generic` and unknown names.
#[must_use]
pub fn base(name: &str) -> Option<String> {
    text(name).and_then(|text| file(text).base)
}

/// The comment that opens a shipped profile's file, without the comment signs.
#[must_use]
pub fn description(name: &str) -> String {
    let lines = text(name).unwrap_or_default().lines().map_while(|line| line.strip_prefix("# "));
    lines.collect::<Vec<_>>().join(" ")
}

/// One leaf of a resolved profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Its path, such as `letters.graceDays`.
    pub path: String,
    /// Its value.
    pub value: Value,
    /// Where the number comes from: provenance mark and source.
    pub source: String,
    /// The profile that sets it.
    pub set_by: String,
}

/// Every leaf of a shipped profile in the order of `generic`, each with the source of its value;
/// `None` if there is no such profile.
#[must_use]
pub fn leaves(name: &str) -> Option<Vec<Leaf>> {
    let mut leaves = match base(name) {
        Some(below) => leaves(&below)?,
        None => Vec::new(),
    };
    for leaf in own_leaves(name, text(name)?) {
        match leaves.iter_mut().find(|known| known.path == leaf.path) {
            Some(known) => *known = leaf,
            None => leaves.push(leaf),
        }
    }
    Some(leaves)
}

fn text(name: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

fn file(text: &str) -> File {
    serde_yaml::from_str(text).expect("shipped profiles are read by a test")
}

fn resolve(name: &str) -> Profile {
    let file = file(text(name).expect("only shipped profiles are resolved"));
    let base = file.base.as_deref().map_or_else(Profile::default, resolve);
    base.with(&file.patch)
}

// Shipped files hold one leaf a line, `key: value # source`, two spaces a level.
fn own_leaves(name: &str, text: &str) -> Vec<Leaf> {
    let mut path: Vec<&str> = Vec::new();
    let mut leaves = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("base:")) {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let (key, rest) = line.trim_start().split_once(':').unwrap_or((line, ""));
        path.truncate(depth);
        path.push(key);
        let (value, source) = rest.split_once(" # ").unwrap_or((rest, ""));
        if !value.trim().is_empty() {
            leaves.push(Leaf {
                path: path.join("."),
                value: serde_yaml::from_str(value).unwrap_or(Value::Null),
                source: source.to_owned(),
                set_by: name.to_owned(),
            });
        }
    }
    leaves
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_of_every_profile_has_a_source() {
        for name in names() {
            for leaf in leaves(name).expect("shipped") {
                assert!("LRNUSD".contains(&leaf.source[..1]), "{name}: {} has no source", leaf.path);
            }
        }
    }

    #[test]
    fn generic_sets_every_leaf_that_a_patch_can_have() {
        let generic = leaves("generic").expect("shipped");
        for name in names() {
            assert_eq!(
                leaves(name).expect("shipped").len(),
                generic.len(),
                "{name} has a leaf generic lacks"
            );
        }
    }

    #[test]
    fn profiles_build_on_one_another() {
        let of = |name| named(name).expect("shipped");
        assert_eq!(of("prc-2026").entry.min_hours.high_risk, 72);
        assert_eq!(of("prc-2015").certificates.review_abolished_from, None);
        assert_eq!(of("prc-zhejiang").return_training_after_months, 6);
        assert_eq!(of("seed-literal").qualification.grace_months, 0);
        assert_eq!(of("uk-us-example").time_zone, "Europe/London");
        assert_eq!(of("prc-zhejiang").certificates.families["special-operation"].valid_years, Some(6));
    }
}
