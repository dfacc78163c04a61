//! How manifests are laid out in files, what lies beside them and how many threads read them
//! changes nothing.

#[path = "../benches/organisation/mod.rs"]
mod organisation;

use noblindspot::engine::evaluate;
use noblindspot::manifest::{Loaded, Sources};
use organisation::{Plan, enterprise};

/// The documents of a seeded organisation full of faults.
fn documents(namespace: &str, seed: u64) -> Vec<String> {
    enterprise(namespace, Plan { seed, objects: 200, faults: 15 })
}

/// Everything said of a namespace: findings, and statuses with their conditions.
fn said(files: &[(String, String)], namespace: &str) -> Vec<String> {
    let sources = Sources::of(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    let loaded = Loaded::of(&sources, "default");
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems.first());
    let of = |world| {
        let evaluation = evaluate(world, "2026-11-23T09:00:00+08:00".parse().expect("RFC 3339"));
        let statuses = world.objects().map(|id| serde_json::to_string(&evaluation.status(id)).expect("JSON"));
        evaluation.findings().iter().map(|finding| format!("{finding:?}")).chain(statuses).collect()
    };
    let worlds = loaded.namespaces.iter().map(|namespace| &namespace.world);
    worlds.filter(|world| world.namespace == namespace).map(of).next().expect("the namespace is there")
}

fn one_file(documents: &[String]) -> Vec<(String, String)> {
    vec![("all.yaml".to_owned(), documents.join("---\n"))]
}

fn a_file_an_object(documents: &[String]) -> Vec<(String, String)> {
    let file = |(number, text): (usize, &String)| (format!("{number}.yaml"), text.clone());
    documents.iter().enumerate().rev().map(file).collect()
}

fn one_json_list(documents: &[String]) -> Vec<(String, String)> {
    let item = |text: &String| serde_yaml::from_str::<serde_json::Value>(text).expect("valid YAML");
    let items: Vec<_> = documents.iter().map(item).collect();
    let list = serde_json::json!({ "apiVersion": "v1", "kind": "List", "items": items });
    vec![("list.json".to_owned(), list.to_string())]
}

#[test]
fn the_layout_in_files_changes_nothing() {
    for seed in 0..6 {
        let documents = documents("acme", seed);
        let expected = said(&one_file(&documents), "acme");
        assert!(!expected.is_empty());
        assert_eq!(said(&a_file_an_object(&documents), "acme"), expected);
        assert_eq!(said(&one_json_list(&documents), "acme"), expected);
    }
}

#[test]
fn an_unrelated_namespace_changes_nothing() {
    for seed in 0..6 {
        let (documents, others) = (documents("acme", seed), documents("zeta", seed + 100));
        let expected = said(&one_file(&documents), "acme");
        let mixed: Vec<_> = others.into_iter().chain(documents).collect();
        assert_eq!(said(&one_file(&mixed), "acme"), expected);
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for seed in 0..3 {
        let files = a_file_an_object(&documents("acme", seed));
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            pool.install(|| said(&files, "acme"))
        };
        let expected = with(1);
        assert_eq!(with(2), expected);
        assert_eq!(with(7), expected);
    }
}

/// Enough that those of every kind are shared among threads.
const GIANT: usize = 24_000;

#[test]
fn threads_that_share_one_namespace_change_nothing() {
    for seed in 0..2 {
        let text = enterprise("acme", Plan { seed, objects: GIANT, faults: 15 }).join("---\n");
        let sources = Sources::of([("all.yaml", text.as_bytes())]);
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            pool.install(|| {
                let world = Loaded::of(&sources, "default").namespaces.remove(0).world;
                let evaluation = evaluate(&world, "2026-11-23T09:00:00+08:00".parse().expect("RFC 3339"));
                (format!("{evaluation:?}"), evaluation.next_transition())
            })
        };
        let alone = with(1);
        for threads in [2, 7] {
            assert!(with(threads) == alone, "seed {seed}: {threads} threads come to something else");
        }
    }
}
