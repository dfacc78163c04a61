//! Files to objects: walking, encodings, broken documents, bombs, places.

use std::fs;
use std::path::PathBuf;

use noblindspot::manifest::{DocRef, Show, Sources, Visit};
use tempfile::TempDir;

fn post(name: &str) -> String {
    format!(
        "apiVersion: noblindspot.dev/v1alpha1\nkind: Post\nmetadata:\n  name: {name}\nspec:\n  duties: [x]\n"
    )
}

fn names(sources: &Sources) -> (Vec<String>, Visit<Vec<DocRef>>) {
    let names = sources.visit(|object| object.header.name.to_owned()).objects;
    (names, sources.visit(|object| object.at))
}

fn read(text: impl AsRef<[u8]>) -> (Sources, Vec<String>, Visit<Vec<DocRef>>) {
    let sources = Sources::of([("f.yaml", text.as_ref())]);
    let (names, visit) = names(&sources);
    (sources, names, visit)
}

/// The one problem of a text: its message, line and column.
fn problem(text: impl AsRef<[u8]>) -> (String, u32, u32) {
    let (_, _, visit) = read(text);
    assert_eq!(visit.problems.len(), 1, "{:?}", visit.problems);
    let place = visit.problems[0].place.clone().expect("a place");
    (visit.problems[0].message.clone(), place.line, place.column)
}

#[test]
fn a_broken_document_hides_no_other() {
    let text = format!("{}---\na: [1\n---\n{}---\n\t\n---\n{}", post("one"), post("two"), post("three"));
    let (_, names, visit) = read(text);
    assert_eq!(names, ["one", "two", "three"]);
    assert_eq!(visit.problems[0].place.as_ref().expect("a place").line, 8);
}

#[test]
fn bytes_that_are_no_text_spoil_only_their_document() {
    let text = [post("one").as_bytes(), b"---\nkind: a\xffb\n---\n", post("two").as_bytes()].concat();
    let (_, names, _) = read(&text);
    assert_eq!(names, ["one", "two"]);
    let (message, line, column) = problem(&text);
    assert!(message.contains("not valid UTF-8"), "{message}");
    assert_eq!((line, column), (8, 8));
}

#[test]
fn duplicate_keys_show_both_places() {
    let (_, _, visit) = read("a: 1\nb: 2\na: 3\n");
    let problem = &visit.problems[0];
    assert_eq!(problem.place.as_ref().map(|p| p.line), Some(3));
    assert_eq!(problem.related.as_ref().map(|(_, p)| p.line), Some(1));
}

#[test]
fn bombs_are_refused_with_a_place() {
    let bomb: String = (0..12).fold("x0: &x0 [a, a]\n".to_owned(), |text, n| {
        let refs = vec![format!("*x{n}"); 10].join(", ");
        format!("{text}x{}: &x{} [{refs}]\n", n + 1, n + 1)
    });
    assert!(problem(bomb).0.contains("aliases"));
    assert!(problem("[".repeat(100_000)).0.contains("nest"));
    assert!(problem("- ".repeat(100_000)).0.contains("nest"));
    assert!(problem("a: &a [*a]\n").0.contains("alias"));
    assert_eq!(problem("a: 1\nb: x\0y\n").2, 5);
}

#[test]
fn places_are_found_again() {
    let text = format!("\u{feff}{}---\r\n{}", post("one"), post("two").replace('\n', "\r\n"));
    let (sources, _, visit) = read(text);
    let place = |path| sources.place(visit.objects[1], path).expect("a place");
    assert_eq!((place("spec.duties").line, place("spec.duties").column), (13, 3));
    assert_eq!((place("spec.duties[0]").line, place("spec.duties[0]").column), (13, 12));
    assert_eq!((place("spec.role").line, place("spec.role").column), (12, 1));
    assert_eq!((place("").line, place("").column), (8, 1));
    let excerpt = place("spec.duties[0]").excerpt.expect("an excerpt");
    assert_eq!((excerpt.text.as_str(), &excerpt.text[excerpt.span]), ("  duties: [x]", "x"));
}

#[test]
fn json_and_lists_are_read() {
    let item = r#"{"apiVersion": "noblindspot.dev/v1alpha1", "kind": "Post", "metadata": {"name": "a"}, "x": "\uD83D\uDE00\/"}"#;
    let list =
        format!("{{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"List\",\n\t\"items\": [{item}, {item}]\n}}\n");
    let (sources, names, visit) = read(list);
    assert_eq!(names, ["a", "a"]);
    assert_eq!(sources.place(visit.objects[1], "metadata.name").map(|p| p.line), Some(4));
}

#[test]
fn many_places_are_found_in_the_order_asked() {
    let list =
        format!("apiVersion: v1\nkind: List\nitems:\n- {}", post("one").trim_end().replace('\n', "\n  "));
    let texts = [("a.yaml", format!("{}---\n{}", post("first"), post("second"))), ("b.yaml", list)];
    let sources = Sources::of(texts.iter().map(|(name, text)| (*name, text.as_bytes())));
    let objects = sources.visit(|object| object.at).objects;
    let asked: Vec<_> = [2, 0, 1, 2].into_iter().map(|n| (objects[n], "metadata.name")).collect();
    let found = sources.places(&asked, Show::Position).into_iter().map(|place| place.expect("a place"));
    let found: Vec<_> = found.map(|place| (place.file.to_string(), place.line)).collect();
    let expected = [("b.yaml", 7), ("a.yaml", 4), ("a.yaml", 11), ("b.yaml", 7)];
    assert_eq!(found, expected.map(|(file, line)| (file.to_owned(), line)));
    let written = sources.written(&[objects[1], objects[0]]);
    let names: Vec<_> = written.iter().flatten().map(|object| object["metadata"]["name"].clone()).collect();
    assert_eq!(names, ["second", "first"]);
}

#[test]
fn anchors_and_merge_keys_are_written_out() {
    let text = "apiVersion: noblindspot.dev/v1alpha1\nkind: Post\nmetadata: &m\n  name: a\nspec:\n  <<: *m\n  name: b\n";
    let sources = Sources::of([("f.yaml", text.as_bytes())]);
    let names = sources.visit(|o| o.node.at("spec.name").and_then(|n| n.as_str().map(str::to_owned)));
    assert_eq!(names.objects, [Some("b".to_owned())]);
}

#[test]
fn directories_are_walked_in_order_and_files_read_once() {
    let dir = TempDir::new().expect("a directory");
    let file = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(&path, text).expect("written");
        path
    };
    let b = file("b/x.yml", &post("b"));
    file("a.yaml", &post("a"));
    file("c.txt", "not: [yaml");
    file("ignored/d.yaml", &post("d"));
    file(".gitignore", "ignored\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink(dir.path(), dir.path().join("b/loop")).expect("linked");
    let sources = Sources::read(&[b, dir.path().to_owned(), dir.path().to_owned()]);
    let (names, visit) = names(&sources);
    assert_eq!(names, ["a", "b"]);
    assert!(visit.problems.is_empty(), "{:?}", visit.problems);
}

#[test]
fn wrong_paths_are_problems_with_a_hint() {
    let dir = TempDir::new().expect("a directory");
    let empty = Sources::read(&[dir.path().to_owned()]).visit(|_| ());
    assert!(empty.problems[0].message.contains("no manifests under"));
    fs::write(dir.path().join("letters.yaml"), "").expect("written");
    let missing: Vec<PathBuf> = vec![dir.path().join("leters.yaml")];
    let missing = Sources::read(&missing).visit(|_| ());
    assert!(missing.problems[0].help.as_ref().is_some_and(|h| h.contains("letters.yaml")));
}
