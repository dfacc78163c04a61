//! Documents that somebody wrote: those of the project, those of the benchmarks, those of the public
//! YAML test suite.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::organisation::{Plan, enterprise};

/// A case of the public suite.
#[derive(Deserialize)]
pub(super) struct Case {
    pub(super) id: String,
    pub(super) yaml: String,
    /// Whether it is a mistake.
    #[serde(default)]
    pub(super) fail: bool,
}

/// The whole public suite.
pub(super) fn suite() -> Vec<Case> {
    let text = fs::read_to_string("tests/yaml-test-suite/cases.json").expect("the suite");
    serde_json::from_str(&text).expect("cases")
}

/// The folders of the project that hold YAML.
const FOLDERS: [&str; 6] = ["manifests", "tests", "crds", "src", "charts", "schemas"];

/// The texts of all files of YAML or JSON of the project, by path.
pub(super) fn project() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    for folder in FOLDERS {
        collect(Path::new(folder), &mut paths);
    }
    paths.sort();
    let texts = paths.into_iter().filter_map(|path| Some((fs::read_to_string(&path).ok()?, path)));
    texts.map(|(text, path)| (path, text)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let written = entry.extension().is_some_and(|name| name == "yaml" || name == "json");
        if entry.is_dir() {
            collect(&entry, paths);
        } else if written {
            paths.push(entry);
        }
    }
}

/// The manifests of a seeded organisation.
pub(super) fn generated(seed: u64, objects: usize) -> String {
    manifests(seed, objects).join("---\n")
}

/// The same, one by one.
pub(super) fn manifests(seed: u64, objects: usize) -> Vec<String> {
    enterprise("acme", Plan { seed, objects, faults: 10 })
}
