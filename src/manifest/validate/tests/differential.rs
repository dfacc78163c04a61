//! The compiled shapes and an independent validator of JSON Schema judge alike.

use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;

use super::super::shape::{self, Shape};
use super::super::{DEFINITIONS, SHAPES, Trail, walk};
use super::sample::{Dice, change, manifest, spec};
use super::{Tape, parse};
use crate::api::{self, Kind};

static VALIDATORS: LazyLock<[Validator; 5]> = LazyLock::new(|| {
    Kind::ALL.map(|kind| {
        let options = jsonschema::draft7::options().should_validate_formats(true);
        options.build(&api::json_schema(kind)).expect("a JSON Schema")
    })
});

/// What our shapes say of a manifest, local rules left out.
fn ours(kind: Kind, manifest: &Value) -> Vec<String> {
    let text = serde_json::to_string_pretty(manifest).expect("JSON");
    let mut tape = Tape::default();
    parse(&text, 0..text.len(), &mut tape).expect("JSON is YAML");
    let root = tape.root(&text).expect("a root");
    let mut out = Vec::new();
    walk::walk(&SHAPES[kind as usize], Trail::root(root), root, &mut out);
    out.into_iter().map(|complaint| complaint.message).collect()
}

fn theirs(kind: Kind, manifest: &Value) -> Vec<String> {
    VALIDATORS[kind as usize].iter_errors(manifest).map(|error| error.to_string()).collect()
}

#[test]
fn every_definition_is_read_and_in_its_place() {
    for (kind, definition) in Kind::ALL.into_iter().zip(DEFINITIONS) {
        assert_eq!(definition, api::crd_yaml(kind).expect("a definition"), "run `make generate`");
        let Shape::Object(object) = shape::root(definition) else { panic!("{kind} is no object") };
        let spec = object.fields.iter().find(|field| &*field.name == "spec").expect("a spec");
        assert!(matches!(&spec.shape, Shape::Object(spec) if spec.fields.len() > 3), "{kind}");
    }
}

#[test]
fn every_pattern_of_the_schema_is_known() {
    fn look(schema: &Value) {
        if let Some(pattern) = schema["pattern"].as_str() {
            assert!(super::super::matcher::Matcher::of_pattern(pattern).is_some(), "{pattern}");
        }
        match schema {
            Value::Object(fields) => fields.values().for_each(look),
            Value::Array(items) => items.iter().for_each(look),
            _ => {}
        }
    }
    for kind in Kind::ALL {
        look(&api::json_schema(kind));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn both_accept_what_fits_the_schema(seed: u64, kind in 0..5_usize) {
        let kind = Kind::ALL[kind];
        let manifest = manifest(kind, &spec(kind, &mut Dice(seed)));
        prop_assert_eq!(theirs(kind, &manifest), Vec::<String>::new());
        prop_assert_eq!(ours(kind, &manifest), Vec::<String>::new());
    }

    #[test]
    fn both_judge_a_change_alike(seed: u64, kind in 0..5_usize) {
        let kind = Kind::ALL[kind];
        let mut dice = Dice(seed);
        let mut spec = spec(kind, &mut dice);
        change(&mut spec, &mut dice);
        let manifest = manifest(kind, &spec);
        let (ours, theirs) = (ours(kind, &manifest), theirs(kind, &manifest));
        prop_assert_eq!(ours.is_empty(), theirs.is_empty(), "{:?}\n{:?}\n{:#}", ours, theirs, manifest);
    }
}
