use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::EmployeeId;

/// `SP323 entry-hours-short`.
pub(crate) static RULE: Rule = Rule {
    code: Code(323),
    name: "entry-hours-short",
    summary: "entry education has fewer class hours than required",
    kinds: &[Kind::Employee],
    condition: "Trained",
    reasons: &["EntryHoursShort"],
    severity: Severity::High,
    tier: Tier::Profile,
    policy: "entry.minHours",
    since: "0.1.0",
    remediation: "Complete the missing hours before the person works alone.",
    reference: "Order 3 Art.13 (24 / 72 class hours)",
    seed: "s30",
    page: include_str!("entry_hours_short.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    judge.horizon.merge(judge.facts.training.until(id));
    let Some(hours) = judge.facts.training.entry_hours(id) else { return };
    let (have, need) = (hours.have, hours.need);
    if have < need {
        let message = format!("{} has {have} of {need} class hours of entry education", judge.name(id));
        judge.report(Draft::new("EntryHoursShort", "", message).subject(format!("{have}/{need}")));
    }
}
