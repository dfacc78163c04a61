use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{LetterId, Link};

/// `SP413 signed-late`.
pub(crate) static RULE: Rule = Rule {
    code: Code(413),
    name: "signed-late",
    summary: "a letter was signed long after its period began",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "Signed",
    reasons: &["SignedLate"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "None; ages out with the letter.",
    reference: "design",
    seed: "s15",
    page: include_str!("signed_late.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    let Some(signed) = fact.signed_on().filter(|_| fact.in_period()) else { return };
    let letter = judge.world.letter(id);
    let mut start = letter.period.from;
    if let Link::To(person) = letter.responsible {
        judge.horizon.merge(judge.facts.staff.employee_until(person));
        let held = judge.facts.staff.of_employee(person).iter();
        let taken =
            held.filter(|holding| letter.posts.contains(&Link::To(holding.post))).map(|holding| holding.from);
        start = start.max(taken.max().unwrap_or(start));
    }
    if signed > start.plus_days(judge.profile().letters.late_grace_days) {
        let message = format!("letter {} was signed on {signed}; it was due from {start} on", judge.name(id));
        judge.report(Draft::new("SignedLate", "spec.signatures", message).subject(signed.to_string()));
    }
}
