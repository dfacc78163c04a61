use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

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
    checks: &[],
};
