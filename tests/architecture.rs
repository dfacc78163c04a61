//! The rooms of `src/` and who may use whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may use, as the head of its `mod.rs` says.
const ROOMS: [(&str, &[&str]); 12] = [
    ("api", &[]),
    ("profile", &["api"]),
    ("finding", &["world", "api"]),
    ("world", &["finding", "profile", "api"]),
    ("facts", &["world", "profile", "api"]),
    ("rules", &["finding", "facts", "world", "profile", "api"]),
    ("engine", &["rules", "facts", "finding", "world", "profile", "api"]),
    ("manifest", &["finding", "world", "profile", "api"]),
    ("report", &["finding", "rules", "api"]),
    ("serve", &[]),
    ("controller", &["serve", "engine", "finding", "world", "api"]),
    (
        "cli",
        &[
            "controller",
            "report",
            "manifest",
            "engine",
            "rules",
            "facts",
            "finding",
            "world",
            "profile",
            "api",
        ],
    ),
];

/// What only the edges may call: files, processes, the clock, printing.
const IMPURE: [&str; 8] = [
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "std::env",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
];
const PURE_ROOMS: [&str; 7] = ["api", "profile", "finding", "world", "facts", "rules", "engine"];

fn sources(directory: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(directory)
        .expect("a readable folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

// Code without comments and without the tests that follow it.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a readable file");
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn files(room: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    sources(&Path::new("src").join(room), &mut files);
    // A test written as a file of its own is no part of the room.
    files.retain(|path| {
        !matches!(path.file_stem().and_then(|stem| stem.to_str()), Some("tests" | "lanes" | "fixture"))
    });
    files
}

#[test]
fn the_table_of_rooms_for_contributors_is_true() {
    let text = fs::read_to_string("CONTRIBUTING.md").expect("a page");
    let table = text.split("| room | holds | may use |\n").nth(1).expect("a table");
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    let mut told = BTreeMap::new();
    for row in table.lines().skip(1).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').collect();
        told.insert(cells[1].trim().trim_matches('`').to_owned(), names(cells[3]));
    }
    let held = |uses: &[&str]| uses.iter().map(|room| (*room).to_owned()).collect();
    let held = ROOMS.map(|(room, uses)| (room.to_owned(), held(uses)));
    assert_eq!(told, BTreeMap::from(held));
}

#[test]
fn every_folder_is_a_known_room() {
    let known: BTreeMap<_, _> = ROOMS.into_iter().collect();
    for entry in fs::read_dir("src").expect("src") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a plain name");
        assert!(
            !entry.path().is_dir() || known.contains_key(name.as_str()),
            "src/{name} is no room; add it to ROOMS"
        );
    }
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        for path in files(room) {
            let code = code(&path);
            for (other, _) in ROOMS {
                let used =
                    code.contains(&format!("crate::{other}::")) || code.contains(&format!("crate::{other};"));
                if used && other != room && !allowed.contains(&other) {
                    wrong.push(format!("{} uses {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_pure_rooms_touch_nothing_outside() {
    let mut wrong = Vec::new();
    for path in PURE_ROOMS.into_iter().flat_map(files) {
        let code = code(&path);
        wrong.extend(
            IMPURE
                .iter()
                .filter(|call| code.contains(*call))
                .map(|call| format!("{}: {call}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_says_what_it_is_for() {
    for (room, _) in ROOMS {
        let text = fs::read_to_string(Path::new("src").join(room).join("mod.rs")).expect("a mod.rs");
        let head: String =
            text.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join(" ");
        for word in ["May use", "Deliberately absent"] {
            // A line break may stand between the two words.
            let head = head.replace("//! ", "");
            assert!(
                head.to_lowercase().contains(&word.to_lowercase()),
                "src/{room}/mod.rs does not say `{word}`"
            );
        }
    }
}

#[test]
fn files_stay_short() {
    for (room, _) in ROOMS {
        for path in files(room) {
            let lines = code(&path).lines().count();
            assert!(lines <= 400, "{} has {lines} lines of code; cut it in two", path.display());
        }
    }
}
