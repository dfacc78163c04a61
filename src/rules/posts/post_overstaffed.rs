use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP205 post-overstaffed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(205),
    name: "post-overstaffed",
    summary: "a post has more permanent holders than its headcount",
    kinds: &[Kind::Post],
    condition: "Staffed",
    reasons: &["Overstaffed"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "End the old assignment or raise headcount.",
    reference: "design",
    seed: "s11 clarify",
    page: include_str!("post_overstaffed.md"),
    checks: &[],
};
