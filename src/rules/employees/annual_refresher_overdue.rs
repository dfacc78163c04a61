use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

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
    checks: &[],
};
