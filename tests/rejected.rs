//! Manifests with one mistake each, and what `check` says of it, word for word and place by place.
//!
//! `UPDATE=1 cargo test --test rejected` writes the words anew. The folder `updates` holds pairs of
//! which each half is right and only the step from one to the other is refused; the API server
//! alone can judge that.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use noblindspot::manifest::{Place, Sources, Visit, validate};

/// Everything that is wrong with a manifest, as the `.err` files hold it.
fn complaints(text: &str) -> Vec<String> {
    let sources = Sources::of([("manifest.yaml", text.as_bytes())]);
    let visit: Visit<Vec<Vec<String>>> = sources.visit(|object| {
        let mut found = Vec::new();
        validate(object.header.kind, object.node, &mut found);
        let shown = found.into_iter().map(|complaint| {
            let place = sources.place_of_span(object.at, &complaint.span);
            entry(place.as_ref(), &complaint.field, &complaint.message, complaint.help.as_deref())
        });
        shown.collect()
    });
    let unread = visit.problems.iter();
    let unread = unread.map(|fault| entry(fault.place.as_ref(), "", &fault.message, fault.help.as_deref()));
    unread.chain(visit.objects.iter().flatten().cloned()).collect()
}

fn entry(place: Option<&Place>, field: &str, message: &str, help: Option<&str>) -> String {
    let mut entry = String::new();
    let place = place.map_or_else(String::new, |place| format!("{}:{} ", place.line, place.column));
    let _ = writeln!(entry, "{place}{field}\n{message}");
    if let Some(help) = help {
        let _ = writeln!(entry, "help: {help}");
    }
    entry
}

/// The manifests below a folder of `tests/rejected`, in order.
fn manifests(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(manifests(&path));
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rejected")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_mistake_is_named_once_with_its_place() {
    let (mut differences, mut count) = (Vec::new(), 0);
    let sound =
        |path: &PathBuf| ["accepted", "updates"].iter().any(|folder| path.starts_with(corpus().join(folder)));
    for path in manifests(&corpus()).into_iter().filter(|path| !sound(path)) {
        count += 1;
        let found = complaints(&read(&path));
        let expected = path.with_extension("err");
        let text = found.concat();
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &text).expect("the words can be written");
        }
        if found.len() != 1 || fs::read_to_string(&expected).unwrap_or_default() != text {
            differences.push(format!("{}:\n{text}", path.display()));
        }
    }
    assert!(count >= 60, "only {count} manifests");
    assert!(
        differences.is_empty(),
        "{}\nUPDATE=1 cargo test --test rejected writes them anew",
        differences.join("\n")
    );
}

#[test]
fn every_local_rule_of_the_schema_is_broken_somewhere() {
    let is_err = |path: PathBuf| fs::read_to_string(path.with_extension("err")).unwrap_or_default();
    let said: String = manifests(&corpus()).into_iter().map(is_err).collect();
    for crd in noblindspot::api::crds() {
        let schema = serde_json::to_value(&crd).expect("a value");
        rules(&schema, &mut |rule, message| {
            let needs_two_versions = rule.contains("oldSelf");
            assert!(needs_two_versions || said.contains(&format!(": {message}\n")), "{message}");
        });
    }
}

/// Shows every CEL rule of a schema with its message.
fn rules(schema: &serde_json::Value, look: &mut impl FnMut(&str, &str)) {
    for rule in schema["x-kubernetes-validations"].as_array().into_iter().flatten() {
        look(rule["rule"].as_str().expect("a rule"), rule["message"].as_str().expect("a message"));
    }
    match schema {
        serde_json::Value::Object(fields) => fields.values().for_each(|child| rules(child, look)),
        serde_json::Value::Array(items) => items.iter().for_each(|child| rules(child, look)),
        _ => {}
    }
}

#[test]
fn what_the_mistakes_were_made_in_is_accepted() {
    for folder in ["accepted", "updates"] {
        for path in manifests(&corpus().join(folder)) {
            assert_eq!(complaints(&read(&path)), Vec::<String>::new(), "{}", path.display());
        }
    }
}

#[test]
fn the_names_of_profiles_are_those_that_are_shipped() {
    let mut shipped: Vec<_> = noblindspot::profile::names().collect();
    shipped.sort_unstable();
    assert_eq!(shipped, noblindspot::api::PROFILE_NAMES);
}
