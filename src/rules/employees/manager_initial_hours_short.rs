use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

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
    checks: &[],
};
