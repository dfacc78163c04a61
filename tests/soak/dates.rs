//! Dates pass while the controller is dead, frozen or cut off. No transition is lost: each condition
//! that a date changed says so, and since when.

use std::collections::BTreeMap;

use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::Fleet;
use crate::plane;
use crate::proxy::{Class, Fault, Proxy, Rule};
use crate::running::clock::set;
use crate::running::fresh::{evaluated, objects, settles};
use crate::running::statuses::AT;
use crate::seeds::{each, pause};

/// The answer and the time of each condition, by object and type.
type Answers = BTreeMap<(String, String), (Value, Value)>;

fn answers(objects: &[Value]) -> Answers {
    let conditions = |object: &Value| {
        let name = format!("{}/{}", object["kind"], object["metadata"]["name"]);
        let conditions = object["status"]["conditions"].as_array().cloned().unwrap_or_default();
        let answer = move |condition: Value| {
            let key = (name.clone(), condition["type"].to_string());
            (key, (condition["status"].clone(), condition["lastTransitionTime"].clone()))
        };
        conditions.into_iter().map(answer).collect::<Vec<_>>()
    };
    objects.iter().flat_map(conditions).collect()
}

/// Checks the times of the conditions that are other than before, and gives their number. Each has the
/// time of the date that changed it, or, where no date after the one before did, that of the clock.
fn flipped(before: &Answers, after: &Answers, fresh: &Answers, now: Timestamp) -> usize {
    let mut flipped = 0;
    for (key, (answer, time)) in after {
        let Some((_, since)) = before.get(key).filter(|(before, _)| before != answer) else { continue };
        let expected = instant(&fresh[key].1);
        let expected = if expected > instant(since) { expected } else { now };
        assert_eq!((answer, instant(time)), (&fresh[key].0, expected), "{key:?}");
        flipped += 1;
    }
    flipped
}

fn instant(time: &Value) -> Timestamp {
    time.as_str().and_then(|time| time.parse().ok()).expect("an instant")
}

/// What happens while the clock moves.
fn trouble(fleet: &mut Fleet, proxy: &Proxy, rng: &mut Rng) -> &'static str {
    match rng.u32(0..3) {
        0 => {
            fleet.kill(0);
            "deaths"
        }
        1 => {
            fleet.replicas[0].freeze();
            "freezes"
        }
        _ => {
            let rule = |class| Rule { class, fault: Fault::Lost, percent: 60, at_most: u32::MAX };
            proxy.misbehave(&[rule(Class::Status), rule(Class::Watch), rule(Class::Lease)]);
            "bad connections"
        }
    }
}

#[test]
fn a_date_that_passes_while_nobody_writes_is_not_lost() {
    let plane = plane();
    each("dates", 2, |seed, mut rng| {
        let namespace = plane.namespace("dates");
        let _editor = Editor::fill(&plane, &namespace, 100, rng.fork());
        let proxy = Proxy::start(&plane, seed);
        let mut fleet = Fleet::start(&plane, proxy.kubeconfig(), &namespace, 1, &["--namespace", &namespace]);
        settles(&plane, &namespace, AT);
        let mut counts = Counts::default();
        let mut now: Timestamp = AT.parse().expect("an instant");
        for _ in 0..4 {
            let before = answers(&objects(&plane, &namespace));
            let trouble = trouble(&mut fleet, &proxy, &mut rng);
            now += SignedDuration::from_hours(rng.i64(1..30 * 24));
            set(&fleet.clock, &now.to_string());
            pause(&mut rng, 1500);
            match trouble {
                "deaths" => fleet.add(&plane),
                "freezes" => fleet.replicas[0].thaw(),
                _ => proxy.behave(),
            }
            settles(&plane, &namespace, &now.to_string());
            let stored = objects(&plane, &namespace);
            let fresh: Value = serde_json::from_str(&evaluated(&stored, &now.to_string())).expect("JSON");
            let fresh = answers(fresh["items"].as_array().expect("a list"));
            counts.one(trouble);
            counts.add("conditions flipped", flipped(&before, &answers(&stored), &fresh, now));
        }
        counts.print("dates", seed);
    });
}
