//! What must hold for every organisation, shown on seeded ones full of faults.

#[path = "../benches/organisation/mod.rs"]
mod organisation;
mod support;

use jiff::Timestamp;
use jiff::ToSpan;
use noblindspot::engine::{Answer, Evaluation, evaluate};
use noblindspot::world::World;
use organisation::{Plan, enterprise};
use proptest::prelude::*;
use support::{Object, objects, world};

fn some_objects(seed: u64, count: usize, faults: u32) -> Vec<Object> {
    objects(&enterprise("acme", Plan { seed, objects: count, faults }).join("---\n"))
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("RFC 3339")
}

const NOW: &str = "2026-11-23T09:00:00+08:00";

/// Everything that a status says but the times of observation.
fn state(evaluation: &Evaluation<'_>) -> Vec<(String, Vec<Answer>, String)> {
    let world = evaluation.world();
    let one = |id| {
        let mut status = serde_json::to_value(evaluation.status(id)).expect("a status is JSON");
        for condition in status["conditions"].as_array_mut().expect("conditions") {
            condition["lastTransitionTime"].take();
        }
        (
            format!("{}/{}", noblindspot::finding::ObjectId { ..id }.kind, world.name(id)),
            evaluation.conditions(id),
            status.to_string(),
        )
    };
    world.objects().map(one).collect()
}

fn messages(evaluation: &Evaluation<'_>) -> Vec<String> {
    evaluation.findings().iter().map(|f| format!("{f:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_input_changes_nothing(seed in 0..10_000_u64) {
        let mut objects = some_objects(seed, 120, 15);
        let first = world(&objects);
        let first = evaluate(&first, at(NOW));
        fastrand::Rng::with_seed(seed).shuffle(&mut objects);
        let second = world(&objects);
        let second = evaluate(&second, at(NOW));
        prop_assert_eq!(messages(&first), messages(&second));
        prop_assert_eq!(state(&first), state(&second));
    }

    #[test]
    fn the_hour_of_the_local_day_changes_nothing(seed in 0..10_000_u64) {
        let world = world(&some_objects(seed, 120, 15));
        // From midnight to midnight in Shanghai.
        let (start, end) = (at("2026-11-23T00:00:00+08:00"), at("2026-11-23T23:59:59+08:00"));
        let (start, end) = (evaluate(&world, start), evaluate(&world, end));
        prop_assert_eq!(messages(&start), messages(&end));
        prop_assert_eq!(state(&start), state(&end));
    }

    #[test]
    fn nothing_changes_before_its_next_transition(seed in 0..10_000_u64) {
        let world = world(&some_objects(seed, 90, 20));
        let now = at(NOW);
        let first = evaluate(&world, now);
        let before = state(&first);
        for days in 1..45_i64 {
            let later = now + (days * 24).hours();
            let second = evaluate(&world, later);
            for ((id, old), new) in world.objects().zip(&before).zip(state(&second)) {
                let bound = first.next_transition_of(id);
                if bound.is_none_or(|bound| later < bound) {
                    prop_assert_eq!(old, &new, "{} changed on day {} before {:?}", old.0, days, bound);
                }
            }
        }
    }

    #[test]
    fn no_message_changes_from_one_day_to_the_next_alone(seed in 0..10_000_u64) {
        let world = world(&some_objects(seed, 90, 20));
        let told = |evaluation: &Evaluation<'_>| -> std::collections::BTreeMap<_, _> {
            let finding = |f: &noblindspot::finding::Finding| {
                let identity = (f.code, f.object, f.reason, f.subject.clone(), f.severity, f.waived, f.since);
                (identity, (f.message.clone(), f.field.clone()))
            };
            evaluation.findings().iter().map(finding).collect()
        };
        let mut before = told(&evaluate(&world, at(NOW)));
        for days in 1..45_i64 {
            let after = told(&evaluate(&world, at(NOW) + (days * 24).hours()));
            if before.keys().eq(after.keys()) {
                prop_assert_eq!(&before, &after, "on day {}", days);
            }
            before = after;
        }
    }

    #[test]
    fn an_ended_letter_never_lowers_a_verdict(seed in 0..10_000_u64, nth in 0..20_usize) {
        let mut objects = some_objects(seed, 90, 10);
        let verdicts = |world: &World| -> Vec<(String, bool)> {
            let evaluation = evaluate(world, at(NOW));
            let compliant = |id| evaluation.conditions(id).iter().any(|a| a.type_ == "Compliant" && a.status.name() == "True");
            world.objects().map(|id| (format!("{}/{}", id.kind, world.name(id)), compliant(id))).collect()
        };
        let before = verdicts(&world(&objects));
        let letters: Vec<_> = objects.iter().filter(|o| o.kind == "ResponsibilityLetter").cloned().collect();
        let mut old = letters[nth % letters.len()].clone();
        old.name = "old-letter".into();
        old.spec["period"] = serde_yaml::from_str("{from: '2019-01-01', to: '2019-12-31'}").expect("valid");
        objects.push(old);
        let after = verdicts(&world(&objects));
        for (name, compliant) in before {
            let now = after.iter().find(|(other, _)| *other == name).expect("still there").1;
            // Where no letter was, an ended one is the best answer and takes the finding over.
            prop_assert!(!compliant || now, "{} was compliant", name);
        }
    }
}

#[test]
fn a_successor_that_begins_or_ends_is_a_transition_of_what_it_replaces() {
    let record = |name: &str, from: &str, to: &str| {
        format!(
            "kind: TrainingRecord\nmetadata: {{name: {name}}}\nspec:\n  employeeRef: {{name: e1}}\n  type: Certificate\n  \
             certificate: {{category: card/x, validFrom: '{from}', validTo: '{to}'}}\n"
        )
    };
    let person = "kind: Employee\nmetadata: {name: e1}\nspec: {employeeNumber: '1', employmentType: Regular, \
                  departmentRef: {name: acme}, hiredOn: '2020-01-01'}\n";
    let records = [record("old", "2020-01-01", "2026-05-01"), record("new", "2026-06-01", "2028-06-30")];
    let world = world(&objects(&[person, &records[0], &records[1]].join("---\n")));
    let next = |now: &str| {
        let evaluation = evaluate(&world, at(now));
        let old = world.objects().find(|id| world.name(*id) == "old").expect("it is there");
        evaluation.next_transition_of(old).map(|instant| instant.to_string())
    };
    assert_eq!(next("2026-05-20T00:00:00Z").as_deref(), Some("2026-06-01T00:00:00Z"));
    assert_eq!(next("2026-06-02T00:00:00Z").as_deref(), Some("2028-07-01T00:00:00Z"));
    assert_eq!(next("2028-07-01T00:00:00Z"), None);
}

#[test]
fn every_rule_but_the_rarest_is_met_by_the_generator() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let world = world(&some_objects(seed, 150, 15));
        seen.extend(evaluate(&world, at(NOW)).findings().iter().map(|finding| finding.code));
    }
    assert!(seen.len() >= 35, "only {seen:?}");
}
