use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::LetterId;

/// `SP406 self-issued-letter`.
pub(crate) static RULE: Rule = Rule {
    code: Code(406),
    name: "self-issued-letter",
    summary: "a person issued a letter to themself",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "ChainIntact",
    reasons: &["SelfIssued"],
    severity: Severity::High,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Let the next superior who is a different person issue it.",
    reference: "design (segregation of duties)",
    seed: "s15",
    page: include_str!("self_issued_letter.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    let Some(person) = judge.world.letter(id).responsible.to() else { return };
    if fact.self_issued && fact.in_period() {
        let name = judge.name(person);
        let message = format!("{name} issued letter {} to themself", judge.name(id));
        judge.report(Draft::new("SelfIssued", "spec.issuer.employeeRef", message).subject(name));
    }
}
