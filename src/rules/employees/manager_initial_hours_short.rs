use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP332 manager-initial-hours-short`.
pub(crate) static RULE: Rule = Rule {
    code: Code(332),
    name: "manager-initial-hours-short",
    summary: "a principal or safety manager has too few hours of initial training",
    kinds: &[Kind::Employee],
    condition: "Certified",
    reasons: &["InitialHoursShort"],
    severity: Severity::Medium,
    tier: Tier::Profile,
    policy: "",
    since: "0.1.0",
    remediation: "Complete the initial training.",
    reference: "Order 3 Art.9 (32 / 48 h)",
    seed: "s20 strictly examined",
    page: include_str!("manager_initial_hours_short.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    let Some((have, need)) = judge.facts.training.initial_hours(id) else { return };
    let message = format!("{} has {have} of {need} class hours of initial safety training", judge.name(id));
    judge.report(Draft::new("InitialHoursShort", "", message).subject(format!("{have}/{need}")));
}
