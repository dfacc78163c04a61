//! Small organisations with the findings and conditions they must give.

mod support;

use noblindspot::engine::{Evaluation, evaluate};
use serde_yaml::Value;
use support::scenarios::{Case, cases};
use support::{short, world};

#[test]
fn every_scenario_gives_its_findings_and_conditions() {
    let cases = cases();
    assert!(cases.len() >= 40, "only {} cases were read", cases.len());
    let failures: Vec<String> = cases.iter().flat_map(judge).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn judge(case: &Case) -> Vec<String> {
    let world = world(&case.objects);
    let evaluation = evaluate(&world, case.now.parse().expect("RFC 3339"));
    let conditions = case.value["expectConditions"].as_sequence().expect("conditions").iter();
    let failures = findings(case, &evaluation).into_iter();
    let failures = failures.chain(conditions.filter_map(|wanted| condition(wanted, &evaluation)));
    failures.map(|failure| format!("{}: {failure}", case.id)).collect()
}

fn findings(case: &Case, evaluation: &Evaluation<'_>) -> Option<String> {
    let expected = case.value["expect"].as_sequence().expect("findings").iter();
    let mut expected: Vec<String> = expected.map(|text| words(text.as_str().expect("a text"))).collect();
    expected.sort();
    let found = short(evaluation);
    (found != expected).then(|| format!("expected {expected:?}, found {found:?}"))
}

fn condition(wanted: &Value, evaluation: &Evaluation<'_>) -> Option<String> {
    let text = |key: &str| wanted[key].as_str().expect("a text").to_owned();
    let world = evaluation.world();
    let object = world
        .objects()
        .find(|id| id.kind.name() == text("kind") && world.name(*id) == text("name"))
        .expect("the object exists");
    let answers = evaluation.conditions(object);
    let answer = answers.iter().find(|answer| answer.type_ == text("type")).expect("the condition exists");
    (answer.status.name() != text("status"))
        .then(|| format!("{} {} is {answer:?}", text("name"), text("type")))
}

// Long lines of the file are folded, so blanks may be line breaks.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
