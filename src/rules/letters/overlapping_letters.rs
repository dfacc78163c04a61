use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP410 overlapping-letters`.
pub(crate) static RULE: Rule = Rule {
    code: Code(410),
    name: "overlapping-letters",
    summary: "two letters in force cover the same person and post",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "InForce",
    reasons: &["OverlappingLetters"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Revoke one or set supersedesRef.",
    reference: "design",
    seed: "s11 clarify",
    page: include_str!("overlapping_letters.md"),
    checks: &[],
};
