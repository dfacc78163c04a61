use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP327 annual-refresher-overdue`.
pub(crate) static RULE: Rule = Rule {
    code: Code(327),
    name: "annual-refresher-overdue",
    summary: "the yearly refresher training is missing or too short",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["RefresherMissing", "RefresherHoursShort"],
    severity: Severity::Medium,
    tier: Tier::Profile,
    policy: "refresher.hours",
    since: "0.1.0",
    remediation: "Complete the missing hours; the rolling window makes it always curable.",
    reference: "Order 3 Art.9 (12/16 h), Art.13 (20 h); OSHA 1910.119(g)(2) 3-yearly",
    seed: "s28 increase the training and education of department heads, safety managers, employees",
    page: include_str!("annual_refresher_overdue.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    let Some(refresher) = judge.facts.training.refresher(id) else { return };
    let (have, need) = (refresher.have, refresher.need);
    let reason = if have == 0 { "RefresherMissing" } else { "RefresherHoursShort" };
    let months = judge.profile().refresher.window_months;
    let message = format!(
        "{} has {have} of {need} class hours of refresher training in {months} months",
        judge.name(id)
    );
    judge.report(Draft::new(reason, "", message).subject(format!("{have}/{need}")).since(refresher.due));
}
