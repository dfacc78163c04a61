//! Every rule has a page, and what the page shows as failing fails and as passing passes.

use noblindspot::api::Kind;
use noblindspot::engine::evaluate;
use noblindspot::manifest::{Loaded, Sources};
use noblindspot::rules::{self, Rule, Tier};

const SECTIONS: [&str; 5] =
    ["## What it checks", "## Why it matters", "## Fails", "## Passes", "## How to fix"];
const NOW: &str = "2026-11-23T09:00:00+08:00";

/// What a block of manifests gives: how many findings of the rule, and the errors of input.
fn run(rule: &Rule, block: &str) -> (usize, Vec<String>) {
    let sources = Sources::of([("page.yaml", block.as_bytes())]);
    let loaded = Loaded::of(&sources, "default");
    let now = NOW.parse().expect("RFC 3339");
    let count =
        |world| evaluate(world, now).findings().iter().filter(|finding| finding.code == rule.code).count();
    let found = loaded.namespaces.iter().map(|namespace| count(&namespace.world)).sum();
    (found, loaded.problems.into_iter().map(|problem| problem.message).collect())
}

fn blocks<'p>(page: &'p str, section: &str) -> Vec<&'p str> {
    let text = page.split(section).nth(1).unwrap_or_default();
    let text = text.split("\n## ").next().unwrap_or_default();
    text.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default()).collect()
}

#[test]
fn every_page_has_its_sections_and_its_examples_are_true() {
    let mut failures = Vec::new();
    for rule in rules::all() {
        let mut fail = |what: String| failures.push(format!("{} {}: {what}", rule.code, rule.name));
        if !rule.page.starts_with(&format!("# {} {}\n", rule.code, rule.name)) {
            fail("the title is not code and name".into());
        }
        let places: Vec<_> = SECTIONS.iter().map(|section| rule.page.find(section)).collect();
        if !places.is_sorted() || places.contains(&None) {
            fail(format!("sections {places:?}"));
        }
        let (bad, good) = (blocks(rule.page, "## Fails"), blocks(rule.page, "## Passes"));
        if bad.is_empty() || good.is_empty() {
            fail("no example that fails, or none that passes".into());
        }
        for block in bad {
            match (rule.tier, run(rule, block)) {
                (Tier::Admission, (_, problems)) if problems.is_empty() => fail("is not refused".into()),
                (Tier::Admission, _) => {}
                (_, (_, problems)) if !problems.is_empty() => fail(format!("fails to load: {problems:?}")),
                (Tier::Derived, (0, _)) => {}
                (Tier::Derived, _) => fail("a derived rule has a finding".into()),
                (_, (0, _)) => fail(format!("passes:\n{block}")),
                _ => {}
            }
        }
        for block in good {
            let (found, problems) = run(rule, block);
            if found > 0 || !problems.is_empty() {
                fail(format!("{found} findings, {problems:?} from what passes:\n{block}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_catalogue_is_whole() {
    let rules: Vec<_> = rules::all().collect();
    assert_eq!(rules.len(), 74);
    assert!(rules.is_sorted_by_key(|rule| rule.code), "codes are in order");
    let names: std::collections::BTreeSet<_> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules.len(), "names are unique");
    let tier = |tier| rules.iter().filter(|rule| rule.tier == tier).count();
    let tiers = [Tier::Core, Tier::Admission, Tier::Extended, Tier::Profile, Tier::Derived];
    assert_eq!(tiers.map(tier), [49, 1, 13, 10, 1]);
    for rule in rules {
        let file = format!("{}.rs", rule.name.replace('-', "_"));
        let rooms = ["identity", "departments", "posts", "employees", "letters", "records"];
        let found =
            rooms.iter().any(|room| std::path::Path::new("src/rules").join(room).join(&file).exists());
        assert!(found, "{} has a file of its name", rule.code);
        assert!(rule.kinds.iter().all(|kind| Kind::ALL.contains(kind)) && !rule.reasons.is_empty());
    }
}
