use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP209 acting-too-long`.
pub(crate) static RULE: Rule = Rule {
    code: Code(209),
    name: "acting-too-long",
    summary: "a post has had only acting holders for too long",
    kinds: &[Kind::Post],
    condition: "Staffed",
    reasons: &["ActingTooLong"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Make a permanent appointment.",
    reference: "design",
    seed: "s11",
    page: include_str!("acting_too_long.md"),
    checks: &[],
};
