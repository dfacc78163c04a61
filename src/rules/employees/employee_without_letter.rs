use crate::api::{Kind, Severity};
use crate::facts::PairState;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP302 employee-without-letter`.
pub(crate) static RULE: Rule = Rule {
    code: Code(302),
    name: "employee-without-letter",
    summary: "an employee holds a post without a responsibility letter for it",
    kinds: &[Kind::Employee],
    condition: "Covered",
    reasons: &["NoLetter", "LetterNotYetInForce"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Issue and sign a letter for the post from its superior.",
    reference: "WSL Art.4, 22; SCSCO [2017] 29",
    seed: "s15 sign a safety responsibility letter; s16 no blind spot",
    page: include_str!("employee_without_letter.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    let grace = judge.profile().letters.grace_days;
    for pair in judge.facts.pairs.of_employee(id) {
        judge.horizon.merge(pair.until);
        if !pair.due || judge.facts.lines.is_top(pair.post) {
            continue;
        }
        let (name, post, from) = (judge.name(id), judge.name(pair.post), pair.from);
        let (reason, message) = match pair.state {
            PairState::None => (
                "NoLetter",
                format!("{name} holds {post} since {from} but no responsibility letter names them for it"),
            ),
            PairState::Future => (
                "LetterNotYetInForce",
                format!(
                    "{name} holds {post} since {from} but the responsibility letter for it begins only later"
                ),
            ),
            PairState::InForce(_) | PairState::InPeriod(_) | PairState::Lapsed(_) => continue,
        };
        let number = judge
            .facts
            .staff
            .of_employee(id)
            .iter()
            .find(|h| h.post == pair.post)
            .map_or(0, |h| h.assignment);
        judge.report(
            Draft::new(reason, format!("spec.assignments[{number}]"), message)
                .subject(post)
                .since(from.plus_days(grace))
                .related(pair.post, "", "the post is declared here"),
        );
    }
}
