//! Organisations of a few objects on which two readers of the rules differed once: what each must
//! give, findings and the conditions of letters.
//!
//! `UPDATE=1 cargo test --test readings` writes the expectations anew.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use noblindspot::api::Kind;
use noblindspot::engine::evaluate;
use support::{objects, short, world};

const FOLDER: &str = "tests/scenarios/readings";

fn said(text: &str) -> String {
    let world = world(&objects(text));
    let evaluation = evaluate(&world, "2026-11-23T09:00:00+08:00".parse().expect("RFC 3339"));
    let mut said = short(&evaluation).join("\n") + "\n";
    for id in world.objects().filter(|id| id.kind == Kind::ResponsibilityLetter) {
        for answer in evaluation.conditions(id) {
            let (name, status) = (world.name(id), answer.status.name());
            writeln!(said, "{name} {}={status} {}", answer.type_, answer.reason).expect("a text");
        }
    }
    said
}

#[test]
fn every_reading_is_kept() {
    let entries = fs::read_dir(FOLDER).expect("the folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect();
    files.sort();
    assert!(files.len() >= 12, "only {} files", files.len());
    for file in files {
        let said = said(&fs::read_to_string(&file).expect("a text"));
        let expected = file.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &said).expect("written");
        }
        assert_eq!(said, fs::read_to_string(&expected).unwrap_or_default(), "{}", file.display());
    }
}
