use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Rule, Tier};

/// `SP204 post-understaffed`.
pub(crate) static RULE: Rule = Rule {
    code: Code(204),
    name: "post-understaffed",
    summary: "a post has fewer holders than its headcount",
    kinds: &[Kind::Post],
    condition: "Staffed",
    reasons: &["Understaffed"],
    severity: Severity::Low,
    tier: Tier::Extended,
    policy: "",
    since: "0.1.0",
    remediation: "Recruit or lower headcount.",
    reference: "design (Shandong Art.30(2) staffing limits analog)",
    seed: "-",
    page: include_str!("post_understaffed.md"),
    checks: &[],
};
