use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::LetterId;

/// `SP412 letter-period-too-long`.
pub(crate) static RULE: Rule = Rule {
    code: Code(412),
    name: "letter-period-too-long",
    summary: "a letter covers a longer period than allowed",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["PeriodTooLong"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "letters.maxMonths",
    since: "0.1.0",
    remediation: "Issue annual letters or raise letters.maxMonths.",
    reference: "practice: annual letters",
    seed: "s54 assessment",
    page: include_str!("letter_period_too_long.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    let period = judge.world.letter(id).period;
    let months = judge.profile().letters.max_months;
    let last = period.from.plus_months(months).plus_days(-1);
    if fact.alive() && period.to > last {
        let message = format!(
            "letter {} runs from {} to {}; the policy allows {months} months, to {last}",
            judge.name(id),
            period.from,
            period.to
        );
        judge.report(Draft::new("PeriodTooLong", "spec.period.to", message));
    }
}
